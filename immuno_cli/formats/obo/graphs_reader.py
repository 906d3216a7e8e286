"""OBO Graphs JSON (https://github.com/geneontology/obographs), read.

This JSON says less than the OBO file of the same release: not what the subsets mean, which names cross-references have,
what comments refer to, and which property values are relations. It also has nodes for merged terms, which are read as
OBO has them: as alternative ids alone. The notes of changes tell the ids of nodes, as JSON has no lines.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.records import parse_json
from immuno_cli.formats.iris import OURS, concept_id, is_iri, part_id
from immuno_cli.formats.obo.graphs_declarations import (
    Declarations,
    Edge,
    is_declaring,
    is_deprecated,
    is_subclass,
    local_name,
)
from immuno_cli.formats.obo.graphs_document import SPACE, read_ontology
from immuno_cli.formats.obo.graphs_json import (
    BASIS,
    DATE,
    IN_SUBSET,
    LABEL,
    NOTE,
    SOURCE,
    evidence,
    first_value,
    node_type,
    object_,
    objects,
    text,
    texts,
    values_of,
)
from immuno_cli.formats.obo.graphs_unread import count_unread, object_maker
from immuno_cli.formats.obo.properties import NAMES_A_CONCEPT, obo_id, short_name
from immuno_cli.formats.obo.scheme import finish_reading, finish_term
from immuno_cli.formats.obo.terms import (
    Ontology,
    Property,
    PropertyValue,
    Term,
    add_match,
    add_parent,
    add_synonym,
    add_value,
    xref_kind,
)
from immuno_cli.formats.prefixes import contract
from immuno_cli.formats.reading import Changes, JsonObject, Progress, Reading, no_progress
from immuno_cli.model import Classification, Concept, Relation, Statement

_SCOPES: Final = {
    "hasexactsynonym": "EXACT",
    "hasbroadsynonym": "BROAD",
    "hasnarrowsynonym": "NARROW",
    "hasrelatedsynonym": "RELATED",
}
_OUR_QUALIFIERS: Final = frozenset({BASIS, SOURCE, LABEL, NOTE, DATE})
"""What is read of what is said about a statement: what our own writer writes."""
_NODES_PER_PROGRESS: Final = 2000
_LOGIC: Final = ("equivalentNodesSets", "logicalDefinitionAxioms")
_OF_PROPERTIES: Final = ("domainRangeAxioms", "propertyChainAxioms")


class _Document:
    """A file while it is read: its graphs, the base of its IRIs, its declared properties, and the notes.

    `properties` maps the IRIs of declared properties to their ids. `annotations` are the ids of those that annotate.
    `reading` is the id of the node that is being read.
    """

    def __init__(self, graphs: Sequence[JsonObject], changes: Changes) -> None:
        self.graphs = graphs
        self.changes = changes
        self.reading = ""
        self.ontology = Ontology(text(graphs[0], "id"))
        read_ontology(graphs[0], self.ontology)
        self.base = _read_base(self.ontology)
        self.properties: dict[str, str] = {}
        self.annotations: set[str] = set()

    def note(self, code: str, said: str = "") -> None:
        """Count a change in the node that is being read. `said` is what it is about."""
        self.changes.add(code, 0, f"{self.reading}: {said}" if said else self.reading)

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

    def edges(self) -> Iterator[Edge]:
        """Yield the whole edges of all graphs. The first version of the format calls their subject `subj`."""
        for graph in self.graphs:
            for edge in objects(graph, "edges"):
                source, predicate, target = (text(edge, key) for key in ("sub", "pred", "obj"))
                source = source or text(edge, "subj")
                if source and predicate and target:
                    yield edge, source, predicate, target


def read_obographs(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO Graphs file. `name` stands for an id where the file states none.

    Raises InvalidVocabularyError if the bytes are not JSON, or JSON of another shape.
    """
    changes = Changes()
    whole = parse_json(data, name, make=object_maker(changes))
    graphs = tuple(objects(whole, "graphs")) if isinstance(whole, dict) else ()
    if not any(graphs):
        raise InvalidVocabularyError("this JSON is not an OBO Graphs document: it has no list “graphs” of objects")
    document = _Document(graphs, changes)
    declarations = Declarations(tuple(document.nodes()), tuple(document.edges()))
    _read_properties(document)
    _read_subsets(document, declarations)
    terms = _read_nodes(document, declarations, progress)
    if not terms:
        raise InvalidVocabularyError("this OBO Graphs document holds no class with an id")
    _read_edges(document, terms)
    _count_axioms(document, "logic", _LOGIC)
    _count_axioms(document, "typedef-value", _OF_PROPERTIES)
    count_unread(whole, graphs, document.changes)
    concepts: list[Concept] = [finish_term(term, document.changes) for term in terms.values()]
    _note_undescribed_subsets(document, concepts)
    return finish_reading(document.ontology, concepts, document.changes, name=name)


