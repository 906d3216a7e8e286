"""The files of a collection: found in folders and lists, opened, unpacked, and read within bounds."""

import gzip
import os
import re
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, Final, NamedTuple, Protocol

from immuno_cli.annotate.collections.pipes import Pipe, open_for_reading
from immuno_cli.annotate.texts.loading import (
    HTML_SUFFIXES,
    LATEX_SUFFIXES,
    MARKDOWN_SUFFIXES,
    PLAIN_SUFFIXES,
    RESTRUCTURED_SUFFIXES,
    SUBTITLE_SUFFIXES,
)
from immuno_cli.encodings.marks import byte_order_mark
from immuno_cli.errors import FileError

STANDARD_INPUT: Final = "-"
RECORD_ENDINGS: Final = (".jsonl", ".ndjson")
TEXT_ENDINGS: Final = (
    *PLAIN_SUFFIXES,
    *MARKDOWN_SUFFIXES,
    *RESTRUCTURED_SUFFIXES,
    *LATEX_SUFFIXES,
    *SUBTITLE_SUFFIXES,
    *HTML_SUFFIXES,
    ".pdf",
)
"""Endings of the texts that are looked for in a folder, beside JSON Lines. Each may be followed by `.gz`."""
PACKED: Final = ".gz"
MOST_NAMES: Final = 64 << 20
"""Maximum number of bytes in a list of files."""
CHUNK: Final = 1 << 20
"""Bytes that are read at a time."""
_GZIP_START: Final = b"\x1f\x8b"
_HEADER_SIZE: Final = 10
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PATTERN: Final = re.compile(r"[*?\[]")
_ALWAYS_UNPACKED: Final = 256 << 20
_MOST_UNPACKED: Final = 200
"""Maximum compression ratio of a file larger than `_ALWAYS_UNPACKED`. That of texts is about ten."""


class Source(NamedTuple):
    """A file of a collection."""

    name: str
    """Its path as it was given, or as it was found in a folder; `-` for standard input."""
    is_records: bool
    """Whether it is JSON Lines."""

    @property
    def where(self) -> str:
        """What it is called in messages."""
        return "standard input" if self.name == STANDARD_INPUT else self.name

    @property
    def suffix(self) -> str:
        """The ending that tells its kind, in lower case: `.html` for `page.html.gz`."""
        return suffix_of(self.name)

    @property
    def size(self) -> int:
        """The bytes of the file as it lies there; 0 where that is not known."""
        try:
            found = os.fstat(0) if self.name == STANDARD_INPUT else Path(self.name).stat()
        except OSError:
            return 0
        return found.st_size if stat.S_ISREG(found.st_mode) else 0


class Readable(Protocol):
    """What bytes are read from."""

    def read1(self, size: int, /) -> bytes:
        """Return at most so many bytes, as soon as there are some; none at the end."""


class Stream(NamedTuple):
    """An open source."""

    read: Callable[[int], bytes]
    """Returns at most so many bytes, as soon as there are some; none at the end. Raises FileError."""
    consumed: Callable[[], int]
    """Returns how many bytes of the file as it lies there are read so far."""


def suffix_of(name: str) -> str:
    """Return the ending of a file's name in lower case, that before `.gz` where the file is packed.

    >>> suffix_of("Page.HTML.gz")
    '.html'
    """
    path = Path(name.lower())
    return path.with_suffix("").suffix if path.suffix == PACKED else path.suffix


def find_sources(
    names: Iterable[str],
    globs: Sequence[str],
    tell: Callable[[FileError], None],
    *,
    as_records: bool = False,
    leave_out: Callable[[str], None] | None = None,
) -> Iterator[Source]:
    """Yield the files that are named, and those in the folders that are named, in the order of their paths.

    Args:
        names: files and folders; `-` for standard input.
        globs: patterns of the files to take from a folder. By default those with the ending of a text.
        tell: called with what is wrong with a folder, which is skipped then.
        as_records: whether a file that is named is JSON Lines, whatever its ending.
        leave_out: called with the path of each file in a folder that has not the ending of a text. With patterns,
            none is left out.
    """
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            yield from _in_folder(name, globs, tell, leave_out)
        else:
            yield Source(name, as_records or suffix_of(name) in RECORD_ENDINGS)


def _in_folder(
    folder: str,
    globs: Sequence[str],
    tell: Callable[[FileError], None],
    leave_out: Callable[[str], None] | None,
) -> Iterator[Source]:
    found = False
    for path in _walk(Path(folder), tell):
        if _is_wanted(path.relative_to(folder).as_posix(), globs):
            found = True
            yield Source(str(path), suffix_of(path.name) in RECORD_ENDINGS)
        elif leave_out is not None and not globs:
            leave_out(str(path))
    if not found:
        tell(_without_texts(folder, globs))


def _without_texts(folder: str, globs: Sequence[str]) -> FileError:
    if globs:
        return FileError(f"no file in this folder matches {' or '.join(globs)}", where=folder)
    endings = " ".join((*TEXT_ENDINGS, *RECORD_ENDINGS))
    return FileError(
        "there is no text in this folder",
        where=folder,
        hint=f"Texts are files that end with {endings}, or with one of these and .gz. Others need --glob.",
    )


