"""Two treatments and a word between them, without "can I": what is said of both stands above, and no path does."""

import json

import pytest

from immuno_cli.questions.reading.tied import ties_briefly
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("asked", "warnings"),
    [
        ("flu shot during chemo", ("not the live nasal spray", "fever may be all")),
        ("shingles vaccine on humira", ("the live one is not given", "not to have live vaccines")),
        ("covid booster while on methotrexate", ("Live vaccines may not be safe", "pounding heart")),
        ("pneumonia shot before starting rituximab", ("Some vaccines, live ones above all, are avoided",)),
        ("surgery while on humira", ("Some infections are serious",)),
        ("MMR vaccine after stem cell transplant", ("people on chemotherapy, on high doses of steroids",)),
    ],
)
def test_each_warning_is_shown_and_nothing_sounds_like_a_retraction(
    immuno: Immuno, asked: str, warnings: tuple[str, ...]
) -> None:
    shown = " ".join(immuno(f"explain {asked} --plain", **WHOLE).out.split())
    assert [warning for warning in warnings if warning not in shown] == []
    assert "No entry covers" not in shown
    assert "said here" in shown


@pytest.mark.parametrize("asked", ["aspirin on keytruda", "ibuprofen during immunotherapy", "flu jab on opdivo"])
def test_a_path_between_two_treatments_is_no_answer(immuno: Immuno, asked: str) -> None:
    assert json.loads(immuno(f"explain {asked} --json", **WHOLE).out)["paths"] == []


@pytest.mark.parametrize(
    "asked", ["how do antibodies act on T cells", "effects of chemo on antibodies", "PD-1 on T cells"]
)
def test_other_sentences_keep_how_their_concepts_are_related(immuno: Immuno, asked: str) -> None:
    assert "together with" not in immuno(f"explain {asked} --plain", **WHOLE).out


def test_a_booster_is_a_vaccine(immuno: Immuno) -> None:
    shown = " ".join(immuno("explain can I have a booster on rituximab --brief", **WHOLE).out.split())
    assert "Some vaccines, live ones above all, are avoided" in shown


@pytest.mark.parametrize(
    ("text", "are_tied"),
    [
        ("flu shot during chemo", True),
        ("tetanus shot prior to chemo", True),
        ("what happens after chemo", False),
        ("one of many long phrases on what may come after some treatment", False),
    ],
)
def test_two_names_and_a_word_for_their_time_are_few_words(text: str, *, are_tied: bool) -> None:
    assert ties_briefly(text) == are_tied
