"""How much of a PDF is read, by its size. A few kilobytes can draw one page, or one form, a million times.

Each page has instructions of its own, and all pages share more. A page that takes more than both is left out, and the
next ones are read. All pages together are bounded as well.
"""

from typing import Final

_CHARACTERS: Final = 1_000_000
_CHARACTERS_PER_BYTE: Final = 20
"""Compressed prose has three or four, and the font needs bytes, too."""
_MOST_CHARACTERS: Final = 50_000_000
_OF_EACH_PAGE: Final = 20_000
"""Instructions of each page. A page of prose takes a hundred, a drawing on it thousands."""
_SHARED: Final = 200_000
"""Instructions that the pages share, for the large drawings of a few."""
_OF_ALL: Final = 1_000_000
_PER_BYTE: Final = 0.25
"""Further ones, both to share and of all. A line of a compressed drawing takes about four bytes."""
_OF_LEFT_OUT: Final = 100_000
"""Instructions that a page which is left out counts for: it was taken apart before they were counted."""


class SpentError(Exception):
    """The budget is spent; the message says what the pages hold too much of."""


class PageSpentError(Exception):
    """One page takes more than it may. Later pages can still be read."""


class Budget:
    """What may still be read of a PDF: characters, and the instructions that draw them."""

    def __init__(self, size: int) -> None:
        """Begin with what a PDF of so many bytes may have."""
        self._characters = min(_CHARACTERS + size * _CHARACTERS_PER_BYTE, _MOST_CHARACTERS)
        self._of_all = _OF_ALL + size * _PER_BYTE
        self._shared = self._of_page = _SHARED + size * _PER_BYTE

    def spend_characters(self, count: int) -> None:
        """Count the characters of a page. Raises SpentError where there are too many."""
        self._characters -= count
        if self._characters < 0:
            raise SpentError("hold far more text than a PDF of this size does")

    def begin_page(self) -> None:
        """Give the next page its own instructions, and what the others have left of the shared ones."""
        self._shared = max(0, min(self._shared, self._of_page))
        self._of_page = self._shared + _OF_EACH_PAGE

    def spend_instruction(self) -> None:
        """Count an instruction that draws. Raises what `check` does."""
        self._of_page -= 1
        self._of_all -= 1
        self.check()

    def check(self) -> None:
        """Raise SpentError where there were too many instructions, and PageSpentError where the page has too many."""
        if self._of_all < 0:
            raise SpentError("are drawn by far more instructions than a PDF of this size has")
        if self._of_page < 0:
            raise PageSpentError

    def leave_out_page(self) -> None:
        """Count a page that is left out."""
        self._of_all -= _OF_LEFT_OUT
