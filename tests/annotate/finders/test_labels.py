"""Labels are found in the spellings that mean the same."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("stay", "inpatient", ("in-patient",)),
    Concept("unlabeled", "off-label use", ("off-label",)),
    Concept("ivf", "in-vitro fertilization"),
)


@pytest.mark.parametrize("text", ["in patients", "In patients", "IN PATIENTS", "in\npatients", "in a patient"])
def test_a_preposition_before_a_noun_is_no_compound(text: str) -> None:
    assert found(f"It works {text} with lupus", NAMES) == []


@pytest.mark.parametrize("text", ["in-patient", "In-patients", "IN-PATIENT", "inpatients"])
def test_a_preposition_that_is_joined_to_a_noun(text: str) -> None:
    assert found(f"An {text} ward", NAMES) == [(text, "stay")]


def test_a_compound_that_is_also_written_apart() -> None:
    expected = [("off label use", "unlabeled"), ("in vitro fertilization", "ivf")]
    assert found("The off label use and in vitro fertilization", NAMES) == expected
