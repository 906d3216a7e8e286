"""Reads the rows below the header of a table: which of them are concepts, and what the cells of each say."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Final, NamedTuple

from immuno_cli.formats.bundle.keys import LABEL_KEYS
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.cells import Split, at_commas, is_split_at_commas, splitter, whole
from immuno_cli.formats.tables.columns import STATEMENTS, STATUS
from immuno_cli.formats.tables.comma_lists import NamedCell, are_comma_lists, is_one_name
from immuno_cli.formats.tables.concepts import Values, is_obsolete
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, LONGEST_STATUS, TARGET_OF, plain
from immuno_cli.formats.tables.header_names.words import STATUS as STATUS_WORDS
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.levels import is_level, level_numbers, level_target
from immuno_cli.formats.tables.naming import MOST_COLUMNS, Column
from immuno_cli.formats.tables.rows import Row

_NO_COLUMNS: Final = frozenset[int]()
_SAMPLE: Final = 2000
"""Rows from which it is told how the cells of a column are taken apart."""
_COMMENT: Final = re.compile(r"(?:#|//)\s")
_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "N/A", "#N/A"})
"""What people write into a cell that says nothing."""
_LONGEST_NAME: Final = 100
_NO_WORD: Final = re.compile(r"[\d\s.,:;%°+/-]+|yes|no|true|false|[xyn✓✗]", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS_OF_SENTENCE: Final = 4
"""Words from which on a cell is taken for a sentence."""
_EMPTY: Final = frozenset({"", "-", "–", "—"})
_NAMES: Final = frozenset({"id", "prefLabel", "notation"})
"""Columns in which the others are names: N/A is an abbreviation."""
_IDS: Final = frozenset({"id", "broader", "narrower", "related", "exactMatch", "closeMatch", "isReplacedBy"})
_ADDRESS: Final = re.compile(r"<\w+:[^<>\s]+>")
_TEMPLATE_TYPE: Final = {"ID", "LABEL", "TYPE", "CLASS_TYPE", "CHARACTERISTIC"}
_TEMPLATE: Final = re.compile(r"(?:A|AT|AL|AI|P|S[CP]|E[CP]|D[CP]|I[CP]|C|CI|T|TI|>A\w?) \S")
"""What the second row of a ROBOT template says of a column: `A rdfs:label`, `SC %`."""


def iter_values(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[tuple[int, Values]]:
    """Yield the line and the values of each row that states something, by what their column is read as.

    A column of statuses none of which says that a concept is obsolete is counted as one that is left out.
    """
    iterator = _iter_stated(rows, header, changes)
    sample = list(islice(iterator, _SAMPLE))
    is_export = header.is_export
    splits = _splits(header, sample)
    with_commas = [number for number, split in enumerate(splits) if is_split_at_commas(split)]
    unnamed = {number for number, column in enumerate(header.columns) if not column.name}
    untold = {number: column.name for number, column in enumerate(header.columns) if column.target == STATUS}
    read = _columns_read(header, splits, is_export=is_export)
    for row in chain(sample, iterator):
        if unnamed:
            _note_unnamed(row, header, unnamed, changes)
        if untold:
            _strike_told(row, untold)
        ones = _note_lists(row, header, with_commas, changes) if with_commas else _NO_COLUMNS
        yield row.line, _values_of(row, read, ones)
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


def without_numbers(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header without languages that are none: `Lat` of numbers, `IT` of yes and no."""
    iterator = iter(rows)
    sample = list(islice(iterator, _SAMPLE))
    columns = header.columns
    are_words = [not _are_no_words(_cells_of(number, column, sample)) for number, column in enumerate(columns)]
    if any(holds and column.target for column, holds in zip(columns, are_words, strict=True)) and not all(are_words):
        columns = tuple(
            column._replace(target="", language="") if plain(column.name) in LANGUAGE_OF and not holds else column
            for column, holds in zip(columns, are_words, strict=True)
        )
    return chain(sample, iterator), header._replace(columns=columns)


