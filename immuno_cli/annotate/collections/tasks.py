"""What is to be done, cut into tasks that are alike in size: a whole file, a piece of a long text, a block of lines."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from shlex import quote
from typing import IO, Final, NamedTuple

from immuno_cli.annotate.collections.pieces import PIECE, decode_parts, iter_pieces
from immuno_cli.annotate.collections.sources import (
    CHUNK,
    PACKED,
    RECORD_ENDINGS,
    STANDARD_INPUT,
    Source,
    Stream,
    open_source,
)
from immuno_cli.annotate.texts.loading import Kind, Text, kind_of_data, load_text, make_text
from immuno_cli.annotate.texts.unread import refuse_unconverted
from immuno_cli.encodings.marks import byte_order_mark, known_encoding
from immuno_cli.errors import FileError, ImmunoError, UsageError

BLOCK: Final = 1 << 20
"""Bytes of a block of lines, about."""
LONGEST_RECORD: Final = 16 << 20
"""Maximum number of bytes in a line of JSON Lines. A book has a tenth."""
LARGEST_WHOLE: Final = 64 << 20
"""Maximum number of bytes in what is read as a whole: HTML, and what becomes a page. It takes ten times the memory."""
LARGEST_PDF: Final = 256 << 20
"""Maximum number of bytes in a PDF file. Most of them are pictures."""
_LOOKED_AT: Final = 8192
_RECORD_START: Final = re.compile(rb"^[ \t]*\{", re.MULTILINE)
_ARRAY_START: Final = re.compile(rb"\s*\[\s*(?:\n|\{)")


class Whole(NamedTuple):
    """A file that is annotated as a whole."""

    source: Source
    data: bytes
    consumed: int


class Part(NamedTuple):
    """A piece of a long text."""

    source: Source
    kind: Kind
    """The kind of the whole text."""
    text: str
    start: int
    is_first: bool
    is_last: bool
    cuts_word: bool
    word_goes_on: bool
    consumed: int


class Block(NamedTuple):
    """Lines of JSON Lines."""

    source: Source
    lines: list[bytes | None]
    """Without their ends; None for a line that is too long."""
    number: int
    """The number of the first line, from 1."""
    consumed: int
    """Bytes of the file on disk that this task consumes."""


class Failure(NamedTuple):
    """What is wrong with a file, of which no more can be read."""

    source: Source
    error: ImmunoError
    is_begun: bool = False
    """Whether a part of the text was annotated before."""
    consumed: int = 0


Task = Whole | Part | Block | Failure


def size_of(task: Task) -> int:
    """Return how many bytes a task has, unpacked; of a piece of a text, how many characters."""
    if isinstance(task, Whole):
        return len(task.data)
    if isinstance(task, Part):
        return len(task.text)
    return sum(len(line or b"") + 1 for line in task.lines) if isinstance(task, Block) else 0


def read_tasks(source: Source, standard_input: IO[bytes] | None, encoding: str | None = None) -> Iterator[Task]:
    """Yield the tasks of a file. What is wrong with it, or with the name of the encoding, becomes the last one."""
    begun = False
    try:
        if encoding:
            known_encoding(encoding)
        with open_source(source, standard_input) as stream:
            read = _read_lines(source, stream) if source.is_records else _read_text(source, stream, encoding)
            for task in read:
                yield task
                begun = isinstance(task, Part)
    except (FileError, UsageError) as error:
        yield Failure(source, error, is_begun=begun)


def read_whole(tasks: Iterable[Task], encoding: str | None = None) -> Text:
    """Return the text of a file, whose tasks these are. Raises as `load_text` does, and FileError if it is too long."""
    parts: list[str] = []
    kind = Kind.TEXT
    for task in tasks:
        if isinstance(task, Failure):
            raise task.error
        if isinstance(task, Whole):
            source = task.source
            return load_text(task.data, where=source.where, encoding=encoding, suffix=source.suffix)
        if isinstance(task, Part):
            parts.append(task.text)
            kind = task.kind
            if task.start + len(task.text) > LARGEST_WHOLE:
                raise _too_large(task.source, LARGEST_WHOLE)
    return make_text("".join(parts), kind)


def _read_text(source: Source, stream: Stream, encoding: str | None) -> Iterator[Task]:
    """Yield a text as a whole, or in pieces where it is long and plain."""
    head = _read_more(stream, bytearray(), CHUNK)
    kind = kind_of_data(bytes(head), source.suffix, where=source.where, encoding=encoding)
    limit = _limit(kind, source.suffix)
    head = _read_more(stream, head, limit + 1)
    if len(head) <= limit:
        yield Whole(source, bytes(head), stream.consumed())
        return
    if limit != PIECE:
        raise _too_large(source, limit)
    chunks = chain([bytes(head)], iter(lambda: stream.read(CHUNK), b""))
    head.clear()
    texts = decode_parts(chunks, where=source.where, encoding=encoding)
    yield from _read_parts(source, kind, stream, texts)


def _read_parts(source: Source, kind: Kind, stream: Stream, texts: Iterable[str]) -> Iterator[Task]:
    done = 0
    last = None
    for piece in iter_pieces(texts):
        if last is not None:
            yield last
        consumed = stream.consumed()
        last = Part(source, kind, piece.text, piece.start, not piece.start, False, *piece[2:], consumed - done)
        done = consumed
    if last is not None:
        yield last._replace(is_last=True)


def _read_more(stream: Stream, head: bytearray, size: int) -> bytearray:
    """Return the beginning of a file, of which `head` is read already: at least so many bytes, if there are so many."""
    while len(head) < size and (chunk := stream.read(CHUNK)):
        head += chunk
    return head


def _limit(kind: Kind, suffix: str) -> int:
    """Return how many bytes of a file are read at once."""
    if kind is Kind.PDF or suffix == ".pdf":
        return LARGEST_PDF
    return LARGEST_WHOLE if kind is Kind.HTML else PIECE


def _read_lines(source: Source, stream: Stream) -> Iterator[Task]:
    """Yield the lines of JSON Lines in blocks."""
    number, done = 1, 0
    for lines in _iter_groups(source, stream):
        consumed = stream.consumed()
        yield Block(source, lines, number, consumed - done)
        number, done = number + len(lines), consumed


def _iter_groups(source: Source, stream: Stream) -> Iterator[list[bytes | None]]:
    """Yield lines without their ends, in groups as they are read. None stands for a line that is too long."""
    chunk = stream.read(BLOCK)
    _check_start(chunk, source)
    rest: bytes | None = b""
    while chunk:
        first, *others = chunk.split(b"\n")
        rest = None if rest is None or len(rest) + len(first) > LONGEST_RECORD else rest + first
        if others:
            yield [rest, *others[:-1]]
            rest = others[-1]
        chunk = stream.read(BLOCK)
    if rest != b"":
        yield [rest]


def _check_start(start: bytes, source: Source) -> None:
    """Raise FileError where the first bytes are not those of JSON Lines: what follows may have no end."""
    mark, encoding = byte_order_mark(start)
    if encoding not in ("", "utf-8"):
        raise FileError(f"JSON Lines are in UTF-8, and this is {encoding.upper()}", where=source.where)
    refuse_unconverted(start, source.where)
    if b"\0" in start[:_LOOKED_AT]:
        raise FileError("this is a binary file, not JSON Lines", where=source.where)
    looked_at = start[:_LOOKED_AT].removeprefix(mark)
    if _ARRAY_START.match(looked_at):
        raise FileError(
            "this is a JSON array, and one record a line is wanted (JSON Lines)",
            where=source.where,
            hint=f"Make lines of it: {_command_for_lines(source)}",
        )
    if source.suffix not in RECORD_ENDINGS and looked_at.strip() and not _RECORD_START.search(looked_at):
        raise FileError(
            "this is a text, and not JSON Lines",
            where=source.where,
            hint="--text-field, --id-field, --keep and --scheduler are for JSON Lines.",
        )


def _command_for_lines(source: Source) -> str:
    """Return the command that makes JSON Lines of a JSON array."""
    command = "jq -c '.[]'"
    if source.name == STANDARD_INPUT:
        return command
    name = quote(source.name)
    return f"zcat {name} | {command}" if source.name.lower().endswith(PACKED) else f"{command} {name}"


def _too_large(source: Source, limit: int) -> FileError:
    return FileError(f"a text that is read as a whole may have at most {limit >> 20} MB", where=source.where)
