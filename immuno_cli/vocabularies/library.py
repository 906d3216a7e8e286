"""Vocabularies by name: the built-in one, those a user keeps, and any file.

Kept ones lie in one folder, an SQLite file each, `NAME.sqlite`. A new one is written beside its place and moved there
whole.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.errors import FileError, UsageError
from immuno_cli.vocabularies.builtin import BUILTIN, load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary
from immuno_cli.vocabularies.sqlite import ENDING

if TYPE_CHECKING:
    from immuno_cli.formats.reading import Progress, Reading
    from immuno_cli.formats.source import SourceFile
    from immuno_cli.vocabularies.about import About

Notes = tuple[tuple[int, str], ...]
"""Counts, and what happened or was found that often."""

MAX_NAME: Final = 64
_ENDING_OF_FILE: Final = re.compile(r"\.(json|jsonld|obo|ttl|rdf|owl|xml|nt|csv|tsv|txt|gz)$", re.IGNORECASE)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_STALE: Final = 24 * 60 * 60  # seconds after which what an interrupted import left behind is swept up


class Kept(NamedTuple):
    """A vocabulary in the folder: what is known of it, or, where its file is damaged, what is wrong."""

    name: str
    path: Path
    about: "About | None"
    problem: FileError | None = None


def open_vocabulary(name_or_file: str, *, directory: Path | None = None) -> Vocabulary:
    """Return the vocabulary kept under this name in `directory`, or that of this file; a kept name goes first.

    What has a separator in it (`./cl`) or the ending of a file is always one, of any known format. Raises UsageError
    where it is neither, FileError and InvalidVocabularyError where it cannot be read.

    A kept vocabulary holds its file open until it is closed: `with open_vocabulary("cl", directory=folder) as cells:`.
    """
    if name_or_file == BUILTIN:
        return load_builtin()
    if not _is_path(name_or_file):
        path = _path(name_or_file, directory)
        if path and path.is_file():
            from immuno_cli.vocabularies.sqlite import SqliteVocabulary

            return SqliteVocabulary(path, name_or_file)
        if not _exists(name_or_file) and not _ENDING_OF_FILE.search(name_or_file):
            raise _unknown(name_or_file, directory, "vocabulary and no file")
    return open_file(Path(name_or_file), name=name_or_file)


def open_file(path: Path, *, name: str) -> MemoryVocabulary:
    """Return the vocabulary of a file, held in memory. Raises FileError, InvalidVocabularyError, MissingExtraError."""
    from immuno_cli.formats import read_source
    from immuno_cli.formats.source import load_source

    reading = read_source(load_source(path))
    return MemoryVocabulary(name, reading.scheme, reading.concepts)


def add(
    file: Path,
    *,
    directory: Path,
    name: str | None = None,
    language: str = "en",
    replace: bool = False,
    max_size: int = 1 << 30,
    progress: "Progress | None" = None,
) -> "About":
    """Read a file of any known format, keep its vocabulary under a name, and return what is known of it.

    The name is by default the file's. Raises UsageError for a name that is none, taken (without `replace`) or the
    built-in one's; FileError, InvalidVocabularyError and MissingExtraError where the file cannot be read or the folder
    not written. What was kept under the name before stays whole until the new one is.
    """
    from immuno_cli.formats import read_source
    from immuno_cli.formats.reading import no_progress
    from immuno_cli.formats.source import load_source
    from immuno_cli.vocabularies.sqlite_writer import write_store

    report = progress or no_progress
    name = default_name(file) if name is None else name
    path = _new_path(name, directory, replace=replace)
    with _new_store(path, replace=replace) as temporary, _uncollected():
        source = load_source(file, max_size=max_size, progress=report)
        reading = read_source(source, language=language, progress=report)
        about = _about(name, source, reading, added=_now(), problems=_count_problems(reading, report))
        write_store(temporary, about, reading.concepts, report)
    return about


def iter_kept(directory: Path) -> Iterator[Kept]:
    """Yield the kept vocabularies in the order of their names, damaged ones too. Raises FileError."""
    for name in iter_names(directory):
        yield _kept(directory / f"{name}{ENDING}")


def iter_names(directory: Path) -> Iterator[str]:
    """Yield the names of the kept vocabularies, in order. Raises FileError where the folder cannot be read."""
    try:
        yield from sorted(path.stem for path in directory.glob(f"*{ENDING}") if _NAME.fullmatch(path.stem))
    except OSError as error:
        raise FileError(f"the folder cannot be read ({error.strerror})", where=str(directory)) from None


def show(name: str, *, directory: Path) -> "About":
    """Return what is known of a vocabulary, kept or built in. Raises UsageError where there is none of this name."""
    if name == BUILTIN:
        return _about_builtin()
    path = _path(name, directory)
    if not path or not path.is_file():
        raise _unknown(name, directory)
    kept = _kept(path)
    if kept.problem:
        raise kept.problem
    assert kept.about is not None  # noqa: S101 - it has either
    return kept.about


def remove(name: str, *, directory: Path) -> None:
    """Remove a kept vocabulary. Raises UsageError where there is none of this name, FileError where it has to stay."""
    if name == BUILTIN:
        raise UsageError(f"“{BUILTIN}” is built in and cannot be removed")
    path = _path(name, directory)
    if not path or not path.is_file():
        raise _unknown(name, directory)
    try:
        path.unlink()
    except OSError as error:
        raise FileError(f"the vocabulary cannot be removed ({error.strerror})", where=str(path)) from None


def default_name(file: Path) -> str:
    """Return the name that a file's vocabulary is kept under where none is given: a slug of the file's own."""
    from immuno_cli.formats import default_name as bare_name

    slug = re.sub(r"[^a-z0-9._-]+", "-", bare_name(file).casefold()).strip("-._")[:MAX_NAME].rstrip("-._")
    if not slug:
        raise UsageError(
            "the file's name makes no name for a vocabulary", where=str(file), hint="Give one with --name."
        )
    return slug


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text in {"", ".", ".."}


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for any file, or with a NUL in it
        return False


def _path(name: str, directory: Path | None) -> Path | None:
    """Return where a vocabulary of this name is kept, or None where it cannot be a name."""
    if directory is None or len(name) > MAX_NAME or not _NAME.fullmatch(name) or name.endswith(ENDING):
        return None
    return directory / f"{name}{ENDING}"


def _unknown(name: str, directory: Path | None, what: str = "vocabulary") -> UsageError:
    from difflib import get_close_matches

    names = [BUILTIN, *(iter_names(directory) if directory else ())]
    near = get_close_matches(name, names, n=3)
    hint = f"Did you mean {', '.join(near)}?" if near else f"Known are: {', '.join(names)}."
    shown = name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
    return UsageError(f"there is no {what} “{shown}”", hint=hint)


def _new_path(name: str, directory: Path, *, replace: bool) -> Path:
    """Return where a new vocabulary is to be kept. Raises UsageError where it may not be."""
    if name == BUILTIN:
        raise UsageError(f"“{BUILTIN}” is built in and cannot be replaced", hint="Give another name with --name.")
    path = _path(name, directory)
    if path is None:
        raise UsageError(
            f"“{name[:MAX_NAME]}” is no name for a vocabulary",
            hint=f"A name is at most {MAX_NAME} of a–z, 0–9, “-”, “_” and “.”, the first a letter or digit.",
        )
    if path.exists() and not replace:
        raise _taken(name)
    return path


def _taken(name: str) -> UsageError:
    return UsageError(
        f"a vocabulary “{name}” is kept already", hint="Replace it with --replace, or give another name with --name."
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking a million records that all live on: ChEBI takes 17 s so, 20 s with it."""
    import gc

    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@contextmanager
