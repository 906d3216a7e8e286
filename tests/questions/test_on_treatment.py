"""Questions for a condition that somebody has on a treatment: "what helps against chemo nausea"."""

from collections.abc import Iterator

import pytest

from immuno_cli.questions.answer import Aspects
from immuno_cli.questions.aspects.finding import find_aspects
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


def found(glossary: Vocabulary, question: str) -> Aspects:
    answer = find_aspects([glossary], read_asked(question))
    assert answer, question
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "what helps against chemo nausea",
        "what can I take for nausea from chemo",
        "how to ease chemo-induced nausea",
        "anything for nausea while on chemo",
        "what relieves nausea caused by chemo",
    ],
)
def test_what_helps_is_said_of_the_condition(glossary: Vocabulary, question: str) -> None:
    condition, treatment = found(glossary, question).parts
    assert (condition.said.concept.id, treatment.said.concept.id) == ("nausea", "chemotherapy")
    [said] = condition.said.said
    assert [mention.id for connection in said.connections for mention in connection.mentions] == ["ondansetron"]


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("treatment for colitis from opdivo", "treatment"),
        ("symptoms of pneumonitis on keytruda", "symptoms"),
        ("how is colitis from yervoy treated", "treatment"),
    ],
)
def test_other_aspects_are_asked_likewise(glossary: Vocabulary, question: str, aspect: str) -> None:
    answer = found(glossary, question)
    assert (answer.parts[0].said.aspect.id, answer.effect is not None) == (aspect, True)


def test_the_warnings_of_the_condition_come_first(immuno: Immuno) -> None:
    out = immuno("explain what helps with diarrhea from keytruda --plain", **WHOLE).out
    assert out.index("! During immunotherapy, patients are usually told to report diarrhea") < out.index("loperamide")
    assert "! It can make the immune system attack healthy organs" in out


def test_that_nothing_is_said_is_told(immuno: Immuno) -> None:
    out = immuno("explain what helps against hair loss from chemo", **WHOLE).out
    assert "“hair loss” is named here among the side effects of “chemotherapy”." in out
    assert "Nothing is said here about what helps against “hair loss”." in out


@pytest.mark.parametrize("drug", ["humira", "infliximab"])
def test_what_a_document_says_of_all_antibodies_is_not_said_of_each(glossary: Vocabulary, drug: str) -> None:
    answer = found(glossary, f"can {drug} cause diarrhea")
    assert answer.effect
    assert (answer.effect.named, answer.effect.mentions) == (None, ())


def test_a_warning_stands_once_and_warns(immuno: Immuno) -> None:
    """It is a statement on the treatment that names the condition, and a warning of its entry as well."""
    out = immuno("explain is a fever on chemo dangerous --plain", **WHOLE).out
    assert out.count("Infection during chemotherapy can be life-threatening") == 1
    assert "! chemotherapy: Infection during chemotherapy can be life-threatening" in out


def test_that_a_document_calls_a_fever_mild_is_no_answer_for_another_treatment(immuno: Immuno) -> None:
    assert "mild" not in immuno("explain how serious is a fever on chemo", **WHOLE).out


def test_a_disease_that_a_drug_can_cause_does_not_say_who_may_have_it(immuno: Immuno) -> None:
    out = immuno("explain can people with an autoimmune disease have yervoy --plain", **WHOLE).out
    assert "An autoimmune disease can get worse with it" in " ".join(out.split())
    assert "vitiligo" not in out


@pytest.mark.parametrize(
    "question",
    [
        "treatment of melanoma with pembrolizumab",
        "how to treat colitis with infliximab",
        "prevention of cervical cancer with HPV vaccine",
        "how to prevent nausea with ondansetron",
        "steroid asthma treatment",
        "treatment of psoriasis under adalimumab",
        "what helps against fever with ibuprofen",
        "infliximab crohn's disease treatment",
        "how to treat lymphoma with CAR-T",
        "prevention of measles with the MMR vaccine",
    ],
)
def test_what_treats_a_condition_is_not_read_as_its_cause(immuno: Immuno, question: str) -> None:
    out = " ".join(immuno(f"explain {question} --plain", **WHOLE).out.split())
    assert "is used against." in out
    assert "side effects of “" not in out


@pytest.mark.parametrize(
    "question",
    [
        "what helps against nausea with chemo",
        "treatment of colitis under ipilimumab",
        "keytruda pneumonitis treatment",
        "treatment of colitis during immunotherapy",
        "how to treat psoriasis caused by infliximab",
    ],
)
def test_what_may_cause_a_condition_is_read_as_its_cause(glossary: Vocabulary, question: str) -> None:
    effect = found(glossary, question).effect
    assert effect
    assert effect.among.id == "side-effects"


@pytest.mark.parametrize(
    "question",
    [
        "what to do about fever during chemo --brief",
        "what helps against fever after CAR-T",
        "what can I take for fever on keytruda",
    ],
)
def test_a_remedy_stands_with_its_own_caution(immuno: Immuno, question: str) -> None:
    out = " ".join(immuno(f"explain {question} --plain", **WHOLE).out.split())
    remedies, cautions = (
        out.index("Treated with"),
        out.index("ibuprofen: It can lower a fever and so hide an infection"),
    )
    assert remedies < cautions < out.index("Side effects")
    assert "aspirin" in out[remedies:cautions]


@pytest.mark.parametrize(
    "question",
    [
        "fever after bcg treatment",
        "headache during ivig treatment",
        "chest pain during opdivo treatment",
        "vomiting after cisplatin treatments",
        "shortness of breath while on opdivo treatment",
    ],
)
def test_the_treatment_in_whose_time_a_condition_comes_is_not_asked_for_a_remedy(immuno: Immuno, question: str) -> None:
    out = immuno(f"explain {question} --plain", **WHOLE).out
    assert "Treated with" not in out
    assert "treated." not in out


def test_a_warning_for_the_treatment_of_a_disease_holds_for_what_is_used_against_it(immuno: Immuno) -> None:
    out = " ".join(immuno("explain fever after bcg --plain", **WHOLE).out.split())
    assert "! During cancer treatment, patients are usually told to report a fever to their care team at once" in out
    assert "During cancer treatment" not in immuno("explain fever after tacrolimus --plain", **WHOLE).out
