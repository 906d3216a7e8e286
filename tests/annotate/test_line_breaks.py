"""Words that a line end breaks have two readings, and a part of one is no mention."""

import pytest

from immuno_cli.annotate.reading.line_breaks import Break, broken_words, find_breaks, read_over
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept, Scheme
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.annotate.cells import found
from tests.annotate.reading import concepts, marks

HYPHENS = ("-", "‐", "\u00ad", "¬", "-\u00ad", "\u00ad-")
LINE_ENDS = ("\n", "\r\n", "\n    ", " \n\t", "  \n", "   \n")


@pytest.mark.parametrize("hyphen", HYPHENS)
@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_a_broken_word_is_one_word_or_two(hyphen: str, line_end: str) -> None:
    gap = hyphen + line_end
    assert marks(f"the anti{gap}bodies") == [(f"anti{gap}bodies", "antibody")]
    assert concepts(f"a T{gap}cell and a mono{gap}clonal anti{gap}body") == ["t-cell", "mab"]
    assert concepts(f"LYMPHO{gap}CYTES") == ["lymphocyte"]


@pytest.mark.parametrize("gap", ["-\n", "\u00ad\r\n"])
def test_a_part_of_a_broken_word_is_no_mention(gap: str) -> None:
    assert concepts(f"immuno{gap}therapy") == ["immunotherapy"]
    assert concepts(f"chemo{gap}therapy, tumo{gap}rigenic, anti{gap}tumor") == []
    assert concepts(f"tumor{gap}infiltrating, tumor{gap}IgG") == ["tumor", "tumor"]


def test_two_words_are_one_where_the_text_has_them_in_one_piece() -> None:
    assert concepts("fever-\nhead") == ["fever"]
    assert concepts("feverhead, fever-\nhead") == []


def test_two_hyphens_are_a_dash() -> None:
    assert concepts("anti--\nbodies") == []


def test_a_blank_line_breaks_no_word() -> None:
    assert concepts("anti-\n\nbodies") == []
    assert find_breaks("anti-\n\nbodies, - \nx, a-\n") == []


@pytest.mark.parametrize("mark", ["> ", "# ", "// ", "  * "])
def test_a_word_is_broken_inside_quoted_and_commented_lines(mark: str) -> None:
    assert concepts(f"{mark}the mono-\n{mark}clonal anti-\n{mark}bodies") == ["mab"]


HTML_BREAKS = ["-\n", "-<br>", "&shy;<br/>\n ", "&shy;\r\n", "&#173;<br>", "&hyphen;<br>\n", "&#x2010;\n", "-</b>\n<b>"]


@pytest.mark.parametrize("html", [f"anti{gap}bodies" for gap in HTML_BREAKS])
def test_a_word_is_broken_in_html(html: str) -> None:
    assert marks(f"<p>{html}</p>", Kind.HTML) == [(html, "antibody")]


@pytest.mark.parametrize("text", ["immuno-\ntherapy", "immuno\\-therapy", "immuno%\ntherapy"])
def test_a_word_is_broken_in_latex(text: str) -> None:
    assert concepts(text, Kind.LATEX) == ["immunotherapy"]


def test_what_can_be_one_word() -> None:
    (mixed,) = find_breaks("PD-\nligand")
    assert mixed.before == ""
    text = "Lym-\nphoma, PD-\nligand"
    one, other = find_breaks(text)
    assert (one.before, one.after) == ("lym", "phoma")
    assert broken_words(text, [one, other], is_word=lambda word: word == "lymphoma", known={}) == [
        one,
        Break(14, 16, "", ""),
    ]


@pytest.mark.parametrize("name", ["tumor-infiltrating\nlympho-\ncyte", "tumor-\ninfiltrating lympho-\ncyte"])
def test_a_name_runs_over_breaks_of_both_kinds(name: str) -> None:
    assert found(name) == [(name, "til")]
    assert found(f"{name}s (XYZ), XYZ") == [(f"{name}s", "til")]
    assert found(f"{name}s (TILs), TIL") == [(f"{name}s", "til"), ("TILs", "til"), ("TIL", "til")]


def test_offsets_lead_back_over_what_is_left_out() -> None:
    text = "a my-\neloma (\x7f\x7fM\x7fM) x"
    sentence = read_over(text, find_breaks(text))
    assert sentence.text == "a myeloma (MM) x"
    offsets = [0, 6, 11, 15, 17, 20]
    assert [sentence.offset(place) for place in (0, 4, 9, 11, 12, 15)] == offsets
    assert list(sentence.read_places(offsets).values()) == [0, 4, 9, 11, 12, 15]


def test_what_is_left_out_has_the_place_of_what_follows() -> None:
    sentence = read_over("a\x7f\x7fb\x7f", [])
    assert list(sentence.read_places(range(6)).values()) == [0, 1, 1, 1, 2, 2]


@pytest.mark.parametrize("row", ["\u00ad" * 50_000, "\u00ad\u200b" * 25_000, "¹" * 50_000 + "⁺"])
def test_a_long_row_of_signs_that_are_read_over_hides_nothing_around_it(row: str) -> None:
    assert concepts(f"a T cell {row} fever") == ["t-cell", "fever"]


@pytest.mark.parametrize(
    ("text", "concepts_of_it"),
    [
        ("a trans-\ntumor, a pseudo-\ntumor", []),
        ("pre-\nand post-therapy", ["treatment"]),
        ("T-\ncells", ["t-cell"]),
        ("tumor-\nand", ["tumor"]),
    ],
)
def test_a_prefix_is_a_part_of_a_word_and_before_and_a_hyphen_stands_for_one(
    text: str, concepts_of_it: list[str]
) -> None:
    assert concepts(text) == concepts_of_it


def test_in_german_a_small_letter_goes_on_with_the_noun() -> None:
    german = MemoryVocabulary(
        "g",
        Scheme("g", "Test", "de"),
        (Concept("krebs", "Krebs"), Concept("t", "T-Zelle"), Concept("k", "Antikörper"), Concept("z", "Zelle")),
    )
    assert marks("Krebs-\nzelle, T-\nZelle, Anti-\nkörper, Krebs-\nund Zelle", glossary=german) == [
        *(("T-\nZelle", "t"), ("Anti-\nkörper", "k"), ("Krebs", "krebs"), ("Zelle", "z")),
    ]


def test_of_a_wide_gap_a_few_line_ends_stay() -> None:
    read = read_over("one" + "\n " * 900 + "two", [])
    assert read.text == "one\n\n\ntwo"
    assert read.offsets([read.text.index("two")]) == {6: 1803}
