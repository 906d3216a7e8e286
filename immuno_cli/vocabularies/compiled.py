"""Keeps a shipped stack of bundles as an SQLite file, so that an answer reads only what it needs.

Reading the 1,163 concepts of `further-terms` and its base from JSON takes 90 ms. Opening the compiled file and finding
a concept in it takes 1 ms. The file has 5 MB (all measured).

The file lies where Python keeps its own compiled files: in `__pycache__` beside the data, or in the user's cache where
that folder cannot be written. Its name says what it was compiled from, so it is never out of date.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from immuno_cli.errors import FileError
from immuno_cli.shipped import data_directory
from immuno_cli.version import __version__
from immuno_cli.vocabularies.sqlite import ENDING, SqliteVocabulary, matcher_path
from immuno_cli.vocabularies.sqlite_file import FORMAT

if TYPE_CHECKING:
    from immuno_cli.vocabularies.protocol import Vocabulary
    from immuno_cli.vocabularies.stacked import Stack


def open_compiled(name: str, sources: Sequence[Path], build: Callable[[], "Stack"]) -> "Vocabulary":
    """Return the vocabulary of the source files. It is compiled first where that has not been done.

    `build` reads the sources. Where no folder can be written, the vocabulary is held in memory. Raises what `build`
    raises.
    """
    file_name = f"{name}-{_fingerprint(sources):08x}{ENDING}"
    for folder in _folders():
        path = folder / file_name
        if path.is_file():
            with suppress(FileError):  # a damaged file is compiled again
                return _open(path, name)
    stacked = build()
    for folder in _folders():
        with suppress(OSError, FileError):
            _compile(folder / file_name, name, stacked)
            return _open(folder / file_name, name)
    from immuno_cli.vocabularies.memory import MemoryVocabulary

    return MemoryVocabulary(name, stacked.reading.scheme, stacked.reading.concepts, stacked.bundles)


def _open(path: Path, name: str) -> SqliteVocabulary:
    return SqliteVocabulary(path, name, hint="Delete this file. It is made again from the files that ship.")


def _folders() -> Iterator[Path]:
    yield data_directory() / "__pycache__"
    from platformdirs import user_cache_path  # only where the first folder does not do

    yield user_cache_path("immuno", appauthor=False)


def _fingerprint(sources: Sequence[Path]) -> int:
    """Return a number that changes with any of the files, with the program's version and with the format."""
    facts = [f"{__version__} {FORMAT}"]
    for path in sources:
        stat = path.stat()
        facts.append(f"{path.name} {stat.st_size} {stat.st_mtime_ns}")
    return crc32("\n".join(facts).encode(errors="surrogatepass"))


def _compile(path: Path, name: str, stacked: "Stack") -> None:
    """Write the compiled file whole or not at all, and remove older ones. Raises OSError."""
    import sqlite3

    from immuno_cli.files import new_file
    from immuno_cli.vocabularies.about import about_reading
    from immuno_cli.vocabularies.seal import forget
    from immuno_cli.vocabularies.sqlite_writer import write_store

    path.parent.mkdir(parents=True, exist_ok=True)
    about = about_reading(name, stacked.reading, bundles=stacked.bundles)
    try:
        with new_file(path, replace=True) as temporary:
            write_store(temporary, about, stacked.reading.concepts)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    for old in path.parent.glob(f"{name}-*{ENDING}"):
        if old != path:
            with suppress(OSError):  # another process may have been faster
                old.unlink()
                forget(old)
                matcher_path(old).unlink(missing_ok=True)
