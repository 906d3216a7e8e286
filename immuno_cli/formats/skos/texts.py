"""The texts that describe a resource: its label, its definition, the value of a property."""

from typing import Final

from immuno_cli.formats.iris import DCT, FOAF, RDFS, SKOS, SKOS_XL
from immuno_cli.formats.skos.index import SkosIndex

_NAMES: Final = (FOAF + "name", SKOS + "prefLabel", RDFS + "label", DCT + "title", SKOS_XL + "literalForm")
_DEFINITIONS: Final = (SKOS + "definition", SKOS + "scopeNote", SKOS + "note", RDFS + "comment")


def text_of(index: SkosIndex, iri: str, *properties: str) -> str | None:
    """Return the value of the first of the properties that has one, or None.

    The value is the text in the best language. If it is a resource, it is the resource's label, or else its IRI.
    """
    for wanted in properties:
        text = index.best_of(iri, wanted)
        if text is not None:
            return text
        for node in index.graph.nodes(iri, wanted):
            label = label_of(index, node)
            if label or not node.startswith("_:"):
                return label or node
    return None


def label_of(index: SkosIndex, iri: str) -> str | None:
    """Return the label of a resource in the best language, or None."""
    for wanted in _NAMES:
        if text := index.best_of(iri, wanted):
            return text
    forms = (index.best_of(node, SKOS_XL + "literalForm") for node in index.graph.nodes(iri, SKOS_XL + "prefLabel"))
    return next(filter(None, forms), None)


def definition_of(index: SkosIndex, iri: str) -> str | None:
    """Return the definition of a resource, or a note that stands in for one, or None."""
    return text_of(index, iri, *_DEFINITIONS) or None
