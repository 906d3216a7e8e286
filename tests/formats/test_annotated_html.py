"""The page of an annotated text, in a browser: a definition is at hand on hover, focus and tap; nothing is fetched."""

from collections.abc import Iterator

import pytest

from immuno_cli.render.pages.annotated_page import Entry, Section, dump_annotated_html
from tests.formats.chromium import PROGRAM, Page, open_browser

PIECES = [("Here ", 0), ("T cells", 1), (" fight.\n\nAnd <b>here</b> ", 0), ("tumours", 2), ("\n", 0)]
ENTRIES = [Entry(1, "T cell", "t-cell", "t", "A white blood cell.", 1), Entry(2, "tumor", "tumor", "t", "", 1)]
SHOWN = "[...document.querySelectorAll('.tip')].map((tip) => getComputedStyle(tip).display)"


def page_text() -> str:
    return "".join(dump_annotated_html("en", [Section("a <file>.txt", PIECES)], ENTRIES))


def test_each_mention_has_its_definition_and_text_is_shown_literally() -> None:
    text = page_text()
    assert 'aria-describedby="tip-1">T cells</span>' in text
    assert 'role="tooltip" id="tip-1"><b>T cell</b> A white blood cell.</span>' in text
    assert "And &lt;b&gt;here&lt;/b&gt; " in text
    assert "<title>a &lt;file&gt;.txt</title>" in text
    assert text.count("No definition.") == 2


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if PROGRAM is None:
        pytest.skip("no Chromium is installed")
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page_text(), encoding="utf-8")
    with open_browser(tmp_path_factory.mktemp("profile")) as page:
        page.open(path.as_uri())
        yield page


def test_a_definition_shows_on_focus_and_on_hover_alone(opened: Page) -> None:
    assert opened.ask(SHOWN) == ["none", "none"]
    opened.ask("document.querySelectorAll('.word')[1].focus()")
    assert opened.ask(SHOWN) == ["none", "block"]
    opened.ask("document.activeElement.blur()")
    place = opened.ask("(({x, y}) => [x + 3, y + 3])(document.querySelector('.word').getBoundingClientRect())")
    opened.send("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1])
    opened.settle()
    assert opened.ask(SHOWN) == ["block", "none"]


def test_a_definition_stays_inside_a_narrow_window(opened: Page) -> None:
    opened.send("Emulation.setDeviceMetricsOverride", width=320, height=600, deviceScaleFactor=1, mobile=True)
    opened.ask("document.querySelector('.word').focus()")
    box = opened.ask("(({left, right}) => [left, right])(document.querySelector('.tip').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= 320


def test_a_definition_shows_on_a_tap(opened: Page) -> None:
    opened.send("Emulation.setTouchEmulationEnabled", enabled=True)
    opened.ask("document.activeElement.blur()")
    opened.send("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=590)
    opened.settle()
    assert opened.ask(SHOWN) == ["none", "none"]
    place = opened.ask("(({x, y}) => [x + 3, y + 3])(document.querySelectorAll('.word')[1].getBoundingClientRect())")
    opened.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": place[0], "y": place[1]}])
    opened.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    opened.settle()
    assert opened.ask(SHOWN) == ["none", "block"]


def test_nothing_is_fetched_and_nothing_complained_of(opened: Page) -> None:
    assert opened.complaints == []
    assert [address for address in opened.requests if not address.startswith("file:")] == []
