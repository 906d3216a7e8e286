"""The bundles that ship with the program."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import FileError
from immuno_cli.shipped import data_directory

if TYPE_CHECKING:
    from immuno_cli.formats.reading import Reading
    from immuno_cli.vocabularies.protocol import Vocabulary
    from immuno_cli.vocabularies.stacked import Layer, Stack

BUILTIN: Final = "immunotherapy"
"""The bundle that is drawn from the two documents."""
FURTHER: Final = "further-terms"
"""The bundle that extends it with terms from public references."""

_HINT: Final = "Install immuno-cli again."


def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped bundles, the base first."""
    return tuple(name for name in (BUILTIN, FURTHER) if shipped_path(name).exists())


def default_name() -> str:
    """Return the name of the vocabulary that is meant where none is named: the shipped bundle that extends the rest."""
    names = shipped_names()
    return names[-1] if names else BUILTIN


def shipped_files(name: str) -> list[Path]:
    """Return the files of a shipped bundle, in order: one JSON file, or those of a folder. [] where it is not there."""
    path = shipped_path(name)
    if path.is_dir():
        return sorted(path.glob("*.json"))
    return [path] if path.is_file() else []


def shipped_path(name: str) -> Path:
    """Return where a shipped bundle lies: its folder, or its one file."""
    folder = data_directory() / name
    return folder if folder.is_dir() else data_directory() / f"{name}.json"


def read_shipped(name: str) -> "Reading":
    """Return what a shipped bundle states itself. Raises FileError and InvalidVocabularyError where it is damaged."""
    from immuno_cli.formats.bundle.reader import read_bundle, read_bundle_folder  # a compiled stack saves 0.5 ms

    paths = shipped_files(name)
    where = str(shipped_path(name))
    if not paths:
        raise FileError("a shipped bundle is missing", where=where, hint=_HINT)
    try:
        files = [(str(path), path.read_bytes()) for path in paths]
    except OSError as error:
        raise FileError("a shipped bundle cannot be read", where=where, hint=_HINT) from error
    if len(files) == 1:
        return read_bundle(files[0][1], where=files[0][0])
    return read_bundle_folder(files)


def load_builtin(name: str = BUILTIN) -> "Vocabulary":
    """Return a shipped bundle together with the bundles below it.

    Raises FileError and InvalidVocabularyError where the installation is damaged.
    """
    if name == BUILTIN:
        from immuno_cli.vocabularies.memory import MemoryVocabulary  # a compiled stack saves 0.4 ms

        reading = read_shipped(name)
        return MemoryVocabulary(name, reading.scheme, reading.concepts)
    from immuno_cli.vocabularies.compiled import open_compiled

    return open_compiled(name, _stack_files(), lambda: stack_shipped(name))


def stack_shipped(name: str) -> "Stack":
    """Return what a shipped bundle and the bundles below it state. Raises as `load_builtin` does."""
    from immuno_cli.vocabularies.stacked import stack

    return stack(shipped_layer(name), lambda base, _: shipped_layer(base) if shipped_files(base) else None)


def shipped_layer(name: str) -> "Layer":
    """Return a shipped bundle as a layer of a stack. Raises as `read_shipped` does."""
    from immuno_cli.vocabularies.stacked import Layer

    return Layer(read_shipped(name), name)


def _stack_files() -> Sequence[Path]:
    return [path for name in shipped_names() for path in shipped_files(name)]
