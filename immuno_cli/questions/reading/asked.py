"""What some words ask, read once. Whatever answers takes this record, and parses no words again."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.questions.reading.asking_words import words_of
from immuno_cli.questions.reading.aspect import TOGETHER
from immuno_cli.questions.reading.comparison import compared_terms, iter_compared_pairs, iter_kind_pairs, kind_terms
from immuno_cli.questions.reading.joined import read_joined
from immuno_cli.questions.reading.names import (
    Behind,
    asks_permission,
    iter_side_by_side,
    joined_names,
    joins_two,
    read_behind,
)
from immuno_cli.questions.reading.people import names_two_people, without_kin
from immuno_cli.questions.reading.question import Question, asked_name, iter_questions, several_topics
from immuno_cli.questions.reading.results import asked_values
from immuno_cli.questions.reading.tied import Tied, iter_tied, ties_briefly
from immuno_cli.search.query import LONGEST_QUERY

_JOINED_BY: Final = r"\s*(?:[&+]|\b(?:and|or|plus|vs\.?|versus|with)(?=\s))\s*"


class Asked(NamedTuple):
    """Words that someone typed, and all that they may ask. Each reading is empty where the words have none.

    Attributes:
        typed: The words as they were typed.
        name: The name of which they ask what it means: "what is A". Other words without their article.
        compared: The terms that they compare: "A vs B".
        compared_pairs: The same where no word stands between them, for each place where the first may end.
        kind: A thing, and what it may be a kind of: "is A a B".
        kind_pairs: The same where no article stands between them, for each place where the one may end: "is A B".
        questions: The questions for one aspect of something that they may be, the likeliest first.
        joined: The questions for several aspects of one thing that they join.
        side_by_side: Two names that stand side by side, for each place where the first may end: "A B", "A and B".
        tied: Two names and what ties them, in each way in which they may be two: "A after B".
        ties_briefly: Whether they are two names and a word that says when or beside what: "A during B".
        two_names: Two names of one word, and a word that joins them: "A plus B".
        things: The things that they ask about together.
        behind: A complaint, and what stands after it: "my chest hurts after A".
        asks_permission: Whether they ask for permission or advice. How two things are related could pass for "yes".
        joins_two: Whether a word joins two short names: "A together with B".
        values: The values of a test of which they ask what these mean, as the marks on statements have them.
        names_two_people: Whether they ask what one person has by the treatment of another.
    """

    typed: str
    name: str
    compared: tuple[str, ...]
    compared_pairs: tuple[tuple[str, str], ...]
    kind: tuple[str, ...]
    kind_pairs: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    joined: tuple[Question, ...]
    side_by_side: tuple[tuple[str, str], ...]
    tied: tuple[Tied, ...]
    ties_briefly: bool
    two_names: tuple[str, ...]
    things: tuple[str, ...]
    behind: Behind | None
    asks_permission: bool
    joins_two: bool
    values: tuple[str, ...]
    names_two_people: bool


def read_asked(typed: str) -> Asked:
    """Return all that the words that someone typed may ask.

    >>> asked = read_asked("side effects of pembrolizumab and sunitinib")
    >>> [(question.aspect.id, question.topic) for question in asked.questions], asked.things
    ([('side-effects', 'pembrolizumab and sunitinib')], ('pembrolizumab', 'sunitinib'))
    """
    whole = typed if len(typed) <= LONGEST_QUERY else ""
    words = without_kin(whole)
    compared, kind, questions = compared_terms(words), kind_terms(words), tuple(iter_questions(words))
    return Asked(
        typed=typed,
        name=asked_name(words),
        compared=compared,
        compared_pairs=() if compared else tuple(iter_compared_pairs(words)),
        kind=kind,
        kind_pairs=() if kind else tuple(iter_kind_pairs(words)),
        questions=questions,
        joined=read_joined(words),
        side_by_side=tuple(iter_side_by_side(words)),
        tied=tuple(iter_tied(words_of(words))),
        ties_briefly=ties_briefly(words_of(words)),
        two_names=joined_names(words),
        things=compared or kind or _things(words, questions),
        behind=read_behind(words),
        asks_permission=asks_permission(words),
        joins_two=joins_two(words),
        values=asked_values(words),
        names_two_people=names_two_people(whole),
    )


def _things(text: str, questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the things that a text asks about together; () where it asks about one."""
    question = next(iter(questions), None)
    if question is None:
        parts = re.split(_JOINED_BY, words_of(text), flags=re.IGNORECASE)
        return () if "," in text or len(parts) == 1 else tuple(parts)  # a name may have commas
    if question.aspect is TOGETHER:  # what goes with a treatment may be in words: "drink wine"
        return (question.topic,)
    return (question.topic, question.effect) if question.effect else several_topics(question.topic)
