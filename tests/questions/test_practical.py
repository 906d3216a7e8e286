"""Questions for dose, time, price and success of a treatment, for what goes with it, and for the value of a test."""

import json
import re

import pytest

from immuno_cli.questions.reading.question import iter_questions, read_question
from immuno_cli.questions.reading.together import together_aspect
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("text", "aspect", "topic", "effect"),
    [
        ("opdivo dosage", "dose", "opdivo", ""),
        ("what is the dose of opdivo?", "dose", "opdivo", ""),
        ("how many infusions of opdivo do I need", "dose", "opdivo", ""),
        ("what dose of opdivo will I get", "dose", "opdivo", ""),
        ("how long does opdivo take to work", "time", "opdivo", ""),
        ("how long does it take for opdivo to work", "time", "opdivo", ""),
        ("how long do you stay on opdivo", "time", "opdivo", ""),
        ("when does opdivo start working", "time", "opdivo", ""),
        ("how much does opdivo cost", "cost", "opdivo", ""),
        ("opdivo price", "cost", "opdivo", ""),
        ("success rate of opdivo", "success", "opdivo", ""),
        ("is immunotherapy a cure", "success", "immunotherapy", ""),
        ("can i drink wine on opdivo", "with", "opdivo", "drink wine"),
        ("is it safe to fly while on opdivo", "with", "opdivo", "fly"),
        ("breastfeeding and opdivo", "with", "opdivo", "breastfeeding"),
        ("opdivo interactions", "with", "opdivo", "interactions"),
    ],
)
def test_a_practical_question_is_read(text: str, aspect: str, topic: str, effect: str) -> None:
    read = [(question.aspect.id, question.topic, question.effect) for question in iter_questions(text)]
    assert (aspect, topic, effect) in read


@pytest.mark.parametrize("text", ["dose escalation", "vaccine dose of the virus and me", "how to take it", "cost"])
def test_other_words_are_no_question_for_a_dose_or_a_price(text: str) -> None:
    question = read_question(text)
    assert question is None or question.aspect.id not in ("cost", "time")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("opdivo cost", "Nothing is said here about what “nivolumab” costs."),
        ("can I drink beer on opdivo", "Nothing is said here about “nivolumab” together with “drink beer”."),
        ("is lenalidomide safe in pregnancy", "It can severely harm an unborn child."),
        ("can I drive after CAR T-cell therapy", "not to drive and not to be left alone"),
        ("can you eat grapefruit with tacrolimus", "to avoid grapefruit juice"),
        ("can I get the flu jab with rituximab", "Some vaccines, live ones above all, are avoided"),
        ("is immunotherapy a cure", "No immunotherapy is known to work for all patients"),
        ("what causes high ALT", "Many things can raise it"),
    ],
)
def test_what_is_said_is_shown_and_what_is_not_is_told(immuno: Immuno, words: str, said: str) -> None:
    answer = immuno(f"explain {words}", **WHOLE)
    assert answer.code == 0
    assert said in " ".join(answer.out.split())


@pytest.mark.parametrize(
    "words",
    [
        "can I take vitamin d with methotrexate",  # "daily", "drug"
        "can I eat red meat with tacrolimus",  # grapefruit
        "can I drink milk on methotrexate",  # alcohol, and the milk of a mother
        "can I work while on keytruda",  # antibodies work
        "mepolizumab dose",  # that of steroids is lowered
        "success rate of CAR-T",  # "blood cancers that have not responded"
        "how long does chemotherapy last",  # "cells that grow fast"
        "how long does eculizumab take",  # infections that kill within a day
    ],
)
def test_what_is_said_of_something_else_is_no_answer(immuno: Immuno, words: str) -> None:
    assert "Nothing is said here about" in immuno(f"explain {words}", **WHOLE).out


def test_what_is_said_of_people_is_not_said_of_their_disease(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json is keytruda safe for people with rheumatoid arthritis", **WHOLE).out)
    assert {each["id"] for each in answer["mentions"]} == {"pembrolizumab", "rheumatoid-arthritis"}


def test_an_abbreviation_is_looked_for_as_it_is_written() -> None:
    told = together_aspect("leukemia", ["acute leukemia", "ALL"]).words
    assert [bool(re.search(told, text)) for text in ("ALL can flare.", "It is for all.", "Acute leukemia can.")] == [
        True,
        False,
        True,
    ]
    assert not re.search(together_aspect("?!").words, "It can harm.")


def test_both_are_named_where_nothing_is_said_of_what_has_an_entry(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json can I take prednisone with keytruda", **WHOLE).out)
    assert {each["id"] for each in answer["mentions"]} == {"pembrolizumab", "prednisone"}


def test_a_low_value_without_a_word_on_it_is_explained_as_its_test(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json what does a low troponin mean", **WHOLE).out)
    assert answer["match"]["id"] == "troponin"
    assert "question" not in answer


@pytest.mark.parametrize(("drug", "is_told"), [("keytruda", True), ("immunotherapy", True), ("leflunomide", False)])
def test_a_warning_that_opens_with_a_treatment_is_told_of_what_belongs_to_it(
    immuno: Immuno, drug: str, is_told: bool
) -> None:
    answer = immuno(f"explain can {drug} cause diarrhea", **WHOLE)
    assert ("! During immunotherapy, patients are usually told" in answer.out) == is_told


def test_it_is_asked_which_tests_come_before_a_treatment(immuno: Immuno) -> None:
    out = immuno("explain do I need a blood test before imuran", **WHOLE).out
    assert "• A blood test before the start shows how well the body can break it down." in out
