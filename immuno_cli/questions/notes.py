"""The statements about a concept beside its definitions, sorted by what they are for: to warn, to correct, to tell."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import filterfalse
from typing import Final, NamedTuple

from immuno_cli.model import Concept, Statement
from immuno_cli.questions.wording import MOST_URGENT

_LEANING: Final = re.compile(r"(?:(?!\. |, and ).)*?\b(?:this(?! one)|these|such(?! as)|they)\b", re.IGNORECASE)
"""A word that may refer to the statement before: without that one, "it can be a sign of this" makes no sense.

After "and" and in a later sentence it refers to what stands before it in its own statement.
"""
_FOUND: Final = ("finding", "test")
"""The kinds of what is found, and of what finds it."""
_URGENT: Final = tuple(re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in MOST_URGENT)


class Note(NamedTuple):
    """A statement, and the label of the therapy of which it is made, where it is not made of the concept itself."""

    statement: Statement
    within: str = ""


class Notes(NamedTuple):
    """The statements about a concept beside its definitions, each in one place only.

    `warnings` warn of what may harm a reader. `corrections` correct what a reader may think, or remark on a document.
    The tones of the statements say so. `further`, `examples` and `remarks` are the other scope notes, examples and
    editorial notes. `headlines` are the statements that rest on a headline.
    """

    warnings: tuple[Note, ...]
    corrections: tuple[Note, ...]
    further: tuple[Note, ...]
    examples: tuple[Note, ...]
    remarks: tuple[Note, ...]
    headlines: tuple[Note, ...]


def sort_notes(concept: Concept, therapies: Sequence[Concept]) -> Notes:
    """Return the notes about a concept, and the warnings about therapies whose side effects are shown with it."""
    warnings = list(_noted(filter(_warns, _firm(concept))))
    for therapy in therapies:
        warnings += _noted(filter(_warns, _firm(therapy)), therapy.pref_label)
    firm = [statement for statement in _firm(concept) if not _warns(statement)]
    plain = {statement for statement in firm if statement.tone is None}
    return Notes(
        warnings=_without_repeats(warnings),
        corrections=_noted(filterfalse(plain.__contains__, firm)),
        further=_noted(filter(plain.__contains__, concept.scope_notes)),
        examples=_noted(filter(plain.__contains__, concept.examples)),
        remarks=_noted(filter(plain.__contains__, concept.editorial_notes)),
        headlines=_noted(filter(_is_headline, _beside(concept))),
    )


def _noted(statements: Iterable[Statement], within: str = "") -> tuple[Note, ...]:
    return tuple(Note(statement, within) for statement in statements)


def _beside(concept: Concept) -> tuple[Statement, ...]:
    return concept.scope_notes + concept.examples + concept.editorial_notes


def _firm(concept: Concept) -> Iterator[Statement]:
    """Return the statements beside the definitions that rest on more than a headline."""
    return filterfalse(_is_headline, _beside(concept))


def _is_headline(statement: Statement) -> bool:
    return statement.basis == "headline"


def _without_repeats(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes, each text once."""
    first: dict[str, Note] = {}
    for note in notes:
        first.setdefault(note.statement.text, note)
    return tuple(first.values())


def notes_naming(notes: Notes, names: Iterable[str]) -> Iterator[Note]:
    """Yield the notes that do not warn and in which one of the names stands."""
    told = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    for group in (notes.corrections, notes.further, notes.remarks):
        yield from (note for note in group if told.search(note.statement.text))


def notes_on_result(concept: Concept, notes: Notes, values: Collection[str]) -> Iterator[Note]:
    """Yield the notes that do not warn and say what the result of a test means, or what a finding can come from.

    `values` are the marks of the values that are asked about; where there are none, nothing is asked. A test and a
    finding have what corrects a reader as well.
    """
    is_found = concept.kind in _FOUND
    marks = {*values, "causes"} if is_found else set(values)
    for note in (*notes.corrections, *notes.further, *notes.remarks) if values else ():
        if marks.intersection(note.statement.answers) or (is_found and note.statement.tone == "correction"):
            yield note


def _warns(statement: Statement) -> bool:
    return statement.tone == "warning"


def urgency(statement: Statement) -> int:
    """Return how soon a reader needs to know a warning, 0 soonest: an emergency, then what is to be reported at once.

    >>> urgency(Statement("A first seizure is an emergency.")), urgency(Statement("It can be severe."))
    (0, 2)
    """
    return next((place for place, words in enumerate(_URGENT) if words.search(statement.text)), len(_URGENT))


def urgent_first(notes: Iterable[Note], *, only_urgent: bool = False) -> tuple[Note, ...]:
    """Return the warnings of an entry, the most urgent first. A statement stays after the one that it refers to.

    With `only_urgent`, those that are urgent, each with those that it refers to or that refer to it.

    >>> swollen, sign, fatal = (Note(Statement(text)) for text in (
    ...     "The throat can swell.", "Trouble breathing can be a sign of this.", "An overdose can be fatal."))
    >>> urgent_first((swollen, sign, fatal)) == (fatal, swollen, sign)
    True
    """
    runs: list[list[Note]] = []
    for note in notes:
        if runs and note.within == runs[-1][-1].within and _LEANING.match(note.statement.text):
            runs[-1].append(note)
        else:
            runs.append([note])
    ordered = sorted(runs, key=most_urgent)
    return tuple(note for run in ordered if not only_urgent or most_urgent(run) < len(MOST_URGENT) for note in run)


def most_urgent(notes: Iterable[Note]) -> int:
    """Return how urgent the most urgent of some warnings is; where there are none, less than any."""
    return min((urgency(note.statement) for note in notes), default=len(MOST_URGENT) + 1)
