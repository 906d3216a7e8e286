"""JSON Lines: a JSON value on each line. A glossary in it is read as the list of these values."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

_MARK: Final = b"\xef\xbb\xbf"
_FEWEST: Final = 2


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
