"""What answers a question for one aspect, drawn: of one concept as sections, of several one below the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from immuno_cli.questions import wording
from immuno_cli.questions.answer import Aspects
from immuno_cli.questions.aspects.cited import cited_documents
from immuno_cli.questions.aspects.effects import Effect
from immuno_cli.questions.aspects.pairs import rests_on_report
from immuno_cli.questions.aspects.said import AspectAnswer, Said, is_used_in, iter_warning_notes, with_notes
from immuno_cli.questions.citations import Citations
from immuno_cli.questions.explain import MOST_NEIGHBOURS, Connection, Mention
from immuno_cli.questions.notes import Note, urgent_first
from immuno_cli.questions.reading.aspect import DOING, SIDE_EFFECTS
from immuno_cli.render.as_json import Json, mention_json, note_json, relation_json, result_json, statement_json
from immuno_cli.render.explanation import UNCITED, section_lines, source_lines
from immuno_cli.render.layout import EMPTY, Line, command_lines, line_of, wrap
from immuno_cli.render.screen import short_source_lines
from immuno_cli.render.sections import (
    Item,
    Look,
    Piece,
    Section,
    cite_items,
    connection_item,
    mention_item,
    note_items,
    statement_pieces,
)
from immuno_cli.render.visible import short

_MOST_MENTIONS: Final = 8


def aspect_sections(answer: AspectAnswer, *, full: bool = False) -> list[Section]:
    """Return what answers the question, in the order of reading; or the sentence that nothing does.

    With `full`, more concepts of a relation are named, and the paragraphs that are cited.
    """
    found = [section for said in answer.said for section in _iter_said(answer, said, full=full)]
    about = answer.aspect.about.format(f"“{answer.concept.pref_label}”")
    if not answer.said:
        nothing = wording.NO_LIST.get(answer.aspect.id, wording.NOTHING_SAID).format(about)
        found.append(_sentence(nothing, "lead" if answer.kinds else "prose"))  # a lead has something below it
        found.append(Section("", "lines", tuple(_iter_kinds(answer))))
    elif answer.is_narrower:
        found.insert(0, _sentence(wording.SAID_HERE.format(about), "prose"))
    elif answer.aspect.each:
        found.append(_sentence(wording.NOT_ALL.format(answer.aspect.each, answer.concept.pref_label), "list"))
    if answer.warnings:
        found.append(_sentence(wording.ENTRY_WARNS.format(answer.concept.pref_label)))
        found.append(Section("", "warnings", note_items(answer.warnings)))
    found.append(Section(wording.MEANINGS, "list", tuple(_iter_meanings(answer))))
    return [section for section in found if section.items]


def _iter_said(answer: AspectAnswer, said: Said, *, full: bool) -> Iterator[Section]:
    """Yield what one entry says, and before it whose entry it is where that is a broader concept's."""
    yield from _iter_whose(answer, said)
    yield Section("", "prose", tuple(Item(tuple(statement_pieces(each))) for each in said.definitions))
    warnings = list(iter_warning_notes(answer.aspect, said))
    first = [note for note in warnings if _stands_first(note, answer)]
    yield Section("", "warnings", note_items(first))
    most = MOST_NEIGHBOURS if full else _MOST_MENTIONS
    lines = (connection_item(each, most, by_document=not full) for each in said.connections)
    yield Section("", "lines", tuple(lines))
    yield Section("", "warnings", note_items(note for note in warnings if note not in first))
    yield Section("", "list", note_items(note for note in said.notes if note not in warnings))


def _iter_whose(answer: AspectAnswer, said: Said) -> Iterator[Section]:
    """Yield whose entry says something, where that is not the concept's own."""
    if said.concept.id != answer.concept.id:
        words = wording.SAID_OF_THERAPY if is_used_in(answer.concept, said.concept) else wording.SAID_OF_BROADER
        yield _sentence(words.format(said.concept.pref_label, answer.concept.pref_label))


def _stands_first(note: Note, answer: AspectAnswer) -> bool:
    """Return whether a warning stands above the names of treatments: what people are told to do.

    What the treatments warn of themselves stands after their names.
    """
    return answer.aspect is DOING and not note.within


def _iter_kinds(answer: AspectAnswer) -> Iterator[Item]:
    mentions = tuple(Mention(kind.id, kind.pref_label) for kind in answer.kinds)
    if mentions:
        yield connection_item(Connection("", wording.SAID_OF_KINDS, mentions))


