"""OBO Graphs JSON, written as the JSON it is; basis and passages of a statement stand in its `meta`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from immuno_cli.formats.bundle.records import MATCH_KEYS
from immuno_cli.formats.iris import is_iri
from immuno_cli.formats.obo.graphs_reader import BASIS, IN_SUBSET, LABEL, NOTE, REPLACED_BY, SOURCE
from immuno_cli.formats.obo.scheme import FACET
from immuno_cli.formats.obo.terms import OBO_PURL
from immuno_cli.model import Category, Concept, Document, Facet, Match, RelationType, Scheme, Statement

Json = Mapping[str, Any]

DC: Final = "http://purl.org/dc/terms/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
OIO: Final = "http://www.geneontology.org/formats/oboInOwl#"


def dump_obographs(scheme: Scheme, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the text of an OBO Graphs document, a node or an edge a line."""
    iris = _Iris(scheme)
    head = {"id": iris.base, "lbl": scheme.title, "meta": _scheme_meta(scheme)}
    yield '{"graphs": [{\n' + json.dumps(head)[1:-1] + ',\n"nodes": [\n'
    edges = list(_declaration_edges(scheme, iris))
    separator = ""
    for node in _declarations(scheme, iris):
        yield separator + json.dumps(node)
        separator = ",\n"
    for concept in concepts:
        yield separator + json.dumps(_node(concept, iris))
        separator = ",\n"
        edges += map(json.dumps, _edges(concept, iris))
    yield '\n],\n"edges": [\n' + ",\n".join(edges) + "\n]}]}\n"


class _Iris:
    """The IRIs of a vocabulary's ids: OBO's of an OBO id, an IRI itself, otherwise a name under the scheme's base."""

    def __init__(self, scheme: Scheme) -> None:
        base = scheme.iri if scheme.iri and is_iri(scheme.iri) else f"{OBO_PURL}{quote(scheme.id, safe='')}/"
        self.base = base if base.endswith(("/", "#")) else f"{base}/"

    def concept(self, identifier: str) -> str:
        """Return the IRI of a concept, here or in another vocabulary."""
        prefix, colon, local = identifier.partition(":")
        if local.startswith("//") and is_iri(identifier):
            return identifier
        obo = f"{OBO_PURL}{prefix}_{local}"
        safe = local.replace(".", "").replace("-", "").isalnum() and prefix.replace("_", "").isalnum()
        return obo if colon and safe and obo.isascii() else self.base + quote(identifier, safe=":")

    def declared(self, group: str, identifier: str) -> str:
        """Return the IRI of a relation, facet or category, which may have the id of a concept."""
        iri = self.concept(identifier)
        return f"{self.base}{group}#{quote(identifier, safe=':')}" if iri.startswith(self.base) else iri


def _values(pairs: Iterable[tuple[str, str | None]]) -> list[dict[str, Any]]:
    return [{"pred": predicate, "val": value} for predicate, value in pairs if value]


def _scheme_meta(scheme: Scheme) -> Json:
    pairs = (
        (f"{DC}identifier", scheme.id),
        (f"{DC}language", scheme.language),
        (f"{DC}description", scheme.description),
        (f"{DC}license", scheme.license),
        (f"{DC}bibliographicCitation", scheme.attribution),
    )
    meta: dict[str, Any] = {"basicPropertyValues": _values(pairs) + [_document(d) for d in scheme.documents]}
    if scheme.version:
        meta["version"] = scheme.version
    return meta


def _document(document: Document) -> dict[str, Any]:
    pairs = (
        (f"{DC}identifier", document.file),
        (f"{DC}title", document.title),
        (f"{DC}creator", document.author),
        (f"{DC}publisher", document.publisher),
        (f"{DC}date", document.date),
        (NOTE, document.note),
    )
    return {"pred": SOURCE, "val": document.id, "meta": {"basicPropertyValues": _values(pairs)}}


def _declarations(scheme: Scheme, iris: _Iris) -> Iterator[Json]:
    """Yield the nodes of relations, their inverses, facets and categories."""
    for relation in scheme.relation_types:
        yield _property(relation, iris.declared("relation", relation.id))
        inverse = RelationType(f"{relation.id}-inverse", relation.inverse_label, relation.pref_label)
        yield _property(inverse, iris.declared("relation", inverse.id))
    for facet in _facets(scheme):
        yield _property(facet, iris.declared("facet", facet.id))
        for category in facet.categories:
            yield _property(category, iris.declared("category", category.id))


