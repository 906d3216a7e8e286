"""Guesses the encoding of a text that is not Unicode.

Most texts are short. One "é" is enough, because no other encoding has a common letter in its place. If others are
nearly as likely, they are offered as well, each with a word as it reads it.
"""

import math
import re
from typing import Final, NamedTuple

from immuno_cli.encodings.marks import decode_whole, guess_wide
from immuno_cli.encodings.rating import ENCODINGS, rate_text

_ENOUGH: Final = 0.5
"""The least rating of a guess that is offered."""
_NEAR: Final = 0.12
"""How much less another guess may be rated to be offered beside the best one, in a short text."""
_SHORT: Final = 60
"""A text with more characters beyond ASCII is not short: the more there are, the surer is the best guess."""
_MOST: Final = 3
_SEARCHED: Final = 1 << 22
"""Bytes that are searched for characters beyond ASCII, counted from the first of them."""
_RATED: Final = 1 << 13
"""Bytes of them that are rated. More hardly ever change the guess."""
_BESIDE: Final = 32
"""Bytes of ASCII that are kept on each side of others."""
_LONGEST_WORD: Final = 30
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")
_LONG_ASCII: Final = re.compile(rb"([\x00-\x7f]{%d})[\x00-\x7f]+([\x00-\x7f]{%d})" % (_BESIDE, _BESIDE))
_WORD: Final = re.compile(rb"[^\x00-\x2c\x2e\x2f\x3a-\x40]*[\x80-\xff][^\x00-\x2c\x2e\x2f\x3a-\x40]*")
"""A run of bytes without blanks and punctuation marks, one of them beyond ASCII."""


class Guess(NamedTuple):
    """An encoding that a text may be in, how likely it is, and a word of the text as it is read in the encoding."""

    encoding: str
    rating: float
    word: str


def guess_encoding(data: bytes) -> str:
    """Return the name of an encoding in which the whole data can be read and looks like a text, "" if there is none.

    >>> guess_encoding("Nävus;Ein Mal der Haut – meist harmlos".encode("cp1252"))
    'windows-1252'
    """
    return next((guess.encoding for guess in guess_encodings(data)), "")


def guess_encodings(data: bytes) -> list[Guess]:
    """Return the encodings in which the whole data can be read and looks like a text, the likeliest first.

    It is UTF-8 alone wherever that fits. Others are returned only if they are nearly as likely, and read the text
    differently.

    >>> [(guess.encoding, guess.word) for guess in guess_encodings("bőr;szerv".encode("cp1250"))]
    [('windows-1250', 'bőr'), ('windows-1252', 'bõr')]
    """
    if b"\0" in data:
        wide = guess_wide(data)
        return [Guess(wide, 1.0, "")] if wide and _fits(data, wide) else []
    if _fits(data, "utf-8"):
        return [Guess("utf-8", 1.0, "")]
    sample = _sample(data)
    best = [(name, rating) for name, rating in _rated(sample) if _fits(data, name)]
    near = [name for name, rating in best if rating >= best[0][1] - _margin(sample)][:_MOST]
    words = _words(sample, near)
    return [Guess(name, rating, words[name]) for name, rating in best if name in near]


def _rated(sample: bytes) -> list[tuple[str, float]]:
    """Return the encodings that may be meant with their ratings, best first. Of those that read alike, only one."""
    texts = {name: decode_whole(sample, name) for name in dict.fromkeys(encoding.name for encoding in ENCODINGS)}
    ratings: dict[str, float] = {}
    for encoding in ENCODINGS:
        text = texts[encoding.name]
        rating = rate_text(text, encoding)
        if rating >= _ENOUGH and rating > ratings.get(encoding.name, 0.0):
            ratings[encoding.name] = rating
    found: dict[str, str] = {}
    for name in sorted(ratings, key=lambda name: -ratings[name]):
        found.setdefault(texts[name], name)
    return [(name, ratings[name]) for name in found.values()]


def _margin(sample: bytes) -> float:
    """Return how much less another guess may be rated. It falls as the standard error of the ratings does."""
    count = max(1, len(_NOT_ASCII.findall(sample)))
    return _NEAR * min(1.0, math.sqrt(_SHORT / count))


def _words(sample: bytes, names: list[str]) -> dict[str, str]:
    """Return a word of the sample as each encoding reads it: the first that they all read differently."""
    readings: list[dict[str, str]] = []
    for match in _WORD.finditer(sample):
        reading = {name: match[0].decode(name, "ignore").strip()[:_LONGEST_WORD] for name in names}
        readings.append(reading)
        if len(set(reading.values())) == len(names):
            return reading
    return max(readings, key=lambda reading: len(set(reading.values())), default=dict.fromkeys(names, ""))


def _sample(data: bytes) -> bytes:
    """Return the bytes beyond ASCII with what stands directly beside them, up to some length."""
    first = _NOT_ASCII.search(data)
    begin = max(0, first.start() - _BESIDE) if first else 0
    return _LONG_ASCII.sub(rb"\1\2", data[begin : begin + _SEARCHED])[:_RATED]


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeError:
        return False
    return True
