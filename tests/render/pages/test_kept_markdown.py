"""Markdown on a page: what GitHub shows is shown, terms are wrapped in place, and HTML in it hides and runs nothing."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_cli.annotate import Mark
from immuno_cli.annotate.texts.markdown import front_matter_span, mask_markdown
from immuno_cli.render.pages.kept_html import keep_html
from immuno_cli.render.pages.kept_markdown import fact, is_list_of_data, render_markdown
from tests.render.pages.test_kept_html import PARTS, Brackets, Nesting, markdown


@pytest.mark.parametrize(
    "code", ["`<script>`", "``<script>``", "```\n<script>\n```", "    <script>", "`<!--`", "`<svg`"]
)
def test_html_in_code_leaves_the_html_of_the_page_as_it_is(code: str) -> None:
    page = markdown(f"<b>bold</b> <!-- hidden -->\n\n{code}\n\n<kbd>key</kbd>\n\n<!-- hidden -->\n\nend")
    assert "<b>bold</b>" in page
    assert "<kbd>key</kbd>" in page
    assert "hidden" not in page
    assert "&lt;" in page


@pytest.mark.parametrize(
    "name", ["script", "style", "title", "textarea", "svg", "template", "iframe", "xmp", "plaintext"]
)
@pytest.mark.parametrize("place", ["<{}>", "a <{}> b", "<div>\n<{} a='b'>\n</div>", "- <{}>", "a <{}> `</{}>`"])
def test_a_tag_that_nothing_ends_is_shown_and_all_else_stays(name: str, place: str) -> None:
    page = markdown(f"# <i>A</i>\n\n{place.replace('{}', name)}\n\nT cell <b>c</b>\n\n*d*", "T cell")
    assert '<h1 id="d-a"><i>A</i></h1>' in page
    assert "{1:T cell} <b>c</b>" in page
    assert "<em>d</em>" in page
    assert f"&lt;{name}" in page or name == "svg"  # a drawing ends where a paragraph does


@pytest.mark.parametrize("name", ["script", "style", "title", "textarea", "template"])
def test_what_ends_is_left_out_with_its_content(name: str) -> None:
    assert markdown(f"a <{name}>hidden</{name}> b `<{name}>`\n\n<{name}>\nhidden\n</{name}>\n\nc").count("hidden") == 0


def test_the_rest_of_a_paragraph_of_countless_signs_is_shown_as_it_is_written() -> None:
    page = markdown("**a** " + "_:b " * 30_000 + "**c** T cell <d>\n\n**e** T cell", "T cell")
    assert page.startswith("<p><strong>a</strong> _:b ")
    assert "_:b **c** {1:T cell} &lt;d&gt;</p>" in page
    assert "<strong>e</strong> {1:T cell}" in page


def test_a_comment_over_several_paragraphs_hides_no_later_one() -> None:
    page = markdown("<div>\n<!-- hidden\n\nb -->\n\n**c**\n</div>\n\n<!-- hidden -->\n\nT cell `-->`", "T cell")
    assert "hidden" not in page
    assert "<strong>c</strong>" in page
    assert "{1:T cell} <code>--&gt;</code>" in page


def test_the_beginning_of_a_tag_that_a_blank_line_breaks_takes_no_text() -> None:
    page = markdown('<div title="\n\n**T cell**\n\n<p>"x"</p>', "T cell")
    assert page.startswith("&lt;div title=")
    assert "<strong>{1:T cell}</strong>" in page


def test_marks_stay_in_place_behind_a_tag_that_is_shown() -> None:
    assert markdown("<svg> T cell <svg> T cell", "T cell") == "<p>&lt;svg&gt; {1:T cell} &lt;svg&gt; {1:T cell}</p>\n"
    assert markdown("[a](https://x.org/<svg) `<svg>`").startswith('<p><a href="https://x.org/%3Csvg"')


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_masked_and_shown_as_code(fence: str, end: str) -> None:
    text = end.join((fence, "title: ```", fence, "# A T cell"))
    assert markdown(text, "T cell") == ('<pre><code>title: ```\n</code></pre>\n<h1 id="d-a-t-cell">A {1:T cell}</h1>\n')
    assert front_matter_span(text) == (0, text.index("#"))
    assert mask_markdown(text).endswith("# A T cell")
    assert "title" not in mask_markdown(text)


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert markdown("---\n\na\n\n---\n") == "<hr>\n<p>a</p>\n<hr>\n"


def test_footnotes_are_numbered_links_and_stand_at_the_end() -> None:
    text = "A[^b], B[^a], A[^b].\n\n[^a]: On T cells.\n[^b]: *First*,\n    T cell\n\n    - more\n\nEnd"
    assert markdown(text, "T cell") == (
        '<p>A<sup id="d-fnref:1"><a href="#d-fn:1">1</a></sup>, B<sup id="d-fnref:2"><a href="#d-fn:2">2</a></sup>, '
        'A<sup id="d-fnref:1-2"><a href="#d-fn:1">1</a></sup>.</p>\n<p>End</p>\n<hr>\n<ol>\n'
        '<li id="d-fn:1"><p><em>First</em>,\n{1:T cell}</p>\n<ul>\n<li>more</li>\n</ul>\n'
        ' <a href="#d-fnref:1" aria-label="Back to reference 1">↩</a>'
        ' <a href="#d-fnref:1-2" aria-label="Back to reference 1">↩2</a></li>\n'
        '<li id="d-fn:2"><p>On {1:T cell}s. <a href="#d-fnref:2" aria-label="Back to reference 2">↩</a></p>\n</li>\n'
        "</ol>\n"
    )


def test_notes_without_reference_and_references_without_note_are_kept() -> None:
    page = markdown("a[^x] `[^1]`\n\n[^1]: T cell[^2]\n[^2]: b\n[^2]: c\n> [^3]: d", "T cell")
    assert page.startswith("<p>a[^x] <code>[^1]</code></p>\n")
    assert re.findall(r'<li id="d-fn:\d"><p>(\S+)', page) == ["{1:T", "b", "c</p>", "d</p>"]


def test_a_note_inside_a_note_is_shown_as_it_is_written() -> None:
    page = markdown("a [^1]\n\n[^1]: one\n    [^2]: two\n    three\n\nb [^2]")
    assert "[^2]: two" in page
    assert "three" in page
    assert 'href="two"' not in page


def test_a_note_is_read_and_its_label_is_not() -> None:
    assert mask_markdown("[^fever]: A tumor\n\n    fever\n\n        code\n").replace("\0", "_") == (
        "_________ A tumor\n\n    fever\n\n____________\n"
    )


def test_lists_of_tasks_have_boxes() -> None:
    page = markdown("- [ ] T cell\n- [x] `b`\n- [y] c\n\n[ ] d", "T cell")
    assert page == ("<ul>\n<li>☐ {1:T cell}</li>\n<li>☑ <code>b</code></li>\n<li>[y] c</li>\n</ul>\n<p>[ ] d</p>\n")


def test_a_mention_inside_the_label_of_a_link_leaves_it_a_link() -> None:
    text = "The monoclonal [T cell], [a T cell][x] and [T cell][]\n\n[t  cell]: https://x.org\n[x]: https://y.org"
    page = "".join(keep_html(*render_markdown(text, [Mark(16, 22, 1)]), Brackets(), "d-").html)
    assert page.count('href="https://x.org"') == 2
    assert "{@1:T cell}" in page
    assert "[" not in page


def test_addresses_are_links_as_on_github() -> None:
    page = markdown(
        "See https://x.org/a_(b)?c=d&e, (http://y.org/). [https://z.org](https://v.org) `http://w.org` T cell", "T cell"
    )
    assert page == (
        '<p>See <a href="https://x.org/a_(b)?c=d&amp;e" rel="noreferrer">https://x.org/a_(b)?c=d&amp;e</a>, '
        '(<a href="http://y.org/" rel="noreferrer">http://y.org/</a>). '
        '<a href="https://v.org" rel="noreferrer">https://z.org</a> <code>http://w.org</code> {1:T cell}</p>\n'
    )
    assert markdown("<a href='https://x.org'>https://y.org</a>").count("<a") == 1


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(www.x.org/a_b).", "http://www.x.org/a_b"),
        ("WWW.x.org, or", "http://WWW.x.org"),
        ("a.b+c@x-y.org.", "mailto:a.b+c@x-y.org"),
        ("a@x", ""),
        ("@x.org", ""),
        ("a@b@x.org", ""),
        ("awww.x.org", ""),
    ],
)
def test_addresses_without_a_scheme_are_links_as_on_github(text: str, address: str) -> None:
    page = markdown(f"See {text}")
    assert re.findall('href="([^"]*)"', page) == ([address] if address else [])


def test_an_alert_has_a_title() -> None:
    assert markdown("> [!NOTE]\n> T cell", "T cell") == (
        "<blockquote>\n<p><strong>Note</strong><br>\n{1:T cell}</p>\n</blockquote>\n"
    )
    assert markdown("> [!tip]\n>\n> a").startswith("<blockquote>\n<p><strong>Tip</strong></p>\n<p>a")
    assert "[!X]" in markdown("> [!X]\n> a")
    assert "[!NOTE]" in markdown("[!NOTE]\na")


MORE: Final = [
    *PARTS,
    *(
        "`",
        "```",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "[^1]",
        "[^1]: ",
        "[",
        "](",
        ")",
        "*",
        "~~",
        "|",
        "\n|-|-|\n",
        "\\",
    ),
    *(
        "<style>",
        "</style>",
        "</title>",
        "</textarea>",
        "</xmp>",
        "<svg|/>",
        "---\n",
        "+++\n",
        "[ ] ",
        "<http://x.org>",
    ),
    *(
        "<img|src=http://x|onerror=x()>",
        "<a|href='javascript:x()'>",
        "](javascript:x)",
        "<?",
        "<![CDATA[",
        "]]>",
        "\ue000",
    ),
]


class Spans:
    """Writes mentions as elements."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool) -> str:  # noqa: ARG002 - all alike
        return '<span class="term">'

    def close_tag(self, *, in_link: bool) -> str:  # noqa: ARG002 - all alike
        return "</span>"


