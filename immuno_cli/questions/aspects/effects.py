"""Whether one thing is named among what a concept can cause or is used against: "can keytruda cause colitis"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.language.english import is_word
from immuno_cli.model import Concept, Statement
from immuno_cli.questions.aspects.said import AspectAnswer, answers
from immuno_cli.questions.explain import therapies_using
from immuno_cli.questions.graph import find_live, is_reported, iter_levels
from immuno_cli.questions.notes import Note, sort_notes
from immuno_cli.questions.reading.aspect import CAUSES, PREVENTION, SIDE_EFFECTS, SYMPTOMS, TREATING, USE, Aspect
from immuno_cli.questions.select import iter_below
from immuno_cli.vocabularies.protocol import Vocabulary

_MOST_READ: Final = 100
_MOST_LEVELS: Final = 4
"""Levels of broader concepts, the concept's own included, that are asked."""
_MOST_MENTIONS: Final = 3
_FEWEST_LETTERS: Final = 4
"""Of a name that is looked for in sentences. Shorter ones may be other words."""

_HELPING: Final = (TREATING, PREVENTION)
"""What statements on a condition answer that tell what helps against it."""
_HARMING: Final = (SIDE_EFFECTS, SYMPTOMS)
"""What statements on a cause answer that tell what it causes."""


class Mentioned(NamedTuple):
    """A statement of an entry that names the cause and the effect together."""

    concept: Concept
    statement: Statement


class Effect(NamedTuple):
    """Whether something is named among what a concept can cause, or is used against.

    Attributes:
        cause: The concept that may cause it, or may be used against it.
        effect: What it may cause, or may be used against.
        among: The aspect of the cause that was asked for, which says among what the effect is named.
        named: What is named: the effect or a kind of it. None where neither is, which rules nothing out.
        named_by: The concept whose entry names it by a relation: the cause, or else the nearest broader concept, or
            else a kind of the cause. What something broader is used against is not looked at.
        is_kind: Whether `named_by` is a kind of the cause.
        broader: Where none is named: the nearest broader concept of the effect that `named_by` names. What is said of
            it may not hold for each of its kinds.
        mentions: Where no entry does: statements of one entry that name the other.
        kinds: The kinds of the effect that the mentions are of, where they are not of the effect itself.
        warnings: What the entry of a side effect warns of; where a use is asked for, what both entries warn of.
        corrections: Of a side effect that is named: what its entry corrects.
    """

    cause: Concept
    effect: Concept
    among: Aspect = SIDE_EFFECTS
    named: Concept | None = None
    named_by: Concept | None = None
    is_kind: bool = False
    broader: Concept | None = None
    mentions: tuple[Mentioned, ...] = ()
    kinds: tuple[Concept, ...] = ()
    warnings: tuple[Note, ...] = ()
    corrections: tuple[Note, ...] = ()


def find_effect(vocabulary: Vocabulary, answer: AspectAnswer, effect: Concept) -> Effect:
    """Return whether an effect is named among what the concept of an answer can cause.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.aspects.said import answer_aspect
    >>> from immuno_cli.questions.reading.aspect import SIDE_EFFECTS
    >>> glossary = open_vocabulary()
    >>> drug, colitis = map(glossary.find_concept, ("pembrolizumab", "colitis"))
    >>> find_effect(glossary, answer_aspect(glossary, drug, SIDE_EFFECTS), colitis).named_by.id
    'pembrolizumab'
    """
    found = _find_effect(vocabulary, answer, effect)._replace(among=answer.aspect)
    if answer.aspect is SIDE_EFFECTS:
        notes = sort_notes(effect, ())
        corrections = _fitting(notes.corrections, found)
        return found._replace(
            warnings=tuple(iter_holding(vocabulary, notes.warnings, answer.concept)),
            corrections=tuple(iter_holding(vocabulary, corrections, answer.concept)),
        )
    return found


def _fitting(corrections: Iterable[Note], found: Effect) -> Iterator[Note]:
    """Yield the corrections where the effect is named; those of a document only where a document is quoted."""
    is_quoted = any(mention.statement.basis == "document" for mention in found.mentions)
    if found.named or found.mentions:
        yield from (note for note in corrections if is_quoted or note.statement.tone != "source")


def iter_holding(vocabulary: Vocabulary, notes: Iterable[Note], cause: Concept) -> Iterator[Note]:
    """Yield the notes that hold for a treatment.

    They hold for any treatment, or for one that it is a kind of, is used in or is broader than, or for all against
    what it is used against. A rule for people on immunotherapy says nothing of a drug against rheumatism.
    """
    for note in notes:
        only_for = note.statement.only_for
        is_kin = not only_for or not _kinship(vocabulary, cause).isdisjoint(only_for)
        if is_kin or _is_above(vocabulary, cause, only_for) or _treats_alike(vocabulary, cause, only_for):
            yield note


