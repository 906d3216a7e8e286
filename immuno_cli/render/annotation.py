"""An annotated text as lines: the text with its terms marked, under it what they mean, and which words have no term."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Final, NamedTuple

from immuno_cli.annotate import Annotation, Term
from immuno_cli.annotate.matching import as_record
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.language.english import is_common
from immuno_cli.language.plurals import singular
from immuno_cli.questions.wording import DISCLAIMER, NOT_EXPLAINED
from immuno_cli.render.counting import counted
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, shortened, wrap

_MOST_INDENT: Final = 3
_LONGEST_DEFINITION: Final = 400
_TAB: Final = "    "
_MOST_UNEXPLAINED: Final = 20
"""Technical words without a term at most that are shown below a text."""


def annotation_json(
    file: str, annotations: Iterable[Annotation], unexplained: Iterable[Unexplained] | None = None
) -> Iterator[str]:
    """Yield what `annotate` answers for one file, one line of JSON in pieces: it may be longer than the text.

    Technical words without a term stand under `unexplained`, if they are given.
    """
    yield f'{{"file": {json.dumps(file)}, "annotations": ['
    comma = ""
    for one in annotations:
        yield comma + json.dumps(as_record(one))
        comma = ", "
    yield "]"
    if unexplained is not None:
        yield f', "unexplained": {json.dumps(list(map(_unexplained_json, unexplained)))}'
    yield "}\n"


def _unexplained_json(word: Unexplained) -> dict[str, str | int]:
    answer: dict[str, str | int] = {"text": word.text, "count": word.mentions, "start": word.start}
    if word.meaning:
        answer["meaning"] = word.meaning
    return answer


def text_lines(
    pieces: Iterable[tuple[str, int]], width: int, *, every: bool, all_words: bool = False
) -> Iterator[Line]:
    """Yield a text, given in pieces with the numbers of their terms, line by line as it is, wrapped to `width` columns.

    A term has its number at its first mention, with `every` at each. A mention that another one follows at once always
    has it, so that the two can be told apart. A very common word, such as "treatment", is marked at its first mention
    alone, with `all_words` at each. Blank lines at the end are left out.
    """
    blank = 0
    shown = pieces if all_words else _without_common_words(pieces)
    for line in _lines(_numbered(shown, every=every)):
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


def _without_common_words(pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the pieces; a mention by a very common word is none, if its term was mentioned before."""
    seen: set[int] = set()
    for text, number in pieces:
        known = number in seen and _is_common(text.lower())
        seen.add(number)
        yield text, 0 if known else number


def _is_common(word: str) -> bool:
    return is_common(word) or is_common(singular(word))


class _Piece(NamedTuple):
    """A piece of the text; `number` is that of its term, which is shown behind it if `shown`."""

    text: str
    number: int
    shown: bool


def _numbered(pieces: Iterable[tuple[str, int]], *, every: bool) -> Iterator[_Piece]:
    """Yield the pieces, each with whether its number is shown."""
    seen = {0}
    held: list[_Piece] = []  # a mention, and perhaps a blank behind it
    for text, number in pieces:
        if held and number:
            held[0] = held[0]._replace(shown=True)
        if held and not number and len(held) == 1 and _is_blank(text):
            held.append(_Piece(text, 0, shown=False))
            continue
        yield from held
        piece = _Piece(text, number, bool(number) and (every or number not in seen))
        seen.add(number)
        held = [piece] if number else []
        if not number:
            yield piece
    yield from held


def _is_blank(text: str) -> bool:
    """Return whether a text is blank and within one line."""
    return text.isspace() and "\n" not in text and "\r" not in text


def _lines(pieces: Iterable[_Piece]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for piece in pieces:
        parts = piece.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", _TAB).split("\n")
        for i, part in enumerate(parts):
            if i:
                yield line
                line = []
            if part:
                line.append(Span(part, "match" if piece.number else "plain"))
        if piece.shown:
            line.append(Span(f"[{piece.number}]", "id"))
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
            head.append(Span(f" {counted(term.mentions, 'mention')}", "dim"))
        head.append(Span(f" ({term.concept.id})", "id"))
        if several:
            head.append(Span(f" {term.vocabulary}", "dim"))
        head += [Span(f" · also in {other.vocabulary} ({other.id})", "dim") for other in term.also]
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


def unexplained_lines(words: Sequence[Unexplained], width: int) -> Iterator[Line]:
    """Yield the technical words that have no term: those of which something is said, then the others.

    They are the most frequent ones, and how many there are besides.
    """
    if not words:
        return
    yield EMPTY
    yield line_of(f"{NOT_EXPLAINED}:", "heading")
    shown = words[:_MOST_UNEXPLAINED]
    for word in shown:
        if word.meaning:
            yield from wrap((Span(word.text, "label"), Span(meaning_of(word))), width, first="  ", rest="    ")
    others = ", ".join(word.text for word in shown if not word.meaning)
    if others:
        yield from wrap(line_of(others), width, first="  ", rest="  ")
    if len(words) > len(shown):
        yield line_of(f"  … {len(words) - len(shown):,} more", "dim")


def meaning_of(word: Unexplained) -> str:
    """Return what is said of a word without a term, behind a colon; "" where nothing is."""
    return f": {word.meaning}" if word.meaning else ""
