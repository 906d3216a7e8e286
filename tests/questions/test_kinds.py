"""Kinds of questions that people ask: what is read, and which entries answer, with what they warn of."""

from collections.abc import Iterator

import pytest

from immuno_cli.questions.answer import Answer, Aspects, Compared, Named
from immuno_cli.questions.ask import ask
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.reading.comparison import compared_terms
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


def said(answer: Answer) -> str:
    """Return all statements by which a question for an aspect is answered, a line each."""
    assert isinstance(answer, Aspects)
    found = [said for part in answer.parts for said in part.said.said]
    notes = [note.statement for each in found for note in each.notes]
    return "\n".join(statement.text for each in found for statement in (*each.definitions, *notes))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how does CMV spread", "close contact with body fluids"),
        ("how is hepatitis B transmitted", "other body fluids"),
        ("can you get tetanus from another person", "does not spread from person to person"),
        ("does measles spread easily", "spreads very easily"),
        ("how contagious is chickenpox", "spreads very easily"),
        ("how do people get HIV", "unprotected sex"),
    ],
)
def test_how_an_infection_spreads_is_told(glossary: Vocabulary, asked: str, told: str) -> None:
    assert told in said(ask([glossary], asked))


def test_that_nothing_is_said_of_catching_a_disease_is_an_answer(glossary: Vocabulary) -> None:
    answer = ask([glossary], "can I catch asthma from my husband")
    assert said(answer) == ""
    assert isinstance(answer, Aspects)
    assert answer.parts[0].said.aspect.about == "whether {} is contagious"


@pytest.mark.parametrize("asked", ["how does melanoma spread", "can cancer spread to the bones", "does CRS spread"])
def test_what_is_no_infection_spreads_in_another_sense(glossary: Vocabulary, asked: str) -> None:
    assert not isinstance(ask([glossary], asked), Aspects)


@pytest.mark.parametrize("asked", ["can I get colitis from keytruda", "can you get hepatitis from yervoy"])
def test_what_comes_from_a_treatment_is_not_caught(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert answer.effect


@pytest.mark.parametrize(
    "asked", ["can opdivo and yervoy be combined", "nivolumab with ipilimumab", "ipilimumab and nivolumab at once"]
)
def test_treatments_that_an_entry_combines_are_answered_with_that_entry_first(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Named)
    assert answer.concepts[0].concept.id == "nivolumab-plus-ipilimumab"
    assert len(answer.concepts) == 3
    assert all(answer.warnings)
    assert answer.paths == ()


@pytest.mark.parametrize("asked", ["is prednisone safe for diabetics", "can diabetics take prednisone"])
def test_people_with_a_disease_are_known_by_its_name(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Named)
    assert {each.concept.id for each in answer.concepts} == {"prednisone", "diabetes"}
    assert "It also raises blood sugar." in answer.together[0].statement.text


def test_a_disease_in_small_letters_is_known_where_a_question_joins_it(glossary: Vocabulary) -> None:
    assert "multiple sclerosis can get worse" in said(ask([glossary], "can people with ms take humira"))
    answer = ask([glossary], "can people with sle take prednisone")
    assert isinstance(answer, Named)
    assert {each.concept.id for each in answer.concepts} == {"prednisone", "systemic-lupus-erythematosus"}


def test_a_disease_that_comes_from_a_vaccine_is_not_caught(glossary: Vocabulary) -> None:
    answer = ask([glossary], "did I catch measles from my vaccine")
    assert "spreads very easily" not in said(answer)


def test_no_urgent_warning_of_a_condition_gives_way_to_those_of_treatments(immuno: Immuno) -> None:
    shown = " ".join(immuno("explain steroids for colitis on keytruda", IMMUNO_VOCABULARY="").out.split())
    assert "! It can be serious or even deadly, and the bowel can tear." in shown


def test_a_verb_before_a_treatment_is_no_part_of_its_name(glossary: Vocabulary) -> None:
    assert "breastfe" in said(ask([glossary], "can I take methotrexate while breastfeeding"))


@pytest.mark.parametrize("asked", ["can I take opdivo with pregnancy", "is opdivo safe in pregnancy"])
def test_what_the_other_entry_warns_of_is_told_too(glossary: Vocabulary, asked: str) -> None:
    pregnancy = glossary.find_concept("pregnancy")
    assert pregnancy
    warnings = [each.text for each in pregnancy.statements if each.tone == "warning"]
    assert set(warnings) <= set(said(ask([glossary], asked)).splitlines())


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("what distinguishes a T cell from a B cell", ("a T cell", "a B cell")),
        ("compare humira and enbrel", ("humira", "enbrel")),
        ("compare humira with enbrel", ("humira", "enbrel")),
        ("antigen and antibody difference", ("antigen", "antibody")),
        ("lymphoma and leukemia: what is the difference", ("lymphoma", "leukemia")),
        ("differences between B cells, T cells and NK cells", ("B cells", "T cells", "NK cells")),
        ("which is better, humira or enbrel", ("humira", "enbrel")),
        ("active / passive immunity", ("active", "passive immunity")),
        ("response to therapy", ()),
        ("difference between response to therapy and remission", ("response to therapy", "remission")),
        ("difference in side effects between keytruda and opdivo", ()),
    ],
)
def test_a_difference_is_asked_for_in_many_words(text: str, terms: tuple[str, ...]) -> None:
    assert compared_terms(text) == terms


