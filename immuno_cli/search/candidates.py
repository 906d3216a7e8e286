"""Which labels are worth comparing: those near as a whole, those that share a word or one like it, those it abbreviates.

A scan is rapidfuzz's, over the strings whose length is near enough; what it finds is compared exactly afterwards.
"""

from collections.abc import Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.index import LabelIndex, Table
from immuno_cli.labels import has_digit, sound
from immuno_cli.search.alignment import MISSING, MISSING_RARE, extra_cost, missing_cost
from immuno_cli.search.costs import CHEAPEST, word_cost

NEAREST: Final = 48
BY_WORDS: Final = 64
_LIKE: Final = 24
_HEARD: Final = 12
_FURTHER: Final = 6
_COMMON: Final = 0.02
_COMMON_AT_LEAST: Final = 200
_WORDS_OF_QUERY: Final = 24


def iter_candidates(index: LabelIndex, query: str, most: float) -> Iterator[int]:
    """Yield the numbers of the forms that may be taken for the query, a plain form or a key, at a cost below `most`."""
    yield from _near(index.keys, query, most)
    first = len(index.keys)
    yield from (first + number for number in _near(index.plains, query, most))
    yield from _by_words(index, query, most)


def iter_initials(index: LabelIndex, letters: str) -> Iterator[int]:
    """Yield the numbers of the keys whose words begin with these letters, one each."""
    number = index.initials.find(letters)
    if number is not None:
        yield from index.initials.items(number)


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
    """Yield the forms that, word by word, cost least by an estimate that leaves out the most common words."""
    words = list(dict.fromkeys(query.split()))[:_WORDS_OF_QUERY]
    similar = {word: _similar(index, word) for word in words}
    all_extra = sum(extra_cost(word, index.rarity) for word in query.split())
    common = max(_COMMON_AT_LEAST, int(_COMMON * len(index.lengths)))
    gains: dict[int, float] = {}
    for word in _telling(index, similar):
        best: dict[int, float] = {}
        for number, cost in similar[word]:
            if index.words.count(number) > common and len(similar) > 1 and gains:
                continue
            gain = missing_cost(index.words[number], index.rarity) + extra_cost(word, index.rarity) - cost
            for form in index.words.items(number):
                if gain > best.get(form, 0.0):
                    best[form] = gain
        for form, gain in best.items():
            gains[form] = gains.get(form, 0.0) + gain
    lengths, weights = index.lengths, index.weights
    spare = most - all_extra
    estimates = [
        (MISSING * lengths[form] + MISSING_RARE * weights[form] / 100 - gain, form) for form, gain in gains.items()
    ]
    estimates.sort()
    for estimate, form in estimates[:BY_WORDS]:
        if estimate > spare + all_extra:
            break
        yield form


def _telling(index: LabelIndex, similar: dict[str, list[tuple[int, float]]]) -> list[str]:
    """Return the words of the query, those that the fewest forms have first."""

    def spread(word: str) -> tuple[int, str]:
        return sum(index.words.count(number) for number, _ in similar[word]), word

    return sorted((word for word in similar if similar[word]), key=spread)


def _similar(index: LabelIndex, word: str) -> list[tuple[int, float]]:
    """Return the words of the vocabulary that a word may stand for, with their costs, cheapest first."""
    reach = max(1, (2 * len(word) + 2) // 5)
    numbers = {number for _, number in _scan(index.words, word, reach, _LIKE)}
    code = "" if has_digit(word) else sound(word)
    if code:
        for _, number in _scan(index.sounds, code, len(code) // 4, _HEARD):
            numbers.update(index.sounds.items(number)[:_LIKE])
    limit = extra_cost(word, index.rarity) + MISSING + MISSING_RARE
    costs = ((word_cost(index.words[number], word).bits, number) for number in numbers)
    return [(number, cost) for cost, number in sorted(costs) if cost < limit][:_LIKE]
