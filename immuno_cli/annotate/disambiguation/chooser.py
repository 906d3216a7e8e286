"""What a place in a text means there: one of its meanings, chosen by what else the text names, or nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import DERIVED, WEAK, Candidate, Meaning

Concept = tuple[int, int]
"""A concept: the place of its vocabulary, and its number there."""


class Chooser:
    """Chooses one of the meanings of a candidate: the one that the text speaks for."""

    def __init__(self, candidates: Sequence[Candidate], matcher: Matcher) -> None:
        """Keep the candidates of the whole text."""
        self._candidates = candidates
        self._matcher = matcher

    def choose(self, meanings: Sequence[Meaning]) -> Meaning | None:
        """Return the meaning that the text speaks for, None where it does not speak for any.

        A meaning that is not sure counts only where the text names its concept elsewhere by a label that is.
        """
        if len(meanings) == 1 and meanings[0][0] < WEAK:
            return meanings[0]
        return _choose(meanings, self._concept, self.named)

    @cached_property
    def _concept(self) -> Callable[[int], Concept]:
        """Returns the concept of a label. Most short texts do not need it."""
        return cache(self._matcher.labels.concept)

    @cached_property
    def named(self) -> Mapping[Concept, int]:
        """How often the text names each concept by a label that is no abbreviation and of no other concept."""
        return _count_named(self._candidates, self._concept)


def _count_named(candidates: Sequence[Candidate], concept: Callable[[int], Concept]) -> Mapping[Concept, int]:
    """Return how often the text names each concept by a label that is no abbreviation and of no other concept."""
    sure: dict[int, int] = {}
    for _, _, meanings in candidates:
        rank, label, _, own_case = meanings[0]
        if rank < WEAK and not own_case and (rank == 0 or len(meanings) == 1):
            sure[label] = sure.get(label, 0) + 1
    named: Counter[Concept] = Counter()
    for label, count in sure.items():
        named[concept(label)] += count
    return named


def _choose(
    meanings: Sequence[Meaning], concept: Callable[[int], Concept], named: Mapping[Concept, int]
) -> Meaning | None:
    """Return the meaning that the text speaks for, None where it does not speak for any."""
    labels = [meaning for meaning in meanings if meaning.rank < DERIVED]
    if labels:
        return min(labels, key=lambda meaning: (-named.get(concept(meaning.label), 0), meaning.rank))
    of_concept = {concept(meaning.label): meaning for meaning in reversed(meanings)}
    if len(of_concept) == 1 and meanings[0].rank < WEAK:
        return meanings[0]
    most = max((named.get(one, 0) for one in of_concept), default=0)
    best = [one for one in of_concept if named.get(one, 0) == most]
    return of_concept[best[0]] if most and len(best) == 1 else None
