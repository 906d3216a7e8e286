"""The long form of an abbreviation: the words whose letters it has.

A. S. Schwartz and M. A. Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text,
Pacific Symposium on Biocomputing 8, 451-462: each letter of the short form stands in the long form, in the same order,
the first letter at the start of a word.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from immuno_cli.language.stop_words import FUNCTION_WORDS

FEWEST_INITIALS: Final = 2
WORD: Final = re.compile(r"[^\W_]+")
_AROUND_WORD: Final = "\"'“”‘’«»,*_"
_AROUND_LONG_FORM: Final = f" \n{_AROUND_WORD}"
_AGAINST: Final = "anti-"
"""Stands before a long form to which it does not belong: "anti-myeloperoxidase (MPO)"."""


def long_form(short: str, candidate: str) -> str:
    """Return the end of `candidate` that `short` abbreviates, "" where it abbreviates none.

    Prefer the end whose initials are the short form; otherwise the shortest end that has its letters in order: "MM" is
    "multiple myeloma", although "myeloma" has two.

    >>> long_form("ES", "of mouse embryonic stem")
    'embryonic stem'
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    return _long_form_by_initials(letters, candidate) or _shortest_long_form(short, letters, candidate)


def _shortest_long_form(short: str, letters: Sequence[str], candidate: str) -> str:
    """Return the shortest end of `candidate` that has these letters in this order: the algorithm of the paper."""
    lower = candidate.lower()
    if len(lower) != len(candidate) or not letters:
        return ""
    at = len(lower)
    for number in range(len(letters) - 1, -1, -1):
        at = lower.rfind(letters[number], 0, at)
        while number == 0 and at > 0 and lower[at - 1].isalnum():
            at = lower.rfind(letters[0], 0, at)
        if at < 0:
            return ""
    begin = max(candidate.rfind(" ", 0, at), candidate.rfind("\n", 0, at)) + 1
    if lower[begin:at] == _AGAINST:
        begin = at
    long = candidate[begin:].strip(_AROUND_LONG_FORM)
    return long if len(long) > len(short) and short.lower() not in long.lower().split() else ""


def _long_form_by_initials(letters: Sequence[str], candidate: str) -> str:
    """Return the end of `candidate` whose words begin with these letters, but for function words between them."""
    if len(letters) < FEWEST_INITIALS or last_part(candidate)[:1] != letters[-1]:
        return ""
    backwards = list(WORD.finditer(candidate))[::-1]
    words = words_with_initials([word[0] for word in backwards], letters[::-1])
    if not words:
        return ""
    begin = backwards[len(words) - 1].start()
    is_cut = candidate[begin - 1 : begin].strip(_AROUND_LONG_FORM) != ""
    return "" if is_cut else candidate[begin:].strip(_AROUND_LONG_FORM)


def initials(words: Iterable[str]) -> str:
    """Return the first letters of words, in lower case.

    >>> initials(["Embryonic", "stem"])
    'es'
    """
    return "".join([word[0] for word in words]).lower()


def words_with_initials(words: Iterable[str], letters: Sequence[str]) -> list[str]:
    """Return the first words that begin with these letters in order, [] if they do not.

    Function words between them are ignored, and returned, too.

    Args:
        words: the words. For the last ones, give them and the letters in reverse.
        letters: letters in lower case.

    >>> words_with_initials(["vitamin", "of", "the", "day", "here"], "vd")
    ['vitamin', 'of', 'the', 'day']
    """
    found: list[str] = []
    number = 0
    for word in words:
        if number == len(letters):
            break
        if word[0].lower() == letters[number]:
            number += 1
        elif not found or word.lower() not in FUNCTION_WORDS:
            return []
        found.append(word)
    return found if number == len(letters) else []


def without_plural_s(short: str) -> str:
    """Return a short form without the s of its plural.

    >>> without_plural_s("TECs"), without_plural_s("mice")
    ('TEC', 'mice')
    """
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short


def last_word(text: str) -> str:
    """Return the last word of a text, without the signs around it."""
    words = text.rsplit(None, 1)
    if not words:
        return ""
    return words[-1] if words[-1].isalpha() else words[-1].strip(_AROUND_WORD)


def last_part(text: str) -> str:
    """Return the last word of a text in lower case, or what stands after its last hyphen or slash."""
    word = last_word(text).lower()
    return word if word.isalpha() else word.replace("/", "-").rsplit("-", 1)[-1]
