"""Names with another word for one of their words, where both mean the same."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("id", "X-linked intellectual disability"),
    Concept("c2", "complement component 2 deficiency"),
    Concept("neural", "neural precursor cell"),
    Concept("neutrophil", "neutrophil"),
    Concept("hepatic", "hepatic progenitor cell"),
    Concept("c5", "complement component 5"),
    Concept("erythroid", "erythroid progenitor cell"),
    Concept("pro-b", "progenitor B lymphocyte"),
)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("X-linked mental retardation", "id"),
        ("C2 deficiency", "c2"),
        ("C2-deficient", "c2"),
        ("neural progenitor cells", "neural"),
        ("hepatic precursor cell", "hepatic"),
        ("neutrophiles", "neutrophil"),
        ("erythroid progenitor cells", "erythroid"),
    ],
)
def test_another_word(text: str, concept: str) -> None:
    assert found(f"the {text} are", NAMES) == [(text, concept)]


@pytest.mark.parametrize("text", ["C3 deficiency", "C2", "C5", "mental retardation"])
def test_other_names(text: str) -> None:
    assert found(f"the {text} are", NAMES) == []


@pytest.mark.parametrize("text", ["erythroid precursor cells", "precursor B lymphocytes"])
def test_precursors_of_blood_cells_are_a_later_stage_than_progenitors(text: str) -> None:
    assert found(f"the {text} are", NAMES) == []
