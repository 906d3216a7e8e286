"""OBO Graphs JSON (https://github.com/geneontology/obographs), read.

This JSON says less than the OBO file of the same release: not what the subsets mean, which names cross-references have,
what comments refer to, and which property values are relations. It also has nodes for merged terms, which are read as
OBO has them: as alternative ids alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.records import parse_json
from immuno_cli.formats.iris import OURS, concept_id, is_iri, part_id
from immuno_cli.formats.obo.graphs_document import SPACE, read_ontology
from immuno_cli.formats.obo.graphs_json import (
    DATE,
    IN_SUBSET,
    LABEL,
    NOTE,
    REPLACED_BY,
    evidence,
    first_value,
    object_,
    objects,
    text,
    texts,
    values_of,
)
from immuno_cli.formats.obo.properties import NAMES_A_CONCEPT, obo_id, short_name
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
from immuno_cli.formats.prefixes import contract
from immuno_cli.formats.reading import JsonObject, Progress, Reading, no_progress
from immuno_cli.model import Classification, Concept, Relation, Statement

_SCOPES: Final = {
    "hasExactSynonym": "EXACT",
    "hasBroadSynonym": "BROAD",
    "hasNarrowSynonym": "NARROW",
    "hasRelatedSynonym": "RELATED",
}
_NOT_CONCEPTS: Final = frozenset({"PROPERTY", "INDIVIDUAL"})
_NODES_PER_PROGRESS: Final = 2000
_LOGIC: Final = ("equivalentNodesSets", "logicalDefinitionAxioms")


class _Document:
    """A file while it is read: its graphs, the base of its IRIs, its declared properties, and counts for the notes.

    `properties` maps the IRIs of declared properties to their ids. `annotations` are the ids of those that annotate.
    """

    def __init__(self, graphs: Sequence[JsonObject]) -> None:
        self.graphs = graphs
        self.notes: Counter[str] = Counter()
        self.ontology = Ontology(text(graphs[0], "id"))
        read_ontology(graphs[0], self.ontology)
        self.base = _read_base(self.ontology)
        self.properties: dict[str, str] = {}
        self.annotations: set[str] = set()

    def concept(self, iri: str) -> str:
        """Return the id of the concept with this IRI. A text that is no IRI is an id already."""
        known = concept_id(iri, self.base) if self.base else contract(iri) or iri
        return obo_id(known)

    def part(self, part: str, iri: str) -> str:
        """Return the id of a "category", "facet" or "relation" with this IRI."""
        known = part_id(part, iri, self.base) if self.base else None
        return known or self.concept(iri)

    def relation(self, iri: str) -> str:
        """Return the id of the kind of relation with this IRI."""
        return self.properties.get(iri) or self.part("relation", iri)

    def nodes(self) -> Iterator[JsonObject]:
        """Yield the nodes of all graphs."""
        for graph in self.graphs:
            yield from objects(graph, "nodes")

    def edges(self) -> Iterator[tuple[JsonObject, str, str, str]]:
        """Yield the whole edges of all graphs, each with the IRIs of its subject, predicate and object."""
        for graph in self.graphs:
            for edge in objects(graph, "edges"):
                source, predicate, target = (text(edge, key) for key in ("sub", "pred", "obj"))
                if source and predicate and target:
                    yield edge, source, predicate, target


def read_obographs(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO Graphs file. `name` stands for an id where the file states none.

    Raises InvalidVocabularyError if the bytes are not JSON, or JSON of another shape.
    """
    whole = parse_json(data, name)
    graphs = tuple(objects(whole, "graphs")) if isinstance(whole, dict) else ()
    if not any(graphs):
        raise InvalidVocabularyError("this JSON is not an OBO Graphs document: it has no list “graphs” of objects")
    document = _Document(graphs)
    _read_properties(document)
    terms = _read_nodes(document, progress)
    if not terms:
        raise InvalidVocabularyError("this OBO Graphs document holds no class with an id")
    _read_edges(document, terms)
    document.notes["logic"] = sum(len(tuple(objects(graph, key))) for graph in graphs for key in _LOGIC)
    concepts: list[Concept] = [finish_term(term, document.notes) for term in terms.values()]
    _count_undescribed_subsets(document, concepts)
    return finish_reading(document.ontology, concepts, document.notes, name=name)


def _read_base(ontology: Ontology) -> str:
    """Return what the IRIs of the vocabulary's ids begin with, or "" if it is not known, and note its own IRI."""
    iri = ontology.name
    stated = next((space for space in ontology.values.get(SPACE, ()) if is_iri(space)), None)
    if stated:
        ontology.iri = iri
        return stated
    if not iri.endswith(("/", "#")):
        return ""
    if not iri.startswith(OURS):  # then our writer gave it an IRI, as it had none
        ontology.iri = iri
    return iri


def _read_properties(document: _Document) -> None:
    """Note the declared properties: relations, subsets, facets, and properties that annotate."""
    for node in document.nodes():
        if node.get("type") == "PROPERTY" and text(node, "id"):
            _read_property(document, node)
    declared = document.ontology.properties
    for _, source, predicate, target in document.edges():
        known = declared.get(document.properties.get(source, ""))
        if known and predicate == "inverseOf":
            known.inverse_of = document.properties.get(target)
        elif known and predicate == "subPropertyOf":
            known.broader.append(document.properties.get(target, target))


