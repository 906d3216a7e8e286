"""Refusing harmful entity declarations of XML before a parser sees them.

RDF/XML commonly declares entities for the start of an address (`<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">`),
which is harmless. An external entity would read another file. Nested entities grow without bound ("billion laughs") and
abort the whole process in the parser.
"""

import re
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

MAX_VALUE: Final = 4096
"""The longest value of an entity, in bytes."""

_START: Final = b"<!ENTITY"
_DECLARATION: Final = re.compile(
    rb"<!ENTITY\s+(?P<parameter>%\s+)?[^\s%\"'>]+\s+"
    rb"(?:(?P<external>SYSTEM|PUBLIC)\b|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_CHARACTER: Final = re.compile(rb"&#(?:\d+|x[0-9a-fA-F]+);|&(?:amp|lt|gt|quot|apos);")


def refuse_entities(data: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if XML declares an entity that is external, nested, a parameter, or long."""
    place = data.find(_START)
    while place >= 0:
        declared = _DECLARATION.match(data, place)
        problem = _problem(declared) if declared else "it cannot be read"
        if problem:
            line = data.count(b"\n", 0, place) + 1
            raise InvalidVocabularyError(
                f"this RDF/XML declares an entity that is refused: {problem}",
                where=f"{where}: line {line}",
                hint="Write the entity out, or save the vocabulary as Turtle.",
            )
        place = data.find(_START, place + 1)


def _problem(declared: re.Match[bytes]) -> str | None:
    """Return why a declaration is refused, or None if it is harmless."""
    value = declared["double"] or declared["single"] or b""
    if declared["external"]:
        return "it is external, and would read another file"
    if declared["parameter"]:
        return "it is a parameter entity"
    if b"&" in _CHARACTER.sub(b"", value) or b"%" in value:
        return "it is nested, and could grow without bound"
    return f"its value is longer than {MAX_VALUE} characters" if len(value) > MAX_VALUE else None
