"""Finds strings in bytes, all in one pass, however many they are: daachorse, or ahocorasick-rs in its place."""

from collections.abc import Sequence
from typing import Protocol

from immuno_cli.language.rare_signs import places

Hit = tuple[int, int, int]
"""Where a pattern begins and ends in bytes, and its number."""


class Finder(Protocol):
    """Finds patterns in bytes."""

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        """Return where patterns begin and end, and their numbers; those that overlap, too."""


class OtherFinder:
    """Finds patterns where daachorse is not installed. It cannot be stored."""

    def __init__(self, patterns: Sequence[bytes]) -> None:
        """Build the automaton."""
        from ahocorasick_rs import BytesAhoCorasick

        self._automaton = BytesAhoCorasick(patterns)

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        """Return where patterns begin and end, and their numbers; those that overlap, too."""
        found = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        return [(start, stop, number) for number, start, stop in found]


class PlainFinder:
    """Finds a few patterns, one after the other. There is nothing to build."""

    def __init__(self, patterns: Sequence[bytes]) -> None:
        """Keep the patterns."""
        self._patterns = patterns

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        """Return where patterns begin and end, and their numbers; those that overlap, too."""
        return [
            (start, start + len(pattern), number)
            for number, pattern in enumerate(self._patterns)
            for start in places(pattern, haystack)
        ]


def build_finder(patterns: Sequence[bytes], *, use_prefilter: bool = False) -> Finder:
    """Return what finds these patterns.

    With a prefilter, what has few patterns takes a third of the time in a text, but 0.05 ms more to build. With many
    patterns, it costs 5 % in texts, and 64 KB.
    """
    try:
        from daachorse import DoubleArrayAhoCorasick  # only `annotate` needs it
    except ImportError:
        return OtherFinder(patterns)
    return DoubleArrayAhoCorasick(list(patterns), use_prefilter=use_prefilter)
