"""Tables with a column for each level of a hierarchy: `Level 1`, `Level 2`, `Level 3`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, plain

_LEVEL: Final = re.compile(
    r"(?:(?:hierarchy|taxonomy|concept|term)?(?:level|lvl)|l|tier|ebene|stufe|niveau|nivel|livello|poziom|uroven)"
    r"(?P<number>[1-9][0-9]?)"
    r"|(?:label|term|name|nome|nom)?(?P<first>[1-9][0-9]?)(?:st|nd|rd|th|o|er|e|te)?"
    r"(?:level|tier|ebene|stufe|niveau|nivel|livello|poziom|uroven)"
)
"""The name of a column of a level: `Level 1`, `1st level`, `label_1_livello`."""
_PARTS: Final = re.compile(r"[^\W\d_]+|\d+")
_MOST_DIGITS: Final = 3
"""Digits of the number of a level."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEVEL_WORDS: Final = _words("level lvl l tier ebene stufe niveau nivel livello poziom uroven")
_BESIDE_LEVEL: Final = _words("hierarchy taxonomy concept term")
_LABEL_WORDS: Final = _words(
    "name label title text bezeichnung benennung titel nom libelle nombre etiqueta nome etichetta naam"
)
_CODE_WORDS: Final = _words("code id identifier notation kode codice codigo number nr uri iri")
_ENDINGS_OF_NUMBERS: Final = _words("st nd rd th o er e te")
_TARGET: Final = "level"
_CODE: Final = "code of level"
_BELOW_ALL: Final = 100
"""The level of a term that stands in a column of its own."""
_MOST_SHARED: Final = 0.1
"""The largest share of the codes of a level that several of its concepts have by mistake."""
Path = tuple[str, ...]
"""The labels from the top of the hierarchy down to a concept."""


def level_numbers(names: Sequence[str]) -> dict[int, int]:
    """Return the level of each column whose name is that of a level, by its position. There are two at least, or none.

    >>> level_numbers(["Level 1", "Level 2", "Definition"])
    {0: 1, 1: 2}
    """
    matches = {place: match for place, name in enumerate(names) if (match := _LEVEL.fullmatch(plain(name)))}
    numbers = {place: int(match["number"] or match["first"]) for place, match in matches.items()}
    is_each_once = len(set(numbers.values())) == len(numbers)
    are_all = sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    return numbers if len(numbers) > 1 and is_each_once and are_all else {}


class NamedLevels(NamedTuple):
    """The columns of levels that have several each: those with the labels and those with the codes, by their places."""

    labels: Mapping[int, int]
    codes: Mapping[int, int]


def named_levels(names: Sequence[str]) -> NamedLevels:
    """Return the level of each column of labels and of codes, by its position. Each level has one of labels, or none.

    Labels in further languages are none of them.

    >>> named_levels(["Level 1 code", "Level 1 name", "Level 2 code", "Level 2 name"])
    NamedLevels(labels={1: 1, 3: 2}, codes={0: 1, 2: 2})
    """
    roles = [_role_of(name) for name in names]
    labels, codes = _places(roles)
    numbers = sorted(labels.values())
    are_all = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    is_needed = bool(codes) or all(roles[place].word for place in labels)
    return NamedLevels(labels, codes) if are_all and is_needed else NamedLevels({}, {})


class _Role(NamedTuple):
    """What the name of a column of a level says that it has, "" if it says nothing, and its level, 0 if it is none."""

    word: str
    level: int


