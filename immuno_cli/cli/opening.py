"""Which vocabularies a command reads: those of the option, else of the environment, else the built-in one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from immuno_cli.cli.closing import close_at_end
from immuno_cli.errors import UsageError
from immuno_cli.vocabularies.builtin import default_name, load_builtin, shipped_names
from immuno_cli.vocabularies.protocol import Vocabulary

VARIABLE: Final = "IMMUNO_VOCABULARY"


def vocabulary_names(option: Sequence[str] | None) -> list[str]:
    """Return the names or files to open: the option's, else the variable's (after commas), else the built-in."""
    names = list(option or [])
    if not names:
        names = [name.strip() for name in os.environ.get(VARIABLE, "").split(",")]
    return list(dict.fromkeys(name for name in names if name)) or [default_name()]


def open_vocabularies(option: Sequence[str] | None) -> list[Vocabulary]:
    """Return the vocabularies that a command reads, in the order of their names; they are closed when it ends.

    Raises UsageError for a name that means nothing, FileError and InvalidVocabularyError for a bad file.
    """
    return [_open(name) for name in vocabulary_names(option)]


def open_one(option: Sequence[str] | None, command: str) -> Vocabulary:
    """Return the one vocabulary of a command that reads only one. Raises UsageError where several are named."""
    names = vocabulary_names(option)
    if len(names) > 1:
        raise UsageError(f"`immuno {command}` reads one vocabulary, and {len(names)} are named: {', '.join(names)}")
    return _open(names[0])


def _open(name: str) -> Vocabulary:
    if name in shipped_names():
        return close_at_end(load_builtin(name))
    from immuno_cli.vocabularies.library import open_vocabulary  # the built-in glossary needs nothing of it

    return close_at_end(open_vocabulary(name, directory=kept_directory()))


def kept_directory() -> Path:
    """Return the folder of the kept vocabularies; it need not exist."""
    from immuno_cli.vocabularies import kept  # only what is kept needs it

    return kept.kept_directory()
