"""The page of an annotated text, in a browser: a definition is at hand on hover, focus and tap; nothing is fetched."""

import re
import time
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from immuno_cli.annotate import Mark
from immuno_cli.annotate.texts.loading import Kind, load_text
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.render.pages import kept_elements, kept_math
from immuno_cli.render.pages.annotated_entries import Said, Source, TermEntry
from immuno_cli.render.pages.annotated_page import Section, dump_annotated_html
from tests.chromium import PROGRAM, Page, open_browser

BOOK: Final = Source("A book", "https://example.org/book", "paragraph 5")
ENTRIES: Final = [
    TermEntry(1, "T cell", "t-cell", "t", Said("A white blood cell.", (BOOK, Source("Own words")))),
    TermEntry(
        2, "tumor", "tumor", "t", notes=(Said("It can be benign.", (BOOK._replace(place=""),)), Said("It grows."))
    ),
]
TEXT: Final = "Here T cells fight.\r\n\r\nAnd <b>here</b> tumours, T cells\n"
HTML: Final = (
    '<html lang="de" dir="ltr"><title>A &amp; B</title><h1 id="top">On T <i>cells</i></h1>'
    '<p>Of <a href="https://example.org/x">tumours</a>, <a href="#top">up</a>, and <b>tumours</b> and T cells.'
)


def marks(text: str, *words: str) -> list[Mark]:
    """Return a mark at each place where a word stands: the first word is term 1, the next term 2."""
    found = [Mark(m.start(), m.end(), n) for n, word in enumerate(words, start=1) for m in re.finditer(word, text)]
    return sorted(found)


def text_page() -> str:
    section = Section("a <file>.txt", Kind.TEXT, TEXT, marks(TEXT, "T cells", "tumours"))
    return "".join(dump_annotated_html("en", [section], ENTRIES))


def html_page(*more: Section) -> str:
    section = Section("page.html", Kind.HTML, HTML, marks(HTML, "T (?:<i>)?cells", "tumours"))
    return "".join(dump_annotated_html("en", [section, *more], ENTRIES))


def test_plain_text_is_shown_literally_and_its_lines_stay() -> None:
    page = text_page()
    assert "And &lt;b&gt;here&lt;/b&gt; " in page
    assert "fight.\n\nAnd" in page
    assert "<title>a &lt;file&gt;.txt</title>" in page


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Kind.TEXT, "a tu\u00admour"), (Kind.HTML, "<p>a tu&shy;mour"), (Kind.MARKDOWN, "a tu\u00admour")],
)
def test_a_soft_hyphen_is_left_out_because_a_print_has_a_blank_there(kind: Kind, text: str) -> None:
    mark = Mark(text.index("tu"), len(text), 2)
    page = "".join(dump_annotated_html("en", [Section("file", kind, text, [mark])], ENTRIES))
    assert ">tumour</" in page


def test_one_mention_of_each_term_takes_the_focus_and_leads_to_its_entry() -> None:
    page = text_page()
    assert re.findall(r'<a class="term" data-term="(\d)" id="m-\d" href="#term-(\d)"( tabindex="-1")?', page) == [
        ("1", "1", ""),
        ("2", "2", ""),
        ("1", "1", ' tabindex="-1"'),
    ]
    assert 'aria-describedby="is-1">T cells</a>' in page
    assert '<span id="is-1">A white blood cell.</span>' in page


def test_the_list_has_definitions_notes_and_links_to_mentions() -> None:
    page = text_page()
    assert '<h2 id="terms">Terms in this text</h2>' in page
    assert '<p class="said note"><b>!</b> It can be benign.' in page
    assert '<p class="said note"><b>!</b> It grows.</p>' in page
    assert "<summary>2 mentions</summary>" in page
    assert 'href="#m-3" aria-label="Mention 2">2</a>' in page
    assert '<p class="mentions"><a href="#m-2">1 mention</a></p>' in page
    assert page.count("No definition.") == 1


def test_a_source_is_listed_once_and_cited_by_its_number_with_the_place() -> None:
    page = text_page()
    one, two = (f'<a href="#source-{n}" aria-label="Source {n}">{n}</a>' for n in (1, 2))
    assert f'blood cell.</span> <span class="cited">[{one}, paragraph 5; {two}]</span></p>' in page
    assert f'benign. <span class="cited">[{one}]</span></p>' in page
    book = '<a href="https://example.org/book" rel="noreferrer">A book</a>'
    assert f'<li id="source-1"><b>1</b>\u00a0{book}</li>\n<li id="source-2"><b>2</b>\u00a0Own words</li>\n</ol>' in page


