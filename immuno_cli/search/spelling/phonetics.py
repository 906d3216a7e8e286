"""How a text sounds, in two ways: by a key that keeps its consonants, and by a plain spelling that keeps its vowels.

The key is Metaphone's. The plain spelling writes each sound of English in one way: "lymphocyte" and "limfosite" are
both "limfosit". The edits between two plain spellings are slips by ear.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from immuno_cli.language.numerals import has_digit, is_roman
from immuno_cli.language.phonetic import phonetic_key

VOWELS: Final = frozenset("aeiouy")

_Spellings = tuple[tuple[str, str], ...]
"""Pairs of a written and a sounded form."""


def _spellings(pairs: str) -> _Spellings:
    """Return the pairs of a text such as "ph=f gh="."""
    split = (pair.partition("=") for pair in pairs.split())
    return tuple((written, sounded) for written, _, sounded in split)


_BEGINNINGS: Final = _spellings("ps=s pn=n pt=t kn=n gn=n mn=n wr=r wh=w x=s")
_ENDINGS: Final = _spellings("ea=ia que=k gn=n mb=m mn=m ture=cha er=a or=a ar=a ur=a ah=a uh=a eh=a")
_SOUNDS: Final = _spellings(
    "tious=shus cious=shus xious=kshus tial=shal cial=shal tien=shen cien=shen tion=shun sion=shun cian=shun geon=jun "
    "gion=jun gious=jus sci=si tch=k ph=f gh= rh=r th=t ck=k ch=k qu=kw dge=je dj=j ce=se ci=si cy=si c=k ge=je gi=ji "
    "gy=ji q=k x=ks z=s ay=a y=i oa=o ee=i ea=i ie=i ei=i oo=u ou=u eu=u ew=u ai=a au=o aw=o"
)
"""Replaced everywhere in a word, in this order."""
_NURSE: Final = re.compile("[iu]r(?![aeiouyr])")
"""The vowel of "bird" and "surgery", which sounds as that of "germ"."""
_SHORT: Final = 3
"""Words of so many letters keep their endings and their double letters."""


@lru_cache(maxsize=1 << 16)
def sound_key(text: str) -> str:
    """Return the phonetic keys of all words of a text, joined; "" where one of them has none.

    A number has none. Nor has a word without a vowel: it is said letter by letter.

    >>> sound_key("lymphocyte") == sound_key("limfosite"), sound_key("TCR".lower())
    (True, '')
    """
    words = text.split()
    if has_digit(text) or any(VOWELS.isdisjoint(word) for word in words):
        return ""
    if len(words) > 1 and any(map(is_roman, words)):
        return ""
    return phonetic_key(text).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def plain_spelling(text: str) -> str:
    """Return a text in lower case as it would be spelled if each sound had one letter.

    >>> plain_spelling("lymphocyte"), plain_spelling("limfosite")
    ('limfosit', 'limfosit')
    """
    return " ".join(map(_plain_word, text.split(" ")))


def sound_the_same(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether words in lower case sound as others do, vowels included. Short words must be the same.

    >>> sound_the_same(["t", "sell"], ["t", "cell"]), sound_the_same(["t", "shell"], ["t", "cell"])
    (True, False)
    """
    if len(words) != len(others):
        return False
    return all(
        word == other or (min(len(word), len(other)) > _SHORT and plain_spelling(word) == plain_spelling(other))
        for word, other in zip(words, others, strict=True)
    )


def _plain_word(word: str) -> str:
    word = _with_plain_beginning(word)
    long = len(word) > _SHORT
    if long:
        word = _with_plain_ending(word)
    if "ir" in word or "ur" in word:
        word = _NURSE.sub("er", word)
    for written, sounded in _SOUNDS:
        if written in word:
            word = word.replace(written, sounded)
    return without_doubles(word).removesuffix("e") if long else word


def _with_plain_beginning(word: str) -> str:
    for written, sounded in _BEGINNINGS:
        if word.startswith(written):
            return sounded + word[len(written) :]
    return word


def _with_plain_ending(word: str) -> str:
    for written, sounded in _ENDINGS:
        if word.endswith(written):
            return word[: -len(written)] + sounded
    return word


def without_doubles(text: str) -> str:
    """Return a text with one letter in the place of each run of the same letter.

    >>> without_doubles("dyarrhea")
    'dyarhea'
    """
    return "".join(letter for letter, _ in groupby(text))
