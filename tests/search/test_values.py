"""The value of a test leads to the entry of the test."""

import pytest

from immuno_cli import open_vocabulary, resolve, search
from immuno_cli.language.values import read_value
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}
SAYS = "not single values or results."


def match(term: str) -> tuple[str, str] | None:
    found = resolve(open_vocabulary(), term).match
    return (found.id, found.matched_by) if found else None


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("low TSH", "thyroid-stimulating-hormone"),
        ("my TSH was too low", "thyroid-stimulating-hormone"),
        ("what does a high CRP mean?", "c-reactive-protein"),
        ("CRP 45 mg/l", "c-reactive-protein"),
        ("is a TSH of 5 normal", "thyroid-stimulating-hormone"),
        ("ALT > 3x ULN", "alanine-aminotransferase"),
        ("ALT 3 times the upper limit of normal", "alanine-aminotransferase"),
        ("ANC 0.9", "absolute-neutrophil-count"),
        ("platelets 90 x10^9/L", "platelet"),
        ("creatinine: 1,4 (high)", "creatinine"),
        ("TSH level", "thyroid-stimulating-hormone"),
        ("CPS 10", "combined-positive-score"),
        ("biopsy negative", "biopsy"),
        ("IL-6 high", "interleukin-6"),
        ("high fever", "fever"),
        ("eGFR 45", "glomerular-filtration-rate"),
        ("is my CRP 45 ok", "c-reactive-protein"),
        ("lymphocytes 0.5", "lymphocyte"),  # a cell that is counted
        ("eosinophils 0.9", "eosinophil"),  # a kind of one
        ("CK 450", "creatine-kinase"),
        ("PD-L1 60%", "pd-l1-test"),  # of a molecule, the test has a share as its result
        ("PD-L1 TPS 60%", "tumor-proportion-score"),
        ("ANA positive", "antinuclear-antibody"),
        ("mrd negative", "minimal-residual-disease"),
        ("egfr wild type", "egfr"),
        ("BRAF mutated", "braf"),
        ("pt2 n1 m0", "tnm-staging"),
        ("cT1bN0", "tnm-staging"),
    ],
)
def test_a_value_leads_to_what_is_measured(term: str, concept: str) -> None:
    assert match(term) == (concept, "value")
    assert search(open_vocabulary(), term)[0].id == concept


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("low thyroid", "hypothyroidism"),
        ("high thyroid", "hyperthyroidism"),
        ("low blood counts", "cytopenia"),
        ("my platelets are low", "thrombocytopenia"),
        ("WBC low", "leukopenia"),
        ("liver enzymes raised", "liver-enzyme-rise"),
        ("high temperature", "fever"),
        ("elevated temperature", "fever"),
        ("reduced appetite", "loss-of-appetite"),
        ("grade 3", "grade-in-cancer-care"),
        ("stage IV", "stage-4-cancer"),
        ("interleukin 17", "interleukin-17"),
        ("type 1 diabetes", "type-1-diabetes"),
        ("COVID-19", "covid-19"),
    ],
)
def test_a_finding_with_an_entry_of_its_own_goes_before(term: str, concept: str) -> None:
    found = match(term)
    assert found
    assert found[0] == concept
    assert found[1] != "value"


@pytest.mark.parametrize(
    "term",
    [
        "HER2 negative",  # a kind of tumor
        "CD8 positive",  # a kind of cell
        "IgG 4",  # another name
        "CK 20",  # a keratin
        "CK 7 positive",
        "negative CK 20",
        "CD19 20%",  # no test for it has an entry
        "CT 2",
        "TLR 4",
        "dendritic cells 5",
        "EGFR positive",  # not the rate of the kidneys
        "interleukin 2 high",
        "covid positive",
        "low sodium",  # no entry
        "test results",
    ],
)
def test_a_part_of_a_name_is_no_value(term: str) -> None:
    found = match(term)
    assert found is None or found[1] != "value"


@pytest.mark.parametrize("term", ["CRP 45 and ferritin 2000", "my CRP is 45, ferritin 2000"])
def test_several_values_lead_to_what_each_is_of(term: str) -> None:
    found = resolve(open_vocabulary(), term)
    assert found.match is None
    assert [result.id for result in found.mentions] == ["c-reactive-protein", "ferritin"]


def test_a_name_in_small_letters_that_two_measured_things_have_is_asked_back() -> None:
    found = resolve(open_vocabulary(), "egfr low")
    assert found.match is None
    assert {each.id for each in found.suggestions} == {"egfr", "glomerular-filtration-rate"}
    assert match("EGFR low") == ("egfr", "value")
    assert match("eGFR low") == ("glomerular-filtration-rate", "value")


@pytest.mark.parametrize("text", ["TSH", "low", "", "90 45 low", " ".join(["low"] * 500), "0" * 900])
def test_no_name_is_left(text: str) -> None:
    assert read_value(text) is None


def test_that_a_value_is_not_explained_is_told(immuno: Immuno) -> None:
    answer = immuno("explain raised lipase", **WHOLE)
    assert answer.code == 0
    assert answer.out.startswith("lipase")
    assert f"The glossary explains “lipase” in general, {SAYS}" in answer.err
    assert SAYS not in immuno("explain lipase", **WHOLE).err


def test_what_is_asked_of_a_value_is_not_answered_by_its_substance(immuno: Immuno) -> None:
    assert "side effects of “bilirubin”" not in immuno("explain symptoms of high bilirubin", **WHOLE).out
