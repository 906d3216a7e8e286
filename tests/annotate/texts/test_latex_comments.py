"""Comments of LaTeX are no part of the text."""

import pytest

from immuno_cli.annotate.texts.loading import Kind, make_text
from tests.annotate.reading import concepts


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_comment_is_not_read_and_the_text_runs_on_behind_it(line_end: str) -> None:
    lines = ["monoclonal % a tumor", "antibody", "% fever", "  %% tumor", "a T", "  % fever", "  cell % tumor"]
    assert concepts(line_end.join(lines), Kind.LATEX) == ["mab", "t-cell"]


def test_a_comment_joins_the_parts_of_a_word() -> None:
    assert concepts("a lympho% fever\n  cyte, tumor%\n", Kind.LATEX) == ["lymphocyte", "tumor"]


def test_a_blank_line_behind_a_comment_ends_a_paragraph() -> None:
    assert concepts("monoclonal % fever\n\nantibody", Kind.LATEX) == ["antibody"]


@pytest.mark.parametrize(
    "text",
    [
        *(r"50\% fever", r"50\,\% fever", r"\url{http://a.org/a%20b} fever", r"\verb|50%| fever", r"a \\\% fever"),
        *("\\begin{verbatim}\n% tumor\n\\end{verbatim}\nfever", "\\\\% tumor\nfever", "fever%", "% tumor\n\n\nfever"),
    ],
)
def test_a_percent_sign_with_a_backslash_or_in_code_begins_no_comment(text: str) -> None:
    assert concepts(text, Kind.LATEX) == ["fever"]


def test_only_latex_has_such_comments() -> None:
    assert concepts("50 % fever, 50% tumor") == ["fever", "tumor"]
    assert concepts("50 % fever, 50% tumor", Kind.MARKDOWN) == ["fever", "tumor"]


def test_the_text_keeps_its_length() -> None:
    text = "% a\n  b % c\r\n\r\n% d\n%"
    assert len(make_text(text, Kind.LATEX).readable) == len(text)
