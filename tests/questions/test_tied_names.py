"""A condition and a treatment in one sentence: what warns of either is shown, however the two are tied."""

import json

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


@pytest.mark.parametrize(
    ("asked", "condition", "treatment"),
    [
        ("fieber nach car-t", "fever", "car-t-cell-therapy"),
        ("fiebre después de quimioterapia", "fever", "chemotherapy"),
        ("atemnot unter keytruda", "shortness-of-breath", "pembrolizumab"),
        ("fièvre sous opdivo", "fever", "nivolumab"),
        ("humira and tb", "tuberculosis", "adalimumab"),
        ("infliximab with tb", "tuberculosis", "infliximab"),
    ],
)
def test_both_are_answered_for(immuno: Immuno, asked: str, condition: str, treatment: str) -> None:
    answer = json.loads(immuno(f"explain {asked} --json", **WHOLE).out)
    assert {condition, treatment} <= {mention["id"] for mention in answer["mentions"]}


def test_a_name_that_is_understood_is_not_called_unknown(immuno: Immuno) -> None:
    shown = " ".join(immuno("explain atemnot unter keytruda", **WHOLE).out.split())
    assert "There is none for" not in shown


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        ("should i worry about a cough on opdivo", "A new or worse cough can be a sign"),
        ("when should i worry about diarrhea on yervoy", "report diarrhea"),
        ("when to call the doctor about a fever after chemo", "report a fever"),
    ],
)
def test_what_somebody_worries_about_warns(immuno: Immuno, asked: str, warning: str) -> None:
    assert warning in " ".join(immuno(f"explain {asked}", **WHOLE).out.split())
