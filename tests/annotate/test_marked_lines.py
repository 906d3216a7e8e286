"""The marks of quoted and commented lines are no part of a text that runs on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.annotate.texts.marked_lines import mask_line_marks
from tests.annotate.reading import concepts

QUOTES = ("> ", ">", ">> ", "> > ", "Jo> ", "  > ", "» ", ">» ")
COMMENTS = (
    "# ",
    "## ",
    "// ",
    "/// ",
    "% ",
    "; ",
    "-- ",
    "| ",
    " * ",
    "#: ",
    "│ ",
    "!! ",
    ": ",
    "} ",
    "REM ",
    "dnl ",
    "' ",
    '.\\" ',
    '" ',
)


@pytest.mark.parametrize("mark", [*QUOTES, *COMMENTS])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_term_runs_over_marked_lines(mark: str, line_end: str) -> None:
    assert concepts(f"{mark}a monoclonal{line_end}{mark}antibody") == ["mab"]
    assert concepts(f"{mark}a T{line_end}{mark}{line_end}{mark}cell") == []


@pytest.mark.parametrize("mark", QUOTES)
def test_only_quotes_run_on_in_markdown(mark: str) -> None:
    assert concepts(f"{mark}a monoclonal\n{mark}antibody", Kind.MARKDOWN) == ["mab"]
    assert concepts("# T\n# cell", Kind.MARKDOWN) == []


@pytest.mark.parametrize(
    "text", ["* A T\n* Cell", "| T | x |\n| cell | y |", "- T\n- cell", "> T\n>> cell", "# T\n> cell", "#T\n#cell"]
)
def test_items_tables_and_other_quotes_do_not_run_on(text: str) -> None:
    assert concepts(text) == []


@given(st.lists(st.sampled_from([*QUOTES, *COMMENTS, "\n", "\r\n", "a", "é"])).map("".join), st.booleans())
def test_the_length_and_the_lines_of_any_text_stay(text: str, comments: bool) -> None:
    masked = mask_line_marks(text, comments=comments)
    assert len(masked) == len(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]


ITEMS = ["* ", "  * ", "- ", "+ ", "• ", "◦ ", "– ", "1. ", "1) ", "(1) ", "a) ", "[ ] ", "- [x] ", "* (2) "]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN])
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_term_runs_through_one_item_but_into_no_other(item: str, line_end: str, kind: Kind) -> None:
    assert concepts(f"Kinds:{line_end}{item}a monoclonal{line_end}{item}antibody{line_end}", kind) == ["antibody"]
    indent = " " * len(item)
    assert concepts(f"{item}a monoclonal{line_end}{indent}antibody{line_end}{item}fever", kind) == ["mab", "fever"]


def test_a_comment_of_several_lines_goes_on() -> None:
    assert concepts("/* a monoclonal\n* antibody\n*/") == ["mab"]
