"""Whether a label that is near a query in its letters names another thing, or the opposite.

Each rule is a function; `is_another_thing` lists them. `another_word` has the rules for single words. Only what is left
of query and label counts, without the words that both have.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from rapidfuzz.distance.OSA import distance

from immuno_cli.language.abbreviations import abbreviations_in
from immuno_cli.language.english import is_word
from immuno_cli.language.numerals import has_digit, numeral
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.query import Query
from immuno_cli.search.spelling.differences.another_word import is_another_word, is_near
from immuno_cli.search.spelling.differences.word_tables import NUMBERED, SEPARATE_PREFIXES
from immuno_cli.search.spelling.phonetics import without_doubles

MOST_PAIRS: Final = 256
"""Maximum number of pairs of words, one of the query and one of the label, that are compared. It bounds the time."""

_FEW_WORDS: Final = 3
"""Maximum number of words in a query in lower case that may hold an abbreviation. More words say what is meant."""
_LONGEST_MIXED: Final = 6
_LONG_ABBREVIATION: Final = 5
"""Letters of an abbreviation that may have a slip. With one letter changed a shorter one is another."""
_LONG_AMONG_WORDS: Final = 4
"""The same of an abbreviation beside other words, which say what is meant."""
_PARTS: Final = frozenset("abcd")
_NUMBER_WITH_PART: Final = re.compile("[0-9]+(?:[ivx]+[a-d]?|[a-d])[ivx]*")
_DIGITS: Final = re.compile("[0-9]+")


class Meant(NamedTuple):
    """A query, or its normalized form, as the rules take it."""

    words: tuple[str, ...]
    """Its words. A prefix that stands alone is joined to the word after it."""
    known: frozenset[str]
    """Those of its words that are English or stand in the vocabulary: they may be spelled right and mean themselves."""
    abbreviations: tuple[str, ...]
    one_word: bool


def meant_by(query: Query, form: str, is_known: Callable[[str], bool]) -> Meant:
    """Return what a query means in one of its forms, plain or normalized. `is_known` knows the vocabulary's words."""
    words = _split(form)
    known = frozenset(word for word in words if is_word(word) or is_known(word))
    return Meant(words, known, query.abbreviations, query.is_one_word)


def is_another_thing(query: Meant, label: str) -> bool:
    """Return whether the label, in plain or normalized form, names another thing than the query, or its opposite.

    A label whose words all stand in the query never does: it names the wider thing.
    """
    words = _split(label)
    left, lacking = _without(query.words, words), _without(words, query.words)
    if not lacking or "".join(left) == "".join(lacking):
        return False
    return (
        differs_in_number(query.words, words)
        or differs_in_stage(query.words, words)
        or differs_in_abbreviation(query, label)
        or has_another_word(left, lacking, query.known)
        or is_another_compound(left, lacking)
    )


