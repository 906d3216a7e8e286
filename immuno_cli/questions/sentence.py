"""What answers a sentence that is no term and names concepts.

A treatment and a condition are answered as the question is whether the one can cause the other. Of any other concepts
each is named with what it warns of.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations
from typing import Final

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.model import Concept
from immuno_cli.questions.answer import Aspects, Meant, Named, meant
from immuno_cli.questions.aspects.fitting import CONDITIONS, is_treatment
from immuno_cli.questions.aspects.pairs import find_naming, find_pair, is_prevented, is_vaccine
from immuno_cli.questions.aspects.said import iter_warnings
from immuno_cli.questions.combined import find_combination
from immuno_cli.questions.explain import explain
from immuno_cli.questions.graph import Step, find_live
from immuno_cli.questions.kind_asked import iter_bearing_notes, iter_shared_actions
from immuno_cli.questions.near import find_near_path
from immuno_cli.questions.notes import Note, most_urgent, notes_on_result, urgent_first
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.reading.aspect import TOGETHER
from immuno_cli.questions.reading.names import asks_to_take
from immuno_cli.questions.reading.question import shorter_topic
from immuno_cli.questions.rest import Rest, find_in_rest
from immuno_cli.questions.said_together import find_taken, find_together
from immuno_cli.questions.unknown import iter_unknown
from immuno_cli.search import Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary

MOST_NAMED: Final = 6
"""The most concepts of a sentence that are shown."""
_PAIR: Final = 2


def explain_sentence(
    vocabularies: Sequence[Vocabulary], asked: Asked, mentions: Sequence[Result], *, asks_kind: bool = False
) -> Aspects | Named:
    """Return what answers a sentence that names concepts; `mentions` are those of `resolve`.

    `asks_kind` is whether it is asked if the first is a kind of the second.
    """
    term = asked.typed
    rest = find_in_rest(vocabularies, term)
    known = {result.id for result in mentions}
    named = [*mentions, *(result for result in rest.named if result.id not in known)]
    concepts = _without_tails(term, [meant(vocabularies, term, result) for result in named[:MOST_NAMED]])
    unknown = tuple(islice(_iter_unexplained(vocabularies, asked, rest, concepts), MOST_NAMED))
    if asks_kind:
        return _name_kind(term, concepts, unknown)
    may_matter = any(not is_word(plain(word)) for words in unknown for word in words.split())
    is_alone = not (may_matter or rest.near or asked.names_two_people)
    pair = _find_pair_among(asked, concepts) if is_alone else None
    if pair:
        return pair._replace(unknown=unknown)
    return _name(vocabularies, asked, concepts, unknown)._replace(near=rest.near)


def _iter_unexplained(
    vocabularies: Sequence[Vocabulary], asked: Asked, rest: Rest, concepts: Sequence[Meant]
) -> Iterator[str]:
    """Yield what a sentence asks about that none of its concepts explains."""
    names = [label for each in concepts for label, _ in each.concept.labels]
    explained = {word for name in names for word in plain(name).split()}
    for words in iter_unknown(vocabularies, asked, rest):
        if not explained.issuperset(plain(words).split()):
            yield words


def _without_tails(term: str, concepts: Sequence[Meant]) -> tuple[Meant, ...]:
    """Return the concepts without those whose name says no more than that the one before is a treatment.

    In "is it safe during BCG treatment" nothing else is asked about. One that warns of something stays.
    """
    typed = term.casefold()
    names = [each.match.matched_label or each.concept.pref_label for each in concepts]
    return tuple(
        each
        for each, name in zip(concepts, names, strict=True)
        if not shorter_topic(f"it {name}")
        or not any(f"{other} {name}".casefold() in typed for other in names)
        or any(iter_warnings(each.vocabulary, each.concept))
    )


def _name_kind(term: str, concepts: tuple[Meant, ...], unknown: tuple[str, ...]) -> Named:
    """Return what tells whether the first of two concepts is a kind of the second."""
    return Named(
        term,
        concepts,
        tuple(_iter_paths(concepts)),
        unknown,
        tuple(_iter_broader(concepts[0])),
        warnings=_warnings(concepts),
        shared=tuple(iter_shared_actions(*concepts)),
        bearing=tuple(iter_bearing_notes(*concepts)),
    )


def explain_complaint(vocabularies: Sequence[Vocabulary], asked: Asked, match: Result) -> Aspects | Named | None:
    """Return what answers a complaint, which `match` is, together with what the same sentence names after it.

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
    may_cause = not _asks_to_take(asked, treatment)
    found = find_pair(treatment, condition, is_question=asked.asks_permission, may_cause=may_cause)
    return found._replace(term=asked.typed, others=others) if found else None


