"""Glossaries in JSON: a list of terms, or a map from each term to its definition or to what is said of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from immuno_cli.formats.glossaries.entries import (
    Cell,
    Entry,
    header_of,
    no_entries,
    read_entries,
    with_title,
    without_lines,
)
from immuno_cli.formats.glossaries.json_cells import Number, Object, read_cell, read_cells
from immuno_cli.formats.glossaries.json_languages import SENTENCE, entries_by_language
from immuno_cli.formats.glossaries.json_shapes import (
    are_letters,
    flattened,
    has_key_twice,
    is_root,
    main_list,
    split_records,
    unwrapped,
)
from immuno_cli.formats.glossaries.other_json import (
    LOOKS_LIKE,
    known_kind,
    known_records,
    no_definition,
    unlike_definitions,
    unlike_terms,
)
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.headers import is_header
from immuno_cli.formats.tables.naming import Column, name_columns
from immuno_cli.model import Scheme

_ABOUT: Final = ("title", "name", "language", "lang", "version", "license", "description", "author", "attribution")
"""Keys that say something of a whole glossary, and not the names of terms."""
_FIELDS: Final = {
    "description": "description",
    "version": "version",
    "license": "license",
    "attribution": "attribution",
    "author": "attribution",
}
"""Some of these keys, and the field of the scheme that has what they say."""
_OF_BUNDLES: Final = frozenset({*_ABOUT, "id", "$schema", "iri", "extends"})
"""Keys of a bundle. An object that has no others is a bundle without its concepts, and no map of terms."""
_DEEPEST: Final = 4
"""The most objects around the entries: `{"data": {"terms": {"edges": […]}}}`."""
_DEFINITION: Final = "definition"
_TERM: Final = "term"
_LEAST: Final = 2
"""Entries from which on a list is taken for a glossary though it has other values, too."""


class Found(NamedTuple):
    """The entries of a glossary, the JSON value that holds them, and what is said of them or was left out there."""

    entries: list[Entry]
    value: Any
    about: Mapping[str, str]
    changes: Changes


def read_json_glossary(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that a JSON glossary states.

    Raises InvalidVocabularyError if there are no entries in it, or none of their names is known.

    >>> read_json_glossary(b'{"serum": "Blood without cells."}', name="x").concepts[0].definitions[0].text
    'Blood without cells.'
    """
    found = find_entries(_parse(data), options)
    entries, about, changes = found.entries, found.about, found.changes
    del found  # the whole value takes much memory
    if not entries:
        raise no_entries("JSON")
    told = about.get("language", about.get("lang"))
    reading = read_entries(
        entries,
        name=name,
        language=told if isinstance(told, str) and told else language,
        options=options,
        changes=changes,
        may_have_markup=True,
        progress=progress,
    )
    title = about.get("title", about.get("name"))
    if isinstance(title, str) and title.strip():
        reading = with_title(reading, title.strip())
    return without_lines(reading._replace(scheme=_described(reading.scheme, about)))


def _described(scheme: Scheme, about: Mapping[str, Any]) -> Scheme:
    """Return the scheme with what the glossary says of itself beside its entries."""
    said = {field: about[key].strip() for key, field in _FIELDS.items() if isinstance(about.get(key), str)}
    return scheme._replace(**{field: text for field, text in said.items() if text and not getattr(scheme, field)})


def unlike_glossary(data: bytes, options: TableOptions = NO_OPTIONS) -> str:
    """Return why JSON holds no entries of a glossary, "" if it does, their names known or not. The data must be JSON.

    Where the user says what its names mean, it is taken for a glossary.

    >>> unlike_glossary(b'{"semi": true, "width": 100}')
    'among its values are true, false or null, and numbers'
    """
    whole = _parse(data)
    if options.columns:
        return ""
    found = find_entries(whole)
    kind = _known_kind(whole, found)
    if kind:
        return f"{LOOKS_LIKE}{kind}"
    if not found.entries:
        return _why_no_entries(whole)
    if isinstance(found.value, Object) and _are_texts([value for _, value in found.value]):
        return unlike_definitions(found.value)
    return ""