class Safe(Nesting):
    """Checks besides that no link leads to a script, and that nothing is loaded."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        facts = dict(attrs)
        assert "src" not in facts
        address = urlsplit(facts.get("href") or "")
        assert address.scheme in ("http", "https", "mailto", "tel") or not (address.scheme or address.netloc)


@given(st.lists(st.sampled_from(MORE)), st.data())
def test_whatever_markdown_is_read_what_is_written_is_well_formed_and_safe(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts).replace("|", " ")
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    marks = [Mark(start, end, 1) for start, end in zip(places[::2], places[1::2], strict=False)]
    written = Safe()
    written.feed("".join(keep_html(*render_markdown(text, marks), Spans(), "d-").html))
    written.close()
    assert written.open == []


class Shown(HTMLParser):
    """Collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.lists(st.sampled_from(MORE)))
@example(["<svg>", "`", "</svg>", "`"])
@example(["<div><!--", "\n\n", "`-->`"])
@example(["<b>", "---\n", "<dialog>"])
def test_no_markdown_hides_a_later_paragraph(parts: list[str]) -> None:
    begin = re.sub(
        r"`{3,}|~{3,}|<pre>|</?(?:script|style|title|textarea|svg|math|xmp|noscript)>|-->", "", "".join(parts)
    )
    shown = Shown()
    page = render_markdown(f"{begin}\n\n# T cell\n", [])
    shown.feed("".join(keep_html(*page, Brackets(), "d-").html))
    assert "T cell" in shown.text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title:  'On T cells'  \r", "On T cells"),
        ("title = On: cells", "On: cells"),
        ("title:", ""),
        ("untitle: a", ""),
    ],
)
def test_the_front_matter_tells_the_title(line: str, title: str) -> None:
    assert fact(f"---\n{line}\nlang: de\n---\n# T cells", "title") == title


