"""How a text sounds, two ways: its Metaphone code, which keeps the consonants, and its spelling made plain.

The plain spelling writes each sound of English in one way ("lymphocyte" and "limfosite" are both "limfosit"), and so,
unlike a code, keeps the vowels: what is left between two of them are slips.

A word without a vowel ("TCR") is said letter by letter, and sounds like nothing else; so does one with a digit.
"""

import re
from functools import lru_cache
from typing import Final

from immuno_cli.language.numerals import has_digit, is_roman
from immuno_cli.language.phonetic import phonetic_key

VOWELS: Final = frozenset("aeiouy")
_BEGINNINGS: Final = (
    *(("ps", "s"), ("pn", "n"), ("pt", "t"), ("kn", "n"), ("gn", "n"), ("mn", "n"), ("wr", "r"), ("wh", "w")),
    ("x", "s"),
)
_WEAK_ENDINGS: Final = ("er", "or", "ar", "ur", "ah", "uh", "eh")  # all heard as "a", as in "fever"
_ENDINGS: Final = (
    ("ea", "ia"),
    ("que", "k"),
    ("gn", "n"),
    ("mb", "m"),
    ("mn", "m"),
    ("ture", "cha"),
    *((end, "a") for end in _WEAK_ENDINGS),
)
_SOUNDS: Final = (
    *(("tious", "shus"), ("cious", "shus"), ("xious", "kshus"), ("tial", "shal"), ("cial", "shal"), ("tien", "shen")),
    *(("cien", "shen"), ("tion", "shun"), ("sion", "shun"), ("cian", "shun"), ("geon", "jun"), ("gion", "jun")),
    *(("gious", "jus"), ("sci", "si"), ("tch", "k")),
    *(("ph", "f"), ("gh", ""), ("rh", "r"), ("th", "t"), ("ck", "k")),
    *(("ch", "k"), ("qu", "kw"), ("dge", "je"), ("dj", "j"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k")),
    *(("ge", "je"), ("gi", "ji"), ("gy", "ji"), ("q", "k"), ("x", "ks"), ("z", "s"), ("ay", "a"), ("y", "i")),
    *(("oa", "o"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("ei", "i"), ("oo", "u"), ("ou", "u"), ("eu", "u")),
    *(("ew", "u"), ("ai", "a"), ("au", "o"), ("aw", "o")),
)
_NURSE: Final = re.compile("[iu]r(?![aeiouyr])")  # as in "bird" and "surgery", heard like "er" in "germ"
_SHORT: Final = 3  # words of so many letters keep their ends and their doubled letters


@lru_cache(maxsize=1 << 16)
def code(text: str) -> str:
    """Return the Metaphone code of a text without spaces; "" where a word of it is a number or has no vowel."""
    words = text.split()
    if has_digit(text) or any(VOWELS.isdisjoint(word) or (len(words) > 1 and is_roman(word)) for word in words):
        return ""
    return phonetic_key(text).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def plain_spelling(text: str) -> str:
    """Return the text, in small letters, as it would be spelled if each sound had one letter."""
    return " ".join(_plain_word(word) for word in text.split(" "))


def _plain_word(word: str) -> str:
    for beginning, sounded in _BEGINNINGS:
        if word.startswith(beginning):
            word = sounded + word[len(beginning) :]
            break
    long = len(word) > _SHORT
    for ending, sounded in _ENDINGS if long else ():
        if word.endswith(ending):
            word = word[: -len(ending)] + sounded
            break
    if "ir" in word or "ur" in word:
        word = _NURSE.sub("er", word)
    for written, sounded in _SOUNDS:
        if written in word:
            word = word.replace(written, sounded)
    if not long:
        return word
    kept = "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
    return kept.removesuffix("e")
