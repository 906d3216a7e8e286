"""OBO Graphs JSON (https://github.com/geneontology/obographs), read.

This JSON says less than the OBO file of the same release: not what the subsets mean, which names cross-references have,
what comments refer to, and which property values are relations. It also has nodes for merged terms, which are read as
OBO has them: as alternative ids alone. The notes of changes tell the ids of nodes, as JSON has no lines.
"""

from collections.abc import Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.values import object_maker, parse_json
from immuno_cli.formats.iris import part_id
from immuno_cli.formats.obo.graphs.declarations import Declarations, is_declaring, is_subclass, local_name
from immuno_cli.formats.obo.graphs.file import GraphsFile
from immuno_cli.formats.obo.graphs.json_values import evidence, node_type, object_, objects, text, texts, values_of
from immuno_cli.formats.obo.graphs.nodes import read_node
from immuno_cli.formats.obo.graphs.unread import count_unread
from immuno_cli.formats.obo.properties import short_name
from immuno_cli.formats.obo.scheme import finish_reading, finish_term
from immuno_cli.formats.obo.terms import Property, Term, add_parent
from immuno_cli.formats.reading import Changes, JsonObject, Progress, Reading, no_progress
from immuno_cli.model import Concept, Relation

_NODES_PER_PROGRESS: Final = 2000
_LOGIC: Final = ("equivalentNodesSets", "logicalDefinitionAxioms")
_OF_PROPERTIES: Final = ("domainRangeAxioms", "propertyChainAxioms")


