"""The columns of a table that are not read: how they are named in the notes."""

from collections.abc import Mapping, Sequence
from typing import Final

from immuno_cli.formats.reading import Changes, without_marks
from immuno_cli.formats.tables.columns import MOST_COLUMNS, STATUS
from immuno_cli.formats.tables.header_names.misspelled import likely_meant
from immuno_cli.formats.tables.header_names.words import names_translation
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import Column, read_as
from immuno_cli.formats.tables.unread.cells import UnreadCells

_AT_MOST_ONE: Final = frozenset({"prefLabel", "id", "definition"})
"""What one column of a table holds."""
_LONGEST_NAME: Final = 200
_MOST_MEANT: Final = 8
"""Misspelled columns for which it is proposed what they are read as."""


def unread_columns(header: Header) -> dict[int, str]:
    """Return the names of the columns that are not read, by their places. Those of statuses may not be."""
    unread = {place: column.name for place, column in enumerate(header.columns) if column.target in {"", STATUS}}
    return {place: name for place, name in unread.items() if name}


def unknown_columns(header: Header, noted: str) -> dict[int, Column]:
    """Return the columns whose name is unknown, by their places. One that is `noted` otherwise is none of them."""
    columns = enumerate(header.columns)
    return {place: column for place, column in columns if not column.target and column.name not in {"", noted}}


def is_misspelled(name: str, header: Header) -> bool:
    """Return whether the unknown name of a column is within a typo of a known one that the header may have, too."""
    return bool(_likely_meant(name, header))


def _likely_meant(name: str, header: Header) -> str:
    """Return what a column is likely meant to be, "" if a table has one such column at most and the header has it."""
    likely = likely_meant(name, read_as)
    return "" if likely in _AT_MOST_ONE and any(column.target == likely for column in header.columns) else likely


def note_unknown(unknown: Mapping[int, Column], header: Header, unread: UnreadCells, changes: Changes) -> list[str]:
    """Count the unknown columns in which a row has something. Entries without a header have each name for a reason.

    Return how those whose names are misspelled are mapped, as `--column` takes it: `Defintion=definition`.
    """
    meant: list[str] = []
    for place, column in unknown.items():
        if header.line and unread.is_empty(place):
            continue
        is_looked_at = place < MOST_COLUMNS and len(meant) < _MOST_MEANT and not column.is_draft
        likely = _likely_meant(column.name, header) if is_looked_at else ""
        if likely:
            meant.append(f"{column.name}={likely}")
        changes.add(_code_of(column, likely), header.line, column.name)
    return meant


def _code_of(column: Column, likely: str) -> str:
    if column.is_draft:
        return "other-wording"
    if likely:
        return "misspelled-column"
    return "untold-translation" if names_translation(column.name[:_LONGEST_NAME]) else "unknown-column"


def with_names(
    messages: Mapping[str, str], *, texts: str, unread: Sequence[str], meant: Sequence[str]
) -> Mapping[str, str]:
    """Return the messages of the notes with the names of the columns that they are about.

    `texts` is the column that may be that of the definitions, `unread` those in which rows differ, and `meant` are the
    misspelled ones as they are mapped.
    """
    named = dict(messages)
    if unread:
        named["differs-unread"] += f" ({without_marks(', '.join(unread))})"
    if texts:
        named["no-definition"] = _with_options(named["no-definition"], "NAME=definition", [f"{texts}=definition"])
    if meant:
        named["misspelled-column"] = _with_options(named["misspelled-column"], "NAME=MEANING", meant)
    return named


def _with_options(message: str, general: str, pairs: Sequence[str]) -> str:
    """Return a message with the options that map columns in place of a general one."""
    from shlex import quote

    if any(pair != without_marks(pair) for pair in pairs):
        return message
    return message.replace(general, " --column ".join(map(quote, pairs)))
