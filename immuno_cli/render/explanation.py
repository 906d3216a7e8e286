"""An explanation as lines of text: in brief, or with everything. `screen` draws the one that fits one screen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.questions import wording
from immuno_cli.questions.citations import Citations, CitedSource
from immuno_cli.questions.explain import Explanation
from immuno_cli.render.layout import EMPTY, NARROW, Line, Span, Style, line_of, wrap
from immuno_cli.render.sections import (
    Item,
    Piece,
    Section,
    Sort,
    cited,
    codes,
    definition_items,
    origin_facts,
    replacement_text,
    review_text,
    sections,
    source_text,
)

BULLET: Final = "• "
WARNING: Final = "! "
UNCITED: Final = Citations((), {}, {})
_LABEL_COLUMNS: Final = 18
_STYLES: Final[dict[Sort, Style]] = {
    "strong": "label",
    "basis": "basis",
    "soft": "dim",
    "marks": "dim",
    "address": "dim",
    "command": "command",
}


def full_lines(
    answer: Explanation, width: int, *, related: str = "", several: bool = False, asked: Sequence[Section] = ()
) -> Iterator[Line]:
    """Yield everything there is to say, wrapped to `width` columns; the last lines are those about marks and advice.

    Where `several` vocabularies were asked, the one that answers is named. `asked` is what answers a question for one
    aspect of the concept; it stands first. `related` is the command that shows all concepts of a long relation.
    """
    shown = [*asked, *sections(answer, related)]
    citations = cited(answer, shown)
    yield from head_lines(answer, answer.other_names, width, several=several, coded=True)
    for section in shown:
        yield EMPTY
        yield from section_lines(section, citations, width)
    if citations.sources:
        yield EMPTY
        yield line_of(wording.SOURCES, "heading")
        yield from source_lines(citations.sources, width)
    yield EMPTY
    if review_text(answer):
        yield from wrap(line_of(review_text(answer), "dim"), width)
    if any(statement.basis for statement in answer.concept.statements):  # other people's rest on nothing
        yield from wrap(line_of(wording.LEGEND, "dim"), width)
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def brief_lines(answer: Explanation, width: int, *, asked: Sequence[Section] = ()) -> Iterator[Line]:
    """Yield label and definition alone, or what was `asked` instead of the definition; and the line about advice."""
    yield from wrap(line_of(answer.concept.pref_label or answer.concept.id, "title"), width)
    yield from _deprecated_lines(answer, width)
    for section in asked or (Section("", "prose", definition_items(answer)),):
        yield from section_lines(section, UNCITED, width)
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def head_lines(
    answer: Explanation, names: Sequence[str], width: int, *, several: bool, coded: bool, left: int = 0
) -> Iterator[Line]:
    """Yield the label with its pronunciation, and what it is; `left` counts other names that are left out."""
    concept = answer.concept
    spoken = f"   ({', '.join(concept.pronunciations)})" if concept.pronunciations else ""
    yield from wrap((Span(concept.pref_label or concept.id, "title"), Span(spoken, "dim")), width)
    more = f" … {left} more" if left else ""
    facts = [", ".join(names) + more, *origin_facts(answer)]
    facts += [f"in the vocabulary {answer.vocabulary}"] if several else []
    facts += [f"id {', '.join(codes(answer))}"] if coded else []
    stated = [fact for fact in facts if fact]
    if stated:
        yield from wrap(line_of(" · ".join(stated), "dim"), width)
    yield from _deprecated_lines(answer, width)


def _deprecated_lines(answer: Explanation, width: int) -> Iterator[Line]:
    """Yield that a concept is no longer in use, and what replaces it; nothing for one that is in use."""
    if answer.concept.deprecated:
        replaced = Span(f" {replacement_text(answer)}")
        yield from wrap((Span(wording.REPLACED, "warning"), replaced), width)


def spans(pieces: Iterable[Piece], citations: Citations, *, exact: bool = False) -> Iterator[Span]:
    """Yield pieces as spans. Marks are those of the sources, or the `exact` ones of their paragraphs."""
    for piece in pieces:
        if piece.sort != "marks":
            yield Span(piece.text, _STYLES.get(piece.sort, "plain"))
            continue
        found = citations.of(piece.passages, exact=exact)
        if found:
            yield Span(f" [{','.join(found)}]", "dim")


def labelled_lines(
    items: Iterable[Item], citations: Citations, width: int, *, exact: bool = False, indent: str = ""
) -> Iterator[Line]:
    """Yield items with their labels in a column, or before them where there is little room."""
    before = ""
    for item in items:
        text = list(spans(item.pieces, citations, exact=exact))
        if width < NARROW:
            yield from wrap((Span(f"{item.label}: ", "heading"), *text), width, first=indent, rest=indent + "  ")
            continue
        label = "" if item.label == before else item.label
        lines = wrap(text, width, first=" " * _LABEL_COLUMNS, rest=" " * _LABEL_COLUMNS)
        yield from _beside(f"{label}{'  ' if len(label) > _LABEL_COLUMNS - 2 else ''}", lines)
        before = item.label


def marked_lines(items: Iterable[Item], citations: Citations, width: int, mark: str, **how: bool) -> Iterator[Line]:
    """Yield items after a mark of two columns: a bullet, or the sign of a warning."""
    for item in items:
        first = True
        for line in wrap(spans(item.pieces, citations, **how), width - len(mark)):
            sign = Span(mark, "warning" if mark == WARNING else "plain") if first else Span(" " * len(mark))
            yield (sign, *line)
            first = False


def _beside(label: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines with a label in the blank columns before the first of them; a long label has its own line."""
    for number, line in enumerate(lines):
        if number or not label:
            yield line
        elif len(label) > _LABEL_COLUMNS:
            yield line_of(label.rstrip(), "heading")
            yield line
        else:
            blank = line[0]
            rest = blank.text[_LABEL_COLUMNS:]
            after = (blank._replace(text=rest), *line[1:]) if rest else line[1:]
            yield (Span(label, "heading"), Span(" " * (_LABEL_COLUMNS - len(label))), *after)


def section_lines(section: Section, citations: Citations, width: int, *, exact: bool = True) -> Iterator[Line]:
    """Yield a section with its heading; `exact` marks name the paragraphs of a source."""
    if section.heading:
        yield line_of(section.heading, "heading")
    if section.look == "lines":
        yield from labelled_lines(section.items, citations, width, exact=exact)
    elif section.look == "warnings":
        yield from marked_lines(section.items, citations, width, WARNING, exact=exact)
    elif section.look == "list":
        for item in section.items:
            yield from wrap(spans(item.pieces, citations, exact=exact), width, first=f"  {BULLET}", rest="    ")
    else:
        for item in section.items:
            yield from wrap(spans(item.pieces, citations, exact=exact), width)


def source_lines(sources: Sequence[CitedSource], width: int) -> Iterator[Line]:
    """Yield each source in full, with its address and with the paragraphs that are cited."""
    for source in sources:
        mark = f"[{source.mark}] "
        rest = "  " + " " * len(mark)
        alone = len(source.passages) == 1
        place = f": {source.passages[0].text}" if alone else ""
        yield from wrap(line_of(source_text(source) + place), width, first=f"  {mark}", rest=rest)
        if source.document and source.document.url:
            url = source.document.url
            yield (Span(rest), Span(url, "dim", url))  # whole, so that it can be copied
        for passage in () if alone else source.passages:
            yield from wrap(line_of(f"[{passage.mark}] {passage.text}"), width, first=rest, rest=rest + "    ")
