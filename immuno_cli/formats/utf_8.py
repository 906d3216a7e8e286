"""The bytes of a file in UTF-8, for the parsers that take nothing else."""

import codecs
from typing import Final

from immuno_cli.encodings.marks import wide_encoding
from immuno_cli.formats.reading import Note

_CHUNK_SIZE: Final = 1 << 20
_HEAD_SIZE: Final = 1 << 12
"""Bytes by which UTF-16 and UTF-32 are recognized."""
_REMEDY: Final = "save it as UTF-8 if that is wrong"


def as_utf_8(data: bytes, encoding: str = "") -> tuple[bytes, tuple[Note, ...]]:
    r"""Return the bytes of a text in UTF-8, and a note where its encoding is a guess.

    UTF-16 and UTF-32 are recognized by their bytes. `encoding` is the user's. Raises InvalidVocabularyError
    if that one does not fit, or none.

    >>> as_utf_8("Nävus".encode("utf-16"))
    (b'N\xc3\xa4vus', ())
    >>> as_utf_8("ein Nävus".encode("cp1252"))[1][0].code
    'guessed-encoding'
    """
    if not encoding and not wide_encoding(data[:_HEAD_SIZE]) and _is_utf_8(data):
        return data, ()
    from immuno_cli.formats.tables.decoding import decode  # hardly any file needs it

    text, notes = decode(data, encoding, remedy=_REMEDY)
    return text.encode(errors="replace"), notes


def _is_utf_8(data: bytes) -> bool:
    """Return whether bytes are UTF-8. They are decoded piece by piece, so that a large file takes no memory."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _CHUNK_SIZE):
            decoder.decode(view[start : start + _CHUNK_SIZE], final=start + _CHUNK_SIZE >= len(data))
    except UnicodeDecodeError:
        return False
    return True
