"""The glossary page in HTML: sound without a browser, and in Chromium where there is one."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.model import Concept, Match, Scheme, Statement
from immuno_cli.render.pages.html import dump_html
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.chromium import PROGRAM, Page, open_browser
from tests.formats.example import CONCEPTS, SCHEME

VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """Reads a page, and asserts that its elements close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.loads: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key == "href" and value]
        self.loads += [key for key in given_ if key in ("src", "srcset", "action", "style") or key.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)


def page(*concepts: Concept) -> str:
    return "".join(dump_html(SCHEME, concepts or CONCEPTS))


def test_elements_close_and_every_link_within_leads_somewhere(glossary: MemoryVocabulary) -> None:
    for text in (page(), "".join(dump_html(glossary.scheme, list(glossary.iter_concepts())))):
        reader = Reader(text)
        assert len(reader.ids) == len(set(reader.ids))
        assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)


def test_nothing_is_loaded_from_anywhere() -> None:
    reader = Reader(page())
    assert reader.loads == []
    assert not {"img", "link", "iframe", "object"} & set(reader.tags)
    assert "default-src 'none'" in page()
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|import\(", page())


def test_licence_version_attribution_and_documents_are_there() -> None:
    text = " ".join(Reader(page()).text)
    for fact in (
        "CC0-1.0",
        "2.1",
        "The cooks & their friends",
        "The <Cook>. A. Cook. Pan & Son. 2020-01-02.",
        "fridge",
    ):
        assert fact in text


def test_every_statement_says_what_it_rests_on() -> None:
    text = page(*[concept for concept in CONCEPTS if concept.id == "knife"])
    assert '<p>It has a blade.<sup><a href="#page-s-knife-A1" aria-label="Source A1">A1</a> ' in text
    assert '<span class="headline">A headline reports: </span>A *sharp* &lt;tool&gt;.' in text
    assert '<span class="opinion">A reader&#x27;s comment: </span>Not for children.' in text
    assert '<h3>Notes</h3>\n<ul class="statements">\n<li>Keep it sharp.</li>' in text
    cook = "The &lt;Cook&gt;, A. Cook, Pan &amp; Son, 2020-01-02: paragraph 1, sentences 1 and 2"
    assert f'<li id="page-s-knife-A1"><b>A1</b> {cook}</li>' in text
    address = "https://example.org/x?a=1&amp;b=2"
    assert f'<b>1</b> <a href="{address}" rel="noreferrer">{address}</a></li>' in text


def test_only_addresses_on_the_web_become_links() -> None:
    nasty = Concept("a", "a", exact_matches=(Match("javascript:alert(1)"), Match("MESH:D1")))
    links = Reader(page(nasty)).links
    assert "http://id.nlm.nih.gov/mesh/D1" in links
    assert not any(link.startswith("javascript") for link in links)


@given(st.text(max_size=40))
def test_no_text_becomes_markup_or_script(text: str) -> None:
    nasty = text + "</script><script>alert(1)</script><b onclick=x>\u202e\x07"
    concept = Concept(
        nasty, nasty, (nasty,), kind=nasty, definitions=(Statement(nasty, "opinion", (nasty,), (nasty,)),)
    )
    scheme = Scheme("s", nasty, "en", description=nasty, license=nasty)
    written = "".join(dump_html(scheme, [concept]))
    reader = Reader(written)
    plain = Reader("".join(dump_html(Scheme("s", "t", "en", description="d", license="l"), [Concept("a", "a")])))
    assert reader.tags.count("script") == plain.tags.count("script")
    assert "b" not in reader.tags or reader.tags.count("b") == 1
    assert "\u202e" not in written
    assert "\x07" not in written


def test_the_data_of_the_script_is_json() -> None:
    found = re.search(r'id="page-data">(.*?)</script>', page(), re.DOTALL)
    assert found
    labels = [labels for labels, _ in json.loads(found[1])]
    assert ["knife", "K1", "7", "knife", "kitchen knife", "couteau", "knive"] in labels


# in a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if PROGRAM is None:
        pytest.skip("no Chromium is installed")
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def opened(browser: Page, tmp_path: Path, glossary: MemoryVocabulary) -> Iterator[Page]:
    """The page of the shipped glossary, from disk; at the end its console must have stayed empty."""
    path = tmp_path / "glossary.html"
    path.write_text("".join(dump_html(glossary.scheme, list(glossary.iter_concepts()))), encoding="utf-8")
    browser.open(path.as_uri())
    yield browser
    assert browser.complaints == []
    assert browser.requests == [path.as_uri()]


def shown(page: Page) -> list[str]:
    script = "[...document.querySelectorAll('article')].filter((a) => a.offsetParent).map((a) => a.id)"
    found: list[str] = page.ask(script)
    return found


def status(page: Page) -> str:
    said: str = page.ask("document.querySelector('[role=status]').textContent")
    return said


def search(page: Page, text: str) -> list[str]:
    page.ask("document.getElementById('page-query').focus()")
    page.ask("document.getElementById('page-query').select()")
    page.type(text)
    return shown(page)


def test_all_entries_are_there_at_first(opened: Page, glossary: MemoryVocabulary) -> None:
    assert len(shown(opened)) == len(glossary)
    assert status(opened) == f"{len(glossary)} entries"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dendrytic", "dendritic-cell"),
        ("limfosite", "lymphocyte"),
        ("dyareea", "diarrhea"),
        ("anitbody", "antibody"),
        ("diarrhoea", "diarrhea"),
        ("cell dendritic", "dendritic-cell"),
        ("monoclonal antibodies", "monoclonal-antibody"),
    ],
)
def test_typing_leaves_the_right_entry(opened: Page, typed: str, expected: str) -> None:
    found = search(opened, typed)
    assert expected in found
    assert len(found) <= 10
    assert status(opened).startswith(f"{len(found)} of ")


