"""The answers to a question for one aspect ("side effects of keytruda"), of one concept or of each of several."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from immuno_cli.language.values import read_value
from immuno_cli.questions.answer import Answered, Aspects, Meant, meant
from immuno_cli.questions.aspects.effects import iter_holding
from immuno_cli.questions.aspects.fitting import CONDITIONS, TREATMENTS, is_treatment
from immuno_cli.questions.aspects.on_treatment import find_on_treatment
from immuno_cli.questions.aspects.pairs import effect_of, find_pair, is_prevented
from immuno_cli.questions.aspects.said import AspectAnswer, answer_aspect, find_answer, with_warnings
from immuno_cli.questions.aspects.topics import find_only_treatment, find_topic, is_everyday_noun
from immuno_cli.questions.explain import explain
from immuno_cli.questions.notes import Note
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.reading.aspect import CAUSES, OVERDOSE, SIDE_EFFECTS, TOGETHER, value_aspect
from immuno_cli.questions.reading.question import Question, several_topics, without_people, without_taking
from immuno_cli.questions.reading.together import together_aspect
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.search import Result, resolve
from immuno_cli.search.query import read_query
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

_CAUSING: Final = re.compile(r"\b(?:caus|lead|trigger|bring|give|side[ -]?effect|due to|because of)", re.IGNORECASE)
"""What a question has that asks for harm. "After" and "get" do not: they may ask whether a vaccine protects."""
_TOO_MUCH: Final = "overdose"
"""The name of the entry whose warnings matter to whoever has taken too much of anything."""
_WARNING: Final = ("disease", "side-effect", "finding")
"""The kinds of conditions whose warnings matter beside those of a treatment."""


def find_aspects(vocabularies: Sequence[Vocabulary], asked: Asked) -> Aspects | None:
    """Return what answers a question for aspects; None where the words ask for none of anything that is known.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.reading.asked import read_asked
    >>> found = find_aspects([open_vocabulary()], read_asked("can keytruda cause colitis"))
    >>> [part.meant.concept.id for part in found.parts], found.effect.named.id
    (['pembrolizumab', 'colitis'], 'colitis')
    """
    found = next(filter(None, _iter_found(vocabularies, asked)), None)
    return found._replace(term=asked.typed) if found else None


def _iter_found(vocabularies: Sequence[Vocabulary], asked: Asked) -> Iterator[Aspects | None]:
    """Yield the answers to the questions that the words may ask, the likeliest first; None for one that they do not."""
    yield _find_joined(vocabularies, asked.joined)
    for question in asked.questions:
        yield _find_for(vocabularies, asked, question)
    yield _find_side_by_side(vocabularies, asked)
    yield _find_of_value(vocabularies, asked)
    yield _find_joined_names(vocabularies, asked)


def _find_for(vocabularies: Sequence[Vocabulary], asked: Asked, question: Question) -> Aspects | None:
    """Return the answers to one question that the words may ask."""
    if not question.effect:
        is_of_other = _comes_from_treatment(vocabularies, question) or _asks_of_other(vocabularies, question)
        return None if is_of_other else _find_of_topics(vocabularies, question)
    if resolve(vocabularies, asked.typed).match:  # "vaccine against hepatitis B" is a name in other words
        return None
    if question.aspect is TOGETHER:
        return _find_together(vocabularies, question)
    return None if asked.names_two_people else _find_effect(vocabularies, asked.typed, question)


def _comes_from_treatment(vocabularies: Sequence[Vocabulary], question: Question) -> bool:
    """Return whether it is asked if a disease comes from a treatment: "did I catch measles from my vaccine"."""
    origin = find_topic(vocabularies, question.source) if question.source else None
    return origin is not None and is_treatment(origin.concept)


def _asks_of_other(vocabularies: Sequence[Vocabulary], question: Question) -> bool:
    """Return whether what is asked in the end names another treatment or condition: "I missed X, can I take Y"."""
    topic = find_topic(vocabularies, question.topic) if question.then else None
    found = resolve_in_order(vocabularies, question.then).found if topic else None
    named = (found.match, *found.mentions) if found else ()
    kinds = {each.kind for each in named if each and topic and each.id != topic.concept.id}
    return not kinds.isdisjoint((*TREATMENTS, *CONDITIONS))


def _find_of_topics(vocabularies: Sequence[Vocabulary], question: Question) -> Aspects | None:
    """Return the answer for the topic of a question, or else the answers for each of the topics that it joins.

    A condition that comes from a treatment is a topic of its own kind: "what helps against nausea from chemo".

    None where one of them is unknown, or has no such aspect, and where two of them are the same.
    """
    whole = find_topic(vocabularies, question.topic)
    on_treatment = None if whole else find_on_treatment(vocabularies, question)
    if on_treatment:
        return on_treatment
    topics = [whole] if whole else [find_topic(vocabularies, part) for part in several_topics(question.topic)]
    parts: list[Answered] = []
    for topic in topics:
        answer = _answer_for(vocabularies, topic, question) if topic else None
        if topic is None or answer is None:
            return None
        parts.append(Answered(topic, answer))
    are_different = len({part.meant.match.id for part in parts}) == len(parts)
    return Aspects(_with_warnings(parts)) if parts and are_different else None


def _answer_for(vocabularies: Sequence[Vocabulary], topic: Meant, question: Question) -> AspectAnswer | None:
    """Return the answer for a topic, with what the entries warn of that the question names beside it."""
    answer = find_answer(topic.vocabulary, topic.concept, question)
    beside = question.beside or (_TOO_MUCH if question.aspect is OVERDOSE else "")
    return _with_beside(vocabularies, answer, beside) if answer and beside else answer


def _with_beside(vocabularies: Sequence[Vocabulary], answer: AspectAnswer, beside: str) -> AspectAnswer:
    """Return an answer with what the entries of conditions warn of that somebody has: "if I have diarrhea"."""
    found = resolve_in_order(vocabularies, beside).found
    for named in (found.match,) if found.match else found.mentions:
        warnings = tuple(_iter_cautions(vocabularies, answer, named))
        first, *others = answer.said or (None,)
        if first and not answer.warnings:
            answer = answer._replace(said=(first._replace(notes=(*first.notes, *warnings)), *others))
        else:
            answer = answer._replace(warnings=(*warnings, *answer.warnings))
    return answer


def _with_warnings(parts: Sequence[Answered]) -> tuple[Answered, ...]:
    """Return the answers, of several each with what its topic warns of: no entry is shown below them."""
    if len(parts) == 1:
        return tuple(parts)
    return tuple(each._replace(said=with_warnings(each.meant.vocabulary, each.said)) for each in parts)


def _find_joined(vocabularies: Sequence[Vocabulary], questions: Sequence[Question]) -> Aspects | None:
    """Return the answers to the questions that are asked of one thing together: "symptoms and treatment of colitis".

    None where none are joined, one is not understood, or they are not of one thing that is known.
    """
    found = [_find_of_topics(vocabularies, question) for question in questions]
    parts = [answers.parts[0] for answers in found if answers and len(answers.parts) == 1]
    if len(parts) < len(found) or len({part.meant.match.id for part in parts}) != 1:
        return None
    by_aspect = {part.said.aspect.id: part for part in parts}
    return Aspects(tuple(by_aspect.values()))


def _find_effect(vocabularies: Sequence[Vocabulary], words: str, question: Question) -> Aspects | None:
    """Return whether something is named among what the topic of a question can cause, and what is said of both.

    That is what the topic can cause, and where the effect comes from; or what it is used against, and what the other
    is treated with. None where one of them is unknown, or the effect is no condition, or a kind of the topic itself,
    and where it is asked if people get what the topic is meant to prevent: "hepatitis B after vaccination".
    """
    topic, effect = (find_topic(vocabularies, words) for words in (question.topic, question.effect))
    if topic is None or effect is None:
        return None
    asks_of_harm = question.aspect is not SIDE_EFFECTS or _CAUSING.search(words)
    if not asks_of_harm and is_prevented(topic.vocabulary, topic.concept, effect.concept):
        return None
    return effect_of(topic, effect, question.aspect, is_complaint=not asks_of_harm)


def _find_side_by_side(vocabularies: Sequence[Vocabulary], asked: Asked) -> Aspects | None:
    """Return what is said of a treatment and of a condition whose names stand side by side: "keytruda fever".

    It is what the treatment can cause or else is used against. None where the words are no two such names, and where a
    disease is named as neither.
    """
    found = (find_pair(*pair) for pair in _iter_side_by_side(vocabularies, asked))
    return next(filter(None, found), None)


def _iter_side_by_side(vocabularies: Sequence[Vocabulary], asked: Asked) -> Iterator[tuple[Meant, Meant]]:
    """Yield a treatment and what else is named, where words are two names and nothing else, in either order."""
    for pair in asked.side_by_side:
        matches = [(name, resolve(vocabularies, name, exact=True).match) for name in pair]
        named = [meant(vocabularies, name, match) for name, match in matches if match]
        for first, second in permutations(named) if len(named) == len(pair) else ():
            if is_treatment(first.concept):
                yield first, second


def _find_together(vocabularies: Sequence[Vocabulary], question: Question) -> Aspects | None:
    """Return what is said of a treatment together with something else: "is keytruda safe in pregnancy".

    None where neither is a treatment that is known, and where the other is known and not spoken of. None, too, where
    the other matters as much: `sentence` shows the warnings of both.
    """
    for treatment, other in ((question.topic, question.effect), (question.effect, question.topic)):
        topic = find_topic(vocabularies, without_taking(treatment))
        if topic is None or not is_treatment(topic.concept):
            continue
        named = _find_named_in(vocabularies, without_people(without_taking(other)))
        is_taken = without_taking(treatment) != treatment
        if named and _matters_as_much(vocabularies, topic, named, is_taken=is_taken):
            return None
        answer = _answer_together(vocabularies, topic, other, named)
        if answer.said or named is None:
            return Aspects((Answered(topic, answer._replace(is_narrower=True)),))
    return None


def _matters_as_much(vocabularies: Sequence[Vocabulary], topic: Meant, named: Result, *, is_taken: bool) -> bool:
    """Return whether what goes with a treatment matters as much.

    A disease does where the treatment `is_taken`: "can I take X with Y" may ask whether X is against Y.
    """
    if is_taken and named.kind == "disease":
        return True
    return named.id != topic.concept.id and _matters_beside(vocabularies, named)


def _answer_together(
    vocabularies: Sequence[Vocabulary], topic: Meant, other: str, named: Result | None
) -> AspectAnswer:
    """Return what is said of a treatment together with something else, which may be `named`."""
    aspect = together_aspect(other, _names_of(vocabularies, named) if named else ())
    answer = answer_aspect(topic.vocabulary, topic.concept, aspect)
    return _with_cautions(vocabularies, answer, named) if named and answer.said else answer


def _with_cautions(vocabularies: Sequence[Vocabulary], answer: AspectAnswer, named: Result) -> AspectAnswer:
    """Return what is said of a treatment, with what the entry of the other thing warns of: pregnancy."""
    cautions = _iter_cautions(vocabularies, answer, named)
    first, *others = answer.said
    return answer._replace(said=(first._replace(notes=(*first.notes, *cautions)), *others))


def _iter_cautions(vocabularies: Sequence[Vocabulary], answer: AspectAnswer, named: Result) -> Iterator[Note]:
    """Yield what the entry of another thing warns of that is not said yet, and that holds for a treatment."""
    vocabulary, other = find_origin(vocabularies, named.vocabulary, named.id)
    if other.id == answer.concept.id:
        return
    told = {note.statement.text for said in answer.said for note in said.notes}
    told |= {note.statement.text for note in answer.warnings}
    for note in iter_holding(vocabulary, explain(vocabulary, other).notes.warnings, answer.concept):
        if note.statement.text not in told:
            yield note._replace(within=note.within or other.pref_label)


def _find_joined_names(vocabularies: Sequence[Vocabulary], asked: Asked) -> Aspects | None:
    """Return what is said of a treatment together with what has no entry: "azathioprine and allopurinol".

    None where the words are no two names, and where nothing is said of both.
    """
    for topic, effect in permutations(asked.two_names, 2):
        other = _find_named_in(vocabularies, effect)
        found = None if other else _find_together(vocabularies, Question(TOGETHER, topic, effect=effect))
        if found and found.parts[0].said.said:
            return found
    return None


def _matters_beside(vocabularies: Sequence[Vocabulary], named: Result) -> bool:
    """Return whether something is a treatment, or a condition that has warnings of its own."""
    vocabulary, concept = find_origin(vocabularies, named.vocabulary, named.id)
    return concept.kind in TREATMENTS or (
        concept.kind in _WARNING and bool(explain(vocabulary, concept).notes.warnings)
    )


def _names_of(vocabularies: Sequence[Vocabulary], named: Result) -> tuple[str, ...]:
    return tuple(name for name, _ in find_origin(vocabularies, named.vocabulary, named.id)[1].labels)


def _find_named_in(vocabularies: Sequence[Vocabulary], words: str) -> Result | None:
    """Return the one thing that some words mean or name: the vaccine of "get the flu vaccine"."""
    found = resolve_in_order(vocabularies, words).found
    named = found.match or next(iter(found.mentions), None) or find_only_treatment(vocabularies, words)
    return None if named is None or is_everyday_noun(words, named) else named


def _find_of_value(vocabularies: Sequence[Vocabulary], asked: Asked) -> Aspects | None:
    """Return what a high or a low value can mean: "what causes high ALT"; None where nothing is said of it.

    Where the words ask for its causes, that nothing is said is an answer, too.
    """
    question = next(iter(asked.questions), None)
    asks_causes = question is not None and question.aspect is CAUSES
    topic = question.topic if question and asks_causes else read_query(asked.typed).about.typed
    value = read_value(topic)
    if value is None or not value.states:
        return None
    found, also_in = resolve_in_order(vocabularies, topic)
    if found.match is None or found.match.matched_by != "value":
        return None
    meaning = meant(vocabularies, topic, found.match, also_in)
    answer = answer_aspect(meaning.vocabulary, meaning.concept, value_aspect(is_low="low" in value.states))
    return Aspects((Answered(meaning, answer),)) if answer.said or asks_causes else None
