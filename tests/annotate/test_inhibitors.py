"""Drugs are named by any name of their target, and an inhibitor is also called a blocker."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

DRUGS = vocabulary(
    Concept(
        "tnf",
        "tumor necrosis factor",
        ("TNF", "TNF-alpha", "TNF-α", "tumor necrosis factor alpha", "cachectin"),
        hidden_labels=("the factor",),
    ),
    Concept("anti-tnf", "TNF inhibitor", ("TNF blocker",)),
    Concept("pd-l1", "PD-L1", ("programmed death ligand 1",)),
    Concept("anti-pd-l1", "PD-L1 inhibitor"),
    Concept("h1", "H1 receptor", ("histamine receptor 1",)),
    Concept("antihistamine", "H1 receptor antagonist"),
    Concept("a", "alpha", ("shared",)),
    Concept("b", "beta", ("shared",)),
    Concept("anti-shared", "shared inhibitor"),
)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("a TNF blocker", "anti-tnf"),
        ("tumor necrosis factor blockers", "anti-tnf"),
        ("tumour necrosis factor inhibitors", "anti-tnf"),
        ("TNF-alpha blockers", "anti-tnf"),
        ("a Tumor Necrosis Factor (TNF) blocker", "anti-tnf"),
        ("tumor necrosis factor-alpha (TNF-α) inhibitors", "anti-tnf"),
        ("programmed death ligand 1 inhibitors", "anti-pd-l1"),
        ("programmed death ligand 1 (PD-L1) inhibitors", "anti-pd-l1"),
        ("PD-L1 blocker", "anti-pd-l1"),
        ("a histamine receptor 1 antagonist", "antihistamine"),
        ("an H1 receptor blocker", "antihistamine"),
        ("shared blockers", "anti-shared"),
    ],
)
def test_a_drug_is_found_by_another_name_of_its_target(text: str, concept: str) -> None:
    assert [one for _, one in found(text, DRUGS)] == [concept]


@pytest.mark.parametrize(
    "text", ["the factor inhibitor", "an alpha inhibitor", "a beta blocker", "a TNF antagonist", "an inhibitor"]
)
def test_other_names_are_no_drug(text: str) -> None:
    assert not {one for _, one in found(text, DRUGS)} & {"anti-tnf", "anti-shared"}
