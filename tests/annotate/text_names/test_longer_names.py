"""A term that is a part of a longer name counts if it is the head, or if every reader knows the rest."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary
from tests.annotate.reading import marks

NAMES = vocabulary(
    *(Concept(name.replace(" ", "-"), name) for name in ("lung", "antibody", "antigen", "cancer", "tumor")),
    Concept("merkel", "Merkel cell"),
    Concept("nk", "natural killer cell", ("natural killer",)),
    Concept("lung-cancer", "lung cancer"),
    Concept("angiopoiesis", "angiopoiesis"),
)


def words(text: str) -> list[str]:
    return [word for word, _ in found(text, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a lung xylophosis",
            "lung xylophoses are rare",
            "the lung\nxylophosis",
            "lung-xylophosis",
            "lung  xylophosis",
        ),
        *(
            "Lung xylophosis",
            "Lung Xylophosis",
            "Merkel Cell Polyomyrus",
            "tumor blorphoma.",
            "a lung cancer xylophosis",
        ),
        *("lung xylophosis, and again lung xylophosis", "lung naïphosis"),
    ],
)
def test_a_part_of_an_unknown_name_is_no_term(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("flurbic antibody", "xylophosis lung", "xylophoses of the lung"),
        *(
            "cancer patients",
            "antibody responses",
            "a lung transplantation",
            "tumor microvesicles",
            "lung nonresponders",
        ),
        *(
            "antigen, xylophosis",
            "antigen (xylophosis)",
            "antigen and xylophosis",
            "lung\n\nxylophosis",
            "lung. Xylophosis",
        ),
        *("lungs xylophosing", "antibodies xylophosis", "lung xylophic disease", "lung xylophosed", "lung xylo-phosis"),
        *("tumor xylogenesis", "antibody xylosylation", "antigen xylopexity", "lung xyloscopy"),
        *("the antibody xylizumab", "the antigen xylophin", "antibody Xylophosis", "lung XYLO", "lung xyl2"),
        *("lung xylophosis. The xylophosis grew.", "Xylophoses: lung xylophosis"),
    ],
)
def test_a_head_and_a_term_beside_what_is_no_name_are_terms(text: str) -> None:
    assert len(words(text)) == 1


@pytest.mark.parametrize("text", ["antibody–antigen complex", "tumor angiopoiesis", "lung cancer antigens"])
def test_a_term_beside_another_concept_is_a_term(text: str) -> None:
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("the natural killer whale", 0), ("natural killer-whales", 0), ("natural killer\nwhales", 0)),
        *(("natural killer and T cells", 1), ("natural killer.", 1), ("natural killer cells", 1)),
    ],
)
def test_a_shortened_form_needs_its_head(text: str, count: int) -> None:
    assert len(words(f"Natural killer cells: {text}")) == count + 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.HTML, "<b>tumor</b>&nbsp;<i>xylo</i>phosis"),
        (Kind.HTML, "tumor<br>\nxylo&shy;phosis"),
        (Kind.MARKDOWN, "**tumor** *xylophosis*"),
        (Kind.TEXT, "tumor xylo-\nphosis"),
        (Kind.TEXT, "> tumor\n> xylophosis"),
        (Kind.TEXT, "tumor¹ xylophosis"),
    ],
)
def test_markup_and_line_ends_change_nothing(kind: Kind, text: str) -> None:
    assert marks(text, kind) == []


def test_a_text_of_many_unknown_words_is_read_in_bounded_time() -> None:
    text = " ".join(f"lung xylo{'abcdefghij'[number % 10]}phosis" for number in range(20_000))
    assert len(text) > len(found(text, NAMES))
