"""Checks of the hierarchy. None of them recurses, because a vocabulary may be a chain of a million concepts."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.ancestors import MOST_STEPS, Parents, implied_parents, iter_ancestors
from immuno_cli.formats.bundle.json_paths import JsonPath
from immuno_cli.model import Concept
from immuno_cli.validate.problem import Places

MOST_NAMED: Final = 4
"""The most concepts of a cycle that are named."""


class Found(NamedTuple):
    """What a walk up the hierarchy found, and the first place that it had no steps left to check."""

    places: Sequence[tuple[JsonPath, str]]
    unchecked: JsonPath | None = None


def iter_cycles(concepts: Sequence[Concept], parents: Parents) -> Places:
    """Yield each link to a broader concept that closes a cycle, and the cycle.

    A depth-first search with a stack of its own (Tarjan 1972), linear in the number of concepts and links.
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
                cycle = stack[depth[parent] :]
                named = [concepts[number].id for number in cycle[:MOST_NAMED]]
                yield ("concepts", stack[-1], "broader", at), _cycle_text(named, len(cycle))
            elif parent >= 0 and not done[parent]:
                depth[parent] = len(stack)
                stack.append(parent)
                nexts.append(enumerate(parents[parent]))


def find_related_kinds(concepts: Sequence[Concept], numbers: Mapping[str, int], parents: Parents) -> Found:
    """Return the related pairs of which one concept is also below the other, over any number of steps."""
    places: list[tuple[JsonPath, str]] = []
    steps = 0
    for below, partners in _related_pairs(concepts, numbers).items():
        if steps >= MOST_STEPS:
            return Found(places, next(iter(partners.values())))
        for above in iter_ancestors(below, parents):
            steps += 1
            if above in partners:
                places.append((partners[above], f"{concepts[below].id} is also below {concepts[above].id}"))
            if steps >= MOST_STEPS:
                break
    return Found(places)


def find_redundant_parents(concepts: Sequence[Concept], parents: Parents, count: int) -> Found:
    """Return the links to a broader concept that another link of the same concept implies already.

    The first `count` concepts are checked.
    """
    places: list[tuple[JsonPath, str]] = []
    steps = 0
    for number in range(count):
        own = parents[number]
        if len(own) < 2:  # noqa: PLR2004 - one link alone is never redundant
            continue
        if steps >= MOST_STEPS:
            return Found(places, ("concepts", number, "broader"))
        implied = implied_parents(own, parents)
        steps += implied.steps
        for above, parent in implied.pairs:
            path = ("concepts", number, "broader", own.index(above))
            places.append((path, f"“{concepts[above].id}”, by “{concepts[parent].id}”"))
    return Found(places)


def _related_pairs(concepts: Sequence[Concept], numbers: Mapping[str, int]) -> Mapping[int, Mapping[int, JsonPath]]:
    """Return the partners of each concept, whichever of the two states the pair, and where it is stated."""
    partners: dict[int, dict[int, JsonPath]] = {}
    for number, concept in enumerate(concepts):
        for at, target in enumerate(concept.related):
            other = numbers.get(target, number)
            if other == number:
                continue
            path = ("concepts", number, "related", at)
            partners.setdefault(number, {}).setdefault(other, path)
            partners.setdefault(other, {}).setdefault(number, path)
    return partners


def _cycle_text(first: Sequence[str], length: int) -> str:
    """Return a cycle in words. `first` are the first of its `length` concepts."""
    if length <= len(first):
        return " → ".join([*first, first[0]])
    return f"{' → '.join(first)} → … → {first[0]} ({length:,} concepts)"
