"""Tables of a web page that describe one term each: its label, its definition and more, one below the other."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from immuno_cli.formats.glossaries.entries import Entry, gather
from immuno_cli.formats.tables.naming import name_columns

FEWEST: Final = 3
"""Tables of this kind from which on they are taken for the entries of a page."""
_MOST_ROWS: Final = 60
_LONGEST_NAME: Final = 60

Rows = Sequence[tuple[int, Sequence[str]]]
"""The rows of a table: the line and the cells of each."""


def card_of(rows: Rows) -> Entry | None:
    """Return what a table says of its term, None if it is no table of a single term.

    Its rows are a name and a value each, or several pairs of these.

    >>> card_of([(3, ["Term", "serum", "Kind", "fluid"]), (4, ["Definition", "Blood without cells."])]).cells
    {'Term': 'serum', 'Kind': 'fluid', 'Definition': 'Blood without cells.'}
    """
    if not 1 < len(rows) <= _MOST_ROWS:
        return None
    pairs = list(chain.from_iterable(_pairs(cells) for _, cells in rows))
    names = [name for name, _ in pairs]
    if not all(names) or max(map(len, names), default=0) > _LONGEST_NAME:
        return None
    targets = [column.target for column in name_columns(names)]
    is_header = any(column.target == "definition" for column in name_columns([value for _, value in pairs[:1]]))
    if targets.count("definition") != 1 or "prefLabel" not in targets or is_header:
        return None
    return Entry(rows[0][0], gather(pairs))


def _pairs(cells: Sequence[str]) -> list[tuple[str, str]]:
    """Return the names in a row, each with its value. A row of empty cells has none."""
    filled = list(cells)
    while filled and not filled[-1]:
        filled.pop()
    if len(filled) % 2:
        filled.append("")
    return list(zip(filled[::2], filled[1::2], strict=True))
