"""The triples of a scheme: what it says of itself, its documents and name stems, its relation types, its facets."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from immuno_cli.formats.iris import CC, DC, DCT, FOAF, OWL, RDF, RDFS, SKOS, TYPE, VOID, XSD, is_iri
from immuno_cli.formats.licenses import license_iri
from immuno_cli.formats.skos.own_terms import (
    ACCESSED,
    CATEGORY_CLASS,
    EXTENDS,
    FACET_CLASS,
    FILE,
    FIRST_PARAGRAPH,
    LAST_PARAGRAPH,
    NAME_STEM,
    SECTION,
    STEM,
    STEM_CONCEPT,
    URL,
)
from immuno_cli.formats.skos.triples import TripleMaker, subject_first
from immuno_cli.model import Category, Concept, Document, Facet, NameStem, RelationType, Scheme

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple


def write_scheme(make: TripleMaker, scheme: Scheme) -> "Iterator[Triple]":
    """Yield what a vocabulary says of itself, with its documents and name stems."""
    yield from subject_first(make.scheme, _write_scheme(make, scheme))


def write_relation_types(make: TripleMaker, scheme: Scheme, concepts: Sequence[Concept]) -> "Iterator[Triple]":
    """Yield the relation types that the scheme describes, and those that concepts use all the same."""
    known = {stated.id: stated for stated in scheme.relation_types}
    used = dict.fromkeys(relation.relation for concept in concepts for relation in concept.relations)
    for identifier in {**known, **used}:
        triples = _write_relation_type(make, identifier, known.get(identifier))
        yield from subject_first(make.relation(identifier), triples)


def write_facets(make: TripleMaker, scheme: Scheme, concepts: Sequence[Concept]) -> "Iterator[Triple]":
    """Yield facets and categories as collections, and categories that concepts use though no facet lists them."""
    listed = set()
    for facet in scheme.facets:
        node = make.part("facet", facet.id)
        yield from _write_collection(make, node, FACET_CLASS, facet)
        for category in facet.categories:
            listed.add(category.id)
            category_node = make.part("category", category.id)
            yield make.triple(node, SKOS + "member", category_node)
            yield from _write_collection(make, category_node, CATEGORY_CLASS, category)
    used = dict.fromkeys(each.category for concept in concepts for each in concept.categories)
    for identifier in used:
        if identifier not in listed:
            yield from _write_collection(make, make.part("category", identifier), CATEGORY_CLASS, None)


def _write_scheme(make: TripleMaker, scheme: Scheme) -> "Iterator[Triple]":
    node = make.scheme
    yield make.triple(node, TYPE, make.node(SKOS + "ConceptScheme"))
    yield from make.values(node, DCT + "identifier", scheme.id)
    yield from make.texts(node, DCT + "title", scheme.title)
    yield from make.texts(node, RDFS + "label", scheme.title)
    yield from make.values(node, DCT + "language", scheme.language)
    yield from make.texts(node, DCT + "description", scheme.description)
    yield from make.values(node, OWL + "versionInfo", scheme.version)
    yield from _write_license(make, scheme.license)
    yield from make.texts(node, CC + "attributionName", scheme.attribution)
    if scheme.iri and is_iri(scheme.iri):
        yield from make.values(node, VOID + "uriSpace", make.base)
    yield from make.values(node, EXTENDS, scheme.extends)
    for document in scheme.documents:
        yield from _write_document(make, document)
    for stem in scheme.name_stems:
        yield from _write_name_stem(make, stem)


def _write_license(make: TripleMaker, stated: str | None) -> "Iterator[Triple]":
    """Yield the licence by its address, as dct:license wants it. Terms of use in words are rights."""
    address = license_iri(stated) if stated else None
    if address:
        yield make.triple(make.scheme, DCT + "license", make.node(address))
    else:
        yield from make.values(make.scheme, DC + "rights", stated)


def _write_document(make: TripleMaker, document: Document) -> "Iterator[Triple]":
    node = make.part("document", document.id)
    yield make.triple(make.scheme, DCT + "source", node)
    yield make.triple(node, TYPE, make.node(FOAF + "Document"))
    yield from make.texts(node, DCT + "title", document.title)
    yield from make.values(node, FILE, document.file)
    if document.url:
        yield make.triple(node, URL, make.value(document.url, XSD + "anyURI"))
    yield from make.values(node, DCT + "creator", document.author)
    yield from make.values(node, DCT + "publisher", document.publisher)
    yield from make.values(node, DCT + "date", document.date)
    yield from make.values(node, ACCESSED, document.accessed)
    for section in document.sections:
        part = make.blank_node()
        yield make.triple(node, SECTION, part)
        yield make.triple(part, FIRST_PARAGRAPH, make.value(str(section.first), XSD + "integer"))
        yield make.triple(part, LAST_PARAGRAPH, make.value(str(section.last), XSD + "integer"))
        yield from make.texts(part, DCT + "title", section.title)
    yield from make.texts(node, SKOS + "note", document.note)


def _write_name_stem(make: TripleMaker, stem: NameStem) -> "Iterator[Triple]":
    node = make.blank_node()
    yield make.triple(make.scheme, NAME_STEM, node)
    yield from make.values(node, STEM, stem.stem)
    yield make.triple(node, STEM_CONCEPT, make.concept(stem.concept))
    yield from make.texts(node, RDF + "value", stem.meaning)
    yield from make.grounds(node, stem.basis, stem.passages)


def _write_relation_type(make: TripleMaker, identifier: str, stated: RelationType | None) -> "Iterator[Triple]":
    node = make.relation(identifier)
    yield make.triple(node, TYPE, make.node(OWL + "ObjectProperty"))
    yield make.triple(node, RDFS + "subPropertyOf", make.node(SKOS + "related"))
    yield from make.values(node, DCT + "identifier", identifier)
    if stated:
        yield from make.texts(node, RDFS + "label", stated.pref_label)
        yield from make.texts(node, SKOS + "definition", stated.definition)
        inverse = make.blank_node()
        yield make.triple(node, OWL + "inverseOf", inverse)
        yield from make.texts(inverse, RDFS + "label", stated.inverse_label)


def _write_collection(
    make: TripleMaker, node: "NamedNode", kind: str, stated: "Facet | Category | None"
) -> "Iterator[Triple]":
    yield make.triple(node, TYPE, make.node(SKOS + "Collection"))
    yield make.triple(node, TYPE, make.node(kind))
    if stated:
        yield from make.texts(node, SKOS + "prefLabel", stated.pref_label)
        yield from make.texts(node, SKOS + "definition", stated.definition)
