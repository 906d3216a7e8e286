"""Which labels are worth comparing: near as a whole, or with a word like one of the query.

A scan is rapidfuzz's, over the strings whose length is near enough; what it finds is compared exactly afterwards.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.search.alignment import MISSING, MISSING_RARE, extra_cost, missing_cost
from immuno_cli.search.costs import CHEAPEST, word_cost
from immuno_cli.search.phonetics import code
from immuno_cli.vocabularies.label_index import LabelIndex, Table

NEAREST: Final = 48
BY_WORDS: Final = 64
_LIKE: Final = 24
_HEARD: Final = 48
_FURTHER: Final = 4
_COMMON: Final = 0.02
_COMMON_AT_LEAST: Final = 200
_WORDS_OF_QUERY: Final = 24
_SEARCHED_BY_HALVES: Final = 8


def iter_candidates(index: LabelIndex, query: str, most: float) -> Iterator[int]:
    """Yield the numbers of the forms that may be taken for the query, a plain form or a key, at a cost below `most`."""
    yield from _near(index.keys, query, most)
    first = len(index.keys)
    yield from (first + number for number in _near(index.plains, query, most))
    yield from _by_words(index, query, most)


def _near(table: Table, query: str, most: float) -> list[int]:
    """Return the nearest strings of a table by edit distance, as numbers, nearest first."""
    reach = min(max(1, (len(query) + 1) // 2), int(most / CHEAPEST))
    return [number for _, number in _scan(table, query, reach, NEAREST)]


def _scan(table: Table, text: str, reach: int, limit: int) -> list[tuple[int, int]]:
    """Return the nearest strings within `reach` edits, at most `limit`: edits and number, nearest first.

    Lengths next to that of the text are scanned first, so that what is found there narrows the scan of the others.
    """
    found: list[tuple[int, int]] = []
    for length in sorted(range(1, table.longest + 1), key=lambda length: abs(length - len(text))):
        if abs(length - len(text)) > reach:
            break
        strings = table.of_length(length)
        if strings:
            first = table.first_of_length(length)
            matches = process.extract(text, strings, scorer=distance, processor=None, limit=limit, score_cutoff=reach)
            found += [(int(edits), first + place) for _, edits, place in matches]
            if found:
                found.sort()
                del found[limit:]
                reach = min(reach, found[0][0] + _FURTHER, found[-1][0] if len(found) == limit else reach)
    return found


def _by_words(index: LabelIndex, query: str, most: float) -> Iterator[int]:
    """Yield the forms that cost least word by word, by an estimate that knows neither order nor words used twice."""
    words = list(dict.fromkeys(query.split()))[:_WORDS_OF_QUERY]
    gains = _gains(index, {word: _similar(index, word) for word in words})
    spare = most - sum(extra_cost(word, index.rarity) for word in words)
    lengths, weights = index.lengths, index.weights
    estimates = sorted(
        (MISSING * lengths[form] + MISSING_RARE * weights[form] / 100 - gain, form) for form, gain in gains.items()
    )
    for estimate, form in estimates[:BY_WORDS]:
        if estimate > spare:
            break
        yield form


def _gains(index: LabelIndex, similar: dict[str, list[tuple[int, float]]]) -> dict[int, float]:
    """Return, of each form that has a word like one of the query, how many bits these words save.

    A word that very many forms have is looked for among those that a rarer word has found.
    """
    common = max(_COMMON_AT_LEAST, int(_COMMON * len(index.lengths)))
    gains: dict[int, float] = {}
    for word in _telling(index, similar):
        best: dict[int, float] = {}
        for number, cost in similar[word]:
            gain = missing_cost(index.words[number], index.rarity) + extra_cost(word, index.rarity) - cost
            forms = index.words.items(number)
            for form in _among(forms, gains) if gains and len(forms) > common else forms:
                if gain > best.get(form, 0.0):
                    best[form] = gain
        for form, gain in best.items():
            gains[form] = gains.get(form, 0.0) + gain
    return gains


def _among(forms: Sequence[int], wanted: dict[int, float]) -> list[int]:
    """Return the wanted forms, of forms in ascending order."""
    if len(forms) < _SEARCHED_BY_HALVES * len(wanted):
        return [form for form in forms if form in wanted]
    places = ((form, bisect_left(forms, form)) for form in wanted)
    return [form for form, place in places if place < len(forms) and forms[place] == form]


def _telling(index: LabelIndex, similar: dict[str, list[tuple[int, float]]]) -> list[str]:
    """Return the words of the query, those that the fewest forms have first."""

    def spread(word: str) -> tuple[int, str]:
        return sum(index.words.count(number) for number, _ in similar[word]), word

    return sorted((word for word in similar if similar[word]), key=spread)


def _similar(index: LabelIndex, word: str) -> list[tuple[int, float]]:
    """Return the words of the vocabulary that a word may stand for, with their costs, cheapest first."""
    reach = max(1, (2 * len(word) + 2) // 5)
    numbers = {number for _, number in _scan(index.words, word, reach, _LIKE)}
    heard = code(word)
    if heard:
        for _, number in _scan(index.sounds, heard, (len(heard) + 1) // 3, _HEARD):
            numbers.update(index.sounds.items(number)[:_LIKE])
    limit = extra_cost(word, index.rarity) + MISSING + MISSING_RARE
    costs = ((word_cost(index.words[number], word).bits, number) for number in numbers)
    return [(number, cost) for cost, number in sorted(costs) if cost < limit][:_LIKE]
