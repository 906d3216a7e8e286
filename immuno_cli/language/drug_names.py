"""How the international name of a drug is spelled in other languages: "prednisona" is prednisone.

The World Health Organization gives each name in English, Latin, French, Spanish and more. They differ by rule: by their
endings, and in letters such as th and t, ph and f, y and i.
"""

from collections.abc import Iterator
from itertools import combinations, islice
from types import MappingProxyType
from typing import Final

_SHORTEST: Final = 7
_MOST: Final = 128
"""Maximum number of spellings that are tried for a name."""
_ENDINGS: Final = (
    ("ina", ("in", "ine")),
    ("ine", ("in",)),
    ("in", ("ine",)),
    ("ona", ("one",)),
    ("on", ("one",)),
    ("ola", ("ole",)),
    ("olo", ("ol",)),
    ("ato", ("ate",)),
    ("at", ("ate",)),
    ("ida", ("ide",)),
    ("id", ("ide",)),
    ("imo", ("imus",)),
    ("ilo", ("il",)),
    ("abo", ("ab",)),
)
"""Endings in other languages, and those of the English names."""
_LETTERS: Final = MappingProxyType({"t": "th", "f": "ph", "i": "y", "s": "x", "k": "c", "z": "c"})
"""Letters in other languages, and those of the English names."""
_MOST_CHANGES: Final = 2
"""Maximum number of letters, before the ending of a name, that are spelled in another way."""


def english_drug_names(word: str) -> Iterator[str]:
    """Yield the ways in which a drug may be spelled in English whose name in another language may be this word.

    >>> "prednisone" in english_drug_names("prednisona"), "azathioprine" in english_drug_names("azatioprina")
    (True, True)
    >>> list(english_drug_names("cold"))
    []
    """
    name = word.casefold()
    if len(name) < _SHORTEST or not name.isalpha():
        return
    spellings = (stem for ending in _english_endings(name) for stem in _spellings(ending))
    yield from (spelling for spelling in islice(spellings, _MOST) if spelling != name)


def _english_endings(name: str) -> Iterator[str]:
    for ending, english in _ENDINGS:
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in english)
    yield name


def _spellings(name: str) -> Iterator[str]:
    """Yield a name with letters of it as they are in English, the fewest changes first."""
    places = [place for place, letter in enumerate(name) if letter in _LETTERS]
    for number in range(_MOST_CHANGES + 1):
        for changed in combinations(places, number):
            yield "".join(_LETTERS[each] if place in changed else each for place, each in enumerate(name))
