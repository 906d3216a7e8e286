"""What a check finds, and the problem that is reported.

A problem's code is a letter, E for an error or W for a warning, and the number of its check: `E101`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from immuno_cli.formats.bundle.json_paths import JsonPath

Severity = Literal["error", "warning", "note"]
"""A note tells what reading a file repaired or left out."""
Places = Iterator[tuple[JsonPath, str]]
"""What a check yields: where something is wrong, and what it is there ("" where the general message says all)."""

DEPENDS: Final = 200
"""From this number on, a check finds an error in a shipped bundle and a warning in any other. Below: an error."""
OURS_ALONE: Final = 300
"""From this number on, a check tests what only the shipped bundles promise."""
ALWAYS_WARNS: Final = 400
"""From this number on, a check finds a warning in every bundle."""


class Problem(NamedTuple):
    """Something that is not sound.

    Attributes:
        code: The stable code: `E101`, `W203`; of a note, words joined by hyphens.
        severity: `error`, `warning` or `note`.
        where: The place, for readers: `concepts[0].altLabel (dog), line 10`.
        message: A sentence that says what is wrong.
        file: The file. "" where the vocabulary was not read from a file of its own.
        line: The line of the file, from 1. None where it is not known.
    """

    code: str
    severity: Severity
    where: str
    message: str
    file: str = ""
    line: int | None = None


class Finding(NamedTuple):
    """What a check found: the check's number, the place, and a message without its full stop."""

    number: int
    path: JsonPath
    message: str


def is_asked(number: int, *, ours: bool) -> bool:
    """Return whether this check is made at all, in a shipped bundle (`ours`) or in other people's."""
    return ours or not OURS_ALONE <= number < ALWAYS_WARNS


def severity_of(number: int, *, ours: bool) -> Severity:
    """Return the severity of what this check finds, in a shipped bundle (`ours`) or in other people's.

    >>> severity_of(101, ours=False), severity_of(202, ours=True), severity_of(202, ours=False)
    ('error', 'error', 'warning')
    """
    if number >= ALWAYS_WARNS:
        return "warning"
    return "error" if ours or number < DEPENDS else "warning"


def code_of(number: int, *, ours: bool) -> str:
    """Return the code of what this check finds: `E202`, `W202`."""
    return f"{severity_of(number, ours=ours)[0].upper()}{number}"


def general_message(check: Callable[..., object]) -> str:
    """Return what a check finds in general: the first line of its docstring, without the full stop."""
    return (check.__doc__ or "").strip().splitlines()[0].removesuffix(".")


def findings_of(number: int, check: Callable[..., object], places: Iterable[tuple[JsonPath, str]]) -> Iterator[Finding]:
    """Yield a finding for each place, its detail after the check's general message."""
    general = general_message(check)
    for path, detail in places:
        yield Finding(number, path, f"{general}: {detail}" if detail else general)