@pytest.mark.parametrize(
    "formula",
    [
        r"$x \% y$",
        r"$a_{1} * b_{2} * c$",
        r"$$\frac{a}{b} \\ c \_ d$$",
        r"$`\text{a}_1`$",
        r"\(a_1 \to b_1\)",
        r"\[ a^2 = \{b\} \]",
    ],
)
@pytest.mark.parametrize("place", ["a {} b", "- {}", "| a |\n| --- |\n| {} |", "*a* {}, b", "> {}"])
def test_a_formula_is_shown_as_it_is_written(formula: str, place: str) -> None:
    assert formula in markdown(place.replace("{}", formula))


def test_lines_of_a_formula_are_no_lists_headings_or_quotations() -> None:
    formula = "$$\na\n+ b\n\n# c\n> d \\\\\n$$"
    assert f"<p>{formula.replace('>', '&gt;')}</p>" in markdown(f"text\n{formula}\n\n*end*")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("from $5 to *10* $", "<p>from $5 to <em>10</em> $</p>\n"),
        ("$5 *a* and 6$", "<p>$5 <em>a</em> and 6$</p>\n"),
        ("$5 for *a* = b and 6$", "<p>$5 for <em>a</em> = b and 6$</p>\n"),
        (r"\[n = 3 *patients*\]", "<p>[n = 3 <em>patients</em>]</p>\n"),
        (r"\$a_1 *b* c$", "<p>$a_1 <em>b</em> c$</p>\n"),
        (r"\(*a*\) \[*b*\]", "<p>(<em>a</em>) [<em>b</em>]</p>\n"),
        ("$$ *a*\n\nb", "<p>$$ <em>a</em></p>\n<p>b</p>\n"),
        ("    $$\n    *a*\n    $$", "<pre><code>$$\n*a*\n$$\n</code></pre>\n"),
    ],
)
def test_prices_and_escaped_signs_are_no_formula(text: str, html: str) -> None:
    assert markdown(text) == html


