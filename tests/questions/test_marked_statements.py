"""What the marks on the statements of the glossary do: which of them answer a question, and which of them warn."""

import json
import re
from collections.abc import Iterator

import pytest

from immuno_cli.model import ASPECTS, TONES, Statement
from immuno_cli.questions.aspects.finding import find_aspects
from immuno_cli.questions.explain import explain
from immuno_cli.questions.notes import urgency
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.reading.aspect import TOGETHER, value_aspect
from immuno_cli.questions.reading.patterns import ASKING
from immuno_cli.render.layout import text_of
from immuno_cli.render.screen import screen_lines
from immuno_cli.shipped import data_directory
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

ON_IMMUNOTHERAPY = re.compile(r"(?:During|After|Some) immunotherap|on immunotherapy")


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


def answered(glossary: Vocabulary, question: str) -> str:
    """Return the statements that answer a question for one aspect, a line each."""
    found = find_aspects([glossary], read_asked(question))
    assert found, question
    said = [said for part in found.parts for said in part.said.said]
    notes = [note.statement for each in said for note in each.notes]
    return "\n".join(statement.text for each in said for statement in (*each.definitions, *notes))


def warned(glossary: Vocabulary, question: str) -> str:
    """Return what the entry of an effect warns of where it is asked if something causes it, a line each."""
    found = find_aspects([glossary], read_asked(question))
    assert found, question
    assert found.effect, question
    return "\n".join(note.statement.text for note in found.effect.warnings)


@pytest.mark.parametrize(
    ("question", "warning"),
    [
        ("can blinatumomab cause seizures", "every seizure counts as an emergency"),
        ("can teclistamab cause seizures", "every seizure counts as an emergency"),
        ("can yescarta cause seizures", "every seizure counts as an emergency"),
        ("can blinatumomab cause encephalopathy", "report new confusion"),
        ("can kymriah cause encephalopathy", "report new confusion"),
        ("can CAR T cells cause confusion", "call the hospital at once"),
        ("can CAR T cells cause fever", "During cancer treatment"),
        ("can blinatumomab cause fever", "During cancer treatment"),
        ("can chemotherapy cause fever", "During cancer treatment"),
        ("can cisplatin cause infection", "During chemotherapy"),
        ("can yervoy cause diarrhea", "During immunotherapy"),
        ("can CAR T-cell therapy cause nausea", "During immunotherapy"),
        ("can immunotherapy cause a rash", "During immunotherapy"),
        ("can monoclonal antibody therapy cause headache", "During immunotherapy"),
        ("can opdivo cause myocarditis", "report chest pain"),
        ("can BCG cause a urinary tract infection", "After BCG is put into the bladder"),
    ],
)
def test_a_warning_for_some_treatments_reaches_those_that_it_names(
    glossary: Vocabulary, question: str, warning: str
) -> None:
    assert warning in warned(glossary, question)


