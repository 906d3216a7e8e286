"""The marks on a statement as pairs of a key and a value, which several formats write beside it and read back."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from immuno_cli.model import TONES, Statement

MARKS: Final = ("answers", "tone", "onlyFor")
"""The keys of the marks, as bundles have them."""
NO_MARKS: Final = "none"
_ESCAPED: Final = re.compile(r"[\s%]")


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


def dump_marks(statement: Statement) -> str:
    """Return the marks on a statement as one text, which `load_marks` reads; NO_MARKS where it has none.

    >>> dump_marks(Statement("It is cured.", answers=("treatment",), tone="correction"))
    'answers=treatment tone=correction'
    """
    pairs = (f"{key}={_ESCAPED.sub(_escape, value)}" for key, value in mark_pairs(statement))
    return " ".join(pairs) or NO_MARKS


def load_marks(text: str) -> list[tuple[str, str]]:
    """Return the marks that a text states. Raises ValueError where it states anything else.

    >>> load_marks("answers=treatment onlyFor=a%20b"), load_marks("none")
    ([('answers', 'treatment'), ('onlyFor', 'a b')], [])
    """
    pairs = []
    for part in text.split() if text.strip() != NO_MARKS else []:
        key, _, value = part.partition("=")
        if key not in MARKS or not value or (key == "tone" and value not in TONES):
            raise ValueError(part)
        pairs.append((key, unquote(value)))
    return pairs


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
