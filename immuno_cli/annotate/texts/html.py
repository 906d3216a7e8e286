"""The text of an HTML document, with all markup masked by as many characters, so that every offset stays.

The parser is `html.parser` of the standard library: it is kept up with Python, and it tells where it is.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

PADDING: Final = "\x7f"
"""Stands for markup inside a word. Annotating reads over it."""
SILENT: Final = frozenset(("script", "style", "template", "noscript", "svg", "math", "title", "select", "textarea"))
"""Elements whose text is not read."""
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead title tr ul video audio button"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SPACE: Final = re.compile(r"\s+")
_NOT_LINE_END: Final = re.compile(r"[^\n]")
_SHORTEST_BLOCK: Final = 2


def mask_markup(html: str) -> str:
    r"""Return the text of an HTML document, each character where it stands in the file.

    Tags within a paragraph, comments and the rest of a character reference become PADDING. A tag that begins or ends a
    block becomes a blank line. Scripts, styles and the title become blanks.

    >>> mask_markup("T<b>-cell</b>")
    'T\x7f\x7f\x7f-cell\x7f\x7f\x7f\x7f'
    """
    parser = _Masking(html)
    parser.feed(without_open_ends(html))
    parser.close()
    return parser.masked()


def reflow(pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a masked text as a browser shows them: paragraphs apart, no wide gaps.

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
    return "\n\n" if gap.group().count("\n") > 1 else " "


def without_open_ends(html: str) -> str:
    """Return the document, of the same length, without beginnings of markup that nothing ends.

    At each of them the parser searches all the rest for the end. 50,000 of them take minutes (Python 3.11, measured).
    """
    last = html.rfind(">") + 1
    html = html[:last] + html[last:].replace("<", " ")
    last = html.rfind("-->") + 1
    html = html[:last] + html[last:].replace("<!--", "<?--")
    return html.replace("<![", "<?[")


class _Masking(HTMLParser):
    """Collects the text and the masks in order. Each event tells where it begins, so where the one before it ended."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._pieces: list[str] = []
        self._done = 0
        self._pending = "text"
        self._silent = ""

    def masked(self) -> str:
        self._finish(len(self._html))
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if not self._silent and tag in SILENT:
            self._silent = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._begin("line" if tag == "br" else _kind(tag))

    def handle_endtag(self, tag: str) -> None:
        self._begin(_kind(tag))
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:  # noqa: ARG002 - what counts is where it stands
        self._begin("silent" if self._silent else "text")

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

    def _begin(self, kind: str) -> None:
        line, column = self.getpos()
        self._finish(self._line_starts[line - 1] + column)
        self._pending = kind

    def _finish(self, end: int) -> None:
        """Add the part of the document from the event before this one to `end`."""
        if end <= self._done:
            return
        part = self._html[self._done : end]
        self._done = end
        kind = self._pending
        if kind == "silent" or (self._silent and kind != "text"):
            self._pieces.append(_NOT_LINE_END.sub(" ", part))
        else:
            self._pieces.append(_mask(kind, part))


def _kind(tag: str) -> str:
    return "block" if tag in _BLOCKS else "inline"


def _mask(kind: str, part: str) -> str:
    """Return what stands for a part of a document, of the same length."""
    if kind == "text":
        return part
    if kind == "block" and len(part) >= _SHORTEST_BLOCK:
        return "\n" + " " * (len(part) - 2) + "\n"
    if kind == "line":
        return "\n" + " " * (len(part) - 1)
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
