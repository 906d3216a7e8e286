"""How a text sounds, two ways: its Metaphone code, which keeps the consonants, and its spelling made plain.

The plain spelling writes each sound of English in one way ("lymphocyte" and "limfosite" are both "limfosit"), and so,
unlike a code, keeps the vowels: what is left between two of them are slips.
"""

from functools import lru_cache
from typing import Final

from immuno_cli.labels import has_digit, sound

_BEGINNINGS: Final = (("ps", "s"), ("pn", "n"), ("kn", "n"), ("gn", "n"), ("wr", "r"), ("wh", "w"), ("x", "s"))
_SOUNDS: Final = (
    *(("tion", "shun"), ("sion", "shun"), ("cian", "shun"), ("sch", "sk"), ("sce", "se"), ("sci", "si")),
    *(("ph", "f"), ("gh", ""), ("rrh", "r"), ("rh", "r"), ("th", "t"), ("ck", "k"), ("ch", "k"), ("qu", "kw")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("ge", "je"), ("gi", "ji"), ("gy", "ji")),
    *(("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("ei", "i")),
    *(("oo", "u"), ("ou", "u"), ("eu", "u"), ("ew", "u"), ("ai", "a"), ("au", "o")),
)


@lru_cache(maxsize=1 << 16)
def code(text: str) -> str:
    """Return the Metaphone code of a text without spaces; "" where it holds a number, which has none."""
    return "" if has_digit(text) else sound(text).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def plain_spelling(text: str) -> str:
    """Return the text, in small letters, as it would be spelled if each sound had one letter."""
    return " ".join(_plain_word(word) for word in text.split(" "))


def _plain_word(word: str) -> str:
    for beginning, sounded in _BEGINNINGS:
        if word.startswith(beginning):
            word = sounded + word[len(beginning) :]
            break
    for written, sounded in _SOUNDS:
        if written in word:
            word = word.replace(written, sounded)
    kept = "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
    return kept[:-1] if kept.endswith("e") and len(kept) > 2 else kept  # noqa: PLR2004 - "the", not "he"
