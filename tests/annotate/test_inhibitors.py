"""Drugs are named by any name of their target, and an inhibitor is also called a blocker."""

from collections.abc import Sequence

import pytest

from immuno_cli.annotate.forms.derived_forms import Labels
from immuno_cli.annotate.forms.inhibitors import inhibitors
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


def forms(concepts: Sequence[Concept]) -> list[tuple[str, int]]:
    """Return the forms of the drugs of a vocabulary, each with the number of its label."""
    one = vocabulary(*concepts)
    found = list(one.iter_labels())
    labels = Labels(found, [label.text.lower() for label in found], [0], [one])
    return [(form.key, form.label) for form in inhibitors(labels, "")]


def test_a_target_of_many_names_gives_each_drug_few_forms() -> None:
    names = tuple(f"tgt{number}x" for number in range(500))
    drugs = [Concept(f"d{number}", f"{name} inhibitor") for number, name in enumerate(names)]
    found = forms([Concept("target", "target", names), *drugs])
    assert len(found) < 100 * len(drugs)
    assert {"tgt499x blocker", "target blocker", "tgt7x blocker"} <= {key for key, _ in found}


def test_each_form_of_a_concept_is_made_once() -> None:
    found = [key for key, _ in forms([Concept("d", "TNF inhibitor", ("TNF blocker", "TNF antagonist"))])]
    assert {"tnf antagonist", "tnf blocker", "tnf inhibitor"} <= set(found)
    assert len(found) == len(set(found))
