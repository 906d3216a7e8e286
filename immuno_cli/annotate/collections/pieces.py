"""A long text in pieces: decoded as it is read, cut where no term is, so that memory is bounded."""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.decoding import Place, find_encoding, undecodable
from immuno_cli.annotate.texts.markdown import fenced_spans
from immuno_cli.annotate.texts.masks import CODE, masked

PIECE: Final = 3_000_000
"""Characters of a piece. 200 MB over 70,000 diseases take 122 to 137 MB so, and 157 with 4,000,000 (measured)."""
_BLOCK_END: Final = re.compile(rf"\n\r?\n(?=[^\s{CODE}])(?!---|\+\+\+)")
"""A blank line between two blocks. Neither stands in code, and the second is not indented and no front matter."""
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

    A piece ends where a block does, else a paragraph, a sentence, a line or a word. Code between fences, and the later
    paragraphs of an item of a list, stay with what begins them.

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
    block_end = _block_end(text[:size])
    if block_end:
        return block_end
    for begin in (size // 2, 0):
        for end in _ENDS:
            found = text.rfind(end, begin, size)
            if found >= 0:
                return found + len(end)
    return 0


def _block_end(text: str) -> int:
    """Return where the last block of a text ends that is not the last one, 0 if it ends in the first half."""
    outside_code = masked(text, fenced_spans(text, text, open_ended=True))
    ends = [found.end() for found in _BLOCK_END.finditer(outside_code, len(text) // 2)]
    return ends[-1] if ends else 0


def decode_parts(chunks: Iterable[bytes], *, where: str, encoding: str | None = None) -> Iterator[str]:
    """Yield the bytes of a text decoded, as `decode` does it for a whole text.

    Args:
        chunks: the bytes. The first chunk has the whole byte-order mark if there is one.
        where: the name of the file, for messages.
        encoding: the encoding, if it is not UTF-8 and no byte-order mark tells it.

    Raises:
        FileError: the data is binary or not in that encoding.
        UsageError: there is no such encoding.
    """
    chunks = iter(chunks)
    start = next(chunks, b"")
    mark, name = find_encoding(start, where=where, encoding=encoding)
    decoder = codecs.getincrementaldecoder(name)()
    place, pending = Place().after(mark), b""
    for chunk in chain(filter(None, chain([start.removeprefix(mark)], chunks)), [b""]):
        data = pending + chunk
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeError as error:
            raise undecodable(error, data, name, where=where, begin=place) from None
        pending = decoder.getstate()[0]
        place = place.after(data[: len(data) - len(pending)])
        yield text
