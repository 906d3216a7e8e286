"""A vocabulary seen through another: whatever a view does not change is what the vocabulary says."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from immuno_cli.lookups import ConceptSummary, Label, Link
from immuno_cli.model import Concept, Document, Scheme
from immuno_cli.vocabularies.protocol import ClosedOnExit, Vocabulary

if TYPE_CHECKING:
    from immuno_cli.vocabularies.label_index import LabelIndex


class VocabularyView(ClosedOnExit):
    """A view that changes nothing. Implements Vocabulary, and raises as the vocabulary does."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Show a vocabulary. Closing this closes the vocabulary."""
        self._vocabulary = vocabulary
        self.name = vocabulary.name

    @property
    def shown_language(self) -> str | None:
        """The language that it is shown in, where that is another than its own."""
        return self._vocabulary.shown_language

    @property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""
        return self._vocabulary.scheme

    @property
    def head(self) -> Scheme:
        """What the vocabulary says of itself, perhaps without its documents."""
        return self._vocabulary.head

    @property
    def bundles(self) -> Sequence[Scheme]:
        """The schemes of the bundles that it is made of."""
        return self._vocabulary.bundles

    @property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said, as BCP 47 tags."""
        return self._vocabulary.languages

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels, ready to be searched."""
        return self._vocabulary.index

    def __len__(self) -> int:
        """Return how many live concepts there are."""
        return len(self._vocabulary)

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""
        return self._vocabulary.find_document(identifier)

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation."""
        return self._vocabulary.find_concept(identifier)

    def find_deprecated(self, key: str) -> Sequence[Concept]:
        """Return the deprecated concepts that have a name whose normalized form is `key`, in the order of the file."""
        return self._vocabulary.find_deprecated(key)

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""
        return self._vocabulary.concept_at(number)

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""
        return self._vocabulary.label_at(number)

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels whose normalized form is `key`, in the order of their ranks."""
        return self._vocabulary.find_labels(key)

    def find_all_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in all languages whose normalized form is `key`, in the order of their ranks."""
        return self._vocabulary.find_all_labels(key)

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""
        return self._vocabulary.iter_labels()

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""
        return self._vocabulary.iter_concepts()

    def iter_summaries(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts as a list shows them, in the order of the file."""
        return self._vocabulary.iter_summaries()

    def iter_listed(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts in the order of a list: bundle after bundle, each by label."""
        return self._vocabulary.iter_listed()

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts at the top."""
        return self._vocabulary.roots()

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one."""
        return self._vocabulary.narrower(identifier)

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one."""
        return self._vocabulary.related_from(identifier)

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one."""
        return self._vocabulary.links_to(identifier)

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""
        return self._vocabulary.distinct_from(identifier)

    def close(self) -> None:
        """Close the vocabulary."""
        self._vocabulary.close()


class AllLanguages(VocabularyView):
    """A vocabulary whose labels are found in whichever language they are; those in its own come first."""

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels in all languages, ready to be searched."""
        return self._vocabulary.index.of_all_languages()

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in all languages whose normalized form is `key`, in the order of their ranks."""
        return self._vocabulary.find_all_labels(key)
