"""What a comparison says: the rows, with a cell for each concept, and what is said of the concepts together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.model import Concept
from immuno_cli.questions import wording
from immuno_cli.questions.compare import Comparison, Difference
from immuno_cli.questions.explain import Connection, Explanation
from immuno_cli.questions.graph import Step
from immuno_cli.questions.notes import Note, urgent_first
from immuno_cli.questions.reading.comparison import FEWEST
from immuno_cli.render.sections import (
    Item,
    Piece,
    connection_item,
    contrast_item,
    definition_items,
    note_items,
    origin_facts,
)

WHAT: Final = "What it is"
APART: Final = "What tells them apart"
_SORT: Final = "Kind"
_ROWS: Final = {
    "made-of": 2,
    "given-by": 1,
    "blocks": 1,
    "acts-on": 2,
    "treats": 1,
    "prevents": 1,
    "tests-for": 1,
    "part-of": 3,
    "^uses": 4,
}
"""The relations that are compared line by line, in this order, with the ranks of their rows."""
_RANK_OF_KIND, _RANK_TOGETHER = 5, 3
COMPARED: Final = frozenset((*_ROWS, wording.SIDE_EFFECT))


class Detail(NamedTuple):
    """How much a cell says: the most concepts of one relation, and whether only the urgent warnings are shown."""

    mentions: int
    only_urgent: bool = False


IN_SHORT: Final = Detail(mentions=4, only_urgent=True)
IN_FULL: Final = Detail(mentions=8)


class ComparisonRow(NamedTuple):
    """A label, and for each concept a cell with what is said of it."""

    label: str
    cells: tuple[tuple[Item, ...], ...]
    rank: int = 0
    """How much it matters: 0 must be shown, a higher number less."""
    warns: bool = False
    """Whether the items are warnings, each with its mark."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What all cells say, in the order of reading."""
        return tuple(chain.from_iterable(self.cells))


class Group(NamedTuple):
    """What is said of the concepts together, under its heading; `rank` as in `ComparisonRow`."""

    heading: str
    items: tuple[Item, ...]
    rank: int = 0


def rows_of(answer: Comparison, detail: Detail) -> list[ComparisonRow]:
    """Return what is compared, where anything is said of it."""
    return [row for row in _iter_rows(answer, detail) if row.items]


def _iter_rows(answer: Comparison, detail: Detail) -> Iterator[ComparisonRow]:
    explanations = answer.explanations
    yield ComparisonRow(WHAT, _cells(_joined(definition_items(each)) for each in explanations))
    yield ComparisonRow(_SORT, _cells(map(_sort_item, explanations)), _RANK_OF_KIND)
    for relation, rank in _ROWS.items():
        cells = _cells(_relation_item(answer, each, relation, detail) for each in explanations)
        yield ComparisonRow(wording.LINE_LABELS[relation], cells, rank)
    effects = _cells(_effects_item(answer, each, detail) for each in explanations)
    yield ComparisonRow(wording.LINE_LABELS[wording.SIDE_EFFECT], effects)
    warnings = tuple(_warning_items(each, detail) for each in explanations)
    yield ComparisonRow(wording.WARNINGS, warnings, warns=True)


def _cells(items: Iterable[Item]) -> tuple[tuple[Item, ...], ...]:
    """Return a cell for each item, empty where it says nothing."""
    return tuple((item,) if item.pieces else () for item in items)


def groups_above(answer: Comparison) -> list[Group]:
    """Return what tells the concepts apart."""
    return [Group(APART, tuple(map(_difference_item, answer.differences)))] if answer.differences else []


def groups_below(answer: Comparison) -> list[Group]:
    """Return what all concepts are kinds of, and how they are connected."""
    groups = []
    names = ", ".join(concept.pref_label for concept in _common(answer))
    if names:
        heading = f"{_all_of(answer).capitalize()} are kinds of"
        groups.append(Group(heading, (Item((Piece(names),)),), _RANK_TOGETHER))
    if answer.path:
        start = answer.path[0].source.pref_label
        steps = Item((Piece(start), *chain.from_iterable(map(_step_pieces, answer.path))))
        groups.append(Group(wording.HOW_CONNECTED, (steps,), _RANK_TOGETHER))
    return groups


