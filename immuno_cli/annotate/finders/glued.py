"""Names directly behind the plus of a marker: "T cells" in "CD69+T cells"."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.matcher.lookup import look_up
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import Candidate
from immuno_cli.language.rare_signs import matches

_GLUED: Final = re.compile(r"[+⁺](?<=\w.)(?P<words>(?![a-z]\b)[^\W\d_]\w*+(?:(?:-|[^\S\n]|\r?\n)\w++){0,3})")
"""A small letter alone adds something up: "a+b cell"."""
_WORD_END: Final = re.compile(r"(?<=\w)(?!\w)")


def find_glued(text: str, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that stand behind a plus without a blank, each in most of the words behind it."""
    for sign in "+⁺":
        for found in matches(sign, _GLUED, text):
            start = found.start("words")
            for length in sorted({end.start() for end in _WORD_END.finditer(found["words"])}, reverse=True):
                meanings = look_up(found["words"][:length], matcher)
                if meanings:
                    yield start, start + length, meanings
                    break
