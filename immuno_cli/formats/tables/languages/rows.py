"""Tables with a row for each language of a concept: a column tells the language of each row."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.languages import UNDETERMINED, canonical, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import LANGUAGE, STATUS
from immuno_cli.formats.tables.concepts import Values, is_obsolete
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, word_of
from immuno_cli.formats.tables.languages.columns import TRANSLATED, base_of

_LENGTHS_OF_TAG: Final = (2, 3)
"""How many letters the tag of a language has, before its region and script."""


class _Told(NamedTuple):
    """A row with its line, its values without its language, and the tag of the language, "" if there is none."""

    line: int
    values: Values
    language: str


class _Key(NamedTuple):
    """What the rows of one concept have in common: an id, or a notation."""

    text: str
    is_id: bool


def join_languages(
    rows: Iterable[tuple[int, Values]], shown: str, changes: Changes
) -> tuple[list[tuple[int, Values]], str]:
    """Return the values of each concept with its line, and the language of the vocabulary.

    Rows in different languages with the same id are one concept. So are those with the same notation, where there are
    no ids. Rows in one language with the same id are one concept if their label is the same, too. With another label, a
    row is that of a synonym if it states nothing else, and else another concept. What a row in another language says
    becomes a translation, as if it stood in a column such as `prefLabel@de`. Rows in another language that nothing
    joins stay as they are, and are counted.

    >>> rows = [(2, {"id": ("1",), "prefLabel": ("blood",), "language": ("en",)}),
    ...         (3, {"id": ("1",), "prefLabel": ("Blut",), "language": ("Deutsch",)})]
    >>> join_languages(rows, "en", Changes())
    ([(2, {'id': ('1',), 'prefLabel': ('blood',), 'prefLabel@de': ('Blut',)})], 'en')
    """
    told = [_told(line, values, changes) for line, values in rows]
    languages = dict.fromkeys(row.language for row in told if row.language)
    shown = min(languages, key=lambda tag: rank(tag.lower(), shown.lower()), default=shown)
    joined = []
    for group in _Groups(told, shown, changes).all:
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
        changes.add("bad-value", line, f"language: {named}")
    return _Told(line, {column: texts for column, texts in values.items() if column != LANGUAGE}, language)


class _Groups:
    """The rows of each concept together, in the order of their first rows."""

    def __init__(self, rows: Sequence[_Told], shown: str, changes: Changes) -> None:
        self.all: list[list[_Told]] = []
        self.shown = shown
        self.changes = changes
        self._of_key: dict[_Key, list[list[_Told]]] = {}
        self._languages: dict[_Key, set[str]] = {}
        self._count: Counter[tuple[_Key, str]] = Counter()
        self._latest: dict[tuple[_Key, str], tuple[list[_Told], Values]] = {}
        self._labelled: dict[tuple[_Key, str, str], list[_Told]] = {}
        keys = list(map(_key_of, rows))
        for key, row in zip(keys, rows, strict=True):
            if key:
                self._languages.setdefault(key, set()).add(self._language(row))
        for key, row in zip(keys, rows, strict=True):
            if key:
                self._add(key, row)
            else:
                self.all.append([row])

    def _language(self, row: _Told) -> str:
        return row.language or self.shown

    def _add(self, key: _Key, row: _Told) -> None:
        """Add a row to the first concept that has none in its language, unless it goes on with an earlier row."""
        language = self._language(row)
        group = self._continued(key, row) if key.is_id else None
        is_synonym = group is not None and self._is_synonym(key, row)
        if group is None:
            groups = self._of_key.setdefault(key, [])
            number = self._count[key, language]
            self._count[key, language] += 1
            if number == len(groups):
                groups.append([])
                self.all.append(groups[number])
            group = groups[number]
        if is_synonym:
            self._add_synonym(group, row)
        else:
            group.append(row)
        self._latest[key, language] = group, row.values
        self._labelled.setdefault((key, language, _label_of(row)), group)

    def _continued(self, key: _Key, row: _Told) -> list[_Told] | None:
        """Return the concept of which an earlier row in the same language speaks, too. None if there is none.

        The rows have the same label, or the later one has none. Or it has another label and states nothing else that
        is new: this is a synonym, where the id stands for labels in several languages.
        """
        language = self._language(row)
        label = _label_of(row)
        latest = self._latest.get((key, language))
        if latest is None:
            return None
        group, values = latest
        named = self._labelled.get((key, language, label)) if label else group
        if named is not None:
            return named
        is_of_labels = len(self._languages[key]) > 1 or STATUS in row.values
        return group if is_of_labels and _is_only_other_label(row.values, values) else None

    def _add_synonym(self, group: list[_Told], row: _Told) -> None:
        """Add a row with another label. Its status is that of the label: one in use comes before an obsolete one."""
        first = group[0]
        if first.language == row.language and _is_obsolete(first) and STATUS in row.values and not _is_obsolete(row):
            self.changes.add("synonym-row", first.line, _label_of(first))
            group[:] = [row, *map(_without_status, group)]
        else:
            self.changes.add("synonym-row", row.line, _label_of(row))
            group.append(_without_status(row))

    def _is_synonym(self, key: _Key, row: _Told) -> bool:
        """Return whether a row that goes on with an earlier one has another label."""
        label = _label_of(row)
        return bool(label) and (key, self._language(row), label) not in self._labelled


def _key_of(row: _Told) -> _Key | None:
    """Return what joins a row with others: its id, or else its notation. None where nothing does."""
    if row.values.get("id"):
        return _Key(row.values["id"][0], is_id=True)
    if row.values.get("notation") and row.language:
        return _Key(row.values["notation"][0], is_id=False)
    return None


def _is_obsolete(row: _Told) -> bool:
    return any(map(is_obsolete, row.values.get(STATUS, ())))


def _without_status(row: _Told) -> _Told:
    return row._replace(values={column: texts for column, texts in row.values.items() if column != STATUS})


def _label_of(row: _Told) -> str:
    return next(iter(row.values.get("prefLabel", ())), "")


def _is_only_other_label(values: Values, earlier: Values) -> bool:
    """Return whether a row states nothing but its label, and the status of that, that an earlier one does not state."""
    others = {column: texts for column, texts in values.items() if texts and column not in {"prefLabel", STATUS}}
    return all(texts == earlier.get(column) for column, texts in others.items())


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
