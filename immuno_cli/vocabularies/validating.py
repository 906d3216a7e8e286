"""Checks a vocabulary wherever it is: a file of any format, a folder of parts, a kept or a shipped vocabulary.

A bundle that extends others is checked together with them. The problems reported are its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from immuno_cli.errors import ImmunoError
from immuno_cli.formats import read_source
from immuno_cli.formats.bundle.records import parse_json
from immuno_cli.formats.detection import detect
from immuno_cli.formats.reading import NO_OPTIONS, Note, Reading, TableOptions
from immuno_cli.formats.source import SourceFile, prepare_source
from immuno_cli.model import Scheme
from immuno_cli.validate import Base, Problem, check_concepts, check_files
from immuno_cli.vocabularies.builtin import shipped_names, shipped_path
from immuno_cli.vocabularies.kept import find_kept
from immuno_cli.vocabularies.library import open_vocabulary
from immuno_cli.vocabularies.loading import base_finder, base_of, is_there, load_sources
from immuno_cli.vocabularies.protocol import Vocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary
from immuno_cli.vocabularies.stacked import Layer, find_chain

_WHOLE: Final = "the file"
_HEAD: Final = 1 << 16
"""Bytes that tell the format of a file."""


@cache
def _shipped_ids() -> frozenset[str]:
    """Return the ids of the concepts of all shipped bundles."""
    return frozenset(
        concept.id
        for name in shipped_names()
        for source in load_sources(shipped_path(name))
        for concept in read_source(source).concepts
    )


_ALONE: Final = Base(shipped=_shipped_ids)
"""What a bundle extends that extends nothing."""


def check_name(name: str, *, directory: Path, options: TableOptions = NO_OPTIONS) -> list[Problem]:
    """Return every problem of what a name or a path stands for: a shipped bundle, a kept vocabulary, or a file.

    `options` says how a table is read. Raises UsageError where it stands for nothing, and as `check_path` does.
    """
    if name in shipped_names():
        return check_path(shipped_path(name), directory=directory)
    if name and find_kept(name, directory) is None and is_there(Path(name)):
        return check_path(Path(name), directory=directory, options=options)
    with open_vocabulary(name, directory=directory) as vocabulary:
        notes = vocabulary.about.notes if isinstance(vocabulary, SqliteVocabulary) else ()
        return [*check_vocabulary(vocabulary), *_note_problems(notes)]


def check_path(
    path: Path, *, directory: Path, ours: bool | None = None, options: TableOptions = NO_OPTIONS
) -> list[Problem]:
    """Return every problem of a file of any format, or of a folder whose `*.json` files are parts of a bundle.

    A bundle may extend shipped bundles, those kept in `directory`, and files beside it. `ours` says whether it is held
    to what the shipped bundles promise: by default, whether it is one of them. `options` says how a table is read.
    Raises FileError, InvalidVocabularyError and MissingExtraError where the file, or one that it extends, cannot be
    read.
    """
    sources = load_sources(path, options=options)
    if sources[0].format != "bundle":
        return _check_other_format(sources[0])
    if ours is None:
        ours = path.resolve() in [shipped_path(name).resolve() for name in shipped_names()]
    return _check_bundle(sources, path, directory=directory, ours=ours)


def errors_of_bundle(path: Path, *, directory: Path) -> Sequence[Problem]:
    """Return the errors of a bundle, in a file or a folder of parts: none of another format, or where it is no JSON."""
    with suppress(ImmunoError):
        sources = load_sources(path)
        if sources[0].format == "bundle":
            problems = _check_bundle(sources, path, directory=directory, ours=False)
            return [problem for problem in problems if problem.severity == "error"]
    return ()


def check_bytes(data: bytes, *, directory: Path) -> list[Problem]:
    """Return every problem of a vocabulary of any format that is given as bytes. Raises as `check_path` does."""
    where = Path("bytes")
    source = prepare_source(where, data, detect(data[:_HEAD], str(where)))
    if source.format != "bundle":
        return _check_other_format(source)
    return _check_bundle([source], where, directory=directory, ours=False)


def check_vocabulary(vocabulary: Vocabulary) -> list[Problem]:
    """Return every problem of an open vocabulary."""
    return check_concepts(vocabulary.scheme, list(vocabulary.iter_concepts()), ours=False, base=_ALONE)


def _check_other_format(source: SourceFile) -> list[Problem]:
    reading = read_source(source, tidied=False)
    file = str(source.path)
    found = check_concepts(
        reading.scheme, reading.concepts, ours=False, base=_ALONE, lines=reading.lines, columns=reading.columns
    )
    problems = [*found, *_note_problems(reading.notes)]
    return [problem._replace(file=file) for problem in problems]


def _note_problems(notes: Iterable[Note]) -> Iterator[Problem]:
    """Yield each place where reading a file repaired something or left it out, and how many more there are."""
    for note in notes:
        sentence = _with_article(note.single) if note.single else _capitalized(note.message)
        for line, text in note.places:
            where = f"line {line}" if line else text or _WHOLE
            said = f": {text}" if line and text else "."
            yield Problem(note.code, "note", where, f"{sentence}{said}", line=line or None)
        left = note.count - len(note.places)
        if left == note.count == 1:
            yield Problem(note.code, "note", _WHOLE, f"{sentence}.")
        elif left:
            count = f"{left:,} more" if note.places else f"{left:,}"
            yield Problem(note.code, "note", _WHOLE, f"{count} {note.message}.")


def _with_article(sentence: str) -> str:
    if sentence.startswith("other "):
        return f"An{sentence}"  # "another" is one word
    return f"{'An' if sentence.startswith(tuple('aeiou')) else 'A'} {sentence}"


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _check_bundle(sources: Sequence[SourceFile], path: Path, *, directory: Path, ours: bool) -> list[Problem]:
    files = [(str(source.path), source.data) for source in sources]
    problems = check_files(files, ours=ours, base=_find_base(files[0], path, directory))
    for source in sources:
        problems += [problem._replace(file=str(source.path)) for problem in _note_problems(source.notes)]
    return problems


def _find_base(first: tuple[str, bytes], path: Path, directory: Path) -> Base:
    """Return what a bundle extends. Its own file may be unsound: no more than “extends” is read of it."""
    where, data = first
    extends = _extends(parse_json(data, where))
    if extends is None:
        return _ALONE
    top = Layer(Reading(Scheme("?", "?", "en", extends=extends), ()), str(path))
    chain = find_chain(top, base_finder(directory))
    below = base_of(chain)
    if below is None:
        return _ALONE._replace(missing=chain.missing, cycle=chain.cycle)
    return Base(below.scheme, below.concepts, chain.missing, chain.cycle, _shipped_ids)


def _extends(whole: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    extends = whole.get("extends") if isinstance(whole, dict) else None
    return extends if isinstance(extends, str) and extends else None
