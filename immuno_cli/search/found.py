"""A concept that is found: by which label, how, and how surely."""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import normalize
from immuno_cli.lookups import Label
from immuno_cli.model import Concept
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of

MatchedBy = Literal[
    "id",
    "label",
    "synonym",
    "translation",
    "related",
    "hidden",
    "abbreviation",
    "value",
    "spelling",
    "sound",
    "words",
    "mention",
    "definition",
]
Accept = Callable[[Concept], bool]
"""Says whether a concept may be a result."""
TOP_SCORE: Final = 100.0
_LEFT_OUT: Final = ("therapy", "treatment")
"""Words that are left out in speech behind the word that says which one."""


class Result(NamedTuple):
    """A concept that a query may mean."""

    id: str
    pref_label: str
    vocabulary: str
    """The bundle that states the concept; where the vocabulary is one file, its name."""
    kind: str | None
    categories: tuple[str, ...]
    matched_label: str | None
    """The label that fits the query; None for a hidden one."""
    matched_by: MatchedBy
    score: float
    """From 0 to 100."""
    definition: str | None = None
    matched_language: str | None = None
    """The language of the label that fits the query, where it is another than the one that is shown."""


class Found(NamedTuple):
    """A result with its concept."""

    result: Result
    concept: Concept


def find_by_id(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the concept of this id or notation, in a list of one; an empty list where there is none."""
    concept = vocabulary.find_concept(query.typed.strip())
    if concept is None:
        return []
    return [make_found(vocabulary, concept, Label(concept.pref_label, "pref", 0), "id", TOP_SCORE)]


def find_other_senses(vocabulary: Vocabulary, concept: Concept) -> list[Found]:
    """Return what people also mean by an id that is one word and no name of its concept.

    They leave out “therapy” or “treatment”: “adjuvant” alone may be adjuvant therapy as well as the adjuvant of a
    vaccine.
    """
    word = concept.id
    if not word.isalpha() or any(normalize(text) == normalize(word) for text, _ in concept.labels):
        return []
    found: dict[int, Label] = {}
    for treatment in _LEFT_OUT:
        for label in vocabulary.find_labels(normalize(f"{word} {treatment}")):
            if label.role in ("pref", "alt"):
                found.setdefault(label.concept, label)
    others = (found_by_label(vocabulary, label) for label in found.values())
    return [other for other in others if other.concept.id != concept.id]


def find_by_part(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the concepts of labels such as "long name (ABBR)" of which the query is one part, each once."""
    from immuno_cli.search.label_parts import labels_with_part

    results: dict[str, Found] = {}
    for label in labels_with_part(vocabulary, query):
        found = found_by_label(vocabulary, label)
        results.setdefault(found.concept.id, found)
    return [results[identifier] for identifier in sorted(results)]


def found_by_label(vocabulary: Vocabulary, label: Label) -> Found:
    """Return the concept of a label that the query equals."""
    concept = vocabulary.concept_at(label.concept)
    return make_found(vocabulary, concept, label, how_named(label), TOP_SCORE)


def how_named(label: Label) -> MatchedBy:
    """Return how a query that equals a label is matched."""
    if label.role in ("related", "hidden"):
        return label.role
    if label.language:
        return "translation"
    if is_abbreviation(label.text):
        return "abbreviation"
    return "label" if label.role == "pref" else "synonym"


def make_found(vocabulary: Vocabulary, concept: Concept, matched: Label, matched_by: MatchedBy, score: float) -> Found:
    """Return a concept as a result. `matched` is the label that fits the query."""
    result = Result(
        id=concept.id,
        pref_label=concept.pref_label,
        vocabulary=bundle_of(vocabulary, concept),
        kind=concept.kind,
        categories=tuple(claim.category for claim in concept.categories),
        matched_label=None if matched.role == "hidden" else matched.text,
        matched_by=matched_by,
        score=round(score, 1),
        definition=concept.definitions[0].text if concept.definitions else None,
        matched_language=matched.language or None,
    )
    return Found(result, concept)
