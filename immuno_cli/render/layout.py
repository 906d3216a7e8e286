"""An answer as lines of spans: what is said and what it is, wrapped to a width. Knows no color and no screen."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from immuno_cli.render.visible import cells, visible

Style = Literal["plain", "title", "label", "heading", "dim", "match", "basis", "warning", "id", "command"]
"""What a span is. A command is never broken, so that it can be copied."""

NARROW: Final = 60
"""On a terminal with fewer columns, text beside a label has too little room. It stands below the label."""
_NO_PART: Final = (sys.maxsize, sys.maxsize)


class Span(NamedTuple):
    """A run of text and what it is; `url` is where it leads, for terminals that have links."""

    text: str
    style: Style = "plain"
    url: str = ""


Line = tuple[Span, ...]
EMPTY: Line = ()


class Table(NamedTuple):
    """Rows under a header; a cell is a line of spans.

    On a terminal, `wide` cells may take several lines. `whole` cells, such as ids to copy, are never broken.
    """

    header: tuple[str, ...]
    rows: Sequence[tuple[Line, ...]]
    wide: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()


def line_of(text: str, style: Style = "plain") -> Line:
    """Return the text as a line of one span."""
    return (Span(text, style),)


def command_lines(commands: Iterable[str], width: int) -> Iterator[Line]:
    """Yield commands that show more, each on a line of its own."""
    for command in commands:
        yield from wrap((Span("More: ", "dim"), Span(command, "command")), width, rest="  ")


def text_of(line: Line) -> str:
    """Return a line's text, harmless."""
    return "".join(visible(span.text) for span in line)


def cut_line(line: Sequence[Span], parts: Iterator[tuple[int, int]]) -> Iterator[list[Span]]:
    """Yield the spans of a line in each of these parts of it, from left to right. A part is where it begins and ends.

    >>> [text_of(tuple(spans)) for spans in cut_line([Span("T ce"), Span("lls", "match")], iter([(0, 1), (2, 7)]))]
    ['T', 'cells']
    """
    part: list[Span] = []
    begin, end = next(parts, _NO_PART)
    place = 0
    for span in line:
        after = place + len(span.text)
        while after > end:
            if place < end:
                part.append(span._replace(text=span.text[max(begin - place, 0) : end - place]))
            yield part
            part = []
            begin, end = next(parts, _NO_PART)
        if after > begin:
            part.append(span if begin <= place else span._replace(text=span.text[begin - place :]))
        place = after
    if part:
        yield part


def wrap(line: Iterable[Span], width: int, *, first: str = "", rest: str = "") -> Iterator[Line]:
    """Yield lines of at most `width` columns; the first begins with `first`, the others with `rest`.

    Lines break at spaces; a word longer than a line is broken where it must be. Nothing is lost. A command is one word,
    which is not broken.
    """
    room = max(width - max(cells(first), cells(rest)), 1)
    indent, spans, used = first, list[Span](), cells(first)
    for word in _words(line):
        for i, piece in enumerate(_pieces(word, room)):
            gap = " " if spans and i == 0 else ""
            size = sum(cells(span.text) for span in piece)
            if spans and used + len(gap) + size > width:
                yield _line(indent, spans)
                indent, spans, used, gap = rest, [], cells(rest), ""
            if gap:
                inside = spans[-1].style == piece[0].style and spans[-1].url == piece[0].url
                spans.append(Span(gap, piece[0].style, piece[0].url) if inside else Span(gap))
            spans += piece
            used += len(gap) + size
    yield _line(indent, spans)


def _line(indent: str, spans: Sequence[Span]) -> Line:
    """Return the spans after their indent, neighbours of one style as one."""
    joined: list[Span] = []
    texts: list[str] = [indent]
    style: Style = "plain"
    url = ""
    for span in spans:
        if span.style != style or span.url != url:
            joined.append(Span("".join(texts), style, url))
            texts, style, url = [], span.style, span.url
        texts.append(span.text)
    joined.append(Span("".join(texts), style, url))
    return tuple(span for span in joined if span.text)


def _words(line: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the words of a line, each as the spans that it runs through."""
    word: list[Span] = []
    for span in line:
        text = span.text.replace("\n", " ")
        for i, part in enumerate([text] if span.style == "command" else text.split(" ")):
            if i and word:
                yield word
                word = []
            shown = visible(part)
            if shown:
                word.append(Span(shown, span.style, span.url))
    if word:
        yield word


def _pieces(word: Sequence[Span], width: int) -> Iterator[list[Span]]:
    """Yield a word in pieces that fit into `width` columns, nearly always one; a command in one piece."""
    if sum(cells(span.text) for span in word) <= width or any(span.style == "command" for span in word):
        yield list(word)
        return
    piece: list[Span] = []
    used = 0
    for span in word:
        at = 0
        while at < len(span.text):
            end = _end_of_fitting(span.text, at, width - used)
            if end == at and piece:
                yield piece
                piece, used = [], 0
                continue
            text = span.text[at : max(end, at + 1)]
            piece.append(span._replace(text=text))
            used += cells(text)
            at += len(text)
    if piece:
        yield piece


def _end_of_fitting(text: str, start: int, width: int) -> int:
    """Return the end of the longest part of a text, from `start` on, that takes at most `width` columns."""
    if text.isascii():
        return min(start + max(width, 0), len(text))
    for at in range(start, len(text)):
        width -= cells(text[at])
        if width < 0:
            return at
    return len(text)


def shortened(text: str, width: int) -> str:
    """Return the text cut to `width` columns at a word where there is one, with … where something is left out."""
    text = visible(" ".join(text.split()))
    if cells(text) <= width:
        return text
    used = accumulate(map(cells, text))
    kept = text[: next(at for at, columns in enumerate(used) if columns >= max(width, 1))]
    at_word = kept.rsplit(" ", 1)[0] if not text[len(kept)].isspace() else kept
    return (at_word if len(at_word) * 2 > len(kept) else kept).rstrip(" ,;:") + "…"
