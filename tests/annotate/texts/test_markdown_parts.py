"""HTML between the paragraphs of Markdown is shown as its text, its tables as tables; the rest as it is written."""

import pytest

from immuno_cli.annotate.terms import Mark
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.parts.markdown_parts import markdown_parts
from immuno_cli.render.layout import text_of
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.page import page_lines

TABLE = """<table>
  <tr><th>Drug</th><th>Dose</th></tr>

  <tr><td>A</td><td>T cell</td></tr>
</table>"""


def shown(text: str, term: str = "", width: int = 40) -> list[str]:
    """Return the lines that a terminal shows, the first mention of a term marked."""
    at = text.find(term) if term else -1
    marks = [Mark(at, at + len(term), 1)] if at >= 0 else []
    parts = markdown_parts(text, marks, make_text(text, Kind.MARKDOWN).hidden)
    return [text_of(line).rstrip() for line in page_lines(parts, width, Numbering(every=True))]


def test_a_table_of_html_stands_in_columns_between_the_markdown() -> None:
    assert shown(f"# *Title*\n\n{TABLE}\n\nThe **end**.\n", "T cell") == [
        "# *Title*",
        "",
        "Drug  Dose",
        "────  ─────────",
        "A     T cell[1]",
        "",
        "The **end**.",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\n<div align=center>\n<b>b</b></div>\n\n*c*", ["a", "", "b", "", "*c*"]),
        ("<!-- a\n\nb -->\n\nc", ["c"]),
        ("<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n\nc", ["a", "", "*b*", "", "c"]),
        ('<img src="x.png"\nalt="a">\n', ['<img src="x.png"', 'alt="a">']),
        ('<img src="picture.png" alt="a">\n\nb', ["[a]", "", "b"]),
        ("<div hidden>\n\na\n\n</div>\n\nb", ["b"]),
        ("a <i hidden>b</i> <b>c</b>\nd", ["a  <b>c</b>", "d"]),
        ("```\n<table><tr><td>a</table>\n```", ["```", "<table><tr><td>a</table>", "```"]),
        ("`<table>` a\n\n    <table>", ["`<table>` a", "", "    <table>"]),
        ("1 < 2\n<https://x.org>\n<b>a</b> b", ["1 < 2", "<https://x.org>", "<b>a</b> b"]),
        ("a\n<br>\nb <https://x.org>", ["a", "<br>", "b <https://x.org>"]),
        ("\n\na\n\n\nb\n", ["a", "", "", "b"]),
    ],
)
def test_what_is_no_html_between_paragraphs_stays_as_it_is_written(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


@pytest.mark.parametrize("unit", ["<table>\n", "<!--\n", "<div>\n", "<div hidden>\n", "<b>\n\n", "`<table>"])
def test_many_beginnings_take_a_time_that_rises_with_their_number(unit: str) -> None:
    text = unit * 10_000
    assert list(markdown_parts(text, [], make_text(text, Kind.MARKDOWN).hidden))
