"""Abbreviations that a text itself defines: "long form (SF)" and "SF (long form)".

A. S. Schwartz and M. A. Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text,
Pacific Symposium on Biocomputing 8, 451-462: each letter of the short form stands in the long form, in the same order,
the first letter at the start of a word.
"""

import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

_LONGEST_REACH: Final = 160
"""Characters before a parenthesis in which the long form is looked for."""
_DEFINITION: Final = re.compile(
    r"""\((?:
        ([^\W_][\w+/-]{1,9})                                  # 1: a short form alone
        | (?:(?<=[^\W_a-z]\s\()|(?<=[^\W_a-z]s\s\())          # a capital or a digit, perhaps s, before the parenthesis
          ([^\W\d_][^()\n]{7,80})                             # 2: a long form
    )\)""",
    re.VERBOSE,
)
_SHORT_FORM: Final = re.compile(r"[^\W_][\w+/-]{1,9}")
_SENTENCE_END: Final = re.compile(r"[.;:!?()\[\]]\s|\n\s*\n|[()\[\]]")
_FEWEST_INITIALS: Final = 2
_NEXT_WORD: Final = re.compile(r"[\s-]+([^\W\d_]+)")


class Definition(NamedTuple):
    """An abbreviation that a text defines."""

    short: str
    """The short form, without the s of a plural."""
    long: str
    """The long form, "" where the short form is in parentheses again."""
    after: str
    """The word that follows the definition, "" where none does."""
    start: int
    """Where the short form begins in the text."""
    end: int
    """Where the definition ends in the text, behind the parenthesis."""


def find_definitions(text: str, known: Container[str]) -> Iterator[Definition]:
    """Yield the first definition of each short form in a text, in the order of the text.

    Where the short form stands in parentheses again, it is yielded again, without a long form.

    `known` has the folded words of all labels. A definition without any of them is left out: it cannot be of a label.

    >>> [(one.short, one.long) for one in find_definitions("Thymic epithelial cells (TECs) grow.", {"cell"})]
    [('TEC', 'Thymic epithelial cells')]
    """
    done = set[str]()
    for found in _DEFINITION.finditer(text):
        in_parentheses, long_in_parentheses = found.groups()
        before = text[max(0, found.start() - _LONGEST_REACH) : found.start()]
        if in_parentheses:
            short, start = in_parentheses, found.start() + 1
        else:
            short = _last_word(before)
            start = found.start() - len(before) + before.rfind(short)
        short = _without_plural_s(short)
        if short in done:
            if in_parentheses:
                yield Definition(short, "", _word_after(text, found.end()), start, found.end())
            continue
        if in_parentheses:
            long = _long_form_before(short, before, known)
        else:
            long = _long_form_inside(short, long_in_parentheses, known)
        if long:
            done.add(short)
            yield Definition(short, long, _word_after(text, found.end()), start, found.end())


def long_form(short: str, candidate: str) -> str:
    """Return the shortest end of `candidate` that `short` abbreviates, "" where it abbreviates none.

    >>> long_form("ES", "of mouse embryonic stem")
    'embryonic stem'
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
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
    long = candidate[begin:].strip()
    return long if len(long) > len(short) and short.lower() not in long.lower().split() else ""


def _long_form_before(short: str, before: str, known: Container[str]) -> str:
    """Return the long form of a short form in parentheses, "" where there is none."""
    if short.islower() or short.isdigit():
        return ""
    last = _last_word(before).rsplit("-", 1)[-1].lower()
    if short.lower() not in known and not (last and _is_known(last, known)):
        return ""
    words = _words_before(before, len(short))
    return _initial_words(short, words) or long_form(short, words) or _initial_words(short, words, any_order=True)


def _initial_words(short: str, words: str, *, any_order: bool = False) -> str:
    """Return the last words if their first letters are the letters of the short form, else "".

    So "HH" is "hereditary hemochromatosis", and not "hemochromatosis", which has an h inside, too. In any order,
    "DM" is "myotonic dystrophy", as authors name it who have its Latin name in mind.
    """
    letters = short.lower()
    if len(letters) < _FEWEST_INITIALS:
        return ""
    last = words.replace("-", " ").split()[-len(letters) :]
    initials = "".join([word[0] for word in last]).lower()
    if initials != letters and not (any_order and sorted(initials) == sorted(letters)):
        return ""
    begin = len(words)
    for word in reversed(last):
        begin = words.rfind(word, 0, begin)
    return words[begin:]


def _long_form_inside(short: str, inside: str, known: Container[str]) -> str:
    """Return the whole of the parentheses if the short form before them abbreviates it, else ""."""
    if not _SHORT_FORM.fullmatch(short) or not any(word in known for word in inside.lower().split()):
        return ""
    return inside if long_form(short, inside) == inside else ""


def _words_before(before: str, letters: int) -> str:
    """Return the words before a parenthesis that may be the long form of a short form with so many letters.

    They stand in the same sentence. Of n letters there are at most 2n and at most n + 5 words, as in the paper.
    """
    begin = before.find(" ") + 1 if len(before) == _LONGEST_REACH else 0
    for end in _SENTENCE_END.finditer(before):
        begin = end.end()
    words = before[begin:].split()
    return " ".join(words[-min(letters + 5, letters * 2) :])


def _is_known(word: str, known: Container[str]) -> bool:
    return word in known or word.removesuffix("s") in known or word.removesuffix("es") in known


def _without_plural_s(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short


def _last_word(text: str) -> str:
    return text.rsplit(None, 1)[-1] if text.strip() else ""


def _word_after(text: str, end: int) -> str:
    word = _NEXT_WORD.match(text, end)
    return word.group(1) if word else ""
