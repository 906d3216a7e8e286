"""Finds strings in folded text, all in one pass, however many they are.

A. V. Aho and M. J. Corasick (1975), Efficient string matching: an aid to bibliographic search, Communications of the
ACM 18, 333-340.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from immuno_cli.annotate.reading.pattern_search import Finder, Hit, OtherFinder, PlainFinder, build_finder

LONGEST_PATTERN: Final = 16
"""Maximum number of bytes in a pattern. The automaton holds the beginning of a longer key; the rest is compared.

The keys of ChEBI make an automaton of 105 MB in 5.0 s if they are held whole, of 18 MB in 0.4 s if 24 bytes are held,
and of 6 MB in 0.1 s if 16 are (measured).
"""
LONGEST_OF_MANY: Final = 12
"""Maximum number of bytes in a pattern if there are more than `MANY` keys.

Texts run into shorter beginnings more often: over MONDO a text would take 4 % more time. But building the automaton
takes half of the memory, and nothing else takes so much when a large vocabulary is kept.
"""
MANY: Final = 210_000
"""Up to so many keys, memory is no matter: MONDO has 201,000, ChEBI 260,000."""
_FEW: Final = 8
"""Maximum number of longer strings with one beginning that are compared one after the other."""
_MOST_REMEMBERED: Final = 1024
"""Maximum number of longer strings with one beginning that are cached."""
_LITTLE: Final = 150_000
"""Characters in which so many patterns are looked for one by one that an automaton takes longer to build."""
_LONG_TEXT: Final = 25_000
"""Characters of a text from which on a prefilter takes less time than it costs to build."""

_SORTED_BY: Final = 2
"""Bytes at the beginning of a string by which its part of the table is remembered."""
_AFTER_ALL: Final = b"\xff"
"""A byte that is never in UTF-8 and is greater than all others."""


def pattern_of(key: str) -> bytes:
    """Return what is looked for: a blank, because a word must begin, and the key.

    >>> pattern_of("t cell")
    b' t cell'
    """
    return b" " + _raw(key)


def can_be_stored() -> bool:
    """Return whether what finds patterns can be stored: whether daachorse is installed."""
    from importlib.util import find_spec  # only building needs it

    return find_spec("daachorse") is not None


def dump_finder(finder: Finder) -> bytes | None:
    """Return a finder as bytes, from which `load_finder` makes it again. None where it cannot be stored."""
    if isinstance(finder, OtherFinder):
        return None
    from daachorse import DoubleArrayAhoCorasick

    return finder.serialize() if isinstance(finder, DoubleArrayAhoCorasick) else None


def load_finder(data: bytes) -> Finder:
    """Return the finder that these bytes were made of. The caller must know that they are as they were."""
    from daachorse import DoubleArrayAhoCorasick

    return DoubleArrayAhoCorasick.deserialize(data)


class KeyTable(Sequence[str]):
    """Different strings by number: first those that the automaton holds whole, then the longer ones, each in order.

    They are kept as one piece of bytes, each with a newline after it. A string is read when it is asked for.
    """

    def __init__(self, data: bytes | memoryview, ends: Sequence[int], firsts: Sequence[int]) -> None:
        """Keep the bytes, where each string ends in them, and the first of the longer strings with each beginning.

        After the last of `firsts` stands the number of all strings.
        """
        self.data = data
        self.ends = ends
        self.firsts = firsts
        self.whole = firsts[0]
        self.longest_pattern = longest_pattern(len(ends))
        self._read: dict[int, str] = {}
        self._groups: dict[int, tuple[int, Sequence[bytes]]] = {}
        self._parts: dict[tuple[bytes, bool], range] = {}

    def __len__(self) -> int:
        """Return how many strings there are."""
        return len(self.ends)

    def __getitem__(self, number: int) -> str:  # type: ignore[override]  # nobody asks for a slice
        """Return the string of this number."""
        text = self._read.get(number)
        if text is None:
            text = self._read[number] = self.raw(number).decode("utf-8", "surrogatepass")
        return text

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over all strings. They are read at once, which is faster than one by one."""
        return iter(bytes(self.data).decode("utf-8", "surrogatepass").split("\n")[:-1])

    def raw(self, number: int) -> bytes:
        """Return the string of this number as UTF-8."""
        begin = self.ends[number - 1] + 1 if number else 0
        return bytes(self.data[begin : self.ends[number]])

    def find(self, key: str) -> int | None:
        """Return the number of a string. None where it is not there.

        >>> make_key_table(["t cell", "b cell"]).find("t cell")
        1
        """
        raw = _raw(key)
        part = self._part(raw[:_SORTED_BY], is_whole=_is_whole(key, self.longest_pattern))
        place = bisect_left(part, raw, key=self.raw)
        return part[place] if place < len(part) and self.raw(part[place]) == raw else None

    def _part(self, beginning: bytes, *, is_whole: bool) -> range:
        """Return the numbers of the strings that begin so. They are remembered: most strings are one of few then."""
        part = self._parts.get((beginning, is_whole))
        if part is None:
            numbers = range(self.whole) if is_whole else range(self.whole, len(self))
            first = bisect_left(numbers, beginning, key=self.raw)
            stop = bisect_left(numbers, beginning + _AFTER_ALL, key=self.raw)
            part = self._parts[beginning, is_whole] = numbers[first:stop]
        return part

    def patterns(self) -> list[bytes]:
        """Return what the automaton holds: the strings, and the different beginnings of the longer ones."""
        joined = b" " + bytes(self.data[: self._end_of_whole]).replace(b"\n", b"\n ")
        whole = joined.split(b"\n")[: self.whole]
        return [*whole, *(b" " + self.raw(number)[: self.longest_pattern - 1] for number in self.firsts[:-1])]

    def longer_with(self, pattern: int) -> tuple[int, Sequence[bytes]]:
        """Return the longer strings with the beginning of this number, in order, and the number of the first of them.

        They are remembered if they are not too many: texts ask for the same ones again and again.
        """
        found = self._groups.get(pattern)
        if found is None:
            first, stop = self.firsts[pattern - self.whole], self.firsts[pattern - self.whole + 1]
            strings: Sequence[bytes] = _Part(self, first, stop)
            if stop - first <= _MOST_REMEMBERED:
                strings = list(strings)
            found = self._groups[pattern] = first, strings
        return found

    @property
    def longest(self) -> int:
        """The number of bytes of the longest string."""
        return max((end - begin - 1 for begin, end in pairwise((-1, *self.ends))), default=0)

    @property
    def _end_of_whole(self) -> int:
        return self.ends[self.whole - 1] + 1 if self.whole else 0


