"""The records that the steps of annotating hand on: a meaning, a candidate, a mention, an annotation."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from immuno_cli.model import ROLES

RANKS: Final = {role: rank for rank, role in enumerate(ROLES)}
"""The rank of a label by its role: the preferred label has 0."""
DERIVED: Final = len(ROLES)
"""The rank of a derived form: after all labels."""
WEAK: Final = DERIVED + 1
"""The rank of a derived form that counts only in a text that names the concept in full as well."""
SHORTENED: Final = WEAK + 1
"""The rank of a name without its first words. It counts only in a text that often has them."""


class Meaning(NamedTuple):
    """What a folded string means. Meanings sort from the best to the worst."""

    rank: int
    """0 for a preferred label, higher for what is less sure."""
    label: int
    """The number of the label in `Matcher.labels`."""
    text: str
    """The text of the label."""
    own_case: str = ""
    """If not empty, the string means this only where it is written so in the text."""


Candidate = tuple[int, int, Sequence[Meaning]]
"""A place in a text that could be a term: its offsets, the end exclusive, and what it may mean there, the best first.

A plain tuple is fast.
"""

Mention = tuple[int, int, Meaning]
"""A place in a text that is a term: its offsets, the end exclusive, and what it means. A plain tuple is fast."""


class Namesake(NamedTuple):
    """A concept of another vocabulary whose preferred label is the label that a term matched."""

    id: str
    vocabulary: str
    """The name of the vocabulary that has it."""


class Annotation(NamedTuple):
    """A term in a text."""

    start: int
    """The offset of its first character."""
    end: int
    """The offset after its last character."""
    text: str
    """The text between the two."""
    id: str
    """The id of the concept."""
    pref_label: str
    matched_label: str
    """The label of the concept of which the text is a spelling or a form."""
    vocabulary: str
    """The name of the vocabulary that has the concept."""
    also: tuple[Namesake, ...] = ()
    """The concepts of other vocabularies that have the matched label as their preferred label."""


def as_record(one: Annotation) -> dict[str, Any]:
    """Return an annotation as the JSON of an answer has it: with "also" where another vocabulary prefers the word."""
    record: dict[str, Any] = {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "id": one.id,
        "prefLabel": one.pref_label,
        "matchedLabel": one.matched_label,
        "vocabulary": one.vocabulary,
    }
    if one.also:
        record["also"] = [{"id": other.id, "vocabulary": other.vocabulary} for other in one.also]
    return record
