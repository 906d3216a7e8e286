"""Names that differ at their end in a number or a letter: "interleukin-2 and -6", "hepatitis B and C"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.annotate.candidates import BLANK_LINE, Candidate
from immuno_cli.annotate.folding import fold_labels
from immuno_cli.annotate.matcher import DERIVED, Matcher, Meaning
from immuno_cli.language.letters import GREEK

_GREEK: Final = "|".join((*GREEK, *GREEK.values(), "alfa"))
_OWN: Final = rf"(?P<number>[0-9]{{1,3}})|(?P<letter>[A-Z]|[IVX]{{2,4}})|(?P<greek>{_GREEK})"
_LAST: Final = re.compile(rf"(?<=[\s-])(?:{_OWN})\Z")
_NEXT: Final = re.compile(
    rf"(?:\s*/\s*|,\s+|,?\s+(?:and/or|and|or|&)\s+)(?P<own>(?P<hyphen>-?)(?:{_OWN}))(?![\w+-])", re.IGNORECASE
)
_REACH: Final = 40
"""Characters behind a name in which the next one ends."""
_LONGEST: Final = 12
"""Characters at the end of a name that are looked at."""


def find_series(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that follow a candidate and share all but its last number or letter.

    A number needs a hyphen before it: "interleukin-2 and 6 patients" has no interleukin-6.
    """
    start, end, _ = candidate
    following = _NEXT.match(text, end, end + _REACH)
    last = _LAST.search(text, max(start, end - _LONGEST), end) if following else None
    while last and following and _are_alike(last, following):
        own = following["own"]
        meanings = _meanings(text[start : last.start()] + own.removeprefix("-"), matcher)
        if not meanings or BLANK_LINE.search(following[0]):
            return
        yield following.start("own"), following.end("own"), meanings
        following = _NEXT.match(text, following.end(), following.end() + _REACH)


def _are_alike(last: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether both are numbers, letters or names of Greek letters, and so of one series."""
    if following["number"] and not following["hyphen"]:
        return False
    if following["letter"] and not following["letter"].isupper():
        return False
    return any(last[kind] and following[kind] for kind in ("number", "letter", "greek"))


def _meanings(words: str, matcher: Matcher) -> Sequence[Meaning]:
    """Return the meanings of a name. An abbreviation has to be written as the vocabulary has it."""
    number = matcher.find_key(" ".join(fold_labels([words])[0].split()))
    if number is None:
        return ()
    found = matcher.meanings_at(number)
    return [one for one in found if one.rank <= DERIVED and one.own_case in ("", words)]
