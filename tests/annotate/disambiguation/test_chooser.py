"""What a string means that may mean several things, and what is not sure."""

import pytest

from immuno_cli.annotate.matcher import tables
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

DISEASES = vocabulary(
    Concept("diabetes", "diabetes mellitus", ("DM", "sugar disease")),
    Concept("myositis", "dermatomyositis", ("DM", "muscle disease")),
    Concept("rash", "rash", ("sugar rash",)),
    Concept("other", "sugar rash"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dermatomyositis: DM", "myositis"), ("diabetes mellitus: DM", "diabetes"), ("muscle disease; DM", "myositis")],
)
def test_of_concepts_that_share_a_label_the_one_that_the_text_names_counts(text: str, expected: str) -> None:
    assert {concept for _, concept in found(text, DISEASES)} == {expected}


def test_a_preferred_label_goes_first_where_the_text_names_neither() -> None:
    assert found("sugar rash", DISEASES) == [("sugar rash", "other")]


def test_case_tells_abbreviations_of_two_concepts_apart() -> None:
    both = vocabulary(Concept("receptor", "EGFR"), Concept("kidneys", "filtration rate", hidden_labels=("eGFR",)))
    assert found("eGFR 78, EGFR and EGFRs", both) == [("eGFR", "kidneys"), ("EGFR", "receptor"), ("EGFRs", "receptor")]


def test_abbreviations_of_a_large_vocabulary_need_the_full_name(monkeypatch: pytest.MonkeyPatch) -> None:
    genes = vocabulary(Concept("pah", "pulmonary hypertension", ("PAH",)), Concept("hiv", "HIV"))
    assert found("PAH and HIV", genes) == [("PAH", "pah"), ("HIV", "hiv")]
    monkeypatch.setattr(tables, "FEW_CONCEPTS", 1)
    assert found("PAH and HIV", genes) == [("HIV", "hiv")]
    assert found("PAH is pulmonary hypertension", genes) == [("PAH", "pah"), ("pulmonary hypertension", "pah")]


def test_long_abbreviations_of_a_large_vocabulary_need_no_full_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FEW_CONCEPTS", 1)
    diseases = vocabulary(Concept("cmt", "Tooth disease type 1A", ("CMT1A", "CMTIA", "SHORT")), Concept("hiv", "HIV"))
    assert found("CMT1A, CMTIA, cmtia, CMT2A, SHORT and HIV", diseases) == [
        ("CMT1A", "cmt"),
        ("CMTIA", "cmt"),
        ("HIV", "hiv"),
    ]


def test_a_name_of_what_is_deficient_is_not_the_deficiency() -> None:
    diseases = vocabulary(Concept("d", "G6PD deficiency", ("G6PD",)))
    assert found("G6PD and G6PD deficiency", diseases) == [("G6PD deficiency", "d")]


def test_an_abbreviation_in_lower_case_is_another_word() -> None:
    diseases = vocabulary(Concept("a", "alveolar sarcoma", ("ARMS", "arms")))
    assert found("two arms, ARMS", diseases) == [("ARMS", "a")]


def test_a_label_without_its_head_needs_it_somewhere() -> None:
    cells = vocabulary(Concept("nk", "natural killer cell", ("natural killer",)), Concept("i", "enzyme inhibitor"))
    assert found("A natural killer whale", cells) == []
    assert found("Natural killer cells: the natural killer", cells) == [
        ("Natural killer cells", "nk"),
        ("natural killer", "nk"),
    ]


def test_a_hidden_word_counts_if_it_is_not_english() -> None:
    drugs = vocabulary(Concept("i", "imiquimod", hidden_labels=("Aldara", "shot")))
    assert found("Aldara and a shot", drugs) == [("Aldara", "i")]
