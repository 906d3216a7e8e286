"""What it costs to take a query for a label: as a whole, or word by word in any order.

Word by word, each word of the query stands for the word of the label that costs least. A missing word costs more the
rarer it is among the labels. An extra word costs more than its letters could say for the label: one word in common
never makes a query about something else fit.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.language.stop_words import LINKING_WORDS
from immuno_cli.search.spelling.costs import NEVER, Cost, text_cost, word_cost
from immuno_cli.search.spelling.weights import WEIGHTS

MOST_PAIRS: Final = 1024
"""Most pairs of words, one of the query and one of the label, that are compared. Long labels take little time."""

Rarity = Callable[[str], float]
"""How rare a word is among the labels: 0 where all have it, 1 where one has it, or none."""


class Fit(NamedTuple):
    """How a query fits a label: the cost in bits, and what recognised the label."""

    bits: float
    by_ear: bool = False
    """The label was recognised by its sound."""
    by_words: bool = False
    """The label was recognised by its words, though some are missing, extra, or in another order."""
    lacks: bool = False
    """The query lacks a word of the label."""
    swaps: bool = False
    """The query lacks a word of the label and has another one in its place."""

    @property
    def replaces(self) -> bool:
        """Whether letters or words of the query stand in place of others: it does more than lack words."""
        return bool(self.bits) and (self.swaps or not self.lacks)


class _Pair(NamedTuple):
    """A word of the query taken for a word of the label: what that saves, their places, what it costs."""

    gain: float
    place: int
    own_place: int
    cost: Cost


def missing_cost(word: str, rarity: Rarity) -> float:
    """Return what it costs that the query lacks a word of the label."""
    return WEIGHTS.missing_word + WEIGHTS.missing_rarity * rarity(word)


def extra_cost(word: str, rarity: Rarity) -> float:
    """Return what it costs that the label lacks a word of the query."""
    if word in LINKING_WORDS:
        return WEIGHTS.extra_link
    return WEIGHTS.extra_word + WEIGHTS.extra_letter * len(word) * rarity(word)


def fit(query: str, label: str, rarity: Rarity, most: float) -> Fit:
    """Return how the query fits the label, both in plain or both in normalized form. NEVER is more than `most`."""
    by_words = Fit(NEVER)
    if " " in query or " " in label:
        by_words = align(query.split(), label.split(), rarity, most)
    bits, by_ear = text_cost(label, query, min(by_words.bits, most))
    return Fit(bits, by_ear) if bits <= by_words.bits else by_words


def align(query: Sequence[str], label: Sequence[str], rarity: Rarity, most: float) -> Fit:
    """Return how the words of the query fit those of the label; NEVER where the cost is surely more than `most`.

    Equal words are paired first. The others are paired greedily: the pair that saves most is taken first.
    """
    places = _equal_words(query, label)
    extra = _extra_costs(query, places, rarity)
    missing = _missing_costs(label, places, rarity)
    if _least_cost(extra, missing) > most or len(extra) * len(missing) > MOST_PAIRS:
        return Fit(NEVER)
    bits, by_ear = _pair_up(sorted(_iter_pairs(query, label, extra, missing)), places, extra, missing)
    reordered = not _is_in_order(places)
    bits += sum(extra.values()) + sum(missing.values())
    bits += WEIGHTS.reordering if reordered else 0.0
    bits += WEIGHTS.lone_word if missing and len(query) == 1 else 0.0
    lacks = bool(missing)
    swaps = lacks and any(query[place] not in LINKING_WORDS for place in extra)
    return Fit(bits, by_ear, by_words=bool(extra or missing or reordered), lacks=lacks, swaps=swaps)


def _pair_up(
    pairs: list[_Pair], places: dict[int, int], extra: dict[int, float], missing: dict[int, float]
) -> tuple[float, bool]:
    """Return what the pairs cost, and whether one is recognised by its sound.

    Moves the words that pair up from `extra` and `missing` to `places`.
    """
    bits, by_ear = 0.0, False
    for pair in pairs:
        if pair.place in extra and pair.own_place in missing:
            del extra[pair.place], missing[pair.own_place]
            places[pair.place] = pair.own_place
            bits += pair.cost.bits
            by_ear |= pair.cost.by_ear
    return bits, by_ear


def _equal_words(query: Sequence[str], label: Sequence[str]) -> dict[int, int]:
    """Return for each place in the query the place of the equal word in the label."""
    free: dict[str, list[int]] = {}
    for place in reversed(range(len(label))):
        free.setdefault(label[place], []).append(place)
    return {place: free[word].pop() for place, word in enumerate(query) if free.get(word)}


def _extra_costs(query: Sequence[str], paired: dict[int, int], rarity: Rarity) -> dict[int, float]:
    """Return for each place in the query that is not paired what the word costs if the label lacks it."""
    costs = {place: extra_cost(word, rarity) for place, word in enumerate(query) if place not in paired}
    for place in (0, len(query) - 1):
        if place in costs and query[place] in LINKING_WORDS:
            costs[place] = WEIGHTS.dangling_link
    return costs


def _missing_costs(label: Sequence[str], paired: dict[int, int], rarity: Rarity) -> dict[int, float]:
    """Return for each place in the label that is not paired what the word costs if the query lacks it."""
    taken = set(paired.values())
    return {place: missing_cost(word, rarity) for place, word in enumerate(label) if place not in taken}


def _least_cost(extra: dict[int, float], missing: dict[int, float]) -> float:
    """Return a lower bound of the cost: the cheapest words of the longer side that must stay without a partner."""
    few, many = sorted((list(missing.values()), list(extra.values())), key=len)
    return sum(sorted(many)[: len(many) - len(few)])


def _iter_pairs(
    query: Sequence[str], label: Sequence[str], extra: dict[int, float], missing: dict[int, float]
) -> Iterator[_Pair]:
    """Yield the pairs of words that cost less together than apart."""
    for place, extra_bits in extra.items():
        for own_place, missing_bits in missing.items():
            cost = word_cost(label[own_place], query[place])
            if cost.bits < extra_bits + missing_bits:
                yield _Pair(cost.bits - extra_bits - missing_bits, place, own_place, cost)


def _is_in_order(places: dict[int, int]) -> bool:
    order = [places[place] for place in sorted(places)]
    return order == sorted(order)
