"""Individuals with labels that are typed by a class of their ontology: they are concepts below their class.

Ontologies of substances, places and events describe their leaves so: `ethane a Hydrocarbon`. Others have individuals
that are used only in annotations, such as "metadata complete". These are no concepts.
"""

from collections.abc import Collection, Sequence

from immuno_cli.formats.iris import OWL, RDF, RDFS, SKOS, TYPE
from immuno_cli.formats.owl.ontology import PROPERTY_TYPES, SUB_CLASS, find_classes
from immuno_cli.formats.rdf.graph import Graph, Node, Text, Value

Pairs = Sequence[tuple[str, Value]]
_LABELS = frozenset({RDFS + "label", SKOS + "prefLabel"})
_STRUCTURE = (OWL, RDF, RDFS)
"""The namespaces of what builds classes and lists. It relates no individuals, but for the value of a restriction."""
_HAS_VALUE = OWL + "hasValue"


def with_individuals(graph: Graph) -> Graph:
    """Return the graph in which individuals with a label are classes below those that are their types.

    Left out are those of classes whose individuals are values of annotation properties, and are related to nothing.
    Its statements are changed in place, to save memory.
    """
    classes = frozenset(find_classes(graph))
    labelled = [iri for iri, pairs in graph.statements.items() if _is_concept(iri, pairs, classes)]
    found = _without_metadata(graph, labelled, classes) if labelled else []
    for iri in found:
        graph.changes.add("individual", 0, iri)
        graph.statements[iri] = _as_class(graph.statements[iri], classes)
    return graph._replace(predicates=graph.predicates | {SUB_CLASS}) if found else graph


def _is_concept(iri: str, pairs: Pairs, classes: Collection[str]) -> bool:
    """Return whether a resource has a label and a type that is a class of the file, and is none itself."""
    if iri in classes or iri.startswith("_:"):
        return False
    kinds = {value.iri for predicate, value in pairs if predicate == TYPE and isinstance(value, Node)}
    has_label = any(
        predicate in _LABELS and isinstance(value, Text) and value.text.strip() for predicate, value in pairs
    )
    return has_label and not kinds.isdisjoint(classes) and kinds.isdisjoint({*PROPERTY_TYPES, OWL + "Ontology"})


def _without_metadata(graph: Graph, individuals: Sequence[str], classes: Collection[str]) -> list[str]:
    """Return the individuals without those all of whose classes are for annotations."""
    kinds = {iri: {kind for kind in graph.nodes(iri, TYPE) if kind in classes} for iri in individuals}
    annotating, related = _used(graph)
    of_annotations = set().union(*(kinds[iri] for iri in individuals if iri in annotating))
    of_annotations.difference_update(*(kinds[iri] for iri in individuals if iri in related))
    return [iri for iri in individuals if not kinds[iri] <= of_annotations]


def _used(graph: Graph) -> tuple[set[str], set[str]]:
    """Return the values of annotation properties, and the resources that other properties relate to each other.

    The properties of SKOS relate, although OWL files declare them as annotations.
    """
    typed = graph.iter_pairs(TYPE)
    properties = {iri for iri, kind in typed if kind == OWL + "AnnotationProperty" and not iri.startswith(SKOS)}
    annotating: set[str] = set()
    related: set[str] = set()
    for subject, pairs in graph.statements.items():
        for predicate, value in pairs:
            if isinstance(value, Text) or (predicate.startswith(_STRUCTURE) and predicate != _HAS_VALUE):
                continue
            if predicate in properties:
                annotating.add(value.iri)
            elif value.iri in graph.statements:
                related.update((subject, value.iri))
    return annotating, related


def _as_class(pairs: Pairs, classes: Collection[str]) -> list[tuple[str, Value]]:
    read: list[tuple[str, Value]] = [(TYPE, Node(OWL + "Class"))]
    for predicate, value in pairs:
        if predicate != TYPE or not isinstance(value, Node):
            read.append((predicate, value))
        elif value.iri in classes:
            read.append((SUB_CLASS, value))
    return read
