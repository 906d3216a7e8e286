"""What is said of one aspect of a concept, by its own entry or by the nearest broader one that says anything of it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.model import Concept, Statement
from immuno_cli.questions.aspects.fitting import fitting_aspect, is_treatment
from immuno_cli.questions.explain import SUBSTANCES, Connection, Explanation, explain, therapies_using
from immuno_cli.questions.graph import find_live, iter_levels
from immuno_cli.questions.notes import Note
from immuno_cli.questions.reading.aspect import (
    CAUSES,
    CONTRAINDICATIONS,
    COURSE,
    KINDS,
    NOT_TAKEN,
    OVERDOSE,
    SIDE_EFFECTS,
    STOPPING,
    SYMPTOMS,
    Aspect,
    is_marked_for,
)
from immuno_cli.questions.reading.question import Question
from immuno_cli.questions.select import iter_below
from immuno_cli.questions.wording import SIDE_EFFECT
from immuno_cli.vocabularies.protocol import Vocabulary

_SURELY_CONDITIONS: Final = ("disease", "side-effect")
"""The kinds of which all are conditions. A finding is one where something causes it; survival is none."""
_CAUTIONS: Final = (CONTRAINDICATIONS, NOT_TAKEN, OVERDOSE, STOPPING)
"""The aspects of which silence must not sound as if there were no danger."""
MOST_SAYING: Final = 2
"""Maximum number of broader concepts, equally near, whose entries are quoted."""
MOST_KINDS: Final = 5
"""Maximum number of kinds of a concept that are named where nothing is said of the whole."""
_MOST_READ: Final = 100
"""Maximum number of kinds of a concept whose entries are read."""
_OF_NAMES: Final = re.compile(r"[\"“]|\b(?:names?|words?|can also mean)\b")
"""What a statement has that is said of a name. Free words that stand in it say nothing of the thing."""


class Said(NamedTuple):
    """What the entry of a concept says of an aspect: its definitions where they speak of it, connections and notes."""

    concept: Concept
    definitions: tuple[Statement, ...]
    connections: tuple[Connection, ...]
    notes: tuple[Note, ...]


class AspectAnswer(NamedTuple):
    """What is said of an aspect of a concept.

    Attributes:
        aspect: The aspect.
        concept: The concept that was asked about.
        said: What its own entry says, or else what the nearest broader concepts say. Empty where nothing is said. Where
            the entry that is nearest names no side effect by relation, the next one that does is there as well.
        kinds: Where nothing is said: kinds of the concept whose own entries say something, the first of them.
        meanings: The side effects that are named and are no everyday words. Their definitions say what they are.
        warnings: What the entry warns of besides, where it says nothing of a caution that is asked for, and where
            several concepts are asked about, whose entries are not shown.
        is_narrower: Whether less was asked for than all that can be said, so that this may not answer the question.
    """

    aspect: Aspect
    concept: Concept
    said: tuple[Said, ...]
    kinds: tuple[Concept, ...]
    meanings: tuple[Concept, ...]
    is_narrower: bool = False
    warnings: tuple[Note, ...] = ()


def find_answer(vocabulary: Vocabulary, concept: Concept, question: Question) -> AspectAnswer | None:
    """Return the answer to a question for one aspect of a concept.

    None where its kind has no such aspect, and where nothing is said of what may be no condition.
    """
    aspect = fitting_aspect(vocabulary, concept, question.aspect)
    if question.effect and question.aspect is SIDE_EFFECTS and aspect is not SIDE_EFFECTS:
        aspect = SYMPTOMS  # "can HPV cause cancer"
    if aspect is None:
        return None
    is_instead = aspect.id != question.aspect.id and not question.effect
    answer = answer_aspect(vocabulary, concept, aspect)
    if not question.effect and _is_no_answer(vocabulary, answer, is_instead=is_instead):
        return None
    return answer._replace(is_narrower=question.is_narrower or is_instead)


def _is_no_answer(vocabulary: Vocabulary, answer: AspectAnswer, *, is_instead: bool) -> bool:
    """Return whether an answer is none, since the concept may not be what has such an aspect.

    `is_instead` is whether another aspect was asked for, such as the side effects of what is no treatment.
    """
    concept, aspect = answer.concept, answer.aspect
    if aspect.of == "treatments":  # "what do antibodies look like"
        return is_instead and concept.kind == "substance" and not answer.said
    if is_instead:  # "adverse events grade 4"
        return not _may_say_nothing(vocabulary, concept, aspect)
    return not (answer.said or _is_told_of(concept) or _may_say_nothing(vocabulary, concept, aspect))


def _is_told_of(concept: Concept) -> bool:
    """Return whether an entry says what causes something, or how it can turn out: it is a condition."""
    return any(is_marked_for(statement, aspect) for statement in concept.statements for aspect in (CAUSES, COURSE))


def _may_say_nothing(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> bool:
    """Return whether it is worth saying that nothing is said: the concept is a condition, and is asked for as one."""
    if aspect.of == "anything":
        return False
    if concept.kind in _SURELY_CONDITIONS:
        return True
    return any(link.relation in (SIDE_EFFECT, "causes") for link in vocabulary.links_to(concept.id))


def answer_aspect(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> AspectAnswer:
    """Return what is said of an aspect of a concept.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.reading.aspect import GIVING
    >>> glossary = open_vocabulary()
    >>> answer = answer_aspect(glossary, glossary.find_concept("pd-1-inhibitor"), GIVING)
    >>> [(said.concept.id, said.connections[0].mentions[0].label) for said in answer.said]
    [('immune-checkpoint-inhibitor', 'infusion')]
    """
    said = tuple(_find_said(vocabulary, concept, aspect))
    meanings = _meanings(vocabulary, said) if aspect is SIDE_EFFECTS else ()
    warnings = tuple(_iter_unsaid(vocabulary, concept, said)) if aspect in _CAUTIONS else ()
    kinds = () if said or aspect is KINDS else tuple(islice(_iter_kinds(vocabulary, concept, aspect), MOST_KINDS))
    return AspectAnswer(aspect, concept, said, kinds, meanings, warnings=warnings)


def _iter_unsaid(vocabulary: Vocabulary, concept: Concept, said: Sequence[Said]) -> Iterator[Note]:
    """Yield what an entry warns of that is not said yet, where the entry itself says nothing of the aspect."""
    if any(each.concept.id == concept.id for each in said):
        return
    yield from _untold(explain(vocabulary, concept).notes.warnings, said)


def _untold(notes: Iterable[Note], said: Iterable[Said]) -> Iterator[Note]:
    """Return the notes whose sentences are not among what is said."""
    told = {note.statement.text for each in said for note in each.notes}
    return (note for note in notes if note.statement.text not in told)


def with_notes(answer: AspectAnswer, keep: Callable[[Note], bool]) -> AspectAnswer:
    """Return an answer with those notes only that are to be kept. An entry that says nothing else is left out."""
    left = (each._replace(notes=tuple(filter(keep, each.notes))) for each in answer.said)
    return answer._replace(said=tuple(each for each in left if any(each[1:])))


def with_warnings(vocabulary: Vocabulary, answer: AspectAnswer) -> AspectAnswer:
    """Return an answer with all that a treatment warns of, and where it warns of nothing, what its class does."""
    if not is_treatment(answer.concept):
        return answer
    warnings = tuple(_untold(iter_warnings(vocabulary, answer.concept), answer.said))
    return answer._replace(warnings=warnings)


def iter_warnings(vocabulary: Vocabulary, concept: Concept) -> Iterator[Note]:
    """Yield what an entry warns of; of a treatment that warns of nothing, what the nearest broader entries do."""
    own = explain(vocabulary, concept).notes.warnings
    yield from own
    if own or not is_treatment(concept):
        return
    for level in islice(iter_levels(vocabulary, concept), 1, None):
        found = [
            note._replace(within=note.within or broader.pref_label)
            for broader in level
            for note in explain(vocabulary, broader).notes.warnings
        ]
        if found:
            yield from found
            return


def _find_said(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> list[Said]:
    """Return what the nearest entries say, the concept's own first."""
    said: list[Said] = []
    for steps, level in enumerate(_iter_asked(vocabulary, concept, aspect)):
        found = _said_on(vocabulary, level, aspect, said)
        said += [each for each in found if _may_answer(each, concept, aspect, is_far=steps > aspect.reach)]
        if said and (aspect is not SIDE_EFFECTS or any(each.connections for each in said)):
            break
    return [*said, *_class_warnings(vocabulary, concept, aspect, said)]


