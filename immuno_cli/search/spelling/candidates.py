"""Which labels are worth comparing with a query: near as a whole, or with a word like one of the query.

rapidfuzz scans the strings whose length is near enough. `ranking` compares exactly what is found.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.query import LONGEST_QUERY, Query
from immuno_cli.search.spelling.alignment import extra_cost, missing_cost
from immuno_cli.search.spelling.costs import CHEAPEST, most_slips, word_cost
from immuno_cli.search.spelling.phonetics import sound_key
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.label_index import LabelIndex, Table

MOST_NEAR: Final = 48
"""Most of the nearest labels that are found by the edits between whole texts."""
MOST_BY_WORDS: Final = 64
"""Most of the nearest labels that are found word by word."""
MOST_FURTHER: Final = 512
"""Most further labels that are found in either way."""
_MOST_WORDS: Final = 24
_MOST_SIMILAR: Final = 24
_MOST_BY_EAR: Final = 48
_FURTHER_EDITS: Final = 4
_COMMON: Final = 0.02
_COMMON_AT_LEAST: Final = 200
_BISECTED: Final = 8
_LONG_QUERY: Final = 6


class SimilarWords:
    """The words of a vocabulary that words of one query may stand for. Each word is looked up once."""

    def __init__(self, index: LabelIndex, query: Query) -> None:
        """Look up nothing yet. In a long query a word that the vocabulary has stands for itself alone."""
        self.index = index
        self._few = len(query.words) <= _LONG_QUERY
        self._known: dict[str, list[tuple[int, float]]] = {}

    def of(self, word: str) -> list[tuple[int, float]]:
        """Return the words that a word may stand for, cheapest first: number and cost."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> list[tuple[int, float]]:
        if not self._few:
            number = self.index.words.find(word)
            if number is not None:
                return [(number, 0.0)]
            if word in FUNCTION_WORDS:
                return []
        return _similar(self.index, word)


class Candidates:
    """The forms that a query, in plain or normalized form, may stand for: first the nearest, then further ones."""

    def __init__(self, similar: SimilarWords, query: str) -> None:
        """Look for none yet."""
        self._similar = similar
        self._query = query
        self._by_words: list[tuple[float, int]] = []
        self._yielded: set[int] = set()
        self._has_near = False

    def iter_nearest(self, most: float) -> Iterator[int]:
        """Yield the numbers of the nearest forms that may cost at most so much, each once."""
        near = list(self._iter_near(most, MOST_NEAR, _FURTHER_EDITS))
        self._has_near = bool(near)
        yield from self._iter_new(near)
        self._by_words = _by_words(self._similar.index, self._query, most, self._similar)
        yield from self._iter_new(form for _, form in self._by_words[:MOST_BY_WORDS])

    def iter_further(self, most: float) -> Iterator[int]:
        """Yield the numbers of further forms that may cost at most so much, each once."""
        if self._has_near:
            yield from self._iter_new(self._iter_near(most, MOST_FURTHER, LONGEST_QUERY))
        yield from self._iter_new(form for cost, form in self._by_words[MOST_BY_WORDS:] if cost <= most)

    def _iter_new(self, forms: Iterable[int]) -> Iterator[int]:
        for form in forms:
            if form not in self._yielded:
                self._yielded.add(form)
                yield form

    def _iter_near(self, most: float, limit: int, further: int) -> Iterator[int]:
        """Yield the numbers of the forms that are nearest by edit distance. See `_scan`."""
        index, query = self._similar.index, self._query
        reach = min(most_slips(query), int(most / CHEAPEST))
        for table, first in ((index.keys, 0), (index.plains, len(index.keys))):
            yield from (first + number for _, number in _scan(table, query, reach, limit, further))


