"""Tables that stand side by side under one header, such as `Term, Definition, Term, Definition`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import MOST_COLUMNS
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import name_columns
from immuno_cli.formats.tables.rows import Row

_NAMING: Final = frozenset({"id", "prefLabel", "altLabel", "notation"})
"""What the columns are read as that name a concept."""
_MOST_BESIDE: Final = 8
"""Columns at most before the first table, and beyond the last one: each table gets cells for them."""


class Blocks(NamedTuple):
    """How many columns a table has that is repeated beside itself, and where each of its copies begins."""

    width: int
    begins: tuple[int, ...]

    @property
    def end(self) -> int:
        """Where the last copy ends. Columns beyond it, and those before the first one, belong to one copy alone."""
        return self.begins[-1] + self.width

    def of_one(self, columns: Sequence[Any]) -> list[Any]:
        """Return the columns of one table: those before the first one, its own, and those beyond the last one.

        >>> Blocks(2, (0, 2)).of_one(["Term", "Definition", "Term", "Definition", "Source"])
        ['Term', 'Definition', 'Source']
        """
        first = self.begins[0]
        return [*columns[: first + self.width], *columns[self.end :]]

    def iter_parts(self, cells: Sequence[str], count: int) -> Iterator[list[str]]:
        """Yield the cells of a row for each table, those without any text left out. `count` columns have a name.

        The columns beyond the last table are filled in its row only.

        >>> list(Blocks(2, (0, 2)).iter_parts(["a", "A", "b", "B", "book"], 5))
        [['a', 'A', ''], ['b', 'B', 'book']]
        """
        first, last = self.begins[0], self.begins[-1]
        further = count - self.end
        for begin in self.begins:
            before = cells[:first] if begin == first else [""] * first
            own = cells[begin : begin + self.width]
            beyond = cells[self.end :] if begin == last else [""] * further
            padding = [""] * (self.width - len(own)) if beyond or further < 0 else []
            part = [*before, *own, *padding, *beyond]
            if any(cell.strip() for cell in part[first:]):
                yield part


def find_blocks(names: list[str]) -> Blocks | None:
    """Return the tables that stand side by side, or None if there is only one. Between two may be an empty column.

    Further columns may stand before the first one and after the last one, and the last one may have fewer columns.
    Where those before the first one name the concept, what is repeated is said of it: it is no table.

    >>> find_blocks(["Term", "Definition", "", "Term", "Definition", "Source"])
    Blocks(width=2, begins=(0, 3))
    """
    counts = Counter(names)
    first = next((name for name in names if name and counts[name] > 1), "")
    begins = tuple(place for place, name in enumerate(names) if name == first)
    if not first or _have_name(names[: begins[0]]):
        return None
    block = _without_empty_end(names[begins[0] : begins[1]])
    blocks = Blocks(len(block), begins)
    beside = max(begins[0], len(names) - blocks.end)
    are_tables = len(block) > 1 and beside <= _MOST_BESIDE and _are_alike(names, begins, block)
    return blocks if are_tables else None


def _are_alike(names: list[str], begins: Sequence[int], block: list[str]) -> bool:
    """Return whether the names of a block stand at each place where one begins."""
    inner = all(_without_empty_end(names[begin:end]) == block for begin, end in pairwise(begins))
    return inner and _is_last_block(_without_empty_end(names[begins[-1] :]), block)


def _have_name(names: Sequence[str]) -> bool:
    """Return whether one of the columns of these names holds a label or an id."""
    return any(column.target in _NAMING for column in name_columns(names))


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
    block = columns[blocks.begins[0] : blocks.begins[0] + blocks.width]
    if all(column.target not in {"prefLabel", "id"} for column in block):
        return rows, header
    changes.add("side-by-side", header.line, " ".join(column.name for column in columns))
    parts = (row._replace(cells=part) for row in rows for part in blocks.iter_parts(row.cells, len(columns)))
    return parts, header._replace(columns=tuple(blocks.of_one(columns)))
