"""Load a text to annotate from a file or from bytes: plain text and Markdown as they are, HTML and PDF by their text.

Offsets count the characters of the decoded file, without a byte-order mark. Markup of an HTML file is masked by as
many other characters, so offsets hold there too. In a PDF, offsets count in the text that is extracted from it.
"""

from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.decoding import decode
from immuno_cli.errors import FileError

_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_HTML_STARTS: Final = (b"<!doctype html", b"<html")
_PDF_START: Final = b"%PDF-"
_LOOKED_AT: Final = 8192


class Kind(StrEnum):
    """What kind of text a file holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


class Text(NamedTuple):
    """A text to annotate."""

    whole: str
    """The text as the file has it."""
    readable: str
    """The same with all that is not read masked, of the same length."""
    kind: Kind = Kind.TEXT
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Abbreviations that the markup defines, each with what it stands for: `<abbr title="…">`."""

    @property
    def is_html(self) -> bool:
        """Whether the text is an HTML document."""
        return self.kind is Kind.HTML


def read_text(path: Path, encoding: str | None = None) -> Text:
    """Return the text of a file.

    Raises:
        FileError: the file cannot be read, is binary, or is not in the encoding.
        MissingExtraError: the file is a PDF and pypdf is not installed.
        UsageError: there is no such encoding.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
    return load_text(data, where=str(path), encoding=encoding, suffix=path.suffix.lower())


def load_text(data: bytes, *, where: str, encoding: str | None = None, suffix: str = "") -> Text:
    r"""Return the text that the bytes of a file hold. The suffix and the first bytes tell the kind of file.

    Args:
        data: the whole file.
        where: the name of the file, for messages.
        encoding: the encoding, if it is not UTF-8 and no byte-order mark tells it.
        suffix: the suffix of the file's name, in lower case.

    Raises:
        FileError: the data is binary, not in the encoding, or a PDF that cannot be read.
        MissingExtraError: the data is a PDF and pypdf is not installed.
        UsageError: there is no such encoding.

    >>> load_text(b"<p>T cell", where="page.html", suffix=".html")
    Text(whole='<p>T cell', readable='\n \nT cell', kind=<Kind.HTML: 'html'>, abbreviations=())
    """
    if data.startswith(_PDF_START):
        from immuno_cli.annotate.texts.pdf import extract_text  # only a PDF needs it

        text = extract_text(data, where)
        return Text(text, text, Kind.PDF)
    text = decode(data, where=where, encoding=encoding)
    if suffix in _HTML_SUFFIXES or _starts_like_html(data):
        from immuno_cli.annotate.texts.html import mask_markup  # only HTML needs the parser

        return Text(text, mask_markup(text), Kind.HTML)
    return Text(text, text, Kind.MARKDOWN if suffix in _MARKDOWN_SUFFIXES else Kind.TEXT)


def _starts_like_html(data: bytes) -> bool:
    return data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS)
