"""What a sentence with two known things is answered with: no warning is lost, and no path stands for an answer."""

import json

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.questions.reading.names import asks_permission
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.fixture(scope="module")
def whole() -> Vocabulary:
    return open_vocabulary()


@pytest.mark.parametrize(
    ("asked", "effect"),
    [
        ("my wife has chills after opdivo should i worry", "chills"),
        ("is a headache dangerous on imfinzi", "headache"),
        ("my mum fainted on rituximab", "fainting"),
        ("opdivo and fever", "fever"),
        ("rash with keytruda", "rash"),
        ("my joints hurt since i started atezolizumab", "joint-pain"),
    ],
)
def test_a_treatment_and_a_condition_are_answered_as_whether_one_can_cause_the_other(
    immuno: Immuno, asked: str, effect: str
) -> None:
    answer = json.loads(immuno(f"explain --json {asked}", **WHOLE).out)
    assert answer["effect"]["effect"] == effect


@pytest.mark.parametrize(
    "asked",
    [
        "can i take ibuprofen on methotrexate",
        "can i take aspirin on opdivo",
        "can people with lupus have immunotherapy",
        "is it safe to take tylenol after car t",
        "should i take prednisone with nivolumab",
        "cough and fever on infliximab",
    ],
)
def test_no_warning_of_the_treatments_is_lost_and_no_path_reads_as_an_answer(
    immuno: Immuno, whole: Vocabulary, asked: str
) -> None:
    from immuno_cli.questions.explain import explain

    said = immuno(f"explain {asked}", **WHOLE).out
    shown = " ".join(said.split())
    assert "How they are connected" not in shown
    for mention in json.loads(immuno(f"explain --json {asked}", **WHOLE).out)["mentions"]:
        concept = whole.find_concept(mention["id"])
        assert concept
        warnings = [note.statement.text for note in explain(whole, concept).notes.warnings]
        assert {text for text in warnings if concept.kind == "drug" or "emergency" in text} <= {
            text for text in warnings if text in shown
        }


def test_that_nothing_is_said_is_said(immuno: Immuno) -> None:
    said = " ".join(immuno("explain can i take paracetamol on keytruda", **WHOLE).out.split())
    assert said.startswith("Nothing is said here about “acetaminophen” together with “pembrolizumab”.")


@pytest.mark.parametrize(
    "asked", ["can you get hepatitis b after vaccination", "can you get flu after the flu vaccine"]
)
def test_what_a_vaccine_is_to_prevent_is_not_looked_for_among_its_side_effects(immuno: Immuno, asked: str) -> None:
    said = " ".join(immuno(f"explain {asked}", **WHOLE).out.split())
    assert "can cause" not in said.partition("It names:")[0]
    assert "named here among" not in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how long does crs last", "Nothing is said here about how long “cytokine release syndrome” lasts."),
        ("is asthma contagious", "Nothing is said here about whether “asthma” is contagious."),
        ("is flu contagious", "It spreads through the air."),
        ("chances of survival with aml", "the outlook with “acute myeloid leukemia”"),
    ],
)
def test_a_question_for_less_is_answered_with_less(immuno: Immuno, asked: str, told: str) -> None:
    assert told in " ".join(immuno(f"explain {asked}", **WHOLE).out.split())


def test_words_behind_a_complaint_are_not_dropped(immuno: Immuno) -> None:
    said = " ".join(immuno("explain my chest hurts after zorblomab", **WHOLE).out.split())
    assert "There is none for “zorblomab”." in said
    assert "! Chest pain can be an emergency" in said


@pytest.mark.parametrize(
    ("term", "label"), [("bullous", "bullous pemphigoid"), ("barre syndrome", "Guillain-Barré syndrome")]
)
def test_the_only_entry_with_a_name_answers(immuno: Immuno, term: str, label: str) -> None:
    said = immuno(f"explain {term}", **WHOLE)
    assert said.code == 0
    assert said.err == f"“{term}” is understood as “{label}”.\n"


@pytest.mark.parametrize("term", ["bladder", "egg", "killer cell", "zorblomab cell"])
def test_an_everyday_word_of_a_longer_name_is_no_answer(immuno: Immuno, term: str) -> None:
    assert immuno(f"explain {term}", **WHOLE).code == 1


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can I take aspirin on keytruda", True),
        ("is it safe to fly on keytruda", True),
        ("keytruda 3 weeks ago, should I fast", True),
        ("fever on keytruda", False),
        ("what is the canal", False),
    ],
)
def test_who_asks_for_leave_is_known_by_the_words(text: str, *, asks: bool) -> None:
    assert asks_permission(text) == asks


def test_a_step_that_rests_on_a_headline_says_so(immuno: Immuno) -> None:
    assert "treated with → immunotherapy (from a headline)" in immuno("path lupus immunotherapy", **WHOLE).out
    steps = json.loads(immuno("path lupus immunotherapy --json", **WHOLE).out)["steps"]
    assert [step["basis"] for step in steps] == ["headline"]


@pytest.mark.parametrize("asked", ["is humira safe in pregnancy", "is stelara safe in pregnancy"])
def test_a_lead_has_something_below_it_and_the_warnings_of_the_drug_stay(immuno: Immuno, asked: str) -> None:
    said = immuno(f"explain {asked}", **WHOLE).out
    assert "differ:\n\n" not in said
    assert "differ:\nSaid" not in said
    assert "! It makes infections more likely." in said


@pytest.mark.parametrize("term", ["nausea", "side effect", "lupus"])
def test_a_remark_on_a_document_is_no_warning(immuno: Immuno, term: str) -> None:
    assert "! The article" not in immuno(f"explain {term}", **WHOLE).out
    assert "! The first headline" not in immuno(f"explain {term} --full", **WHOLE).out


def test_what_tells_concepts_apart_stands_first(immuno: Immuno) -> None:
    assert immuno("explain opdivo vs chemo", **WHOLE).out.startswith("What tells them apart\n")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("can someone who had a kidney transplant take nivolumab", "can reject a transplanted"),
        ("can I have opdivo after a kidney transplant", "can reject a transplanted"),
        ("is it ok to have yervoy after a heart transplant", "can reject a transplanted"),
        ("can I get pregnant during immunotherapy", "strongly advise against becoming pregnant"),
        ("can I be pregnant on immunotherapy", "strongly advise against becoming pregnant"),
    ],
)
def test_nothing_is_said_only_where_no_entry_speaks_of_both(immuno: Immuno, asked: str, told: str) -> None:
    shown = " ".join(immuno(f"explain {asked} --plain", **WHOLE).out.split())
    assert "Nothing is said here" not in shown
    assert told in shown


@pytest.mark.parametrize("asked", ["can I have a lumbar puncture on keytruda", "can I have opdivo before a biopsy"])
def test_nothing_is_said_of_a_method_that_no_entry_names(immuno: Immuno, asked: str) -> None:
    assert "Nothing is said here" in immuno(f"explain {asked} --plain", **WHOLE).out
