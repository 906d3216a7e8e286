"""Existential restrictions of OWL: each of a class is in a relation to some of another class."""

from typing import Final

from immuno_cli.formats.iris import OWL, RDFS, TYPE
from immuno_cli.formats.owl.ontology import OwlFile
from immuno_cli.formats.rdf.graph import Node, Text, Value
from immuno_cli.model import Relation

TOP: Final = frozenset({OWL + "Thing", RDFS + "Resource"})
"""The classes of all things."""


def read_restriction(file: OwlFile, node: str) -> Relation | None:
    """Return the relation that a simple existential restriction states; None if it is another class expression.

    Existential are "some", and "at least" or "exactly" a number above zero.
    """
    pairs = file.graph.statements.get(node, [])
    said = {predicate: value for predicate, value in pairs if predicate != TYPE}
    prop = _named(said.pop(OWL + "onProperty", None))
    filler = _named(_filler(said))
    if prop is None or filler is None or said:
        return None
    return Relation(file.relation(prop), file.concept(filler))


def _filler(said: dict[str, Value]) -> Value | None:
    """Take the class that an existential restriction is about, and what makes it existential, out of what it says."""
    if OWL + "someValuesFrom" in said:
        return said.pop(OWL + "someValuesFrom")
    for kind in ("qualifiedCardinality", "minQualifiedCardinality"):
        number = said.get(OWL + kind)
        if isinstance(number, Text) and number.text.strip("0 "):
            del said[OWL + kind]
            return said.pop(OWL + "onClass", None)
    return None


def _named(value: Value | None) -> str | None:
    """Return the IRI of a named class or property that says something; None if it is an expression, or all things."""
    if not isinstance(value, Node) or value.iri.startswith("_:") or value.iri in TOP:
        return None
    return value.iri
