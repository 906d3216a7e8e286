"""Guess the encoding of a text that is not UTF-8, to name it in a message.

Each encoding that fits is rated by the characters beyond ASCII that it gives: how many of them stand where a text of
its languages has them. Short texts are the rule: one "é" tells enough, as no other encoding has a common letter there.
"""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

_WIDE: Final = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FEWEST_ASCII: Final = 0.05
"""Share of blanks, digits and Latin letters that a text in UTF-16 has at least, whatever its language."""
_ENOUGH: Final = 0.5
"""The least rating of a guess that is offered."""
_MOSTLY: Final = 4
"""So many times more whole characters than damaged ones make a damaged UTF-8."""
_LOOKED_AT: Final = 1 << 16

_WESTERN: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœþðýš"
_RARE: Final = "þðýš"
_RARE_LETTER: Final = 0.6
"""How much less a letter speaks for an encoding that only few languages have."""
_SIGNS: Final = "\u00a0°±µ·×§©®™€£½¼¾¹²³«»„“”‘’‚–—…•¿¡"
_CENTRAL: Final = "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôâîăĺľŕđ"
_TURKISH: Final = "çğıöşüâîû"
_RUSSIAN: Final = "оеаинтсрвлкмдпуя"
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґјљњћџђ"
_GREEK: Final = "αοιετσνηυρπκμλςόίάέήύώ"
_CHINESE: Final = (
    "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可"
    "里裡后後多方面法看起用第行作然事成分动動主"
)


class _Encoding(NamedTuple):
    """An encoding, and how much one of its characters beyond ASCII speaks for it: from 0 to 1."""

    name: str
    rate: Callable[[str, str, str], float]
    """Rates a character, given the ones before and after it."""


def guess_encoding(data: bytes, tried: str) -> str:
    """Return the name of an encoding in which the whole data can be read and looks like a text, "" if there is none.

    >>> guess_encoding("naïve".encode("windows-1252"), "utf-8")
    'windows-1252'
    """
    if tried != "utf-8" and _fits(data, "utf-8"):
        return "utf-8"
    if b"\0" in data:
        wide = guess_wide(data)
        return wide if wide != tried else ""
    sample = _sample(data)
    rated = [(_rating(sample, encoding), -place) for place, encoding in enumerate(_ENCODINGS)]
    for rating, place in sorted(rated, reverse=True):
        name = _ENCODINGS[-place].name
        if rating >= _ENOUGH and name != tried and _fits(data, name):
            return name
    return ""


def guess_wide(data: bytes) -> str:
    """Return UTF-16 or UTF-32 with its order of bytes if data without a byte-order mark looks so, else ""."""
    for name in reversed(_WIDE):
        text = _decoded(data[: _LOOKED_AT - _LOOKED_AT % 4], name)
        if text and _looks_like_text(text) and _fits(data, name):
            return name
    return ""


def is_damaged_utf8(data: bytes) -> bool:
    """Return whether most characters beyond ASCII are whole UTF-8, and only a few bytes are not."""
    text = data[:_LOOKED_AT].decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - damaged
    return whole >= _MOSTLY * damaged


def _looks_like_text(text: str) -> bool:
    printable = all(character.isprintable() or character.isspace() for character in text)
    return printable and sum(character <= "\x7f" for character in text) >= _FEWEST_ASCII * len(text)


def _sample(data: bytes) -> bytes:
    """Return the lines with bytes beyond ASCII, up to some length."""
    lines: list[bytes] = []
    length = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:_LOOKED_AT])
            length += len(lines[-1])
        if length > _LOOKED_AT:
            break
    return b"".join(lines)


def _rating(sample: bytes, encoding: _Encoding) -> float:
    """Return the mean of what the characters beyond ASCII speak for an encoding, 0 if it does not fit."""
    text = _decoded(sample, encoding.name)
    rates = [encoding.rate(*three) for three in _beyond_ascii(text)]
    return sum(rates) / len(rates) if rates else 0.0


