"""Individuals with labels that are typed by a class of their ontology: they are concepts below their class.

Ontologies of substances, places and events describe their leaves so: `ethane a Hydrocarbon`.
"""

from collections.abc import Collection, Sequence

from immuno_cli.formats.iris import OWL, RDFS, SKOS, TYPE
from immuno_cli.formats.owl.ontology import PROPERTY_TYPES, SUB_CLASS, find_classes
from immuno_cli.formats.rdf.graph import Graph, Node, Text, Value

Pairs = Sequence[tuple[str, Value]]
_LABELS = frozenset({RDFS + "label", SKOS + "prefLabel"})


def with_individuals(graph: Graph) -> Graph:
    """Return the graph in which individuals with a label are classes below those that are their types.

    Its statements are changed in place, to save memory.
    """
    classes = frozenset(find_classes(graph))
    found = [iri for iri, pairs in graph.statements.items() if _is_concept(iri, pairs, classes)]
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


def _as_class(pairs: Pairs, classes: Collection[str]) -> list[tuple[str, Value]]:
    read: list[tuple[str, Value]] = [(TYPE, Node(OWL + "Class"))]
    for predicate, value in pairs:
        if predicate != TYPE or not isinstance(value, Node):
            read.append((predicate, value))
        elif value.iri in classes:
            read.append((SUB_CLASS, value))
    return read
