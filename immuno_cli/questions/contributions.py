"""What each document gives a vocabulary."""

from collections import Counter, defaultdict
from typing import NamedTuple

from immuno_cli.model import Concept, Document, document_of
from immuno_cli.questions.explain import Claim
from immuno_cli.vocabularies.protocol import Vocabulary


class Contribution(NamedTuple):
    """What a document gives a vocabulary: citations, the concepts they are for, and how many rest on which basis."""

    document: Document
    citations: int
    concepts: int
    bases: tuple[tuple[str, int], ...]


def contributions(vocabulary: Vocabulary) -> tuple[Contribution, ...]:
    """Return what each document of the vocabulary gives it. One citation is one passage of one statement."""
    documents = vocabulary.scheme.documents
    cited: dict[str, Counter[str]] = defaultdict(Counter)
    concepts: dict[str, set[str]] = defaultdict(set)
    for concept in vocabulary.iter_concepts() if documents else ():
        for claim in _claims(concept):
            for passage in claim.passages:
                document = document_of(passage)
                cited[document][claim.basis or ""] += 1
                concepts[document].add(concept.id)
    return tuple(
        Contribution(d, cited[d.id].total(), len(concepts[d.id]), tuple(cited[d.id].most_common())) for d in documents
    )


def _claims(concept: Concept) -> tuple[Claim, ...]:
    return (*concept.statements, *concept.categories, *concept.relations, *concept.distinct_from)
