"""The windows in which a text is looked through: parts that stay in the processor's cache."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

WINDOW: Final = 48_000
"""Characters that are folded at a time. So many stay in the processor's cache."""
WIDEST_GAP: Final = 1000
"""Maximum number of characters between two words of a term that extends past the end of a window."""
_SPACE: Final = re.compile(r"\s")


class Window(NamedTuple):
    """A part of a text, with enough of what follows that no term is cut."""

    begin: int
    end: int
    text: str


def iter_windows(text: str, most_words: int) -> Iterator[Window]:
    """Yield the windows of a text. Each ends at white space; after it stand so many words as the longest label has.

    >>> [(window.begin, window.end) for window in iter_windows("T cell", most_words=2)]
    [(0, 6)]
    """
    margin = re.compile(rf"(?:\S*+\s{{1,{WIDEST_GAP}}}+){{0,{most_words + 1}}}+\S*+")
    begin = 0
    while begin < len(text):
        cut = _SPACE.search(text, begin + WINDOW)
        end = cut.start() if cut else len(text)
        reach = margin.match(text, end)
        yield Window(begin, end, text[begin : reach.end() if reach else end])
        begin = end
