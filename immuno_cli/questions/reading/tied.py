"""A condition and a treatment in one topic, and what ties them: "nausea from chemo", "chemo nausea"."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from immuno_cli.questions.reading.asking_words import iter_splits

_CAUSED_BY: Final = re.compile(
    r"(?P<condition>.+?)(?: that is| which is)? (?:caused by|brought on by|triggered by|due to|because of"
    r"|durch|wegen|por|debid[oa]s? a|causad[oa]s? por|à cause de) (?P<treatment>.+)",
    re.IGNORECASE,
)
"""A condition, and the treatment that is taken for its cause."""
_INDUCED: Final = re.compile(
    r"(?P<treatment>.+)[ -](?:induced|related|associated|caused) (?P<condition>.+)", re.IGNORECASE
)
_COMES_IN: Final = re.compile(
    r"(?P<condition>.+?)(?: that is| which is)? (?:from|on|after|during|(?:prior to|before)(?: starting| taking)?"
    r"|(?:when|while) (?:on|taking|having|using)|nach|unter|bei|während|tras|después de|despues de|durante|après|sous"
    r"|pendant) (?P<treatment>.+)",
    re.IGNORECASE,
)
"""A condition, and the treatment in whose time it comes."""
_BESIDE: Final = re.compile(r"(?P<condition>.+?) (?:with|under|mit|con|avec) (?P<treatment>.+)", re.IGNORECASE)
"""A condition, and a treatment that may cause it or may be meant against it: "nausea with chemo"."""
_MOST_WORDS: Final = 6
"""Maximum number of words of a treatment and of a condition that stand side by side."""


_ASKS: Final = re.compile(r"(?:what|which|who|how|why|when|where|does|do|did|is|are|was|were)\b", re.IGNORECASE)
_MOST_WORDS_TIED: Final = 8
"""Maximum number of words of two names and what ties them, without a verb."""


class Tie(IntEnum):
    """How surely some words say that a condition comes from a treatment, and not that the treatment is against it."""

    BESIDE = 0
    COMES_IN = 1
    CAUSED = 2


class Tied(NamedTuple):
    """The names of a treatment and of a condition, and what ties them."""

    tie: Tie
    treatment: str
    condition: str


_TIES: Final = (
    (_CAUSED_BY, Tie.CAUSED),
    (_INDUCED, Tie.CAUSED),
    (_COMES_IN, Tie.COMES_IN),
    (_BESIDE, Tie.BESIDE),
)


def iter_tied(topic: str) -> Iterator[Tied]:
    """Yield how a topic may name a treatment and a condition: "nausea from chemo", "chemo nausea".

    >>> [tuple(tied[1:]) for tied in iter_tied("nausea from chemo")][0]
    ('chemo', 'nausea')
    >>> [tuple(tied[1:]) for tied in iter_tied("chemo nausea")]
    [('chemo', 'nausea')]
    """
    for pattern, tie in _TIES:
        found = pattern.fullmatch(topic)
        if found:
            yield Tied(tie, found["treatment"], found["condition"])
    for treatment, condition in iter_splits(topic, _MOST_WORDS):
        yield Tied(Tie.BESIDE, treatment, condition)


def ties_briefly(text: str) -> bool:
    """Return whether a text is two names and a word that says when or beside what: "flu shot during chemo".

    >>> ties_briefly("flu shot during chemo"), ties_briefly("how do antibodies act on T cells")
    (True, False)
    """
    if _ASKS.match(text) or len(text.split()) > _MOST_WORDS_TIED:
        return False
    return any(pattern.fullmatch(text) for pattern in (_COMES_IN, _BESIDE))
