"""A cell or a therapy has no gene: its abbreviation beside such a word names the gene."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("apc", "antigen-presenting cell", ("APC",)),
    Concept("act", "adoptive cell therapy", ("ACT",)),
    Concept("nk", "natural killer cell", ("NK",)),
    Concept("pd-1", "PD-1"),
    Concept("cf", "cystic fibrosis", ("CF",)),
    Concept("lung", "lung"),
)


def concepts(text: str) -> list[str]:
    return [concept for _, concept in found(text, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        *("the APC gene", "APC mutations", "mutations in the APC gene", "mutations of APC", "germ-line APC mutations"),
        *("the APC tumor suppressor", "APC germline mutations", "the MCC and APC loci", "exon 4 of APC"),
        *("the suppressor gene, APC,", "the ACT promoter", "the APC protein", "the APC\ngene"),
    ],
)
def test_the_abbreviation_of_a_cell_or_a_therapy_names_a_gene(text: str) -> None:
    assert concepts(f"{text} in the lung") == ["lung"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("the PD-1 gene", "pd-1"), ("the CF gene", "cf"), ("APCs with mutations", "apc")),
        *(("APC function", "apc"), ("NK gene expression", "nk"), ("NK protein expression", "nk")),
    ],
)
def test_a_molecule_or_a_disease_may_have_a_gene_and_a_cell_expresses_genes(text: str, concept: str) -> None:
    assert concepts(f"{text} in the lung") == [concept, "lung"]


def test_what_is_a_gene_once_is_one_in_the_whole_text() -> None:
    assert concepts("APC binds catenin. The APC gene is lost in the lung.") == ["lung"]


def test_a_text_that_names_the_cell_in_full_may_have_both() -> None:
    text = "The lung has antigen-presenting cells. APC activate T cells. The APC gene is lost."
    assert concepts(text) == ["lung", "apc", "apc"]
