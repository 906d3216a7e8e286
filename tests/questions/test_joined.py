"""Several questions of one thing in one: each is answered."""

import json

import pytest

from immuno_cli.questions.reading.joined import read_joined
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("what is pneumonitis and what are its symptoms", [("symptoms", "pneumonitis")]),
        ("What is keytruda? And how does it work?", [("mechanism", "keytruda")]),
        ("what is keytruda, and what are the side effects?", [("side-effects", "keytruda")]),
        ("what causes colitis and how is it treated", [("causes", "colitis"), ("treatment", "colitis")]),
        ("causes, symptoms and treatment of colitis", [(a, "colitis") for a in ("causes", "symptoms", "treatment")]),
        ("colitis symptoms and treatment", [("symptoms", "colitis"), ("treatment", "colitis")]),
        (
            "what are the symptoms of colitis and how is it treated",
            [("symptoms", "colitis"), ("treatment", "colitis")],
        ),
    ],
)
def test_each_question_is_read_with_the_topic_of_the_first(text: str, questions: list[tuple[str, str]]) -> None:
    assert [(question.aspect.id, question.topic) for question in read_joined(text)] == questions


@pytest.mark.parametrize(
    "text",
    [
        "colitis",
        "how is colitis treated",
        "side effects of keytruda and yervoy",
        "what is graft and host disease",
        "what is colitis and who is Ann",
        "and and and",
        "? ?",
        "what is it and what is it and what is it and what is it and what is it",
        "what is " + "a and its " * 90,
    ],
)
def test_what_joins_no_questions_is_left(text: str) -> None:
    assert read_joined(text) == ()


def test_what_it_is_and_one_aspect_is_the_entry_with_the_aspect_first(immuno: Immuno) -> None:
    said = immuno("explain what is pneumonitis and what are its symptoms", **WHOLE)
    assert said.code == 0
    assert said.out.startswith("pneumonitis")
    assert said.out.index("Can cause") < said.out.index("An inflammation of the lungs.")


def test_two_aspects_are_answered_below_each_other_with_their_sources(immuno: Immuno) -> None:
    said = immuno("explain what causes colitis and how is it treated", **WHOLE)
    titles = ["colitis\n", "\nWhat causes “colitis”\n", "\nHow “colitis” is treated\n", "\n[1] "]
    places = [said.out.index(title) for title in titles]
    assert places == sorted(places)
    assert said.out.count("More: ") == 1
    assert "[2] MedlinePlus" in said.out or "[2] Ulcerative Colitis" in said.out


def test_two_aspects_in_json_have_one_match(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json causes and symptoms of colitis", **WHOLE).out)
    assert answer["match"]["id"] == "colitis"
    assert answer["question"] == answer["questions"][0]
    assert [question["aspect"] for question in answer["questions"]] == ["causes", "symptoms"]
    assert "questions" not in json.loads(immuno("explain --json causes of colitis", **WHOLE).out)


@pytest.mark.parametrize("columns", [20, 40])
def test_they_keep_to_the_width(immuno: Immuno, columns: int) -> None:
    said = immuno("explain symptoms and treatment of pneumonitis", COLUMNS=str(columns), **WHOLE)
    assert all(len(line) <= columns or line.startswith("  immuno ") for line in said.out.splitlines())
