"""The properties that OBO and OBO Graphs JSON share: what a concept or a document says beyond the format's own words.

OBO writes them as property values with a short name (`skos:example`), OBO Graphs JSON with an IRI.
"""

import re
from collections.abc import Mapping
from typing import Final

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import DC, DCT, IMMUNO, OWL, RDFS, SKOS
from immuno_cli.formats.prefixes import OBO_PURL

OIO: Final = "http://www.geneontology.org/formats/oboInOwl#"
NAMESPACES: Final = {
    DCT: "dc",
    DC: "dc",
    SKOS: "skos",
    IMMUNO: "immuno",
    OIO: "oboInOwl",
    RDFS: "rdfs",
    OWL: "owl",
}
"""The short names of namespaces. Both Dublin Cores have one: files mix them freely."""

MATCHES: Final = {f"skos:{key}": field for key, field in MATCH_KEYS.items()}
"""The properties that name a concept of another vocabulary, and the fields of a concept that hold them."""

REPLACEMENTS: Final = frozenset({"IAO:0100001", "dc:isReplacedBy", "oboInOwl:consider"})
"""The properties that name what stands for an obsolete term."""

NAMES_A_CONCEPT: Final = frozenset({*MATCHES, *REPLACEMENTS, "skos:related", "immuno:distinctFrom"})
"""The properties whose value is the id of a concept, and not a text."""

NOTES: Final = {
    **{f"skos:{key}": field for key, field in STATEMENT_KEYS.items()},
    "skos:note": "scope_notes",
    "skos:changeNote": "editorial_notes",
    "skos:historyNote": "editorial_notes",
    "rdfs:comment": "scope_notes",
    "IAO:0000112": "examples",
    "IAO:0000115": "definitions",
    "IAO:0000116": "editorial_notes",
}
"""The properties that hold a statement, and the fields of a concept that hold statements."""

CHANGE_NOTES: Final = frozenset({"skos:changeNote", "skos:historyNote"})
"""The properties whose statements become notes of another kind."""

LABELS: Final = {
    "skos:altLabel": "alt_labels",
    "skos:hiddenLabel": "hidden_labels",
    "IAO:0000118": "alt_labels",
    "oboInOwl:hasExactSynonym": "alt_labels",
    "oboInOwl:hasRelatedSynonym": "related_labels",
    "oboInOwl:hasBroadSynonym": "related_labels",
    "oboInOwl:hasNarrowSynonym": "related_labels",
}
"""The properties that hold a label, and the fields of a concept that hold labels."""

SCOPES: Final = frozenset({"EXACT", "BROAD", "NARROW", "RELATED"})
"""The scopes of synonyms."""

SUBCLASS: Final = frozenset({"is_a", "isa", "subclassof"})
"""The names of the relation to a broader concept, without a prefix and in small letters."""

OBSOLETE: Final = frozenset({"owl:deprecated", "oboInOwl:is_obsolete", "oboInOwl:isObsolete", "is_obsolete"})
"""The properties that say whether a term is obsolete."""

OBSOLESCENCE_REASONS: Final = frozenset({"IAO:0000231"})
"""The properties that say why a term is obsolete."""

_OBSOLETE_PARENT: Final = re.compile(
    r"(?:.*[/#:])?(?:obsolete[_-]?(?:class|term)|(?<=\befo[/#:])obsolete)", re.IGNORECASE | re.DOTALL
)
"""The class of obsolete terms, in the files that have one. That of EFO is known by its namespace, too."""
_OBSOLETE_NAME: Final = re.compile(r"[\[(]?(?:obsolete|deprecated)[\])_:. -]+[^\])_:. -]", re.IGNORECASE)
"""The name of an obsolete term. The word alone is the name of a live one."""
_OF_OBSOLETE: Final = frozenset("[(oOdD")
"""What such a name begins with: to look at one letter is fast."""

HIDDEN: Final = "hidden"
"""Our synonym type for hidden labels, which are searched and never shown. OBO has no scope for them."""

ABBREVIATION_TYPES: Final = frozenset({"abbreviation", "acronym", "omo:0003000", "omo:0003012"})

_TRUE: Final = frozenset({"true", "1", "yes", "t", "y"})
_FALSE: Final = frozenset({"false", "0", "no", ""})
_NO_REASON: Final = _FALSE | {"none", "n/a", "na", "nil", "null", "not applicable", "-", "–"}
"""What stands, in small letters, where a reason could stand and there is none."""

