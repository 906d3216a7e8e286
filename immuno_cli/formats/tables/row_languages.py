"""Tables with a row for each language of a concept: a column tells the language of each row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.languages import UNDETERMINED, canonical, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import LANGUAGE
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.header_words import LANGUAGE_OF
from immuno_cli.formats.tables.languages import TRANSLATED, base_of
from immuno_cli.formats.tables.naming import word_of

_LENGTHS_OF_TAG: Final = (2, 3)
"""How many letters the tag of a language has, before its region and script."""


class _Told(NamedTuple):
    """A row with its line, its values without its language, and the tag of the language, "" if there is none."""

    line: int
    values: Values
    language: str


def join_languages(
    rows: Iterable[tuple[int, Values]], shown: str, changes: Changes
) -> tuple[list[tuple[int, Values]], str]:
    """Return the values of each concept with its line, and the language of the vocabulary.

    Rows with the same id are one concept. So are rows in different languages with the same notation, where there are no
    ids. What a row in another language says becomes a translation, as if it stood in a column such as `prefLabel@de`.
    Rows in another language that nothing joins stay as they are, and are counted.

    >>> rows = [(2, {"id": ("1",), "prefLabel": ("blood",), "language": ("en",)}),
    ...         (3, {"id": ("1",), "prefLabel": ("Blut",), "language": ("Deutsch",)})]
    >>> join_languages(rows, "en", Changes())
    ([(2, {'id': ('1',), 'prefLabel': ('blood',), 'prefLabel@de': ('Blut',)})], 'en')
    """
    told = [_told(line, values, changes) for line, values in rows]
    languages = dict.fromkeys(row.language for row in told if row.language)
    shown = min(languages, key=lambda tag: rank(tag.lower(), shown.lower()), default=shown)
    joined = []
    for group in _groups(told):
        if len(group) > 1:
            joined.append((group[0].line, _joined(group, shown, changes)))
            continue
        [row] = group
        if row.language and base_of(row.language) != base_of(shown):
            changes.add("language-row", row.line, " ".join((*row.values.get("prefLabel", ()), f"({row.language})")))
        joined.append((row.line, row.values))
    return joined, shown


def language_named(text: str) -> str:
    """Return the tag of the language that a cell names, "" if it names none.

    >>> language_named("Deutsch"), language_named("en_US"), language_named("French (Canada)"), language_named("both")
    ('de', 'en-US', 'fr', '')
    """
    named = LANGUAGE_OF.get(word_of(text), "")
    tag = canonical(text.strip())
    is_tag = tag != UNDETERMINED and len(tag.partition("-")[0]) in _LENGTHS_OF_TAG
    return named or (tag if is_tag else "")


def _told(line: int, values: Values, changes: Changes) -> _Told:
    named = " ".join(values.get(LANGUAGE, ()))
    language = language_named(named) if named else ""
    if named and not language:
        changes.add("bad-value", line, named)
    return _Told(line, {column: texts for column, texts in values.items() if column != LANGUAGE}, language)


def _groups(rows: Sequence[_Told]) -> list[list[_Told]]:
    """Return the rows of each concept together, in the order of their first rows."""
    groups: dict[object, list[_Told]] = {}
    notations: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        key: object = place  # a concept of its own
        if row.values.get("id"):
            key = row.values["id"][0]
        elif row.values.get("notation") and row.language:
            notation = row.values["notation"][0]
            number = notations.get((notation, row.language), 0)  # a second row in one language is another concept
            notations[notation, row.language] = number + 1
            key = notation, number
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _joined(group: Sequence[_Told], shown: str, changes: Changes) -> Values:
    """Return the values of one concept: those in the language of the vocabulary, or else in the nearest one, first."""
    languages = dict.fromkeys(row.language for row in group if row.language)
    own = min(languages, key=lambda tag: rank(tag.lower(), shown.lower()), default="")
    if own and base_of(own) != base_of(shown):
        label = next((text for row in group for text in row.values.get("prefLabel", ())), "")
        changes.add("foreign-label", group[0].line, f"{label} ({own})")
    values: dict[str, dict[str, None]] = {}
    for row in group:
        is_own = not row.language or base_of(row.language) == base_of(own)
        for column, texts in _marked(row, "" if is_own else row.language).items():
            values.setdefault(column, {}).update(dict.fromkeys(texts))
    return {column: tuple(texts) for column, texts in values.items()}


def _marked(row: _Told, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the values of a row with those that have a language under a name with its tag."""
    if not language:
        return row.values
    return {f"{column}@{language}" if column in TRANSLATED else column: texts for column, texts in row.values.items()}
