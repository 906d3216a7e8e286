"""Questions in which one person has a treatment and another may suffer from it."""

import json
from collections.abc import Iterator

import pytest

from immuno_cli.questions.answer import Aspects, Named
from immuno_cli.questions.ask import ask
from immuno_cli.questions.reading.people import names_two_people, without_kin
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


@pytest.mark.parametrize(
    "asked",
    [
        "can my son get colitis from my keytruda",
        "can my baby get tuberculosis from my infliximab",
        "will my kids have diarrhea because of my opdivo",
        "could other people develop pneumonitis from my yervoy",
        "can I get hepatitis from my husband's nivolumab",
        "does my father-in-law have nausea from my chemo",
    ],
)
def test_what_a_treatment_does_to_who_has_it_does_not_answer_for_others(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Named)
    assert not answer.together
    assert all(any(notes) for notes in answer.warnings)


@pytest.mark.parametrize(
    "asked",
    [
        "can my son get colitis from keytruda",
        "can my wife get colitis from her keytruda",
        "did my mother-in-law get colitis from her opdivo",
        "can I get colitis from my keytruda",
        "can she have colitis from yervoy",
    ],
)
def test_whoever_has_the_treatment_may_suffer_from_it(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert answer.effect
    assert answer.effect.named


@pytest.mark.parametrize(
    ("text", "are_two"),
    [
        ("can my keytruda give my daughter diabetes", True),
        ("can my wife's chemo make me sick", True),
        ("my grandson has a rash since I started chemo", True),
        ("can my neighbour get sick when I am on BCG", True),
        ("can my keytruda give me diabetes", False),
        ("can my doctor stop my keytruda", False),
        ("can my skin get red from my cream", False),
    ],
)
def test_two_people_are_known_by_who_has_what(text: str, *, are_two: bool) -> None:
    assert names_two_people(text) == are_two


@pytest.mark.parametrize(
    "asked",
    [
        "can I get colitis from my drip",
        "can I get diarrhea from my cream",
        "can she get hepatitis from her medicine",
        "can I get hives from his tablets",
        "can I get pneumonitis from our infusions",
    ],
)
def test_what_is_somebodys_may_be_a_medicine(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects | Named)
    if isinstance(answer, Aspects):
        assert answer.effect
        assert answer.effect.mentions
    else:
        assert any(answer.warnings)


@pytest.mark.parametrize(
    "asked",
    [
        "can I get chickenpox from my son",
        "can we get flu from our baby",
        "can he get tuberculosis from my brother-in-law",
        "can I get measles from an infected cousin",
    ],
)
def test_a_disease_is_caught_from_people(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert answer.parts[0].said.aspect.about == "whether {} is contagious"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("can my baby get rotavirus vaccine if I took infliximab in pregnancy", "If the mother had infliximab"),
        ("can my wife get pregnant if I take thalidomide", "Women and men are usually told"),
    ],
)
def test_what_is_said_of_the_mother_and_the_child_is_shown(glossary: Vocabulary, asked: str, told: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Named)
    assert told in " ".join(mention.statement.text for mention in answer.together)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("can my son take humira", "can children take humira"),
        ("is dupixent safe for my 5 year old daughter", "is dupixent safe for children"),
        ("is humira ok for a 10 year old", "is humira ok for children"),
        ("can my wife have opdivo", "can someone have opdivo"),
        ("can grandma take prednisone", "can someone take prednisone"),
        ("my dad has a fever on keytruda", "someone has a fever on keytruda"),
        ("can I catch flu from my son", "can I catch flu from my son"),
        ("can keytruda harm my baby", "can keytruda harm my baby"),
        ("my son's colitis", "my son's colitis"),
        ("my mother who has lupus", "my mother who has lupus"),
        ("Dad joke", "Dad joke"),
    ],
)
def test_a_son_is_a_child_and_a_wife_is_someone(typed: str, asked: str) -> None:
    assert without_kin(typed) == asked


@pytest.mark.parametrize(
    "asked", ["can my son take humira", "is humira ok for my daughter", "can my toddler have humira"]
)
def test_a_treatment_of_a_son_is_asked_about_in_children(glossary: Vocabulary, asked: str) -> None:
    answer = ask([glossary], asked)
    assert isinstance(answer, Aspects)
    assert answer.parts[0].said.aspect.about == "{} in “children”"


@pytest.mark.parametrize(
    "asked",
    [
        "is keytruda safe for a 70 year old",
        "can an 80-year-old have shingrix",
        "can my 45 year old son take humira",
        "is humira safe for my 18 year old daughter",
        "can my son-in-law take humira",
        "is humira ok for my daughter-in-law",
    ],
)
def test_a_grown_child_is_no_child(immuno: Immuno, asked: str) -> None:
    shown = immuno(f"explain {asked} --plain", **WHOLE).out
    assert "children" not in shown.partition("!")[0]
    assert "Nothing is said" not in shown


@pytest.mark.parametrize("age", ["4 year old", "a 12-year-old", "my 17 year old son", "six-year-olds"])
def test_whoever_is_under_18_is_a_child(age: str) -> None:
    assert without_kin(f"is humira safe for {age}") == "is humira safe for children"


@pytest.mark.parametrize("who", ["my wife", "my dad", "mum", "my husband", "my grandfather"])
def test_a_grown_person_is_no_thing_beside_a_treatment(immuno: Immuno, who: str) -> None:
    shown = " ".join(immuno(f"explain can {who} take methotrexate --plain", **WHOLE).out.split())
    assert who.rsplit(maxsplit=1)[-1] not in shown
    assert "It can harm an unborn child" in shown
    assert "No entry covers" not in shown


@pytest.mark.parametrize(
    ("asked", "drug"),
    [
        ("can my child have MMR if he is on humira", "adalimumab"),
        ("can my toddler have mmr if she takes prednisone", "prednisone"),
        ("can my daughter get MMR while she is on methotrexate", "methotrexate"),
    ],
)
def test_what_a_child_is_to_have_is_not_lost(immuno: Immuno, asked: str, drug: str) -> None:
    answer = json.loads(immuno(f"explain {asked} --json", **WHOLE).out)
    assert {"mmr-vaccine", drug} <= {mention["id"] for mention in answer["mentions"]}
