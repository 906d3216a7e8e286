"""What the columns of a table are read as, where several state the same in different languages."""

from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.languages import canonical, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Column, Header

TRANSLATED: Final = frozenset({"prefLabel", *LABEL_KEYS, *STATEMENT_KEYS})
"""The columns that are read in other languages, too: as the target and the language, such as `prefLabel@de`."""


def choose_language(header: Header, language: str, changes: Changes) -> tuple[tuple[Column, ...], str]:
    """Return the columns, and the language of the vocabulary.

    It is the one nearest to `language` among those of the preferred labels. Columns of other languages are read as
    translations. Those that have no place there are left out and counted, as are those whose name is unknown.
    """
    told = _languages(header, "prefLabel") or _languages(header)
    shown = min(told, key=lambda tag: rank(tag, language.lower()), default=language)
    return tuple(_chosen(column, shown, header.line, changes) for column in header.columns), shown


def _languages(header: Header, target: str = "") -> list[str]:
    """Return the languages that the columns with a meaning tell, or those with one meaning."""
    read = (column for column in header.columns if column.target and target in {"", column.target})
    return [column.language for column in read if column.language]


def _chosen(column: Column, shown: str, line: int, changes: Changes) -> Column:
    if not column.target and column.name:
        changes.add("unknown-column", line, column.name)
    is_other = bool(column.target and column.language and _base(column.language) != _base(shown))
    if not is_other:
        return column
    if column.target in TRANSLATED:
        return column._replace(target=f"{column.target}@{canonical(column.language)}")
    changes.add("other-language", line, column.name)
    return column._replace(target="")


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
