"""The marks on a statement as pairs of a key and a value, which several formats write beside it and read back."""

from collections.abc import Iterable
from typing import Final

from immuno_cli.model import TONES, Statement

MARKS: Final = ("answers", "tone", "onlyFor")
"""The keys of the marks, as bundles have them."""


def mark_pairs(statement: Statement) -> list[tuple[str, str]]:
    """Return the marks on a statement: what it answers, its tone, and what alone it holds for.

    >>> mark_pairs(Statement("It is cured.", answers=("treatment", "course"), tone="correction"))
    [('answers', 'treatment'), ('answers', 'course'), ('tone', 'correction')]
    """
    pairs = [("answers", aspect) for aspect in statement.answers]
    if statement.tone:
        pairs.append(("tone", statement.tone))
    return pairs + [("onlyFor", treatment) for treatment in statement.only_for]


def with_marks(statement: Statement, pairs: Iterable[tuple[str, str]]) -> Statement:
    """Return a statement with the marks that pairs state. A tone that is none of TONES is left out.

    >>> with_marks(Statement("It is rare."), [("answers", "course"), ("tone", "loud")])[-3:]
    (('course',), None, ())
    """
    stated: dict[str, list[str]] = {key: [] for key in MARKS}
    for key, value in pairs:
        stated[key].append(value)
    tone = next((known for known in TONES if known in stated["tone"]), None)
    return statement._replace(answers=tuple(stated["answers"]), tone=tone, only_for=tuple(stated["onlyFor"]))
