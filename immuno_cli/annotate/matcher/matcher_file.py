"""The matcher of a kept vocabulary in a file beside it, so that one sentence does not pay for building it.

| part | holds |
| --- | --- |
| first line | the CRC-32 of all that follows |
| second line | JSON: what the matcher was made of, a few numbers, and the sizes of the sections |
| rest | the sections, one after the other |

Numbers are 32 bits wide. Nothing is parsed before it is asked for: a key or a meaning is looked up by its number.

The file is read as a whole and checked, because a damaged automaton answers wrongly.
"""

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, repeat
from os import fstat
from pathlib import Path
from sys import byteorder
from typing import Any, BinaryIO, Final, NamedTuple
from zlib import crc32

from immuno_cli.annotate.forms.derived_forms import Labels
from immuno_cli.annotate.matcher.automaton import (
    LONGEST_OF_MANY,
    LONGEST_PATTERN,
    MANY,
    Automaton,
    KeyTable,
    dump_finder,
    load_finder,
    order_keys,
    table_of_ordered,
)
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.matcher.sequences import Lazy
from immuno_cli.annotate.matcher.tables import Tables
from immuno_cli.annotate.reading.folding import fold_labels
from immuno_cli.annotate.reading.pattern_search import build_finder
from immuno_cli.annotate.records import Meaning
from immuno_cli.version import __version__
from immuno_cli.vocabularies.sqlite import SqliteVocabulary

FORMAT: Final = 3
"""The version of the file. It changes with the sections and with the version of daachorse."""
RULES_VERSION: Final = 13
"""The version of the rules. It changes when the same labels get other keys or meanings."""

_LONGEST_LINE: Final = 1 << 16
"""Maximum number of bytes in the first line and in the second line."""
_NONE: Final = 0xFFFFFFFF
"""Stands for no label."""
_MOST_WORDS: Final = 1 << 16
"""Maximum number of words for which it is cached whether a label has them."""
_MOST_ROWS: Final = 1 << 12
"""Maximum number of words for which it is cached which labels have them."""

Sections = dict[str, bytes]


class UnusableError(Exception):
    """A file holds no matcher that can be used. The message says why."""


class Content(NamedTuple):
    """What a file holds: facts, and the sections by name."""

    facts: Mapping[str, Any]
    sections: Mapping[str, memoryview]

    def fact(self, name: str) -> int:
        """Return the number of this name."""
        return int(self.facts[name])

    def bytes(self, name: str) -> bytes:
        """Return a copy of the section of this name."""
        return bytes(self.sections[name])

    def numbers(self, name: str) -> Sequence[int]:
        """Return the section of this name, which holds numbers."""
        return self.sections[name].cast("I")

    def keys(self, name: str) -> KeyTable:
        """Return the section of this name, which holds strings."""
        return KeyTable(self.sections[name], self.numbers(f"{name}.ends"), self.numbers(f"{name}.firsts"))


class StoredMatcher(Matcher):
    """A matcher in a file. What it knows of a key is read when it is asked for."""

    def __init__(self, content: Content, vocabulary: SqliteVocabulary) -> None:
        """Use what a file holds for this vocabulary."""
        numbers = content.numbers("found")
        found = Lazy(len(numbers), lambda number: vocabulary.label_at(numbers[number]))
        folded = Lazy(len(numbers), lambda number: fold_labels([found[number].text])[0])
        keys = content.keys("keys")
        automaton = Automaton(keys, load_finder(content.bytes("automaton")), content.fact("longest"))
        self._table, self._special = _Table(keys, content.numbers("labels")), _Special(keys, content)
        super().__init__(Labels(found, folded, [0], [vocabulary]), self._table, self._special, automaton)
        self._content = content
        self._key_table = keys

    def meanings_at(self, number: int) -> Sequence[Meaning]:
        """Return what the key of this number means. It is not looked up again."""
        found = self._meanings_at.get(number)
        if found is None:
            found = self._together(self._table.label_at(number), self._special.meanings_at(number))
            self._meanings_at[number] = found
        return found

    def _find_meanings(self, key: str) -> Sequence[Meaning]:
        number = self._key_table.find(key)  # `find_key` is slower where many keys begin alike
        return () if number is None else self.meanings_at(number)

    @cached_property
    def labels_by_word(self) -> Mapping[str, Sequence[str]]:
        """The folded labels that each word stands in."""
        return _Holders(self._content, self.keys)

    @cached_property
    def most_words(self) -> int:
        """The number of words of the folded string that has most."""
        return self._content.fact("most_words")


