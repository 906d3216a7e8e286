"""An everyday word in a sentence is what it is every day."""

import json

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


def _named(immuno: Immuno, asked: str) -> list[str]:
    answer = json.loads(immuno(f"explain {asked} --json", **WHOLE).out)
    return [named["id"] for named in answer.get("mentions") or [answer["match"]]]


@pytest.mark.parametrize(
    "asked", ["can i have a pet after transplant", "can i keep pets during chemo", "can my son get a pet on rituximab"]
)
def test_an_animal_is_no_scan(immuno: Immuno, asked: str) -> None:
    assert "pet-scan" not in _named(immuno, asked)


@pytest.mark.parametrize(
    ("asked", "also"),
    [
        ("can i have a PET after chemo", "pet-scan"),
        ("can i have a pet scan after chemo", "pet-scan"),
        ("can people with aids take keytruda", "hiv-aids"),
        ("can I take keytruda with ms", "multiple-sclerosis"),
    ],
)
def test_an_abbreviation_that_is_meant_is_found(immuno: Immuno, asked: str, also: str) -> None:
    assert also in _named(immuno, asked)


@pytest.mark.parametrize(
    ("asked", "drug"),
    [
        ("is my wife safe if i take BCG treatment sex", "bcg"),
        ("should my dad drive after rituximab treatment he asks", "rituximab"),
        ("is keytruda treatment ok for me", "pembrolizumab"),
    ],
)
def test_the_word_treatment_behind_a_drug_is_nothing_besides(immuno: Immuno, asked: str, drug: str) -> None:
    assert _named(immuno, asked) == [drug]
