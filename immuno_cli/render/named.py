"""The concepts that a sentence names, as lines and as JSON: each with what it warns of, and how they are related."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from immuno_cli.model import Concept, Statement
from immuno_cli.questions import wording
from immuno_cli.questions.answer import Meant, Named
from immuno_cli.questions.aspects.cited import documents_of_named
from immuno_cli.questions.citations import Citations, cite
from immuno_cli.questions.kind_asked import KindTold, tell_kind
from immuno_cli.questions.notes import Note
from immuno_cli.render.as_json import Json, mention_json, note_json, result_json, step_json
from immuno_cli.render.explanation import BULLET, UNCITED, WARNING, marked_lines, source_lines, spans
from immuno_cli.render.layout import EMPTY, Line, Span, command_lines, line_of, shortened, wrap
from immuno_cli.render.relations import step_spans
from immuno_cli.render.screen import short_source_lines
from immuno_cli.render.sections import Item, Piece, mention_item, note_items, statement_pieces
from immuno_cli.render.visible import short

_INDENT: Final = "  "
_LINES_EACH: Final = 2
_MOST_NEAR: Final = 3
"""Maximum number of concepts shown whose names begin with a word."""


def no_entry_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield what stands above the concepts that a sentence names: that no entry answers it, and what has no entry."""
    near = _any_of([result.pref_label for result in answer.near[:_MOST_NEAR]])
    offered = f"Did you mean {near}? " if near else ""
    if answer.asked_with:  # what is said of all together stands above
        lacking = f"There is no entry for {_any_of(answer.unknown)}. " if answer.unknown else ""
        heading = f"{lacking}{offered}{wording.ALSO_NAMED if answer.taken else wording.ARE_NAMED}"
    else:
        lacking = f"There is none for {_any_of(answer.unknown)}. " if answer.unknown else ""
        heading = f"No entry covers all of “{short(answer.term)}”. {lacking}{offered}It names:"
    yield from wrap(line_of(heading), width)
    yield EMPTY


def _any_of(names: Sequence[str]) -> str:
    return " or ".join(f"“{short(name)}”" for name in names)


class _Drawing(NamedTuple):
    """How an answer is drawn: the columns of a line, what is cited, and whether each paragraph has its own mark."""

    width: int
    citations: Citations
    exact: bool

    def marked(self, items: Iterable[Item], mark: str) -> Iterator[Line]:
        """Yield items after a mark, with what they cite."""
        return marked_lines(items, self.citations, self.width, mark, exact=self.exact)

    def wrapped(self, pieces: Iterable[Piece], rest: str = "") -> Iterator[Line]:
        """Yield pieces as lines, with what they cite."""
        return wrap(spans(pieces, self.citations, exact=self.exact), self.width, rest=rest)


def named_lines(
    answer: Named, width: int, commands: Sequence[str], *, brief: bool = False, full: bool = False
) -> Iterator[Line]:
    """Yield the concepts that a sentence names with what they warn of, and how they are related.

    Every warning is there once: it may be the answer.

    Args:
        answer: The concepts.
        width: The columns of a line.
        commands: What to type for more.
        brief: Whether the sources are left out.
        full: Whether each source is given in full, and each statement names its passages.
    """
    shown = list(_iter_shown(answer))
    citations = UNCITED if brief else _cite(answer, shown)
    drawing = _Drawing(width, citations, exact=full)
    yield from _above(answer, drawing)
    asked_kind = _asked_kind(answer)
    for each in shown:
        if each.named is asked_kind:
            yield from _bearing_lines(answer, drawing)
            yield from drawing.marked(note_items(each.warnings), WARNING)
        elif each.named is not answer.taken:
            yield from _concept_lines(each, drawing)
    yield from _paths(answer, width)
    yield EMPTY
    yield from (source_lines if full else short_source_lines)(citations.sources, width)
    yield from command_lines(commands, width)
    yield from wrap(line_of(wording.SHORT_DISCLAIMER, "dim"), width)


