"""The text of a table: in the encoding that the user names, that a byte-order mark tells, in UTF-8, or in a guess.

A table that people save in a spreadsheet is often not UTF-8. Bytes are never replaced: they are part of names.
"""

import re
from typing import Final, NamedTuple

from immuno_cli.encodings import byte_order_mark, guess_encoding, known_encoding, utf16_without_mark
from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Changes, Note

_ESCAPED: Final = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as Python's error handler `surrogateescape` stands for them."""
_CUT: Final = 4
"""Bytes at the end of the head of a file that may be a part of a character."""


class Decoded(NamedTuple):
    """A text whose lines all end in a line feed, and a note of a guess."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a table. Raises InvalidVocabularyError if it is in no known encoding, or not in that one.

    Raises UsageError if there is no such encoding.

    >>> decode("Nävus".encode("cp1252")).text
    'Nävus'
    """
    mark, marked = byte_order_mark(data)
    told = known_encoding(encoding) if encoding else marked or utf16_without_mark(data) or "utf-8"
    begin = len(mark) if marked == told or (told in {"utf-16", "utf-32"} and marked.startswith(told)) else 0
    if begin:
        told = marked
    try:
        return Decoded(_line_feeds(data[begin:].decode(told)))
    except UnicodeDecodeError as error:
        offset = begin + error.start
        if encoding or marked:
            raise _not_in(told, data, offset) from None
        return _guessed(data, offset)
    except UnicodeError as error:
        raise InvalidVocabularyError(
            f"this is not {told}: {error}", hint="Name its encoding: --encoding NAME."
        ) from None


def decode_head(head: bytes, encoding: str = "") -> str:
    """Return the text of the first bytes of a file, as far as it can be read.

    Raises InvalidVocabularyError if it is not in the encoding that is named.
    """
    mark, marked = byte_order_mark(head)
    told = known_encoding(encoding) if encoding else marked or utf16_without_mark(head) or "utf-8"
    begin = len(mark) if marked.startswith(told) else 0
    told = marked if begin else told
    try:
        return _line_feeds(head[begin:].decode(told))
    except UnicodeDecodeError as error:
        is_cut = error.start >= len(head) - begin - _CUT
        if encoding and not is_cut:
            raise _not_in(told, head, begin + error.start) from None
        guess = "" if marked or is_cut else guess_encoding(head)
        return _line_feeds(head[begin:].decode(guess or told, errors="replace"))
    except UnicodeError:
        return ""


def _guessed(data: bytes, offset: int) -> Decoded:
    escaped = data.decode("utf-8-sig", errors="surrogateescape")
    wrong = len(_ESCAPED.findall(escaped))
    right = sum(not character.isascii() for character in escaped) - wrong
    if wrong <= right:
        return _mixed(escaped)
    guess = guess_encoding(data)
    if not guess:
        raise _not_in("UTF-8", data, offset)
    message = f"file is not UTF-8 and was read as {guess}, which is a guess (--encoding NAME tells another)"
    return Decoded(_line_feeds(data.decode(guess)), (Note("guessed-encoding", 1, message),))


def _mixed(escaped: str) -> Decoded:
    """Return a text that is UTF-8 for the most part. Its other bytes are read as windows-1252, and each is placed."""
    changes = Changes()
    text = _line_feeds(escaped)
    for number, line in enumerate(text.split("\n"), 1):
        for _ in _ESCAPED.findall(line):
            changes.add("mixed-encoding", number, _ESCAPED.sub(_as_western, line))
    notes = changes.notes({"mixed-encoding": "bytes are not UTF-8, unlike the others, and were read as windows-1252"})
    return Decoded(_ESCAPED.sub(_as_western, text), notes)


def _as_western(match: re.Match[str]) -> str:
    byte = match[0].encode("utf-8", errors="surrogateescape")
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:  # five bytes stand for nothing
        return byte.decode("latin-1")


def _not_in(encoding: str, data: bytes, offset: int) -> InvalidVocabularyError:
    line = data.count(b"\n", 0, offset) + 1
    guess = guess_encoding(data)
    hint = f"It could be {guess}: --encoding {guess}." if guess else "Name its encoding: --encoding NAME."
    return InvalidVocabularyError(
        f"this is not {encoding.upper()}: byte 0x{data[offset]:02x} at offset {offset}", where=f"line {line}", hint=hint
    )


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
