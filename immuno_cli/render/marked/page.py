"""An annotated HTML document as lines of a terminal: its prose, and its tables as tables."""

from collections.abc import Iterable, Iterator
from itertools import chain

from immuno_cli.annotate.texts.parts.page_parts import Pieces, TableText
from immuno_cli.render.layout import EMPTY, Line
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.table import table_lines
from immuno_cli.render.marked.text import split_lines, text_lines


def page_lines(parts: Iterable[Pieces | TableText], width: int, numbering: Numbering) -> Iterator[Line]:
    """Yield the parts of a page as lines of at most `width` columns, with a blank line between two of them."""
    is_begun = False
    for lines in chain.from_iterable(_parts_of(part, width, numbering) for part in parts):
        first = next(lines, None)
        if first is None:
            continue
        if is_begun:
            yield EMPTY
        yield first
        yield from lines
        is_begun = True


def _parts_of(part: Pieces | TableText, width: int, numbering: Numbering) -> Iterator[Iterator[Line]]:
    """Yield the lines of prose, or of a table after its caption."""
    if not isinstance(part, TableText):
        yield text_lines(part, width, numbering)
        return
    yield text_lines(part.beside, width, numbering)
    contents = [_content(pieces, numbering) for pieces in part.cells]
    yield table_lines(part.table, contents, width)


def _content(pieces: Pieces, numbering: Numbering) -> list[Line]:
    """Return what a cell says, line by line, without blank lines."""
    lines = split_lines(numbering.spans(pieces))
    return [tuple(line) for line in lines if not all(span.text.isspace() for span in line)]
