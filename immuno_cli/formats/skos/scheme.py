"""What a SKOS file says of itself: title, licence, makers, documents, name stems."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.formats.iris import CC, DC, DCT, OURS, OWL, RDF, RDFS, SKOS, SKOS_XL, VOID, base_of, part_id
from immuno_cli.formats.licenses import license_name
from immuno_cli.formats.rdf.graph import Text, Value
from immuno_cli.formats.skos.facets import read_facets
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.own_terms import (
    ACCESSED,
    EXTENDS,
    FILE,
    FIRST_PARAGRAPH,
    LAST_PARAGRAPH,
    NAME_STEM,
    SECTION,
    STEM,
    STEM_CONCEPT,
    URL,
)
from immuno_cli.formats.skos.statements import basis_of, passages_of
from immuno_cli.formats.skos.texts import label_of, text_of
from immuno_cli.formats.versions import version_in
from immuno_cli.model import Document, NameStem, RelationType, Scheme, Section

_TITLE: Final = (DCT + "title", DC + "title", SKOS + "prefLabel", RDFS + "label", SKOS_XL + "prefLabel")
_DESCRIPTION: Final = (DCT + "description", DC + "description", SKOS + "definition", RDFS + "comment", SKOS + "note")
_VERSION: Final = (OWL + "versionInfo", "http://purl.org/pav/version", "http://schema.org/version", DCT + "hasVersion")
_LICENSE: Final = (DCT + "license", CC + "license", "http://schema.org/license", DCT + "rights", DC + "rights")
_ATTRIBUTION: Final = (CC + "attributionName", DCT + "bibliographicCitation")
_PARAGRAPH_NUMBER: Final = re.compile("[1-9][0-9]{0,17}")
_MAKERS: Final = (DCT + "creator", DC + "creator", DCT + "publisher", DC + "publisher", DCT + "rightsHolder")


def read_scheme(index: SkosIndex, name: str, language: str, relation_types: tuple[RelationType, ...]) -> Scheme:
    """Return what a file says of its vocabulary. `name` is its id and its title if the file states none."""
    iri = index.headers[0] if index.headers else ""
    return Scheme(
        id=_identifier(index, iri) or _slug(name),
        title=_told(index, _TITLE) or name,
        language=language,
        description=_told(index, _DESCRIPTION),
        version=_version(index),
        license=license_name(_told(index, _LICENSE) or "") or None,
        attribution=_told(index, _ATTRIBUTION) or "; ".join(_iter_makers(index)) or None,
        iri=_scheme_iri(index, iri),
        extends=text_of(index, iri, EXTENDS),
        documents=tuple(_iter_documents(index, iri)),
        facets=tuple(read_facets(index)),
        name_stems=tuple(_iter_name_stems(index, iri)),
        relation_types=relation_types,
    )


def _told(index: SkosIndex, properties: Sequence[str]) -> str | None:
    """Return what the first header that says it says of the vocabulary, or None."""
    texts = (text_of(index, iri, *properties) for iri in index.describing)
    return next((text for text in texts if text is not None), None)


def _version(index: SkosIndex) -> str | None:
    """Return the version. Where only an address says it, it is the date in the address, or else the address."""
    address = _told(index, [OWL + "versionIRI"]) or ""
    return _told(index, _VERSION) or version_in(address) or address or None


def _identifier(index: SkosIndex, iri: str) -> str | None:
    """Return the identifier that the scheme states, if it can be the id of a vocabulary: no spaces, no address."""
    stated = text_of(index, iri, DCT + "identifier", DC + "identifier")
    if stated is None or any(mark.isspace() or mark in "/:" for mark in stated):
        return None
    return stated


def _scheme_iri(index: SkosIndex, iri: str) -> str | None:
    """Return the IRI of the scheme, or the base of its concepts if that is another; None if it was made up here.

    A scheme with an IRI that was made up here states no space of IRIs (void:uriSpace).
    """
    own = iri if iri and base_of(iri) == index.base else index.base
    is_made_up = own.startswith(OURS) and next(index.graph.texts(iri, VOID + "uriSpace"), None) is None
    return None if is_made_up else own


def _iter_makers(index: SkosIndex) -> Iterator[str]:
    """Yield the names of those who made the vocabulary, each once. Of names in several languages the best are taken."""
    seen = {""}
    for wanted in _MAKERS:
        values = [value for iri in index.describing for value in index.graph.values(iri, wanted)]
        best_rank = min((index.rank(value) for value in values if isinstance(value, Text)), default=0)
        for value in values:
            name = _maker_name(index, value, best_rank)
            if name not in seen:
                seen.add(name)
                yield name


def _maker_name(index: SkosIndex, value: Value, best_rank: int) -> str:
    """Return the name of a maker, or the address if there is no name; "" if the name is not in the best language."""
    if isinstance(value, Text):
        return " ".join(value.text.split()) if index.rank(value) == best_rank else ""
    address = "" if value.iri.startswith("_:") else value.iri
    return label_of(index, value.iri) or address


def _iter_documents(index: SkosIndex, iri: str) -> Iterator[Document]:
    for node in index.graph.nodes(iri, DCT + "source"):
        identifier = part_id("document", node, index.base)
        title = text_of(index, node, DCT + "title")
        if identifier and title:
            yield Document(
                id=identifier,
                title=title,
                file=text_of(index, node, FILE),
                url=text_of(index, node, URL),
                author=text_of(index, node, DCT + "creator"),
                publisher=text_of(index, node, DCT + "publisher"),
                date=text_of(index, node, DCT + "date"),
                accessed=text_of(index, node, ACCESSED),
                sections=tuple(_iter_sections(index, node)),
                note=text_of(index, node, SKOS + "note"),
            )


def _iter_sections(index: SkosIndex, document: str) -> Iterator[Section]:
    """Yield the sections of a document that have a title and both paragraph numbers."""
    for node in index.graph.nodes(document, SECTION):
        first = _paragraph(index, node, FIRST_PARAGRAPH)
        last = _paragraph(index, node, LAST_PARAGRAPH)
        title = text_of(index, node, DCT + "title")
        if first and last and title:
            yield Section(first, last, title)


def _paragraph(index: SkosIndex, section: str, wanted: str) -> int | None:
    stated = next(index.graph.texts(section, wanted), None)
    return int(stated.text) if stated and _PARAGRAPH_NUMBER.fullmatch(stated.text) else None


def _iter_name_stems(index: SkosIndex, iri: str) -> Iterator[NameStem]:
    """Yield the name stems that have a stem, a concept and a meaning."""
    for node in index.graph.nodes(iri, NAME_STEM):
        stem = text_of(index, node, STEM)
        concept = next(index.graph.nodes(node, STEM_CONCEPT), None)
        meaning = text_of(index, node, RDF + "value")
        if stem and concept and meaning:
            yield NameStem(stem, index.id_of(concept), meaning, basis_of(index, node), passages_of(index, node))


def _slug(name: str) -> str:
    """Return a name as an id: lower case, with a hyphen between words."""
    words = "".join(mark if mark.isalnum() else " " for mark in name.casefold()).split()
    return "-".join(words) or "vocabulary"
