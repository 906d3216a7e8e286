"""Texts in Markdown without their marks, and lines as paragraphs."""

import re
from collections.abc import Iterable
from html import unescape
from itertools import count
from typing import Final

from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.superscripts import raise_text

HEADING: Final = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
RULE: Final = re.compile(r"^\s{0,3}([-*_=])(?:\s*\1){2,}\s*$")
BULLET: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_LINK: Final = re.compile(  # [text](address), [text][name] and [text]{#name}
    r"!?\[(?P<text>[^\[\]]*)\](?:\((?:<[^<>]*>|[^()<>]*(?:\([^()]*\)[^()]*)*)\)|\[[^\[\]]*\]|\{[#.:][^{}]*\})"
)
_WIKI_LINK: Final = re.compile(r"!?\[\[(?:[^\[\]|]*\\?\|)?(?P<text>[^\[\]|]+)\]\]")
"""A link of Obsidian and other wikis: `[[antibody|antibodies]]`."""
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->|\{[#:.][^{}]*\}")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASES: Final = (
    re.compile(r"\*{1,3}(?=\S)(?P<text>[^*]+)(?<=\S)\*{1,3}"),
    re.compile(r"(?<!\w)_{1,3}(?=\S)(?P<text>[^_]+)(?<=\S)_{1,3}(?!\w)"),
    re.compile(r"(?<![\w=])==(?=[^\s=])(?P<text>[^=]+)(?<=\S)==(?![\w=])"),
)
_CODE: Final = re.compile(r"(?<![`\\])(?P<fence>`++)(?P<text>(?:(?!(?P=fence)).)+?)(?P=fence)(?!`)", re.DOTALL)
_PLACE_OF_CODE: Final = re.compile(r"\0(\d+)\0")
_MARKS: Final = re.compile(r"[\[<{*_`&\\]|==")
"""The signs without one of which a text has no marks."""
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def plain_text(text: str, *, line_break: str = " ") -> str:
    """Return Markdown without its marks: links, emphasis, code, HTML tags and escapes. Raised text keeps its sign.

    What stands in code stays as it is. `line_break` is written for `<br>`.

    >>> plain_text("**[serum](https://example.org/a_(b))**, or `blood` *water*")
    'serum, or blood water'
    >>> plain_text("Write `<b>` for *bold* text")
    'Write <b> for bold text'
    >>> plain_text("10<sup>5</sup> cells<br>in caf&eacute;s")
    '10⁵ cells in cafés'
    """
    if not _MARKS.search(text):
        return " ".join(text.split())
    code = [match["text"].strip() for match in _CODE.finditer(text)]
    places = count()
    text = _CODE.sub(lambda _: f"\0{next(places)}\0", text)
    text = _TAG.sub("", raise_text(_BREAK.sub(line_break, _LINK.sub(r"\g<text>", _WIKI_LINK.sub(r"\g<text>", text)))))
    for emphasis in _EMPHASES:
        text = emphasis.sub(r"\g<text>", text)
    text = unescape(_ESCAPE.sub(r"\1", text))
    return " ".join(_PLACE_OF_CODE.sub(lambda place: code[int(place[1])], text).split())


def paragraphs(lines: Iterable[Line]) -> str:
    """Return lines as paragraphs without marks, a blank line between them. An item of a list keeps its own line."""
    found: list[str] = []
    is_open = False
    for line in lines:
        is_item = bool(BULLET.match(line.text))
        text = plain_text(line.text if not is_item else BULLET.sub("- ", line.text))
        if not text or RULE.match(line.text):
            is_open = False
        elif is_open:
            found[-1] += f"\n{text}" if is_item else f" {text}"
        else:
            found.append(text)
            is_open = True
    return "\n\n".join(found)
