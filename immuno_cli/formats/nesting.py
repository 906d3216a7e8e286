"""Refusing files that are nested too deeply, before a parser sees them.

The parsers of JSON-LD and of quoted triples are recursive: some thousand levels overflow the stack and end the whole
process. So does a JSON-LD context with a long chain of terms that are defined by one another. The time of the parser of
RDF/XML grows with the square of the depth. No vocabulary is nested so deeply.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

MAX_DEPTH: Final = 500
"""The deepest nesting that is read, in levels."""

_PART_SIZE: Final = 1 << 20
MAX_CONTEXT_WORK: Final = 1_000_000
"""The most terms of JSON-LD contexts that are kept at once, roughly: each level keeps a copy of those above it."""
MAX_ADDRESS: Final = 4096
"""The longest address in characters that the terms of a JSON-LD context may make, roughly. A file can repeat it."""

_CONTEXT: Final = re.compile(
    '"' + "".join(rf"(?:{mark}|\\u00{ord(mark):02x})" for mark in "@context") + r'"\s*:\s*', re.IGNORECASE
)
_ESCAPE: Final = re.compile(rb"\\.", re.DOTALL)
_NOT_STRUCTURE: Final = bytes(set(range(256)) - set(b'"[]{}'))
_STEPS: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
# each alternative matches whatever follows its first characters, so that text cut short is read only once
_XML: Final = re.compile(
    rb"<!--(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|<[?!][^>]*"
    rb"|<(?P<close>/)?[^\s<>/!?](?:[^<>/\"']|\"[^\"]*\"|'[^']*'|/(?!>))*(?P<empty>/)?",
    re.DOTALL,
)
_XML_PART_SIZE: Final = 1 << 12
_MARKUP_INSIDE: Final = re.compile(rb"<!--(?:[^<>-]|-(?!->))*+[<>]|=\s*+(?:\"[^\"<>]*+[<>]|'[^'<>]*+[<>])")
_TRIPLES: Final = re.compile(
    rb'\\.|""\"(?:[^"\\]|\\.|"(?!""))*""\"|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    rb'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\'|#[^\r\n]*|(?P<open><<)|(?P<close>>>)|<[^<>\s]*>',
    re.DOTALL,
)


def refuse_nesting(data: bytes, kind: str, where: str) -> None:
    """Raise InvalidVocabularyError if a file of the format `kind` is nested more than MAX_DEPTH levels deep.

    So it does if the contexts of JSON-LD take too much work, or make short names very long addresses.
    """
    measure = _MEASURES.get(kind)
    deepest = max(measure(data), default=0) if measure else 0
    if deepest > MAX_DEPTH:
        raise _too_deep(where)
    if kind == "jsonld":
        contexts = list(iter_contexts(data.decode("utf-8-sig", errors="replace")))
        _refuse_contexts(contexts, deepest, where)


def _refuse_contexts(contexts: Sequence[Mapping[str, object]], levels: int, where: str) -> None:
    """Raise InvalidVocabularyError if the contexts of a JSON-LD file with so many levels can harm its parser."""
    if any(_longest_chain(context, lambda _: 1) > MAX_DEPTH for context in contexts):
        raise _too_deep(where)
    if _context_work(contexts, levels) > MAX_CONTEXT_WORK:
        raise InvalidVocabularyError(
            "the contexts of this JSON-LD are nested in one another, and too large for it: this is no vocabulary",
            where=where,
        )
    if any(_longest_chain(context, _longest_text) > MAX_ADDRESS for context in contexts):
        raise InvalidVocabularyError(
            f"the contexts of this JSON-LD make addresses of more than {MAX_ADDRESS:,} characters: this is no "
            "vocabulary",
            where=where,
        )


def _too_deep(where: str) -> InvalidVocabularyError:
    problem = f"this file is nested more than {MAX_DEPTH} levels deep: this is no vocabulary"
    return InvalidVocabularyError(problem, where=where)


def _json_depths(data: bytes) -> Iterator[int]:
    """Yield the deepest level of each part of a JSON text. Where brackets do not match, what follows is not exact.

    A part is stripped of all but quotation marks and brackets. Splitting it at the quotation marks gives in turn what
    is outside and what is inside of strings.
    """
    depth = 0
    in_string = False
    begin = 0
    while begin < len(data):
        end = _end_of_part(data, begin)
        part = _ESCAPE.sub(b"", data[begin:end])
        pieces = part.translate(None, _NOT_STRUCTURE).split(b'"')
        brackets = b"".join(pieces[in_string::2])
        depths = list(accumulate((_STEPS[bracket] for bracket in brackets), initial=depth))
        yield max(depths)
        depth = depths[-1]
        in_string ^= len(pieces) % 2 == 0
        begin = end


def _context_work(contexts: Sequence[Mapping[str, object]], levels: int) -> int:
    """Return roughly how many terms the parser keeps at once: each nested context is a copy of the one around it.

    A context inside of another counts for every level of the file, as each use of its term adds it again.
    """
    if not any(map(_has_context_inside, contexts)):
        levels = min(levels, len(contexts))
    return max(map(len, contexts), default=0) * levels**2


def _has_context_inside(context: Mapping[str, object]) -> bool:
    return any(isinstance(value, dict) and "@context" in value for value in context.values())


def iter_contexts(text: str) -> Iterator[Mapping[str, object]]:
    """Yield the contexts of a JSON-LD text, up to the first that is not JSON."""
    decoder = json.JSONDecoder(strict=False)
    for key in _CONTEXT.finditer(text):
        try:
            value, _ = decoder.raw_decode(text, key.end())
        except ValueError:
            return
        for context in value if isinstance(value, list) else [value]:
            if isinstance(context, dict):
                yield context


def _longest_chain(context: Mapping[str, object], weigh: Callable[[object], int]) -> int:
    """Return the weight of the terms of a context that are defined by one another in a row, where it is greatest.

    In `{"a": "b:x", "b": "urn:y"}` they are two. `weigh` gives the weight of one definition. A depth-first search
    without recursion: `chain` holds the terms from the first to the one looked at.
    """
    lengths: dict[str, int] = {}
    for term in context:
        chain = {term: None} if term not in lengths else {}
        while chain:
            here = next(reversed(chain))
            used = _terms_used(context, here)
            unmeasured = (other for other in used if other not in lengths and other not in chain)
            following = next(unmeasured, None)
            if following is not None:
                chain[following] = None
                continue
            lengths[here] = weigh(context[here]) + max((lengths.get(other, 0) for other in used), default=0)
            chain.popitem()
    return max(lengths.values(), default=0)


def _longest_text(definition: object) -> int:
    """Return the number of characters of the longest text in the definition of a term."""
    values = definition.values() if isinstance(definition, dict) else [definition]
    return max((len(value) for value in values if isinstance(value, str)), default=0)


def _terms_used(context: Mapping[str, object], term: str) -> list[str]:
    """Return the other terms of a context that a term is defined by, as a whole text or as its prefix."""
    value = context[term]
    values = value.values() if isinstance(value, dict) else [value]
    texts = [text for text in (term, *values) if isinstance(text, str)]
    names = [name for text in texts for name in (text, text.partition(":")[0])]
    return [name for name in names if name in context and name != term]


def _end_of_part(data: bytes, begin: int) -> int:
    """Return where the part ends that begins here. It never ends within an escape."""
    end = min(begin + _PART_SIZE, len(data))
    backslashes = 0
    while end - backslashes > begin and data[end - backslashes - 1] == ord("\\"):
        backslashes += 1
    return min(end + backslashes % 2, len(data))


def _xml_depths(data: bytes) -> Iterator[int]:
    """Yield the level of each element of an XML text, or nothing if a rough count shows that it is not deep."""
    if not _may_be_deep(data):
        return
    depth = 0
    for tag in _XML.finditer(data):
        if tag["close"]:
            depth -= 1
        elif tag[0][1:2] not in b"!?":
            yield depth + 1
            depth += not tag["empty"]


def _may_be_deep(data: bytes) -> bool:
    """Return whether XML may be nested more than MAX_DEPTH levels deep. Counting tags takes no look at each of them.

    It may be, if markup stands where it does not count: in a comment, in a value of an attribute, or in CDATA.
    """
    if b"<![CDATA[" in data or _MARKUP_INSIDE.search(data):
        return True
    depth = 0
    for begin in range(0, len(data), _XML_PART_SIZE):
        part = data[begin : begin + _XML_PART_SIZE + 1]  # a mark of two characters may stand across the end
        ends = part.count(b"</")
        opened = part.count(b"<", 0, _XML_PART_SIZE) - ends
        if depth + opened > MAX_DEPTH:
            return True
        depth += opened - part.count(b"<!") - part.count(b"<?") - ends - part.count(b"/>")
    return False


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
    "glossary": _json_depths,
    "rdfxml": _xml_depths,
    "tbx": _xml_depths,
    "moodle": _xml_depths,
    "turtle": _triple_depths,
    "ntriples": _triple_depths,
}