def _read_property(document: _Document, node: JsonObject) -> None:
    iri = text(node, "id")
    values = {short_name(predicate): value for predicate, value in values_of(node)}
    shorthand = values.get("oboInOwl:shorthand")
    category = part_id("category", iri, document.base) if document.base else None
    facet = part_id("facet", iri, document.base) if document.base else None
    identifier = shorthand or category or facet or document.part("relation", iri)
    document.properties[iri] = identifier
    if values.get("oboInOwl:is_metadata_tag") == "true":
        document.annotations.add(identifier)
    definition = text(object_(object_(node, "meta"), "definition"), "val") or None
    document.ontology.properties[identifier] = Property(text(node, "lbl"), definition)
    if category:
        document.ontology.subsets[identifier] = ""


def _read_nodes(document: _Document, progress: Progress) -> dict[str, Term]:
    """Return the terms by their IRIs: the nodes that are classes and say something of themselves."""
    document.notes["instance"] = sum(node.get("type") == "INDIVIDUAL" for node in document.nodes())
    nodes = [node for node in document.nodes() if text(node, "type") not in _NOT_CONCEPTS]
    merged = _alternative_ids(nodes)
    terms: dict[str, Term] = {}
    for done, node in enumerate(nodes):
        iri = text(node, "id")
        identifier = document.concept(iri)
        reason = _reason_to_skip(node, identifier, merged, known=iri in terms)
        if reason:
            document.notes[reason] += 1
        else:
            terms[iri] = _read_term(document, identifier, node)
        if done % _NODES_PER_PROGRESS == 0:
            progress("reading", done, len(nodes))
    progress("reading", len(nodes), len(nodes))
    return terms


def _reason_to_skip(node: JsonObject, identifier: str, merged: set[str], *, known: bool) -> str | None:
    """Return the code of the note that says why a node is not a concept, or None if it is one."""
    meta = object_(node, "meta")
    if not identifier:
        return "refused-stanza"
    if meta.get("deprecated") is True and identifier in merged:
        return "merged-id"
    if not text(node, "lbl") and not meta:
        return "reference-only"
    return "repeated-id" if known else None


def _alternative_ids(nodes: Sequence[JsonObject]) -> set[str]:
    pairs = (pair for node in nodes for pair in values_of(node))
    return {value for predicate, value in pairs if short_name(predicate) == "oboInOwl:hasAlternativeId"}


def _read_term(document: _Document, identifier: str, node: JsonObject) -> Term:
    meta = object_(node, "meta")
    term = Term(identifier, text(node, "lbl").strip(), obsolete=meta.get("deprecated") is True)
    definition = object_(meta, "definition")
    if definition:
        term.definitions.append(_statement(definition))
    term.scope_notes.extend(Statement(comment.strip()) for comment in texts(meta, "comments"))
    term.subsets.extend(Classification(document.part("category", subset)) for subset in texts(meta, "subsets"))
    for synonym in objects(meta, "synonyms"):
        document.notes["synonym-xref"] += len(texts(synonym, "xrefs"))
        scope = _SCOPES.get(text(synonym, "pred"), "RELATED")
        synonym_type = obo_id(text(synonym, "synonymType")) or None
        add_synonym(term, text(synonym, "val"), scope, synonym_type, document.notes)
    for xref in objects(meta, "xrefs"):
        value = text(xref, "val")
        sources = [source for _, source in values_of(xref)]
        add_match(term, value, xref_kind(document.ontology, value, sources), text(xref, "lbl") or None)
    for stated in objects(meta, "basicPropertyValues"):
        _read_value(document, term, stated)
    return term


def _read_value(document: _Document, term: Term, stated: JsonObject) -> None:
    iri, value = text(stated, "pred"), text(stated, "val")
    name = short_name(iri)
    if not value:
        document.notes["other-value"] += 1
    elif iri == REPLACED_BY:
        term.replaced_by.append(document.concept(value))
    elif iri == IN_SUBSET:
        basis, passages = evidence(stated)
        note = first_value(stated, NOTE)
        term.subsets.append(Classification(document.part("category", value), basis, passages, note))
    elif name == "oboInOwl:hasAlternativeId":
        term.notations.append(value)
    elif name == "oboInOwl:consider":
        term.consider.append(document.concept(value))
    else:
        _read_other_value(document, term, name, stated)


def _read_other_value(document: _Document, term: Term, name: str, stated: JsonObject) -> None:
    """Read a property value that OBO has too, or that names a thing. Others are counted and left out."""
    iri, value = text(stated, "pred"), text(stated, "val")
    basis, passages = evidence(stated)
    shared = PropertyValue(
        name,
        document.concept(value) if name in NAMES_A_CONCEPT else value,
        basis,
        passages,
        texts(stated, "xrefs"),
        name=first_value(stated, LABEL),
        note=first_value(stated, NOTE),
        date=first_value(stated, DATE),
    )
    if add_value(term, shared, document.notes):
        return
    declared = document.properties.get(iri, name)
    if declared in document.annotations and value.startswith(("http://", "https://")):
        document.notes["value-as-relation"] += 1
        term.relations.append(Relation(declared, document.concept(value)))
    else:
        document.notes["other-value"] += 1


def _read_edges(document: _Document, terms: dict[str, Term]) -> None:
    for edge, source, predicate, target in document.edges():
        term = terms.get(source)
        if term is None:
            continue
        if predicate == "is_a":
            term.broader.append(document.concept(target))
        elif short_name(predicate) == "skos:related":
            term.related.append(document.concept(target))
        else:
            relation, target_id = document.relation(predicate), document.concept(target)
            term.relations.append(Relation(relation, target_id, *evidence(edge)))


def _count_undescribed_subsets(document: _Document, concepts: Sequence[Concept]) -> None:
    subsets = {classification.category for concept in concepts for classification in concept.categories}
    document.notes["undescribed-subset"] = len(subsets - document.ontology.properties.keys())


def _statement(stated: JsonObject) -> Statement:
    basis, passages = evidence(stated)
    return Statement(text(stated, "val").strip(), basis, passages, texts(stated, "xrefs"))
