"""Technical words of a text that no vocabulary explains."""

from typing import NamedTuple


class Unexplained(NamedTuple):
    """A technical word without a term: its first spelling, how often it occurs, where first, and what is said of it."""

    text: str
    count: int
    offset: int
    meaning: str = ""
