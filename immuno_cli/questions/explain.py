"""What there is to say about a concept, gathered once. Every surface draws this one record."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from immuno_cli.lookups import ConceptSummary
from immuno_cli.model import (
    Basis,
    Category,
    Classification,
    Concept,
    Distinction,
    Document,
    Facet,
    Relation,
    Scheme,
    Statement,
    document_of,
)
from immuno_cli.questions.graph import (
    BROADER,
    NARROWER,
    RELATED,
    Edge,
    RootPaths,
    find_live,
    iter_edges,
    paths_to_root,
    relation_label,
)
from immuno_cli.questions.notes import Notes, sort_notes
from immuno_cli.questions.wording import (
    ADDED_BY,
    FROM_REFERENCES,
    IN_DOCUMENTS,
    KIND_OF,
    KINDS_OF,
    LINE_LABELS,
    RELATED_TO,
    SIDE_EFFECT,
    capitalized,
)
from immuno_cli.vocabularies.protocol import Vocabulary

Claim = Statement | Classification | Relation | Distinction
MOST_NEIGHBOURS: Final = 30
"""Concepts that an explanation names of one relation; `related` names them all."""
MOST_THERAPIES: Final = 2
"""Therapies of which an explanation of the substance that they use says more."""

_HIERARCHY: Final = {BROADER: KIND_OF, NARROWER: KINDS_OF, RELATED: RELATED_TO}
_ORDER: Final = {relation: place for place, relation in enumerate((*LINE_LABELS, "", BROADER, NARROWER, RELATED))}
SUBSTANCES: Final = ("substance", "drug")
_USING: Final = ("uses", "made-of")
_BORROWED: Final = ("given-by", SIDE_EFFECT)


class Placed(NamedTuple):
    """A category of the concept with the facet whose question it answers; None for what the scheme does not list."""

    facet: Facet | None
    category: Category | None
    claim: Classification

    @property
    def label(self) -> str:
        """The category's name, or its id where the scheme does not list it."""
        return self.category.pref_label if self.category else self.claim.category

    @property
    def question(self) -> str:
        """The question that the category answers; "" where the scheme asks none."""
        return self.facet.definition or self.facet.pref_label if self.facet else ""


class Mention(NamedTuple):
    """A concept that another is connected with, and what the connection rests on.

    Where the vocabulary has no live concept of this id, the label is the id and `known` is False.
    """

    id: str
    label: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    known: bool = True


class Connection(NamedTuple):
    """The concepts that one relation leads to; `omitted` counts those left out.

    `within` is the label of the therapy of which the connection is stated, where it is not the concept's own.
    """

    relation: str
    label: str
    mentions: tuple[Mention, ...]
    omitted: int = 0
    within: str = ""


class Contrast(NamedTuple):
    """A concept for which this one is often taken, and what tells them apart."""

    id: str
    label: str
    text: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    known: bool = True


class Explanation(NamedTuple):
    """A concept and all that a reader is told about it.

    `other_names` leaves out those that differ from an earlier one in letter case alone. `origin` says in words which
    bundle the concept is from, where a vocabulary is made of several. `documents` are those that it cites, by their
    ids. `paths` lead down to it from the top concepts; there are none where they were not asked for.
    """

    vocabulary: str
    concept: Concept
    other_names: tuple[str, ...]
    origin: str
    placed: tuple[Placed, ...]
    connections: tuple[Connection, ...]
    notes: Notes
    contrasts: tuple[Contrast, ...]
    replaced_by: tuple[Concept, ...]
    documents: Mapping[str, Document]
    paths: RootPaths

    def find(self, relation: str) -> Connection | None:
        """Return the connection by this relation (`broader`, `narrower`, `related`, or a relation's id)."""
        return next((c for c in self.connections if c.relation == relation and not c.within), None)


def explain(
    vocabulary: Vocabulary, concept: Concept, *, paths: bool = False, most: int | None = MOST_NEIGHBOURS
) -> Explanation:
    """Return what there is to say about a concept of the vocabulary.

    Args:
        vocabulary: where the concept is from.
        concept: one of its concepts.
        paths: whether the paths from the top concepts are wanted.
        most: how many concepts are named of one relation at most; None names all.
    """
    own = _connections(vocabulary, concept, most)
    therapies = _therapies(vocabulary, concept)
    borrowed = _borrowed(vocabulary, own, therapies, most)
    connections = tuple(sorted((*own, *borrowed), key=lambda connection: _rank(connection.relation)))
    harmful = [c.within for c in borrowed if c.relation == SIDE_EFFECT]
    notes = sort_notes(concept, [therapy for therapy in therapies if therapy.pref_label in harmful])
    contrasts = tuple(_contrasts(vocabulary, concept))
    return Explanation(
        vocabulary=vocabulary.name,
        concept=concept,
        other_names=_other_names(concept),
        origin=origin(vocabulary, concept),
        placed=tuple(_place(vocabulary, claim) for claim in concept.categories),
        connections=connections,
        notes=notes,
        contrasts=contrasts,
        replaced_by=tuple(c for c in map(vocabulary.find_concept, concept.is_replaced_by) if c),
        documents=_documents(vocabulary, concept, connections, notes, contrasts),
        paths=paths_to_root(vocabulary, concept) if paths else RootPaths((), more=False),
    )


def origin(vocabulary: Vocabulary, concept: Concept | ConceptSummary) -> str:
    """Return in words which bundle a concept is from; "" where a vocabulary has one bundle, which is not shipped."""
    bundles = vocabulary.bundles
    if len(bundles) > 1:
        bundle = next((each for each in bundles if each.id == concept.bundle), None)
        return _origin_of(bundle) if bundle else ""
    from immuno_cli.vocabularies.builtin import BUILTIN

    documents_alone = vocabulary.name == BUILTIN and concept.bundle in ("", BUILTIN)
    return IN_DOCUMENTS if documents_alone else ""


