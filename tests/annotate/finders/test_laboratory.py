"""Names of markers and of families of molecules as laboratories write them."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
from tests.annotate.reading import marks

NAMES = vocabulary(
    Concept("cd3", "CD3"),
    Concept("cd4", "CD4"),
    Concept("cd25", "CD25"),
    Concept("pd-1", "PD-1", ("PD1",)),
    Concept("bcma", "B-cell maturation antigen", ("BCMA",)),
    Concept("helper", "helper T cell", ("CD4 T cell", "CD4 cell")),
    Concept("t-cell", "T cell"),
    Concept("crohn", "Crohn's disease", ("CD",)),
    Concept("il-1", "interleukin-1", ("IL-1",)),
    Concept("ifn-g", "interferon gamma", ("IFN-γ",)),
    Concept("tnf", "tumor necrosis factor", ("TNF-α",)),
    Concept("grade", "severe", hidden_labels=("grade 3",)),
)


@pytest.mark.parametrize("sign", ["+", "⁺", " +", "(+)", "+,", "+/-", "-", "–"])
def test_a_sign_behind_a_marker_is_not_part_of_it(sign: str) -> None:
    assert marks(f"The sample was CD4{sign} and CD3{sign} here.", glossary=NAMES) == [("CD4", "cd4"), ("CD3", "cd3")]


def test_a_plus_behind_other_abbreviations() -> None:
    text = "PD-1+ and PD1+ and BCMA+ ones; grade 3+ pain; severe+"
    expected = [("PD-1", "pd-1"), ("PD1", "pd-1"), ("BCMA", "bcma")]
    assert marks(text, glossary=NAMES) == expected


def test_a_chain_of_markers() -> None:
    text = "Of CD4+CD25+ cells and CD3+CD4+CD25+FoxP3+ T cells"
    expected = [
        ("CD4", "cd4"),
        ("CD25", "cd25"),
        ("CD3", "cd3"),
        ("CD4", "cd4"),
        ("CD25", "cd25"),
        ("T cells", "t-cell"),
    ]
    assert marks(text, glossary=NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD-3 was lost", [("CD-3", "cd3")]),
        ("CD 3 positive, CD 4 negative", [("CD 3", "cd3"), ("CD 4", "cd4")]),
        ("CD 4+ cells", [("CD 4+ cells", "helper")]),
        ("CD-4 T cells and CD 4 T cells", [("CD-4 T cells", "helper"), ("CD 4 T cells", "helper")]),
        ("the CD 4 count", [("CD 4", "cd4")]),
        ("CD3dim CD4hi CD4high", [("CD3", "cd3"), ("CD4", "cd4"), ("CD4", "cd4")]),
        ("the third CD 3 of the box", []),
        ("the CD-7 and ACD-3", []),
    ],
)
def test_other_spellings_of_a_cluster(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text, glossary=NAMES) == expected


@pytest.mark.parametrize("name", ["IFNγ", "IFN-γ", "IFN γ", "IFNgamma", "IFN-gamma", "IFN gamma"])
def test_a_greek_letter_with_a_hyphen_or_without(name: str) -> None:
    assert marks(f"anti-{name} and {name}.", glossary=NAMES) == [(name, "ifn-g"), (name, "ifn-g")]


@pytest.mark.parametrize("name", ["IL-1β", "IL-1α", "IL-1 beta", "IL-1beta", "IL1β"])
def test_a_member_of_a_family_with_a_number(name: str) -> None:
    assert marks(f"for {name} here", glossary=NAMES) == [(name, "il-1")]


@pytest.mark.parametrize("name", ["IL-2Rα", "IL-11β", "IL-1βx", "TNF-β", "NF-κB"])
def test_no_member_of_the_family(name: str) -> None:
    assert marks(f"of {name} here", glossary=NAMES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total Ig A was low, Ig G normal.", ["Ig A", "Ig G"]),
        ("Ig-E and IG M", ["Ig-E", "IG M"]),
        ("my ig G and ig-E were low", ["ig G", "ig-E"]),
        ("igG, igE and total ige, igg", ["igG", "igE", "ige", "igg"]),
        ("IGG 7, IGM 0.4", ["IGG", "IGM"]),
        ("big A, Ig a day, Ig e.g. this, Ig Gold", []),
        ("big G, fig A, IGA 0/1, IGE, Iga, Ige", []),
    ],
)
def test_immunoglobulins_are_found_in_two_parts_and_in_another_case(text: str, expected: list[str]) -> None:
    classes = vocabulary(*(Concept(f"ig{one}", f"immunoglobulin {one}", (f"Ig{one}",)) for one in "ADEGM"))
    assert [words for words, _ in marks(text, glossary=classes)] == expected
