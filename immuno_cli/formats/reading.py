"""What reading a file of any format gives."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from immuno_cli.model import Concept, Scheme

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "checking", "writing"), how much is done and how much there is (0: unknown)."""


class Note(NamedTuple):
    """Something that was changed or left out, `count` times; `message` is what follows the count in a sentence."""

    code: str
    count: int  # type: ignore[assignment]  # a record: nobody counts parts of it
    message: str


class Reading(NamedTuple):
    """A vocabulary as its file states it, in the order of the file, and what reading it changed or left out."""

    scheme: Scheme
    concepts: Sequence[Concept]
    notes: tuple[Note, ...] = ()


def no_progress(stage: str, done: int, total: int) -> None:
    """Report to nobody."""


def decode(data: bytes, counts: Counter[str]) -> str:
    """Return UTF-8 as text with line ends of one kind; bytes that are none are replaced, counted as "not-utf8"."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
        counts["not-utf8"] = text.count("\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")
