"""A concept that is found: by which label, how, and how surely."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept, Label
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of

if TYPE_CHECKING:
    from immuno_cli.language.values import Valued

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
_VALUE_SCORE: Final = 95.0
_MEASURED: Final = ("test", "molecule", "substance", "finding")
"""The kinds of concepts that may have values."""
_HIGH_OR_LOW: Final = ("molecule", "substance", "cell", "finding")
"""The kinds of concepts of which there is more or less in a body."""
_COUNTED: Final = ("count", "rate", "ratio", "score")
"""Words at the end of names of what a number is told for."""
_GIVES_VALUES: Final = re.compile(r"\b(?:measured|laboratories)\b")
"""What the entry of a substance says whose values laboratories report."""
_NUMBERED_NAMES: Final = frozenset(("ck",))
"""Abbreviations that other things with a number have, too: CK 7 and CK 20 are keratins."""
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


def find_by_value(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return what a query gives the value of: TSH for "low TSH", "TSH 0.1" and "my TSH was too low".

    An entry for the finding itself goes before: thrombocytopenia for "platelets are low".
    """
    from immuno_cli.language.values import read_value  # an exact answer needs none of it

    value = read_value(query.about.typed)
    if value is None:
        return []
    findings = list(_iter_stated(vocabulary, value.states, value.names))
    if findings:
        return _found_each(vocabulary, findings, "words")
    return _found_by_value(vocabulary, value)


def _found_by_value(vocabulary: Vocabulary, value: "Valued") -> list[Found]:
    names = (*value.names, *_last_of_two(vocabulary, value))
    known = (name for name in names if vocabulary.find_labels(normalize(name)))
    name = next(known, "")  # the longest: "interleukin 2 high" tells nothing of an interleukin
    if not name or (value.may_be_of_name and normalize(name) in _NUMBERED_NAMES):
        return []
    measured = _measured_labels(vocabulary, name, value)
    if value.is_share and not measured:
        measured = list(_iter_tests(vocabulary, name))
    findings = list(_iter_findings(vocabulary, measured, value))
    how: MatchedBy = "words" if findings else "value"
    return _found_each(vocabulary, findings or measured, how)


def _last_of_two(vocabulary: Vocabulary, value: "Valued") -> Iterator[str]:
    """Yield the score whose value is given, where what it is the score of stands before it: TPS of "PD-L1 TPS 60%"."""
    for name in value.names if value.has_number else ():
        first, _, last = name.rpartition(" ")
        if first and all(vocabulary.find_labels(normalize(part)) for part in (first, last)):
            yield last


def _iter_tests(vocabulary: Vocabulary, name: str) -> Iterator[Label]:
    """Yield the labels of the tests for a molecule: "PD-L1 60%" is a result of a PD-L1 test."""
    concepts = (vocabulary.concept_at(label.concept) for label in vocabulary.find_labels(normalize(name)))
    molecules = dict.fromkeys(concept.id for concept in concepts if concept.kind == "molecule")
    for molecule in molecules:
        for test in _tests_for(vocabulary, molecule):
            yield from (label for label in vocabulary.find_labels(normalize(test.pref_label)) if label.role == "pref")


def _tests_for(vocabulary: Vocabulary, identifier: str) -> Iterator[Concept]:
    """Yield the tests that are told to test for a concept."""
    links = vocabulary.links_to(identifier)
    tests = (vocabulary.find_concept(link.source) for link in links if link.relation == "tests-for")
    yield from filter(None, tests)


def _found_each(vocabulary: Vocabulary, labels: Iterable[Label], how: MatchedBy) -> list[Found]:
    """Return the concepts of some labels, each once and by its label of the highest role."""
    by_concept: dict[int, Label] = {}
    for label in sorted(labels, key=attrgetter("rank")):
        by_concept.setdefault(label.concept, label)
    concepts = ((vocabulary.concept_at(number), label) for number, label in by_concept.items())
    return [make_found(vocabulary, concept, label, how, _VALUE_SCORE) for concept, label in concepts]


def _measured_labels(vocabulary: Vocabulary, name: str, value: "Valued") -> list[Label]:
    """Return the labels that are spelled like a name, or else those of the highest role, where they are measured.

    "eGFR" is not "EGFR". In small letters it may be either, so both are returned.
    """
    labels = vocabulary.find_labels(normalize(name))
    alike = [label for label in labels if label.text == name] or labels
    highest = min((label.rank for label in alike), default=0)
    measured = [label for label in alike if _is_measured(vocabulary, label, value)]
    if not any(label.rank == highest for label in measured):
        return []
    return [label for label in measured if label.rank == highest or label.text.casefold() == name]


def _is_measured(vocabulary: Vocabulary, label: Label, value: "Valued") -> bool:
    """Return whether a label names a test, or what a test measures; for a number, one whose results are numbers.

    Whatever there is more or less of in a body can be low or high.
    """
    concept = vocabulary.concept_at(label.concept)
    if not value.has_number and (concept.kind == "test" or (value.states and concept.kind in _HIGH_OR_LOW)):
        return True
    if concept.kind in _MEASURED and _has_values(concept):
        return True
    return concept.kind == "cell" and any(map(_has_values, _tests_for(vocabulary, concept.id)))


def _has_values(concept: Concept) -> bool:
    """Return whether numbers are told for a concept, by what it is called or by what its entry says."""
    if any(text.endswith(_COUNTED) for text, _ in concept.labels):
        return True
    return concept.kind != "finding" and any(_GIVES_VALUES.search(statement.text) for statement in concept.statements)


def _iter_findings(vocabulary: Vocabulary, measured: Iterable[Label], value: "Valued") -> Iterator[Label]:
    """Yield the labels that name the finding itself: "low platelet count" for "platelet" that is low."""
    concepts = (vocabulary.concept_at(label.concept) for label in measured)
    yield from _iter_stated(vocabulary, value.states, [name for concept in concepts for name, _ in concept.labels])


def _iter_stated(vocabulary: Vocabulary, states: Iterable[str], names: Iterable[str]) -> Iterator[Label]:
    """Yield the labels in which a name stands behind a state: "low platelet count"."""
    for state, name, behind in product(states, names, ("", " count", " level")):
        yield from vocabulary.find_labels(normalize(f"{state} {name}{behind}"))


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
