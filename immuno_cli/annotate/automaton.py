"""Finds strings in folded text, all in one pass, however many they are.

A. V. Aho and M. J. Corasick (1975), Efficient string matching: an aid to bibliographic search, Communications of the
ACM 18, 333-340.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, Protocol

LONGEST_PATTERN: Final = 24
"""Bytes of a key at most that the automaton holds. It holds only the beginning of a longer key.

The 245,000 keys of ChEBI make an automaton of 105 MB in 5.0 s if they are held whole, of 18 MB in 0.4 s so (measured).
"""

Hit = tuple[int, int, int]
"""Where a key begins and ends in folded text, the blank in front of it included, and its number."""


class Finder(Protocol):
    """Finds patterns in bytes."""

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        """Return where patterns begin and end, and their numbers; those that overlap, too."""


class _OtherFinder:
    """Finds patterns where daachorse is not installed. It cannot be stored."""

    def __init__(self, patterns: Sequence[bytes]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self._automaton = BytesAhoCorasick(patterns)

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        found = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        return [(start, stop, number) for number, start, stop in found]


def build_finder(patterns: Sequence[bytes]) -> Finder:
    """Return what finds these patterns."""
    try:
        from daachorse import DoubleArrayAhoCorasick  # only `annotate` needs it
    except ImportError:
        return _OtherFinder(patterns)
    return DoubleArrayAhoCorasick(list(patterns), use_prefilter=False)  # 5 % faster in texts, and 64 KB smaller


def pattern_of(key: str) -> bytes:
    """Return what is looked for: a blank, because a word must begin, and the key.

    >>> pattern_of("t cell")
    b' t cell'
    """
    return b" " + _raw(key)


def dump_finder(finder: Finder) -> bytes | None:
    """Return a finder as bytes, from which `load_finder` makes it again. None where it cannot be stored."""
    if isinstance(finder, _OtherFinder):
        return None
    from daachorse import DoubleArrayAhoCorasick

    return finder.serialize() if isinstance(finder, DoubleArrayAhoCorasick) else None


def load_finder(data: bytes) -> Finder:
    """Return the finder that these bytes were made of. The caller must know that they are as they were."""
    from daachorse import DoubleArrayAhoCorasick

    return DoubleArrayAhoCorasick.deserialize(data)


class KeyTable(Sequence[str]):
    """Different strings by number: first those that the automaton holds whole, then the longer ones, each in order.

    They are kept as one piece of bytes, each with a newline behind it. A string is read when it is asked for.
    """

    def __init__(self, data: bytes | memoryview, ends: Sequence[int], firsts: Sequence[int]) -> None:
        """Keep the bytes, where each string ends in them, and the first of the longer strings with each beginning.

        Behind the last of `firsts` stands the number of all strings.
        """
        self.data = data
        self.ends = ends
        self.firsts = firsts
        self.whole = firsts[0]
        self._read: dict[int, str] = {}

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
        part = range(self.whole) if _is_whole(key) else range(self.whole, len(self))
        place = bisect_left(part, raw, key=self.raw)
        return part[place] if place < len(part) and self.raw(part[place]) == raw else None

    def patterns(self) -> list[bytes]:
        """Return what the automaton holds: the strings, and the different beginnings of the longer ones."""
        joined = b" " + bytes(self.data[: self._end_of_whole]).replace(b"\n", b"\n ")
        whole = joined.split(b"\n")[: self.whole]
        return [*whole, *(b" " + _beginning(self.raw(number)) for number in self.firsts[:-1])]

    def iter_beginnings_of(self, text: bytes, pattern: int) -> Iterator[int]:
        """Yield the numbers of the longer strings with which a text begins, the longest first.

        `pattern` is the number of the pattern that they have in common. The text is cut to what it shares with the
        string before it in order, and looked up again.
        """
        first = self.firsts[pattern - self.whole]
        found = range(first, self.firsts[pattern - self.whole + 1])
        while len(text) >= LONGEST_PATTERN:
            place = bisect_right(found, text, key=self.raw) - 1
            if place < 0:
                return
            nearest = self.raw(found[place])
            if text.startswith(nearest):
                yield found[place]
                text = nearest[:-1]
            else:
                text = _shared_beginning(text, nearest)

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
        """Return the hits of all strings in folded text, also those that overlap.

        A string is found where a word begins. The caller must check that a word ends where it ends.
        """
        hits = self.finder.find_overlapping(haystack)
        if self.keys.whole == len(self.keys):
            return hits
        return list(self._completed(hits, haystack))

    def _completed(self, hits: Sequence[Hit], data: bytes) -> Iterator[Hit]:
        """Yield the hits. For the beginning of longer strings, yield those of them that stand there."""
        whole = self.keys.whole
        for hit in hits:
            if hit[2] < whole:
                yield hit
                continue
            begin = hit[0] + 1
            for number in self.keys.iter_beginnings_of(data[begin : begin + self.longest], hit[2]):
                yield hit[0], begin + len(self.keys.raw(number)), number


def order_keys(keys: Iterable[str]) -> list[str]:
    """Return strings in the order of their numbers: those that the automaton holds whole, then the longer ones.

    Each part is sorted: an automaton of sorted strings is built faster.
    """
    ordered = sorted(keys)  # as their bytes would be: UTF-8 keeps the order of characters
    longer = [key for key in ordered if not _is_whole(key)]
    return [*filter(_is_whole, ordered), *longer] if longer else ordered


def make_key_table(ordered: Sequence[str]) -> KeyTable:
    """Return the table of strings that `order_keys` has put in order. None of them has a newline."""
    data = "".join(f"{key}\n" for key in ordered).encode("utf-8", "surrogatepass")
    sizes = map(len, ordered if data.isascii() else map(_raw, ordered))
    ends = array("I", (end + number for number, end in enumerate(accumulate(sizes))))
    whole = bisect_left(ordered, True, key=lambda key: not _is_whole(key))
    return KeyTable(data, ends, _firsts(ordered, whole))


def _firsts(ordered: Sequence[str], whole: int) -> "array[int]":
    """Return the numbers of the first of the longer strings with each beginning, and the number of all."""
    firsts = array("I")
    before = b""
    for number in range(whole, len(ordered)):
        beginning = _raw(ordered[number][:LONGEST_PATTERN])[: LONGEST_PATTERN - 1]
        if beginning != before:
            firsts.append(number)
            before = beginning
    firsts.append(len(ordered))
    return firsts


def _beginning(raw: bytes) -> bytes:
    return raw[: LONGEST_PATTERN - 1]


def _shared_beginning(one: bytes, other: bytes) -> bytes:
    for place, (byte, other_byte) in enumerate(zip(one, other, strict=False)):
        if byte != other_byte:
            return one[:place]
    return min(one, other, key=len)


def _is_whole(key: str) -> bool:
    """Return whether the automaton holds a string as a whole."""
    return len(key) < LONGEST_PATTERN and (key.isascii() or len(_raw(key)) < LONGEST_PATTERN)


def _raw(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
