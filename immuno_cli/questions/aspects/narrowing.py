"""What answers a question that asks for less than an aspect: how long something lasts, whether it is contagious."""

import re
from typing import Final, NamedTuple

from immuno_cli.model import Statement
from immuno_cli.questions.aspects.aspect import Aspect, speaks_of
from immuno_cli.questions.aspects.of_conditions import CAUSES, COURSE
from immuno_cli.questions.aspects.question import Question
from immuno_cli.questions.aspects.said import AspectAnswer, Said, iter_passages
from immuno_cli.questions.explain import explain, find_documents
from immuno_cli.questions.notes import remarks_on_document
from immuno_cli.vocabularies.protocol import Vocabulary


class _Narrower(NamedTuple):
    """The words by which less than an aspect is asked for, what that is, and what a statement has that answers."""

    aspect: Aspect
    asked: re.Pattern[str]
    about: str
    told: re.Pattern[str]

    @property
    def wanted(self) -> Aspect:
        """The aspect whose words are those that answer."""
        return self.aspect._replace(words=self.told.pattern, unless="")


_NARROWER: Final = (
    _Narrower(
        COURSE,
        re.compile(r"how long.*\blast"),
        "how long {} lasts",
        re.compile(
            r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|for life|lifelong|lasts?|long-term|short-lived"
            r"|comes? and go(?:es)?|go(?:es)? away|passe?s?)\b",
            re.IGNORECASE,
        ),
    ),
    _Narrower(
        COURSE,
        re.compile(r"prognosis|outlook|surviv|expectancy|\blive\b|\bdie\b"),
        "the outlook with {}",
        re.compile(
            r"\b(?:surviv\w+|outlook|prognosis|liv(?:es?|ing)|died?|dies|dying|deadly|cur(?:ed?|able))\b", re.IGNORECASE
        ),
    ),
    _Narrower(
        CAUSES,
        re.compile(r"contagious|infectious|catching"),
        "whether {} is contagious",
        re.compile(
            r"\b(?:contagious|infectious|infected|virus(?:es)?|bacteri(?:a|um)|germs?|catch(?:es)?|through the air"
            r"|(?:passe[sd]|spreads?) (?:on|from|between|through|by))\b",
            re.IGNORECASE,
        ),
    ),
    _Narrower(
        CAUSES,
        re.compile(r"inherited|hereditary|genetic"),
        "whether {} is inherited",
        re.compile(r"\b(?:inherit\w*|hereditary|genes?|genetic|famil(?:y|ies)|parents?|inborn|born)\b", re.IGNORECASE),
    ),
)


def narrowed(vocabulary: Vocabulary, answer: AspectAnswer, question: Question) -> AspectAnswer:
    """Return an answer with only what the entry says of the narrower question, which may be nothing.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.aspects.question import read_question
    >>> from immuno_cli.questions.aspects.said import find_answer
    >>> glossary = open_vocabulary()
    >>> question = read_question("is leukemia contagious")
    >>> answer = find_answer(glossary, glossary.find_concept("leukemia"), question)
    >>> less = narrowed(glossary, answer, question)
    >>> less.said, less.aspect.about
    ((), 'whether {} is contagious')
    """
    asked = (each for each in _NARROWER if each.aspect is question.aspect and each.asked.search(question.narrowed_to))
    less = next(asked, None)
    if less is None or answer.aspect is not question.aspect:
        return answer
    said = _narrowed(vocabulary, answer, less)
    documents = {**answer.documents, **find_documents(vocabulary, iter_passages([said]))}
    aspect = answer.aspect._replace(about=less.about)
    return answer._replace(aspect=aspect, said=(said,) if any(said[1:]) else (), kinds=(), documents=documents)


def _narrowed(vocabulary: Vocabulary, answer: AspectAnswer, less: _Narrower) -> Said:
    """Return what an entry says of the narrower question: the statements and relations that have its words."""
    notes = explain(vocabulary, answer.concept).notes
    firm = (*notes.warnings, *notes.further, *notes.remarks, *notes.corrections)
    connections = [
        each._replace(mentions=tuple(mention for mention in each.mentions if less.told.search(mention.label)))
        for said in answer.said
        for each in said.connections
    ]
    return Said(
        answer.concept,
        tuple(statement for statement in answer.concept.definitions if _tells(statement, less)),
        tuple(connection for connection in connections if connection.mentions),
        tuple(note for note in firm if _tells(note.statement, less)),
    )


def _tells(statement: Statement, less: _Narrower) -> bool:
    """Return whether a statement answers: it has the words, and is of no name and no document."""
    return not remarks_on_document(statement) and speaks_of(less.wanted, statement.text)
