"""An HTML document as a terminal shows it: its prose and its lists, and its tables between them, with all marks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import whitespace
from typing import Final, NamedTuple

from immuno_cli.annotate.terms import Mark, cut
from immuno_cli.annotate.texts.html import reflow
from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.annotate.texts.parts.block_tags import block_tags
from immuno_cli.annotate.texts.parts.list_items import ItemStart, item_starts
from immuno_cli.annotate.texts.parts.tables import Table, find_tables

_BLANK_LINES: Final = re.compile(r"\A(?:[ \t\v]*[\r\n]+)+")
_UNSEEN: Final = f"{PADDING}{whitespace}"
Pieces = list[tuple[str, int]]
"""A text in pieces, each with the number of its term, or 0."""


class TableText(NamedTuple):
    """A table and what its cells say. What stands in it beside its cells, such as its caption, is `beside`."""

    table: Table
    cells: Sequence[Pieces]
    beside: Pieces


def page_parts(html: str, shown: str, marks: Sequence[Mark]) -> Iterator[Pieces | TableText]:
    """Yield the parts of a document in order: prose in pieces, and tables.

    Args:
        html: the document.
        shown: its text as a reader sees it, of the same length.
        marks: the mentions of terms in it, in order.
    """
    tags = list(block_tags(html, shown))
    page = _Page(shown, marks, list(item_starts(tags)))
    done = 0
    for table in find_tables(tags, html, shown):
        yield page.between(done, table.start)
        cells = [page.between(*place) for place in table.cells]
        ends = [table.start, *(place for cell in table.cells for place in cell), table.end]
        beside = [piece for start, end in list(pairwise(ends))[::2] for piece in page.between(start, end)]
        yield TableText(table, cells, beside)
        done = table.end
    yield page.between(done, len(shown))


class _Page:
    def __init__(self, shown: str, marks: Sequence[Mark], items: Sequence[ItemStart]) -> None:
        self._shown = shown
        self._marks = marks
        self._mark_starts = [mark.start for mark in marks]
        self._items = items
        self._item_places = [item.place for item in items]

    def between(self, start: int, end: int) -> Pieces:
        """Return a part of the page in pieces, the items of a list in lines below each other."""
        if not self._shown[start:end].strip(_UNSEEN):
            return []
        first = bisect_left(self._item_places, start)
        last = bisect_left(self._item_places, end, lo=first)
        items = [ItemStart(start, ""), *self._items[first:last], ItemStart(end, "")]
        done: Pieces = []
        item_before = False
        for item, following in pairwise(items):
            pieces = self._pieces(item.place, following.place, keeps_lines=item.keeps_lines)
            is_item = bool(item.sign)
            if pieces:
                gap = "\n" if is_item and item_before else "\n\n"
                done += [(gap if done else "", 0), (item.sign, 0), *pieces]
            if pieces or not is_item:
                item_before = is_item and not any("\n\n" in text for text, _ in pieces)
        return done

    def _pieces(self, start: int, end: int, *, keeps_lines: bool) -> Pieces:
        """Return a part of the page in pieces, without blanks at its end. A mark begins and ends in one part."""
        first = bisect_left(self._mark_starts, start)
        last = bisect_left(self._mark_starts, end, lo=first)
        inside = (Mark(one.start - start, one.end - start, one.number) for one in self._marks[first:last])
        found = cut(self._shown[start:end], inside)
        pieces = _as_it_is(found) if keeps_lines else list(reflow(found))
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        if pieces:
            pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
        return pieces


def _as_it_is(pieces: Iterable[tuple[str, int]]) -> Pieces:
    """Return pieces with their lines and blanks, but without blank lines above them."""
    kept = [(text.replace(PADDING, ""), number) for text, number in pieces]
    while kept and not kept[0][0].strip():
        kept.pop(0)
    if kept:
        kept[0] = (_BLANK_LINES.sub("", kept[0][0]), kept[0][1])
    return kept
