"""What answers a question for one aspect of a concept, as sections that stand before the rest of its explanation."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.questions import wording
from immuno_cli.questions.aspect_answers import AspectAnswer, Said
from immuno_cli.questions.explain import Connection, Mention
from immuno_cli.render.as_json import Json, relation_json, statement_json
from immuno_cli.render.sections import (
    Item,
    Look,
    Piece,
    Section,
    connection_item,
    note_items,
    statement_pieces,
)

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
