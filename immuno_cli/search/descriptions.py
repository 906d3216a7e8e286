"""The last resorts: a query may be part of a name, or may describe a thing in words of its definition and notes.

A description is a phrase, of three words or more; two that happen to stand in one text describe nothing. Words weigh
as much as they tell: the logarithm of how few concepts have them (K. Spärck Jones, 1972). A word that no concept has
weighs most, so that a query about something else finds nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from math import log2
from typing import Final

from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.model import ROLES
from immuno_cli.search.ranking import THRESHOLD
from immuno_cli.vocabularies.label_index import LabelIndex, Table

SHORTEST: Final = 3
"""A description has so many words at least, those included that are about nothing, …"""
FEWEST_WORDS: Final = 2
"""… so many of which tell something."""
SHARE: Final = 0.66
BEST_SCORE: Final = THRESHOLD
"""The score of a text that has all words: what a label reaches at its threshold."""

MOST_HAVING: Final = 2000
_COMMON: Final = 0.2
_WORDS: Final = 32
_STEM: Final = 4
_ENDINGS: Final = ("ing", "ed", "es", "e", "er", "ly", "al", "ion", "ation", "y")


def _telling_words(query: str) -> list[str]:
    """Return the words of the query that are about something, each once."""
    telling = " ".join(word for word in plain(query).split() if word not in FUNCTION_WORDS)
    return list(dict.fromkeys(normalize(telling).split()))


def iter_having(index: LabelIndex, query: str) -> Iterator[tuple[int, float]]:
    """Yield the labels that have every distinctive word of the query and more besides: number, score.

    Hidden labels are no names that one would know a part of. The score is below BEST_SCORE, by as much as the label
    says more. Of very many, the first MOST_HAVING are taken.
    """
    words = _telling_words(query)
    numbers = [index.words.find(word) for word in words[:_WORDS]]
    if not words or len(words) > _WORDS or None in numbers:
        return
    forms = set.intersection(*(set(index.words.items(number)) for number in numbers if number is not None))
    for form in sorted(forms)[:MOST_HAVING]:
        share = len(words) / max(len(words) + 1, len(index.form(form).split()))
        for label in index.labels_of_form(form):
            if ROLES[index.roles[label]] != "hidden":
                yield label, BEST_SCORE * share


def describe(index: LabelIndex, query: str) -> list[tuple[int, float]]:
    """Return the concepts whose texts have most of the distinctive words of the query, two at least: number, score.

    In no order. The score is at most BEST_SCORE.
    """
    words = _telling_words(query)[:_WORDS]
    if len(words) < FEWEST_WORDS or len(set(plain(query).split())) < SHORTEST:
        return []
    concepts = len(set(index.concepts))
    weights: dict[int, float] = defaultdict(float)
    telling: dict[int, int] = defaultdict(int)
    whole = 0.0
    for word in words:
        having = set().union(*(index.text.items(number) for number in _numbers(index.text, word)))
        weight = log2((concepts + 1) / max(1, len(having)))
        whole += weight
        for concept in having:
            weights[concept] += weight
            telling[concept] += len(having) <= max(FEWEST_WORDS, _COMMON * concepts)
    return [
        (concept, BEST_SCORE * weight / whole)
        for concept, weight in weights.items()
        if telling[concept] >= FEWEST_WORDS and weight >= SHARE * whole
    ]


def _numbers(table: Table, word: str) -> Iterator[int]:
    """Yield the numbers of the word and of its other forms: the same stem with another ending, or none."""
    number = table.find(word)
    if number is not None:
        yield number
    stem = _stem(word)
    for length in range(len(stem), min(table.longest, len(stem) + _STEM) + 1):
        strings = table.of_length(length)
        place = bisect_left(strings, stem)
        while place < len(strings) and strings[place].startswith(stem):
            if strings[place] != word and _stem(strings[place]) == stem:
                yield table.first_of_length(length) + place
            place += 1


def _stem(word: str) -> str:
    """Return the word without its ending, where at least four letters are left; a doubled last letter once."""
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _STEM and word[-1] == word[-2] else word
