"""Names with their own abbreviation inside: "glucose-6-phosphate dehydrogenase (G6PD) deficiency"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.annotate.candidates import BLANK_LINE, Candidate
from immuno_cli.annotate.lookup import look_up
from immuno_cli.annotate.matcher import Matcher
from immuno_cli.language.stop_words import FUNCTION_WORDS

_REACH: Final = 100
"""Characters before the parenthesis that are looked at."""
_MOST_BEFORE: Final = 6
"""Words at most before the parenthesis."""
_AFTER: Final = re.compile(r"(?=[\s-])[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*-?(\w+)(?:(?:\r?\n|[^\S\r\n]|-)(\w+))?")
_WORD: Final = re.compile(r"[\w'’+]+")
_ENDS_PHRASE: Final = re.compile(r"[^\w\s'’+-]")


def find_interrupted(text: str, places: Iterable[tuple[int, int]], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names in a text that one of these short forms in parentheses interrupts.

    `places` says where each short form begins, and where the parenthesis behind it ends.
    """
    for start, end in places:
        if text[start - 1 : start] in ("(", "["):
            candidate = _around(text, start - 1, end, matcher)
            if candidate is not None:
                yield candidate


def _around(text: str, opening: int, after: int, matcher: Matcher) -> Candidate | None:
    """Return the longest name that has words on both sides of the parenthesis from `opening` to `after`.

    A word of it begins as the short form does: "stem (ES) cell" is only a part of a name.
    """
    following = _AFTER.match(text, after)
    if following is None or not _may_go_on(following[1].lower(), matcher):
        return None
    window = text[max(0, opening - _REACH) : opening]
    phrase = _ENDS_PHRASE.split(BLANK_LINE.split(window)[-1])[-1]
    begins = [found.start() for found in _WORD.finditer(phrase)][-_MOST_BEFORE:]
    while begins and phrase[begins[-1]].lower() != text[opening + 1].lower():
        begins.pop()
    ends = [following.end(group) for group in (2, 1) if following[group]]
    for begin in begins:
        for end in ends:
            meanings = look_up(phrase[begin:] + text[after:end], matcher)
            if meanings:
                return opening - len(phrase) + begin, end, meanings
    return None


def _may_go_on(word: str, matcher: Matcher) -> bool:
    """Return whether a word in lower case stands in a label, in singular or plural, and is no function word."""
    holders = matcher.holders
    known = word in holders or word.removesuffix("s") in holders or word.removesuffix("ies") + "y" in holders
    return known and word not in FUNCTION_WORDS