def find_texts(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header, str]:
    """Return the rows, the header, and the name of an unknown column whose texts may be the definitions.

    It is the one with the longest texts, most of them sentences. Where its name says that it holds definitions, the
    header is returned with it as such: `Definition in plain words`. The name is "" then, where there is no such column,
    and where a column of definitions is known.
    """
    iterator = iter(rows)
    targets = {column.target.partition("@")[0] for column in header.columns}
    unknown = [number for number, column in enumerate(header.columns[:MOST_COLUMNS]) if _is_unknown(column)]
    if "definition" in targets or not unknown:
        return iterator, header, ""
    sample = list(islice(iterator, _SAMPLE))
    lengths = {
        number: length_of_texts([row.cells[number] for row in sample if len(row.cells) > number]) for number in unknown
    }
    longest = max(unknown, key=lengths.__getitem__)
    rows = chain(sample, iterator)
    column = header.columns[longest]
    if not lengths[longest]:
        return rows, header, ""
    if not _names_definitions(column.name):
        return rows, header, column.name
    columns = list(header.columns)
    columns[longest] = column._replace(target="definition")
    return rows, header._replace(columns=tuple(columns)), ""


def _names_definitions(name: str) -> bool:
    """Return whether a word of a column's name is one for a definition, and no other is one for a source or a note."""
    meanings = {TARGET_OF.get(plain(word), "") for word in _WORD.findall(name)}
    return "definition" in meanings and meanings <= {"definition", "prefLabel", ""}


def _is_unknown(column: Column) -> bool:
    return bool(column.name) and not column.target


def length_of_texts(cells: Sequence[str]) -> int:
    """Return how many characters cells have together, 0 unless most that say something are sentences."""
    stated = [cell for cell in cells if cell.strip() not in _NOTHING]
    sentences = sum(len(cell.split()) >= _WORDS_OF_SENTENCE for cell in stated)
    return sum(map(len, stated)) if 2 * sentences > len(stated) else 0


