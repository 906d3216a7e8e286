"""Tables of translators: each row has a term in one language and in another, and columns tell which these are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.languages import UNDETERMINED, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import PAIR, SOURCE_LANGUAGE, TARGET_LANGUAGE, TRANSLATED_TERM
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.languages.columns import TRANSLATED, base_of
from immuno_cli.formats.tables.languages.rows import language_named
from immuno_cli.formats.tables.unread.cells import UnreadCells

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


class _Concept(NamedTuple):
    """A concept: the line of its first row, what its rows have in common, and its labels in the other languages."""

    line: int
    own: Values
    others: dict[str, dict[str, None]]

    def values(self) -> Values:
        return {**self.own, **{column: tuple(labels) for column, labels in self.others.items()}}


def join_pairs(
    rows: Iterable[tuple[int, Values]],
    shown: str,
    wanted: str,
    names: Mapping[str, str],
    unread: UnreadCells,
    changes: Changes,
) -> tuple[list[tuple[int, Values]], str]:
    """Return the values of each concept with its line, and the language of the vocabulary.

    Rows that say the same of the same term are one concept with several translations. The language is the one of the
    rows that is nearest to the `wanted` one. If none is wanted, it is the first one that a row tells for its term, or
    else `shown`. A row in the other direction has the term among its translations. A row that has no label in the
    language keeps its own one, and is noted, as is one that says nothing new. `names` are those of the columns, and
    `unread` has the cells of those that are not read.

    >>> rows = [(2, {"prefLabel": ("fever",), "pair": ("en-fr",), "translated term": ("fièvre",)}),
    ...         (3, {"prefLabel": ("fever",), "pair": ("en-de",), "translated term": ("Fieber",)})]
    >>> join_pairs(rows, "en", "", {}, UnreadCells({}), Changes())
    ([(2, {'prefLabel': ('fever',), 'prefLabel@fr': ('fièvre',), 'prefLabel@de': ('Fieber',)})], 'en')
    """
    read = [_read(line, values, names, changes) for line, values in rows]
    shown = _language_of(read, wanted) or shown
    joined: dict[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], _Concept] = {}
    first_lines: dict[tuple[int, tuple[tuple[str, tuple[str, ...]], ...]], int] = {}
    for row in read:
        own, others = _in_direction(row, shown)
        foreign = row.source if own is row.values and _is_other(row.source, shown) else ""
        if foreign:
            changes.add("foreign-label", row.line, f"{' '.join(row.values.get('prefLabel', ()))} ({foreign})")
        concept = joined.setdefault((foreign, tuple(sorted(own.items()))), _Concept(row.line, own, {}))
        same = first_lines.setdefault((id(concept), tuple(sorted(others.items()))), row.line)
        if same != row.line:
            _note_repeated(same, row, unread, changes)
        for column, labels in others.items():
            found = concept.others.setdefault(column, dict.fromkeys(own.get(column, ())))
            found.update(dict.fromkeys(labels))
    return [(concept.line, concept.values()) for concept in joined.values()], shown


def _note_repeated(first: int, row: _Row, unread: UnreadCells, changes: Changes) -> None:
    """Count a row that says what an earlier one says, and has the line of that: it may differ in what is not read."""
    text = " → ".join((*row.values.get("prefLabel", ()), *row.translations))
    changes.add("differs-unread" if unread.differing(first, row.line) else "repeated-row", row.line, text)


def _language_of(rows: Sequence[_Row], wanted: str) -> str:
    """Return the language of rows: the nearest to the wanted one, or that of the first term. "" if no term tells it."""
    sources = [row.source for row in rows if row.source]
    if not sources or not wanted:
        return next(iter(sources), "")
    languages = dict.fromkeys([*sources, *(row.target for row in rows if row.translations)])
    return min(languages, key=lambda tag: rank(tag.lower(), wanted.lower()))


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
    """Return what a row says of a term in the language of the vocabulary, and its labels in the other language.

    In a row in the other direction, what is said of the term is in the other language, too.
    """
    if row.translations and _is_other(row.source, shown) and not _is_other(row.target, shown):
        marked = {f"{name}@{row.source}" if name in TRANSLATED else name: texts for name, texts in row.values.items()}
        labels = marked.pop(f"prefLabel@{row.source}", ())
        return {**marked, "prefLabel": row.translations}, {f"prefLabel@{row.source}": labels}
    return row.values, {f"prefLabel@{row.target}": row.translations} if row.translations else {}


def _is_other(language: str, shown: str) -> bool:
    """Return whether a language is told, and another one than that of the vocabulary."""
    return bool(language) and base_of(language) != base_of(shown)
