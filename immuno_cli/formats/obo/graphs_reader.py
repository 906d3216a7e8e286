"""OBO Graphs JSON (https://github.com/geneontology/obographs), read as the JSON it is.

What the OBO file of the same release has and this JSON lacks: what the subsets mean, the names that cross-references
carry, the cross-references of comments, and which property values are relationships. What this JSON has beyond it:
nodes of merged terms, read as OBO has them, as alternative ids alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.records import parse_json
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
from immuno_cli.model import BASES, Basis, Classification, Concept, Document, Relation, Statement

Json = Mapping[str, Any]

BASIS: Final = "https://w3id.org/immuno/ns#basis"
SOURCE: Final = "http://purl.org/dc/terms/source"
NOTE: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
IN_SUBSET: Final = "http://www.geneontology.org/formats/oboInOwl#inSubset"
REPLACED_BY: Final = "http://purl.obolibrary.org/obo/IAO_0100001"
ALTERNATIVE_ID: Final = "oboInOwl:hasAlternativeId"
SCOPES: Final = {
    "hasExactSynonym": "EXACT",
    "hasBroadSynonym": "BROAD",
    "hasNarrowSynonym": "NARROW",
    "hasRelatedSynonym": "RELATED",
}
_NO_CONCEPTS: Final = frozenset({"PROPERTY", "INDIVIDUAL"})


class _Graph:
    """What reading a document has to look up: ids by IRI, declared properties, counts of what was left out."""

    def __init__(self, document: Json) -> None:
        self.graphs = tuple(_objects(document, "graphs"))
        first = self.graphs[0]
        iri = _text(first, "id")
        self.base = iri if iri.endswith(("/", "#")) else None
        self.notes: Counter[str] = Counter()
        self.ontology = Ontology(iri, iri=self.base)
        self.properties: dict[str, str] = {}
        self.annotations: set[str] = set()

    def identifier(self, iri: str) -> str:
        """Return the id that an IRI stands for."""
        short = compact(iri, self.base)
        if self.base and iri.startswith(self.base):
            short = unquote(short.rpartition("#")[2])
        return short

    def nodes(self) -> Iterator[Json]:
        """Yield the nodes of all graphs."""
        for graph in self.graphs:
            yield from _objects(graph, "nodes")

    def edges(self) -> Iterator[tuple[Json, str, str, str]]:
        """Yield the edges of all graphs that are whole: themselves, and the IRIs of subject, predicate and object."""
        for graph in self.graphs:
            for edge in _objects(graph, "edges"):
                source, predicate, target = (_text(edge, key) for key in ("sub", "pred", "obj"))
                if source and predicate and target:
                    yield edge, source, predicate, target


def read_obographs(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO Graphs document; `name` stands in where it does not name itself.

    Raises InvalidVocabularyError where it is not JSON, or JSON of another shape.
    """
    document = parse_json(data, name)
    if not isinstance(document, dict) or not any(_objects(document, "graphs")):
        raise InvalidVocabularyError("this JSON is not an OBO Graphs document: it has no list “graphs” of objects")
    graph = _Graph(document)
    _read_ontology(graph)
    _read_properties(graph)
    terms = _read_nodes(graph, progress)
    if not terms:
        raise InvalidVocabularyError("this OBO Graphs document holds no class with an id")
    _read_edges(graph, terms)
    concepts: list[Concept] = [finish(term, graph.notes) for term in terms.values()]
    _count_undescribed(graph, concepts)
    return conclude(graph.ontology, concepts, graph.notes, name=name)


def _read_ontology(graph: _Graph) -> None:
    head, ontology = graph.graphs[0], graph.ontology
    meta = _object(head, "meta")
    ontology.version = _text(meta, "version") or None
    if title := _text(head, "lbl"):
        ontology.values["dc:title"] = [title]
    for stated in _objects(meta, "basicPropertyValues"):
        predicate, value = short_name(_text(stated, "pred")), _text(stated, "val")
        if predicate == "rdfs:comment":
            ontology.remarks.append(value)
        elif predicate == "dc:source" and "meta" in stated:
            ontology.documents.append(_document(value, _object(stated, "meta")))
        elif value:
            ontology.values.setdefault(predicate, []).append(value)