def _class_warnings(vocabulary: Vocabulary, concept: Concept, aspect: Aspect, said: list[Said]) -> list[Said]:
    """Return what the nearest broader entry warns of, where a caution is asked for and the entry itself answers."""
    if aspect not in (NOT_TAKEN, STOPPING, CONTRAINDICATIONS) or [each.concept.id for each in said] != [concept.id]:
        return []
    for level in islice(_iter_asked(vocabulary, concept, aspect), 1, aspect.reach + 1):
        found = [each for each in (_said(explain(vocabulary, entry), aspect) for entry in level) if each]
        warning = (
            each._replace(definitions=(), connections=(), notes=tuple(filter(_is_warning, each.notes)))
            for each in _without_repeats(found, said)
        )
        warned = [each for each in warning if each.notes]
        if warned:
            return warned[:MOST_SAYING]
    return []


def _is_warning(note: Note) -> bool:
    return note.statement.tone == "warning"


def _may_answer(said: Said, asked: Concept, aspect: Aspect, *, is_far: bool) -> bool:
    """Return whether what an entry says answers for the concept that was asked about.

    What is said in words of something far broader, such as of all immunotherapies, may be wrong of an HPV vaccine.
    """
    if said.concept.id == asked.id or said.connections:
        return True
    return not (aspect.needs_relation or is_far)


