"""A Markdown document as a terminal shows it: Markdown as it is written, and blocks of HTML in it as their text."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.annotate.terms import Mark, cut
from immuno_cli.annotate.texts.html import read_page, shown_text
from immuno_cli.annotate.texts.html_elements import BLOCKS, SILENT
from immuno_cli.annotate.texts.markdown import mask_code
from immuno_cli.annotate.texts.masks import PADDING, Span, masked
from immuno_cli.annotate.texts.parts.page_parts import Pieces, TableText, page_parts

_NAMES: Final = "|".join(sorted(BLOCKS | SILENT))
_TABLE: Final = r"<table(?=[\s>])(?:[^<]|<(?!/?table[\s>]))*+</table\s*>"
_COMMENT: Final = r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->"
_REST: Final = r"(?:[^\n]|\n(?![ \t\r]*+(?:\n|\Z)))*+"
_BLOCK: Final = rf"</?(?:{_NAMES})(?=[\s/>]){_REST}"
_TAG_ALONE: Final = rf"(?:\A|(?<=\n\n)|(?<=\n\r\n))[ ]{{0,3}}</?[a-z][a-z0-9-]*+(?:\s[^<>\n]*+)?>[ \t\r]*+$(?:{_REST})"
_HTML: Final = re.compile(
    rf"^(?:[ ]{{0,3}}(?:{_TABLE}|{_COMMENT}|{_BLOCK})|{_TAG_ALONE})[ \t]*", re.MULTILINE | re.IGNORECASE
)
"""HTML between paragraphs: a table, a comment, or lines up to a blank one. The first begins with a tag or is one."""
_BLANK_LINES: Final = re.compile(r"\A(?:[ \t]*\r?\n)+")
_LINE_START: Final = re.compile(r"(?:\A|\n)[ ]{0,3}\Z")


def markdown_parts(text: str, marks: Sequence[Mark], hidden: Sequence[Span]) -> Iterator[Pieces | TableText]:
    """Yield the parts of a Markdown document in order: text in pieces as it is written, and the tables of its HTML.

    Args:
        text: the document.
        marks: the mentions of terms in it, in order.
        hidden: where the parts of its HTML stand that a browser does not show.
    """
    without_code = mask_code(text) if "<" in text else ""
    shown = masked(text, hidden, lambda part: PADDING * len(part))
    done = 0
    for start, end in _html_blocks(without_code, hidden):
        yield _as_written(shown[done:start], _between(marks, done, start))
        html = shown[start:end]
        yield from page_parts(html, shown_text(html, read_page(html).readable), _between(marks, start, end))
        done = end
    yield _as_written(shown[done:], _between(marks, done, len(text)))


def _as_written(text: str, marks: Sequence[Mark]) -> Pieces:
    """Return a part of the document in pieces, without the hidden parts of its lines and blank lines above it."""
    pieces = [(piece.replace(PADDING, ""), number) for piece, number in cut(text, marks)]
    if pieces and not pieces[0][1]:
        pieces[0] = (_BLANK_LINES.sub("", pieces[0][0]), 0)
    return [piece for piece in pieces if piece[0]]


def _html_blocks(text: str, hidden: Sequence[Span]) -> list[Span]:
    """Return where HTML stands between the paragraphs of a document, and what is hidden between them."""
    blocks = [found.span() for found in _HTML.finditer(text)]
    paragraphs = [span for span in hidden if _LINE_START.search(text, max(0, span[0] - 4), span[0])]
    joined: list[Span] = []
    for start, end in sorted([*blocks, *paragraphs]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _between(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    return [Mark(one.start - start, min(one.end, end) - start, one.number) for one in marks if start <= one.start < end]
