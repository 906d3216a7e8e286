"""Cells with HTML in them, as the editors of web pages and flash cards write them: they are read as what they show."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.superscripts import raise_text
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.rows import Row

_BLOCKS: Final = "p|div|ul|ol|li|h[1-6]|blockquote|table|tbody|tr|td|th"
_ELEMENTS: Final = f"{_BLOCKS}|b|i|em|strong|u|s|sub|sup|span|a|font|code|small|mark|dfn|abbr"
_MARKUP: Final = re.compile(rf"</(?:{_ELEMENTS})\s*>|<br\s*/?>", re.IGNORECASE)
_BREAK: Final = re.compile(rf"<br\s*/?>|</?(?:{_BLOCKS})(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG: Final = re.compile(rf"</?(?:{_ELEMENTS}|img)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LABELS: Final = frozenset({"prefLabel", *LABEL_KEYS})
_TEXTS: Final = frozenset(STATEMENT_KEYS)


def without_markup(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows. Cells of labels and statements that have HTML in them are read as text, and counted.

    Those of our own tables are left as they are.
    """
    if header.is_export:
        yield from rows
        return
    targets = {place: column.target.partition("@")[0] for place, column in enumerate(header.columns)}
    places = {place: target in _TEXTS for place, target in targets.items() if target in _LABELS | _TEXTS}
    for row in rows:
        for place, is_text in places.items():
            cell = "".join(row.cells[place : place + 1])
            if ("<" in cell or "&" in cell) and (shown := shown_text(cell)) != cell:
                row.cells[place] = shown if is_text else " ".join(shown.split())
                changes.add("markup", row.line, cell)
        yield row


def shown_text(cell: str) -> str:
    r"""Return what a cell with HTML shows. One without elements that are closed has no HTML.

    >>> shown_text("<p>Blood <b>without</b><br>cells &amp; clots.</p>"), shown_text("a <b> of 5")
    ('Blood without\ncells & clots.', 'a <b> of 5')
    """
    if not _MARKUP.search(cell):
        return _REFERENCE.sub(lambda reference: unescape(reference[0]), cell)
    text = _TAG.sub("", _BREAK.sub("\n", raise_text(cell)))
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return "\n".join(filter(None, lines))
