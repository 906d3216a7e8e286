"""The records with which a vocabulary answers when something is looked up in it: a label, a summary, a link."""

from typing import Final, NamedTuple

from immuno_cli.model import ROLES, Role

RANKS: Final = {role: rank for rank, role in enumerate(ROLES)}
"""The rank of each role among labels in one language, 0 for the most telling."""


class Label(NamedTuple):
    """A string that names a concept.

    Attributes:
        text: The string.
        role: Its role.
        concept: The concept's position in its vocabulary, counted from 0.
        language: The language, as a BCP 47 tag, where it is another than the one in which the vocabulary is shown.
    """

    text: str
    role: Role
    concept: int
    language: str = ""

    @property
    def rank(self) -> int:
        """How telling the label is, 0 most: by its role; labels in other languages come after all others."""
        return label_rank(self.role, self.language)


def label_rank(role: Role, language: str = "") -> int:
    """Return the rank of a label: the place of its role in ROLES, and as many more in another language.

    >>> label_rank("hidden"), label_rank("pref", "de")
    (3, 4)
    """
    return RANKS[role] + (len(ROLES) if language else 0)


class ConceptSummary(NamedTuple):
    """As much of a concept as a list shows. `categories` are ids. `bundle` means what it means in Concept."""

    id: str
    pref_label: str
    kind: str | None
    categories: tuple[str, ...]
    bundle: str = ""


class Link(NamedTuple):
    """A typed relation that the concept `source` has to the concept that was asked about."""

    relation: str
    source: str
