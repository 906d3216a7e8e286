"""Takes a web page apart at the tags that make up lists, tables and paragraphs. Others are left out.

A page need not be sound: no tag has to be closed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from immuno_cli.formats.html_text import without_tags

Text = list[str]
"""The pieces of a text."""
LEAST_WORDS: Final = 3
"""Words of a text that is counted where it is left out. Fewer are a button, or a letter of an index."""

_BLOCKS: Final = "blockquote|body|details|div|footer|h[1-6]|header|li|main|nav|ol|p|pre|section|summary|title|ul"
_TAG: Final = re.compile(
    rf"<(?P<end>/?)(?P<name>dl|dt|dd|table|tr|td|th|{_BLOCKS})(?P<spans>(?: (?:row|col)=\d+)*)>", re.IGNORECASE
)
_SILENT: Final = ("script", "style", "template", "noscript", "svg", "textarea", "select")
_HIDDEN: Final = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        ("<!--", "-->"),
        *((rf"<{name}\b", rf"</{name}\b[^<>]*>") for name in _SILENT),
        ("<[?!]", ">"),
    )
)
"""How parts of a page begin and end whose text is not shown."""
_ATTRIBUTES: Final = re.compile(
    r"<(?P<name>/?[A-Z][\w:-]*)(?P<facts>[\s/](?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*+|[\s/][^<>]*)>", re.IGNORECASE
)
"""A tag with attributes. Their values may hold the sign that ends a tag."""
_SPAN: Final = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})\b", re.IGNORECASE)
_INSIDE: Final = r"(?:\s|</?(?:a|span)>)*+"
_SIGN: Final = re.compile(
    r"<a>\s*(?:[¶#§]|&para;|&sect;|&#(?:182|167|35);)\s*</a>"  # leads to the place where it stands
    rf"|<sup>{_INSIDE}(?:\[|&#91;){_INSIDE}\w{{1,3}}{_INSIDE}(?:\]|&#93;){_INSIDE}</sup>",  # leads to a footnote
    re.IGNORECASE,
)
"""Links that are signs, and no words of the text."""
_SPANS: Final = re.compile(r"(row|col)=(\d+)")


class Piece(NamedTuple):
    """A tag, "/" before the name of one that ends an element, and the text up to the next tag, with its line."""

    tag: str
    text: str
    line: int
    col: int = 1
    row: int = 1


def iter_pieces(page: str) -> Iterator[Piece]:
    """Yield the tags of a page that are looked at, each with the text up to the next one.

    >>> [(piece.tag, piece.text) for piece in iter_pieces("<p>See <b>serum</b>.")]
    [('', ''), ('p', 'See serum.')]
    """
    text = _without_signs(_without_hidden(page))
    line = 1
    place = 0
    tag = ""
    spans: dict[str, int] = {}
    for match in _TAG.finditer(text):
        yield Piece(tag, without_tags(text[place : match.start()]), line, **spans)
        line += text.count("\n", place, match.start())
        place = match.end()
        tag = match["end"] + match["name"].lower()
        spans = {name: int(size) for name, size in _SPANS.findall(match["spans"])}
    yield Piece(tag, without_tags(text[place:]), line, **spans)


def _without_hidden(text: str) -> str:
    """Return a page without comments, scripts and styles. Their lines stay. One that does not end is left in."""
    for begin, end in _HIDDEN:
        kept: list[str] = []
        place = 0
        while (start := begin.search(text, place)) and (stop := end.search(text, start.end())):
            kept += (text[place : start.start()], "\n" * text.count("\n", start.start(), stop.end()))
            place = stop.end()
        text = "".join([*kept, text[place:]])
    return text


def _without_signs(text: str) -> str:
    """Return a page without the attributes of its tags but for spans, and without links that are signs."""
    return _SIGN.sub("", _ATTRIBUTES.sub(_bare_tag, text))


def _bare_tag(tag: re.Match[str]) -> str:
    """Return a tag with its spans alone. Its lines stay."""
    spans = "".join(f" {found[1].lower()}={found[2]}" for found in _SPAN.finditer(tag["facts"]))
    return f"<{tag['name']}{spans}>" + "\n" * tag["facts"].count("\n")


def joined(text: Iterable[str]) -> str:
    """Return the pieces of a text as one."""
    return " ".join(filter(None, text))
