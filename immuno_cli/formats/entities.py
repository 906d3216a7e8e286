"""Refusing harmful entity declarations of XML before a parser sees them.

RDF/XML commonly declares entities for the start of an address (`<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">`),
which is harmless. An external entity would read another file. Nested entities grow without bound ("billion laughs") and
abort the whole process in the parser. A long value that is used very often grows with the square of the file's size.
"""

import re
from collections.abc import Mapping
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

MAX_VALUE: Final = 4096
"""The longest value of an entity, in bytes."""

MAX_GROWTH: Final = 4
"""How many times its own size a file may grow by its entities. Those of real files shorten addresses."""

_FREE_GROWTH: Final = 1 << 20
"""So many bytes more are always let pass."""

_START: Final = b"<!ENTITY"
_DECLARATION: Final = re.compile(
    rb"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[^\s%\"'>]+)\s+"
    rb"(?:(?P<external>SYSTEM|PUBLIC)\b|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_REFERENCE: Final = re.compile(rb"&([^\s&;<>\"'#]+);")
_CHARACTER: Final = re.compile(rb"&#(?:\d+|x[0-9a-fA-F]+);|&(?:amp|lt|gt|quot|apos);")


def refuse_entities(data: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if XML declares an entity that is external, nested, a parameter, or long.

    So it does if the entities would make the file grow more than MAX_GROWTH times.
    """
    sizes: dict[bytes, int] = {}
    place = data.find(_START)
    while place >= 0:
        declared = _DECLARATION.match(data, place)
        problem = _problem(declared) if declared else "it cannot be read"
        if problem:
            line = data.count(b"\n", 0, place) + 1
            raise InvalidVocabularyError(
                f"this XML declares an entity that is refused: {problem}",
                where=f"{where}: line {line}",
                hint="Write the entity out.",
            )
        if declared:
            name, value = declared["name"], _value(declared)
            sizes[name] = max(len(value), sizes.get(name, 0))
        place = data.find(_START, place + 1)
    if _growth(data, sizes) > _FREE_GROWTH + MAX_GROWTH * len(data):
        raise InvalidVocabularyError(
            f"the entities of this XML make it more than {MAX_GROWTH} times as large: this is no vocabulary",
            where=where,
        )


def declared_names(data: bytes) -> frozenset[bytes]:
    """Return the names of the entities that XML declares.

    >>> sorted(declared_names(b'<!DOCTYPE a [ <!ENTITY ex "http://example.org/"> ]><a/>'))
    [b'ex']
    """
    return frozenset(declared["name"] for declared in _DECLARATION.finditer(data)) if _START in data else frozenset()


def with_double_quotes(data: bytes) -> bytes:
    """Return XML whose entities are declared in double quotes. The parser takes no others.

    >>> with_double_quotes(b"<!ENTITY ex 'http://example.org/'>")
    b'<!ENTITY ex "http://example.org/">'
    """
    return _DECLARATION.sub(_requote, data) if _START in data else data


def _requote(declared: re.Match[bytes]) -> bytes:
    value = declared["single"]
    if value is None:
        return declared[0]
    start = declared[0][: declared.start("single") - declared.start() - 1]
    return start + b'"' + value.replace(b'"', b"&quot;") + b'"'


def _growth(data: bytes, sizes: Mapping[bytes, int]) -> int:
    """Return how many bytes the values of the entities would take. Nothing is counted where a rough count is small."""
    if not sizes:
        return 0
    most = data.count(b"&") * max(sizes.values())
    if most <= _FREE_GROWTH + MAX_GROWTH * len(data):
        return 0
    return sum(sizes.get(reference[1], 0) for reference in _REFERENCE.finditer(data))


def _value(declared: re.Match[bytes]) -> bytes:
    return declared["double"] or declared["single"] or b""


def _problem(declared: re.Match[bytes]) -> str | None:
    """Return why a declaration is refused, or None if it is harmless."""
    value = _value(declared)
    if declared["external"]:
        return "it is external, and would read another file"
    if declared["parameter"]:
        return "it is a parameter entity"
    if b"&" in _CHARACTER.sub(b"", value) or b"%" in value:
        return "it is nested, and could grow without bound"
    return f"its value is longer than {MAX_VALUE} characters" if len(value) > MAX_VALUE else None
