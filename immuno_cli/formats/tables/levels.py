"""Tables with a column for each level of a hierarchy: `Level 1`, `Level 2`, `Level 3`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.header_words import plain

_LEVEL: Final = re.compile(
    r"(?:(?:hierarchy|taxonomy|concept|term)?(?:level|lvl)|l|tier|ebene|stufe|niveau|nivel|livello|poziom|uroven)"
    r"(?P<number>[1-9][0-9]?)"
)
_TARGET: Final = "level"
_BELOW_ALL: Final = 100
"""The level of a term that stands in a column of its own."""
Path = tuple[str, ...]


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
    above. What else a row says is said of its last filled level, or of its term, which is below that level.

    >>> rows = [(2, {"level 1": ("blood",)}), (3, {"level 2": ("serum",)})]
    >>> [values for _, values in iter_concepts_of_levels(rows, Changes())]
    [{'prefLabel': ('blood',), 'id': ('blood',)}, {'prefLabel': ('serum',), 'id': ('serum',), 'broader': ('blood',)}]
    """
    placed = list(_placed(list(rows)))
    identifiers = _Identifiers(identifier for row in placed for identifier in row.own.get("id", ()))
    stated = {row.path: row.own["id"][0] for row in reversed(placed) if row.own.get("id")}
    described = {row.path for row in placed if row.own}
    has_terms = any("prefLabel" in row.own for row in placed)
    found: dict[Path, str] = {(): ""}
    for row in placed:
        if not row.path:
            yield row.line, row.own
        for end in range(1, len(row.path) + 1):
            path = row.path[:end]
            own: Values = row.own if path == row.path else {}
            is_new = path not in found
            is_named_only = is_new and path not in described
            if is_new:
                found[path] = stated.get(path) or identifiers.of(path[-1], row.line, changes)
            if is_named_only and has_terms:
                changes.add("level-concept", row.line, path[-1])
            if own or is_named_only:
                yield row.line, _concept(own, path[-1], found[path], found[path[:-1]])


class _Placed(NamedTuple):
    """A row: its line, the labels from the top down to its concept, and what else it says."""

    line: int
    path: Path
    own: Values


def _placed(rows: Sequence[tuple[int, Values]]) -> Iterator[_Placed]:
    """Yield the rows with their places in the hierarchy. A row without any level and term has none."""
    is_outline = _is_outline(rows)
    above: dict[int, str] = {}
    for line, values in rows:
        levels = _labels_by_level(values)
        others = {column: texts for column, texts in values.items() if not is_level(column)}
        is_below_last = is_outline or any(level != _BELOW_ALL for level in levels)
        above = above if is_below_last else {}
        for level in levels:
            above = {higher: above[higher] for higher in above if higher < level} | {level: levels[level]}
        yield _Placed(line, tuple(above.values()) if levels else (), others)


def _labels_by_level(values: Values) -> dict[int, str]:
    """Return the labels of the levels that are filled in a row, the highest first, and of its term below them."""
    labels = {_number(level): values[level][0] for level in sorted(filter(is_level, values), key=_number)}
    last = next(reversed(labels.values()), "")
    term = next(iter(values.get("prefLabel", ())), "")
    return {**labels, _BELOW_ALL: term} if term and term.casefold() != last.casefold() else labels


def _is_outline(rows: Iterable[tuple[int, Values]]) -> bool:
    """Return whether the highest level stands in the first row below it only, and not in each."""
    tops = [values[level_target(1)][0] for _, values in rows if level_target(1) in values]
    return len(set(tops)) == len(tops)


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

    def of(self, label: str, line: int, changes: Changes) -> str:
        """Return the id of a new concept: its label, with a number if that is taken."""
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
