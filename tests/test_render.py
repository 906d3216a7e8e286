"""Text made harmless and laid out: what holds for any input."""

import re

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.render.layout import Span, line_of, shortened, text_of, wrap
from immuno_cli.render.visible import cells, visible

ANY_TEXT = st.text(st.characters())
STYLED = st.lists(st.builds(Span, ANY_TEXT, st.sampled_from(["plain", "label", "dim"])), max_size=6)


@given(ANY_TEXT)
def test_visible_text_holds_nothing_that_acts(text: str) -> None:
    shown = visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\u200e\u200f]", shown)
    shown.encode("utf-8")
    assert visible(shown) == shown


def test_what_is_hidden_is_written_out() -> None:
    assert visible("a\x1b[31mb\u202ec\u00a0d") == r"a\x1b[31mb\u202ec d"


@given(STYLED, st.integers(20, 120), st.sampled_from(["", "  ", "  • "]), st.sampled_from(["", "    "]))
def test_wrapped_lines_fit_and_lose_nothing(spans: list[Span], width: int, first: str, rest: str) -> None:
    lines = list(wrap(spans, width, first=first, rest=rest))
    assert all(cells(text_of(line)) <= width for line in lines)
    shown = "".join(text_of(line).removeprefix(first if i == 0 else rest) for i, line in enumerate(lines))
    whole = "".join(visible(span.text.replace("\n", " ")) for span in spans)
    assert shown.replace(" ", "") == whole.replace(" ", "")


@given(ANY_TEXT, st.integers(1, 60))
def test_what_is_shortened_fits_and_says_so(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cells(short) <= width
    assert short.endswith("…") or short == visible(" ".join(text.split()))


def test_styles_survive_wrapping() -> None:
    lines = list(wrap([Span("one "), Span("two three", "label"), Span(" four")], 9))
    assert lines == [
        (Span("one "), Span("two", "label")),
        (Span("three", "label"),),
        (Span("four"),),
    ]


def test_a_wide_letter_takes_two_columns() -> None:
    assert cells("免疫") == 4
    assert [text_of(line) for line in wrap(line_of("免疫免疫"), 4)] == ["免疫", "免疫"]
