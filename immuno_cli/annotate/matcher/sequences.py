"""Sequences that hold nothing themselves: their items are made when they are asked for, or lie in other sequences."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeVar

Item = TypeVar("Item")

_STEP: Final = 64
"""Items that are made at a time."""


class Lazy(Sequence[Item]):
    """A sequence whose items are made when they are first asked for.

    >>> Lazy(3, str)[2]
    '2'
    """

    def __init__(self, length: int, make: Callable[[int], Item]) -> None:
        """Keep the length, and what makes the item of a number."""
        self._length = length
        self._make = make
        self._made: dict[int, Item] = {}
        self._first: list[Item] = []

    def __len__(self) -> int:
        """Return how many items there are."""
        return self._length

    def __getitem__(self, number: int) -> Item:  # type: ignore[override]  # nobody asks for a slice
        """Return the item of a number. Raises IndexError."""
        if not 0 <= number < self._length:
            raise IndexError(number)
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def __iter__(self) -> Iterator[Item]:
        """Yield the items in order. As many as were reached before are yielded as fast as those of a list."""
        done = 0
        while done < self._length:
            if done == len(self._first):
                end = min(done + _STEP, self._length)
                self._first[done:end] = [self._make(number) for number in range(done, end)]
            some = self._first[done:]
            yield from some
            done += len(some)


class Chain(Sequence[Item]):
    """Several sequences, one after the other.

    >>> list(Chain(["ab", "c"]))
    ['a', 'b', 'c']
    """

    def __init__(self, parts: Sequence[Sequence[Item]]) -> None:
        """Keep the sequences."""
        *self.firsts, self._length = accumulate(map(len, parts), initial=0)
        self._parts = parts

    def __len__(self) -> int:
        """Return how many items there are."""
        return self._length

    def __getitem__(self, number: int) -> Item:  # type: ignore[override]  # nobody asks for a slice
        """Return the item of a number. Raises IndexError."""
        if not 0 <= number < self._length:
            raise IndexError(number)
        place = bisect_right(self.firsts, number) - 1
        return self._parts[place][number - self.firsts[place]]
