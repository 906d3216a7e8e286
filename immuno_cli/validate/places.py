"""Places in a bundle as lines of its file."""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final

from immuno_cli.formats.bundle.json_paths import JsonPath

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_DECODE: Final = json.JSONDecoder().raw_decode


class Lines:
    """The lines of a JSON text on which its values stand.

    Python's JSON parser keeps no positions. So the objects and lists on the way to a value are gone through here, and
    the parser skips what they hold. Where the parts of an object stand is remembered.
    """

    def __init__(self, text: str) -> None:
        """Keep the text, which must be JSON."""
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._parts: dict[JsonPath, dict[str | int, int]] = {}

    def line(self, path: JsonPath) -> int:
        """Return the line, from 1, of the value at `path`, or of the last value on the way that exists."""
        position = self._after_space(0)
        for depth, step in enumerate(path):
            container = path[:depth]
            if container not in self._parts:
                self._parts[container] = dict(self._iter_parts(position))
            part = self._parts[container].get(step)
            if part is None:
                break
            position = part
        return bisect_right(self._starts, position)

    def _iter_parts(self, position: int) -> Iterator[tuple[str | int, int]]:
        """Yield the keys or numbers of the parts of the object or list at `position`, and where each part begins."""
        opening = self._text[position]
        if opening not in "{[":
            return
        position = self._after_space(position + 1)
        number = 0
        while self._text[position] not in "}]":
            key: str | int = number
            if opening == "{":
                key, position = _DECODE(self._text, position)
                position = self._after_space(self._after_space(position) + 1)
            yield key, position
            _, position = _DECODE(self._text, position)
            position = self._after_space(position)
            if self._text[position] == ",":
                position = self._after_space(position + 1)
            number += 1

    def _after_space(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        return match.end() if match else position


def iter_repeated_keys(text: str) -> Iterator[tuple[JsonPath, str]]:
    """Yield the objects of a JSON text in which a key stands twice, and that key. The parser keeps only the last."""
    repeated: dict[int, str] = {}

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        value = dict(pairs)
        if len(value) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated[id(value)] = counts.most_common(1)[0][0]
        return value

    whole = json.loads(text, object_pairs_hook=keep)
    if repeated:
        yield from _iter_found(whole, repeated)


def _iter_found(whole: object, wanted: dict[int, str]) -> Iterator[tuple[JsonPath, str]]:
    stack: list[tuple[JsonPath, object]] = [((), whole)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            if id(value) in wanted:
                yield path, wanted[id(value)]
            stack.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            stack.extend(((*path, number), item) for number, item in enumerate(value))
