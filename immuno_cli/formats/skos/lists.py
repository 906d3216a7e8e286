"""Lists and containers of RDF in the place of a value, such as `skos:altLabel ("blade" "edge")`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from immuno_cli.formats.iris import RDF, SKOS, local_name
from immuno_cli.formats.rdf.graph import Graph, Node, Value

_FIRST: Final = RDF + "first"
_MEMBER: Final = re.compile(re.escape(RDF) + r"_[1-9][0-9]{0,8}")
_MEMBERSHIPS: Final = frozenset({SKOS + "member", SKOS + "hasTopConcept"})

Pair = tuple[str, Value]


def read_members_of_lists(graph: Graph, read_as: Mapping[str, str]) -> None:
    """Put the members of each list in its place, where a property of SKOS has a list as its value. Each is noted."""
    lists = {iri for iri, pairs in graph.statements.items() if iri.startswith("_:") and _is_list(pairs)}
    if not lists:
        return
    read: set[str] = set()
    for subject, pairs in graph.statements.items():
        if subject not in lists and any(_names_list(pair, lists, read_as) for pair in pairs):
            graph.statements[subject] = list(_expanded(graph, subject, lists, read_as, read))
    for cell in read:
        graph.statements.pop(cell, None)


def _is_list(pairs: Sequence[Pair]) -> bool:
    return any(predicate == _FIRST or _MEMBER.fullmatch(predicate) for predicate, _ in pairs)


def _names_list(pair: Pair, lists: set[str], read_as: Mapping[str, str]) -> bool:
    predicate, value = pair
    is_known = predicate in read_as or predicate in _MEMBERSHIPS
    return is_known and isinstance(value, Node) and value.iri in lists


def _expanded(
    graph: Graph, subject: str, lists: set[str], read_as: Mapping[str, str], read: set[str]
) -> Iterator[Pair]:
    """Yield the statements about a subject with the members of lists. `read` gets the nodes of these lists."""
    for predicate, value in graph.statements[subject]:
        if isinstance(value, Node) and _names_list((predicate, value), lists, read_as):
            graph.changes.add("list", 0, f"{subject}: {local_name(predicate)}")
            yield from ((predicate, member) for member in _members(graph, value.iri, read))
        else:
            yield predicate, value


def _members(graph: Graph, node: str, read: set[str]) -> Iterator[Value]:
    """Yield the members of a container, or of a list, which may lead back to its beginning."""
    read.add(node)
    numbered = [pair for pair in graph.statements.get(node, ()) if _MEMBER.fullmatch(pair[0])]
    yield from (value for _, value in sorted(numbered, key=lambda pair: int(pair[0].rpartition("_")[2])))
    seen: set[str] = set()
    while node != RDF + "nil" and node not in seen:
        seen.add(node)
        read.add(node)
        yield from graph.values(node, _FIRST)
        node = next(graph.nodes(node, RDF + "rest"), RDF + "nil")
