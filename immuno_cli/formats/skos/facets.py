"""Facets and categories made from the collections and the concept schemes of a SKOS file.

A collection of concepts is a category. A collection whose members are all collections is a facet; its members are its
categories. Two facets gather the rest: the collections that are in no facet, and the schemes, if there are several.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.iris import RDF, SKOS, TYPE, part_id
from immuno_cli.formats.rdf.graph import Node, Value
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.lists import read_cell
from immuno_cli.formats.skos.own_terms import CATEGORY_CLASS, FACET_CLASS
from immuno_cli.formats.skos.texts import definition_of, label_of
from immuno_cli.model import Category, Facet

COLLECTIONS: Final = Facet("collections", "collections", "Which collections of the file name the concept?")
SCHEMES: Final = Facet("schemes", "concept schemes", "Which concept schemes of the file state the concept?")

_NIL: Final = RDF + "nil"

Members = Mapping[str, list[str]]
"""The collections that each collection has as its members, by IRI."""


def read_facets(index: SkosIndex) -> Iterator[Facet]:
    """Yield the facets of a file: its own, then COLLECTIONS and SCHEMES if they have a category."""
    arrangement = _arrange(index)
    for iri, categories in arrangement.categories.items():
        identifier = category_id(index, iri)
        label = label_of(index, iri) or identifier
        yield Facet(identifier, label, definition_of(index, iri), _categories(index, categories))
    if arrangement.without_facet:
        yield COLLECTIONS._replace(categories=_categories(index, arrangement.without_facet))
    if index.populated_schemes:
        yield SCHEMES._replace(categories=_categories(index, index.populated_schemes))


def category_id(index: SkosIndex, iri: str) -> str:
    """Return the id of the category or the facet that has this IRI. Without an IRI, it has a number."""
    if iri.startswith("_:"):
        return f"_:group-{index.groups.get(iri, 0)}"
    return part_id("category", iri, index.base) or part_id("facet", iri, index.base) or index.id_of(iri)


def collection_members(index: SkosIndex, iri: str) -> list[str]:
    """Return the IRIs of the members of a collection, those of an ordered collection in their order."""
    listed = [value.iri for value in ordered_members(index, iri) if isinstance(value, Node)]
    return list(dict.fromkeys([*index.graph.nodes(iri, SKOS + "member"), *listed]))


def ordered_members(index: SkosIndex, iri: str) -> Sequence[Value]:
    """Return what the list of an ordered collection holds. It is read once."""
    if iri not in index.listed:
        index.listed[iri] = list(_iter_listed(index, iri))
    return index.listed[iri]


def _iter_listed(index: SkosIndex, iri: str) -> Iterator[Value]:
    seen: set[str] = set()
    for head in index.graph.nodes(iri, SKOS + "memberList"):
        cell: str | None = head
        while cell and cell not in seen:
            seen.add(cell)
            members, cell = read_cell(() if cell == _NIL else index.graph.statements.get(cell, ()))
            yield from members


def schemes_of(index: SkosIndex, iri: str) -> tuple[str, ...]:
    """Return the IRIs of the schemes that a concept is in. Empty if the file has only one scheme with concepts."""
    if not index.populated_schemes:
        return ()
    stated = set(index.graph.nodes(iri, SKOS + "inScheme", SKOS + "topConceptOf"))
    return tuple(scheme for scheme in index.populated_schemes if scheme in stated)


class _Arrangement(NamedTuple):
    """Which collections are facets, with the collections that are their categories; and those that are in no facet."""

    categories: Mapping[str, list[str]]
    without_facet: list[str]


def _arrange(index: SkosIndex) -> _Arrangement:
    members = _member_collections(index)
    facets = [iri for iri in index.collections if _is_facet(index, iri, members)]
    parents = {member: iri for iri in index.collections for member in members[iri]}
    categories: dict[str, list[str]] = {iri: [] for iri in facets}
    without_facet: list[str] = []
    for iri in index.collections:
        if iri in categories or _is_undescribed(index, iri):
            continue
        facet = _nearest_facet(iri, parents, categories)
        if facet is None:
            without_facet.append(iri)
        else:
            categories[facet].append(iri)
    return _Arrangement({iri: _in_order(categories[iri], members[iri]) for iri in facets}, without_facet)


def _member_collections(index: SkosIndex) -> Members:
    known = set(index.collections)
    return {iri: [member for member in collection_members(index, iri) if member in known] for iri in index.collections}


def _in_order(categories: list[str], members: list[str]) -> list[str]:
    """Return the categories in the order in which their facet names them as members, then those further below."""
    place = {member: number for number, member in enumerate(members)}
    return sorted(categories, key=lambda iri: place.get(iri, len(place)))


def _is_facet(index: SkosIndex, iri: str, members: Members) -> bool:
    kinds = set(index.graph.nodes(iri, TYPE))
    if kinds & {FACET_CLASS, CATEGORY_CLASS}:
        return FACET_CLASS in kinds
    return bool(members[iri]) and len(members[iri]) == len(collection_members(index, iri))


def _is_undescribed(index: SkosIndex, iri: str) -> bool:
    """Return whether this is a category that concepts use but that no facet of the vocabulary lists."""
    return CATEGORY_CLASS in set(index.graph.nodes(iri, TYPE)) and not label_of(index, iri)


def _nearest_facet(iri: str, parents: Mapping[str, str], facets: Collection[str]) -> str | None:
    """Return the nearest facet above a collection, or None. Collections may contain each other in a cycle."""
    seen = set()
    while iri in parents and iri not in seen:
        seen.add(iri)
        iri = parents[iri]
        if iri in facets:
            return iri
    return None


def _categories(index: SkosIndex, iris: Collection[str]) -> tuple[Category, ...]:
    return tuple(_category(index, iri) for iri in iris)


def _category(index: SkosIndex, iri: str) -> Category:
    identifier = category_id(index, iri)
    return Category(identifier, label_of(index, iri) or identifier, definition_of(index, iri))
