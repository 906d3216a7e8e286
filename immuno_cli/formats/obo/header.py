"""The header of an OBO file, read: what the vocabulary says of itself."""

from collections.abc import Callable
from typing import Final

from immuno_cli.formats.obo.properties import short_name
from immuno_cli.formats.obo.stanzas import Line
from immuno_cli.formats.obo.terms import Noting, Ontology
from immuno_cli.formats.obo.values import (
    AFTER_DEFINITION,
    AFTER_VALUE,
    read_id,
    read_plain,
    read_text,
    unescape,
)

_MATCH_TAGS: Final = {
    "treat-xrefs-as-equivalent": "exact_matches",
    "treat-xrefs-as-is_a": "broad_matches",
    "treat-xrefs-as-genus-differentia": "broad_matches",
    "treat-xrefs-as-reverse-genus-differentia": "narrow_matches",
    "treat-xrefs-as-has-subclass": "narrow_matches",
    "treat-xrefs-as-relationship": "related_matches",
}
_OTHER_TAGS: Final = frozenset(
    {
        "format-version",
        "date",
        "saved-by",
        "auto-generated-by",
        "default-namespace",
        "namespace-id-rule",
        "owl-axioms",
        "id-mapping",
        "default-relationship-id-prefix",
        "relax-unique-identifier-assumption-for-namespace",
        "relax-unique-label-assumption-for-namespace",
        "logical-definition-view-relation",
        "typeref",
    }
)
"""Tags of OBO that no vocabulary needs here."""
_SAYS_NOTHING: Final = frozenset({"format-version"})


def read_header_line(line: Line, ontology: Ontology, note: Noting) -> None:
    """Add what a line of the header says. What is left out is noted."""
    kind = _MATCH_TAGS.get(line.tag)
    read = _LINES.get(line.tag)
    if kind:
        ontology.match_kinds[line.value.partition(" ")[0]] = kind
    elif read:
        read(line, ontology, note)
    elif line.tag in _OTHER_TAGS or line.tag.startswith("treat-xrefs-as-"):
        if line.tag not in _SAYS_NOTHING:
            note("other-header")
    else:
        note("refused-header")


def _read_name(line: Line, ontology: Ontology, _: Noting) -> None:
    ontology.name = unescape(line.value.strip())


def _read_version(line: Line, ontology: Ontology, _: Noting) -> None:
    ontology.version = unescape(line.value.strip())


def _read_remark(line: Line, ontology: Ontology, note: Noting) -> None:
    remark, _ = read_plain(line.value, note)
    ontology.remarks.append(remark.strip())


def _read_subset(line: Line, ontology: Ontology, note: Noting) -> None:
    subset, rest = read_id(line.value)
    if not subset:
        note("refused-header")
        return
    rest = rest.strip()
    ontology.subsets[subset] = read_text(rest, AFTER_DEFINITION, note)[0] if rest else ""


def _read_synonym_type(line: Line, ontology: Ontology, note: Noting) -> None:
    identifier, rest = read_id(line.value)
    scope = rest.rpartition('"')[2].split()
    if not identifier:
        note("refused-header")
    elif scope:
        ontology.synonym_scopes[identifier] = scope[0].upper()


def _read_prefix(line: Line, ontology: Ontology, note: Noting) -> None:
    prefix, rest = read_id(line.value)
    namespace, _ = read_id(rest.lstrip())
    if namespace:
        ontology.prefixes[prefix] = namespace
    else:
        note("refused-header")


def _read_value(line: Line, ontology: Ontology, note: Noting) -> None:
    stated = read_property_value(line.value, note)
    if stated is None:
        note("refused-header")
        return
    predicate, value, _ = stated
    ontology.values.setdefault(short_name(predicate, ontology.prefixes), []).append(value)


def _note_import(_: Line, __: Ontology, note: Noting) -> None:
    note("import")


def read_property_value(value: str, note: Noting) -> tuple[str, str, str] | None:
    """Return the property, the value and the rest of a property value, or None if it has no value.

    The value is a quoted text with a datatype, or an id. A text without quotation marks is mended.
    """
    predicate, rest = read_id(value)
    rest = rest.lstrip(" \t")
    if not predicate or not rest:
        return None
    if rest.startswith('"'):
        text, rest = read_text(rest, AFTER_VALUE, note)
        return predicate, text, _without_datatype(rest)
    identifier, after = read_id(rest)
    after = _without_datatype(after)
    if not after.strip() or after.lstrip().startswith(("{", "!")):
        return predicate, identifier, after
    note("no-quotes")
    text, _ = read_plain(rest, note)
    return predicate, text.strip(), ""


def _without_datatype(rest: str) -> str:
    """Return what follows the datatype, such as `xsd:string`."""
    datatype, after = read_id(rest.lstrip(" \t"))
    return after if ":" in datatype else rest


_LINES: Final[dict[str, Callable[[Line, Ontology, Noting], None]]] = {
    "ontology": _read_name,
    "data-version": _read_version,
    "version": _read_version,
    "remark": _read_remark,
    "subsetdef": _read_subset,
    "synonymtypedef": _read_synonym_type,
    "idspace": _read_prefix,
    "property_value": _read_value,
    "import": _note_import,
}
