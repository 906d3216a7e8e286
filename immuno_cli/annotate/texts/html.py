"""What of an HTML file is its text: everything else masked by as many characters, so that every offset stays.

By `html.parser` of the standard library: the parser that is kept up with Python, and that says where it is.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

PADDING: Final = "\x7f"
"""Stands for markup inside a word: annotating reads over it."""
_SILENT: Final = frozenset(("script", "style", "template", "noscript", "svg", "math", "title", "select", "textarea"))
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead title tr ul video audio button"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SPACE: Final = re.compile(r"\s+")
_SHORTEST_BLOCK: Final = 2


def mask_markup(html: str) -> str:
    """Return the text of an HTML document, each character where it stands in the file.

    Tags within a paragraph, comments and what is left of a character reference become PADDING; a tag that begins or
    ends a block becomes a blank line; scripts, styles and the title become blanks.
    """
    parser = _Masking(html)
    parser.feed(_closed(html))
    parser.close()
    return parser.masked()


def _closed(html: str) -> str:
    """Return the document without beginnings that nothing ends, as long as it was.

    At each of them the parser looks for the end through all the rest: 50,000 take it minutes (Python 3.11, measured).
    """
    last = html.rfind(">") + 1
    html = html[:last] + html[last:].replace("<", " ")
    last = html.rfind("-->") + 1
    html = html[:last] + html[last:].replace("<!--", "<?--")
    return html.replace("<![", "<?[")


def reflow(pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield pieces of a masked text, and their numbers, as a browser shows them: paragraphs apart, no wide gaps."""
    ended = True
    for piece, number in pieces:
        text = _SPACE.sub(lambda run: "\n\n" if run.group().count("\n") > 1 else " ", piece.replace(PADDING, ""))
        if ended:
            text = text.lstrip()
        if text:
            ended = text.endswith("\n")
            yield text, number


class _Masking(HTMLParser):
    """Collects text and masks in order; every event says where it begins, and so where the one before it ended."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0]
        at = html.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = html.find("\n", at + 1)
        self._pieces: list[str] = []
        self._done = 0
        self._pending = "text"
        self._silent = ""

    def masked(self) -> str:
        self._close(len(self._html))
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if not self._silent and tag in _SILENT:
            self._silent = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._begin("block" if tag in _BLOCKS else "line" if tag == "br" else "inline")

    def handle_endtag(self, tag: str) -> None:
        self._begin("block" if tag in _BLOCKS else "inline")
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
        offset = self._lines[line - 1] + column
        self._close(offset)
        self._pending = kind

    def _close(self, end: int) -> None:
        """Write what stands from the last event to this one."""
        if end <= self._done:
            return
        source = self._html[self._done : end]
        self._done = end
        kind = self._pending
        if kind == "text":
            self._pieces.append(source)
        elif kind == "silent" or self._silent:
            self._pieces.append("".join("\n" if c == "\n" else " " for c in source))
        elif kind == "block" and len(source) >= _SHORTEST_BLOCK:
            self._pieces.append("\n" + " " * (len(source) - 2) + "\n")
        elif kind == "line":
            self._pieces.append("\n" + " " * (len(source) - 1))
        elif kind.startswith("&"):
            self._pieces.append(_reference(kind, source))
        else:
            self._pieces.append(PADDING * len(source))


def _reference(name: str, source: str) -> str:
    """Return the character that a reference stands for, padded to the reference's length."""
    if source[: len(name)] != name:
        return source
    rest = source[len(name) :]
    semicolon = rest[:1] == ";"
    characters = unescape(name + ";")
    length = len(name) + semicolon
    if len(characters) > length or characters == name + ";":
        return source
    return characters.replace("\u00a0", " ") + PADDING * (length - len(characters)) + rest[semicolon:]