def _places(roles: Sequence[_Role]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the levels of the columns of labels, and of those of codes, by their places: the first one of each."""
    labelled = {role.level for role in roles if role.word in _LABEL_WORDS}
    labels: dict[int, int] = {}
    codes: dict[int, int] = {}
    for place, role in enumerate(roles):
        is_code = role.word in _CODE_WORDS or (not role.word and role.level in labelled)  # `L1` beside `L1 name`
        found = codes if is_code else labels
        if role.level and role.level not in found.values():
            found[place] = role.level
    return labels, codes


def _role_of(name: str) -> _Role:
    parts = [plain(part) for part in _PARTS.findall(name)]
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    roles = [word for word in words if word in _LABEL_WORDS | _CODE_WORDS]
    if not _are_of_level(words) or len(numbers) != 1 or len(numbers[0]) > _MOST_DIGITS or len(roles) > 1:
        return _Role("", 0)
    return _Role("".join(roles), int(numbers[0]))


def _are_of_level(words: Sequence[str]) -> bool:
    """Return whether words name a level, what it has, and perhaps a language, and nothing else."""
    others = set(words) - _LEVEL_WORDS - _BESIDE_LEVEL - _LABEL_WORDS - _CODE_WORDS - _ENDINGS_OF_NUMBERS
    return not _LEVEL_WORDS.isdisjoint(words) and all(map(LANGUAGE_OF.get, others))


def code_target(number: int) -> str:
    """Return what the column with the codes of a level is read as."""
    return f"{_CODE} {number}"


def level_target(number: int) -> str:
    """Return what the column of a level is read as."""
    return f"{_TARGET} {number}"


def level_named(name: str) -> str:
    """Return what a column is read as that the user says is that of a level, "" for other names.

    >>> level_named("Level 2"), level_named("label")
    ('level 2', '')
    """
    match = _LEVEL.fullmatch(plain(name))
    return level_target(int(match["number"] or match["first"])) if match else ""


def is_level(target: str) -> bool:
    """Return whether a column that is read so is that of a level."""
    return target.startswith(f"{_TARGET} ")


def is_of_level(target: str) -> bool:
    """Return whether a column that is read so has the labels of a level, or their codes."""
    return is_level(target) or target.startswith(f"{_CODE} ")


def iter_concepts_of_levels(rows: Iterable[tuple[int, Values]], changes: Changes) -> Iterator[tuple[int, Values]]:
    """Yield the line and the values of each concept: one for each cell of a level that is filled for the first time.

    Its broader concept is the nearest filled cell to the left; where there is none in the row, the last one in the rows
    above. What else a row says is said of its last filled level, or of its term, which is below that level.

    >>> rows = [(2, {"level 1": ("blood",)}), (3, {"level 2": ("serum",)})]
    >>> [values for _, values in iter_concepts_of_levels(rows, Changes())]
    [{'prefLabel': ('blood',), 'id': ('blood',)}, {'prefLabel': ('serum',), 'id': ('serum',), 'broader': ('blood',)}]
    """
    placed = list(_placed(list(rows), changes))
    has_terms = any("prefLabel" in row.own for row in placed)
    described = {row.path for row in placed if row.own}
    identifiers = _Identifiers(placed, changes)
    for row in placed:
        for path in identifiers.add(row):
            if path in described:
                continue
            if has_terms:
                changes.add("level-concept", row.line, path[-1])
            yield row.line, identifiers.concept(path, {})
        if row.own or not row.path:
            yield row.line, identifiers.concept(row.path, row.own)


def _prefixes(path: Path) -> Iterator[Path]:
    """Yield the paths from the top down to a concept: those of what is above it, and its own."""
    return (path[:end] for end in range(1, len(path) + 1))


class _Placed(NamedTuple):
    """A row: its line, the labels from the top down to its concept, and what else it says."""

    line: int
    path: Path
    own: Values
    codes: Mapping[Path, tuple[str, ...]]
    """The codes of its concept and of those above it."""


def _placed(rows: Sequence[tuple[int, Values]], changes: Changes) -> Iterator[_Placed]:
    """Yield the rows with their places in the hierarchy. A row without any level and term has none."""
    is_outline = _is_outline(rows)
    above: dict[int, str] = {}
    for line, values in rows:
        levels = _labels_by_level(values)
        others = {column: texts for column, texts in values.items() if not is_of_level(column)}
        is_below_last = is_outline or any(level != _BELOW_ALL for level in levels)
        above = above if is_below_last else {}
        for level in levels:
            above = {higher: above[higher] for higher in above if higher < level} | {level: levels[level]}
        codes = _codes_by_path(above, values, line, changes)
        yield _Placed(line, tuple(above.values()) if levels else (), others, codes)


def _codes_by_path(
    labels: Mapping[int, str], values: Values, line: int, changes: Changes
) -> dict[Path, tuple[str, ...]]:
    """Return the codes of a row by the paths of their concepts. A code whose level has no label is left out."""
    codes = {_number_of_code(column): texts for column, texts in values.items() if column.startswith(f"{_CODE} ")}
    for level in codes.keys() - labels.keys():
        changes.add("code-of-none", line, codes[level][0])
    paths = zip(labels, _prefixes(tuple(labels.values())), strict=True)
    return {path: codes[level] for level, path in paths if level in codes}


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


def _number(level: str) -> int:
    return int(level.removeprefix(_TARGET))


def _number_of_code(column: str) -> int:
    return int(column.removeprefix(_CODE))


def _lines_of_codes(rows: Iterable[_Placed]) -> dict[Path, dict[str, int]]:
    """Return the codes of each concept, each with the first line that has it."""
    lines: dict[Path, dict[str, int]] = {}
    for row in rows:
        for path, codes in row.codes.items():
            for code in codes:
                lines.setdefault(path, {}).setdefault(code, row.line)
    return lines


def _number_within_parents(codes: Mapping[Path, Iterable[str]]) -> bool:
    """Return whether codes begin again below each concept: 1, 2, 3 below one, and 1, 2 below the next."""
    counts: dict[int, Counter[str]] = {}
    for path, stated in codes.items():
        counts.setdefault(len(path), Counter()).update(list(stated))
    shared = (sum(count > 1 for count in each.values()) / len(each) for each in counts.values())
    return any(share > _MOST_SHARED for share in shared)


class _Identifiers:
    """Gives each concept an id that no other has: that of its row, its code, or its label, with a number if taken.

    A code that is no id is a notation: one that several concepts have, and another one of the same concept.
    """

    def __init__(self, rows: Sequence[_Placed], changes: Changes) -> None:
        own = {row.path: row.own["id"][0] for row in reversed(rows) if row.own.get("id")}
        self.taken = {identifier for row in rows for identifier in row.own.get("id", ())}
        self.codes = _lines_of_codes(rows)
        self.stated = {**self._by_code(), **own}
        self.taken |= set(self.stated.values())
        self.found: dict[Path, str] = {(): ""}
        self.next_number: dict[str, int] = {}
        self.changes = changes

    def _by_code(self) -> dict[Path, str]:
        """Return the codes that are ids: the first one of each concept that no other has."""
        if _number_within_parents(self.codes):
            return {}
        owners = Counter(chain(self.taken, chain.from_iterable(self.codes.values())))
        single = {path: [code for code in codes if owners[code] == 1] for path, codes in self.codes.items()}
        return {path: codes[0] for path, codes in single.items() if codes}

    def add(self, row: _Placed) -> Iterator[Path]:
        """Give ids to the concepts of a row's path that have none yet, and yield the path of each."""
        for path in _prefixes(row.path):
            if path not in self.found:
                identifier = self.stated.get(path)
                self.found[path] = identifier or self._of_label(path[-1], row.line)
                for code, line in self.codes.get(path, {}).items():
                    if code != identifier:
                        self.changes.add("further-code" if identifier else "shared-code", line, code)
                yield path

    def concept(self, path: Path, own: Values) -> Values:
        """Return the values of the concept with this path. Its codes and ids other than its id are notations."""
        if not path:
            return own
        identifier, parent = self.found[path], self.found[path[:-1]]
        values = {"prefLabel": (path[-1],), **own, "id": (identifier,)}
        stated = dict.fromkeys((*own.get("id", ()), *self.codes.get(path, ())))
        others = tuple(other for other in stated if other != identifier)
        if others:
            values["notation"] = (*own.get("notation", ()), *others)
        if parent:
            values["broader"] = (*own.get("broader", ()), parent)
        return values

    def _of_label(self, label: str, line: int) -> str:
        identifier = label
        if label in self.taken:
            identifier = self._numbered(label)
            self.changes.add("homonym", line, identifier)
        self.taken.add(identifier)
        return identifier

    def _numbered(self, label: str) -> str:
        number = self.next_number.get(label, 2)
        while f"{label}-{number}" in self.taken:
            number += 1
        self.next_number[label] = number + 1
        return f"{label}-{number}"
