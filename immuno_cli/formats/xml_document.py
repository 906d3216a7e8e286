"""RDF/XML as its parser takes it: in UTF-8, with harmless entities that hold no others, and whole.

XML may declare any encoding and put the values of entities in single quotes. The parser takes neither. It also takes a
file for whole that ends before its root element does.
"""

import codecs
import re
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.entities import with_plain_entities
from immuno_cli.formats.reading import Changes, Note
from immuno_cli.formats.xml_text import with_whole_texts

_UTF_8: Final = b"utf-8"
_DECLARED: Final = re.compile(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*>")
_SINGLE_BYTES: Final = re.compile(rb"iso-?8859|latin|windows-125|cp-?125|us-ascii", re.IGNORECASE)
_STARTS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"<\0r\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"\0<\0r", "utf-16-be"),
)
"""How XML begins that is not in an encoding like ASCII (XML 1.0, appendix F)."""

_LATIN_1: Final = frozenset({"iso8859-1", "ascii"})
_ENCODINGS: Final = re.compile(
    r"utf-8|utf-16|ascii|iso8859-\d+|cp\d+|koi8-[rut]|mac-[a-z-]+|gb2312|gbk|gb18030|big5|big5hkscs"
    r"|shift_jis|shift_jis_2004|euc_jp|euc_kr|iso2022_jp|tis-620|hz"
)
"""Encodings of texts, as Python names them. Others that Python knows are of other things, or harmful (UTF-7)."""

_MISC: Final = rb"\s++|<\?.*?\?>|<!--.*?-->"
_QUOTED: Final = rb"\"[^\"]*\"|'[^']*'"
_DOCTYPE: Final = rb"<!DOCTYPE(?:%b|[^\"'\[>])*+(?:\[(?:<!--.*?-->|%b|[^\]\"'])*+\]\s*+)?>" % (_QUOTED, _QUOTED)
_ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:%b|%b)*+<([^\s<>/!?]+)" % (_MISC, _DOCTYPE), re.DOTALL)
_AFTER_END: Final = re.compile(rb">(?:%b)*+\Z" % _MISC, re.DOTALL)
_TAIL_SIZE: Final = 1 << 15
"""The end of a file that is looked at, in bytes. After the root element there are at most some comments."""


def prepare_xml(data: bytes, where: str) -> bytes:
    """Return the bytes of an RDF/XML file as its parser takes them; mostly these are the same bytes.

    Raises InvalidVocabularyError if the file is not in the encoding that it declares, declares an entity that could do
    harm, or ends before its root element does.
    """
    decoded = _as_utf_8(data, where)
    plain = with_plain_entities(decoded, where)
    _refuse_unfinished(plain, where)
    return with_whole_texts(plain)


def note_encoding(data: bytes) -> tuple[Note, ...]:
    """Return a note if XML says that it is in an encoding of single bytes, and is in UTF-8."""
    if not _is_utf_8_all_the_same(data):
        return ()
    changes = Changes()
    changes.add("wrong-declaration", 1, data[:80].decode(errors="replace").partition("\n")[0])
    message = "file[s] that [declares|declare] another encoding [is|are] read as UTF-8"
    return changes.notes({"wrong-declaration": message})


def _is_utf_8_all_the_same(data: bytes) -> bool:
    """Return whether XML declares an encoding of single bytes, though its bytes are UTF-8 and more than ASCII.

    Text in another encoding is hardly ever UTF-8 by chance.
    """
    declared = _DECLARED.match(data, 0, 1024)
    if declared is None or not _SINGLE_BYTES.match(declared[1]) or data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def wide_head_as_utf_8(head: bytes) -> bytes:
    """Return the first bytes of a file in UTF-8 if they are the start of XML in UTF-16 or UTF-32, or else unchanged."""
    encoding = _wide_encoding(head)
    if encoding is None:
        return head
    text = head.decode(encoding, errors="ignore")
    return text.encode() if text.lstrip().startswith("<") else head


def _as_utf_8(data: bytes, where: str) -> bytes:
    """Return XML in UTF-8. The declaration of another encoding is taken out, its line breaks are kept."""
    encoding = _wide_encoding(data)
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8), 0, 1024)
    if encoding is None and (declared is None or declared[1].lower() == _UTF_8):
        return data
    if encoding is None and declared:
        is_utf_8 = data.startswith(codecs.BOM_UTF8) or _is_utf_8_all_the_same(data)
        encoding = "utf-8" if is_utf_8 else _python_name(declared[1].decode("ascii"), where)
    try:
        text = _decode(data, encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise InvalidVocabularyError(
            f"the file says that it is in the encoding {encoding}, and byte {error.start + 1:,} is not", where=where
        ) from None
    whole = text.removeprefix("\ufeff")
    declaration = re.match(r"<\?xml\s[^>]*>", whole)
    end = declaration.end() if declaration else 0
    return ("\n" * whole[:end].count("\n") + whole[end:]).encode("utf-8", errors="replace")


def _wide_encoding(data: bytes) -> str | None:
    return next((encoding for start, encoding in _STARTS if data.startswith(start)), None)


def _python_name(declared: str, where: str) -> str:
    """Return the name that Python has for a declared encoding. Raises InvalidVocabularyError if it is none of texts."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        name = ""
    if not _ENCODINGS.fullmatch(name):
        raise InvalidVocabularyError(
            f"the file says that it is in the encoding {declared}, which is not known here",
            where=where,
            hint="Save it as UTF-8.",
        )
    return name


def _decode(data: bytes, encoding: str) -> str:
    """Return bytes as text. Latin-1 is read as windows-1252, as browsers do: the bytes that differ are no letters."""
    if encoding not in _LATIN_1:
        return data.decode(encoding)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _refuse_unfinished(data: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if XML does not end with the end of its root element.

    Whether the elements between are closed, the parser checks.
    """
    root = _ROOT.match(data)
    if root is None:
        return
    name = root[1]
    begin = max(len(data) - _TAIL_SIZE, root.end())
    tail = data[begin:]
    last_tag = _AFTER_END.search(tail)
    place = last_tag.start() if last_tag else 0
    before = tail[:place].rstrip()
    is_empty = before.endswith(b"/") and data.find(b">", root.end()) == begin + place
    if not is_empty and not before.endswith(b"</" + name):
        shown = name.decode("utf-8", errors="replace")[:100]
        raise InvalidVocabularyError(
            f"the file ends before </{shown}>: it was cut short", where=where, hint="Get the whole file again."
        )
