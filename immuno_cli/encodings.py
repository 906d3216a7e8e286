"""Which encoding the bytes of a text are in: told by a byte-order mark, named by the user, or guessed.

A guess rates each encoding that fits by the characters beyond ASCII that it gives: how many of them stand where a text
of its languages has them. Short texts are the rule: one "é" tells enough, as no other encoding has a common letter
there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import starmap
from typing import Final, NamedTuple

from immuno_cli.errors import UsageError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte-order marks and the encodings that they tell."""
_WIDE: Final = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FEWEST_ASCII: Final = 0.05
"""Share of blanks, digits and Latin letters that a text in UTF-16 has at least, whatever its language."""
_LEAST_WIDE: Final = 8
"""Bytes from which on wide characters can be told."""
_ENOUGH: Final = 0.5
"""The least rating of a guess that is offered."""
_MOSTLY: Final = 4
"""So many times more whole characters than damaged ones make a damaged UTF-8."""
_LOOKED_AT: Final = 1 << 16
"""Bytes at the beginning in which wide characters and damage are looked for."""
_SEARCHED: Final = 1 << 22
"""Bytes, from the first one beyond ASCII on, in which others are looked for."""
_RATED: Final = 1 << 13
"""Bytes of them that are rated. More hardly ever change the guess."""
_BESIDE: Final = 32
"""Bytes of ASCII that are kept beside others."""
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")
_LONG_ASCII: Final = re.compile(rb"([\x00-\x7f]{%d})[\x00-\x7f]+([\x00-\x7f]{%d})" % (_BESIDE, _BESIDE))

_SEVERAL_LANGUAGES: Final = 0.9
"""How much less the letters of several languages together speak for an encoding than those of one."""
_WESTERN: Final = (
    "éàèêçâîïôûùëœæüÿ",  # French
    "äöüß",  # German
    "áéíñóúü",  # Spanish
    "áâãàçéêíóôõú",  # Portuguese
    "àèéìòù",  # Italian
    "àçèéíïòóúü",  # Catalan
    "äåöé",  # Swedish, Finnish
    "æøåé",  # Danish, Norwegian
    "éëïöüáèê",  # Dutch
)
_ICELANDIC: Final = "áéíóúýþæðö"
_CENTRAL: Final = (
    "ąćęłńóśźż",  # Polish
    "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
)
_BALTIC: Final = (
    "ąčęėįšųūž",  # Lithuanian
    "āčēģīķļņšūž",  # Latvian
    "äöõüšž",  # Estonian
)
_TURKISH: Final = "çğıöşüâîûi\u0307"
_SIGNS: Final = "\u00a0°±µ·×§©®™€£½¼¾¹²³«»„“”‘’‚–—…•¿¡"
_RUSSIAN: Final = "оеаинтсрвлкмдпуя"
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґјљњћџђ"
_GREEK: Final = "αοιετσνηυρπκμλςόίάέήύώ"
_HEBREW: Final = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_ARABIC: Final = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_THAI: Final = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E5A))))
_CHINESE: Final = (
    "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可"
    "里裡后後多方面法看起用第行作然事成分动動主"
)


