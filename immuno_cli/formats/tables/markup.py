"""Cells with HTML in them, as the editors of web pages and flash cards write them: they are read as what they show."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.html_text import without_tags
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.rows import Row

_MARKUP: Final = re.compile(
    r"</(?:a|abbr|b|blockquote|code|dfn|div|em|font|h[1-6]|i|li|ol|p|s|small|span|strong|su[bp]|table|t[dhr]|u|ul)\s*>"
    r"|<br\s*/?>",
    re.IGNORECASE,
)
"""What tells HTML from other texts: an element of it that is closed, or a line break."""
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TEXTS: Final = frozenset({"prefLabel", *LABEL_KEYS, *STATEMENT_KEYS})


def without_markup(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows. Cells of labels and statements that have HTML in them are read as text, and counted.

    Those of our own tables are left as they are.
    """
    if header.is_export:
        yield from rows
        return
    places = [place for place, column in enumerate(header.columns) if column.target.partition("@")[0] in _TEXTS]
    for row in rows:
        for place in places:
            cell = "".join(row.cells[place : place + 1])
            if ("<" in cell or "&" in cell) and (shown := shown_text(cell)) != cell:
                row.cells[place] = shown
                changes.add("markup", row.line, cell)
        yield row


def shown_text(cell: str) -> str:
    """Return what a cell with HTML shows. One without elements that are closed has no HTML.

    >>> shown_text("<p>Blood <b>without</b><br>cells &amp; clots.</p>"), shown_text("a <b> of 5")
    ('Blood without cells & clots.', 'a <b> of 5')
    """
    if _MARKUP.search(cell):
        return without_tags(cell)
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), cell)
