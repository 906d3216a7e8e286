"""Which columns of a table are read, where several state the same in different languages."""

from immuno_cli.formats.languages import rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Column, Header


def choose_language(header: Header, language: str, changes: Changes) -> tuple[tuple[Column, ...], str]:
    """Return the columns, those in other languages without a target, and the language of those that are kept.

    It is the one nearest to `language` among those of the preferred labels. What is left out is counted, as are the
    columns whose name is unknown.
    """
    told = [column.language for column in header.columns if column.target == "prefLabel" and column.language]
    told = told or [column.language for column in header.columns if column.target and column.language]
    shown = min(told, key=lambda tag: rank(tag, language.lower()), default=language)
    columns = []
    for column in header.columns:
        if not column.target and column.name:
            changes.add("unknown-column", header.line, column.name)
        is_other = bool(column.target and column.language and _base(column.language) != _base(shown))
        if is_other:
            changes.add("other-language", header.line, column.name)
        columns.append(column._replace(target="") if is_other else column)
    return tuple(columns), shown


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
