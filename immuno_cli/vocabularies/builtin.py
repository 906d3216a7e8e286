"""The bundles that ship with the program."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import FileError
from immuno_cli.formats.bundle.reader import read_bundle, read_bundle_folder
from immuno_cli.formats.reading import Reading
from immuno_cli.shipped import data_directory
from immuno_cli.vocabularies.memory import MemoryVocabulary

if TYPE_CHECKING:
    from immuno_cli.vocabularies.protocol import Vocabulary

BUILTIN: Final = "immunotherapy"
"""The bundle that is drawn from the two documents."""
FURTHER: Final = "further-terms"
"""The bundle that extends it with terms from public references."""


def shipped_names() -> tuple[str, ...]:
    """Return the names of the bundles that ship, the base first."""
    return tuple(name for name in (BUILTIN, FURTHER) if shipped_files(name))


def default_name() -> str:
    """Return the name of the vocabulary that is meant where none is named: that of the topmost shipped bundle."""
    return shipped_names()[-1] if shipped_names() else BUILTIN


def shipped_files(name: str) -> list[Path]:
    """Return the files of a shipped bundle: one JSON file, or the files of a folder, in order. Empty where none are."""
    folder = data_directory() / name
    single = data_directory() / f"{name}.json"
    return sorted(folder.glob("*.json")) if folder.is_dir() else [single] if single.is_file() else []


def read_shipped(name: str) -> Reading:
    """Return what a shipped bundle states. Raises FileError and InvalidVocabularyError where it is damaged."""
    paths = shipped_files(name)
    where = str(data_directory() / f"{name}.json")
    if not paths:
        raise FileError("a shipped bundle is missing", where=where, hint="Install immuno-cli again.")
    try:
        files = [(str(path), path.read_bytes()) for path in paths]
    except OSError as error:
        raise FileError("a shipped bundle cannot be read", where=where, hint="Install immuno-cli again.") from error
    if len(files) == 1:
        return read_bundle(files[0][1], where=files[0][0])
    return read_bundle_folder(files)


def load_builtin(name: str = BUILTIN) -> "Vocabulary":
    """Return a shipped bundle together with those below it.

    Raises FileError and InvalidVocabularyError where the installation is damaged.
    """
    if name == BUILTIN:
        reading = read_shipped(name)
        return MemoryVocabulary(name, reading.scheme, reading.concepts)
    from immuno_cli.vocabularies.compiled import open_compiled
    from immuno_cli.vocabularies.stacked import Stack, stack

    def build() -> Stack:
        return stack(read_shipped(name), _find_shipped, where=name)

    return open_compiled(name, [path for each in shipped_names() for path in shipped_files(each)], build)


def _find_shipped(name: str) -> Reading | None:
    return read_shipped(name) if shipped_files(name) else None
