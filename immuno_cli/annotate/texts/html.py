"""The text of an HTML document, with all markup masked by as many characters, so that every offset stays.

The parser is `html.parser` of the standard library: it is kept up with Python, and it tells where it is.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.abbreviation_lists import listed_abbreviations
from immuno_cli.annotate.texts.alternative_texts import alternative_texts
from immuno_cli.annotate.texts.formulas import mask_named_formulas, mask_tex
from immuno_cli.annotate.texts.html_elements import (
    BLOCKS,
    CODE_ELEMENTS,
    CODE_INSIDE_LINES,
    DELETED,
    DRAWN,
    ENDS_DRAWING,
    ISLANDS,
    SILENT,
    TITLES,
    ends_second_formula,
    is_silent,
    local_name,
)
from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html
from immuno_cli.annotate.texts.masks import (
    CODE,
    FOOTNOTE,
    PADDING,
    Span,
    as_code,
    mask_addresses,
    mask_citations,
    mask_commands,
    mask_enclosed,
    mask_identifiers,
    mask_names,
    mask_plus_signs,
    masked,
    unmasked,
)
from immuno_cli.annotate.texts.mathml import is_formula, linear
from immuno_cli.annotate.texts.preformatted import is_prose

_SPACE: Final = re.compile(r"\s+")
_NOT_LINE_END: Final = re.compile(r"[^\n]")
_SHORTEST_BLOCK: Final = 2
_LINE_ENDS: Final = re.compile(r"\n\s+")
_FOOTNOTE_NUMBER: Final = re.compile(
    r"\s*[\[(]?\s*(?:[0-9]{1,3}|[a-z]|[*†‡§¶#]{1,3})(?:\s*[,;–-]\s*(?:[0-9]{1,3}|[a-z]))*\s*[\])]?\s*"
)
_BLANK_OR_PADDING: Final = f" {PADDING}"
_BEGINS_WORD: Final = re.compile(r"[^\W\d_]{3}")
_SHOWN_CHARACTER: Final = re.compile(f"[^{PADDING}]")
_FEW_PIECES: Final = 8
_LONGEST_NAME: Final = 200
_REFERENCE: Final = re.compile(r"(&#?\w+);?")
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_CODE_ELEMENT: Final = re.compile(
    rf"<(!--|(?:{'|'.join(sorted(CODE_ELEMENTS | SILENT))})(?=[\s>]))(?:(?<=!--)|[^<>]*>)", re.IGNORECASE
)
_RAISED: Final = re.compile(r"<su([bp])(?=[\s>])[^<>]{0,200}>(?:[^<]|<(?!/su[bp])){1,400}</su\1>", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\[?([0-9+−–-]{1,6})\]?|[a-z]")
_DIGITS: Final = "0123456789+−–-"
_LETTERS: Final = "abcdefghijklmnoprstuvwxyz[]"
_SIGNS: Final = {
    "p": str.maketrans(_DIGITS + _LETTERS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁽⁾"),
    "b": str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋"),
}
"""The signs that are shown above and below the line."""
_DELETION: Final = "~~"
_DELETION_TAGS: Final = frozenset(("<d", "<s", "</"))
"""How the tags of deleted text begin, in lower case."""
_SUPERSCRIPT: Final = re.compile(r"(?<=\w)<sup[^<>]*>([^<>]{1,40})</sup>(?!\w)", re.IGNORECASE)


class Page(NamedTuple):
    """The text of an HTML document."""

    readable: str
    """The text, all markup masked."""
    abbreviations: tuple[tuple[str, str], ...]
    """What the document says of its abbreviations: `<abbr title="multiple myeloma">MM</abbr>`."""


def read_page(html: str) -> Page:
    r"""Return the text of an HTML document, each character where it stands in the file, and its abbreviations.

    Tags within a paragraph, comments and the rest of a character reference become PADDING. A tag that begins or ends a
    block becomes a blank line, and `<br>` a vertical tab. Scripts, styles and the title become blanks, code becomes
    CODE as formulas do, and the superscript number of a footnote becomes FOOTNOTE.

    What a browser does not show is read, too, unless it is left out before (`hidden_parts`).

    >>> read_page("T<b>-cell</b>").readable
    'T\x7f\x7f\x7f-cell\x7f\x7f\x7f\x7f'
    """
    parser = _Masking(html)
    parse_html(html, parser)
    readable = mask_addresses(mask_tex(mask_named_formulas(parser.masked())))
    readable = mask_plus_signs(mask_identifiers(mask_commands(mask_names(readable))))
    abbreviations = [*parser.abbreviations, *listed_abbreviations(html, readable)]
    return Page(mask_citations(readable), tuple(dict.fromkeys(abbreviations)))


def shown_text(html: str, readable: str) -> str:
    """Return the text of an HTML document with its code, formulas and footnotes. Only markup is masked.

    Numbers above and below the line are shown so: "10⁶", a note in brackets as "⁽¹⁾". Tildes stand around deleted text,
    as in Markdown, and brackets around the text that stands for a picture.
    """
    shown = unmasked(readable, html, _shown)
    pictures = {span: text for span, text in alternative_texts(html) if not readable[slice(*span)].strip(PADDING)}
    texts = iter(pictures.values())
    shown = masked(shown, pictures, lambda tag: f"[{next(texts)}]".ljust(len(tag), PADDING))
    raised = [(found.span(), _SIGNS[found[1].lower()]) for found in _RAISED.finditer(html) if _is_number(found, shown)]
    signs = iter(raised)
    return masked(shown, (span for span, _ in raised), lambda part: part.translate(next(signs)[1]))


def _is_number(raised: re.Match[str], shown: str) -> bool:
    """Return whether an element above or below the line shows a number, the sign of a note, or one in brackets."""
    text = shown[raised.start() : raised.end()]
    return text.startswith(PADDING) and _NUMBER.fullmatch(text.replace(PADDING, "")) is not None


def _shown(part: str) -> str:
    """Return a part of a document that is not read as it is shown, in as many characters."""
    if part.lower() in _DELETION_TAGS:
        return _DELETION
    if is_formula(part):
        return linear(part)[: len(part)].ljust(len(part), PADDING)
    if part.startswith(("\\", "$")):
        part = _TAG.sub(lambda found: PADDING * len(found[0]), part)
    return _REFERENCE.sub(lambda found: _character(found[1], found[0]), part)


def mask_inline_html(text: str, hidden: Iterable[Span] = ()) -> str:
    """Return a Markdown text with the HTML in it masked: tags as PADDING or, around a block, as CODE.

    `hidden`: where the parts stand that a browser does not show. They become CODE.
    """
    if "<" in text:
        text = masked(text, hidden)
        text = mask_enclosed(text, _CODE_ELEMENT, _end_of_element)
        if "</" in text:
            text = _SUPERSCRIPT.sub(_without_footnote, text)
        text = _TAG.sub(_masked_tag, text)
    if "&" in text:
        text = _REFERENCE.sub(lambda found: _character(found[1], found[0]), text)
    return text


def _end_of_element(name: str) -> re.Pattern[str]:
    return re.compile("-->" if name == "!--" else rf"</{name}\s*>", re.IGNORECASE)


def _without_footnote(found: re.Match[str]) -> str:
    is_number = _FOOTNOTE_NUMBER.fullmatch(found[1]) is not None
    return PADDING * len(found[0]) if is_number else found[0]


def _masked_tag(found: re.Match[str]) -> str:
    tag = (found[1] or "").lower()
    if tag == "br":
        return "\v" + " " * (len(found[0]) - 1)
    return as_code(found[0]) if tag in BLOCKS or tag in DELETED else PADDING * len(found[0])


def reflow(pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a masked text as a browser shows them: paragraphs apart, lines as they end, no wide gaps.

    Each piece has the number of its term, which is kept.
    """
    line_ended = True
    for piece, number in pieces:
        text = _SPACE.sub(_narrow_gap, piece.replace(PADDING, ""))
        if line_ended:
            text = text.lstrip()
        if text:
            line_ended = text.endswith("\n")
            yield text, number