_DUBLIN_CORE_PREFIXES: Final = {"dcterms": "dc", "terms": "dc", "dct": "dc", "oio": "oboInOwl"}
_KNOWN_PREFIX: Final = re.compile(r"(dc|dcterms|terms|dct|skos|oio)[-_:](.+)")
_ALIASES: Final = {"editor_note": "IAO:0000116", "example_of_usage": "IAO:0000112", "owl:versionInfo": "version"}


def is_obsolete_parent(identifier: str) -> bool:
    """Return whether an id is that of the class of obsolete terms.

    >>> is_obsolete_parent("oboInOwl:ObsoleteClass"), is_obsolete_parent("EFO:obsolete")
    (True, True)
    >>> is_obsolete_parent("X:NonObsoleteClass"), is_obsolete_parent("X:obsolete")
    (False, False)
    """
    return "bsolete" in identifier and _OBSOLETE_PARENT.fullmatch(identifier) is not None


def is_obsolete_name(name: str) -> bool:
    """Return whether the name of a term says that it is obsolete, as the OBO Foundry wants it to.

    >>> is_obsolete_name("obsolete white cell"), is_obsolete_name("OBSOLETE: cell")
    (True, True)
    >>> is_obsolete_name("obsolescence"), is_obsolete_name("Obsolete")
    (False, False)
    """
    return name[:1] in _OF_OBSOLETE and _OBSOLETE_NAME.match(name) is not None


def is_true(value: object) -> bool:
    """Return whether a value says yes, in any spelling: true, True, TRUE, 1, or JSON's true.

    >>> is_true("True"), is_true(True), is_true("false")
    (True, True, False)
    """
    return str(value).strip().casefold() in _TRUE


def is_false(value: object) -> bool:
    """Return whether a value says no, in any spelling, or nothing.

    >>> is_false("False"), is_false(0), is_false("perhaps")
    (True, True, False)
    """
    return str(value).strip().casefold() in _FALSE


def says_no(value: object) -> bool:
    """Return whether a value says no in a word, and not by its absence.

    >>> says_no("False"), says_no(0), says_no(""), says_no(None)
    (True, True, False, False)
    """
    return value is not None and is_false(value) and bool(str(value).strip())


def is_reason(text: str) -> bool:
    """Return whether a text gives a reason, and does not say that there is none.

    >>> is_reason("merged"), is_reason(" "), is_reason("None")
    (True, False, False)
    """
    return text.strip().casefold() not in _NO_REASON


def short_name(predicate: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Return the one short name of a property that is spelled as an IRI or with any prefix.

    `prefixes` are those that the file declares, with their namespaces.

    >>> short_name("dc-title"), short_name("dcterms:title"), short_name("http://purl.org/dc/terms/title")
    ('dc:title', 'dc:title', 'dc:title')
    """
    name = _without_namespace(predicate)
    known = _KNOWN_PREFIX.match(name)
    if known:
        name = f"{_DUBLIN_CORE_PREFIXES.get(known[1], known[1])}:{known[2]}"
    elif ":" in name and prefixes:
        prefix, _, local = name.partition(":")
        name = f"{NAMESPACES.get(prefixes.get(prefix, ''), prefix)}:{local}"
    return _ALIASES.get(name, name)


def _without_namespace(predicate: str) -> str:
    for namespace, prefix in NAMESPACES.items():
        if predicate.startswith(namespace):
            return f"{prefix}:{predicate.removeprefix(namespace)}"
    return obo_id(predicate)


def obo_id(iri: str) -> str:
    """Return the OBO id of an address under purl.obolibrary.org, and any other text unchanged.

    The policy of the OBO Foundry: `…/obo/CL_0000084` is `CL:0000084`, whether the prefix is known or not. A subset or
    relation of an ontology goes by its name alone.

    >>> obo_id("http://purl.obolibrary.org/obo/CL_0000084"), obo_id("http://purl.obolibrary.org/obo/go#part_of")
    ('CL:0000084', 'part_of')
    """
    if not iri.startswith(OBO_PURL):
        return iri
    local = iri.removeprefix(OBO_PURL)
    if "#" in local:
        ontology, _, name = local.partition("#")
        return f"{ontology}:{name[1:]}" if name.startswith("_") else name or iri
    prefix, _, number = local.rpartition("_")
    is_whole = prefix and number and "/" not in local
    return f"{prefix}:{number}" if is_whole else iri
