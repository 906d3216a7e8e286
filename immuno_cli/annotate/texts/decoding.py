"""Decode the bytes of a text. The encoding is never guessed; a guess is only offered in a message."""

import re
from typing import Final, NamedTuple

from immuno_cli.encodings.guessing import guess_encoding
from immuno_cli.encodings.marks import byte_order_mark, escaped_encoding, guess_wide, is_damaged_utf8, known_encoding
from immuno_cli.errors import FileError, UsageError

_LOOKED_AT: Final = 8192
"""Bytes at the beginning in which a zero byte tells a binary file, and in which a page declares its encoding."""
_DECLARED: Final = re.compile(
    rb"""<meta\s[^<>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})|\A\s*<\?xml\s[^<>]{0,300}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_WIDER: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers read in the place of a declared encoding: one that has all its characters and more."""
_OF_PAGES: Final = re.compile(
    r"cp(?:125\d|866|874|932|949)|iso8859-\d+|ascii|tis-620|koi8-[ru]|mac-(?:roman|cyrillic)|gb2312|gbk|gb18030"
    r"|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
"""The encodings that browsers know. Others are read only if the reader names them: "unicode_escape" changes letters."""


class Place(NamedTuple):
    r"""A place in the bytes of a text.

    >>> str(Place().after(b"one\ntwo"))
    'line 2, byte 4 (offset 7)'
    """

    offset: int = 0
    line: int = 1
    line_start: int = 0
    """The offset of the first byte of the line."""

    def after(self, data: bytes) -> "Place":
        """Return the place after these bytes, which begin at this place."""
        line_start = data.rfind(b"\n") + 1
        return Place(
            self.offset + len(data),
            self.line + data.count(b"\n"),
            self.offset + line_start if line_start else self.line_start,
        )

    def __str__(self) -> str:
        """Return the place as a message names it. The first line and its first byte have the number 1."""
        return f"line {self.line}, byte {self.offset - self.line_start + 1} (offset {self.offset})"


def decode(data: bytes, *, where: str, encoding: str | None = None) -> str:
    r"""Return bytes as text: in `encoding`, else as their byte-order mark tells, else in UTF-8.

    Raises:
        FileError: the data is binary or not in that encoding. The message names the place and the hint offers a guess.
        UsageError: there is no such encoding.

    >>> decode(b"na\xefve", where="article.txt", encoding="latin-1")
    'naïve'
    """
    mark, name = find_encoding(data, where=where, encoding=encoding)
    text = data.removeprefix(mark)
    try:
        return text.decode(name)
    except UnicodeError as error:
        raise undecodable(error, text, name, where=where, begin=Place().after(mark)) from None


def find_encoding(start: bytes, *, where: str, encoding: str | None = None) -> tuple[bytes, str]:
    r"""Return the byte-order mark to remove from the start of a text, and the encoding of the rest.

    Args:
        start: the beginning of the text, with the whole mark if it has one.
        where: the name of the file, for messages.
        encoding: the encoding that the user names.

    Raises:
        FileError: the data is binary.
        UsageError: there is no such encoding.

    >>> find_encoding(b"\xef\xbb\xbfT cell", where="cells.txt", encoding="UTF8")
    (b'\xef\xbb\xbf', 'utf-8')
    """
    mark, marked = byte_order_mark(start)
    name = known_encoding(encoding) if encoding else marked or "utf-8"
    if not encoding and not marked and b"\x00" in start[:_LOOKED_AT]:
        raise _binary(start, where)
    return mark if marked == name else b"", name


def undecodable(error: UnicodeError, data: bytes, name: str, *, where: str, begin: Place) -> FileError:
    """Return the error for data that is not in an encoding.

    Args:
        error: what the decoder raised.
        data: the bytes that it was given.
        name: the encoding.
        where: the name of the file.
        begin: the place of the first of these bytes in the file.
    """
    if not isinstance(error, UnicodeDecodeError):  # some encodings fail without naming a place
        return FileError(f"this is not {name.upper()}: {error}", where=where)
    place = begin.after(data[: error.start])
    message = f"this is not {name.upper()}: byte 0x{data[error.start]:02x} at {place}"
    return FileError(message, where=where, hint=_hint(data, name))


def declared_encoding(data: bytes) -> str:
    r"""Return the encoding that an HTML document declares for itself, "" where it is UTF-8 or none is declared.

    A document in UTF-8 counts as such whatever it declares, even if a byte is wrong: many are converted, and the
    declaration stays.

    >>> declared_encoding(b'<meta charset="iso-8859-1"><p>na\xefve')
    'cp1252'
    """
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    is_utf8 = not escaped_encoding(data) and (_is_utf8(data) or is_damaged_utf8(data))
    if not found or byte_order_mark(data)[1] or is_utf8:
        return ""
    try:
        name = known_encoding((found[1] or found[2]).decode("ascii"))
        return _WIDER.get(name, name) if _OF_PAGES.fullmatch(name) else ""
    except (UnicodeDecodeError, UsageError):
        return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _hint(data: bytes, tried: str) -> str:
    """Return a hint that names an encoding in which the whole data can be read, or asks for one."""
    if tried == "utf-8" and is_damaged_utf8(data):
        return "Most of it is UTF-8: the file is damaged there, or two encodings are mixed in it."
    guess = guess_encoding(data)
    if guess:
        return f"It could be {guess}: --encoding {guess} reads it so."
    return "Name its encoding: --encoding NAME."


def _binary(data: bytes, where: str) -> FileError:
    """Return the error for data with zero bytes, which names UTF-16 where it looks so."""
    guess = guess_wide(data)
    if guess:
        return FileError(
            f"this is a binary file, or {guess.upper()} without a byte-order mark",
            where=where,
            hint=f"--encoding {guess} reads it as a text.",
        )
    return FileError("this is a binary file, not a text", where=where)
