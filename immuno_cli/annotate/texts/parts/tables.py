"""The tables of an HTML document: where their cells stand in it, and in which row and column each one is.

A table that lays out a page, such as a newsletter, is none: its cells are read one after the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.annotate.texts.parts.block_tags import BlockTag

MOST_COLUMNS: Final = 40
"""Maximum number of columns in a table. One with more is read cell by cell."""
_FEWEST: Final = 2
"""Minimum number of rows and of columns in a table."""
_MOST_ROWS_SPANNED: Final = 1000
_LONGEST_CELL: Final = 600
"""Maximum number of characters in a cell of a table without a header. Longer cells show that it lays out a page."""
_CELLS: Final = frozenset(("td", "th"))
_ROW_GROUPS: Final = frozenset(("thead", "tbody", "tfoot"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4"))
_LONGEST_BOLD: Final = 4000
"""Maximum number of characters, including markup, in a cell that may be the bold name of a column."""
_INSIDE: Final = frozenset(("ul", "ol", "li", "pre"))
"""What may stand in a cell and does not end it."""
_BOLD: Final = re.compile(r"<(b|strong)(?=[\s>])(?:[^<]|<(?!/\1))*+</\1\s*>", re.IGNORECASE)
_BLANK_OR_TAG: Final = re.compile(r"<[^<>]*>|&nbsp;|\s")
_LAYOUT_ROLES: Final = frozenset(("presentation", "none"))
_DIGIT: Final = re.compile(r"\d")


class Cell(NamedTuple):
    """A cell as a row of the table has it."""

    number: int
    """Which cell of the table it is, in the order of the document."""
    column: int
    columns: int = 1
    """How many columns it takes."""
    is_repeated: bool = False
    """Whether it stands in a row above, from where it reaches down into this one."""


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table with its rows in order. What stands in a document from `start` to `end` belongs to it."""

    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    """Where each cell begins and ends in the document."""
    header: tuple[Row, ...]
    """The rows on top that name the columns."""
    rows: tuple[Row, ...]


class _OpenCell:
    """A cell while the document is read."""

    def __init__(self, tag: BlockTag) -> None:
        self.start = self.end = tag.start
        self.is_header = tag.name == "th"
        self.columns = tag.number("colspan", MOST_COLUMNS + 1)
        self.rows = tag.number("rowspan", _MOST_ROWS_SPANNED)


class _OpenTable:
    """A table while the document is read."""

    def __init__(self, tag: BlockTag) -> None:
        self.start = tag.start
        self.end = tag.end
        self.is_layout = tag.value("role") in _LAYOUT_ROLES
        self.rows: list[tuple[list[_OpenCell], bool]] = []
        self._cell: _OpenCell | None = None
        self._is_in_head = False

    def read(self, tag: BlockTag) -> None:
        """Take the next tag. Cells and rows need no tags at their ends."""
        if tag.name in _HEADINGS:
            self.is_layout |= self._cell is not None and not self._cell.is_header
        elif tag.name not in _INSIDE:
            self._end_cell(tag.start)
            self._begin(tag)

    def close(self, tag_start: int, end: int) -> None:
        """End the table."""
        self._end_cell(tag_start)
        self.end = end

    def cells(self) -> list[_OpenCell]:
        """Return all cells in order."""
        return [cell for row, _ in self.rows for cell in row]

    def count_head_rows(self) -> int:
        """Return how many rows the table says are its head."""
        return sum(1 for row, is_in_head in self.rows if row and is_in_head)

    def _begin(self, tag: BlockTag) -> None:
        if tag.name in _ROW_GROUPS:
            self._is_in_head = tag.name == "thead" and not tag.is_end
        elif tag.is_end:
            return
        elif tag.name == "tr" or not self.rows:
            self.rows.append(([], self._is_in_head))
        if tag.name in _CELLS and not tag.is_end:
            self._cell = _OpenCell(tag)
            self.rows[-1][0].append(self._cell)

    def _end_cell(self, place: int) -> None:
        if self._cell:
            self._cell.end = place
        self._cell = None


def find_tables(tags: Iterable[BlockTag], html: str, shown: str) -> list[Table]:
    """Return the tables of a document that have at least two rows and two columns, in order. None is inside another.

    Args:
        tags: the tags of the document's tables, in order; others do not matter.
        html: the document.
        shown: its text as a reader sees it, of the same length.
    """
    made = (_table(one, html, shown) for one in _read_tables(tags, len(html)))
    return sorted(table for table in made if table is not None)


