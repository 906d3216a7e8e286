"""Cells with HTML in them, as the editors of web pages and flash cards write them: they are read as what they show."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.html_text import without_tags
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.rows import Row
from immuno_cli.formats.tables.said_tags import take_said_tags

_ELEMENTS: Final = (
    "a abbr b blockquote br code dfn div em font h1 h2 h3 h4 h5 h6 i li ol p s small span strong sub sup table td th tr"
    " u ul"
)
"""Elements that show that a cell holds HTML."""
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SIGN: Final = re.compile(r"[<&`]|\[(?:sound|anki):|\]\(|\*\*|__")
"""A sign of HTML, of a mark of Anki, or of Markdown."""
_LINK: Final = re.compile(r"\[(?P<text>[^\[\]\n]{1,300})\]\((?:https?://|[.#/])[^()\s]{0,1000}\)")
"""A link in Markdown."""
_STRESSED: Final = re.compile(r"(?P<mark>\*\*|__|`)(?P<text>(?!\s)[^*_`\n]{1,300}(?<!\s))(?P=mark)")
"""A label in bold, or as code, in Markdown."""
_LABELS: Final = frozenset({"prefLabel", *LABEL_KEYS})
_OF_ANKI: Final = re.compile(r"\[sound:[^\[\]\n]{1,200}\.\w{2,4}\]|\[/?anki:[^\[\]\n]{1,200}\]")
_SPACES: Final = re.compile(" {2,}")
_TEXTS: Final = _LABELS | frozenset(STATEMENT_KEYS)


def without_markup(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows. Cells of labels and statements that have HTML in them are read as text, and counted.

    So are labels in Markdown. The cells of our own tables are left as they are.
    """
    if header.is_export:
        yield from rows
        return
    targets = [column.target.partition("@")[0] for column in header.columns]
    places = [place for place, target in enumerate(targets) if target in _TEXTS]
    for row in rows:
        if _SIGN.search("".join(row.cells)):  # most rows have none
            for place in places:
                if place < len(row.cells):
                    _read_cell(row, place, changes)
                    if targets[place] in _LABELS:
                        _read_markdown(row, place, changes)
        yield row


def _read_cell(row: Row, place: int, changes: Changes) -> None:
    """Put the text that a cell shows in its place, and count it."""
    cell = row.cells[place]
    bare = _without_marks_of_anki(cell)
    if bare != cell:
        changes.add("anki-mark", row.line, cell)
    shown = shown_text(bare)
    if shown not in ("", bare):
        changes.add("markup", row.line, cell)
        bare = shown
    row.cells[place] = bare


def _read_markdown(row: Row, place: int, changes: Changes) -> None:
    """Put the text of a label that is a link, or stressed, in its place, and count it."""
    cell = row.cells[place]
    stressed = _STRESSED.fullmatch(cell.strip())
    shown = _LINK.sub(r"\g<text>", stressed["text"] if stressed else cell)
    if shown != cell:
        changes.add("label-markdown", row.line, cell)
        row.cells[place] = shown


def _without_marks_of_anki(cell: str) -> str:
    """Return a cell without the sounds of flash cards, which are files. What is read aloud stays as a text."""
    if "[sound:" not in cell and "[anki:" not in cell:
        return cell
    return _SPACES.sub(" ", _OF_ANKI.sub("", cell)).strip()


def shown_text(cell: str) -> str:
    """Return what a cell with HTML shows. One without a line break or an element that is closed has no HTML.

    Tags that the text talks about stay.

    >>> shown_text("<p>Blood <b>without</b><br>cells &amp; clots.</p>"), shown_text("a <b> of 5")
    ('Blood without cells & clots.', 'a <b> of 5')
    """
    tags = take_said_tags(cell) if "<" in cell else None
    if tags and not tags.elements.isdisjoint(_ELEMENTS.split()):
        return without_tags(tags.text)
    return _REFERENCE.sub(_character, cell)


def _character(reference: re.Match[str]) -> str:
    """Return what a reference stands for. One with an unknown name stands as it is: `&notation;` is not `¬ation;`."""
    is_known = reference[0][1] == "#" or reference[0][1:] in html5
    return unescape(reference[0]) if is_known else reference[0]
