"""Rates how well a text fits the encoding in which it was read.

Each encoding that fits is rated by the characters beyond ASCII that it gives: how many of them stand where a text of
its languages has them, and how common they are there.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import starmap
from typing import Final, NamedTuple

from immuno_cli.encodings import letters

Rate = Callable[[str, str, str], float]
"""Rates a character, given the ones before and after it: from 0 to 1."""

_SEVERAL_LANGUAGES: Final = 0.84
"""The weight of the letters of several languages together, where those of one language have the weight 1."""
_LAST_COMMON: Final = 0.85
"""The weight of the last of the common letters of a Latin alphabet, where the first one has the weight 1."""
_RARE: Final = 0.6
"""The weight of its rare letters."""
_LAST: Final = 0.2
"""The weight of the last letter of another alphabet. There, common letters are most of a text."""


class Encoding(NamedTuple):
    """An encoding together with a language or a writing system, and how its characters beyond ASCII are rated."""

    name: str
    rate: Rate


def rate_text(text: str, encoding: Encoding) -> float:
    """Return the mean rating of the characters beyond ASCII, 0 if there are none."""
    rates = list(starmap(encoding.rate, _beyond_ascii(text)))
    return sum(rates) / len(rates) if rates else 0.0


def _beyond_ascii(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each character beyond ASCII with the ones before and after it, blanks at the ends."""
    text = f" {text} "
    for place, character in enumerate(text):
        if character > "\x7f":
            yield character, text[place - 1], text[place + 1]


def _graded(alphabet: str, last: float) -> dict[str, float]:
    """Return the rating of each letter of an alphabet: from 1 for the commonest down to `last`."""
    step = (1 - last) / max(1, len(alphabet) - 1)
    return {letter: 1 - step * place for place, letter in enumerate(alphabet)}


def _language(alphabet: str, weight: float) -> Rate:
    """Return the rating of the letters of one language."""
    common, _, rare = alphabet.partition("|")
    return _latin(_graded(common, _LAST_COMMON) | dict.fromkeys(rare, _RARE), weight)


def _latin(rates: Mapping[str, float], weight: float) -> Rate:
    """Return the rating of a Latin alphabet: its letters beside plain ones, and signs beside none of its letters."""

    def rate(character: str, before: str, after: str) -> float:
        beside = _letters_beyond_ascii(before, after)
        if character in letters.SIGNS:
            return weight * _rate_sign(character, before, after, beside)
        lower = character.lower()
        if lower not in rates or (character != lower and before.islower()):
            return 0.0
        rated = weight * rates[lower]
        if beside > 1:
            return 0.5 * rated
        is_alone = not (before.isalpha() or after.isalpha() or before in "'’")
        return rated * (0.7 if is_alone or beside else 1.0 if character == lower else 0.9)

    return rate


def _rate_sign(sign: str, before: str, after: str, beside: int) -> float:
    """Rate a sign. Only dashes and apostrophes stand inside a word, and some stand before none."""
    is_inside = before.isalpha() and after.isalpha() and sign not in "’–—"
    if is_inside or (after.isalpha() and sign in letters.FRACTIONS):
        return 0.0
    return 0.3 if beside else 0.9


def _alphabet(alphabet: str, weight: float, last: float = _LAST) -> Rate:
    """Return the rating of another alphabet: its letters stand beside each other, and beside no Latin ones."""
    rates = _graded(alphabet, last)

    def rate(character: str, before: str, after: str) -> float:
        lower = character.lower()
        if lower not in rates:
            is_inside = before.isalpha() and character not in "»”’–—…\u00a0"
            return 0.0 if is_inside else 0.5 * (character in letters.SIGNS)
        if any(neighbour.isascii() and neighbour.isalpha() for neighbour in (before, after)):
            return 0.0
        if character != lower and before.isalpha() and not before.isupper():
            return 0.0
        if not _letters_beyond_ascii(before, after):
            return 0.5 * weight
        rated = weight * rates[lower]
        return rated if character == lower else 0.9 * rated

    return rate


def _letters_beyond_ascii(before: str, after: str) -> int:
    return sum(neighbour > "\x7f" and neighbour.isalpha() for neighbour in (before, after))


