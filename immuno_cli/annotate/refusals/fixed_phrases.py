"""Terms in phrases in which they are no term: "response" in "in response to"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.annotate.records import Mention
from immuno_cli.language.phrases import is_in_phrase, may_be_in_phrase

_REACH: Final = 60
"""Characters before and after a term that are looked at."""
_NOTE: Final = re.compile(r"\A[0-9]+|(?<=[a-z]{3})[0-9]{1,3}(?=[.,;:)])")
"""The number of a footnote behind the term or behind a later word."""


def without_phrases(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions that stand in no phrase in which the word is no term."""
    for mention in mentions:
        start, end, meaning = mention
        word = text[start:end]
        if not may_be_in_phrase(word):  # most are so: fast
            yield mention
            continue
        before, after = text[max(0, start - _REACH) : start], _NOTE.sub("", text[end : end + _REACH])
        if not is_in_phrase(before, word, after, is_preferred=meaning.rank == 0):
            yield mention
