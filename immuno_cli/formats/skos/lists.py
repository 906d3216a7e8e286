"""Lists and containers of RDF in the place of a value, such as `skos:altLabel ("blade" "edge")`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from immuno_cli.formats.iris import RDF, SKOS, local_name
from immuno_cli.formats.rdf.graph import Graph, Node, Value

_FIRST: Final = RDF + "first"
_REST: Final = RDF + "rest"
_MEMBER: Final = re.compile(re.escape(RDF) + r"_[1-9][0-9]{0,8}")
_MEMBERSHIPS: Final = frozenset({SKOS + "member", SKOS + "hasTopConcept"})
_MEMBER_LIST: Final = SKOS + "memberList"
"""The property whose value is to be a list. Its members are read where collections are."""
_MOST_READ: Final = 6
"""Lists that many values share are read until this many statements are read for each statement of the file."""

Pair = tuple[str, Value]


def read_members_of_lists(graph: Graph, read_as: Mapping[str, str]) -> None:
    """Put the members of each list in its place, where a property of SKOS has a list as its value. Each is noted.

    A short file may name one long list in many places. So lists are read up to a bound that grows with the file, and
    the places of those beyond it are noted as left out.
    """
    lists = {iri for iri, pairs in graph.statements.items() if iri.startswith("_:") and _is_list(pairs)}
    if not lists:
        return
    reader = _ListReader(graph, lists, read_as)
    for subject, pairs in graph.statements.items():
        if subject not in lists and any(reader.names_list(pair) for pair in pairs):
            graph.statements[subject] = list(reader.expanded(subject))
    for cell in reader.replaced:
        graph.statements.pop(cell, None)


def _is_list(pairs: Sequence[Pair]) -> bool:
    return any(predicate == _FIRST or _MEMBER.fullmatch(predicate) for predicate, _ in pairs)


def read_cell(pairs: Sequence[Pair]) -> tuple[list[Value], str | None]:
    """Return the members that a node of a list has, mostly one, and the next node; None where there is none."""
    members: list[Value] = []
    following: str | None = None
    for predicate, value in pairs:
        if predicate == _FIRST:
            members.append(value)
        elif predicate == _REST and following is None and isinstance(value, Node):
            following = value.iri
    return members, following


class _ListReader:
    """Reads the lists of one file. It is a class because all of them share one bound.

    Attributes:
        replaced: The nodes of the lists whose members stand in their place.
    """

    def __init__(self, graph: Graph, lists: set[str], read_as: Mapping[str, str]) -> None:
        self.replaced: set[str] = set()
        self._graph = graph
        self._lists = lists
        self._read_as = read_as
        self._left = _MOST_READ * sum(map(len, graph.statements.values()))

    def names_list(self, pair: Pair) -> bool:
        """Return whether a property of SKOS has a list as its value."""
        predicate, value = pair
        is_known = predicate in self._read_as or predicate in _MEMBERSHIPS or predicate == _MEMBER_LIST
        return is_known and isinstance(value, Node) and value.iri in self._lists

    def expanded(self, subject: str) -> Iterator[Pair]:
        """Yield the statements about a subject with the members of lists, except for those of ordered collections."""
        for predicate, value in self._graph.statements[subject]:
            if not isinstance(value, Node) or not self.names_list((predicate, value)):
                yield predicate, value
                continue
            found = self._members(value.iri)
            if found is None:
                self._graph.changes.add("list-left-out", 0, f"{subject}: {local_name(predicate)}")
            elif predicate == _MEMBER_LIST:
                yield predicate, value
            else:
                members, cells = found
                self._graph.changes.add("list", 0, f"{subject}: {local_name(predicate)}")
                self.replaced |= cells
                yield from ((predicate, member) for member in members)

    def _members(self, head: str) -> tuple[list[Value], set[str]] | None:
        """Return the members of a container or a list and its nodes, or None once the bound is reached.

        A list may lead back to its beginning.
        """
        members = _numbered(self._read(head))
        seen: set[str] = set()
        cell: str | None = head
        while cell and cell not in seen:
            seen.add(cell)
            of_cell, cell = read_cell(self._read(cell))
            members += of_cell
        if self._left < 0:
            return None
        return members, seen

    def _read(self, cell: str) -> Sequence[Pair]:
        """Return what the file says of a node of a list, or nothing once the bound is reached."""
        pairs = self._graph.statements.get(cell, ()) if self._left >= 0 else ()
        self._left -= len(pairs)
        return pairs if self._left >= 0 else ()


def _numbered(pairs: Sequence[Pair]) -> list[Value]:
    """Return the members of a container in the order of their numbers."""
    numbered = [pair for pair in pairs if _MEMBER.fullmatch(pair[0])]
    return [value for _, value in sorted(numbered, key=lambda pair: int(pair[0].rpartition("_")[2]))]
