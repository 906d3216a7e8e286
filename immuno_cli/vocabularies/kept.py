"""The folder of kept vocabularies: an SQLite file each, `NAME.sqlite`.

Beside it lies `NAME.matcher`, what `annotate` looks for in a text. It is made of the SQLite file and may be missing.

A new file is written beside its place and moved there whole.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.errors import FileError, UsageError
from immuno_cli.vocabularies.sqlite import ENDING

if TYPE_CHECKING:
    from immuno_cli.vocabularies.about import About

MAX_NAME: Final = 64
"""The most characters of a name."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_STALE: Final = 24 * 60 * 60
"""Seconds after which a file that an interrupted import left behind is removed."""


class Kept(NamedTuple):
    """A kept vocabulary: what is known of it, or, where its file is damaged, what is wrong."""

    name: str
    path: Path
    about: "About | None"
    problem: FileError | None = None


def kept_directory() -> Path:
    """Return the folder in which the command line keeps vocabularies. It need not exist."""
    from platformdirs import user_data_path  # only what is kept needs it

    return user_data_path("immuno", appauthor=False) / "vocabularies"


def kept_path(name: str, directory: Path) -> Path | None:
    """Return the file in which a vocabulary of this name is kept. None where it cannot be a name."""
    if len(name) > MAX_NAME or not _NAME.fullmatch(name) or name.endswith(ENDING):
        return None
    return directory / f"{name}{ENDING}"


def find_kept(name: str, directory: Path) -> Path | None:
    """Return the file of the vocabulary that is kept under this name. None where there is none."""
    path = kept_path(name, directory)
    return path if path and path.is_file() else None


def iter_names(directory: Path) -> Iterator[str]:
    """Yield the names of the kept vocabularies, in order. Raises FileError where the folder cannot be read."""
    try:
        names = [path.stem for path in directory.glob(f"*{ENDING}")]
    except OSError as error:
        raise FileError(f"the folder cannot be read ({error.strerror})", where=str(directory)) from None
    yield from sorted(name for name in names if _NAME.fullmatch(name))


def iter_kept(directory: Path) -> Iterator[Kept]:
    """Yield the kept vocabularies in the order of their names, damaged ones too. Raises as `iter_names` does."""
    for name in iter_names(directory):
        yield read_kept(directory / f"{name}{ENDING}")


def read_kept(path: Path) -> Kept:
    """Return what is known of the vocabulary in this file, or what is wrong with the file."""
    from immuno_cli.vocabularies.sqlite import SqliteVocabulary

    try:
        with SqliteVocabulary(path, path.stem) as vocabulary:
            return Kept(path.stem, path, vocabulary.about)
    except FileError as error:
        return Kept(path.stem, path, None, error)


@contextmanager
def new_kept_file(path: Path, *, replace: bool) -> Iterator[Path]:
    """Give a new, empty file to write. It becomes `path` once it is whole.

    Raises UsageError where the name was taken meanwhile and `replace` is false, FileError where the file cannot be
    written.
    """
    import sqlite3

    from immuno_cli.files import new_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale_files(path.parent)
        with new_file(path, replace=replace) as temporary:
            yield temporary
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise name_taken(path.stem) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"the vocabulary could not be saved ({reason})", where=str(path)) from None


def name_taken(name: str) -> UsageError:
    """Return the error for a name under which another vocabulary is kept."""
    hint = "Use --replace to replace it (table options are reused), or choose another name with --name."
    return UsageError(f"a vocabulary named “{name}” already exists", hint=hint)


def _remove_stale_files(directory: Path) -> None:
    """Remove what imports that were killed left behind long ago."""
    from time import time

    from immuno_cli.files import TEMPORARY

    for path in directory.glob(f".*{TEMPORARY}"):
        try:
            if time() - path.stat().st_mtime > _STALE:
                path.unlink()
        except OSError:
            continue
