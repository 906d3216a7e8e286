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
