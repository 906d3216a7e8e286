"""Which of a concept's labels a reader of one language gets."""

from collections.abc import Iterable, Sequence
from typing import Final

KEPT: Final = 3
"""Ranks up to this one are the chosen language, its variants, or no language; beyond it stands a makeshift."""


def rank(language: str, chosen: str, fallback: str = "") -> int:
    """Return how far a language tag is from the chosen one; all tags in lower case, "" where there is none.

    0 the same, 1 the bare language or a variant of it, 2 a sibling variant, 3 no language, 4 the `fallback` language
    (the scheme's own), 5 English, 6 any other.
    """
    if language == chosen:
        return 0
    base, chosen_base = language.partition("-")[0], chosen.partition("-")[0]
    if base == chosen_base:
        return 1 if chosen_base in (language, chosen) else 2
    order = ("", fallback.partition("-")[0], "en")
    return KEPT + order.index(base) if base in order else KEPT + len(order)


def sort_by_rank(languages: Iterable[str], chosen: str, fallback: str = "") -> Sequence[int]:
    """Return the positions of language tags, the nearest to the chosen one first, otherwise in their order."""
    ranks = [rank(language, chosen, fallback) for language in languages]
    return sorted(range(len(ranks)), key=ranks.__getitem__)