@pytest.mark.parametrize("treatment", ["humira", "chemotherapy", "entyvio", "dupixent", "infliximab", "cisplatin"])
@pytest.mark.parametrize("effect", ["nausea", "diarrhea", "headache", "a rash"])
def test_what_holds_during_immunotherapy_reaches_no_other_treatment(
    glossary: Vocabulary, treatment: str, effect: str
) -> None:
    assert not ON_IMMUNOTHERAPY.search(warned(glossary, f"can {treatment} cause {effect}"))


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("can humira cause infection", "During chemotherapy"),
        ("can keytruda cause infection", "During chemotherapy"),
        ("can immunotherapy cause infection", "During chemotherapy"),
        ("can keytruda cause seizures", "CAR T"),
        ("can chemotherapy cause diabetes", "checkpoint inhibitor"),
        ("can humira cause a urinary tract infection", "BCG"),
    ],
)
def test_a_warning_for_some_treatments_reaches_no_other(glossary: Vocabulary, question: str, other: str) -> None:
    assert other not in warned(glossary, question)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("how long does shingles last", "the pain can last for months or years after it"),
        ("how long does whooping cough last", "for weeks or months"),
        ("how long does hives last", "fade within a day"),
        ("how long does a bruise last", "about two weeks"),
        ("is hepatitis B contagious", "It spreads through blood"),
        ("is tuberculosis contagious", "spreads through the air"),
        ("is shingles contagious", "Nobody catches shingles"),
        ("is tetanus contagious", "does not spread from person to person"),
        ("can hodgkin lymphoma be cured", "Most cases can be cured"),
        ("can you die of sepsis", "the person can die"),
        ("can you die of measles", "often deadly"),
        ("how is an allergy diagnosed", "Skin tests"),
        ("how does gene therapy work", "carry the gene into the cells"),
        ("side effects of BCG", "the bacteria spread in the body"),
        ("how long do you take immunosuppressants", "for life"),
        ("side effects of keytruda", "It can harm an unborn child."),
    ],
)
def test_the_statement_that_tells_it_answers(glossary: Vocabulary, question: str, statement: str) -> None:
    assert statement in answered(glossary, question)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("how long does pneumonitis last", "begin weeks or months after"),
        ("how long does colitis last", "can start weeks or months after"),
        ("how long does autoimmune disease last", "begin months later"),
        ("how long does immunodeficiency last", "Live vaccines"),
        ("how long does immunosuppression last", "Live vaccines"),
        ("how long does neutropenia last", "day or night"),
        ("how long does diabetic ketoacidosis last", "thirstier"),
        ("how long does chickenpox last", "years later"),
        ("how long does a seizure last", "emergency"),
        ("can you die of immunodeficiency", "Live vaccines"),
        ("is viral hepatitis contagious", "not a virus"),
        ("is meningitis contagious", "deadly"),
        ("what causes allergies", "Skin tests"),
        ("symptoms of a rash", "report a rash"),
        ("side effects of BCG", "different products"),
        ("how does gene therapy work", "train immune cells"),
        ("how is a pain reliever given", "Opioids"),
        ("how is an immunosuppressant given", "for life"),
    ],
)
def test_a_statement_that_tells_something_else_does_not_answer(
    glossary: Vocabulary, question: str, statement: str
) -> None:
    assert statement not in answered(glossary, question)


@pytest.mark.parametrize(
    ("drug", "warning"),
    [
        ("pembrolizumab", "It can harm an unborn child."),
        ("nivolumab", "It can harm an unborn child."),
        ("loperamide", "People have died of very high doses."),
        ("upadacitinib", "It can cause blood clots and holes in the bowel wall."),
        ("ruxolitinib", "A sudden stop"),
        ("tnf-inhibitor", "lymphoma"),
        ("natalizumab", "Signs of PML"),
    ],
)
def test_what_endangers_a_reader_warns_on_the_first_screen(glossary: Vocabulary, drug: str, warning: str) -> None:
    concept = glossary.find_concept(drug)
    assert concept
    lines = screen_lines(explain(glossary, concept), 80, command=f"immuno explain {drug} --full")
    said = re.sub(r"\s*\n +", " ", "\n".join(map(text_of, lines)))
    assert any(line.startswith("!") and warning in line for line in said.splitlines())


@pytest.mark.parametrize("question", ["can I get the shingles vaccine on methotrexate", "flu shot and methotrexate"])
def test_a_drug_that_is_a_shot_says_nothing_of_vaccines(immuno: Immuno, question: str) -> None:
    said = " ".join(immuno(f"explain {question}", IMMUNO_VOCABULARY="").out.split())
    assert "Live vaccines may not be safe" in said
    assert "It is a tablet or a shot" not in said


def test_what_lasts_a_lifetime_is_not_urgent() -> None:
    assert urgency(Statement("Patients are watched for a lifetime.")) > urgency(Statement("It is life-threatening."))


def test_the_schema_lists_the_marks_that_the_program_knows() -> None:
    schema = json.loads((data_directory() / "bundle.schema.json").read_bytes())
    marks = schema["$defs"]["statement"]["properties"]
    assert tuple(marks["answers"]["items"]["enum"]) == ASPECTS
    assert tuple(marks["tone"]["enum"]) == TONES


def test_every_mark_answers_a_question_that_can_be_asked() -> None:
    values = [value_aspect(is_low=is_low) for is_low in (True, False)]
    asked = [*(asking.aspect for asking in ASKING), *values]
    assert {aspect.id for aspect in asked if aspect is not TOGETHER} == set(ASPECTS)
