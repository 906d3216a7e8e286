"""Sequences that hold nothing themselves: their items are made when they are asked for, or lie in other sequences."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar

Item = TypeVar("Item")


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


class Chain(Sequence[Item]):
    """Several sequences, one behind the other.

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
