"""What answers a question for one aspect of a concept, as sections that stand before the rest of its explanation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from immuno_cli.questions import wording
from immuno_cli.questions.aspect_answers import AspectAnswer, Said
from immuno_cli.questions.aspects import SIDE_EFFECTS
from immuno_cli.questions.citations import Citations, cite
from immuno_cli.questions.explain import Connection, Mention
from immuno_cli.render.as_json import Json, relation_json, result_json, statement_json
from immuno_cli.render.explanation import UNCITED, section_lines
from immuno_cli.render.layout import EMPTY, Line, line_of, wrap
from immuno_cli.render.screen import source_spans
from immuno_cli.render.sections import (
    Item,
    Look,
    Piece,
    Section,
    connection_item,
    note_items,
    statement_pieces,
)
from immuno_cli.search import Result

_MOST_MENTIONS: Final = 8


def aspect_sections(answer: AspectAnswer, *, by_document: bool = False) -> list[Section]:
    """Return what answers the question, in the order of reading; or the sentence that nothing does.

    `by_document` as in `connection_item`.
    """
    found = [section for said in answer.said for section in _iter_said(answer, said, by_document=by_document)]
    about = answer.aspect.about.format(f"“{answer.concept.pref_label}”")
    if not answer.said:
        found.append(_sentence(wording.NOTHING_SAID.format(about)))
        found.append(Section("", "lines", tuple(_iter_kinds(answer))))
    elif answer.is_narrower:
        found.insert(0, _sentence(wording.SAID_HERE.format(about), "prose"))
    elif answer.aspect.each:
        found.append(_sentence(wording.NOT_ALL.format(answer.aspect.each, answer.concept.pref_label), "list"))
    found.append(Section(wording.MEANINGS, "list", tuple(_iter_meanings(answer))))
    return [section for section in found if section.items]


def several_lines(
    answers: Sequence[AspectAnswer], width: int, *, commands: Sequence[str], brief: bool = False
) -> Iterator[Line]:
    """Yield the answers for several concepts, one below the other, and the sources of all of them unless `brief`.

    `commands` say what to type for more.
    """
    shown = [aspect_sections(answer, by_document=True) for answer in _without_repeats(answers)]
    citations = UNCITED if brief else _cite(answers, shown)
    for answer, found in zip(answers, shown, strict=True):
        yield from wrap(line_of(answer.concept.pref_label, "title"), width)
        for section in found:
            yield from section_lines(section, citations, width, exact=False)
        yield EMPTY
    if answers[0].aspect is SIDE_EFFECTS:
        yield from wrap(line_of(wording.OF_EACH_ALONE), width)
        yield EMPTY
    for source in citations.sources:
        yield from wrap(source_spans(source), width, rest=" " * (len(source.mark) + 3))
    for command in () if brief else commands:
        yield from wrap(line_of(f"More: {command}", "dim"), width, rest="      ")
    yield from wrap(line_of(wording.DISCLAIMER, "dim"), width)


def _without_repeats(answers: Sequence[AspectAnswer]) -> Iterator[AspectAnswer]:
    """Yield the answers, what a word means in the first of them alone that names it."""
    explained: set[str] = set()
    for answer in answers:
        yield answer._replace(meanings=tuple(each for each in answer.meanings if each.id not in explained))
        explained.update(each.id for each in answer.meanings)


def _cite(answers: Sequence[AspectAnswer], shown: Iterable[Iterable[Section]]) -> Citations:
    documents = {name: document for answer in answers for name, document in answer.documents.items()}
    pieces = (piece for found in shown for section in found for item in section.items for piece in item.pieces)
    return cite(documents, (passage for piece in pieces for passage in piece.passages))


def _iter_said(answer: AspectAnswer, said: Said, *, by_document: bool) -> Iterator[Section]:
    """Yield what one entry says, and before it whose entry it is where that is a broader concept's."""
    if said.concept.id != answer.concept.id:
        uses = {r.target for r in said.concept.relations if r.relation in ("uses", "made-of")}
        words = wording.SAID_OF_THERAPY if answer.concept.id in uses else wording.SAID_OF_BROADER
        yield _sentence(words.format(said.concept.pref_label, answer.concept.pref_label))
    yield Section("", "prose", tuple(Item(tuple(statement_pieces(each))) for each in said.definitions))
    lines = (connection_item(each, _MOST_MENTIONS, by_document=by_document) for each in said.connections)
    yield Section("", "lines", tuple(lines))
    yield Section("", "warnings" if answer.aspect.has_warnings else "list", note_items(said.notes))


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
        "said": [
            {
                "id": said.concept.id,
                "prefLabel": said.concept.pref_label,
                "relations": [relation_json(c.relation, mention) for c in said.connections for mention in c.mentions],
                "statements": [
                    *map(statement_json, said.definitions),
                    *(statement_json(note.statement) for note in said.notes),
                ],
            }
            for said in answer.said
        ],
    }


def several_json(query: str, vocabulary: str, parts: Sequence[tuple[Result, Mapping[str, Any], AspectAnswer]]) -> Json:
    """Return the answers for several concepts; each concept has its neighbours filled in."""
    return {
        "query": query,
        "vocabulary": vocabulary,
        "match": None,
        "suggestions": [],
        "mentions": [
            {**result_json(result), "question": aspect_json(answer), "concept": dict(concept)}
            for result, concept, answer in parts
        ],
        "paths": [],
    }
