"""A file written whole or not at all, and never over another one by mistake."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from immuno_cli.errors import FileError


def write_file(path: Path, chunks: Iterable[str | bytes], *, force: bool) -> None:
    """Write the chunks to a new file, or over an existing one with `force`; text as UTF-8.

    The chunks go to a temporary file in the same folder, which takes the name once all is on disk: whoever looks sees
    the old file or the new one, and an error leaves the old one. A link is followed; what is no file (`/dev/null`, a
    pipe) is written to as it is. Raises FileError where the file exists, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
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
            _write_through(target, chunks)
        else:
            _write_beside(target, chunks, mode, force=force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise _failure(path, error) from error


def encode(chunk: str | bytes) -> bytes:
    """Return a chunk as bytes; half a surrogate pair, which UTF-8 cannot say, becomes a question mark."""
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")


def _write_through(target: Path, chunks: Iterable[str | bytes]) -> None:
    with target.open("wb") as file:
        for chunk in chunks:
            file.write(encode(chunk))


def _write_beside(target: Path, chunks: Iterable[str | bytes], mode: int | None, *, force: bool) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(encode(chunk))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions() if mode is None else stat.S_IMODE(mode))
        if force:
            Path(name).replace(target)
        else:
            _take_name(name, target)
    finally:
        Path(name).unlink(missing_ok=True)


def _take_name(name: str, target: Path) -> None:
    """Give the file its name unless another has it by now, on file systems that know hard links without a gap."""
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError from None
        Path(name).replace(target)


def _permissions() -> int:
    """Return what a new file may be used for; a temporary file is its owner's alone, and would stay so."""
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
