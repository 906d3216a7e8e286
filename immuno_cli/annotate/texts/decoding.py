"""Decode the bytes of a text. The encoding is never guessed; a guess is only offered in a message."""

import re
from typing import Final

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


def decode(data: bytes, *, where: str, encoding: str | None = None) -> str:
    r"""Return bytes as text: in `encoding`, else as their byte-order mark tells, else in UTF-8.

    Raises:
        FileError: the data is binary or not in that encoding. The message names the place and the hint offers a guess.
        UsageError: there is no such encoding.

    >>> decode(b"na\xefve", where="article.txt", encoding="latin-1")
    'naïve'
    """
    mark, marked = byte_order_mark(data)
    name = known_encoding(encoding) if encoding else marked or "utf-8"
    if not encoding and not marked and b"\x00" in data[:_LOOKED_AT]:
        raise _binary(data, where)
    begin = len(mark) if marked == name else 0
    try:
        return data[begin:].decode(name)
    except UnicodeDecodeError as error:
        offset = begin + error.start
        raise FileError(
            f"this is not {name.upper()}: byte 0x{data[offset]:02x} at {_place(data, offset)}",
            where=where,
            hint=_hint(data, name),
        ) from None
    except UnicodeError as error:  # some encodings fail without naming a place
        raise FileError(f"this is not {name.upper()}: {error}", where=where) from None


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


def _place(data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    column = offset - (data.rfind(b"\n", 0, offset) + 1) + 1
    return f"line {line}, byte {column} (offset {offset})"


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
