"""What answers a sentence that is no term and names concepts.

A treatment and a condition are answered as the question is whether the one can cause the other. Of any other concepts
each is named with what it warns of.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, permutations
from typing import Final

from immuno_cli.model import Concept
from immuno_cli.questions.answer import Aspects, Meant, Named, meant
from immuno_cli.questions.aspects.effects import Mentioned
from immuno_cli.questions.aspects.pairs import find_pair, is_prevented, iter_said_together, iter_told_of_kinds
from immuno_cli.questions.aspects.said import CONDITIONS, is_treatment, iter_warnings
from immuno_cli.questions.combined import find_combination
from immuno_cli.questions.graph import Step, find_live, iter_levels
from immuno_cli.questions.near import find_near_path
from immuno_cli.questions.notes import Note, urgency
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.reading.aspect import CONTRAINDICATIONS, TOGETHER, is_marked_for
from immuno_cli.questions.unknown import iter_unknown
from immuno_cli.questions.wording import MOST_URGENT
from immuno_cli.search import Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary

MOST_NAMED: Final = 6
"""The most concepts of a sentence that are shown."""
_MOST_TOGETHER: Final = 3
_MOST_STEPS: Final = 2
"""Steps from a condition to a broader one at most whose name a statement on a treatment may have in its place."""
_HAD: Final = ("disease", "method")
"""The kinds of what somebody may have, or have had, whom a treatment endangers: a kidney transplant."""
_PAIR: Final = 2


def explain_sentence(
    vocabularies: Sequence[Vocabulary], asked: Asked, mentions: Sequence[Result], *, asks_kind: bool = False
) -> Aspects | Named:
    """Return what answers a sentence that names concepts; `mentions` are those of `resolve`.

    `asks_kind` is whether it is asked if the first is a kind of the second.
    """
    term = asked.typed
    concepts = tuple(meant(vocabularies, term, result) for result in mentions[:MOST_NAMED])
    unknown = tuple(islice(iter_unknown(vocabularies, asked), MOST_NAMED))
    if asks_kind:
        is_kind_of = tuple(_iter_broader(concepts[0]))
        return Named(term, concepts, tuple(_iter_paths(concepts)), unknown, is_kind_of, warnings=_warnings(concepts))
    is_alone = not unknown and not asked.names_two_people  # what is unknown may matter as much
    pair = _find_pair_among(asked, concepts) if is_alone else None
    return pair or _name(asked, concepts, unknown)


def explain_complaint(vocabularies: Sequence[Vocabulary], asked: Asked, match: Result) -> Aspects | Named | None:
    """Return what answers a complaint, which `match` is, together with what the same sentence names behind it.

    None where the sentence says nothing more: "my chest hurts a lot".
    """
    parts = asked.behind
    complaint = resolve(vocabularies, parts.complaint).match if parts else None
    if parts is None or complaint is None or complaint.id != match.id:
        return None
    behind = resolve(vocabularies, parts.behind)
    named = (behind.match,) if behind.match else behind.mentions
    if named:
        return explain_sentence(vocabularies, asked, (match, *named))
    concepts = (meant(vocabularies, asked.typed, match),)
    return Named(asked.typed, concepts, (), (parts.behind,), warnings=_warnings(concepts))


def _find_pair_among(asked: Asked, concepts: Sequence[Meant]) -> Aspects | None:
    """Return what one of the concepts, a treatment, has to do with another, a condition.

    None where there are more of these, or where others warn of something, too.
    """
    treatments = [each for each in concepts if is_treatment(each.concept)]
    conditions = [each for each in concepts if _is_condition(each)]
    others = tuple(each for each in concepts if each not in (*treatments, *conditions))
    if (len(treatments), len(conditions)) != (1, 1) or any(_warnings(others)):
        return None
    treatment, condition = treatments[0], conditions[0]
    if treatment.vocabulary is not condition.vocabulary:
        return None
    found = find_pair(treatment, condition, is_question=asked.asks_permission)
    return found._replace(term=asked.typed, others=others) if found else None


def _is_condition(named: Meant) -> bool:
    """Return whether something is a condition, and not as wide as "side effect", whose kinds have kinds."""
    concept = named.concept
    if concept.kind not in CONDITIONS or is_treatment(concept):
        return False
    kinds = named.vocabulary.narrower(concept.id)
    return bool(concept.broader) or not any(map(named.vocabulary.narrower, kinds))


def _name(asked: Asked, concepts: Sequence[Meant], unknown: tuple[str, ...]) -> Named:
    """Return the concepts, emergencies first, and how they are related, unless the words ask for permission."""
    combined = _find_combined(asked, concepts)
    if combined:
        named = (combined, *concepts)
        return Named(asked.typed, named, (), unknown, warnings=_warnings(named))
    first_urgent = sorted(zip(concepts, _warnings(concepts), strict=True), key=_most_urgent)
    ordered = tuple(each for each, _ in first_urgent)
    asked_with = _asked_with(asked, concepts)
    are_joined = _are_joined_treatments(asked, concepts)
    together, broader = _find_together(concepts) if asked_with or are_joined else ((), ())
    asked_with = asked_with or ("together with" if are_joined else "")
    return Named(
        asked.typed,
        ordered,
        () if asked_with else tuple(_iter_paths(ordered)),
        unknown,
        warnings=tuple(notes for _, notes in first_urgent),
        asked_with=asked_with,
        together=together,
        together_of=broader,
    )


def _find_combined(asked: Asked, concepts: Sequence[Meant]) -> Meant | None:
    """Return the therapy that combines the concepts, where they are treatments that are asked about together."""
    vocabulary = concepts[0].vocabulary
    are_together = asked.joins_two or any(question.aspect is TOGETHER for question in asked.questions)
    if not are_together or any(each.vocabulary is not vocabulary for each in concepts):
        return None
    therapy = find_combination(vocabulary, [each.concept for each in concepts])
    if therapy is None:
        return None
    match = resolve(vocabulary, therapy.id, exact=True).match
    return meant([vocabulary], asked.typed, match) if match else None


def _asked_with(asked: Asked, concepts: Sequence[Meant]) -> str:
    """Return the word between two things that a question asks about, where none but an answer will do; "" elsewhere."""
    if asked.names_two_people and _are_suffered(concepts):
        return ""
    pairs = combinations((each.concept for each in concepts), 2)
    vocabulary = concepts[0].vocabulary
    if any(is_prevented(vocabulary, *pair) or is_prevented(vocabulary, *pair[::-1]) for pair in pairs):
        return "after" if asked.asks_permission else ""
    return "together with" if len(concepts) > 1 and asked.asks_permission else ""


def _are_joined_treatments(asked: Asked, concepts: Sequence[Meant]) -> bool:
    """Return whether the words are two treatments and a word between them: "methotrexate and trimethoprim"."""
    return asked.joins_two and len(concepts) == _PAIR and all(is_treatment(each.concept) for each in concepts)


def _find_together(concepts: Sequence[Meant]) -> tuple[tuple[Mentioned, ...], tuple[Concept, ...]]:
    """Return the statements that speak of two of the concepts, or of one and something broader than the other.

    The latter is for a caution about a treatment and a condition. The broader concept and the
    condition are returned as well. Where there is none either, the statements name a kind of the treatment.
    """
    found = tuple(islice(_iter_together(concepts), _MOST_TOGETHER))
    if found:
        return found, ()
    for treatment, condition in permutations(concepts, 2):
        is_pair = is_treatment(treatment.concept) and condition.concept.kind in _HAD
        if not is_pair or treatment.vocabulary is not condition.vocabulary:
            continue
        for level in islice(iter_levels(condition.vocabulary, condition.concept), 1, 1 + _MOST_STEPS):
            for broader in filter(_is_narrow, level):
                told = iter_said_together(treatment, condition._replace(concept=broader), of_topic_only=True)
                cautions = (each for each in told if is_marked_for(each.statement, CONTRAINDICATIONS))
                found = tuple(islice(cautions, _MOST_TOGETHER))
                if found:
                    return found, (broader, condition.concept)
    return tuple(islice(_iter_told_of_kinds(concepts), _MOST_TOGETHER)), ()


def _iter_told_of_kinds(concepts: Sequence[Meant]) -> Iterator[Mentioned]:
    """Yield what the entry of a condition warns of that names a kind of a treatment."""
    for treatment, condition in permutations(concepts, 2):
        if is_treatment(treatment.concept) and not is_treatment(condition.concept):
            for each in (treatment, *_drugs_of(treatment)):
                yield from iter_told_of_kinds(each, condition)


def _drugs_of(treatment: Meant) -> tuple[Meant, ...]:
    """Return what the drugs of a therapy are together: a checkpoint inhibitor is an immunotherapy drug."""
    drugs = resolve([treatment.vocabulary], f"{treatment.concept.pref_label} drug", exact=True).match
    is_other = drugs is not None and drugs.id != treatment.concept.id
    return (meant([treatment.vocabulary], treatment.term, drugs),) if drugs and is_other else ()


def _is_narrow(concept: Concept) -> bool:
    """Return whether a concept is not as wide as "disease", of which every treatment speaks."""
    return bool(concept.broader) or " " in concept.pref_label


def _iter_together(concepts: Sequence[Meant]) -> Iterator[Mentioned]:
    """Yield the statements that speak of two of the concepts, each once."""
    pairs = (pair for pair in combinations(concepts, 2) if pair[0].vocabulary is pair[1].vocabulary)
    found = chain.from_iterable(iter_said_together(first, second) for first, second in pairs)
    yield from {mention.statement.text: mention for mention in found}.values()


def _warnings(concepts: Sequence[Meant]) -> tuple[tuple[Note, ...], ...]:
    """Return what each concept warns of, the most urgent first; a treatment that warns of nothing, what is broader."""
    return tuple(
        tuple(sorted(iter_warnings(each.vocabulary, each.concept), key=lambda note: urgency(note.statement)))
        for each in concepts
    )


def _most_urgent(warned: tuple[Meant, tuple[Note, ...]]) -> int:
    """Return how urgent the first warning of a concept is; what warns of nothing comes last."""
    _, notes = warned
    return urgency(notes[0].statement) if notes else len(MOST_URGENT) + 1


def _iter_broader(named: Meant) -> Iterator[Concept]:
    broader = (find_live(named.vocabulary, identifier) for identifier in named.concept.broader)
    return (concept for concept in broader if concept)


def _are_suffered(concepts: Sequence[Meant]) -> bool:
    """Return whether one of the concepts is a condition that people suffer from."""
    return any(_is_condition(each) and each.concept.kind != "process" for each in concepts)


def _iter_paths(concepts: Sequence[Meant]) -> Iterator[tuple[Step, ...]]:
    """Yield how two of the concepts are related. Of a treatment and a condition it would be advice."""
    is_advice = _are_suffered(concepts) and any(is_treatment(each.concept) for each in concepts)
    for first, second in combinations(() if is_advice else concepts, 2):
        if first.vocabulary is second.vocabulary:
            path = find_near_path(first.vocabulary, first.concept, second.concept)
            if path:
                yield path
