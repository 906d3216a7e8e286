"""The nodes of an OBO Graphs file that are classes: what each says of its term."""

from typing import Final

from immuno_cli.formats.iris import IMMUNO
from immuno_cli.formats.marks import MARKS, with_marks
from immuno_cli.formats.obo.graphs.declarations import is_deprecated, is_live, local_name
from immuno_cli.formats.obo.graphs.file import GraphsFile
from immuno_cli.formats.obo.graphs.json_values import (
    BASIS,
    DATE,
    IN_SUBSET,
    LABEL,
    NOTE,
    SOURCE,
    evidence,
    first_value,
    marks,
    object_,
    objects,
    text,
    texts,
    values_of,
)
from immuno_cli.formats.obo.properties import NAMES_A_CONCEPT, obo_id, short_name
from immuno_cli.formats.obo.terms import PropertyValue, Term, add_match, add_synonym, add_value, is_prose, xref_kind
from immuno_cli.formats.reading import JsonObject
from immuno_cli.model import Classification, Relation, Statement

_SCOPES: Final = {
    "hasexactsynonym": "EXACT",
    "hasbroadsynonym": "BROAD",
    "hasnarrowsynonym": "NARROW",
    "hasrelatedsynonym": "RELATED",
    "altlabel": "EXACT",
}
_OUR_QUALIFIERS: Final = frozenset({BASIS, SOURCE, LABEL, NOTE, DATE, *(IMMUNO + key for key in MARKS)})
"""What is read of what is said about a statement: what our own writer writes."""


def read_node(file: GraphsFile, identifier: str, node: JsonObject) -> Term:
    """Return the term of a node. `identifier` is its id."""
    meta = object_(node, "meta")
    term = Term(identifier, text(node, "lbl").strip(), obsolete=is_deprecated(node), is_live=is_live(node))
    definition = object_(meta, "definition")
    if definition:
        _read_definition(file, term, definition)
    for comment in texts(meta, "comments"):
        if comment.strip():
            term.scope_notes.append(Statement(comment.strip()))
        else:
            file.note("empty-text")
    term.subsets.extend(Classification(file.part("category", subset)) for subset in texts(meta, "subsets"))
    for synonym in objects(meta, "synonyms"):
        _read_synonym(file, term, synonym)
    for xref in objects(meta, "xrefs"):
        _read_xref(file, term, xref)
    for stated in objects(meta, "basicPropertyValues"):
        _read_value(file, term, stated)
    return term


def _read_definition(file: GraphsFile, term: Term, definition: JsonObject) -> None:
    stated = _statement(definition)
    if stated.text:
        term.definitions.append(stated)
    else:
        file.note("empty-text")
    _note_qualifiers(file, definition)


def _read_xref(file: GraphsFile, term: Term, xref: JsonObject) -> None:
    value = text(xref, "val").strip()
    if not value or is_prose(value):
        file.note("bad-xref", value)
        return
    sources = [source for predicate, source in values_of(xref) if predicate != LABEL]
    kind = xref_kind(file.ontology, value, sources)
    if kind == "close_matches":
        _note_qualifiers(file, xref)
    add_match(term, value, kind, text(xref, "lbl") or first_value(xref, LABEL))


def _note_qualifiers(file: GraphsFile, stated: JsonObject) -> None:
    """Note what is said about a statement that no concept has a place for."""
    if "meta" not in stated:
        return
    meta = object_(stated, "meta")
    is_other = any(predicate not in _OUR_QUALIFIERS for predicate, _ in values_of(stated))
    if is_other or meta.keys() - {"basicPropertyValues"}:
        file.note("qualifier")


def _read_synonym(file: GraphsFile, term: Term, synonym: JsonObject) -> None:
    for _ in texts(synonym, "xrefs"):
        file.note("synonym-xref")
    _note_qualifiers(file, synonym)
    scope = _SCOPES.get(local_name(text(synonym, "pred")).replace("_", "").casefold(), "")
    if not scope:
        file.note("synonym-predicate", text(synonym, "val"))
        scope = "RELATED"
    synonym_type = obo_id(text(synonym, "synonymType")) or None
    add_synonym(term, text(synonym, "val"), scope, synonym_type, file.note)


def _read_value(file: GraphsFile, term: Term, stated: JsonObject) -> None:
    iri, value = text(stated, "pred"), text(stated, "val")
    _note_qualifiers(file, stated)
    if not value:
        file.note("other-value", short_name(iri))
    elif iri == IN_SUBSET:
        basis, passages = evidence(stated)
        note = first_value(stated, NOTE)
        term.subsets.append(Classification(file.part("category", value), basis, passages, note))
    else:
        _read_other_value(file, term, short_name(iri), stated)


def _read_other_value(file: GraphsFile, term: Term, name: str, stated: JsonObject) -> None:
    """Read a property value that OBO has too, or that names a thing. Others are counted and left out."""
    iri, value = text(stated, "pred"), text(stated, "val")
    basis, passages = evidence(stated)
    shared = PropertyValue(
        name,
        file.concept(value) if name in NAMES_A_CONCEPT else value,
        basis,
        passages,
        texts(stated, "xrefs"),
        name=first_value(stated, LABEL),
        note=first_value(stated, NOTE),
        date=first_value(stated, DATE),
        marks=marks(stated),
    )
    if add_value(term, shared, file.note):
        return
    declared = file.properties.get(iri, name)
    if declared in file.annotations and value.startswith(("http://", "https://")):
        file.note("value-as-relation")
        term.relations.append(Relation(declared, file.concept(value)))
    else:
        file.note("other-value", name)


def _statement(stated: JsonObject) -> Statement:
    basis, passages = evidence(stated)
    statement = Statement(text(stated, "val").strip(), basis, passages, texts(stated, "xrefs"))
    return with_marks(statement, marks(stated))
