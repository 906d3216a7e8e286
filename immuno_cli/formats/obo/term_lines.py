"""The lines of an OBO term: what each says of it.

A line that is not as OBO wants it is repaired, or costs only itself. Each such line is noted with its number.
"""

from collections.abc import Callable
from typing import Final

from immuno_cli.formats.obo.header import read_property_value
from immuno_cli.formats.obo.obo_file import OboFile
from immuno_cli.formats.obo.properties import SUBCLASS, is_true, says_no, short_name
from immuno_cli.formats.obo.qualifiers import all_of, basis_of, first_of, is_conditional, marks_of, statement_of
from immuno_cli.formats.obo.stanzas import Line
from immuno_cli.formats.obo.synonym_lines import synonym_reader
from immuno_cli.formats.obo.terms import PropertyValue, Term, add_match, add_parent, add_value, xref_kind
from immuno_cli.formats.obo.values import (
    AFTER_DEFINITION,
    read_id,
    read_only_id,
    read_plain,
    read_tail,
    read_text,
    read_xref,
    read_xrefs,
    split_ids,
)
from immuno_cli.model import Classification, Relation

_LOGIC: Final = frozenset({"intersection_of", "union_of", "equivalent_to", "disjoint_from"})
_OTHER: Final = frozenset(
    {
        "namespace",
        "is_anonymous",
        "builtin",
        "created_by",
        "creation_date",
        "modified_by",
        "modification_date",
        "exact_scope",
        "expand_assertion_to",
        "expand_expression_to",
        "instance_of",
    }
)
"""Tags of OBO that no concept needs here."""


def read_term_line(file: OboFile, term: Term, line: Line) -> None:
    """Add what a line says of a term. What is left out is noted."""
    read = _LINES.get(line.tag)
    if read is None and line.tag.casefold() in _LINES:
        file.note("tag-case")
        read = _LINES[line.tag.casefold()]
    if read:
        read(file, term, line.value)
    else:
        file.note(_reason_to_leave_out(line.tag))


def _reason_to_leave_out(tag: str) -> str:
    if tag in _LOGIC:
        return "logic"
    if tag in _OTHER:
        return "other-value"
    return "unknown-tag" if tag else "refused-line"


def _read_id_line(file: OboFile, term: Term, value: str) -> None:
    if read_id(value)[0].rstrip(",") != term.id.rstrip(","):
        file.note("refused-line")


def _read_name(file: OboFile, term: Term, value: str) -> None:
    text, qualifiers = read_plain(value, file.note)
    file.note_qualifiers(qualifiers)
    name = text.strip()
    if term.name and name and name != term.name:
        file.note("second-name")
        term.alt_labels.append(name)
    term.name = term.name or name


def _read_def(file: OboFile, term: Term, value: str) -> None:
    text, rest = read_text(value, AFTER_DEFINITION, file.note)
    xrefs, rest = ([], "") if rest == " []" else read_xrefs(rest, file.note)
    qualifiers = read_tail(rest, file.note)
    file.note_qualifiers(qualifiers)
    if text.strip():
        term.definitions.append(statement_of(text, qualifiers, tuple(xrefs)))
    else:
        file.note("empty-text")


def _read_comment(file: OboFile, term: Term, value: str) -> None:
    text, qualifiers = read_plain(value, file.note)
    file.note_qualifiers(qualifiers)
    if text.strip():
        term.scope_notes.append(statement_of(text, qualifiers))
    else:
        file.note("empty-text")


def _read_xrefs(file: OboFile, term: Term, value: str) -> None:
    """Read the cross-reference of a line, or the several of a line that should have been as many lines."""
    parts = split_ids(value)
    if len(parts) > 1:
        file.note("xref-separator")
    for part in parts:
        _read_xref(file, term, part)


def _read_xref(file: OboFile, term: Term, value: str) -> None:
    found = read_xref(value, file.note)
    if found is None:
        file.note("bad-xref")
        return
    xref, qualifiers = found
    kind = xref_kind(file.ontology, xref.id, qualifiers.get("source", ()))
    file.note_qualifiers(qualifiers, "" if kind == "close_matches" else "source")
    add_match(term, xref.id, kind, xref.name or None)


