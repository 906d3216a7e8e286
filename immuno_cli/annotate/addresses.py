"""Addresses in a text: a word inside one is a part of a name, not a mention of what it means."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

_MARKS: Final = {"://": (32, 2000), "www.": (0, 2000), "@": (64, 255)}
"""By what an address is known, and how many characters of it may stand before the mark and from it on (RFC 5321)."""
_BEFORE: Final = re.compile(r"[^\s<>()\[\]{}\"'`,;]*\Z")
_AFTER: Final = re.compile(r"[^\s<>()\[\]{}\"'`,;]+")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Addresses:
    """The addresses of a text (URLs, e-mail): where each begins and ends, in characters, ascending."""

    def __init__(self, text: str) -> None:
        """Find them, at a cost that grows with their number, not with the text's length."""
        spans = sorted({span for mark in _MARKS for span in _iter_spans(text, mark)})
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, start: int) -> bool:
        """Return whether the character at `start` is inside an address."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and start < self._ends[place]


def _iter_spans(text: str, mark: str) -> Iterator[tuple[int, int]]:
    most_before, most_after = _MARKS[mark]
    place = text.find(mark)
    while place >= 0:
        before = _BEFORE.search(text[max(0, place - most_before) : place])
        after = _AFTER.match(text, place, place + most_after)
        start, end = place - len(before[0] if before else ""), after.end() if after else place
        if mark != "@" or _MAIL.search(text[start:end]):
            yield start, end
        place = text.find(mark, max(end, place + 1))