def _walk(folder: Path, tell: Callable[[FileError], None]) -> Iterator[Path]:
    """Yield the regular files below a folder, sorted. Hidden ones, and links to folders, are left out."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not _is_folder(path):
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                inside = [entry for entry in entries if not entry.name.startswith(".") and _is_taken(entry)]
        except OSError as error:
            tell(FileError(f"the folder cannot be read: {error.strerror or error}", where=str(path)))
            continue
        waiting += [path / entry.name for entry in sorted(inside, key=lambda entry: entry.name, reverse=True)]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_taken(entry: "os.DirEntry[str]") -> bool:
    """Return whether an entry of a folder is a file with content of its own, or a folder that is no link."""
    try:
        return entry.is_file() or entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_wanted(path: str, globs: Sequence[str]) -> bool:
    """Return whether a file of a folder, given by its path there, is to be read.

    >>> _is_wanted("2024/note.txt", ["*.txt"]), _is_wanted("2024/note.txt", ["2023/*"])
    (True, False)
    """
    name = path.rpartition("/")[2]
    if not globs:
        return suffix_of(name) in (*TEXT_ENDINGS, *RECORD_ENDINGS)
    return any(fnmatchcase(path if "/" in glob else name, glob) for glob in _with_shorter(globs))


def _with_shorter(globs: Sequence[str]) -> Iterator[str]:
    """Yield the patterns; `**/` at the beginning of one also means the folder itself."""
    for glob in globs:
        yield glob
        if glob.startswith("**/"):
            yield glob.removeprefix("**/")


def names_in_list(data: bytes, where: str) -> list[str]:
    r"""Return the names of files that a list has: one a line, or where it has zero bytes, one between two of them.

    A byte-order mark is no part of a name. With one of UTF-16, as PowerShell writes it, the names are lines of UTF-16.

    Raises FileError where there is none, or where the list is UTF-16 without a mark.

    >>> names_in_list(b"a.txt\r\n\nb c.txt\n", "list")
    ['a.txt', 'b c.txt']
    """
    mark, encoding = byte_order_mark(data)
    if mark and encoding != "utf-8":
        names = _decoded(data, encoding, where).removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    else:
        names = list(map(os.fsdecode, _parts(data.removeprefix(mark), where)))
    names = [name for name in names if name]
    if not names:
        raise FileError("it names no file", where=where)
    return names


def _decoded(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise FileError(f"its first bytes say {encoding.upper()}, but it is not", where=where) from None


def _parts(data: bytes, where: str) -> list[bytes]:
    if b"\0" not in data:
        return data.replace(b"\r\n", b"\n").split(b"\n")
    parts = data.split(b"\0")
    if b"\n" in parts:  # no name is a line end alone, and to read "/" as a folder would be to read all there is
        raise FileError("this is not a list of files: it is UTF-16 without a mark, or binary", where=where)
    return parts


def read_list(stream: IO[bytes] | Pipe, where: str) -> list[str]:
    """Return the names of files in an open list. Raises FileError where there is none, or where it has no end."""
    data = stream.read(MOST_NAMES + 1)
    if len(data) > MOST_NAMES:
        raise FileError(f"this is not a list of files: it has more than {MOST_NAMES >> 20} MB", where=where)
    return names_in_list(data, where)


@contextmanager
def open_source(source: Source, standard_input: IO[bytes] | None) -> Iterator[Stream]:
    """Open a file, unpacked where it is packed with gzip. A pipe that has a name is read as one that has none.

    Raises FileError where it cannot be read, is damaged, is a pipe that no program writes to, or unpacks to far more
    than a text does.
    """
    where = source.where
    if source.name == STANDARD_INPUT and standard_input is not None:
        yield _stream(standard_input, where)
        return
    with ExitStack() as opened:
        with _failures_named(where):
            file = opened.enter_context(open_for_reading(Path(source.name)))
        yield _stream(file, where)


class _Counted:
    """A file whose bytes are counted as they are handed out. The first ones can be looked at before."""

    def __init__(self, file: Readable, where: str) -> None:
        self._file = file
        self._where = where
        self.count = 0
        self._ended = False
        self._start = self._read(CHUNK)
        self.is_packed = self._start.startswith(_GZIP_START)

    def read(self, size: int = CHUNK) -> bytes:
        """Return at most so many bytes, but from a packed file no fewer than its header has, if it has them."""
        data, self._start = self._start[:size], self._start[size:]
        least = min(size, _HEADER_SIZE) if self.is_packed else 1
        while len(data) < least and (more := self._read(size - len(data))):
            data += more
        self.count += len(data)
        return data

    def _read(self, size: int) -> bytes:
        if self._ended:  # a terminal has a second end
            return b""
        with _failures_named(self._where):
            data = self._file.read1(size)
        self._ended = not data
        return data


def _stream(file: IO[bytes] | Pipe, where: str) -> Stream:
    counted = _Counted(file, where)  # type: ignore[arg-type]  # a file that is opened for bytes has read1

    def consumed() -> int:
        return counted.count

    return Stream(_unpacking(counted, where) if counted.is_packed else counted.read, consumed)


def _unpacking(counted: _Counted, where: str) -> Callable[[int], bytes]:
    """Return a function that returns unpacked bytes."""
    unpacked = gzip.GzipFile(fileobj=counted, mode="rb")  # type: ignore[call-overload]  # it needs only `read`
    total = 0

    def read(size: int) -> bytes:
        nonlocal total
        try:
            data: bytes = unpacked.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise FileError("the gzip file is damaged or cut short", where=where) from None
        total += len(data)
        if total > _ALWAYS_UNPACKED and total > _MOST_UNPACKED * counted.count:
            raise FileError("the gzip file unpacks to far more than any text does", where=where)
        return data

    return read


@contextmanager
def _failures_named(where: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        if not _ADDRESS.match(where):
            hint = "A pattern goes to --glob, and the folder stands before it." if _PATTERN.search(where) else ""
            raise FileError(f"it cannot be read: {error.strerror}", where=where, hint=hint) from error
        hint = "Save the page or the file here, and annotate that."
        raise FileError("this is an address, and only files are read", where=where, hint=hint) from None
    except OSError as error:
        raise FileError(f"it cannot be read: {error.strerror or error}", where=where) from error
