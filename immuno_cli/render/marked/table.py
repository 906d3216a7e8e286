"""A table of an annotated page as lines of a terminal: in columns where they fit, else row by row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from immuno_cli.annotate.texts.parts.tables import Cell, Row, Table
from immuno_cli.render.layout import EMPTY, Line, Span, text_of, wrap
from immuno_cli.render.visible import cells

_GAP: Final = 2
"""Columns between two columns of the table."""
_TALLEST: Final = 8
"""Maximum number of lines of a cell in columns. A table with a taller one is easier to read row by row."""
_INDENT: Final = "  "
_NAME_ENDS: Final = ": "
_EMPTY: Final = -1
"""The number of a cell of which nothing but the name of its column is shown."""

Content = Sequence[Line]
"""What a cell says, in lines that are not yet wrapped."""


def table_lines(table: Table, contents: Sequence[Content], width: int) -> Iterator[Line]:
    """Yield a table in lines of at most `width` columns.

    A cell that reaches over several rows is shown in the first of them; row by row it is shown in each.

    Args:
        table: which cell stands where.
        contents: what each cell says, by its number.
        width: the columns of the terminal.
    """
    widths = _fitting_widths(table, contents, width)
    if widths:
        yield from _in_columns(table, contents, widths)
    else:
        yield from _RowByRow(table, contents, width).lines()


def _fitting_widths(table: Table, contents: Sequence[Content], width: int) -> dict[int, int]:
    """Return how wide each column is that has any text; {} where they do not fit side by side.

    Each is wide enough for its longest word, and as far as there is room for its longest line.
    """
    least, most = _needed_widths(table, contents)
    room = width - _GAP * (len(most) - 1)
    if sum(least.values()) > room:
        return {}
    widths = _shared_room(least, most, room)
    is_tall = any(most[column] > _TALLEST * widths[column] for column in widths)
    return {} if is_tall else dict(sorted(widths.items()))


def _needed_widths(table: Table, contents: Sequence[Content]) -> tuple[dict[int, int], dict[int, int]]:
    """Return how wide each column is at least, for its longest word, and at most, for its longest line.

    A cell that reaches over several columns, but not over all, widens the first of them where it needs more room.
    """
    filled = [cell for row in (*table.header, *table.rows) for cell in row if contents[cell.number]]
    least = {cell.column: 1 for cell in filled}
    most = dict(least)
    for cell in sorted(filled, key=lambda cell: cell.columns):
        taken = [column for column in least if cell.column <= column < cell.column + cell.columns]
        if cell.columns > 1 and len(taken) == len(least):
            continue
        lines = list(map(text_of, contents[cell.number]))
        _widen(least, taken, max(map(cells, " ".join(lines).split()), default=1))
        _widen(most, taken, max(map(cells, lines)))
    return least, most


def _widen(widths: dict[int, int], columns: Sequence[int], needed: int) -> None:
    there = sum(widths[column] + _GAP for column in columns) - _GAP
    if there < needed:
        widths[min(columns)] += needed - there


def _shared_room(least: dict[int, int], most: dict[int, int], room: int) -> dict[int, int]:
    """Return the widths with the highest limit at which all columns fit; a column below the limit is not cut."""
    for limit in range(min(room, max(most.values(), default=0)), 0, -1):
        widths = {column: max(least[column], min(most[column], limit)) for column in most}
        if sum(widths.values()) <= room:
            return widths
    return least


def _in_columns(table: Table, contents: Sequence[Content], widths: dict[int, int]) -> Iterator[Line]:
    rule = (Span((" " * _GAP).join("─" * width for width in widths.values()), "dim"),)
    for row in table.header:
        yield from map(_bold, _row_lines(row, contents, widths))
    if table.header:
        yield rule
    was_tall = False
    for number, row in enumerate(table.rows):
        lines = list(_row_lines(row, contents, widths))
        is_tall = len(lines) > 1
        if number and (is_tall or was_tall):
            yield EMPTY
        yield from lines
        was_tall = is_tall


def _row_lines(row: Row, contents: Sequence[Content], widths: dict[int, int]) -> Iterator[Line]:
    """Yield the lines of a row: each cell is wrapped into its columns."""
    begins, columns = [], []
    for cell in row:
        taken = [column for column in widths if cell.column <= column < cell.column + cell.columns]
        if not taken or cell.is_repeated:
            continue
        begins.append(sum(widths[column] + _GAP for column in widths if column < taken[0]))
        room = sum(widths[column] + _GAP for column in taken) - _GAP
        columns.append([one for line in contents[cell.number] for one in _wrapped(line, room)])
    for lines in zip_longest(*columns, fillvalue=EMPTY):
        yield _beside(lines, begins)


def _wrapped(line: Line, room: int) -> Iterable[Line]:
    return [line] if cells(text_of(line)) <= room else wrap(line, room)


def _beside(lines: Iterable[Line], begins: Iterable[int]) -> Line:
    """Return lines side by side as one, each from its column on."""
    spans: list[Span] = []
    used = 0
    for line, begin in zip(lines, begins, strict=True):
        if not line:
            continue
        if begin > used:
            spans.append(Span(" " * (begin - used)))
        spans += line
        used = max(begin, used) + cells(text_of(line))
    return tuple(spans)


def _bold(line: Line) -> Line:
    """Return a line with its plain text in bold."""
    return tuple(span._replace(style="label") if span.style == "plain" else span for span in line)


class _RowByRow:
    """Draws each row of a table as a paragraph: a line for each cell, after the name of its column."""

    def __init__(self, table: Table, contents: Sequence[Content], width: int) -> None:
        self._table = table
        self._contents = contents
        self._width = width
        self._told: set[int] = set()

    def lines(self) -> Iterator[Line]:
        for row in self._table.header:
            if len(row) == 1:
                yield from self._wrapped(self._once(row[0]), first="", rest="")
                yield EMPTY
        for number, row in enumerate(self._table.rows):
            if number:
                yield EMPTY
            yield from self._row_lines(row if number else self._with_empty_ones(row))

    def _row_lines(self, row: Iterable[Cell]) -> Iterator[Line]:
        """Yield the lines of a row. A cell that reaches over several columns and stands alone has no name."""
        filled = [cell for cell in row if cell.number == _EMPTY or self._contents[cell.number]]
        is_title = len(filled) == 1 and filled[0].columns > 1
        indent = ""
        for cell in filled:
            yield from self._cell_lines(cell, [] if is_title else self._name(cell.column), indent)
            indent = _INDENT

    def _with_empty_ones(self, row: Row) -> list[Cell]:
        """Return the first row with a cell for each column, so that the name of each column is given."""
        filled = [cell for cell in row if self._contents[cell.number]]
        if len(filled) == 1 and filled[0].columns > 1:
            return filled
        taken = {column for cell in filled for column in range(cell.column, cell.column + cell.columns)}
        columns = sorted({cell.column for header in self._table.header for cell in header if len(header) > 1} - taken)
        return sorted([*filled, *(Cell(_EMPTY, column) for column in columns)], key=lambda cell: cell.column)

    def _cell_lines(self, cell: Cell, name: list[Span], indent: str) -> Iterator[Line]:
        content = [] if cell.number == _EMPTY else list(self._contents[cell.number])
        if cell.is_repeated:
            content = [_without_numbers(line) for line in content]
        if name:
            first, *others = content or [EMPTY]
            content = [(*name, Span(_NAME_ENDS, "dim"), *first), *others]
        for number, line in enumerate(content):
            yield from self._wrapped(line, first=indent + _INDENT * (number > 0), rest=indent + _INDENT)

    def _name(self, column: int) -> list[Span]:
        """Return the name of a column: what the rows on top say of it."""
        name: list[Span] = []
        for row in self._table.header:
            for cell in row:
                if len(row) > 1 and not cell.is_repeated and cell.column <= column < cell.column + cell.columns:
                    words = self._once(cell)
                    name += [Span(", ", "dim"), *words] if name and words else words
        return name

    def _once(self, cell: Cell) -> list[Span]:
        """Return what a cell says, with the numbers of its terms the first time only."""
        line = [span for content in self._contents[cell.number] for span in (*content, Span(" "))][:-1]
        if cell.number in self._told:
            return [Span(text_of(_without_numbers(line)), "dim")]
        self._told.add(cell.number)
        return [span._replace(style="dim") if span.style == "plain" else span for span in line]

    def _wrapped(self, line: Sequence[Span], *, first: str, rest: str) -> Iterator[Line]:
        return wrap(line, self._width, first=first, rest=rest)


def _without_numbers(line: Sequence[Span]) -> Line:
    return tuple(span for span in line if span.style != "id")
