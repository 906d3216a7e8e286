"""A text with its terms marked, as lines of a terminal: it stays as it is, but for lines that are too wide."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Final

from immuno_cli.render.layout import EMPTY, Line, Span, cut_line, wrap
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.pipe_tables import is_row, pipe_table
from immuno_cli.render.marked.table import table_lines
from immuno_cli.render.marked.text_columns import aligned, is_moved, wrapped_columns
from immuno_cli.render.visible import cells, visible

_MOST_INDENT: Final = 3
_MOST_ROWS: Final = 5000
"""Maximum number of lines that are looked at together, since they may be a table."""
_QUOTED: Final = re.compile(r"(?:> ?)+(?=\S)")
"""What begins a line of a quoted letter, and each line that it is wrapped to."""
_FULL: Final = 50
"""Characters at least of a line of a quotation that goes on in the next one."""
_SIGN_OF_ITEM: Final = re.compile(r"(?:[-*+·•◦▪–]|[0-9]{1,3}[.)]) {1,7}(?=\S)")
"""What begins an item of a list. Its other lines stand below the words of its first one."""
_OF_ONE_COLUMN: Final = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u03c9\u2010-\u2027\u2030-\u205e\u2074-\u208e\u2190-\u22ff]*"
)
"""Text whose characters are shown as they are, each in one column: Latin and Greek letters, signs, figures."""


def text_lines(pieces: Iterable[tuple[str, int]], width: int, numbering: Numbering) -> Iterator[Line]:
    """Yield a text, given in pieces with the numbers of their terms, line by line as it is, wrapped to `width` columns.

    A table of Markdown that is too wide is laid out as a table. Blank lines at the end are left out.
    """
    blank = 0
    rows: list[list[Span]] = []
    for line in _flowing(split_lines(numbering.spans(pieces)), width):
        if is_row(line) and len(rows) < _MOST_ROWS:
            rows.append(line)
            continue
        yield from _rows(rows, width, blank)
        blank, rows = (0, []) if rows else (blank, rows)
        if all(span.text.isspace() for span in line):
            blank += 1
            continue
        yield from repeat(EMPTY, blank)
        blank = 0
        yield from _wrapped(line, width)
    yield from _rows(rows, width, blank)


def _flowing(lines: Iterable[list[Span]], width: int) -> Iterator[list[Span]]:
    """Yield lines; what does not fit into a long line of a quotation begins the next one, so no word stands alone."""
    carried: Line = ()
    for line in lines:
        quote = _quote(line)
        if carried and quote == _quote(carried) and _goes_on(line, quote):
            line = [*carried, Span(" "), *_without_quote(line, quote)]  # noqa: PLW2901
        elif carried:
            yield list(carried)
        carried = ()
        text = "".join(span.text for span in line)
        if not quote or len(text) < _FULL or cells(visible(text)) <= width:
            yield line
            continue
        *whole, carried = _wrapped(line, width)
        yield from map(list, whole)
    if carried:
        yield list(carried)


def _quote(line: Sequence[Span]) -> str:
    """Return what begins a line of a quotation; "" for other lines."""
    if not line or not line[0].text.startswith(">"):
        return ""
    sign = _QUOTED.match("".join(span.text for span in line))
    return sign[0] if sign else ""


def _without_quote(line: Sequence[Span], quote: str) -> list[Span]:
    """Return a line of a quotation without what begins it."""
    length = sum(len(span.text) for span in line)
    return next(cut_line(line, iter([(len(quote), length)])))


def _goes_on(line: Sequence[Span], quote: str) -> bool:
    """Return whether a line of a quotation may go on with the sentence of the line before it."""
    text = "".join(span.text for span in line)[len(quote) :]
    return text[:1].isalnum() and not _SIGN_OF_ITEM.match(text) and "  " not in text


def _rows(rows: list[list[Span]], width: int, blank: int) -> Iterator[Line]:
    """Yield lines that begin with strokes, after so many blank ones: a table is laid out if it does not fit."""
    if not rows:
        return
    yield from repeat(EMPTY, blank)
    fits = all(cells(visible("".join(span.text for span in row).rstrip(" "))) <= width for row in rows)
    table = None if fits else pipe_table(rows)
    if table:
        yield from table_lines(*table, width)
    else:
        for row in rows:
            yield from _wrapped(row, width)


def split_lines(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the lines of a text that is given in spans."""
    line: list[Span] = []
    for span in spans:
        text = span.text
        if text.isprintable():
            line.append(span)
            continue
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if first:
            line.append(span._replace(text=first))
        for part in others:
            yield line
            line = [span._replace(text=part)] if part else []
    if line:
        yield line


def _wrapped(line: list[Span], width: int) -> Iterator[Line]:
    """Yield a line of the text as it is, or, if it is too wide, as lines that begin with its indent."""
    text = "".join(span.text for span in line).rstrip(" ")
    if is_moved(line, text):
        line = aligned(line)
        text = "".join(span.text for span in line).rstrip(" ")
    is_simple = _OF_ONE_COLUMN.fullmatch(text) is not None
    if (len(text) if is_simple else cells(visible(text))) <= width:
        yield _shortened(line, len(text))
        return
    first = line[0].text
    unindented = first.lstrip(" ")
    indent = first[: len(first) - len(unindented)][: width // _MOST_INDENT]
    line[0] = line[0]._replace(text=unindented)
    text = text[len(first) - len(unindented) :]
    rest = _hanging(text, width)
    if "  " in text[len(rest) :]:
        yield from wrapped_columns(line, width, indent)
    elif rest or not is_simple or not unindented:
        sign = _without_sign(line, rest)
        yield from wrap(line, width, first=indent + sign, rest=indent + rest)
    else:
        for spans in cut_line(line, _parts(text, width - len(indent))):
            yield _indented(spans, indent)


def _hanging(text: str, width: int) -> str:
    """Return what stands before the other lines of one that is wrapped, after its indent.

    In a list they stand below the words of the item, and in a quotation they are quoted as well.
    """
    sign = _SIGN_OF_ITEM.match(text) or _QUOTED.match(text)
    if not sign or len(sign[0]) > width // _MOST_INDENT:
        return ""
    return sign[0] if sign[0][0] == ">" else " " * len(sign[0])


def _without_sign(line: list[Span], hanging: str) -> str:
    """Take the sign of an item with the blanks after it away from a line, and return it; "" if it is no item."""
    text = line[0].text
    if not hanging.isspace() or len(text) < len(hanging):
        return ""
    line[0] = line[0]._replace(text=text[len(hanging) :])
    return text[: len(hanging)]


def _shortened(line: Sequence[Span], length: int) -> Line:
    """Return a line's first so many characters, as they are shown."""
    spans = next(cut_line(line, iter([(0, length)])))
    return tuple(span._replace(text=visible(span.text)) for span in spans)


def _parts(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each part of a text begins and ends that fits into a line: it ends at a blank, if one is there."""
    begin = 0
    while len(text) - begin > width:
        blank = text.rfind(" ", begin, begin + width + 1)
        end = blank if blank > begin else begin + width
        yield begin, end
        begin = end + 1 if blank > begin else end
    yield begin, len(text)


def _indented(spans: list[Span], indent: str) -> Line:
    if not indent:
        return tuple(spans)
    first = spans[0]
    if first.style == "plain":
        return (first._replace(text=indent + first.text), *spans[1:])
    return (Span(indent), *spans)
