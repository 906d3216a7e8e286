"""What each document gives a vocabulary, and who has read the entries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from immuno_cli.model import REVIEW_STATUSES, Concept, Document, document_of
from immuno_cli.questions.explain import Claim
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of


class Contribution(NamedTuple):
    """What a document gives a vocabulary.

    Attributes:
        document: The document.
        citations: How often it is cited. One citation is one passage of one statement, or of the names in
            another language.
        concepts: How many concepts cite it.
        bases: How many citations rest on which basis.
        bundles: How many of the concepts are from which bundle.
    """

    document: Document
    citations: int
    concepts: int
    bases: tuple[tuple[str, int], ...]
    bundles: tuple[tuple[str, int], ...] = ()


class Overview(NamedTuple):
    """How many sources vocabularies have, and how many of their entries were read over by whom.

    Attributes:
        documents: How many sources are files.
        references: How many sources are public pages.
        entries: How many concepts there are.
        reviews: How many of them have which review status, the statuses in the order of REVIEW_STATUSES.
    """

    documents: int
    references: int
    entries: int
    reviews: tuple[tuple[str, int], ...]


def contributions(vocabulary: Vocabulary) -> tuple[Contribution, ...]:
    """Return what each document of the vocabulary gives it: first the files, then the public pages."""
    documents = vocabulary.scheme.documents
    cited: dict[str, Counter[str]] = defaultdict(Counter)
    bundles: dict[str, dict[str, str]] = defaultdict(dict)
    for concept in vocabulary.iter_concepts() if documents else ():
        for passage, basis in _cited_passages(concept):
            document = document_of(passage)
            cited[document][basis] += 1
            bundles[document][concept.id] = bundle_of(vocabulary, concept)
    return tuple(
        Contribution(
            document=document,
            citations=cited[document.id].total(),
            concepts=len(bundles[document.id]),
            bases=tuple(cited[document.id].most_common()),
            bundles=tuple(Counter(bundles[document.id].values()).items()),
        )
        for document in sorted(documents, key=is_reference)
    )


def overview(vocabularies: Sequence[Vocabulary]) -> Overview:
    """Return how many sources the vocabularies have, and how many of their entries were read over by whom."""
    documents = [document for vocabulary in vocabularies for document in vocabulary.scheme.documents]
    references = sum(map(is_reference, documents))
    statuses = Counter(_iter_statuses(vocabularies))
    return Overview(
        documents=len(documents) - references,
        references=references,
        entries=sum(map(len, vocabularies)),
        reviews=tuple((status, statuses[status]) for status in REVIEW_STATUSES),
    )


def is_reference(document: Document) -> bool:
    """Return whether a document is a public page, and not a file."""
    return document.url is not None and document.file is None


def _iter_statuses(vocabularies: Sequence[Vocabulary]) -> Iterator[str]:
    for vocabulary in vocabularies:
        for concept in vocabulary.iter_concepts():
            if concept.review and not concept.deprecated:
                yield concept.review.status


def _cited_passages(concept: Concept) -> Iterator[tuple[str, str]]:
    """Yield each passage that a concept cites, with the basis of what it says there. "" where none is stated."""
    for claim in _claims(concept):
        for passage in claim.passages:
            yield passage, claim.basis or ""
    for translation in concept.translations:
        for passage in translation.passages:
            yield passage, "reference"


def _claims(concept: Concept) -> tuple[Claim, ...]:
    return (*concept.statements, *concept.categories, *concept.relations, *concept.distinct_from)
