"""A long text in pieces: decoded as it is read, cut where no term is, so that memory is bounded."""

import codecs
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.decoding import decode
from immuno_cli.errors import FileError

PIECE: Final = 3_000_000
"""Characters of a piece. 200 MB over 70,000 diseases take 122 to 137 MB so, and 157 with 4,000,000 (measured)."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks, and the decoders that read over them. That of UTF-32 begins like that of UTF-16."""
_LOOKED_AT: Final = 8192
_ENDS: Final = ("\n\n", "\r\n\r\n", ".\n", ". ", "\n", "\r", " ", "\t", "\u00a0", "\u3000")
"""Where a text may be cut, the best place first."""


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    start: int
    """The offset of its first character in the whole text."""
    cuts_word: bool = False
    """Whether it begins inside a word that is longer than a piece."""
    word_goes_on: bool = False
    """Whether it ends inside such a word."""


def iter_pieces(parts: Iterable[str], size: int = PIECE) -> Iterator[Piece]:
    r"""Yield a text, given in parts, in pieces of at most `size` characters. There is one at least.

    A piece ends where a paragraph does, else a sentence, a line or a word.

    >>> [piece.text for piece in iter_pieces(["One\n\ntw", "o three"], size=8)]
    ['One\n\n', 'two ', 'three']
    """
    buffer, start, inside = "", 0, False
    for part in parts:
        buffer += part
        while len(buffer) > size:
            end = _cut(buffer, size)
            goes_on = end == 0
            end = end or size
            yield Piece(buffer[:end], start, inside, goes_on)
            buffer, start, inside = buffer[end:], start + end, goes_on
    if buffer or not start:
        yield Piece(buffer, start, inside)


def _cut(text: str, size: int) -> int:
    """Return where a piece of at most `size` characters ends; 0 where it has no white space."""
    for begin in (size // 2, 0):
        for end in _ENDS:
            found = text.rfind(end, begin, size)
            if found >= 0:
                return found + len(end)
    return 0


def decode_parts(chunks: Iterable[bytes], *, where: str, encoding: str | None = None) -> Iterator[str]:
    """Yield the bytes of a text decoded, as `decode` does it for a whole text.

    Raises FileError where the bytes are binary, or are not in that encoding.
    """
    reader: codecs.IncrementalDecoder | None = None
    offset = lines = 0
    for chunk in chunks:
        if reader is None:
            name = encoding or _marked(chunk) or "utf-8"
            reader = codecs.getincrementaldecoder(name)()
            may_be_binary = not encoding and name.startswith("utf-8")
        if may_be_binary and b"\0" in chunk[:_LOOKED_AT]:
            raise FileError("this is a binary file, not a text", where=where)
        pending = len(reader.getstate()[0])
        try:
            text = reader.decode(chunk)
        except UnicodeDecodeError as error:
            raise _undecodable(chunk, error, (offset - pending, lines), where, encoding) from None
        offset += len(chunk)
        lines += chunk.count(b"\n")
        yield text
    if reader is not None and reader.getstate()[0]:
        raise FileError("the text ends inside a character", where=where)


def _marked(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "")


def _undecodable(
    chunk: bytes, error: UnicodeDecodeError, place: tuple[int, int], where: str, encoding: str | None
) -> FileError:
    """Return the error that a chunk is not in its encoding. `place` is the offset and the lines before it."""
    offset, lines = place
    data = bytes(error.object)
    lines += data.count(b"\n", 0, error.start) + 1
    name = (encoding or "utf-8").upper()
    hint = ""
    try:
        decode(chunk, where=where, encoding=encoding)
    except FileError as whole:
        hint = whole.hint
    return FileError(
        f"this is not {name}: byte 0x{data[error.start]:02x} at line {lines} (offset {offset + error.start})",
        where=where,
        hint=hint,
    )
