"""Names with a remark inside: "cytotoxic (CD8+) T cells", and two in one: "lung (and bladder) cancer"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.annotate.candidates import BLANK_LINE, Candidate
from immuno_cli.annotate.lookup import look_up
from immuno_cli.annotate.matcher import Matcher, Meaning

_REACH: Final = 60
"""Characters before the parenthesis that are looked at."""
_LONGEST_REMARK: Final = 40
_GAP: Final = 3
"""Blanks and hyphens at most before the parenthesis."""
_GAPS: Final = " \t\r\n\u00a0-"
_LONGEST_WORD: Final = 40
_MOST_WORDS: Final = 3
"""Words at most before the parenthesis, and behind it."""
_JOINED: Final = re.compile(
    rf"\((?:and/or|and|or|&)\s{{1,3}}(?P<inside>[^()]{{1,{_LONGEST_REMARK}}}?)-?\)\s?-?"
    r"(?P<after>\w[\w+'’-]{0,40}+(?:\s\w[\w+'’-]{0,40}+){0,2})(?![\w'’+])"
)
"""It begins with plain characters, which is fast."""
_JOINS: Final = ("and ", "or ", "and/or ", "& ")
_WORD: Final = re.compile(r"[\w'’+]+")
_ENDS_PHRASE: Final = re.compile(r"[^\w\s'’+-]")
_BLANK: Final = re.compile(r"\s")


class _Found(NamedTuple):
    """A name that was put together: how many characters of its own words count, and what it means."""

    length: int
    meanings: "tuple[Meaning, ...]"


def find_joined(text: str, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names in a text that a parenthesis joins: "lung" and "bladder) cancer"."""
    for joined in _JOINED.finditer(text):
        yield from _joined(text, joined, matcher)


def find_around(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the name that the words before a parenthesis are, together with a candidate behind it."""
    start, end, meanings = candidate
    closing = start - 2
    bracket = text.rfind("(", max(0, closing - _LONGEST_REMARK), closing)
    opening = bracket - 1
    if opening < 0 or not text[opening].isspace() or _last_word(text, opening) not in matcher.holders:
        return
    remark = text[bracket + 1 : closing]
    if (
        not remark
        or BLANK_LINE.search(text, max(0, opening - _GAP), start)
        or ")" in remark
        or remark.startswith(_JOINS)
    ):
        return
    found = _longest(_phrase_before(text, opening), text[start:end], matcher)
    if found and matcher.labels.concept(found.meanings[0].label) != matcher.labels.concept(meanings[0].label):
        yield opening - found.length, end, found.meanings


def _joined(text: str, joined: re.Match[str], matcher: Matcher) -> Iterator[Candidate]:
    begin = max(0, joined.start() - _GAP)
    end = begin + len(text[begin : joined.start()].rstrip(_GAPS))
    if BLANK_LINE.search(text, end, joined.end()):
        return
    before = _phrase_before(text, end)
    ends = [gap.start() for gap in _BLANK.finditer(joined["after"])]
    for length in [len(joined["after"]), *reversed(ends)]:
        shared = joined["after"][:length]
        first, second = (_longest(words, shared, matcher) for words in (before, joined["inside"]))
        if first or second:
            break
    if first:
        yield end - first.length, end, first.meanings
    if second:
        yield joined.end("inside") - second.length, joined.start("after") + length, second.meanings


def _last_word(text: str, end: int) -> str:
    """Return the word that ends at a place, in lower case."""
    words = text[max(0, end - _LONGEST_WORD) : end].replace("-", " ").split()
    return words[-1].lower() if words else ""


def _phrase_before(text: str, end: int) -> str:
    """Return what stands before a parenthesis, back to a sign, a blank line, or as far as names reach."""
    before = text[max(0, end - _REACH) : end]
    return _ENDS_PHRASE.split(BLANK_LINE.split(before)[-1])[-1]


def _longest(phrase: str, rest: str, matcher: Matcher) -> _Found | None:
    """Return the name that most of the last words of a phrase are, together with the rest."""
    if _last_word(phrase, len(phrase)) not in matcher.holders:
        return None
    for begin in [found.start() for found in _WORD.finditer(phrase)][-_MOST_WORDS:]:
        own = phrase[begin:]
        meanings = () if len(own) == 1 and own.islower() else look_up(f"{own} {rest}", matcher)
        if meanings:
            return _Found(len(own), tuple(meanings))
    return None