class Automaton:
    """Finds the strings of a table in folded text."""

    def __init__(self, keys: KeyTable, finder: Finder | None = None, longest: int | None = None) -> None:
        """Build the automaton, unless it is given."""
        self.finder = finder or build_finder(keys.patterns())
        self.keys = keys
        self.longest = keys.longest if longest is None else longest

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        """Return the hits of all strings in folded text, also those that overlap. They are in no order.

        A string is found where a word begins. The caller must check that a word ends where it ends.
        """
        hits = self.finder.find_overlapping(haystack)
        whole = self.keys.whole
        beginnings = [hit for hit in hits if hit[2] >= whole]
        if not beginnings:
            return hits
        found = [hit for hit in hits if hit[2] < whole]
        for start, _, pattern in beginnings:
            found += self._completed(start, pattern, haystack)
        return found

    def _completed(self, start: int, pattern: int, data: bytes) -> Iterable[Hit]:
        """Return a hit for each longer string that stands where its beginning does."""
        begin = start + 1
        first, strings = self.keys.longer_with(pattern)
        if len(strings) <= _FEW:
            return [
                (start, begin + len(string), number)
                for number, string in enumerate(strings, first)
                if data.startswith(string, begin)
            ]
        places = _beginnings_of(data[begin : begin + self.longest], strings, self.keys.longest_pattern)
        return [(start, begin + len(strings[place]), first + place) for place in places]


