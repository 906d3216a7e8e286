"""Whether a file holds the answers of an earlier run, told by its first line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from immuno_cli.annotate.collections.annotator import ANNOTATIONS, MISSING, Fields, find_field
from immuno_cli.annotate.collections.sources import PACKED
from immuno_cli.annotate.collections.tasks import LONGEST_RECORD

STARTS: Final = (b'{"file": ', b'{"id": ')
"""How an answer begins."""
LONGEST_START: Final = max(map(len, STARTS))
_ANNOTATIONS: Final = f', "{ANNOTATIONS}": ['.encode("ascii")
_OF_A_MENTION: Final = frozenset(("start", "end", "matchedLabel", "vocabulary"))
"""Fields that each mention of an answer has."""


def can_be_answers(path: Path, fields: Fields) -> bool:
    """Return whether a file may be the begun output of an earlier run, which a new one writes over.

    It begins with an answer to a text or to a record, or with a part of one, or it is empty. A record with annotations
    that also has the text is no answer, unless the text was to be kept. Raises OSError.
    """
    with path.open("rb") as file:
        line = _first_line(file)
    if not line:
        return True
    if not line.startswith(STARTS):
        return False
    record = _record(line)
    if record is None:
        is_half = not line.endswith(b"\n") and len(line) < LONGEST_RECORD
        return _ANNOTATIONS in line or is_half
    return _is_answer(record, fields)


def has_answers(path: Path, fields: Fields) -> bool:
    """Return whether a file, which may be packed, begins with an answer of ours: a whole one, or a very long one.

    Annotations that are not ours make no answer. Raises OSError.
    """
    try:
        with _opened(path) as file:
            line = _first_line(file)
    except (EOFError, zlib.error):
        return False
    if not line.startswith(STARTS):
        return False
    record = _record(line)
    if record is None:
        return len(line) == LONGEST_RECORD and _ANNOTATIONS in line
    return _is_answer(record, fields) and all(map(_is_mention, record[ANNOTATIONS]))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix.lower() == PACKED:
        with gzip.open(path) as unpacked:
            yield unpacked  # type: ignore[misc]  # it has what a file has that is read
    else:
        with path.open("rb") as file:
            yield file


def _first_line(file: IO[bytes]) -> bytes:
    """Return the first line; of a file that does not begin as answers do, only its first bytes."""
    start = file.readline(LONGEST_START)
    is_short = not start.startswith(STARTS) or start.endswith(b"\n")
    return start if is_short else start + file.readline(LONGEST_RECORD - len(start))


def _record(line: bytes) -> dict[str, Any] | None:
    """Return the record of a line that begins as one; None for one that is very long, cut short or damaged."""
    try:
        found: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found


def _is_answer(record: dict[str, Any], fields: Fields) -> bool:
    is_text_there = find_field(record, fields.text) is not MISSING
    return isinstance(record.get(ANNOTATIONS), list) and (not is_text_there or fields.text in fields.keep)


def _is_mention(annotation: object) -> bool:
    return isinstance(annotation, dict) and annotation.keys() >= _OF_A_MENTION