def _kinship(vocabulary: Vocabulary, cause: Concept) -> set[str]:
    """Return the ids of a treatment, of all that is broader, of what these use, and of the therapies that use it."""
    kin = [each for level in iter_levels(vocabulary, cause) for each in level]
    used = (identifier for each in kin for identifier in _used(each))
    return {each.id for each in (*kin, *therapies_using(vocabulary, cause))}.union(used)


def _is_above(vocabulary: Vocabulary, cause: Concept, treatments: Iterable[str]) -> bool:
    """Return whether a cause is broader than one of some treatments."""
    found = (find_live(vocabulary, identifier) for identifier in treatments)
    return any(cause in level for each in found if each for level in iter_levels(vocabulary, each))


def _treats_alike(vocabulary: Vocabulary, cause: Concept, treatments: Iterable[str]) -> bool:
    """Return whether a cause is used against what gave one of some treatments its name: BCG in cancer treatment."""
    treated = (find_live(vocabulary, identifier) for identifier in _treated(cause))
    above = {each.id for disease in treated if disease for level in iter_levels(vocabulary, disease) for each in level}
    for treatment in (find_live(vocabulary, identifier) for identifier in treatments if above):
        diseases = (find_live(vocabulary, identifier) for identifier in (_treated(treatment) if treatment else ()))
        names = (f"{disease.pref_label} treatment" for disease in diseases if disease and disease.id in above)
        if treatment and treatment.pref_label in names:
            return True
    return False


def _treated(treatment: Concept) -> Iterator[str]:
    return (stated.target for stated in treatment.relations if stated.relation == "treats")


def _used(treatment: Concept) -> Iterator[str]:
    return (stated.target for stated in treatment.relations if stated.relation in ("uses", "made-of"))


def _find_effect(vocabulary: Vocabulary, answer: AspectAnswer, effect: Concept) -> Effect:
    """Return whether an effect is named, without what its entry warns of."""
    cause, relations = answer.concept, answer.aspect.relations
    near = _near(vocabulary, answer)
    entries = list(_iter_entries(vocabulary, answer, near))
    found = _find_named(vocabulary, entries, relations, list(islice(iter_below(vocabulary, effect.id), _MOST_READ)))
    if found:
        named, named_by, is_kind = found
        return Effect(cause, effect, named=named, named_by=named_by, is_kind=is_kind)
    is_reversed = _named_on(vocabulary, effect, relations, (cause.id,)) is not None  # "can a fever cause CRS"
    mentioned = None if is_reversed else _find_mentioned(vocabulary, answer, near, effect)
    if mentioned:
        return mentioned
    for level in islice(iter_levels(vocabulary, effect), 1, _MOST_LEVELS):
        above = [each.id for each in level if each.broader]  # one without is as wide as "disease", and says nothing
        found = _find_named(vocabulary, entries, relations, above)
        if found:
            broader, named_by, is_kind = found
            return Effect(cause, effect, named_by=named_by, is_kind=is_kind, broader=broader)
    return Effect(cause, effect)


def _near(vocabulary: Vocabulary, answer: AspectAnswer) -> list[Concept]:
    """Return the cause, and the broader concepts whose entries may answer for it."""
    levels = 1 if answer.aspect.needs_relation else _MOST_LEVELS
    return [concept for level in islice(iter_levels(vocabulary, answer.concept), levels) for concept in level]


def _iter_entries(
    vocabulary: Vocabulary, answer: AspectAnswer, near: Sequence[Concept]
) -> Iterator[tuple[Concept, bool]]:
    """Yield the entries that may name an effect, each with whether it is of a kind of the cause."""
    may_inherit = not answer.aspect.needs_relation
    own = [said.concept for said in answer.said if may_inherit or said.concept.id == answer.concept.id]
    for entry in dict.fromkeys((*own, *near)):
        yield entry, False
    for kind in _iter_kinds(vocabulary, answer.concept):
        yield kind, True


def _find_named(
    vocabulary: Vocabulary, entries: Iterable[tuple[Concept, bool]], relations: Sequence[str], effects: Sequence[str]
) -> tuple[Concept, Concept, bool] | None:
    """Return the effect that the first of the entries names, that entry, and whether it is of a kind of the cause."""
    for entry, is_kind in entries:
        named = _named_on(vocabulary, entry, relations, effects)
        if named:
            return named, entry, is_kind
    return None


def _named_on(
    vocabulary: Vocabulary, entry: Concept, relations: Sequence[str], effects: Sequence[str]
) -> Concept | None:
    """Return the first of the effects to which an entry has one of the relations."""
    targets = {stated.target for stated in entry.relations if stated.relation in relations}
    found = (find_live(vocabulary, effect) for effect in effects if effect in targets)
    return next((effect for effect in found if effect), None)