@pytest.mark.parametrize("sign", ["[", "![", "&e;", "[a](", "*a ", "`a "])
def test_a_paragraph_with_more_signs_than_prose_has_is_shown_as_it_is_written(sign: str) -> None:
    text = sign * 70_000
    html, _ = render_markdown(f"# Title\n\n{text}\n\n*b*\n", [])
    title, paragraph, last = html.strip().split("\n")
    assert title == '<h1 id="title">Title</h1>'
    assert unescape(paragraph) == f"<p>{text.strip()}</p>"
    assert last == "<p><em>b</em></p>"


def test_brackets_deep_inside_each_other_are_shown_as_they_are_written() -> None:
    text = f"{'[' * 900}*a*{']' * 900} " * 5
    assert render_markdown(text, [])[0] == f"<p>{text.strip()}</p>\n"
    assert "<em>a</em>" in render_markdown(f"{'[' * 9}*a*{']' * 9}", [])[0]


def test_tables_of_very_many_cells_are_shown_as_they_are_written() -> None:
    wide = f"{'|a' * 300}|\n{'|-' * 300}|\n|b\n\n"
    assert markdown(wide).count("<td>") == 300
    assert markdown(wide * 500).count("<td>") < 100_000
    many = "a | b - " * 40_000
    assert render_markdown(f"{many}*c*", [])[0] == f"<p>{many}*c*</p>\n"
    assert markdown(f"{'|a' * 200_000}|\n{'|-' * 200_000}|\n|T cell|\n", "T cell").endswith("|{1:T cell}|</p>\n")


def test_a_document_of_very_many_very_short_lines_is_a_list_of_data() -> None:
    assert is_list_of_data("| a | b |\n" * 40_000)
    assert not is_list_of_data("| a | b |\n" * 4_000)
    assert not is_list_of_data(f"{'T cells and ' * 5}\n" * 40_000)


@pytest.mark.parametrize("facts", ["{#own}", "{#own .wide}", "{: #own}", "{#own key=value}"])
def test_the_id_behind_a_heading_is_its_id_and_is_not_shown(facts: str) -> None:
    html, _ = render_markdown(f"# A *title* here {facts}\n\n[there](#own)\n", [])
    assert html.startswith('<h1 id="own">A <em>title</em> here</h1>')


@pytest.mark.parametrize(
    ("heading", "shown"), [("A {.wide}", "A"), ("A {-}", "A"), ("A {b}", "A {b}"), ("{#b}", "{#b}")]
)
def test_what_else_stands_in_braces_behind_a_heading(heading: str, shown: str) -> None:
    html, _ = render_markdown(f"# {heading}\n", [])
    assert re.sub("<[^>]*>", "", html).strip() == shown
