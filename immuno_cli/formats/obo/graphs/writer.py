"""OBO Graphs JSON, written. What a statement rests on stands in the `meta` of the statement.

The bundle of each concept is left out: this format has no place for it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from immuno_cli.formats.iris import DCT, IMMUNO, SKOS, base_of, concept_iri, part_iri, relation_iri, scheme_iri
from immuno_cli.formats.marks import mark_pairs
from immuno_cli.formats.obo.graphs.document import dump_scheme_meta
from immuno_cli.formats.obo.graphs.json_values import (
    DATE,
    IN_SUBSET,
    LABEL,
    NOTE,
    REPLACED_BY,
    evidence_pairs,
    property_values,
    with_values,
)
from immuno_cli.formats.obo.properties import HIDDEN, MATCHES, OIO
from immuno_cli.formats.obo.relation_types import inverse_id
from immuno_cli.formats.obo.scheme import SUBSETS
from immuno_cli.formats.reading import JsonObject
from immuno_cli.model import Category, Concept, Facet, RelationType, Scheme, Statement

_NOTES: Final = {"definition": "definitions", "example": "examples", "editorialNote": "editorial_notes"}


def dump_obographs(scheme: Scheme, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the text of an OBO Graphs file, with one node or edge on each line."""
    iri = scheme_iri(scheme.id, scheme.iri)
    base = base_of(iri)
    head = {"id": iri, "lbl": scheme.title, "meta": dump_scheme_meta(scheme, base)}
    yield '{"graphs": [{\n' + json.dumps(head)[1:-1] + ',\n"nodes": [\n'
    edges = [json.dumps(edge) for edge in _declaration_edges(scheme, base)]
    separator = ""
    for node in _declarations(scheme, base):
        yield separator + json.dumps(node)
        separator = ",\n"
    for concept in concepts:
        yield separator + json.dumps(_node(concept, base))
        separator = ",\n"
        edges += [json.dumps(edge) for edge in _edges(concept, base)]
    yield '\n],\n"edges": [\n' + ",\n".join(edges) + "\n]}]}\n"


def _declarations(scheme: Scheme, base: str) -> Iterator[JsonObject]:
    """Yield the nodes of relations, their inverses, facets and categories."""
    for relation in scheme.relation_types:
        yield _property(relation, relation_iri(relation.id, base))
        inverse = RelationType(inverse_id(relation.id), relation.inverse_label, relation.pref_label)
        yield _property(inverse, relation_iri(inverse.id, base))
    for facet in _own_facets(scheme):
        yield _property(facet, part_iri("facet", facet.id, base))
        for category in facet.categories:
            yield _property(category, part_iri("category", category.id, base))


def _property(record: RelationType | Facet | Category, iri: str) -> JsonObject:
    node: dict[str, Any] = {"id": iri, "lbl": record.pref_label, "type": "PROPERTY"}
    if not isinstance(record, RelationType):
        node["propertyType"] = "ANNOTATION"
    if record.definition:
        node["meta"] = {"definition": {"val": record.definition}}
    return node


def _declaration_edges(scheme: Scheme, base: str) -> Iterator[JsonObject]:
    for relation in scheme.relation_types:
        inverse = relation_iri(inverse_id(relation.id), base)
        yield {"sub": inverse, "pred": "inverseOf", "obj": relation_iri(relation.id, base)}
    for facet in _own_facets(scheme):
        for category in facet.categories:
            category_iri = part_iri("category", category.id, base)
            yield {"sub": category_iri, "pred": "subPropertyOf", "obj": part_iri("facet", facet.id, base)}


def _own_facets(scheme: Scheme) -> Iterator[Facet]:
    """Yield the vocabulary's own facets. The one of OBO's subsets is made by our reader."""
    return (facet for facet in scheme.facets if facet.id != SUBSETS.id)


def _node(concept: Concept, base: str) -> JsonObject:
    label = {"lbl": concept.pref_label} if concept.pref_label else {}
    meta = _without_empty(_meta(concept, base))
    return {"id": concept_iri(concept.id, base), **label, "type": "CLASS", "meta": meta}


