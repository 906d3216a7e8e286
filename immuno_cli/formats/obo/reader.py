"""OBO 1.2 and 1.4, read with the library fastobo: what the clauses of a stanza say of a term."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.parsing import OboText, iter_frames, load_text, parse, unguarded
from immuno_cli.formats.obo.properties import obo_id, short_name
from immuno_cli.formats.obo.scheme import finish_reading, finish_term
from immuno_cli.formats.obo.terms import (
    Ontology,
    Property,
    PropertyValue,
    Term,
    add_match,
    add_synonym,
    add_value,
    xref_kind,
)
from immuno_cli.formats.reading import Progress, Reading, no_progress
from immuno_cli.model import BASES, Basis, Classification, Concept, Relation, Statement

# fastobo ships no types of its own
Frame: TypeAlias = Any
Clause: TypeAlias = Any
Identifier: TypeAlias = Any

Qualifiers = Mapping[str, list[str]]
"""What is written in braces after a clause, by name: `{source="MONDO:equivalentTo"}`."""

_MATCH_HEADERS: Final = {
    "TreatXrefsAsEquivalentClause": "exact_matches",
    "TreatXrefsAsIsAClause": "broad_matches",
    "TreatXrefsAsGenusDifferentiaClause": "broad_matches",
    "TreatXrefsAsHasSubclassClause": "narrow_matches",
    "TreatXrefsAsRelationshipClause": "related_matches",
}
_LOGIC: Final = frozenset({"intersection_of", "union_of", "equivalent_to", "disjoint_from"})


def read_obo(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO file. `name` stands for an id where the file states none.

    Raises MissingExtraError without fastobo, and InvalidVocabularyError if not one term can be read.
    """
    notes: Counter[str] = Counter()
    document = load_text(data, notes)
    ontology = _read_header(document, notes)
    concepts: list[Concept] = []
    for frame in iter_frames(document, notes, progress):
        if type(frame).__name__ == "TermFrame":
            term = _read_term(frame, ontology, notes)
            concepts.append(finish_term(term, notes))
        else:
            _read_property(frame, ontology)
    if not concepts:
        raise InvalidVocabularyError("this OBO file holds no term that can be read")
    return finish_reading(ontology, concepts, notes, name=name)


def _read_header(document: OboText, notes: Counter[str]) -> Ontology:
    """Return what the header says, line by line if fastobo refuses it as a whole."""
    ontology = Ontology()
    whole = parse(document.fastobo, document.header)
    parsed = [whole]
    if whole is None:
        lines = [line for line in document.header.split("\n") if line.strip()]
        parsed = [parse(document.fastobo, f"{line}\n") for line in lines]
    for header in parsed:
        if header is None:
            notes["refused-header"] += 1
            continue
        for clause in header.header:
            _read_header_clause(clause, ontology)
    ontology.iri = ontology.prefixes.pop("base", None)
    return ontology


def _read_header_clause(clause: Clause, ontology: Ontology) -> None:
    """Read a clause by its class. Its tag says less: an unknown clause may have any tag once it is unescaped."""
    kind = type(clause).__name__
    if kind == "OntologyClause":
        ontology.name = clause.ontology
    elif kind == "DataVersionClause":
        ontology.version = clause.version
    elif kind == "RemarkClause":
        ontology.remarks.append(clause.remark)
    elif kind == "SubsetdefClause":
        ontology.subsets[_id(clause.subset)] = clause.description
    elif kind == "IdspaceClause":
        ontology.prefixes[str(clause.prefix)] = str(clause.url)
    elif kind == "PropertyValueClause":
        predicate, value = _property_and_value(clause)
        ontology.values.setdefault(short_name(predicate, ontology.prefixes), []).append(value)
    elif kind in _MATCH_HEADERS:
        ontology.match_kinds[str(clause.idspace)] = _MATCH_HEADERS[kind]


def _read_property(frame: Frame, ontology: Ontology) -> None:
    declared = ontology.properties.setdefault(_id(frame.id), Property())
    for clause in frame:
        tag = clause.raw_tag()
        if tag == "name":
            declared.name = declared.name or clause.name
        elif tag == "def":
            declared.definition = declared.definition or clause.definition
        elif tag == "inverse_of":
            declared.inverse_of = _id(clause.typedef)
        elif tag == "is_a":
            declared.broader.append(_id(clause.typedef))


def _read_term(frame: Frame, ontology: Ontology, notes: Counter[str]) -> Term:
    term = Term(_id(frame.id))
    for clause in frame:
        tag = clause.raw_tag()
        read = _CLAUSES.get(tag)
        if read:
            read(term, clause, ontology, notes)
        else:
            notes["logic" if tag in _LOGIC else "other-value"] += 1
    return term


