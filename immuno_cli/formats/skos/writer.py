"""SKOS, written: a concept is a resource under the scheme's IRI, a statement a node that says what it rests on."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import (
    CC,
    DCT,
    FOAF,
    IMMUNO,
    OWL,
    PARTS,
    RDF,
    RDFS,
    SKOS,
    TYPE,
    VOID,
    XSD,
    base_of,
    concept_iri,
    is_iri,
    part_iri,
    passage_iri,
    relation_iri,
    scheme_iri,
)
from immuno_cli.formats.skos.rdf_graph import SYNTAXES, import_pyoxigraph
from immuno_cli.model import Category, Concept, Facet, RelationType, Scheme, Statement

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal

PREFIXES: Final = {
    "cc": CC, "dct": DCT, "foaf": FOAF, "immuno": IMMUNO, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS,
    "void": VOID, "xsd": XSD,
}  # fmt: skip
_LABELS: Final = {"altLabel": "alt_labels", "hiddenLabel": "hidden_labels"}
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def dump_skos(scheme: Scheme, concepts: Sequence[Concept], *, syntax: str) -> Iterator[str]:
    """Yield the text of a SKOS file; `syntax` is turtle, rdfxml, ntriples or jsonld.

    Links to concepts that are not among those given are kept: an IRI needs no company. Characters that XML has no way
    to write become U+FFFD in every syntax, so that all say the same. Raises MissingExtraError without pyoxigraph.
    """
    library = import_pyoxigraph()
    writer = _Writer(library, scheme)
    prefixes = {**PREFIXES, "": writer.base, **{part: f"{writer.base}{part}/" for part in PARTS}}
    data: bytes = library.serialize(
        writer.triples(concepts), format=getattr(library.RdfFormat, SYNTAXES[syntax]), prefixes=prefixes
    )
    text = data.decode("utf-8")
    if syntax == "jsonld":
        from immuno_cli.formats.skos.json_ld import compact

        text = compact(text, prefixes)
    yield text


class _Claim(NamedTuple):
    """A statement that is to be spoken about: the parts of its triple."""

    subject: "NamedNode"
    predicate: "NamedNode"
    object: "NamedNode"


class _Writer:
    """The terms of one file, and the triples made of them. A class because blank nodes are numbered through."""

    def __init__(self, library: Any, scheme: Scheme) -> None:  # noqa: ANN401 - a module, imported late
        self._library = library
        self._scheme = scheme
        self._blank = 0
        iri = scheme_iri(scheme.id, scheme.iri)
        self.base = base_of(iri)
        self._iri = self._node(iri)
        self._language = scheme.language if self._is_language(scheme.language) else None

    def triples(self, concepts: Sequence[Concept]) -> "Iterator[Triple]":
        """Yield everything: the scheme, its parts, the concepts in their order."""
        yield from _together(self._iri, self._write_scheme())
        used = dict.fromkeys(relation.relation for concept in concepts for relation in concept.relations)
        known = {relation.id: relation for relation in self._scheme.relation_types}
        for identifier in {**known, **used}:
            triples = self._write_relation_type(identifier, known.get(identifier))
            yield from _together(self._relation(identifier), triples)
        yield from self._write_collections(concepts)
        narrower: dict[str, list[str]] = {}
        for concept in concepts:
            for target in dict.fromkeys(concept.broader):
                narrower.setdefault(target, []).append(concept.id)
        for concept in concepts:
            triples = self._write_concept(concept, narrower.get(concept.id, ()))
            yield from _together(self._concept(concept.id), triples)
            if not concept.deprecated and not concept.broader:
                yield self._triple(self._iri, SKOS + "hasTopConcept", self._concept(concept.id))

    def _node(self, iri: str) -> "NamedNode":
        node: NamedNode = self._library.NamedNode(iri)
        return node

    def _concept(self, identifier: str) -> "NamedNode":
        return self._node(concept_iri(_writable(identifier), self.base))

    def _part(self, part: str, identifier: str) -> "NamedNode":
        return self._node(part_iri(part, _writable(identifier), self.base))

    def _literal(self, text: str, *, plain: bool = False) -> "Literal":
        language = None if plain else self._language
        literal: Literal = self._library.Literal(_writable(text), language=language)
        return literal

    def _blank_node(self) -> "BlankNode":
        self._blank += 1
        node: BlankNode = self._library.BlankNode(f"n{self._blank}")
        return node

    def _is_language(self, tag: str) -> bool:
        try:
            self._library.Literal("", language=tag)
        except ValueError:
            return False
        return True

    def _triple(self, subject: "NamedNode | BlankNode", predicate: str, value: "Term") -> "Triple":
        triple: Triple = self._library.Triple(subject, self._node(predicate), value)
        return triple

    def _optional(
        self, subject: "NamedNode | BlankNode", predicate: str, text: str | None, *, plain: bool = False
    ) -> "Iterator[Triple]":
        if text:
            yield self._triple(subject, predicate, self._literal(text, plain=plain))

    def _write_scheme(self) -> "Iterator[Triple]":
        scheme, iri = self._scheme, self._iri
        yield self._triple(iri, TYPE, self._node(SKOS + "ConceptScheme"))
        yield from self._optional(iri, DCT + "identifier", scheme.id, plain=True)
        yield from self._optional(iri, DCT + "title", scheme.title)
        yield from self._optional(iri, DCT + "language", scheme.language, plain=True)
        yield from self._optional(iri, DCT + "description", scheme.description)
        yield from self._optional(iri, OWL + "versionInfo", scheme.version, plain=True)
        if scheme.license and is_iri(scheme.license):
            yield self._triple(iri, DCT + "license", self._node(scheme.license))
        else:
            yield from self._optional(iri, DCT + "license", scheme.license, plain=True)
        yield from self._optional(iri, CC + "attributionName", scheme.attribution)
        if scheme.iri and is_iri(scheme.iri):
            yield from self._optional(iri, VOID + "uriSpace", self.base, plain=True)
        for document in scheme.documents:
            node = self._part("document", document.id)
            yield self._triple(iri, DCT + "source", node)
            yield self._triple(node, TYPE, self._node(FOAF + "Document"))
            yield from self._optional(node, DCT + "title", document.title)
            yield from self._optional(node, IMMUNO + "file", document.file, plain=True)
            for key in ("creator", "publisher", "date"):
                value = document.author if key == "creator" else getattr(document, key)
                yield from self._optional(node, DCT + key, value, plain=True)
            yield from self._optional(node, SKOS + "note", document.note)

    def _write_relation_type(self, identifier: str, stated: RelationType | None) -> "Iterator[Triple]":
        node = self._relation(identifier)
        yield self._triple(node, TYPE, self._node(OWL + "ObjectProperty"))
        yield self._triple(node, RDFS + "subPropertyOf", self._node(SKOS + "related"))
        yield from self._optional(node, DCT + "identifier", identifier, plain=True)
        if stated:
            yield from self._optional(node, RDFS + "label", stated.pref_label)
            yield from self._optional(node, SKOS + "definition", stated.definition)
            inverse = self._blank_node()
            yield self._triple(node, OWL + "inverseOf", inverse)
            yield from self._optional(inverse, RDFS + "label", stated.inverse_label)

    def _relation(self, identifier: str) -> "NamedNode":
        return self._node(relation_iri(_writable(identifier), self.base))

    def _write_collections(self, concepts: Sequence[Concept]) -> "Iterator[Triple]":
        listed = set()
        for facet in self._scheme.facets:
            node = self._part("facet", facet.id)
            yield from self._write_collection(node, "Facet", facet)
            for category in facet.categories:
                listed.add(category.id)
                yield self._triple(node, SKOS + "member", self._part("category", category.id))
                yield from self._write_collection(self._part("category", category.id), "Category", category)
        used = dict.fromkeys(c.category for concept in concepts for c in concept.categories)
        for identifier in used.keys() - listed:
            yield from self._write_collection(self._part("category", identifier), "Category", None)

    def _write_collection(self, node: "NamedNode", kind: str, stated: "Facet | Category | None") -> "Iterator[Triple]":
        yield self._triple(node, TYPE, self._node(SKOS + "Collection"))
        yield self._triple(node, TYPE, self._node(IMMUNO + kind))
        if stated:
            yield from self._optional(node, SKOS + "prefLabel", stated.pref_label)
            yield from self._optional(node, SKOS + "definition", stated.definition)

    def _write_concept(self, concept: Concept, narrower: Sequence[str]) -> "Iterator[Triple]":
        node = self._concept(concept.id)
        yield self._triple(node, TYPE, self._node(SKOS + "Concept"))
        yield self._triple(node, SKOS + "inScheme", self._iri)
        yield from self._optional(node, SKOS + "prefLabel", concept.pref_label)
        for key, field in _LABELS.items():
            for text in getattr(concept, field):
                yield from self._optional(node, SKOS + key, text)
        for code in concept.notations:
            yield from self._optional(node, SKOS + "notation", code, plain=True)
        yield from self._optional(node, IMMUNO + "kind", concept.kind, plain=True)
        if concept.deprecated:
            yield self._triple(node, OWL + "deprecated", self._library.Literal(True))
        for key, targets in (("broader", concept.broader), ("narrower", narrower), ("related", concept.related)):
            for target in targets:
                yield self._triple(node, SKOS + key, self._concept(target))
        for target in concept.is_replaced_by:
            yield self._triple(node, DCT + "isReplacedBy", self._concept(target))
        for key, field in STATEMENT_KEYS.items():
            for statement in getattr(concept, field):
                yield from self._write_statement(node, SKOS + key, statement)
        yield from self._write_matches(node, concept)
        yield from self._write_claims(node, concept)

    def _write_statement(self, node: "NamedNode", predicate: str, statement: Statement) -> "Iterator[Triple]":
        text = self._literal(statement.text)
        if statement == Statement(statement.text):
            yield self._triple(node, predicate, text)
            return
        note = self._blank_node()
        yield self._triple(node, predicate, note)
        yield self._triple(note, RDF + "value", text)
        yield from self._write_grounds(note, statement.basis, statement.passages)
        for xref in statement.xrefs:
            yield from self._optional(note, DCT + "references", xref, plain=True)

    def _write_grounds(self, node: "BlankNode", basis: str | None, passages: Sequence[str]) -> "Iterator[Triple]":
        yield from self._optional(node, IMMUNO + "basis", basis, plain=True)
        for reference in passages:
            iri = passage_iri(_writable(reference), self.base)
            if iri:
                yield self._triple(node, DCT + "source", self._node(iri))
            else:
                yield from self._optional(node, IMMUNO + "passage", reference, plain=True)

    def _write_matches(self, node: "NamedNode", concept: Concept) -> "Iterator[Triple]":
        for key, field in MATCH_KEYS.items():
            for match in getattr(concept, field):
                target = self._node(concept_iri(_writable(match.id), self.base))
                yield self._triple(node, SKOS + key, target)
                yield from self._optional(target, RDFS + "label", match.pref_label)

    def _write_claims(self, node: "NamedNode", concept: Concept) -> "Iterator[Triple]":
        """Yield categories and typed relations: the plain triple that everyone reads, and what it rests on."""
        for stated in concept.categories:
            category = self._part("category", stated.category)
            claim = _Claim(category, self._node(SKOS + "member"), node)
            yield self._triple(node, IMMUNO + "category", category)
            yield from self._write_claim(claim, stated.basis, stated.passages, stated.note)
        for relation in concept.relations:
            claim = _Claim(node, self._relation(relation.relation), self._concept(relation.target))
            yield from self._write_claim(claim, relation.basis, relation.passages, None)

    def _write_claim(
        self, claim: _Claim, basis: str | None, passages: Sequence[str], note: str | None
    ) -> "Iterator[Triple]":
        yield self._library.Triple(*claim)
        if basis or passages or note:
            about = self._blank_node()
            yield self._triple(about, TYPE, self._node(RDF + "Statement"))
            for key, value in claim._asdict().items():
                yield self._triple(about, RDF + key, value)
            yield from self._write_grounds(about, basis, passages)
            yield from self._optional(about, SKOS + "note", note)


def _together(subject: "NamedNode", triples: "Iterator[Triple]") -> "list[Triple]":
    """Return triples with those about `subject` first, so that it stands in one block."""
    return sorted(triples, key=lambda triple: triple.subject != subject)


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
