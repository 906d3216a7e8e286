"""The records that a vocabulary is made of: plain, immutable, and independent of files and screens.

Attribute names are those of SKOS (https://www.w3.org/TR/skos-reference/) in snake_case. A list has a plural name.

The records are named tuples and not dataclasses, because every start pays for them: twelve frozen, slotted dataclasses
cost 8.4 ms, twelve named tuples 1.7 ms (measured).
"""

from typing import Final, Literal, NamedTuple

Basis = Literal["document", "headline", "opinion", "inferred", "reference", "glossary"]
BASES: Final[tuple[Basis, ...]] = ("document", "headline", "opinion", "inferred", "reference", "glossary")

Role = Literal["pref", "alt", "related", "hidden"]
ROLES: Final[tuple[Role, ...]] = ("pref", "alt", "related", "hidden")
"""The roles of labels, the most telling first. A related label names something close (OBO's RELATED synonyms)."""

Tone = Literal["warning", "correction", "source"]
TONES: Final[tuple[Tone, ...]] = ("warning", "correction", "source")

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

ASPECTS: Final = (
    "side-effects",
    "mechanism",
    "use",
    "giving",
    "dose",
    "overdose",
    "time",
    "cost",
    "success",
    "contraindications",
    "stopping",
    "symptoms",
    "causes",
    "finding",
    "treatment",
    "doing",
    "prevention",
    "course",
    "duration",
    "outlook",
    "contagion",
    "inheritance",
    "kinds",
    "high-value",
    "low-value",
)
"""What a statement may answer: what people ask of a treatment, then of a condition, then of anything."""


class Statement(NamedTuple):
    """A sentence or two about a concept.

    Attributes:
        text: The sentence or sentences.
        basis: What the statement rests on. None where the vocabulary does not say.
        passages: The passages that say it, such as `000:p1.s2`: document 000, paragraph 1, sentence 2.
        xrefs: Where it was taken from, as ids or addresses of other works.
        answers: The aspects of the concept that it answers a question for, such as `treatment` or `side-effects`.
        tone: Whether it warns the reader, corrects a common belief, or comments on a source that the entry cites.
        only_for: The ids of the only treatments that it holds for. Empty if it holds for all.
    """

    text: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    tone: Tone | None = None
    only_for: tuple[str, ...] = ()


class Classification(NamedTuple):
    """The claim that a concept belongs to a category. `note` says why, or who sees it otherwise."""

    category: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    note: str | None = None


class Relation(NamedTuple):
    """A typed relation from the concept that holds it to the concept `target`, such as has-side-effect or treats."""

    relation: str
    target: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class Distinction(NamedTuple):
    """What distinguishes a concept from `target`, the concept that it is often taken for.

    It is written at one of the two concepts and read from both.
    """

    target: str
    text: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class Review(NamedTuple):
    """Who has read an entry, and when.

    `draft` means nobody yet, `read-twice` two independent readers who are no clinicians, `clinician` a clinician.
    """

    status: ReviewStatus
    date: str | None = None


class Match(NamedTuple):
    """A concept of another vocabulary: its id there, such as `CL:0000235`, and its preferred label there."""

    id: str
    pref_label: str | None = None