def _sort_item(explanation: Explanation) -> Item:
    facts = ", ".join(origin_facts(explanation))
    return Item((Piece(facts),) if facts else ())


def _relation_item(answer: Comparison, explanation: Explanation, relation: str, detail: Detail) -> Item:
    own = _connections(explanation, relation)
    if own:
        return _joined(connection_item(each, detail.mentions) for each in own)
    return _instead_item(answer, explanation, relation, detail)


def _instead_item(answer: Comparison, explanation: Explanation, relation: str, detail: Detail) -> Item:
    """Return what stands in for a relation: what the entry says in words, or what is said of a broader concept."""
    for instead in answer.instead:
        if (instead.concept, instead.relation) != (explanation.concept.id, relation):
            continue
        if instead.source is None or instead.connection is None:
            return _joined(note_items(instead.notes))
        said_of = Piece(f"{wording.SAID_OF.format(instead.source.pref_label)} ", "soft")
        return Item((said_of, *connection_item(instead.connection, detail.mentions).pieces))
    return Item(())


def _effects_item(answer: Comparison, explanation: Explanation, detail: Detail) -> Item:
    """Return the side effects of one concept, those that all have first."""
    if not _connections(explanation, wording.SIDE_EFFECT):
        return _instead_item(answer, explanation, wording.SIDE_EFFECT, detail)
    shared = {mention.id for mention in answer.shared_effects}
    own = _effects(explanation, shared, are_shared=False)
    said = _joined(connection_item(each, detail.mentions) for each in own)
    return _with_shared(said, _effects(explanation, shared, are_shared=True), answer, detail)


def _warning_items(explanation: Explanation, detail: Detail) -> tuple[Item, ...]:
    """Return the warnings of one concept; where not all are shown, how many are left.

    The urgent ones are always shown, and where there are none the first.
    """
    notes: Sequence[Note] = explanation.notes.warnings
    if detail.only_urgent:
        notes = urgent_first(notes, only_urgent=True) or notes[:1]
    left = len(explanation.notes.warnings) - len(notes)
    return (*note_items(notes), *([Item((Piece(f"… {left} more", "soft"),))] if left else []))


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


def _difference_item(difference: Difference) -> Item:
    return Item((Piece(f"{difference.first} / "), *contrast_item(difference.contrast).pieces))


def _all_of(answer: Comparison) -> str:
    return "both" if len(answer.explanations) == FEWEST else "all"


def _with_shared(own: Item, shared: Sequence[Connection], answer: Comparison, detail: Detail) -> Item:
    """Return the side effects of one concept, those that all have first. Its own entry is what they rest on."""
    if not shared:
        return own
    names = [mention.label for mention in answer.shared_effects]
    most = detail.mentions if detail is IN_SHORT else len(names)
    left = f", and {len(names) - most} more" if len(names) > most else ""
    ids = {mention.id for mention in answer.shared_effects[:most]}
    stated = (mention for connection in shared for mention in connection.mentions if mention.id in ids)
    passages = tuple(dict.fromkeys(passage for mention in stated for passage in mention.passages))
    shown = Piece(", ".join(names[:most]))
    pieces = [Piece(f"{_all_of(answer)}: ", "soft"), shown, Piece("", "marks", passages=passages), Piece(left, "soft")]
    return Item((*pieces, Piece("; "), *own.pieces) if own.pieces else tuple(pieces))


def _joined(items: Iterable[Item]) -> Item:
    """Return items as one, a blank between them."""
    pieces: list[Piece] = []
    for item in items:
        pieces += [Piece(" ")] if pieces else []
        pieces += item.pieces
    return Item(tuple(pieces))