def _origin_of(bundle: Scheme) -> str:
    if any(document.file for document in bundle.documents):
        return IN_DOCUMENTS
    if bundle.documents and all(document.url for document in bundle.documents):
        return FROM_REFERENCES
    return f"{ADDED_BY} {bundle.title}"


def _other_names(concept: Concept) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for text in (concept.pref_label, *concept.alt_labels):
        names.setdefault(text.casefold(), text)
    return tuple(names.values())[1:]


def _place(vocabulary: Vocabulary, claim: Classification) -> Placed:
    for facet in vocabulary.head.facets:
        for category in facet.categories:
            if category.id == claim.category:
                return Placed(facet, category, claim)
    return Placed(None, None, claim)


def _rank(relation: str) -> int:
    """Return the place of a relation's line among the others."""
    return _ORDER.get(relation, _ORDER[""])


def _connections(vocabulary: Vocabulary, concept: Concept, most: int | None) -> list[Connection]:
    edges: dict[str, list[Edge]] = {}
    for edge in iter_edges(vocabulary, concept):
        edges.setdefault(edge.relation, []).append(edge)
    return [_connection(vocabulary, relation, group, most) for relation, group in edges.items()]


def _connection(vocabulary: Vocabulary, relation: str, edges: list[Edge], most: int | None) -> Connection:
    firm_first = sorted(edges, key=lambda edge: edge.basis == "headline")
    mentions = tuple(_mention(vocabulary, edge) for edge in firm_first[:most])
    return Connection(relation, connection_label(vocabulary, relation), mentions, len(edges) - len(mentions))


def connection_label(vocabulary: Vocabulary, relation: str) -> str:
    """Return what the line of a relation is called: "How it is given", "Is a kind of"."""
    known = _HIERARCHY.get(relation) or LINE_LABELS.get(relation)
    return known or capitalized(relation_label(vocabulary, relation))


def _mention(vocabulary: Vocabulary, edge: Edge) -> Mention:
    target = find_live(vocabulary, edge.target)
    if target is None:
        return Mention(edge.target, edge.target, edge.basis, edge.passages, known=False)
    return Mention(target.id, target.pref_label, edge.basis, edge.passages)


def _therapies(vocabulary: Vocabulary, concept: Concept) -> list[Concept]:
    """Return the therapies that use a substance or are made of it; none for what is no substance."""
    return therapies_using(vocabulary, concept) if concept.kind in SUBSTANCES else []


def therapies_using(vocabulary: Vocabulary, concept: Concept) -> list[Concept]:
    """Return the therapies that use a concept or are made of it, the first of them."""
    sources = dict.fromkeys(link.source for link in vocabulary.links_to(concept.id) if link.relation in _USING)
    found = (find_live(vocabulary, source) for source in sources)
    return [therapy for therapy in found if therapy and therapy.kind == "therapy"][:MOST_THERAPIES]


def _borrowed(
    vocabulary: Vocabulary, own: list[Connection], therapies: list[Concept], most: int | None
) -> list[Connection]:
    """Return what is stated of the therapies, where nothing of the kind is stated of the substance that they use."""
    stated = {connection.relation for connection in own}
    wanted = [relation for relation in _BORROWED if relation not in stated]
    borrowed: list[Connection] = []
    for therapy in therapies:
        for relation in wanted:
            edges = [Edge(*each) for each in therapy.relations if each.relation == relation]
            if edges:
                connection = _connection(vocabulary, relation, edges, most)
                borrowed.append(connection._replace(within=therapy.pref_label))
    return borrowed


def _contrasts(vocabulary: Vocabulary, concept: Concept) -> Iterable[Contrast]:
    """Yield what the concept is told apart from, whichever of the two says so."""
    seen: set[str] = set()
    for target, distinction in iter_distinctions(vocabulary, concept):
        if target not in seen:
            seen.add(target)
            other = find_live(vocabulary, target)
            label = other.pref_label if other else target
            known = other is not None
            yield Contrast(target, label, distinction.text, distinction.basis, distinction.passages, known)


def iter_distinctions(vocabulary: Vocabulary, concept: Concept) -> Iterable[tuple[str, Distinction]]:
    """Yield the id of each concept that this one is told apart from, and the statement at whichever end it stands."""
    for distinction in concept.distinct_from:
        yield distinction.target, distinction
    for source in vocabulary.distinct_from(concept.id):
        other = find_live(vocabulary, source)
        for distinction in other.distinct_from if other else ():
            if distinction.target == concept.id:
                yield source, distinction


def _documents(
    vocabulary: Vocabulary,
    concept: Concept,
    connections: Iterable[Connection],
    notes: Notes,
    contrasts: Iterable[Contrast],
) -> dict[str, Document]:
    """Return the documents that are cited, by their ids."""
    cited = [statement.passages for statement in concept.statements]
    cited += [claim.passages for claim in concept.categories]
    cited += [mention.passages for connection in connections for mention in connection.mentions]
    cited += [note.statement.passages for note in notes.warnings]
    cited += [contrast.passages for contrast in contrasts]
    return find_documents(vocabulary, (passage for passages in cited for passage in passages))


def find_documents(vocabulary: Vocabulary, passages: Iterable[str]) -> dict[str, Document]:
    """Return the documents that the passages are from, by their ids, in the order in which they are first cited."""
    names = dict.fromkeys(document_of(passage) for passage in passages)
    found = ((name, vocabulary.find_document(name)) for name in names)
    return {name: document for name, document in found if document}
