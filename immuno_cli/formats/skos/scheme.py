"""What a SKOS file says of itself: title, licence, collections, documents, kinds of relation."""

from collections.abc import Container, Iterator, Mapping
from typing import Final

from immuno_cli.formats.iris import (
    CC,
    DC,
    DCT,
    FOAF,
    IMMUNO,
    OURS,
    OWL,
    RDF,
    RDFS,
    SKOS,
    TYPE,
    VOID,
    base_of,
    local_name,
    part_id,
)
from immuno_cli.formats.skos.rdf_graph import Text
from immuno_cli.formats.skos.survey import FIELDS, Source
from immuno_cli.model import Category, Document, Facet, RelationType, Scheme

_TITLE: Final = (DCT + "title", DC + "title", SKOS + "prefLabel", RDFS + "label")
_DESCRIPTION: Final = (DCT + "description", DC + "description", SKOS + "definition", RDFS + "comment", SKOS + "note")
_VERSION: Final = (OWL + "versionInfo", "http://purl.org/pav/version", "http://schema.org/version", DCT + "hasVersion")
_LICENSE: Final = (DCT + "license", CC + "license", "http://schema.org/license", DCT + "rights", DC + "rights")
_ATTRIBUTION: Final = (CC + "attributionName", DCT + "bibliographicCitation")
_MAKERS: Final = (DCT + "creator", DC + "creator", DCT + "publisher", DC + "publisher", DCT + "rightsHolder")
_NAME: Final = (FOAF + "name", SKOS + "prefLabel", RDFS + "label", DCT + "title")
_DEFINITION: Final = (SKOS + "definition", SKOS + "scopeNote", SKOS + "note", RDFS + "comment")
COLLECTIONS: Final = Facet("collections", "collections", "Which collections of the file name the concept?")
SCHEMES: Final = Facet("schemes", "concept schemes", "Which concept schemes of the file state the concept?")


def read_scheme(source: Source, name: str, language: str) -> Scheme:
    """Return the scheme, without the kinds of relation that only its concepts show; `name` stands in for a title."""
    iri = source.schemes[0] if source.schemes else ""
    identifier = _single(source, iri, DCT + "identifier", DC + "identifier")
    usable = identifier is not None and not any(mark.isspace() or mark in "/:" for mark in identifier)
    own = iri if iri and base_of(iri) == source.base else source.base
    return Scheme(
        id=identifier if identifier and usable else _slug(name),
        title=_single(source, iri, *_TITLE) or name,
        language=language,
        description=_single(source, iri, *_DESCRIPTION),
        version=_single(source, iri, *_VERSION),
        license=_single(source, iri, *_LICENSE),
        attribution=_single(source, iri, *_ATTRIBUTION) or "; ".join(_makers(source, iri)) or None,
        iri=None if _is_ours(source, iri, own) else own,
        documents=tuple(_documents(source, iri)),
        facets=tuple(_facets(source)),
    )


def _is_ours(source: Source, iri: str, own: str) -> bool:
    """Return whether a scheme has an IRI only because this program gave it one: then it states no space of IRIs."""
    return own.startswith(OURS) and next(source.graph.texts(iri, VOID + "uriSpace"), None) is None


def _single(source: Source, iri: str, *properties: str) -> str | None:
    """Return the text of the first of the properties that has one, in the best language, or the IRI it names."""
    for wanted in properties:
        text = source.best(source.graph.texts(iri, wanted))
        if text is not None:
            return text
        for node in source.graph.nodes(iri, wanted):
            named = _label(source, node)
            if named or not node.startswith("_:"):
                return named or node
    return None


def _label(source: Source, iri: str) -> str | None:
    for wanted in _NAME:
        if text := source.best(source.graph.texts(iri, wanted)):
            return text
    return None


def _makers(source: Source, iri: str) -> Iterator[str]:
    """Yield who made the scheme: the names in the best language that has any, and people by name or address."""
    seen = set()
    for wanted in _MAKERS:
        values = list(source.graph.values(iri, wanted))
        best = min((source.rank(value) for value in values if isinstance(value, Text)), default=0)
        for value in values:
            if isinstance(value, Text):
                name = " ".join(value.text.split()) if source.rank(value) == best else ""
            else:
                name = _label(source, value.iri) or ("" if value.iri.startswith("_:") else value.iri)
            if name and name not in seen:
                seen.add(name)
                yield name


def _documents(source: Source, iri: str) -> Iterator[Document]:
    for node in source.graph.nodes(iri, DCT + "source"):
        identifier = part_id("document", node, source.base)
        file, title = _single(source, node, IMMUNO + "file"), _single(source, node, DCT + "title")
        if identifier and file and title:
            author, publisher, date = (_single(source, node, DCT + key) for key in ("creator", "publisher", "date"))
            yield Document(
                id=identifier,
                title=title,
                file=file,
                author=author,
                publisher=publisher,
                date=date,
                note=_single(source, node, SKOS + "note"),
            )


