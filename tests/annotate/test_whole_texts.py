"""Whole texts, written for this test: every mention that a careful reader finds, in order, and nothing else.

The two documents themselves are checked in the same way by `tests/benchmarks/documents.py`.
"""

from pathlib import Path
from typing import Final

import pytest

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.vocabularies.memory import MemoryVocabulary

TEXTS: Final = Path(__file__).parent.parent / "fixtures" / "texts"
EXPECTED: Final = {
    "overview": {
        1: [
            ("Immunotherapies", "immunotherapy"),
            ("Active immunotherapy", "active-immunotherapy"),
            ("immune system", "immune-system"),
            ("cancer vaccine", "cancer-vaccine"),
            ("Passive immunotherapy", "passive-immunotherapy"),
            ("monoclonal antibodies", "monoclonal-antibody"),
            ("Suppression immunotherapy", "suppression-immunotherapy"),
            ("kidney transplant", "kidney-transplant"),
        ],
        5: [("Bladder cancer", "bladder-cancer"), ("tumour", "tumor")],
        7: [("Mouse study", "mouse-model"), ("liver fibrosis", "liver-fibrosis"), ("headaches", "headache")],
        9: [("Small molecules", "small-molecule"), ("lupus", "lupus"), ("remission", "remission")],
        11: [("T-cells", "t-cell"), ("B cells", "b-cell"), ("natural killer cells", "natural-killer-cell")],
        13: [
            ("Dendritic cells", "dendritic-cell"),
            ("tumor", "tumor"),
            ("antigens", "antigen"),
            ("lymphocytes", "lymphocyte"),
            ("Cytotoxic T lymphocytes", "cytotoxic-t-lymphocyte"),
            ("cancer cells", "cancer-cell"),
            ("antigen", "antigen"),
            ("macrophages", "macrophage"),
            ("Interferons", "interferon"),
            ("interleukin‑2", "interleukin-2"),
            ("IL‑2", "interleukin-2"),
        ],
    },
    "leaflet": {
        1: [("treatment", "treatment")],
        4: [
            ("monoclonal antibody therapy", "monoclonal-antibody-therapy"),
            ("antibodies", "antibody"),
            ("vein", "vein"),
            ("antigen", "antigen"),
            ("tumour cells", "cancer-cell"),
        ],
        8: [("fever", "fever")],
        9: [("rash", "rash"), ("DIARRHOEA", "diarrhea"), ("nausea", "nausea")],
        10: [("headaches", "headache")],
        12: [("side-effects", "side-effect"), ("allergic reaction", "allergic-reaction")],
        14: [
            ("clinical trial", "clinical-trial"),
            ("tumor-infiltrating lymphocyte therapy", "tumor-infiltrating-lymphocyte-therapy"),
            ("TIL therapy", "tumor-infiltrating-lymphocyte-therapy"),
            ("tumor", "tumor"),
            ("IL-2", "interleukin-2"),
        ],
        16: [("remission", "remission")],
    },
}
"""Of each text, by its lines: the mentions, each with the id of its concept. They were found by hand."""


@pytest.mark.parametrize("name", EXPECTED)
def test_every_mention_is_found_and_nothing_else(name: str, glossary: MemoryVocabulary) -> None:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[int, list[tuple[str, str]]] = {}
    for one in annotate(text, build_matcher([glossary])):
        line = text.count("\n", 0, one.start) + 1
        found.setdefault(line, []).append((one.text, one.id))
    assert found == EXPECTED[name]