def test_the_vocabulary_of_a_term_is_named_where_there_are_several() -> None:
    assert "<small>" not in text_page().partition("<dl>")[2].partition("</dl>")[0]
    section = Section("a.txt", Kind.TEXT, TEXT, marks(TEXT, "T cells", "tumours"))
    page = "".join(dump_annotated_html("en", [section], [ENTRIES[0], ENTRIES[1]._replace(vocabulary="u")]))
    assert "<code>tumor</code> <small>u</small></dt>" in page


def test_a_page_of_html_keeps_its_title_language_and_links() -> None:
    page = html_page()
    assert "<title>A &amp; B</title>" in page
    assert '<article id="d1" aria-label="page.html" lang="de" dir="ltr">' in page
    assert '<h1 id="d1-top">On <a class="term"' in page
    assert '<a href="#d1-top">up</a>' in page


@pytest.mark.parametrize(
    "front_matter",
    [
        '---\ntitle: "On <b>"\nlang: de\n---\n',
        "---\r\nlanguage: 'de'\r\ntitle: On <b>\r\n---\r\n",
        "+++\ntitle = 'On <b>'\nlanguageCode = \"de\"\n+++\n",
    ],
)
def test_a_page_of_markdown_has_the_title_and_the_language_of_its_front_matter(front_matter: str) -> None:
    page = "".join(dump_annotated_html("en", [Section("a.md", Kind.MARKDOWN, f"{front_matter}\nText\n", [])], []))
    assert "<title>On &lt;b&gt;</title>" in page
    assert '<article id="d1" aria-label="a.md" lang="de">' in page


def test_only_front_matter_tells_the_language_of_markdown() -> None:
    for text in ("lang: de\n", "---\nlang: x!\n---\n", "---\nslang: de\n---\n"):
        page = "".join(dump_annotated_html("en", [Section("a.md", Kind.MARKDOWN, text, [])], []))
        assert '<article id="d1" aria-label="a.md">' in page


def test_a_term_inside_a_link_is_no_link_and_the_next_mention_takes_the_focus() -> None:
    page = html_page()
    assert (
        '<a href="https://example.org/x" rel="noreferrer"><span class="term" data-term="2" id="m-2">tumours</span></a>'
    ) in page
    assert '<b><a class="term" data-term="2" id="m-3" href="#term-2" aria-describedby="is-2">tumours</a></b>' in page


@pytest.mark.parametrize("begin", ["<details><p>", "<details><summary>a</summary><details open>"])
def test_what_is_seen_at_first_takes_the_focus_rather_than_what_is_folded_up(begin: str) -> None:
    html = f"{begin}T cells and tumours</p></details></details><p>tumours"
    section = Section("page.html", Kind.HTML, html, marks(html, "T cells", "tumours"))
    page = "".join(dump_annotated_html("en", [section], ENTRIES))
    assert re.findall(r'id="m-(\d)" href="#term-(\d)" (\S*?)=', page) == [
        ("1", "1", "aria-describedby"),
        ("2", "2", "tabindex"),
        ("3", "2", "aria-describedby"),
    ]


@pytest.mark.parametrize("begin", ["<details open><p>", "<details><summary>", "<dialog open>", "<div>"])
def test_what_is_open_is_seen_at_first(begin: str) -> None:
    html = f"{begin}tumours</summary></details></dialog></div><p>tumours"
    section = Section("page.html", Kind.HTML, html, marks(html, "T cells", "tumours"))
    page = "".join(dump_annotated_html("en", [section], ENTRIES))
    assert 'id="m-1" href="#term-2" aria-describedby=' in page


def test_several_files_have_a_section_each_and_no_id_twice() -> None:
    page = html_page(Section("page.html", Kind.HTML, HTML, []), Section("b.txt", Kind.TEXT, "T cell", []))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<article ") == 3
    assert '<a href="#d2-top">up</a>' in page
    assert '<li><a href="#d3">b.txt</a></li>' in page


def test_words_that_no_vocabulary_has_stand_below_the_terms() -> None:
    words = [Unexplained("mavrilimumab", 2, 0, "-mab, a monoclonal antibody"), Unexplained("<b>", 1, 9)]
    page = "".join(dump_annotated_html("en", [Section("a", Kind.TEXT, "x", [], words)], []))
    assert '<h2 id="unexplained">Not explained here</h2>' in page
    assert "<li><b>mavrilimumab</b>: -mab, a monoclonal antibody <small>2×</small></li>" in page
    assert "<li><b>&lt;b&gt;</b> <small>1×</small></li>" in page


