"""The concepts that a sentence names, as lines and as JSON: each with what it warns of, and how they are related."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from immuno_cli.questions import wording
from immuno_cli.questions.answer import Meant, Named
from immuno_cli.questions.kind_asked import KindTold, tell_kind
from immuno_cli.questions.notes import Note
from immuno_cli.render.as_json import Json, mention_json, note_json, result_json, step_json
from immuno_cli.render.explanation import BULLET, UNCITED, WARNING, marked_lines
from immuno_cli.render.layout import EMPTY, Line, Span, command_lines, line_of, shortened, wrap
from immuno_cli.render.relations import step_spans
from immuno_cli.render.sections import mention_item, note_items
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


def named_lines(answer: Named, width: int, commands: Sequence[str]) -> Iterator[Line]:
    """Yield the concepts that a sentence names with what they warn of, and how they are related.

    Every warning is there once: it may be the answer.

    Args:
        answer: The concepts.
        width: The columns of a line.
        commands: What to type for more.
    """
    yield from _above(answer, width)
    told = {each.statement.text for each in answer.together}
    kind = tell_kind(answer)
    asked_kind = answer.concepts[0] if kind and not kind.is_kind else None
    for named, notes in zip(answer.concepts, answer.warnings, strict=True):
        left = [note for note in notes if note.statement.text not in told]
        if named is asked_kind:
            yield from _bearing_lines(answer, width)
            yield from _warning_lines(left, width)
        elif named is not answer.taken:
            yield from _concept_lines(named, left, width)
    yield from _below(answer, width, commands)


def _above(answer: Named, width: int) -> Iterator[Line]:
    kind = tell_kind(answer)
    if kind:
        yield from wrap(line_of(_kind_sentence(kind), "label"), width)
        yield from () if kind.is_kind else _shared_lines(answer, width)
        yield EMPTY
        return
    if answer.taken:
        yield from _concept_lines(answer.taken, answer.warnings[answer.concepts.index(answer.taken)], width)
        yield EMPTY
    if answer.asked_with:
        yield from _together_lines(answer, width)
    yield from no_entry_lines(answer, width)


def _shared_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield what two entries both say of what their concepts do."""
    for shared in answer.shared:
        relation = wording.LINE_LABELS.get(shared.relation, shared.relation).lower()
        both = (shared.concept.pref_label, shared.kind.pref_label)
        yield from wrap(line_of(wording.SAME_ACTION.format(*both, relation, shared.target.pref_label)), width)


def _together_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield what is said of the concepts together, or that nothing is."""
    first, *others = (wording.QUOTED.format(named.concept.pref_label) for named in answer.concepts)
    about = f"{first} {answer.asked_with} {' or '.join(others)}"
    if answer.together_of:
        broader, condition = (each.pref_label for each in answer.together_of)
        treatment = answer.together[0].concept.pref_label
        with_broader = wording.OF_BROADER.format(broader, condition).removesuffix(",")
        about = f"{wording.QUOTED.format(treatment)} {answer.asked_with} {with_broader}"
    if answer.together:
        yield from wrap(line_of(wording.SAID_TOGETHER.format(about)), width)
        for is_warning, mark in ((True, WARNING), (False, BULLET)):
            told = [each for each in answer.together if (each.statement.tone == "warning") == is_warning]
            yield from marked_lines([mention_item(each) for each in told], UNCITED, width, mark)
    else:
        yield from wrap(line_of(wording.NOTHING_SAID.format(about)), width)
    yield EMPTY


def _below(answer: Named, width: int, commands: Sequence[str]) -> Iterator[Line]:
    if answer.paths:
        yield EMPTY
        yield from wrap(line_of(wording.HOW_CONNECTED, "heading"), width)
    for steps in answer.paths:
        spans = [Span(steps[0].source.pref_label, "label")]
        for step in steps:
            spans += [Span(" "), *step_spans(step)]
        yield from wrap(spans, width, first=_INDENT, rest=_INDENT * 2)
    yield EMPTY
    yield from command_lines(commands, width)
    yield from wrap(line_of(wording.SHORT_DISCLAIMER, "dim"), width)


def _bearing_lines(answer: Named, width: int) -> Iterator[Line]:
    """Yield the whole definition of the first concept, and what its entry says that bears on the kind asked about."""
    first = answer.concepts[0].concept
    definition = "".join(f": {statement.text}" for statement in first.definitions[:1])
    yield from wrap((Span(first.pref_label, "label"), Span(definition)), width, rest=_INDENT)
    yield from marked_lines(note_items(answer.bearing), UNCITED, width, BULLET)


def _concept_lines(named: Meant, notes: Sequence[Note], width: int) -> Iterator[Line]:
    """Yield a concept in one line or two, and what it warns of."""
    yield from _label_lines(named, width, has_warnings=bool(notes))
    yield from _warning_lines(notes, width)


def _label_lines(named: Meant, width: int, *, has_warnings: bool) -> Iterator[Line]:
    """Yield the label of a concept and the beginning of its definition: one line above warnings, else two."""
    label = named.concept.pref_label
    text = named.concept.definitions[0].text if named.concept.definitions else ""
    most = 1 if has_warnings else _LINES_EACH
    room = max(most * (width - len(_INDENT)) - len(label) - len(_INDENT) * 2 * most, width // 2)
    spans = (Span(label, "label"), Span(f": {shortened(text, room)}" if text else ""))
    yield from wrap(spans, width, rest=_INDENT)


def _warning_lines(notes: Sequence[Note], width: int) -> Iterator[Line]:
    return marked_lines(note_items(notes), UNCITED, width, WARNING)


def _kind_sentence(told: KindTold) -> str:
    """Return whether one concept is a kind of the other, in words."""
    labels = (told.concept.pref_label, told.kind.pref_label)
    if told.is_kind:
        return wording.IS_KIND.format(*labels)
    *others, last = (f"“{concept.pref_label}”" for concept in told.kind_of)
    return wording.NO_KIND.format(*labels, " and of ".join(filter(None, (", ".join(others), last))))


def named_json(answer: Named, vocabulary: str | None, concepts: Sequence[Mapping[str, Any]]) -> Json:
    """Return the concepts that a sentence names; `concepts` have their neighbours filled in."""
    mentions = [
        {
            **result_json(named.match),
            "warnings": [*map(note_json, notes)],
            "concept": dict(concept),
        }
        for named, notes, concept in zip(answer.concepts, answer.warnings, concepts, strict=True)
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
