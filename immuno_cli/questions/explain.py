"""What there is to say about a concept, gathered: its place, its neighbours, its numbered sources."""

from collections import Counter, defaultdict
from typing import Final, NamedTuple

from immuno_cli.model import (
    Category,
    Classification,
    Concept,
    Document,
    Facet,
    Relation,
    Statement,
    document_of,
)
from immuno_cli.questions.graph import (
    BROADER,
    INVERSE,
    NARROWER,
    RELATED,
    Group,
    RootPaths,
    iter_edges,
    neighbours,
    paths_to_root,
)
from immuno_cli.questions.wording import passage_text
from immuno_cli.vocabularies.protocol import Vocabulary

Claim = Statement | Classification | Relation
MOST_NEIGHBOURS: Final = 30
"""Concepts that an explanation names of one relation; `related` names them all."""


class Placed(NamedTuple):
    """A category of the concept with the facet whose question it answers; None for what the scheme does not list."""

    facet: Facet | None
    category: Category | None
    claim: Classification


class CitedPassage(NamedTuple):
    """A cited passage: `number` is its mark in this explanation, from 1; `text` says where it stands."""

    number: int
    passage: str
    text: str


class Explanation(NamedTuple):
    """A concept and all that a reader is told about it; `ways` lead down to it from the top concepts."""

    vocabulary: str
    concept: Concept
    placed: tuple[Placed, ...]
    ways: RootPaths
    groups: tuple[Group, ...]
    replaced_by: tuple[Concept, ...]
    sources: tuple[CitedPassage, ...]

    def marks(self, passages: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of these passages among the sources."""
        return tuple(source.number for source in self.sources if source.passage in passages)


def explain(vocabulary: Vocabulary, concept: Concept) -> Explanation:
    """Return what there is to say about the concept; sources are numbered in the order in which a reader meets them."""
    groups = neighbours(vocabulary, concept, limit=MOST_NEIGHBOURS)
    return Explanation(
        vocabulary=vocabulary.name,
        concept=concept,
        placed=tuple(_place(vocabulary, claim) for claim in concept.categories),
        ways=paths_to_root(vocabulary, concept),
        groups=groups,
        replaced_by=tuple(c for c in map(vocabulary.find_concept, concept.is_replaced_by) if c),
        sources=_sources(vocabulary, concept, groups),
    )


def filled(vocabulary: Vocabulary, concept: Concept) -> dict[str, object]:
    """Return the concept as in the bundle, with narrower and both halves of related and of the relations filled in.

    A relation that another concept has to this one is written as SPARQL writes an inverse path, `^relation`.
    """
    from immuno_cli.formats.bundle.records import dump_concept

    data = dump_concept(concept)
    edges = list(iter_edges(vocabulary, concept))
    data["narrower"] = [edge.target for edge in edges if edge.relation == NARROWER]
    data["related"] = [edge.target for edge in edges if edge.relation == RELATED]
    data["relations"] = [
        {"relation": e.relation, "target": e.target, "basis": e.basis, "passages": list(e.passages)}
        for e in edges
        if e.relation not in (BROADER, NARROWER, RELATED)
    ]
    return data


class Contribution(NamedTuple):
    """What a document gives a vocabulary: citations, the concepts they are for, and how many rest on which basis."""

    document: Document
    citations: int
    concepts: int
    bases: tuple[tuple[str, int], ...]


def contributions(vocabulary: Vocabulary) -> tuple[Contribution, ...]:
    """Return what each document of the vocabulary gives it; one citation is one passage of one statement."""
    cited: dict[str, Counter[str]] = defaultdict(Counter)
    concepts: dict[str, set[str]] = defaultdict(set)
    for concept in vocabulary.iter_concepts() if vocabulary.scheme.documents else ():
        claims: tuple[Claim, ...] = (*concept.statements, *concept.categories, *concept.relations)
        for claim in claims:
            for passage in claim.passages:
                document = document_of(passage)
                cited[document][claim.basis or ""] += 1
                concepts[document].add(concept.id)
    return tuple(
        Contribution(d, cited[d.id].total(), len(concepts[d.id]), tuple(cited[d.id].most_common()))
        for d in vocabulary.scheme.documents
    )


def _place(vocabulary: Vocabulary, claim: Classification) -> Placed:
    for facet in vocabulary.head.facets:
        for category in facet.categories:
            if category.id == claim.category:
                return Placed(facet, category, claim)
    return Placed(None, None, claim)


def _sources(vocabulary: Vocabulary, concept: Concept, groups: tuple[Group, ...]) -> tuple[CitedPassage, ...]:
    cited = [
        *(s.passages for s in concept.statements),
        *(c.passages for c in concept.categories),
        *(n.passages for g in groups if not g.relation.startswith(INVERSE) for n in g.neighbours),
        *(n.passages for g in groups for n in g.neighbours),
    ]
    passages = dict.fromkeys(passage for group in cited for passage in group)
    documents = {document_of(passage): vocabulary.find_document(document_of(passage)) for passage in passages}
    known = [document for document in documents.values() if document]
    return tuple(CitedPassage(i, p, passage_text(known, p)) for i, p in enumerate(passages, start=1))
