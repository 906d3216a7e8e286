"""RDF terms and triples of one vocabulary, made with pyoxigraph."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.formats.iris import (
    DCT,
    RDF,
    SKOS,
    TYPE,
    base_of,
    concept_iri,
    part_iri,
    passage_iri,
    relation_iri,
    scheme_iri,
)
from immuno_cli.formats.languages import UNDETERMINED
from immuno_cli.formats.skos.own_terms import BASIS, PASSAGE
from immuno_cli.model import Scheme

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Resource = NamedNode | BlankNode
    Term = NamedNode | BlankNode | Literal

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class ClaimedTriple(NamedTuple):
    """A triple that further triples speak about."""

    subject: "NamedNode"
    predicate: "NamedNode"
    object: "NamedNode | Literal"


class TripleMaker:
    """Makes the terms and triples of one vocabulary. It is a class because it numbers the blank nodes.

    Attributes:
        base: How the IRIs of the vocabulary's concepts begin.
        scheme: The vocabulary's own node.
    """

    def __init__(self, library: Any, scheme: Scheme) -> None:  # noqa: ANN401 - a module, imported late
        self._library = library
        self._blank_nodes = 0
        iri = scheme_iri(scheme.id, scheme.iri)
        self.base = base_of(iri)
        self.scheme = self.node(iri)
        self._language = scheme.language if self._is_language(scheme.language) else None
        self._documents = frozenset(document.id for document in scheme.documents)

    def node(self, iri: str) -> "NamedNode":
        """Return the node with this IRI."""
        node: NamedNode = self._library.NamedNode(iri)
        return node

    def concept(self, identifier: str) -> "NamedNode":
        """Return the node of a concept, of this vocabulary or of another."""
        return self.node(concept_iri(writable(identifier), self.base))

    def part(self, kind: str, identifier: str) -> "NamedNode":
        """Return the node of a "category", "facet" or "document" of this vocabulary."""
        return self.node(part_iri(kind, writable(identifier), self.base))

    def relation(self, identifier: str) -> "NamedNode":
        """Return the property of a relation type."""
        return self.node(relation_iri(writable(identifier), self.base))

    def blank_node(self) -> "BlankNode":
        """Return a new node without an IRI."""
        self._blank_nodes += 1
        node: BlankNode = self._library.BlankNode(f"n{self._blank_nodes}")
        return node

    def text(self, text: str, language: str | None = None) -> "Literal":
        """Return a literal in a language, by default that of the vocabulary."""
        tag = self._language if language is None else self._tag(language)
        literal: Literal = self._library.Literal(writable(text), language=tag)
        return literal

    def _tag(self, language: str) -> str:
        return language if self._is_language(language) else UNDETERMINED

    def value(self, value: str, datatype: str | None = None) -> "Literal":
        """Return a literal that is in no language; `datatype` is the IRI of its type, xsd:string if None."""
        literal: Literal = self._library.Literal(writable(value), datatype=self.node(datatype) if datatype else None)
        return literal

    def triple(self, subject: "Resource", predicate: str, value: "Term") -> "Triple":
        """Return a triple."""
        triple: Triple = self._library.Triple(subject, self.node(predicate), value)
        return triple

    def texts(
        self, subject: "Resource", predicate: str, *texts: str | None, language: str | None = None
    ) -> "Iterator[Triple]":
        """Yield a triple for each text that is not empty, in a language as for `text`."""
        return (self.triple(subject, predicate, self.text(text, language)) for text in texts if text)

    def values(self, subject: "Resource", predicate: str, *values: str | None) -> "Iterator[Triple]":
        """Yield a triple for each value that is not empty."""
        return (self.triple(subject, predicate, self.value(value)) for value in values if value)

    def grounds(self, node: "Resource", basis: str | None, passages: Sequence[str]) -> "Iterator[Triple]":
        """Yield what a statement rests on: its basis, and the passages or whole documents that it cites."""
        yield from self.values(node, BASIS, basis)
        for reference in passages:
            iri = self._cited_iri(reference)
            if iri is None:
                yield from self.values(node, PASSAGE, reference)
            else:
                yield self.triple(node, DCT + "source", self.node(iri))

    def claim(
        self,
        claimed: ClaimedTriple,
        basis: str | None,
        passages: Sequence[str],
        *,
        note: str | None = None,
        text: str | None = None,
    ) -> "Iterator[Triple]":
        """Yield a triple, and what it rests on as an rdf:Statement about it. `text` is the claim in words."""
        yield self._library.Triple(*claimed)
        yield from self.about(claimed, basis, passages, note=note, text=text)

    def about(
        self,
        claimed: ClaimedTriple,
        basis: str | None,
        passages: Sequence[str],
        *,
        note: str | None = None,
        text: str | None = None,
    ) -> "Iterator[Triple]":
        """Yield what a triple rests on as an rdf:Statement about it, but not the triple."""
        if basis or passages or note or text:
            about = self.blank_node()
            yield self.triple(about, TYPE, self.node(RDF + "Statement"))
            yield self.triple(about, RDF + "subject", claimed.subject)
            yield self.triple(about, RDF + "predicate", claimed.predicate)
            yield self.triple(about, RDF + "object", claimed.object)
            yield from self.texts(about, RDF + "value", text)
            yield from self.grounds(about, basis, passages)
            yield from self.texts(about, SKOS + "note", note)

    def _cited_iri(self, reference: str) -> str | None:
        """Return the IRI of a cited passage or document; None if the reference has no known form."""
        if reference in self._documents:
            return part_iri("document", writable(reference), self.base)
        return passage_iri(writable(reference), self.base)

    def _is_language(self, tag: str) -> bool:
        try:
            self._library.Literal("", language=tag)
        except ValueError:
            return False
        return True


def writable(text: str) -> str:
    """Return a text with U+FFFD in place of characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def subject_first(subject: "NamedNode", triples: "Iterator[Triple]") -> "list[Triple]":
    """Return triples with those about `subject` first, so that they stand in one block of the file."""
    return sorted(triples, key=lambda triple: triple.subject != subject)
