"""What answers a question that asks for less than an aspect: how long something lasts, whether it is contagious."""

import re
from typing import Final, Literal, NamedTuple

from immuno_cli.model import Concept
from immuno_cli.questions.aspects.said import AspectAnswer, Said, answers, iter_notes
from immuno_cli.questions.explain import explain
from immuno_cli.questions.graph import iter_levels
from immuno_cli.questions.reading.aspect import CAUSES, COURSE, Aspect
from immuno_cli.questions.reading.patterns.words import OTHERS
from immuno_cli.questions.reading.question import Question
from immuno_cli.vocabularies.protocol import Vocabulary

_NOTHING: Final = re.compile("(?!)")


class _Narrower(NamedTuple):
    """The words by which less than an aspect is asked for, what that is, and the names of causes that answer.

    `of` is what it is asked of. A cancer "spreads" in another sense than an infection, and what is no infection comes
    from a mother as an inheritance.
    """

    than: Aspect
    asked: re.Pattern[str]
    aspect: Aspect
    causes: re.Pattern[str] = _NOTHING
    of: Literal["anything", "infections", "others"] = "anything"


_INFECTION: Final = re.compile(r"\binfect", re.IGNORECASE)
_BLOOD: Final = (
    r"(?:m[uo]m(?:my)?|mother|dad(?:dy)?|father|parents?|gran\w*|sons?|daughters?|child(?:ren)?|kids?|bab(?:y|ies)"
    r"|sisters?|brothers?|siblings?|aunts?|uncles?|cousins?|family|relatives?)"
)
_INHERITANCE: Final = Aspect("inheritance", "whether {} is inherited", of="conditions")
_GENES: Final = re.compile(r"\b(?:inherited|genes?|genetic)\b", re.IGNORECASE)
_GERMS: Final = re.compile(r"\b(?:virus|bacteri(?:a|um)|germ)\b", re.IGNORECASE)
NARROWER_ASPECTS: Final = (
    _Narrower(COURSE, re.compile(r"how long.*\blast"), Aspect("duration", "how long {} lasts", of="conditions")),
    _Narrower(
        COURSE,
        re.compile(r"prognosis|outlook|surviv|expectancy|\blive\b|\bdie\b"),
        Aspect("outlook", "the outlook with {}", of="conditions"),
    ),
    _Narrower(CAUSES, re.compile(r"inherit|hereditary|genetic|run in|pass(?:ed)? down"), _INHERITANCE, _GENES),
    _Narrower(
        CAUSES, re.compile(rf"\b(?:get|got|pass(?:ed)?)\b.* (?:from|to) .*\b{_BLOOD}\b"), _INHERITANCE, _GENES, "others"
    ),
    _Narrower(
        CAUSES,
        re.compile(
            r"contagious|infectious|catching|catch|caught|communicable|transmissible|\bget\b|pick up|person to person"
            rf"|\b(?:to|between) (?:{OTHERS}|people|someone)\b"
        ),
        Aspect("contagion", "whether {} is contagious", of="conditions"),
        _GERMS,
    ),
    _Narrower(
        CAUSES,
        re.compile(r"spread|pass|transmi"),
        Aspect("contagion", "how {} spreads from person to person", of="conditions"),
        _GERMS,
        of="infections",
    ),
)


def narrowed(vocabulary: Vocabulary, answer: AspectAnswer, question: Question) -> AspectAnswer | None:
    """Return an answer with only what the entry says of the narrower question, which may be nothing.

    None where that is asked of infections, and the entry is of something else.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.reading.question import read_question
    >>> from immuno_cli.questions.aspects.said import find_answer
    >>> glossary = open_vocabulary()
    >>> question = read_question("is asthma contagious")
    >>> answer = find_answer(glossary, glossary.find_concept("asthma"), question)
    >>> less = narrowed(glossary, answer, question)
    >>> less.said, less.aspect.about
    ((), 'whether {} is contagious')
    """
    is_other = not _is_infection(vocabulary, answer.concept)
    less = _find_narrower(question, is_other=is_other) if answer.aspect is question.aspect else None
    if less is None:
        return answer
    if is_other and less.of == "infections":
        return None
    said = _narrowed(vocabulary, answer, less, is_other=is_other)
    aspect = answer.aspect._replace(about=less.aspect.about)
    return answer._replace(aspect=aspect, said=(said,) if any(said[1:]) else (), kinds=())


def _find_narrower(question: Question, *, is_other: bool) -> _Narrower | None:
    """Return what a question asks for that is less than its aspect, of an infection or of what `is_other`."""
    fitting = (each for each in NARROWER_ASPECTS if each.than is question.aspect)
    asked = (each for each in fitting if each.asked.search(question.narrowed_to))
    return next((each for each in asked if is_other or each.of != "others"), None)


def _is_infection(vocabulary: Vocabulary, concept: Concept) -> bool:
    return any(_INFECTION.search(each.pref_label) for level in iter_levels(vocabulary, concept) for each in level)


def _narrowed(vocabulary: Vocabulary, answer: AspectAnswer, less: _Narrower, *, is_other: bool) -> Said:
    """Return what an entry says of the narrower question: its statements, and the causes with a name that tells it.

    A germ that can cause what `is_other` than an infection does not make that contagious.
    """
    telling = _NOTHING if is_other and less.causes is _GERMS else less.causes
    connections = [
        each._replace(mentions=tuple(mention for mention in each.mentions if telling.search(mention.label)))
        for said in answer.said
        for each in said.connections
    ]
    return Said(
        answer.concept,
        tuple(statement for statement in answer.concept.definitions if answers(less.aspect, statement)),
        tuple(connection for connection in connections if connection.mentions),
        tuple(iter_notes(explain(vocabulary, answer.concept), less.aspect)),
    )
