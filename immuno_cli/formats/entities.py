"""The entities of XML, written out before a parser sees them, and refused where they could do harm.

RDF/XML commonly declares entities for the start of an address (`<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">`),
and some in the value of another (`<!ENTITY part "&skos;part-">`), which is harmless. An external entity would read
another file. Nested entities can grow without bound ("billion laughs") and abort the whole process in the parser. A
long value that is used very often grows with the square of the file's size.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

MAX_VALUE: Final = 4096
"""The longest value of an entity, in bytes, with those that are nested in it written out."""

MAX_DEPTH: Final = 8
"""How deep entities may be nested."""

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
_NAMED: Final = re.compile(rb"&(?:#(?:\d+|x[0-9a-fA-F]+)|[^\s&;<>\"'#]+);")
_OF_XML: Final = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


class _RefusedEntity(Exception):  # noqa: N818 - it becomes an error, with its place
    """An entity cannot be written out; its text says why."""


def with_plain_entities(data: bytes, where: str) -> bytes:
    """Return XML whose entities are declared as the parser takes them: in double quotes, and none within another.

    Raises InvalidVocabularyError if an entity is external, a parameter, longer than MAX_VALUE, nested in itself or
    deeper than MAX_DEPTH, and if the entities would make the file grow more than MAX_GROWTH times.

    >>> with_plain_entities(b"<!ENTITY ex 'http://example.org/'><!ENTITY part '&ex;part-'>", "a.rdf")
    b'<!ENTITY ex "http://example.org/"><!ENTITY part "http://example.org/part-">'
    """
    if _START not in data:
        return data
    values = _values_in(data, where)
    plain = _written_out(data, values, where)
    if _growth(data, values, plain) > _FREE_GROWTH + MAX_GROWTH * len(data):
        raise InvalidVocabularyError(
            f"the entities of this XML make it more than {MAX_GROWTH} times as large: this is no vocabulary",
            where=where,
        )
    return _DECLARATION.sub(lambda declared: _redeclared(declared, plain), data)


def _values_in(data: bytes, where: str) -> dict[bytes, bytes]:
    """Return the values of the entities that XML declares, as they stand there. Of one name, the first counts."""
    values: dict[bytes, bytes] = {}
    place = data.find(_START)
    while place >= 0:
        declared = _DECLARATION.match(data, place)
        problem = _problem(declared) if declared else "it cannot be read"
        if problem:
            raise _refused(problem, data, place, where)
        if declared:
            values.setdefault(declared["name"], _value(declared))
        place = data.find(_START, place + 1)
    return values


def _written_out(data: bytes, values: Mapping[bytes, bytes], where: str) -> dict[bytes, bytes]:
    """Return the values of entities with those that are nested in them written out."""
    plain: dict[bytes, bytes] = {}
    for name in values:
        try:
            _write_out(name, values, plain, ())
        except _RefusedEntity as problem:
            place = next(each.start() for each in _DECLARATION.finditer(data) if each["name"] == name)
            raise _refused(str(problem), data, place, where) from None
    return plain


def _write_out(name: bytes, values: Mapping[bytes, bytes], plain: dict[bytes, bytes], outer: Sequence[bytes]) -> bytes:
    """Return the value of an entity that is nested in the outer ones, and put it into `plain`."""
    if name in plain:
        return plain[name]
    if name not in values:
        raise _RefusedEntity("one is nested in it that is not declared")
    if name in outer or len(outer) == MAX_DEPTH:
        raise _RefusedEntity(f"it is nested in itself, or deeper than {MAX_DEPTH} times")
    pieces: list[bytes] = []
    done = length = 0
    value = values[name]
    for reference in _REFERENCE.finditer(value):
        if reference[1] in _OF_XML:
            continue
        inner = _write_out(reference[1], values, plain, (*outer, name))
        pieces += [value[done : reference.start()], inner]
        done = reference.end()
        length += len(inner)
        if length > MAX_VALUE:
            break
    whole = b"".join([*pieces, value[done:]])
    if len(whole) > MAX_VALUE:
        raise _RefusedEntity(f"its value is longer than {MAX_VALUE} characters")
    plain[name] = whole
    return whole


def _refused(problem: str, data: bytes, place: int, where: str) -> InvalidVocabularyError:
    line = data.count(b"\n", 0, place) + 1
    return InvalidVocabularyError(
        f"this XML declares an entity that is refused: {problem}",
        where=f"{where}: line {line}",
        hint="Write the entity out.",
    )


def declared_names(data: bytes) -> frozenset[bytes]:
    """Return the names of the entities that XML declares.

    >>> sorted(declared_names(b'<!DOCTYPE a [ <!ENTITY ex "http://example.org/"> ]><a/>'))
    [b'ex']
    """
    return frozenset(declared["name"] for declared in _DECLARATION.finditer(data)) if _START in data else frozenset()


def _redeclared(declared: re.Match[bytes], plain: Mapping[bytes, bytes]) -> bytes:
    """Return the declaration of an entity with its plain value in double quotes. The first of a name counts."""
    group = "single" if declared["single"] is not None else "double"
    start = declared[0][: declared.start(group) - declared.start() - 1]
    return start + b'"' + plain[declared["name"]].replace(b'"', b"&quot;") + b'"'


def _growth(data: bytes, values: Mapping[bytes, bytes], plain: Mapping[bytes, bytes]) -> int:
    """Return how many bytes the values of the entities would take, their declarations included.

    Their uses are not counted where a rough count is small.
    """
    declared = sum(len(plain[name]) - len(value) for name, value in values.items())
    sizes = {name: len(value) for name, value in plain.items()}
    most = data.count(b"&") * max(sizes.values(), default=0)
    if most + declared <= _FREE_GROWTH + MAX_GROWTH * len(data):
        return declared
    return declared + sum(sizes.get(reference[1], 0) for reference in _REFERENCE.finditer(data))


def _value(declared: re.Match[bytes]) -> bytes:
    return declared["double"] or declared["single"] or b""


def _problem(declared: re.Match[bytes]) -> str | None:
    """Return why a declaration is refused, or None if it is harmless, as far as it does not nest others."""
    value = _value(declared)
    if declared["external"]:
        return "it is external, and would read another file"
    if declared["parameter"]:
        return "it is a parameter entity"
    if b"&" in _NAMED.sub(b"", value) or b"%" in value:
        return "its value has a % or & that names no entity"
    return f"its value is longer than {MAX_VALUE} characters" if len(value) > MAX_VALUE else None
