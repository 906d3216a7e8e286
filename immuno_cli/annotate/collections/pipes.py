"""A pipe that has a name (FIFO). Opening one waits until a program writes to it, which may never happen."""

import os
import select
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from immuno_cli.errors import FileError

WAITED: Final = 2.0
"""Seconds in which a program must begin to write."""
_PAUSE: Final = 0.02


@contextmanager
def open_for_reading(path: Path) -> Iterator["IO[bytes] | Pipe"]:
    """Open a file for its bytes. A named pipe is opened without waiting for a writer.

    Raises OSError as `Path.open` does.
    """
    if not stat.S_ISFIFO(path.stat().st_mode):
        with path.open("rb") as file:
            yield file
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        yield Pipe(descriptor, str(path))
    finally:
        os.close(descriptor)


class Pipe:
    """A named pipe that is open. It is read like a file, but does not wait for ever until a program begins to write."""

    def __init__(self, descriptor: int, where: str) -> None:
        """Take the descriptor, which does not block. Whoever opened it closes it."""
        self._descriptor = descriptor
        self._where = where
        self._has_writer = False
        self._until = time.monotonic() + WAITED

    def read1(self, size: int, /) -> bytes:
        """Return at most so many bytes, as soon as there are some; none at the end.

        Raises FileError where no program has begun to write.
        """
        while True:
            try:
                data = os.read(self._descriptor, size)
            except BlockingIOError:  # a program has opened the pipe and has not written yet
                self._has_writer = True
                select.select([self._descriptor], [], [])
                continue
            if data or self._has_writer:
                self._has_writer = True
                return data
            if time.monotonic() > self._until:
                raise FileError("this is a pipe, and no program writes to it", where=self._where)
            time.sleep(_PAUSE)

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, or all that there are until the end. Raises FileError as `read1` does."""
        parts: list[bytes] = []
        while size > 0 and (data := self.read1(size)):
            parts.append(data)
            size -= len(data)
        return b"".join(parts)
