"""Matchers that are joined find what one that is built of all vocabularies finds."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_cli.annotate import Annotation, annotate, build_matcher, collect_terms
from immuno_cli.annotate.matcher.joining import JoinedMatcher
from immuno_cli.annotate.records import as_record
from immuno_cli.model import Concept
from immuno_cli.render.annotation import term_lines
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.annotate.cells import CELLS, many, vocabulary, whole_matcher

LABELS = (
    *("T cell", "tumor", "tumour", "TIL", "ALL", "lung", "leukemia", "leukaemia"),
    *("acute leukaemia", "acute leukemia", "bone", "rejection", "graft rejection", "EGFR", "eGFR", "SOB"),
)
"""None begins with another: whether a name without its head counts depends on the other labels of its vocabulary."""
labels = st.sampled_from(LABELS)
concepts = st.lists(labels, min_size=1, max_size=4, unique=True)
others = ("(", ")", "tumors", "TILs", "acute", "cell", "til", "egfr", "grafts", ".\n\n")
texts = st.lists(st.sampled_from([*LABELS, *others]), max_size=25).map(" ".join)


def made(name: str, drawn: Sequence[Sequence[str]]) -> MemoryVocabulary:
    """Return a vocabulary of concepts with these labels: a preferred one, two others, and a hidden one."""
    some = [Concept(f"{name}{n}", pref, tuple(more[:2]), (), tuple(more[2:])) for n, (pref, *more) in enumerate(drawn)]
    return vocabulary(*some, name=name)


def both(text: str, vocabularies: Sequence[MemoryVocabulary], *, all_matches: bool) -> tuple[list[Annotation], ...]:
    joined, whole = build_matcher(vocabularies), whole_matcher(vocabularies)
    assert isinstance(joined, JoinedMatcher)
    assert not isinstance(whole, JoinedMatcher)
    return annotate(text, joined, all_matches=all_matches), annotate(text, whole, all_matches=all_matches)


MANY = [[["ALL"]] * 3] * 3
"""More concepts with one abbreviation than an abbreviation may have."""


@given(st.lists(st.lists(concepts, max_size=4), min_size=2, max_size=3), texts, st.booleans())
@example(MANY, "ALL", False)
@example([[["eGFR"]] * 3, [["eGFR"]] * 3, [["EGFR"]] * 3], "eGFR", False)
@example([[["T cell", "TIL"]], [["tumor", "ALL", "lung", "TIL"]]], "tumor til", False)
def test_joined_they_find_the_same(drawn: list[list[list[str]]], text: str, every: bool) -> None:
    vocabularies = [made(name, some) for name, some in zip("abc", drawn, strict=False)]
    joined, whole = both(text, vocabularies, all_matches=every)
    assert joined == whole


@pytest.mark.parametrize(
    ("one", "other", "text", "expected"),
    [
        (Concept("a", "rash", ("T cell",)), Concept("b", "T cell"), "T cell", "b"),
        (Concept("a", "T cell"), Concept("b", "T cell"), "T cells", "a"),
        (Concept("a", "tumour"), Concept("b", "rash", ("tumor",)), "a tumor", "b"),
        (Concept("a", "tumour"), Concept("b", "tumour"), "a tumor", "a"),
        (Concept("a", "rash", ("tumour",)), Concept("b", "tumour"), "a tumor", "b"),
        (Concept("a", "lymphocyte", ("TIL",)), Concept("b", "rash", ("til",)), "the TIL", "a"),
        (Concept("a", "lymphocyte", ("TIL",)), Concept("b", "rash", ("til",)), "the til", "b"),
        (Concept("a", "growth factor receptor", ("EGFR",)), Concept("b", "filtration rate", ("eGFR",)), "eGFR", "b"),
        (
            Concept("a", "refusal of a hypothesis", ("rejection",)),
            Concept("b", "graft rejection", hidden_labels=("rejection",)),
            "a graft of the kidney, then rejection",
            "b",
        ),
        (Concept("a", "T cell"), Concept("b", "T cell leukemia"), "T cell leukemias", "b"),
        (
            Concept("a", "T cell"),
            Concept("b", "very long chain acyl coenzyme A deficiency"),
            "very long chain acyl coenzyme A deficiencies",
            "b",
        ),
    ],
)
def test_the_better_label_counts_then_the_vocabulary_named_first(
    one: Concept, other: Concept, text: str, expected: str
) -> None:
    joined, whole = both(text, [vocabulary(one, name="one"), vocabulary(other, name="other")], all_matches=False)
    assert [each.id for each in joined] == [expected]
    assert joined == whole


def test_a_definition_in_the_text_counts_for_each_of_them() -> None:
    text = "Medullary thymic epithelial cells (mTECs) and natural killers (NKs). The mTEC, the NKs."
    joined, whole = both(text, [CELLS, vocabulary(Concept("x", "natural killer"), name="x")], all_matches=False)
    assert joined == whole
    assert [one.id for one in joined] == ["mtec", "mtec", "x", "x", "mtec", "x"]


def test_a_vocabulary_keeps_its_derived_forms_beside_a_large_one() -> None:
    stem_cell = Concept("es", "embryonic stem cell", ("ESC",))
    cells = vocabulary(*many("cell").iter_concepts(), stem_cell)
    large = vocabulary(*(Concept(f"d{n}", f"disease{n} syndrome") for n in range(2000)), name="large")
    assert [one.id for one in annotate("the ES cells", build_matcher([large, cells]))] == ["es"]


def test_an_exclusion_counts_in_all_of_them() -> None:
    other = vocabulary(Concept("other", "T cell", ("rash",)), name="other")
    assert annotate("a T cell", build_matcher([CELLS, other], exclude=["t cell"])) == []


def test_without_vocabularies_nothing_is_found() -> None:
    assert annotate("a T cell (TC)", build_matcher([])) == []


def test_a_definition_of_what_too_many_concepts_share_is_no_fault() -> None:
    parts = [made(name, [["ALL x"], *[["ALL"]] * 3]) for name in "abc"]
    joined, whole = both("acute lung leukemia ALL (ALL) and ALL = x", parts, all_matches=False)
    assert joined == whole


def test_a_word_that_two_vocabularies_prefer_is_told_to_be_in_both() -> None:
    body = vocabulary(Concept("a1", "cell"), Concept("a2", "tumor"), name="body")
    prison = vocabulary(Concept("b1", "cell"), Concept("b2", "warden", ("tumor",)), name="prison")
    copy = vocabulary(Concept("a1", "cell"), name="copy")
    cell, tumor = annotate("A cell, a tumor", build_matcher([body, prison, copy]))
    assert (cell.id, cell.also) == ("a1", (("b1", "prison"),))
    assert as_record(cell)["also"] == [{"id": "b1", "vocabulary": "prison"}]
    assert (tumor.id, tumor.also) == ("a2", ())
    assert "also" not in as_record(tumor)
    (line, *_) = term_lines(collect_terms([cell], [body, prison]).values(), 80, "", counts=False, several=True)
    assert "".join(span.text for span in line) == "[1] cell (a1) body · also in prison (b1)"
