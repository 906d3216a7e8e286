"""An OBO Graphs file while it is read: its nodes and edges, and the ids that stand for its IRIs."""

from collections.abc import Iterator, Sequence

from immuno_cli.formats.iris import OURS, concept_id, is_iri, part_id
from immuno_cli.formats.obo.graphs.declarations import Edge
from immuno_cli.formats.obo.graphs.document import SPACE, read_ontology
from immuno_cli.formats.obo.graphs.json_values import objects, text
from immuno_cli.formats.obo.properties import obo_id
from immuno_cli.formats.obo.terms import Ontology
from immuno_cli.formats.prefixes import contract
from immuno_cli.formats.reading import Changes, JsonObject


class GraphsFile:
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
