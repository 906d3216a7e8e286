r"""Abbreviations that a document explains in a list of terms (`<dt>`, `\item[…]`), or in two cells side by side."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.language.long_forms import long_form

_ENTRY: Final = re.compile(
    r"<(?:dt|td|th)\b[^<>]*>\s*+(?:<[a-z][^<>]{0,80}>\s*+){0,4}([A-Z][\w+/-]{1,9})\s*+(?:</[a-z][^<>]{0,10}>\s*+){0,5}"
    r"<(?:dd|td)\b[^<>]*>(?P<long>(?:[^<>]|<(?!/?(?:d[dlt]|t[drh]|p|li|tr|div)\b)[^<>]{0,80}>){2,200}+)",
    re.IGNORECASE,
)
_ITEM_OR_ROW: Final = (
    re.compile(r"\\item\[(?:\\[a-z]+\{)?([A-Z][\w+/-]{1,9})\}?:?\]\s*([A-Za-z][^\\\n{}\[\].;,]{2,100})"),
    re.compile(r"\n[ \t]*+([A-Z][\w+/-]{1,9})[ \t]*&[ \t]*([A-Za-z][^\\&\n{}]{2,100})\\\\"),
)
"""Items and rows of LaTeX."""


def listed_abbreviations(html: str, readable: str) -> Iterator[tuple[str, str]]:
    """Yield each abbreviation that the first cell or line of two has, and what the second one says that it means.

    The letters of the abbreviation stand in what it means. `readable` is the same page with all markup masked.

    >>> page = "<dl><dt>DC</dt><dd>direct current</dd></dl>"
    >>> list(listed_abbreviations(page, page))
    [('DC', 'direct current')]
    """
    for found in _ENTRY.finditer(html):
        long = " ".join(readable[found.start("long") : found.end("long")].replace(PADDING, "").split()).rstrip(".;,")
        if _is_explained(found[1], long):
            yield found[1], long


def listed_in_latex(text: str) -> Iterator[tuple[str, str]]:
    r"""Yield each abbreviation that an item or a row of LaTeX has, and what stands after it.

    >>> list(listed_in_latex(r"\item[DC] direct current"))
    [('DC', 'direct current')]
    """
    for shape in _ITEM_OR_ROW:
        for short, long in shape.findall(text):
            if _is_explained(short, long.strip()):
                yield short, long.strip()


def _is_explained(short: str, long: str) -> bool:
    """Return whether a string is an abbreviation with two capitals or more, and stands for all the other words."""
    return short[1:] != short[1:].lower() and long_form(short, long) == long
