"""A comparison as lines: side by side where there is room, one below the other on a narrow terminal.

By default it is in short: what tells the concepts apart, and as many rows as MOST_LINES have room for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.questions import wording
from immuno_cli.questions.citations import Citations
from immuno_cli.questions.compare import Comparison, Instead
from immuno_cli.render.as_json import note_json, relation_json, step_json
from immuno_cli.render.comparison_rows import (
    COMPARED,
    IN_FULL,
    IN_SHORT,
    ComparisonRow,
    Detail,
    Group,
    groups_above,
    groups_below,
    rows_of,
)
from immuno_cli.render.explanation import WARNING, labelled_lines, marked_lines, spans
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, text_of, wrap
from immuno_cli.render.screen import COLUMNS, last_line, short_source_lines
from immuno_cli.render.sections import Item, cite_items
from immuno_cli.render.visible import cells

if TYPE_CHECKING:
    from immuno_cli.model import Document

SIDE_BY_SIDE: Final = 70
"""Concepts stand side by side on a terminal with this many columns or more."""
MOST_LINES: Final = 40
"""Lines of 80 columns that a comparison in short takes, unless what must be shown takes more."""
_LABEL_COLUMNS: Final = 15
_GAP: Final = 2
_NOT_SAID: Final = "–"
"""What stands in an empty cell; a line below says what it means."""
_GAP_MEANS: Final = "–  Nothing is said here about this. They need not differ in it."
_ONE_ALONE: Final = "What is said of one alone need not be a difference."


class _Shown(NamedTuple):
    """What is shown of a comparison: groups above the rows, the rows, groups below them."""

    above: tuple[Group, ...]
    rows: tuple[ComparisonRow, ...]
    below: tuple[Group, ...]

    @property
    def parts(self) -> tuple[Group | ComparisonRow, ...]:
        """All of it, in the order of reading."""
        return (*self.above, *self.rows, *self.below)

    def only(self, parts: Sequence[Group | ComparisonRow]) -> "_Shown":
        """Return what of it is among some parts, each in its place."""
        above, below = (tuple(group for group in groups if group in parts) for groups in (self.above, self.below))
        return _Shown(above, tuple(row for row in self.rows if row in parts), below)


def comparison_lines(answer: Comparison, width: int) -> Iterator[Line]:
    """Yield the whole comparison, wrapped to `width` columns, with all sources numbered together."""
    yield from _lines(answer, _all(answer, IN_FULL), width)
    yield EMPTY
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def short_comparison_lines(answer: Comparison, width: int, *, command: str) -> Iterator[Line]:
    """Yield what matters most of the comparison; `command` shows the whole of it.

    What is shown is chosen for 80 columns, whatever the width, so that everyone reads the same.
    """
    whole = _all(answer, IN_SHORT)
    shown = _chosen(answer, whole)
    yield from _lines(answer, shown, width)
    yield from last_line(command, len(whole.parts) - len(shown.parts), width)


def _all(answer: Comparison, detail: Detail) -> _Shown:
    return _Shown(tuple(groups_above(answer)), tuple(rows_of(answer, detail)), tuple(groups_below(answer)))


def _chosen(answer: Comparison, whole: _Shown) -> _Shown:
    """Return what must be shown, and then what matters most, while there is room."""
    by_rank = sorted(whole.parts, key=attrgetter("rank"))
    chosen = [part for part in by_rank if not part.rank]
    for part in by_rank[len(chosen) :]:
        more = whole.only([*chosen, part])
        if sum(1 for _ in _lines(answer, more, COLUMNS)) < MOST_LINES:  # the last line comes after them
            chosen.append(part)
    return whole.only(chosen)


def _lines(answer: Comparison, shown: _Shown, width: int) -> Iterator[Line]:
    """Yield what is shown, with its sources."""
    citations = _cite(answer, (part.items for part in shown.parts))
    for group in shown.above:
        yield from _group_lines(group, citations, width)
        yield EMPTY
    draw = _side_by_side if width >= SIDE_BY_SIDE else _one_below_the_other
    yield from draw(answer, shown.rows, citations, width)
    note = _note(answer, shown.rows, is_narrow=width < SIDE_BY_SIDE)
    if note:
        yield EMPTY
        yield from wrap(line_of(note, "dim"), width)
    for group in shown.below:
        yield EMPTY
        yield from _group_lines(group, citations, width)
    if citations.sources:
        yield EMPTY
    yield from short_source_lines(citations.sources, width)


def _group_lines(group: Group, citations: Citations, width: int) -> Iterator[Line]:
    """Yield what is said of the concepts together, under its heading."""
    yield from wrap(line_of(group.heading, "heading"), width)
    for item in group.items:
        yield from wrap(spans(item.pieces, citations), width, first="  ", rest="  ")


def _cite(answer: Comparison, shown: Iterable[Iterable[Item]]) -> Citations:
    """Return the sources of what is shown, which stands in the order of reading."""
    documents: dict[str, Document] = {}
    for stated in (answer.explanations, answer.instead, answer.differences):
        documents |= {name: document for each in stated for name, document in each.documents.items()}
    return cite_items(documents, (item for items in shown for item in items))


def _side_by_side(
    answer: Comparison, rows: Sequence[ComparisonRow], citations: Citations, width: int
) -> Iterator[Line]:
    count = len(answer.explanations)
    column = (width - _LABEL_COLUMNS - _GAP * (count - 1)) // count
    titles = [list(wrap(line_of(e.concept.pref_label, "title"), column)) for e in answer.explanations]
    yield from _row_lines("", titles, column)
    for row in rows:
        yield EMPTY
        texts = [list(_cell_lines(cell, citations, column, warns=row.warns)) for cell in row.cells]
        yield from _row_lines(row.label, texts, column)


def _cell_lines(cell: Sequence[Item], citations: Citations, width: int, *, warns: bool) -> Iterator[Line]:
    """Yield what is said of one concept, warnings each after its mark."""
    if not cell:
        yield from wrap(line_of(_NOT_SAID, "dim"), width)
    elif warns:
        yield from marked_lines(cell, citations, width, WARNING)
    else:
        for item in cell:
            yield from wrap(spans(item.pieces, citations), width)


def _note(answer: Comparison, rows: Sequence[ComparisonRow], *, is_narrow: bool) -> str:
    """Return the warning that what is said of one concept alone may hold for the others too; "" where all is alike."""
    has_gap = not all(cell for row in rows for cell in row.cells)
    if has_gap and not is_narrow:
        return _GAP_MEANS
    return _ONE_ALONE if has_gap or _differ_in_relations(answer) else ""


def _differ_in_relations(answer: Comparison) -> bool:
    """Return whether a relation of one concept, such as a side effect, leads where the same one of another does not."""
    targets = [
        {(c.relation, mention.id) for c in explanation.connections if c.relation in COMPARED for mention in c.mentions}
        for explanation in answer.explanations
    ]
    return any(each != targets[0] for each in targets)


def _row_lines(label: str, texts: Sequence[Sequence[Line]], column: int) -> Iterator[Line]:
    """Yield the lines of one row: its label, then the columns."""
    labels = list(wrap(line_of(label, "heading"), _LABEL_COLUMNS - 1)) if label else []
    for head, *parts in zip_longest(labels, *texts, fillvalue=EMPTY):
        spans_: list[Span] = [*_padded(head, _LABEL_COLUMNS)]
        for part in parts[:-1]:
            spans_ += _padded(part, column + _GAP)
        yield (*spans_, *parts[-1])


def _padded(line: Line, columns: int) -> Line:
    blank = columns - cells(text_of(line))
    return (*line, Span(" " * blank)) if blank > 0 else line


def _one_below_the_other(
    answer: Comparison, rows: Sequence[ComparisonRow], citations: Citations, width: int
) -> Iterator[Line]:
    for place, explanation in enumerate(answer.explanations):
        yield from (EMPTY,) if place else ()
        yield from wrap(line_of(explanation.concept.pref_label, "title"), width)
        for row in rows:
            cell = row.cells[place]
            if cell and row.warns:
                yield from wrap(line_of(f"{row.label}:", "heading"), width)
                yield from _cell_lines(cell, citations, width, warns=True)
            else:
                yield from labelled_lines([item._replace(label=row.label) for item in cell], citations, width)


def comparison_json(query: str, answer: Comparison, concepts: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    """Return the comparison as JSON; `concepts` have their neighbours filled in."""
    return {
        "query": query,
        "concepts": [dict(concept) for concept in concepts],
        "sharedSideEffects": [mention.id for mention in answer.shared_effects],
        "instead": [_instead_json(instead) for instead in answer.instead],
        "differences": [
            {
                "first": d.first,
                "second": d.second,
                "text": d.contrast.text,
                "basis": d.contrast.basis,
                "passages": list(d.contrast.passages),
            }
            for d in answer.differences
        ],
        "nearestCommon": [concept.id for concept in answer.common],
        "path": [step_json(step) for step in answer.path or ()],
    }


def _instead_json(instead: Instead) -> dict[str, Any]:
    """Return what stands in for a relation: those of a broader concept, `from`, or statements of the entry itself."""
    mentions = instead.connection.mentions if instead.connection else ()
    return {
        "concept": instead.concept,
        "relation": instead.relation,
        "from": instead.source.id if instead.source else None,
        "relations": [relation_json(instead.relation, mention) for mention in mentions],
        "statements": [*map(note_json, instead.notes)],
    }
