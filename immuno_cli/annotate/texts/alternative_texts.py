"""The texts that stand for the pictures of an HTML document: `<img alt="a T cell">`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from immuno_cli.annotate.texts.html_parsing import parse_html
from immuno_cli.annotate.texts.masks import Span

_PICTURES: Final = frozenset(("img", "area", "input"))
_ALTERNATIVE: Final = re.compile(r"\balt\s*=", re.IGNORECASE)
_LINE_END: Final = re.compile("\n")
_ROOM: Final = len("[]")


def alternative_texts(html: str) -> Iterator[tuple[Span, str]]:
    """Yield where each picture with a text stands in a document, and its text, which has room there in brackets.

    >>> list(alternative_texts('<p><img alt="a cell">'))
    [((3, 21), 'a cell')]
    """
    if not _ALTERNATIVE.search(html):
        return
    parser = _Pictures(html)
    parse_html(html, parser)
    yield from parser.found


class _Pictures(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._line_starts = [0, *(found.end() for found in _LINE_END.finditer(html))]
        self.found: list[tuple[Span, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = " ".join((dict(attrs).get("alt") or "").split()) if tag in _PICTURES else ""
        length = len(self.get_starttag_text() or "")
        if text and len(text) + _ROOM <= length:
            line, column = self.getpos()
            start = self._line_starts[line - 1] + column
            self.found.append(((start, start + length), text))
