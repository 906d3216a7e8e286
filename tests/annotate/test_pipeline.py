"""What is a mention of a term, where it stands, and what it means."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import Annotation, annotate, build_matcher
from immuno_cli.annotate.finders import windows
from immuno_cli.annotate.records import Namesake
from immuno_cli.model import Concept
from tests.annotate.cells import CELLS, found, vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T cells and T-cells, t cell.", [("T cells", "t-cell"), ("T-cells", "t-cell"), ("t cell", "t-cell")]),
        ("a tumour, two tumours", [("tumour", "tumor"), ("tumours", "tumor")]),
        ("acute lymphoblastic leukaemia", [("acute lymphoblastic leukaemia", "all")]),
        ("pancreatic β-cells", [("pancreatic β-cells", "beta")]),
        ("PANCREATIC Β CELL", [("PANCREATIC Β CELL", "beta")]),
        ("bacteria", [("bacteria", "bacterium")]),
        ("responses to immunotherapy", [("responses to immunotherapy", "response")]),
        ("tumor's edge", [("tumor", "tumor")]),
        ("“tumor”—(tumor)", [("tumor", "tumor"), ("tumor", "tumor")]),
        ("tumor_T_cell", [("tumor", "tumor"), ("T_cell", "t-cell")]),
    ],
)
def test_spellings_of_a_label(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("apostrophe", ["'", "’", "´", "ʼ", "′"])
@pytest.mark.parametrize("gap", [" ", "  ", "\n", "\u00a0"])
def test_any_apostrophe_is_that_of_a_label(apostrophe: str, gap: str) -> None:
    for label in ("Graves' disease", "Graves’ disease", "Crohn's disease"):
        text = label.replace("'", apostrophe).replace("’", apostrophe).replace(" ", gap)
        assert found(f"She has {text}.", vocabulary(Concept("it", label))) == [(text, "it")]


@pytest.mark.parametrize(
    "text", ["tumorous", "atumor", "T cello", "tumoré", "T. cell", "T, cell", "T/cell", "T (cell)"]
)
def test_what_is_no_mention(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("see https://tumor.org/neuron?q=tumor and a tumor", 1),
        ("write to tumor@neuron.org, about a neuron", 1),
        ("www.tumor.org (a tumor)", 1),
        ("[a tumor](http://x.org/tumor)", 1),
        ("@tumor neuron", 2),
        ("a tumor at://", 1),
    ],
)
def test_a_word_in_an_address_is_no_mention(text: str, mentions: int) -> None:
    assert len(annotate(text, build_matcher([CELLS]))) == mentions


def test_the_longest_wins_from_left_to_right() -> None:
    assert found("medullary thymic epithelial cells") == [("medullary thymic epithelial cells", "mtec")]
    assert found("medullary thymic epithelial cells", all_matches=True) == [
        ("medullary thymic epithelial cells", "mtec"),
        ("thymic epithelial cells", "tec"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "  ", "\n    ", "\t", " \r\n  ", "\u00a0", "-\n", "-\n    "])
def test_a_term_runs_over_the_end_of_a_line(gap: str) -> None:
    text = f"the T{gap}cells"
    assert found(text) == [(f"T{gap}cells", "t-cell")]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n   ", "\f", "\u2029"])
def test_no_term_runs_over_a_blank_line(gap: str) -> None:
    assert found(f"the T{gap}cells") == []


@pytest.mark.parametrize(("text", "count"), [("NK and IV", 2), ("nk and iv", 0), ("Nk", 0), ("NKs", 1), ("all ALL", 1)])
def test_short_abbreviations_and_common_words_in_their_own_case(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_an_abbreviation_that_is_spelled_as_a_common_word_in_its_own_case() -> None:
    cells = vocabulary(Concept("face", "facial syndrome", ("FACE",)), Concept("covid", "COVID"), Concept("w", "will"))
    assert found("a face, two faces; FACE and FACEs", cells) == [("FACE", "face"), ("FACEs", "face")]
    assert found("covid, Covid, COVID; will, WILL", cells) == [
        *(("covid", "covid"), ("Covid", "covid"), ("COVID", "covid")),
        ("will", "w"),
    ]


def test_a_hidden_label_counts_if_it_cannot_be_an_everyday_word() -> None:
    assert found("the drip, put in a vein, IVI") == [("put in a vein", "iv"), ("IVI", "iv")]


def test_excluded_concepts_and_categories() -> None:
    text = "T cells, a tumor and NK"
    assert [one.id for one in annotate(text, build_matcher([CELLS], exclude=["t lymphocytes"]))] == ["tumor", "nk"]
    assert [one.id for one in annotate(text, build_matcher([CELLS], exclude=["nk", "tumor"]))] == ["t-cell"]
    assert [one.id for one in annotate(text, build_matcher([CELLS], accept=lambda c: c.id == "tumor"))] == ["tumor"]
    assert [one.id for one in annotate(text, build_matcher([CELLS]), min_length=5)] == ["t-cell", "tumor"]


def test_the_vocabulary_named_first_wins_and_is_named() -> None:
    other = vocabulary(Concept("x:1", "T cell"), Concept("x:2", "rash"), name="x")
    one, two = annotate("T cell rash", build_matcher([CELLS, other]))
    assert one == Annotation(0, 6, "T cell", "t-cell", "T cell", "T cell", "t", (Namesake("x:1", "x"),))
    assert (two.id, two.vocabulary) == ("x:2", "x")


def test_a_preferred_label_goes_before_an_alternative_one() -> None:
    cells = vocabulary(Concept("a", "one", ("shared name",)), Concept("b", "shared name"))
    assert found("shared name", cells) == [("shared name", "b")]


def test_unseen_characters_are_read_over() -> None:
    assert found("na\u0308ive T\u00ad cell\u200bs x") == [("T\u00ad cell\u200bs", "t-cell")]
    cells = vocabulary(Concept("m", "Müller glia"))
    for text in ("Müller glia", "Mu\u0308ller glia", "Muller glia"):
        assert found(f"The {text}.", cells) == [(text, "m")]


def test_an_empty_text_and_an_empty_vocabulary() -> None:
    assert found("") == []
    assert found("T cell", vocabulary()) == []


PARTS = [
    "T cell",
    "t-cells",
    "tumour",
    "tumor",
    "NK",
    "nk",
    "é",
    "β",
    "pancreatic",
    "beta",
    "cell",
    "-",
    " ",
    "  ",
    "\n",
]


ODD_PARTS = [
    "\n\n",
    "(TIL)",
    "TILs",
    "tumor-infiltrating lymphocytes",
    ".",
    "\u00ad",
    "\r\n",
    "İ",
    "😀",
    "x",
    "neuronal",
]


WORDS = st.sampled_from([*PARTS, *ODD_PARTS])


TEXTS = st.lists(WORDS | st.characters(), max_size=30).map("".join)


@given(TEXTS)
def test_offsets_hold_and_nothing_overlaps_in_any_text(text: str) -> None:
    last = 0
    for one in annotate(text, build_matcher([CELLS])):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert not re.search(r"\n[^\S\n]*\n", one.text)
        last = one.end


@given(TEXTS)
def test_windows_change_nothing(text: str) -> None:
    matcher = build_matcher([CELLS])
    whole = annotate(text, matcher, all_matches=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "WINDOW", 5)
        assert annotate(text, matcher, all_matches=True) == whole


def obvious(text: str, labels: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest matches of plain ASCII labels, as one regular expression finds them."""
    longest_first = sorted(labels, key=len, reverse=True)
    pattern = "|".join(re.escape(label).replace(r"\ ", "[ -]") for label in longest_first)
    return [match.span() for match in re.finditer(rf"(?<![a-z])(?:{pattern})s?(?![a-z])", text)]


