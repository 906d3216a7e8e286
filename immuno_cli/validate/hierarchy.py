"""Checks of the hierarchy. None of them recurses: someone's vocabulary may be a chain of a million concepts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.model import Concept
from immuno_cli.validate.problem import Path

MOST_STEPS: Final = 5_000_000
"""How far all walks up the hierarchy may go together, so that a deep and dense one cannot take for ever."""

MOST_NAMED: Final = 4
"""Concepts of a circle that are named."""

Parents = Sequence[Sequence[int]]
"""Of each concept, by number, the numbers of its broader concepts, and -1 for one that is not there."""


def parents_of(concepts: Sequence[Concept], numbers: Mapping[str, int]) -> Parents:
    """Return the broader concepts of each concept as numbers."""
    return [[numbers.get(target, -1) for target in concept.broader] for concept in concepts]


class RelatedKinds(NamedTuple):
    """The related pairs of which one is also below the other, and the first place that was not checked any more."""

    found: Sequence[tuple[Path, str]]
    unchecked: Path | None = None


def iter_circles(concepts: Sequence[Concept], parents: Parents) -> Iterator[tuple[Path, str]]:
    """Yield each link to a broader concept that closes a circle, and the circle.

    A depth-first search with a stack of its own (Tarjan 1972), linear in concepts and links.
    """
    done = bytearray(len(parents))
    for start in range(len(parents)):
        if done[start]:
            continue
        depth = {start: 0}
        stack, nexts = [start], [enumerate(parents[start])]
        while stack:
            at, parent = next(nexts[-1], (-1, -1))
            if at < 0:
                nexts.pop()
                done[stack[-1]] = 1
                del depth[stack.pop()]
            elif parent in depth:
                first = [concepts[number].id for number in stack[depth[parent] : depth[parent] + MOST_NAMED]]
                yield ("concepts", stack[-1], "broader", at), _circle_text(first, len(stack) - depth[parent])
            elif parent >= 0 and not done[parent]:
                depth[parent] = len(stack)
                stack.append(parent)
                nexts.append(enumerate(parents[parent]))


def find_related_kinds(concepts: Sequence[Concept], numbers: Mapping[str, int], parents: Parents) -> RelatedKinds:
    """Return the related pairs of which one is also, over any number of steps, below the other."""
    found: list[tuple[Path, str]] = []
    steps = MOST_STEPS
    for below, wanted in _partners(concepts, numbers).items():
        if steps <= 0:
            return RelatedKinds(found, next(iter(wanted.values())))
        for above in islice(_iter_ancestors(below, parents), steps):
            steps -= 1
            if above in wanted:
                found.append((wanted[above], f"{concepts[below].id} is also below {concepts[above].id}"))
    return RelatedKinds(found)


def _partners(concepts: Sequence[Concept], numbers: Mapping[str, int]) -> Mapping[int, Mapping[int, Path]]:
    """Return, of each concept, those it is related to in either direction, and where that is written."""
    partners: dict[int, dict[int, Path]] = {}
    for number, concept in enumerate(concepts):
        for at, target in enumerate(concept.related):
            other = numbers.get(target, number)
            if other != number:
                path = ("concepts", number, "related", at)
                partners.setdefault(number, {}).setdefault(other, path)
                partners.setdefault(other, {}).setdefault(number, path)
    return partners


def _iter_ancestors(start: int, parents: Parents) -> Iterator[int]:
    seen = {start, -1}
    open_ = [start]
    while open_:
        for parent in parents[open_.pop()]:
            if parent not in seen:
                seen.add(parent)
                open_.append(parent)
                yield parent


def _circle_text(first: Sequence[str], length: int) -> str:
    if length <= len(first):
        return " → ".join([*first, first[0]])
    return f"{' → '.join(first)} → … → {first[0]} ({length:,} concepts)"
