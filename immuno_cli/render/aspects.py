"""What answers a question for one aspect of several concepts, one below the other, with the sources of all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from immuno_cli.questions import wording
from immuno_cli.questions.aspect_answers import AspectAnswer
from immuno_cli.questions.aspects import SIDE_EFFECTS
from immuno_cli.questions.citations import Citations, cite
from immuno_cli.questions.effects import Effect
from immuno_cli.render.as_json import Json, result_json, statement_json
from immuno_cli.render.aspect import aspect_json, aspect_sections
from immuno_cli.render.explanation import UNCITED, section_lines
from immuno_cli.render.layout import EMPTY, Line, line_of, wrap
from immuno_cli.render.screen import source_spans
from immuno_cli.render.sections import Item, Piece, Section, note_items, statement_pieces
from immuno_cli.search import Result

_Part = tuple[str, list[Section]]
"""A title, and what stands below it."""


def several_lines(
    answers: Sequence[AspectAnswer],
    width: int,
    *,
    commands: Sequence[str],
    brief: bool = False,
    effect: Effect | None = None,
) -> Iterator[Line]:
    """Yield the answers for several concepts, or for several aspects of one, with the sources of all unless `brief`.

    `commands` say what to type for more. Where one `effect` was asked for, whether it is named stands first.
    """
    parts = _parts(answers, effect)
    citations = UNCITED if brief else _cite(answers, parts, effect)
    for title, found in parts:
        yield from wrap(line_of(title, "title"), width)
        for section in found:
            yield from section_lines(section, citations, width, exact=False)
        yield EMPTY
    if answers[0].aspect is SIDE_EFFECTS and not (effect or _are_of_one(answers)):
        yield from wrap(line_of(wording.OF_EACH_ALONE), width)
        yield EMPTY
    for source in citations.sources:
        yield from wrap(source_spans(source), width, rest=" " * (len(source.mark) + 3))
    for command in () if brief else commands:
        yield from wrap(line_of(f"More: {command}", "dim"), width, rest="      ")
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def _parts(answers: Sequence[AspectAnswer], effect: Effect | None) -> list[_Part]:
    if _are_of_one(answers) and not effect:
        return _parts_of_one(answers)
    if effect is None:
        return [_part(answer) for answer in _without_repeats(answers)]
    saying = [answer for answer in answers if answer.said or answer.kinds]  # the first part tells that nothing is said
    return [_effect_part(answers[0], effect), *(_part(answer) for answer in _without_repeats(saying))]


def _are_of_one(answers: Sequence[AspectAnswer]) -> bool:
    return len({answer.concept.id for answer in answers}) == 1


def _part(answer: AspectAnswer) -> _Part:
    return answer.concept.pref_label, aspect_sections(answer, by_document=True)


def _parts_of_one(answers: Sequence[AspectAnswer]) -> list[_Part]:
    """Return what a concept is, and what is said of each of its aspects."""
    concept = answers[0].concept
    definitions = tuple(Item(tuple(statement_pieces(statement))) for statement in concept.definitions[:1])
    parts: list[_Part] = [(concept.pref_label, [Section("", "prose", definitions)])]
    for answer in answers:
        about = answer.aspect.about.format(wording.QUOTED.format(concept.pref_label))
        parts.append((f"{about[:1].upper()}{about[1:]}", aspect_sections(answer, by_document=True)))
    return parts


def _without_repeats(answers: Sequence[AspectAnswer]) -> Iterator[AspectAnswer]:
    """Yield the answers, what a word means in the first of them alone that names it."""
    explained: set[str] = set()
    for answer in answers:
        yield answer._replace(meanings=tuple(each for each in answer.meanings if each.id not in explained))
        explained.update(each.id for each in answer.meanings)


def _cite(answers: Sequence[AspectAnswer], parts: Iterable[_Part], effect: Effect | None) -> Citations:
    documents = {name: document for answer in answers for name, document in answer.documents.items()}
    documents |= effect.documents if effect else {}
    pieces = (piece for _, found in parts for section in found for item in section.items for piece in item.pieces)
    return cite(documents, (passage for piece in pieces for passage in piece.passages))


def _effect_part(answer: AspectAnswer, effect: Effect) -> _Part:
    """Return whether the effect is named, what its entry warns of, and the statements that tell of it."""
    warned = {note.statement for note in effect.warnings}
    items = [
        Item((Piece(f"{each.concept.pref_label}: ", "name"), *statement_pieces(each.statement)))
        for each in effect.mentions
        if each.statement not in warned
    ]
    warnings = Section("", "warnings", note_items(effect.warnings))
    return _effect_sentence(answer, effect), [warnings, Section("", "list", tuple(items))]


def _effect_sentence(answer: AspectAnswer, effect: Effect) -> str:
    """Return whether the effect is named, in words."""
    asked = effect.effect.pref_label
    if effect.kinds:
        *first, last = (wording.QUOTED.format(kind.pref_label) for kind in effect.kinds)
        kinds = " and ".join(filter(None, (", ".join(first), last)))
        of_kinds = wording.KIND_MENTIONED if len(effect.kinds) == 1 else wording.KINDS_MENTIONED
        return of_kinds.format(kinds, asked, effect.cause.pref_label)
    if effect.mentions:
        mentioned = wording.MENTIONED_WARNED if effect.warnings else wording.MENTIONED
        return mentioned.format(asked, effect.cause.pref_label)
    where = _where(answer, effect)
    if effect.broader:
        return wording.BROADER_NAMED.format(asked, where, effect.broader.pref_label)
    if effect.named is None:
        return wording.NOT_NAMED.format(asked, where)
    if effect.named.id != effect.effect.id:
        return wording.NAMED_KIND.format(effect.named.pref_label, asked, where)
    return wording.NAMED.format(asked, where)


def _where(answer: AspectAnswer, effect: Effect) -> str:
    """Return among what of which concept the effect, or something broader, is named or is not."""
    cause, named_by = effect.cause, effect.named_by or effect.cause
    by = wording.QUOTED
    if named_by.id != cause.id:
        by = wording.OF_KIND if effect.is_kind else wording.OF_BROADER
    named = by.format(named_by.pref_label, cause.pref_label)
    return wording.AMONG[answer.aspect.id].format(named).removesuffix(",")


def several_json(
    query: str,
    vocabulary: str,
    parts: Sequence[tuple[Result, Mapping[str, Any], AspectAnswer]],
    effect: Effect | None = None,
) -> Json:
    """Return the answers for several concepts; each concept has its neighbours filled in.

    Where one `effect` was asked for, `effect` says which entry names it: null where none does by a relation. What is
    `broader` than it may be named instead.
    """
    return {
        "query": query,
        "vocabulary": vocabulary,
        "match": None,
        **({"effect": _effect_json(effect)} if effect else {}),
        "suggestions": [],
        "mentions": [
            {**result_json(result), "question": aspect_json(answer), "concept": dict(concept)}
            for result, concept, answer in parts
        ],
        "paths": [],
    }


def _effect_json(effect: Effect) -> Json:
    return {
        "cause": effect.cause.id,
        "effect": effect.effect.id,
        "named": effect.named.id if effect.named else None,
        "namedBy": effect.named_by.id if effect.named_by else None,
        "broader": effect.broader.id if effect.broader else None,
        "kinds": [kind.id for kind in effect.kinds],
        "warnings": [statement_json(note.statement) for note in effect.warnings],
        "mentions": [{"id": each.concept.id, **statement_json(each.statement)} for each in effect.mentions],
    }
