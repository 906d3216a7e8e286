"""Decode the bytes of a text. The encoding is never guessed; a guess is only offered in a message."""

from typing import Final

from immuno_cli.errors import FileError, UsageError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte-order marks and the encodings that they tell."""
_LOOKED_AT: Final = 8192
"""Bytes at the beginning in which a zero byte tells a binary file."""
_GUESSED_FROM: Final = 1 << 16
"""Bytes around the place of the error from which the encoding is guessed."""


def decode(data: bytes, *, where: str, encoding: str | None = None) -> str:
    r"""Return bytes as text: in `encoding`, else as their byte-order mark tells, else in UTF-8.

    Raises:
        FileError: the data is binary or not in that encoding. The message names the place and the hint offers a guess.
        UsageError: there is no such encoding.

    >>> decode(b"na\xefve", where="article.txt", encoding="latin-1")
    'naïve'
    """
    mark, marked = _byte_order_mark(data)
    name = _known_encoding(encoding) if encoding else marked or "utf-8"
    if not encoding and not marked and b"\x00" in data[:_LOOKED_AT]:
        raise FileError("this is a binary file, not a text", where=where)
    begin = len(mark) if marked == name else 0
    try:
        return data[begin:].decode(name)
    except UnicodeDecodeError as error:
        offset = begin + error.start
        raise FileError(
            f"this is not {name.upper()}: byte 0x{data[offset]:02x} at {_place(data, offset)}",
            where=where,
            hint=_offer_guess(data, offset, name),
        ) from None
    except UnicodeError as error:  # some encodings fail without naming a place
        raise FileError(f"this is not {name.upper()}: {error}", where=where) from None


def _byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte-order mark that the data begins with and its encoding, both empty if there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", ""


def _known_encoding(name: str) -> str:
    """Return the usual name of a text encoding. Raises UsageError if there is none of this name."""
    import codecs  # only `--encoding` needs it

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


def _place(data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    column = offset - (data.rfind(b"\n", 0, offset) + 1) + 1
    return f"line {line}, byte {column} (offset {offset})"


def _offer_guess(data: bytes, offset: int, tried: str) -> str:
    """Return a hint that names an encoding in which the whole data can be read, or asks for one."""
    guess = _guess(data, offset, tried)
    if guess:
        return f"It could be {guess}: --encoding {guess} reads it so."
    return "Name its encoding: --encoding NAME."


def _guess(data: bytes, offset: int, tried: str) -> str:
    from charset_normalizer import from_bytes  # 30 ms that only a bad file pays

    begin = max(0, offset - _GUESSED_FROM // 2)
    best = from_bytes(data[begin : begin + _GUESSED_FROM]).best()
    if best is None or best.encoding.replace("_", "-") == tried:
        return ""
    alternatives = best.could_be_from_charset  # encodings in which this part reads the same
    name = "cp1252" if "cp1252" in alternatives else best.encoding
    try:
        data.decode(name)
    except UnicodeError:
        return ""  # it fits the part that was looked at, not the whole
    return name