def _asks_to_take(asked: Asked, treatment: Meant) -> bool:
    """Return whether it is asked if somebody may take a treatment, and so not what it causes."""
    name = treatment.match.matched_label or treatment.concept.pref_label
    return asked.asks_permission and asks_to_take(asked.typed, name)


def _is_condition(named: Meant) -> bool:
    """Return whether something is a condition, and not as wide as "side effect", whose kinds have kinds."""
    concept = named.concept
    if concept.kind not in CONDITIONS or is_treatment(concept):
        return False
    kinds = named.vocabulary.narrower(concept.id)
    return bool(concept.broader) or not any(map(named.vocabulary.narrower, kinds))


def _name(
    vocabularies: Sequence[Vocabulary], asked: Asked, concepts: Sequence[Meant], unknown: tuple[str, ...]
) -> Named:
    """Return the concepts, emergencies first, and how they are related, unless the words ask for permission."""
    combined = _find_combined(asked, concepts)
    if combined:
        named = (combined, *concepts)
        return Named(asked.typed, named, (), unknown, warnings=_warnings(named))
    first_urgent = sorted(zip(concepts, _warnings(concepts), strict=True), key=lambda warned: most_urgent(warned[1]))
    ordered = tuple(each for each, _ in first_urgent)
    asked_with = _asked_with(asked, concepts)
    are_joined = _are_joined(asked, concepts)
    together, broader = find_together(concepts) if asked_with or are_joined else ((), ())
    asked_with = asked_with or ("together with" if are_joined else "")
    return Named(
        asked.typed,
        ordered,
        () if asked_with else tuple(_iter_paths(ordered)),
        unknown,
        warnings=tuple(notes for _, notes in first_urgent),
        results=tuple(_on_result(each, asked) for each in ordered),
        asked_with=asked_with,
        together=together,
        together_of=broader,
        caused=_find_caused(concepts) if asked_with and not together else (),
        taken=find_taken(vocabularies, asked, concepts, together),
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


def _find_caused(concepts: Sequence[Meant]) -> tuple[Concept, ...]:
    """Return a treatment, the concept whose entry names its side effect, and that condition; () where none does."""
    for treatment, condition in permutations(concepts, 2):
        is_pair = is_treatment(treatment.concept) and _is_condition(condition)
        named_by = find_naming(treatment, condition) if is_pair else None
        if named_by:
            return treatment.concept, named_by, condition.concept
    return ()


def _asked_with(asked: Asked, concepts: Sequence[Meant]) -> str:
    """Return the word between two things that a question asks about, where none but an answer will do; "" elsewhere."""
    if asked.names_two_people and _are_suffered(concepts):
        return ""
    pairs = combinations((each.concept for each in concepts), 2)
    vocabulary = concepts[0].vocabulary
    if any(is_prevented(vocabulary, *pair) or is_prevented(vocabulary, *pair[::-1]) for pair in pairs):
        return "after" if asked.asks_permission else ""
    return "together with" if len(concepts) > 1 and asked.asks_permission else ""


def _are_joined(asked: Asked, concepts: Sequence[Meant]) -> bool:
    """Return whether the words are a treatment and what is joined to it: "methotrexate and trimethoprim".

    Other words join treatments alone: "flu shot on X".
    """
    are_treatments = [is_treatment(each.concept) for each in concepts]
    if asked.joins_two and len(concepts) == _PAIR and any(are_treatments):
        return all(are_treatments) or any(map(_is_condition, concepts))
    return asked.ties_briefly and len(concepts) > 1 and all(map(_is_given, concepts))


def _is_given(named: Meant) -> bool:
    """Return whether something is a treatment, and no substance of the body, which may be one as well: an antibody."""
    is_substance = named.concept.kind == "substance" and not is_vaccine(named.vocabulary, named.concept)
    return (is_treatment(named.concept) and not is_substance) or named.concept.kind == "method"


def _warnings(concepts: Sequence[Meant]) -> tuple[tuple[Note, ...], ...]:
    """Return what each concept warns of, the most urgent first; a treatment that warns of nothing, what is broader."""
    return tuple(urgent_first(iter_warnings(each.vocabulary, each.concept)) for each in concepts)


def _on_result(named: Meant, asked: Asked) -> tuple[Note, ...]:
    """Return what an entry says of the result of a test that is asked about."""
    notes = explain(named.vocabulary, named.concept).notes
    return tuple(notes_on_result(named.concept, notes, asked.values))


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
