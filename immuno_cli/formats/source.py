"""Loading a file within bounds: its size is limited, gzip is unpacked, and its format is recognized by its content.

A file that is no vocabulary is refused by its first kilobytes, before the rest is read. So a gigabyte of zeros costs no
more than a short text.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from stat import S_ISREG
from typing import IO, Final, NamedTuple, cast

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.formats.detection import UNDECIDED_JSON, detect, detect_json, is_named_markup, other_json
from immuno_cli.formats.glossaries.json_lines import lines_as_list, refuse_broken_line
from immuno_cli.formats.nesting import refuse_nesting
from immuno_cli.formats.reading import MAX_SIZE, NO_OPTIONS, Note, Progress, TableOptions, no_progress
from immuno_cli.formats.utf_8 import as_utf_8
from immuno_cli.formats.xml_document import note_encoding, prepare_xml

MAX_PART: Final = 64 << 20
"""The maximum size in bytes of one line, of one JSON string, and of a JSON document of unknown shape."""

MAX_EXPANSION: Final = 100
"""How many times larger a packed file may be once unpacked. Vocabularies shrink to a fifth, or to a thirtieth."""

_FREE_EXPANSION: Final = 16 << 20
"""So many bytes are unpacked whatever their number before."""

_JSON_FORMATS: Final = frozenset({"bundle", "obographs", "jsonld", UNDECIDED_JSON})
_XML_FORMATS: Final = frozenset({"rdfxml", "tbx", "moodle"})
_UTF_8_FORMATS: Final = _JSON_FORMATS | _XML_FORMATS | {"turtle", "ntriples"}
"""The formats whose parsers take nothing but UTF-8. The readers of the others decode their bytes themselves."""
_HEAD_SIZE: Final = 1 << 16
"""The bytes by which the format is recognized. A file that is named as a text with markup needs `MAX_PART`."""
_CHUNK_SIZE: Final = 1 << 20
_GZIP_START: Final = b"\x1f\x8b"


class SourceFile(NamedTuple):
    """The unpacked bytes of a file, their format (one of `detection.FORMATS`), and the SHA-256 of the packed file.

    `options` says how it is read if it is a table. `notes` are of what was changed before it is read.
    """

    path: Path
    data: bytes
    format: str
    sha256: str
    options: TableOptions = NO_OPTIONS
    notes: tuple[Note, ...] = ()


def load_source(
    path: Path,
    *,
    max_size: int = MAX_SIZE,
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> SourceFile:
    """Return the content of a file of at most `max_size` bytes once unpacked, and its format.

    Raises FileError if the file cannot be read, is larger, or changes while it is read. Raises InvalidVocabularyError
    if its content is of no known format, or could harm a parser.
    """
    where = str(path)
    _refuse_address(where)
    try:
        with path.open("rb") as file:
            before = path.stat()
            hashed = _HashedFile(file, where, before.st_size if S_ISREG(before.st_mode) else None)
            data, kind = _read_unpacked(hashed, where, max_size, options, progress)
            hashed.read_rest()
            after = path.stat()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"the file cannot be read ({reason})", where=where) from None
    except MemoryError:
        raise FileError("the file does not fit into memory", where=where) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _changed(where)
    return prepare_source(path, data, kind, hashed.digest.hexdigest(), options)


def prepare_source(
    path: Path, data: bytes, kind: str, sha256: str = "", options: TableOptions = NO_OPTIONS
) -> SourceFile:
    """Return unpacked bytes as the reader of their format takes them. `kind` is what `detect` says of them.

    Raises InvalidVocabularyError if they could harm a parser, or are JSON of no known format.
    """
    where = str(path)
    notes: tuple[Note, ...] = ()
    if kind in _XML_FORMATS:
        notes = note_encoding(data)
        data = prepare_xml(data, where)
    if kind in _UTF_8_FORMATS:
        data, guesses = _in_utf_8(data, where, options.encoding if kind == UNDECIDED_JSON else "")
        notes += guesses
    if kind == UNDECIDED_JSON:
        refuse_nesting(data, "bundle", where)
        kind, data = _detect_json(data, where, options)
    refuse_nesting(data, kind, where)
    return SourceFile(path, data, kind, sha256, options, notes)


def _detect_json(data: bytes, where: str, options: TableOptions) -> tuple[str, bytes]:
    """Return the format of JSON, and its bytes: JSON Lines as one list."""
    whole = lines_as_list(data)
    try:
        return detect_json(whole, where, options), whole
    except InvalidVocabularyError:
        refuse_broken_line(data, where)
        raise


def _in_utf_8(data: bytes, where: str, encoding: str) -> tuple[bytes, tuple[Note, ...]]:
    try:
        return as_utf_8(data, encoding)
    except InvalidVocabularyError as error:
        error.where = f"{where}: {error.where}"
        raise


def _refuse_address(where: str) -> None:
    """Raise FileError if the path is an address on the web. A path has one slash where an address has two."""
    address = re.match(r"(?P<scheme>https?|ftp):/+(?=\w)", where, re.IGNORECASE)
    if address:
        whole = f"{address['scheme']}://{where[address.end() :]}"
        hint = f"Fetch it first: curl -LO {quote(whole)}"
        raise FileError("this is a web address, and immuno does not download files", where=whole, hint=hint)


def _changed(where: str) -> FileError:
    return FileError("the file changed while it was read", where=where, hint="Try again once it is whole.")


class _HashedFile:
    """A file that hashes what is read of it. It is not read beyond its first size, or a growing file has no end."""

    def __init__(self, file: IO[bytes], where: str, size: int | None) -> None:
        self.file = file
        self.where = where
        self.size = size
        self.read_so_far = 0
        self.start = b""
        self.digest = hashlib.sha256()

    def peek(self, size: int) -> bytes:
        """Return the first bytes, which the next call of `read` returns again."""
        self.start = self._read(size)
        return self.start

    def read(self, size: int = -1) -> bytes:
        start, self.start = self.start, b""
        return start + self._read(max(size - len(start), 0) if size >= 0 else -1)

    def read_rest(self) -> None:
        """Hash the bytes that unpacking did not need."""
        while self.read(_CHUNK_SIZE):
            pass

    def _read(self, size: int) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        self.read_so_far += len(data)
        if self.size is not None and self.read_so_far > self.size:
            raise _changed(self.where)
        return data


def _read_unpacked(
    file: _HashedFile, where: str, max_size: int, options: TableOptions, progress: Progress
) -> tuple[bytes, str]:
    """Return the unpacked bytes of a file and their format."""
    is_packed = file.peek(len(_GZIP_START)) == _GZIP_START
    stream = cast("IO[bytes]", file)
    if not is_packed:
        return _read_bounded(stream, where, max_size, options, progress)
    try:
        with gzip.open(stream) as unpacked:
            return _read_bounded(cast("IO[bytes]", unpacked), where, max_size, options, progress, packed=file)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise FileError("the gzip file is damaged or cut short", where=where) from None


def _read_bounded(
    stream: IO[bytes],
    where: str,
    max_size: int,
    options: TableOptions,
    progress: Progress,
    *,
    packed: _HashedFile | None = None,
) -> tuple[bytes, str]:
    """Return all bytes of a stream and their format. Raises as soon as the bytes read so far are refused."""
    data = bytearray()
    kind = ""
    head_size = MAX_PART if is_named_markup(where) else _HEAD_SIZE
    part_start = 0
    for chunk in _iter_chunks(stream):
        data += chunk
        if len(data) > max_size:
            raise _too_large(max_size, where)
        if packed and len(data) > _FREE_EXPANSION + MAX_EXPANSION * packed.read_so_far:
            raise FileError(
                f"the file is more than {MAX_EXPANSION} times as large once unpacked, so it is not read",
                where=where,
                hint="If you trust it, unpack it first.",
            )
        if not kind and len(data) >= head_size:
            kind = detect(bytes(data[:head_size]), where, options)
        if kind == UNDECIDED_JSON and len(data) > MAX_PART:
            raise other_json(where)
        part_start = _check_part(data, kind, part_start, len(chunk), where)
        progress("reading", len(data), 0)
    whole = bytes(data)
    return whole, kind or detect(whole, where, options)


def _check_part(data: bytearray, kind: str, part_start: int, new: int, where: str) -> int:
    """Return where the last line of the data starts, or in JSON the last quotation mark, which ends or starts a text.

    `part_start` is what this returned before the last `new` bytes were added. Raises InvalidVocabularyError if the part
    is too long.
    """
    if kind == "workbook":
        return 0  # it has no lines
    name, mark = ("text", b'"') if kind in _JSON_FORMATS else ("line", b"\n")
    start = max(part_start, data.rfind(mark, len(data) - new))
    if len(data) - start > MAX_PART:
        raise InvalidVocabularyError(
            f"a {name} is longer than {_size(MAX_PART)}: this is not a vocabulary", where=where
        )
    return start


def _iter_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK_SIZE):
        yield chunk


def _too_large(max_size: int, where: str) -> FileError:
    return FileError(
        f"the file holds more than {_size(max_size)} once unpacked",
        where=where,
        hint="If you trust it, allow more with --max-size.",
    )


def _size(size: int) -> str:
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"
