"""Files: small sound ones of every format, from `samples/`, and what chance makes of them."""

import gzip
import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import words

_SAMPLES: Final = Path(__file__).parent / "samples"
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


def text(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a text, mostly an odd one."""
    return _changed(chance, _samples("texts"))


@cache
def _samples(folder: str) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((_SAMPLES / folder).iterdir())}


def _changed(chance: random.Random, samples: Mapping[str, bytes]) -> tuple[str, bytes]:
    name = chance.choice(list(samples))
    data = samples[name]
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        data = chance.choice(_CHANGES)(data, chance)
    if chance.random() < 0.05:
        encoding = chance.choice(("utf-16", "utf-32", "utf-16-le", "utf-8-sig", "cp1252"))
        data = samples[name].decode().encode(encoding, "replace")
    if chance.random() < 0.05:
        data = gzip.compress(data)[: chance.choice((None, 5, 30, -4))]
        name += ".gz"
    return name, data


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
