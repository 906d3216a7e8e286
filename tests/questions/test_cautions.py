"""Questions who should not have a treatment, and what happens when it is stopped."""

from collections.abc import Iterator

import pytest

from immuno_cli.questions.aspects.finding import find_aspects
from immuno_cli.questions.aspects.said import answer_aspect
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.reading.aspect import CONTRAINDICATIONS, STOPPING, Aspect
from immuno_cli.questions.reading.question import read_question
from immuno_cli.render.aspects import aspect_json, aspect_sections
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


def answered(glossary: Vocabulary, question: str) -> str:
    """Return the statements that answer a question about one treatment, a line each."""
    found = find_aspects([glossary], read_asked(question))
    assert found, question
    return "\n".join(note.statement.text for said in found.parts[0].said.said for note in said.notes)


@pytest.mark.parametrize(
    "text",
    [
        "who should not take stelara",
        "who shouldn't have stelara",
        "who cannot get stelara",
        "who should avoid stelara",
        "when should stelara not be given",
        "is there anyone who should not get stelara",
        "can everybody take stelara",
        "can I take stelara",
        "should someone start stelara",
        "contraindications of stelara",
        "stelara contraindications",
    ],
)
def test_it_is_asked_who_should_not_have_a_treatment(text: str) -> None:
    question = read_question(text)
    assert question
    assert (question.aspect.id, question.topic) == ("contraindications", "stelara")


@pytest.mark.parametrize(
    "text",
    [
        "can I stop taking prednisone",
        "can i just stop my prednisone",
        "what happens if you stop prednisone suddenly",
        "is it safe to come off prednisone",
        "is it harmful to stop prednisone",
        "why can't I stop prednisone",
        "stopping prednisone",
        "stop taking prednisone before surgery",
        "prednisone withdrawal",
    ],
)
def test_it_is_asked_what_happens_when_a_treatment_is_stopped(text: str) -> None:
    question = read_question(text)
    assert question
    assert (question.aspect.id, question.topic) == ("stopping", "prednisone")


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("who should not take rinvoq", "active tuberculosis"),
        ("who should not take leflunomide", "It must not be taken in pregnancy"),
        ("who should not have the MMR vaccine", "very weak immune system"),
        ("who should not have durvalumab", "An autoimmune disease can get worse with it"),
        ("can I stop warfarin", "A sudden stop can lead to a dangerous clot or a stroke."),
        ("can I stop dexamethasone", "A sudden stop after more than a few weeks"),
        ("can I stop taking tacrolimus", "missing doses or stopping it can lead to rejection"),
    ],
)
def test_the_entry_or_a_broader_one_answers(glossary: Vocabulary, question: str, statement: str) -> None:
    assert statement in answered(glossary, question)


@pytest.mark.parametrize("aspect", [CONTRAINDICATIONS, STOPPING])
def test_where_an_entry_has_no_marks_its_warnings_are_shown(glossary: Vocabulary, aspect: Aspect) -> None:
    """Thalidomide can kill an unborn child, whether or not that is marked as a list of who should not have it."""
    drug = glossary.find_concept("thalidomide")
    assert drug
    unmarked = drug._replace(
        scope_notes=tuple(note._replace(answers=()) for note in drug.scope_notes),
        editorial_notes=tuple(note._replace(answers=()) for note in drug.editorial_notes),
    )
    answer = answer_aspect(glossary, unmarked, aspect)
    assert "kill an unborn child" in answer.warnings[0].statement.text
    shown = [piece.text for section in aspect_sections(answer) for item in section.items for piece in item.pieces]
    assert shown.index("The entry for “thalidomide” warns:") < shown.index(answer.warnings[0].statement.text)
    assert "Nothing is said" not in " ".join(shown)
    assert aspect_json(answer)["warnings"]


def test_how_to_stop_a_condition_asks_what_helps(glossary: Vocabulary) -> None:
    found = find_aspects([glossary], read_asked("how to stop diarrhea"))
    assert found
    assert found.parts[0].said.aspect.about == "what helps against {}"


@pytest.mark.parametrize(
    "question", ["who should not take {} --brief", "what happens if I stop {} --brief", "{} contraindications"]
)
@pytest.mark.parametrize("drug", ["stelara", "secukinumab"])
def test_silence_does_not_sound_as_if_there_were_no_danger(immuno: Immuno, question: str, drug: str) -> None:
    said = " ".join(immuno(f"explain {question.format(drug)} --plain", **WHOLE).out.split())
    assert "Nothing is said here" not in said
    assert "! " in said


@pytest.mark.parametrize(
    ("question", "warning"),
    [
        ("should I stop keytruda if I have diarrhea", "report diarrhea to their care team at once"),
        ("should I stop opdivo because I'm short of breath", "report new or worse shortness of breath right away"),
        ("can I skip a dose of yervoy because of a rash", "A rash can also be severe"),
        ("does he have to stop humira when he gets shingles", "get it more easily and more severely"),
        ("can my wife stop methotrexate while she is pregnant", "Some medicines can harm the unborn child"),
    ],
)
def test_a_condition_behind_stop_adds_its_warnings(immuno: Immuno, question: str, warning: str) -> None:
    shown = " ".join(immuno(f"explain {question} --plain", **WHOLE).out.split())
    assert warning in shown
    assert "No entry covers" not in shown


def test_a_warning_that_holds_for_other_treatments_is_not_added(immuno: Immuno) -> None:
    shown = immuno("explain should I stop infliximab if I have diarrhea --plain", **WHOLE).out
    assert "During immunotherapy" not in shown


@pytest.mark.parametrize("rest", ["suddenly", "for a week", "before surgery", "once it works"])
def test_what_follows_stop_need_not_be_a_condition(glossary: Vocabulary, rest: str) -> None:
    found = find_aspects([glossary], read_asked(f"can I stop keytruda {rest}"))
    assert found
    assert found.parts[0].meant.concept.id == "pembrolizumab"
