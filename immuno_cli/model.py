"""The records: plain, frozen, knowing nothing of files, screens or each other's containers.

Named tuples, not dataclasses: twelve frozen, slotted dataclasses cost 8.4 ms of every start, twelve named tuples
1.7 ms (measured). Attribute names are those of SKOS (https://www.w3.org/TR/skos-reference/) in snake_case, plural
where there are many.
"""

from typing import Final, Literal, NamedTuple

Basis = Literal["document", "headline", "opinion", "inferred", "glossary"]
BASES: Final[tuple[Basis, ...]] = ("document", "headline", "opinion", "inferred", "glossary")

Role = Literal["pref", "alt", "hidden"]

KINDS: Final = (
    "therapy",
    "substance",
    "cell",
    "body-structure",
    "disease",
    "process",
    "method",
    "side-effect",
    "finding",
    "general",
)


class Statement(NamedTuple):
    """A sentence or two about a concept, what it rests on, and the passages that say it (`000:p1.s2`)."""

    text: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()


class Classification(NamedTuple):
    """The claim that a concept belongs to a category."""

    category: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    note: str | None = None


class Relation(NamedTuple):
    """A typed relation from the concept that holds it to the concept `target`."""

    relation: str
    target: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class Match(NamedTuple):
    """A concept of another vocabulary."""

    id: str
    pref_label: str | None = None


class Concept(NamedTuple):
    """A concept as its vocabulary states it. What follows from it (narrower, the other half of related) is not here."""

    id: str
    pref_label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    kind: str | None = None
    definitions: tuple[Statement, ...] = ()
    scope_notes: tuple[Statement, ...] = ()
    examples: tuple[Statement, ...] = ()
    editorial_notes: tuple[Statement, ...] = ()
    categories: tuple[Classification, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    exact_matches: tuple[Match, ...] = ()
    close_matches: tuple[Match, ...] = ()
    broad_matches: tuple[Match, ...] = ()
    narrow_matches: tuple[Match, ...] = ()
    related_matches: tuple[Match, ...] = ()
    deprecated: bool = False
    is_replaced_by: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[tuple[str, Role], ...]:
        """All labels with their roles: preferred, alternative, hidden."""
        alternative: tuple[tuple[str, Role], ...] = tuple((text, "alt") for text in self.alt_labels)
        hidden: tuple[tuple[str, Role], ...] = tuple((text, "hidden") for text in self.hidden_labels)
        return ((self.pref_label, "pref"), *alternative, *hidden)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order in which a reader meets them."""
        return self.definitions + self.scope_notes + self.examples + self.editorial_notes


class Label(NamedTuple):
    """A string that names a concept: `concept` is the concept's number in its vocabulary, from 0."""

    text: str
    role: Role
    concept: int


class Summary(NamedTuple):
    """As much of a concept as a list shows. `categories` are ids."""

    id: str
    pref_label: str
    kind: str | None
    categories: tuple[str, ...]


class Link(NamedTuple):
    """A typed relation that another concept, `source`, has to the one asked about."""

    relation: str
    source: str


class Document(NamedTuple):
    """A source document; passage references begin with its id."""

    id: str
    file: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    note: str | None = None


class Category(NamedTuple):
    """One answer to a facet's question."""

    id: str
    pref_label: str
    definition: str | None = None


class Facet(NamedTuple):
    """One question (`definition`), and its answers."""

    id: str
    pref_label: str
    definition: str | None = None
    categories: tuple[Category, ...] = ()


class RelationType(NamedTuple):
    """A kind of relation beyond those of SKOS, and its name read backwards."""

    id: str
    pref_label: str
    inverse_label: str
    definition: str | None = None


class Scheme(NamedTuple):
    """What a vocabulary says of itself."""

    id: str
    title: str
    language: str
    description: str | None = None
    version: str | None = None
    license: str | None = None
    attribution: str | None = None
    iri: str | None = None
    documents: tuple[Document, ...] = ()
    facets: tuple[Facet, ...] = ()
    relation_types: tuple[RelationType, ...] = ()
