"""Strings of letters in a text that are no words of their own: halves of words, endings, and names with a number."""

import re
from typing import Final

_LONGEST: Final = 100
"""Characters before and after a string that are looked at."""
_BESIDE: Final = frozenset("-‐‑–()")
_SUSPENDED: Final = re.compile(r"[-‐‑](?:\s+(?:and|or|nor|to|as|but)\b|\s*[,/])")
"""What stands after the first half of a word whose other half follows later: "gluco- and mineralocorticoids"."""
_ENDING: Final = re.compile(r"(?:[^\S\r\n]|[\"'“”‘’(])[-‐‑–]\Z")
"""What stands before the ending of a word that is named: "names in -ximab". At the beginning of a line it is a sign."""
_CLOSED: Final = re.compile(r"\([^\W_]{1,20}\)\Z")
_OPENED: Final = re.compile(r"\([^\W_]{1,20}\)[^\W_]")
_CLOSES: Final = re.compile(r"\)[^\W_]")
_AUTHOR: Final = re.compile(
    r"(?:[^\W\d_]\.|[^\W\d_][\w'’-]*)[ ](?P<name>(?=[A-Z])[^\W_]*[^\W\d_]{2}(?:[-'’][^\W\d_]+)*[0-9]{1,2})"
    r"(?:[,–-][0-9]{1,2})*[*†‡§]*(?=\s*(?:[,;&]|and\b|\Z))"
)
_FEWEST_AUTHORS: Final = 2


def is_fragment(text: str, start: int, end: int) -> bool:
    """Return whether the letters between two offsets are a half or the ending of a word.

    >>> is_fragment("gluco- and mineralocorticoids", 0, 5), is_fragment("(immuno)histochemical", 8, 21)
    (True, True)
    """
    if _BESIDE.isdisjoint(text[start - 1 : start] + text[end : end + 1]):  # most words: fast
        return False
    if not text[start:end].isalpha() or not text[start:end].islower():
        return False
    before, after = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if _SUSPENDED.match(after) or _ENDING.search(before):
        return True
    return bool(_CLOSED.search(before) or _OPENED.match(after) or (before[-1:] == "(" and _CLOSES.match(after)))


def is_author(text: str, start: int) -> bool:
    """Return whether the word at an offset is a name in a line of names with the numbers of their affiliations.

    >>> is_author("Amira Aly1, Jan Kowalczyk2", 6), is_author("CD4 cells express Foxp3, Gata3", 18)
    (True, False)
    """
    low = max(0, start - 10 * _LONGEST)
    begin = max(low, text.rfind("\n", low, start) + 1)
    end = text.find("\n", start, start + 10 * _LONGEST)
    line = text[begin : end if end >= 0 else start + 10 * _LONGEST]
    names = [begin + found.start("name") for found in _AUTHOR.finditer(line) if found[0][0].isupper()]
    return len(names) >= _FEWEST_AUTHORS and start in names
