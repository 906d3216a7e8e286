"""Literals of RDF that are HTML or XML, as text."""

import re
from html import unescape
from typing import Final

from immuno_cli.formats.iris import RDF

MARKUP: Final = frozenset({RDF + "HTML", RDF + "XMLLiteral"})
"""The datatypes of literals that hold tags."""

_BLOCK: Final = re.compile(
    r"</?(?:address|blockquote|br|d[dlt]|div|h[1-6]|hr|li|ol|p|pre|t[dhr]|table|ul)\b[^>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.DOTALL)


def without_tags(text: str) -> str:
    """Return HTML or XML as one line of text.

    >>> without_tags("<p>It <b>cuts</b> &amp; slices.</p><p>Sharp.</p>")
    'It cuts & slices. Sharp.'
    """
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", text))).split())
