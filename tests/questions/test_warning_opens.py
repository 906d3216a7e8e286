"""A complaint on a treatment: what warns opens the answer, and that no entry names the complaint comes after it."""

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


def shown(immuno: Immuno, asked: str) -> str:
    return " ".join(immuno(f"explain {asked} --plain", **WHOLE).out.split())


@pytest.mark.parametrize(
    ("asked", "opening", "warning"),
    [
        ("fever on humira", "fever", "report a fever at once"),
        ("is fever a side effect of humira", "fever", "report a fever at once"),
        ("cough on methotrexate", "methotrexate", "report trouble with breathing"),
        ("shortness of breath on methotrexate", "shortness of breath", "can be an emergency"),
        ("my mum has a sore throat on methotrexate", "sore throat", "call their care team right away"),
    ],
)
def test_a_warning_stands_above_that_nothing_names_the_complaint(
    immuno: Immuno, asked: str, opening: str, warning: str
) -> None:
    said = shown(immuno, asked)
    assert said.startswith(f"The entry for “{opening}” warns:")
    assert 0 < said.index(warning) < said.index("is not named here among the side effects")


@pytest.mark.parametrize("asked", ["can methotrexate cause a cough", "is cough a side effect of methotrexate"])
def test_who_asks_what_a_drug_causes_is_answered_first(immuno: Immuno, asked: str) -> None:
    assert shown(immuno, asked).startswith("“cough” is not named here")


def test_a_complaint_on_two_drugs_keeps_its_warnings(immuno: Immuno) -> None:
    said = shown(immuno, "fever on opdivo and prednisone")
    assert "report a fever to their care team at once" in said
    assert "People who take a drug that holds back the immune system" in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what do i do in anaphylaxis", "injector at once"),
        ("what should i do if i have anaphylaxis", "injector at once"),
        ("what to do in case of anaphylactic shock", "injector at once"),
        ("what do I do if my child has anaphylaxis", "injector at once"),
        ("help i have anaphylaxis", "injector at once"),
        ("what do I do if I have neutropenia", "call at once, day or night"),
        ("what if i get neutropenia", "call at once, day or night"),
        ("I have a fever what should I do", "report a fever"),
    ],
)
def test_what_patients_are_told_to_do_comes_first(immuno: Immuno, asked: str, told: str) -> None:
    said = shown(immuno, asked)
    first = said.index("! ")
    assert told in said[first : first + 450]
    assert "Treated with" not in said[:first]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what does positive ANA mean do i have lupus", "A positive test alone does not prove a disease."),
        ("positive ANA does it mean lupus", "A positive test alone does not prove a disease."),
        ("negative ANA rule out lupus", "a negative test speaks against lupus"),
        ("what does high PSA mean do I have cancer", "A high level does not prove cancer."),
        ("skin prick test positive am I allergic", "It does not prove that the substance causes the trouble."),
    ],
)
def test_what_a_result_means_is_told(immuno: Immuno, asked: str, told: str) -> None:
    assert told in shown(immuno, asked)


def test_a_sentence_that_asks_for_no_result_is_not_told_what_one_means(immuno: Immuno) -> None:
    assert "does not prove" not in shown(immuno, "PSA and ANA in my letter")