def _property(record: RelationType | Facet | Category, iri: str) -> Json:
    node: dict[str, Any] = {"id": iri, "lbl": record.pref_label, "type": "PROPERTY"}
    if not isinstance(record, RelationType):
        node["propertyType"] = "ANNOTATION"
    if record.definition:
        node["meta"] = {"definition": {"val": record.definition}}
    return node


def _declaration_edges(scheme: Scheme, iris: _Iris) -> Iterator[str]:
    for relation in scheme.relation_types:
        one, other = iris.declared("relation", relation.id), iris.declared("relation", f"{relation.id}-inverse")
        yield json.dumps({"sub": other, "pred": "inverseOf", "obj": one})
    for facet in _facets(scheme):
        for category in facet.categories:
            one, other = iris.declared("category", category.id), iris.declared("facet", facet.id)
            yield json.dumps({"sub": one, "pred": "subPropertyOf", "obj": other})


def _facets(scheme: Scheme) -> Iterator[Facet]:
    """Yield the facets that are the vocabulary's own: the one of OBO subsets is of this program's making."""
    return (facet for facet in scheme.facets if facet.id != FACET.id)


def _node(concept: Concept, iris: _Iris) -> Json:
    node: dict[str, Any] = {"id": iris.concept(concept.id)}
    if concept.pref_label:
        node["lbl"] = concept.pref_label
    node |= {"type": "CLASS", "meta": _meta(concept, iris)}
    return node


def _meta(concept: Concept, iris: _Iris) -> Json:
    plain = all(note == Statement(note.text) for note in concept.scope_notes)
    meta: dict[str, Any] = {
        "definition": _stated(None, concept.definitions[0]) if concept.definitions else None,
        "comments": [note.text for note in concept.scope_notes] if plain else [],
        "subsets": [iris.declared("category", c.category) for c in concept.categories],
        "synonyms": [{"pred": "hasExactSynonym", "val": label} for label in concept.alt_labels]
        + [{"pred": "hasRelatedSynonym", "val": label} for label in concept.hidden_labels],
        "xrefs": [
            {"val": match.id} | ({"lbl": match.pref_label} if match.pref_label else {})
            for match in concept.close_matches
        ],
        "basicPropertyValues": list(_property_values(concept, iris, [] if plain else list(concept.scope_notes))),
        "deprecated": concept.deprecated,
    }
    return {key: value for key, value in meta.items() if value}


def _property_values(concept: Concept, iris: _Iris, scope_notes: list[Statement]) -> Iterator[Json]:
    yield from _values((f"{OIO}hasAlternativeId", notation) for notation in concept.notations)
    yield from _values([(f"{DC}type", concept.kind)])
    notes = {
        "definition": concept.definitions[1:],
        "scopeNote": scope_notes,
        "example": concept.examples,
        "editorialNote": concept.editorial_notes,
    }
    for name, statements in notes.items():
        yield from (_stated(SKOS + name, statement) for statement in statements)
    for c in concept.categories:
        if meta := _evidence(c.basis, c.passages, c.note):
            yield {"pred": IN_SUBSET, "val": iris.declared("category", c.category), "meta": meta}
    for key, field in MATCH_KEYS.items():
        if field != "close_matches":
            yield from (_match(SKOS + key, match) for match in getattr(concept, field))
    yield from _values((REPLACED_BY, iris.concept(other)) for other in concept.is_replaced_by)


def _stated(predicate: str | None, statement: Statement) -> Json:
    stated: dict[str, Any] = {"pred": predicate, "val": statement.text, "xrefs": list(statement.xrefs)}
    meta = _evidence(statement.basis, statement.passages)
    return {key: value for key, value in (stated | {"meta": meta}).items() if value}


def _match(predicate: str, match: Match) -> Json:
    label = _values([(LABEL, match.pref_label)])
    return {"pred": predicate, "val": match.id} | ({"meta": {"basicPropertyValues": label}} if label else {})


def _evidence(basis: str | None, passages: tuple[str, ...], note: str | None = None) -> Json | None:
    values = _values([(BASIS, basis), *((SOURCE, passage) for passage in passages), (NOTE, note)])
    return {"basicPropertyValues": values} if values else None


def _edges(concept: Concept, iris: _Iris) -> Iterator[Json]:
    source = iris.concept(concept.id)
    for parent in concept.broader:
        yield {"sub": source, "pred": "is_a", "obj": iris.concept(parent)}
    for other in concept.related:
        yield {"sub": source, "pred": f"{SKOS}related", "obj": iris.concept(other)}
    for relation in concept.relations:
        predicate = iris.declared("relation", relation.relation)
        edge = {"sub": source, "pred": predicate, "obj": iris.concept(relation.target)}
        meta = _evidence(relation.basis, relation.passages)
        yield edge | ({"meta": meta} if meta else {})
