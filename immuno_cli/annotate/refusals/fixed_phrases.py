"""Terms in phrases in which they are no term: "response" in "in response to"."""

import re
from typing import Final

from immuno_cli.annotate.records import Meaning
from immuno_cli.language.senses.phrases import is_in_phrase, may_be_in_phrase

_REACH: Final = 60
"""Characters before and after a term that are looked at."""
_NOTE: Final = re.compile(r"\A[0-9]+|(?<=[a-z]{3})[0-9]{1,3}(?=[.,;:)])")
"""The number of a footnote after the term or after a later word."""


def stands_in_phrase(text: str, start: int, end: int, meaning: Meaning) -> bool:
    """Return whether the words between these offsets stand in a phrase in which they are no term."""
    word = text[start:end]
    if not may_be_in_phrase(word):  # most are so: fast
        return False
    before, after = text[max(0, start - _REACH) : start], _NOTE.sub("", text[end : end + _REACH])
    return is_in_phrase(before, word, after, is_preferred=meaning.rank == 0)
