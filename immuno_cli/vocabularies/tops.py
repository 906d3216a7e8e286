"""Which concepts stand at the top of a hierarchy, so that all others lie below them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from immuno_cli.model import Concept

Name = TypeVar("Name", bound=Hashable)
"""What names a concept: its id, or its number."""


def top_concepts(concepts: Iterable[Concept]) -> list[str]:
    """Return the ids of the live concepts at the top (see `tops`), in the order of `concepts`."""
    live: dict[str, Concept] = {}
    for concept in concepts:
        if not concept.deprecated:
            live.setdefault(concept.id, concept)
    pairs = ((concept.id, parent) for concept in live.values() for parent in concept.broader)
    return tops(live, (pair for pair in pairs if pair[1] in live))


def tops(names: Iterable[Name], broader: Iterable[tuple[Name, Name]]) -> list[Name]:
    """Return those of the names that stand at the top, in their order.

    At the top are those without anything broader. Where some stand above one another in a cycle with nothing above it,
    the first of them is at the top, so that everything lies below a top. `broader` are pairs of names: the second one
    is broader than the first.

    >>> tops("abcd", [("b", "a"), ("c", "d"), ("d", "c")])
    ['a', 'c']
    """
    ordered = list(dict.fromkeys(names))
    narrower: dict[Name, list[Name]] = {}
    for below, above in broader:
        if below != above:
            narrower.setdefault(above, []).append(below)
    covered = {name for names_below in narrower.values() for name in names_below}
    free = [name for name in ordered if name not in covered]
    reached: set[Name] = set()
    _extend_below(reached, free, narrower)
    if len(reached) == len(ordered):
        return free
    chosen = {*free, *_heads_of_cycles([name for name in ordered if name not in reached], narrower)}
    return [name for name in ordered if name in chosen]


def _heads_of_cycles(names: Sequence[Name], narrower: Mapping[Name, Sequence[Name]]) -> list[Name]:
    """Return as few of the names as possible that all others lie below.

    The first pass of Kosaraju's algorithm: one that no earlier one led to may be above those that came before it. In
    the reverse order, then, only those that nothing leads to are left: one of each cycle at the top.
    """
    candidates = _not_below_an_earlier_one(names, narrower)
    candidates.reverse()
    return _not_below_an_earlier_one(candidates, narrower)


def _not_below_an_earlier_one(names: Sequence[Name], narrower: Mapping[Name, Sequence[Name]]) -> list[Name]:
    found: list[Name] = []
    reached: set[Name] = set()
    for name in names:
        if name not in reached:
            found.append(name)
            _extend_below(reached, [name], narrower)
    return found


def _extend_below(reached: set[Name], starts: Sequence[Name], narrower: Mapping[Name, Sequence[Name]]) -> None:
    """Add the starts to what is reached, and everything that lies below them and was not reached before."""
    stack = list(starts)
    reached.update(stack)
    while stack:
        for child in narrower.get(stack.pop(), ()):
            if child not in reached:
                reached.add(child)
                stack.append(child)
