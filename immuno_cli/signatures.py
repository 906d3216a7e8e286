"""Recognizes files that are not text by their first bytes: pictures, packed files, documents, databases.

This module only names the kind. Those who refuse a file say what to do about it.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, NamedTuple


class Signature(NamedTuple):
    """The bytes by which a kind of file is recognized. They stand `offset` bytes after its beginning."""

    kind: str
    pattern: re.Pattern[bytes]
    offset: int = 0
    may_begin_text: bool = False
    """Whether a text may begin with the same bytes: they are letters. Then they count only if the file is not text."""


def _certain(kind: str, pattern: bytes) -> Signature:
    return Signature(kind, re.compile(pattern, re.DOTALL))


def _of_letters(kind: str, pattern: bytes, offset: int = 0) -> Signature:
    return Signature(kind, re.compile(pattern, re.DOTALL), offset, may_begin_text=True)


_SIGNATURES: Final = (
    _certain("pdf", rb"%PDF-"),
    _certain("rtf", rb"\{\\rtf"),
    _certain("bzip2", rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),  # the digits of pi, and of its square root
    _certain("xz", rb"\xfd7zXZ\x00"),
    _certain("zstd", rb"\x28\xb5\x2f\xfd"),
    _certain("gzip", rb"\x1f\x8b"),
    _certain("compress", rb"\x1f\x9d"),
    _certain("7z", rb"7z\xbc\xaf\x27\x1c"),
    _certain("rar", rb"Rar!\x1a\x07"),
    _certain("sqlite", rb"SQLite format 3\x00"),
    _certain("ole", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _certain("image", rb"\x89PNG|\xff\xd8\xff|II\*\0|MM\0\*|\0\0\x01\0"),
    _certain("program", rb"\x7fELF"),
    _certain("avro", rb"Obj\x01"),
    _certain("hdf5", rb"\x89HDF"),
    _certain("sound", rb"ID3[\x02-\x04]"),
    _of_letters("image", rb"GIF8[79]a|BM.{4}\0{4}"),
    _of_letters("media", rb"RIFF|OggS"),
    _of_letters("film", rb"ftyp", offset=4),
    _of_letters("parquet", rb"PAR1"),
    _of_letters("feather", rb"ARROW1"),
    _of_letters("hdt", rb"\$HDT"),
    _of_letters("tar", rb"ustar", offset=257),
)
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
"""Bytes that no text in an ASCII-like encoding has. Escape sequences and a final Ctrl-Z are allowed."""
_ZIP: Final = b"PK\x03\x04"
_MEMBER: Final = re.compile(
    rb"PK\x03\x04.{4}(?P<method>.{2}).{8}(?P<size>.{4}).{4}(?P<name>.{2})(?P<extra>.{2})", re.DOTALL
)
"""The header of a file in a zip archive (APPNOTE.TXT, 4.3.7). The lengths of its name and extra field end it.

Its size is 0 if it was not known when the header was written.
"""
_DEFLATED: Final = 8
_MOST_UNPACKED: Final = 1 << 16
_MOST_MEMBERS: Final = 50
_FOLDERS: Final = ((b"word/", "word"), (b"xl/", "excel"), (b"ppt/", "powerpoint"))
"""The folders by which the kind of a zip archive is recognized."""
_TYPES: Final = (
    re.compile(rb"\Aapplication/(?P<type>vnd\.oasis\.opendocument\.[a-z]+|epub)"),
    re.compile(rb"full-path=\"/\"[^<>]*\"application/(?P<type>vnd\.oasis\.opendocument\.[a-z]+)"),
    re.compile(rb"<office:(?P<type>spreadsheet|text|presentation|drawing)\b"),
)
"""How the files of an archive name its kind: the one named `mimetype`, the manifest, and the content."""
_TELLING: Final = (b"mimetype", b"META-INF/manifest.xml", b"content.xml")


def kind_of(head: bytes | bytearray) -> str:
    r"""Return the kind of a file by its first bytes, "" if it is text or of an unknown kind.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"PAR1\x15\x04"), kind_of(b"PAR1 antagonists")
    ('pdf', 'parquet', '')
    """
    if head.startswith(_ZIP):
        return _kind_of_zip(bytes(head))
    known = (one for one in _SIGNATURES if one.pattern.match(head, one.offset))
    return next((one.kind for one in known if not one.may_begin_text or _NO_TEXT.search(head)), "")


def _kind_of_zip(head: bytes) -> str:
    """Return the kind of a zip archive: the program whose document it is, or else "zip".

    A document of OpenDocument should name its kind first, unpacked. Not all programs do that.
    """
    for name, content in _iter_members(head):
        of_folder = next((kind for folder, kind in _FOLDERS if name.startswith(folder)), "")
        if of_folder:
            return of_folder
        found = _find_type(content) if name in _TELLING else None
        if found:
            return _kind_of_type(found["type"])
    return "zip"


def _find_type(content: bytes) -> re.Match[bytes] | None:
    return next((found for pattern in _TYPES if (found := pattern.search(content))), None)


def _kind_of_type(name: bytes) -> str:
    last = name.decode().rpartition(".")[2]
    return last if last == "epub" else f"opendocument {last}"


def _iter_members(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each file in an archive, and its first bytes if it is one that names the archive's kind.

    A file in an archive may be an archive itself. The files of the inner one are skipped.
    """
    member = _MEMBER.match(head)
    for _ in range(_MOST_MEMBERS):
        if not member:
            return
        name_end = member.end() + int.from_bytes(member["name"], "little")
        start = name_end + int.from_bytes(member["extra"], "little")
        name = head[member.end() : name_end]
        packed = head[start:] if name in _TELLING else b""
        yield name, _unpacked(packed, int.from_bytes(member["method"], "little"))
        member = _MEMBER.search(head, start + int.from_bytes(member["size"], "little"))


def _unpacked(data: bytes, method: int) -> bytes:
    if method != _DEFLATED:
        return data[:_MOST_UNPACKED]
    with suppress(zlib.error):
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _MOST_UNPACKED)
    return b""
