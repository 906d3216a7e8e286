"""Load a text to annotate from a file or from bytes, and annotate it: text, markup, subtitles and PDF.

Offsets count the characters of the decoded file, without a byte-order mark. Markup, code and the marks of quoted lines
are masked by as many other characters, so offsets hold there too. In a PDF, offsets count in the text that is extracted
from it.
"""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.annotate.texts.decoding import declared_encoding, decode, find_encoding
from immuno_cli.annotate.texts.formulas import around_formulas
from immuno_cli.annotate.texts.masks import PADDING, Span, with_plain_signs
from immuno_cli.annotate.texts.unread import refuse_unconverted

if TYPE_CHECKING:
    from immuno_cli.annotate.matcher.matcher import Matcher
    from immuno_cli.annotate.pipeline import Progress
    from immuno_cli.annotate.records import Annotation

PLAIN_SUFFIXES: Final = (".txt", ".text", ".adoc", ".asciidoc", ".org", ".textile")
"""Those of plain text, and of markup that is read as plain text."""
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".xht", ".shtml")
MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd")
RESTRUCTURED_SUFFIXES: Final = (".rst", ".rest")
LATEX_SUFFIXES: Final = (".tex", ".ltx", ".latex")
SUBTITLE_SUFFIXES: Final = (".srt", ".vtt")
_HTML_START: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s++html|html|head|body)(?=[\s>])",
    re.IGNORECASE | re.ASCII,
)
"""The first tag of an HTML document. An XML declaration and comments may stand before it."""
_SUBTITLES_START: Final = re.compile(
    r"WEBVTT(?=\s|\Z)|\s*+[0-9]++[ \t\r]*+\n(?:[0-9]+:)?[0-9]+:[0-9]+[,.][0-9]+ --> [0-9]", re.ASCII
)
_PDF_START: Final = b"%PDF-"
_MARK: Final = "\ufeff"
"""A byte-order mark that is still at the beginning of a text: of a record, or a second one of a file."""
_LOOKED_AT: Final = 8192
_REFERENCE: Final = re.compile(r"&#?\w+;?")


class Kind(StrEnum):
    """What kind of text a file holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RESTRUCTURED = "restructuredtext"
    LATEX = "latex"
    HTML = "html"
    PDF = "pdf"
    SUBTITLES = "subtitles"


_SUFFIXES: Final = {
    Kind.HTML: HTML_SUFFIXES,
    Kind.MARKDOWN: MARKDOWN_SUFFIXES,
    Kind.RESTRUCTURED: RESTRUCTURED_SUFFIXES,
    Kind.LATEX: LATEX_SUFFIXES,
    Kind.SUBTITLES: SUBTITLE_SUFFIXES,
}


class Text(NamedTuple):
    """A text to annotate."""

    whole: str
    """The text as the file has it."""
    readable: str
    """The same with all that is not read masked, of the same length."""
    kind: Kind = Kind.TEXT
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Abbreviations that the markup defines, each with what it stands for: `<abbr title="…">`."""
    hidden: tuple[Span, ...] = ()
    """Where the parts stand that a browser does not show: of HTML, also in Markdown. They are masked."""
    left_out: str = ""
    """What of the file is left out, and why, if it holds too much: of a PDF."""

    @property
    def visible(self) -> str:
        """The whole text, of the same length, with a comment in the place of each part that a browser does not show."""
        if not self.hidden:
            return self.whole
        from immuno_cli.annotate.texts.hidden.hidden_parts import without_spans  # only HTML needs the parser

        return without_spans(self.whole, self.hidden)

    @property
    def shown(self) -> str:
        """The text as a reader sees it, of the same length: of HTML, without the markup; else the whole text."""
        if self.kind is not Kind.HTML:
            return self.whole
        from immuno_cli.annotate.texts.html import shown_text  # only HTML needs the parser

        return shown_text(self.visible, self.readable)

    @property
    def is_html(self) -> bool:
        """Whether the text is an HTML document."""
        return self.kind is Kind.HTML

    def count_hidden_words(self) -> int:
        """Return how many words are neither read nor shown, since a browser hides them: of HTML, also in Markdown."""
        if not self.hidden:
            return 0
        from immuno_cli.annotate.texts.hidden.hidden_parts import count_words  # only HTML needs the parser

        return count_words(self.whole, self.hidden)


def load_text(data: bytes, *, where: str, encoding: str | None = None, suffix: str = "") -> Text:
    r"""Return the text that the bytes of a file hold. The suffix and the first bytes tell the kind of file.

    Args:
        data: the whole file.
        where: the name of the file, for messages.
        encoding: the encoding, if it is not UTF-8 and neither a byte-order mark nor an HTML document tells it.
        suffix: the suffix of the file's name, in lower case.

    Raises:
        FileError: the data is binary, an office document, not in the encoding, or a PDF that cannot be read.
        MissingExtraError: the data is a PDF and pypdf is not installed.
        UsageError: there is no such encoding.

    >>> load_text(b"<p>T cell", where="page.html", suffix=".html").readable
    '\n \nT cell'
    """
    kind = kind_of_data(data, suffix, where=where, encoding=encoding)
    if kind is Kind.PDF:
        from immuno_cli.annotate.texts.pdf.extracting import extract_text  # only a PDF needs it

        extracted = extract_text(data, where)
        return make_text(extracted.text, Kind.PDF)._replace(left_out=extracted.left_out)
    if kind is Kind.HTML and not encoding:
        encoding = declared_encoding(data) or None
    return make_text(decode(data, where=where, encoding=encoding), kind)


