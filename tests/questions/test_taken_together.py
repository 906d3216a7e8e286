"""What is said where somebody asks to take one thing together with another."""

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


def _shown(immuno: Immuno, asked: str) -> str:
    return " ".join(immuno(f"explain {asked}", **WHOLE).out.split())


@pytest.mark.parametrize(
    ("asked", "warnings"),
    [
        ("can I take natalizumab with adalimumab", ("the risk of PML", "Tuberculosis can break out")),
        ("can i take xeljanz with ustekinumab", ("Heart attacks, strokes", "tested for tuberculosis")),
        ("can she have tysabri with rituximab", ("the risk of PML", "A past hepatitis B infection can flare up")),
        ("can he get infliximab with tofacitinib", ("Tuberculosis can break out", "Heart attacks, strokes")),
    ],
)
def test_both_of_two_drugs_warn(immuno: Immuno, asked: str, warnings: tuple[str, str]) -> None:
    shown = _shown(immuno, asked)
    assert [text for text in warnings if text not in shown] == []
    assert "“take " not in shown


@pytest.mark.parametrize(
    ("asked", "first", "then"),
    [
        ("can I get the flu shot on keytruda", "have the shot and not the live", "Live vaccines are usually not given"),
        ("can i have the shingles vaccine on methotrexate", "which of the two is meant", "Live vaccines may not be"),
        ("can i take aspirin on chemo", "ask before they take aspirin", "such as acetaminophen and ibuprofen"),
    ],
)
def test_what_is_said_of_the_very_thing_stands_above_what_is_said_of_its_class(
    immuno: Immuno, asked: str, first: str, then: str
) -> None:
    shown = _shown(immuno, asked)
    assert -1 < shown.find(first) < shown.find(then)
    assert shown.count(first) == 1


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        ("can i take loperamide for diarrhea on keytruda", "During treatment with a checkpoint inhibitor, diarrhea"),
        ("can i take methotrexate with trimethoprim", "With the antibiotic trimethoprim it can"),
        ("can I have alcohol and methotrexate", "alcohol adds to the harm"),
    ],
)
def test_a_warning_is_marked_and_stands_there_once(immuno: Immuno, asked: str, warning: str) -> None:
    shown = _shown(immuno, asked)
    assert shown.count(warning) == 1
    before = shown[: shown.index(warning)]
    assert before.rfind("!") > before.rfind("•")


@pytest.mark.parametrize("asked", ["humira and kineret together", "can i take infliximab with etanercept"])
def test_a_list_of_examples_says_nothing_of_two_drugs_together(immuno: Immuno, asked: str) -> None:
    assert "are examples" not in _shown(immuno, asked)


@pytest.mark.parametrize("asked", ["humira and kineret together", "can I get the flu shot on keytruda"])
def test_what_follows_an_answer_does_not_take_it_back(immuno: Immuno, asked: str) -> None:
    shown = _shown(immuno, asked)
    assert "No entry covers" not in shown
    assert "The question names:" in shown or "The question also names:" in shown


def test_an_unknown_word_is_named_behind_an_answer_as_well(immuno: Immuno) -> None:
    assert "There is no entry for “blorfib”." in _shown(immuno, "can i take blorfib with methotrexate and lupus")


def test_each_of_many_answers_has_its_question_above_and_a_blank_line_below(immuno: Immuno) -> None:
    asked = ("humira and kineret together", "rash and fever on opdivo today", "about fever")
    said = immuno("explain - --plain", stdin="\n".join(asked), **WHOLE)
    lines = said.out.splitlines()
    places = [lines.index(f"“{each}”") for each in asked]
    assert places == sorted(places)
    assert [lines[place - 1] for place in places[1:]] == ["", ""]
    assert lines[-1] == ""


@pytest.mark.parametrize(
    "question",
    [
        "can I have yervoy with hepatitis",
        "can I have keytruda with colitis",
        "is it safe to get keytruda with myocarditis",
        "can a person with colitis take opdivo",
        "dad has myasthenia can he have keytruda",
    ],
)
def test_whoever_has_a_condition_does_not_ask_if_a_treatment_causes_it(immuno: Immuno, question: str) -> None:
    out = immuno(f"explain {question} --plain", **WHOLE).out
    assert "among the side effects" not in out or "Nothing more is said here about" in out
    assert "\n! " in out


@pytest.mark.parametrize("question", ["can I get hepatitis with yervoy", "can yervoy cause hepatitis"])
def test_whoever_may_get_a_condition_does(immuno: Immuno, question: str) -> None:
    assert "among the side effects" in immuno(f"explain {question} --plain", **WHOLE).out


def test_a_statement_that_names_the_condition_in_other_words_comes_first(immuno: Immuno) -> None:
    out = " ".join(immuno("explain can i take aspirin with low platelets --plain", **WHOLE).out.split())
    assert out.index("! ") == out.index("! aspirin: Bleeding is a special danger when the platelets are low.")


def test_a_treatment_and_what_is_joined_to_it_are_answered_as_a_pair(immuno: Immuno) -> None:
    out = " ".join(immuno("explain dupixent and pregnancy --plain", **WHOLE).out.split())
    assert out.startswith("Nothing is said here about “dupilumab” together with “pregnancy”.")
    assert "“autoimmune disease”, of which “lupus” is a kind." in " ".join(
        immuno("explain lupus and keytruda --plain", **WHOLE).out.split()
    )


def test_a_statement_of_two_entries_is_shown_once(immuno: Immuno) -> None:
    out = immuno("explain can i do allergy shots if i have asthma --plain", **WHOLE).out
    assert out.count("People with severe or uncontrolled asthma") == 1


@pytest.mark.parametrize(
    "asked",
    [
        "can someone with hepatitis b have humira",
        "can I have enbrel with hepatitis b",
        "can I have humira with tb",
        "can I take xeljanz with tuberculosis",
    ],
)
def test_what_any_broader_treatment_warns_of_is_told(immuno: Immuno, asked: str) -> None:
    shown = " ".join(immuno(f"explain {asked} --plain", IMMUNO_VOCABULARY="").out.split())
    assert "Hidden infections, such as tuberculosis or hepatitis B, can come back" in shown


@pytest.mark.parametrize("asked", ["imfinzi and crohns", "is opdivo safe with IBD", "keytruda and ulcerative colitis"])
def test_a_caution_about_a_related_class_of_diseases_answers(immuno: Immuno, asked: str) -> None:
    shown = " ".join(immuno(f"explain {asked} --plain", IMMUNO_VOCABULARY="").out.split())
    above = shown.partition("The question names")[0]
    assert "“autoimmune disease”, to which" in above
    assert "An autoimmune disease can get worse with it" in above


@pytest.mark.parametrize(
    ("asked", "condition", "among"),
    [
        ("is keytruda allowed with colitis", "colitis", "of “pembrolizumab”."),
        ("can I take opdivo with pneumonitis", "pneumonitis", "of “nivolumab”."),
        ("should I take cemiplimab with colitis", "colitis", "of “immune checkpoint inhibitor”, of which"),
    ],
)
def test_a_condition_that_the_treatment_can_cause_is_named_as_a_side_effect(
    immuno: Immuno, asked: str, condition: str, among: str
) -> None:
    shown = " ".join(immuno(f"explain {asked} --plain", IMMUNO_VOCABULARY="").out.split())
    assert shown.startswith(f"“{condition}” is named here among the side effects {among}")
    assert "Nothing more is said here" in shown
