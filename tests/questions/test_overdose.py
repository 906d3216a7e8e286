"""Whoever tells of too much of a drug learns what its entry says of that, and who is usually asked."""

import pytest

from immuno_cli.questions.reading.question import read_question
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("took two prograf by accident", "prograf"),
        ("double dose of tacrolimus", "tacrolimus"),
        ("I took too much methotrexate, what now?", "methotrexate"),
        ("took my methotrexate twice this week", "methotrexate"),
        ("took my methotrexate every day by mistake", "methotrexate"),
        ("accidentally took 2 doses of humira", "humira"),
        ("can you overdose on tacrolimus", "tacrolimus"),
        ("my child swallowed my methotrexate", "methotrexate"),
        ("what happens if I take an extra tablet of xeljanz", "xeljanz"),
        ("gave my son too much prednisolone", "prednisolone"),
    ],
)
def test_too_much_of_a_drug_is_read(told: str, topic: str) -> None:
    question = read_question(told)
    assert question
    assert (question.aspect.id, question.topic) == ("overdose", topic)


@pytest.mark.parametrize(
    "told", ["I take two prograf in the morning", "can I take two tylenol", "how much methotrexate do people take"]
)
def test_a_dose_is_no_overdose(told: str) -> None:
    question = read_question(told)
    assert question is None or question.aspect.id != "overdose"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("took too much methotrexate", "Taking it daily by mistake can be deadly: people have died."),
        ("acetaminophen overdose", "An overdose counts as an emergency even before any sign shows."),
        ("my child swallowed my humira", "It is not said here what happens when too much “adalimumab” is taken."),
        ("gave my son too much prednisolone", "what happens when too much “prednisolone” is taken."),
        ("took two rapamune by accident", "It is not said here what happens when too much “sirolimus” is taken."),
    ],
)
def test_what_is_said_of_too_much_stands_above_whom_people_ask(immuno: Immuno, told: str, said: str) -> None:
    out = " ".join(immuno(f"explain {told} --plain", **WHOLE).out.split())
    assert -1 < out.find(said) < out.find("ask a poison center")


def test_too_much_of_what_the_body_makes_is_no_overdose(immuno: Immuno) -> None:
    assert "poison" not in immuno("explain too much bilirubin --plain", **WHOLE).out
