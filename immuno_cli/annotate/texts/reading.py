"""Texts to be annotated, read: plain text and Markdown as they are, HTML and PDF by their text. Nothing is guessed.

Offsets are those of the decoded file, a byte-order mark not counted. What of an HTML file is no text is masked by as
many other characters, so they hold there too; a PDF has no such text, so there they count in what is read from it.
"""

from pathlib import Path
from typing import Final, NamedTuple

from immuno_cli.errors import FileError, MissingExtraError, UsageError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_HTML_STARTS: Final = (b"<!doctype html", b"<html")
_LOOKED_AT: Final = 8192
_GUESSED_FROM: Final = 1 << 16


class Text(NamedTuple):
    """A text as its file has it, and the same with everything masked that is not to be read, of the same length."""

    whole: str
    readable: str
    is_html: bool = False


def read_text(path: Path, encoding: str | None = None) -> Text:
    """Return the text of a file. Raises FileError, MissingExtraError, and UsageError for an unknown encoding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
    return load_text(data, where=str(path), encoding=encoding, suffix=path.suffix.lower())


def load_text(data: bytes, *, where: str, encoding: str | None = None, suffix: str = "") -> Text:
    """Return the text that a file's bytes hold; `suffix` and its first bytes say what kind of file it is.

    Raises FileError where they are binary, not in the encoding, or a PDF that cannot be read, MissingExtraError for a
    PDF without pypdf, UsageError for an unknown encoding.
    """
    if data.startswith(b"%PDF-"):
        text = _pdf_text(data, where)
        return Text(text, text)
    text = decode(data, where=where, encoding=encoding)
    if suffix in _HTML_SUFFIXES or data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        from immuno_cli.annotate.texts.html import mask_markup  # only HTML needs the parser

        return Text(text, mask_markup(text), is_html=True)
    return Text(text, text)


def decode(data: bytes, *, where: str, encoding: str | None = None) -> str:
    """Return bytes as text: in `encoding`, else as their byte-order mark says, else UTF-8.

    Raises FileError where they are binary or not in that encoding: it names the place, and offers a guess; and
    UsageError for an encoding that does not exist.
    """
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    name = _known_encoding(encoding) if encoding else marked or "utf-8"
    if not encoding and not marked and b"\x00" in data[:_LOOKED_AT]:
        raise FileError("this is a binary file, not a text", where=where)
    begin = len(mark) if marked == name else 0
    try:
        return data[begin:].decode(name)
    except UnicodeDecodeError as error:
        offset = begin + error.start
        raise FileError(
            f"this is not {name.upper()}: byte 0x{data[offset]:02x} at {_place(data, offset)}",
            where=where,
            hint=_guess(data, offset, name),
        ) from None
    except UnicodeError as error:  # some encodings fail without naming a place
        raise FileError(f"this is not {name.upper()}: {error}", where=where) from None


def _known_encoding(name: str) -> str:
    import codecs

    try:
        found = codecs.lookup(name)
        b"ab".decode(found.name)
    except UnicodeError:
        pass  # a text encoding, only not of these bytes
    except (LookupError, ValueError):
        raise UsageError(
            f"there is no text encoding “{name}”", hint="Common ones are utf-8, windows-1252, utf-16 and shift_jis."
        ) from None
    return "utf-8" if found.name == "utf-8-sig" else found.name


def _place(data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    column = offset - (data.rfind(b"\n", 0, offset) + 1) + 1
    return f"line {line}, byte {column} (offset {offset})"


def _guess(data: bytes, offset: int, tried: str) -> str:
    from charset_normalizer import from_bytes  # 30 ms that only a bad file pays

    begin = max(0, offset - _GUESSED_FROM // 2)
    best = from_bytes(data[begin : begin + _GUESSED_FROM]).best()
    try:
        if best is not None and best.encoding.replace("_", "-") != tried:
            same = best.could_be_from_charset  # all that read the same: of these, the one that is met most
            name = "cp1252" if "cp1252" in same else best.encoding
            data.decode(name)
            return f"It could be {name}: --encoding {name} reads it so."
    except UnicodeError:
        pass  # the guess fits the part that was looked at, not the whole
    return "Name its encoding: --encoding NAME."


def _pdf_text(data: bytes, where: str) -> str:
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError(
            "a PDF needs the library pypdf", where=where, hint="Install it: pip install 'immuno-cli[pdf]'."
        ) from None
    import io
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity that it mends
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            problem = "it is locked by a password"
        else:
            return "\n\n".join(page.extract_text() for page in reader.pages)
    except Exception as error:  # noqa: BLE001 - a damaged PDF makes pypdf fail in ways that it does not list
        problem = str(error) or type(error).__name__
    raise FileError(f"this PDF cannot be read: {problem}", where=where)
