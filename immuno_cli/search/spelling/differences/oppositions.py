"""The tables of opposite words, prefixes and endings, ready to be looked up.

An opposition is a line of `word_tables` such as "early initial | late advanced": its sides exclude each other.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.search.spelling.differences.word_tables import (
    DERIVATIONS,
    ENDING_SIDES,
    KINDS,
    NEGATIONS,
    OPPOSITES,
    PREFIX_SIDES,
)
from immuno_cli.search.spelling.phonetics import plain_spelling

_SHORTEST_MISSPELLED: Final = 5


class Sided(NamedTuple):
    """A word, prefix or ending; the number of its opposition; and the number of its side there."""

    text: str
    opposition: int
    side: int


def iter_sided(lines: Iterable[str]) -> Iterator[Sided]:
    """Yield each word of the oppositions with its place.

    >>> list(iter_sided(["left | right"]))
    [Sided(text='left', opposition=0, side=0), Sided(text='right', opposition=0, side=1)]
    """
    for opposition, line in enumerate(lines):
        for side, words in enumerate(line.split("|")):
            yield from (Sided(word, opposition, side) for word in words.split())


def _sides_by_word(lines: Iterable[str]) -> dict[str, dict[int, int]]:
    table: dict[str, dict[int, int]] = {}
    for word, opposition, side in iter_sided(lines):
        table.setdefault(word, {})[opposition] = side
    return table


def in_plain_spelling(beginning: str) -> str:
    """Return the plain spelling of the beginning of a word."""
    return plain_spelling(beginning + "k")[:-1]  # the k keeps the last letters from being spelled as an ending


_SIDES: Final = _sides_by_word((*OPPOSITES, *KINDS))
_PREFIXES: Final = tuple(each._replace(text=in_plain_spelling(each.text)) for each in iter_sided(PREFIX_SIDES))
_ENDINGS: Final = tuple(iter_sided(ENDING_SIDES))
_DERIVATIONS: Final = tuple(iter_sided(DERIVATIONS))

CHANGING_PREFIXES: Final = frozenset((*NEGATIONS, *(prefix for prefix, _, _ in iter_sided(PREFIX_SIDES))))
"""Prefixes that make another thing of a word."""


def exact_sides(word: str) -> dict[int, int]:
    """Return the side of a word in each opposition that has it."""
    return _SIDES.get(word) or _SIDES.get(normalize(word), {})


@lru_cache(maxsize=1 << 12)
def sides(word: str) -> dict[int, int]:
    """Return the side of a word in each opposition. One slip is allowed if the word can be no other."""
    known = exact_sides(word)
    if known or len(word) < _SHORTEST_MISSPELLED or is_word(word):
        return known
    near = process.extract(word, _SIDES.keys(), scorer=distance, processor=None, score_cutoff=1, limit=2)
    return _SIDES[near[0][0]] if len(near) == 1 else {}


@lru_cache(maxsize=1 << 12)
def after_prefixes(word: str) -> tuple[Sided, ...]:
    """Return for each prefix that a word has what follows it, in plain spelling, with the place of the prefix."""
    spelled = plain_spelling(word)
    return tuple(each._replace(text=spelled[len(each.text) :]) for each in _PREFIXES if spelled.startswith(each.text))


@lru_cache(maxsize=1 << 12)
def opposed_endings(word: str) -> tuple[Sided, ...]:
    """Return the endings of a word that have opposites."""
    return tuple(each for each in _ENDINGS if word.endswith(each.text))


@lru_cache(maxsize=1 << 12)
def stems(word: str) -> dict[str, set[int]]:
    """Return the stems of a word, each with the sides of the derivational endings that may stand after it."""
    found: dict[str, set[int]] = {}
    for ending, _, side in _DERIVATIONS:
        if word.endswith(ending):
            found.setdefault(word[: -len(ending)], set()).add(side)
    return found
