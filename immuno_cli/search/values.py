"""What a query gives the value of: the test, the molecule or the cell of "low TSH", "CRP 45" and "neutrophils 0.9"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from operator import attrgetter
from typing import Final

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import normalize
from immuno_cli.language.numerals import has_digit
from immuno_cli.language.values import Valued, is_numbered, read_value, scale_of
from immuno_cli.lookups import Label
from immuno_cli.model import Concept
from immuno_cli.search.found import Found, MatchedBy, Result, found_each
from immuno_cli.search.query import Query, read_query
from immuno_cli.vocabularies.protocol import Vocabulary

_VALUE_SCORE: Final = 95.0
_MEASURED: Final = ("test", "molecule", "substance", "finding")
"""The kinds of concepts that may have values."""
_FOUND: Final = ("substance", "finding")
"""The kinds of concepts that a test finds or not. What has a molecule, or lacks it, is a kind of cell or tumor."""
_HIGH_OR_LOW: Final = ("molecule", "substance", "cell", "finding")
"""Kinds of concepts of which a body has more or less."""
_COUNTED: Final = ("count", "rate", "ratio", "score", "burden")
"""Last words of names of quantities."""
_BETWEEN_VALUES: Final = re.compile(r",?\s+(?:and|or)\s+|[,;]\s+|\s+&\s+", re.IGNORECASE)
_GIVES_VALUES: Final = re.compile(r"\b(?:measured|laboratories)\b")
"""What the entry of a substance says whose values laboratories report."""
_MOST_LEVELS: Final = 4
"""Levels of broader cells, the cell's own included, of which one may be counted."""


def find_by_value(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return what a query gives the value of: TSH for "low TSH", "TSH 0.1" and "my TSH was too low".

    A scale may be left unnamed: "T2 N1 M0". An entry for the finding itself goes before: thrombocytopenia for
    "platelets are low".
    """
    scale = scale_of(query.about.typed)
    if scale:
        return _valued(vocabulary, vocabulary.find_labels(normalize(scale)), "value")
    value = read_value(query.about.typed)
    if value is None:
        return []
    findings = list(_iter_stated(vocabulary, value.states, value.names))
    if findings:
        return _valued(vocabulary, findings, "words")
    return _found_by_value(vocabulary, value)


def find_each_value(vocabularies: Sequence[Vocabulary], query: Query, most: int) -> list[Result]:
    """Return what several values are of, "CRP 45 and ferritin 2000"; [] where a part of the query gives none.

    `most` is how many values are read.
    """
    parts = _BETWEEN_VALUES.split(query.typed)
    if not (1 < len(parts) <= most and has_digit(query.typed)):
        return []
    results: dict[str, Result] = {}
    for part in map(read_query, parts):
        found = [each.result for vocabulary in vocabularies for each in find_by_value(vocabulary, part)]
        if len(found) == 1:
            results[found[0].id] = found[0]
    return list(results.values()) if len(results) == len(parts) else []


def _found_by_value(vocabulary: Vocabulary, value: Valued) -> list[Found]:
    names = (*value.names, *_last_of_two(vocabulary, value))
    known = (name for name in names if vocabulary.find_labels(normalize(name)))
    name = next(known, "")  # the longest: "interleukin 2 high" tells nothing of an interleukin
    if not name or (value.may_be_of_name and is_numbered(name)):
        return []
    measured = _measured_labels(vocabulary, name, value)
    if value.is_share and not measured:
        measured = list(_iter_tests(vocabulary, name))
    findings = list(_iter_findings(vocabulary, measured, value))
    how: MatchedBy = "words" if findings else "value"
    return _valued(vocabulary, findings or measured, how)


def _last_of_two(vocabulary: Vocabulary, value: Valued) -> Iterator[str]:
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
    """Yield the tests that are said to test for a concept."""
    links = vocabulary.links_to(identifier)
    tests = (vocabulary.find_concept(link.source) for link in links if link.relation == "tests-for")
    yield from filter(None, tests)


def _valued(vocabulary: Vocabulary, labels: Iterable[Label], how: MatchedBy) -> list[Found]:
    """Return the concepts of some labels, each by its label of the highest role."""
    return found_each(vocabulary, sorted(labels, key=attrgetter("rank")), how, _VALUE_SCORE)


def _measured_labels(vocabulary: Vocabulary, name: str, value: Valued) -> list[Label]:
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


def _is_measured(vocabulary: Vocabulary, label: Label, value: Valued) -> bool:
    """Return whether a label names a test, or what a test measures; for a number, one whose results are numbers.

    Whatever there is more or less of in a body can be low or high. It can be found or not, too: "ANA positive". A
    concept of kind finding counts only by an abbreviation: "MRD negative".
    """
    concept = vocabulary.concept_at(label.concept)
    if value.is_of_gene:
        return concept.kind == "molecule"
    if not value.has_number and (concept.kind == "test" or (value.states and concept.kind in _HIGH_OR_LOW)):
        return True
    if value.is_found_or_not and concept.kind in _FOUND:
        return concept.kind == "substance" or is_abbreviation(label.text)
    if concept.kind in _MEASURED and _has_values(concept):
        return True
    return concept.kind == "cell" and _is_counted(vocabulary, concept)


def _is_counted(vocabulary: Vocabulary, cell: Concept) -> bool:
    """Return whether a cell, or one that it is a kind of, has a test with values, or a name for too few of it."""
    cells = [cell]
    for _ in range(_MOST_LEVELS):
        if any(_has_count(vocabulary, each) for each in cells):
            return True
        above = (vocabulary.find_concept(identifier) for each in cells for identifier in each.broader)
        cells = [each for each in above if each]
    return False


def _has_count(vocabulary: Vocabulary, cell: Concept) -> bool:
    if any(map(_has_values, _tests_for(vocabulary, cell.id))):
        return True
    return any(vocabulary.find_labels(normalize(f"low {name} count")) for name, _ in cell.labels)


def _has_values(concept: Concept) -> bool:
    """Return whether a concept has values in numbers, by its names or by what its entry says."""
    if any(text.endswith(_COUNTED) for text, _ in concept.labels):
        return True
    return concept.kind != "finding" and any(_GIVES_VALUES.search(statement.text) for statement in concept.statements)


def _iter_findings(vocabulary: Vocabulary, measured: Iterable[Label], value: Valued) -> Iterator[Label]:
    """Yield the labels that name the finding itself: "low platelet count" for "platelet" that is low."""
    concepts = (vocabulary.concept_at(label.concept) for label in measured)
    yield from _iter_stated(vocabulary, value.states, [name for concept in concepts for name, _ in concept.labels])


def _iter_stated(vocabulary: Vocabulary, states: Iterable[str], names: Iterable[str]) -> Iterator[Label]:
    """Yield the labels in which a name stands after a state: "low platelet count"."""
    for state, name, after in product(states, names, ("", " count", " level")):
        yield from vocabulary.find_labels(normalize(f"{state} {name}{after}"))