def test_the_policy_allows_the_style_and_the_script_by_their_hashes_and_nothing_else() -> None:
    policy = re.search('Content-Security-Policy" content="([^"]+)"', text_page())
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.group(1).split(";"))
    assert rules.keys() == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["style-src"].startswith("'sha256-")
    assert rules["script-src"].startswith("'sha256-")


SHOWN: Final = "document.getElementById('tip').hidden ? '' : document.querySelector('#tip > b').textContent"
PLACE: Final = "(({x, y}) => [x + 3, y + 3])(document.querySelectorAll('.term')[%s].getBoundingClientRect())"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if PROGRAM is None:
        pytest.skip("no Chromium is installed")
    with open_browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def opened(browser: Page, tmp_path: Path) -> Page:
    """The page of the plain text, freshly opened."""
    path = tmp_path / "page.html"
    path.write_text(text_page(), encoding="utf-8")
    browser.send("Emulation.setDeviceMetricsOverride", width=800, height=600, deviceScaleFactor=1, mobile=False)
    browser.send("Emulation.setTouchEmulationEnabled", enabled=False)
    browser.complaints.clear()
    browser.open(path.as_uri())
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=590)
    browser.settle()
    return browser


def point_at(page: Page, x: float, y: float) -> None:
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    page.settle()
    page.settle()


def test_a_definition_shows_on_hover_stays_under_the_pointer_and_goes(opened: Page) -> None:
    assert opened.ask(SHOWN) == ""
    x, y = opened.ask(PLACE % 1)
    point_at(opened, x, y)
    assert opened.ask(SHOWN) == "tumor"
    inside = opened.ask("(({x, y}) => [x + 9, y + 9])(document.getElementById('tip').getBoundingClientRect())")
    point_at(opened, *inside)
    assert opened.ask(SHOWN) == "tumor"
    point_at(opened, 1, 590)
    assert opened.ask(SHOWN) == ""


def test_escape_closes_a_definition_and_the_pointer_stays(opened: Page) -> None:
    x, y = opened.ask(PLACE % 0)
    point_at(opened, x, y)
    opened.press("Escape", 27)
    assert opened.ask(SHOWN) == ""
    point_at(opened, x + 1, y)
    assert opened.ask(SHOWN) == ""
    point_at(opened, 1, 590)
    point_at(opened, x, y)
    assert opened.ask(SHOWN) == "T cell"


def test_tab_stops_once_at_each_term(opened: Page) -> None:
    stops = []
    for _ in range(3):
        opened.press("Tab", 9)
        stops.append([opened.ask("document.activeElement.id || document.activeElement.className"), opened.ask(SHOWN)])
    assert stops[:2] == [["m-1", "T cell"], ["m-2", "tumor"]]
    assert stops[2][1] == ""
    opened.ask("document.getElementById('m-1').focus()")
    opened.press("Escape", 27)
    assert opened.ask(SHOWN) == ""
    assert opened.ask("document.activeElement.id") == "m-1"


def test_a_link_to_a_folded_mention_shows_it_and_before_that_tab_passes_it(browser: Page, tmp_path: Path) -> None:
    html = "<p>T cells</p><details><summary>More</summary><p>and tumours</p></details>"
    section = Section("page.html", Kind.HTML, html, marks(html, "T cells", "tumours"))
    path = tmp_path / "page.html"
    path.write_text("".join(dump_annotated_html("en", [section], ENTRIES)), encoding="utf-8")
    browser.open(path.as_uri())
    assert "tumours" not in browser.ask("document.querySelector('article').innerText")
    browser.press("Tab", 9)
    assert browser.ask("document.activeElement.dataset.term") == "1"
    browser.press("Tab", 9)
    assert browser.ask("document.activeElement.localName") == "summary"
    browser.press("Tab", 9)
    assert browser.ask("document.activeElement.closest('article')") is None
    browser.ask("document.querySelector('.mentions a[href=\"#m-2\"]').click()")
    browser.settle()
    assert "tumours" in browser.ask("document.querySelector('article').innerText")


def test_without_scripts_a_term_leads_to_its_entry(opened: Page) -> None:
    opened.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened.open(opened.ask("location.href"))
        x, y = opened.ask(PLACE % 2)
        for kind in ("mousePressed", "mouseReleased"):
            opened.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        time.sleep(0.3)  # no script can tell when it is done
        assert opened.ask("location.hash") == "#term-1"
        assert opened.ask("document.getElementById('tip').hidden")
    finally:
        opened.send("Emulation.setScriptExecutionDisabled", value=False)


