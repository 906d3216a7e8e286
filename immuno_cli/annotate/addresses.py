"""Addresses in a text (URLs, e-mail). A word inside an address is part of a name, not a mention of what it means."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

_MARKS: Final = {"://": (32, 2000), "www.": (0, 2000), "@": (64, 255)}
"""What marks an address, and the most characters of it before the mark and from the mark on (RFC 5321)."""
_BEFORE: Final = re.compile(r"[^\s<>()\[\]{}\"'`,;]*\Z")
_AFTER: Final = re.compile(r"[^\s<>()\[\]{}\"'`,;]+")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Addresses:
    """The addresses of a text."""

    def __init__(self, text: str) -> None:
        """Find the addresses. The time grows with their number, not with the square of the text's length."""
        spans = sorted({span for mark in _MARKS for span in _iter_spans(text, mark)})
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, offset: int) -> bool:
        """Return whether the character at `offset` is inside an address.

        >>> Addresses("see www.cancer.org").holds(8)
        True
        """
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


def _iter_spans(text: str, mark: str) -> Iterator[tuple[int, int]]:
    most_before, most_after = _MARKS[mark]
    place = text.find(mark)
    while place >= 0:
        before = _BEFORE.search(text[max(0, place - most_before) : place])
        after = _AFTER.match(text, place, place + most_after)
        start = place - len(before[0]) if before else place
        end = after.end() if after else place
        if mark != "@" or _MAIL.search(text[start:end]):
            yield start, end
        place = text.find(mark, max(end, place + 1))
