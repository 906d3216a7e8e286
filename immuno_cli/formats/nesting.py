"""How deep a file is nested, measured before a parser sees it.

The parsers of JSON-LD and of quoted triples call themselves once a level: some thousand levels overflow the stack, and
the whole process ends. That of RDF/XML takes a time that grows with the square of the depth. No vocabulary is
nested so deeply.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

MAX_DEPTH: Final = 500
_CHUNK: Final = 1 << 20
_ESCAPE: Final = re.compile(rb"\\.", re.DOTALL)
_NO_STRUCTURE: Final = bytes(set(range(256)) - set(b'"[]{}'))
_STEPS_OF_JSON: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
# each alternative matches whatever follows its first characters, so that text cut short is read only once
_XML: Final = re.compile(
    rb"<!--(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|<[?!][^>]*"
    rb"|<(?P<close>/)?[^\s<>/!?](?:[^<>/\"']|\"[^\"]*\"|'[^']*'|/(?!>))*(?P<empty>/)?",
    re.DOTALL,
)
_TRIPLES: Final = re.compile(
    rb'\\.|""\"(?:[^"\\]|\\.|"(?!""))*""\"|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    rb'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\'|#[^\r\n]*|(?P<open><<)|(?P<close>>>)|<[^<>\s]*>',
    re.DOTALL,
)


def refuse_nesting(data: bytes, kind: str, where: str) -> None:
    """Raise InvalidVocabularyError where a file of this format is nested more than MAX_DEPTH levels deep."""
    measure = _MEASURES.get(kind)
    if measure and max(measure(data), default=0) > MAX_DEPTH:
        raise InvalidVocabularyError(
            f"this file is nested more than {MAX_DEPTH} levels deep: this is no vocabulary", where=where
        )


def _json_depths(data: bytes) -> Iterator[int]:
    """Yield the deepest level of each part of a JSON text, as far as its brackets are well formed."""
    depth = 0
    in_string = False
    begin = 0
    while begin < len(data):
        end = _end_of_part(data, begin)
        part = _ESCAPE.sub(b"", data[begin:end])
        texts = part.translate(None, _NO_STRUCTURE).split(b'"')
        brackets = b"".join(texts[in_string::2])
        depths = list(accumulate(map(_STEPS_OF_JSON.__getitem__, brackets), initial=depth))
        yield max(depths)
        depth = depths[-1]
        in_string ^= len(texts) % 2 == 0
        begin = end


def _end_of_part(data: bytes, begin: int) -> int:
    """Return where a part ends that begins here: not within an escape."""
    end = min(begin + _CHUNK, len(data))
    backslashes = 0
    while end - backslashes > begin and data[end - backslashes - 1] == ord("\\"):
        backslashes += 1
    return min(end + backslashes % 2, len(data))


def _xml_depths(data: bytes) -> Iterator[int]:
    """Yield the level of each element of an XML text."""
    depth = 0
    for tag in _XML.finditer(data):
        if tag["close"]:
            depth -= 1
        elif tag[0][1:2] not in b"!?":
            yield depth + 1
            depth += not tag["empty"]


def _triple_depths(data: bytes) -> Iterator[int]:
    """Yield the level of each quoted triple of a Turtle or N-Triples text."""
    if data.count(b"<<") <= MAX_DEPTH:
        return
    depth = 0
    for token in _TRIPLES.finditer(data):
        depth += bool(token["open"]) - bool(token["close"])
        yield depth


_MEASURES: Final[Mapping[str, Callable[[bytes], Iterator[int]]]] = {
    "bundle": _json_depths,
    "obographs": _json_depths,
    "jsonld": _json_depths,
    "rdfxml": _xml_depths,
    "turtle": _triple_depths,
    "ntriples": _triple_depths,
}
