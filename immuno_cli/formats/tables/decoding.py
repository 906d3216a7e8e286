"""The text of a table: in the encoding that the user names, that a byte-order mark tells, in UTF-8, or in a guess.

A table that people save in a spreadsheet is often not UTF-8. Bytes are never replaced: they are part of names.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.encodings.guessing import Guess, guess_encoding, guess_encodings
from immuno_cli.encodings.marks import byte_order_mark, escaped_encoding, guess_wide, known_encoding
from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import GUESSED_ENCODING, Changes, Note
from immuno_cli.formats.unread.refusing import no_text

COMMAND: Final = "immuno vocabulary add FILE --encoding"
"""How the encoding of a table is named. Commands that read a vocabulary have no such option of their own."""
_OTHER: Final = f"if that is wrong: {COMMAND} NAME"
_ESCAPED: Final = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as Python's error handler `surrogateescape` stands for them."""
_CUT: Final = 4
"""Bytes at the end of the head of a file that may be a part of a character."""

_TWICE: Final = re.compile("(?:[\u00c2-\u00f4][\x80-\u00bf\u0152-\u02dc\u2013-\u2122]{1,3})+")
"""How UTF-8 reads in windows-1252."""
_LEAST_TWICE: Final = 3


class Decoded(NamedTuple):
    """A text whose lines all end in a line feed, and a note of a guess."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, encoding: str = "", *, remedy: str = _OTHER) -> Decoded:
    """Return the text of a file. Raises InvalidVocabularyError if it is in no known encoding, or not in that one.

    `remedy` is what a note of a guess says if the guess is wrong. Raises UsageError if there is no such encoding.

    >>> decode("Nävus".encode("cp1252")).text
    'Nävus'
    """
    told = _told(data, encoding)
    try:
        return Decoded(_line_feeds(data[told.begin :].decode(told.encoding)))
    except UnicodeDecodeError as error:
        offset = told.begin + error.start
        if told.is_certain:
            raise _not_in(told.encoding, data, offset) from None
        return _guessed(data, offset, remedy)
    except UnicodeError as error:
        hint = f"Name its encoding: {COMMAND} NAME"
        raise InvalidVocabularyError(f"this is not {told.encoding}: {error}", hint=hint) from None


def decode_table(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a table, as `decode` does. Raises InvalidVocabularyError, too, if a NUL byte is in it."""
    decoded = decode(data, encoding)
    if "\0" in decoded.text:
        raise no_text(decoded.text)
    return decoded if encoding else _encoded_once(decoded)


def _encoded_once(decoded: Decoded) -> Decoded:
    """Return a text that was encoded twice, as when UTF-8 is opened as windows-1252 and saved, as it was meant.

    All that is not ASCII must be UTF-8 then, and there must be some of it.
    """
    found = _TWICE.findall(decoded.text)
    if len(found) < _LEAST_TWICE or not _TWICE.sub("", decoded.text).isascii():
        return decoded
    try:
        text = _TWICE.sub(lambda match: _as_bytes(match[0]).decode("utf-8"), decoded.text)
    except UnicodeError:
        return decoded
    changes = Changes()
    for number, line in enumerate(decoded.text.split("\n"), 1):
        for run in _TWICE.findall(line):
            changes.add("encoded-twice", number, run)
    message = "run[s] of characters [was|were] encoded twice, and [is|are] read as meant"
    return Decoded(text, decoded.notes + changes.notes({"encoded-twice": message}))


def _as_bytes(text: str) -> bytes:
    """Return the bytes of characters of windows-1252. Five bytes that it does not use stand for themselves."""
    return b"".join(each.encode("latin-1" if "\x80" <= each <= "\x9f" else "cp1252") for each in text)


def decode_head(head: bytes, encoding: str = "") -> str:
    """Return the text of the first bytes of a file, as far as it can be read.

    Raises InvalidVocabularyError if it is not in the encoding that is named.
    """
    told = _told(head, encoding)
    name = told.encoding
    try:
        return _line_feeds(head[told.begin :].decode(name))
    except UnicodeDecodeError as error:
        place = told.begin + error.start
        is_cut = place >= len(head) - _CUT
        if encoding and not is_cut:
            raise _not_in(name, head, place) from None
        if not is_cut and not told.is_certain:
            name = guess_encoding(head) or name
        return _line_feeds(head[told.begin :].decode(name, errors="replace"))
    except UnicodeError:
        return ""


class _Told(NamedTuple):
    """The encoding of bytes, how many bytes stand before the text, and whether it is declared and not only usual."""

    encoding: str
    begin: int
    is_certain: bool


def _told(data: bytes, encoding: str) -> _Told:
    mark, marked = byte_order_mark(data)
    wide = guess_wide(data) or escaped_encoding(data)
    named = known_encoding(encoding) if encoding else marked or wide or "utf-8"
    if marked and marked.startswith(named):  # `utf-16` does not say which bytes come first; the mark does
        return _Told(marked, len(mark), is_certain=bool(encoding) or marked != "utf-8")
    return _Told(named, 0, is_certain=bool(encoding or wide))


def _guessed(data: bytes, offset: int, remedy: str) -> Decoded:
    escaped = data.decode("utf-8-sig", errors="surrogateescape")
    wrong = len(_ESCAPED.findall(escaped))
    right = sum(not character.isascii() for character in escaped) - wrong
    if wrong <= right:
        return _mixed(escaped)
    guesses = guess_encodings(data)
    if not guesses:
        error = _not_in("UTF-8", data, offset)
        error.hint = error.hint if remedy == _OTHER else "Save it as UTF-8."  # no command names its encoding
        raise error
    changes = Changes()
    changes[GUESSED_ENCODING] = 1
    message = f"file[s] that [is|are] not UTF-8 [was|were] read as {_said_of(guesses)} ({remedy})"
    return Decoded(_line_feeds(data.decode(guesses[0].encoding)), changes.notes({GUESSED_ENCODING: message}))


def _said_of(guesses: Sequence[Guess]) -> str:
    """Return what the likeliest encoding is, and how a word reads in others that may be meant.

    >>> _said_of([Guess("windows-1250", 0.9, "ľluč"), Guess("iso-8859-2", 0.8, "žluč")])
    'windows-1250, an unsure guess: “ľluč”, or “žluč” in iso-8859-2'
    """
    best, *others = guesses
    if not others:
        return f"{best.encoding}, a guess"
    words = " or ".join(f"“{guess.word}” in {guess.encoding}" for guess in others)
    return f"{best.encoding}, an unsure guess: “{best.word}”, or {words}"


def _mixed(escaped: str) -> Decoded:
    """Return a text that is UTF-8 for the most part. Its other bytes are read as windows-1252, and each is placed."""
    changes = Changes()
    text = _line_feeds(escaped)
    for number, line in enumerate(text.split("\n"), 1):
        for _ in _ESCAPED.findall(line):
            changes.add("mixed-encoding", number, _ESCAPED.sub(_as_western, line))
    notes = changes.notes(
        {"mixed-encoding": "byte[s] that [is|are] not UTF-8, unlike the others, [was|were] read as windows-1252"}
    )
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
    hint = f"It could be {guess}: {COMMAND} {guess}" if guess else f"Name its encoding: {COMMAND} NAME"
    return InvalidVocabularyError(
        f"this is not {encoding.upper()}: byte 0x{data[offset]:02x} at offset {offset}", where=f"line {line}", hint=hint
    )


def _line_feeds(text: str) -> str:
    """Return a text whose lines end in a line feed, without the sign that ends a text in DOS."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\x1a")
