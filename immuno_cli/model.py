"""The records: plain, frozen, knowing nothing of files, screens or each other's containers.

Named tuples, not dataclasses: twelve frozen, slotted dataclasses cost 8.4 ms of every start, twelve named tuples
1.7 ms (measured). Attribute names are those of SKOS (https://www.w3.org/TR/skos-reference/) in snake_case, plural
where there are many.
"""

from typing import Final, Literal, NamedTuple

Basis = Literal["document", "headline", "opinion", "inferred", "reference", "glossary"]
BASES: Final[tuple[Basis, ...]] = ("document", "headline", "opinion", "inferred", "reference", "glossary")

Role = Literal["pref", "alt", "related", "hidden"]
ROLES: Final[tuple[Role, ...]] = ("pref", "alt", "related", "hidden")
"""The roles of labels, those that say most first. A related label names something close (OBO's RELATED synonyms)."""

ReviewStatus = Literal["draft", "read-twice", "clinician"]
REVIEW_STATUSES: Final[tuple[ReviewStatus, ...]] = ("draft", "read-twice", "clinician")

KINDS: Final = (
    "therapy",
    "drug",
    "substance",
    "molecule",
    "cell",
    "body-structure",
    "disease",
    "side-effect",
    "process",
    "method",
    "test",
    "outcome",
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


class Distinction(NamedTuple):
    """What tells a concept from `target`, for which it is often taken. Read from both sides, written once."""

    target: str
    text: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class Review(NamedTuple):
    """Who has read an entry: `read-twice` means two independent readings, neither of them by a clinician."""

    status: ReviewStatus
    date: str | None = None


class Match(NamedTuple):
    """A concept of another vocabulary."""

    id: str
    pref_label: str | None = None


class Concept(NamedTuple):
    """A concept as its vocabulary states it, without what is derived (narrower, the other half of related).

    `bundle` is the id of the bundle that states the concept, where one vocabulary is made of several; else it is "".
    """

    id: str
    pref_label: str
    alt_labels: tuple[str, ...] = ()
    related_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    pronunciations: tuple[str, ...] = ()
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
    distinct_from: tuple[Distinction, ...] = ()
    exact_matches: tuple[Match, ...] = ()
    close_matches: tuple[Match, ...] = ()
    broad_matches: tuple[Match, ...] = ()
    narrow_matches: tuple[Match, ...] = ()
    related_matches: tuple[Match, ...] = ()
    deprecated: bool = False
    is_replaced_by: tuple[str, ...] = ()
    review: Review | None = None
    bundle: str = ""

    @property
    def labels(self) -> tuple[tuple[str, Role], ...]:
        """All labels with their roles, in the order of ROLES."""
        alternative: tuple[tuple[str, Role], ...] = tuple((text, "alt") for text in self.alt_labels)
        related: tuple[tuple[str, Role], ...] = tuple((text, "related") for text in self.related_labels)
        hidden: tuple[tuple[str, Role], ...] = tuple((text, "hidden") for text in self.hidden_labels)
        return ((self.pref_label, "pref"), *alternative, *related, *hidden)

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
    """As much of a concept as a list shows. `categories` are ids; `bundle` is as in Concept."""

    id: str
    pref_label: str
    kind: str | None
    categories: tuple[str, ...]
    bundle: str = ""


class Link(NamedTuple):
    """A typed relation that another concept, `source`, has to the one asked about."""

    relation: str
    source: str


def document_of(passage: str) -> str:
    """Return the id of the document that a passage is cited from.

    >>> document_of("000:p1.s2"), document_of("nci-fever")
    ('000', 'nci-fever')
    """
    head, colon, place = passage.rpartition(":")
    return head if colon and place.startswith("p") and place[1:2].isdigit() else passage


class Section(NamedTuple):
    """A named part of a document: its paragraphs from `first` to `last`, both included, counted from 1."""

    first: int
    last: int
    title: str


class Document(NamedTuple):
    """A source document. Passage references begin with its id, or are the id alone where a page is cited as a whole.

    `date` is the document's own date, `accessed` the day on which it was read.
    """

    id: str
    title: str
    file: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    accessed: str | None = None
    sections: tuple[Section, ...] = ()
    note: str | None = None


class NameStem(NamedTuple):
    """What the end of a drug's name says of it: names that end in `stem` are a kind of `concept`."""

    stem: str
    concept: str
    meaning: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


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
    """What a vocabulary says of itself. `extends` is the id of the bundle that this one adds to."""

    id: str
    title: str
    language: str
    description: str | None = None
    version: str | None = None
    license: str | None = None
    attribution: str | None = None
    iri: str | None = None
    extends: str | None = None
    documents: tuple[Document, ...] = ()
    facets: tuple[Facet, ...] = ()
    name_stems: tuple[NameStem, ...] = ()
    relation_types: tuple[RelationType, ...] = ()
