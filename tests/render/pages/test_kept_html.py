"""A foreign document on a page: its structure is kept, terms are wrapped in place, and nothing in it runs or loads."""

import re
from html.parser import HTMLParser
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_cli.annotate import Mark
from immuno_cli.annotate.texts.hidden.hidden_parts import hidden_spans, without_spans
from immuno_cli.annotate.texts.html import read_page
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.render.pages import kept_elements, kept_math
from immuno_cli.render.pages.kept_html import keep_html
from immuno_cli.render.pages.kept_markdown import render_markdown
from immuno_cli.render.pages.kept_writer import DEEPEST


class Brackets:
    """Writes mentions so that they can be read in a test: a later part of one with +, one in a link with @."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool) -> str:  # noqa: ARG002 - for the focus
        return f"{{{'+' * continued}{'@' * in_link}{number}:"

    def close_tag(self, *, in_link: bool) -> str:  # noqa: ARG002 - both end alike
        return "}"


def keep(html: str, *words: str) -> str:
    marks = sorted(Mark(m.start(), m.end(), n) for n, word in enumerate(words, 1) for m in re.finditer(word, html))
    return "".join(keep_html(without_spans(html, hidden_spans(html)), marks, Brackets(), "d-").html)


def markdown(text: str, *words: str) -> str:
    marks = sorted(Mark(m.start(), m.end(), n) for n, word in enumerate(words, 1) for m in re.finditer(word, text))
    return "".join(keep_html(*render_markdown(text, marks), Brackets(), "d-").html)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>a</h2>",
        '<ul><li>a</li><li>b<ol start="3"><li value="7">c</li></ol></li></ul>',
        "<dl><dt>a</dt><dd>b</dd></dl>",
        '<table><caption>a</caption><thead><tr><th scope="col">b</th></tr></thead></table>',
        '<table><tbody><tr><td colspan="2" rowspan="3">c</td></tr></tbody></table>',
        '<p lang="de" dir="rtl">H<sub>2</sub>O<sup>1</sup> <em>a</em> <strong>b</strong><br>c</p>',
        '<abbr title="T cell">a</abbr><blockquote>b</blockquote><pre><code>c\n  d</code></pre>',
        '<details open=""><summary>a</summary>b</details>',
        "<figure>a<figcaption>b</figcaption></figure><hr><q>c</q><kbd>d</kbd><mark>e</mark>",
        '<img alt="a" src="data:image/png;base64,aGFsbG8=">',
    ],
)
def test_structure_is_kept(html: str) -> None:
    assert keep(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<b style="font-weight:normal" id="x"><p>a</p></b>', '<span id="d-x"><p>a</p></span>'),
        ('<em style="font-style:normal">a</em>', "<span>a</span>"),
        ('<b style="color:red">a</b>', "<b>a</b>"),
        ('10<span style="font-size:0.6em;vertical-align:super">6</span>', "10<span><sup>6</sup></span>"),
        ('<span style="font-weight:700; font-style:italic">a</span> b', "<span><b><i>a</i></b></span> b"),
        ('<span style="text-decoration: line-through">a</span>', "<span><s>a</s></span>"),
        ('<span style="font-weight:400;vertical-align:baseline">a</span>', "a"),
    ],
)
def test_what_word_processors_say_by_style_is_kept_as_an_element(html: str, kept: str) -> None:
    assert keep(html) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p onclick='x()' style='a' class='b'>a</p>", "<p>a</p>"),
        ("a<script>b</script><style>c</style><template>d</template>e", "ae"),
        ("<iframe src='http://x'>a</iframe><object data='x'><embed src='y'></object>b<base href='z'>", " b"),
        (
            "<form action='x'><input name='a'><p>b</p><select><option>c</select><textarea>d</textarea></form>",
            "<div> <p>b</p>  </div>",
        ),
        ("<svg onload='x()'><script>a</script><defs>b</defs></svg>c", "c"),
        ("<meta http-equiv='refresh' content='0;url=x'><link rel='stylesheet' href='x'>a", "a"),
        ("<img src='https://x/y.png' onerror='x()'>a", "a"),
        ("<img src='data:image/svg+xml;base64,aGFsbG8='>a", "a"),
        ("<td>a</td>", "a"),
        ("<a href='javascript:x()'>a</a>", "a"),
        ("<a href='java&#10;script:x()'>a</a>", "a"),
        ("<a href='data:text/html,x'>a</a>", "a"),
        ("<a href='/other.html'>a</a>", "a"),
        ("<a href='file:///etc/hosts'>a</a>", "a"),
        (r"<a href='\\x\y'>a</a>", "a"),
        (r"<a href='y\x'>a</a>", "a"),
        (r"<a href='/\x'>a</a>", "a"),
        ("<x-y>a</x-y><font color='red'>b</font>", "ab"),
        ("<!-- a --><?b?><!doctype c>d", "d"),
    ],
)
def test_what_runs_loads_or_sends_is_left_out(html: str, kept: str) -> None:
    assert keep(html) == kept


def test_an_image_elsewhere_becomes_its_alternative_text() -> None:
    picture = '<span class="picture" role="img" aria-label="A &lt;cell&gt;">A &lt;cell&gt;</span>'
    assert keep("<img src='http://x/y.png' alt='A &lt;cell>'>") == picture
    assert keep("<svg aria-label='A &lt;cell>'><path/></svg>") == picture


@pytest.mark.parametrize("drawing", ["<svg><path>", "<svg><text>a</text>", "<svg><desc>a</desc>", "<math><mi>a</mi>"])
@pytest.mark.parametrize("tag", ["<p>", "<div>", "<h2>", "</div>", "</td>", "<b>"])
def test_a_drawing_that_nothing_ends_takes_no_text_behind_it(drawing: str, tag: str) -> None:
    html = f"<table><tr><td><div>{drawing}{tag}T cell <svg></svg> c"
    assert "{1:T cell}" in keep(html, "T cell")
    assert "T cell" in read_page(html).readable


def test_html_inside_a_drawing_is_part_of_it() -> None:
    html = "<svg><foreignObject><div>a <b>c</b></div></foreignObject><text>d</text></svg><p>e"
    assert keep(html) == '<span class="picture" role="img" aria-label="a cd">a cd</span><p>e</p>'
    assert keep("<svg><symbol><title>a</title></symbol><title>b</title></svg>").endswith(">b</span>")
    assert keep("<svg><desc/><p>a").endswith("<p>a</p>")


def test_links_to_the_top_lead_there() -> None:
    assert keep("<p>a<a href='#top'>b</a>") == '<span id="d-top"></span><p>a<a href="#d-top">b</a></p>'
    assert keep("<body id=x><p><a href='#x'>b</a>") == '<span id="d-x"></span><p><a href="#d-x">b</a></p>'
    assert keep("<p id=top><a href='#top'>b</a>") == '<p id="d-top"><a href="#d-top">b</a></p>'


def test_a_link_keeps_its_label_and_blanks_in_its_address() -> None:
    assert keep("<a href='https://x.org/a b' aria-label='A b'><svg/></a>") == (
        '<a aria-label="A b" href="https://x.org/a%20b" rel="noreferrer">'
        '<span class="picture" role="img" aria-label="A b">A b</span></a>'
    )
    assert keep("<a href='#x' aria-label='A b' id=x>c</a>").endswith('<a href="#d-x" aria-label="A b">c</a>')
    assert keep("<a href='https://x.org' title='A b'><i></i></a>").endswith(">A b</span></a>")


@pytest.mark.parametrize("inside", ["", " ", "<img src='http://x/y.png'>", "<svg><path/></svg>", "<b></b>"])
@pytest.mark.parametrize("target", ["https://x.org", "#x"])
def test_a_link_that_shows_nothing_is_none(inside: str, target: str) -> None:
    assert "href" not in keep(f"<p id=x><a href='{target}'>{inside}</a>")
    assert "href" in keep(f"<p id=x><a href='{target}'>{inside}<img alt=a></a>")
    assert "href" in keep(f"<p id=x><a href='{target}'><b>a</b>{inside}</a>")


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("<mfrac><mn>1</mn><mi>x</mi></mfrac>", "<mfrac><mn>1</mn><mi>x</mi></mfrac>"),
        ("<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("<semantics><mi>x</mi><annotation>y</annotation></semantics>", "<mrow><mi>x</mi></mrow>"),
        ("<mfenced open='['><mi>x</mi></mfenced>", "<mrow><mo>[</mo><mi>x</mi><mo>)</mo></mrow>"),
        ("<mi href='javascript:x()' style='a'>x<script>y</script></mi>", "<mi>x</mi>"),
        ("<mtext>a<table><mglyph><style>x</style></table></mtext>", "<mtext>a</mtext>"),
        ("<mrow><mi>x", "<mrow><mi>x</mi></mrow>"),
        ("</mrow>a<mspace/><maligngroup/>", "<mtext>a</mtext><mspace></mspace>"),
        ("<annotation-xml><p>x</p></annotation-xml><mi>y</mi>", "<mi>y</mi>"),
    ],
)
def test_a_formula_is_written_again(formula: str, kept: str) -> None:
    assert keep(f"<math>{formula}</math>") == f"<math>{kept}</math>"


def test_a_formula_without_words_is_its_alternative_text() -> None:
    assert keep("<math alttext='x'></math>") == '<span class="picture" role="img" aria-label="x">x</span>'
    assert keep("<math alttext='x\">'><mi>y</mi></math>") == '<math alttext="x&quot;&gt;"><mi>y</mi></math>'
    assert keep("<p>a<mml:math><mml:mi>T cell</mml:mi></mml:math>", "T cell") == "<p>a<math><mi>T cell</mi></math></p>"
    assert keep("<img alt=x aria-hidden=true src=y>") == ""


def test_links_lead_to_the_web_to_mail_and_within_the_document() -> None:
    assert keep("<a href=' HTTPS://x.org/?a&amp;b '>c</a>") == '<a href="HTTPS://x.org/?a&amp;b" rel="noreferrer">c</a>'
    assert keep("<a href='mailto:a@b.org'>c</a>") == '<a href="mailto:a@b.org" rel="noreferrer">c</a>'
    assert keep("<a href='#caf%C3%A9'>a</a><p id='café'>b") == '<a href="#d-café">a</a><p id="d-café">b</p>'
    assert keep("<a href='#nowhere'>a</a>") == "<a>a</a>"
    assert keep("<a name='x'>a</a><a href='#x'>b</a>") == '<span id="d-x"></span>a<a href="#d-x">b</a>'


@pytest.mark.parametrize(
    ("html", "words", "kept"),
    [
        ("<p>a T cell b</p>", ("T cell",), "<p>a {1:T cell} b</p>"),
        ("<p>a T <i>cell</i> b</p>", ("T <i>cell",), "<p>a {1:T <i>cell</i>} b</p>"),
        ("<b>T</b> cell", ("T</b> cell",), "<b>{1:T}</b>{+1: cell}"),
        ("T <i>cell b</i>", ("T <i>cell",), "{1:T <i>cell</i>}<i> b</i>"),
        ("<b>a T</b> <i>cell b</i>", ("T</b> <i>cell",), "<b>a {1:T}</b>{+1: <i>cell</i>}<i> b</i>"),
        ("T <a href='http://x'>cell</a>", ("T <a.*>cell",), '{1:T }<a href="http://x" rel="noreferrer">{+@1:cell}</a>'),
        ("T<br>cell", ("T<br>cell",), "{1:T<br>cell}"),
        ("a &beta; cell", ("&beta; cell",), "a {1:β cell}"),
        ("tu&shy;mor", ("tu&shy;mor",), "{1:tumor}"),
        ("T cellB cell", ("T cell", "B cell"), "{1:T cell}{2:B cell}"),
        ("<p title='T cell'>T cell", ("T cell",), "<p>{1:T cell}</p>"),
        ("<script>T cell</script>T cell", ("T cell",), "{1:T cell}"),
    ],
)
def test_a_term_is_wrapped_in_place_however_tags_cross_it(html: str, words: tuple[str, ...], kept: str) -> None:
    assert keep(html, *words) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("</p></b></div>a", "a"),
        ("<p>AT&T 1 < 2 &lt; &zzz; &#xfffffff;", "<p>AT&amp;T 1 &lt; 2 &lt; &amp;zzz; \ufffd</p>"),
        ("<div><table><td>a</div>b</table>c", "<div><table><td>ab</td></table>c</div>"),
    ],
)
def test_malformed_html_is_written_well_formed(html: str, kept: str) -> None:
    assert keep(html) == kept


PARTS: Final = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<p>",
    "</p>",
    "<a|href='#x'>",
    "<a|href='http://x'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<h1|id=x>",
    "</h1>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<!--",
    "-->",
    "<",
    ">",
    "&",
    "&lt;",
    "&#x41;",
    "'",
    '"',
    "x",
    "T",
    "cell",
    "<br>",
    "<pre>",
    "<details>",
    "<summary>",
    "</details>",
    "<img|alt=x>",
    "<math>",
    "<mi>",
    "<mfrac>",
    "<mtext>",
    "</mi>",
    "</math>",
    "<mfenced>",
    "<annotation-xml>",
    "<mspace/>",
    "<title>",
    "<textarea>",
    "<plaintext>",
    "<xmp>",
    "<noscript>",
    "<p|title='\"><script>'>",
    "<button>",
    "</button>",
    "<h2>",
    "</h2>",
    "<dt>",
    "<label>",
    "<input>",
    "<select>",
    "</select>",
    "<video>",
    "</video>",
    "<p|hidden>",
    "<span|hidden|lang=de>",
    "</span>",
    "<dialog>",
    "<hr|hidden>",
    "<a|name=y>",
    "<a|href='z.html?&copy=1'>",
    "<td|headers='x|y'|align=left>",
    "<base|href='http://x'>",
    "<area|href='http://x'|alt=x>",
]


KNOWN: Final = {
    "id",
    "href",
    "rel",
    "class",
    "role",
    "aria-label",
    "title",
    "open",
    "lang",
    "headers",
    "align",
}


class Nesting(HTMLParser):
    """Checks that every element is known and closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {*kept_elements.KEPT.values(), *kept_math.NAMES, "img"}
        assert {name for name, _ in attrs} <= KNOWN
        if tag not in kept_elements.VOID | {"img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(st.lists(st.sampled_from(PARTS)), st.data())
def test_whatever_is_read_what_is_written_is_well_formed_and_known(parts: list[str], data: st.DataObject) -> None:
    html = "".join(parts).replace("|", " ")
    places = sorted(data.draw(st.lists(st.integers(0, len(html)), max_size=6, unique=True)))
    marks = [Mark(start, end, 1) for start, end in zip(places[::2], places[1::2], strict=False)]

    class Spans:
        def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool) -> str:  # noqa: ARG002 - all alike
            return '<span class="term">'

        def close_tag(self, *, in_link: bool) -> str:  # noqa: ARG002 - all alike
            return "</span>"

    written = Nesting()
    written.feed("".join(keep_html(html, marks, Spans(), "d-").html))
    written.close()
    assert written.open == []


