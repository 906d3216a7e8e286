"""The answers to a question for one aspect ("side effects of keytruda"), of one concept or of each of several."""

from collections.abc import Iterator, Sequence
from itertools import chain, permutations
from typing import Final, NamedTuple

from immuno_cli.cli.terms import Asked, accept, find
from immuno_cli.language.values import read_value
from immuno_cli.model import Concept
from immuno_cli.questions.asked import Question, read_question, several_topics, shorter_topic
from immuno_cli.questions.aspect_answers import AspectAnswer, answer_aspect, find_answer, is_treatment
from immuno_cli.questions.aspects import SIDE_EFFECTS, USE
from immuno_cli.questions.condition_aspects import CAUSES, TREATING
from immuno_cli.questions.effects import Effect, find_effect
from immuno_cli.questions.explain import find_documents
from immuno_cli.questions.graph import iter_levels
from immuno_cli.questions.joined import read_joined
from immuno_cli.questions.practical_aspects import together_aspect, value_aspect
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.questions.wording import AMONG
from immuno_cli.search import Result, resolve
from immuno_cli.search.query import read_query
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

_MOST_WORDS: Final = 8
"""Most words of two names that stand side by side."""


class Answered(NamedTuple):
    """What is said of one aspect of a concept, its vocabulary, and how the concept was found for the term `asked`."""

    asked: Asked
    vocabulary: Vocabulary
    concept: Concept
    match: Result
    answer: AspectAnswer


def find_answers(vocabularies: Sequence[Vocabulary], question: Question) -> list[Answered]:
    """Return the answer for the topic of a question, or else the answers for each of the topics that it joins.

    Returns [] where one of them is unknown, or has no such aspect. How a guessed topic is understood is told.
    """
    topic = _find_topic(vocabularies, question.topic)
    topics = [topic] if topic else [_find_topic(vocabularies, part) for part in several_topics(question.topic)]
    found: list[tuple[str, Result, AspectAnswer]] = []
    for each in topics:
        if each is None:
            return []
        answer = find_answer(*find_origin(vocabularies, each[1].vocabulary, each[1].id), question)
        if answer is None:
            return []
        found.append((*each, answer))
    if len({match.id for _, match, _ in found}) < len(found):
        return []
    return [_accepted(vocabularies, *each) for each in found]


def find_joined_answers(vocabularies: Sequence[Vocabulary], words: str) -> list[Answered]:
    """Return the answers to the questions that are asked of one thing together: "symptoms and treatment of colitis".

    Returns [] where none are joined, one is not understood, or they are not of one thing that is known.
    """
    found = [find_answers(vocabularies, question) for question in read_joined(words)]
    if any(len(answers) != 1 for answers in found):
        return []
    by_aspect = {answers[0].answer.aspect.id: _with_definition(answers[0]) for answers in found}
    return list(by_aspect.values()) if len({answers[0].match.id for answers in found}) == 1 else []


def _with_definition(found: Answered) -> Answered:
    """Return an answer with the documents that the definition cites, which stands above it."""
    passages = [passage for statement in found.concept.definitions[:1] for passage in statement.passages]
    documents = {**found.answer.documents, **find_documents(found.vocabulary, passages)}
    return found._replace(answer=found.answer._replace(documents=documents))


def find_effect_answers(vocabularies: Sequence[Vocabulary], question: Question) -> tuple[Effect, list[Answered]] | None:
    """Return whether something is named among what the topic of a question can cause, and what is said of both.

    That is what the topic can cause, and where the effect comes from; or what it is used against, and what the other
    is treated with. None where one of them is unknown, or the effect is no condition, or a kind of the topic itself.
    """
    topic, effect = (_find_topic(vocabularies, words) for words in (question.topic, question.effect))
    if topic is None or effect is None or topic[1].id == effect[1].id:
        return None
    where, concept = find_origin(vocabularies, effect[1].vocabulary, effect[1].id)
    origin, cause = find_origin(vocabularies, topic[1].vocabulary, topic[1].id)
    first = find_answer(origin, cause, question)
    if first is None or first.aspect.id not in AMONG or cause in chain.from_iterable(iter_levels(where, concept)):
        return None
    second = find_answer(where, concept, Question(TREATING if first.aspect is USE else CAUSES, question.effect))
    if second is None:  # it is no condition: "remission after surgery"
        return None
    found = [_accepted(vocabularies, *topic, first)]
    if second.said:
        found.append(_accepted(vocabularies, *effect, second))
    return find_effect(origin, first, concept), found