def _scan(table: Table, text: str, reach: int, limit: int, further: int = _FURTHER_EDITS) -> list[tuple[int, int]]:
    """Return the nearest strings within `reach` edits, at most `limit`, nearest first: edits and number.

    None is farther than the nearest by more than `further` edits.

    Lengths next to the text's are scanned first. What is found there narrows the scan of the others.
    """
    found: list[tuple[int, int]] = []
    for length in sorted(range(1, table.longest + 1), key=lambda length: abs(length - len(text))):
        if abs(length - len(text)) > reach:
            break
        strings = table.of_length(length)
        if not strings:
            continue
        first = table.first_of_length(length)
        matches = process.extract(text, strings, scorer=distance, processor=None, limit=limit, score_cutoff=reach)
        found += [(int(edits), first + place) for _, edits, place in matches]
        if found:
            found.sort()
            del found[limit:]
            farthest = found[-1][0] if len(found) == limit else reach
            reach = min(reach, found[0][0] + further, farthest)
    return found


def _by_words(index: LabelIndex, query: str, most: float, similar: SimilarWords) -> list[tuple[float, int]]:
    """Return the forms that cost at most so much word by word, cheapest first: cost and number.

    The cost is an estimate that ignores order and words used twice.
    """
    words = list(dict.fromkeys(query.split()))[:_MOST_WORDS]
    gains = _gains(index, {word: similar.of(word) for word in words})
    all_extra = sum(extra_cost(word, index.rarity) for word in words)
    spare = most - all_extra
    lengths, weights = index.lengths, index.weights
    estimates = []
    for form, gain in gains.items():
        all_missing = WEIGHTS.missing_word * lengths[form] + WEIGHTS.missing_rarity * weights[form] / 100
        if all_missing - gain <= spare:
            estimates.append((all_missing - gain + all_extra, form))
    return sorted(estimates)[:MOST_FURTHER]


def _gains(index: LabelIndex, similar: dict[str, list[tuple[int, float]]]) -> dict[int, float]:
    """Return, for each form that has a word like one of the query, how many bits these words save.

    A word that very many forms have is looked for only among the forms that a rarer word has found.
    """
    common = max(_COMMON_AT_LEAST, int(_COMMON * len(index.lengths)))
    gains: dict[int, float] = {}
    for word in _rarest_first(index, similar):
        best: dict[int, float] = {}
        for number, cost in similar[word]:
            gain = missing_cost(index.words[number], index.rarity) + extra_cost(word, index.rarity) - cost
            forms = index.words.items(number)
            if gains and len(forms) > common:
                forms = _among(forms, gains)
            for form in forms:
                if gain > best.get(form, 0.0):
                    best[form] = gain
        for form, gain in best.items():
            gains[form] = gains.get(form, 0.0) + gain
    return gains


def _among(forms: Sequence[int], wanted: dict[int, float]) -> list[int]:
    """Return those of the forms, which ascend, that are wanted."""
    if len(forms) < _BISECTED * len(wanted):
        return [form for form in forms if form in wanted]
    places = ((form, bisect_left(forms, form)) for form in wanted)
    return [form for form, place in places if place < len(forms) and forms[place] == form]


def _rarest_first(index: LabelIndex, similar: dict[str, list[tuple[int, float]]]) -> list[str]:
    """Return the words of the query that have similar words, those that the fewest forms have first."""

    def spread(word: str) -> tuple[int, str]:
        return sum(index.words.count(number) for number, _ in similar[word]), word

    return sorted((word for word in similar if similar[word]), key=spread)


def _similar(index: LabelIndex, word: str) -> list[tuple[int, float]]:
    """Return the words of the vocabulary that a word may stand for, cheapest first: number and cost."""
    reach = max(1, (2 * len(word) + 2) // 5)
    numbers = {number for _, number in _scan(index.words, word, reach, _MOST_SIMILAR)}
    key = sound_key(word)
    if key:
        for _, number in _scan(index.sounds, key, (len(key) + 1) // 3, _MOST_BY_EAR):
            numbers.update(index.sounds.items(number)[:_MOST_SIMILAR])
    limit = extra_cost(word, index.rarity) + WEIGHTS.missing_word + WEIGHTS.missing_rarity
    costs = sorted((word_cost(index.words[number], word).bits, number) for number in numbers)
    return [(number, cost) for cost, number in costs if cost < limit][:_MOST_SIMILAR]
