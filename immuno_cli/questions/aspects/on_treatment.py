"""What is asked of a condition that somebody has on a treatment: "what helps against chemo nausea"."""

from collections.abc import Iterator, Sequence
from itertools import chain

from immuno_cli.questions.answer import Answered, Aspects, Meant
from immuno_cli.questions.aspects.effects import Effect, names_pattern
from immuno_cli.questions.aspects.fitting import is_treatment
from immuno_cli.questions.aspects.pairs import effect_of
from immuno_cli.questions.aspects.said import AspectAnswer, Said, find_answer, with_notes
from immuno_cli.questions.aspects.topics import find_topic
from immuno_cli.questions.explain import explain
from immuno_cli.questions.graph import find_live, iter_levels
from immuno_cli.questions.notes import Note
from immuno_cli.questions.reading.aspect import CAUSES, SIDE_EFFECTS, TREATING, USE
from immuno_cli.questions.reading.question import Question
from immuno_cli.questions.reading.tied import Tie
from immuno_cli.vocabularies.protocol import Vocabulary


def find_on_treatment(vocabularies: Sequence[Vocabulary], question: Question) -> Aspects | None:
    """Return what answers a question for a condition that somebody has on a treatment.

    It is whether the condition is named among the side effects, what it warns of, what is said of it, and what the
    treatment can cause. None where the topic is no such condition, and where its causes are asked for, of which the
    treatment is one. Where the treatment is meant against the condition, it is what the treatment is used against:
    "treatment of melanoma with keytruda". Words for a cause, such as "due to", rule that out.
    """
    if question.aspect.of != "conditions" or question.aspect.relations == CAUSES.relations:
        return None
    for tied in question.tied:
        treatment, condition = (find_topic(vocabularies, name) for name in (tied.treatment, tied.condition))
        if treatment and condition and is_treatment(treatment.concept) and not is_treatment(condition.concept):
            return _answer_on(treatment, condition, question, tied.tie)
    return None


def _answer_on(treatment: Meant, condition: Meant, question: Question, tie: Tie) -> Aspects | None:
    caused = effect_of(treatment, condition, SIDE_EFFECTS)
    said = find_answer(condition.vocabulary, condition.concept, question)
    if caused is None or caused.effect is None or said is None:
        return None
    treated = None if tie is Tie.CAUSED else effect_of(treatment, condition, USE)
    if treated and treated.effect and _is_rather_treated(treated.effect, caused.effect):
        return treated
    if tie is Tie.BESIDE and not (caused.effect.named or caused.effect.mentions):
        return treated if _asks_for_treatment_of_disease(question, condition) else None
    # what a document says is said of its own treatment, and may be wrong of another
    said = with_notes(said, lambda note: note.statement.basis != "document")
    said = _with_cautions(said, treatment, condition)
    return Aspects((Answered(condition, said), caused.parts[0]), caused.effect)


def _asks_for_treatment_of_disease(question: Question, condition: Meant) -> bool:
    """Return whether a treatment beside a disease may be meant against it: "chemo lung cancer treatment"."""
    return question.aspect is TREATING and condition.concept.kind == "disease"


def _with_cautions(answer: AspectAnswer, treatment: Meant, condition: Meant) -> AspectAnswer:
    """Return what helps against a condition, with what each remedy warns of where it is taken on a treatment.

    It is the warnings of its entry that name the condition, or the treatment or what is broader.
    """
    said = tuple(
        each._replace(notes=(*_iter_cautions(each, treatment, condition), *each.notes)) for each in answer.said
    )
    return answer._replace(said=said)


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
