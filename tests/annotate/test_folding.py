"""Folding gives the same for a text in each of the ways that are fast for some texts only."""

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.reading.folding import Offsets, fold, fold_labels, fold_words

LINES = st.lists(st.sampled_from(["a", "cell", "+", "-", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\x7f"])).map("".join)


@given(LINES)
def test_a_tab_elsewhere_in_a_text_changes_no_gap(text: str) -> None:
    with_tab = fold(f"{text}.\t").data
    assert fold(f"{text}. ").data.rstrip() == with_tab.rstrip()


@given(LINES)
def test_a_word_is_found_where_it_stands_whatever_the_gaps_before_it(text: str) -> None:
    folded = fold(f"{text}. neuron")
    start = folded.data.index(b"neuron") - 1
    first, last = Offsets(folded).span(start, start + len("neuron"))
    assert f"{text}. neuron"[first:last] == "neuron"


@given(st.text(st.sampled_from("aB1+-/. \t\n\x01\x7fé")))
def test_words_are_folded_as_labels_are(words: str) -> None:
    assert fold_words(words) == " ".join(fold_labels([words])[0].split())
