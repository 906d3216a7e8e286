"""Whole phrases and headings in capitals, in which an abbreviation is no more than a word: "ALL PATIENTS"."""

import re
from string import ascii_letters
from typing import Final

from immuno_cli.language.english import is_word

_FEWEST_LETTERS: Final = 3
"""A shorter word in capitals may be an abbreviation."""
NEIGHBOUR_AFTER: Final = re.compile(r"(?:\r?\s|[-‐‑])([A-Za-z]+)")
"""The word after an abbreviation."""
_SHOUTED: Final = frozenset(("are", "in", "of", "our", "the", "you", "your"))
"""Short words after "ALL" in capitals."""


def is_shouted(before: str, after: str) -> bool:
    """Return whether the next word, or without one the word before, is English and in capitals, too: "ALL PATIENTS".

    >>> is_shouted("", " PATIENTS MUST"), is_shouted("HIGH RISK ", " in children")
    (True, False)
    """
    following = NEIGHBOUR_AFTER.match(after)
    word = following[1] if following else last_letters(before.rstrip())
    if not word.isupper():
        return False
    small = word.lower()
    return (len(word) > _FEWEST_LETTERS and is_word(small)) or (following is not None and small in _SHOUTED)


def last_letters(text: str) -> str:
    """Return the letters with which a text ends. To search for them takes ten times as long."""
    return text[len(text.rstrip(ascii_letters)) :]