def _iter_meanings(answer: AspectAnswer) -> Iterator[Item]:
    for concept in answer.meanings:
        for statement in concept.definitions[:1]:
            yield Item((Piece(concept.pref_label, "name", concept.id), Piece(": "), *statement_pieces(statement)))


def _sentence(text: str, look: Look = "lead") -> Section:
    return Section("", look, (Item((Piece(text, "soft"),)),))


def aspect_json(answer: AspectAnswer) -> Json:
    """Return what answers the question: each entry that says something of the aspect, with what it says."""
    return {
        "aspect": answer.aspect.id,
        "concept": answer.concept.id,
        "isNarrower": answer.is_narrower,
        "kinds": [kind.id for kind in answer.kinds],
        **({"warnings": [*map(note_json, answer.warnings)]} if answer.warnings else {}),
        "said": [
            {
                "id": said.concept.id,
                "prefLabel": said.concept.pref_label,
                "relations": [relation_json(c.relation, mention) for c in said.connections for mention in c.mentions],
                "statements": [
                    *map(statement_json, said.definitions),
                    *map(note_json, said.notes),
                ],
            }
            for said in answer.said
        ],
    }


def aspects_of_one_json(answers: Sequence[AspectAnswer]) -> Json:
    """Return what is said of the aspects of one concept: `question` is the first; `questions` are all, if several."""
    if not answers:
        return {}
    first, *others = map(aspect_json, answers)
    return {"question": first, **({"questions": [first, *others]} if others else {})}


_Part = tuple[str, list[Section]]
"""A title, and what stands below it."""


def several_lines(
    aspects: Aspects, width: int, *, commands: Sequence[str], brief: bool = False, full: bool = False
) -> Iterator[Line]:
    """Yield the answers for several concepts, or for several aspects of one.

    Args:
        aspects: The answers. Whether an effect that was asked for is named stands first.
        width: The columns of a line.
        commands: What to type for more.
        brief: Whether the sources are left out.
        full: Whether each source is given in full, and each statement names its passages.
    """
    answers = [part.said for part in aspects.parts]
    parts = _parts(aspects, answers, full=full)
    citations = UNCITED if brief else _cite(aspects, parts)
    yield from _unknown_lines(aspects, width)
    for title, found in parts:
        yield from wrap(line_of(title, "title"), width)
        for section in found:
            yield from section_lines(section, citations, width, exact=full)
        yield EMPTY
    if all(answer.aspect is SIDE_EFFECTS for answer in answers) and not (aspects.effect or aspects.are_of_one):
        yield from wrap(line_of(wording.OF_EACH_ALONE), width)
        yield EMPTY
    yield from (source_lines if full else short_source_lines)(citations.sources, width)
    yield from command_lines(() if brief else commands, width)
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def _unknown_lines(aspects: Aspects, width: int) -> Iterator[Line]:
    unknown = " or ".join(wording.QUOTED.format(short(words)) for words in aspects.unknown)
    if unknown:
        yield from wrap(line_of(wording.NO_ENTRY_FOR.format(unknown)), width)
        yield EMPTY


def _parts(aspects: Aspects, answers: Sequence[AspectAnswer], *, full: bool) -> list[_Part]:
    if aspects.are_of_one:
        return _parts_of_one(answers, full=full)
    if aspects.effect is None:
        return [_part(answer, full=full) for answer in _without_repeats(answers)]
    effect = aspects.effect.effect.id  # of the cause, the first part tells that nothing is said
    answers = [answer for answer in answers if answer.said or answer.kinds or answer.concept.id == effect]
    answers = list(_iter_without_told(answers, aspects.effect))
    told = _without_repeats(answers) if full else (answer._replace(meanings=()) for answer in answers)
    parts = (_part(answer, full=full) for answer in told)
    return [_effect_part(aspects.effect), *parts]


def _iter_without_told(answers: Iterable[AspectAnswer], effect: Effect) -> Iterator[AspectAnswer]:
    """Yield the answers without the notes that stand above them, where it is said whether the effect is named."""
    above = {note.statement.text for note in (*effect.warnings, *effect.corrections)}
    above |= {mention.statement.text for mention in effect.mentions}
    for answer in answers:
        left = with_notes(answer, lambda note: note.statement.text not in above)
        if left.said or not answer.said:
            yield left


def _part(answer: AspectAnswer, *, full: bool) -> _Part:
    return answer.concept.pref_label, aspect_sections(answer, full=full)


