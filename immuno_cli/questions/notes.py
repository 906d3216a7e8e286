"""The statements about a concept beside its definitions, sorted by what they are for: to warn, to correct, to tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse
from typing import Final, NamedTuple

from immuno_cli.model import Concept, Statement
from immuno_cli.questions.wording import CORRECTING_WORDS, MOST_URGENT, URGENT_WORDS, WARNING_WORDS

_ON_DOCUMENT: Final = re.compile(
    r"(?:the|neither) (?:\w+ )?(?:articles?|headlines?|overview|documents?)\b", re.IGNORECASE
)
"""How a note begins that remarks on a document: "The first headline carries no date"."""


class Note(NamedTuple):
    """A statement, and the label of the therapy of which it is made, where it is not made of the concept itself."""

    statement: Statement
    within: str = ""


class Notes(NamedTuple):
    """The statements about a concept beside its definitions, each in one place only.

    `warnings` warn of what may harm a reader. `corrections` correct what a reader may think, or remark on a document.
    `further`, `examples` and `remarks` are the other scope notes, examples and editorial notes. `headlines` are the
    statements that rest on a headline.
    """

    warnings: tuple[Note, ...]
    corrections: tuple[Note, ...]
    further: tuple[Note, ...]
    examples: tuple[Note, ...]
    remarks: tuple[Note, ...]
    headlines: tuple[Note, ...]


def sort_notes(concept: Concept, therapies: Sequence[Concept]) -> Notes:
    """Return the notes about a concept, and the warnings about therapies whose side effects are told with it."""
    warnings = list(_noted(_warnings(concept)))
    for therapy in therapies:
        warnings += _noted(_warnings(therapy), therapy.pref_label)
    remarks = list(filterfalse(_warns, _firm(concept.editorial_notes)))
    beside = (*concept.scope_notes, *concept.examples, *concept.editorial_notes)
    return Notes(
        warnings=_without_repeats(warnings),
        corrections=_noted(filter(_corrects, remarks)),
        further=_noted(filterfalse(_is_urgent, _firm(concept.scope_notes))),
        examples=_noted(_firm(concept.examples)),
        remarks=_noted(filterfalse(_corrects, remarks)),
        headlines=_noted(filter(_is_headline, beside)),
    )


def _noted(statements: Iterable[Statement], within: str = "") -> tuple[Note, ...]:
    return tuple(Note(statement, within) for statement in statements)


def _firm(statements: Iterable[Statement]) -> Iterator[Statement]:
    return filterfalse(_is_headline, statements)


def _warnings(concept: Concept) -> Iterator[Statement]:
    """Yield the statements that warn; what a headline says never does."""
    yield from filter(_is_urgent, _firm(concept.scope_notes))
    yield from filter(_warns, _firm(concept.editorial_notes))


def _is_headline(statement: Statement) -> bool:
    return statement.basis == "headline"


def _without_repeats(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes, each text once."""
    first: dict[str, Note] = {}
    for note in notes:
        first.setdefault(note.statement.text, note)
    return tuple(first.values())


def remarks_on_document(statement: Statement) -> bool:
    """Return whether a statement is about a document, and so warns of nothing."""
    return bool(_ON_DOCUMENT.match(statement.text))


def _warns(statement: Statement) -> bool:
    return _has_word(statement, WARNING_WORDS) and not remarks_on_document(statement)


def _is_urgent(statement: Statement) -> bool:
    return _has_word(statement, URGENT_WORDS)


def _corrects(statement: Statement) -> bool:
    """Return whether an editorial note corrects. Of other people's notes, which rest on nothing, this is not known."""
    return statement.basis is not None and _has_word(statement, CORRECTING_WORDS)


def urgency(statement: Statement) -> int:
    """Return how soon a reader needs to know a warning, 0 soonest: an emergency, then what is to be reported at once.

    >>> urgency(Statement("A first seizure is an emergency.")), urgency(Statement("It can be severe."))
    (0, 2)
    """
    text = statement.text.lower()
    return next(
        (place for place, words in enumerate(MOST_URGENT) if any(word in text for word in words)), len(MOST_URGENT)
    )


def _has_word(statement: Statement, words: Iterable[str]) -> bool:
    text = statement.text.lower()
    return any(word in text for word in words)
