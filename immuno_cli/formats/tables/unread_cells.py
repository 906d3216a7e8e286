"""The cells of columns that are not read: they tell rows apart that are the same in all others."""

from collections.abc import Iterable, Iterator, Mapping

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
        self._cells: dict[int, tuple[str, ...]] = {}
        self._differing: set[int] = set()

    def keep(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows, and keep their cells in these columns."""
        for row in rows:
            cells = tuple("".join(row.cells[place : place + 1]).strip() for place in self._names)
            if any(cells):
                self._cells[row.line] = cells
            yield row

    def differing(self, first: int, second: int) -> bool:
        """Return whether the rows of two lines differ in one of the columns. Those that do are named from then on."""
        nothing = ("",) * len(self._names)
        pairs = zip(self._names, self._cells.get(first, nothing), self._cells.get(second, nothing), strict=True)
        places = {place for place, one, other in pairs if one != other}
        self._differing |= places
        return bool(places)

    @property
    def names(self) -> list[str]:
        """The names of the columns in which rows differed, in the order of the table."""
        return [name for place, name in self._names.items() if place in self._differing]