def test_typing_nonsense_leaves_nothing_and_escape_brings_all_back(opened: Page, glossary: MemoryVocabulary) -> None:
    assert search(opened, "xqzzv") == []
    assert status(opened).startswith("Nothing found")
    opened.press("Escape", 27)
    assert len(shown(opened)) == len(glossary)


def test_a_link_leads_to_an_entry_that_was_filtered_away(opened: Page) -> None:
    assert search(opened, "dendrytic") == ["dendritic-cell"]
    link = opened.ask("document.querySelector('#dendritic-cell .connection a[href]').getAttribute('href')")
    opened.ask("document.querySelector('#dendritic-cell .connection a[href]').click()")
    opened.settle()
    assert link[1:] in shown(opened)
    box = opened.ask("JSON.stringify(document.querySelector(location.hash).getBoundingClientRect())")
    assert 0 < json.loads(box)["top"] < 400
    assert opened.ask("document.activeElement.closest('article').id") == link[1:]


def test_the_same_link_leads_there_again_after_the_page_was_narrowed(opened: Page) -> None:
    link = "document.querySelector('nav.page-letters a')"
    first = opened.ask(f"{link}.hash.slice(1)")
    narrow = "document.querySelector('[data-field=kind]')"
    opened.ask(f"{link}.click()")
    opened.settle()
    opened.ask(f"{narrow}.value = 'cell'; {narrow}.dispatchEvent(new Event('change'))")
    assert first not in shown(opened)
    opened.ask(f"{link}.click()")
    opened.settle()
    assert first in shown(opened)


def test_a_source_is_opened_and_read_where_its_number_leads(opened: Page) -> None:
    mark = "document.querySelector('#dendritic-cell sup a')"
    source = opened.ask(f"{mark}.hash.slice(1)")
    assert not opened.ask(f"document.getElementById('{source}').offsetParent")
    opened.ask(f"{mark}.click()")
    opened.settle()
    assert opened.ask(f"document.getElementById('{source}').closest('details').open")
    assert opened.ask("document.activeElement.id") == source


def test_an_address_that_was_cut_short_does_no_harm(opened: Page, glossary: MemoryVocabulary) -> None:
    opened.ask("location.hash = '#q=%E4%'")
    opened.settle()
    assert len(shown(opened)) == len(glossary)


def test_the_address_holds_the_search(opened: Page) -> None:
    search(opened, "dendrytic")
    address = opened.ask("location.href")
    assert address.endswith("#q=dendrytic")
    opened.ask("location.hash = '#q=limfosite'")
    opened.settle()
    assert "lymphocyte" in shown(opened)


def test_kind_and_category_narrow_the_page(opened: Page, glossary: MemoryVocabulary) -> None:
    choose = "(select, value) => { select.value = value; select.dispatchEvent(new Event('change')); }"
    opened.ask(f"({choose})(document.querySelector('[data-field=kind]'), 'cell')")
    kinds = {concept.id for concept in glossary.iter_concepts() if concept.kind == "cell"}
    assert set(shown(opened)) == kinds


def test_the_keyboard_reaches_everything(opened: Page) -> None:
    opened.ask("document.activeElement.blur()")
    opened.press("Tab", 9)
    assert opened.ask("document.activeElement.className") == "page-skip"
    opened.type("/")
    assert opened.ask("document.activeElement.id") == "page-query"
    search(opened, "dendrytic")
    opened.press("Enter", 13)
    assert opened.ask("document.activeElement.closest('article')?.id") == "dendritic-cell"


def test_a_screen_reader_finds_names_and_landmarks(opened: Page) -> None:
    nodes = opened.send("Accessibility.getFullAXTree")["nodes"]
    known = {(node["role"]["value"], node["name"]["value"]) for node in nodes if not node["ignored"] and "name" in node}
    roles = {role for role, _ in known}
    assert {"main", "search", "banner", "contentinfo", "navigation", "status"} <= roles | {
        node["role"]["value"] for node in nodes if "role" in node
    }
    assert ("searchbox", "Find an entry") in known
    assert ("article", "dendritic cell") in known
    assert not any(role in ("link", "button", "combobox", "searchbox") and not name for role, name in known)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overflows_and_text_stands_out(opened: Page, scheme: str, width: int) -> None:
    opened.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    opened.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    opened.settle()
    assert opened.ask("document.documentElement.scrollWidth <= innerWidth")
    contrasts = opened.ask(CONTRASTS)
    assert min(contrasts.values()) >= 4.5, contrasts


CONTRASTS = """(() => {
  const light = (color) => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(color)) return color;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const found = {};
  for (const name of ["h1", "h2 a", "h3", "p", ".meta code", ".chip", "sup a", ".connection a", ".warnings b",
                      ".headline", ".opinion", ".inferred", "#page-status", "footer dd", "summary"]) {
    const element = document.querySelector(name);
    const [one, two] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    found[name] = (one + 0.05) / (two + 0.05);
  }
  return found;
})()"""