def _document(identifier: str, meta: Json) -> Document:
    found = {short_name(_text(v, "pred")): _text(v, "val") for v in _objects(meta, "basicPropertyValues")}
    return Document(
        id=identifier,
        title=found.get("dc:title", identifier),
        file=found.get("dc:identifier"),
        author=found.get("dc:creator"),
        publisher=found.get("dc:publisher"),
        date=found.get("dc:date"),
        note=found.get("rdfs:comment"),
    )


def _read_properties(graph: _Graph) -> None:
    """Note the declared properties, by the short name that OBO would give them, and which of them annotate."""
    for node in graph.nodes():
        if node.get("type") != "PROPERTY" or not _text(node, "id"):
            continue
        meta = _object(node, "meta")
        values = {short_name(_text(v, "pred")): _text(v, "val") for v in _objects(meta, "basicPropertyValues")}
        iri = _text(node, "id")
        identifier = values.get("oboInOwl:shorthand") or graph.identifier(iri)
        graph.properties[iri] = identifier
        if values.get("oboInOwl:is_metadata_tag") == "true":
            graph.annotations.add(identifier)
        definition = _text(_object(meta, "definition"), "val") or None
        graph.ontology.properties[identifier] = Property(_text(node, "lbl"), definition)
        if graph.base and iri.startswith(f"{graph.base}category#"):
            graph.ontology.subsets[identifier] = ""
    for _, source, predicate, target in graph.edges():
        declared = graph.ontology.properties.get(graph.properties.get(source, ""))
        if declared and predicate == "inverseOf":
            declared.inverse_of = graph.properties.get(target)
        elif declared and predicate == "subPropertyOf":
            declared.broader.append(graph.properties.get(target, target))


def _read_nodes(graph: _Graph, progress: Progress) -> dict[str, Term]:
    """Return the terms by their IRIs: nodes that are classes and say something of themselves."""
    nodes = [node for node in graph.nodes() if _text(node, "type") not in _NO_CONCEPTS]
    merged = _alternative_ids(nodes)
    graph.notes["instance"] = sum(node.get("type") == "INDIVIDUAL" for node in graph.nodes())
    terms: dict[str, Term] = {}
    for done, node in enumerate(nodes):
        iri, meta = _text(node, "id"), _object(node, "meta")
        identifier = graph.identifier(iri)
        if not identifier:
            graph.notes["refused-stanza"] += 1
        elif meta.get("deprecated") is True and identifier in merged:
            graph.notes["merged-id"] += 1
        elif not _text(node, "lbl") and not meta:
            graph.notes["reference-only"] += 1
        elif iri in terms:
            graph.notes["repeated-id"] += 1
        else:
            terms[iri] = _read_term(graph, identifier, node, meta)
        if done % 2000 == 0:
            progress("reading", done, len(nodes))
    progress("reading", len(nodes), len(nodes))
    return terms


def _alternative_ids(nodes: list[Json]) -> set[str]:
    return {
        _text(stated, "val")
        for node in nodes
        for stated in _objects(_object(node, "meta"), "basicPropertyValues")
        if short_name(_text(stated, "pred")) == ALTERNATIVE_ID
    }


def _read_term(graph: _Graph, identifier: str, node: Json, meta: Json) -> Term:
    term = Term(identifier, _text(node, "lbl").strip(), obsolete=meta.get("deprecated") is True)
    definition = _object(meta, "definition")
    if definition:
        term.definitions.append(_statement(definition))
    term.scope_notes.extend(Statement(text.strip()) for text in _texts(meta, "comments"))
    term.subsets.extend(Classification(graph.identifier(subset)) for subset in _texts(meta, "subsets"))
    for synonym in _objects(meta, "synonyms"):
        graph.notes["synonym-xref"] += len(_texts(synonym, "xrefs"))
        scope = SCOPES.get(_text(synonym, "pred"), "RELATED")
        kind = compact(_text(synonym, "synonymType")) or None
        add_synonym(term, _text(synonym, "val"), scope, kind, graph.notes)
    for xref in _objects(meta, "xrefs"):
        value = _text(xref, "val")
        sources = [_text(v, "val") for v in _objects(_object(xref, "meta"), "basicPropertyValues")]
        add_match(term, value, xref_kind(graph.ontology, value, sources), _text(xref, "lbl") or None)
    for stated in _objects(meta, "basicPropertyValues"):
        _read_value(graph, term, stated)
    return term


