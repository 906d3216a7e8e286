"""The question itself: what is a mention, where it stands, and what it means."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import Annotation, annotate, build_matcher, candidates, defined_abbreviations
from immuno_cli.annotate.defined_abbreviations import read_abbreviations
from immuno_cli.annotate.schwartz_hearst import long_form
from immuno_cli.model import Concept, Scheme
from immuno_cli.render.annotation import _cut, _is_simple
from immuno_cli.render.layout import Span, line_of, text_of, wrap
from immuno_cli.vocabularies.memory import MemoryVocabulary

SCHEME = Scheme("t", "Test", "en")


def vocabulary(*concepts: Concept, name: str = "t") -> MemoryVocabulary:
    return MemoryVocabulary(name, SCHEME, concepts)


CELLS = vocabulary(
    Concept("t-cell", "T cell", ("T lymphocyte",)),
    Concept("til", "tumor-infiltrating lymphocyte", ("TIL",)),
    Concept("es", "embryonic stem cell", ("ESC",)),
    Concept("nk", "natural killer cell", ("NK",)),
    Concept("iv", "intravenous injection", ("IV",), hidden_labels=("drip", "put in a vein", "IVI")),
    Concept("beta", "pancreatic beta cell"),
    Concept("tec", "thymic epithelial cell"),
    Concept("mtec", "medullary thymic epithelial cell"),
    Concept("tumor", "tumor"),
    Concept("lung", "epithelial cell of lung"),
    Concept("neuron", "neuron"),
    Concept("bacterium", "bacterium"),
    Concept("response", "response to immunotherapy"),
    Concept("all", "acute lymphoblastic leukemia", ("ALL",)),
)


def found(text: str, *vocabularies: MemoryVocabulary, all_matches: bool = False) -> list[tuple[str, str]]:
    annotations = annotate(text, build_matcher(vocabularies or [CELLS]), all_matches=all_matches)
    assert all(text[one.start : one.end] == one.text for one in annotations)
    return [(one.text, one.id) for one in annotations]


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


def test_tumor_infiltrating_lymphocytes_by_their_abbreviation() -> None:
    cells = vocabulary(Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("TILs? Tumor-infiltrating lymphocytes (TILs) fight. TIL, TILs, tils.", cells) == [
        ("Tumor-infiltrating lymphocytes", "til"),
        ("TILs", "til"),
        ("TIL", "til"),
        ("TILs", "til"),
    ]


def test_the_short_form_may_come_first_or_stand_within() -> None:
    cells = vocabulary(Concept("es", "embryonic stem cell"), Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("mouse embryonic stem (ES) cells; then ES cells and an ES-cell line", cells) == [
        ("ES cells", "es"),
        ("ES-cell", "es"),
    ]
    assert ("TILs", "til") in found("A TIL (tumor-infiltrating lymphocyte) is one. TILs are many.", cells)


def test_an_abbreviation_inside_longer_labels() -> None:
    assert ("medullary TECs", "mtec") in found("Thymic epithelial cells (TECs). The medullary TECs differ.")


def test_definitions_without_number_are_followed_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thymic epithelial cells (TECs); natural killers (NKS) of a natural killer cell. TECs"
    assert len(read_abbreviations(text, build_matcher([CELLS])).forms) == 3
    monkeypatch.setattr(defined_abbreviations, "MOST_FORMS", 0)
    forms = read_abbreviations(text, build_matcher([CELLS])).forms
    assert {one.short for one in forms} == {"TEC"}


def test_an_abbreviation_that_the_text_gives_another_meaning_is_left_alone() -> None:
    assert found("insulin vapor (IV) is here; IV again") == []
    assert found("an IV was set; IV again") == [("IV", "iv"), ("IV", "iv")]


def test_another_long_form_with_the_same_head_is_no_other_meaning() -> None:
    assert found("new killer cells (NK); NK") == [("NK", "nk"), ("NK", "nk")]
    assert found("nice kill (NK); NK") == []


@pytest.mark.parametrize(
    ("short", "candidate", "expected"),
    [
        ("TIL", "the tumor-infiltrating lymphocytes", "tumor-infiltrating lymphocytes"),
        ("ES", "of mouse embryonic stem", "embryonic stem"),
        ("HSF1", "heat shock transcription factor 1", "heat shock transcription factor 1"),
        ("ABC", "nothing of the sort", ""),
        ("T", "T", ""),
    ],
)
def test_schwartz_and_hearst(short: str, candidate: str, expected: str) -> None:
    assert long_form(short, candidate) == expected


def many(head: str, *labels: str) -> MemoryVocabulary:
    filler = [Concept(f"f{i}", f"filler{i} {head}") for i in range(30)]
    return vocabulary(*filler, *(Concept(label.replace(" ", "-"), label) for label in labels))


def test_adjectives_of_the_field_and_a_head_too_many() -> None:
    cells = many("cell", "neuron", "astrocyte", "fibroblast")
    assert [name for _, name in found("neuronal, astrocytic cells, neuronal cells, fibroblast cells", cells)] == [
        "neuron",
        "astrocyte",
        "neuron",
        "fibroblast",
    ]


@pytest.mark.parametrize("text", ["chronic lymphocytic leukemia", "Lymphocytic.", "melanomatous", "a fibrotic lung"])
def test_an_adjective_alone_is_not_the_thing(text: str) -> None:
    assert found(text, many("cell", "lymphocyte", "melanoma", "fibrosis")) == []


def test_a_head_is_left_out_of_technical_words_and_of_names_where_the_text_has_it_elsewhere() -> None:
    cells = many("cell", "photoreceptor cell", "eye photoreceptor cell", "skin photoreceptor cell", "Sertoli cell")
    assert [name for _, name in found("Photoreceptors. A photoreceptor cell. Sertoli, Sertoli cells", cells)] == [
        "photoreceptor-cell",
        "photoreceptor-cell",
        "Sertoli-cell",
        "Sertoli-cell",
    ]
    assert found("Photoreceptors. Dr Sertoli.", cells) == [("Photoreceptors", "photoreceptor-cell")]


def test_a_head_is_not_left_out_of_common_or_wide_words() -> None:
    cells = many("cell", "blood cell", "blood vessel cell", "mesoderm cell", "mesodermal cell", "epithelial cell")
    assert found("A blood cell, blood, mesoderm cell, mesoderm, epithelial cell, epithelial", cells) == [
        ("blood cell", "blood-cell"),
        ("mesoderm cell", "mesoderm-cell"),
        ("epithelial cell", "epithelial-cell"),
    ]


def test_no_head_is_left_out_of_a_word_that_has_a_derivative() -> None:
    parts = ("photoreceptor cell", "eye photoreceptor cell", "skin photoreceptor cell")
    assert len(found("photoreceptors", many("cell", *parts))) == 1
    assert found("photoreceptors", many("cell", *parts, "photoreceptorial cell")) == []


def test_a_derived_form_of_two_concepts_means_neither() -> None:
    assert len(found("neuronal", vocabulary(Concept("a", "neuron")))) == 1
    assert found("neuronal", vocabulary(Concept("a", "neuron"), Concept("b", "nerve cell", ("neuron",)))) == []


def test_turned_round_and_short_before_the_head() -> None:
    cells = vocabulary(
        *(c for c in many("cell", "epithelial cell of lung").iter_concepts()),
        Concept("es", "embryonic stem cell", ("ESC",)),
    )
    assert found("lung epithelial cells, ES cells, es cells", cells) == [
        ("lung epithelial cells", "epithelial-cell-of-lung"),
        ("ES cells", "es"),
    ]


def test_what_annotating_knows_search_does_not() -> None:
    neurons = vocabulary(Concept("n", "neuron"))
    assert not neurons.find_labels("neuronal")
    assert found("neuronal", neurons) == [("neuronal", "n")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "stage IV",
            "phase IV trial of a tumor",
            "type IV collagen",
            "Grade IV",
            "stage III/IV tumor",
            "grades II to IV",
        ),
        *("stages I, II and IV", "stage IV-V", "III–IV", "Table IV", "IV. Results", "Henry IV", "King Henry IV ruled"),
        *("Henry IV was a king without a tumor", "factor IV", "stage: IV"),
    ],
)
def test_a_roman_numeral_is_a_number(text: str) -> None:
    assert "iv" not in [concept for _, concept in found(text)]


@pytest.mark.parametrize(
    "text",
    ["IV fluids for a tumor", "Give IV fluids, then NK", "tumor: an IV line", "IV or oral, for a tumor", "IV; IV"],
)
def test_an_abbreviation_that_looks_like_a_numeral_is_found(text: str) -> None:
    assert "iv" in [concept for _, concept in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Washington, DC",
            "Washington DC has a tumor registry",
            "a tumor board in Boston, DC",
            "AC/DC",
            "DC/AC, tumor",
        ),
        *("a DC motor and a tumor", "OS updates", "Install OS updates before a tumor board", "Mac OS", "the OS"),
    ],
)
def test_everyday_capitals_are_no_terms(text: str) -> None:
    names = vocabulary(
        Concept("dc", "dendritic cell", ("DC",)), Concept("os", "survival", ("OS",)), Concept("tumor", "tumor")
    )
    assert {concept for _, concept in found(text, names)} <= {"tumor"}


@pytest.mark.parametrize("text", ["DC and NK", "Tumors, DC and NK", "DC/NK cells", "DCs", "human DC in a tumor"])
def test_a_short_abbreviation_in_company_is_a_term(text: str) -> None:
    names = vocabulary(
        Concept("dc", "dendritic cell", ("DC",)), Concept("nk", "killer", ("NK",)), Concept("t", "tumor")
    )
    assert "dc" in [concept for _, concept in found(text, names)]


def test_excluded_concepts_and_categories() -> None:
    text = "T cells, a tumor and NK"
    assert [one.id for one in annotate(text, build_matcher([CELLS], exclude=["t lymphocytes"]))] == ["tumor", "nk"]
    assert [one.id for one in annotate(text, build_matcher([CELLS], exclude=["nk", "tumor"]))] == ["t-cell"]
    assert [one.id for one in annotate(text, build_matcher([CELLS], accept=lambda c: c.id == "tumor"))] == ["tumor"]
    assert [one.id for one in annotate(text, build_matcher([CELLS]), min_length=5)] == ["t-cell", "tumor"]


def test_the_vocabulary_named_first_wins_and_is_named() -> None:
    other = vocabulary(Concept("x:1", "T cell"), Concept("x:2", "rash"), name="x")
    one, two = annotate("T cell rash", build_matcher([CELLS, other]))
    assert one == Annotation(0, 6, "T cell", "t-cell", "T cell", "T cell", "t")
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
        patch.setattr(candidates, "WINDOW", 5)
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


@given(st.text("ab ", min_size=1, max_size=60).filter(_is_simple), st.integers(1, 20))
def test_simple_lines_are_cut_as_all_lines_are_wrapped(text: str, width: int) -> None:
    assert [text_of(line) for line in _cut(Span(text), width)] == [text_of(line) for line in wrap(line_of(text), width)]


def test_progress_reaches_the_end() -> None:
    seen: list[tuple[int, int]] = []
    annotate("word " * 30_000, build_matcher([CELLS]), progress=lambda done, total: seen.append((done, total)))
    assert len(seen) > 1
    assert seen[-1] == (150_000, 150_000)
