"""Which concepts stand at the top of a hierarchy, so that all others lie below them."""

from collections.abc import Iterable, Mapping, Sequence

from immuno_cli.model import Concept


def top_concepts(concepts: Iterable[Concept]) -> list[str]:
    """Return the ids of the live concepts at the top, in the order of `concepts`.

    At the top are those that have no live broader concept. Where concepts stand above one another in a cycle with
    nothing above it, the first of them is at the top, so that every live concept lies below a top one.
    """
    live: dict[str, Concept] = {}
    for concept in concepts:
        if not concept.deprecated:
            live.setdefault(concept.id, concept)
    narrower = _narrower(live)
    below = {child for children in narrower.values() for child in children}
    tops = [identifier for identifier in live if identifier not in below]
    reached = _below(tops, narrower)
    if len(reached) == len(live):
        return tops
    chosen = {*tops, *_heads_of_cycles([identifier for identifier in live if identifier not in reached], narrower)}
    return [identifier for identifier in live if identifier in chosen]


def _narrower(live: Mapping[str, Concept]) -> Mapping[str, list[str]]:
    """Return the narrower concepts of each concept. A concept is not below itself."""
    narrower: dict[str, list[str]] = {}
    for concept in live.values():
        for parent in concept.broader:
            if parent in live and parent != concept.id:
                narrower.setdefault(parent, []).append(concept.id)
    return narrower


def _heads_of_cycles(identifiers: Sequence[str], narrower: Mapping[str, Sequence[str]]) -> list[str]:
    """Return as few of the concepts as possible that all others lie below.

    The first pass of Kosaraju's algorithm: a concept that no earlier one led to may be above those that came before it.
    In the reverse order, then, only those that nothing leads to are left: one of each cycle at the top.
    """
    candidates = _not_below_an_earlier_one(identifiers, narrower)
    candidates.reverse()
    return _not_below_an_earlier_one(candidates, narrower)


def _not_below_an_earlier_one(identifiers: Sequence[str], narrower: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []
    reached: set[str] = set()
    for identifier in identifiers:
        if identifier not in reached:
            found.append(identifier)
            _extend_below(reached, [identifier], narrower)
    return found


def _below(starts: Sequence[str], narrower: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the concepts that lie below some others, these included."""
    reached: set[str] = set()
    _extend_below(reached, starts, narrower)
    return reached


def _extend_below(reached: set[str], starts: Sequence[str], narrower: Mapping[str, Sequence[str]]) -> None:
    stack = list(starts)
    reached.update(stack)
    while stack:
        for child in narrower.get(stack.pop(), ()):
            if child not in reached:
                reached.add(child)
                stack.append(child)
