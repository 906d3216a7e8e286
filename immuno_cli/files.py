"""Writes a file whole or not at all, and never overwrites another file by mistake."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from immuno_cli.errors import FileError

TEMPORARY: Final = ".tmp"
"""The ending of an unfinished file. Its name begins with a dot."""

_NEW_FILE_MODE: Final = 0o666
"""The permissions that programs ask for in a new file. The system takes away what the user's umask forbids."""

_LONGEST_STEM: Final = 50
"""Characters of the name that a temporary name keeps: 200 bytes at most, where file systems allow 255."""


def write_file(path: Path, chunks: Iterable[str | bytes], *, force: bool) -> None:
    """Write the chunks to a new file. With `force`, an existing file is replaced.

    Text is written as UTF-8. A reader sees either the old file or the whole new one, and after an error the old file
    is still there. A symbolic link is followed. A device or a pipe (`/dev/null`) is written to directly.

    Raises FileError if the file exists and `force` is false, or if it cannot be written. Raises BrokenPipeError if the
    reader of a pipe has gone away.
    """
    try:
        with _failures_named(path):
            if _is_device(path):
                _write_chunks(path, chunks)
                return
            if path.exists() and not force:
                raise _exists(path)
            with new_file(Path(os.path.realpath(path)), replace=force) as temporary:
                _write_chunks(temporary, chunks)
    except FileExistsError:
        raise _exists(path) from None


def check_is_new(path: Path, *, force: bool) -> None:
    """Raise FileError if the file exists and `force` is false, as `write_file` does: before work is done for it."""
    if path.exists() and not force and not _is_device(path):
        raise _exists(path)


@contextmanager
def new_file(target: Path, *, replace: bool) -> Iterator[Path]:
    """Give an empty temporary file beside `target`. It is renamed to `target` when the block ends without an error.

    The file is on disk before it is renamed. After an error the temporary file is deleted and `target` is unchanged.
    The new file has the permissions of the file that it replaces, or else those of any new file.

    Raises OSError if a step fails, and FileExistsError if `target` exists by then and `replace` is false.
    """
    replaced_mode = _mode(target)
    temporary = _unused_name(target)
    try:
        _create(temporary, replaced_mode)
        yield temporary
        if replaced_mode is not None:
            temporary.chmod(replaced_mode)
        _sync(temporary, os.O_RDWR)
        if replace:
            temporary.replace(target)
        else:
            _rename_if_free(temporary, target)
        if hasattr(os, "O_DIRECTORY"):
            _sync(target.parent, os.O_DIRECTORY)
    finally:
        temporary.unlink(missing_ok=True)


def encode(chunk: str | bytes) -> bytes:
    """Return a chunk as bytes, text as UTF-8. A lone surrogate, which UTF-8 cannot encode, becomes a question mark.

    >>> encode("naive " + chr(0xD800))
    b'naive ?'
    """
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")


@contextmanager
def _failures_named(path: Path) -> Iterator[None]:
    """Turn system errors into a FileError about `path`, except those that the caller handles itself."""
    try:
        yield
    except (BrokenPipeError, FileExistsError):
        raise
    except OSError as error:
        raise _failure(path, error) from error


def _is_device(path: Path) -> bool:
    """Return whether the path is a device or a pipe. Raises FileError if it is a folder."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise FileError("this is a folder, not a file", where=str(path))
    return not stat.S_ISREG(mode)


def _mode(path: Path) -> int | None:
    """Return the permissions of a file, or None if there is no such file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _unused_name(target: Path) -> Path:
    """Return a name for a temporary file in the folder of `target`.

    It is known before the file is there, so that a signal that comes while the file is created leaves none either.
    """
    while True:
        path = target.with_name(f".{target.name[:_LONGEST_STEM]}.{os.urandom(6).hex()}{TEMPORARY}")
        if not path.exists():
            return path


def _create(path: Path, mode: int | None) -> None:
    """Create an empty file, no more readable than `mode` allows. Raises FileExistsError if there is one.

    `tempfile.mkstemp` always gives permission 0600. The permissions of a usual new file depend on the umask, which a
    process can only read by changing it for a moment. So the file is created as any new file is.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, _NEW_FILE_MODE if mode is None else mode | stat.S_IRUSR | stat.S_IWUSR))


def _write_chunks(path: Path, chunks: Iterable[str | bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(encode(chunk))


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rename_if_free(temporary: Path, target: Path) -> None:
    """Rename the file unless another file has the name. Raises FileExistsError.

    A hard link checks and renames in one step. Without hard links another program could take the name in between.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError from None
        temporary.replace(target)


def _exists(path: Path) -> FileError:
    return FileError("the file exists", where=str(path), hint="--force overwrites it.")


def _failure(path: Path, error: OSError) -> FileError:
    reason = (error.strerror or str(error)).lower()
    if error.errno == errno.ENOENT:
        reason = "there is no such folder"
    return FileError(f"the file cannot be written: {reason}", where=str(path))
