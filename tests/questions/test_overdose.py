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
        ("took too much methotrexate and I am vomiting", "methotrexate"),
        ("I have taken too many xeljanz tablets, he's dizzy", "xeljanz tablets"),
        ("my son has swallowed pyridostigmine", "pyridostigmine"),
        ("my daughter might have swallowed some of my prednisone", "prednisone"),
        ("the baby may have just eaten azathioprine", "azathioprine"),
        ("accidentally took another methotrexate", "methotrexate"),
        ("I took a second prograf today", "prograf"),
        ("he got a higher dose of humira by mistake", "humira"),
        ("I was given the wrong dose of rituximab", "rituximab"),
        ("been given a double dose of rituximab", "rituximab"),
    ],
)
def test_too_much_of_a_drug_is_read(told: str, topic: str) -> None:
    question = read_question(told)
    assert question
    assert (question.aspect.id, question.topic) == ("overdose", topic)


@pytest.mark.parametrize(
    "told",
    [
        "I take two prograf in the morning",
        "can I take two tylenol",
        "how much methotrexate do people take",
        "he had another surgery",
        "he got another blood transfusion",
        "I had another dose of keytruda",
        "I got a second dose of humira",
        "second dose of shingrix",
        "I took another antibiotic",
        "she had another CAR T-cell therapy today",
        "had a double stem cell transplant",
        "he had a second stem cell transplant",
        "I was put on a higher dose of prednisone",
        "I had chemo again",
    ],
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
        ("took too many methotrexate pills", "Taking it daily by mistake can be deadly: people have died."),
        ("I took an extra methotrexate pill", "Taking it daily by mistake can be deadly: people have died."),
        (
            "I took too much methotrexate and I am vomiting",
            "Taking it daily by mistake can be deadly: people have died.",
        ),
        ("my child swallowed my chemo pills", "what happens when too much “chemotherapy” is taken."),
        ("took two rapamune by accident", "It is not said here what happens when too much “sirolimus” is taken."),
    ],
)
def test_what_is_said_of_too_much_stands_above_whom_people_ask(immuno: Immuno, told: str, said: str) -> None:
    out = " ".join(immuno(f"explain {told} --plain", **WHOLE).out.split())
    assert -1 < out.find(said) < out.find("ask a poison center")


@pytest.mark.parametrize("told", ["too much bilirubin", "too much surgery"])
def test_too_much_of_what_nobody_takes_is_no_overdose(immuno: Immuno, told: str) -> None:
    assert "poison" not in immuno(f"explain {told} --plain", **WHOLE).out
