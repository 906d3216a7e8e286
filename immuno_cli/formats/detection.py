"""Which format a file has, told by its first kilobytes and never by its name."""

import re
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.xml_document import wide_head_as_utf_8

FORMATS: Final = frozenset({"bundle", "obo", "obographs", "turtle", "rdfxml", "ntriples", "jsonld", "csv"})
"""The formats that are read. Four of them are syntaxes of SKOS."""

UNDECIDED_JSON: Final = "json"
"""What `detect` returns for JSON whose first kilobytes do not show which format it is."""

KNOWN: Final = (
    "Known are bundles, OBO, OBO Graphs JSON, SKOS (Turtle, RDF/XML, N-Triples, JSON-LD), and CSV with a header."
)

_OTHER_FILES: Final = {
    b"PK\x03\x04": "a zip archive",
    b"BZh": "packed with bzip2",
    b"\xfd7zXZ\x00": "packed with xz",
    b"\x28\xb5\x2f\xfd": "packed with zstd",
    b"%PDF": "a PDF document",
    b"SQLite format 3\x00": "an SQLite database",
}
_OBO: Final = re.compile(
    r"(?:format-version|data-version|ontology|default-namespace|date|saved-by|auto-generated-by|subsetdef|import|remark"
    r"|synonymtypedef|idspace):|\[(?:Term|Typedef|Instance)\]"
)
_IRI: Final = r"<[^<>\x00-\x20]*>"
_TURTLE: Final = re.compile(r"@prefix|@base|prefix\s+\S*:|base\s+<", re.IGNORECASE)
_TRIPLE: Final = re.compile(rf"(?:{_IRI}|_:\S+)\s+{_IRI}\s+\S")
_N_TRIPLES_LINE: Final = re.compile(rf"(?:{_IRI}|_:\S+)[ \t]+{_IRI}[ \t]+\S.*\.[ \t]*(?:#.*)?$", re.MULTILINE)
_XML_START: Final = re.compile(r"<\?xml|<!--|<!DOCTYPE\s+rdf|<(?:\w+:)?RDF\b")
_RDF_ELEMENT: Final = re.compile(r"<(?:\w+:)?RDF\b|<!DOCTYPE\s+\w+:RDF")
_WEB_PAGE: Final = re.compile(r"<!doctype html|<html", re.IGNORECASE)
_JSON_KEYS: Final = {
    "obographs": re.compile(r'"graphs"\s*:\s*\['),
    "jsonld": re.compile(r'"@(?:context|graph|id|type)"\s*:'),
    "bundle": re.compile(r'"concepts"\s*:'),
}


def detect(head: bytes, where: str) -> str:
    """Return the format of a file by its first bytes: one of FORMATS, or UNDECIDED_JSON.

    Raises InvalidVocabularyError if it is none of them. `where` names the file in the message.

    >>> detect(b"[Term]", "cl.obo"), detect(b'{"graphs": [', "cl.json")
    ('obo', 'obographs')
    """
    head = wide_head_as_utf_8(head)
    _refuse_binary(head, where)
    text = head.decode("utf-8-sig", errors="replace").lstrip().replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        raise InvalidVocabularyError("the file is empty", where=where)
    kind = _detect_text(text)
    if kind:
        return kind
    what = "a web page" if _WEB_PAGE.match(text) else "no vocabulary of a format that is known here"
    raise InvalidVocabularyError(f"this is {what}", where=where, hint=KNOWN)


def detect_json(data: bytes, where: str) -> str:
    """Return the format of a whole JSON file. Raises InvalidVocabularyError if it is not a vocabulary, or not JSON."""
    kind = _detect_json_keys(data.decode("utf-8", errors="replace"))
    if kind:
        return kind
    from immuno_cli.formats.bundle.records import parse_json  # only a file that is refused comes here

    parse_json(data, where)
    raise other_json(where)


def other_json(where: str) -> InvalidVocabularyError:
    """Return the error that a JSON file is not of a known format."""
    return InvalidVocabularyError(
        "this JSON is neither a bundle (“concepts”), nor OBO Graphs (“graphs”), nor JSON-LD (“@context”)",
        where=where,
        hint=KNOWN,
    )


def _refuse_binary(head: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if the bytes are not text in UTF-8 or a similar encoding."""
    for start, what in _OTHER_FILES.items():
        if head.startswith(start):
            raise InvalidVocabularyError(f"this file is {what}, not a vocabulary", where=where, hint=KNOWN)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidVocabularyError("this file is UTF-16", where=where, hint="Save it as UTF-8.")
    if b"\0" in head:
        raise InvalidVocabularyError("this is no text file", where=where, hint=KNOWN)


def _detect_text(text: str) -> str | None:
    """Return the format of a text, or None. The tests go from the most certain to the least."""
    if _OBO.match(_after_comments(text, "!")):
        return "obo"
    if text.startswith(("{", "[")):
        return _detect_json_keys(text) or UNDECIDED_JSON
    rdf = _detect_triples(_after_comments(text, "#"))
    if rdf:
        return rdf
    if _XML_START.match(text):
        return "rdfxml" if _RDF_ELEMENT.search(text) else None
    from immuno_cli.formats.tables.columns import header_columns  # no other format needs it

    return "csv" if header_columns(text.partition("\n")[0]) else None


def _detect_json_keys(text: str) -> str | None:
    return next((kind for kind, pattern in _JSON_KEYS.items() if pattern.search(text)), None)


def _detect_triples(text: str) -> str | None:
    """Return "turtle", "ntriples" or None. N-Triples is a subset of Turtle with one whole triple on each line."""
    if _TURTLE.match(text):
        return "turtle"
    if not _TRIPLE.match(text):
        return None
    return "ntriples" if _N_TRIPLES_LINE.match(text) else "turtle"


def _after_comments(text: str, mark: str) -> str:
    """Return the text without the blank lines and comment lines at its start."""
    while text.startswith(mark):
        text = text.partition("\n")[2].lstrip()
    return text