def _count_axioms(document: _Document, code: str, keys: Sequence[str]) -> None:
    for graph in document.graphs:
        for key in keys:
            for axiom in objects(graph, key):
                document.reading = document.concept(_subject_of_axiom(axiom))
                document.note(code)


def _subject_of_axiom(axiom: JsonObject) -> str:
    """Return the IRI that an axiom defines, or the first that it is about."""
    stated = text(axiom, "definedClassId") or text(axiom, "predicateId") or text(axiom, "representativeNodeId")
    return stated or next(iter(texts(axiom, "nodeIds")), "")


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
        if node_type(node) == "PROPERTY" and text(node, "id"):
            _read_property(document, node)
    declared = document.ontology.properties
    for _, source, predicate, target in document.edges():
        known = declared.get(document.properties.get(source, ""))
        if known and predicate == "inverseOf":
            known.inverse_of = document.properties.get(target)
        elif known and local_name(predicate) == "subPropertyOf" and not is_declaring(target):
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
    elif _is_relation(document, node, identifier):
        document.ontology.relations[identifier] = 0


def _is_relation(document: _Document, node: JsonObject, identifier: str) -> bool:
    """Return whether a property relates classes. Facets are properties, too, and those that annotate."""
    is_facet = bool(document.base) and part_id("facet", text(node, "id"), document.base) is not None
    is_of_objects = text(node, "propertyType").upper() == "OBJECT"
    return is_of_objects and not is_facet and identifier not in document.annotations


def _read_subsets(document: _Document, declarations: Declarations) -> None:
    """Note what the file says of subsets that have no name."""
    for node in document.nodes():
        iri = text(node, "id")
        if iri in declarations.subsets:
            meta = object_(node, "meta")
            comments = texts(meta, "comments")
            described = text(object_(meta, "definition"), "val") or (comments[0] if comments else "")
            document.ontology.subsets.setdefault(document.part("category", iri), described or text(node, "lbl"))


def _read_nodes(document: _Document, declarations: Declarations, progress: Progress) -> dict[str, Term]:
    """Return the terms by their ids: the nodes that are classes and say something of themselves."""
    nodes = tuple(document.nodes())
    terms: dict[str, Term] = {}
    for done, node in enumerate(nodes):
        if node_type(node) != "PROPERTY":
            _read_node(document, declarations, node, terms)
        if done % _NODES_PER_PROGRESS == 0:
            progress("reading", done, len(nodes))
    progress("reading", len(nodes), len(nodes))
    return terms


def _read_node(document: _Document, declarations: Declarations, node: JsonObject, terms: dict[str, Term]) -> None:
    """Add the term of a node to the terms, or note why there is none."""
    identifier = document.concept(text(node, "id"))
    document.reading = identifier
    is_individual = node_type(node) == "INDIVIDUAL"
    reason = "instance" if is_individual else declarations.reason_to_skip(node, identifier)
    if reason is None and identifier in terms:
        reason = "repeated-id"
    if reason:
        document.note(reason)
    else:
        if node_type(node) not in ("", "CLASS"):
            document.note("unknown-type")
        terms[identifier] = _read_term(document, identifier, node)


def _read_term(document: _Document, identifier: str, node: JsonObject) -> Term:
    meta = object_(node, "meta")
    term = Term(identifier, text(node, "lbl").strip(), obsolete=is_deprecated(node))
    definition = object_(meta, "definition")
    if definition:
        _read_definition(document, term, definition)
    for comment in texts(meta, "comments"):
        if comment.strip():
            term.scope_notes.append(Statement(comment.strip()))
        else:
            document.note("empty-text")
    term.subsets.extend(Classification(document.part("category", subset)) for subset in texts(meta, "subsets"))
    for synonym in objects(meta, "synonyms"):
        _read_synonym(document, term, synonym)
    for xref in objects(meta, "xrefs"):
        _read_xref(document, term, xref)
    for stated in objects(meta, "basicPropertyValues"):
        _read_value(document, term, stated)
    return term


