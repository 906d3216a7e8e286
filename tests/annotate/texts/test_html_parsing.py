"""Plain markup is told at once, and the rest by html.parser: what is told is what html.parser alone tells."""

from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html

_WORDS: Final = "a T é K ſ 1 - = / ; ' \" \0 & &amp; &lt &#60; &#x3c &copy="
_SIGNS: Final = "< > </ /> <!-- --> --!> <! <?x ?> <![CDATA[ ]]>"
_TAGS: Final = (
    "<p> </p> <p/a> <p/onclick=x> <br/> <svg> <math> <template> <svg:script> <ſcript> <p\x0ba> <a href=x/> <p =a>"
)
_OF_RAW_TEXT: Final = "<script> </script> <style> </style> <title> </title> <textarea> </textarea> <noscript> <xmp>"
_WITH_BLANKS: Final = (
    " ",
    "\n",
    "\f",
    "</p x>",
    "</script\n>",
    "<!DOCTYPE html>",
    "<p class='x>y'>",
    '<a href="&lt;&copy=1">',
    '<p a="1"b="2">',
    "<p a=1 B>",
    "<p a = 'b'>",
    '<p a=b"c>',
)
_PARTS: Final = st.sampled_from([*f"{_WORDS} {_SIGNS} {_TAGS} {_OF_RAW_TEXT}".split(" "), *_WITH_BLANKS])


class Events(DocumentParser):
    """Collects what is told and where. Text that follows text is one event with it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[Any, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((self.place, tag, attrs, self.get_starttag_text()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((self.place, tag, attrs, "/"))

    def handle_endtag(self, tag: str) -> None:
        self.told.append((self.place, f"/{tag}"))

    def handle_data(self, data: str) -> None:
        if self.told and self.told[-1][1] == "text":
            place, _, before = self.told.pop()
            self.told.append((place, "text", before + data))
        else:
            self.told.append((self.place, "text", data))

    def handle_entityref(self, name: str) -> None:
        self.told.append((self.place, "&", name))

    def handle_charref(self, name: str) -> None:
        self.told.append((self.place, "&#", name))

    def handle_comment(self, data: str) -> None:
        self.told.append((self.place, "comment", data))


class ByHtmlParser(Events):
    """Collects what html.parser alone tells."""

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()


@given(st.lists(_PARTS, max_size=20).map("".join))
@example('<p title="</noscript><script>">T cell</p><noscript><p title="</noscript><b>">')
@example("<script>a<b></script><svg:script>c</svg:script><p onclick=x/>")
def test_the_events_are_those_of_html_parser(html: str) -> None:
    fast, slow = Events(), ByHtmlParser()
    parse_html(html, fast)
    parse_html(html, slow)
    assert fast.told == slow.told


class Counting(Events):
    """Counts the characters that html.parser reads."""

    fed = 0

    def feed(self, data: str) -> None:
        self.fed += len(data)
        super().feed(data)


@pytest.mark.parametrize("tag", ['<a b="x>"<', "<a b='<br>'<", '<p><a b="<!x<br />"', '&x<a b="x>"'])
def test_tags_that_nothing_ends_are_text_and_the_rest_is_not_read_again_for_each(tag: str) -> None:
    html = tag * 1000
    parser = Counting()
    parse_html(html, parser)
    assert parser.fed < 50 * len(html)
    texts = "".join(event[2] for event in parser.told if event[1] == "text")
    assert texts.count("<a") + sum(event[1] == "a" for event in parser.told) == 1000


def test_behind_a_tag_that_nothing_ends_the_others_are_read() -> None:
    parser = Events()
    parse_html("<p>a <a b='x>c</a> <p class=x&y>serum</p><!-- note -->", parser)
    assert [event[1] for event in parser.told][:3] == ["p", "text", "/a"]
    assert [event[1] for event in parser.told][-5:] == ["p", "text", "/p", "comment", "text"]
