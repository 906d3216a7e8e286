"""Words that a reader of English understands without a glossary: English words, and words that are made of them."""

import unicodedata
from functools import lru_cache
from typing import Final

from immuno_cli.language.english import LONGEST_WORD, is_common, is_word
from immuno_cli.language.plurals import singular

_PREFIXES: Final = (
    *("anti", "co", "inter", "mis", "multi", "non", "out", "over", "post", "pre", "re", "self", "semi", "un"),
)
"""Beginnings with which an English word stays one."""
_ENDINGS: Final = (
    ("ly", ""),
    ("ness", ""),
    ("ity", ""),
    ("ity", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
)
"""Endings with which an English word stays one, and what stands in their place without them."""
COMMON_CODES: Final = frozenset(("CO2", "MP3", "MP4"))
"""Names with digits that every reader knows."""
LEAST_LEFT: Final = 4
"""Minimum number of letters that are left without such a beginning or ending."""


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """Return whether a word in lower case is an English word, or is made of one.

    >>> is_ordinary("naïve"), is_ordinary("reanalysed"), is_ordinary("longterm"), is_ordinary("ribavirin")
    (True, True, True, False)
    """
    if len(word) > 2 * LONGEST_WORD:
        return False
    plain = _without_accents(word)
    if len(plain) < 3 or _is_english_form(plain):  # noqa: PLR2004 - english.py has words of three letters or more
        return True
    for prefix in _PREFIXES:
        rest = plain.removeprefix(prefix)
        if rest != plain and len(rest) >= LEAST_LEFT and _is_english_form(rest):
            return True
    halves = ((plain[:at], plain[at:]) for at in range(LEAST_LEFT, len(plain) - LEAST_LEFT + 1))
    return any(is_common(first) and is_common(second) for first, second in halves)


def _is_english_form(word: str) -> bool:
    if is_word(word) or is_word(singular(word)):
        return True
    stems = (word.removesuffix(ending) + more for ending, more in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= LEAST_LEFT and is_word(stem) for stem in stems)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))
