"""What of a page is shown on a terminal besides its plain text: deleted text, texts of pictures, CDATA sections."""

import pytest

from immuno_cli.annotate.texts.html import reflow
from immuno_cli.annotate.texts.loading import Kind, make_text
from tests.annotate.reading import marks

XHTML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'


def shown(html: str) -> str:
    text = make_text(html, Kind.HTML)
    assert len(text.shown) == len(text.readable) == len(html)
    return "".join(piece for piece, _ in reflow([(text.shown, 0)])).strip()


@pytest.mark.parametrize("tag", ["del", "s", "strike", "DEL"])
def test_tildes_stand_around_deleted_text(tag: str) -> None:
    assert shown(f"<p>a <{tag}>fever</{tag}> <ins>tumor</ins></p>") == "a ~~fever~~ tumor"
    assert shown(f'<{tag} datetime="2026-01-01"><math><mi>x</mi></math></{tag}>') == "~~x~~"


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN])
def test_no_term_runs_from_deleted_text_into_what_is_kept(kind: Kind) -> None:
    assert marks("<del>monoclonal</del> antibody", kind) == [("antibody", "antibody")]
    assert marks("a <s>T cell</s> and fever", kind) == [("T cell", "t-cell"), ("fever", "fever")]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><img src="a" alt="A T cell &amp; a\ntumor"> b', "[A T cell & a tumor] b"),
        ("<img alt=cell src=a><br>b", "[cell]\nb"),
        ('<IMG ALT="p > 0.05" src="a"/>', "[p > 0.05]"),
        ('<img alt="" src="a"><img src="b">c', "c"),
        ('<!-- <img alt="cell"> -->c', "c"),
        ('<noscript><img alt="cell"></noscript>c', "c"),
        ('<input type="image" alt="Search">', "[Search]"),
    ],
)
def test_the_text_of_a_picture_is_shown_in_brackets(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <![CDATA[T <b> cell]]> b", "a T <b> cell b"),
        ("<!-- //<![CDATA[ fever ]]> --> b", "b"),
        ("<script>//<![CDATA[\nfever\n//]]></script>b", "b"),
        ("<script><!--//--><![CDATA[//><!--\nfever\n//--><!]]></script>b", "b"),
        ("<!--//<![CDATA[\nfever\n//]]>--><![CDATA[b]]>", "b"),
    ],
)
def test_a_cdata_section_is_shown_unless_it_stands_in_a_comment(html: str, expected: str) -> None:
    assert shown(XHTML + html).removesuffix("\n") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("10<sup>9</sup>/L, H<sub>2</sub>O, x<sup>-1</sup>", "10⁹/L, H₂O, x⁻¹"),
        ("a tumor<sup>a</sup> or<sup><b>12</b></sup> a virus", "a tumorᵃ or¹² a virus"),
        ('cells.<sup id="r"><a><span>&#91;</span>3<span>&#93;</span></a></sup><sup>[12]</sup>', "cells.⁽³⁾⁽¹²⁾"),
        ("the 1<sup>st</sup>, a<sub>b</sub>, x<sup>[a]</sup>", "the 1st, ab, x[a]"),
    ],
)
def test_numbers_and_notes_above_the_line_are_shown_so(html: str, expected: str) -> None:
    assert shown(html) == expected
