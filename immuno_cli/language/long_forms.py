"""The long form of an abbreviation: the words whose letters it has.

A. S. Schwartz and M. A. Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text,
Pacific Symposium on Biocomputing 8, 451-462: each letter of the short form stands in the long form, in the same order,
the first letter at the start of a word.
"""

import re
from collections.abc import Sequence
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

    That is the end of which the short form has the first letter of each word, else the shortest one that has its
    letters ("MM" is "multiple myeloma", though "myeloma" has two).

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
    left, begin = len(letters), 0
    for word in reversed(list(WORD.finditer(candidate))):
        if not left:
            break
        if word[0][0].lower() == letters[left - 1]:
            left -= 1
            begin = word.start()
        elif left == len(letters) or word[0].lower() not in FUNCTION_WORDS:
            return ""
    return (
        ""
        if left or candidate[begin - 1 : begin].strip(_AROUND_LONG_FORM)
        else candidate[begin:].strip(_AROUND_LONG_FORM)
    )


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
    """Return the last word of a text in lower case, or what stands behind its last hyphen or slash."""
    word = last_word(text).lower()
    return word if word.isalpha() else word.replace("/", "-").rsplit("-", 1)[-1]
