"""What a web page holds: definition lists, tables, terms that are opened by a click, and the paragraphs beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from immuno_cli.formats.glossaries.entries import Entry
from immuno_cli.formats.glossaries.html.lists import PARTS, iter_listed, iter_loose, iter_opened
from immuno_cli.formats.glossaries.html.pieces import LEAST_WORDS, Piece, iter_pieces
from immuno_cli.formats.glossaries.html.tables import Table, read_tables

_HEADING: Final = re.compile("h[1-6]")
_HEAD: Final = 4096
_WHOLE_PAGE: Final = re.compile(r"<(?:html|body)\b", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What a page holds: its title, the entries of its lists and tables, and the paragraphs outside of these."""

    title: str = ""
    listed: list[Entry] = field(default_factory=list)
    opened: list[Entry] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """Those below the title."""
    summaries: list[tuple[int, str]] = field(default_factory=list)
    """Those of what is opened by a click and is no entry: a list, a table or further such parts."""
    is_cut: bool = False
    """Whether it ends inside a list or a table."""


def read_page(text: str) -> Page:
    """Return what a page holds. It need not be sound.

    >>> read_page("<h1>Blood</h1><dl><dt>serum<dd>Blood without cells.</dl>").title
    'Blood'
    """
    page = Page()
    depth = 0
    part: list[Piece] = []
    beside: list[Piece] = []
    for piece in iter_pieces(text):
        is_begin = piece.tag in PARTS
        is_end = piece.tag.removeprefix("/") in PARTS and not is_begin
        depth = max(0, depth + is_begin - is_end)
        if depth or is_end:
            part.append(piece)
        else:
            beside.append(piece)
        if part and not depth:
            beside.append(Piece(part[0].tag, "", part[0].line))
            _read_part(page, part)
            part = []
    _read_part(page, part)
    _read_beside(page, beside)
    page.is_cut = depth > 0 and _is_page_without_end(text)
    return page


def _is_page_without_end(text: str) -> bool:
    """Return whether a whole page, and not a part of one, ends before it should."""
    return _WHOLE_PAGE.search(text[:_HEAD]) is not None and "</html" not in text[-_HEAD:].lower()


def _read_beside(page: Page, pieces: Sequence[Piece]) -> None:
    """Read what stands beside the lists and the tables: terms that are opened, the title, headings and paragraphs."""
    for piece in iter_opened(pieces):
        if isinstance(piece, Entry):
            page.opened.append(piece)
        else:
            _read_outside(page, piece)


def _read_outside(page: Page, piece: Piece) -> None:
    """Read the title, or note a heading or a paragraph."""
    if piece.tag == "h1" and piece.text:
        page.title = piece.text
    elif piece.tag == "title":
        page.title = page.title or piece.text
    elif piece.tag == "summary" or _HEADING.fullmatch(piece.tag):
        page.headings.append(piece.text)
        if piece.tag == "summary":
            page.summaries.append((piece.line, piece.text))
    else:
        _add_outside(page, piece)


def _add_outside(page: Page, piece: Piece) -> None:
    if len(piece.text.split()) >= LEAST_WORDS:
        page.outside.append((piece.line, piece.text))


def _read_part(page: Page, part: Sequence[Piece]) -> None:
    """Read a list or a table. Text behind its end is outside."""
    page.listed.extend(iter_listed(part))
    page.tables.extend(read_tables(part, page.outside))
    for piece in iter_loose(part[:-1]):
        _add_outside(page, piece)
    if part and part[-1].tag.removeprefix("/") in PARTS:
        _add_outside(page, part[-1])
