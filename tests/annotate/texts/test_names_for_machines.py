"""Names that machines read are no words: identifiers, options, variables and addresses. A hashtag is a word."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
from tests.annotate.reading import concepts, marks

TEXTS = (Kind.TEXT, Kind.MARKDOWN, Kind.HTML)


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    "name",
    [
        *("tumor_fever", "fever_2", "the_fever", "self.tumor_fever.fever", "fever__tumor", "getTumor_fever()"),
        *("run --fever", "run --fever=tumor", "[--fever]", "--fever=x", '"--no-fever"', "--fever-tumor=1 now"),
        *("tumor::fever", "std::tumor::fever()", "Fever::Tumor"),
        *("echo $fever", "$FEVER", "${fever}", "buy $FEVER"),
    ],
)
def test_identifiers_options_and_variables_are_not_read(kind: Kind, name: str) -> None:
    assert concepts(f"A T cell, {name} and a T cell", kind) == ["t-cell", "t-cell"]


@pytest.mark.parametrize("kind", [*TEXTS, Kind.LATEX])
def test_a_hashtag_is_a_word(kind: Kind) -> None:
    assert concepts("It helps #fever and #immunotherapy", kind) == ["fever", "immunotherapy"]


@pytest.mark.parametrize(
    "text",
    [
        *("_fever_ and __tumor__", "____ fever ____tumor____", "the fever --tumor-- rests", "-fever -tumor"),
        *(
            "a--fever--tumor",
            "fever -- a tumor -- rests",
            "--fever\n--tumor",
            "$5 fever, 10$ tumor",
            "US$ fever, tumor $",
        ),
    ],
)
def test_signs_around_words_make_no_name(text: str) -> None:
    assert concepts(text) == ["fever", "tumor"]


def test_two_hyphens_in_a_sentence_that_goes_on_are_a_dash() -> None:
    assert concepts("the cause --fever is known, and the cause --tumor may follow") == ["fever", "tumor"]
    assert concepts("the option --fever is off, run --tumor is, the switch --no-fever is") == []


def test_fused_genes_are_no_name_of_a_program() -> None:
    fusion = vocabulary(Concept("x", "BCR::ABL1 fusion"))
    assert marks("a BCR::ABL1 fusion", glossary=fusion) == [("BCR::ABL1 fusion", "x")]


def test_a_dash_that_a_capital_follows_begins_no_option() -> None:
    assert concepts("It kills --T cells too. The cause --Fever rose") == ["t-cell", "fever"]


def test_markup_inside_an_identifier() -> None:
    assert concepts("<p><b>T</b>_cell and T_<i>cell</i>", Kind.HTML) == []
    assert concepts(r"the tumor\_fever and a fever \& tumor", Kind.LATEX) == ["fever", "tumor"]


@pytest.mark.parametrize(
    "address", ["bit.ly/fever", "t.co/tumor", "youtu.be/fever?a=b", "fever.gov/tumor", "fever.xyz"]
)
def test_an_address_needs_no_scheme(address: str) -> None:
    assert concepts(f"It is on {address}, a T cell") == ["t-cell"]
    assert concepts(f"({address}). A T cell") == ["t-cell"]


def test_glued_words_and_words_with_a_slash_are_no_address() -> None:
    text = "a tumor.fever, fever/tumor, no fever.Then a tumor"
    assert concepts(text) == ["tumor", "fever", "fever", "tumor", "fever", "tumor"]
