"""Names with another word for one of their words, where both mean the same."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("id", "X-linked intellectual disability"),
    Concept("c2", "complement component 2 deficiency"),
    Concept("neural", "neural precursor cell"),
    Concept("neutrophil", "neutrophil"),
    Concept("myeloid", "myeloid progenitor cell"),
    Concept("erythroid", "erythroid precursor cell"),
    Concept("erythroid-2", "erythroid progenitor cell"),
)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("X-linked mental retardation", "id"),
        ("C2 deficiency", "c2"),
        ("C2-deficient", "c2"),
        ("neural progenitor cells", "neural"),
        ("myeloid precursor cell", "myeloid"),
        ("neutrophiles", "neutrophil"),
        ("erythroid progenitor cells", "erythroid-2"),
        ("erythroid precursor cells", "erythroid"),
    ],
)
def test_another_word(text: str, concept: str) -> None:
    assert found(f"the {text} are", NAMES) == [(text, concept)]


@pytest.mark.parametrize("text", ["C3 deficiency", "C2", "mental retardation"])
def test_other_names(text: str) -> None:
    assert found(f"the {text} are", NAMES) == []
