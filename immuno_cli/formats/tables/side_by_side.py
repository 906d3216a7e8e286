"""Tables that stand side by side under one header, such as `Term, Definition, Term, Definition`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import MOST_COLUMNS
from immuno_cli.formats.tables.rows import Row


class Blocks(NamedTuple):
    """How many columns a table has that is repeated beside itself, and where each of its copies begins."""

    width: int
    begins: tuple[int, ...]

    @property
    def end(self) -> int:
        """Where the last copy ends. Columns beyond it, and those before the first one, belong to one copy alone."""
        return self.begins[-1] + self.width


def find_blocks(names: list[str]) -> Blocks | None:
    """Return the tables that stand side by side, or None if there is only one. Between two may be an empty column.

    Further columns may stand before the first one and after the last one, and the last one may have fewer columns.

    >>> find_blocks(["Term", "Definition", "", "Term", "Definition", "Source"])
    Blocks(width=2, begins=(0, 3))
    """
    counts = Counter(names)
    first = next((name for name in names if name and counts[name] > 1), "")
    begins = tuple(place for place, name in enumerate(names) if name == first)
    if not first:
        return None
    block = _without_empty_end(names[begins[0] : begins[1]])
    inner = pairwise(begins)
    are_alike = all(_without_empty_end(names[begin:end]) == block for begin, end in inner)
    is_last_alike = _is_last_block(_without_empty_end(names[begins[-1] :]), block)
    return Blocks(len(block), begins) if are_alike and is_last_alike and len(block) > 1 else None


def _without_empty_end(names: list[str]) -> list[str]:
    end = len(names)
    while end and not names[end - 1]:
        end -= 1
    return names[:end]


def _is_last_block(names: list[str], block: list[str]) -> bool:
    """Return whether names are those of the block and others after it, or its first ones, with one beside the term."""
    return names[: len(block)] == block or (len(names) > 1 and names == block[: len(names)])


def one_below_the_other(rows: Iterable[Row], header: Header, changes: Changes) -> tuple[Iterable[Row], Header]:
    """Return the rows of tables that stand side by side as those of one, and its header. That is noted.

    Each of them holds terms. Tables of ours are never read so.
    """
    columns = header.columns
    may_be = bool(columns) and len(columns) <= MOST_COLUMNS and not header.is_export
    blocks = find_blocks([column.name for column in columns]) if may_be else None
    if blocks is None:
        return rows, header
    first = blocks.begins[0]
    block = columns[first : first + blocks.width]
    if all(column.target not in {"prefLabel", "id"} for column in block):
        return rows, header
    changes.add("side-by-side", header.line, " ".join(column.name for column in columns))
    return _iter_blocks(rows, blocks, len(columns) - blocks.end), header._replace(
        columns=(*columns[:first], *block, *columns[blocks.end :])
    )


def _iter_blocks(rows: Iterable[Row], blocks: Blocks, further: int) -> Iterator[Row]:
    """Yield each row as one row for each table. Those without any text are left out.

    `further` columns stand beyond the last table, and are filled in its rows only. If it is negative, so many are
    missing in the last table.
    """
    first, last = blocks.begins[0], blocks.begins[-1]
    for row in rows:
        for begin in blocks.begins:
            before = row.cells[:first] if begin == first else [""] * first
            cells = row.cells[begin : begin + blocks.width]
            beyond = row.cells[blocks.end :] if begin == last else [""] * further
            if beyond or further < 0:
                cells = cells + [""] * (blocks.width - len(cells))
            if any(cell.strip() for cell in (*cells, *beyond)):
                yield row._replace(cells=[*before, *cells, *beyond])
