"""What is asked of a condition that somebody has on a treatment: "what helps against chemo nausea"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.questions.answer import Answered, Aspects, Meant
from immuno_cli.questions.aspects.aspect import SIDE_EFFECTS
from immuno_cli.questions.aspects.of_conditions import CAUSES
from immuno_cli.questions.aspects.pairs import effect_of
from immuno_cli.questions.aspects.question import Question
from immuno_cli.questions.aspects.said import find_answer, is_treatment, with_notes
from immuno_cli.questions.aspects.topics import find_topic
from immuno_cli.vocabularies.protocol import Vocabulary

_FROM: Final = re.compile(
    r"(?P<condition>.+?)(?: that is| which is)? (?:caused by|brought on by|triggered by|due to|because of|from|on|after"
    r"|during|before|with|under|(?:when|while) (?:on|taking|having)) (?P<treatment>.+)",
    re.IGNORECASE,
)
"""A condition, and the treatment that it comes from or comes in."""
_INDUCED: Final = re.compile(
    r"(?P<treatment>.+)[ -](?:induced|related|associated|caused) (?P<condition>.+)", re.IGNORECASE
)
_MOST_WORDS: Final = 6
"""Words at most of a treatment and of a condition that stand side by side."""


def find_on_treatment(vocabularies: Sequence[Vocabulary], question: Question) -> Aspects | None:
    """Return what answers a question for a condition that somebody has on a treatment.

    It is whether the condition is named among the side effects, what it warns of, what is said of it, and what the
    treatment can cause. None where the topic is no such condition, and where its causes are asked for, of which the
    treatment is one.
    """
    if question.aspect.of != "conditions" or question.aspect is CAUSES:
        return None
    for words in _iter_pairs(question.topic):
        treatment, condition = (find_topic(vocabularies, name) for name in words)
        if treatment and condition and is_treatment(treatment.concept) and not is_treatment(condition.concept):
            return _answer_on(treatment, condition, question)
    return None


def _iter_pairs(topic: str) -> Iterator[tuple[str, str]]:
    """Yield how a topic may name a treatment and a condition: "nausea from chemo", "chemo nausea".

    >>> list(_iter_pairs("nausea from chemo"))[0], list(_iter_pairs("chemo nausea"))
    (('chemo', 'nausea'), [('chemo', 'nausea')])
    """
    for pattern in (_FROM, _INDUCED):
        found = pattern.fullmatch(topic)
        if found:
            yield found["treatment"], found["condition"]
    words = topic.split()
    for place in range(1, len(words)) if len(words) <= _MOST_WORDS else ():
        yield " ".join(words[:place]), " ".join(words[place:])


def _answer_on(treatment: Meant, condition: Meant, question: Question) -> Aspects | None:
    caused = effect_of(treatment, condition, SIDE_EFFECTS)
    said = find_answer(condition.vocabulary, condition.concept, question)
    if caused is None or caused.effect is None or said is None:
        return None
    # what a document says is said of its own treatment, and may be wrong of another
    said = with_notes(said, lambda note: note.statement.basis != "document")
    return Aspects((Answered(condition, said), caused.parts[0]), caused.effect)
