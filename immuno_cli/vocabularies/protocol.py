"""The one interface that questions are asked of. Whoever asks does not know how the vocabulary is held.

Concepts and labels have numbers, from 0, in the order of the file, so that an index holds numbers instead of repeating
strings.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from immuno_cli.lookups import ConceptSummary, Label, Link
from immuno_cli.model import Concept, Document, Scheme

if TYPE_CHECKING:
    from immuno_cli.vocabularies.label_index import LabelIndex  # only a search needs it: 1.2 ms


class ClosedOnExit(Protocol):
    """A context manager that closes what it holds open."""

    def close(self) -> None:
        """Close the file where one is open. Closing twice does no harm."""

    def __enter__(self) -> Self:
        """Return the object itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close what is open."""
        self.close()


class Vocabulary(ClosedOnExit, Protocol):
    """Concepts, their labels and what connects them.

    A concept is live unless it is deprecated. Every method ends, whatever the vocabulary holds: cycles, or targets that
    do not exist.

    A vocabulary is a context manager and may be read from several threads. One that is kept holds its file open until
    `close`. After that its methods raise ValueError.
    """

    @property
    def name(self) -> str:
        """The name that it was opened by: `immunotherapy`, a kept name, or a file."""

    @property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""

    @property
    def head(self) -> Scheme:
        """What the vocabulary says of itself; documents may be left out. It is read faster than `scheme`."""

    @property
    def bundles(self) -> Sequence[Scheme]:
        """The schemes of the bundles that it is made of, the base first: mostly one.

        Of documents that are alike in having a file and in having an address, all but one may be left out.
        """

    @property
    def shown_language(self) -> str | None:
        """The language that it is shown in, where that is another than its own (`localized`)."""

    @property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said of live concepts, as BCP 47 tags."""

    @property
    def index(self) -> "LabelIndex":
        """The labels in the language that is shown, ready to be searched.

        `index.of_all_languages()` is that of all labels. A vocabulary that is shown in another of its languages
        (`localized`) has only that one.
        """

    def __len__(self) -> int:
        """Return how many live concepts there are."""

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation. Letter case counts only where two ids differ in it alone."""

    def find_deprecated(self, key: str) -> Sequence[Concept]:
        """Return the deprecated concepts that have a name whose normalized form is `key`, in the order of the file.

        Their names are no labels: a search does not find them.
        """

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels of live concepts whose normalized form is `key`, in the order of their ranks.

        They are in the language that is shown. `immuno_cli.language.normalize.normalize` makes the normalized form of a
        text.
        """

    def find_all_labels(self, key: str) -> Sequence[Label]:
        """Return what `find_labels` does, and after these the labels in other languages."""

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""

    def iter_summaries(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts as a list shows them, in the order of the file."""

    def iter_listed(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts in the order of a list (`in_list_order`). The first ones come before all are read."""

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts at the top: every other one lies below them.

        These have no live broader concept, or stand in a cycle that nothing is above.
        """

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one, in the order of the file."""

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one, in the order of the file."""

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one, in the order of the file."""

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""


def in_list_order(summaries: Iterable[ConceptSummary]) -> list[ConceptSummary]:
    """Return concepts in the order of a list: bundle after bundle, each by label and then by id.

    The order of the bundles is that of their first concepts.

    >>> tools = [("t", "tool", "x"), ("a", "axe", "y"), ("s", "Saw", "x")]
    >>> [one.id for one in in_list_order(ConceptSummary(id_, label, None, (), bundle) for id_, label, bundle in tools)]
    ['s', 't', 'a']
    """
    bundles: dict[str, int] = {}

    def key(summary: ConceptSummary) -> tuple[int, str, str]:
        return bundles.setdefault(summary.bundle, len(bundles)), summary.pref_label.casefold(), summary.id

    return sorted(summaries, key=key)


def summary_of(concept: Concept) -> ConceptSummary:
    """Return a concept as a list shows it."""
    categories = tuple(claim.category for claim in concept.categories)
    return ConceptSummary(concept.id, concept.pref_label, concept.kind, categories, concept.bundle)


def has_other_languages(vocabulary: Vocabulary) -> bool:
    """Return whether `find_labels` and `index` leave out labels in other languages."""
    return vocabulary.shown_language is None and bool(vocabulary.languages)


def bundle_of(vocabulary: Vocabulary, concept: Concept | ConceptSummary) -> str:
    """Return the id of the bundle that states a concept; where the vocabulary is one file, its name."""
    return concept.bundle or vocabulary.name


def find_origin(vocabularies: Sequence[Vocabulary], bundle: str, identifier: str) -> tuple[Vocabulary, Concept]:
    """Return the vocabulary that an answer comes from, and the concept that it names.

    An answer names its concept by id and by bundle. `bundle` is the name of the vocabulary, or, where the vocabulary is
    a stack of several bundles, the id of one of them. Raises LookupError where no vocabulary has such a concept.
    """
    for vocabulary in vocabularies:
        concept = vocabulary.find_concept(identifier)
        if concept is None or concept.id != identifier:
            continue
        if bundle == bundle_of(vocabulary, concept):
            return vocabulary, concept
    raise LookupError(identifier)
