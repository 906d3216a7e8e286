"""A treatment and a condition side by side: what one is to the other."""

import pytest

from tests.conftest import Immuno


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("keytruda fever", "“fever” is named here among the side effects of “pembrolizumab”."),
        ("fever keytruda", "“fever” is named here among the side effects of “pembrolizumab”."),
        ("keytruda melanoma", "“melanoma” is named here among what “pembrolizumab” is used against."),
    ],
)
def test_names_that_stand_side_by_side_ask_what_one_is_to_the_other(immuno: Immuno, asked: str, said: str) -> None:
    answer = immuno(f"explain {asked}", IMMUNO_VOCABULARY="")
    assert " ".join(answer.out.split()).startswith(said)


@pytest.mark.parametrize("asked", ["keytruda lupus", "keytruda nivolumab", "cytokine therapy", "lung cancer fever"])
def test_other_names_side_by_side_are_only_named(immuno: Immuno, asked: str) -> None:
    assert "named here among" not in immuno(f"explain {asked}", IMMUNO_VOCABULARY="").out


@pytest.mark.parametrize("asked", ["keytruda alcohol", "alcohol keytruda", "pembrolizumab driving"])
def test_a_matter_of_everyday_life_beside_a_treatment_asks_for_both(immuno: Immuno, asked: str) -> None:
    answer = " ".join(immuno(f"explain {asked}", IMMUNO_VOCABULARY="").out.split())
    assert "Nothing is said here about “pembrolizumab” together with" in answer


def test_what_is_said_of_both_is_told(immuno: Immuno) -> None:
    answer = " ".join(immuno("explain methotrexate pregnancy", IMMUNO_VOCABULARY="").out.split())
    assert "This is what is said here about “methotrexate” together with “pregnancy”." in answer
