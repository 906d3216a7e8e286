"""Names directly after the plus of a marker: "T cells" in "CD69+T cells", "CD25" in "CD4+CD25+"."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.finders.laboratory import find_in_laboratory_spelling
from immuno_cli.annotate.matcher.lookup import look_up, look_up_abbreviation
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.line_breaks import Sentence
from immuno_cli.annotate.records import Candidate
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.rare_signs import matches

_GLUED: Final = re.compile(r"[+⁺](?<=\w.)(?P<words>(?![a-z]\b)[^\W\d_]\w*+(?:(?:-|[^\S\n]|\r?\n)\w++){0,3})")
"""A small letter alone adds something up: "a+b cell"."""
_WORD_END: Final = re.compile(r"(?<=\w)(?!\w)")


def find_glued(text: Sentence, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that stand after a plus without a blank, each in most of the words after it.

    Names in the spellings of laboratories are among them.
    """
    for sign in "+⁺":
        for found in matches(sign, _GLUED, text.text):
            yield from _behind_plus(found.start("words"), found["words"], matcher)
    yield from find_in_laboratory_spelling(text, matcher)


def _behind_plus(start: int, words: str, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the name that begins here, in most of the words, else the marker that the first of them is."""
    ends = [end.start() for end in _WORD_END.finditer(words)]
    for length in reversed(ends):
        meanings = look_up(words[:length], matcher)
        if meanings:
            yield start, start + length, meanings
            return
    first = words[: ends[0]]
    meanings = look_up_abbreviation(first, matcher) if is_abbreviation(first) else ()
    if meanings:
        yield start, start + len(first), meanings
