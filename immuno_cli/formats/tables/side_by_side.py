"""Tables that stand side by side under one header, such as `Term, Definition, Term, Definition`."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import MOST_COLUMNS
from immuno_cli.formats.tables.rows import Row


class Blocks(NamedTuple):
    """How many columns a table has that is repeated beside itself, and where each of its copies begins."""

    width: int
    begins: tuple[int, ...]


def find_blocks(names: list[str]) -> Blocks | None:
    """Return the tables that stand side by side, or None if there is only one. Between two may be an empty column.

    >>> find_blocks(["Term", "Definition", "", "Term", "Definition"])
    Blocks(width=2, begins=(0, 3))
    """
    first = names[0] if names else ""
    begins = tuple(place for place, name in enumerate(names) if name == first)
    if not first or len(begins) == 1:
        return None
    width = begins[1]
    while width and not names[width - 1]:
        width -= 1
    ends = (*begins[1:], len(names))
    are_alike = all(_is_block(names, begin, end, width) for begin, end in zip(begins, ends, strict=True))
    return Blocks(width, begins) if are_alike and width > 1 else None


def _is_block(names: list[str], begin: int, end: int, width: int) -> bool:
    """Return whether the names from `begin` to `end` are those of the first table, and empty ones."""
    return names[begin : begin + width] == names[:width] and not any(names[begin + width : end])


def one_below_the_other(rows: Iterable[Row], header: Header, changes: Changes) -> tuple[Iterable[Row], Header]:
    """Return the rows of tables that stand side by side as those of one, and its header. That is noted.

    Each of them holds terms. Tables of ours are never read so.
    """
    columns = header.columns
    may_be = bool(columns) and len(columns) <= MOST_COLUMNS and not header.is_export
    blocks = find_blocks([column.name for column in columns]) if may_be else None
    if blocks is None or all(column.target not in {"prefLabel", "id"} for column in columns[: blocks.width]):
        return rows, header
    changes.add("side-by-side", header.line, " ".join(column.name for column in columns))
    return _iter_blocks(rows, blocks), header._replace(columns=columns[: blocks.width])


def _iter_blocks(rows: Iterable[Row], blocks: Blocks) -> Iterator[Row]:
    """Yield each row as one row for each table. Those without any text are left out."""
    ends = (*blocks.begins[1:], None)
    for row in rows:
        for begin, end in zip(blocks.begins, ends, strict=True):
            cells = row.cells[begin:end]
            if any(cell.strip() for cell in cells):
                yield row._replace(cells=cells[: blocks.width] if end else cells)
