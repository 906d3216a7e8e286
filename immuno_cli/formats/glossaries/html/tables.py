"""The tables of a web page: their rows in a grid, and as entries of a glossary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from string import ascii_uppercase
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import Entry, row_entry
from immuno_cli.formats.glossaries.html.cards import card_of
from immuno_cli.formats.glossaries.html.pieces import LEAST_WORDS, Piece, Text, joined
from immuno_cli.formats.tables.arrangements.side_by_side import Blocks, find_blocks
from immuno_cli.formats.tables.arrangements.sideways import upright

_WIDEST: Final = 20
"""Columns at most in which a cell may span several rows or columns."""
_LONGEST_HEADING: Final = 300
_DEEPEST: Final = 8
"""Tables within tables to which a text is added that stands in the innermost."""


class _Cell(NamedTuple):
    """A cell of a table, and how many columns and rows it spans."""

    text: Text
    width: int = 1
    height: int = 1


_Rows = list[tuple[int, list[_Cell]]]
"""The rows of a table: the line and the cells of each."""


class Table(NamedTuple):
    """A table: its rows as entries, and all of it as one where it describes a single term."""

    entries: list[Entry]
    card: Entry | None


def read_tables(part: Sequence[Piece], outside: list[tuple[int, str]]) -> Iterator[Table]:
    """Yield a table, and before it those within it, whose text is in its cells, too.

    Headings within a table, and what has a single row, are added to what is `outside` of the entries, each with its
    line. A table around others is known by these.
    """
    open_tables: list[_Rows] = []
    is_innermost = False
    for piece in part:
        if piece.tag == "table":
            _add_text(open_tables[-_DEEPEST:], piece.text)
            open_tables.append([])
            is_innermost = True
        elif piece.tag == "/table" and open_tables:
            rows = open_tables.pop()
            table = _table_of(rows, outside)
            if is_innermost and len(rows) == 1 and not table.card:
                outside.extend(_iter_row(*rows[0]))
            yield table
            is_innermost = False
            _add_text(open_tables[-_DEEPEST:], piece.text)
        elif open_tables:
            _add_piece(open_tables[-_DEEPEST:], piece)
    for rows in reversed(open_tables):
        yield _table_of(rows, outside)


def _add_piece(open_tables: Sequence[_Rows], piece: Piece) -> None:
    """Add a row, a cell or a text to the innermost table, and the text to the cells that are open in the others."""
    rows = open_tables[-1]
    is_cell = piece.tag in {"td", "th"}
    if piece.tag == "tr":
        rows.append((piece.line, []))
    _add_text(open_tables[:-1] if is_cell else open_tables, piece.text)
    if is_cell:
        _add_cell(rows, piece)


def _add_text(open_tables: Iterable[_Rows], text: str) -> None:
    """Add a text to the cells that are open."""
    for rows in open_tables:
        if text and rows and rows[-1][1]:
            rows[-1][1][-1].text.append(text)


def _add_cell(rows: _Rows, piece: Piece) -> None:
    if not rows:
        rows.append((piece.line, []))
    rows[-1][1].append(_Cell([piece.text], piece.col, piece.row))


def _table_of(rows: _Rows, outside: list[tuple[int, str]]) -> Table:
    """Return a table with its rows below its first one, which has the names of the columns. Headings are outside."""
    grid = _without_edges([(line, cells) for line, cells in _iter_grid(rows, outside) if any(cells)])
    filled = _upright(grid)
    names = filled[0][1] if filled else []
    blocks = find_blocks(names) or Blocks(len(names), (0,))
    of_one = blocks.of_one(names)
    parts = ((line, part) for line, cells in filled[1:] for part in blocks.iter_parts(cells, len(names)))
    return Table([row_entry(line, of_one, cells) for line, cells in parts], card_of(grid))


def _iter_row(line: int, cells: Sequence[_Cell]) -> Iterator[tuple[int, str]]:
    """Yield the text of the only row of a table, which has no names of columns. A heading is known to be outside."""
    text = joined(chain.from_iterable(cell.text for cell in cells))
    if not _heading(cells) and len(text.split()) >= LEAST_WORDS:
        yield line, text


def _upright(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the rows of a table that lies on its side as those of one that stands, and others as they are."""
    cells = upright([cells for _, cells in rows])
    return rows if cells is None else [(rows[0][0], row) for row in cells]


def _without_edges(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return rows without the letters above and the numbers beside the cells of a spreadsheet."""
    letters = [cell for cell in rows[0][1] if cell] if rows else []
    has_letters = bool(letters) and letters == list(ascii_uppercase[: len(letters)]) and not rows[0][1][0]
    if not has_letters or not all(cells[0].isdecimal() for _, cells in rows[1:]):
        return rows
    return [(line, cells[1:]) for line, cells in rows[1:] if any(cells[1:])]


def _heading(cells: Sequence[_Cell]) -> str:
    """Return the text of a row that is one cell over several columns, "" for any other row."""
    text = joined(cells[0].text) if len(cells) == 1 and cells[0].width > 1 else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def _iter_grid(rows: _Rows, outside: list[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with each cell in its column. A cell that spans several rows is in each of them."""
    above: dict[int, tuple[str, int]] = {}
    for line, cells in rows:
        heading = "" if above else _heading(cells)
        if heading:
            outside.append((line, heading))
            continue
        row: list[str] = []
        gap = 0
        for cell in cells:
            row += [""] * gap
            _add_spanned(row, above)
            gap = min(cell.width - 1, max(0, _WIDEST - len(row)))
            text = joined(cell.text)
            if cell.height > 1 and len(row) < _WIDEST:
                above[len(row)] = (text, cell.height)
            row.append(text)
        _add_spanned(row, above)
        above = {place: (text, left - 1) for place, (text, left) in above.items() if left > 1}
        yield line, row


def _add_spanned(row: list[str], above: Mapping[int, tuple[str, int]]) -> None:
    """Add the cells that reach into a row from above. `above` has the text of each, and in how many rows it stands."""
    while len(row) in above:
        row.append(above[len(row)][0])
