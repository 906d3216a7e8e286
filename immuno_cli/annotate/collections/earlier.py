"""Whether a file holds the answers of an earlier run, told by its first line."""

import json
from pathlib import Path
from typing import Any, Final

from immuno_cli.annotate.collections.records import ANNOTATIONS, MISSING, Fields, find_field
from immuno_cli.annotate.collections.tasks import LONGEST_RECORD

_STARTS: Final = (b'{"file": ', b'{"id": ')
_ANNOTATIONS: Final = f', "{ANNOTATIONS}": ['.encode("ascii")


def has_answers(path: Path, fields: Fields) -> bool:
    """Return whether a file begins with an answer to a text or to a record. An empty file does, too: it may be begun.

    A record with annotations that also has the text is no answer, unless the text was to be kept. Raises OSError.
    """
    with path.open("rb") as file:
        line = file.readline(LONGEST_RECORD)
    if not line:
        return True
    if not line.startswith(_STARTS):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):  # the answer to a very long text, or one that was cut short
        is_half = not line.endswith(b"\n") and len(line) < LONGEST_RECORD
        return _ANNOTATIONS in line or is_half
    return _is_answer(record, fields)


def _is_answer(record: dict[str, Any], fields: Fields) -> bool:
    is_text_there = find_field(record, fields.text) is not MISSING
    return isinstance(record.get(ANNOTATIONS), list) and (not is_text_there or fields.text in fields.keep)