def make_text(whole: str, kind: Kind = Kind.TEXT) -> Text:
    r"""Return a text of some kind, with all that is not read masked.

    >>> make_text("> monoclonal\n> antibody").readable
    '> monoclonal\n  antibody'
    """
    begun = whole.lstrip(_MARK)
    marks = len(whole) - len(begun)
    text = _make_begun(begun, kind)
    if not marks:
        return text
    hidden = tuple((start + marks, end + marks) for start, end in text.hidden)
    return text._replace(whole=whole, readable=PADDING * marks + text.readable, hidden=hidden)


def _make_begun(whole: str, kind: Kind) -> Text:
    """Return a text of some kind that begins with no byte-order mark."""
    if kind is Kind.HTML:
        return _make_page(whole)
    if kind is Kind.LATEX:
        from immuno_cli.annotate.texts.latex import latex_abbreviations, mask_latex  # only LaTeX needs it

        return Text(whole, mask_latex(whole), kind, latex_abbreviations(whole))
    if kind is Kind.SUBTITLES:
        from immuno_cli.annotate.texts.subtitles import mask_subtitles  # only subtitles need it

        return Text(whole, mask_subtitles(whole), kind)
    if kind is Kind.MARKDOWN:
        return _make_markdown(whole)
    from immuno_cli.annotate.texts.markdown import mask_plain

    if kind is Kind.RESTRUCTURED:
        from immuno_cli.annotate.texts.literal_blocks import mask_literal_blocks  # only reStructuredText needs it

        return Text(whole, mask_plain(mask_literal_blocks(whole)), kind)
    return Text(whole, mask_plain(whole), kind)


def _make_page(whole: str) -> Text:
    from immuno_cli.annotate.texts.hidden.hidden_parts import hidden_spans, without_spans  # only HTML needs the parser
    from immuno_cli.annotate.texts.html import read_page

    hidden = hidden_spans(whole)
    page = read_page(without_spans(whole, hidden))
    return Text(whole, page.readable, Kind.HTML, page.abbreviations, tuple(hidden))


def _make_markdown(whole: str) -> Text:
    from immuno_cli.annotate.texts.markdown import markdown_abbreviations, mask_code, mask_signs

    without_code = mask_code(whole)
    hidden: list[Span] = []
    if "<" in without_code:
        from immuno_cli.annotate.texts.hidden.hidden_parts import hidden_spans  # only HTML in it needs the parser

        hidden = hidden_spans(without_code, is_markdown=True)
    return Text(whole, mask_signs(without_code, hidden), Kind.MARKDOWN, markdown_abbreviations(whole), tuple(hidden))


def kind_of(suffix: str) -> Kind:
    """Return the kind of text that the suffix of a file tells, in lower case.

    >>> kind_of(".md").value
    'markdown'
    """
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), Kind.TEXT)


def kind_of_text(text: str, suffix: str = "") -> Kind:
    """Return the kind of a text: what its beginning tells, or else the suffix of its file, in lower case.

    >>> kind_of_text("<!-- saved --><html>", ".txt").value, kind_of_text("T cell", ".xht").value
    ('html', 'html')
    """
    beginning = text[:_LOOKED_AT].lstrip(_MARK)
    if _HTML_START.match(beginning):
        return Kind.HTML
    return Kind.SUBTITLES if _SUBTITLES_START.match(beginning) else kind_of(suffix)


def kind_of_data(start: bytes, suffix: str, *, where: str, encoding: str | None = None) -> Kind:
    r"""Return the kind of text that a file holds: what its first bytes tell, or else its suffix, in lower case.

    Raises:
        FileError: the data is binary, or a document whose text must be converted first.
        UsageError: there is no such encoding.

    >>> kind_of_data("\ufeffWEBVTT".encode("utf-16-le"), ".txt", where="film.txt").value
    'subtitles'
    """
    if start.startswith(_PDF_START):
        return Kind.PDF
    refuse_unconverted(start, where)
    mark, name = find_encoding(start, where=where, encoding=encoding)
    return kind_of_text(start.removeprefix(mark)[:_LOOKED_AT].decode(name, "replace"), suffix)


def annotate_text(
    text: Text,
    matcher: "Matcher",
    *,
    all_matches: bool = False,
    min_length: int = 0,
    progress: "Progress | None" = None,
) -> "list[Annotation]":
    """Return the terms in a text, as `annotate` does. Offsets and words are those of the whole text."""
    from immuno_cli.annotate.pipeline import annotate

    readable = with_plain_signs(text.readable)
    found = annotate(
        readable,
        matcher,
        all_matches=all_matches,
        min_length=min_length,
        progress=progress,
        definitions=text.abbreviations,
    )
    if readable is text.whole:
        return found
    return [_in_whole(text, one) for one in found]


def _in_whole(text: Text, annotation: "Annotation") -> "Annotation":
    """Return an annotation of the readable text with the words of the whole text, and references and formulas whole."""
    start, end = annotation.start, annotation.end
    if _has_padding_beside(text.readable, start, end):
        start, end = around_formulas(text.whole, text.readable, (start, end))
    if text.whole[end - 1] == "&" != text.readable[end - 1]:
        reference = _REFERENCE.match(text.whole, end - 1)
        end = reference.end() if reference else end
    return annotation._replace(start=start, end=end, text=text.whole[start:end])


def _has_padding_beside(readable: str, start: int, end: int) -> bool:
    return readable[start - 1 : start] == PADDING or readable[end : end + 1] == PADDING
