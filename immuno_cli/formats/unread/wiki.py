"""What tells a text with the markup of MediaWiki, which is not read."""

import re
from typing import Final

_LINES: Final = (
    re.compile(r";[^;\n]+(?:[ \t]:[ \t][^;\n]*)?$"),  # ; term : definition
    re.compile(r"[*#:;]{0,3}[ \t]*'{3}[^'\n]+'{3}"),  # * and a term in bold
    re.compile(r"(={2,6})[^=\n]+\1[ \t]*$"),  # == heading ==
    re.compile(r"\{\|"),  # a table
)
"""How lines with this markup begin."""
_HEAD: Final = 4000
_LEAST: Final = 0.2
"""The share of the first lines that have it at least."""


def is_wiki(text: str) -> bool:
    """Return whether a text begins with lines of which one in five at least has the markup of MediaWiki.

    >>> is_wiki("; serum : blood without cells"), is_wiki("Serum is blood without cells.")
    (True, False)
    """
    lines = [line for line in text[:_HEAD].splitlines() if line.strip()]
    count = sum(any(pattern.match(line) for pattern in _LINES) for line in lines)
    return count > 0 and count >= _LEAST * len(lines)
