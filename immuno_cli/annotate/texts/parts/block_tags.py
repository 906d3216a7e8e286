"""The tags of an HTML document that make its tables and lists, and those of text whose lines are kept."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

_TAG: Final = re.compile(
    r"<(/?)(table|thead|tbody|tfoot|tr|td|th|ul|ol|li|pre|h[1-4])(?=[\s/>])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>?",
    re.IGNORECASE,
)
_MASK: Final = "\n"
"""What the text of a document has in the place where the tag of a block begins."""


class BlockTag(NamedTuple):
    """A tag that begins or ends a part of a table or a list."""

    start: int
    end: int
    name: str
    """In lower case."""
    is_end: bool
    attributes: str

    def number(self, attribute: str, most: int) -> int:
        """Return the number in an attribute, but no more than `most`; 1 if it has none."""
        digits = "".join(takewhile(str.isdecimal, self.value(attribute)))[:9]
        return min(max(int(digits or 1), 1), most)

    def value(self, attribute: str) -> str:
        """Return what an attribute says, in lower case; "" where it is missing."""
        found = re.search(rf"(?<!\S){attribute}\s*=\s*[\"']?\s*([^\s\"'>]*)", self.attributes, re.IGNORECASE)
        return found[1].lower() if found else ""


def block_tags(html: str, shown: str) -> Iterator[BlockTag]:
    r"""Yield the tags in order. What looks like one in a script or a comment is none.

    Args:
        html: the document.
        shown: its text, of the same length, each tag of a block masked by line ends.

    >>> [tag.name for tag in block_tags("<tr><td>a", "\n  \n\n  \na")]
    ['tr', 'td']
    """
    for found in _TAG.finditer(html):
        if shown[found.start()] == _MASK:
            yield BlockTag(found.start(), found.end(), found[2].lower(), found[1] == "/", found[3])