def _said_on(vocabulary: Vocabulary, level: list[Concept], aspect: Aspect, earlier: list[Said]) -> list[Said]:
    """Return what the entries of one level add to what nearer ones say. Words add only where nothing is said yet."""
    found = [each for each in (_said(explain(vocabulary, entry), aspect) for entry in level) if each]
    adding = [each for each in found if each.connections or not earlier]
    return _without_repeats(adding[:MOST_SAYING], earlier)


def _without_repeats(found: list[Said], earlier: list[Said]) -> list[Said]:
    """Return what is said without the notes that an entry before it has in the same words."""
    told = {note.statement.text for each in earlier for note in each.notes}
    return [each._replace(notes=tuple(n for n in each.notes if n.statement.text not in told)) for each in found]


def _iter_kinds(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> Iterator[Concept]:
    """Yield the kinds of a concept, the nearest first, whose own entries say something of an aspect."""
    for identifier in islice(iter_below(vocabulary, concept.id), 1, _MOST_READ):
        kind = find_live(vocabulary, identifier)
        if kind and _said(explain(vocabulary, kind), aspect):
            yield kind


def _iter_asked(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> Iterator[list[Concept]]:
    """Yield the concept alone, then the therapies that use it, then the broader concepts level by level.

    Of a condition, only its own entry is asked. The explanation of a substance has what is said of these therapies
    already.
    """
    own, *above = iter_levels(vocabulary, concept)
    yield own
    if aspect.of != "treatments":
        return
    yield [] if concept.kind in SUBSTANCES else therapies_using(vocabulary, concept)
    yield from above


def _said(explanation: Explanation, aspect: Aspect) -> Said | None:
    """Return what an entry says of an aspect; None where it says nothing."""
    connections = tuple(_iter_connections(explanation, aspect))
    notes = tuple(iter_notes(explanation, aspect))
    definitions = tuple(_iter_definitions(explanation.concept, aspect))
    if not (connections or notes or definitions):
        return None
    return Said(explanation.concept, definitions, connections, notes)


def _iter_connections(explanation: Explanation, aspect: Aspect) -> Iterator[Connection]:
    """Yield the connections that answer, each with what has a name that does."""
    for connection in explanation.connections:
        if connection.relation in aspect.relations:
            told = tuple(each for each in connection.mentions if re.search(aspect.named, each.label))
            if told:
                yield connection._replace(mentions=told)


def _iter_definitions(concept: Concept, aspect: Aspect) -> Iterator[Statement]:
    for statement in concept.definitions:
        if aspect.is_defined or answers(aspect, statement):
            yield statement


def iter_notes(explanation: Explanation, aspect: Aspect) -> Iterator[Note]:
    """Yield the notes that answer, those that warn first."""
    notes = explanation.notes
    for note in (*notes.warnings, *notes.further, *notes.remarks, *notes.corrections):
        if answers(aspect, note.statement):
            yield note


def answers(aspect: Aspect, statement: Statement) -> bool:
    """Return whether a statement answers for an aspect: by its marks, or where free words are asked for, by these."""
    if not aspect.words:
        return is_marked_for(statement, aspect)
    is_told = statement.basis != "opinion" and re.search(aspect.words, statement.text)
    return bool(is_told) and not _OF_NAMES.search(statement.text)


def _meanings(vocabulary: Vocabulary, said: Iterable[Said]) -> tuple[Concept, ...]:
    """Return the named side effects that are a side effect and nothing else, such as cytokine release syndrome."""
    named = dict.fromkeys(m.id for each in said for c in each.connections for m in c.mentions)
    effects = (find_live(vocabulary, identifier) for identifier in named)
    return tuple(effect for effect in effects if effect and effect.kind == "side-effect")


def is_used_in(concept: Concept, therapy: Concept) -> bool:
    """Return whether a therapy uses a concept, or is made of it. What is said of the one is then said of the other."""
    return any(r.target == concept.id and r.relation in ("uses", "made-of") for r in therapy.relations)


def iter_warning_notes(aspect: Aspect, said: Said) -> Iterator[Note]:
    """Yield the notes that warn: for the side effects all but remarks on a document, else those that always warn."""
    for note in said.notes:
        tone = note.statement.tone
        if tone == "warning" or (aspect is SIDE_EFFECTS and tone != "source"):
            yield note