def differs_in_number(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether the numbers of two texts differ. One of them may lack some.

    Roman numerals and number words are numbers, too. The same digits may be a letter apart: "P2X3" and "P23".

    >>> differs_in_number(["il", "6"], ["il", "2"]), differs_in_number(["type", "ii"], ["type", "2"])
    (True, False)
    """
    asked_for = _numbers(query)
    named = _numbers(label) if asked_for else asked_for
    if asked_for <= named or named <= asked_for:
        return False
    return "".join(asked_for.elements()) != "".join(named.elements())


def differs_in_stage(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether the query numbers a stage that the label names in words.

    >>> differs_in_stage(["stage", "iv", "cancer"], ["early", "stage", "cancer"])
    True
    """
    numbered = {word for word, after in pairwise(query) if word in NUMBERED and _numbers_of_word(after)}
    return not numbered.isdisjoint(label) and not _numbers(label)


def differs_in_abbreviation(query: Meant, label: str) -> bool:
    """Return whether the label lacks an abbreviation of the query: "CLL" is no slip of "CTL".

    The label may have it in the plural or with two letters transposed. Beside other words it may have one slip.
    """
    slips = 0 if query.one_word else 1
    return any(not _has_abbreviation(label, short, slips) for short in query.abbreviations)


def has_other_abbreviation(query: Query, label: str) -> bool:
    """Return whether a label, as it is written, has an abbreviation in place of other small letters of the query.

    >>> from immuno_cli.search.query import read_query
    >>> query = read_query("calprotectin")
    >>> has_other_abbreviation(query, "CAR protein"), has_other_abbreviation(query, "Car protein")
    (True, False)
    """
    if query.capitals or len(query.words) > _FEW_WORDS:
        return False
    letters = "".join(query.words)
    written = [label] if _has_capitals_inside(label) else abbreviations_in(label)
    own = [short.casefold() for short in written if short.isalpha() and not short.istitle()]
    alone = query.is_one_word and own == [label.casefold()]
    others = own if alone else [short for short in own if short not in letters]
    return any(not _has_abbreviation(query.plain, short, _slips(short, alone)) for short in others)


def has_another_word(query: Sequence[str], label: Sequence[str], known: Iterable[str]) -> bool:
    """Return whether a word of the query stands for one of the label and is another word.

    >>> has_another_word(["late"], ["early"], ()), has_another_word(["erly"], ["early"], ())
    (True, False)
    """
    if len(query) * len(label) > MOST_PAIRS or _is_one_slip(query, label):
        return False
    joined = [*query, "".join(query)] if len(query) > 1 else query
    near = {(other, word) for other, word in product(joined, label) if is_near(other, word)}
    return any(_is_replaced(word, joined, label, near, known) for word in label)


def _is_replaced(
    word: str, query: Sequence[str], label: Sequence[str], near: set[tuple[str, str]], known: Iterable[str]
) -> bool:
    """Return whether the query has another word for a word of the label, and no slip of it.

    A word that may be a slip of another word of the label stands for that one.
    """
    free = [other for other in query if not any((other, one) in near for one in label if one != word)]
    others = [other for other in free if is_another_word(other, word, known)]
    if not others:
        return False
    return not any((other, word) in near for other in query if other not in others)


def is_another_compound(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether one text is a single word, the other several, and these joined are another word.

    >>> is_another_compound(["hormonotherapy"], ["immuno", "therapy"])
    True
    """
    if len(query) == len(label) or min(len(query), len(label)) != 1 or _is_one_slip(query, label):
        return False
    if any(is_near(*pair) for pair in product(query, label)):
        return False
    return is_another_word("".join(query), "".join(label))


def lacking_words(query: Sequence[str], label: Sequence[str]) -> list[str]:
    """Return the words of the label of which no word of the query is, or may be, a slip.

    >>> lacking_words(["cancer", "vacine"], ["preventive", "cancer", "vaccine"])
    ['preventive']
    """
    words = set(query)
    joined = "".join(query)
    left = [word for word in label if word not in words and word not in FUNCTION_WORDS and word not in joined]
    return [word for word in left if not any(is_near(one, word) for one in words)]


def _split(text: str) -> tuple[str, ...]:
    """Return the words of a form. A prefix that stands alone is joined to the word after it."""
    words = text.split()
    if SEPARATE_PREFIXES.isdisjoint(words):
        return tuple(words)
    joined: list[str] = []
    before = ""
    for word in words:
        if word in SEPARATE_PREFIXES:
            before += word
        else:
            joined.append(before + word)
            before = ""
    return (*joined, before) if before else tuple(joined)


def _has_capitals_inside(label: str) -> bool:
    """Return whether a short label of one word has small letters between capitals, as "axSpA" has."""
    capitals = sum(map(str.isupper, label))
    return len(label) <= _LONGEST_MIXED and 1 < capitals < len(label) and not label[1:].islower()


def _slips(short: str, alone: bool) -> int:
    """Return how many slips an abbreviation in small letters may have, alone or among other words."""
    return int(len(short) >= (_LONG_ABBREVIATION if alone else _LONG_AMONG_WORDS))


def _has_abbreviation(label: str, short: str, slips: int) -> bool:
    words = label.split()
    widths = range(1, len(short) + 2)
    pieces = ("".join(words[begin : begin + width]) for begin in range(len(words)) for width in widths)
    return any(is_same_abbreviation(short, piece) or distance(short, piece) <= slips for piece in pieces)


def is_same_abbreviation(one: str, other: str) -> bool:
    """Return whether two abbreviations are equal, but for a plural s, a doubled letter or two transposed letters."""
    if one == other or one + "s" == other or other + "s" == one or without_doubles(one) == without_doubles(other):
        return True
    transposed = len(one) == len(other) and distance(one, other) == 1 and sorted(one) == sorted(other)
    return transposed and _DIGITS.findall(one) == _DIGITS.findall(other)


@lru_cache(maxsize=1 << 12)
def _numbers_of_word(word: str) -> tuple[str, ...]:
    if has_digit(word):
        numbers = tuple(_DIGITS.findall(word))
        return (*numbers, word) if _NUMBER_WITH_PART.fullmatch(word) else numbers
    number = numeral(word)
    return () if number is None else (number,)


def _numbers(words: Sequence[str]) -> Counter[str]:
    """Return the numbers of a text; of "stage IIA" both 2 and 2a."""
    numbers = Counter([number for word in words for number in _numbers_of_word(word)])
    for before, word in pairwise(words):
        if before in NUMBERED and word[-1] in _PARTS and (number := numeral(word[:-1])):
            numbers.update((number, number + word[-1]))
    return numbers


def _is_one_slip(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether one letter joins or parts the words: "suppressionzimmunotherapy"."""
    return len(query) != len(label) and distance("".join(query), "".join(label)) <= 1


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the words without the others, each as often as it stands there more often."""
    rest, more = list(others), []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            more.append(word)
    return more
