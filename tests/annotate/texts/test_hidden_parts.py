"""What a browser does not show of a page is neither shown nor read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.texts.hidden.hidden_parts import hidden_spans, without_spans
from immuno_cli.annotate.texts.html import reflow
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.parts.markdown_parts import markdown_parts
from immuno_cli.annotate.texts.parts.page_parts import Pieces, TableText
from tests.annotate.reading import concepts


def seen(html: str) -> str:
    """Return the text of a page as a terminal shows it, in one line."""
    shown = make_text(html, Kind.HTML).shown
    return " ".join("".join(text for text, _ in reflow([(shown, 0)])).split())


def pieces_of(part: Pieces | TableText) -> Pieces:
    return part if isinstance(part, list) else part.beside


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>a <span style="display:none">tumor</span> b', "a b"),
        ('<p>a<div style="color: red; DISPLAY : NONE !important"><p>tumor</p>fever</div> b', "a b"),
        ('<p style="visibility:hidden">tumor</p>b', "b"),
        ("<p hidden>tumor</p>b", "b"),
        ("<p hidden>tumor<p>b", "b"),
        ("<section><p hidden>tumor</section>b", "b"),
        ("<ul><li hidden>tumor<ul><li>fever</ul><li>b</ul>", "b"),
        ("<table><tr><td>a<td hidden>tumor<tr hidden><td>fever<tr><td>b</table>", "a b"),
        ("<dl><dt hidden>tumor<dd hidden>fever<dt>b</dl>", "b"),
        ("<div hidden>tumor <span>fever</div > b", "b"),
        ("<dialog>tumor</dialog>b", "b"),
        ("<div popover>tumor</div>b", "b"),
        ('<div role="dialog" aria-hidden="true">tumor</div>b', "b"),
        ('b<img hidden alt="a picture of a tumor"><br hidden>c', "bc"),
        ('<p>lym<b hidden>tumor</b>phocytes <abbr title="fever" hidden>FV</abbr>', "lymphocytes"),
        ("b<div hidden>tumor", "b"),
        ("<div hidden>tumor</section>fever</div>b", "b"),
        ("<b><div hidden>tumor</b> fever</div>b", "b"),
        ('<svg><path style="display:none"/></svg><p hidden>tumor</p>b', "b"),
        ('<div hidden><svg><path d="a>b"/><g/></svg>tumor</div>b', "b"),
        ("<p hidden/>tumor</p>b", "b"),
        ('<svg><g/></svg><span style="display:none"/>tumor</span>b', "b"),
    ],
)
def test_what_is_hidden_is_not_seen(html: str, text: str) -> None:
    assert seen(html) == text
    assert "tumor" not in concepts(html, Kind.HTML)


@pytest.mark.parametrize(
    "html",
    [
        '<p aria-hidden="true">tumor</p>b',
        '<p style="display:none-such">tumor</p>b',
        '<p style="display:none; display:block">tumor</p>b',
        '<p hidden style="display:flex">tumor</p>b',
        '<p hidden="until-found">tumor</p>b',
        '<p style="overflow:hidden">tumor</p>b',
        '<p class="hidden" data-hidden title=" hidden ">tumor</p>b',
        "<dialog open>tumor</dialog>b",
        "<details><summary>more</summary>tumor</details>b",
        '<a href="#more">b</a><div id="more" hidden>tumor</div>',
        '<button popovertarget="more">b</button><div id="more" popover>tumor</div>',
        "<a onclick=\"show('more')\">b</a><div id=more style='display:none'>tumor</div>",
        "<div style='visibility:hidden'>b <p style='visibility:visible'>tumor</p></div>b",
        '<button data-bs-target="#more">b</button><div id="more" style="display:none">tumor</div>',
        '<div role="tabpanel" hidden>tumor</div>b',
        '<body style="display:none">tumor',
        "<title>b</title><style>p {}</style><main hidden>tumor</main>",
    ],
)
def test_what_a_reader_sees_or_can_open_is_seen(html: str) -> None:
    assert "tumor" in seen(html)
    assert concepts(html, Kind.HTML) == ["tumor"]


@pytest.mark.parametrize(
    "html",
    [
        '<svg><path style="display:none"/></svg>',
        '<svg hidden viewBox="0 0 1 1"/>',
        "<math><mspace hidden/></math>",
        '<m:math><m:mspace style="display:none" title="a>b"/></m:math>',
        '<svg><g style="display:none"><path/></svg>',
        "<select><option hidden>fever<option>a</select>",
        "<select><option>a<option hidden>fever</select>",
        "<select><optgroup hidden><option>fever<optgroup><option>a</select>",
        "<ruby>a<rp hidden>(<rt hidden>fever<rp hidden>)</ruby>",
        "<template><div hidden>fever</template>",
        "<noscript><p hidden>fever</noscript>",
        "<i><span hidden>fever</i>",
        "<table><caption hidden>fever<tr><td>a</table>",
        "<table><colgroup hidden><col><tbody><tr><td>a</table>",
    ],
)
def test_a_hidden_part_ends_where_its_element_ends(html: str) -> None:
    assert seen(f"<p>b</p>{html}<h1>the tumor</h1>").endswith("the tumor")
    assert concepts(f"<p>b</p>{html}<h1>the tumor</h1>", Kind.HTML) == ["tumor"]


def test_a_mention_goes_on_over_a_hidden_part() -> None:
    assert concepts("<p>T <i hidden>tumor</i>cells", Kind.HTML) == ["t-cell"]


def test_hidden_words_are_counted() -> None:
    html = "<p>a</p><p hidden>Don't open <b>this</b> one.<script>x()</script></p><p hidden>Nor this."
    assert make_text(html, Kind.HTML).count_hidden_words() == 6
    assert make_text("<p>a", Kind.HTML).count_hidden_words() == 0


@pytest.mark.parametrize(
    "text",
    [
        "Use the <dialog> element.\n\nThe tumor.\n",
        "Use the <dialog> or the <div hidden> element: a tumor.\n\n<dialog>a fever</dialog>\n",
        "- <dialog>: the tumor\n- <dialog>: as above\n",
        "<div>\n<dialog>\n\nThe tumor.\n\n</div>\n",
        "<dialog>\nThe tumor.\n",
        " ".join(["<dialog> a"] * 9) + " tumor",
    ],
)
def test_in_markdown_a_tag_without_an_end_hides_nothing(text: str) -> None:
    assert concepts(text, Kind.MARKDOWN) == ["tumor"]
    shown = "".join(
        piece
        for part in markdown_parts(text, [], make_text(text, Kind.MARKDOWN).hidden)
        for piece, _ in pieces_of(part)
    )
    assert "tumor" in shown
    assert "fever" not in shown


def test_hidden_words_of_markdown_are_counted() -> None:
    def count(text: str) -> int:
        return make_text(text, Kind.MARKDOWN).count_hidden_words()

    assert count("A <b hidden>b, c</b> d.\n\n<dialog>e</dialog>\n") == 3
    assert count("Use the <dialog> element.") == 0
    assert count("`<b hidden>b</b>` and\n\n    <b hidden>b</b>\n") == 0


_PARTS = [
    "<p hidden>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<ul>",
    "</ul>",
    "<li hidden>",
    "<li>",
    "<br hidden>",
    "x",
    "<b>",
]


@given(
    st.lists(
        st.sampled_from(
            [
                *_PARTS,
                "</b>",
                "<table>",
                "</table>",
                "<tr hidden>",
                "<td>",
                "<dialog>",
                "&amp;",
                "<",
                "<svg>",
                "</svg>",
                "<g hidden/>",
            ]
        )
    )
)
def test_the_length_stays_and_the_hidden_parts_rise(parts: list[str]) -> None:
    html = "".join(parts)
    assert len(without_spans(html, hidden_spans(html))) == len(html)
    ends = [0, *(place for span in hidden_spans(html) for place in span)]
    assert ends == sorted(ends)


@pytest.mark.parametrize("part", ["<div hidden>", "<p hidden><b>", "<ul hidden><li>", "<br hidden>", "<b>", "</b></i>"])
def test_many_of_them_are_read_in_a_time_that_rises_with_their_number(part: str) -> None:
    html = "a<div hidden>" + part * 20_000
    assert len(without_spans(html, hidden_spans(html))) == len(html)


@pytest.mark.parametrize(
    "panel",
    [
        '<h3 onclick="open(this)">Risks</h3><div class="accordion-content" style="display: none">',
        '<button class="accordion">Risks</button><div class="panel" style="display:none">',
        '<div id="faqAnswer3" hidden>',
        '<div class="tab-pane fade" style="display:none">',
        '<section class="Collapsible__body" style="visibility: hidden">',
    ],
)
def test_what_a_script_opens_under_a_heading_is_read(panel: str) -> None:
    assert concepts(f"<p>a</p>{panel}a tumor</div>", Kind.HTML) == ["tumor"]


@pytest.mark.parametrize("name", ["cookie-panel", "search-toggle", "navCollapse", "modal", "company", "expanse"])
def test_what_belongs_to_the_site_stays_hidden(name: str) -> None:
    assert concepts(f'<p>a</p><div class="{name}" style="display:none">a tumor</div>', Kind.HTML) == []


@pytest.mark.parametrize(
    "button",
    [
        '<button class="accordion">Tumor</button>',
        '<button type="button" aria-expanded="false" aria-controls="more">Tumor</button>',
        "<button data-bs-toggle='collapse' data-bs-target='#more'>Tumor</button>",
        "<button class=faq-question>Tumor</button>",
    ],
)
def test_a_button_that_opens_a_part_of_the_text_is_read(button: str) -> None:
    assert concepts(f'{button}<div id="more">a</div>', Kind.HTML) == ["tumor"]


@pytest.mark.parametrize(
    "button",
    [
        "<button>Tumor</button>",
        '<button class="navbar-toggler" aria-expanded="false">Tumor</button>',
        '<button id="search-toggle">Tumor</button>',
        '<button data-toggle="dropdown">Tumor</button>',
    ],
)
def test_a_button_of_the_site_is_not_read(button: str) -> None:
    assert concepts(f'{button}<div id="more">a</div>', Kind.HTML) == []