NOT_READ: Final = ("img", "area", "svg", "m", "title", "textarea", "noscript", "script", "select", "button", "video")


class Words(HTMLParser):
    """Collects the text, without blanks."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += "".join(data.split())


@given(st.lists(st.sampled_from([part for part in PARTS if not part.strip("</>").startswith(NOT_READ)])))
@example(["&", "x"])
@example(["<b>", "&", "x"])
def test_every_word_that_is_read_is_shown(parts: list[str]) -> None:
    html = "".join(parts).replace("|", " ")
    shown = Words()
    shown.feed(keep(html))
    shown.close()
    assert shown.text == "".join(make_text(html, Kind.HTML).shown.replace(PADDING, "").split())


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "end",
        "<b><i><p><table><td><a href=#x>" * 20_000 + "end",
        "<ul><li>" * 50_000 + "end",
        f"<p title='{'x' * 5_000_000}' {' '.join(f'a{n}=1' for n in range(50_000))}>end",
        "<div>" * 90 + "</p></b></td>" * 50_000 + "end",
        "<!--" * 50_000 + "end",
        '<a b="' * 50_000 + "end",
    ],
)
def test_deep_nesting_and_huge_attributes_lose_no_word(html: str) -> None:
    kept = keep(html)
    assert "end" in kept
    assert kept.count("<div>") <= DEEPEST


def test_markdown_keeps_its_structure_and_terms_are_wrapped_in_place() -> None:
    assert markdown("# T cell\n\n- *T* cell, **T cell**", "T\\*? cell") == (
        '<h1 id="d-t-cell">{1:T cell}</h1>\n'
        "<ul>\n<li><em>{1:T}</em>{+1: cell}, <strong>{1:T cell}</strong></li>\n</ul>\n"
    )
    assert markdown("|a|\n|-|\n|T cell|", "T cell").count("<td>{1:T cell}</td>") == 1
    assert markdown("> T\n> cell ~~x~~", "T\n> cell") == "<blockquote>\n<p>{1:T\ncell} <s>x</s></p>\n</blockquote>\n"


def test_front_matter_of_markdown_is_shown_as_code() -> None:
    assert markdown("---\ntitle: T cell\n---\n# A T cell", "T cell") == (
        '<pre><code>title: {1:T cell}\n</code></pre>\n<h1 id="d-a-t-cell">A {1:T cell}</h1>\n'
    )


def test_html_in_markdown_is_kept_as_in_an_html_document() -> None:
    assert markdown("<b onclick='x'>T cell</b><br>c<script>d()</script>", "T cell") == "<p><b>{1:T cell}</b><br>c</p>\n"
    details = markdown("<details><summary>a T cell</summary>\n\n*b*\n\n</details>", "T cell")
    assert "".join(details.split("\n")) == "<details><summary>a {1:T cell}</summary><p><em>b</em></p></details>"
    assert markdown("a <!-- T\ncell --> b `<!-- -->`") == "<p>a  b <code>&lt;!-- --&gt;</code></p>\n"


@pytest.mark.parametrize("begin", ["<script>", "<!-- ", "<title>", "<svg>"])
def test_what_nothing_ends_in_markdown_hides_no_text(begin: str) -> None:
    assert "{1:T cell}" in markdown(f"{begin} a\n\nT cell", "T cell")


def test_a_formula_is_kept_and_the_words_of_a_drawing_stand_in_its_place() -> None:
    formula = "<math display='block' onclick='x()'><mi>x</mi><mo>&lt;</mo>\n<mn>2</mn><annotation>x</annotation></math>"
    assert keep(formula) == '<math display="block"><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>'
    drawing = "<svg><style>a</style><desc>b</desc><title>A cell</title><text>divides</text></svg>"
    assert keep(drawing) == '<span class="picture" role="img" aria-label="A cell divides">A cell divides</span>'


def test_links_of_markdown_to_its_headings_lead_there_and_marks_do_no_harm_to_addresses() -> None:
    assert markdown("## A b!\n\n## A b\n\n[x](#a-b-1)").endswith('<p><a href="#d-a-b-1">x</a></p>\n')
    assert 'href="https://x.org/cell"' in markdown("[a](https://x.org/cell)", "cell")
    assert 'href="https://x.org"' in markdown("[T cell]\n\n[T cell]: https://x.org", "T cell")


def test_characters_that_mark_mentions_in_markdown_are_not_taken_from_the_text() -> None:
    assert markdown("a \ue000\ue003b\ue001 T cell", "T cell") == "<p>a \ufffd\ufffdb\ufffd {1:T cell}</p>\n"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<math><mi>x</mi></math><span class="katex-html" aria-hidden="true"><span>x</span>y</span>', ""),
        ('<nobr aria-hidden="true"><span>x</span></nobr><math><mi>x</mi></math>', ""),
        ('<math><mi>x</mi></math><span class="katex-html"><span>y<p>end</p>', "<p>end</p>"),
    ],
)
def test_a_formula_that_a_document_has_twice_is_kept_once(html: str, kept: str) -> None:
    assert keep(html) == f"<math><mi>x</mi></math>{kept}"


XHTML: Final = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>{}</p></html>'


@pytest.mark.parametrize(
    ("section", "kept"),
    [
        ("<![CDATA[T cell < b & c > d &amp; <i>]]> e", "{1:T cell} &lt; b &amp; c &gt; d &amp;amp; &lt;i&gt; e"),
        ("a<![CDATA[]]>b<![CDATA[ x]] ]]>c", "ab x]] c"),
        ("<script><![CDATA[a < b]]></script>c", "c"),
        ("a <![CDATA[ b", "a "),
    ],
)
def test_a_section_of_characters_is_text_in_xhtml_alone(section: str, kept: str) -> None:
    html = XHTML.replace("{}", section)
    assert keep(html, "T cell") == f"<p>{kept}</p>"
    readable = read_page(html).readable
    assert len(readable) == len(html)
    assert ("T cell" in readable) is ("T cell" in section)
    assert keep("<p>a<![CDATA[b]]>c") == "<p>ac</p>"


def test_a_sign_that_links_to_its_own_heading_is_left_out_and_other_signs_are_told() -> None:
    sign = '<svg aria-hidden="true"><path/></svg>'
    assert keep(f'<h2 id="a">A</h2><a href="#a" aria-label="Permalink: A">{sign}</a>') == '<h2 id="d-a">A</h2><a></a>'
    assert "Next page" in keep(f'<a href="b.html" aria-label="Next page">{sign}</a>')


def test_what_looks_like_a_reference_or_an_end_and_is_none_makes_no_text_of_tags() -> None:
    assert keep("a &# b &# <b>c</b> &#; <i>d</i>") == "a &amp;# b &amp;# <b>c</b> &amp;#; <i>d</i>"
    assert keep("<p>a</>b</p>") == "<p>ab</p>"


def test_a_tag_of_markdown_without_an_end_hides_nothing() -> None:
    text = "Use the <dialog> element.\n\nT cell <b hidden>fever</b>\n"
    page = markdown(without_spans(text, hidden_spans(text, is_markdown=True)), "T cell", "fever")
    assert "element." in page
    assert "{1:T cell}" in page
    assert "fever" not in page
