"""Lines of a plain text that have columns, such as those of a lab report: values after runs of blanks, or tabs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.render.layout import Line, Span, cut_line, text_of, wrap
from immuno_cli.render.visible import cells, visible

_TAB_STOP: Final = 8
_LEAST_GAP: Final = 2
_BLANKS: Final = re.compile(r"[ \t]{2,}|\t")
_FIELD_GAP: Final = re.compile(r"(?<![.?!:;,]) {2,}| {3,}")
"""What stands between two columns. Two blanks after the end of a sentence are none."""
_HANGING: Final = "  "


def is_moved(line: Sequence[Span], text: str) -> bool:
    """Return whether the columns that a line with this text may have do not stand where they should."""
    return "\t" in text or ("  " in text and any(span.style == "id" for span in line))


def aligned(line: Sequence[Span]) -> list[Span]:
    """Return a line with blanks for its tabs, and with fewer blanks after the numbers of terms that stand in it.

    So its columns stand where those of the other lines do, as far as there is room: two blanks stay.
    """
    done: list[Span] = []
    column = surplus = 0  # the column in the text as it was, and how far the numbers have moved what follows
    for span in line:
        if span.style == "id":
            surplus += len(span.text)
            done.append(span)
            continue
        parts: list[str] = []
        end = 0
        for gap in _BLANKS.finditer(span.text):
            parts.append(span.text[end : gap.start()])
            column += cells(visible(parts[-1]))
            size = _width(gap[0], column)
            spared = min(surplus, max(0, size - _LEAST_GAP))
            parts.append(" " * (size - spared))
            column, surplus, end = column + size, surplus - spared, gap.end()
        parts.append(span.text[end:])
        column += cells(visible(parts[-1]))
        done.append(span._replace(text="".join(parts)))
    return done


def _width(blanks: str, column: int) -> int:
    """Return how many columns blanks and tabs take from a column on."""
    end = column
    for blank in blanks:
        end += _TAB_STOP - end % _TAB_STOP if blank == "\t" else 1
    return end - column


def wrapped_columns(line: Sequence[Span], width: int, indent: str) -> Iterator[Line]:
    """Yield a line with columns in lines of at most `width` columns. A value that fits into a line is not broken.

    The blanks between two values in one line stay. What does not fit stands below, further to the right.
    """
    fields = list(_fields(line))
    rest = indent + _HANGING if len(fields) > 1 else indent
    done: list[Span] = []
    used = 0
    for gap, field in fields:
        size = cells(text_of(field))
        if done and used + gap + size <= width:
            done += [Span(" " * gap), *field]
            used += gap + size
            continue
        if done:
            yield tuple(done)
        *whole, last = wrap(field, width, first=rest if done else indent, rest=rest)
        yield from whole
        done = list(last)
        used = cells(text_of(last))
    yield tuple(done)


def _fields(line: Sequence[Span]) -> Iterator[tuple[int, Line]]:
    """Yield the values of a line, each with the number of blanks before it."""
    text = "".join(span.text for span in line)
    gaps: list[int] = []
    parts: list[tuple[int, int]] = []
    begin = gap = 0
    for found in _FIELD_GAP.finditer(text):
        if begin < found.start():
            gaps.append(gap)
            parts.append((begin, found.start()))
            gap = len(found[0])
        begin = found.end()
    if begin < len(text):
        gaps.append(gap)
        parts.append((begin, len(text)))
    yield from zip(gaps, map(tuple, cut_line(line, iter(parts))), strict=True)
