"""The rows of a CSV text (RFC 4180), taken apart without the `csv` module.

The module limits the length of a cell to 131,072 characters. The limit can only be changed for the whole process, and
so for every other thread too.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError

MAX_CELL: Final = 1 << 20
"""The maximum length of a cell, in characters."""


class Row(NamedTuple):
    """The cells of one row. `line` is the number of its first line, from 1."""

    line: int
    cells: list[str]


def iter_rows(text: str, delimiter: str) -> Iterator[Row]:
    r"""Yield the rows of a CSV text whose lines end in "\n". Lines without any character are left out.

    A cell that begins with a quotation mark ends at the next single one; a doubled one within it stands for one. Raises
    InvalidVocabularyError, with the line, if a quotation mark has no partner, if text follows a closing one, or if a
    cell is longer than MAX_CELL.

    >>> [row.cells for row in iter_rows('a,b\n"one, or 1",2\n', ",")]
    [['a', 'b'], ['one, or 1', '2']]
    """
    place, line = 0, 1
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        first_line = line
        if '"' in text[place:end]:
            cells, end = _quoted_row(text, place, delimiter, line)
            line += text.count("\n", place, end)
        else:
            cells = text[place:end].split(delimiter) if end > place else []
        if any(len(cell) > MAX_CELL for cell in cells):
            raise _unreadable(f"a cell is longer than {MAX_CELL:,} characters", first_line)
        if cells:
            yield Row(first_line, cells)
        place = end + 1
        line += 1


def _quoted_row(text: str, place: int, delimiter: str, line: int) -> tuple[list[str], int]:
    """Return the cells of the row that begins at `place`, and where the row ends. A quoted cell may span lines."""
    pattern = _cell_pattern(delimiter)
    cells = []
    while True:
        cell = pattern.match(text, place)
        if cell is None:
            raise _unreadable("a quotation mark opens a cell and none closes it", line)
        cells.append(cell[0] if cell["quoted"] is None else cell["quoted"].replace('""', '"'))
        line += cell[0].count("\n")
        place = cell.end()
        if place == len(text) or text[place] == "\n":
            return cells, place
        if text[place] != delimiter:
            raise _unreadable("text follows the quotation mark that closes a cell", line)
        place += 1


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of one cell. Its parts are possessive: no text is tried twice, however it is made."""
    return re.compile(rf'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?!")[^{delimiter}\n]*+')


def _unreadable(problem: str, line: int) -> InvalidVocabularyError:
    return InvalidVocabularyError(f"this row cannot be read: {problem}", where=f"line {line}")
