"""Recognizes encodings by their bytes: a byte-order mark, escape sequences or wide characters."""

import re
from contextlib import suppress
from typing import Final

from immuno_cli.errors import UsageError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte-order marks and their encodings."""
_WIDE: Final = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ESCAPE: Final = re.compile(rb"\x1b\$(?:[@AB]|\([CD])")
"""How texts in ISO 2022 switch to the characters of East Asia."""
_OF_HOST_NAMES: Final = ("idna", "punycode")
"""Codecs for the names of hosts. They read no text."""
_FEWEST_ASCII: Final = 0.05
"""Share of blanks, digits and Latin letters that a text in UTF-16 has at least, whatever its language."""
_LEAST_ZEROS: Final = 0.2
"""The least share of zeros of a text in UTF-16 whose other bytes look like a text by themselves."""
_LEAST_WIDE: Final = 8
"""The fewest bytes in which wide characters can be recognized."""
_MOSTLY: Final = 2
"""A text is damaged UTF-8 if it has this many times more whole characters than damaged ones."""
_LOOKED_AT: Final = 1 << 16
"""Bytes at the beginning in which wide characters and escape sequences are looked for."""


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
    """Return the encoding if a mark or the bytes show that it has two or four bytes for each character, else ""."""
    marked = byte_order_mark(head)[1]
    return marked if marked.startswith(("utf-16", "utf-32")) else guess_wide(head)


def escaped_encoding(data: bytes) -> str:
    """Return the encoding of data with the escape sequences of ISO 2022, "" if there are none.

    >>> escaped_encoding("血清".encode("iso2022_jp"))
    'iso2022_jp_2'
    """
    return "iso2022_jp_2" if _ESCAPE.search(data, 0, _LOOKED_AT) else ""


def known_encoding(name: str) -> str:
    """Return the usual name of a text encoding. Raises UsageError if there is none of this name.

    >>> known_encoding("Windows-1252")
    'cp1252'
    """
    found = _codec(name)
    if found in ("", *_OF_HOST_NAMES):
        raise UsageError(
            f"there is no text encoding “{name}”", hint="Common ones are utf-8, windows-1252, utf-16 and shift_jis."
        )
    return "utf-8" if found == "utf-8-sig" else found


def _codec(name: str) -> str:
    """Return the usual name of a codec for texts, "" if there is none."""
    import codecs

    try:
        found = codecs.lookup(name)
        with suppress(UnicodeDecodeError):  # it is a text encoding, but not of these bytes
            b"ab".decode(found.name)
    except (LookupError, ValueError):
        return ""
    return found.name


def guess_wide(data: bytes) -> str:
    """Return UTF-16 or UTF-32 with its byte order if data without a byte-order mark looks like it, else "".

    The data may be the head of a file, and end inside a character.

    >>> guess_wide("Term;Definition".encode("utf-16-le"))
    'utf-16-le'
    """
    start = data[: _LOOKED_AT - _LOOKED_AT % 4]
    if b"\0" not in start or len(start) < _LEAST_WIDE or _has_stray_zeros(start):
        return ""
    for name in reversed(_WIDE):
        text = decode_whole(start, name)
        if text and _looks_like_text(text):
            return name
    return ""


def _has_stray_zeros(data: bytes) -> bool:
    """Return whether data are UTF-8 with a few zeros in it. A text in UTF-16 has more of them, or is no UTF-8."""
    zeros = data.count(b"\0")
    return zeros < _LEAST_ZEROS * len(data) and _looks_like_text(decode_whole(data.replace(b"\0", b""), "utf-8"))


def is_damaged_utf8(data: bytes) -> bool:
    r"""Return whether some bytes are not UTF-8, while most characters beyond ASCII are.

    >>> is_damaged_utf8("€, β, \u03b3".encode() + b"\xe9"), is_damaged_utf8(b"caf\xe9"), is_damaged_utf8(b"cafe")
    (True, False, False)
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = len(text) - len(text.encode("ascii", "ignore")) - damaged
    return damaged > 0 and whole >= _MOSTLY * damaged


def decode_whole(data: bytes, name: str) -> str:
    """Return the text in an encoding, "" if it does not fit. A character that is cut at the end is left out."""
    for end in (len(data), len(data) - 1, len(data) - 2):
        try:
            return data[: max(end, 0)].decode(name)
        except UnicodeError:
            continue
    return ""


def _looks_like_text(text: str) -> bool:
    printable = all(character.isprintable() or character.isspace() for character in text)
    return printable and sum(character <= "\x7f" for character in text) >= _FEWEST_ASCII * len(text)
