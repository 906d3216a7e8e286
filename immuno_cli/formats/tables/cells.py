"""Several values in one cell of a table: how they are joined and split."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS
from immuno_cli.formats.tables.columns import SINGLE, STATEMENTS, STATUS
from immuno_cli.formats.tables.formulas import unprotect
from immuno_cli.formats.tables.header_names.words import ABBREVIATION, KEYWORDS, word_of
from immuno_cli.formats.tables.levels import is_of_level
from immuno_cli.formats.tables.naming import Column

Split = Callable[[str], tuple[str, ...]]
"""Takes a cell apart into its values."""

_WHOLE: Final = SINGLE | {STATUS}
_NAMES: Final = frozenset({"id", "prefLabel"})
_ENTITY: Final = re.compile(r"&#?\w+;")
_LISTED: Final = re.compile(r"(?:\([^()]*+\)|,(?=\S)|[^,])++")
"""What stands between two commas of a list. One without a space after it is a part of a name: `2,4-D`."""


def join(values: Iterable[str]) -> str:
    r"""Return several values as one cell, separated by `|`. A `|` within a value becomes `\|`, a backslash `\\`.

    >>> join(["blade", "a|b"])
    'blade|a\\|b'
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> tuple[str, ...]:
    r"""Return the values of a cell that `join` made, without spaces around them. Empty values are left out.

    >>> split("blade | a\\|b |")
    ('blade', 'a|b')
    """
    parts = re.findall(r"(?:\\.|[^|\\]|\\$)+", cell, re.DOTALL)
    values = (re.sub(r"\\([\\|])", r"\1", part).strip() for part in parts)
    return tuple(value for value in values if value)


def whole(cell: str) -> tuple[str, ...]:
    """Return the one value of a cell, without spaces around it. There is none in an empty cell."""
    value = cell.strip()
    return (value,) if value else ()


def _one_line(cell: str) -> tuple[str, ...]:
    """Return the one name in a cell, which may have been broken into lines to fit."""
    value = " ".join(cell.split()) if "\n" in cell else cell.strip()
    return (value,) if value else ()


def splitter(column: Column, cells: Sequence[str], *, is_export: bool) -> Split:
    r"""Return how the cells of a column are taken apart. `cells` are some of them, which show how.

    Our own tables separate values by `|`. In others it is the first of `|`, line breaks and `;` that occurs at all. If
    none does, it is a comma with a space, where the name of the column says that it holds several labels or keywords.
    Where some cells have `|` and others `;`, and none has both, each separates the values of its cells. Sentences are
    taken apart at `|` only, and only where the name of the column is in the plural.

    >>> splitter(Column("Synonyms", "altLabel"), ["sera; blood water"], is_export=False)("a; b")
    ('a', 'b')
    """
    if is_export:
        return _ours_whole if column.target in SINGLE else _ours
    if column.separator and not _is_whole(column, has_bar=False):
        return _split_at(column.separator)
    return _splitter_by_cells(column, cells)


def _splitter_by_cells(column: Column, cells: Sequence[str]) -> Split:
    has_bar = any("|" in cell for cell in cells)
    if has_bar and _has_semicolons(column, cells):
        return _at_bar_or_semicolon
    if column.is_list or _separates_as_we_do(column, has_bar=has_bar):
        return split
    if column.target in _NAMES or _is_whole(column, has_bar=has_bar):
        return _one_line if column.target in _NAMES else whole
    return _split_at("|") if has_bar else _separator(column, cells)


def _is_whole(column: Column, *, has_bar: bool) -> bool:
    """Return whether the cells of a column hold one value each."""
    is_sentence = column.target in STATEMENTS and not (has_bar and column.is_plural)
    return is_sentence or column.target in _WHOLE or is_of_level(column.target)


def _separates_as_we_do(column: Column, *, has_bar: bool) -> bool:
    may_have_several = column.is_ours and column.target not in SINGLE
    return may_have_several and (has_bar or column.target in STATEMENTS)


def _has_semicolons(column: Column, cells: Sequence[str]) -> bool:
    """Return whether semicolons separate the labels in cells of a column that have no bar."""
    if column.target in SINGLE or column.target not in LABEL_KEYS:
        return False
    with_semicolon = [cell for cell in cells if ";" in cell]
    return bool(with_semicolon) and not any("|" in cell or _ENTITY.search(cell) for cell in with_semicolon)


def _at_bar_or_semicolon(cell: str) -> tuple[str, ...]:
    return split(cell) if "|" in cell else _split_at(";")(cell)


def _ours(cell: str) -> tuple[str, ...]:
    return split(unprotect(cell))


def _ours_whole(cell: str) -> tuple[str, ...]:
    return whole(unprotect(cell))


def _separator(column: Column, cells: Sequence[str]) -> Split:
    if any("\n" in cell.strip() for cell in cells):
        return _split_at("\n")
    if any(";" in cell for cell in cells) and not any(_ENTITY.search(cell) for cell in cells):
        return _split_at(";")
    if column.name == "itemAltLabel":  # Wikidata joins other labels so
        return _split_at(", ")
    return at_commas if _may_have_commas(column) else whole


def _may_have_commas(column: Column) -> bool:
    """Return whether the name of a column says that its cells are lists of labels or keywords."""
    word = word_of(column.name)
    return word in KEYWORDS or word in ABBREVIATION or (column.is_plural and column.target in LABEL_KEYS)


def is_split_at_commas(split: Split) -> bool:
    """Return whether `splitter` takes cells apart at commas, which may also be parts of a label."""
    return split is at_commas


def at_commas(cell: str) -> tuple[str, ...]:
    """Return the values between commas that a space follows, but for those in parentheses."""
    values = (value.strip() for value in _LISTED.findall(cell))
    return tuple(value for value in values if value)


def _split_at(separator: str) -> Split:
    def take_apart(cell: str) -> tuple[str, ...]:
        values = (value.strip(" \t\n\r") for value in cell.split(separator))
        return tuple(value for value in values if value)

    return take_apart
