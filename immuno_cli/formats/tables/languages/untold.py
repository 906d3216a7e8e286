"""Translations whose language no column tells: their letters tell it, or the name of the column."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from immuno_cli.formats.tables.columns import UNTOLD_TRANSLATION
from immuno_cli.formats.tables.header_names.languages import language_of_translation
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.languages.columns import base_of
from immuno_cli.formats.tables.rows import Row
from immuno_cli.language.scripts import language_of_letters

_SAMPLE: Final = 2000
"""Rows in which letters are looked at."""


def with_told_translation(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which translations are labels in the language that their letters tell.

    Its name tells it where it is in another language than the terms: `Englisch, Übersetzung`. Where nothing tells it,
    the column is not read.
    """
    iterator = iter(rows)
    place = next((at for at, column in enumerate(header.columns) if column.target == UNTOLD_TRANSLATION), None)
    if place is None:
        return iterator, header
    sample = list(islice(iterator, _SAMPLE))
    cells = [row.cells[place].strip() for row in sample if len(row.cells) > place]
    column = header.columns[place]
    terms = {base_of(other.language) for other in header.columns if other.target == "prefLabel" and other.language}
    language = _language_of(column.name, list(filter(None, cells)), terms)
    is_told = bool(language) and language not in terms
    columns = list(header.columns)
    columns[place] = column._replace(target="prefLabel", language=language) if is_told else column._replace(target="")
    return chain(sample, iterator), header._replace(columns=tuple(columns))


def _language_of(name: str, cells: Sequence[str], terms: Collection[str]) -> str:
    """Return the language that the name of a column tells, or else its cells; "" if neither does.

    The name tells it if the terms are in another one. Japanese may be written in Chinese characters alone.
    """
    named, written = language_of_translation(name), language_of_letters(cells) or ""
    is_named = bool(named and terms and named not in terms) or (named, written) == ("ja", "zh")
    return named if is_named else written
