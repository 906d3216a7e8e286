"""The last resorts: a query may be part of a name, or may describe a thing in words of its definition and notes.

Words are weighed by inverse document frequency (K. Spärck Jones, "A statistical interpretation of term specificity",
1972): the fewer concepts have a word, the more it weighs. A word that no concept has weighs most, so that a query about
something else finds nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from math import log2
from typing import Final

from immuno_cli.language.normalize import normalize
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.query import Query
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.label_index import LabelIndex, Table

SHORTEST: Final = 3
"""Fewest words of a description, stop words included. Two words that happen to stand in one text describe nothing."""
FEWEST_WORDS: Final = 2
"""Fewest distinctive words of a description."""
BEST_SCORE: Final = WEIGHTS.threshold
"""The score of a text that has all words."""
MOST_PARTIAL: Final = 2000
"""Most forms that are looked at of those that have a word of the query."""

_MOST_WORDS: Final = 32
_COMMON: Final = 0.2
_SHORTEST_STEM: Final = 4
_LONGEST_ENDING: Final = 4
_ENDINGS: Final = ("ation", "ing", "ion", "ed", "es", "er", "ly", "al", "e", "y")


def partial_matches(index: LabelIndex, query: Query) -> list[tuple[int, float]]:
    """Return the labels that have every distinctive word of the query and other words besides: number and score.

    The more else a label says, the lower the score below BEST_SCORE. Hidden labels are left out: nobody knows a part of
    them as a name.
    """
    words = _distinctive_words(query)
    if len(words) > _MOST_WORDS:
        return []
    found = []
    for form in forms_with_all(index, words)[:MOST_PARTIAL]:
        length = len(index.form(form).split())
        if length <= len(words):
            continue
        shown = [label for label in index.labels_of_form(form) if not index.is_hidden(label)]
        found += [(label, BEST_SCORE * len(words) / length) for label in shown]
    return found


def forms_with_all(index: LabelIndex, words: list[str]) -> list[int]:
    """Return the numbers of the forms that have all words, in order; no form has all of no words."""
    forms: set[int] | None = None
    for word in words:
        number = index.words.find(word)
        if number is None:
            return []
        having = index.words.items(number)
        forms = set(having) if forms is None else forms.intersection(having)
    return sorted(forms or ())


def described_concepts(index: LabelIndex, query: Query) -> list[tuple[int, float]]:
    """Return the concepts whose texts have most of the distinctive words of the query: number and score, in no order.

    Two distinctive words are the least. The score is BEST_SCORE at most.
    """
    words = _distinctive_words(query)[:_MOST_WORDS]
    if len(words) < FEWEST_WORDS or len(set(query.words)) < SHORTEST:
        return []
    concepts = count_concepts(index)
    common = max(FEWEST_WORDS, _COMMON * concepts)
    weights: dict[int, float] = defaultdict(float)
    distinctive: dict[int, int] = defaultdict(int)
    whole = 0.0
    for word in words:
        having = concepts_with(index.text, word)
        weight = log2((concepts + 1) / max(1, len(having)))
        whole += weight
        for concept in having:
            weights[concept] += weight
            distinctive[concept] += len(having) <= common
    least = WEIGHTS.description_share * whole
    return [
        (concept, BEST_SCORE * weight / whole)
        for concept, weight in weights.items()
        if distinctive[concept] >= FEWEST_WORDS and weight >= least
    ]


def count_concepts(index: LabelIndex) -> int:
    """Return how many concepts there are, deprecated ones before the last live one included."""
    return index.concepts[-1] + 1 if index.concepts else 0


def _distinctive_words(query: Query) -> list[str]:
    """Return the normalized words of the query that are no stop words, each once."""
    distinctive = " ".join(word for word in query.words if word not in FUNCTION_WORDS)
    return list(dict.fromkeys(normalize(distinctive).split()))


def concepts_with(table: Table, word: str) -> set[int]:
    """Return the numbers of the concepts whose texts have a word, or its stem with another ending."""
    return set().union(*(table.items(number) for number in _iter_forms_of_word(table, word)))


def _iter_forms_of_word(table: Table, word: str) -> Iterator[int]:
    """Yield the numbers of a word and of the words that have its stem and another ending."""
    number = table.find(word)
    if number is not None:
        yield number
    stem = _stem(word)
    for length in range(len(stem), min(table.longest, len(stem) + _LONGEST_ENDING) + 1):
        strings = table.of_length(length)
        place = bisect_left(strings, stem)
        while place < len(strings) and strings[place].startswith(stem):
            if strings[place] != word and _stem(strings[place]) == stem:
                yield table.first_of_length(length) + place
            place += 1


def _stem(word: str) -> str:
    """Return a word without its longest ending, where enough letters are left. A doubled last letter is made single."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word
