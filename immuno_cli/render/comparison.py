"""A comparison as lines: side by side where there is room, one below the other on a narrow terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, Final

from immuno_cli.model import Concept, Document
from immuno_cli.questions import wording
from immuno_cli.questions.citations import Citations, cite
from immuno_cli.questions.compare import Comparison, Difference, Instead
from immuno_cli.questions.explain import Connection, Explanation
from immuno_cli.questions.graph import Step
from immuno_cli.questions.versus import FEWEST
from immuno_cli.render.as_json import relation_json, statement_json, step_json
from immuno_cli.render.explanation import labelled_lines, spans
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, text_of, wrap
from immuno_cli.render.screen import short_source_lines
from immuno_cli.render.sections import (
    Item,
    Piece,
    connection_item,
    contrast_item,
    definition_items,
    note_items,
    origin_facts,
)
from immuno_cli.render.visible import cells

NARROW: Final = 70
"""Columns from which on concepts stand side by side."""
_LABEL_COLUMNS: Final = 15
_GAP: Final = 2
_NOT_SAID: Final = "–"
"""What stands in an empty cell; a line below says what it means."""
_GAP_MEANS: Final = "–  Nothing is said here about this. It need not be a difference."
_ONE_ALONE: Final = "What is said of one alone need not be a difference."
_MOST_MENTIONS: Final = 8
_ROWS: Final = ("made-of", "given-by", "blocks", "acts-on", "treats", "prevents", "tests-for", "part-of", "^uses")
"""The relations that are compared line by line, in this order."""
_COMPARED: Final = frozenset((*_ROWS, wording.SIDE_EFFECT))
_WHAT: Final = "What it is"
_SORT: Final = "Kind"
_APART: Final = "What tells them apart"
_PATH: Final = "How they are connected"

Row = tuple[str, tuple[Item, ...]]


def comparison_lines(answer: Comparison, width: int) -> Iterator[Line]:
    """Yield the comparison, wrapped to `width` columns, with all sources numbered together."""
    rows = [row for row in _rows(answer) if any(item.pieces for item in row[1])]
    above, below = list(_above(answer)), list(_below(answer))
    citations = _cite(answer, (items for _, items in (*above, *rows, *below)))
    for heading, items in above:
        yield from _group_lines(heading, items, citations, width)
        yield EMPTY
    if width >= NARROW:
        yield from _side_by_side(answer, rows, citations, width)
    else:
        yield from _one_below_the_other(answer, rows, citations, width)
    note = _note(answer, rows, is_narrow=width < NARROW)
    if note:
        yield EMPTY
        yield from wrap(line_of(note, "dim"), width)
    for heading, items in below:
        yield EMPTY
        yield from _group_lines(heading, items, citations, width)
    if citations.sources:
        yield EMPTY
    yield from short_source_lines(citations.sources, width)
    yield EMPTY
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def _group_lines(heading: str, items: Iterable[Item], citations: Citations, width: int) -> Iterator[Line]:
    """Yield what is said of the concepts together, under its heading."""
    yield from wrap(line_of(heading, "heading"), width)
    for item in items:
        yield from wrap(spans(item.pieces, citations), width, first="  ", rest="  ")


def _rows(answer: Comparison) -> Iterator[Row]:
    """Yield what is compared: a label, and for each concept what is said of it."""
    explanations = answer.explanations
    yield _WHAT, tuple(_joined(definition_items(explanation)) for explanation in explanations)
    yield _SORT, tuple(_sort_item(explanation) for explanation in explanations)
    for relation in _ROWS:
        yield (
            wording.LINE_LABELS[relation],
            tuple(_relation_item(answer, explanation, relation) for explanation in explanations),
        )
    yield wording.LINE_LABELS[wording.SIDE_EFFECT], tuple(_effects_item(e, answer) for e in explanations)
    yield wording.WARNINGS, tuple(_joined(note_items(e.notes.warnings)) for e in explanations)


def _sort_item(explanation: Explanation) -> Item:
    facts = ", ".join(origin_facts(explanation))
    return Item((Piece(facts),) if facts else ())


def _relation_item(answer: Comparison, explanation: Explanation, relation: str) -> Item:
    own = _connections(explanation, relation)
    return _joined(map(_item, own)) if own else _instead_item(answer, explanation, relation)


def _instead_item(answer: Comparison, explanation: Explanation, relation: str) -> Item:
    """Return what stands in for a relation: what the entry says in words, or what is said of a broader concept."""
    for instead in answer.instead:
        if (instead.concept, instead.relation) != (explanation.concept.id, relation):
            continue
        if instead.source is None or instead.connection is None:
            return _joined(note_items(instead.notes))
        said_of = Piece(f"{wording.SAID_OF.format(instead.source.pref_label)} ", "soft")
        return Item((said_of, *_item(instead.connection).pieces))
    return Item(())


def _effects_item(explanation: Explanation, answer: Comparison) -> Item:
    """Return the side effects of one concept, those that all have first."""
    if not _connections(explanation, wording.SIDE_EFFECT):
        return _instead_item(answer, explanation, wording.SIDE_EFFECT)
    shared = {mention.id for mention in answer.shared_effects}
    own = _joined(map(_item, _effects(explanation, shared, are_shared=False)))
    return _with_shared(own, _effects(explanation, shared, are_shared=True), answer)


def _above(answer: Comparison) -> Iterator[tuple[str, list[Item]]]:
    """Yield what tells the concepts apart, under its heading."""
    if answer.differences:
        yield _APART, [_difference_item(difference) for difference in answer.differences]


def _below(answer: Comparison) -> Iterator[tuple[str, list[Item]]]:
    """Yield what is said of the concepts together, under headings."""
    names = ", ".join(concept.pref_label for concept in _common(answer))
    if names:
        yield f"{_all_of(answer).capitalize()} are kinds of", [Item((Piece(names),))]
    if answer.path:
        start = answer.path[0].source.pref_label
        yield _PATH, [Item((Piece(start), *chain.from_iterable(map(_step_pieces, answer.path))))]


def _step_pieces(step: Step) -> Iterator[Piece]:
    yield Piece(f" → {step.label} → {step.target.pref_label}")
    basis = wording.BASIS_OF_STEP.get(step.basis)
    if basis:
        yield Piece(f" ({basis})", "basis", step.basis or "")


def _common(answer: Comparison) -> list[Concept]:
    """Return what all are kinds of. Where one of two is a kind of the other, the path between them says so."""
    compared = {explanation.concept.id for explanation in answer.explanations} if answer.path else ()
    return [concept for concept in answer.common if concept.id not in compared]


def _connections(explanation: Explanation, relation: str) -> list[Connection]:
    return [connection for connection in explanation.connections if connection.relation == relation]


def _effects(explanation: Explanation, shared: set[str], *, are_shared: bool) -> list[Connection]:
    """Return the side effects of one concept that all have, or those that not all have."""
    found = _connections(explanation, wording.SIDE_EFFECT)
    chosen = [c._replace(mentions=tuple(m for m in c.mentions if (m.id in shared) == are_shared)) for c in found]
    return [connection for connection in chosen if connection.mentions]


def _item(connection: Connection) -> Item:
    return connection_item(connection, _MOST_MENTIONS)


def _difference_item(difference: Difference) -> Item:
    return Item((Piece(f"{difference.first} / "), *contrast_item(difference.contrast).pieces))


def _all_of(answer: Comparison) -> str:
    return "both" if len(answer.explanations) == FEWEST else "all"


def _with_shared(own: Item, shared: Sequence[Connection], answer: Comparison) -> Item:
    """Return the side effects of one concept, those that all have first. Its own entry is what they rest on."""
    if not shared:
        return own
    names = ", ".join(mention.label for mention in answer.shared_effects)
    stated = (mention for connection in shared for mention in connection.mentions)
    passages = tuple(dict.fromkeys(passage for mention in stated for passage in mention.passages))
    pieces = [Piece(f"{_all_of(answer)}: ", "soft"), Piece(names), Piece("", "marks", passages=passages)]
    return Item((*pieces, Piece("; "), *own.pieces) if own.pieces else tuple(pieces))


def _joined(items: Iterable[Item]) -> Item:
    """Return items as one, a blank between them."""
    pieces: list[Piece] = []
    for item in items:
        pieces += [Piece(" ")] if pieces else []
        pieces += item.pieces
    return Item(tuple(pieces))


def _cite(answer: Comparison, shown: Iterable[Iterable[Item]]) -> Citations:
    """Return the sources of what is shown, which stands in the order of reading."""
    documents: dict[str, Document] = {}
    for stated in (answer.explanations, answer.instead, answer.differences):
        documents |= {name: document for each in stated for name, document in each.documents.items()}
    pieces = (piece for items in shown for item in items for piece in item.pieces)
    return cite(documents, (passage for piece in pieces for passage in piece.passages))


def _side_by_side(answer: Comparison, rows: Sequence[Row], citations: Citations, width: int) -> Iterator[Line]:
    count = len(answer.explanations)
    column = (width - _LABEL_COLUMNS - _GAP * (count - 1)) // count
    titles = [list(wrap(line_of(e.concept.pref_label, "title"), column)) for e in answer.explanations]
    yield from _row_lines("", titles, column)
    for label, items in rows:
        yield EMPTY
        said = [spans(item.pieces, citations) if item.pieces else line_of(_NOT_SAID, "dim") for item in items]
        texts = [list(wrap(each, column)) for each in said]
        yield from _row_lines(label, texts, column)


def _note(answer: Comparison, rows: Sequence[Row], *, is_narrow: bool) -> str:
    """Return the warning that what is said of one concept alone may hold for the others too; "" where all is alike."""
    has_gap = not all(item.pieces for _, items in rows for item in items)
    if has_gap and not is_narrow:
        return _GAP_MEANS
    return _ONE_ALONE if has_gap or _differ_in_relations(answer) else ""


def _differ_in_relations(answer: Comparison) -> bool:
    """Return whether a relation of one concept, such as a side effect, leads where the same one of another does not."""
    targets = [
        {(c.relation, mention.id) for c in explanation.connections if c.relation in _COMPARED for mention in c.mentions}
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


def _one_below_the_other(answer: Comparison, rows: Sequence[Row], citations: Citations, width: int) -> Iterator[Line]:
    for place, explanation in enumerate(answer.explanations):
        yield from (EMPTY,) if place else ()
        yield from wrap(line_of(explanation.concept.pref_label, "title"), width)
        items = [row[place]._replace(label=label) for label, row in rows if row[place].pieces]
        yield from labelled_lines(items, citations, width)


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
        "statements": [statement_json(note.statement) for note in instead.notes],
    }
