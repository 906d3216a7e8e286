"""Which columns of a table are read, where several state the same in different languages."""

from immuno_cli.formats.languages import rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Column, Header


def choose_language(header: Header, language: str, changes: Changes) -> tuple[tuple[Column, ...], str]:
    """Return the columns, those in other languages without a target, and the language of those that are kept.

    It is the one nearest to `language` among those of the preferred labels. What is left out is counted, as are the
    columns whose name is unknown.
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
    changes.add("other-language", line, column.name)
    return column._replace(target="")


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
