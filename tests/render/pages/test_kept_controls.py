"""What stays of the controls, the links and the hidden parts of a foreign document on a page."""

import pytest

from immuno_cli.annotate.texts.html import read_page
from tests.render.pages.test_kept_html import keep


@pytest.mark.parametrize(
    ("head", "address", "kept"),
    [
        ("", "other.html", "other.html"),
        ("", "a/b.html?c=d:e#f", "a/b.html?c=d:e#f"),
        ("", "//x.org/a", "https://x.org/a"),
        ("", "tel:+49301", "tel:+49301"),
        ("<base href='https://x.org/a/'>", "../b", "https://x.org/b"),
        ("<base href='https://x.org/a/'>", "//[", "https://["),
        ("<base href='https://x.org/a/'>", "javascript:x()", ""),
        ("<base href='javascript:x()//'>", "b", "b"),
        ("<link rel=canonical href='https://x.org/a'>", "/b", "https://x.org/b"),
        ("<base href='https://x.org/a/'><link rel=canonical href='https://y.org'>", "b", "https://x.org/a/b"),
        ("", "https://x.org/?a&copy=1&region=2&amp;b&#38;c", "https://x.org/?a&amp;copy=1&amp;region=2&amp;b&amp;c"),
    ],
)
def test_links_lead_to_where_they_led(head: str, address: str, kept: str) -> None:
    html = keep(f"{head}<p><a href='{address}'>c</a>")
    assert html == (f'<p><a href="{kept}" rel="noreferrer">c</a></p>' if kept else "<p>c</p>")


@pytest.mark.parametrize(
    "control",
    [
        "<button>b</button>",
        "<BUTTON><div>b</div></BUTTON>",
        "<Button>b</Button>",
        "<input value=b>",
        "<select aria-label=b><option>b</select>",
        "<textarea>b</textarea>",
        "<video src=b title=''>b</video>",
        "<audio>b</audio>",
    ],
)
def test_a_control_is_left_out_and_words_on_its_sides_stay_apart(control: str) -> None:
    html = f"<p>T cell{control}c</p>"
    assert keep(html, "T cell") == "<p>{1:T cell} c</p>"
    assert "b" not in read_page(html).readable


def test_a_button_that_is_a_title_or_has_no_end_is_text() -> None:
    for tag in ("h1", "h3", "summary", "dt"):
        html = f"<{tag}><button aria-expanded=false>T cell</button></{tag}>"
        assert "{1:T cell}" in keep(html, "T cell")
        assert "T cell" in read_page(html).readable
    assert keep("<p><button>T cell<p>b", "T cell") == "<p> {1:T cell}</p><p>b</p>"
    assert keep("<button>T cell<p>b</p><button>c</button>", "T cell").strip() == "{1:T cell}<p>b</p>"
    assert keep("<h2>a</h2><p><button>b</button>c") == "<h2>a</h2><p> c</p>"


def test_the_text_of_a_form_stays() -> None:
    html = "<form><fieldset><legend>a</legend><label>b</label><input><label>c</label></fieldset></form>"
    assert keep(html) == "<div><div><div>a</div> b c</div></div>"


@pytest.mark.parametrize("element", ["iframe", "audio", "video"])
def test_a_frame_or_a_film_leaves_its_title(element: str) -> None:
    assert keep(f"<{element} title='A film' src='https://x.org'></{element}>").endswith(">A film</span>")


def test_the_links_of_a_map_and_the_title_of_an_image_stay() -> None:
    assert keep("<map><area href='https://x.org' alt='Thymus'></map>") == (
        '<a aria-label="Thymus" href="https://x.org" rel="noreferrer">'
        '<span class="picture" role="img" aria-label="Thymus">Thymus</span></a>'
    )
    assert keep("<area href='https://x.org' alt=''>") == '<a href="https://x.org" rel="noreferrer"></a>'.replace(
        ' href="https://x.org" rel="noreferrer"', ""
    )
    assert keep("<img src=a title='A cell'>").endswith(">A cell</span>")
    assert keep("<img src=a title='A cell' alt=''>") == ""


def test_languages_and_the_headings_of_cells_are_kept() -> None:
    assert keep("<p xml:lang=de>a</p><p lang=''>b</p>") == '<p lang="de">a</p><p lang="">b</p>'
    assert keep("<acronym title='a b'>ab</acronym>") == '<abbr title="a b">ab</abbr>'
    cells = "<table><tr><td style='text-align:right'>1</td><th align=center style='color:red'>2</th></table>"
    assert keep(cells) == '<table><tr><td align="right">1</td><th align="center">2</th></tr></table>'
    table = '<table><tr><th id="d-a">a</th><td headers="d-a d-b">b</td></tr></table>'
    assert keep("<table><tr><th id=a>a<td headers='a b'>b</table>") == table


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p hidden>a</p>b", "b"),
        ("<p style='color:red; display : none'>a</p>b", "b"),
        ("<dialog>a</dialog>b", "b"),
        ("<dialog open>a</dialog>", "<div>a</div>"),
        ("a <span hidden>b</span>", "a "),
        ("a<table><tr hidden><td>b<tr><td>c</table>", "a<table><tr><td>c</td></tr></table>"),
        ("<span style='display:none'>a</span>b", "b"),
        ("<p style='display:nonesuch-property'>a</p>", "<p>a</p>"),
        ("a<hr hidden><img hidden alt=a>", "a"),
        ("<div role=tabpanel hidden>a</div>", "<div>a</div>"),
        ("<h2><button aria-controls='x'>a</button></h2><p id=x hidden>b", '<h2> a</h2><p id="d-x">b</p>'),
    ],
)
def test_what_is_hidden_is_left_out_unless_a_control_would_show_it(html: str, kept: str) -> None:
    assert keep(html) == kept


def test_a_term_in_an_old_anchor_is_in_no_link() -> None:
    html = "<h2><a name=x>T cell</a></h2><a href='#x'>T cell</a><a href='javascript:x()'>T cell</a>"
    kept = '<h2><span id="d-x"></span>{1:T cell}</h2><a href="#d-x">{@1:T cell}</a>{1:T cell}'
    assert keep(html, "T cell") == kept
    assert keep("<a name=x lang=de>a</a>") == '<span id="d-x"></span><span lang="de">a</span>'
