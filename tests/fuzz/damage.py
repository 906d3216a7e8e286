"""A kept vocabulary, and damage to its file."""

import random
import tempfile
from functools import cache
from pathlib import Path

from immuno_cli.annotate import store_matcher
from immuno_cli.vocabularies import library

_TABLE = (
    "id,prefLabel,altLabel,definition,broader\nK:1,tool,utensil,What one works with.,\nK:2,knife,blade,It cuts.,K:1\n"
)


@cache
def stored() -> bytes:
    """Return the bytes of the file of a small vocabulary."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "kept.csv")
        table.write_text(_TABLE, encoding="utf-8")
        library.add(table, directory=Path(folder))
        return Path(folder, "kept.sqlite").read_bytes()


@cache
def stored_matcher() -> bytes:
    """Return the bytes of the matcher of that vocabulary."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kept.sqlite").write_bytes(stored())
        with library.open_vocabulary("kept", directory=Path(folder)) as vocabulary:
            store_matcher(vocabulary)
        return Path(folder, "kept.matcher").read_bytes()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, moved, missing or added."""
    way = chance.randrange(6)
    place = chance.randrange(len(data))
    size = chance.choice((1, 1, 4, 100, 4096))
    if way == 0:
        return data[:place]
    if way == 1:
        return data + chance.randbytes(size)
    if way == 2:
        return data[:place] + bytes(size) + data[place + size :]
    if way == 3:
        return data[:place] + chance.randbytes(size) + data[place + size :]
    if way == 4:
        return chance.choice((b"", b"text", chance.randbytes(5000)))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