def _iter_kinds(vocabulary: Vocabulary, concept: Concept) -> Iterator[Concept]:
    for identifier in islice(iter_below(vocabulary, concept.id), 1, _MOST_READ):
        kind = find_live(vocabulary, identifier)
        if kind:
            yield kind


def _iter_mentions(causes: Sequence[Concept], effect: Concept, *, is_use: bool) -> Iterator[Mentioned]:
    """Yield the statements on the effect that name a cause, then those on a cause that name the effect.

    `is_use` is whether it is asked what something is used against.
    """
    names = [names_pattern(cause, is_broader=bool(place)) for place, cause in enumerate(causes)]
    for statement in _told(effect):
        tells = _answers_any(_HELPING, statement) if is_use else _tells_of_cause(statement)
        if tells and _names_any(statement, names):
            yield Mentioned(effect, statement)
    of_effect = names_pattern(effect)
    for cause in causes:
        for statement in _told(cause):
            tells = answers(USE, statement) if is_use else _tells_of_harm(statement)
            if tells and of_effect.search(statement.text):
                yield Mentioned(cause, statement)


def _names_any(statement: Statement, names: Sequence[re.Pattern[str]]) -> bool:
    """Return whether a statement names the cause, the first of the names, or what is broader.

    A document's statement on something broader does not tell of each kind: what an article says of monoclonal
    antibodies against cancer says nothing of one against rheumatism.
    """
    telling = names[:1] if statement.basis == "document" else names
    return any(name.search(statement.text) for name in telling)


def _told(concept: Concept) -> Iterator[Statement]:
    return (statement for statement in concept.statements if not is_reported(statement))


def _tells_of_cause(statement: Statement) -> bool:
    """Return whether a statement tells what causes what it is about, or warns of more than what helps against it."""
    is_warning = statement.tone == "warning" and not _answers_any(_HELPING, statement)
    return is_warning or answers(CAUSES, statement)


def _tells_of_harm(statement: Statement) -> bool:
    """Return whether a statement tells what a treatment causes, and not also what it is used for."""
    return _answers_any(_HARMING, statement) and not answers(USE, statement)


def _answers_any(aspects: Iterable[Aspect], statement: Statement) -> bool:
    return any(answers(aspect, statement) for aspect in aspects)


def _find_mentioned(
    vocabulary: Vocabulary, answer: AspectAnswer, causes: Sequence[Concept], effect: Concept
) -> Effect | None:
    """Return the statements that name a cause together with the effect, or else with kinds of a side effect."""
    told = _iter_mentions(causes, effect, is_use=answer.aspect is USE)
    mentions = tuple(islice(told, _MOST_MENTIONS))
    if mentions:
        return Effect(answer.concept, effect, mentions=mentions)
    of_kinds = _of_kinds(vocabulary, causes, effect) if answer.aspect is SIDE_EFFECTS else ()
    if not of_kinds:
        return None
    kinds, mentions = zip(*of_kinds, strict=True)
    return Effect(answer.concept, effect, mentions=mentions, kinds=kinds)


def _of_kinds(
    vocabulary: Vocabulary, causes: Sequence[Concept], effect: Concept
) -> tuple[tuple[Concept, Mentioned], ...]:
    """Return the kinds of an effect of which an entry tells together with a cause, each with what it tells first.

    What is as wide as "disease" has too many kinds for that.
    """
    if not effect.broader:
        return ()
    kinds = (kind for kind in _iter_kinds(vocabulary, effect) if effect.id in kind.broader)
    told = ((kind, next(_iter_mentions(causes, kind, is_use=False), None)) for kind in kinds)
    return tuple(islice(((kind, mention) for kind, mention in told if mention), _MOST_MENTIONS))


def names_pattern(concept: Concept, *, is_broader: bool = False) -> re.Pattern[str]:
    """Return a pattern for the names of a concept, in the singular and in the plural.

    Abbreviations count as they are written: "all" is not ALL, a leukemia.
    A word of every day, such as drug, does not name a broader concept: it may be another drug.
    """
    names = [name for name in (concept.pref_label, *concept.alt_labels) if _is_distinct(name, is_broader=is_broader)]
    abbreviations = _any_of(name for name in names if name.isupper())
    others = _any_of(name for name in names if not name.isupper())
    return re.compile(rf"\b(?:{abbreviations}|(?i:{others}))(?:e?s)?\b")


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names; where there are none, one that matches nothing."""
    return "|".join(map(re.escape, names)) or "(?!)"


def _is_distinct(name: str, *, is_broader: bool) -> bool:
    if is_broader:
        return len(name) >= _FEWEST_LETTERS and not is_word(name.casefold())
    return len(name) >= _FEWEST_LETTERS or name.isupper()
