"""OBO 1.2 and 1.4, read with fastobo: what its clauses say of a term."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.parsing import Document, iter_frames, load_document, parse, unguarded
from immuno_cli.formats.obo.scheme import conclude, finish
from immuno_cli.formats.obo.terms import (
    Ontology,
    Property,
    Term,
    add_match,
    add_synonym,
    add_value,
    compact,
    short_name,
    xref_kind,
)
from immuno_cli.formats.reading import Progress, Reading, no_progress
from immuno_cli.model import BASES, Basis, Classification, Concept, Relation, Statement

# fastobo ships no types of its own
Frame: TypeAlias = Any
Clause: TypeAlias = Any
Identifier: TypeAlias = Any

_MATCH_HEADERS: Final = {
    "TreatXrefsAsEquivalentClause": "exact_matches",
    "TreatXrefsAsIsAClause": "broad_matches",
    "TreatXrefsAsGenusDifferentiaClause": "broad_matches",
    "TreatXrefsAsHasSubclassClause": "narrow_matches",
    "TreatXrefsAsRelationshipClause": "related_matches",
}
_LOGIC: Final = frozenset({"intersection_of", "union_of", "equivalent_to", "disjoint_from"})


def read_obo(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO document; `name` stands in where it does not name itself.

    Raises MissingExtraError without fastobo, InvalidVocabularyError where not one term can be read.
    """
    notes: Counter[str] = Counter()
    document = load_document(data, notes)
    ontology = _read_header(document, notes)
    concepts: list[Concept] = []
    for frame in iter_frames(document, notes, progress):
        if type(frame).__name__ == "TermFrame":
            concepts.append(finish(_read_term(frame, ontology, notes), notes))
        else:
            _read_property(frame, ontology)
    if not concepts:
        raise InvalidVocabularyError("this OBO file holds no term that can be read")
    return conclude(ontology, concepts, notes, name=name)


def _read_header(document: Document, notes: Counter[str]) -> Ontology:
    ontology = Ontology()
    whole = parse(document.fastobo, document.header)
    lines = [line for line in document.header.split("\n") if line.strip()]
    documents = [parse(document.fastobo, f"{line}\n") for line in lines] if whole is None else [whole]
    notes["refused-header"] += documents.count(None)
    for clause in (clause for parsed in documents if parsed is not None for clause in parsed.header):
        _read_header_clause(clause, ontology)
    ontology.iri = ontology.prefixes.pop("base", None)
    return ontology


def _read_header_clause(clause: Clause, ontology: Ontology) -> None:
    """Read a clause by its class, not by its tag: one that fastobo does not know may have any tag, once unescaped."""
    kind = type(clause).__name__
    if kind == "OntologyClause":
        ontology.ontology = clause.ontology
    elif kind == "DataVersionClause":
        ontology.version = clause.version
    elif kind == "RemarkClause":
        ontology.remarks.append(clause.remark)
    elif kind == "SubsetdefClause":
        ontology.subsets[_plain(clause.subset)] = clause.description
    elif kind == "IdspaceClause":
        ontology.prefixes[str(clause.prefix)] = str(clause.url)
    elif kind == "PropertyValueClause":
        predicate, value = _property_value(clause)
        ontology.values.setdefault(short_name(predicate, ontology.prefixes), []).append(value)
    elif kind in _MATCH_HEADERS:
        ontology.match_kinds[str(clause.idspace)] = _MATCH_HEADERS[kind]


def _read_property(frame: Frame, ontology: Ontology) -> None:
    declared = ontology.properties.setdefault(_plain(frame.id), Property())
    for clause in frame:
        tag = clause.raw_tag()
        if tag == "name":
            declared.name = declared.name or clause.name
        elif tag == "def":
            declared.definition = declared.definition or clause.definition
        elif tag == "inverse_of":
            declared.inverse_of = _plain(clause.typedef)
        elif tag == "is_a":
            declared.broader.append(_plain(clause.typedef))


def _read_term(frame: Frame, ontology: Ontology, notes: Counter[str]) -> Term:
    term = Term(_plain(frame.id))
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
    term.definitions.append(_statement(clause.definition, clause, tuple(_plain(xref.id) for xref in clause.xrefs)))


def _read_comment(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    term.scope_notes.append(_statement(clause.comment, clause))


def _read_synonym(term: Term, clause: Clause, _: Ontology, notes: Counter[str]) -> None:
    synonym = clause.synonym
    notes["synonym-xref"] += len(synonym.xrefs)
    add_synonym(
        term, unguarded(synonym.desc), synonym.scope, None if synonym.type is None else _plain(synonym.type), notes
    )


def _read_xref(term: Term, clause: Clause, ontology: Ontology, _: Counter[str]) -> None:
    identifier = _plain(clause.xref.id)
    sources = _qualifiers(clause).get("source", ())
    add_match(term, identifier, xref_kind(ontology, identifier, sources), clause.xref.desc or None)


def _read_subset(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    qualifiers = _qualifiers(clause)
    note = next(iter(qualifiers.get("note", ())), None)
    passages = tuple(qualifiers.get("passage", ()))
    term.subsets.append(Classification(_plain(clause.subset), _basis(qualifiers), passages, note))


def _read_relationship(term: Term, clause: Clause, _: Ontology, __: Counter[str]) -> None:
    qualifiers = _qualifiers(clause)
    passages = tuple(qualifiers.get("passage", ()))
    term.relations.append(Relation(_plain(clause.typedef), _plain(clause.term), _basis(qualifiers), passages))


def _read_value(term: Term, clause: Clause, ontology: Ontology, notes: Counter[str]) -> None:
    predicate, value = _property_value(clause)
    if not add_value(term, short_name(predicate, ontology.prefixes), value, _statement(value, clause), notes):
        notes["other-value"] += 1
    elif value in term.matches and (label := next(iter(_qualifiers(clause).get("name", ())), None)):
        add_match(term, value, term.matches[value][0], label)


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
    "is_a": lambda term, clause, _, __: term.broader.append(_plain(clause.term)),
    "alt_id": lambda term, clause, _, __: term.notations.append(_plain(clause.alt_id)),
    "replaced_by": lambda term, clause, _, __: term.replaced_by.append(_plain(clause.term)),
    "consider": lambda term, clause, _, __: term.consider.append(_plain(clause.term)),
}


def _plain(identifier: Identifier) -> str:
    """Return an identifier as it is meant, without the escapes of the file."""
    prefix = getattr(identifier, "prefix", None)
    if prefix is not None:
        return f"{prefix}:{identifier.local}"
    return compact(str(getattr(identifier, "unescaped", identifier)))


def _property_value(clause: Clause) -> tuple[str, str]:
    stated = clause.property_value
    value = stated.value
    return _plain(stated.relation), unguarded(value) if isinstance(value, str) else _plain(value)


def _qualifiers(clause: Clause) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for qualifier in clause.qualifiers or ():
        found.setdefault(_plain(qualifier.key), []).append(unguarded(qualifier.value))
    return found


def _basis(qualifiers: dict[str, list[str]]) -> Basis | None:
    stated = next(iter(qualifiers.get("basis", ())), None)
    return next((basis for basis in BASES if basis == stated), None)


def _statement(text: str, clause: Clause, xrefs: tuple[str, ...] = ()) -> Statement:
    qualifiers = _qualifiers(clause)
    more = tuple(qualifiers.get("xref", ()))
    return Statement(unguarded(text.strip()), _basis(qualifiers), tuple(qualifiers.get("passage", ())), xrefs + more)