def find_side_by_side(vocabularies: Sequence[Vocabulary], words: str) -> tuple[Effect, list[Answered]] | None:
    """Return what is said of a treatment and of a condition whose names stand side by side: "keytruda fever".

    It is what the treatment can cause or else is used against, as `find_effect_answers` returns it. None where the
    words are no two such names, and where a disease is named as neither.
    """
    for treatment, condition in _iter_side_by_side(vocabularies, words):
        caused, treated = (
            find_effect_answers(vocabularies, Question(aspect, treatment, effect=condition))
            for aspect in (SIDE_EFFECTS, USE)
        )
        for found in (caused, treated):
            if found and found[0].named:
                return found
        if caused and caused[0].effect.kind != "disease":
            return caused
    return None


def _iter_side_by_side(vocabularies: Sequence[Vocabulary], words: str) -> Iterator[tuple[str, str]]:
    """Yield the name of a treatment and the other name, where words are two names and nothing else, in either order."""
    parts = words.rstrip("?!. ").split()
    for place in range(1, len(parts)) if len(parts) <= _MOST_WORDS else ():
        pair = " ".join(parts[:place]), " ".join(parts[place:])
        matches = [resolve(vocabularies, name, exact=True).match for name in pair]
        for (name, match), (other, other_match) in permutations(zip(pair, matches, strict=True)):
            if match and other_match and is_treatment(find_origin(vocabularies, match.vocabulary, match.id)[1]):
                yield name, other


def find_together(vocabularies: Sequence[Vocabulary], question: Question) -> list[Answered]:
    """Return what is said of a treatment together with something else: "is keytruda safe in pregnancy".

    Returns [] where neither is a treatment that is known, and where the other is known and not spoken of.
    """
    for treatment, other in ((question.topic, question.effect), (question.effect, question.topic)):
        topic = _find_topic(vocabularies, treatment)
        if topic:
            origin, concept = find_origin(vocabularies, topic[1].vocabulary, topic[1].id)
            if is_treatment(concept):
                answer = answer_aspect(origin, concept, together_aspect(other, _names_of(vocabularies, other)))
                is_open = not answer.said and _find_named_in(vocabularies, other) is not None
                return [] if is_open else [_accepted(vocabularies, *topic, answer._replace(is_narrower=True))]
    return []


def _names_of(vocabularies: Sequence[Vocabulary], words: str) -> tuple[str, ...]:
    """Return the names of the one thing that some words mean or name."""
    found = _find_named_in(vocabularies, words)
    if found is None:
        return ()
    return tuple(name for name, _ in find_origin(vocabularies, found.vocabulary, found.id)[1].labels)


def _find_named_in(vocabularies: Sequence[Vocabulary], words: str) -> Result | None:
    """Return the one thing that some words mean or name: the vaccine of "get the flu vaccine"."""
    found = resolve_in_order(vocabularies, words).found
    return found.match or next(iter(found.mentions), None)


def find_value_answers(vocabularies: Sequence[Vocabulary], words: str) -> list[Answered]:
    """Return what a high or a low value can mean: "what causes high ALT"; [] where nothing is said of it.

    Where the words ask for its causes, that nothing is said is an answer, too.
    """
    question = read_question(words)
    asks_causes = question is not None and question.aspect is CAUSES
    topic = question.topic if question and asks_causes else read_query(words).about.typed
    value = read_value(topic)
    match = resolve_in_order(vocabularies, topic).found.match if value and value.states else None
    if value is None or match is None or match.matched_by != "value":
        return []
    where, concept = find_origin(vocabularies, match.vocabulary, match.id)
    answer = answer_aspect(where, concept, value_aspect(is_low="low" in value.states))
    return [_accepted(vocabularies, topic, match, answer)] if answer.said or asks_causes else []


def _find_topic(vocabularies: Sequence[Vocabulary], topic: str) -> tuple[str, Result] | None:
    """Return a topic with what it means; where that is nothing, without the word for a treatment at its end."""
    for words in (topic, shorter_topic(topic)):
        match = resolve_in_order(vocabularies, words).found.match if words else None
        if match and match.matched_by != "value":  # what is said of a substance is not said of its value
            return words, match
    return None


def _accepted(vocabularies: Sequence[Vocabulary], topic: str, match: Result, answer: AspectAnswer) -> Answered:
    asked = Asked(topic, "explain", vocabularies)
    find(asked, exact=False)  # it tells which other vocabularies have the topic
    return Answered(asked, *accept(asked, match), answer)
