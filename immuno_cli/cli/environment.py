"""Which vocabularies a command reads: those of the option, else of the environment, else the one that ships."""

import os
from collections.abc import Iterable, Sequence
from typing import Final

from immuno_cli.vocabularies.builtin import default_name

VARIABLE: Final = "IMMUNO_VOCABULARY"


def vocabulary_names(option: Sequence[str] | None) -> list[str]:
    """Return the names or files to open: those of the option, else of the variable, else the one that ships."""
    return _different(option or ()) or names_in_environment() or [default_name()]


def names_in_environment() -> list[str]:
    """Return the names and files that IMMUNO_VOCABULARY names, separated by commas."""
    return _different(name.strip() for name in os.environ.get(VARIABLE, "").split(","))


def _different(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