def test_a_line_that_is_written_from_right_to_left_begins_at_the_right(browser: Page, tmp_path: Path) -> None:
    text = "שלום T cells, כאן.\nThe tumours."
    section = Section("page.txt", Kind.TEXT, text, marks(text, "T cells", "tumours"))
    path = tmp_path / "page.html"
    path.write_text("".join(dump_annotated_html("en", [section], ENTRIES)), encoding="utf-8")
    browser.send("Emulation.setDeviceMetricsOverride", width=800, height=600, deviceScaleFactor=1, mobile=False)
    browser.open(path.as_uri())
    (hebrew, _), (english, _) = browser.ask(PLACE % 0), browser.ask(PLACE % 1)
    assert english < 400 < hebrew


def test_a_definition_stays_inside_a_narrow_window(opened: Page) -> None:
    opened.send("Emulation.setDeviceMetricsOverride", width=320, height=600, deviceScaleFactor=1, mobile=True)
    opened.ask("document.querySelector('.term').focus()")
    box = opened.ask("(({left, right}) => [left, right])(document.getElementById('tip').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= 320


def test_a_definition_shows_on_a_tap_and_the_reader_stays(opened: Page) -> None:
    opened.send("Emulation.setTouchEmulationEnabled", enabled=True)
    x, y = opened.ask(PLACE % 2)
    opened.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    opened.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    opened.settle()
    assert opened.ask(SHOWN) == "T cell"
    assert opened.ask("location.hash") == ""


HOSTILE: Final = """<html><base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org">
<link rel="stylesheet" href="https://example.org/x.css"><style>@import "https://example.org/y.css";</style>
<p onclick="x()" style="background: url(https://example.org/z.png)">T cells</p><script>document.title = "run"</script>
<img src="https://example.org/a.png" onerror="x()" alt="a"><img src=x onerror=x()><svg onload="x()"><script>x()</script>
<style><img src="</style><img src=x onerror=x()>"></svg><math><mtext><table><mglyph><style>
<img src=x onerror=x()></style></table></mtext></math><iframe srcdoc="<script>x()</script>"></iframe><object data="https://example.org/o"></object>
<embed src="https://example.org/e"><video src="https://example.org/v" poster="https://example.org/p" autoplay></video>
<form action="https://example.org/f"><input autofocus onfocus="x()"><button formaction="javascript:x()">go</button>
</form><a href="javascript:x()">a</a>
<a href="&#106;avascript:x()">b</a><a href="data:text/html,<script>x()</script>">c</a>
<noscript><p title="</noscript><img src=x onerror=x()>"></noscript><textarea></textarea><img src=x onerror=x()>
<xmp><img src=x onerror=x()></xmp><template><img src=x onerror=x()></template><p title='"><img src=x onerror=x()>'>d
<table background="https://example.org/t.png"><tr><td>T cells</td></tr></table><p id="tip">taken</p><p id="term-1">e"""

HOSTILE_MARKDOWN: Final = """

![a](https://example.org/m.png) [b](javascript:x()) [c](data:text/html,<script>x()</script>) <javascript:x()>

[d]: javascript:x() "T cells"
[d] [^1] <svg onload=x()> `</svg>` <img src=x onerror=x()> <style>@import "https://example.org/s.css"; `</style>`

[^1]: T cells <img src="https://example.org/n.png" onerror="x()"> <script>x()

- [ ] <iframe src="https://example.org/i"> `</iframe>`
"""


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN])
def test_nothing_of_a_hostile_document_runs_or_is_fetched(browser: Page, tmp_path: Path, kind: Kind) -> None:
    text = HOSTILE if kind is Kind.HTML else f"`<script>` {HOSTILE}{HOSTILE_MARKDOWN}"
    section = Section("hostile.html", kind, text, marks(text, "T cells"))
    path = tmp_path / "page.html"
    path.write_text("".join(dump_annotated_html("en", [section], ENTRIES)), encoding="utf-8")
    browser.complaints.clear()
    browser.open(path.as_uri())
    browser.settle()
    browser.ask("document.querySelector('.term').focus()")
    assert browser.ask(SHOWN) == "T cell"
    assert browser.complaints == []
    assert [address for address in browser.requests if not address.startswith("file:")] == []
    assert browser.ask("document.title") == "hostile.html"
    names = browser.ask("[...document.querySelectorAll('article *')].map((each) => each.localName)")
    assert set(names) <= {*kept_elements.KEPT.values(), *kept_math.NAMES, "tbody"}
    attributes = browser.ask("[...document.querySelectorAll('article *')].flatMap((each) => each.getAttributeNames())")
    assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "background")]


