"""A vocabulary in memory: a bundle, or a file of any other format that was read whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from immuno_cli.language.normalize import normalize
from immuno_cli.lookups import ConceptSummary, Label, Link
from immuno_cli.model import Concept, Document, Scheme
from immuno_cli.vocabularies.deprecated_names import deprecated_names
from immuno_cli.vocabularies.protocol import ClosedOnExit, in_list_order, summary_of
from immuno_cli.vocabularies.tops import top_concepts

if TYPE_CHECKING:
    from immuno_cli.formats.reading import Note
    from immuno_cli.vocabularies.label_index import LabelIndex


class _Reverse(NamedTuple):
    """What leads to a concept, by the concept's id: narrower, related and distinguished concepts, typed relations."""

    narrower: Mapping[str, list[str]]
    related: Mapping[str, list[str]]
    links: Mapping[str, list[Link]]
    distinct: Mapping[str, list[str]]


class MemoryVocabulary(ClosedOnExit):
    """Concepts in memory. What is derived from them is worked out when first asked for. Implements Vocabulary.

    It has no file to close, and can be read after `close`.
    """

    shown_language: str | None = None

    def __init__(
        self,
        name: str,
        scheme: Scheme,
        concepts: Sequence[Concept],
        bundles: Sequence[Scheme] = (),
        notes: Sequence["Note"] = (),
    ) -> None:
        """Hold the concepts. Their ids must differ. Of two concepts with one id the first is found.

        `bundles` are the schemes of the bundles that the vocabulary is made of, where there are several. `notes` say
        what reading its file changed or left out.
        """
        self.name = name
        self.scheme = scheme
        self.bundles = bundles or (scheme,)
        self.notes = notes
        self._concepts = concepts

    def __len__(self) -> int:
        """Return how many live concepts there are."""
        return sum(not concept.deprecated for concept in self._concepts)

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels in its own language, ready to be searched."""
        from immuno_cli.vocabularies.label_index import LabelIndex  # only a search needs it

        return LabelIndex.of(self._concepts)

    @cached_property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said, as BCP 47 tags."""
        return list(dict.fromkeys(each.language for concept in self._live() for each in concept.translations))

    @property
    def head(self) -> Scheme:
        """What the vocabulary says of itself."""
        return self.scheme

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""
        return self._documents.get(identifier)

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation. Letter case counts only where two ids differ in it alone."""
        number = self._numbers.get(identifier)
        if number is None:
            number = self._codes.get(identifier.casefold())
        return None if number is None else self._concepts[number]

    def find_deprecated(self, key: str) -> Sequence[Concept]:
        """Return the deprecated concepts that have a name whose normalized form is `key`, in the order of the file."""
        return self._deprecated.get(key, ())

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""
        return self._concepts[number]

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""
        return self._labels[number]

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in its own language whose normalized form is `key`, in the order of their ranks."""
        return [label for label in self.find_all_labels(key) if not label.language]

    def find_all_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in all languages whose normalized form is `key`, in the order of their ranks."""
        return self._labels_by_key.get(key, ())

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""
        return iter(self._labels)

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""
        return iter(self._concepts)

    def iter_summaries(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts as a list shows them, in the order of the file."""
        return map(summary_of, self._live())

    def iter_listed(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts in the order of a list: bundle after bundle, each by label."""
        return iter(in_list_order(self.iter_summaries()))

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts at the top: every other one lies below them (`tops.top_concepts`)."""
        return self._tops

    @cached_property
    def _tops(self) -> list[str]:
        return top_concepts(self._concepts)

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one, in the order of the file."""
        return self._reverse.narrower.get(identifier, ())

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one, in the order of the file."""
        return self._reverse.related.get(identifier, ())

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one, in the order of the file."""
        return self._reverse.links.get(identifier, ())

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""
        return self._reverse.distinct.get(identifier, ())

    def close(self) -> None:
        """Do nothing, because no file is open."""

    def _live(self) -> Iterator[Concept]:
        return (concept for concept in self._concepts if not concept.deprecated)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in reversed(self.scheme.documents)}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for number, concept in enumerate(self._concepts):
            numbers.setdefault(concept.id, number)
        return numbers

    @cached_property
    def _codes(self) -> Mapping[str, int]:
        """Concepts by ids and notations in lower case.

        An id goes before a notation of the same letters, a live concept before a deprecated one.
        """
        codes: dict[str, int] = {}
        order = sorted(range(len(self._concepts)), key=lambda number: self._concepts[number].deprecated)
        for number in order:
            codes.setdefault(self._concepts[number].id.casefold(), number)
        for number in order:
            for notation in self._concepts[number].notations:
                codes.setdefault(notation.casefold(), number)
        return codes

    @cached_property
    def _deprecated(self) -> Mapping[str, Sequence[Concept]]:
        """Deprecated concepts by the normalized forms of their names."""
        deprecated: dict[str, list[Concept]] = {}
        for concept in self._concepts:
            for key in dict.fromkeys(key for key, _ in deprecated_names(concept)):
                deprecated.setdefault(key, []).append(concept)
        return deprecated

    @cached_property
    def _labels(self) -> Sequence[Label]:
        return [
            Label(text, role, number, language)
            for number, concept in enumerate(self._concepts)
            if not concept.deprecated
            for text, role, language in concept.all_labels
        ]

    @cached_property
    def _labels_by_key(self) -> Mapping[str, Sequence[Label]]:
        by_key: dict[str, list[Label]] = {}
        for label in sorted(self._labels, key=attrgetter("rank")):
            by_key.setdefault(normalize(label.text), []).append(label)
        return by_key

    @cached_property
    def _reverse(self) -> _Reverse:
        narrower: dict[str, list[str]] = defaultdict(list)
        related: dict[str, list[str]] = defaultdict(list)
        links: dict[str, list[Link]] = defaultdict(list)
        distinct: dict[str, list[str]] = defaultdict(list)
        for concept in self._live():
            for target in dict.fromkeys(concept.broader):
                narrower[target].append(concept.id)
            for target in dict.fromkeys(concept.related):
                related[target].append(concept.id)
            for relation in concept.relations:
                links[relation.target].append(Link(relation.relation, concept.id))
            for target in dict.fromkeys(other.target for other in concept.distinct_from):
                distinct[target].append(concept.id)
        return _Reverse(narrower, related, links, distinct)