def _read_definition(document: _Document, term: Term, definition: JsonObject) -> None:
    stated = _statement(definition)
    if stated.text:
        term.definitions.append(stated)
    else:
        document.note("empty-text")
    _note_qualifiers(document, definition)


def _read_xref(document: _Document, term: Term, xref: JsonObject) -> None:
    value = text(xref, "val").strip()
    if not value:
        document.note("bad-xref")
        return
    sources = [source for predicate, source in values_of(xref) if predicate != LABEL]
    kind = xref_kind(document.ontology, value, sources)
    if kind == "close_matches":
        _note_qualifiers(document, xref)
    add_match(term, value, kind, text(xref, "lbl") or first_value(xref, LABEL))


def _note_qualifiers(document: _Document, stated: JsonObject) -> None:
    """Note what is said about a statement that no concept has a place for."""
    if "meta" not in stated:
        return
    meta = object_(stated, "meta")
    is_other = any(predicate not in _OUR_QUALIFIERS for predicate, _ in values_of(stated))
    if is_other or meta.keys() - {"basicPropertyValues"}:
        document.note("qualifier")


def _read_synonym(document: _Document, term: Term, synonym: JsonObject) -> None:
    for _ in texts(synonym, "xrefs"):
        document.note("synonym-xref")
    _note_qualifiers(document, synonym)
    scope = _SCOPES.get(local_name(text(synonym, "pred")).casefold(), "")
    if not scope:
        document.note("synonym-predicate", text(synonym, "val"))
        scope = "RELATED"
    synonym_type = obo_id(text(synonym, "synonymType")) or None
    add_synonym(term, text(synonym, "val"), scope, synonym_type, document.note)


def _read_value(document: _Document, term: Term, stated: JsonObject) -> None:
    iri, value = text(stated, "pred"), text(stated, "val")
    _note_qualifiers(document, stated)
    if not value:
        document.note("other-value", short_name(iri))
    elif iri == IN_SUBSET:
        basis, passages = evidence(stated)
        note = first_value(stated, NOTE)
        term.subsets.append(Classification(document.part("category", value), basis, passages, note))
    else:
        _read_other_value(document, term, short_name(iri), stated)


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
    if add_value(term, shared, document.note):
        return
    declared = document.properties.get(iri, name)
    if declared in document.annotations and value.startswith(("http://", "https://")):
        document.note("value-as-relation")
        term.relations.append(Relation(declared, document.concept(value)))
    else:
        document.note("other-value", name)


def _read_edges(document: _Document, terms: dict[str, Term]) -> None:
    nodes = {document.concept(text(node, "id")) for node in document.nodes()}
    for edge, source, predicate, target in document.edges():
        identifier = document.concept(source)
        term = terms.get(identifier)
        if term is not None:
            _read_edge(document, term, edge, predicate, target)
        elif identifier not in nodes:
            document.reading = identifier
            document.note("loose-edge")


def _read_edge(document: _Document, term: Term, edge: JsonObject, predicate: str, target: str) -> None:
    basis, passages = evidence(edge)
    if basis is None and object_(edge, "meta"):
        document.reading = term.id
        document.note("qualifier")
    if is_subclass(predicate):
        add_parent(term, document.concept(target))
    elif short_name(predicate) == "skos:related":
        term.related.append(document.concept(target))
    else:
        relation, target_id = document.relation(predicate), document.concept(target)
        term.relations.append(Relation(relation, target_id, basis, passages))


def _note_undescribed_subsets(document: _Document, concepts: Sequence[Concept]) -> None:
    ontology = document.ontology
    used = {classification.category for concept in concepts for classification in concept.categories}
    described = ontology.properties.keys() | {subset for subset, text_ in ontology.subsets.items() if text_}
    for subset in sorted(used - described):
        document.changes.add("undescribed-subset", 0, subset)


def _statement(stated: JsonObject) -> Statement:
    basis, passages = evidence(stated)
    return Statement(text(stated, "val").strip(), basis, passages, texts(stated, "xrefs"))
