"""An annotated text as lines: the text with its terms marked, and under it what they mean."""

import json
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final

from immuno_cli.annotate import Annotation, Term
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.questions.wording import DISCLAIMER
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, shortened, wrap

_MOST_INDENT: Final = 3
_LONGEST_DEFINITION: Final = 400
_TAB: Final = "    "


def annotation_json(file: str, annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield what `annotate` answers for one file, one line of JSON in pieces: it may be longer than the text."""
    yield f'{{"file": {json.dumps(file)}, "annotations": ['
    comma = ""
    for one in annotations:
        yield comma + json.dumps(
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "id": one.id,
                "prefLabel": one.pref_label,
                "matchedLabel": one.matched_label,
                "vocabulary": one.vocabulary,
            }
        )
        comma = ", "
    yield "]}\n"


def text_lines(pieces: Iterable[tuple[str, int]], width: int, *, every: bool) -> Iterator[Line]:
    """Yield a text, given in pieces with the numbers of their terms, line by line as it is, wrapped to `width` columns.

    A term has its number at its first mention, with `every` at each. Blank lines at the end are left out.
    """
    seen = {0}
    blank = 0
    for line in _lines(pieces, seen, every=every):
        if all(span.text.isspace() for span in line):
            blank += 1
            continue
        yield from repeat(EMPTY, blank)
        blank = 0
        if len(line) == 1 and _is_simple(line[0].text):
            yield from _cut(line[0], width)
            continue
        first = line[0].text
        indent = first[: len(first) - len(first.lstrip(" "))][: width // _MOST_INDENT]
        if indent:
            yield from wrap((Span(first.lstrip(" "), line[0].style), *line[1:]), width, first=indent, rest=indent)
        else:
            yield from wrap(line, width)


def _is_simple(text: str) -> bool:
    return text.isascii() and text.isprintable() and "  " not in text and text[0] != " "


def _cut(span: Span, width: int) -> Iterator[Line]:
    """Yield what `wrap` yields of one span of simple text; a line of many megabytes takes no time so."""
    text, begin = span.text.rstrip(), 0
    while len(text) - begin > width:
        end = text.rfind(" ", begin, begin + width + 1)
        yield (Span(text[begin : end if end > begin else begin + width], span.style),)
        begin = end + 1 if end > begin else begin + width
    yield (Span(text[begin:], span.style),)


def _lines(pieces: Iterable[tuple[str, int]], seen: set[int], *, every: bool) -> Iterator[list[Span]]:
    line: list[Span] = []
    for piece, number in pieces:
        parts = piece.replace("\r\n", "\n").replace("\r", "\n").replace("\t", _TAB).split("\n")
        for i, part in enumerate(parts):
            if i:
                yield line
                line = []
            if part:
                line.append(Span(part, "match" if number else "plain"))
        if number and (every or number not in seen):
            line.append(Span(f"[{number}]", "id"))
        seen.add(number)
    if line:
        yield line


def term_lines(terms: Iterable[Term], width: int, *, counts: bool, several: bool) -> Iterator[Line]:
    """Yield the terms, each with its short definition and the id to explain it by; `several` adds the vocabulary."""
    shown = False
    for term in terms:
        mark = f"[{term.number}] "
        rest = " " * len(mark)
        head = [Span(term.concept.pref_label or term.concept.id, "label")]
        if counts:
            head.append(Span(f" {term.mentions:,} {'mention' if term.mentions == 1 else 'mentions'}", "dim"))
        head.append(Span(f" ({term.concept.id})", "id"))
        if several:
            head.append(Span(f" {term.vocabulary}", "dim"))
        yield from wrap(head, width, first=mark, rest=rest)
        definition = short_definition(term)
        if definition:
            yield from wrap(line_of(definition), width, first=rest, rest=rest)
        shown = True
    if shown:
        yield EMPTY
        yield from wrap(line_of("`immuno explain ID` says more. " + DISCLAIMER, "dim"), width)


def short_definition(term: Term) -> str:
    """Return the first definition of a term, cut where it is long; "" where there is none."""
    definitions = term.concept.definitions
    return shortened(definitions[0].text, _LONGEST_DEFINITION) if definitions else ""


def meaning_of(word: Unexplained) -> str:
    """Return what is said of a word without a term, behind a colon; "" where nothing is."""
    return f": {word.meaning}" if word.meaning else ""
