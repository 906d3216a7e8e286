"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes.

Strings that are compared (keys of labels, their words, the sounds of their words) stand in order of length, one blob
each, split on newlines when read: a scan looks only at lengths that can be near enough. Which string leads to which
number is kept as two arrays of 32-bit numbers, "starts" and "items", like the rows of a sparse matrix. All that is
ordered is ordered by text, never by the order of the file.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from immuno_cli.labels import normalise, sound
from immuno_cli.model import Concept

ROLES: Final = ("pref", "alt", "hidden")


def build_index(concepts: Iterable[Concept]) -> dict[str, bytes]:
    """Return the columns of the index. Concept numbers are positions in `concepts`; deprecated concepts have no labels in it.

    Label numbers count the labels of each live concept in turn: preferred, alternative, hidden.
    """
    labels_of_key: dict[str, list[int]] = {}
    concepts_of_text_word: dict[str, list[int]] = {}
    label_concepts, label_roles = array("I"), bytearray()
    for number, concept in enumerate(concepts):
        if concept.deprecated:
            continue
        for text, role in concept.labels:
            labels_of_key.setdefault(normalise(text), []).append(len(label_roles))
            label_concepts.append(number)
            label_roles.append(ROLES.index(role))
        for word in {word for statement in concept.statements for word in normalise(statement.text).split()}:
            concepts_of_text_word.setdefault(word, []).append(number)
    labels_of_key.pop("", None)
    columns = {"labels.concepts": _numbers(label_concepts), "labels.roles": bytes(label_roles)}
    keys = _add_table(columns, "keys", labels_of_key)
    keys_of_word: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        for word in dict.fromkeys(key.split()):
            keys_of_word.setdefault(word, []).append(number)
    words = _add_table(columns, "words", keys_of_word)
    words_of_sound: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        words_of_sound.setdefault(sound(word), []).append(number)
    words_of_sound.pop("", None)
    _add_table(columns, "sounds", words_of_sound)
    _add_table(columns, "text", concepts_of_text_word)
    return columns


class Table:
    """Strings in order of length, each with the numbers that it leads to. A string's own number is its place."""

    def __init__(self, read: Callable[[str], bytes], name: str) -> None:
        self._read = read
        self._name = name
        self._slices: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """Return how many strings there are."""
        return self._firsts[-1]

    @property
    def longest(self) -> int:
        """The length of the longest string."""
        return len(self._firsts) - 2

    def first_of_length(self, length: int) -> int:
        """Return the number of the first string of this length; `length` at most `longest` + 1."""
        return self._firsts[length]

    def of_length(self, length: int) -> list[str]:
        """Return the strings of this length, in order."""
        found = self._slices.get(length)
        if found is None:
            begin, end = self._offsets[length], self._offsets[length + 1]
            found = self._blob[begin : end - 1].decode("utf-8").split("\n") if end > begin else []
            self._slices[length] = found
        return found

    def __getitem__(self, number: int) -> str:
        """Return the string of this number."""
        length = bisect_right(self._firsts, number) - 1
        return self.of_length(length)[number - self._firsts[length]]

    def items(self, number: int) -> Sequence[int]:
        """Return the numbers that the string of this number leads to."""
        return self._items[self._starts[number] : self._starts[number + 1]]

    def count(self, number: int) -> int:
        """Return how many numbers the string of this number leads to."""
        return self._starts[number + 1] - self._starts[number]

    def find(self, text: str) -> int | None:
        """Return the number of this string, None where it is not among them."""
        from bisect import bisect_left

        length = len(text)
        if length > self.longest:
            return None
        strings = self.of_length(length)
        place = bisect_left(strings, text)
        return self._firsts[length] + place if place < len(strings) and strings[place] == text else None

    @cached_property
    def _blob(self) -> bytes:
        return self._read(self._name)

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.firsts"))

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.offsets"))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.starts"))

    @cached_property
    def _items(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.items"))


class LabelIndex:
    """The columns, each read when a question first needs it."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Keep `read`, which returns the column of a name, as `build_index` made it."""
        self._read = read
        self.keys = Table(read, "keys")
        self.words = Table(read, "words")
        self.sounds = Table(read, "sounds")
        self.text = Table(read, "text")

    @cached_property
    def roles(self) -> bytes:
        """The role of each label, as its place in ROLES."""
        return self._read("labels.roles")

    @cached_property
    def concepts(self) -> Sequence[int]:
        """The concept number of each label."""
        return _array(self._read("labels.concepts"))


def _add_table(columns: dict[str, bytes], name: str, items: Mapping[str, Sequence[int]]) -> Sequence[str]:
    """Add the columns of a table; return its strings in order."""
    strings = sorted(items, key=lambda text: (len(text), text))
    firsts, offsets, starts, flat = array("I"), array("I"), array("I", [0]), array("I")
    offset = 0
    for number, text in enumerate(strings):
        while len(firsts) <= len(text):
            firsts.append(number)
            offsets.append(offset)
        offset += len(text.encode("utf-8")) + 1
        flat.extend(items[text])
        starts.append(len(flat))
    if not firsts:
        firsts.append(0)
        offsets.append(0)
    firsts.append(len(strings))
    offsets.append(offset)
    columns[name] = "".join(f"{text}\n" for text in strings).encode("utf-8")
    for part, numbers in (("firsts", firsts), ("offsets", offsets), ("starts", starts), ("items", flat)):
        columns[f"{name}.{part}"] = _numbers(numbers)
    return strings


def _numbers(numbers: "array[int]") -> bytes:
    """Return the numbers as little-endian bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _array(data: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