class _Shown(NamedTuple):
    """A concept, what it warns of that is not said above, and what its entry says of the result of a test."""

    named: Meant
    warnings: tuple[Note, ...]
    results: tuple[Note, ...]


def _iter_shown(answer: Named) -> Iterator[_Shown]:
    """Yield the concepts in the order in which they are drawn."""
    told = {each.statement.text for each in answer.together}
    results = answer.results or ((),) * len(answer.concepts)
    rows = [_Shown(*row) for row in zip(answer.concepts, answer.warnings, results, strict=True)]
    for row in sorted(rows, key=lambda row: row.named is not answer.taken):
        is_first = row.named is answer.taken
        left = row.warnings if is_first else (each for each in row.warnings if each.statement.text not in told)
        yield row._replace(warnings=tuple(left), results=tuple(n for n in row.results if n.statement.text not in told))


def _cite(answer: Named, shown: Iterable[_Shown]) -> Citations:
    """Return the sources of what is shown, in the order of reading."""
    statements = [each.statement for each in answer.together]
    for each in shown:
        notes = (*each.warnings, *each.results, *(answer.bearing if each.named is _asked_kind(answer) else ()))
        statements += [*each.named.concept.definitions[:1], *(note.statement for note in notes)]
    passages = (passage for statement in statements for passage in statement.passages)
    return cite(documents_of_named(answer), passages)


def _asked_kind(answer: Named) -> Meant | None:
    """Return the concept of which it is asked whether it is a kind of another, where no entry says that it is."""
    kind = tell_kind(answer)
    return answer.concepts[0] if kind and not kind.is_kind else None


def _above(answer: Named, drawing: _Drawing) -> Iterator[Line]:
    kind = tell_kind(answer)
    if kind:
        yield from wrap(line_of(_kind_sentence(kind), "label"), drawing.width)
        yield from () if kind.is_kind else _shared_lines(answer, drawing.width)
        yield EMPTY
        return
    if answer.taken:
        yield from _concept_lines(next(_iter_shown(answer)), drawing)
        yield EMPTY
    if answer.asked_with:
        yield from _caused_lines(answer, drawing.width)
        yield from _together_lines(answer, drawing)
    yield from no_entry_lines(answer, drawing.width)


def _shared_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield what two entries both say of what their concepts do."""
    for shared in answer.shared:
        relation = wording.LINE_LABELS.get(shared.relation, shared.relation).lower()
        both = (shared.concept.pref_label, shared.kind.pref_label)
        yield from wrap(line_of(wording.SAME_ACTION.format(*both, relation, shared.target.pref_label)), width)


def _together_lines(answer: Named, drawing: _Drawing) -> Iterator[Line]:
    """Yield what is said of the concepts together, or that nothing is."""
    first, *others = (wording.QUOTED.format(named.concept.pref_label) for named in answer.concepts)
    about = f"{first} {answer.asked_with} {' or '.join(others)}"
    if answer.together_of:
        broader, condition = answer.together_of
        treatment = answer.together[0].concept.pref_label
        is_related = broader.id in condition.related
        words = wording.OF_RELATED if is_related else wording.OF_BROADER.removesuffix(",")
        with_broader = words.format(broader.pref_label, condition.pref_label)
        about = f"{wording.QUOTED.format(treatment)} {answer.asked_with} {with_broader}"
    if answer.together:
        yield from wrap(line_of(wording.SAID_TOGETHER.format(about)), drawing.width)
        for is_warning, mark in ((True, WARNING), (False, BULLET)):
            told = [each for each in answer.together if (each.statement.tone == "warning") == is_warning]
            yield from drawing.marked([mention_item(each) for each in told], mark)
    else:
        nothing = wording.NOTHING_MORE_SAID if answer.caused else wording.NOTHING_SAID
        yield from wrap(line_of(nothing.format(about)), drawing.width)
    yield EMPTY


def _caused_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield that a condition is named among the side effects of the treatment."""
    if answer.caused:
        treatment, named_by, condition = answer.caused
        by = wording.QUOTED if named_by == treatment else wording.OF_BROADER.removesuffix(",")
        among = wording.AMONG["side-effects"].format(by.format(named_by.pref_label, treatment.pref_label))
        yield from wrap(line_of(wording.NAMED.format(condition.pref_label, among)), width)


