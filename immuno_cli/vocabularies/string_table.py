"""Strings that lead to numbers, kept as a few columns of bytes.

The strings stand in order of length, and of one length in order of text. A search for near strings looks only at
lengths that are near enough. Which string leads to which numbers is kept as in the rows of a sparse matrix (CSR): one
array of numbers, and one that says where each string's part of it starts.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

Columns = dict[str, bytes]
"""Columns by name: "keys", "keys.firsts"."""


class Table:
    """Strings in order of length, each with the numbers that it leads to. A string's own number is its place."""

    def __init__(self, read: Callable[[str], bytes], name: str) -> None:
        """Keep `read`, which returns the column of a name, and the name of this table."""
        self._read = read
        self._name = name
        self._strings: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """Return how many strings there are."""
        return self._firsts[-1]

    @property
    def longest(self) -> int:
        """The length of the longest string."""
        return len(self._firsts) - 2

    def first_of_length(self, length: int) -> int:
        """Return the number of the first string of this length. `length` is at most `longest` + 1."""
        return self._firsts[length]

    def of_length(self, length: int) -> list[str]:
        """Return the strings of this length, in order of text."""
        strings = self._strings.get(length)
        if strings is None:
            strings = self._split(self._offsets[length], self._offsets[length + 1])
            self._strings[length] = strings
        return strings

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
        """Return the number of this string. None where it is not in the table."""
        length = len(text)
        if length > self.longest:
            return None
        strings = self.of_length(length)
        place = bisect_left(strings, text)
        if place < len(strings) and strings[place] == text:
            return self._firsts[length] + place
        return None

    def _split(self, begin: int, end: int) -> list[str]:
        """Return the strings that stand at these bytes of the column, each with a newline after it."""
        if begin == end:
            return []
        return self._text[begin : end - 1].decode("utf-8", "surrogatepass").split("\n")

    @cached_property
    def _text(self) -> bytes:
        return self._read(self._name)

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return numbers_of(self._read(f"{self._name}.firsts"))

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return numbers_of(self._read(f"{self._name}.offsets"))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return numbers_of(self._read(f"{self._name}.starts"))

    @cached_property
    def _items(self) -> Sequence[int]:
        return numbers_of(self._read(f"{self._name}.items"))


class Postings(dict[str, "int | array[int]"]):
    """Strings, each with the numbers that it leads to, while a table is made.

    One number stands by itself: most strings lead to one. Several stand in an array, which takes a third of a list.

    >>> postings = Postings()
    >>> postings.add(["t", "cell"], 7)
    >>> postings.add(["cell"], 9)
    >>> postings["t"], postings["cell"]
    (7, array('I', [7, 9]))
    """

    def add(self, texts: Iterable[str], number: int) -> None:
        """Let different strings lead to one more number, to which none of them leads yet."""
        known_or_new = self.setdefault
        for text in texts:
            known = known_or_new(text, number)
            if isinstance(known, array):
                known.append(number)
            elif known != number:
                self[text] = array("I", (known, number))

    def add_each(self, texts: Iterable[str], numbers: Iterable[int]) -> None:
        """Let each string lead to its number, to which it does not lead yet. One may occur several times.

        >>> postings = Postings()
        >>> postings.add_each(["t", "cell", "t"], [0, 1, 2])
        >>> postings["t"], postings["cell"]
        (array('I', [0, 2]), 1)
        """
        known_or_new = self.setdefault
        for text, number in zip(texts, numbers, strict=True):
            known = known_or_new(text, number)
            if isinstance(known, array):
                known.append(number)
            elif known != number:
                self[text] = array("I", (known, number))

    def copy(self) -> "Postings":
        """Return the same strings and numbers, to which others may be added."""
        return Postings({text: known if isinstance(known, int) else known[:] for text, known in self.items()})

    def count(self, text: str) -> int:
        """Return how many numbers a string leads to. Raises KeyError."""
        known = self[text]
        return 1 if isinstance(known, int) else len(known)


def add_table(columns: Columns, name: str, items: Postings) -> Sequence[str]:
    """Add the columns of a table to `columns`. Return its strings in order. `items` is empty then."""
    by_length: dict[int, list[str]] = {}
    for text in items:
        by_length.setdefault(len(text), []).append(text)
    strings: list[str] = []
    firsts, offsets = array("I"), array("I")
    number = offset = 0
    pieces = []
    for length in sorted(by_length):
        of_length = sorted(by_length.pop(length))
        strings += of_length
        while len(firsts) <= length:
            firsts.append(number)
            offsets.append(offset)
        pieces.append("\n".join([*of_length, ""]).encode("utf-8", "surrogatepass"))
        number += len(of_length)
        offset += len(pieces[-1])
    if not strings:
        firsts.append(0)
        offsets.append(0)
    firsts.append(len(strings))
    offsets.append(offset)
    columns[name] = b"".join(pieces)
    columns[f"{name}.firsts"] = bytes_of(firsts)
    columns[f"{name}.offsets"] = bytes_of(offsets)
    starts, flat = array("I", [0]), array("I")
    for numbers in map(items.pop, strings):
        if isinstance(numbers, int):
            flat.append(numbers)
        else:
            flat += numbers
        starts.append(len(flat))
    columns[f"{name}.starts"] = bytes_of(starts)
    columns[f"{name}.items"] = bytes_of(flat)
    return strings


def bytes_of(numbers: "array[int]") -> bytes:
    """Return 32-bit numbers as little-endian bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = _little_endian(array("I", numbers))
    return numbers.tobytes()


def numbers_of(data: bytes) -> "array[int]":
    """Return the numbers that `bytes_of` made these bytes of."""
    numbers = array("I")
    numbers.frombytes(data)
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
