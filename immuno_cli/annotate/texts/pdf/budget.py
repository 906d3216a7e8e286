"""How much of a PDF is read, by its size. A few kilobytes can draw one page, or one form, a million times."""

from typing import Final

_CHARACTERS: Final = 1_000_000
_CHARACTERS_PER_BYTE: Final = 20
"""Compressed prose has three or four, and the font needs bytes, too."""
_MOST_CHARACTERS: Final = 50_000_000
_INSTRUCTIONS: Final = 200_000
_INSTRUCTIONS_PER_BYTE: Final = 0.25
"""A line of a compressed drawing takes about four bytes."""


class SpentError(Exception):
    """The budget is spent; the message says what pages hold too much of."""


class Budget:
    """What may still be read of a PDF: characters, and the instructions that draw them."""

    def __init__(self, size: int) -> None:
        """Begin with what a PDF of so many bytes may have."""
        self._characters = min(_CHARACTERS + size * _CHARACTERS_PER_BYTE, _MOST_CHARACTERS)
        self._instructions = _INSTRUCTIONS + size * _INSTRUCTIONS_PER_BYTE

    def spend_characters(self, count: int) -> None:
        """Count the characters of a page. Raises SpentError where there are too many."""
        self._characters -= count
        if self._characters < 0:
            raise SpentError("hold far more text than a PDF of this size does")

    def spend_instruction(self) -> None:
        """Count an instruction that draws. Raises SpentError where there are too many."""
        self._instructions -= 1
        self.check()

    def check(self) -> None:
        """Raise SpentError where there were too many instructions."""
        if self._instructions < 0:
            raise SpentError("are drawn by far more instructions than a PDF of this size has")
