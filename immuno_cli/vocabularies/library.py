"""Vocabularies by name: those that ship, those that a user keeps, and any file."""

import re
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import FileError, InvalidVocabularyError, UsageError
from immuno_cli.formats import ENDINGS
from immuno_cli.vocabularies import builtin
from immuno_cli.vocabularies.builtin import BUILTIN, FURTHER, load_builtin, shipped_names
from immuno_cli.vocabularies.kept import (
    MAX_NAME,
    Kept,
    find_kept,
    iter_kept,
    iter_names,
    kept_directory,
    kept_path,
    name_taken,
    new_kept_file,
    read_kept,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immuno_cli.formats.reading import Progress, TableOptions
    from immuno_cli.model import Concept
    from immuno_cli.vocabularies.about import About, Problems
    from immuno_cli.vocabularies.loading import Loaded

__all__ = [
    "Kept",
    "add",
    "default_name",
    "iter_kept",
    "iter_names",
    "kept_directory",
    "open_file",
    "open_vocabulary",
    "remove",
    "show",
]

_ENDING_OF_FILE: Final = re.compile(rf"\.({ENDINGS}|gz)$", re.IGNORECASE)


def open_vocabulary(
    source: str | Path | None = None, *, directory: Path | None = None, language: str | None = None
) -> Vocabulary:
    """Return a vocabulary, ready to be asked: one that ships, one that was added, or that of a file.

    A string is a name, or else a path. It is always a path where it has a separator (`./cl`), or where it ends like a
    file and is not the name of an added vocabulary. A file may have any known format. A folder is a bundle in parts:
    its `*.json` files. A bundle with `extends` is opened together with the bundles below it.

    An added vocabulary holds its file open until it is closed, so open it in a `with` statement.

    >>> with open_vocabulary("immunotherapy") as glossary:
    ...     glossary.find_concept("t-cell").pref_label
    'T cell'

    Args:
        source: A name (`immunotherapy`, an added one) or a path. By default all that ships.
        directory: The folder of the added vocabularies. By default that of the command line.
        language: The language in which it is shown, as a BCP 47 tag. By default its own. What a concept lacks in that
            language is shown in the vocabulary's own.

    Raises:
        UsageError: There is no such name and no such file, or nothing is said in the language.
        FileError: The file cannot be read, or an added vocabulary is damaged.
        InvalidVocabularyError: The file holds no vocabulary, or a bundle that it extends is missing.
        MissingExtraError: The format needs a library that is not installed.
    """
    opened = _open(source, directory)
    if language is None:
        return opened
    from immuno_cli.vocabularies.localized import show_in

    return show_in([opened], language)[0]


def _open(source: str | Path | None, directory: Path | None) -> Vocabulary:
    if source is None:
        return load_builtin(builtin.default_name())
    folder = directory or kept_directory()
    if isinstance(source, Path):
        return open_file(source, name=str(source), directory=folder)
    return _open_by_name(source, folder)


def open_file(path: Path, *, name: str, directory: Path | None = None) -> MemoryVocabulary:
    """Return the vocabulary of a file or a folder of parts, held in memory. Raises as `open_vocabulary` does.

    `directory` holds the added vocabularies that it may extend. By default it is that of the command line.
    """
    from immuno_cli.vocabularies.loading import load

    loaded = load(path, directory=directory or kept_directory())
    stack = loaded.stack
    return MemoryVocabulary(name, stack.reading.scheme, stack.reading.concepts, stack.bundles, loaded.own.notes)


def add(
    file: Path,
    *,
    directory: Path,
    name: str | None = None,
    language: str | None = None,
    replace: bool = False,
    max_size: int = 1 << 30,
    strict: bool = False,
    options: "TableOptions | None" = None,
    progress: "Progress | None" = None,
) -> "About":
    """Read a file or a folder of parts, keep its vocabulary under a name, and return what is known of it.

    A bundle that extends others is kept together with them. What had the name before stays until the new one is whole.

    Args:
        file: A file of any known format, or a folder whose `*.json` files are parts of a bundle.
        directory: The folder of the added vocabularies. It is made where it is not there.
        name: The name to keep it under. By default it is made of the file's name.
        language: The language of the vocabulary where a file has several, as a BCP 47 tag. By default the one that the
            vocabulary that is replaced was read in, or else the one that the file tells, or English.
        replace: Whether a vocabulary that is kept under the name is replaced.
        max_size: The most that is read of a file, in bytes once unpacked.
        strict: Whether a file is refused if anything in it has to be repaired or left out, or if a link in it leads to
            something that does not exist.
        options: What the columns of a table mean, its encoding, and the sheet of a workbook. What is not said is taken
            from the vocabulary that is replaced, as it was read.
        progress: Called with a stage ("reading", "checking", "writing"), how much is done, and how much there is.

    Raises:
        UsageError: The name is invalid, taken, or that of a shipped bundle.
        FileError: The file cannot be read, or the folder cannot be written.
        InvalidVocabularyError: As for `open_vocabulary`, and where `strict` refuses the file.
        MissingExtraError: As for `open_vocabulary`.
    """
    from immuno_cli.formats.reading import NO_OPTIONS, no_progress
    from immuno_cli.vocabularies.free_memory import give_back_free_memory
    from immuno_cli.vocabularies.loading import load
    from immuno_cli.vocabularies.problem_counts import count_problems
    from immuno_cli.vocabularies.sqlite_writer import write_store

    report = progress or no_progress
    name = default_name(file) if name is None else name
    path = _new_path(name, directory, replace=replace)
    replaced = read_kept(path).about if path.is_file() else None
    used = _options_of_replaced(replaced, options or NO_OPTIONS)
    wanted = language or (replaced.wanted if replaced else "")
    with new_kept_file(path, replace=replace) as temporary, _told_if_reused(used, options or NO_OPTIONS):
        loaded = load(file, directory=directory, language=wanted, max_size=max_size, options=used, progress=report)
        if options and options != NO_OPTIONS and loaded.options == NO_OPTIONS:
            raise UsageError("--column, --encoding and --sheet apply only to tables", where=str(file))
        problems = count_problems(loaded.own, loaded.base, report)
        if strict:
            _refuse_changed(file, loaded, problems.broken_links)
        about = _about(name, file, loaded, added=_now(), wanted=wanted)
        concepts = list(loaded.stack.reading.concepts)
        del loaded  # each concept is forgotten once it is written
        about = write_store(temporary, about, _taken(concepts), report, told_problems=problems.told)
    give_back_free_memory()
    return about


def _taken(concepts: "list[Concept]") -> "Iterator[Concept]":
    """Yield the concepts in order, and take each out of the list: half of the memory of an import is theirs."""
    concepts.reverse()
    while concepts:
        yield concepts.pop()


def _open_by_name(source: str, directory: Path) -> Vocabulary:
    """Return the vocabulary of this name, or else of this path."""
    if source in (BUILTIN, *shipped_names()):
        return load_builtin(source)
    kept = None if _is_path(source) else find_kept(source, directory)
    if kept:
        from immuno_cli.vocabularies.sqlite import SqliteVocabulary

        return SqliteVocabulary(kept, source)
    from immuno_cli.vocabularies.loading import is_there

    looks_like_file = source and (_is_path(source) or _ENDING_OF_FILE.search(source))
    is_file = looks_like_file or (source and is_there(Path(source)))
    if not is_file:
        raise _unknown_name(source, directory, "vocabulary or file")
    return open_file(Path(source), name=source, directory=directory)


def show(name: str, *, directory: Path) -> "About":
    """Return what is known of a vocabulary, added or shipped. Raises UsageError where there is none of this name."""
    if name in (BUILTIN, *shipped_names()):
        return _about_shipped(name)
    path = find_kept(name, directory)
    if path is None:
        raise _unknown_name(name, directory)
    kept = read_kept(path)
    if kept.about is None:
        raise kept.problem or FileError("the vocabulary cannot be read", where=str(path))
    return kept.about


def remove(name: str, *, directory: Path) -> None:
    """Remove an added vocabulary and its matcher.

    Raises UsageError where there is none of this name, FileError where it has to stay.
    """
    if _is_reserved(name):
        raise UsageError(f"“{name}” is built in and cannot be removed")
    from immuno_cli.vocabularies.seal import forget
    from immuno_cli.vocabularies.sqlite import matcher_path

    path = find_kept(name, directory)
    if path is None:
        raise _unknown_name(name, directory)

    try:
        path.unlink()
    except OSError as error:
        raise FileError(f"the vocabulary cannot be removed ({error.strerror})", where=str(path)) from None
    with suppress(OSError):  # without its vocabulary it is never used
        matcher_path(path).unlink()
    with suppress(OSError):
        forget(path)


def default_name(file: Path) -> str:
    """Return the name that a file's vocabulary is kept under by default. Raises UsageError where there is none.

    A folder is named as it is in the folder above it, where the path does not say it: `.` or `..`.

    >>> default_name(Path("Cell Ontology.obo.gz"))
    'cell-ontology'
    """
    from immuno_cli.formats import default_name as bare_name

    named = file.resolve() if file.name in {"", ".."} else file
    slug = re.sub(r"[^a-z0-9._-]+", "-", bare_name(named).casefold()).strip("-._")[:MAX_NAME].rstrip("-._")
    if not slug:
        message = f"no vocabulary name can be made from the {'folder' if file.is_dir() else 'file'}'s name"
        raise UsageError(message, where=str(file), hint="Give one with --name.")
    return slug


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text in {"", ".", ".."}


def _is_reserved(name: str) -> bool:
    return name in {BUILTIN, FURTHER}


def _new_path(name: str, directory: Path, *, replace: bool) -> Path:
    """Return where a new vocabulary is to be kept. Raises UsageError where it may not be."""
    if _is_reserved(name):
        raise UsageError(f"“{name}” is built in and cannot be replaced", hint="Give another name with --name.")
    path = kept_path(name, directory)
    if path is None:
        raise UsageError(
            f"“{name[:MAX_NAME]}” is not a valid vocabulary name",
            hint=f"Use at most {MAX_NAME} of a–z, 0–9, “-”, “_” and “.”; start with a letter or digit.",
        )
    if path.exists() and not replace:
        raise name_taken(name)
    return path


def _options_of_replaced(about: "About | None", options: "TableOptions") -> "TableOptions":
    """Return the options of a table, each that is not told as it was when the added vocabulary was read."""
    if about is None:
        return options
    columns = options.columns or about.options.columns
    encoding = options.encoding or about.options.encoding
    return options._replace(columns=columns, encoding=encoding, sheet=options.sheet or about.options.sheet)


@contextmanager
def _told_if_reused(used: "TableOptions", told: "TableOptions") -> "Iterator[None]":
    """Add to an error that the table was read as the one before it, where it was."""
    try:
        yield
    except InvalidVocabularyError as error:
        if used != told:
            reused = (
                f"The options of the previous version were reused: {used.arguments}."
                " Give the options again, or remove the vocabulary first."
            )
            error.hint = f"{error.hint} {reused}".lstrip()
        raise


def _unknown_name(name: str, directory: Path, what: str = "vocabulary") -> UsageError:
    from difflib import get_close_matches

    names = [*(shipped_names() or (BUILTIN,)), *iter_names(directory)]
    near = get_close_matches(name, names, n=3)
    hint = f"Did you mean {', '.join(near)}?" if near else f"Available vocabularies: {', '.join(names)}."
    shown = name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
    return UsageError(f"there is no {what} named “{shown}”", hint=hint)


def _about(name: str, path: Path, loaded: "Loaded", *, added: str, wanted: str = "") -> "About":
    from immuno_cli.vocabularies.about import about_reading

    reading = loaded.stack.reading
    return about_reading(
        name,
        reading,
        source=str(path.absolute()),
        format_=loaded.format,
        sha256=loaded.sha256,
        added=added,
        notes=loaded.own.notes,
        bundles=loaded.stack.bundles,
        options=loaded.options,
        wanted=wanted,
    )


def _refuse_changed(file: Path, loaded: "Loaded", broken_links: "Problems") -> None:
    """Raise InvalidVocabularyError where anything was repaired, left out or guessed, or where a link is broken."""
    from immuno_cli.formats.reading import KEPT_OTHERWISE  # only --strict needs it

    notes = [note for note in loaded.own.notes if note.code not in KEPT_OTHERWISE]
    changed = [f"{note.count:,} {note.message}" for note in notes]
    broken = [f"{message}: {count:,}" for count, message in broken_links]
    if changed or broken:
        faults = ["parts of the file were repaired or left out"] if changed else []
        faults += ["links lead to something that does not exist"] if broken else []
        raise InvalidVocabularyError(
            f"{', and '.join(faults)}; --strict does not allow that: {'; '.join([*changed, *broken])}",
            where=str(file),
            hint="`immuno validate FILE` names each place.",
        )


def _about_shipped(name: str) -> "About":
    from immuno_cli.vocabularies.loading import load

    path = builtin.shipped_path(name)
    return _about(name, path, load(path, directory=kept_directory()), added="")


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
