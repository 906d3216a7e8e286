"""Which text is safe to offer to a shell: only characters that mean nothing to bash, zsh, fish and PowerShell.

A shell inserts an offer without quoting it, and zsh even evaluates it. Text with any other character is not offered.
"""

from typing import Final

MOST_IN_WORD: Final = 200
MOST_IN_DESCRIPTION: Final = 100
_PUNCTUATION: Final = "-_.,:/+"
"""Safe inside a word ("CL:0000084", "CD4-positive,"), never as its first character."""

_INVISIBLE: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""Letters and marks that cannot be seen (Default_Ignorable_Code_Point in Unicode), without variation selectors."""

_TO_LETTERS: Final = str.maketrans(dict.fromkeys(_PUNCTUATION, "") | dict.fromkeys(_INVISIBLE, " "))
_INSTEAD: Final = str.maketrans({"'": "’", ":": ",", ";": ","})
_SAFE_IN_DESCRIPTION: Final = "-_.,/+ ’“”–—…"


def is_safe_word(text: str) -> bool:
    """Return whether a shell reads the text as one plain word.

    It begins with a letter or a digit, of any script. Letters, digits and a few punctuation marks follow:

    >>> [is_safe_word(text) for text in ("CD8+", "TNF-α", "a;b", "$HOME", "-rf", "two words")]
    [True, True, False, False, False, False]
    """
    if len(text) > MOST_IN_WORD or not text[:1].isalnum():
        return False
    letters = text.translate(_TO_LETTERS)
    return letters.isalnum() or all(map(_is_letter, letters))


def safe_description(text: str) -> str:
    """Return the text as one short line without characters that mean something to a shell; "" where none is left.

    >>> safe_description("The patient's own cells: $(id)")
    'The patient’s own cells, id'
    """
    replaced = text[: 2 * MOST_IN_DESCRIPTION].translate(_INSTEAD)
    safe = "".join(c if c in _SAFE_IN_DESCRIPTION or _is_letter(c) else " " for c in replaced)
    line = " ".join(safe.split())
    if len(line) <= MOST_IN_DESCRIPTION:
        return line
    return line[:MOST_IN_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _is_letter(character: str) -> bool:
    """Return whether a character can be seen and is a letter, a digit, or a mark on one, such as an accent."""
    if character in _INVISIBLE or _is_variation_selector(character):
        return False
    if character.isalnum():
        return True
    import unicodedata  # most text is ASCII and does not need it

    return unicodedata.category(character) in {"Mn", "Mc"}


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
