"""What is asked of a condition that somebody has on a treatment: "what helps against chemo nausea"."""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import chain
from typing import Final

from immuno_cli.questions.answer import Answered, Aspects, Meant
from immuno_cli.questions.aspects.aspect import SIDE_EFFECTS, USE
from immuno_cli.questions.aspects.effects import Effect, names_pattern
from immuno_cli.questions.aspects.of_conditions import CAUSES
from immuno_cli.questions.aspects.pairs import effect_of
from immuno_cli.questions.aspects.question import Question
from immuno_cli.questions.aspects.said import AspectAnswer, Said, find_answer, is_treatment, iter_passages, with_notes
from immuno_cli.questions.aspects.topics import find_topic
from immuno_cli.questions.explain import explain, find_documents
from immuno_cli.questions.graph import find_live, iter_levels
from immuno_cli.questions.notes import Note
from immuno_cli.vocabularies.protocol import Vocabulary

_CAUSED_BY: Final = re.compile(
    r"(?P<condition>.+?)(?: that is| which is)? (?:caused by|brought on by|triggered by|due to|because of)"
    r" (?P<treatment>.+)",
    re.IGNORECASE,
)
"""A condition, and the treatment that is taken for its cause."""
_INDUCED: Final = re.compile(
    r"(?P<treatment>.+)[ -](?:induced|related|associated|caused) (?P<condition>.+)", re.IGNORECASE
)
_COMES_IN: Final = re.compile(
    r"(?P<condition>.+?)(?: that is| which is)? (?:from|on|after|during|before|(?:when|while) (?:on|taking|having))"
    r" (?P<treatment>.+)",
    re.IGNORECASE,
)
"""A condition, and the treatment in whose time it comes."""
_BESIDE: Final = re.compile(r"(?P<condition>.+?) (?:with|under) (?P<treatment>.+)", re.IGNORECASE)
"""A condition, and a treatment that may cause it or may be meant against it: "nausea with chemo"."""
_MOST_WORDS: Final = 6
"""Words at most of a treatment and of a condition that stand side by side."""


class _Tie(IntEnum):
    """How surely some words say that a condition comes from a treatment, and not that the treatment is against it."""

    BESIDE = 0
    COMES_IN = 1
    CAUSED = 2


_TIES: Final = (
    (_CAUSED_BY, _Tie.CAUSED),
    (_INDUCED, _Tie.CAUSED),
    (_COMES_IN, _Tie.COMES_IN),
    (_BESIDE, _Tie.BESIDE),
)


def find_on_treatment(vocabularies: Sequence[Vocabulary], question: Question) -> Aspects | None:
    """Return what answers a question for a condition that somebody has on a treatment.

    It is whether the condition is named among the side effects, what it warns of, what is said of it, and what the
    treatment can cause. None where the topic is no such condition, and where its causes are asked for, of which the
    treatment is one. Where the treatment is meant against the condition, it is what the treatment is used against:
    "treatment of melanoma with keytruda". Words for a cause, such as "due to", rule that out.
    """
    if question.aspect.of != "conditions" or question.aspect is CAUSES:
        return None
    for tie, *words in _iter_pairs(question.topic):
        treatment, condition = (find_topic(vocabularies, name) for name in words)
        if treatment and condition and is_treatment(treatment.concept) and not is_treatment(condition.concept):
            return _answer_on(treatment, condition, question, tie)
    return None


def _iter_pairs(topic: str) -> Iterator[tuple[_Tie, str, str]]:
    """Yield how a topic may name a treatment and a condition: "nausea from chemo", "chemo nausea".

    >>> [pair for _, *pair in _iter_pairs("nausea from chemo")][0], [pair for _, *pair in _iter_pairs("chemo nausea")]
    (['chemo', 'nausea'], [['chemo', 'nausea']])
    """
    for pattern, tie in _TIES:
        found = pattern.fullmatch(topic)
        if found:
            yield tie, found["treatment"], found["condition"]
    words = topic.split()
    for place in range(1, len(words)) if len(words) <= _MOST_WORDS else ():
        yield _Tie.BESIDE, " ".join(words[:place]), " ".join(words[place:])


def _answer_on(treatment: Meant, condition: Meant, question: Question, tie: _Tie) -> Aspects | None:
    caused = effect_of(treatment, condition, SIDE_EFFECTS)
    said = find_answer(condition.vocabulary, condition.concept, question)
    if caused is None or caused.effect is None or said is None:
        return None
    treated = None if tie is _Tie.CAUSED else effect_of(treatment, condition, USE)
    if treated and treated.effect and _is_rather_treated(treated.effect, caused.effect):
        return treated
    if tie is _Tie.BESIDE and not (caused.effect.named or caused.effect.mentions):
        return None
    # what a document says is said of its own treatment, and may be wrong of another
    said = with_notes(said, lambda note: note.statement.basis != "document")
    said = _with_cautions(said, treatment, condition)
    return Aspects((Answered(condition, said), caused.parts[0]), caused.effect)


def _with_cautions(answer: AspectAnswer, treatment: Meant, condition: Meant) -> AspectAnswer:
    """Return what helps against a condition, with what each remedy warns of where it is taken on a treatment.

    It is the warnings of its entry that name the condition, or the treatment or what is broader.
    """
    said = tuple(
        each._replace(notes=(*_iter_cautions(each, treatment, condition), *each.notes)) for each in answer.said
    )
    documents = find_documents(treatment.vocabulary, iter_passages(said))
    return answer._replace(said=said, documents={**answer.documents, **documents})


def _iter_cautions(said: Said, treatment: Meant, condition: Meant) -> Iterator[Note]:
    vocabulary = treatment.vocabulary
    above = chain.from_iterable(iter_levels(vocabulary, treatment.concept))
    names = [names_pattern(condition.concept), names_pattern(treatment.concept)]
    names += [names_pattern(each, is_broader=True) for each in above]
    for mention in (each for connection in said.connections for each in connection.mentions):
        remedy = find_live(vocabulary, mention.id)
        for note in explain(vocabulary, remedy).notes.warnings if remedy else ():
            if any(name.search(note.statement.text) for name in names):
                yield note._replace(within=note.within or mention.label)


def _is_rather_treated(treated: Effect, caused: Effect) -> bool:
    """Return whether entries name a condition among what a treatment is used against, as closely as among its harm."""
    return treated.named is not None and _closeness(treated) >= _closeness(caused)


def _closeness(effect: Effect) -> int:
    """Return how closely an effect is named: itself or a kind of it, of the treatment or of a kind. 0 if it is not."""
    if effect.named is None:
        return 0
    return 1 + (effect.named == effect.effect) + (not effect.is_kind)