class Translation(NamedTuple):
    """What a vocabulary says of a concept in another language than its own. The fields are those of Concept.

    Attributes:
        language: The language, as a BCP 47 tag.
        passages: The documents or passages that have these labels.
    """

    language: str
    pref_label: str = ""
    alt_labels: tuple[str, ...] = ()
    related_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    definitions: tuple[Statement, ...] = ()
    scope_notes: tuple[Statement, ...] = ()
    examples: tuple[Statement, ...] = ()
    editorial_notes: tuple[Statement, ...] = ()
    passages: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[tuple[str, Role], ...]:
        """All labels with their roles, in the order of ROLES. There need be none."""
        preferred: tuple[tuple[str, Role], ...] = ((self.pref_label, "pref"),) if self.pref_label else ()
        return (*preferred, *_other_labels(self))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order in which they are shown: definitions, scope notes, examples, editorial notes."""
        return self.definitions + self.scope_notes + self.examples + self.editorial_notes


class Concept(NamedTuple):
    """A concept as its vocabulary states it.

    Narrower concepts are not stated. A vocabulary derives them, and the other half of each related pair.

    Attributes:
        id: The id, unique in its vocabulary: `monoclonal-antibody`, `CL:0000084`.
        pref_label: The preferred label (`prefLabel`). Only a deprecated concept may have "".
        alt_labels: Synonyms, abbreviations and other spellings (`altLabel`). Readers see them.
        related_labels: Names of something close (`relatedLabel`; OBO's RELATED synonyms). They are shown apart, and
            searched and annotated after the alternative labels.
        hidden_labels: Names that search finds and readers do not see, such as lay wordings (`hiddenLabel`).
        pronunciations: Respellings for English readers, the stressed syllable in capitals (`pronunciation`).
        notations: Codes (`notation`).
        kind: What sort of thing it is: one of KINDS.
        definitions: What it is (`definition`). A vocabulary of someone else may have several definitions.
        scope_notes: How the term is used and what it covers (`scopeNote`).
        examples: Examples (`example`).
        editorial_notes: Notes of the vocabulary's editors (`editorialNote`).
        categories: The categories that it belongs to, each a claim with its source.
        broader: The ids of the concepts that it is a kind of.
        narrower: The ids of concepts of a bundle that its own bundle extends and that are kinds of it. Opened together,
            these have it in `broader`, and `narrower` is empty.
        related: The ids of concepts that it has to do with. A pair is stated at one end or at both.
        relations: Typed relations to other concepts, each stated where it starts.
        distinct_from: The concepts that it is often taken for, and what tells them apart (`distinctFrom`).
        exact_matches: Concepts of other vocabularies that mean the same (`exactMatch`).
        close_matches: Concepts of other vocabularies that mean nearly the same (`closeMatch`).
        broad_matches: Concepts of other vocabularies that are wider (`broadMatch`).
        narrow_matches: Concepts of other vocabularies that are narrower (`narrowMatch`).
        related_matches: Concepts of other vocabularies that have to do with it (`relatedMatch`).
        deprecated: Whether it should no longer be used. It is then found only by its id or notation.
        is_replaced_by: The ids of the concepts to use instead (`isReplacedBy`).
        review: Who has read the entry.
        translations: Its labels and texts in other languages, each language once.
        bundle: The id of the bundle that states the concept, where the vocabulary is a stack of bundles. Otherwise "".
            It is not a key of the file.
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
    narrower: tuple[str, ...] = ()
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
    translations: tuple[Translation, ...] = ()
    bundle: str = ""

    @property
    def labels(self) -> tuple[tuple[str, Role], ...]:
        """The labels in the vocabulary's own language with their roles, in the order of ROLES."""
        return ((self.pref_label, "pref"), *_other_labels(self))

    @property
    def all_labels(self) -> tuple[tuple[str, Role, str], ...]:
        """The labels in all languages, each with its role and its language: "" is the vocabulary's own."""
        own = ((self.pref_label, "pref", ""), *[(text, role, "") for text, role in _other_labels(self)])
        if not self.translations:
            return own
        return own + tuple((text, role, each.language) for each in self.translations for text, role in each.labels)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order in which they are shown: definitions, scope notes, examples, editorial notes."""
        return self.definitions + self.scope_notes + self.examples + self.editorial_notes


def _other_labels(named: Concept | Translation) -> list[tuple[str, Role]]:
    labels: list[tuple[str, Role]] = [(text, "alt") for text in named.alt_labels]
    if named.related_labels:
        labels += [(text, "related") for text in named.related_labels]
    if named.hidden_labels:
        labels += [(text, "hidden") for text in named.hidden_labels]
    return labels


def document_of(passage: str) -> str:
    """Return the id of the document that a passage is cited from.

    >>> document_of("000:p1.s2"), document_of("nci-fever")
    ('000', 'nci-fever')
    """
    head, colon, place = passage.rpartition(":")
    return head if colon and place.startswith("p") and place[1:2].isdigit() else passage


class Section(NamedTuple):
    """A named part of a document: the paragraphs from `first` to `last`, both included, counted from 1."""

    first: int
    last: int
    title: str


class Document(NamedTuple):
    """A document that passages are cited from.

    Attributes:
        id: The id. A passage is cited as `ID:p1.s2`, or as the id alone where a page is cited as a whole.
        title: The title.
        file: The name of the file, where the document is a file.
        url: The address, where the document is a public page.
        author: Who wrote it.
        publisher: Who published it.
        date: The document's own date, usually that of its last update.
        accessed: The day on which it was read.
        sections: Its named parts, so that a place in it reads "the article, paragraph 5".
        note: What a reader should know about it.
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
    """What the ending of a drug's name says about the drug.

    Attributes:
        stem: The ending after a hyphen: `-mab`.
        concept: The id of the concept that drugs so named are a kind of.
        meaning: What the name says, in words that follow "are".
        basis: What the claim rests on.
        passages: The passages that say it.
    """

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
    """A question by which concepts are sorted (`definition`), and its answers."""

    id: str
    pref_label: str
    definition: str | None = None
    categories: tuple[Category, ...] = ()


class RelationType(NamedTuple):
    """A kind of relation beyond those of SKOS: its name, and its name read backwards (`inverse_label`)."""

    id: str
    pref_label: str
    inverse_label: str
    definition: str | None = None


class Scheme(NamedTuple):
    """What a vocabulary says of itself.

    Attributes:
        id: The id, such as `immunotherapy`.
        title: The name for readers.
        language: The language of its labels and texts, as a BCP 47 tag.
        description: What it is about, and for whom.
        version: Which state of the vocabulary this is.
        license: The terms of use.
        attribution: Who made it, and whose work it uses.
        iri: The base under which concept ids become IRIs when the vocabulary is exported.
        extends: The bundle that this one adds to: the name of a shipped or kept one, or of a file beside it.
        documents: The documents that passages are cited from.
        facets: The questions by which concepts are sorted.
        name_stems: What the endings of drug names mean.
        relation_types: The typed relations that are used beyond those of SKOS.
        translations: What it adds in other languages to concepts of bundles that it extends: ids of concepts, and
            what is added to each. A vocabulary that is opened has it at the concepts.
    """

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
    translations: tuple[tuple[str, tuple[Translation, ...]], ...] = ()
