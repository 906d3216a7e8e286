"""Tables of Markdown in a text: rows of cells between upright strokes."""

import re
from collections.abc import Sequence
from typing import Final

from immuno_cli.annotate.texts.parts.tables import MOST_COLUMNS, Cell, Row, Table
from immuno_cli.render.layout import Line, Span

_RULE: Final = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *")
_STROKE: Final = re.compile(r"(?<!\\)\|")
_FEWEST_ROWS: Final = 3


def is_row(line: Sequence[Span]) -> bool:
    """Return whether a line may be a row of a table."""
    return line[0].text.lstrip(" ").startswith("|") if line else False


def pipe_table(lines: Sequence[Sequence[Span]]) -> tuple[Table, list[list[Line]]] | None:
    """Return the table that some lines are, and what its cells say; None where they are none.

    The first row names the columns, and the second one is the rule below it.
    """
    if len(lines) < _FEWEST_ROWS or not _RULE.fullmatch("".join(span.text for span in lines[1]).strip()):
        return None
    rows: list[Row] = []
    contents: list[list[Line]] = []
    for line in (lines[0], *lines[2:]):
        cells = _cells(line)
        if len(cells) > MOST_COLUMNS:
            return None
        rows.append(tuple(Cell(len(contents) + column, column) for column in range(len(cells))))
        contents += [[cell] if cell else [] for cell in cells]
    return Table(0, 0, (), (rows[0],), tuple(rows[1:])), contents


def _cells(line: Sequence[Span]) -> list[Line]:
    """Return the cells of a row, without blanks around them."""
    cells: list[list[Span]] = [[]]
    for span in line:
        first, *others = _STROKE.split(span.text)
        cells[-1].append(span._replace(text=_unescaped(first)))
        cells += [[span._replace(text=_unescaped(part))] for part in others]
    outer = cells[1:] if not "".join(span.text for span in cells[0]).strip() else cells
    if outer and not "".join(span.text for span in outer[-1]).strip():
        outer = outer[:-1]
    return [_stripped(cell) for cell in outer]


def _unescaped(part: str) -> str:
    r"""Return a part of a cell with the strokes that it shows: "\|" is one."""
    return part.replace("\\|", "|")


def _stripped(cell: list[Span]) -> Line:
    filled = [span for span in cell if span.text]
    while filled and not filled[0].text.strip():
        filled.pop(0)
    while filled and not filled[-1].text.strip():
        filled.pop()
    if filled:
        filled[0] = filled[0]._replace(text=filled[0].text.lstrip())
        filled[-1] = filled[-1]._replace(text=filled[-1].text.rstrip())
    return tuple(filled)
