"""What OBO and OBO Graphs JSON have in common: the same statements in two spellings.

Each reader fills `Term` and `Ontology`; `obo_scheme` makes the vocabulary of them, so that a release in both formats
gives the same one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.model import Classification, Document, Relation, Statement

_KIND: Final = re.compile(r"[a-z]+(-[a-z]+)*")
OBO_PURL: Final = "http://purl.obolibrary.org/obo/"
NAMESPACES: Final = {
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://www.geneontology.org/formats/oboInOwl#": "oboInOwl",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/2002/07/owl#": "owl",
}
_PREFIXES: Final = {"dcterms": "dc", "terms": "dc", "dct": "dc", "oio": "oboInOwl"}
_ALIASES: Final = {"editor_note": "IAO:0000116", "example_of_usage": "IAO:0000112", "owl:versionInfo": "version"}

MATCHES: Final = {f"skos:{key}": name for key, name in MATCH_KEYS.items()}
_NOTES: Final = {
    **{f"skos:{key}": name for key, name in STATEMENT_KEYS.items()},
    "skos:note": "scope_notes",
    "rdfs:comment": "scope_notes",
    "IAO:0000112": "examples",
    "IAO:0000115": "definitions",
    "IAO:0000116": "editorial_notes",
}
_QUALIFIED: Final = {
    "equivalentto": "exact_matches",
    "equivalentobsolete": "exact_matches",
    "superclassof": "narrow_matches",
    "subclassof": "broad_matches",
    "relatedto": "related_matches",
    "directsiblingof": "related_matches",
    "siblingof": "related_matches",
}
ABBREVIATION_TYPES: Final = frozenset({"abbreviation", "acronym", "omo:0003000", "omo:0003012"})


@dataclass(slots=True)
class Term:
    """A term while its statements are gathered: the fields of a concept. `matches` maps ids to kind and label."""

    id: str
    name: str = ""
    alt_labels: list[str] = field(default_factory=list)
    hidden_labels: list[str] = field(default_factory=list)
    notations: list[str] = field(default_factory=list)
    kind: str | None = None
    definitions: list[Statement] = field(default_factory=list)
    scope_notes: list[Statement] = field(default_factory=list)
    examples: list[Statement] = field(default_factory=list)
    editorial_notes: list[Statement] = field(default_factory=list)
    subsets: list[Classification] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    matches: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    obsolete: bool = False
    replaced_by: list[str] = field(default_factory=list)
    consider: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Property:
    """A relation, subset or annotation property that the file declares."""

    name: str = ""
    definition: str | None = None
    inverse_of: str | None = None
    broader: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ontology:
    """What a file says of itself, while it is gathered. `values` holds header properties by their short name."""

    ontology: str = ""
    version: str | None = None
    values: dict[str, list[str]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    subsets: dict[str, str] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    match_kinds: dict[str, str] = field(default_factory=dict)
    iri: str | None = None


def short_name(predicate: str, prefixes: dict[str, str] | None = None) -> str:
    """Return one short spelling of a property: `dc:title` for `dc-title`, `dcterms:title` or the IRI of either."""
    for namespace, prefix in NAMESPACES.items():
        if predicate.startswith(namespace):
            predicate = f"{prefix}:{predicate[len(namespace) :]}"
            break
    else:
        predicate = compact(predicate)
    if match := re.match(r"(dc|dcterms|terms|dct|skos|oio)[-_:](.+)", predicate):
        predicate = f"{_PREFIXES.get(match[1], match[1])}:{match[2]}"
    elif ":" in predicate and prefixes:
        prefix, _, local = predicate.partition(":")
        predicate = f"{NAMESPACES.get(prefixes.get(prefix, ''), prefix)}:{local}"
    return _ALIASES.get(predicate, predicate)


def compact(iri: str, base: str | None = None) -> str:
    """Return the OBO id of an IRI (`CL:0000084`), its name where it lies under `base`, and otherwise the IRI itself."""
    if base and iri.startswith(base) and len(iri) > len(base):
        return iri[len(base) :]
    if not iri.startswith(OBO_PURL):
        return iri
    local = iri[len(OBO_PURL) :]
    if "#" in local:
        space, _, name = local.partition("#")
        return f"{space}:{name[1:]}" if name.startswith("_") else name or iri
    prefix, underscore, number = local.rpartition("_")
    return f"{prefix}:{number}" if underscore and prefix and number and "/" not in local else iri


def add_synonym(term: Term, text: str, scope: str, synonym_type: str | None, notes: Counter[str]) -> None:
    """Add a synonym: exact ones and abbreviations are shown to readers, the others only found."""
    abbreviation = synonym_type is not None and synonym_type.rpartition("#")[2].casefold() in ABBREVIATION_TYPES
    labels = term.alt_labels if scope == "EXACT" or abbreviation else term.hidden_labels
    if not text.strip():
        notes["empty-label"] += 1
        return
    labels.append(text)


def add_match(term: Term, identifier: str, kind: str, label: str | None = None) -> None:
    """Add a match, of one kind only: what a mapping property says goes before the plain cross-reference."""
    known = term.matches.get(identifier)
    if known is None:
        term.matches[identifier] = (kind, label)
    else:
        kept = kind if known[0] == "close_matches" else known[0]
        term.matches[identifier] = (kept, label or known[1])


def xref_kind(ontology: Ontology, identifier: str, sources: Iterable[str]) -> str:
    """Return the kind of match that a cross-reference states.

    A qualifier says so (`source="MONDO:equivalentTo"`), or a header line for its prefix (`treat-xrefs-as-equivalent`).
    Otherwise it is a close match: OBO leaves open how close.
    """
    for source in sources:
        kind = _QUALIFIED.get(source.rpartition(":")[2].casefold())
        if kind:
            return kind
    return ontology.match_kinds.get(identifier.partition(":")[0], "close_matches")


def add_value(term: Term, predicate: str, value: str, statement: Statement, notes: Counter[str]) -> bool:
    """Add what a property value states, by its property's short name; return whether it is one that means something."""
    if predicate in MATCHES:
        add_match(term, value, MATCHES[predicate])
    elif predicate in _NOTES:
        getattr(term, _NOTES[predicate]).append(statement)
    elif predicate == "skos:related":
        term.related.append(value)
    elif predicate == "skos:notation":
        term.notations.append(value)
    elif predicate == "skos:altLabel":
        add_synonym(term, value, "EXACT", None, notes)
    elif predicate == "skos:hiddenLabel":
        add_synonym(term, value, "RELATED", None, notes)
    elif predicate == "dc:type" and _KIND.fullmatch(value):
        term.kind = value
    else:
        return False
    return True