def _new_store(path: Path, *, replace: bool) -> Iterator[Path]:
    """Give a new, empty file to write, which becomes `path` once it is whole; say it where that cannot be."""
    import sqlite3

    from immuno_cli.files import new_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        with new_file(path, replace=replace) as temporary:
            yield temporary
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise _taken(path.stem) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"the vocabulary cannot be kept ({reason})", where=str(path)) from None


def _sweep(directory: Path) -> None:
    """Remove what imports that were killed left behind long ago."""
    from time import time

    from immuno_cli.files import TEMPORARY

    for path in directory.glob(f".*{TEMPORARY}"):
        try:
            if time() - path.stat().st_mtime > _STALE:
                path.unlink()
        except OSError:
            continue


def _kept(path: Path) -> Kept:
    from immuno_cli.vocabularies.sqlite import SqliteVocabulary

    try:
        with SqliteVocabulary(path, path.stem) as store:
            return Kept(path.stem, path, store.about)
    except FileError as error:
        return Kept(path.stem, path, None, error)


def _about(name: str, source: "SourceFile", reading: "Reading", *, added: str, problems: Notes = ()) -> "About":
    from immuno_cli.vocabularies.about import about_reading

    return about_reading(
        name,
        reading,
        source=str(source.path.absolute()),
        format_=source.format,
        sha256=source.sha256,
        added=added,
        notes=(*((note.count, note.message) for note in reading.notes), *problems),
    )


def _about_builtin() -> "About":
    from immuno_cli.formats import read_source
    from immuno_cli.formats.source import load_source
    from immuno_cli.shipped import data_directory

    source = load_source(data_directory() / f"{BUILTIN}.json")
    return _about(BUILTIN, source, read_source(source), added="")


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _count_problems(reading: "Reading", progress: "Progress") -> Notes:
    """Return how often each problem that `immuno validate` names occurs in a vocabulary, and what it is."""
    from collections import Counter

    from immuno_cli.validate import check_concepts, list_checks

    total = len(reading.concepts)
    progress("checking", 0, total)
    counts = Counter(problem.code for problem in check_concepts(reading.scheme, reading.concepts, ours=False))
    messages = {code: list_checks()[int(code[1:])] for code in counts}
    progress("checking", total, total)
    return tuple((count, f"{messages[code]} ({code})") for code, count in sorted(counts.items()))
