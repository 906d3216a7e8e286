"""Numbers as labels write them: digits, Roman numerals and number words."""

from typing import Final

_ROMAN_NUMERALS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix"
_NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ROMAN: Final = {word: str(number) for number, word in enumerate(_ROMAN_NUMERALS.split(), 1)}
_DIGITS: Final = {**_ROMAN, **{word: str(number) for number, word in enumerate(_NUMBER_WORDS.split(), 1)}}

NUMERALS: Final = frozenset(_DIGITS)
"""The words of which `numeral` returns the digits."""


def has_digit(text: str) -> bool:
    """Return whether the text has a digit. Another number is another thing, not a misspelling.

    >>> has_digit("cd4"), has_digit("cell")
    (True, False)
    """
    return not text.isalpha() and any(character.isdigit() for character in text)


def is_roman(word: str) -> bool:
    """Return whether a word in lower case is a Roman numeral from i to xix."""
    return word in _ROMAN


def numeral(word: str) -> str | None:
    """Return the digits for a Roman numeral or a number word in lower case, up to 19; None for any other word.

    >>> numeral("iv"), numeral("four"), numeral("cell")
    ('4', '4', None)
    """
    return _DIGITS.get(word)
