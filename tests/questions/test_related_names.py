"""A name without an entry of its own that is filed under something near: what is said there is not said of it."""

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("ibrutinib and bleeding", "ibrutinib"),
        ("can dasatinib cause bleeding", "dasatinib"),
        ("my brother on imatinib has a rash and a fever", "imatinib"),
        ("bortezomib with rituximab and a cough", "bortezomib"),
    ],
)
def test_that_a_name_has_no_entry_is_said(immuno: Immuno, asked: str, name: str) -> None:
    assert f"“{name}” has no entry of its own." in immuno(f"explain {asked}", **WHOLE).err


@pytest.mark.parametrize("asked", ["ibrutinib and bleeding", "dasatinib bleeding", "can imatinib cause fatigue"])
def test_a_side_effect_of_another_drug_of_the_class_is_not_one_of_it(immuno: Immuno, asked: str) -> None:
    shown = " ".join(immuno(f"explain {asked}", **WHOLE).out.split())
    assert "That does not rule it out." in shown
    assert "is named here among the side effects" not in shown


def test_of_the_class_itself_its_kinds_tell(immuno: Immuno) -> None:
    shown = " ".join(immuno("explain can a tyrosine kinase inhibitor cause bleeding", **WHOLE).out.split())
    assert "is named here among the side effects of “axitinib”" in shown


@pytest.mark.parametrize("asked", ["opdivo and fever", "keytruda with a rash and a cough"])
def test_a_brand_has_the_entry_of_its_drug(immuno: Immuno, asked: str) -> None:
    assert "no entry of its own" not in immuno(f"explain {asked}", **WHOLE).err
