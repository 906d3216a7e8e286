"""Names that share words, and names with a parenthesis inside."""

import pytest

from immuno_cli.annotate.finders.coordination import BEFORE, BEHIND, begins_plainly, ends_plainly
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary
from tests.annotate.reading import marks

NAMES = vocabulary(
    *(Concept(cell[0].lower(), cell) for cell in ("B cell", "T cell")),
    Concept("nk", "natural killer cell", ("NK cell",)),
    Concept("cd4", "CD4+ T cell"),
    Concept("cd8", "CD8+ T cell"),
    *(Concept(organ, f"{organ} cancer") for organ in ("lung", "bladder", "ovarian")),
    Concept("breast", "breast cancer", ("cancer of the breast",)),
    Concept("ovary", "cancer of the ovary"),
    Concept("d1", "type 1 diabetes"),
    Concept("d2", "type 2 diabetes"),
    Concept("skin", "skin"),
    Concept("skin-cancer", "skin cancer"),
    Concept("bipolar", "bipolar neuron"),
    Concept("lip", "cleft lip"),
    Concept("lip-palate", "cleft lip palate"),
    Concept("palate", "cleft palate"),
    Concept("tumor", "tumor"),
    Concept("t-response", "T cell response"),
    Concept("il-17", "interleukin-17", ("IL-17",)),
    Concept("anti-17", "IL-17 inhibitor"),
    Concept("anti-23", "IL-23 inhibitor"),
    Concept("inflammation", "inflammation", hidden_labels=("pro-inflammatory",)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B and T cells", [("B", "b"), ("T cells", "t")]),
        ("neither lung nor bladder cancer", [("lung", "lung"), ("bladder cancer", "bladder")]),
        ("B\x7f\x7f and \x7f\x7fT cells", [("B", "b"), ("T cells", "t")]),
        (
            "cancer of the\u00a0breast\u00a0and\u00a0ovary",
            [("cancer of the\u00a0breast", "breast"), ("ovary", "ovary")],
        ),
        ("T- and B-cells", [("T", "t"), ("B-cells", "b")]),
        ("B and T cell responses", [("B", "b"), ("T cell responses", "t-response")]),
        ("IL-17 and IL-23 inhibitors", [("IL-17", "anti-17"), ("IL-23 inhibitors", "anti-23")]),
        ("IL-17 and T cells", [("IL-17", "il-17"), ("T cells", "t")]),
        ("pro- and anti-inflammatory signals", []),
        ("NK, B and T cells", [("NK", "nk"), ("B", "b"), ("T cells", "t")]),
        ("CD4+ and CD8+ T cells", [("CD4+", "cd4"), ("CD8+ T cells", "cd8")]),
        ("breast and/or ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovarian")]),
        ("breast/ovarian cancers", [("breast", "breast"), ("ovarian cancers", "ovarian")]),
        ("lung- and bladder cancer", [("lung", "lung"), ("bladder cancer", "bladder")]),
        ("lung, breast, or bladder cancer", [("lung", "lung"), ("breast", "breast"), ("bladder cancer", "bladder")]),
        ("the B and the T cells", [("B", "b"), ("T cells", "t")]),
        ("lung (NSCLC) and bladder cancer", [("lung", "lung"), ("bladder cancer", "bladder")]),
        (
            "breast (n = 3), lung (2) or bladder cancer",
            [("breast", "breast"), ("lung", "lung"), ("bladder cancer", "bladder")],
        ),
        ("B (CD19+) and T (CD3+) cells", [("B", "b"), ("T (CD3+) cells", "t")]),
        ("lung (c-d) or bladder cancer", [("bladder cancer", "bladder")]),
        ("the lung or the bladder cancer", [("bladder cancer", "bladder")]),
        ("the natural killer and the T cells", [("T cells", "t")]),
        ("so.\n\nB and T cells", [("B", "b"), ("T cells", "t")]),
        ("A title\n\nB or T cells", [("B", "b"), ("T cells", "t")]),
        ("lung &\nbladder cancer", [("lung", "lung"), ("bladder cancer", "bladder")]),
        ("type 1 and type 2 diabetes", [("type 1", "d1"), ("type 2 diabetes", "d2")]),
        ("cancer of the breast and ovary", [("cancer of the breast", "breast"), ("ovary", "ovary")]),
    ],
)
def test_each_name_of_several_that_share_words_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(f"It is {text}.", NAMES) == expected


