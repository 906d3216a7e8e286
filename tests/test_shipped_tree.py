"""The tree of the shipped glossary has what readers look for in it."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from immuno_cli import Vocabulary, open_vocabulary

ANTIBODY: Final = re.compile(r"(?:\AA|\bIt is a) monoclonal antibody\b(?! with)")
"""Not "a monoclonal antibody with a drug attached"."""


@pytest.fixture(scope="module")
def further() -> Iterator[Vocabulary]:
    with open_vocabulary() as vocabulary:
        yield vocabulary


def above(vocabulary: Vocabulary, identifier: str) -> set[str]:
    """Return the ids of all broader concepts."""
    found: set[str] = set()
    waiting = [identifier]
    while waiting:
        concept = vocabulary.find_concept(waiting.pop())
        new = set(concept.broader if concept else ()) - found
        found |= new
        waiting += new
    return found


def test_what_a_definition_calls_a_monoclonal_antibody_is_one_in_the_tree(further: Vocabulary) -> None:
    called = [
        concept.id
        for concept in further.iter_concepts()
        if concept.kind == "drug" and any(ANTIBODY.search(said.text) for said in concept.definitions)
    ]
    assert "pembrolizumab" in called
    assert [each for each in called if "monoclonal-antibody" not in above(further, each)] == []


@pytest.mark.parametrize(
    ("kind", "whole"),
    [
        ("lupus", "autoimmune-disease"),
        ("multiple-myeloma", "blood-cancer"),
        ("t-cell", "white-blood-cell"),
        ("dendritic-cell", "antigen-presenting-cell"),
        ("kidney-transplant", "organ-transplant"),
        ("monoclonal-antibody", "protein"),
        ("covid-19", "viral-infection"),
    ],
)
def test_what_the_documents_name_has_its_place_among_the_further_terms(
    further: Vocabulary, kind: str, whole: str
) -> None:
    assert whole in above(further, kind)


def test_a_melanoma_of_the_eye_is_no_skin_cancer(further: Vocabulary) -> None:
    assert "melanoma" in above(further, "uveal-melanoma")
    assert "skin-cancer" not in above(further, "uveal-melanoma")


def test_an_inflammation_that_is_a_disease_is_one_in_the_tree(further: Vocabulary) -> None:
    diseases = [concept.id for concept in further.iter_concepts() if concept.kind == "disease"]
    inflammations = [each for each in diseases if "inflammation" in above(further, each)]
    assert "hepatitis" in inflammations
    assert [each for each in inflammations if "disease" not in above(further, each)] == []
