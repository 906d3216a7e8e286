"""Reading texts: what is decoded how, what is refused, and that offsets stay those of the file."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.annotate.texts.decoding import decode
from immuno_cli.annotate.texts.html import read_page, reflow
from immuno_cli.annotate.texts.loading import kind_of_data, load_text
from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.errors import FileError, MissingExtraError, UsageError
from immuno_cli.vocabularies.memory import MemoryVocabulary


def test_utf8_is_read_as_it_is() -> None:
    assert decode("naïve\r\nβ".encode(), where="f") == "naïve\r\nβ"
    assert decode(b"", where="f") == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_and_does_not_count(encoding: str) -> None:
    assert decode("β cell".encode(encoding), where="f") == "β cell"


def test_bad_utf8_names_the_place_and_offers_a_guess_without_taking_it() -> None:
    data = "Ein Text über Körper, für Gläubige und Übermütige.\nDas ist schön.".encode("windows-1252")
    with pytest.raises(FileError) as caught:
        decode(data, where="f.txt")
    assert str(caught.value) == "f.txt: this is not UTF-8: byte 0xfc at line 1, byte 10 (offset 9)"
    assert "--encoding" in caught.value.hint
    assert decode(data, where="f.txt", encoding="cp1252").startswith("Ein Text über")


def test_a_guess_is_not_offered_where_it_does_not_read_the_whole() -> None:
    with pytest.raises(FileError) as caught:
        decode("T cell".encode("utf-16")[:-1], where="f")
    assert "(offset 12)" in str(caught.value)
    assert caught.value.hint == "Name its encoding: --encoding NAME."


def test_an_encoding_that_does_not_fit_or_exist() -> None:
    with pytest.raises(FileError, match="ASCII"):
        decode("é".encode(), where="f", encoding="ascii")
    for name in ("klingon", "hex", "rot13"):
        with pytest.raises(UsageError, match="no text encoding"):
            decode(b"", where="f", encoding=name)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"ab\x00cd", b"\x7fELF\x00"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="binary"):
        load_text(data, where="f")


HTML = """<!doctype html><html><head><title>T cell</title><style>p {}</style></head>
<body><p>A <b>T</b>-cell&nbsp;line, a t&shy;umor, &beta; &#946;</p><p>T</p><p>cell</p>T<br>cells
<!-- tumor --><script>"tumor"</script> AT&T 1 < 2 &lt;</body></html>"""


def test_html_is_read_by_its_text_at_the_places_of_the_file(glossary: MemoryVocabulary) -> None:
    text = load_text(HTML.encode(), where="f")
    assert text.is_html
    assert len(text.readable) == len(text.whole) == len(HTML)
    found = annotate(text.readable, build_matcher([glossary]))
    assert [HTML[one.start : one.end] for one in found] == ["T</b>-cell", "t&shy;umor", "T<br>cells"]


@pytest.mark.parametrize(
    ("start", "suffix", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "", "html"),
        (b"\xef\xbb\xbf <!-- saved from --> <!-- url=(0014) -->\n<HTML lang=en>", ".txt", "html"),
        (b"<body>", "", "html"),
        (b"<p>T cell", ".xht", "html"),
        (b"<p>T cell", ".shtml", "html"),
        (b"<header>", ".txt", "text"),
        (b"<!-- a <html>", "", "text"),
        (b'<?xml version="1.0"?><rdf:RDF>', ".md", "markdown"),
        (b"%PDF-1.7", ".txt", "pdf"),
    ],
)
def test_the_first_bytes_tell_the_kind_of_a_text_or_else_its_suffix(start: bytes, suffix: str, kind: str) -> None:
    assert kind_of_data(start, suffix, where="f").value == kind


def test_html_as_it_is_shown() -> None:
    shown = "".join(text for text, _ in reflow([(read_page(HTML).readable, 0)])).strip()
    assert shown == "A T-cell line, a t\u00adumor, β β\n\nT\n\ncell\n\nT\ncells AT&T 1 < 2 <"


def test_html_without_the_tags_that_may_be_left_out_is_read() -> None:
    html = "<!doctype html><head><meta charset=utf-8><title>cell</title><p>A tumor<p>and <svg><title>x</title></svg>B"
    assert "".join(text for text, _ in reflow([(read_page(html).readable, 0)])) == "A tumor\n\nand B"


TAGS = ["<", ">", "<p>", "</p>", "<b", "<!--", "-->", "<![", "]]>", "<script>", "</script>"]


@given(st.lists(st.sampled_from([*TAGS, "&", "&lt;", "&#", '"', "'", "x", "\n"])))
def test_masking_keeps_the_length_of_anything(parts: list[str]) -> None:
    html = "".join(parts)
    assert len(read_page(html).readable) == len(html)


@pytest.mark.parametrize("part", ["<!--", "<a ", "<![CDATA[", "</", '<a b="', "&#", "<script>", "<svg></b>"])
def test_beginnings_that_nothing_ends_are_text_or_nothing(part: str) -> None:
    html = part * 20_000
    assert len(read_page(html).readable) == len(html)


def test_without_pypdf_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("immuno_cli.annotate.texts.pdf.extracting.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError) as caught:
        load_text(b"%PDF-1.4", where="f.pdf")
    assert f"{sys.executable} -m pip install 'pypdf" in caught.value.hint


def test_padding_is_one_character() -> None:
    assert len(PADDING) == 1


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta content='text/html;charset=iso-8859-15' http-equiv='content-type'>", "iso8859-15"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"),
        ("<meta charset=ISO-8859-1>", "utf-8"),
        ("<meta charset=no-such-encoding>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=zip>", "utf-8"),
        ("<meta charset=unicode_escape>", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head: str, encoding: str) -> None:
    page = f"{head}<html><p>“naïve” T cells"
    assert load_text(page.encode(encoding, "ignore"), where="page", suffix=".html").whole.startswith(head)
    assert "naïve" in load_text(page.encode(encoding, "ignore"), where="page", suffix=".html").whole


def test_a_damaged_byte_does_not_make_utf_8_what_is_declared() -> None:
    page = '<meta charset="iso-8859-1"><p>Sjögren, café, naïve'.encode() + b" \xe2 tumor"
    with pytest.raises(FileError, match="0xe2"):
        load_text(page, where="page", suffix=".html")


def test_a_page_with_the_first_letter_beyond_ascii_far_down_is_read_in_the_encoding_that_it_declares() -> None:
    page = b"<meta charset=iso-8859-1>" + b"a tumor. " * 10_000
    assert load_text(page + b"na\xefve", where="f", suffix=".html").whole.endswith("naïve")
    utf8 = load_text(page + "naïve ï ï".encode(), where="f", suffix=".html").whole
    assert utf8.endswith("naïve ï ï")
    with pytest.raises(FileError) as caught:
        load_text(page + "ï ï ".encode() + b"na\xefve", where="f", suffix=".html")
    assert "Most of it is UTF-8" in caught.value.hint


def test_one_byte_far_down_makes_no_ascii_text_damaged_utf_8() -> None:
    with pytest.raises(FileError) as caught:
        decode(b"Die Zelle. " * 10_000 + "Körper".encode("cp1252"), where="f")
    assert caught.value.hint == "It could be windows-1252: --encoding windows-1252 reads it so."


def test_only_a_page_declares_its_encoding_and_a_named_one_counts_more() -> None:
    page = b'<meta charset="windows-1252"><p>na\xefve'
    with pytest.raises(FileError):
        load_text(page, where="page", suffix=".txt")
    assert "naпve" in load_text(page, where="page", suffix=".html", encoding="cp1251").whole
    japanese = '<meta charset="iso-2022-jp"><p>血清'.encode("iso2022_jp")
    assert load_text(japanese, where="page", suffix=".html").whole.endswith("血清")