def with_levels(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which columns of levels beside the terms tell what is above each term."""
    iterator = iter(rows)
    numbers = _levels_in(header)
    if not numbers:
        return iterator, header
    sample = list(islice(iterator, _SAMPLE))
    if _are_levels([[row.cells[place] for place in numbers if place < len(row.cells)] for row in sample]):
        columns = list(header.columns)
        for place, number in numbers.items():
            columns[place] = columns[place]._replace(target=level_target(number))
        header = header._replace(columns=tuple(columns))
    return chain(sample, iterator), header


def _levels_in(header: Header) -> dict[int, int]:
    """Return the level of each column that may be one, by its place. It has a term beside it and no meaning yet."""
    has_terms = any(column.target == "prefLabel" for column in header.columns)
    if not has_terms or header.is_export:
        return {}
    numbers = level_numbers([column.name for column in header.columns[:MOST_COLUMNS]])
    is_free = not any(header.columns[place].target for place in numbers)
    return numbers if is_free else {}


def _are_levels(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether cells are names of a hierarchy: they are short, and those of the highest level are for several."""
    cells = [cell.strip() for row in rows for cell in row if cell.strip() not in _NOTHING]
    tops = {row[0].strip() for row in rows if row and row[0].strip()}
    are_names = bool(cells) and not _are_no_words(cells) and max(map(len, cells)) <= _LONGEST_NAME
    return are_names and 0 < len(tops) < len(rows)


def with_status(header: Header) -> Header:
    """Return the header with the columns of statuses marked as such."""
    columns = (column._replace(target=STATUS) if _is_status(column) else column for column in header.columns)
    return header._replace(columns=tuple(columns))


def _is_status(column: Column) -> bool:
    return not column.target and len(column.name) <= LONGEST_STATUS and plain(column.name) in STATUS_WORDS


def _are_no_words(cells: Iterable[str]) -> bool:
    """Return whether most of the cells that say something are numbers, or yes and no."""
    stated = [cell.strip() for cell in cells if cell.strip() not in _NOTHING]
    return 2 * sum(_NO_WORD.fullmatch(cell) is not None for cell in stated) > len(stated)


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


def _iter_stated(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows that may be concepts. Others are counted, but for those without any text, which say nothing.

    A row with the same cells as an earlier one is counted, too. In a table of levels, that is the row just above: what
    repeats any other may stand below another concept.
    """
    is_first = True
    place_of_names = _place_of_names(header)
    has_levels = any(is_level(column.target) for column in header.columns)
    stated: set[tuple[str, ...]] = set()
    for row, following in pairwise(chain(rows, [None])):
        if row is None:
            return
        cells = tuple(row.cells)
        if cells in stated:
            changes.add("repeated-row", row.line, _called(cells, place_of_names))
            continue
        kind = _kind_of_other(row, header, is_first=is_first)
        if not kind and following and _is_letter_above(row, following, header):
            kind = "letter-row"
        if kind:
            changes.add(kind, row.line, " ".join(filter(None, row.cells)))
        elif any(map(str.strip, cells)):
            if has_levels:
                stated.clear()
            stated.add(cells)
            yield _in_width(row, header, changes)
        is_first = False


def _called(cells: Sequence[str], place_of_names: int) -> str:
    """Return what a note calls a row: its preferred label, or else all that it says."""
    return "".join(cells[place_of_names : place_of_names + 1]) or " ".join(filter(None, cells))


def _kind_of_other(row: Row, header: Header, *, is_first: bool) -> str:
    """Return the code of what a row is that is no concept, "" if it may be one."""
    if _repeats(row, header):
        return "header-again"
    if is_first and _is_template(row):
        return "template-row"
    return "comment-row" if _COMMENT.match(row.cells[0]) and _is_alone(row) else ""


def _is_alone(row: Row) -> bool:
    """Return whether a row has nothing but its first cell."""
    return not any(map(str.strip, row.cells[1:]))


def _is_letter_above(row: Row, following: Row, header: Header) -> bool:
    """Return whether a row is a single letter by itself, and the term below begins with it, as in a printed index."""
    letter = row.cells[0].strip()
    if len(letter) != 1 or not letter.isalpha() or not _is_alone(row):
        return False
    term = following.cells[0].strip()
    is_below = len(term) > 1 and term.casefold().startswith(letter.casefold())
    return is_below and len(header.columns) > 1 and header.columns[0].target == "prefLabel"


def _repeats(row: Row, header: Header) -> bool:
    """Return whether a row is the header once more, as on each page of a printed table."""
    if len(row.cells) != len(header.columns) or len(row.cells) == 1 or row.cells[0] != header.columns[0].name:
        return False
    return [" ".join(cell.split()) for cell in row.cells] == [column.name for column in header.columns]


def _is_template(row: Row) -> bool:
    """Return whether a row says what the columns of a ROBOT template are."""
    stated = [cell for cell in row.cells if cell]
    is_named = any(cell in _TEMPLATE_TYPE for cell in stated)
    return is_named and all(cell in _TEMPLATE_TYPE or _TEMPLATE.match(cell) for cell in stated)


def _in_width(row: Row, header: Header, changes: Changes) -> Row:
    """Return a row with as many cells as the header has, if it can be had. What is left out is counted.

    A sentence in the last column that is not quoted falls apart at its commas. The parts are put together again.
    """
    width = len(header.columns)
    if len(row.cells) == width:
        return row
    beyond = [cell for cell in row.cells[width:] if cell.strip()]
    if beyond and _is_sentence_in_parts(row, header):
        delimiter = header.delimiter
        changes.add("parted-sentence", row.line, delimiter.join(row.cells[width - 1 :]))
        return row._replace(cells=[*row.cells[: width - 1], delimiter.join(row.cells[width - 1 :])])
    if beyond:
        changes.add("long-row", row.line, " ".join(beyond))
    elif len(row.cells) < width and header.line:
        changes.add("short-row", row.line, " ".join(cell for cell in row.cells if cell))
    return row


def _is_sentence_in_parts(row: Row, header: Header) -> bool:
    """Return whether the cells beyond the last column go on with a sentence: a space follows the delimiter."""
    width = len(header.columns)
    may_be = bool(header.delimiter.strip()) and header.columns[-1].target.partition("@")[0] in STATEMENTS
    return may_be and all(cell.startswith(" ") for cell in row.cells[width:])


class _ColumnRead(NamedTuple):
    """A column whose cells are read: its place, its target, how a cell is taken apart, and what says nothing in it."""

    place: int
    target: str
    split: Split
    nothing: frozenset[str]


def _columns_read(header: Header, splits: Sequence[Split], *, is_export: bool) -> list[_ColumnRead]:
    return [
        _ColumnRead(place, column.target, split, frozenset() if is_export else _nothing_in(column.target))
        for place, (column, split) in enumerate(zip(header.columns, splits, strict=True))
        if column.target
    ]


def _nothing_in(target: str) -> frozenset[str]:
    return _EMPTY if target in _NAMES else _NOTHING


def _is_one_name(row: Row, number: int) -> bool:
    """Return whether a cell with commas is one name, by itself or by the other cells of its row."""
    return is_one_name(row.cells[number], " | ".join(row.cells[:number] + row.cells[number + 1 :]))


def _values_of(row: Row, columns: Iterable[_ColumnRead], ones: Collection[int]) -> Values:
    """Return the values of a row. The cells of the columns with the numbers `ones` are one value each."""
    values: dict[str, tuple[str, ...]] = {}
    cells = row.cells
    for place, target, split, nothing in columns:
        cell = cells[place] if place < len(cells) else ""
        if cell and cell.strip() not in nothing:
            stated = whole(cell) if place in ones else split(cell)
            stated = _without_brackets(stated) if target in _IDS else stated
            values[target] = values[target] + stated if target in values else stated
    return values


def _without_brackets(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids without the angle brackets that addresses have in Turtle: `<http://example.org/1>`."""
    if not any(value.startswith("<") for value in values):
        return values
    return tuple(value[1:-1] if _ADDRESS.fullmatch(value) else value for value in values)


def _splits(header: Header, sample: Sequence[Row]) -> list[Split]:
    splits = []
    is_export = header.is_export
    names = _names_in(header, sample)
    for number, column in enumerate(header.columns):
        plain_column = column._replace(target=column.target.partition("@")[0])
        split = splitter(plain_column, _cells_of(number, column, sample), is_export=is_export)
        may_be_list = split is whole and plain_column.target in LABEL_KEYS
        if may_be_list and are_comma_lists(list(_named_cells(number, sample, names))):
            split = at_commas
        splits.append(split)
    return splits


def _names_in(header: Header, sample: Sequence[Row]) -> list[str]:
    """Return the preferred label of each row, "" where there is none."""
    place = _place_of_names(header)
    return [row.cells[place] if place < len(row.cells) else "" for row in sample]


def _place_of_names(header: Header) -> int:
    """Return which column has the preferred labels."""
    return next((place for place, column in enumerate(header.columns) if column.target == "prefLabel"), 0)


def _named_cells(number: int, sample: Sequence[Row], names: Sequence[str]) -> Iterator[NamedCell]:
    """Yield the cells of a column, each with the preferred label of its row."""
    for row, name in zip(sample, names, strict=True):
        if number < len(row.cells):
            yield NamedCell(row.cells[number], name)


def _cells_of(number: int, column: Column, sample: Sequence[Row]) -> list[str]:
    return [row.cells[number] for row in sample if len(row.cells) > number] if column.target else []
