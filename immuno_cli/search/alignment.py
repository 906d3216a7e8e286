"""What it costs to take a query for a label: as a whole, or word by word in any order.

Word by word, each word of the query is taken for the word of the label that is cheapest. A word of the label that the
query does not have costs more the rarer it is in the vocabulary; a word that the label does not have costs more than
its letters could speak for the label, so that a query about something else is never rescued by one word in common.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from immuno_cli.language.stop_words import LINKING_WORDS
from immuno_cli.search.costs import NEVER, Cost, text_cost, word_cost

MISSING: Final = 7.5
MISSING_RARE: Final = 3.0
EXTRA: Final = 12.0
EXTRA_LETTER: Final = 9.2
EXTRA_LINK: Final = 1.0
LOOSE_LINK: Final = 11.0
"""What a link costs that stands first or last, and so links nothing: "to lymphocyte", "T cell of"."""

REORDERED: Final = 11.1
ALONE: Final = 6.0
"""Bits that it costs to take one word for a name of several, beside the words that are missing."""

MOST_PAIRS: Final = 1024
"""More words of a query with more of a label are not compared: a label of any length takes little time."""

Rarity = Callable[[str], float]


class Fit(NamedTuple):
    """Bits, and what recognised the label: its letters, its sound, or its words in spite of order and number.

    The query may lack words of the label (`lacks`); it `swaps` them where it has other words in their stead.
    """

    bits: float
    by_ear: bool = False
    by_words: bool = False
    lacks: bool = False
    swaps: bool = False


def missing_cost(word: str, rarity: Rarity) -> float:
    """Return what it costs that the query lacks a word of the label."""
    return MISSING + MISSING_RARE * rarity(word)


def extra_cost(word: str, rarity: Rarity) -> float:
    """Return what it costs that the label lacks a word of the query."""
    if word in LINKING_WORDS:
        return EXTRA_LINK
    return EXTRA + EXTRA_LETTER * len(word) * rarity(word)


def fit(query: str, label: str, rarity: Rarity, most: float) -> Fit:
    """Return what it costs to take the query for the label, both as forms; NEVER where it is more than `most`."""
    by_words = Fit(NEVER)
    if " " in query or " " in label:
        by_words = align(query.split(), label.split(), rarity, most)
    bits, by_ear = text_cost(label, query, min(by_words.bits, most))
    return Fit(bits, by_ear) if bits <= by_words.bits else by_words


def align(query: Sequence[str], label: Sequence[str], rarity: Rarity, most: float) -> Fit:
    """Return the cost of the best pairing of words, found greedily; NEVER where it is surely more than `most`."""
    places = _same_words(query, label)
    left = [j for j in range(len(label)) if j not in places.values()]
    extra = {i: extra_cost(query[i], rarity) for i in range(len(query)) if i not in places}
    extra.update((i, LOOSE_LINK) for i in (0, len(query) - 1) if i in extra and query[i] in LINKING_WORDS)
    missing = {j: missing_cost(label[j], rarity) for j in left}
    few, many = sorted((list(missing.values()), list(extra.values())), key=len)
    if sum(sorted(many)[: len(many) - len(few)]) > most or len(few) * len(many) > MOST_PAIRS:
        return Fit(NEVER)
    gains: list[tuple[float, int, int, Cost]] = []
    for i, too_much in extra.items():
        for j, too_little in missing.items():
            cost = word_cost(label[j], query[i])
            if cost.bits < too_much + too_little:
                gains.append((cost.bits - too_much - too_little, i, j, cost))
    bits, by_ear = 0.0, False
    for _, i, j, cost in sorted(gains):
        if i in extra and j in missing:
            del extra[i], missing[j]
            places[i] = j
            bits += cost.bits
            by_ear |= cost.by_ear
    order = [places[i] for i in sorted(places)]
    reordered = order != sorted(order)
    bits += sum(extra.values()) + sum(missing.values()) + (REORDERED if reordered else 0.0)
    bits += ALONE if missing and len(query) == 1 else 0.0
    lacks = bool(missing)
    swaps = lacks and any(query[i] not in LINKING_WORDS for i in extra)
    return Fit(bits, by_ear, by_words=bool(extra or missing or reordered), lacks=lacks, swaps=swaps)


def _same_words(query: Sequence[str], label: Sequence[str]) -> dict[int, int]:
    """Return, of each place in the query, the place in the label of the same word."""
    free: dict[str, list[int]] = {}
    for j in reversed(range(len(label))):
        free.setdefault(label[j], []).append(j)
    return {i: free[word].pop() for i, word in enumerate(query) if free.get(word)}