@given(st.lists(st.sampled_from(["red", "cell", "blood", "cells", "x", "bloods"]), max_size=20), st.sampled_from(" -"))
def test_as_a_slow_and_obvious_search_finds_it(words: list[str], gap: str) -> None:
    labels = ["red blood cell", "blood cell", "blood", "cell x"]
    text = gap.join(words)
    matcher = build_matcher([vocabulary(*(Concept(label, label) for label in labels))])
    assert [(one.start, one.end) for one in annotate(text, matcher)] == [
        span for span in obvious(text, labels) if text[span[0] : span[1]] != "cell xs"
    ]


def test_progress_reaches_the_end() -> None:
    seen: list[tuple[int, int]] = []
    annotate("word " * 30_000, build_matcher([CELLS]), progress=lambda done, total: seen.append((done, total)))
    assert len(seen) > 1
    assert seen[-1] == (150_000, 150_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nivolumab+ipilimumab", ["nivolumab", "ipilimumab"]),
        ("ipilimumab + nivolumab", ["ipilimumab", "nivolumab"]),
        ("CD4+CD25+ T cells", ["CD4+CD25+ T cells"]),
        ("Na+/K+ pump", ["Na+/K+ pump"]),
    ],
)
def test_a_plus_between_two_words_joins_two_names(text: str, expected: list[str]) -> None:
    labels = ("nivolumab", "ipilimumab", "CD4+CD25+ T cell", "Na+/K+ pump", "T cell")
    names = vocabulary(*(Concept(f"c{number}", label) for number, label in enumerate(labels)))
    assert [word for word, _ in found(text, names)] == expected