def category_id(source: Source, iri: str) -> str:
    """Return the id of the collection that has this IRI."""
    return part_id("category", iri, source.base) or part_id("facet", iri, source.base) or source.name(iri)


def collection_members(source: Source, iri: str) -> list[str]:
    """Return the IRIs that a collection names as its members, those of an ordered one in order."""
    members = list(source.graph.nodes(iri, SKOS + "member"))
    seen: set[str] = set()
    for head in source.graph.nodes(iri, SKOS + "memberList"):
        cell = head
        while cell != RDF + "nil" and cell not in seen:
            seen.add(cell)
            members.extend(source.graph.nodes(cell, RDF + "first"))
            cell = next(source.graph.nodes(cell, RDF + "rest"), RDF + "nil")
    return list(dict.fromkeys(members))


def _facets(source: Source) -> Iterator[Facet]:
    """Yield a facet for each collection of collections, one for the collections in none, one for several schemes."""
    known = set(source.collections)
    inside = {iri: [m for m in collection_members(source, iri) if m in known] for iri in source.collections}
    facets = [iri for iri in source.collections if _is_facet(source, iri, inside)]
    parents = {member: iri for iri in source.collections for member in inside[iri]}
    homes: dict[str, list[str]] = {iri: [] for iri in [*facets, ""]}
    for iri in source.collections:
        if iri not in homes and not _is_nameless(source, iri):
            homes[_home(iri, parents, homes)].append(iri)
    for iri in facets:
        order = {member: number for number, member in enumerate(inside[iri])}
        categories = sorted(homes[iri], key=lambda member: order.get(member, len(order)))
        name, definition = _label(source, iri), _definition(source, iri)
        identifier = category_id(source, iri)
        yield Facet(identifier, name or identifier, definition, tuple(_category(source, c) for c in categories))
    if homes[""]:
        yield COLLECTIONS._replace(categories=tuple(_category(source, iri) for iri in homes[""]))
    if source.parts:
        yield SCHEMES._replace(categories=tuple(_category(source, iri) for iri in source.parts))


def _is_facet(source: Source, iri: str, inside: Mapping[str, list[str]]) -> bool:
    kinds = set(source.graph.nodes(iri, TYPE))
    if kinds & {IMMUNO + "Facet", IMMUNO + "Category"}:
        return IMMUNO + "Facet" in kinds
    return bool(inside[iri]) and len(inside[iri]) == len(collection_members(source, iri))


def _is_nameless(source: Source, iri: str) -> bool:
    """Return whether this is one of our categories that the vocabulary used without ever saying what it is."""
    return IMMUNO + "Category" in set(source.graph.nodes(iri, TYPE)) and not _label(source, iri)


def _home(iri: str, parents: Mapping[str, str], facets: Container[str]) -> str:
    """Return the nearest facet above a collection, "" where there is none."""
    seen = set()
    while iri in parents and iri not in seen:
        seen.add(iri)
        iri = parents[iri]
        if iri in facets:
            return iri
    return ""


def _category(source: Source, iri: str) -> Category:
    identifier = category_id(source, iri)
    return Category(identifier, _label(source, iri) or identifier, _definition(source, iri))


def _definition(source: Source, iri: str) -> str | None:
    return _single(source, iri, *_DEFINITION) or None


def relation_id(source: Source, iri: str) -> str:
    """Return the id of the kind of relation that has this IRI."""
    stated = next(source.graph.texts(iri, DCT + "identifier"), None)
    return (stated and stated.text) or part_id("relation", iri, source.base) or local_name(iri)


def read_relation_types(source: Source, used: Mapping[str, str]) -> tuple[RelationType, ...]:
    """Return the kinds of relation that the file names. `used` maps the IRIs of those its concepts use to their ids."""
    declared = [iri for iri, field in source.fields.items() if field == "relation" and iri not in FIELDS]
    types: dict[str, RelationType] = {}
    for iri in dict.fromkeys([*declared, *used]):
        label = _label(source, iri)
        identifier = used.get(iri) or relation_id(source, iri)
        if label and identifier not in types:
            inverse = next((_label(source, node) for node in source.graph.nodes(iri, OWL + "inverseOf")), None)
            types[identifier] = RelationType(
                identifier, label, inverse or f"inverse of {label}", _definition(source, iri)
            )
    return tuple(types.values())


def parts_of(source: Source, iri: str) -> tuple[str, ...]:
    """Return which of the several schemes of a file state a concept, () where there is only one scheme."""
    stated = set(source.graph.nodes(iri, SKOS + "inScheme", SKOS + "topConceptOf")) if source.parts else set()
    return tuple(scheme for scheme in source.parts if scheme in stated)


def _slug(name: str) -> str:
    words = "".join(mark if mark.isalnum() else " " for mark in name.casefold()).split()
    return "-".join(words) or "vocabulary"
