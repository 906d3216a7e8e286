"""What a check says, and how it is told: the number is the check's, the letter before it how much it weighs."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a bundle to a value: `("concepts", 12, "broader", 0)`."""

OURS_ALONE: Final = 300
"""Checks from this number on ask what only the shipped glossary promises."""
DEPENDS: Final = 200
"""Checks from this number on find errors in ours and warnings in other people's; those below, errors in any."""


class Problem(NamedTuple):
    """Something that is not sound: `code` (E101, W203), how much it weighs, where it stands, and a sentence."""

    code: str
    severity: Severity
    where: str
    message: str


class Finding(NamedTuple):
    """What one check found: its number, the place, the check's general message and what it is this time."""

    number: int
    path: Path
    message: str


def severity_of(number: int, *, ours: bool) -> Severity:
    """Return how much the finding of a check weighs, in the shipped glossary (`ours`) or in other people's."""
    return "error" if ours or number < DEPENDS else "warning"


def code_of(number: int, *, ours: bool) -> str:
    """Return a check's code: its number after E for an error, W for a warning."""
    return f"{severity_of(number, ours=ours)[0].upper()}{number}"


def general_message(check: Callable[..., object]) -> str:
    """Return what a check finds, in general: the first line of its docstring, without the full stop."""
    return (check.__doc__ or "").strip().splitlines()[0].removesuffix(".")


def findings_of(number: int, check: Callable[..., object], places: Iterator[tuple[Path, str]]) -> Iterator[Finding]:
    """Yield what a check found, each place with the detail that it gave, after the check's general message."""
    general = general_message(check)
    for path, detail in places:
        yield Finding(number, path, f"{general}: {detail}" if detail else general)
