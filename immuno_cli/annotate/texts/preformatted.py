"""Which preformatted parts of an HTML document are prose, such as a letter or a lab report, and which are code."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

_LONGEST: Final = 20_000
"""Maximum number of characters in a part that is examined. Longer parts are logs and data."""
_BEFORE: Final = 200
_CODE_TAG: Final = re.compile(r"<(?:code|samp|kbd|var|tt)[\s>]|<span class=", re.IGNORECASE)
_CLASSES: Final = re.compile(r"""\s(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BETWEEN_WORDS: Final = re.compile(r"[-_\s:;]+")
_CODE_NAMES: Final = (
    "code codeblock codehilite sourcecode source src lang language highlight highlighted highlighter brush prettyprint "
    "prettyprinted syntax syntaxhighlighter hljs prism shiki chroma rouge listing listings programlisting example "
    "console shell bash terminal command commands commandline cli output doctest"
)
_CODE_WORDS: Final = frozenset(_CODE_NAMES.split())
"""Words in the class or the id of an element that holds code."""
_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NO_VALUE: Final = r"(?![\d<>=≤≥+-]|neg|pos|norm)"
"""After "=": what follows is not the value of a test."""
_CODE_LINE: Final = re.compile(
    r"[{}]\s*$|\w\([^()]{0,80}\)[\s)]{0,9};\s*$|^\s*(?:break|continue|return|pass|end);"
    r"|^\s*(?:[$%#]|>>>|\.\.\.|[\w.-]*@[\w.-]+[:~]\S*[$#])\s+\S|^\s*(?:#!|//|/\*|</?\w|[{}\[\]]|--?\w)"
    r"|^\s*(?:int|float|double|char|bool|void|long|string|auto|var|let|const|my)\s+[$@%*]?\w+\s*[=;(\[]"
    r"|^\s*(?:import|SELECT|INSERT|export|sudo|pip|cd)\s|^\s*from\s+[\w.]+\s+import\s|^\s*(?:def|function)\s[^()]{0,80}\("
    r"|^\s*class\s+\w+\s*(?:[:({]|extends\s)|^\s*return\s+(?:\w+\s*$|.*[()\[\];])|^\s*echo\s+[\"'$-]"
    r"|^\s*(?:public|private)\s+(?:static|final|class|void|function)\s"
    r"|\w\(\)|\w\((?!e?s\))\w+[,=)]\S*$|\w\.\w+\(|\w(?:==|\+=|:=)\S|\w=" + _NO_VALUE + r"\S"
    r"|^\s*[\w.\[\]]+\s*(?:=|<-|:=)\s*+" + _NO_VALUE + r"\S|(?<![\d\s])\s?=>|\w->[A-Za-z_]|\)\s*->|::|</\w|\\\w"
    r"|^\s*[\"'][\w-]+[\"']\s*:|^\s*(?:if|for|while|switch)\s*\(|[\w)]\[[A-Za-z_]\w*\]|^\s*[ACGTUN-]{12,}\s*$"
    r"|^\s*(?:[│├└]|[|+]--)"
)
"""Signs of code. A semicolon at the end, a value (`Hb=12.1 g/dl`) and a change (`CRP 86 -> 40`) are none alone."""
_MOST_CODE: Final = 0.15
"""Maximum share of the lines of prose that look like code."""
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
    if _CODE_TAG.search(content) or _is_called_code(tags_before):
        return False
    return _are_sentences([line for line in unescape(_TAG.sub("", content)).splitlines() if line.strip()])


def _is_called_code(tags: str) -> bool:
    """Return whether tags say by a word of a class or an id that they hold code."""
    names = " ".join(value for found in _CLASSES.findall(tags) for value in found)
    return not _CODE_WORDS.isdisjoint(_BETWEEN_WORDS.split(names.lower()))


def _are_sentences(lines: Sequence[str]) -> bool:
    """Return whether lines have words, and few of them look like code."""
    words = sum(len(_WORD.findall(line)) for line in lines)
    if words < (_FEWEST_WORDS if len(lines) >= _FEWEST_LINES else 2 * _FEWEST_WORDS):
        return False
    return sum(_CODE_LINE.search(line) is not None for line in lines) <= _MOST_CODE * len(lines)
