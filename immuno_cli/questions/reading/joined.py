"""Several questions in one: "what is colitis and how is it treated", "causes and symptoms of colitis"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.questions.reading.asking_words import words_of
from immuno_cli.questions.reading.question import ASKS_WHAT, Question, asked_name, may_join, read_question

_MOST: Final = 4
_OPENING: Final = (
    "what|how|why|who|when|where|which|is|are|can|could|does|do|did|should|its|their|list|explain|describe|name"
)
_NEXT: Final = rf"\?\s+(?:and )?|,? and (?=(?:{_OPENING})\b)|, (?=(?:what|how|why|is|are|can|does|do)\b)"
_PRONOUN: Final = r"\b(?:it|they|them|this|these|those)\b"
_POSSESSIVE: Final = r"(?:\bthe )?\b(?:its|their)\b (?P<asked>.+)"
_NOUN: Final = (
    r"(?:(?:signs?|symptoms?|causes?|treatments?|side[ -]effects?|risks?|risk factors|uses?|diagnosis|tests?|prevention"
    r"|types|kinds|prognosis|outlook)\b)"
)
_NOUNS: Final = rf"(?P<nouns>{_NOUN}(?:, {_NOUN})*,? and (?:the )?{_NOUN})"
_TELL: Final = "(?:(?:what|which) are |(?:please )?(?:tell me|explain|describe|list)(?: about)? )?(?:the )?"
_OF_ONE: Final = (
    rf"{_TELL}{_NOUNS} (?:of|for|from|with|in) (?P<topic>.+)",
    rf"(?P<topic>.+?)(?:'s)? {_NOUNS}",
)


def read_joined(text: str) -> tuple[Question, ...]:
    """Return the questions that a text joins, each for one aspect; () where it joins none, or one is not understood.

    A question for what the thing is adds none: its entry says that anyhow.

    >>> [(q.aspect.id, q.topic) for q in read_joined("what is colitis and how is it treated?")]
    [('treatment', 'colitis')]
    >>> [(q.aspect.id, q.topic) for q in read_joined("causes and symptoms of colitis")]
    [('causes', 'colitis'), ('symptoms', 'colitis')]
    >>> read_joined("how is colitis treated"), read_joined("what is colitis and who is Ann")
    ((), ())
    """
    words = words_of(text)
    if not may_join(words):
        return ()
    nouns = (re.fullmatch(pattern, words, re.IGNORECASE) for pattern in _OF_ONE)
    listed = next((found for found in nouns if found), None)
    asked = _of_nouns(listed) if listed else _of_parts(re.split(_NEXT, words, flags=re.IGNORECASE))
    questions = [read_question(each) for each in asked]
    read = tuple(question for question in questions if question and not question.effect)
    return read if len(read) == len(questions) else ()


def _of_nouns(found: re.Match[str]) -> list[str]:
    """Return the questions that several nouns ask of one topic."""
    nouns = re.findall(_NOUN, found["nouns"], re.IGNORECASE)
    return [f"{noun} of {found['topic']}" for noun in nouns[:_MOST]]


def _of_parts(parts: Sequence[str]) -> list[str]:
    """Return the questions that follow each other, each with the topic of the first."""
    first, *others = parts
    if not 1 <= len(others) < _MOST:
        return []
    topic = asked_name(first)
    if re.match(ASKS_WHAT, first, re.IGNORECASE) and not read_question(first):
        return list(_iter_about(others, topic))
    joined = read_joined(first)
    question = joined[-1] if joined else read_question(first)
    return [first, *_iter_about(others, question.topic)] if question and not question.effect else []


def _iter_about(parts: Sequence[str], topic: str) -> Iterator[str]:
    """Yield questions with the topic in place of the pronoun that stands for it."""
    for part in parts:
        found = re.search(_POSSESSIVE, part, re.IGNORECASE)
        if found:
            yield f"{part[: found.start()]}the {found['asked']} of {topic}"
        elif re.search(_PRONOUN, part, re.IGNORECASE):
            yield re.sub(_PRONOUN, lambda _: topic, part, count=1, flags=re.IGNORECASE)
        else:
            yield f"{part} of {topic}"
