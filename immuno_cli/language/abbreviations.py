"""What an abbreviation looks like."""

import re
from typing import Final

_LONGEST: Final = 10
_FEW_LETTERS: Final = 2
_SHORT: Final = 4
_BETWEEN: Final = re.compile(r"[\s/-]+")


def is_abbreviation(text: str) -> bool:
    """Return whether a label looks like an abbreviation: short, one word, mostly capitals and digits.

    >>> [is_abbreviation(label) for label in ("TIL", "mAb", "IL-2", "Aldara", "T cell")]
    [True, True, True, False, False]
    """
    if len(text) > _LONGEST or text.islower() or " " in text:
        return False
    letters = [character for character in text if character.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if len(letters) <= _FEW_LETTERS:
        return capitals > 0
    capital_inside = any(map(str.isupper, letters[1:]))
    mostly_capitals = capitals >= _FEW_LETTERS and capitals * 2 >= len(letters)
    return capital_inside and (len(letters) <= _SHORT or mostly_capitals)


def abbreviations_in(label: str) -> list[str]:
    """Return the abbreviations that stand in a label, as they are written.

    >>> abbreviations_in("anti-CCP antibody"), abbreviations_in("CAR T-cell therapy"), abbreviations_in("Keytruda")
    (['CCP'], ['CAR', 'T'], [])
    """
    return [part for part in _BETWEEN.split(label) if is_abbreviation(part)]
