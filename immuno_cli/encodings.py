"""Which encoding the bytes of a text are in: told by a byte-order mark, named by the user, or guessed."""

import re
from typing import Final

from immuno_cli.errors import UsageError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte-order marks and the encodings that they tell."""
_WESTERN: Final = ("windows-1252", "mac_roman", "cp850")
"""The encodings of Western European texts from Windows, older Macs and DOS; the most common one first."""
_GUESSED_FROM: Final = 1 << 16
"""Bytes around the first byte that is not ASCII, from which the encoding is guessed."""
_CAPITALS: Final = "\u00c0-\u00de\u0152\u0160\u0178\u017d"
_ODD: Final = re.compile(
    "|".join(
        (
            r"[^\x00-\x7f]{4,}",  # no Western language has four such letters in a row
            r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u0192\u02c6\u02dc\ufffd]",  # no text has these
            r"[\u00f0\u00fe\u00fd]",  # letters of Icelandic, which stand for Turkish and Slavic ones far more often
            r"\u00bf(?=[^\W\d_A-Z])",  # a question that begins with a small letter
            r"[^\W\d_](?=[^\u2018\u2019\u2013\u2014\u00ad\u00b7\u2022\x00-\x7f\w\s][^\W\d_])",  # a symbol within a word
            r"[^\W\d_][\u00b9\u00b2\u00b3](?=[^\W\d_])",
            r"[^\W\d_][\u201e\u2021\u2030]",  # a mark that begins something, at the end of a word
            rf"[a-z\u00df-\u00ff](?=[{_CAPITALS}])",  # a capital letter with an accent within a word
            r"[A-Z][\u0160\u0152\u017d\u0178](?=[a-z])",
        )
    )
)
"""Places where a text that is decoded rightly hardly ever looks so."""
_LEAST_WIDE: Final = 8
"""Bytes from which on it can be told that every other one is zero."""
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")
_MOST_ODD: Final = 0.2
"""The largest share of characters beyond ASCII that may stand in odd places."""


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
    """Return the encoding if it has two or four bytes for each character, as a mark or the zeros tell. Else ""."""
    marked = byte_order_mark(head)[1]
    return marked if marked.startswith(("utf-16", "utf-32")) else utf16_without_mark(head)


def utf16_without_mark(head: bytes) -> str:
    """Return the encoding of UTF-16 without a byte-order mark: every other byte of a Western text is zero.

    >>> utf16_without_mark("Term;Definition".encode("utf-16-le"))
    'utf-16-le'
    """
    start = head[:1024]
    if b"\0" not in start or len(start) < _LEAST_WIDE:
        return ""
    low, high = start[1::2].count(0), start[::2].count(0)
    if max(low, high) < len(start) // 4 or min(low, high):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


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


def guess_encoding(data: bytes) -> str:
    """Return an encoding in which all the bytes can be read and look like a text. "" if there is none.

    UTF-8 is never the answer: ask for bytes that are not UTF-8. Western European texts are tried first, because their
    encodings are the most common ones, and because other guesses need more text than a short glossary has.

    >>> guess_encoding("Nävus;Ein Mal der Haut – meist harmlos".encode("cp1252"))
    'windows-1252'
    """
    first = _NOT_ASCII.search(data)
    begin = max(0, first.start() - _GUESSED_FROM // 2) if first else 0
    sample = data[begin : begin + _GUESSED_FROM]
    counted = [(_odd_share(sample, name), rank, name) for rank, name in enumerate(_WESTERN)]
    share, _, best = min(counted)
    if share <= _MOST_ODD and _can_decode(data, best):
        return best
    return _guess_from_statistics(data, sample)


def _odd_share(sample: bytes, encoding: str) -> float:
    """Return which share of the characters beyond ASCII stands in odd places; more than 1 where it cannot be read."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 2.0
    odd = sum(len(place[0]) for place in _ODD.finditer(text))
    return odd / max(1, len(_NOT_ASCII.findall(sample)))


def _guess_from_statistics(data: bytes, sample: bytes) -> str:
    from charset_normalizer import from_bytes  # 30 ms that only such a file pays

    best = from_bytes(sample).best()
    if best is None or best.encoding in {"utf_8", "ascii"}:
        return ""
    name = re.sub(r"^cp(?=125\d$)", "windows-", best.encoding)
    return name if _can_decode(data, name) else ""


def _can_decode(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