def _paths(answer: Named, width: int) -> Iterator[Line]:
    if answer.paths:
        yield EMPTY
        yield from wrap(line_of(wording.HOW_CONNECTED, "heading"), width)
    for steps in answer.paths:
        line = [Span(steps[0].source.pref_label, "label")]
        for step in steps:
            line += [Span(" "), *step_spans(step)]
        yield from wrap(line, width, first=_INDENT, rest=_INDENT * 2)


def _bearing_lines(answer: Named, drawing: _Drawing) -> Iterator[Line]:
    """Yield the whole definition of the first concept, and what its entry says that bears on the kind asked about."""
    first = answer.concepts[0].concept
    definition = [piece for each in first.definitions[:1] for piece in (Piece(": "), *statement_pieces(each))]
    yield from drawing.wrapped((Piece(first.pref_label, "name", first.id), *definition), _INDENT)
    yield from drawing.marked(note_items(answer.bearing), BULLET)


def _concept_lines(shown: _Shown, drawing: _Drawing) -> Iterator[Line]:
    """Yield a concept in one line or two, what it warns of, and what its entry says of the result of a test."""
    yield from _label_lines(shown.named.concept, drawing, has_warnings=bool(shown.warnings))
    yield from drawing.marked(note_items(shown.warnings), WARNING)
    yield from drawing.marked(note_items(shown.results), BULLET)


def _label_lines(concept: Concept, drawing: _Drawing, *, has_warnings: bool) -> Iterator[Line]:
    """Yield the label of a concept and the beginning of its definition: one line above warnings, else two."""
    definition = next(iter(concept.definitions), Statement(""))
    marks = ",".join(drawing.citations.of(definition.passages, exact=drawing.exact))
    most = 1 if has_warnings else _LINES_EACH
    others = len(concept.pref_label) + (len(f" [{marks}]") if marks else 0)
    room = max(most * (drawing.width - len(_INDENT)) - others - len(_INDENT) * 2 * most, drawing.width // 2)
    short_one = definition._replace(text=shortened(definition.text, room))
    pieces = (Piece(": "), *statement_pieces(short_one)) if definition.text else ()
    yield from drawing.wrapped((Piece(concept.pref_label, "name", concept.id), *pieces), _INDENT)


def _kind_sentence(told: KindTold) -> str:
    """Return whether one concept is a kind of the other, in words."""
    labels = (told.concept.pref_label, told.kind.pref_label)
    if told.is_kind:
        return wording.IS_KIND.format(*labels)
    *others, last = (f"“{concept.pref_label}”" for concept in told.kind_of)
    return wording.NO_KIND.format(*labels, " and of ".join(filter(None, (", ".join(others), last))))


def named_json(answer: Named, vocabulary: str | None, concepts: Sequence[Mapping[str, Any]]) -> Json:
    """Return the concepts that a sentence names; `concepts` have their neighbours filled in."""
    results = answer.results or ((),) * len(answer.concepts)
    mentions = [
        {
            **result_json(named.match),
            "warnings": [*map(note_json, notes)],
            **({"results": [*map(note_json, told)]} if told else {}),
            "concept": dict(concept),
        }
        for named, notes, told, concept in zip(answer.concepts, answer.warnings, results, concepts, strict=True)
    ]
    return {
        "query": answer.term,
        "vocabulary": vocabulary,
        "match": None,
        "suggestions": [*map(result_json, answer.near)],
        "unknown": list(answer.unknown),
        "together": [mention_json(mention) for mention in answer.together],
        "mentions": mentions,
        "paths": [[step_json(step) for step in steps] for steps in answer.paths],
    }
