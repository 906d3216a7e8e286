"""Tables that lie on their side: the terms stand in the first row, and each row below says one thing of all of them."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from immuno_cli.formats.tables.columns import MOST_COLUMNS
from immuno_cli.formats.tables.naming import Column, name_columns

MOST_ROWS: Final = 20
"""Maximum number of things that such a table says of its terms."""
_FEWEST_COLUMNS: Final = 3
"""Columns at least: the names, and two terms. A table of two columns may describe the columns of another one."""
_CALLED: Final = "Term"


def upright(rows: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """Return the cells of a table that lies on its side as those of one that stands, None if it does not lie.

    The first column then has names that are known, that of the definitions among them, and the first row has not.

    >>> upright([["", "serum", "plasma"], ["Definition", "Blood without cells.", "Blood that clots."]])
    [['Term', 'Definition'], ['serum', 'Blood without cells.'], ['plasma', 'Blood that clots.']]
    >>> upright([["Term", "Definition", "Source"], ["Definition", "What a word means.", "A book"]])
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = max(map(len, filled), default=0)
    if not 1 < len(filled) <= MOST_ROWS or not _FEWEST_COLUMNS <= width <= MOST_COLUMNS:
        return None
    names = [row[0].strip() if row else "" for row in filled]
    names[0] = names[0] or _CALLED
    if not _are_fields(name_columns(names)) or any(_targets(filled[0][1:])):
        return None
    columns = list(zip_longest(*filled, fillvalue=""))
    return [names, *(list(column) for column in columns[1:])]


def _are_fields(columns: Sequence[Column]) -> bool:
    """Return whether columns are those of terms and their definitions, and none has another name."""
    targets = [column.target for column in columns]
    return targets[0] == "prefLabel" and "definition" in targets and all(targets)


def _targets(names: Sequence[str]) -> list[str]:
    return [column.target for column in name_columns([name.strip() for name in names])]