def read_obographs(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO Graphs file. `name` stands for an id where the file states none.

    Raises InvalidVocabularyError if the bytes are not JSON, or JSON of another shape.
    """
    changes = Changes()
    whole = parse_json(data, name, make=object_maker(changes))
    graphs = tuple(objects(whole, "graphs")) if isinstance(whole, dict) else ()
    if not any(graphs):
        raise InvalidVocabularyError("this JSON is not an OBO Graphs document: it has no list “graphs” of objects")
    file = GraphsFile(graphs, changes)
    declarations = Declarations(tuple(file.nodes()), tuple(file.edges()))
    _read_properties(file)
    _read_subsets(file, declarations)
    terms = _read_nodes(file, declarations, progress)
    if not terms:
        raise InvalidVocabularyError("this OBO Graphs document contains no class with an id")
    _read_edges(file, terms)
    _count_axioms(file, "logic", _LOGIC)
    _count_axioms(file, "typedef-value", _OF_PROPERTIES)
    count_unread(whole, graphs, file.changes)
    concepts: list[Concept] = [finish_term(term, file.changes) for term in terms.values()]
    _note_undescribed_subsets(file, concepts)
    return finish_reading(file.ontology, concepts, file.changes, name=name)


def _count_axioms(file: GraphsFile, code: str, keys: Sequence[str]) -> None:
    for graph in file.graphs:
        for key in keys:
            for axiom in objects(graph, key):
                file.reading = file.concept(_subject_of_axiom(axiom))
                file.note(code)


def _subject_of_axiom(axiom: JsonObject) -> str:
    """Return the IRI that an axiom defines, or the first that it is about."""
    stated = text(axiom, "definedClassId") or text(axiom, "predicateId") or text(axiom, "representativeNodeId")
    return stated or next(iter(texts(axiom, "nodeIds")), "")


def _read_properties(file: GraphsFile) -> None:
    """Note the declared properties: relations, subsets, facets, and properties that annotate."""
    for node in file.nodes():
        if node_type(node) == "PROPERTY" and text(node, "id"):
            _read_property(file, node)
    declared = file.ontology.properties
    for _, source, predicate, target in file.edges():
        known = declared.get(file.properties.get(source, ""))
        if known and predicate == "inverseOf":
            known.inverse_of = file.properties.get(target)
        elif known and local_name(predicate) == "subPropertyOf" and not is_declaring(target):
            known.broader.append(file.properties.get(target, target))


def _read_property(file: GraphsFile, node: JsonObject) -> None:
    iri = text(node, "id")
    values = {short_name(predicate): value for predicate, value in values_of(node)}
    shorthand = values.get("oboInOwl:shorthand")
    category = part_id("category", iri, file.base) if file.base else None
    facet = part_id("facet", iri, file.base) if file.base else None
    identifier = shorthand or category or facet or file.part("relation", iri)
    file.properties[iri] = identifier
    if values.get("oboInOwl:is_metadata_tag") == "true":
        file.annotations.add(identifier)
    definition = text(object_(object_(node, "meta"), "definition"), "val") or None
    file.ontology.properties[identifier] = Property(text(node, "lbl"), definition)
    if category:
        file.ontology.subsets[identifier] = ""
    elif _is_relation(file, node, identifier):
        file.ontology.relations[identifier] = 0


def _is_relation(file: GraphsFile, node: JsonObject, identifier: str) -> bool:
    """Return whether a property relates classes. Facets are properties, too, and those that annotate."""
    is_facet = bool(file.base) and part_id("facet", text(node, "id"), file.base) is not None
    is_of_objects = text(node, "propertyType").upper() == "OBJECT"
    return is_of_objects and not is_facet and identifier not in file.annotations


def _read_subsets(file: GraphsFile, declarations: Declarations) -> None:
    """Note what the file says of subsets that have no name."""
    for node in file.nodes():
        iri = text(node, "id")
        if iri in declarations.subsets:
            meta = object_(node, "meta")
            comments = texts(meta, "comments")
            described = text(object_(meta, "definition"), "val") or (comments[0] if comments else "")
            file.ontology.subsets.setdefault(file.part("category", iri), described or text(node, "lbl"))


def _read_nodes(file: GraphsFile, declarations: Declarations, progress: Progress) -> dict[str, Term]:
    """Return the terms by their ids: the nodes that are classes and say something of themselves."""
    nodes = tuple(file.nodes())
    terms: dict[str, Term] = {}
    for done, node in enumerate(nodes):
        if node_type(node) != "PROPERTY":
            _read_node(file, declarations, node, terms)
        if done % _NODES_PER_PROGRESS == 0:
            progress("reading", done, len(nodes))
    progress("reading", len(nodes), len(nodes))
    return terms


def _read_node(file: GraphsFile, declarations: Declarations, node: JsonObject, terms: dict[str, Term]) -> None:
    """Add the term of a node to the terms, or note why there is none."""
    identifier = file.concept(text(node, "id"))
    file.reading = identifier
    is_individual = node_type(node) == "INDIVIDUAL"
    reason = "instance" if is_individual else declarations.reason_to_skip(node, identifier)
    if reason is None and identifier in terms:
        reason = "repeated-id"
    if reason:
        file.note(reason)
    else:
        if node_type(node) not in ("", "CLASS"):
            file.note("unknown-type")
        terms[identifier] = read_node(file, identifier, node)


def _read_edges(file: GraphsFile, terms: dict[str, Term]) -> None:
    nodes = {file.concept(text(node, "id")) for node in file.nodes()}
    for edge, source, predicate, target in file.edges():
        identifier = file.concept(source)
        term = terms.get(identifier)
        if term is not None:
            _read_edge(file, term, edge, predicate, target)
        elif identifier not in nodes:
            file.reading = identifier
            file.note("loose-edge")


def _read_edge(file: GraphsFile, term: Term, edge: JsonObject, predicate: str, target: str) -> None:
    basis, passages = evidence(edge)
    if basis is None and object_(edge, "meta"):
        file.reading = term.id
        file.note("qualifier")
    if is_subclass(predicate):
        add_parent(term, file.concept(target))
    elif short_name(predicate) == "skos:related":
        term.related.append(file.concept(target))
    else:
        relation, target_id = file.relation(predicate), file.concept(target)
        term.relations.append(Relation(relation, target_id, basis, passages))


def _note_undescribed_subsets(file: GraphsFile, concepts: Sequence[Concept]) -> None:
    ontology = file.ontology
    used = {classification.category for concept in concepts for classification in concept.categories}
    described = ontology.properties.keys() | {subset for subset, text_ in ontology.subsets.items() if text_}
    for subset in sorted(used - described):
        file.changes.add("undescribed-subset", 0, subset)