class _Encoding(NamedTuple):
    """An encoding, and how much one of its characters beyond ASCII speaks for it and a language: from 0 to 1."""

    name: str
    rate: Callable[[str, str, str], float]
    """Rates a character, given the ones before and after it."""


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    r"""Return the byte-order mark that the data begins with and its encoding, both empty if there is none.

    >>> byte_order_mark(b"\xef\xbb\xbfnaive")
    (b'\xef\xbb\xbf', 'utf-8')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", ""


def wide_encoding(head: bytes) -> str:
    """Return the encoding if it has two or four bytes for each character, as a mark tells or all looks so. Else ""."""
    marked = byte_order_mark(head)[1]
    return marked if marked.startswith(("utf-16", "utf-32")) else guess_wide(head)


def known_encoding(name: str) -> str:
    """Return the usual name of a text encoding. Raises UsageError if there is none of this name.

    >>> known_encoding("Windows-1252")
    'cp1252'
    """
    import codecs

    try:
        found = codecs.lookup(name)
        b"ab".decode(found.name)
    except UnicodeError:
        pass  # it is a text encoding, but not of these bytes
    except (LookupError, ValueError):
        raise UsageError(
            f"there is no text encoding “{name}”", hint="Common ones are utf-8, windows-1252, utf-16 and shift_jis."
        ) from None
    return "utf-8" if found.name == "utf-8-sig" else found.name


def guess_encoding(data: bytes, tried: str = "utf-8") -> str:
    """Return the name of an encoding in which the whole data can be read and looks like a text, "" if there is none.

    `tried` is an encoding in which the data cannot be read. It is never the answer.

    >>> guess_encoding("Nävus;Ein Mal der Haut – meist harmlos".encode("cp1252"))
    'windows-1252'
    """
    if tried != "utf-8" and _fits(data, "utf-8"):
        return "utf-8"
    if b"\0" in data:
        wide = guess_wide(data)
        return wide if wide != tried else ""
    sample = _sample(data)
    texts = {name: _decoded(sample, name) for name in dict.fromkeys(encoding.name for encoding in _ENCODINGS)}
    rated = [(_rating(texts[encoding.name], encoding), -place) for place, encoding in enumerate(_ENCODINGS)]
    for rating, place in sorted(rated, reverse=True):
        name = _ENCODINGS[-place].name
        if rating >= _ENOUGH and name != tried and _fits(data, name):
            return name
    return ""


def guess_wide(data: bytes) -> str:
    """Return UTF-16 or UTF-32 with its order of bytes if data without a byte-order mark looks so, else "".

    The data may be the head of a file, and end inside a character.

    >>> guess_wide("Term;Definition".encode("utf-16-le"))
    'utf-16-le'
    """
    start = data[: _LOOKED_AT - _LOOKED_AT % 4]
    if b"\0" not in start or len(start) < _LEAST_WIDE:
        return ""
    for name in reversed(_WIDE):
        text = _decoded(start, name)
        if text and _looks_like_text(text):
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
    """Return the bytes beyond ASCII with what stands directly beside them, up to some length."""
    first = _NOT_ASCII.search(data)
    begin = max(0, first.start() - _BESIDE) if first else 0
    return _LONG_ASCII.sub(rb"\1\2", data[begin : begin + _SEARCHED])[:_RATED]


def _rating(text: str, encoding: _Encoding) -> float:
    """Return the mean of what the characters beyond ASCII speak for an encoding, 0 if there are none."""
    rates = list(starmap(encoding.rate, _beyond_ascii(text)))
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
        return weight * (0.7 if is_alone or beside else 1.0 if character == lower else 0.9)

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


def _latin_encodings(name: str, languages: tuple[str, ...], weight: float) -> Iterator[_Encoding]:
    """Yield an encoding with each language, and with the letters of all: a text may have names of several languages."""
    for letters in languages:
        yield _Encoding(name, _latin(letters, weight))
    yield _Encoding(name, _latin("".join(languages), _SEVERAL_LANGUAGES * weight))


_ENCODINGS: Final = (
    *_latin_encodings("windows-1252", _WESTERN, 1.0),
    *_latin_encodings("windows-1250", _CENTRAL, 0.95),
    _Encoding("windows-1254", _latin(_TURKISH, 0.95)),
    *_latin_encodings("mac-roman", _WESTERN, 0.9),
    *_latin_encodings("cp850", _WESTERN, 0.85),
    *_latin_encodings("iso-8859-2", _CENTRAL, 0.9),
    *_latin_encodings("windows-1257", _BALTIC, 0.9),
    _Encoding("windows-1252", _latin(_ICELANDIC, 0.9)),
    _Encoding("windows-1251", _alphabet(_RUSSIAN, _CYRILLIC, 1.0)),
    _Encoding("koi8-r", _alphabet(_RUSSIAN, _CYRILLIC, 0.98)),
    _Encoding("koi8-u", _alphabet(_RUSSIAN, _CYRILLIC, 0.975)),
    _Encoding("cp866", _alphabet(_RUSSIAN, _CYRILLIC, 0.97)),
    _Encoding("iso-8859-5", _alphabet(_RUSSIAN, _CYRILLIC, 0.96)),
    _Encoding("windows-1253", _alphabet(_GREEK, f"{_GREEK}βγδζθξφχψωϊϋΐΰ", 1.0)),
    _Encoding("windows-1255", _alphabet(_HEBREW, _HEBREW, 0.9)),
    _Encoding("windows-1256", _alphabet(_ARABIC, _ARABIC, 0.85)),
    _Encoding("iso-8859-6", _alphabet(_ARABIC, _ARABIC, 0.84)),
    _Encoding("cp874", _alphabet(_THAI, _THAI, 0.8)),
    _Encoding("shift_jis", _east_asian),
    _Encoding("cp932", _east_asian),
    _Encoding("euc_jp", _east_asian),
    _Encoding("gb18030", _east_asian),
    _Encoding("big5", _east_asian),
    _Encoding("euc_kr", _east_asian),
)
"""The encodings of most texts that are not Unicode. Of several that are rated alike, the first is offered."""
