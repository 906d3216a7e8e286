"""What concepts share, and what tells them apart."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from immuno_cli.model import Concept
from immuno_cli.questions.explain import Contrast, Explanation, Mention, explain
from immuno_cli.questions.graph import Step, find_live, shortest_path
from immuno_cli.questions.versus import FEWEST
from immuno_cli.questions.wording import SIDE_EFFECT
from immuno_cli.vocabularies.protocol import Vocabulary


class Difference(NamedTuple):
    """What tells two of the concepts apart; `first` and `second` are their labels."""

    first: str
    second: str
    contrast: Contrast


class Comparison(NamedTuple):
    """Explanations side by side, and what they have to do with each other.

    `shared_effects` are the side effects of all; `common` are the nearest concepts that all of them are kinds of;
    `path` leads from the first concept to the last, None where nothing connects them or where they are more than two.
    """

    explanations: tuple[Explanation, ...]
    shared_effects: tuple[Mention, ...]
    differences: tuple[Difference, ...]
    common: tuple[Concept, ...]
    path: tuple[Step, ...] | None


def compare(vocabulary: Vocabulary, concepts: Sequence[Concept]) -> Comparison:
    """Return what two or three concepts of a vocabulary share, and what tells them apart."""
    explanations = tuple(explain(vocabulary, concept) for concept in concepts)
    two = len(concepts) == FEWEST
    return Comparison(
        explanations=explanations,
        shared_effects=_shared_effects(explanations),
        differences=tuple(_differences(explanations)),
        common=nearest_common(vocabulary, concepts),
        path=shortest_path(vocabulary, concepts[0], concepts[1]) if two else None,
    )


def nearest_common(vocabulary: Vocabulary, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the nearest concepts that all the concepts are, or are kinds of; () where there are none.

    Near is what the fewest steps to broader concepts lead to, all concepts counted together.
    """
    distances = [_steps_up(vocabulary, concept) for concept in concepts]
    shared = set(distances[0]).intersection(*distances[1:])
    if not shared:
        return ()
    totals = {identifier: sum(steps[identifier] for steps in distances) for identifier in shared}
    least = min(totals.values())
    nearest = sorted(identifier for identifier, total in totals.items() if total == least)
    found = (find_live(vocabulary, identifier) for identifier in nearest)
    return tuple(concept for concept in found if concept)


def _steps_up(vocabulary: Vocabulary, concept: Concept) -> dict[str, int]:
    """Return how many steps lead up to each broader concept; 0 to the concept itself. Ends on cycles."""
    steps = {concept.id: 0}
    level = [concept]
    while level:
        above: list[Concept] = []
        for current in level:
            for identifier in current.broader:
                broader = find_live(vocabulary, identifier) if identifier not in steps else None
                if broader:
                    steps[identifier] = steps[current.id] + 1
                    above.append(broader)
        level = above
    return steps


def _shared_effects(explanations: Sequence[Explanation]) -> tuple[Mention, ...]:
    """Return the side effects that all have, as the first one states them."""
    effects = [_effects(explanation) for explanation in explanations]
    shared = set(effects[0]).intersection(*effects[1:])
    return tuple(mention for identifier, mention in effects[0].items() if identifier in shared)


def _effects(explanation: Explanation) -> dict[str, Mention]:
    stated = (c for c in explanation.connections if c.relation == SIDE_EFFECT)
    return {mention.id: mention for connection in stated for mention in connection.mentions}


def _differences(explanations: Sequence[Explanation]) -> Iterator[Difference]:
    for first, second in combinations(explanations, 2):
        for contrast in first.contrasts:
            if contrast.id == second.concept.id:
                yield Difference(first.concept.pref_label, second.concept.pref_label, contrast)