def _ideographs(standard: str, last_common: int, weight: float, *, kana: float = 0.0, hangul: float = 0.0) -> Rate:
    """Return the rating of a writing system of East Asia. No small Latin letter stands beside one of its characters.

    The standard has its common Chinese characters first, up to those with a certain lead byte.
    """

    def rate(character: str, before: str, after: str) -> float:
        if any(neighbour.isascii() and neighbour.islower() for neighbour in (before, after)):
            return 0.1
        is_alone = before <= "\x7f" and after <= "\x7f"
        return (0.7 if is_alone else 1.0) * rate_itself(character)

    def rate_itself(character: str) -> float:
        if "\u3041" <= character <= "\u30fe":
            return kana or 0.1
        if "\uac00" <= character <= "\ud7a3":
            return hangul
        if character in letters.EAST_ASIAN_MARKS:
            return weight
        if "\u4e00" <= character <= "\u9fff":
            return weight * _commonness(character, standard, last_common)
        return 0.5 * (character in letters.SIGNS)

    return rate


def _commonness(character: str, standard: str, last_common: int) -> float:
    try:
        lead = character.encode(standard)[0]
    except UnicodeError:
        return 0.3
    if character in letters.COMMON_CHINESE:
        return 1.0
    return 0.85 if lead <= last_common else 0.5


def _latin_encodings(name: str, languages: tuple[str, ...], weight: float) -> Iterator[Encoding]:
    """Yield an encoding with each language, and with the letters of all: a text may have names of several languages."""
    for alphabet in languages:
        yield Encoding(name, _language(alphabet, weight))
    together = dict.fromkeys("".join(languages).replace("|", ""), _SEVERAL_LANGUAGES)
    yield Encoding(name, _latin(together, weight))


_JAPANESE: Final = _ideographs("euc_jp", 0xCF, 1.0, kana=1.0)
_CHINESE: Final = _ideographs("gb2312", 0xD7, 1.0)

ENCODINGS: Final = (
    *_latin_encodings("windows-1252", letters.WESTERN, 1.0),
    *_latin_encodings("windows-1250", letters.CENTRAL, 0.95),
    Encoding("windows-1254", _language(letters.TURKISH, 0.95)),
    *_latin_encodings("mac-roman", letters.WESTERN, 0.9),
    *_latin_encodings("cp850", letters.WESTERN, 0.85),
    *_latin_encodings("iso-8859-2", letters.CENTRAL, 0.93),
    *_latin_encodings("windows-1257", letters.BALTIC, 0.9),
    Encoding("windows-1252", _language(letters.ICELANDIC, 0.9)),
    *_latin_encodings("cp852", letters.CENTRAL, 0.8),
    *_latin_encodings("mac-latin2", letters.CENTRAL, 0.75),
    Encoding("windows-1251", _alphabet(letters.CYRILLIC, 1.0)),
    Encoding("koi8-r", _alphabet(letters.CYRILLIC, 0.98)),
    Encoding("koi8-u", _alphabet(letters.CYRILLIC, 0.975)),
    Encoding("cp866", _alphabet(letters.CYRILLIC, 0.97)),
    Encoding("iso-8859-5", _alphabet(letters.CYRILLIC, 0.96)),
    Encoding("mac-cyrillic", _alphabet(letters.CYRILLIC, 0.95)),
    Encoding("windows-1253", _alphabet(letters.GREEK, 1.0)),
    Encoding("windows-1255", _alphabet(letters.HEBREW, 0.97, last=0.45)),
    Encoding("windows-1256", _alphabet(letters.ARABIC, 0.95)),
    Encoding("iso-8859-6", _alphabet(letters.ARABIC, 0.94)),
    Encoding("cp874", _alphabet(letters.THAI, 0.95)),
    Encoding("shift_jis", _JAPANESE),
    Encoding("cp932", _JAPANESE),
    Encoding("euc_jp", _JAPANESE),
    Encoding("gb18030", _CHINESE),
    Encoding("big5", _ideographs("big5", 0xC6, 1.0)),
    Encoding("euc_kr", _ideographs("euc_kr", 0x00, 0.4, hangul=0.95)),
)
"""The encodings of most texts that are not Unicode. Of several that are rated alike, the first is offered."""