def _why_no_entries(whole: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(whole, Object):
        return unlike_terms([whole])
    values = [value for _, value in whole]
    objects = [dict(value) for value in values if isinstance(value, Object)]
    return no_definition(objects) if len(objects) == len(values) > 1 else unlike_terms(values)


def _known_kind(whole: Any, found: Found) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return what a JSON value is if it is of a well-known kind, "" if it is not."""
    kind = known_records([dict(record) for record in _first_records(whole)])
    if kind or not isinstance(whole, Object) or _is_list_with_definitions(found):
        return kind
    return known_kind(dict(whole))


def _first_records(whole: Any) -> list[Object]:  # noqa: ANN401 - whatever JSON holds
    """Return the first object of a value and the first ones within it, the outermost first."""
    found: list[Object] = []
    value = whole
    for _ in range(_DEEPEST + 1):
        if isinstance(value, Object):
            found.append(value)
            value = next((child for _, child in value), None)
        elif isinstance(value, list):
            value = next(iter(value), None)
    return found


def _is_list_with_definitions(found: Found) -> bool:
    """Return whether the entries are a list of terms that have definitions."""
    if isinstance(found.value, Object):
        return False
    header = header_of(found.entries, NO_OPTIONS)
    return header is not None and any(column.target == _DEFINITION for column in header.columns)


def find_entries(whole: Any, options: TableOptions = NO_OPTIONS) -> Found:  # noqa: ANN401 - whatever JSON holds
    """Return the entries of a JSON value. There are none if it is no glossary. `options` say what its names mean."""
    value = whole
    about: dict[str, str] = {}
    unknown: list[str] = []
    for _ in range(_DEEPEST):
        changes = Changes()
        for key in unknown:
            changes.add("unknown-key", 0, key)
        entries = _entries_of(value, changes, options)
        if isinstance(value, Object):
            about.update(_about(value))
        if entries:
            return Found(entries, value, about, changes)
        inner = _only_inner(value)
        if inner is None:
            break
        unknown.extend(key for key, child in value if child is not inner and [child] != inner and key not in _ABOUT)
        value = inner
    return Found([], value, about, Changes())


def _only_inner(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the only list or object in a JSON object, or the one of several that holds terms. None if none does."""
    if not isinstance(value, Object):
        return None
    records = main_list(value)
    if records is not None:
        return records
    inner = [child for key, child in value if isinstance(child, list) and key not in _ABOUT]
    chosen = inner if len(inner) < _LEAST else _with_terms(inner)
    return chosen[0] if len(chosen) == 1 else None


def _with_terms(inner: Sequence[Any]) -> list[Any]:
    """Return the lists that define terms: others are sources, or categories. Without lists, the objects with a list."""
    lists = [child for child in inner if not isinstance(child, Object)]
    if lists:
        return list(filter(_defines_terms, lists))
    return [child for child in inner if any(map(_is_list_of_objects, dict(child).values()))]


def _parse(data: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=Object, parse_int=Number, parse_float=Number)


def _entries_of(value: Any, changes: Changes, options: TableOptions = NO_OPTIONS) -> list[Entry]:  # noqa: ANN401 - JSON
    if isinstance(value, Object):
        value = _records_in(value) or value
    if isinstance(value, Object):
        return _entries_of_map(value, changes, options)
    if not isinstance(value, list) or not value:
        return []
    if any(isinstance(item, Object) for item in value):
        return _entries_of_list(value, changes)
    is_pairs = all(isinstance(item, list) and len(item) == 2 and _are_texts(item) for item in value)  # noqa: PLR2004
    if is_pairs:
        return _entries_of_pairs(value)
    return []


def _records_in(value: Object) -> list[Object]:
    """Return the object itself if it is a concept with others below it, or the records of a table in it, if any."""
    return [value] if is_root(value) else list(map(Object, split_records(value)))


def _entries_of_list(value: Sequence[Any], changes: Changes) -> list[Entry]:
    """Return an entry for each object in a list. What else is there is counted, or there are no entries at all."""
    objects = list(enumerate(flattened([item for item in value if isinstance(item, Object)]), 1))
    strays = [(number, item) for number, item in enumerate(value, 1) if not isinstance(item, Object)]
    entries = [Entry(number, read_cells(unwrapped(item), number, changes)) for number, item in objects]
    if not strays:
        return entries
    if len(entries) < _LEAST or len(strays) >= len(entries) or not _has_definitions(entries):
        return []
    for number, item in strays:
        changes.add("unknown-key", number, item if isinstance(item, str) else json.dumps(item, ensure_ascii=False))
    return entries


def _entries_of_map(value: Object, changes: Changes, options: TableOptions) -> list[Entry]:
    """Return the entries of a map from terms to definitions, to objects, or of letters to lists of objects."""
    about = _about(value)
    pairs = [pair for pair in value if pair[0] not in about]
    return [] if all(key in _OF_BUNDLES for key, _ in value) else _entries_of_values(pairs, changes, options)


def _entries_of_values(pairs: Sequence[tuple[str, Any]], changes: Changes, options: TableOptions) -> list[Entry]:
    values = [child for _, child in pairs]
    if _are_texts(values):
        return _entries_of_pairs(pairs)
    if _hold_definitions(values):
        return _entries_of_definitions(pairs)
    if are_letters(pairs):
        return _entries_of_pairs(list(chain.from_iterable(values)))
    if all(isinstance(child, Object) for child in values):
        return _entries_of_map_of_maps(pairs, changes, options)
    if len(values) > 1 and all(map(_is_list_of_objects, values)):
        return _entries_of_list(list(chain.from_iterable(values)), changes)
    return []


def _entries_of_definitions(pairs: Sequence[tuple[str, Any]]) -> list[Entry]:
    """Return an entry for each term with a definition, or a list of them."""
    numbered = enumerate(pairs, 1)
    return [Entry(number, {_TERM: term, _DEFINITION: read_cell(text) or ""}) for number, (term, text) in numbered]


def _entries_of_map_of_maps(
    pairs: Sequence[tuple[str, Object]], changes: Changes, options: TableOptions
) -> list[Entry]:
    return entries_by_language(pairs) or _columns(pairs) or _entries_of_objects(pairs, changes, options)


def _entries_of_pairs(pairs: Iterable[tuple[str, str]]) -> list[Entry]:
    return [Entry(number, {_TERM: term, _DEFINITION: text}) for number, (term, text) in enumerate(pairs, 1)]


def _hold_definitions(values: Sequence[Any]) -> bool:
    """Return whether values are texts and lists of texts, and at least half of these are sentences.

    Lists of words beside a term may be anything: its synonyms, or its kinds.
    """
    cells = [[value] if isinstance(value, str) else value for value in values]
    if not all(isinstance(cell, list) and not isinstance(cell, Object) and _are_texts(cell) for cell in cells):
        return False
    texts = [text for cell in cells for text in cell]
    return bool(texts) and 2 * sum(SENTENCE.match(text) is not None for text in texts) >= len(texts)


def _defines_terms(value: Sequence[Any]) -> bool:
    """Return whether a list has terms with definitions in it."""
    entries = _entries_of(value, Changes())
    header = header_of(entries, NO_OPTIONS) if entries else None
    return header is not None and {_DEFINITION, "prefLabel"} <= {column.target for column in header.columns}


def _is_list_of_objects(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Return whether a value is an empty list, or one that has an object in it."""
    is_list = isinstance(value, list) and not isinstance(value, Object)
    return is_list and (not value or any(isinstance(one, Object) for one in value))


def _entries_of_objects(pairs: Sequence[tuple[str, Object]], changes: Changes, options: TableOptions) -> list[Entry]:
    """Return an entry for each object under a key. There are none if nothing in them is known as a definition.

    The key is the term, or the id where the object names the term.
    """
    unnamed = [Entry(number, read_cells(child, number, changes)) for number, (_, child) in enumerate(pairs, 1)]
    header = header_of(unnamed, options)
    columns = {column.name: column for column in header.columns if column.target} if header else {}
    entries = [
        entry._replace(cells=_named(term, entry.cells, columns))
        for (term, _), entry in zip(pairs, unnamed, strict=True)
    ]
    return entries if _has_definitions(entries, options) else []


def _has_definitions(entries: Sequence[Entry], options: TableOptions = NO_OPTIONS) -> bool:
    """Return whether one of the names in the entries is known as that of a definition."""
    header = header_of(entries, options)
    return header is not None and any(column.target == _DEFINITION for column in header.columns)


def _about(whole: Object) -> dict[str, str]:
    """Return what an object says of the whole glossary: texts beside entries that are objects or lists."""
    others = [child for key, child in whole if key not in _ABOUT]
    if not others or _are_texts(others):
        return {}
    return {key: value for key, value in whole if key in _ABOUT and isinstance(value, str)}


def _are_texts(values: Sequence[Any]) -> bool:
    return all(isinstance(value, str) and not isinstance(value, Number) for value in values)


def _columns(pairs: Sequence[tuple[str, Object]]) -> list[Entry]:
    """Return the entries of a table that is written column by column: `{"term": {"0": "serum"}, …}`."""
    if any(map(has_key_twice, (pairs, *(column for _, column in pairs)))):
        return []  # one of the texts would be lost
    columns = {name: dict(column) for name, column in pairs}
    rows = list(next(iter(columns.values())))
    if not _are_rows(rows, columns.values()):
        return []
    entries = [
        Entry(number, {name: column[row] or "" for name, column in columns.items()})
        for number, row in enumerate(rows, 1)
    ]
    return entries if header_of(entries, NO_OPTIONS) else []


def _are_rows(keys: Sequence[str], columns: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether all columns have these keys, with texts, and the keys are those of rows.

    They are none if they name what is said of a term: then each object is an entry, though its own key may be the name
    of a column, such as `entry`.
    """
    are_alike = bool(keys) and all(list(column) == keys and _are_texts_or_none(column) for column in columns)
    return are_alike and not is_header(name_columns(keys))


def _are_texts_or_none(column: Mapping[str, Any]) -> bool:
    return all(value is None or isinstance(value, str) for value in column.values())


def _named(term: str, cells: Mapping[str, Cell], columns: Mapping[str, Column]) -> dict[str, Cell]:
    """Return the cells of an object with the key under which it stands. `columns` are those that are read, by name."""
    has_term = "id" not in cells and is_header([columns[name] for name in cells if name in columns])
    return {"id" if has_term else _TERM: term, **cells}
