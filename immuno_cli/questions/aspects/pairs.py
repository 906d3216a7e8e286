"""What one thing has to do with another: a treatment with a condition that it may cause, treat or prevent."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from immuno_cli.model import Concept
from immuno_cli.questions.answer import Answered, Aspects, Meant
from immuno_cli.questions.aspects.effects import Effect, Mentioned, find_effect, names_pattern
from immuno_cli.questions.aspects.fitting import is_treatment
from immuno_cli.questions.aspects.said import AspectAnswer, answer_aspect, find_answer, iter_warnings
from immuno_cli.questions.explain import explain
from immuno_cli.questions.graph import find_live, is_reported, iter_levels
from immuno_cli.questions.reading.aspect import CAUSES, SIDE_EFFECTS, TREATING, USE, Aspect
from immuno_cli.questions.reading.question import Question
from immuno_cli.questions.reading.together import together_aspect
from immuno_cli.questions.select import iter_below
from immuno_cli.questions.wording import AMONG
from immuno_cli.vocabularies.protocol import Vocabulary

_PREVENTS: Final = "prevents"
_MOST_READ: Final = 100
"""Maximum number of kinds of a treatment whose names are looked for."""
_BY_GERMS: Final = re.compile(r"\binfect", re.IGNORECASE)
"""What a name has of a disease that vaccines may prevent, or of one that is broader than it."""
_VACCINE: Final = re.compile(r"\b(?:vaccin|immuni[sz]ation)", re.IGNORECASE)


def find_pair(
    treatment: Meant, condition: Meant, *, is_question: bool = False, may_cause: bool = True
) -> Aspects | None:
    """Return what is said of a treatment and of a condition: that it causes it, or else that it is used against it.

    None where a disease is named as neither. For a question, None, too, where all that names it is a headline or a
    remark, and where the treatment is meant to prevent the disease: "can I get shingles after the shingles vaccine".
    Without `may_cause`, somebody who has the condition asks for the treatment. That this causes it is no answer.
    """
    prevents = is_prevented(treatment.vocabulary, treatment.concept, condition.concept)
    if prevents and is_question:
        return None
    may_be_caused = may_cause and not prevents
    caused = effect_of(treatment, condition, SIDE_EFFECTS, is_complaint=True) if may_be_caused else None
    treated = effect_of(treatment, condition, USE)
    best = _best_of([each for each in (caused, treated) if each], is_question=is_question)
    return best or (caused if condition.concept.kind != "disease" else None)


def _best_of(found: Sequence[Aspects], *, is_question: bool) -> Aspects | None:
    """Return the first answer in which an entry names the effect, or else the first with statements that name it."""
    return next((each for each in found if _is_named(each, is_question=is_question)), None) or next(
        (each for each in found if each.effect and each.effect.mentions), None
    )


def _is_named(found: Aspects, *, is_question: bool) -> bool:
    """Return whether an entry names the effect by a relation.

    For a question the relation rests on more than reports. A side effect is the very condition that is asked about:
    that a drug can cause one autoimmune disease does not say whether people with any may have it.
    """
    effect = found.effect
    if effect is None or effect.named is None:
        return False
    is_itself = effect.among == USE or effect.named == effect.effect
    return not is_question or (is_itself and not rests_on_report(effect))


def effect_of(topic: Meant, effect: Meant, aspect: Aspect, *, is_complaint: bool = False) -> Aspects | None:
    """Return whether something is named among what a topic can cause or, by the aspect, is used against.

    What is said of both follows. None where the effect is no condition, or is a kind of the topic itself, and where
    the topic may be any medicine and nothing is said. `is_complaint` is whether somebody has the effect, and does not
    ask what causes it: where no entry names it, what the treatment warns of matters most.
    """
    if topic.concept in chain.from_iterable(iter_levels(effect.vocabulary, effect.concept)):
        return None
    first = find_answer(topic.vocabulary, topic.concept, Question(aspect, topic.term, effect=effect.term))
    if first is None or first.aspect.id not in AMONG:
        return None
    other = Question(TREATING if first.aspect is USE else CAUSES, effect.term)
    second = find_answer(effect.vocabulary, effect.concept, other)
    if second is None:  # it is no condition: "remission after surgery"
        return None
    found = _find_named(topic, first, effect)
    if _is_any_medicine(topic) and not any((found.named, found.mentions, found.broader)):
        return None
    if first.aspect is USE or is_complaint:
        found = _with_warnings(found, topic, effect)
    parts = (Answered(topic, first), *((Answered(effect, second),) if second.said else ()))
    return Aspects(parts, found)


def find_naming(treatment: Meant, condition: Meant) -> Concept | None:
    """Return the concept whose entry names a condition itself among the side effects of a treatment.

    It is the treatment or something broader. None where no entry does, or by no more than reports.
    """
    if treatment.vocabulary is not condition.vocabulary:
        return None
    found = effect_of(treatment, condition, SIDE_EFFECTS)
    effect = found.effect if found and _is_named(found, is_question=True) else None
    return None if effect is None or effect.is_kind else effect.named_by


def _find_named(topic: Meant, answer: AspectAnswer, effect: Meant) -> Effect:
    """Return whether an effect is named; what is said of axitinib is not said of ibrutinib, which is near."""
    found = find_effect(topic.vocabulary, answer, effect.concept)
    if topic.related_name and found.is_kind:
        return found._replace(named=None, named_by=None, is_kind=False, broader=None, corrections=())
    return found


def _is_any_medicine(topic: Meant) -> bool:
    """Return whether a topic does not tell which medicine it is: a way of giving, or as wide as "medication"."""
    is_wide = topic.concept.kind == "general" and not topic.concept.broader
    return is_wide or any(link.relation == "given-by" for link in topic.vocabulary.links_to(topic.concept.id))


def _with_warnings(found: Effect, topic: Meant, effect: Meant) -> Effect:
    """Return what a treatment is used against, with what the entries of both warn of.

    A side effect that no entry names, and that warns of nothing, is returned with what the treatment warns of.
    """
    if found.among is not USE:
        if any((found.named, found.mentions, found.warnings)):
            return found
        warnings = tuple(iter_warnings(topic.vocabulary, topic.concept))
        return found._replace(warnings=warnings, warned_by=topic.concept)
    warnings = tuple(
        note._replace(within=note.within or each.concept.pref_label)
        for each in (effect, topic)
        for note in explain(each.vocabulary, each.concept).notes.warnings
    )
    return found._replace(warnings=warnings)


def rests_on_report(effect: Effect) -> bool:
    """Return whether all that names an effect is a headline, or what someone remarked."""
    if effect.named is None or effect.named_by is None:
        return False
    stated = [claim for claim in effect.named_by.relations if claim.target == effect.named.id]
    return bool(stated) and all(map(is_reported, stated))


def is_prevented(vocabulary: Vocabulary, topic: Concept, effect: Concept) -> bool:
    """Return whether a topic is meant to prevent a disease, or is a vaccine and the disease an infection.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> vaccine, hepatitis, fever = map(glossary.find_concept, ("hepatitis-b-vaccine", "hepatitis-b", "fever"))
    >>> is_prevented(glossary, vaccine, hepatitis), is_prevented(glossary, vaccine, fever)
    (True, False)
    """
    if effect.kind != "disease":
        return False
    broader = [each for level in iter_levels(vocabulary, effect) for each in level]
    if _prevents_any(topic, {each.id for each in broader}):
        return True
    if not is_vaccine(vocabulary, topic):
        return False
    kinds = (find_live(vocabulary, identifier) for identifier in iter_below(vocabulary, topic.id))
    is_met = any(_prevents_any(kind, {effect.id}) for kind in kinds if kind)
    return is_met or any(_BY_GERMS.search(each.pref_label) for each in broader)


def is_vaccine(vocabulary: Vocabulary, concept: Concept) -> bool:
    """Return whether a concept is a vaccine, by its name or by that of something broader."""
    return any(_VACCINE.search(each.pref_label) for level in iter_levels(vocabulary, concept) for each in level)


def _prevents_any(concept: Concept, diseases: set[str]) -> bool:
    return any(claim.relation == _PREVENTS and claim.target in diseases for claim in concept.relations)


def iter_said_together(first: Meant, second: Meant, *, of_topic_only: bool = False) -> Iterator[Mentioned]:
    """Yield the statements of one entry, or of one broader than it, that name the other.

    With `of_topic_only`, those of the first alone.
    """
    for topic, other in ((first, second),) if of_topic_only else ((first, second), (second, first)):
        names = tuple(name for name, _ in other.concept.labels)
        aspect = together_aspect(other.match.matched_label or other.concept.pref_label, names)
        if is_treatment(topic.concept):
            for said in answer_aspect(topic.vocabulary, topic.concept, aspect).said:
                told = (*said.definitions, *(note.statement for note in said.notes))
                yield from (Mentioned(said.concept, statement) for statement in told)
        else:
            for statement in topic.concept.statements:
                if not is_reported(statement) and re.search(aspect.words, statement.text):
                    yield Mentioned(topic.concept, statement)


def iter_told_of_kinds(treatment: Meant, condition: Meant) -> Iterator[Mentioned]:
    """Yield what the entry of a condition warns of that names a kind of a treatment.

    Pregnancy is no time for a checkpoint inhibitor, which is an immunotherapy.
    """
    vocabulary = treatment.vocabulary
    warnings = [each for each in condition.concept.statements if each.tone == "warning" and not is_reported(each)]
    below = islice(iter_below(vocabulary, treatment.concept.id), 1, _MOST_READ) if warnings else ()
    kinds = (find_live(vocabulary, identifier) for identifier in below)
    names = [names_pattern(kind, is_broader=True) for kind in kinds if kind]
    for statement in warnings:
        if any(name.search(statement.text) for name in names):
            yield Mentioned(condition.concept, statement)
