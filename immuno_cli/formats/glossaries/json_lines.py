"""JSON Lines: a JSON value on each line. A glossary in it is read as the list of these values."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

_MARK: Final = b"\xef\xbb\xbf"
_FEWEST: Final = 2
_LOOKED_AT: Final = 20
"""Lines that tell whether data are JSON Lines with a mistake."""


def lines_as_list(data: bytes) -> bytes:
    r"""Return JSON Lines as one JSON list with as many lines, and other data as they are.

    The data must be UTF-8 and not nested deeply. The first two lines that are not blank tell, both objects.

    >>> lines_as_list(b'{"term": "serum"}\n{"term": "plasma"}\n')
    b'[{"term": "serum"}\n,{"term": "plasma"}\n]'
    """
    bare = data.removeprefix(_MARK)
    first = list(islice(_iter_stated(bare), _FEWEST))
    if len(first) < _FEWEST or not all(map(_is_object, first)):
        return data
    lines = bare.split(b"\n")
    stated = [number for number, line in enumerate(lines) if line.strip()]
    for number in stated[1:]:
        lines[number] = b"," + lines[number]
    return b"[" + b"\n".join(lines) + b"]"


def refuse_broken_line(data: bytes, where: str) -> None:
    """Raise InvalidVocabularyError, with the line, if data look like JSON Lines and one of the lines is no JSON.

    A parser that reads all lines as one list finds many a mistake in the line below only.
    """
    bare = data.removeprefix(_MARK)
    first = list(islice(_iter_stated(bare), _LOOKED_AT))
    objects = sum(map(_is_object, first))
    if objects < _FEWEST or 2 * objects < len(first):
        return
    lines = bare.split(b"\n")
    for number, line in enumerate(lines, 1):
        try:
            json.loads(line if line.strip() else b"{}")
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            problem = f"this line of JSON Lines is not JSON ({reason})"
            hint = (
                "" if any(map(bytes.strip, lines[number:])) else "The file may be cut short: get the whole file again."
            )
            raise InvalidVocabularyError(problem, where=f"{where}: line {number}", hint=hint) from None


def _iter_stated(data: bytes) -> Iterator[bytes]:
    """Yield the lines that are not blank. The rest of the data is not copied."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) % (len(data) + 1)
        line = data[start:end].strip()
        start = end + 1
        if line:
            yield line


def _is_object(line: bytes) -> bool:
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