def _narrow_gap(gap: re.Match[str]) -> str:
    blanks = gap.group()
    if blanks.count("\n") > 1 or blanks.count("\v") > 1:
        return "\n\n"
    return "\n" if "\v" in blanks else " "


class _Masking(DocumentParser):
    """Collects the text and the masks in order. Each event tells where it begins, so where the one before it ended."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._html = html
        self._pieces: list[str] = []
        self._done = 0
        self._pending = "text"
        self._silent = self._island = self._title = ""
        self._depth = 0
        self._keeps_lines = False
        self._superscript = self._note = -1
        self._abbreviation = ("", -1)
        self.abbreviations: list[tuple[str, str]] = []

    def masked(self) -> str:
        self._finish(len(self._html))
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = local_name(tag)
        self._end_drawing(tag)
        self.handle_startendtag(tag, attrs)
        if self._silent in CODE_INSIDE_LINES and tag in BLOCKS:
            self._silent = ""
        if self._silent:
            self._island = self._island or (tag if tag in ISLANDS else "")
            self._depth += tag == self._silent == "span"
            return
        self._begin_element(tag, attrs)

    def _begin_element(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element that is not inside one that is not read."""
        if tag in TITLES:
            self._title = tag
        if tag == "pre" and is_prose(self._html, self._done):
            self._keeps_lines = True
        elif tag in CODE_ELEMENTS or is_silent(tag, self._title, self._html, self._done):
            self._silent = tag
        elif tag == "sup":
            self._superscript = len(self._pieces)
        elif tag in ("abbr", "acronym"):
            self._abbreviation = (dict(attrs).get("title") or "", len(self._pieces))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._begin("line" if tag == "br" else _kind(tag))

    def handle_endtag(self, tag: str) -> None:
        tag = local_name(tag)
        self._end_drawing(tag)
        self._begin(_kind(tag))
        if tag == "pre":
            self._keeps_lines = False
        if tag == self._island:
            self._island = ""
        if tag == self._title and self._silent not in SILENT:
            self._title = ""
        if self._depth and tag == self._silent:
            self._depth -= 1
        elif tag == self._silent or (self._silent in CODE_INSIDE_LINES and tag in BLOCKS):
            self._silent = ""
        elif tag == "sup":
            self._end_superscript()
        elif tag in ("abbr", "acronym"):
            self._end_abbreviation()

    def handle_data(self, data: str) -> None:
        self._begin("silent" if self._silent else "text")
        if self._note >= 0:
            self._begin_note(data)

    def handle_entityref(self, name: str) -> None:
        self._begin(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._begin(f"&#{name}")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin("inline")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin("block")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin("inline")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin("inline")

    def _end_drawing(self, tag: str) -> None:
        """End a drawing, or a formula drawn by its characters, that a tag cannot be part of."""
        if (self._silent in DRAWN and not self._island and tag in ENDS_DRAWING) or ends_second_formula(
            self._silent, tag
        ):
            self._begin("")
            self._silent, self._depth = "", 0

    def _begin(self, kind: str) -> None:
        self._finish(self.place)
        self._pending = kind

    def _finish(self, end: int) -> None:
        """Add the part of the document from the event before this one to `end`."""
        if end <= self._done:
            return
        part = self._html[self._done : end]
        self._done = end
        self._pieces.append(self._masked(self._pending, part))

    def _masked(self, kind: str, part: str) -> str:
        if kind == "text":
            return part if self._keeps_lines else _LINE_ENDS.sub(lambda found: "\n" + " " * (len(found[0]) - 1), part)
        if self._silent == "math":
            return CODE * len(part)
        if self._silent in CODE_ELEMENTS:
            if kind == "silent" or kind.startswith("&"):
                return as_code(part)
            return _mask("inline" if kind == "deleted" else kind, part)
        return _NOT_LINE_END.sub(" ", part) if self._silent else _mask(kind, part)

    def _end_superscript(self) -> None:
        """Mask what stands between the tags of a superscript if it is the number of a footnote."""
        first, self._superscript = self._superscript, -1
        if first < 1:
            return
        content = "".join(self._pieces[first:])
        before = "".join(self._pieces[max(0, first - _FEW_PIECES) : first]).rstrip(PADDING)
        if not _FOOTNOTE_NUMBER.fullmatch(content.replace(PADDING, "")):
            return
        if before[-1:].isalnum():
            self._pieces[first:] = [_SHOWN_CHARACTER.sub(FOOTNOTE, content)]
        elif before.rstrip(_BLANK_OR_PADDING)[-1:] in ("", "\n"):
            self._note = first

    def _begin_note(self, data: str) -> None:
        """Mask the number of a note before its first word: "<p><sup>1</sup>Cancer", but not "<p><sup>13</sup>C"."""
        first, self._note = self._note, -1
        if _BEGINS_WORD.match(data):
            self._pieces[first:] = [_SHOWN_CHARACTER.sub(FOOTNOTE, "".join(self._pieces[first:]))]

    def _end_abbreviation(self) -> None:
        (title, first), self._abbreviation = self._abbreviation, ("", -1)
        short = "".join(self._pieces[first:]).replace(PADDING, "").strip() if first >= 0 else ""
        if short and title and max(len(short), len(title)) <= _LONGEST_NAME:
            self.abbreviations.append((short, " ".join(title.split())))


def _kind(tag: str) -> str:
    if tag in DELETED:
        return "deleted"
    return "block" if tag in BLOCKS else "inline"


def _mask(kind: str, part: str) -> str:
    """Return what stands for a part of a document, of the same length."""
    if kind == "block" and len(part) >= _SHORTEST_BLOCK:
        return "\n" + " " * (len(part) - 2) + "\n"
    if kind == "line":
        return "\v" + " " * (len(part) - 1)
    if kind == "deleted":
        return (CODE * len(_DELETION)).ljust(len(part), PADDING)
    if kind.startswith("&"):
        return _character(kind, part)
    return PADDING * len(part)


def _character(reference: str, part: str) -> str:
    """Return the part with the character that the reference at its beginning stands for, padded to the same length."""
    if not part.startswith(reference):
        return part
    rest = part[len(reference) :]
    has_semicolon = rest.startswith(";")
    characters = unescape(reference + ";")
    length = len(reference) + has_semicolon
    if len(characters) > length or characters == reference + ";":
        return part
    return characters.replace("\u00a0", " ") + PADDING * (length - len(characters)) + rest[has_semicolon:]
