"""How often each concept occurs in a collection, and in how many texts."""

from collections.abc import Iterator
from typing import NamedTuple

from immuno_cli.annotate.collections.answering import ConceptKey, TaskResult


class Count(NamedTuple):
    """How often a concept occurs."""

    concept: ConceptKey
    mentions: int
    documents: int


class Summary:
    """Adds up the counts of answers, which come in the order of their texts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.records = 0
        self._mentions: dict[ConceptKey, int] = {}
        self._documents: dict[ConceptKey, int] = {}
        self._in_this_text: set[ConceptKey] = set()

    def add(self, one: TaskResult) -> None:
        """Add the counts of an answer. A concept in several pieces of one text is in one document."""
        self.records += one.records
        if one.begins:
            self._in_this_text.clear()
        for concept, mentions, documents in one.counts:
            self._mentions[concept] = self._mentions.get(concept, 0) + mentions
            if not (one.begins and one.ends):
                documents = int(concept not in self._in_this_text)  # noqa: PLW2901 - a piece is not a whole text
                self._in_this_text.add(concept)
            self._documents[concept] = self._documents.get(concept, 0) + documents

    def __iter__(self) -> Iterator[Count]:
        """Yield the concepts, those in most documents first; of equal ones, those with most mentions, then by name."""
        counts = (Count(key, mentions, self._documents[key]) for key, mentions in self._mentions.items())
        return iter(sorted(counts, key=lambda one: (-one.documents, -one.mentions, one.concept)))