def _read_old_xref(file: OboFile, term: Term, value: str) -> None:
    file.note("old-xref")
    _read_xrefs(file, term, value)


def _read_subset(file: OboFile, term: Term, value: str) -> None:
    subset, qualifiers = read_only_id(value, file.note)
    if not subset:
        file.note("refused-line")
        return
    file.note_qualifiers(qualifiers)
    note = first_of(qualifiers, "note")
    term.subsets.append(Classification(subset, basis_of(qualifiers), all_of(qualifiers, "passage"), note))


def _read_relationship(file: OboFile, term: Term, value: str) -> None:
    relation, rest = read_id(value)
    target, qualifiers = read_only_id(rest.lstrip(" \t"), file.note)
    file.note_qualifiers(qualifiers)
    if not relation or not target:
        file.note("refused-line")
    elif relation.rpartition(":")[2].casefold() in SUBCLASS:
        add_parent(term, target)
    elif is_conditional(qualifiers):
        file.note("logic")
    else:
        term.relations.append(Relation(relation, target, basis_of(qualifiers), all_of(qualifiers, "passage")))


def _read_value(file: OboFile, term: Term, value: str) -> None:
    found = read_property_value(value, file.note)
    if found is None:
        file.note("refused-line")
        return
    predicate, text, rest = found
    qualifiers = read_tail(rest, file.note)
    file.note_qualifiers(qualifiers)
    stated = PropertyValue(
        short_name(predicate, file.ontology.prefixes),
        text,
        basis_of(qualifiers),
        all_of(qualifiers, "passage"),
        all_of(qualifiers, "xref"),
        name=first_of(qualifiers, "name"),
        note=first_of(qualifiers, "note"),
        date=first_of(qualifiers, "date"),
        marks=marks_of(qualifiers),
    )
    if not add_value(term, stated, file.note):
        file.note("other-value")


def _read_obsolete(file: OboFile, term: Term, value: str) -> None:
    word = read_only_id(value, file.note)[0].strip('"')
    if is_true(word):
        term.obsolete = True
    elif says_no(word):
        term.is_live = True
    else:
        file.note("refused-line")


def _id_reader(add: Callable[[Term, str], None]) -> Callable[[OboFile, Term, str], None]:
    """Return the reader of a line that holds one id, which `add` adds to the term."""

    def read(file: OboFile, term: Term, value: str) -> None:
        identifier, qualifiers = read_only_id(value, file.note)
        file.note_qualifiers(qualifiers)
        if identifier:
            add(term, identifier)
        else:
            file.note("refused-line")

    return read


_LINES: Final[dict[str, Callable[[OboFile, Term, str], None]]] = {
    "id": _read_id_line,
    "name": _read_name,
    "def": _read_def,
    "comment": _read_comment,
    "synonym": synonym_reader(""),
    "exact_synonym": synonym_reader("EXACT"),
    "broad_synonym": synonym_reader("BROAD"),
    "narrow_synonym": synonym_reader("NARROW"),
    "related_synonym": synonym_reader("RELATED"),
    "xref": _read_xrefs,
    "xref_analog": _read_old_xref,
    "xref_unknown": _read_old_xref,
    "subset": _read_subset,
    "relationship": _read_relationship,
    "property_value": _read_value,
    "is_obsolete": _read_obsolete,
    **dict.fromkeys(("obsolete", "is_deprecated", "deprecated"), _read_obsolete),
    "is_a": _id_reader(add_parent),
    "alt_id": _id_reader(lambda term, other: term.notations.append(other)),
    "replaced_by": _id_reader(lambda term, other: term.replaced_by.append(other)),
    "consider": _id_reader(lambda term, other: term.consider.append(other)),
    "use_term": _id_reader(lambda term, other: term.consider.append(other)),
}
"""The readers of the lines of a term, by their tags. Those of OBO 1.0 that are named otherwise today are among them."""
