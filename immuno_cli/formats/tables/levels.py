"""Tables with a column for each level of a hierarchy: `Level 1`, `Level 2`, `Level 3`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.header_words import plain

_LEVEL: Final = re.compile(
    r"(?:(?:hierarchy|taxonomy|concept|term)?(?:level|lvl)|l|tier|ebene|stufe|niveau|nivel|livello|poziom|uroven)"
    r"(?P<number>[1-9][0-9]?)"
)
_TARGET: Final = "level"


def level_numbers(names: Sequence[str]) -> dict[int, int]:
    """Return the level of each column whose name is that of a level, by its position. There are two at least, or none.

    >>> level_numbers(["Level 1", "Level 2", "Definition"])
    {0: 1, 1: 2}
    """
    matches = {place: match for place, name in enumerate(names) if (match := _LEVEL.fullmatch(plain(name)))}
    numbers = {place: int(match["number"]) for place, match in matches.items()}
    is_each_once = len(set(numbers.values())) == len(numbers)
    are_all = sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    return numbers if len(numbers) > 1 and is_each_once and are_all else {}


def level_target(number: int) -> str:
    """Return what the column of a level is read as."""
    return f"{_TARGET} {number}"


def is_level(target: str) -> bool:
    """Return whether a column that is read so is that of a level."""
    return target.startswith(f"{_TARGET} ")


def iter_concepts_of_levels(rows: Iterable[tuple[int, Values]], changes: Changes) -> Iterator[tuple[int, Values]]:
    """Yield the line and the values of each concept: one for each cell of a level that is filled for the first time.

    Its broader concept is the nearest filled cell to the left; where there is none in the row, the last one in the rows
    above. What else a row says is said of its last filled level.

    >>> rows = [(2, {"level 1": ("blood",)}), (3, {"level 2": ("serum",)})]
    >>> [values for _, values in iter_concepts_of_levels(rows, Changes())]
    [{'prefLabel': ('blood',), 'id': ('blood',)}, {'prefLabel': ('serum',), 'id': ('serum',), 'broader': ('blood',)}]
    """
    stated = list(rows)
    identifiers = _Identifiers(identifier for _, values in stated for identifier in values.get("id", ()))
    found: dict[tuple[str, ...], str] = {}
    above: dict[str, str] = {}
    for line, values in stated:
        filled, others = _parted(values)
        if not filled:
            yield line, others
        for level in filled:
            above = {higher: above[higher] for higher in above if _number(higher) < _number(level)}
            parent = found.get(tuple(above.values()), "")
            above[level] = values[level][0]
            path = tuple(above.values())
            own: Values = others if level == filled[-1] else {}
            if path not in found:
                found[path] = identifiers.of(own, path[-1], line, changes)
                yield line, _concept(own, path[-1], found[path], parent)
            elif own:
                yield line, _concept(own, path[-1], found[path], parent)


def _parted(values: Values) -> tuple[list[str], Values]:
    """Return the levels that are filled in a row, the highest first, and what else the row says."""
    levels = sorted(filter(is_level, values), key=_number)
    return levels, {column: texts for column, texts in values.items() if not is_level(column)}


def _concept(own: Values, label: str, identifier: str, parent: str) -> Values:
    """Return the values of a concept. An id that its row states though it has one already is a notation."""
    values = {"prefLabel": (label,), **own, "id": (identifier,)}
    others = tuple(other for other in own.get("id", ()) if other != identifier)
    if others:
        values["notation"] = (*own.get("notation", ()), *others)
    if parent:
        values["broader"] = (*own.get("broader", ()), parent)
    return values


def _number(level: str) -> int:
    return int(level.removeprefix(_TARGET))


class _Identifiers:
    """Gives each new concept an id that no other has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self.next_number: dict[str, int] = {}

    def of(self, own: Values, label: str, line: int, changes: Changes) -> str:
        """Return the id of a new concept: the one that its row states, or its label, with a number if that is taken."""
        if own.get("id"):
            return own["id"][0]
        identifier = label
        if label in self.taken:
            identifier = self._numbered(label)
            changes.add("homonym", line, identifier)
        self.taken.add(identifier)
        return identifier

    def _numbered(self, label: str) -> str:
        number = self.next_number.get(label, 2)
        while f"{label}-{number}" in self.taken:
            number += 1
        self.next_number[label] = number + 1
        return f"{label}-{number}"
