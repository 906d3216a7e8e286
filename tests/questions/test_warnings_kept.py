"""No warning of what a sentence names is lost, and each stands where it makes sense."""

import json

import pytest

from immuno_cli.model import Statement
from immuno_cli.questions.notes import Note, urgent_first
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


@pytest.mark.parametrize(
    "asked",
    [
        "headache and vision change on yervoy",
        "keytruda headache fatigue dizziness",
        "tired and dizzy with a cough on opdivo",
        "nausea rash and joint pain on ipilimumab with a fever",
    ],
)
def test_every_warning_of_all_that_is_named_is_shown(immuno: Immuno, asked: str) -> None:
    shown = " ".join(immuno(f"explain {asked}", **WHOLE).out.split())
    named = json.loads(immuno(f"explain {asked} --json", **WHOLE).out)["mentions"]
    warnings = [warning["text"] for mention in named for warning in mention["warnings"]]
    assert len(named) > 2
    assert len(warnings) > 3
    assert [text for text in warnings if text not in shown] == []


@pytest.mark.parametrize(
    ("asked", "first", "then"),
    [
        ("covid vaccine on rituximab", "the heart muscle or the sac around the heart", "can be a sign of this"),
        ("can i use opdivo and yervoy together", "Immune side effects are more frequent", "They can affect any organ"),
        ("soliris meningitis vaccine", "bacteria called meningococci", "Such an infection"),
    ],
)
def test_a_warning_stands_behind_the_one_that_it_refers_to(immuno: Immuno, asked: str, first: str, then: str) -> None:
    shown = " ".join(immuno(f"explain {asked}", **WHOLE).out.split())
    assert first in shown
    assert then in shown[shown.index(first) :]
    assert then not in shown[: shown.index(first)]


def test_the_urgent_come_first_together_with_those_that_they_refer_to() -> None:
    texts = (
        "It can harm an unborn child.",
        "Rarely, the skin peels.",
        "Blisters can be the first sign of this. Patients are told to report them at once.",
        "Drugs such as this one can raise the blood pressure.",
        "A sudden weakness is an emergency.",
    )
    notes = [Note(Statement(text)) for text in texts]
    ordered = [texts.index(note.statement.text) for note in urgent_first(notes)]
    assert ordered == [4, 1, 2, 0, 3]
    assert [texts.index(note.statement.text) for note in urgent_first(notes, only_urgent=True)] == [4, 1, 2]


def test_what_is_said_of_another_entry_is_not_referred_to() -> None:
    own = Note(Statement("It can tire people."))
    others = Note(Statement("This can be deadly."), "chemotherapy")
    assert urgent_first([own, others]) == (others, own)


@pytest.mark.parametrize("word", ["right away", "at once", "immediately", "without delay"])
def test_what_is_to_be_reported_soon_is_urgent(word: str) -> None:
    calm, urgent = Note(Statement("It can be severe.")), Note(Statement(f"Patients are told to report it {word}."))
    assert urgent_first([calm, urgent]) == (urgent, calm)
