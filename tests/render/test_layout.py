"""Text made harmless and laid out: what holds for any input."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from immuno_cli.render.layout import Span, Style, line_of, shortened, text_of, wrap
from immuno_cli.render.terminal import STYLES, print_lines
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


def test_what_is_never_seen_is_left_out() -> None:
    assert visible("check\u00adpoint\u200b in\u2060hibi\ufefftor") == "checkpoint inhibitor"
    assert [text_of(line) for line in wrap([Span("a \u200b b")], 20)] == ["a b"]


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


def luminance(number: int) -> float:
    """Return the relative luminance of one of the 256 colors of a terminal (WCAG 2.2)."""
    levels = (0, 95, 135, 175, 215, 255)
    cube = number - 16
    rgb = (cube // 36, cube // 6 % 6, cube % 6)
    parts = [levels[part] for part in rgb] if number < 232 else [8 + 10 * (number - 232)] * 3
    linear = [p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", STYLES)
def test_every_color_is_legible_on_black_and_on_white(style: Style) -> None:
    assert not re.search(r"dim|red|green|blue|cyan|magenta|yellow", STYLES[style])
    for number in re.findall(r"color\((\d+)\)", STYLES[style]):
        light = luminance(int(number))
        assert min((1 + 0.05) / (light + 0.05), (light + 0.05) / 0.05) >= 4.5


def test_a_terminal_of_sixteen_colors_gets_none_since_each_has_its_own() -> None:
    console = Console(force_terminal=True, color_system="standard", width=80)
    with console.capture() as captured:
        print_lines(console, [(Span("! ", "warning"), Span("soft", "dim"))])
    assert captured.get() == "\x1b[1m! \x1b[0msoft\n"


def test_an_address_is_a_link_on_a_terminal_that_has_links() -> None:
    console = Console(force_terminal=True, color_system="256", width=80)
    with console.capture() as captured:
        print_lines(console, [(Span("a page", url="https://example.org/a"), Span(" and more"))])
    assert re.fullmatch(r"\x1b\]8;id=\d+;https://example\.org/a\x1b\\a page\x1b\]8;;\x1b\\ and more\n", captured.get())


@given(ANY_TEXT)
def test_no_address_says_anything_else_to_the_terminal(text: str) -> None:
    console = Console(force_terminal=True, color_system="256", width=80)
    with console.capture() as captured:
        print_lines(console, [(Span("a", url=f"https://x/{text}"),)])
    assert re.fullmatch(r"(\x1b\]8;id=\d+;[!-~]+\x1b\\)?a(\x1b\]8;;\x1b\\)?\n", captured.get())