def _meta(concept: Concept, base: str) -> JsonObject:
    return {
        "definition": _statement(concept.definitions[0]) if concept.definitions else None,
        "comments": [note.text for note in concept.scope_notes] if _are_comments(concept.scope_notes) else [],
        "subsets": [part_iri("category", claim.category, base) for claim in concept.categories],
        "synonyms": _synonyms(concept),
        "xrefs": [with_values({"val": match.id}, [(LABEL, match.pref_label)]) for match in concept.close_matches],
        "basicPropertyValues": [*_notes(concept), *_values(concept, base)],
        "deprecated": concept.deprecated,
    }


def _are_comments(notes: tuple[Statement, ...]) -> bool:
    """Return whether the scope notes are texts alone. Only such notes can be comments in this format."""
    return all(note == Statement(note.text) for note in notes)


def _synonyms(concept: Concept) -> list[JsonObject]:
    synonyms = [{"pred": "hasExactSynonym", "val": label} for label in concept.alt_labels]
    synonyms += [{"pred": "hasRelatedSynonym", "val": label} for label in concept.related_labels]
    synonyms += [
        {"pred": "hasRelatedSynonym", "val": label, "synonymType": IMMUNO + HIDDEN} for label in concept.hidden_labels
    ]
    return [*synonyms]


def _notes(concept: Concept) -> Iterator[JsonObject]:
    """Yield the statements that have no place of their own in a node."""
    statements = {name: getattr(concept, field) for name, field in _NOTES.items()}
    statements["definition"] = concept.definitions[1:]
    statements["scopeNote"] = () if _are_comments(concept.scope_notes) else concept.scope_notes
    for name, notes in statements.items():
        for note in notes:
            yield {"pred": SKOS + name, **_statement(note)}


def _values(concept: Concept, base: str) -> Iterator[JsonObject]:
    """Yield the property values of a node other than statements."""
    yield from property_values((f"{OIO}hasAlternativeId", notation) for notation in concept.notations)
    yield from property_values([(f"{DCT}type", concept.kind)])
    for claim in concept.categories:
        pairs = [*evidence_pairs(claim.basis, claim.passages), (NOTE, claim.note)]
        stated = with_values({"pred": IN_SUBSET, "val": part_iri("category", claim.category, base)}, pairs)
        if "meta" in stated:  # the category itself is among the subsets
            yield stated
    yield from _matches(concept)
    yield from property_values((REPLACED_BY, concept_iri(other, base)) for other in concept.is_replaced_by)
    yield from property_values((f"{IMMUNO}pronunciation", spoken) for spoken in concept.pronunciations)
    yield from _distinctions(concept, base)
    if concept.review:
        stated = {"pred": f"{IMMUNO}review", "val": concept.review.status}
        yield with_values(stated, [(DATE, concept.review.date)])


def _matches(concept: Concept) -> Iterator[JsonObject]:
    """Yield the matches that say how close they are. Close ones are cross-references."""
    for name, field in MATCHES.items():
        if field == "close_matches":
            continue
        for match in getattr(concept, field):
            stated = {"pred": SKOS + name.removeprefix("skos:"), "val": match.id}
            yield with_values(stated, [(LABEL, match.pref_label)])


def _distinctions(concept: Concept, base: str) -> Iterator[JsonObject]:
    for distinction in concept.distinct_from:
        stated = {"pred": f"{IMMUNO}distinctFrom", "val": concept_iri(distinction.target, base)}
        pairs = [(NOTE, distinction.text), *evidence_pairs(distinction.basis, distinction.passages)]
        yield with_values(stated, pairs)


def _statement(statement: Statement) -> JsonObject:
    stated = _without_empty({"val": statement.text, "xrefs": list(statement.xrefs)})
    marks = [(IMMUNO + key, value) for key, value in mark_pairs(statement)]
    return with_values(stated, [*evidence_pairs(statement.basis, statement.passages), *marks])


def _edges(concept: Concept, base: str) -> Iterator[JsonObject]:
    source = concept_iri(concept.id, base)
    for parent in concept.broader:
        yield {"sub": source, "pred": "is_a", "obj": concept_iri(parent, base)}
    for other in concept.related:
        yield {"sub": source, "pred": f"{SKOS}related", "obj": concept_iri(other, base)}
    for relation in concept.relations:
        predicate = relation_iri(relation.relation, base)
        edge = {"sub": source, "pred": predicate, "obj": concept_iri(relation.target, base)}
        yield with_values(edge, evidence_pairs(relation.basis, relation.passages))


def _without_empty(data: JsonObject) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
