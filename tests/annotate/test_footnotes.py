"""Numbers of footnotes and ligatures do not hide a term, and what has a number in its name keeps it."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from tests.annotate.reading import concepts, marks


@pytest.mark.parametrize(
    "note", ["¹", "²³", "¹,²", "⁽¹⁾", "ᵃ", "[12]", "[1, 2]", "[1–3]", "1.", "1,2.", "12;", "*", "†", "[^1]", "(1)", "①"]
)
def test_a_footnote_hides_no_term(note: str) -> None:
    assert marks(f"We gave antibodies{note} to him") == [("antibodies", "antibody")]


@pytest.mark.parametrize("note", ["¹", "[12]", "*", "†", "‡‡", "§"])
def test_a_footnote_may_stand_inside_a_term(note: str) -> None:
    assert marks(f"monoclonal{note} antibodies") == [(f"monoclonal{note} antibodies", "mab")]


@pytest.mark.parametrize("text", ["antibodies12x", "antibodies1 bind", "tumor1b.", "IL-21.", "MM1.", "T cel1."])
def test_a_digit_that_is_no_footnote(text: str) -> None:
    assert concepts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A tumor1 and then antibodies2 came", ["tumor", "antibody"]),
        ("A tumor2,3 and then antibodies4 came", ["tumor", "antibody"]),
        ("The tumors1,2 and fevers3–5 came", ["tumor", "fever"]),
        ("A tumor1,2 came", []),
        ("A tumor1 and then tumor2 came", []),
        ("A tumor1 and then antibodies7 came", []),
        ("A tumor1b and then antibodies2 came", []),
    ],
)
def test_numbers_that_go_on_from_word_to_word_are_footnotes(text: str, expected: list[str]) -> None:
    assert concepts(text) == expected


@pytest.mark.parametrize("text", ["IL-2", "IL-2.", "IL-2¹", "interleukin-2."])
def test_a_name_keeps_its_number(text: str) -> None:
    assert concepts(text) == ["il-2"]


@pytest.mark.parametrize(
    "note",
    ["<sup>1</sup>", "<sup>[1,2]</sup>", '<sup class="x"><a href="#1">1</a></sup>', "<sup>a</sup>", "&sup1;", "&#185;"],
)
def test_a_footnote_in_html(note: str) -> None:
    html = f"<p>A T cell{note} and monoclonal{note} antibodies{note}.</p>"
    found = [("T cell", "t-cell"), (f"monoclonal{note} antibodies", "mab")]
    assert marks(html, Kind.HTML) == found
    if "<a" not in note:
        assert marks(html, Kind.MARKDOWN) == found
    else:
        assert concepts(f"Antibodies{note}", Kind.MARKDOWN) == ["antibody"]


def test_other_superscripts_are_read() -> None:
    assert concepts("<p>fever<sup>+</sup> fever<sup>th</sup> <sup>12</sup>fever <sup>tumor</sup>", Kind.HTML) == [
        "tumor"
    ]


@pytest.mark.parametrize(("text", "concept"), [("ﬁbrosis", "fibrosis"), ("ﬁ ﬂ ﬃ ﬄ ﬀ ﬆ ﬁbrosis", "fibrosis")])
def test_ligatures_are_letters(text: str, concept: str) -> None:
    assert marks(f"é {text} T cells") == [("ﬁbrosis", concept), ("T cells", "t-cell")]


@pytest.mark.parametrize("joint", ["~", "‐", "‑", "‒", "–", "−"])
def test_ties_and_dashes_join(joint: str) -> None:
    assert marks(f"a T{joint}cell") == [(f"T{joint}cell", "t-cell")]
    assert concepts(f"a T {joint} cell") == []


@pytest.mark.parametrize("number", ["1", "12", "a", "*", "<a href='#r1'>1</a>", "[1]"])
def test_the_number_of_a_note_stands_before_its_first_word(number: str) -> None:
    assert marks(f"<p>x.</p><p><sup>{number}</sup>Lymphocyte</p>", Kind.HTML) == [("Lymphocyte", "lymphocyte")]
    assert marks(f"<p><sup>{number}</sup> <b>Tumor</b></p>", Kind.HTML) == [("Tumor", "tumor")]
