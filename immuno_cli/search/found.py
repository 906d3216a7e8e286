"""A concept that is found: by which label, how, and how surely."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import plain
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
    "retired",
]
Accept = Callable[[Concept], bool]
"""Says whether a concept may be a result."""
TOP_SCORE: Final = 100.0


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


def found_each(
    vocabulary: Vocabulary, labels: Iterable[Label], how: MatchedBy | None = None, score: float = TOP_SCORE
) -> list[Found]:
    """Return the concepts of labels in their order, each once and by the first of its labels.

    `how` is how the query is matched; None where it equals the labels.
    """
    first: dict[int, Label] = {}
    for label in labels:
        first.setdefault(label.concept, label)
    concepts = ((vocabulary.concept_at(number), label) for number, label in first.items())
    return [make_found(vocabulary, concept, label, how or how_named(label), score) for concept, label in concepts]


def most_alike(labels: Sequence[Label], query: Query, *, any_case: bool = False) -> list[Label]:
    """Return the labels in the shown language, or else all; of these the ones most alike, of the highest rank.

    Most alike are those as they were typed, or else those in the same plain form, or else all. In `any_case`, capitals
    tell no labels apart.
    """
    typed = _as_typed(query.typed, any_case=any_case)
    rules: tuple[Callable[[Label], bool], ...] = (
        lambda label: not label.language,
        lambda label: _as_typed(label.text, any_case=any_case) == typed,
        lambda label: plain(label.text) == query.plain,
    )
    alike = list(labels)
    for rule in rules:
        alike = list(filter(rule, alike)) or alike
    highest = min((label.rank for label in alike), default=0)
    return [label for label in alike if label.rank == highest]


def _as_typed(text: str, *, any_case: bool) -> str:
    return text.strip().casefold() if any_case else text.strip()


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
