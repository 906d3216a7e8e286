"""A file, opened within bounds: gzip is unpacked, and the format told by the first lines, not by the name.

What is no vocabulary is refused on its first bytes, before the rest is read: a gigabyte of one line costs no more
than a sentence.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import IO, Final, NamedTuple, cast

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.formats.entities import refuse_entities
from immuno_cli.formats.nesting import refuse_nesting
from immuno_cli.formats.reading import Progress, no_progress

MAX_SIZE: Final = 1 << 30
MAX_PART: Final = 64 << 20
"""Bytes: no line is longer, in JSON (which may be one line) no text, and no JSON whose keys are unknown so far."""
_JSON: Final = frozenset({"bundle", "obographs", "jsonld", "json"})
_HEAD: Final = 1 << 16
_CHUNK: Final = 1 << 20

FORMATS: Final = {
    "bundle": "a terminology bundle",
    "obo": "OBO",
    "obographs": "OBO Graphs JSON",
    "turtle": "SKOS in Turtle",
    "rdfxml": "SKOS in RDF/XML",
    "ntriples": "SKOS in N-Triples",
    "jsonld": "SKOS in JSON-LD",
    "csv": "CSV",
}
KNOWN: Final = (
    "Known are bundles, OBO, OBO Graphs JSON, SKOS (Turtle, RDF/XML, N-Triples, JSON-LD), and CSV with a header."
)

_OTHERS: Final = {
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
_TURTLE: Final = re.compile(r"@prefix|@base|prefix\s+\S*:|base\s+<", re.IGNORECASE)
_IRI: Final = r"<[^<>\x00-\x20]*>"
_TRIPLE: Final = re.compile(rf"(?:{_IRI}|_:\S+)\s+{_IRI}\s+\S")
_N_TRIPLES: Final = re.compile(rf"(?:{_IRI}|_:\S+)[ \t]+{_IRI}[ \t]+\S.*\.[ \t]*(?:#.*)?$", re.MULTILINE)
_JSON_KEYS: Final = (
    ("obographs", re.compile(r'"graphs"\s*:\s*\[')),
    ("jsonld", re.compile(r'"@(?:context|graph|id|type)"\s*:')),
    ("bundle", re.compile(r'"concepts"\s*:')),
)


class SourceFile(NamedTuple):
    """The bytes of a file, unpacked, their format (a key of FORMATS), and the SHA-256 of the file as it was."""

    path: Path
    data: bytes
    format: str
    sha256: str


def load_source(path: Path, *, max_size: int = MAX_SIZE, progress: Progress = no_progress) -> SourceFile:
    """Return what a file holds, at most `max_size` bytes of it once unpacked.

    Raises FileError where it cannot be read, is larger, or changes while it is read; InvalidVocabularyError where its
    first bytes are those of no format that is known here.
    """
    where = str(path)
    try:
        with path.open("rb") as file:
            before = path.stat()
            hashed = _Hashing(file, where, before.st_size if S_ISREG(before.st_mode) else None)
            data, kind = _read(hashed, where, max_size, progress)
            hashed.finish()
            after = path.stat()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"the file cannot be read ({reason})", where=where) from None
    except MemoryError:
        raise FileError("the file does not fit into memory", where=where) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _changed(where)
    if kind == "rdfxml":
        refuse_entities(data, where)
    refuse_nesting(data, kind, where)
    return SourceFile(path, data, kind, hashed.digest.hexdigest())


def _changed(where: str) -> FileError:
    return FileError("the file changed while it was read", where=where, hint="Try again once it is whole.")


class _Hashing:
    """A file that remembers the hash of what was read of it, and does not run after one that grows."""

    def __init__(self, file: IO[bytes], where: str, size: int | None) -> None:
        self.file = file
        self.where = where
        self.size = size
        self.read_so_far = 0
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        self.read_so_far += len(data)
        if self.size is not None and self.read_so_far > self.size:
            raise _changed(self.where)
        return data

    def finish(self) -> None:
        """Take in what the unpacking had no need of."""
        while self.read(_CHUNK):
            pass


def _read(file: _Hashing, where: str, max_size: int, progress: Progress) -> tuple[bytes, str]:
    first = file.read(2)
    stream = _Prefixed(first, file)
    if first != b"\x1f\x8b":
        return _read_bounded(cast("IO[bytes]", stream), where, max_size, progress)
    try:
        with gzip.open(cast("IO[bytes]", stream)) as unpacked:
            return _read_bounded(cast("IO[bytes]", unpacked), where, max_size, progress)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise FileError("the gzip file is damaged or cut short", where=where) from None


class _Prefixed:
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, rest: _Hashing) -> None:
        self.first = first
        self.rest = rest

    def read(self, size: int = -1) -> bytes:
        data, self.first = self.first, b""
        return data + self.rest.read(size - len(data) if size >= 0 else -1)


def _read_bounded(stream: IO[bytes], where: str, max_size: int, progress: Progress) -> tuple[bytes, str]:
    data = bytearray()
    kind = ""
    last = 0
    for chunk in _iter_chunks(stream):
        data += chunk
        if len(data) > max_size:
            raise FileError(
                f"the file holds more than {_size(max_size)} once unpacked",
                where=where,
                hint="If it is to be trusted, allow more with --max-size.",
            )
        if not kind and len(data) >= _HEAD:
            kind = detect(bytes(data[:_HEAD]), where)
        if kind == "json" and len(data) > MAX_PART:
            raise _other_json(where)
        part, mark = ("text", b'"') if kind in _JSON else ("line", b"\n")
        last = max(last, data.rfind(mark, len(data) - len(chunk)))
        if len(data) - last > MAX_PART:
            raise InvalidVocabularyError(
                f"a {part} is longer than {_size(MAX_PART)}: this is no vocabulary", where=where
            )
        progress("reading", len(data), 0)
    kind = kind or detect(bytes(data), where)
    whole = bytes(data)
    return whole, _detect_json(whole, where) if kind == "json" else kind


def _iter_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def detect(head: bytes, where: str) -> str:
    """Return the format that the first bytes of a file show: a key of FORMATS, or "json" where its keys come later.

    Raises InvalidVocabularyError where it is none of them.
    """
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise InvalidVocabularyError(f"this file is {what}, not a vocabulary", where=where, hint=KNOWN)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidVocabularyError("this file is UTF-16", where=where, hint="Save it as UTF-8.")
    if b"\0" in head:
        raise InvalidVocabularyError("this is no text file", where=where, hint=KNOWN)
    text = head.decode("utf-8-sig", errors="replace").lstrip().replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        raise InvalidVocabularyError("the file is empty", where=where)
    kind = _detect_text(text)
    if kind:
        return kind
    page = re.match(r"<!doctype html|<html", text, re.IGNORECASE)
    raise InvalidVocabularyError(
        "this is a web page" if page else "this is no vocabulary of a format that is known here",
        where=where,
        hint=KNOWN,
    )


def _detect_text(text: str) -> str | None:
    if _OBO.match(_after_comments(text, "!")):
        return "obo"
    if text[0] in "{[":
        return next((kind for kind, pattern in _JSON_KEYS if pattern.search(text)), "json")
    triples = _after_comments(text, "#")
    if _TURTLE.match(triples):
        return "turtle"
    if _TRIPLE.match(triples):
        return "ntriples" if _N_TRIPLES.match(triples) else "turtle"
    if re.match(r"<\?xml|<!--|<!DOCTYPE\s+rdf|<(?:\w+:)?RDF\b", text):
        return "rdfxml" if re.search(r"<(?:\w+:)?RDF\b|<!DOCTYPE\s+\w+:RDF", text) else None
    from immuno_cli.formats.tables.columns import header_columns

    return "csv" if header_columns(text.partition("\n")[0]) else None


def _after_comments(text: str, mark: str) -> str:
    """Return the text without the blank lines and comments that it begins with."""
    while text.startswith(mark):
        text = text.partition("\n")[2].lstrip()
    return text


def _detect_json(data: bytes, where: str) -> str:
    """Return the format of JSON whose first kilobytes did not show it."""
    text = data.decode("utf-8", errors="replace")
    kind = next((kind for kind, pattern in _JSON_KEYS if pattern.search(text)), None)
    if kind:
        return kind
    from immuno_cli.formats.bundle.records import parse_json

    parse_json(data, where)
    raise _other_json(where)


def _other_json(where: str) -> InvalidVocabularyError:
    return InvalidVocabularyError(
        "this JSON is neither a bundle (“concepts”), nor OBO Graphs (“graphs”), nor JSON-LD (“@context”)",
        where=where,
        hint=KNOWN,
    )


def _size(size: int) -> str:
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"