def _read_name(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    term.name = term.name or clause.name.strip()


def _read_def(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    xrefs = tuple(_id(xref.id) for xref in clause.xrefs)
    term.definitions.append(_statement(clause.definition, clause, xrefs))


def _read_comment(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    term.scope_notes.append(_statement(clause.comment, clause))


def _read_synonym(term: Term, clause: Clause, _: Ontology, notes: Counter[str]) -> None:
    synonym = clause.synonym
    notes["synonym-xref"] += len(synonym.xrefs)
    synonym_type = None if synonym.type is None else _id(synonym.type)
    add_synonym(term, unguarded(synonym.desc), synonym.scope, synonym_type, notes)


def _read_xref(term: Term, clause: Clause, ontology: Ontology, _: Counter[str]) -> None:
    identifier = _id(clause.xref.id)
    sources = _qualifiers(clause).get("source", ())
    add_match(term, identifier, xref_kind(ontology, identifier, sources), clause.xref.desc or None)


def _read_subset(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    qualifiers = _qualifiers(clause)
    note = _single(qualifiers, "note")
    term.subsets.append(Classification(_id(clause.subset), _basis(qualifiers), _all(qualifiers, "passage"), note))


def _read_relationship(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    qualifiers = _qualifiers(clause)
    passages = _all(qualifiers, "passage")
    term.relations.append(Relation(_id(clause.typedef), _id(clause.term), _basis(qualifiers), passages))


def _read_value(term: Term, clause: Clause, ontology: Ontology, notes: Counter[str]) -> None:
    predicate, value = _property_and_value(clause)
    qualifiers = _qualifiers(clause)
    stated = PropertyValue(
        short_name(predicate, ontology.prefixes),
        value,
        _basis(qualifiers),
        _all(qualifiers, "passage"),
        _all(qualifiers, "xref"),
        name=_single(qualifiers, "name"),
        note=_single(qualifiers, "note"),
        date=_single(qualifiers, "date"),
    )
    if not add_value(term, stated, notes):
        notes["other-value"] += 1


def _read_obsolete(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    term.obsolete = clause.obsolete


_CLAUSES: Final[dict[str, Callable[[Term, Clause, Ontology, Counter[str]], None]]] = {
    "name": _read_name,
    "def": _read_def,
    "comment": _read_comment,
    "synonym": _read_synonym,
    "xref": _read_xref,
    "subset": _read_subset,
    "relationship": _read_relationship,
    "property_value": _read_value,
    "is_obsolete": _read_obsolete,
    "is_a": lambda term, clause, _, __: term.broader.append(_id(clause.term)),
    "alt_id": lambda term, clause, _, __: term.notations.append(_id(clause.alt_id)),
    "replaced_by": lambda term, clause, _, __: term.replaced_by.append(_id(clause.term)),
    "consider": lambda term, clause, _, __: term.consider.append(_id(clause.term)),
}


def _id(identifier: Identifier) -> str:
    """Return an identifier as text, without the escapes of the file."""
    prefix = getattr(identifier, "prefix", None)
    if prefix is not None:
        return f"{prefix}:{identifier.local}"
    return obo_id(str(getattr(identifier, "unescaped", identifier)))


def _property_and_value(clause: Clause) -> tuple[str, str]:
    stated = clause.property_value
    value = stated.value
    return _id(stated.relation), unguarded(value) if isinstance(value, str) else _id(value)


def _qualifiers(clause: Clause) -> Qualifiers:
    found: dict[str, list[str]] = {}
    for qualifier in clause.qualifiers or ():
        found.setdefault(_id(qualifier.key), []).append(unguarded(qualifier.value))
    return found


def _single(qualifiers: Qualifiers, name: str) -> str | None:
    return next(iter(qualifiers.get(name, ())), None)


def _all(qualifiers: Qualifiers, name: str) -> tuple[str, ...]:
    return tuple(qualifiers.get(name, ()))


def _basis(qualifiers: Qualifiers) -> Basis | None:
    stated = _single(qualifiers, "basis")
    return next((basis for basis in BASES if basis == stated), None)


def _statement(text: str, clause: Clause, xrefs: tuple[str, ...] = ()) -> Statement:
    qualifiers = _qualifiers(clause)
    all_xrefs = xrefs + _all(qualifiers, "xref")
    return Statement(unguarded(text.strip()), _basis(qualifiers), _all(qualifiers, "passage"), all_xrefs)
