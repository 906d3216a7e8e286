"""Questions about a drug that is stopped, a dose that is missed, and drugs that are taken together."""

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}
SUDDEN = "A sudden stop after more than a few weeks"


@pytest.mark.parametrize(
    "question",
    [
        "what could happen when prednisone is suddenly stopped",
        "can prednisone be discontinued",
        "prednisone should never be stopped suddenly",
        "I forgot to take my prednisone",
        "what if I miss a dose of prednisone",
        "puis-je arrêter la prednisone",
        "was passiert wenn ich prednison absetze",
        "qué pasa si dejo de tomar la prednisona",
        "can I stop hydrocortisone",
        "missed my prednisone this morning what should I do",
        "forgot my prednisone yesterday, is that bad",
        "ran out of prednisone for three days",
        "haven't had my prednisone since monday",
        "my son missed his prednisone last night",
        "what should I do if I miss a dose of prednisone",
        "can I skip my next dose of prednisone if im sick",
    ],
)
def test_a_question_about_stopping_shows_the_warning(immuno: Immuno, question: str) -> None:
    assert SUDDEN in " ".join(immuno(f"explain {question} --plain", **WHOLE).out.split())


@pytest.mark.parametrize(
    "told",
    [
        "I missed my tacrolimus dose",
        "I missed my tacrolimus pills",
        "forgot azathioprine dose",
        "skipped two mycophenolate capsules yesterday",
        "tacrolimus missed dose",
        "tacrolimus dose missed",
        "prograf vergessen",
        "ich habe mein Prograf vergessen",
        "oublié tacrolimus",
        "j'ai oublié de prendre mon tacrolimus",
        "olvide tomar tacrolimus",
        "se me olvidó la azatioprina",
    ],
)
def test_whoever_missed_a_dose_reads_of_rejection_first(immuno: Immuno, told: str) -> None:
    out = " ".join(immuno(f"explain {told} --plain", **WHOLE).out.split())
    assert out.find("! ") == out.find("! After a transplant, missing doses or stopping it can lead to rejection.") > 0


@pytest.mark.parametrize("told", ["delayed rash after keytruda", "delayed diarrhea after chemo", "rash delayed"])
def test_what_comes_late_is_no_treatment_that_is_left_out(immuno: Immuno, told: str) -> None:
    assert "what helps against" not in " ".join(immuno(f"explain {told} --plain", **WHOLE).out.split())


@pytest.mark.parametrize("told", ["delayed my tacrolimus", "my tacrolimus was delayed", "delayed azathioprine"])
def test_a_treatment_that_is_delayed_is_one_that_is_left_out(immuno: Immuno, told: str) -> None:
    assert "missing doses or stopping it" in " ".join(immuno(f"explain {told} --plain", **WHOLE).out.split())


def test_two_drugs_lose_no_warning(immuno: Immuno) -> None:
    out = " ".join(immuno("explain can I stop warfarin and methotrexate --plain", **WHOLE).out.split())
    assert "taken once a week, not daily" in out


def test_drugs_taken_together_are_no_question_about_how_they_are_given(immuno: Immuno) -> None:
    out = immuno("explain can methotrexate and ibuprofen be taken together --plain", **WHOLE).out
    assert out.startswith("Nothing is said here about “methotrexate” together with “ibuprofen”.")


def test_a_caution_about_a_broader_disease_answers(immuno: Immuno) -> None:
    out = " ".join(immuno("explain can I have opdivo with psoriasis --plain", **WHOLE).out.split())
    assert "“autoimmune disease”, of which “psoriasis” is a kind." in out


@pytest.mark.parametrize(
    "asked", ["i missed my humira injection", "can i skip a dose of opdivo", "should i stop taking cemiplimab"]
)
def test_that_nothing_is_said_of_stopping_stands_above_the_warnings(immuno: Immuno, asked: str) -> None:
    shown = " ".join(immuno(f"explain {asked}", IMMUNO_VOCABULARY="further-terms").out.split())
    told = shown.find("That does not mean that stopping is safe.")
    assert -1 < told < shown.find("The entry for")


@pytest.mark.parametrize(
    "asked",
    ["I did not have a fever", "hasn't had melanoma", "I haven't had measles, can I take humira", "hasn't got flu"],
)
def test_who_has_not_had_a_disease_does_not_ask_what_helps_against_it(immuno: Immuno, asked: str) -> None:
    assert "what helps against" not in immuno(f"explain {asked} --plain", **WHOLE).out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("I haven't had chickenpox, can I have the shingles vaccine", "the live one is not given to them"),
        ("I haven't had my hepatitis b vaccine, should I before humira", "not to have live vaccines"),
        ("I didn't take my prednisone, can I take ibuprofen", "Bleeding in the stomach"),
        ("I didn't take my prednisone, can I take ibuprofen", SUDDEN),
        ("I didn't take my prednisone this morning, should I take two tomorrow", SUDDEN),
        ("haven't had my prednisone since monday, should I call my doctor", SUDDEN),
    ],
)
def test_what_is_asked_after_a_missed_dose_is_kept(immuno: Immuno, asked: str, told: str) -> None:
    assert told in " ".join(immuno(f"explain {asked} --plain", **WHOLE).out.split())