def test_two_names_before_the_word_difference_are_compared(glossary: Vocabulary) -> None:
    for asked in ("antigen antibody difference", "innate adaptive immunity difference"):
        answer = ask([glossary], asked)
        assert isinstance(answer, Compared)
        assert len(answer.concepts) == 2


def test_a_compared_thing_without_an_entry_is_named(glossary: Vocabulary) -> None:
    answer = ask([glossary], "keytruda vs yoga")
    assert isinstance(answer, Named)
    assert answer.unknown == ("yoga",)


@pytest.mark.parametrize(
    ("asked", "concepts"),
    [
        ("chemo lung cancer treatment", ["chemotherapy", "lung-cancer"]),
        ("was hilft gegen fieber nach chemo", ["fever", "chemotherapy"]),
        ("hilfe bei übelkeit durch chemo", ["nausea", "chemotherapy"]),
    ],
)
def test_a_condition_and_a_treatment_are_known_in_one_topic(
    glossary: Vocabulary, asked: str, concepts: list[str]
) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert [part.meant.concept.id for part in answer.parts] == concepts


@pytest.mark.parametrize(
    ("asked", "concept"),
    [
        ("my LDH went up", "lactate-dehydrogenase"),
        ("platelets fell to 20", "thrombocytopenia"),
        ("my neutrophils have gone down", "neutropenia"),
    ],
)
def test_a_value_that_moved_is_high_or_low(glossary: Vocabulary, asked: str, concept: str) -> None:
    answer = ask([glossary], asked)
    meant = answer.parts[0].meant if isinstance(answer, Aspects) else getattr(answer, "meant", None)
    assert meant
    assert meant.concept.id == concept


@pytest.mark.parametrize("words", ["", "?", "x" * 2000, "vs", "/", "compare", "difference", "is is is", "a , b , c"])
def test_whatever_is_typed_can_be_read(words: str) -> None:
    assert read_asked(words).typed == words


CONTAGIOUS = "whether {} is contagious"
INHERITED = "whether {} is inherited"


@pytest.mark.parametrize(
    ("asked", "concept", "about"),
    [
        ("how does lupus spread from person to person", "lupus", CONTAGIOUS),
        ("can I spread hepatitis b to my baby", "hepatitis-b", CONTAGIOUS),
        ("can arthritis spread to others", "arthritis", CONTAGIOUS),
        ("can colitis spread between people", "colitis", CONTAGIOUS),
        ("can I get tuberculosis from my mother", "tuberculosis", CONTAGIOUS),
        ("can I pass on hepatitis c to my wife", "hepatitis-c", CONTAGIOUS),
        ("can she catch leukemia from her sister", "leukemia", CONTAGIOUS),
        ("can lupus be passed on to my children", "lupus", INHERITED),
        ("can I get leukemia from my mother", "leukemia", INHERITED),
        ("can I pass multiple sclerosis on to my daughter", "multiple-sclerosis", INHERITED),
        ("does rheumatoid arthritis run in families", "rheumatoid-arthritis", INHERITED),
        ("can my children inherit type 1 diabetes", "type-1-diabetes", INHERITED),
        ("is psoriasis passed down from my father", "psoriasis", INHERITED),
    ],
)
def test_from_whom_a_disease_comes_asks_whether_it_is_caught_or_inherited(
    glossary: Vocabulary, asked: str, concept: str, about: str
) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    (part,) = answer.parts
    assert (part.meant.concept.id, part.said.aspect.about) == (concept, about)


@pytest.mark.parametrize("asked", ["is cancer contagious", "can I catch cancer from my husband"])
def test_a_virus_that_can_cause_a_cancer_does_not_make_it_contagious(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert [said.connections for said in answer.parts[0].said.said if said.connections] == []
