"""What a SKOS file's notes say, and what its statements about statements rest on."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DC, DCT, IMMUNO, RDF, RDFS, SKOS, SKOS_XL, passage_of
from immuno_cli.formats.skos.rdf_graph import Node, Text
from immuno_cli.formats.skos.survey import Source
from immuno_cli.model import BASES, Basis, Statement

_TEXTS: Final = (RDF + "value", RDFS + "comment", DCT + "description", DC + "description", SKOS_XL + "literalForm")
_SOURCES: Final = (DCT + "references", DCT + "source", DC + "source", RDFS + "seeAlso")


class Claim(NamedTuple):
    """What a statement about a statement (rdf:Statement) says it rests on."""

    basis: Basis | None
    passages: tuple[str, ...]
    note: str | None


def read_claim(source: Source, node: str) -> Claim:
    """Return what a node of type rdf:Statement says of the statement that it is about."""
    note = next(source.graph.texts(node, SKOS + "note"), None)
    return Claim(_basis(source, node), _passages(source, node), note.text if note else None)


def read_note(source: Source, value: Node) -> tuple[str, Statement] | None:
    """Return the language and the words of a note that is a resource; one that is only an address stands for itself."""
    graph, node = source.graph, value.iri
    texts = next((found for wanted in _TEXTS if (found := list(graph.texts(node, wanted)))), [])
    title = source.best(graph.texts(node, DCT + "title"))
    if not texts:
        words = title or ("" if node.startswith("_:") else node)
        return ("", Statement(words)) if words else None
    best = min(texts, key=source.rank)
    words = f"{title}: {best.text}" if title and title not in best.text else best.text
    basis, passages = _basis(source, node), _passages(source, node)
    return best.language, Statement(words, basis, passages, tuple(dict.fromkeys(_xrefs(source, node))))


def _xrefs(source: Source, node: str) -> Iterator[str]:
    for value in source.graph.values(node, *_SOURCES):
        if isinstance(value, Text):
            yield value.text
        elif not value.iri.startswith("_:") and passage_of(value.iri, source.base) is None:
            yield source.name(value.iri)


def _passages(source: Source, node: str) -> tuple[str, ...]:
    found = []
    for value in source.graph.values(node, DCT + "source", IMMUNO + "passage"):
        reference = passage_of(value.iri, source.base) if isinstance(value, Node) else None
        if reference:
            found.append(reference)
    found.extend(text.text for text in source.graph.texts(node, IMMUNO + "passage"))
    return tuple(dict.fromkeys(found))


def _basis(source: Source, node: str) -> Basis | None:
    stated = {text.text for text in source.graph.texts(node, IMMUNO + "basis")}
    return next((basis for basis in BASES if basis in stated), None)
