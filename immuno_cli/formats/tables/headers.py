"""Finds the header of a table, and tells what each of its columns is read as."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise, zip_longest
from typing import Final, NamedTuple

from immuno_cli.errors import UsageError
from immuno_cli.formats.languages import UNDETERMINED, canonical
from immuno_cli.formats.reading import TableOptions
from immuno_cli.formats.tables.columns import COLUMNS, IN_LANGUAGES, MOST_COLUMNS, TARGETS
from immuno_cli.formats.tables.header_names.definitions import names_definitions
from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain
from immuno_cli.formats.tables.levels import is_level, level_named
from immuno_cli.formats.tables.naming import (
    Column,
    are_two_tags,
    name_columns,
    promote_label,
)
from immuno_cli.formats.tables.rows import Row

LEADING_ROWS: Final = 60
"""Rows at the beginning among which the header is looked for: titles, comments and prefixes may stand before it."""
_ROWS_OF_TABLE: Final = 6
"""Rows without a gap, each with as many cells as the next one, that are taken for those of a table."""
_FIRST_ROWS: Final = 20
"""The rows among which a header is found more easily than below them."""
_MANY_KNOWN: Final = 6
"""Known columns of a header that stands below them, if they are not most of its columns."""
_LONGEST_NAME: Final = 200
_LONGEST_TITLE: Final = 40
_LONGEST_NUMBER: Final = 3
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_OF_ANKI: Final = "#columns:"
"""What stands before the names of the columns in an export of Anki."""


class Header(NamedTuple):
    """The header of a table. `line` is 0 where it has none, and its columns are known by their numbers."""

    line: int
    columns: tuple[Column, ...]
    leading: tuple[Row, ...] = ()
    """The rows before it: titles and comments."""
    delimiter: str = ""
    """What separates the cells of the table, "" if it is no text."""

    @property
    def is_export(self) -> bool:
        """Whether this is a table that `export --to csv` wrote: it has every column."""
        return {column.name for column in self.columns if column.is_ours} >= set(COLUMNS)


def find_header(rows: Iterable[Row], options: TableOptions) -> Header | None:
    """Return the header of a table that begins with these rows, or None if there is none among the first ones.

    Comments and titles may stand before it.
    """
    leading: list[Row] = []
    for row, below in pairwise([*islice(rows, LEADING_ROWS + 1), None]):
        if row is None or len(leading) == LEADING_ROWS:
            break
        columns = header_columns(row.cells, options)
        two_rows = _in_two_rows(row, below, options) if below and _may_be_in_two_rows(row, below) else ()
        if below and _know_more(two_rows, columns):
            return Header(below.line, two_rows, tuple(leading))
        if columns and _can_stand_here(row, columns, leading) and not (below and _is_no_header(columns, below)):
            return Header(row.line, columns, tuple(leading))
        leading.append(row)
    return None


def _may_be_in_two_rows(row: Row, below: Row) -> bool:
    """Return whether two rows may be one header: both have several cells, not too many, and none is a text."""
    widths = len(row.cells), len(below.cells)
    return min(widths) > 1 and max(widths) <= MOST_COLUMNS and _are_titles(row) and _are_titles(below)


def _are_titles(row: Row) -> bool:
    return all(len(cell) <= _LONGEST_TITLE for cell in row.cells)


def _in_two_rows(row: Row, below: Row, options: TableOptions) -> tuple[Column, ...]:
    """Return the columns of a header that stands in two rows: `Definition` over `English` and `German`.

    A cell that is empty in the first row belongs to the one before it, as merged cells do. There are no columns if the
    second row cannot be a part of a header.
    """
    names: list[str] = []
    group = ""
    for upper, lower in zip_longest(map(clean, row.cells), map(clean, below.cells), fillvalue=""):
        group = upper or group
        names.append(f"{group} {lower}" if lower else upper)
    columns = header_columns(names, options)
    is_header = _know_more(columns, header_columns(below.cells, options)) or header_columns(row.cells, options)
    return columns if is_header else ()


def _know_more(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    return sum(bool(column.target) for column in columns) > sum(bool(column.target) for column in others)


def _can_stand_here(row: Row, columns: Sequence[Column], leading: Sequence[Row]) -> bool:
    """Return whether a row is believed to be the header, with one known column or more.

    The first row is, and one after titles alone. Below other rows it takes two known columns.
    """
    if _is_within_table(row, columns, leading):
        return False
    known = sum(bool(column.target) or names_definitions(column.name) for column in columns[:MOST_COLUMNS])
    if known > 1:
        is_most = known >= _MANY_KNOWN or 2 * known >= sum(bool(column.name) for column in columns)
        return len(leading) < _FIRST_ROWS or is_most
    if len(row.cells) == 1:
        return not leading and row.cells[0].strip('"# ').isalpha()
    after_titles = all(_count_filled(other) <= 1 for other in leading)
    return after_titles and _are_titles(row)


def _is_within_table(row: Row, columns: Sequence[Column], leading: Sequence[Row]) -> bool:
    """Return whether many rows just above have as many cells with a text, each with another first one.

    They are what a table holds, and no titles. A table of languages has the row `Английский, English`. Columns of terms
    and definitions are a header in any case.
    """
    above = leading[-_ROWS_OF_TABLE:]
    if len(above) < _ROWS_OF_TABLE or _define_terms(columns) or row.line - above[0].line > _ROWS_OF_TABLE:
        return False
    are_different = len({other.cells[0] for other in above}) == len(above)
    return are_different and {_count_filled(other) for other in above} == {_count_filled(row)}


def _define_terms(columns: Sequence[Column]) -> bool:
    """Return whether columns hold the terms and their definitions: no row of a table says so by chance."""
    targets = {column.target for column in columns}
    has_definition = "definition" in targets or any(names_definitions(column.name) for column in columns[:MOST_COLUMNS])
    return "prefLabel" in targets and has_definition


def _count_filled(row: Row) -> int:
    return sum(map(bool, row.cells))


def _is_no_header(columns: Sequence[Column], below: Row) -> bool:
    """Return whether bare tags of languages stand above numbers, and not above terms."""
    return are_two_tags(columns) and not any(map(_LETTERS.search, below.cells))


def has_numbers(options: TableOptions) -> bool:
    """Return whether all columns are mapped by their number: the table has no header."""
    names = [name for name, _ in options.columns]
    return bool(names) and all(name.isdecimal() and len(name) <= _LONGEST_NUMBER for name in names)


def numbered_header(width: int, options: TableOptions) -> Header:
    """Return the header that stands for that of a table without one, whose columns are mapped by their numbers."""
    targets = {int(name): target for name, target in options.columns}
    numbers = range(1, max(width, *targets) + 1)
    return Header(0, tuple(_mapped(f"column {number}", targets.get(number, "")) for number in numbers))


def _mapped(name: str, target: str) -> Column:
    """Return a column that the user maps, "" for one that is not."""
    meaning, _, language = target_named(target).partition("@") if target else ("", "", "")
    return Column(name, meaning, language)


def header_columns(cells: Sequence[str], options: TableOptions) -> tuple[Column, ...]:
    """Return the columns that the cells of a header name. There are none if it is no header of a table of concepts.

    >>> [column.target for column in header_columns(["ID", "Name", "Colour", "Synonym 1"], TableOptions())]
    ['id', 'prefLabel', '', 'altLabel']
    """
    names = [clean(cell) for cell in cells]
    if any(len(name) > _LONGEST_NAME for name in names):
        return ()
    names[0] = names[0].lstrip("# ") if names else ""
    if options.columns:
        return _mapped_columns(names, options)
    return _known_columns(names)


_SHOWN_TARGETS: Final = tuple(target for target in TARGETS if not target.endswith("Source"))


def clean(cell: str) -> str:
    """Return the cell of a header as the name of a column."""
    return " ".join(cell.replace("\ufeff", "").removeprefix(_OF_ANKI).split())


def _mapped_columns(names: Sequence[str], options: TableOptions) -> tuple[Column, ...]:
    """Return the columns as the user maps them, the others as they are known."""
    mapped: dict[int, str] = {}
    for name, target in options.columns:
        number = find_column(name, names)
        if number is None:
            return ()
        mapped[number] = target
    columns = [
        _mapped(column.name, mapped[number]) if number in mapped else column
        for number, column in enumerate(name_columns(names))
    ]
    return tuple(columns) if is_header(columns) else ()


def find_column(name: str, names: Sequence[str]) -> int | None:
    """Return the position of the column that the user means: as it is spelled, or else in any spelling."""
    wanted = clean(name)
    if wanted in names:
        return names.index(wanted)
    alike = [number for number, other in enumerate(names) if plain(other) and plain(other) == plain(wanted)]
    return alike[0] if alike else None


def target_named(name: str) -> str:
    """Return the column that a name stands for in `--column`, with its language if it names one.

    Raises UsageError if there is none, and if what it holds is the same in all languages.

    >>> target_named("Synonyms"), target_named("term@KO")
    ('altLabel', 'prefLabel@ko')
    """
    bare, at, language = name.partition("@")
    exact = {target.casefold(): target for target in TARGETS}
    found = exact.get(bare.strip().casefold()) or TARGET_OF.get(plain(bare), "") or level_named(bare)
    if at and found:
        return f"{found}@{_language_named(name, found, language.strip())}"
    if not found:
        meant = _targets_like(bare)
        hint = (
            f"Did you mean {', '.join(meant)}?"
            if meant
            else f"Available meanings: {', '.join(_SHOWN_TARGETS)}, level 1, level 2 …"
        )
        raise UsageError(f"“{name}” is not a known meaning for a column", hint=hint)
    return found


def _language_named(name: str, target: str, language: str) -> str:
    tag = canonical(language)
    if target not in IN_LANGUAGES:
        raise UsageError(
            f"“{target}” cannot have a language: {name}", hint=f"Columns that can: {', '.join(IN_LANGUAGES)}."
        )
    if tag == UNDETERMINED:
        raise UsageError(f"“{language}” is not a language tag: {name}", hint="Examples of tags: ko, pt-BR.")
    return tag


def _targets_like(name: str) -> list[str]:
    """Return the columns that a misspelled name may stand for, the most similar first."""
    from immuno_cli.formats.tables.header_names.misspelled import names_like  # only a mistake needs it

    targets = {**TARGET_OF, **{plain(target): target for target in TARGETS}}
    near = (targets[word] for word in names_like(name, list(targets)))
    return list(dict.fromkeys(filter(None, near)))


def _known_columns(names: Sequence[str]) -> tuple[Column, ...]:
    columns = name_columns(names)
    if any(column.target == "prefLabel" or is_level(column.target) for column in columns):
        return tuple(columns)
    promoted = promote_label(columns)
    return tuple(promoted) if is_header(promoted) else ()


def is_header(columns: Sequence[Column]) -> bool:
    """Return whether columns are those of a table of concepts: they name the terms, or have ids and definitions."""
    targets = {column.target for column in columns}
    return "prefLabel" in targets or {"id", "definition"} <= targets or any(map(is_level, targets))
