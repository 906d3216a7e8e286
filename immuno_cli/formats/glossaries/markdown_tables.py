"""Tables in Markdown: with pipes, and grids, as pandoc writes tables whose cells have several lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_GRID_RULE: Final = re.compile(r"[ ]{0,3}\+(?:[-=:]{2,}\+)+[ \t]*")
_ROW: Final = re.compile(r"(?<!\\)\|(?![^\[\]|]*\]\])")
"""What separates cells. A bar in a link of a wiki is a part of it: `[[antibody|antibodies]]`."""
_DELIMITER_ROW: Final = re.compile(r"^\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")


class Line(NamedTuple):
    """A line of a text, and its number from 1."""

    number: int
    text: str


class TableRow(NamedTuple):
    """The cells of a row of a table, with their marks, and the number of its first line."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """A table: its header, the rows below it, and the numbers of all its lines."""

    header: TableRow
    rows: list[TableRow]
    lines: range


def iter_tables(lines: Sequence[Line]) -> Iterator[Table]:
    """Yield the tables of a text.

    >>> [table.header.cells for table in iter_tables([Line(1, "a | b"), Line(2, "- | -"), Line(3, "c | d")])]
    [['a', 'b']]
    """
    place = 0
    while place + 1 < len(lines):
        table = _grid_at(lines, place) if "+" in lines[place].text else _table_at(lines, place)
        if table:
            yield table
        place += len(table.lines) if table else 1


def _table_at(lines: Sequence[Line], place: int) -> Table | None:
    header, below = lines[place], lines[place + 1]
    if "|" not in header.text or "-" not in below.text or not _DELIMITER_ROW.match(below.text):
        return None
    end = place + 2
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    rows = [TableRow(line.number, _cells(line.text)) for line in lines[place + 2 : end]]
    return Table(TableRow(header.number, _cells(header.text)), rows, range(header.number, lines[end - 1].number + 1))


def _grid_at(lines: Sequence[Line], place: int) -> Table | None:
    """Return the grid whose upper edge is in this line, None if there is none. Its header has a double line below."""
    if not _GRID_RULE.fullmatch(lines[place].text):
        return None
    rows: list[TableRow] = []
    parts: list[Line] = []
    end = place + 1
    while end < len(lines) and lines[end].text.lstrip().startswith(("|", "+")):
        line = lines[end]
        end += 1
        if not _GRID_RULE.fullmatch(line.text):
            parts.append(line)
        elif not parts or (not rows and "=" not in line.text):
            break
        else:
            rows.append(_grid_row(parts))
            parts = []
    return Table(rows[0], rows[1:], range(lines[place].number, lines[end - 1].number + 1)) if rows else None


def _grid_row(parts: Sequence[Line]) -> TableRow:
    """Return a row from its lines: each cell has a part in each."""
    cells: list[list[str]] = []
    for part in parts:
        for place, cell in enumerate(_cells(part.text)):
            if place == len(cells):
                cells.append([])
            cells[place].append(cell)
    return TableRow(parts[0].number, ["\n".join(cell).strip() for cell in cells])


def _cells(row: str) -> list[str]:
    return [cell.replace("\\|", "|").strip() for cell in _ROW.split(row.strip().removeprefix("|").removesuffix("|"))]
