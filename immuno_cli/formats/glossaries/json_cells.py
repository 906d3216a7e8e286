"""What the pairs of a JSON object say, as the cells of a table."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from immuno_cli.formats.glossaries.entries import Cell, gather
from immuno_cli.formats.glossaries.json_languages import are_languages, looks_like_tag
from immuno_cli.formats.glossaries.json_shapes import Pairs, ids_of, rendered
from immuno_cli.formats.languages import canonical
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF_ROWS, TARGET_OF, plain

_LINKS: Final = frozenset({"broader", "narrower", "related", "exactMatch", "closeMatch", "isReplacedBy"})


class Number(str):
    """A JSON number as it is written."""

    __slots__ = ()


class Object(list[tuple[str, Any]]):
    """A JSON object with all its pairs: a key that stands twice is two terms."""

    __slots__ = ()


def read_cells(value: Pairs, number: int, changes: Changes) -> dict[str, Cell]:
    """Return the cells by name of the object that is the entry of this number. What is no text is counted."""
    return gather(_iter_cells(value, number, changes))


def _iter_cells(value: Pairs, number: int, changes: Changes) -> Iterator[tuple[str, Cell]]:
    languages = _languages_of(value)
    for written, stated in value:
        key, child = rendered(written, stated)
        by_language = [(key, child)] if key in languages else _pairs_by_language(child)
        if by_language:
            for tag, said in by_language:
                yield from _in_language(tag, said, number, changes)
        elif isinstance(child, Object) and _is_by_language(child):
            yield from ((f"{key}@{canonical(tag)}", read_cell(text) or "") for tag, text in child)
        else:
            yield from _one_cell(key, child, number, changes)


def _one_cell(key: str, value: Any, number: int, changes: Changes) -> Iterator[tuple[str, Cell]]:  # noqa: ANN401
    """Yield the cell of a value that is the same in all languages. What is no text is counted."""
    cell = read_cell(value)
    if cell is None and TARGET_OF.get(plain(key)) in _LINKS:
        cell = ids_of(value)
    if cell is None:
        changes.add("bad-value", number, key)
    else:
        yield key, cell


def _languages_of(value: Pairs) -> frozenset[str]:
    """Return the keys that are tags of languages with an object each that names the term or defines it."""
    keys = [key for key, child in value if isinstance(child, Object) and looks_like_tag(key) and _describes(child)]
    return frozenset(keys if are_languages(keys) else ())


def _pairs_by_language(value: Any) -> list[tuple[str, Object]]:  # noqa: ANN401 - whatever JSON holds
    """Return what is said in each language, if that is what a value holds: a map of languages, or a list of objects."""
    if isinstance(value, Object):
        return list(value) if _languages_of(value) == {key for key, _ in value} else []
    if not isinstance(value, list) or not all(isinstance(each, Object) and _describes(each) for each in value):
        return []
    tags = [_tag_in(each) for each in value]
    return list(zip(tags, map(_without_tag, value), strict=True)) if are_languages(tags) else []


def _tag_in(value: Object) -> str:
    """Return what an object says of the language of its texts, "" if it says nothing."""
    return next((text for key, text in value if plain(key) in LANGUAGE_OF_ROWS and isinstance(text, str)), "")


def _without_tag(value: Object) -> Object:
    return Object(pair for pair in value if plain(pair[0]) not in LANGUAGE_OF_ROWS)


def _describes(value: Object) -> bool:
    return any(TARGET_OF.get(plain(key)) in {"prefLabel", "definition"} for key, _ in value)


def _in_language(tag: str, value: Object, number: int, changes: Changes) -> Iterator[tuple[str, Cell]]:
    """Yield what an object says in a language. What is no text, or means nothing in one language, is counted."""
    for key, child in value:
        cell = read_cell(child)
        if cell is None:
            changes.add("bad-value", number, f"{tag}: {key}")
        else:
            yield f"{key}@{canonical(tag)}", cell


def _is_by_language(value: Object) -> bool:
    """Return whether a JSON object holds a text for each language: `{"en": "blood", "de": "Blut"}`."""
    return are_languages([key for key, _ in value]) and all(read_cell(text) is not None for _, text in value)


def read_cell(value: Any) -> Cell | None:  # noqa: ANN401 - whatever JSON holds
    """Return what a value holds as text, or None where it is an object or a list of such.

    >>> read_cell(Object([("1", "the fluid"), ("2", "the medicine")]))
    ['the fluid', 'the medicine']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, Object):
        return _numbered(value)
    if not isinstance(value, list):
        return None
    cells = list(_texts(value))
    return cells if len(cells) == len(value) else None


def _numbered(value: Object) -> Cell | None:
    """Return the texts of an object whose keys are their numbers: `{"1": "the fluid", "2": "the medicine"}`."""
    are_texts = bool(value) and all(key.isdecimal() and isinstance(text, str) for key, text in value)
    return [text for _, text in value] if are_texts else None


def _texts(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        cell = read_cell(value)
        if isinstance(cell, str):
            yield cell
