"""Letters that labels write in more than one way: Greek letters, and Latin letters beyond a to z."""

import unicodedata
from typing import Final

GREEK: Final = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "ο": "omicron",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}
"""The name of each Greek letter: "α" is "alpha"."""

OF_FAMILIES: Final = frozenset("αβγδεζκλ")
"""The Greek letters that tell the members of a family of molecules apart: "IL-1β", "IFN-γ"."""

PLAIN_LETTERS: Final = {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "ς": "σ",
}
"""What stands for a letter that Unicode does not decompose into a plain letter and an accent."""

_REPLACED: Final = str.maketrans({**{letter: f" {name} " for letter, name in GREEK.items()}, **PLAIN_LETTERS})
_NOT_SEEN: Final = ("Mn", "Cf", "Cc")
"""Categories of Unicode: accents that combine, and characters that only format or control."""


def plain_letters(text: str) -> str:
    """Return a text in lower case, with plain letters for those with accents, and names for Greek letters.

    >>> plain_letters("Ménière"), plain_letters("IFN-γ")
    ('meniere', 'ifn- gamma ')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    composed = unicodedata.normalize("NFKC", "".join(filter(_is_kept, decomposed)))
    return composed.casefold().translate(_REPLACED)


def _is_kept(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _NOT_SEEN
