"""The cells of columns that are not read: they tell rows apart that are the same in all others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from immuno_cli.formats.tables.columns import MOST_COLUMNS
from immuno_cli.formats.tables.rows import Row


class UnreadCells:
    """The cells of the columns of a table that are not read, by the line of their row.

    >>> unread = UnreadCells({1: "unit"})
    >>> rows = list(unread.keep([Row(2, ["a", "C"]), Row(3, ["a", "F"])]))
    >>> unread.differing(2, 3), unread.names
    (True, ['unit'])
    """

    def __init__(self, names: Mapping[int, str]) -> None:
        """Begin with no rows. `names` are those of the columns, by their places."""
        self._names = names
        self._cells: dict[int, Sequence[str]] = {}
        self._differing: set[int] = set()
        self._empty = set(names)

    def keep(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Return the rows. Their cells are kept if there is such a column."""
        return self._iter_kept(rows) if self._names else rows

    def _iter_kept(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            cells = self._cells[row.line] = row.cells
            width = len(cells)
            self._empty.difference_update(
                [place for place in self._empty if place < width and cells[place] and not cells[place].isspace()]
            )
            yield row

    def differing(self, first: int, second: int) -> bool:
        """Return whether the rows of two lines differ in one of the columns. Those that do are named from then on."""
        places = {place for place in self._names if self._cell(first, place) != self._cell(second, place)}
        self._differing |= places
        return bool(places)

    def is_empty(self, place: int) -> bool:
        """Return whether no row has anything in a column. Those of which no row has a cell are not looked at."""
        return place in self._empty and place < MOST_COLUMNS

    def _cell(self, line: int, place: int) -> str:
        return "".join(self._cells.get(line, ())[place : place + 1]).strip()

    @property
    def names(self) -> list[str]:
        """The names of the columns in which rows differed, in the order of the table."""
        return [name for place, name in self._names.items() if place in self._differing]