def test_a_vocabulary_of_long_names_changes_nothing() -> None:
    long_names = [Concept(f"a{number}", f"a very long name of a rare disease {number}") for number in range(100)]
    with_long_names = vocabulary(*NAMES.iter_concepts(), *long_names)
    assert found("NK, B and T cells", with_long_names) == [("NK", "nk"), ("B", "b"), ("T cells", "t")]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "  ", "\u00a0", "\n    "])
def test_names_are_joined_over_the_end_of_a_line(gap: str) -> None:
    for text in (f"NK,{gap}B and T cells", f"NK, B{gap}and T cells", f"NK, B and{gap}T cells"):
        assert found(text, NAMES) == [("NK", "nk"), ("B", "b"), ("T cells", "t")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B, T cells", [("T cells", "t")]),
        ("B. And T cells", [("T cells", "t")]),
        ("B\n\nand T cells", [("T cells", "t")]),
        ("B\r\n\r\nor T cells", [("T cells", "t")]),
        ("B with T cells", [("T cells", "t")]),
        ("either b or T cells", [("T cells", "t")]),
        ("cancer of the breast,\n\novary", [("cancer of the breast", "breast")]),
        ("vitamin B and T cells", [("T cells", "t")]),
        ("hepatitis B or T cells", [("T cells", "t")]),
        ("Q and T cells", [("T cells", "t")]),
        ("tumors and T cells", [("tumors", "tumor"), ("T cells", "t")]),
        ("cleft lip and/or cleft palate", [("cleft lip", "lip"), ("cleft palate", "palate")]),
    ],
)
def test_what_shares_no_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


def test_a_word_that_has_a_meaning_of_its_own_shares_the_head() -> None:
    assert found("skin and breast cancer", NAMES) == [("skin", "skin-cancer"), ("breast cancer", "breast")]
    assert found("skin with breast cancer", NAMES) == [("skin", "skin"), ("breast cancer", "breast")]


def test_a_parenthesis_inside_a_name_is_part_of_it() -> None:
    names = vocabulary(
        Concept("g6pd", "glucose-6-phosphate dehydrogenase deficiency"), Concept("vhl", "von Hippel-Lindau disease")
    )
    text = "Glucose-6-phosphate dehydrogenase (G6PD) deficiency. The von Hippel-Lindau (VHL) disease is rare"
    assert found(text, names) == [
        ("Glucose-6-phosphate dehydrogenase (G6PD) deficiency", "g6pd"),
        ("von Hippel-Lindau (VHL) disease", "vhl"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\r\n", " ", "-", "\u00a0"])
def test_a_name_goes_on_in_the_next_line(gap: str) -> None:
    names = vocabulary(Concept("e", "embryonic stem cell"))
    assert found(f"embryonic stem (ES){gap}cells", names) == [(f"embryonic stem (ES){gap}cells", "e")]
    assert found("embryonic stem (ES)\n\ncells", names) == []


def test_a_part_of_a_name_is_not_interrupted() -> None:
    names = vocabulary(Concept("s", "stem cell"), Concept("n", "neural crest cell"))
    assert found("neural crest (NC) cells, embryonic stem (ES) cells", names) == [("neural crest (NC) cells", "n")]


def test_a_verb_after_the_parenthesis_is_no_part_of_the_name() -> None:
    names = vocabulary(Concept("w", "Wilson syndrome"), Concept("w1", "Wilson syndrome i"))
    assert found("Wilson syndrome (WS) is rare", names) == [("Wilson syndrome", "w"), ("WS", "w")]


def test_a_shortened_name_that_shares_its_head_means_the_same() -> None:
    names = vocabulary(
        Concept("nk", "natural killer cell", hidden_labels=("natural killer",)),
        Concept("dc", "dendritic cell"),
        Concept("p", "plasma cell"),
    )
    text = "dendritic, natural killer, and plasma cells"
    assert found(text, names) == [("dendritic", "dc"), ("natural killer", "nk"), ("plasma cells", "p")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.HTML, "<p><b>lung</b>&nbsp;<i>and</i> bladder&nbsp;cancer"),
        (Kind.HTML, "<p>lung<sup>1</sup> and<br>bladder can&shy;cer"),
        (Kind.MARKDOWN, "**lung** and *bladder* cancer"),
        (Kind.LATEX, r"\emph{lung} and bladder~cancer"),
        (Kind.TEXT, "lung¹ and bladder can-\ncer²"),
        (Kind.TEXT, "> lung and\n> bladder cancer"),
    ],
)
def test_markup_and_notes_stand_between_names_that_share_words(kind: Kind, text: str) -> None:
    assert [concept for _, concept in marks(text, kind, NAMES)] == ["lung", "bladder"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.HTML, "<p>natural killer&nbsp;(<b>NK</b>)&nbsp;cells"),
        (Kind.MARKDOWN, "*natural killer* (**NK**) cells"),
        (Kind.LATEX, r"natural killer~(\textbf{NK})~cells"),
        (Kind.TEXT, "natural kil-\nler (NK) cells¹"),
    ],
)
def test_a_parenthesis_with_markup_is_part_of_a_name(kind: Kind, text: str) -> None:
    assert [concept for _, concept in marks(text, kind, NAMES)] == ["nk"]


