"""Which preformatted parts of an HTML document are prose, such as a letter or a lab report, and which are code."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

_LONGEST: Final = 20_000
"""Characters at most of what is looked at. Longer parts are logs and data."""
_BEFORE: Final = 200
_CODE_TAG: Final = re.compile(r"<(?:code|samp|kbd|var|tt)[\s>]|<span class=", re.IGNORECASE)
_CODE_CLASS: Final = re.compile(
    r"""\b(?:class|data-lang|id)\s*=\s*["']?[^"'>]*(?:code|lang|highlight|brush|pretty|source|hljs|listing|console|shell"""
    r"|terminal|command|output|syntax|example|doctest|cli)",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_CODE_LINE: Final = re.compile(
    r"[;{}]\s*$|^\s*(?:[$%#]|>>>|\.\.\.|[\w.-]*@[\w.-]+[:~]\S*[$#])\s+\S|^\s*(?:#!|//|/\*|</?\w|[{}\[\]]|--?\w)"
    r"|^\s*(?:import|from|def|class|function|return|var|let|const|public|private|SELECT|INSERT|export|sudo|pip|cd|echo)\s"
    r"|\w\(\)|\w\(\w+[,=)]\S*$|\w\.\w+\(|\w(?:=|==|\+=|:=)\S|^\s*[\w.\[\]]+\s*(?:=|<-|:=)\s*[^\s\d]|=>|->|::|</\w|\\\w"
    r"|^\s*[\"'][\w-]+[\"']\s*:|^\s*(?:if|for|while|switch)\s*\(|[\w)]\[\w+\]|^\s*[ACGTUN-]{12,}\s*$|^\s*(?:[│├└]|[|+]--)"
)
_MOST_CODE: Final = 0.15
"""The share of lines of prose, at most, that look like code."""
_FEWEST_LINES: Final = 2
_FEWEST_WORDS: Final = 5


def is_prose(html: str, start: int) -> bool:
    r"""Return whether the preformatted element that begins at an offset is prose. Without an end it is code.

    Its lines say so: they have words, and few of them look like code. A single short line is taken for code.

    Args:
        html: the document.
        start: where the tag `<pre>` begins in it.

    >>> is_prose("<pre>Lab report\nALT   86 U/l\nNo fever was seen.</pre>", 0), is_prose("<pre>x = fever()</pre>", 0)
    (True, False)
    """
    begin = html.find(">", start, start + _LONGEST) + 1
    end = html.find("</pre", begin, begin + _LONGEST)
    if not begin or end < 0 or html.find("<pre", begin, end) >= 0:
        return False
    content = html[begin:end]
    tags_before = html[max(0, start - _BEFORE) : begin].rpartition("</")[2]
    if _CODE_TAG.search(content) or _CODE_CLASS.search(tags_before):
        return False
    return _are_sentences([line for line in unescape(_TAG.sub("", content)).splitlines() if line.strip()])


def _are_sentences(lines: Sequence[str]) -> bool:
    """Return whether lines have words, and few of them look like code."""
    words = sum(len(_WORD.findall(line)) for line in lines)
    if words < (_FEWEST_WORDS if len(lines) >= _FEWEST_LINES else 2 * _FEWEST_WORDS):
        return False
    return sum(_CODE_LINE.search(line) is not None for line in lines) <= _MOST_CODE * len(lines)
