"""Text from outside made harmless: what would move the cursor, change color or turn a line is shown as an escape.

What is never seen, such as the soft hyphens of web pages, is left out.
"""

import unicodedata
from typing import Final

MOST_REPEATED: Final = 60
"""The most characters of a term that a message repeats."""
_JOINERS: Final = "\u200c\u200d"
_LEFT_OUT: Final = frozenset("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")
"""Soft hyphen, vowel separator, zero-width space, word joiner, the signs of invisible mathematics, byte-order mark."""
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_WIDE: Final = {"W", "F"}


def visible(text: str) -> str:
    r"""Return the text with control and bidirectional characters written out (`\x1b`, `\u202e`).

    Characters of no width that only say where a line may break are left out.
    What is left has no effect on a terminal but to be shown. Doing it twice changes nothing.
    """
    if text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if character in _LEFT_OUT:
        return ""
    if unicodedata.category(character) in _UNSEEN:
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return " " if unicodedata.category(character) == "Zs" else character


def cells(text: str) -> int:
    """Return how many columns the text takes on a terminal (Unicode Standard Annex 11, East Asian Width)."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def short(term: str) -> str:
    """Return as much of what was typed as a message repeats, with … where something is left out."""
    return term if len(term) <= MOST_REPEATED else term[:MOST_REPEATED] + "…"