def build_automaton(keys: Iterable[str], length: int) -> Automaton:
    """Return what finds a few different strings in a text of this length."""
    table = make_key_table(keys)
    patterns = table.patterns()
    if len(patterns) * length < _LITTLE:
        return Automaton(table, PlainFinder(patterns))
    return Automaton(table, build_finder(patterns, use_prefilter=length > _LONG_TEXT))


class _Part(Sequence[bytes]):
    """Some consecutive strings of a table."""

    def __init__(self, keys: KeyTable, first: int, stop: int) -> None:
        self._keys = keys
        self._numbers = range(first, stop)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> bytes:  # type: ignore[override]  # nobody asks for a slice
        return self._keys.raw(self._numbers[place])


def _beginnings_of(text: bytes, strings: Sequence[bytes], shortest: int) -> Iterator[int]:
    """Yield the places of the strings with which a text begins, the longest first. The strings are in order.

    None of them is shorter than `shortest`. The text is cut to what it shares with the string before it in order, and
    looked up again.
    """
    while len(text) >= shortest:
        place = bisect_right(strings, text) - 1
        if place < 0:
            return
        nearest = strings[place]
        if text.startswith(nearest):
            yield place
            text = nearest[:-1]
        else:
            text = _shared_beginning(text, nearest)


def longest_pattern(count: int) -> int:
    """Return the maximum number of bytes of a pattern in a table of so many strings."""
    return LONGEST_PATTERN if count <= MANY else LONGEST_OF_MANY


def order_keys(keys: Iterable[str]) -> list[str]:
    """Return strings in the order of their numbers: those that the automaton holds whole, then the longer ones.

    Each part is sorted: an automaton of sorted strings is built faster.
    """
    ordered = sorted(keys)  # as their bytes would be: UTF-8 keeps the order of characters
    longest = longest_pattern(len(ordered))
    longer: list[str] = []
    whole: list[str] = []
    for key in ordered:
        if len(key) < longest and _is_whole(key, longest):
            whole.append(key)
        else:
            longer.append(key)
    return whole + longer


def make_key_table(keys: Iterable[str]) -> KeyTable:
    """Return the table of strings. None of them has a newline."""
    return table_of_ordered(order_keys(keys))


def table_of_ordered(ordered: Sequence[str]) -> KeyTable:
    """Return the table of strings that `order_keys` has put in order."""
    data = "".join(f"{key}\n" for key in ordered).encode("utf-8", "surrogatepass")
    sizes = map(len, ordered if data.isascii() else map(_raw, ordered))
    ends = array("I", (end + number for number, end in enumerate(accumulate(sizes))))
    return KeyTable(data, ends, _firsts(ordered))


def _firsts(ordered: Sequence[str]) -> "array[int]":
    """Return the numbers of the first of the longer strings with each beginning, and the number of all."""
    longest = longest_pattern(len(ordered))
    firsts = array("I")
    before: str | bytes = ""
    for number in range(bisect_left(ordered, True, key=lambda key: not _is_whole(key, longest)), len(ordered)):
        beginning: str | bytes = ordered[number][: longest - 1]
        if not beginning.isascii():
            beginning = _raw(ordered[number][:longest])[: longest - 1]
        if beginning != before:
            firsts.append(number)
            before = beginning
    firsts.append(len(ordered))
    return firsts


def _shared_beginning(one: bytes, other: bytes) -> bytes:
    """Return the bytes with which both begin. As numbers they are compared at once."""
    size = min(len(one), len(other))
    different = int.from_bytes(one[:size], "big") ^ int.from_bytes(other[:size], "big")
    return one[: size - (different.bit_length() + 7) // 8]


def _is_whole(key: str, longest: int) -> bool:
    """Return whether the automaton holds a string as a whole."""
    return len(key) < longest and (key.isascii() or len(_raw(key)) < longest)


def _raw(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
