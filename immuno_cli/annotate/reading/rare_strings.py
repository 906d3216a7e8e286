"""Where strings stand that are rare in texts, all found in one pass.

Most steps of annotating look for something that most texts lack: a broken line, a wide gap, "stands for". In 2.5 MB,
a pass for each of them takes 13 ms, and one pass for all 4 (measured).

Each string has two characters or more. With one alone, the prefilter would pass over nothing.
"""

from functools import cache
from itertools import chain
from typing import Final

from immuno_cli.annotate.reading.pattern_search import Finder, build_finder

_NOT_LATIN: Final = "?"
"""Stands for each character that Latin-1 lacks."""
GAPS: Final = ("  ", "\n ", "\n\t", " \n", "\t\n")
"""Gaps of several characters."""
BROKEN_LINES: Final = ("-\n", "\u00ad\n", "¬\n", "\r\n", " \n", "\t\n", "\x7f\n", f"{_NOT_LATIN}\n")
"""Line ends after a hyphen, a blank or markup. Two hyphens are beyond Latin-1."""
ITEMS: Final = ("\n ", "\n\t", *(f"\n{sign}" for sign in f"-*+|{_NOT_LATIN}0123456789"))
"""Beginnings of the items of a list and of the rows of a table. A bullet is beyond Latin-1."""
JOINS: Final = tuple(
    f"({word}" for word in ("and", "or", "&", "as", "but", "rather", "instead", "not", "versus", "vs", "plus")
)
"""Parentheses that begin with what joins names."""
STANDS, SHORT, ABBREVIATED, KNOWN, THAT_IS = "stands", "short", "abbreviat", "known", "i.e."
"""Words of phrases that define an abbreviation."""
CLUSTER: Final = "CD"
"""Begins the name of a marker."""
IMMUNOGLOBULINS: Final = tuple(f"{name}{gap}" for name in ("Ig", "IG", "ig") for gap in " -")
"""Begins the name of an immunoglobulin that is spelled in two parts."""
_PLACED: Final = frozenset((*JOINS, STANDS, SHORT, ABBREVIATED, KNOWN, THAT_IS, CLUSTER, *IMMUNOGLOBULINS))
"""The strings whose places are needed. Of the others, a text may be full: of them, it is only known that they occur."""
_ALL: Final = tuple(sorted(_PLACED.union(GAPS, BROKEN_LINES, ITEMS)))
_REACH: Final = max(map(len, _ALL)) - 1
"""Maximum number of characters of a string that lie in the next block."""
_BLOCK: Final = 1 << 15
"""Characters that are looked through at a time."""
_MANY: Final = 1000
"""Strings in one block from which on a text counts as full of them: a table, or lines with an indent."""


class RareStrings:
    r"""Where the rare strings stand in a text.

    >>> rare = RareStrings("it stands for\n- that")
    >>> rare.places(STANDS), rare.has_any(ITEMS), rare.has_any(GAPS)
    ([3], True, False)
    """

    def __init__(self, text: str) -> None:
        """Find them."""
        self._found = set[str]()
        self._places: dict[str, list[int]] = {}
        strings = _ALL
        for begin in range(0, len(text), _BLOCK):
            block = text[begin : begin + _BLOCK + _REACH].encode("latin-1", "replace")
            hits = _finder(strings).find_overlapping(block)
            for start, _, number in hits:
                string = strings[number]
                self._found.add(string)
                if string in _PLACED and start < _BLOCK:
                    self._places.setdefault(string, []).append(begin + start)
            if len(hits) > _MANY and strings is _ALL:
                strings = tuple(sorted(_PLACED))
                self._found.update(_ALL)

    def places(self, *strings: str) -> list[int]:
        """Return where any of these strings begin in the text, in order. Only those of `_PLACED` are kept."""
        if not self._places:  # so it is in most short texts
            return []
        return sorted(chain.from_iterable(self._places.get(string, ()) for string in strings))

    def has_any(self, strings: tuple[str, ...]) -> bool:
        """Return whether any of these strings stands in the text.

        True may be wrong in a text that has very many of them.
        """
        return not self._found.isdisjoint(strings)


@cache
def _finder(strings: tuple[str, ...]) -> Finder:
    return build_finder([string.encode("latin-1") for string in strings], use_prefilter=True)
