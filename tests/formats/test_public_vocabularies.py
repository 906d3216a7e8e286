"""Excerpts of public vocabularies, and odd files: what is read is what they hold, counted another way.

The whole vocabularies are checked in the same way by `tests/benchmarks/public_vocabularies.py`.
"""

from pathlib import Path
from typing import Final

import pytest

from tests.formats.lossless import (
    Held,
    braces,
    check_graphs,
    check_obo,
    check_odd_skos,
    check_pair,
    check_thesaurus_of_languages,
    check_thesaurus_with_notes,
)

EXCERPTS: Final = Path(__file__).parent.parent / "fixtures" / "vocabularies"
ODD: Final = sorted((EXCERPTS / "odd").glob("*.ttl"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("doid.obo", (30, 1, 90, 29, 28, 0, 18, 85)),
        ("cl.obo", (35, 3, 73, 31, 40, 27, 3, 17)),
        ("mondo.obo", (34, 0, 286, 31, 47, 0, 0, 0)),
        ("chebi.obo", (89, 0, 89, 52, 139, 0, 0, 0)),
    ],
)
def test_an_obo_file_is_read_without_loss(name: str, expected: tuple[int, ...]) -> None:
    assert check_obo(EXCERPTS / name) == Held(*expected)


@pytest.mark.parametrize(("name", "expected"), [("chebi.obo", 6), ("doid.obo", 0)])
def test_the_excerpts_hold_names_with_a_brace(name: str, expected: int) -> None:
    assert braces((EXCERPTS / name).read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("doid.json", (30, 1, 90, 29, 28, 0, 18, 85)),
        ("cl.json", (35, 3, 73, 31, 40, 27, 3, 17)),
        ("ncit.json", (22, 0, 115, 21, 26, 24, 0, 0)),
    ],
)
def test_an_obo_graphs_file_is_read_without_loss(name: str, expected: tuple[int, ...]) -> None:
    assert check_graphs(EXCERPTS / name) == Held(*expected)


@pytest.mark.parametrize("name", ["doid", "cl"])
def test_a_release_is_the_same_in_both_formats(name: str) -> None:
    check_pair(EXCERPTS / f"{name}.obo", EXCERPTS / f"{name}.json")


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_every_odd_file_is_read_whole(path: Path) -> None:
    check_odd_skos(path)


def test_there_are_odd_files() -> None:
    assert len(ODD) >= 9


def test_a_thesaurus_with_notes_and_british_labels_loses_nothing() -> None:
    reading = check_thesaurus_with_notes(EXCERPTS / "garden.rdf")
    assert (len(reading.concepts), sum(concept.deprecated for concept in reading.concepts)) == (5, 1)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_thesaurus_in_two_languages_loses_nothing(language: str) -> None:
    reading = check_thesaurus_of_languages(EXCERPTS / "market.ttl", language)
    assert (len(reading.concepts), sum(concept.deprecated for concept in reading.concepts)) == (6, 2)
    assert reading.scheme.version == "3.14"


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_public_thesaurus_in_four_languages_loses_nothing(language: str) -> None:
    reading = check_thesaurus_of_languages(EXCERPTS / "yso.ttl", language)
    assert len(reading.concepts) == 45
