"""Heads that several names share: "breast and ovarian cancer", "B and T cells", "cancer of the breast and ovary".

Only the name beside the shared words stands in the text in full. The others are put together from their own words and
the shared ones. A name counts only if the vocabulary has it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.annotate.candidates import Candidate
from immuno_cli.annotate.lookup import look_up
from immuno_cli.annotate.matcher import Matcher

_REACH: Final = 80
"""Characters before and after a name that are looked at."""
_MOST_SHARED: Final = 4
"""Words at most that names share."""
_LAST_LETTERS: Final = frozenset("/&dr")
"""The last character, but for blanks, of what joins the last two names: a slash, "&", "and", "or"."""
_JOIN: Final = r"(?:\s*/\s*|,\s+|,?\s+(?:and/or|and|or|&)\s+)"
_JOINED_LAST: Final = re.compile(r"(?:\s*/|[\s,-](?:and/or|and|or|&))\s*\Z")
_LONGEST_JOIN: Final = 10
_JOINED_BEFORE: Final = re.compile(rf"(?<![\w+'’-])((?:[\w+'’]+[ \n-]){{0,3}}[\w+'’]+?)-?{_JOIN}\Z")
_JOINED_AFTER: Final = re.compile(rf"{_JOIN}((?:the\s+)?\w[\w+'’-]*)")
_OF: Final = re.compile(r"\A(.*?\sof\s)(?:the\s)?", re.DOTALL)
_PARTS: Final = re.compile(r"[\s-]+")


def find_coordinated(text: str, candidates: Iterable[Candidate], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that share words with one of the candidates, each with the place of its own words alone.

    In "B and T cells" that is "B", as B cell.
    """
    seen: set[int] = set()
    for candidate in candidates:
        start, end = candidate.start, candidate.end
        before = text[max(0, start - 2) : start].rstrip()
        if before and before[-1] in _LAST_LETTERS and start not in seen:
            seen.add(start)
            yield from _sharing_the_end(text, candidate, matcher)
        after = text[end : end + 1]
        if after and (after in ",/" or after.isspace()) and " of" in text[start:end]:
            yield from _sharing_the_beginning(text, candidate, matcher)


def _sharing_the_end(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield, from right to left, the names before "T cells" in "NK, B and T cells"."""
    words = _PARTS.split(text[candidate.start : candidate.end])
    shared = [" ".join(words[place:]) for place in range(1, len(words))][:_MOST_SHARED]
    end = candidate.start
    if not _JOINED_LAST.search(text[max(0, end - _LONGEST_JOIN) : end]):
        return
    while shared:
        window = text[max(0, end - _REACH) : end]
        joined = _JOINED_BEFORE.search(window)
        if joined is None:
            return
        found = _longest_own_words(joined[1], shared, matcher, end - len(window) + joined.start(1))
        if found is None:
            return
        yield found
        end = found.start


def _longest_own_words(own: str, shared: list[str], matcher: Matcher, start: int) -> Candidate | None:
    """Return the name that most of the last words of `own` are, together with the shared words."""
    begins = [0, *(found.end() for found in _PARTS.finditer(own))]
    for begin in begins:
        for rest in shared:
            meanings = look_up(f"{own[begin:]} {rest}", matcher)
            if meanings:
                return Candidate(start + begin, start + len(own), meanings)
    return None


def _sharing_the_beginning(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names after "cancer of the breast" in "cancer of the breast, ovary or skin"."""
    beginning = _OF.match(text[candidate.start : candidate.end])
    end = candidate.end
    while beginning:
        joined = _JOINED_AFTER.match(text, end, end + _REACH)
        if joined is None:
            return
        own = joined[1].removeprefix("the").strip()
        meanings = look_up(beginning[1] + own, matcher) or look_up(beginning[1] + "the " + own, matcher)
        if not meanings:
            return
        end = joined.end(1)
        yield Candidate(end - len(own), end, meanings)