def test_a_quick_look_beside_a_name_loses_no_join() -> None:
    assert not begins_plainly(" nor ")
    joins = (
        "and",
        "or",
        "and/or",
        "&",
        "/",
        "as well as",
        "but not",
        "but also",
        "rather than",
        "plus",
        "vs.",
        "and the",
        "or the",
    )
    blanks = (" ", "\n", "  ", "\u00a0", " \n ")
    for join in joins:
        for before in blanks:
            for behind in blanks:
                assert not begins_plainly(f"breast{before}{join}{behind}"[-BEFORE:]), (join, behind)
                assert not ends_plainly(f"{before}{join}{behind}"[:BEHIND]), (join, before)


def test_most_names_stand_between_plain_words() -> None:
    assert all(begins_plainly(word[-BEFORE:]) for word in ("the ", "of ", "factor ", "fetal\n", "for ", "this "))
    assert all(ends_plainly(word[:BEHIND]) for word in (" in the", " cells", " is", "\nnear"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NK/NKT cells", [("NK", "nk")]),
        ("NK/NKT\r\ncells", [("NK", "nk")]),
        ("B, NK, NKT, and T cells", [("B", "b"), ("NK", "nk"), ("T cells", "t")]),
        ("CD4+/CD8+ T cells", [("CD4+", "cd4"), ("CD8+ T cells", "cd8")]),
        ("NK and NKT cells", [("NK", "nk")]),
        ("NK,\nNKT\nand iNKT\ncells", [("NK", "nk")]),
        ("neither NK nor CAR-NK-like cells", []),
        ("B, NK, and NKT cells", [("B", "b"), ("NK", "nk")]),
        ("NK and XYZ ratios", []),
        ("NK/XYZ ratios", []),
        ("vitamin B and NKT cells", []),
        ("B and yellow cells", []),
    ],
)
def test_an_abbreviation_that_is_no_name_hides_no_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize("join", ["or", "and", "as well as", ", XYZ2, and", "and/or", "\nnor\n"])
def test_an_abbreviation_of_two_letters_alone_is_no_doubt_with_the_head_of_another(join: str) -> None:
    cells = vocabulary(Concept("nk", "natural killer cell", ("NK", "NK cell")))
    assert found(f"We count NK {join} NKT cells.", cells) == [("NK", "nk")]


def test_a_name_that_begins_with_the_letters_of_another_shares_its_head() -> None:
    names = vocabulary(*(Concept(name.lower(), f"{name} cell") for name in ("Th1", "Th2", "Th17")))
    expected = [("Th1", "th1"), ("Th2", "th2"), ("Th17 cells", "th17")]
    assert found("Th1/Th2/Th17 cells", names) == expected
    assert found("Th1, Th2, and Th17 cells", names) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B, bipolar and T cells", [("B", "b"), ("T cells", "t")]),
        ("B, pre-B, and T cells", [("B", "b"), ("T cells", "t")]),
        ("pre-B and T cells", [("T cells", "t")]),
        ("In B, cells and T cells", [("T cells", "t")]),
    ],
)
def test_what_has_no_name_in_a_list_hides_no_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    "text",
    ["Blood was drawn, stained, and T cells were sorted", "the blood, survival, and T cells"],
)
def test_a_verb_or_another_word_between_commas_is_no_part_of_a_list(text: str) -> None:
    names = vocabulary(Concept("blood", "blood cell"), Concept("t", "T cell"))
    assert found(text, names) == [("T cells", "t")]


def test_names_of_people_share_a_head() -> None:
    names = vocabulary(*(Concept(name, f"{name}'s disease") for name in ("Alzheimer", "Parkinson")))
    expected = [("Alzheimer's", "Alzheimer"), ("Parkinson's disease", "Parkinson")]
    assert found("Alzheimer's and Parkinson's disease", names) == expected