def _read_value(graph: _Graph, term: Term, stated: Json) -> None:
    iri, value = _text(stated, "pred"), _text(stated, "val")
    predicate = short_name(iri)
    declared = graph.properties.get(iri, predicate)
    if not value:
        graph.notes["other-value"] += 1
    elif predicate == ALTERNATIVE_ID:
        term.notations.append(value)
    elif iri == REPLACED_BY:
        term.replaced_by.append(graph.identifier(value))
    elif predicate == "oboInOwl:consider":
        term.consider.append(graph.identifier(value))
    elif iri == IN_SUBSET:
        basis, passages, note = _evidence(stated)
        term.subsets.append(Classification(graph.identifier(value), basis, passages, note))
    elif add_value(term, predicate, graph.identifier(value), _statement(stated), graph.notes):
        label = _annotation(stated, LABEL)
        if label and graph.identifier(value) in term.matches:
            add_match(term, graph.identifier(value), term.matches[graph.identifier(value)][0], label)
    elif declared in graph.annotations and value.startswith(("http://", "https://")):
        graph.notes["value-as-relation"] += 1
        term.relations.append(Relation(declared, graph.identifier(value)))
    else:
        graph.notes["other-value"] += 1


def _read_edges(graph: _Graph, terms: dict[str, Term]) -> None:
    for edge, source, predicate, target in graph.edges():
        term = terms.get(source)
        if term is None:
            continue
        if predicate == "is_a":
            term.broader.append(graph.identifier(target))
        elif short_name(predicate) == "skos:related":
            term.related.append(graph.identifier(target))
        else:
            basis, passages, _ = _evidence(edge)
            named = graph.properties.get(predicate) or graph.identifier(predicate)
            term.relations.append(Relation(named, graph.identifier(target), basis, passages))
    keys = ("equivalentNodesSets", "logicalDefinitionAxioms")
    graph.notes["logic"] = sum(len(tuple(_objects(one, key))) for one in graph.graphs for key in keys)


def _count_undescribed(graph: _Graph, concepts: list[Concept]) -> None:
    subsets = {classification.category for concept in concepts for classification in concept.categories}
    graph.notes["undescribed-subset"] = len(subsets - graph.ontology.properties.keys())


def _statement(stated: Json) -> Statement:
    basis, passages, _ = _evidence(stated)
    return Statement(_text(stated, "val").strip(), basis, passages, _texts(stated, "xrefs"))


def _evidence(stated: Json) -> tuple[Basis | None, tuple[str, ...], str | None]:
    """Return basis, passages and note of a statement, as this program writes them; of other people's, nothing."""
    basis = next((known for known in BASES if known == _annotation(stated, BASIS)), None)
    passages = tuple(_annotations(stated, SOURCE)) if basis else ()
    return basis, passages, _annotation(stated, NOTE)


def _annotations(stated: Json, predicate: str) -> Iterator[str]:
    for value in _objects(_object(stated, "meta"), "basicPropertyValues"):
        if _text(value, "pred") == predicate:
            yield _text(value, "val")


def _annotation(stated: Json, predicate: str) -> str | None:
    return next(_annotations(stated, predicate), None)


def _objects(data: Json, key: str) -> Iterator[Json]:
    """Yield the objects of a list; what is of another shape holds none."""
    value = data.get(key)
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def _object(data: Json, key: str) -> Json:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _texts(data: Json, key: str) -> tuple[str, ...]:
    value = data.get(key)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _text(data: Json, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
