"""The one interface that questions are asked of. Whoever asks never knows how the vocabulary is held.

Concepts and labels have numbers, from 0, in the order of the file: an index may hold numbers where it would otherwise
repeat strings.
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from immuno_cli.model import Concept, Document, Label, Link, Scheme, Summary
from immuno_cli.vocabularies.label_index import LabelIndex


class Vocabulary(Protocol):
    """Concepts, their labels and what connects them.

    A vocabulary is a context manager; one that is read from a store holds its file open until `close`.

    "Live" concepts are those that are not deprecated. Every method ends, whatever the vocabulary holds (cycles,
    dangling targets).
    """

    @property
    def name(self) -> str:
        """The name it was opened by (`immunotherapy`, a kept name, or a file)."""

    @property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""

    @property
    def head(self) -> Scheme:
        """What the vocabulary says of itself; its documents may be left out, which is all that most questions need."""

    @property
    def bundles(self) -> Sequence[Scheme]:
        """The schemes of the bundles that it is made of, the base first: mostly one.

        Of documents that are alike in having a file and in having an address, all but one may be left out.
        """

    @property
    def index(self) -> LabelIndex:
        """The labels, ready to be searched."""

    def __len__(self) -> int:
        """Return how many live concepts there are."""

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation; letter case counts only where two differ in it alone."""

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels of live concepts whose `labels.normalize` is `key`, in the order of ROLES."""

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""

    def iter_summaries(self) -> Iterator[Summary]:
        """Yield the live concepts as a list shows them, in the order of the file."""

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts that have no broader concept here."""

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one, in the order of the file."""

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one."""

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one."""

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""

    def close(self) -> None:
        """Let go of the file, where one is open. Closing twice does no harm."""

    def __enter__(self) -> Self:
        """Return the vocabulary itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the vocabulary."""