def read_matcher(path: Path, vocabulary: SqliteVocabulary) -> StoredMatcher | None:
    """Return the matcher of a vocabulary from a file, None where there is no file.

    Raises UnusableError where the file is damaged or of another vocabulary, and OSError where it cannot be read.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        content = _read(file, fstat(file.fileno()).st_size, _stamp(vocabulary))
    return StoredMatcher(content, vocabulary)


def make_content(tables: Tables, vocabulary: SqliteVocabulary) -> Content:
    """Return what the file of a matcher of this vocabulary alone holds.

    What is not needed any more is given up on the way, if the caller does not hold it: the automaton, which takes most
    memory while it is built, is built last. Raises UnusableError where it cannot be stored.
    """
    labels, places, table, special = tables
    label_keys = labels.keys
    del tables, labels
    keys = order_keys({**table, **special})
    sections: Sections = {}
    sections["labels"] = array("I", map(table.get, keys, repeat(_NONE))).tobytes()
    del table
    numbers = dict(zip(keys, range(len(keys)), strict=True))
    sections |= _special_sections(special, numbers)
    sections["found"] = places.tobytes()
    sections |= _holder_sections(chain(label_keys, special), numbers)
    most_words = max(map(_count_words, keys), default=1)
    del label_keys, numbers, special
    key_table = table_of_ordered(keys)
    del keys
    sections |= _table_sections("keys", key_table)
    sections["automaton"] = _automaton_section(key_table)
    facts = {
        "stamp": _stamp(vocabulary),
        "sizes": {name: len(data) for name, data in sections.items()},
        "longest": key_table.longest,
        "most_words": most_words,
    }
    return Content(facts, {name: memoryview(data) for name, data in sections.items()})


def dump_content(content: Content) -> Iterator[bytes | memoryview]:
    """Yield the file that holds this content."""
    parts: list[bytes | memoryview] = [json.dumps(content.facts).encode() + b"\n", *content.sections.values()]
    crc = 0
    for part in parts:
        crc = crc32(part, crc)
    yield _first_line(crc)
    yield from parts


def _automaton_section(keys: KeyTable) -> bytes:
    stored = dump_finder(build_finder(keys.patterns()))
    if stored is None:
        raise UnusableError("cannot be stored")
    return stored


def _stamp(vocabulary: SqliteVocabulary) -> str:
    """Return what a matcher is made of: the program, its rules and limits, and the file of the vocabulary."""
    limits = f"{LONGEST_PATTERN}-{LONGEST_OF_MANY}-{MANY}"
    return f"{__version__} {FORMAT} {RULES_VERSION} {limits} {byteorder} {vocabulary.identity}"


def _read(file: BinaryIO, size: int, stamp: str) -> Content:
    """Return what a file holds. No more is read than its second line says. Raises UnusableError and OSError."""
    first, second = file.readline(_LONGEST_LINE), file.readline(_LONGEST_LINE)
    try:
        facts = json.loads(second)
        made_of, sizes = facts["stamp"], facts["sizes"]
        is_whole = len(first) + len(second) + sum(sizes.values()) == size
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        is_whole = False
    if not is_whole:
        raise UnusableError("is damaged")
    if made_of != stamp:
        raise UnusableError("is out of date")
    data = memoryview(file.read())
    if first != _first_line(crc32(data, crc32(second))):
        raise UnusableError("is damaged")
    ends = list(accumulate(sizes.values()))
    sections = {name: data[end - length : end] for (name, length), end in zip(sizes.items(), ends, strict=True)}
    return Content(facts, sections)


def _first_line(crc: int) -> bytes:
    return b"immuno matcher %08x\n" % crc


class _Table(Mapping[str, int]):
    """The label number of each key that has one."""

    def __init__(self, keys: KeyTable, labels: Sequence[int]) -> None:
        self._keys = keys
        self._labels = labels

    def __getitem__(self, key: str) -> int:
        number = self._keys.find(key)
        label = None if number is None else self.label_at(number)
        if label is None:
            raise KeyError(key)
        return label

    def label_at(self, number: int) -> int | None:
        """Return the label number of the key of this number, None where it has none."""
        label = self._labels[number]
        return None if label == _NONE else label

    def __iter__(self) -> Iterator[str]:
        return (self._keys[number] for number, label in enumerate(self._labels) if label != _NONE)

    def __len__(self) -> int:
        return sum(label != _NONE for label in self._labels)


class _Special(Mapping[str, Sequence[Meaning]]):
    """The keys that have meanings of other kinds, with these meanings."""

    def __init__(self, keys: KeyTable, content: Content) -> None:
        self._keys = keys
        self._numbers = content.numbers("special.keys")
        self._ends = content.numbers("special.ends")
        self._rows = content.sections["special"]

    def __getitem__(self, key: str) -> Sequence[Meaning]:
        number = self._keys.find(key)
        found = () if number is None else self.meanings_at(number)
        if not found:
            raise KeyError(key)
        return found

    def meanings_at(self, number: int) -> Sequence[Meaning]:
        """Return the meanings of other kinds that the key of this number has, empty where it has none."""
        place = bisect_left(self._numbers, number)
        if place == len(self) or self._numbers[place] != number:
            return ()
        begin = self._ends[place - 1] if place else 0
        return [Meaning(*fields) for fields in json.loads(bytes(self._rows[begin : self._ends[place]]))]

    def __iter__(self) -> Iterator[str]:
        return (self._keys[number] for number in self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class _Holders(Mapping[str, Sequence[str]]):
    """The folded labels that each word stands in."""

    def __init__(self, content: Content, keys: Sequence[str]) -> None:
        self._words = content.keys("words")
        self._ends = content.numbers("holders.ends")
        self._numbers = content.numbers("holders")
        self._keys = keys
        self._find = lru_cache(_MOST_WORDS)(self._words.find)
        self._row = lru_cache(_MOST_ROWS)(self._read_row)

    def __getitem__(self, word: str) -> Sequence[str]:
        place = self._find(word)
        if place is None:
            raise KeyError(word)
        return self._row(place)

    def __contains__(self, word: object) -> bool:
        return self._find(word) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def _read_row(self, place: int) -> Sequence[str]:
        numbers = self._numbers[self._ends[place - 1] if place else 0 : self._ends[place]]
        return Lazy(len(numbers), lambda number: self._keys[numbers[number]])


def _special_sections(special: Mapping[str, Sequence[Meaning]], numbers: Mapping[str, int]) -> Sections:
    rows = {numbers[key]: json.dumps(meanings).encode() for key, meanings in special.items()}
    ordered = [rows[number] for number in sorted(rows)]
    return {
        "special.keys": _bytes(sorted(rows)),
        "special.ends": _bytes(_ends(ordered)),
        "special": b"".join(ordered),
    }


def _holder_sections(keys: Iterable[str], numbers: Mapping[str, int]) -> Sections:
    """Return the words of these keys, with the numbers of the keys that each stands in.

    A key counts once, and not at all if it has no number: then it is not looked for.
    """
    holders = defaultdict[str, "array[int]"](lambda: array("I"))
    done = bytearray(len(numbers))
    for key in keys:
        number = numbers.get(key)
        if number is None or done[number]:
            continue
        done[number] = True
        for word in set(key.split(" ")):
            holders[word].append(number)
    words = order_keys(holders)
    flat, ends = array("I"), array("I")
    for word in words:
        flat += holders.pop(word)
        ends.append(len(flat))
    sections = _table_sections("words", table_of_ordered(words))
    return {**sections, "holders.ends": ends.tobytes(), "holders": flat.tobytes()}


def _table_sections(name: str, keys: KeyTable) -> Sections:
    return {name: bytes(keys.data), f"{name}.ends": _bytes(keys.ends), f"{name}.firsts": _bytes(keys.firsts)}


def _count_words(key: str) -> int:
    return key.count(" ") + 1


def _ends(rows: Iterable[bytes]) -> Iterator[int]:
    end = 0
    for row in rows:
        end += len(row)
        yield end


def _bytes(numbers: Iterable[int]) -> bytes:
    return numbers.tobytes() if isinstance(numbers, array) else array("I", numbers).tobytes()
