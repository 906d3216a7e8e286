"""Abbreviations that a text defines: how they are found, and what they mean in the rest of the text."""

import pytest

from immuno_cli.annotate import build_matcher, defined_abbreviations
from immuno_cli.annotate.defined_abbreviations import read_abbreviations
from immuno_cli.annotate.schwartz_hearst import long_form
from immuno_cli.model import Concept
from tests.annotate.cells import CELLS, found, vocabulary


def test_tumor_infiltrating_lymphocytes_by_their_abbreviation() -> None:
    cells = vocabulary(Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("TILs? Tumor-infiltrating lymphocytes (TILs) fight. TIL, TILs, tils.", cells) == [
        ("Tumor-infiltrating lymphocytes", "til"),
        ("TILs", "til"),
        ("TIL", "til"),
        ("TILs", "til"),
    ]


def test_the_short_form_may_come_first_or_stand_within() -> None:
    cells = vocabulary(Concept("es", "embryonic stem cell"), Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("mouse embryonic stem (ES) cells; then ES cells and an ES-cell line", cells) == [
        ("embryonic stem (ES) cells", "es"),
        ("ES cells", "es"),
        ("ES-cell", "es"),
    ]
    assert ("TILs", "til") in found("A TIL (tumor-infiltrating lymphocyte) is one. TILs are many.", cells)


def test_an_abbreviation_inside_longer_labels() -> None:
    assert ("medullary TECs", "mtec") in found("Thymic epithelial cells (TECs). The medullary TECs differ.")


def test_definitions_without_number_are_followed_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thymic epithelial cells (TECs); natural killers (NKS) of a natural killer cell. TECs"
    assert len(read_abbreviations(text, build_matcher([CELLS])).forms) == 3
    monkeypatch.setattr(defined_abbreviations, "MOST_FORMS", 0)
    forms = read_abbreviations(text, build_matcher([CELLS])).forms
    assert {one.short for one in forms} == {"TEC"}


def test_an_abbreviation_that_the_text_gives_another_meaning_is_left_alone() -> None:
    assert found("insulin vapor (IV) is here; IV again") == []
    assert found("an IV was set; IV again") == [("IV", "iv"), ("IV", "iv")]


def test_another_long_form_with_the_same_head_is_no_other_meaning() -> None:
    assert found("new killer cells (NK); NK") == [("NK", "nk"), ("NK", "nk")]
    assert found("nice kill (NK); NK") == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Myotonic dystrophy (DM) is rare. DM", "myotonic dystrophy"),
        ("Hereditary hemochromatosis (HH). HH", "hereditary hemochromatosis"),
        ("Tumor necrosis of the heart (HTN). HTN", None),
    ],
)
def test_first_letters_of_words_come_first_in_any_order(text: str, meaning: str | None) -> None:
    names = ("myotonic dystrophy", "hereditary hemochromatosis", "hemochromatosis")
    diseases = vocabulary(*(Concept(name, name) for name in names))
    short = {concept for words, concept in found(text, diseases) if words.isupper()}
    assert short == ({meaning} if meaning else set())


def test_a_short_form_before_deficiency_names_what_is_deficient() -> None:
    diseases = vocabulary(Concept("d", "protein kinase deficiency", ("PK deficiency", "PK")))
    assert found("Protein kinase (PK) deficiency. PK, PK deficiency, PK-deficient", diseases) == [
        ("Protein kinase (PK) deficiency", "d"),
        ("PK deficiency", "d"),
        ("PK-deficient", "d"),
    ]


@pytest.mark.parametrize(
    ("short", "candidate", "expected"),
    [
        ("TIL", "the tumor-infiltrating lymphocytes", "tumor-infiltrating lymphocytes"),
        ("ES", "of mouse embryonic stem", "embryonic stem"),
        ("HSF1", "heat shock transcription factor 1", "heat shock transcription factor 1"),
        ("ABC", "nothing of the sort", ""),
        ("T", "T", ""),
    ],
)
def test_schwartz_and_hearst(short: str, candidate: str, expected: str) -> None:
    assert long_form(short, candidate) == expected
