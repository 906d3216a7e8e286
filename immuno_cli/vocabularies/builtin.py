"""The glossary that ships with the program."""

from typing import Final

from immuno_cli.errors import FileError
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.shipped import data_directory
from immuno_cli.vocabularies.memory import MemoryVocabulary

BUILTIN: Final = "immunotherapy"


def load_builtin() -> MemoryVocabulary:
    """Return the shipped glossary. Raises FileError and InvalidVocabularyError where the installation is damaged."""
    path = data_directory() / f"{BUILTIN}.json"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(
            "the built-in glossary cannot be read", where=str(path), hint="Install immuno-cli again."
        ) from error
    reading = read_bundle(data, where=str(path))
    return MemoryVocabulary(BUILTIN, reading.scheme, reading.concepts)
