"""Numbers of footnotes directly after a word: "antibodies1." is a word and a note, "interleukin2" is a name."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.line_breaks import seen

_FOOTNOTE: Final = re.compile(
    r"(?<=[a-z]{3})[0-9]{1,3}(?:[,–-][0-9]{1,3})*+(?=[.,;:!?)\]”\"](?:\W|\Z))"
    r"|(?<=[a-z]{2}[a-hj-rtv-z]s)[0-9]{1,3}(?:[,–][0-9]{1,3})++(?=\s)"
)
"""A number after a word at the end of a sentence or of a part of one: "antibodies1.". After a plural, several."""
_DIGIT_GROUP: Final = re.compile("[0-9]+")
_NUMBERED: Final = re.compile(r"[0-9](?<=[a-z]{3}[0-9])[0-9]{0,2}(?:[,–-][0-9]{1,3}){0,5}(?!\w)")
"""Numbers after a word. It begins with the digit: one that begins with letters takes ten times as long."""
_SHORTEST_WITH_NOTE: Final = 3
"""Letters at the end of what has the number of a footnote after markup."""
_LONGEST_WORD: Final = 40
_LETTERS_BEFORE: Final = re.compile(r"[a-z]+\Z")


def is_footnote(text: str, place: int, key: bytes, matcher: Matcher) -> bool:
    """Return whether a number directly after a word is that of a footnote.

    It is at a sentence's end, and where other words in the text have the numbers beside it. With markup between, it is
    after a word, but not after a symbol: "TGF-<i>β</i>2".
    """
    if not text[place].isdigit():
        return text[place - 1].islower() and key[-_SHORTEST_WITH_NOTE:].isalpha()
    if _FOOTNOTE.match(text, place) is not None or _is_note_behind_markup(text, place):
        return True
    return _is_one_of_footnotes(text, place, key.decode("utf-8", "surrogatepass"), matcher)


def _is_note_behind_markup(text: str, place: int) -> bool:
    """Return whether the number of a footnote stands after a word that has markup inside."""
    near = text[max(0, place - _LONGEST_WORD) : place]
    if near.isprintable():  # most are so: fast
        return False
    before = seen(near)
    return _FOOTNOTE.match(before + text[place : place + _LONGEST_WORD], len(before)) is not None


def _is_one_of_footnotes(text: str, place: int, key: str, matcher: Matcher) -> bool:
    """Return whether numbers directly after a word are some of several footnotes: "colitis1" and "fever2" in a text.

    Another word near it has the next number, or the one before. "Claudin1" and "claudin2" are no footnotes, and
    "interleukin2" has none where the vocabulary has an interleukin 2.
    """
    found = _NUMBERED.match(text, place)
    if found is None or not text[found.end() : found.end() + 1].isspace():
        return False
    numbers = _DIGIT_GROUP.findall(found[0])
    if matcher.has_key(f"{key} {numbers[0]}"):
        return False
    numbered = _numbered_words(text)
    near = {int(number) + step for number in numbers for step in (-1, 1)}
    return any(numbered.get(number, frozenset()) - {_letters_before(text, place)} for number in near)


@lru_cache(maxsize=2)
def _numbered_words(text: str) -> Mapping[int, frozenset[str]]:
    """Return the words in lower case that have a number directly after them, by the number."""
    words: dict[int, set[str]] = {}
    for found in _NUMBERED.finditer(text):
        word = _letters_before(text, found.start())
        for number in _DIGIT_GROUP.findall(found[0]):
            words.setdefault(int(number), set()).add(word)
    return {number: frozenset(some) for number, some in words.items()}


def _letters_before(text: str, place: int) -> str:
    """Return the small letters before a place."""
    letters = _LETTERS_BEFORE.search(text, max(0, place - _LONGEST_WORD), place)
    return letters[0] if letters else ""