def _read_tables(tags: Iterable[BlockTag], end: int) -> Iterator[_OpenTable]:
    """Yield the tables, those that are inside another one first. One that holds another one lays out a page."""
    opened: list[_OpenTable] = []
    for tag in tags:
        if tag.name == "table" and not tag.is_end:
            if opened:
                opened[-1].is_layout = True
            opened.append(_OpenTable(tag))
        elif not opened:
            continue
        elif tag.name == "table":
            opened[-1].close(tag.start, tag.end)
            yield opened.pop()
        else:
            opened[-1].read(tag)
    for one in reversed(opened):
        one.close(end, end)
        yield one


def _table(read: _OpenTable, html: str, shown: str) -> Table | None:
    """Return a table that was read; None where it lays out a page, or has too few cells or too many."""
    if read.is_layout:
        return None
    cells = read.cells()
    said = _Said(cells, html, shown)
    rows = said.filled_rows(_placed([row for row, _ in read.rows]))
    if len(rows) < _FEWEST or not _has_columns(rows, said):
        return None
    header = rows[: _count_header_rows(rows, said, read.count_head_rows())]
    if not header and max(map(len, said.texts)) > _LONGEST_CELL:
        return None
    spans = tuple((cell.start, cell.end) for cell in cells)
    return Table(read.start, read.end, spans, tuple(header), tuple(rows[len(header) :]))


def _has_columns(rows: Sequence[Row], said: "_Said") -> bool:
    """Return whether there are at least two columns, and not too many."""
    columns = {cell.column for row in rows for cell in said.filled(row)}
    return len(columns) >= _FEWEST and max(columns) < MOST_COLUMNS


def _placed(rows: Iterable[Sequence[_OpenCell]]) -> Iterator[Row]:
    """Yield the rows with each cell in its column, and with the cells that reach down from the rows above."""
    number = 0
    reaching: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row = [cell._replace(is_repeated=True) for cell, _ in reaching.values()]
        taken = {at for cell in row for at in range(cell.column, cell.column + cell.columns)}
        reaching = {column: (cell, left - 1) for column, (cell, left) in reaching.items() if left > 1}
        column = 0
        for one in cells:
            while column in taken:
                column += 1
            cell = Cell(number, column, one.columns)
            row.append(cell)
            if one.rows > 1 and column <= MOST_COLUMNS:
                reaching[column] = (cell, one.rows - 1)
            number += 1
            column += one.columns
        yield tuple(sorted(row, key=lambda cell: cell.column))


class _Said:
    """What the cells of a table say, by their numbers."""

    def __init__(self, cells: Sequence[_OpenCell], html: str, shown: str) -> None:
        self.texts = [shown[cell.start : cell.end].replace(PADDING, "").strip() for cell in cells]
        self._cells = cells
        self._html = html

    def is_header(self, cell: Cell) -> bool:
        return self._cells[cell.number].is_header

    def is_bold(self, cell: Cell) -> bool:
        """Return whether all that a cell says is bold."""
        html = self._html[self._cells[cell.number].start : self._cells[cell.number].end]
        return len(html) < _LONGEST_BOLD and not _BLANK_OR_TAG.sub("", _BOLD.sub("", html))

    def has_digit(self, cell: Cell) -> bool:
        return _DIGIT.search(self.texts[cell.number]) is not None

    def filled(self, row: Row) -> list[Cell]:
        """Return the cells of a row that say something."""
        return [cell for cell in row if self.texts[cell.number]]

    def filled_rows(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows with a cell of their own that says something."""
        return [row for row in rows if any(not cell.is_repeated for cell in self.filled(row))]


def _count_header_rows(rows: Sequence[Row], said: _Said, in_head: int) -> int:
    """Return how many rows at the top name the columns. At least one row is left below them."""
    if in_head:
        return min(in_head, len(rows) - 1)
    names = 0
    for number, row in enumerate(rows[:-1], 1):
        filled = said.filled(row)
        is_title = len(filled) == 1 and filled[0].columns > 1
        if not is_title and not all(map(said.is_header, filled)):
            break
        if not is_title:
            names = number
    return names or int(_looks_like_header(rows, said))


def _looks_like_header(rows: Sequence[Row], said: _Said) -> bool:
    """Return whether the first row names the columns: it is bold, or has no numbers where those below have some."""
    first, *others = rows
    named = said.filled(first)
    if len(named) < max(_FEWEST, len(first) - 1):
        return False
    if all(map(said.is_bold, named)):
        return not all(said.is_bold(cell) for row in others for cell in row)
    if any(map(said.has_digit, named)):
        return False
    with_numbers = sum(any(map(said.has_digit, row[1:])) for row in others)
    return len(first) > _FEWEST and with_numbers * 2 > len(others)
