"""Reads the rows below the header of a table: what the cells of each say."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress, islice
from typing import Final, NamedTuple

from immuno_cli.formats.bundle.keys import LABEL_KEYS
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.cells import Split, at_commas, is_split_at_commas, splitter, whole
from immuno_cli.formats.tables.columns import STATUS
from immuno_cli.formats.tables.columns_by_cells import EMPTY, ERRORS, NO_VALUES, NOTHING, SAMPLE, cells_of
from immuno_cli.formats.tables.comma_lists import NamedCell, are_comma_lists, is_one_name
from immuno_cli.formats.tables.concepts import Values, is_obsolete
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.rows import Row
from immuno_cli.formats.tables.stated_rows import iter_stated, place_of_names

_NO_COLUMNS: Final = frozenset[int]()
_NAMES: Final = frozenset({"id", "prefLabel", "notation"})
"""Columns in which the others are names: N/A is an abbreviation."""
_IDS: Final = frozenset({"id", "broader", "narrower", "related", "exactMatch", "closeMatch", "isReplacedBy"})
_ADDRESS: Final = re.compile(r"<\w+:[^<>\s]+>")


def iter_values(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[tuple[int, Values]]:
    """Yield the line and the values of each row that states something, by what their column is read as.

    A column of statuses none of which says that a concept is obsolete is counted as one that is left out.
    """
    iterator = iter_stated(rows, header, changes)
    sample = list(islice(iterator, SAMPLE))
    is_export = header.is_export
    splits = _splits(header, sample)
    with_commas = [number for number, split in enumerate(splits) if is_split_at_commas(split)]
    unnamed = {number for number, column in enumerate(header.columns) if not column.name}
    untold = {number: column.name for number, column in enumerate(header.columns) if column.target == STATUS}
    read = _columns_read(header, splits, _named_nothing(header, sample), is_export=is_export)
    for row in chain(sample, iterator):
        _note_unnamed(row, header, unnamed, changes)
        _strike_told(row, untold)
        ones = _note_lists(row, header, with_commas, changes) if with_commas else _NO_COLUMNS
        yield row.line, _values_of(row, read, ones, changes)
    for name in untold.values():
        changes.add("unknown-column", header.line, name)


def _note_lists(row: Row, header: Header, with_commas: Iterable[int], changes: Changes) -> Collection[int]:
    """Count the cells of a row that are taken apart at commas. Return the columns whose cell is one name all the same.

    `with_commas` has the numbers of the columns that come into question.
    """
    lists = [number for number in with_commas if ", " in "".join(row.cells[number : number + 1])]
    ones = {number for number in lists if _is_one_name(row, number)}
    for number in lists:
        if number not in ones:
            changes.add("comma-list", row.line, f"{header.columns[number].name}: {row.cells[number]}")
    return ones


def _note_unnamed(row: Row, header: Header, unnamed: set[int], changes: Changes) -> None:
    """Count the columns without a name in which a row has something. Each is taken out of `unnamed`."""
    for number in [number for number in unnamed if any(row.cells[number : number + 1])]:
        unnamed.remove(number)
        changes.add("unknown-column", header.line, f"column {number + 1}")


def _strike_told(row: Row, untold: dict[int, str]) -> None:
    """Take the columns of statuses out of `untold` in which a row says that its concept is obsolete."""
    for number in list(untold):
        if any(map(is_obsolete, row.cells[number : number + 1])):
            del untold[number]


class _ColumnRead(NamedTuple):
    """A column whose cells are read: its place, its target, how a cell is taken apart, and what says nothing in it.

    `noted` is what says nothing and is counted, since it may be a name: "nan" among synonyms.
    """

    place: int
    name: str
    target: str
    split: Split
    nothing: frozenset[str]
    noted: frozenset[str] = frozenset()


def _named_nothing(header: Header, sample: Sequence[Row]) -> frozenset[str]:
    """Return what says nothing elsewhere, and is here the name of a row: `None` in a glossary of logic."""
    places = [place for place, column in enumerate(header.columns) if column.target in _NAMES]
    return NOTHING.intersection(
        row.cells[place].strip() for row in sample for place in places if place < len(row.cells)
    )


def _columns_read(
    header: Header, splits: Sequence[Split], names: frozenset[str], *, is_export: bool
) -> list[_ColumnRead | None]:
    """Return how each column is read, None for those that are not.

    In other people's tables, more cells say nothing, and ids may have brackets. The `names` of rows say something.
    """
    columns = [
        _ColumnRead(place, column.name, column.target, split, frozenset()) if column.target else None
        for place, (column, split) in enumerate(zip(header.columns, splits, strict=True))
    ]
    return columns if is_export else [_of_others(column, names) if column else None for column in columns]


def _of_others(column: _ColumnRead, names: frozenset[str]) -> _ColumnRead:
    split = _without_brackets(column.split) if column.target in _IDS else column.split
    nothing = _nothing_in(column.target, names)
    is_label = column.target.partition("@")[0] in LABEL_KEYS
    return column._replace(split=split, nothing=nothing, noted=nothing & NO_VALUES if is_label else nothing & ERRORS)


def _nothing_in(target: str, names: frozenset[str]) -> frozenset[str]:
    """Return the cells that say nothing in a column. In one of links, the name of a row says something."""
    if target in _NAMES:
        return EMPTY | ERRORS
    return EMPTY | (NOTHING - names) if target in _IDS else NOTHING


def _is_one_name(row: Row, number: int) -> bool:
    """Return whether a cell with commas is one name, by itself or by the other cells of its row."""
    return is_one_name(row.cells[number], " | ".join(row.cells[:number] + row.cells[number + 1 :]))


def _values_of(row: Row, columns: Sequence[_ColumnRead | None], ones: Collection[int], changes: Changes) -> Values:
    """Return the values of a row. The cells of the columns with the numbers `ones` are one value each.

    In a wide table, most cells are empty: they are passed over at once.
    """
    values: dict[str, tuple[str, ...]] = {}
    for column, cell in compress(zip(columns, row.cells, strict=False), row.cells):
        if not column:
            continue
        if cell.strip() in column.nothing:
            if cell.strip() in column.noted:
                changes.add("no-value", row.line, f"{column.name}: {cell.strip()}")
            continue
        target = column.target
        stated = whole(cell) if column.place in ones else column.split(cell)
        values[target] = values[target] + stated if target in values else stated
    return values


def _without_brackets(split: Split) -> Split:
    """Return what takes cells of ids apart, without the angle brackets of addresses: `<http://example.org/1>`."""

    def values(cell: str) -> tuple[str, ...]:
        if "<" not in cell:
            return split(cell)
        return tuple(value[1:-1] if _ADDRESS.fullmatch(value) else value for value in split(cell))

    return values


def _splits(header: Header, sample: Sequence[Row]) -> list[Split]:
    splits = []
    is_export = header.is_export
    names = _names_in(header, sample)
    for number, column in enumerate(header.columns):
        plain_column = column._replace(target=column.target.partition("@")[0])
        cells = cells_of(number, column, sample)
        split = splitter(plain_column, cells, is_export=is_export)
        may_be_list = split is whole and plain_column.target in LABEL_KEYS and any("," in cell for cell in cells)
        if may_be_list and are_comma_lists(list(_named_cells(number, sample, names))):
            split = at_commas
        splits.append(split)
    return splits


def _names_in(header: Header, sample: Sequence[Row]) -> list[str]:
    """Return the preferred label of each row, "" where there is none."""
    place = place_of_names(header)
    return [row.cells[place] if place < len(row.cells) else "" for row in sample]


def _named_cells(number: int, sample: Sequence[Row], names: Sequence[str]) -> Iterator[NamedCell]:
    """Yield the cells of a column, each with the preferred label of its row."""
    for row, name in zip(sample, names, strict=True):
        if number < len(row.cells):
            yield NamedCell(row.cells[number], name)
