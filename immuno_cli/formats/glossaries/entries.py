"""The entries of a glossary as the rows of a table, which the reader of tables reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Note, Place, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.cells import join
from immuno_cli.formats.tables.columns import MOST_COLUMNS
from immuno_cli.formats.tables.header_names.words import LONGEST_STATUS, STATUS, plain
from immuno_cli.formats.tables.headers import Header, header_columns
from immuno_cli.formats.tables.naming import Column
from immuno_cli.formats.tables.reader import read_rows
from immuno_cli.formats.tables.rows import Row
from immuno_cli.formats.tables.unread.unknown_headers import unknown_header

Cell = str | Sequence[str]
"""What an entry holds under a name: a text, or several texts that are kept apart."""


_LOOKED_AT: Final = 50
"""Entries whose cells show what they may be, where none of their names is known."""


class Entry(NamedTuple):
    """An entry of a glossary: its line, or its number in a file without lines, and what it holds by name."""

    line: int
    cells: Mapping[str, Cell]
    beyond: str = ""
    """What stands in the row of a table beyond its last column. It is left out."""


def row_entry(line: int, names: Sequence[str], cells: Sequence[str]) -> Entry:
    """Return the row of a table as an entry.

    >>> row_entry(3, ["Term", "Definition"], ["serum", "Blood", "water"])
    Entry(line=3, cells={'Term': 'serum', 'Definition': 'Blood'}, beyond='water')
    """
    width = len(names)
    beyond = " ".join(filter(None, map(str.strip, cells[width:])))
    return Entry(line, gather(zip_longest(names, cells[:width], fillvalue="")), beyond)


def gather(pairs: Iterable[tuple[str, Cell]]) -> dict[str, Cell]:
    """Return what an entry holds by name. Texts that stand under one name are kept, each once.

    >>> gather([("term", "blood"), ("synonyms", "gore"), ("synonyms", ["gore", "haema"])])
    {'term': 'blood', 'synonyms': ['gore', 'haema']}
    """
    found: dict[str, list[Cell]] = {}
    for name, cell in pairs:
        found.setdefault(name, []).append(cell)
    return {name: cells[0] if len(cells) == 1 else _all_texts(cells) for name, cells in found.items()}


def _all_texts(cells: Iterable[Cell]) -> list[str]:
    texts = chain.from_iterable([cell] if isinstance(cell, str) else cell for cell in cells)
    return list(dict.fromkeys(filter(None, texts)))


def read_entries(
    entries: Sequence[Entry],
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    changes: Changes | None = None,
    may_have_markup: bool = False,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that entries state. Raises InvalidVocabularyError if none of their names is known.

    `may_have_markup` says that HTML may stand in their texts, which is read as what it shows.
    """
    header = header_of(entries, options)
    if header is None:
        raise unknown_header(_names(entries), options, "", rows_of(entries))
    found = Changes() if changes is None else changes
    rows = _iter_rows(entries, header, found)
    return read_rows(
        rows, header, found, name=name, language=language, may_have_markup=may_have_markup, progress=progress
    )


def rows_of(entries: Sequence[Entry]) -> list[list[str]]:
    """Return the first entries as rows, with a cell for each name of any of them."""
    names = _names(entries)
    return [[_text(entry.cells.get(name, "")) for name in names] for entry in entries[:_LOOKED_AT]]


def _iter_rows(entries: Iterable[Entry], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield a row for each entry, with a cell for each column that is read. Entries without any are counted.

    Some of the other columns follow: one may have definitions, and they tell rows apart that are the same otherwise.
    """
    count = sum(map(_is_read, header.columns))
    columns = header.columns[: max(count, MOST_COLUMNS)]
    places = {column.name: (place, column.is_list) for place, column in enumerate(columns)}
    for entry in entries:
        if entry.beyond:
            changes.add("long-row", entry.line, entry.beyond)
        cells = [""] * len(columns)
        for name in entry.cells.keys() & places.keys():
            place, is_list = places[name]
            cells[place] = _text(entry.cells[name], is_list=is_list)
        if any(cells[:count]):
            yield Row(entry.line, cells)
        elif any(entry.cells.values()):
            changes.add("blank-row", entry.line, " ".join(map(_text, entry.cells.values())))


def header_of(entries: Sequence[Entry], options: TableOptions) -> Header | None:
    """Return the header of the table that entries make: all their names, first those of the columns that are read.

    None is returned where none of the names is known as that of a term.
    """
    names = _names(entries)
    lists = {name for entry in entries for name, cell in entry.cells.items() if not isinstance(cell, str)}
    columns = header_columns(names, options) if names else ()
    if not columns:
        return None
    named = [column._replace(name=name, is_list=name in lists) for column, name in zip(columns, names, strict=True)]
    return Header(0, tuple(sorted(named, key=lambda column: not _is_read(column))))


def _is_read(column: Column) -> bool:
    """Return whether the cells of a column are looked at: it has a meaning, may have one, or has no name."""
    may_be_status = len(column.name) <= LONGEST_STATUS and plain(column.name) in STATUS
    return bool(column.target) or not column.name or may_be_status


def with_title(reading: Reading, title: str) -> Reading:
    """Return what was read with the title that the glossary has; as it is where the glossary has none."""
    return reading._replace(scheme=reading.scheme._replace(title=title)) if title else reading


def without_lines(reading: Reading) -> Reading:
    """Return a reading whose notes name the numbers of entries, because the file has no lines to look at."""
    return reading._replace(lines=(), notes=tuple(_numbered(note) for note in reading.notes))


def no_entries(what: str) -> InvalidVocabularyError:
    """Return the error that a file of this sort holds no entries."""
    return InvalidVocabularyError(f"this {what} contains no terms with definitions")


def _numbered(note: Note) -> Note:
    places = (Place(0, f"entry {place.line}: {place.text}" if place.line else place.text) for place in note.places)
    return note._replace(places=tuple(places))


def _names(entries: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(name for entry in entries for name in entry.cells))


def _text(cell: Cell, *, is_list: bool = False) -> str:
    """Return a cell as text. In a column of lists, a single text is a list of one."""
    if isinstance(cell, str):
        return join([cell]) if is_list else cell
    return join(cell)