def _beyond_ascii(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each character beyond ASCII with the ones before and after it, blanks at the ends."""
    text = f" {text} "
    for place, character in enumerate(text):
        if character > "\x7f":
            yield character, text[place - 1], text[place + 1]


def _decoded(data: bytes, name: str) -> str:
    """Return the text in an encoding, "" if it does not fit. A character that the sample cuts is left out."""
    for end in (len(data), len(data) - 1, len(data) - 2):
        try:
            return data[: max(end, 0)].decode(name)
        except UnicodeError:
            continue
    return ""


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeError:
        return False
    return True


def _latin(letters: str, weight: float) -> Callable[[str, str, str], float]:
    """Return the rating of a Latin alphabet: its letters beside plain ones, and signs beside none of its letters."""

    def rate(character: str, before: str, after: str) -> float:
        beside = _letters_beyond_ascii(before, after)
        if character in _SIGNS:
            is_inside = before.isalpha() and after.isalpha() and character not in "’–—"
            return 0.0 if is_inside else weight * (0.3 if beside else 0.9)
        lower = character.lower()
        if lower not in letters or (character != lower and before.islower()):
            return 0.0
        if beside > 1:
            return 0.3 * weight
        is_alone = not (before.isalpha() or after.isalpha() or before in "'’")
        rated = weight * (_RARE_LETTER if lower in _RARE else 1.0)
        return rated * (0.7 if is_alone or beside else 1.0 if character == lower else 0.9)

    return rate


def _alphabet(common: str, letters: str, weight: float) -> Callable[[str, str, str], float]:
    """Return the rating of another alphabet: its letters stand beside each other, and beside no Latin ones."""

    def rate(character: str, before: str, after: str) -> float:
        lower = character.lower()
        if lower not in letters:
            return 0.5 * (character in _SIGNS)
        if any(neighbour.isascii() and neighbour.isalpha() for neighbour in (before, after)):
            return 0.0
        if character != lower and before.isalpha() and not before.isupper():
            return 0.0
        if not _letters_beyond_ascii(before, after):
            return 0.5 * weight
        rated = weight if lower in common else 0.6 * weight
        return rated if character == lower else 0.9 * rated

    return rate


def _letters_beyond_ascii(before: str, after: str) -> int:
    return sum(neighbour > "\x7f" and neighbour.isalpha() for neighbour in (before, after))


def _east_asian(character: str, before: str, after: str) -> float:
    """Rate kana and Hangul, the commonest Chinese characters, and others. No Latin letter stands beside one."""
    if any(neighbour.isascii() and neighbour.isalpha() for neighbour in (before, after)):
        return 0.4
    if "\u3041" <= character <= "\u30fe" or character in "、。「」":
        return 1.0
    if "\uac00" <= character <= "\ud7a3":
        return 0.85
    if character in _CHINESE:
        return 1.0
    if unicodedata.name(character, "").startswith("CJK UNIFIED"):
        return 0.7
    return 0.6 * ("\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff5e")


_HEBREW: Final = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_ARABIC: Final = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_ENCODINGS: Final = (
    _Encoding("windows-1252", _latin(_WESTERN, 1.0)),
    _Encoding("windows-1250", _latin(_CENTRAL, 0.95)),
    _Encoding("windows-1254", _latin(_TURKISH, 0.95)),
    _Encoding("mac-roman", _latin(_WESTERN, 0.9)),
    _Encoding("cp850", _latin(_WESTERN, 0.85)),
    _Encoding("iso-8859-2", _latin(_CENTRAL, 0.9)),
    _Encoding("windows-1251", _alphabet(_RUSSIAN, _CYRILLIC, 1.0)),
    _Encoding("koi8-r", _alphabet(_RUSSIAN, _CYRILLIC, 0.98)),
    _Encoding("cp866", _alphabet(_RUSSIAN, _CYRILLIC, 0.97)),
    _Encoding("iso-8859-5", _alphabet(_RUSSIAN, _CYRILLIC, 0.96)),
    _Encoding("windows-1253", _alphabet(_GREEK, f"{_GREEK}βγδζθξφχψωϊϋΐΰ", 1.0)),
    _Encoding("windows-1255", _alphabet(_HEBREW, _HEBREW, 0.9)),
    _Encoding("windows-1256", _alphabet(_ARABIC, _ARABIC, 0.85)),
    _Encoding("shift_jis", _east_asian),
    _Encoding("cp932", _east_asian),
    _Encoding("euc_jp", _east_asian),
    _Encoding("gb18030", _east_asian),
    _Encoding("big5", _east_asian),
    _Encoding("euc_kr", _east_asian),
)
"""The encodings of most texts that are not Unicode. Of several that are rated alike, the first is offered."""
