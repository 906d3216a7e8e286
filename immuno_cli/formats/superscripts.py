"""Raised and lowered text (`<sup>`, `<sub>`) in plain text: without its sign, 10 to the power of 5 would be 105."""

import re
from functools import cache
from html import unescape
from typing import Final
from unicodedata import decomposition

_RAISED: Final = re.compile(r"<(sup|sub)\b[^<>]*>([^<>]{1,200})</\1\s*>", re.IGNORECASE)
_BLOCKS: Final = ((0xB2, 0xBA), (0x2070, 0x20A0), (0x1D2C, 0x1DC0), (0x2C7C, 0x2C7E))
"""Where Unicode has superscripts and subscripts: the first and the last code point, which is left out."""
_SIGNS: Final = {"sup": "^", "sub": "_"}
"""What stands before a text that Unicode has no superscripts or subscripts for."""


def raise_text(html: str) -> str:
    """Return HTML with superscripts and subscripts of Unicode in place of `<sup>` and `<sub>`.

    A text of which Unicode does not have every character gets a sign: `^` or `_`.

    >>> raise_text("10<sup>-5</sup> H<sub>2</sub>O, x<sup>?</sup>, y<sub>Q;1</sub>")
    '10⁻⁵ H₂O, x^?, y_(Q;1)'
    """
    return _RAISED.sub(lambda found: in_script(found[1].lower(), _unescaped(found[2]).strip()), html)


def in_script(kind: str, text: str) -> str:
    """Return a plain text in superscripts ("sup") or subscripts ("sub") of Unicode, or with a sign before it.

    >>> in_script("sup", "-5"), in_script("sub", "Q;1")
    ('⁻⁵', '_(Q;1)')
    """
    table = _characters(kind)
    if all(character in table for character in text):
        return "".join(table[character] for character in text)
    return f"{_SIGNS[kind]}{text}" if text.isalnum() or len(text) == 1 else f"{_SIGNS[kind]}({text})"


def _unescaped(html: str) -> str:
    """Return a text with its character references read, unless they stand for marks that HTML has a meaning for."""
    text = unescape(html)
    return html if "<" in text or "&" in text else text


@cache
def _characters(kind: str) -> dict[str, str]:
    """Return the superscripts ("sup") or subscripts ("sub") of Unicode by the characters that they stand for."""
    table: dict[str, str] = {}
    for first, last in _BLOCKS:
        for raised in map(chr, range(first, last)):
            mark, _, plain = decomposition(raised).partition(" ")
            if mark == ("<super>" if kind == "sup" else "<sub>") and " " not in plain:
                table.setdefault(chr(int(plain, 16)), raised)
    table["-"] = table["\N{MINUS SIGN}"]
    return table
