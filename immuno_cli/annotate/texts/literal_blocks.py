"""The code of reStructuredText: an indented block after a directive for code, or after a paragraph that ends "::"."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.texts.masks import Span, masked

_DIRECTIVES: Final = (
    "code|code-block|sourcecode|parsed-literal|literalinclude|highlight|math|doctest|testcode|testsetup|testoutput"
    "|ipython|prompt|raw|graphviz|mermaid|plot|jupyter-execute"
)
_OPENING: Final = re.compile(
    rf"^(?P<indent>[ \t]*+)(?:\.\.[ ](?:{_DIRECTIVES})::[^\n]*|(?!\.\.[ ])[^\n]*::[ \t]*\r?\n[ \t]*\r?)$", re.MULTILINE
)
"""The line above a block of code. After one that only ends with two colons stands a blank line."""


def mask_literal_blocks(text: str) -> str:
    r"""Return the text with the blocks of code of reStructuredText as CODE.

    >>> mask_literal_blocks("A::\n\n  b\n\nC")
    'A::\n\n\x00\x00\x00\n\nC'
    """
    return masked(text, _blocks(text)) if "::" in text else text


def _blocks(text: str) -> Iterator[Span]:
    done = 0
    for found in _OPENING.finditer(text):
        start = found.end() + 1
        if found.start() < done or start >= len(text):
            continue
        done = _end_of_block(text, start, _width(found["indent"]))
        if done > start:
            yield start, done


def _end_of_block(text: str, start: int, margin: int) -> int:
    """Return where the lines end that are indented more than the margin, with the blank lines between them."""
    end = place = start
    while place < len(text):
        line_end = text.find("\n", place) + 1 or len(text)
        line = text[place:line_end]
        place = line_end
        if not line.strip():
            continue
        if _width(line) <= margin:
            break
        end = place
    return end


def _width(line: str) -> int:
    """Return how far a line is indented."""
    wide = line.expandtabs(8)
    return len(wide) - len(wide.lstrip(" "))
