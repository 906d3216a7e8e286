"""The texts that stand for the pictures of an HTML document: `<img alt="a T cell">`."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html
from immuno_cli.annotate.texts.masks import Span

_PICTURES: Final = frozenset(("img", "area", "input"))
_ALTERNATIVE: Final = re.compile(r"\balt\s*=", re.IGNORECASE)
_ROOM: Final = len("[]")


def alternative_texts(html: str) -> Iterator[tuple[Span, str]]:
    """Yield where each picture with a text stands in a document, and its text, which has room there in brackets.

    >>> list(alternative_texts('<p><img alt="a cell">'))
    [((3, 21), 'a cell')]
    """
    if not _ALTERNATIVE.search(html):
        return
    parser = _Pictures()
    parse_html(html, parser)
    yield from parser.found


class _Pictures(DocumentParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[Span, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = " ".join((dict(attrs).get("alt") or "").split()) if tag in _PICTURES else ""
        length = len(self.get_starttag_text() or "")
        if text and len(text) + _ROOM <= length:
            self.found.append(((self.place, self.place + length), text))
