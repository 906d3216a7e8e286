"""The ways to read the words of a query: as they stand, corrected, derived from a noun, joined or split.

Only readings whose words stand in the vocabulary are returned, and so few are left. Whether a correction is one is
judged later, where a name is found with it (`mentions`).
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.language.derivation import derived_from
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.language.numerals import has_digit
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.query import Query
from immuno_cli.search.spelling.candidates import SimilarWords
from immuno_cli.search.spelling.differences.word_tables import GENERIC_LABELS
from immuno_cli.search.spelling.evidence import evidence
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.label_index import LabelIndex

LONGEST_SENTENCE: Final = 32
"""Most words of a query that are read."""
_MOST_CORRECTIONS: Final = 6
_SHORTEST_ALTERED: Final = 4
_SHORTEST_PART: Final = 2
_SHORTEST_JOINED: Final = 6
_MOST_JOINED: Final = 3


class Reading(NamedTuple):
    """One way to read some words of the query: the places from `begin` to `end` as the words of `words`."""

    begin: int
    end: int
    words: tuple[str, ...]
    cost: float = 0.0
    corrected: bool = False
    """Whether a word is taken for a misspelling."""
    real_word: bool = False
    """Whether the word that is taken for a misspelling is English."""
    derived: bool = False


def read_words(similar: SimilarWords, query: Query) -> list[list[Reading]]:
    """Return for each place in the query the ways to read the words that begin there."""
    keys = query.normalized.split()
    if len(keys) != len(query.words):
        keys = [normalize(word) for word in query.words]
    places = range(min(len(keys), LONGEST_SENTENCE))
    return [
        [*_iter_word_readings(similar, query, place, keys[place]), *_iter_joined(similar.index, query, place)]
        for place in places
    ]


def _iter_word_readings(similar: SimilarWords, query: Query, place: int, key: str) -> Iterator[Reading]:
    """Yield the ways to read one word: as it stands; or derived, split or corrected."""
    index, word = similar.index, query.words[place]
    known, english = index.is_word(key), is_word(word)
    if known:
        yield Reading(place, place + 1, (key,))
    if len(word) < _SHORTEST_ALTERED or word in FUNCTION_WORDS or has_digit(word):
        return
    yield from _iter_nouns(index, place, word, key)
    if not english:
        yield from _iter_split(index, place, word)
    if word not in query.in_capitals and (english or not known):
        yield from _iter_corrections(similar, place, word, key)


def _iter_nouns(index: LabelIndex, place: int, word: str, key: str) -> Iterator[Reading]:
    """Yield the nouns of the vocabulary from which a word is derived. Everyday ones are no help.

    People are named by an adjective in the plural: "diabetics".
    """
    for noun in map(normalize, dict.fromkeys((*derived_from(word), *derived_from(key)))):
        if noun != key and noun not in GENERIC_LABELS and index.is_word(noun):
            yield Reading(place, place + 1, (noun,), WEIGHTS.normalization, derived=True)


def _iter_joined(index: LabelIndex, query: Query, place: int) -> Iterator[Reading]:
    """Yield the readings of neighbouring words as one: "inter feron"."""
    for end in range(place + 2, min(place + _MOST_JOINED, len(query.words)) + 1):
        parts = query.words[place:end]
        joined = "".join(parts)
        if len(joined) < _SHORTEST_JOINED or min(map(len, parts)) < _SHORTEST_PART:
            continue
        if not FUNCTION_WORDS.isdisjoint(parts):
            continue
        key = normalize(joined)
        if index.is_word(key):
            yield Reading(place, end, (key,), WEIGHTS.space_edit * (end - place - 1))


def _iter_split(index: LabelIndex, place: int, word: str) -> Iterator[Reading]:
    """Yield the readings of one word as two: "tcell"."""
    for cut in range(1, len(word) - _SHORTEST_PART):
        first, second = word[:cut], normalize(word[cut:])
        if index.is_word(first) and index.is_word(second):
            yield Reading(place, place + 1, (first, second), WEIGHTS.space_edit)


def _iter_corrections(similar: SimilarWords, place: int, word: str, key: str) -> Iterator[Reading]:
    """Yield the words of the vocabulary that a word may be a slip of, by their costs alone."""
    real_word = is_word(word) or is_word(key)
    most = evidence(key, among_few=real_word)
    near = [(similar.index.words[number], cost) for number, cost in similar.of(key)[:_MOST_CORRECTIONS]]
    for other, cost in near:
        if cost <= most and other != key and not has_digit(other):
            yield Reading(place, place + 1, (other,), cost, corrected=True, real_word=real_word)
