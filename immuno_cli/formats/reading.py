"""What reading a file of any format returns, and what the readers share."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from immuno_cli.model import Concept, Scheme

JsonObject = Mapping[str, Any]
"""A JSON object that is read or written as it is."""

MAX_SIZE: Final = 1 << 30
"""The largest file that is read unless asked otherwise, in bytes once unpacked."""

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "checking" or "writing"), how much is done, and how much there is (0 if unknown)."""


class Note(NamedTuple):
    """Something that reading a file changed or left out, `count` times. `message` follows the count in a sentence."""

    code: str
    count: int  # type: ignore[assignment]  # a record: nobody counts parts of it
    message: str


class Reading(NamedTuple):
    """The vocabulary that a file states, in the order of the file, and notes of what was changed or left out."""

    scheme: Scheme
    concepts: Sequence[Concept]
    notes: tuple[Note, ...] = ()


def no_progress(stage: str, done: int, total: int) -> None:
    """Report progress to nobody."""


def decode(data: bytes, counts: Counter[str]) -> str:
    """Return UTF-8 bytes as text whose lines all end in a line feed.

    Bytes that are not UTF-8 become U+FFFD, and are counted as "not-utf8".

    >>> decode(b"caf" + bytes([0xE9]), Counter())
    'caf�'
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
        counts["not-utf8"] = text.count("\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")
