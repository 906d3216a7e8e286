"""Lines of JSON to standard output or to a file, each written whole, so that two processes tear none."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from immuno_cli.errors import FileError

_NEW_FILE_MODE: Final = 0o666
"""What programs ask for. The system takes away what the user's umask forbids."""


PIPE_BUF: Final = 4096
"""Bytes that a pipe of Linux takes as a whole. Other systems take 512 at least."""


class LineWriter:
    """Writes lines to an open file. Each is one call of the system where the system takes it whole.

    Another process that writes to the same file with this class waits until a line is whole, whatever its length.
    """

    def __init__(self, descriptor: int, name: str = "") -> None:
        """Take the open file and its name. What standard output has in its buffer must be written before."""
        self._descriptor = descriptor
        self._name = name
        mode = os.fstat(descriptor).st_mode
        self._is_pipe = stat.S_ISFIFO(mode)
        self._is_file = stat.S_ISREG(mode)
        self._can_lock = self._is_file or self._is_pipe
        self._inside = False

    def is_same_file(self, name: str) -> bool:
        """Return whether this is the name of the file that is written. A pipe or a terminal is none."""
        if not self._is_file:
            return False
        try:
            return os.path.samestat(os.stat(name), os.fstat(self._descriptor))  # noqa: PTH116 - a name may be "-"
        except OSError:
            return False

    def write(self, data: bytes, *, begins: bool = True, ends: bool = True) -> None:
        """Write whole lines, or a part of one that does not begin or does not end here."""
        if begins and not self._inside:
            self._lock(wanted=True)
        self._inside = True
        try:
            self._write_all(data)
        except OSError as error:
            error.filename = error.filename or self._name or None
            raise
        finally:
            if ends:
                self.release()

    def release(self) -> None:
        """Let others write, also where a line is not whole."""
        if self._inside:
            self._inside = False
            self._lock(wanted=False)

    def _write_all(self, data: bytes) -> None:
        for part in whole_lines(data, PIPE_BUF) if self._is_pipe else (data,):
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]

    def _lock(self, *, wanted: bool) -> None:
        """Lock the file, or unlock it. Nothing happens where the system has no such locks."""
        if not self._can_lock:
            return
        try:
            from fcntl import LOCK_EX, LOCK_UN, lockf
        except ImportError:  # Windows
            self._can_lock = False
            return
        try:
            lockf(self._descriptor, LOCK_EX if wanted else LOCK_UN)
        except OSError:
            self._can_lock = False


class _StreamWriter(LineWriter):
    """Writes lines to a standard output that is no file of the system, as in a test or a notebook."""

    def __init__(self) -> None:
        self._inside = False
        self._can_lock = self._is_file = False

    def _write_all(self, data: bytes) -> None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def whole_lines(data: bytes, size: int) -> Iterator[bytes]:
    r"""Yield bytes in parts of whole lines, each of at most `size` bytes where no line is longer.

    >>> list(whole_lines(b"a\nbc\nlonger\nd\n", 5))
    [b'a\nbc\n', b'longer\n', b'd\n']
    """
    begin = 0
    while len(data) - begin > size:
        end = data.rfind(b"\n", begin, begin + size) + 1 or data.find(b"\n", begin) + 1 or len(data)
        yield data[begin:end]
        begin = end
    if begin < len(data):
        yield data[begin:]


@contextmanager
def open_writer(output: Path | None, *, force: bool = False, resume: bool = False) -> Iterator[LineWriter]:
    """Give a writer to a new file, or to standard output. `force` empties a file, `resume` goes on after its end.

    Raises FileError where the file exists, or cannot be written.
    """
    if output is None:
        yield _standard_output()
        return
    descriptor = _open(output, force=force, resume=resume)
    writer = LineWriter(descriptor, str(output))
    try:
        yield writer
    finally:
        writer.release()
        os.close(descriptor)


def _standard_output() -> LineWriter:
    sys.stdout.flush()
    with suppress(OSError, ValueError, AttributeError):
        return LineWriter(sys.stdout.fileno())
    return _StreamWriter()


def _open(output: Path, *, force: bool, resume: bool) -> int:
    if force:
        flags = os.O_TRUNC
    elif resume or _is_device(output):
        flags = 0
    else:
        flags = os.O_EXCL
    binary = getattr(os, "O_BINARY", 0)
    try:
        return os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND | flags | binary, _NEW_FILE_MODE)
    except FileExistsError:
        raise FileError(
            "the file exists", where=str(output), hint="--resume continues it, --force overwrites it."
        ) from None
    except OSError as error:
        raise FileError(f"the file cannot be written: {error.strerror or error}", where=str(output)) from error


def _is_device(output: Path) -> bool:
    with suppress(OSError):
        return not stat.S_ISREG(output.stat().st_mode)
    return False