PRINTED: Final = """<nav><ul><li>Home page</li></ul></nav>
<h1>An efficient office</h1><p>Multiple <i>myeloma</i> relapses; immuno<b>therapy</b> helps.</p>
<ul><li>first</li></ul><table><tr><th>Drug</th><th>Dose</th></tr><tr><td>rituximab</td><td>twice</td></tr></table>
<details><summary>More</summary><p>folded words</p></details><pre>two  spaces</pre>"""


def test_a_page_printed_to_pdf_keeps_its_words_and_has_definitions_and_sources(browser: Page, tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")
    found = marks(PRINTED, "Multiple <i>myeloma", "office")
    source = Source("A book", "https://example.org/b", "page 7")
    entries = [
        TermEntry(1, "multiple myeloma", "mm", "t", Said("A cancer of plasma cells.", (source,))),
        TermEntry(2, "office", "office", "t", Said("A room."), (Said("It is no home."),)),
    ]
    section = Section("page.html", Kind.HTML, PRINTED, found, [Unexplained("mavrilimumab", 1, 0, "an antibody")])
    text = read(print_page(browser, tmp_path, section, entries))
    for words in re.sub("<[^>]*>", " " * 2, PRINTED.replace("<b>", "").replace("</b>", "")).split("  "):
        assert words.strip() in text
    assert "multiple myeloma A cancer of plasma cells. [1, page 7]" in text
    assert "office A room. ! It is no home." in text
    assert "Sources 1 A book https://example.org/b" in text
    assert "mavrilimumab: an antibody" in text
    assert "mentions" not in text


def test_links_of_the_text_and_sources_that_are_addresses_print_no_second_address(
    browser: Page, tmp_path: Path
) -> None:
    pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")
    html = '<p>T cells, <a href="https://example.org/far">far</a>.</p>'
    entry = TermEntry(
        1, "T cell", "t-cell", "t", Said("A cell.", (Source("https://example.org/b", "https://example.org/b"),))
    )
    section = Section("page.html", Kind.HTML, html, marks(html, "T cells"))
    text = read(print_page(browser, tmp_path, section, [entry]))
    assert "example.org/far" not in text
    assert text.count("https://example.org/b") == 1


def test_wide_code_and_wide_tables_are_printed_whole(browser: Page, tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")
    words = [f"{word}{number}" for number in range(40) for word in ("alpha", "beta")]
    html = f"<pre>{' '.join(words)}</pre><table><tr>{''.join(f'<td>cell {n}end' for n in range(20))}</table>"
    text = read(print_page(browser, tmp_path, Section("page.html", Kind.HTML, html, []), []))
    assert [word for word in words if word not in text] == []
    assert "19end" in text.replace(" ", "")


def test_many_terms_are_printed_in_two_columns_and_each_in_one_piece(browser: Page, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")
    text = " ".join(f"word{number}" for number in range(150))
    found = [Mark(each.start(), each.end(), n) for n, each in enumerate(re.finditer(r"\S+", text), start=1)]
    said = [f"Begin{n}. {'The meaning of a word in a sentence of some length. ' * 3}End{n}." for n in range(150)]
    entries = [TermEntry(n, f"word{n - 1}", f"id{n}", "t", Said(said[n - 1])) for n in range(1, 151)]
    printed = print_page(browser, tmp_path, Section("a.txt", Kind.TEXT, text, found), entries)
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(printed)).pages]
    assert len(pages) == 4
    whole = read(printed)
    assert text in whole
    for number, words in enumerate(said):
        assert f"word{number} {words}" in whole
        assert sum(f"word{number} {words}" in page for page in pages) == 1


def print_page(browser: Page, folder: Path, section: Section, entries: list[TermEntry]) -> bytes:
    """Return the PDF that the browser makes of an annotated text."""
    path = folder / "page.html"
    path.write_text("".join(dump_annotated_html("en", [section], entries)), encoding="utf-8")
    browser.open(path.as_uri())
    return b64decode(browser.send("Page.printToPDF", preferCSSPageSize=True)["data"])


def read(printed: bytes) -> str:
    """Return the words of a PDF as `annotate` reads them."""
    return " ".join(load_text(printed, where="page.pdf").whole.split())


def test_nothing_is_fetched_and_nothing_complained_of(opened: Page) -> None:
    opened.ask("document.querySelector('.term').focus()")
    assert opened.complaints == []
    assert [address for address in opened.requests if not address.startswith("file:")] == []
