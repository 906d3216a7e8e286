"""A web page on a terminal: its tables stand in columns or row by row, and its lists have their signs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.terms import Mark
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.parts.page_parts import page_parts
from immuno_cli.render.layout import text_of
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.page import page_lines
from immuno_cli.render.visible import cells


def shown(html: str, width: int = 60, *terms: str, every: bool = False) -> list[str]:
    """Return the lines of a page. Each of the terms has its place in the list as number."""
    text = make_text(html, Kind.HTML)
    found = re.finditer("|".join(terms), text.shown) if terms else ()
    marks = [Mark(one.start(), one.end(), terms.index(one[0]) + 1) for one in found]
    lines = page_lines(page_parts(text.visible, text.shown, marks), width, Numbering(every=every))
    return [text_of(line) for line in lines]


LAB = """<p>Report</p><table><caption>Blood count</caption><tr><th>Test<th>Result<th>Range
<tr><td colspan=3><b>Blood</b><tr><td>Hemoglobin<td>10.9<td>12&ndash;16<tr><td>ALT, a long name<td>86<td>&lt; 35
</table><p>End"""


def test_a_table_that_fits_stands_in_columns() -> None:
    assert shown(LAB, 60, "Hemoglobin", "Range") == [
        "Report",
        "",
        "Blood count",
        "",
        "Test              Result  Range[2]",
        "────────────────  ──────  ────────",
        "Blood",
        "Hemoglobin[1]     10.9    12–16",
        "ALT, a long name  86      < 35",
        "",
        "End",
    ]


def test_a_table_that_does_not_fit_is_shown_row_by_row_with_the_names_of_its_columns() -> None:
    assert shown(LAB, 21, "Hemoglobin", "Range")[4:-2] == [
        "Blood",
        "",
        "Test: Hemoglobin[1]",
        "  Result: 10.9",
        "  Range[2]: 12–16",
        "",
        "Test: ALT, a long",
        "  name",
        "  Result: 86",
        "  Range: < 35",
    ]


def test_long_cells_are_wrapped_in_their_columns() -> None:
    html = "<table><tr><th>Organ<th>Common<tr><td>Bowel<td>diarrhea, nausea and vomiting<tr><td>Skin<td>rash</table>"
    assert shown(html, 24) == [
        "Organ  Common",
        "─────  ─────────────────",
        "Bowel  diarrhea, nausea",
        "       and vomiting",
        "",
        "Skin   rash",
    ]


def test_a_cell_that_reaches_over_rows_is_shown_once_in_columns_and_in_each_row_otherwise() -> None:
    html = "<table><tr><th>A<th>B<tr><td rowspan=2>x<td>first<tr><td>second part<tr><td>y<td>third</table>"
    assert shown(html)[2:] == ["x  first", "   second part", "y  third"]
    assert shown(html, 11, "x") == [
        "A: x[1]",
        "  B: first",
        "",
        "A: x",
        "  B: second",
        "    part",
        "",
        "A: y",
        "  B: third",
    ]


def test_a_column_is_named_by_all_rows_on_top_that_stand_over_it() -> None:
    html = (
        "<table><thead><tr><td rowspan=2>Effect<td colspan=2>Drug<tr><td>any<td>severe</thead>"
        "<tr><td>Fever, a long line<td>12<td>1</table>"
    )
    assert shown(html, 18, "Drug") == [
        "Effect: Fever, a",
        "  long line",
        "  Drug[1], any: 12",
        "  Drug, severe: 1",
    ]
    assert shown(html)[:2] == ["Effect              Drug", "                    any  severe"]


def test_a_cell_that_reaches_over_columns_has_the_room_it_needs() -> None:
    html = (
        "<table><tr><td colspan=5>Pupil: Jane Doe<td colspan=4>Due: 1 May<tr><td colspan=5>Class: 7<td>A<td>B"
        "<tr><td colspan=9>A note that stands below all of it</table>"
    )
    assert shown(html) == [
        "Pupil: Jane Doe  Due: 1 May",
        "Class: 7         A        B",
        "",
        "A note that stands below",
        "all of it",
    ]


@pytest.mark.parametrize(
    "first_row",
    [
        "<tr><td><b>Test</b></td><td><p><strong>Result</strong></p></td><td><b>Unit</b>&nbsp;</td></tr>",
        "<tr><td>Test<td>Result<td>Unit",
        "<thead><tr><td>Test<td>Result<td>Unit</thead>",
    ],
)
def test_a_first_row_names_the_columns_if_it_is_bold_or_alone_has_no_numbers(first_row: str) -> None:
    rows = "<tr><td>Hemoglobin<td>10.9<td>g/dL<tr><td>ALT<td>86<td>U/L"
    assert shown(f"<table>{first_row}{rows}</table>")[1].startswith("───")
    assert not any("───" in line for line in shown(f"<table>{rows}</table>"))


def test_a_table_of_names_and_values_needs_no_header() -> None:
    html = "<table><tr><th>Name<td>Jane Doe<tr><th>Born<td>1 May 1960<tr><th>Ward<td></table>"
    assert shown(html) == ["Name  Jane Doe", "Born  1 May 1960", "Ward"]
    assert shown(html, 8)[:4] == ["Name", "  Jane", "    Doe", ""]


@pytest.mark.parametrize(
    "html",
    [
        "<table role='presentation'><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>",
        f"<table><tr><td>a<td>b<tr><td>c<td>d{' long' * 200}</table>",
        "<table><tr><td>a<td>b</table>",
        f"<table>{('<tr>' + '<td>a' * 50) * 2}</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_read_cell_by_cell(html: str) -> None:
    assert shown(html)[:3] == ["a", "", shown(html)[2][0]]


def test_a_table_inside_another_one_is_a_table() -> None:
    inner = "<table><tr><th>A<th>B<tr><td>1<td>2</table>"
    assert shown(f"<table><tr><td>Dear<td>you<tr><td>{inner}<td>Bye</table>") == [
        *("Dear", "", "you", ""),
        *("A  B", "─  ─", "1  2", "", "Bye"),
    ]


def test_a_table_in_a_comment_a_script_or_an_attribute_is_none() -> None:
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert shown(f'<!-- {table} --><script>"{table}"</script><p title="{table}">e') == ["e"]


def test_an_empty_form_keeps_the_names_of_its_columns() -> None:
    assert shown("<table><tr><th>Signature<th>Date of birth<tr><td>Doe<td></table>", 14) == [
        "Signature: Doe",
        "  Date of",
        "    birth:",
    ]


def test_items_of_lists_have_bullets_and_numbers() -> None:
    bullets = "<ul><li>one<li>two<ul><li>inner</ul></li><li>three</ul>"
    numbers = "<ol start=9><li>a<li><p>b</p><p>c</p><li>d</ol>"
    assert shown(f"<p>Take:{bullets}{numbers}e") == [
        *("Take:", "", "• one", "• two", "  ◦ inner", "• three", ""),
        *("9. a", "10. b", "", "c", "", "11. d", "", "e"),
    ]


def test_an_item_may_have_a_number_of_its_own() -> None:
    assert shown("<ol><li value=3>c<li>d</ol><ul><li value=3>e</ul>") == ["3. c", "4. d", "", "• e"]


def test_lines_of_preformatted_text_are_kept() -> None:
    pre = "<pre class=x>\n  Test   Result\n\n  <b>ALT</b>    86 &lt; 90\n</pre>"
    assert shown(f"<p>See:{pre}<p>End\nof it") == [
        *("See:", "", "  Test   Result", "", "  ALT    86 < 90", "", "End of it"),
    ]
    assert shown(f"<table><tr><th>A<th>B<tr><td>{pre}<td>x</table>")[2:] == ["  Test   Result   x", "  ALT    86 < 90"]
    assert shown("<pre>one</pre>") == ["one"]


CELLS = st.text("ab é細[", max_size=30).map(lambda text: f"<td>{text}")
TAGS = st.sampled_from(["<tr>", "<th>", "<td colspan=3>", "<td rowspan=2>", "<table>", "</table>", "<li>", "<br>", "x"])


@given(st.lists(CELLS | TAGS, max_size=25).map("".join), st.integers(20, 60))
def test_every_word_of_a_page_is_shown_within_the_width(html: str, width: int) -> None:
    html = f"<table><tr><th>H1<th>H2<tr>{html}"
    lines = shown(html, width)
    assert all(cells(line) <= width for line in lines)
    words = set("".join(make_text(html, Kind.HTML).shown.replace("\x7f", "").split()))
    assert words <= set("".join(lines))
