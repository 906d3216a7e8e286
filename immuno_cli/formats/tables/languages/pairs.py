"""Tables of translators: each row has a term in one language and in another, and columns tell which these are."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.formats.languages import UNDETERMINED
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import PAIR, SOURCE_LANGUAGE, TARGET_LANGUAGE, TRANSLATED_TERM
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.languages.columns import base_of
from immuno_cli.formats.tables.languages.rows import language_named

_OF_PAIR: Final = frozenset({PAIR, SOURCE_LANGUAGE, TARGET_LANGUAGE, TRANSLATED_TERM})
_BETWEEN: Final = re.compile(r"\s*(?:->|→|=>|[-–>:/|,_]|\bto\b)\s*")
"""What stands between the two languages of a pair: `en-fr`, `en > fr`."""


class _Row(NamedTuple):
    """A row: its line, what it says of the term, its translation, and the languages of both, "" if none is given."""

    line: int
    values: Values
    translations: tuple[str, ...]
    source: str
    target: str


def join_pairs(
    rows: Iterable[tuple[int, Values]], shown: str, names: Mapping[str, str], changes: Changes
) -> tuple[list[tuple[int, Values]], str]:
    """Return the values of each concept with its line, and the language of the vocabulary.

    Rows that say the same of the same term are one concept with several translations. The language is the first one
    that a row tells for its term. A row in the other direction has the term among its translations. `names` are those
    of the columns.

    >>> rows = [(2, {"prefLabel": ("fever",), "pair": ("en-fr",), "translated term": ("fièvre",)}),
    ...         (3, {"prefLabel": ("fever",), "pair": ("en-de",), "translated term": ("Fieber",)})]
    >>> join_pairs(rows, "en", {}, Changes())
    ([(2, {'prefLabel': ('fever',), 'prefLabel@fr': ('fièvre',), 'prefLabel@de': ('Fieber',)})], 'en')
    """
    read = [_read(line, values, names, changes) for line, values in rows]
    shown = next((row.source for row in read if row.source), shown)
    joined: dict[tuple[tuple[str, tuple[str, ...]], ...], tuple[int, dict[str, tuple[str, ...]]]] = {}
    for row in read:
        own, others = _in_direction(row, shown)
        _, values = joined.setdefault(tuple(sorted(own.items())), (row.line, dict(own)))
        for column, texts in others.items():
            values[column] = tuple(dict.fromkeys(chain(values.get(column, ()), texts)))
    return list(joined.values()), shown


def _read(line: int, values: Values, names: Mapping[str, str], changes: Changes) -> _Row:
    own = {column: texts for column, texts in values.items() if column not in _OF_PAIR}
    source, target = _languages(values)
    translations = values.get(TRANSLATED_TERM, ())
    if translations and not target:
        column = TARGET_LANGUAGE if TARGET_LANGUAGE in values else PAIR
        changes.add("bad-value", line, f"{names.get(column, column)}: {' '.join(values.get(column, ()))}")
        translations = ()
    return _Row(line, own, translations, source, target)


def _languages(values: Values) -> tuple[str, str]:
    """Return the languages of a term and of its translation."""
    parts = list(map(language_named, _BETWEEN.split(" ".join(values.get(PAIR, ())))))
    if len(parts) == 2 and all(parts):  # noqa: PLR2004 - a pair
        return parts[0], parts[1]
    return _named(values, SOURCE_LANGUAGE), _named(values, TARGET_LANGUAGE)


def _named(values: Values, column: str) -> str:
    tag = language_named(" ".join(values.get(column, ())))
    return "" if tag == UNDETERMINED else tag


def _in_direction(row: _Row, shown: str) -> tuple[Values, Values]:
    """Return what a row says of a term in the language of the vocabulary, and its labels in the other language."""
    labels = row.values.get("prefLabel", ())
    is_turned = bool(row.source) and base_of(row.source) != base_of(shown) == base_of(row.target)
    if is_turned and row.translations:
        return {**row.values, "prefLabel": row.translations}, {f"prefLabel@{row.source}": labels}
    return row.values, {f"prefLabel@{row.target}": row.translations} if row.translations else {}
