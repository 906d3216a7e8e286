"""Texts in HTML or XML, such as literals of RDF and cells of tables, as plain text."""

import re
from html import unescape
from typing import Final

from immuno_cli.formats.iris import RDF
from immuno_cli.formats.superscripts import raise_text

MARKUP: Final = frozenset({RDF + "HTML", RDF + "XMLLiteral"})
"""The datatypes of literals that hold tags."""

_BLOCK: Final = re.compile(
    r"</?(?:address|blockquote|br|d[dlt]|div|h[1-6]|hr|li|ol|p|pre|t[dhr]|table|ul)\b[^<>]*>", re.IGNORECASE
)
_INLINE: Final = re.compile(r"</?(?!su[bp]\b)[A-Za-z][^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")


def has_tags(text: str) -> bool:
    """Return whether a text of HTML or XML has a tag or a comment, and not references to characters alone.

    >>> has_tags("a<br/>b"), has_tags("a &amp; b < c")
    (True, False)
    """
    return "<!--" in text or _TAG.search(text) is not None


def without_tags(text: str) -> str:
    """Return HTML or XML as one line of text, with its character references read.

    >>> without_tags("<p>It <b>cuts</b> &amp; slices.</p><p>Sharp.</p>"), without_tags("10<sup>5</sup> cells")
    ('It cuts & slices. Sharp.', '10⁵ cells')
    """
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    spaced = _BLOCK.sub(" ", _without_comments(text))
    raised = raise_text(_INLINE.sub("", spaced))
    return " ".join(unescape(_TAG.sub("", raised)).split())


def _without_comments(text: str) -> str:
    kept: list[str] = []
    place = 0
    while (begin := text.find("<!--", place)) >= 0:
        end = text.find("-->", begin)
        if end < 0:
            break
        kept.append(text[place:begin])
        place = end + len("-->")
    return "".join([*kept, text[place:]])
