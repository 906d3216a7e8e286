"""Walks up the hierarchy. None of them recurses, because a vocabulary may be a chain of a million concepts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Concept

MOST_STEPS: Final = 5_000_000
"""The most steps of all walks up the hierarchy in one check. A deep and dense hierarchy would never end."""

Parents = Sequence[Sequence[int]]
"""The numbers of the broader concepts of each concept. -1 stands for a concept that does not exist."""


class Implied(NamedTuple):
    """Pairs of broader concepts of one concept: the first is implied by the second. `steps` is how many were taken."""

    pairs: Sequence[tuple[int, int]]
    steps: int


def parents_of(concepts: Sequence[Concept], numbers: Mapping[str, int]) -> Parents:
    """Return the broader concepts of each concept as numbers."""
    return [[numbers.get(target, -1) for target in concept.broader] for concept in concepts]


def implied_parents(own: Sequence[int], parents: Parents) -> Implied:
    """Return which of a concept's own broader concepts lie above another one of them."""
    pairs: list[tuple[int, int]] = []
    steps = 0
    for parent in dict.fromkeys(own):
        for above in iter_ancestors(parent, parents):
            steps += 1
            if above in own:
                pairs.append((above, parent))
    return Implied(pairs, steps)


def iter_ancestors(start: int, parents: Parents) -> Iterator[int]:
    """Yield the concepts above one, each once, without the one itself. -1 has none above it."""
    if start < 0:
        return
    seen = {start, -1}
    waiting = [start]
    while waiting:
        for parent in parents[waiting.pop()]:
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
                yield parent
