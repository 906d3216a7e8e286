"""Files: small sound ones of every format, from `samples/`, and what chance makes of them."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import words

_ZIP: Final = b"PK\x03\x04"
_RECORDS: Final = (
    b'{"id": "a", "a": {"b": "The T cells of melanoma.", "c": 7}, "text": "IL-2"}\n\n'
    b'{"id": null, "text": ["fever", "and nausea"]}\nnot JSON\n{"text": 5, "id": 1e400}\n'
)
_SAMPLES: Final = Path(__file__).parent / "samples"
_LARGEST: Final = 1 << 20
"""Bytes at most of a file. Larger ones are a matter of speed, which the benchmarks measure."""
_PUMPED: Final = 30_000
"""Bytes at most of one unit again and again. What takes the square of them is not done in time."""
_DEEP: Final = (
    "[",
    "{",
    '{"a":',
    "<a>",
    "(",
    "<<",
    '{"@id":"x","http://e.org/p":',
    "<details>",
    "> ",
    "- ",
    "&e;",
    "_:a ",
)
_TOKENS: Final = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\xff",
    b"\r",
    b"\r\n",
    b"\n\n",
    b'"',
    b"'",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b '&b;'>]>",
    b"@en",
    b"^^",
    b"|",
    b";",
    b"\t",
    b"9" * 400,
    b"-1",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"%",
    b"#",
    b"!",
    b"id: ",
    b"[Term]\n",
    b"is_a: ",
    b'synonym: "',
    b"xref: ",
    b"@prefix : <",
    b"_:",
)


def vocabulary(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a vocabulary, mostly an unsound one."""
    return _changed(chance, _samples("vocabularies"))


def collection(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a collection of texts in JSON Lines, mostly an odd one."""
    return _changed(chance, {"a.jsonl": _samples("texts")["a.jsonl"], "b.jsonl": _RECORDS})


def text(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a text, mostly an odd one."""
    return _changed(chance, _samples("texts"))


@cache
def _samples(folder: str) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((_SAMPLES / folder).iterdir())}


def _changed(chance: random.Random, samples: Mapping[str, bytes]) -> tuple[str, bytes]:
    name = chance.choice(list(samples))
    data = samples[name]
    if data.startswith(_ZIP) and chance.random() < 0.7:
        return name, _changed_workbook(data, chance)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        data = chance.choice(_CHANGES)(data, chance)[:_LARGEST]
    if chance.random() < 0.2:
        data = _pump(data, chance)
    if chance.random() < 0.05 and not samples[name].startswith(_ZIP):
        encoding = chance.choice(("utf-16", "utf-32", "utf-16-le", "utf-8-sig", "cp1252"))
        data = samples[name].decode().encode(encoding, "replace")
    if chance.random() < 0.05:
        data = gzip.compress(data)[: chance.choice((None, 5, 30, -4))]
        name += ".gz"
    return name, data


def _changed_workbook(data: bytes, chance: random.Random) -> bytes:
    """Return a workbook with a sound wrapping whose parts are changed, missing or stand twice."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        harmed = chance.choice(read.namelist())
        for name in read.namelist():
            part = read.read(name)
            if name == harmed:
                for _ in range(chance.choice((1, 1, 2, 3))):
                    part = chance.choice(_CHANGES)(part, chance)
            if name != harmed or chance.random() < 0.9:
                file.writestr(name, part)
    return written.getvalue()


def _flip(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:first] if chance.random() < 0.3 else data[:first] + data[last:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    times = chance.choice((1, 2, 20, 500 if last - first < 100 else 2))
    return data[:last] + data[first:last] * times + data[last:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    piece = chance.choice(_TOKENS) if chance.random() < 0.6 else words.odd(chance).encode(errors="surrogatepass")
    return data[:place] + piece + data[place:]


def _nest(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(_DEEP).encode() * chance.choice((30, 300, 3000, 30_000)) + data[place:]


def _pump(data: bytes, chance: random.Random) -> bytes:
    """Return the data with one unit again and again. It is the last change: repeated, it would be a matter of speed."""
    place = chance.randrange(len(data) + 1)
    unit = words.unit(chance).encode()
    return data[:place] + unit * (chance.choice((300, 3000, _PUMPED)) // len(unit)) + data[place:]


def _swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


_CHANGES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _flip,
    _flip,
    _cut,
    _repeat,
    _insert,
    _insert,
    _insert,
    _nest,
    _swap_lines,
)
