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
