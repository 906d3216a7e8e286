"""A file written whole or not at all, and never over another one by mistake."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from immuno_cli.errors import FileError

TEMPORARY: Final = ".tmp"
"""How the name of a file ends that is not whole yet; it begins with a dot."""


def write_file(path: Path, chunks: Iterable[str | bytes], *, force: bool) -> None:
    """Write the chunks to a new file, or over an existing one with `force`; text as UTF-8.

    Whoever looks sees the old file or the new one, and an error leaves the old one. A link is followed; what is no file
    (`/dev/null`, a pipe) is written to as it is. Raises FileError where the file exists, or cannot be written, and
    BrokenPipeError where the reader of a pipe has gone away.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise _failure(path, error) from error
    if mode is not None and stat.S_ISDIR(mode):
        raise FileError("this is a folder, not a file", where=str(path))
    if mode is not None and stat.S_ISREG(mode) and not force:
        raise _exists(path)
    try:
        if mode is not None and not stat.S_ISREG(mode):
            _write_chunks(path, chunks)
        else:
            with new_file(Path(os.path.realpath(path)), replace=force) as temporary:
                _write_chunks(temporary, chunks)
    except FileExistsError:
        raise _exists(path) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failure(path, error) from error


@contextmanager
def new_file(target: Path, *, replace: bool) -> Iterator[Path]:
    """Give an empty file in the folder of `target`, to be written; it takes that name once all of it is on disk.

    Where the writing fails, nothing is left behind, and what had the name before is as it was. Raises OSError, and
    FileExistsError where the name is taken by then and is not to be replaced.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=TEMPORARY, dir=target.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_permissions(target))
        _sync(temporary, os.O_RDWR)
        if replace:
            temporary.replace(target)
        else:
            _take_name(temporary, target)
        if hasattr(os, "O_DIRECTORY"):
            _sync(target.parent, os.O_DIRECTORY)
    finally:
        temporary.unlink(missing_ok=True)


def encode(chunk: str | bytes) -> bytes:
    """Return a chunk as bytes; half a surrogate pair, which UTF-8 cannot say, becomes a question mark."""
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")


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


def _take_name(temporary: Path, target: Path) -> None:
    """Give the file its name unless another has it by now, on file systems that know hard links without a gap."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError from None
        temporary.replace(target)


def _permissions(target: Path) -> int:
    """Return what a file may be used for: as the one before it, or as any new one; a temporary one is its owner's."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _exists(path: Path) -> FileError:
    return FileError("the file exists", where=str(path), hint="Write over it with --force.")


def _failure(path: Path, error: OSError) -> FileError:
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, FileNotFoundError):
        reason = "there is no such folder"
    return FileError(f"the file cannot be written: {reason}", where=str(path))
