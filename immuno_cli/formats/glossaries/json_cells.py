"""What the pairs of a JSON object say, as the cells of a table."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from immuno_cli.formats.glossaries.entries import Cell, gather
from immuno_cli.formats.glossaries.json_languages import are_languages
from immuno_cli.formats.glossaries.json_shapes import Pairs, ids_of, rendered
from immuno_cli.formats.languages import canonical
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain

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
    for written, stated in value:
        key, child = rendered(written, stated)
        if isinstance(child, Object) and _is_by_language(child):
            yield from ((f"{key}@{canonical(tag)}", read_cell(text) or "") for tag, text in child)
            continue
        cell = read_cell(child)
        if cell is None and TARGET_OF.get(plain(key)) in _LINKS:
            cell = ids_of(child)
        if cell is None:
            changes.add("bad-value", number, key)
        else:
            yield key, cell


def _is_by_language(value: Object) -> bool:
    """Return whether a JSON object holds a text for each language: `{"en": "blood", "de": "Blut"}`."""
    return are_languages([key for key, _ in value]) and all(read_cell(text) is not None for _, text in value)


def read_cell(value: Any) -> Cell | None:  # noqa: ANN401 - whatever JSON holds
    """Return what a value holds as text, or None where it is an object or a list of such."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, Object) or not isinstance(value, list):
        return None
    cells = list(_texts(value))
    return cells if len(cells) == len(value) else None


def _texts(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        cell = read_cell(value)
        if isinstance(cell, str):
            yield cell