def _parts_of_one(answers: Sequence[AspectAnswer], *, full: bool) -> list[_Part]:
    """Return what a concept is, and what is said of each of its aspects."""
    concept = answers[0].concept
    definitions = tuple(Item(tuple(statement_pieces(statement))) for statement in concept.definitions[:1])
    parts: list[_Part] = [(concept.pref_label, [Section("", "prose", definitions)])]
    for answer in answers:
        about = answer.aspect.about.format(wording.QUOTED.format(concept.pref_label))
        parts.append((f"{about[:1].upper()}{about[1:]}", aspect_sections(answer, full=full)))
    return parts


def _without_repeats(answers: Sequence[AspectAnswer]) -> Iterator[AspectAnswer]:
    """Yield the answers, what a word means in the first of them alone that names it."""
    explained: set[str] = set()
    for answer in answers:
        yield answer._replace(meanings=tuple(each for each in answer.meanings if each.id not in explained))
        explained.update(each.id for each in answer.meanings)


def _cite(aspects: Aspects, parts: Iterable[_Part]) -> Citations:
    items = (item for _, found in parts for section in found for item in section.items)
    return cite_items(cited_documents(aspects), items)


def _effect_part(effect: Effect) -> _Part:
    """Return whether the effect is named, what its entry warns of, and the statements that tell of it."""
    above = {note.statement for note in (*effect.warnings, *effect.corrections)}
    mentions = [each for each in effect.mentions if each.statement not in above]
    warning = [mention_item(each) for each in mentions if each.statement.tone == "warning"]
    others = [mention_item(each) for each in mentions if each.statement.tone != "warning"]
    warnings = Section("", "warnings", (*note_items(urgent_first(effect.warnings)), *warning))
    told = Section("", "list", (*others, *note_items(effect.corrections)))
    sentence = _effect_sentence(effect)
    if effect.warned_by and effect.warnings and not (effect.named or effect.mentions):  # that it is not named is less
        return wording.ENTRY_WARNS.format(effect.warned_by.pref_label), [warnings, _sentence(sentence, "prose"), told]
    return sentence, [warnings, told]


def _effect_sentence(effect: Effect) -> str:
    """Return whether the effect is named, in words."""
    asked = effect.effect.pref_label
    if effect.kinds:
        *first, last = (wording.QUOTED.format(kind.pref_label) for kind in effect.kinds)
        kinds = " and ".join(filter(None, (", ".join(first), last)))
        of_kinds = wording.KIND_MENTIONED if len(effect.kinds) == 1 else wording.KINDS_MENTIONED
        return of_kinds.format(kinds, asked, effect.cause.pref_label)
    if effect.mentions:
        mentioned = wording.MENTIONED_WARNED if effect.warnings or effect.corrections else wording.MENTIONED
        return mentioned.format(asked, effect.cause.pref_label)
    where = _where(effect)
    if effect.broader:
        return wording.BROADER_NAMED.format(asked, where, effect.broader.pref_label)
    if effect.named is None:
        return wording.NOT_NAMED.format(asked, where)
    reported = f" {wording.HEADLINE_ALONE}" if rests_on_report(effect) else ""
    if effect.named.id != effect.effect.id:
        return wording.NAMED_KIND.format(effect.named.pref_label, asked, where) + reported
    return wording.NAMED.format(asked, where) + reported


def _where(effect: Effect) -> str:
    """Return among what of which concept the effect, or something broader, is named or is not."""
    cause, named_by = effect.cause, effect.named_by or effect.cause
    by = wording.QUOTED
    if named_by.id != cause.id:
        by = wording.OF_KIND if effect.is_kind else wording.OF_BROADER
    named = by.format(named_by.pref_label, cause.pref_label)
    return wording.AMONG[effect.among.id].format(named).removesuffix(",")


def several_json(aspects: Aspects, vocabulary: str | None, concepts: Sequence[Mapping[str, Any]]) -> Json:
    """Return the answers for several concepts; `concepts` have their neighbours filled in.

    Where one effect was asked for, `effect` says which entry names it: null where none does by a relation. What is
    `broader` than it may be named instead.
    """
    return {
        "query": aspects.term,
        "vocabulary": vocabulary,
        "match": None,
        **({"effect": _effect_json(aspects.effect)} if aspects.effect else {}),
        "suggestions": [],
        **({"unknown": [*aspects.unknown]} if aspects.unknown else {}),
        "mentions": [
            {**result_json(part.meant.match), "question": aspect_json(part.said), "concept": dict(concept)}
            for part, concept in zip(aspects.parts, concepts, strict=True)
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
        "warnings": [*map(note_json, effect.warnings)],
        "corrections": [*map(note_json, effect.corrections)],
        "mentions": [mention_json(each) for each in effect.mentions],
    }
