"""What is said of several things together: "can I take aspirin on chemo"."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, permutations
from typing import Final

from immuno_cli.model import Concept
from immuno_cli.questions.answer import Meant, meant
from immuno_cli.questions.aspects.effects import Mentioned, names_pattern
from immuno_cli.questions.aspects.fitting import is_treatment
from immuno_cli.questions.aspects.pairs import iter_said_together, iter_told_of_kinds
from immuno_cli.questions.graph import find_live, is_reported, iter_levels
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.reading.aspect import CONTRAINDICATIONS, TOGETHER, is_marked_for
from immuno_cli.questions.reading.question import without_taking
from immuno_cli.questions.several import find_drugs
from immuno_cli.search import resolve
from immuno_cli.vocabularies.protocol import Vocabulary

_MOST_TOGETHER: Final = 4
_MOST_STEPS: Final = 2
"""Maximum number of steps from a condition to a broader one whose name a statement on a treatment may have instead."""
_MOST_LEVELS: Final = 4
"""Levels of what is broader than a treatment that may warn of a condition, the treatment's own included."""
_HAD: Final = ("disease", "method")
"""The kinds of what somebody may have, or have had, whom a treatment endangers: a kidney transplant."""


def find_together(concepts: Sequence[Meant]) -> tuple[tuple[Mentioned, ...], tuple[Concept, ...]]:
    """Return the statements that speak of two of the concepts, or of one and something broader than the other.

    The latter is for a caution about a treatment and a condition. The broader concept and the
    condition are returned as well. Where there is none either, the statements name a kind of the treatment.
    """
    found = tuple(islice(_iter_together(concepts), _MOST_TOGETHER))
    return (found, ()) if found else _find_with_broader(concepts)


def find_taken(
    vocabularies: Sequence[Vocabulary], asked: Asked, concepts: Sequence[Meant], together: Sequence[Mentioned]
) -> Meant | None:
    """Return what somebody asks to take on a treatment, where nothing that is said together names it itself.

    In "get the flu shot on keytruda" it is the flu shot. What is said of all vaccines could read as the answer for it.
    """
    ids = set(_iter_asked_to_take(vocabularies, asked)) if together else set()
    taken = next((each for each in concepts if each.concept.id in ids), None)
    return None if taken is None or _is_named(taken.concept, together) else taken


def _iter_asked_to_take(vocabularies: Sequence[Vocabulary], asked: Asked) -> Iterator[str]:
    """Yield the ids of what somebody asks to take, by the verb before it."""
    for question in asked.questions:
        name = without_taking(question.effect)
        if question.aspect is TOGETHER and name != question.effect:
            found = resolve(vocabularies, name)
            yield from (result.id for result in (found.match, *found.mentions) if result)


def _is_named(concept: Concept, together: Sequence[Mentioned]) -> bool:
    """Return whether a statement is of the entry of a concept, or has one of its names."""
    names = names_pattern(concept)
    return any(each.concept == concept or names.search(each.statement.text) for each in together)


def _find_with_broader(concepts: Sequence[Meant]) -> tuple[tuple[Mentioned, ...], tuple[Concept, ...]]:
    for treatment, condition in permutations(concepts, 2):
        is_pair = is_treatment(treatment.concept) and condition.concept.kind in _HAD
        if not is_pair or treatment.vocabulary is not condition.vocabulary:
            continue
        for broader in _iter_classes(condition):
            told = iter_said_together(treatment, condition._replace(concept=broader), of_topic_only=True)
            cautions = (each for each in told if is_marked_for(each.statement, CONTRAINDICATIONS))
            found = tuple(islice(cautions, _MOST_TOGETHER))
            if found:
                return found, (broader, condition.concept)
    return tuple(islice(_iter_told_of_kinds(concepts), _MOST_TOGETHER)), ()


def _iter_classes(condition: Meant) -> Iterator[Concept]:
    """Yield what is broader than a condition, then what has kinds and is related to it: Crohn's is often autoimmune."""
    vocabulary, concept = condition.vocabulary, condition.concept
    for level in islice(iter_levels(vocabulary, concept), 1, 1 + _MOST_STEPS):
        yield from filter(_is_narrow, level)
    for identifier in concept.related:
        related = find_live(vocabulary, identifier)
        if related and related.kind in _HAD and _is_narrow(related) and vocabulary.narrower(related.id):
            yield related


def _iter_told_of_kinds(concepts: Sequence[Meant]) -> Iterator[Mentioned]:
    """Yield what the entry of a condition warns of that names a kind of a treatment."""
    for treatment, condition in permutations(concepts, 2):
        if is_treatment(treatment.concept) and not is_treatment(condition.concept):
            for each in (treatment, *_drugs_of(treatment)):
                yield from iter_told_of_kinds(each, condition)


def _drugs_of(treatment: Meant) -> tuple[Meant, ...]:
    """Return what the drugs of a therapy are together: a checkpoint inhibitor is an immunotherapy drug."""
    drugs = find_drugs([treatment.vocabulary], treatment.concept.pref_label)
    is_other = drugs is not None and drugs.id != treatment.concept.id
    return (meant([treatment.vocabulary], treatment.term, drugs),) if drugs and is_other else ()


def _is_narrow(concept: Concept) -> bool:
    """Return whether a concept is not as wide as "disease", of which every treatment speaks."""
    return bool(concept.broader) or " " in concept.pref_label


def _iter_together(concepts: Sequence[Meant]) -> Iterator[Mentioned]:
    """Yield the statements that speak of two of the concepts, each once, those of their own entries first."""
    pairs = (pair for pair in combinations(concepts, 2) if pair[0].vocabulary is pair[1].vocabulary)
    told = chain.from_iterable(_iter_of_pair(*pair) for pair in pairs)
    found = {mention.statement.text: mention for mention in told}
    own = {each.concept.id for each in concepts}
    yield from sorted(found.values(), key=lambda mention: mention.concept.id not in own)


def _iter_of_pair(first: Meant, second: Meant) -> Iterator[Mentioned]:
    """Yield the statements that speak of both. A class that both belong to may name each as an example only."""
    levels = (level for each in (first, second) for level in iter_levels(each.vocabulary, each.concept))
    above = [concept.id for level in levels for concept in level]
    for mention in iter_said_together(first, second):
        is_of_both = above.count(mention.concept.id) > 1
        if not is_of_both or mention.statement.tone == "warning":
            yield mention
    for treatment, condition in permutations((first, second)):
        if is_treatment(treatment.concept) and condition.concept.kind in _HAD:
            yield from _iter_warned_above(treatment, condition)


def _iter_warned_above(treatment: Meant, condition: Meant) -> Iterator[Mentioned]:
    """Yield what the entries broader than a treatment warn of that names a condition, the nearest first.

    The nearest that speaks of both does not do: an immunosuppressant may wake an infection of which a TNF inhibitor
    says less.
    """
    names = names_pattern(condition.concept)
    for level in islice(iter_levels(treatment.vocabulary, treatment.concept), 1, _MOST_LEVELS):
        for concept in level:
            for statement in concept.statements:
                if statement.tone == "warning" and not is_reported(statement) and names.search(statement.text):
                    yield Mentioned(concept, statement)
