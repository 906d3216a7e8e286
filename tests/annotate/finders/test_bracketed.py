"""A parenthesis inside a name, and one that joins two names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.finders.bracketed import last_phrase
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("b", "B cell"),
    Concept("t", "T cell"),
    Concept("ctl", "cytotoxic T cell"),
    Concept("cancer", "cancer"),
    Concept("lung", "lung cancer"),
    Concept("bladder", "bladder cancer"),
    Concept("small", "small cell lung cancer"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cytotoxic (CD8+) T cells", [("cytotoxic (CD8+) T cells", "ctl")]),
        ("cytotoxic (CD8+)\nT cells", [("cytotoxic (CD8+)\nT cells", "ctl")]),
        ("cytotoxic\n(CD8+) T cells", [("cytotoxic\n(CD8+) T cells", "ctl")]),
        ("cytotoxic\u00a0(CD8+)\u00a0T cells", [("cytotoxic\u00a0(CD8+)\u00a0T cells", "ctl")]),
        ("small cell (oat cell) lung cancer", [("small cell (oat cell) lung cancer", "small")]),
        ("small cell (oat cell)\r\nlung\r\ncancer", [("small cell (oat cell)\r\nlung\r\ncancer", "small")]),
        ("T\u00a0(CD4)\u00a0cells", [("T\u00a0(CD4)\u00a0cells", "t")]),
        ("cancer (a B cell) cancer", [("cancer", "cancer"), ("B cell", "b"), ("cancer", "cancer")]),
        ("young (CD8+) T cells", [("T cells", "t")]),
        ("T (CD4) cells, T (XY) cells", [("T (CD4) cells", "t")]),
        ("cytotoxic. (CD8+) T cells", [("T cells", "t")]),
        ("cytotoxic (see Smith) and (CD8+) T cells", [("T cells", "t")]),
        ("cytotoxic\n\n(CD8+) T cells", [("T cells", "t")]),
    ],
)
def test_a_remark_inside_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lung (and bladder) cancer", [("lung", "lung"), ("bladder", "bladder")]),
        ("Small cell lung (or bladder) cancers", [("Small cell lung", "small"), ("bladder", "bladder")]),
        ("B- (and/or T-) cells grow", [("B", "b"), ("T", "t")]),
        ("a B\n(and T)\ncell", [("B", "b"), ("T", "t")]),
        ("stone (and bladder) cancer", [("bladder", "bladder")]),
        ("lung (and other) cancer", [("lung", "lung"), ("cancer", "cancer")]),
        ("lung (and so on). Bladder cancer", [("Bladder cancer", "bladder")]),
        ("lung\n\n(and bladder) cancer", [("cancer", "cancer")]),
    ],
)
def test_a_parenthesis_joins_two_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("overall (5-year) survival of all", [("overall (5-year) survival", "os")]),
        ("Overall (at 5 years)\nsurvival rates", [("Overall (at 5 years)\nsurvival rates", "osr")]),
        ("event (or death) free survival", []),
        ("overall (5-year) disease", []),
        ("overall. (5-year) survival", []),
        ("overall\n\n(5-year) survival", []),
        ("overall (5-year)\n\nsurvival", []),
        ("overall (XY) survival, stem (ES) rates", []),
        ("overall (OS) survival, stem (ES) rates", [("overall (OS) survival", "os")]),
        ("overall (5-year) and survival", []),
    ],
)
def test_a_remark_before_words_that_are_no_name_alone(text: str, expected: list[tuple[str, str]]) -> None:
    names = vocabulary(Concept("os", "overall survival"), Concept("osr", "overall survival rates"))
    assert found(text, names) == expected


NEURONS = vocabulary(Concept("rgc", "retinal ganglion cell"), Concept("msc", "mesenchymal stem cell"))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("retinal ganglion (RGC) cells", "rgc"),
        ("mesenchymal stem (MSC) cells", "msc"),
        ("mesenchymal stem\n(MSC) cell", "msc"),
    ],
)
def test_a_short_form_with_the_initials_of_the_whole_name_interrupts_it(text: str, concept: str) -> None:
    assert found(f"the {text} grow", NEURONS) == [(text, concept)]


@pytest.mark.parametrize("text", ["retinal ganglion (ABC) cells", "a stem (MSC) cell"])
def test_another_short_form_does_not(text: str) -> None:
    assert found(f"the {text} grow", NEURONS) == []


def test_a_hyphen_may_stand_behind_the_parenthesis() -> None:
    text = "tumor (tumour)-infiltrating lymphocytes"
    assert found(f"the {text} grow", vocabulary(Concept("til", "tumor-infiltrating lymphocyte"))) == [(text, "til")]


@pytest.mark.parametrize(
    "text",
    [
        "glucose-6-phosphate dehydrogenase (G6PD) deficiency",
        "glucose\u20116\u2011phosphate dehydrogenase (G6PD) deficiency",
        "glucose–6–phosphate dehydrogenase (G6PD) deficiency",
        "glucose-6-phosphate dehydrogenase (G6PD) deﬁciency",
        "glucose-6-phosphate\u00a0dehydrogenase\u00a0(G6PD)\u00a0deficiency",
    ],
)
def test_hyphens_and_ligatures_change_nothing(text: str) -> None:
    names = vocabulary(Concept("g6pd", "glucose-6-phosphate dehydrogenase deficiency"))
    assert found(f"The {text} is common", names) == [(text, "g6pd")]


@given(st.text("aB3 -+'’‐‑–_,.()\n\r\v\u2029\u00ad", max_size=30))
def test_a_phrase_begins_behind_the_last_sign_that_is_no_part_of_a_name(text: str) -> None:
    after_blank_line = re.split(r"\n[^\S\n]*\n|\r[^\S\n\r]*\r|\v[^\S\v]*\v|\u2029", text)[-1]
    assert last_phrase(text) == re.split(r"[^\w\s'’+‐‑–-]|(?<!\w)–|–(?!\w)", after_blank_line)[-1]


def test_a_name_that_goes_on_behind_the_shared_words_is_found() -> None:
    names = vocabulary(Concept("bladder", "bladder cancer"), Concept("screening", "cancer screening"))
    expected = [("bladder", "bladder"), ("cancer screening", "screening")]
    assert found("lung (and bladder) cancer screening", names) == expected


def test_a_word_inside_the_parenthesis_has_the_meaning_that_the_shared_words_give_it() -> None:
    names = vocabulary(Concept("b", "B cell"), Concept("lymphoma", "B-cell lymphoma"))
    assert found("T-cell (and B-cell) lymphoma", names) == [("B-cell", "lymphoma")]
