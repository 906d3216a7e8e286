"""The rows of a CSV text (RFC 4180), taken apart without the `csv` module.

The module limits the length of a cell to 131,072 characters. The limit can only be changed for the whole process, and
so for every other thread too.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Changes

MAX_CELL: Final = 1 << 20
"""The maximum length of a cell, in characters."""
_OPENING: Final = re.compile(r' +"(?=(?:[^"\\]|\\.)*+"(?:[,;\t|]|$))')
"""A quotation mark with spaces before it that a cell is within."""
_MENDED_LINES: Final = 50
"""The most lines that a row with a wrong quotation mark is looked for on."""


class Row(NamedTuple):
    """The cells of one row. `line` is the number of its first line, from 1."""

    line: int
    cells: list[str]


def iter_rows(text: str, delimiter: str, changes: Changes | None = None, *, width: int = 0) -> Iterator[Row]:
    r"""Yield the rows of a CSV text whose lines end in "\n". Lines without any character are left out.

    A cell that begins with a quotation mark ends at the next single one; a doubled one within it stands for one. A row
    in which a quotation mark has no partner, or text follows a closing one, is repaired and counted in `changes` as
    "loose-quote". `width` is the number of cells that a row should have, where it is known: it decides whether such a
    row spans lines. Raises InvalidVocabularyError, with the line, if a cell is longer than MAX_CELL.

    >>> [row.cells for row in iter_rows('a,b\n"one, or 1",2\n', ",")]
    [['a', 'b'], ['one, or 1', '2']]
    >>> [row.cells for row in iter_rows('serum,"Blood "without" cells"', ",")]
    [['serum', 'Blood "without" cells']]
    """
    place, line = 0, 1
    while place < len(text):
        end = _line_end(text, place)
        first_line = line
        written = text[place:end]
        if '"' in written:
            cells, whole_end = _read_quoted(text, place, delimiter, width)
            if whole_end < 0:
                cells, whole_end = _repaired_row(text, place, delimiter, width)
                if changes is not None:
                    changes.add("loose-quote", line, written)
            end = whole_end
            line += text.count("\n", place, end)
        else:
            cells = written.split(delimiter) if written else []
        if end - place > MAX_CELL and any(len(cell) > MAX_CELL for cell in cells):
            problem = f"this row cannot be read: a cell is longer than {MAX_CELL:,} characters"
            raise InvalidVocabularyError(problem, where=f"line {first_line}")
        if cells:
            yield Row(first_line, cells)
        place = end + 1
        line += 1


def _read_quoted(text: str, place: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """Return the cells of a row with quotation marks, and where the row ends: -1 where it is no CSV.

    Spaces between a quotation mark and a delimiter, or the end of the row, are left out where the row then has as many
    cells as it should have.
    """
    written = text[place : _line_end(text, place)]
    has_backslashes = '\\"' in written
    if width and f'{delimiter} "' in written:
        cells, end = _quoted_row(text, place, delimiter, _cell_pattern(delimiter, spaces=" *+"))
        if len(cells) == width:
            return cells, end
        if has_backslashes:
            return [], -1  # backslashes before quotation marks: the cells are to be repaired
    cells, end = _quoted_row(text, place, delimiter, _cell_pattern(delimiter))
    if end >= 0 or not width or has_backslashes:
        return cells, end
    spaced, spaced_end = _quoted_row(text, place, delimiter, _cell_pattern(delimiter, spaces=" *+"))
    return (spaced, spaced_end) if spaced_end >= 0 and len(spaced) <= width else (cells, end)


def _quoted_row(text: str, place: int, delimiter: str, pattern: re.Pattern[str]) -> tuple[list[str], int]:
    """Return the cells of the row that begins at `place`, and where the row ends: -1 where it is no CSV.

    A quoted cell may span lines.
    """
    cells = []
    while True:
        cell = pattern.match(text, place)
        if cell is None:
            return [], -1
        cells.append(cell[0] if cell["quoted"] is None else cell["quoted"].replace('""', '"'))
        place = cell.end()
        if place == len(text) or text[place] == "\n":
            return cells, place
        if text[place] != delimiter:
            return [], -1
        place += 1


def _repaired_row(text: str, place: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """Return the cells of a row with wrong quotation marks, and where it ends.

    It is the first line by itself, unless the line has an odd number of quotation marks and a few lines together make
    a row of as many cells as it should have.
    """
    line_end = _line_end(text, place)
    line = text[place:line_end]
    cells = _repaired_cells(line, delimiter, width)
    may_go_on = len(cells) < width or line.rpartition(delimiter)[2].startswith('"')
    if width and may_go_on and line.count('"') % 2:
        longer = _repaired_lines(text, place, delimiter, width)
        if longer:
            return longer
    return cells, line_end


def _repaired_lines(text: str, place: int, delimiter: str, width: int) -> tuple[list[str], int] | None:
    """Return the cells of a row that spans lines, and where it ends. None where no lines together make such a row.

    A line that is a whole row by itself belongs to no other.
    """
    end = _line_end(text, place)
    for _ in range(_MENDED_LINES):
        begin, end = end + 1, _line_end(text, end + 1)
        line = text[begin:end]
        if begin >= len(text) or end - place > MAX_CELL or len(_repaired_cells(line, delimiter, width)) == width:
            return None
        if line.count('"') % 2:
            cells = _repaired_cells(text[place:end], delimiter, width)
            return (cells, end) if len(cells) == width else None
    return None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _repaired_cells(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of one row. A quotation mark ends a cell only where a delimiter or the end of the row follows.

    It is the first such mark, unless only with the last one there are as many cells as there should be. A mark that
    opens a cell and that none closes is a character like others. A backslash before a mark says that it is one.
    """
    cells = _cells_up_to(line, delimiter, str.find)
    if len(cells) > width > 0:
        fewer = _cells_up_to(line, delimiter, str.rfind)
        return fewer if len(fewer) == width else cells
    return cells


def _cells_up_to(line: str, delimiter: str, find: Callable[[str, str, int], int]) -> list[str]:
    cells = []
    place = 0
    text = line + delimiter
    while place < len(text):
        opening = _OPENING.match(text, place)
        place = opening.end() - 1 if opening else place
        closing = find(text, f'"{delimiter}', place + 1) if text.startswith('"', place) else -1
        if closing > 0:
            cells.append(text[place + 1 : closing].replace('""', '"').replace('\\"', '"'))
            place = closing + 2
            continue
        end = text.find(delimiter, place)
        cells.append(text[place:end])
        place = end + 1
    return cells


@cache
def _cell_pattern(delimiter: str, spaces: str = "") -> re.Pattern[str]:
    """Return the pattern of one cell. Its parts are possessive: no text is tried twice, however it is made."""
    separator = re.escape(delimiter)
    return re.compile(rf'{spaces}"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"{spaces}|(?!{spaces}")[^{separator}\n]*+')
