"""Heads that several names share: "breast and ovarian cancer", "B and T cells", "cancer of the breast and ovary".

Only the name beside the shared words stands in the text in full. The others are put together from their own words and
the shared ones. A name counts only if the vocabulary has it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from string import ascii_uppercase, digits
from typing import Final

from immuno_cli.annotate.finders.bracketed import find_around, last_phrase
from immuno_cli.annotate.finders.series import BEFORE_HEAD, find_numbered, find_range, find_series
from immuno_cli.annotate.matcher.lookup import look_up
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.signs import BLANK_LINE, HYPHENS
from immuno_cli.annotate.records import Candidate
from immuno_cli.language.combining_forms import PREFIXES
from immuno_cli.language.english import is_word
from immuno_cli.language.letters import GREEK

_REACH: Final = 80
"""Characters before and after a name that are looked at."""
_MOST_SHARED: Final = 4
"""Maximum number of words that names share."""
_WITH_INNER_HEAD: Final = 3
"""Words of a name whose second one may be all that it shares: "B cells" in "B and T cell responses"."""
_MOST_NAMES: Final = 50
"""Maximum number of names that share words with the last one. It keeps the time for a long list linear."""
_MOST_OWN: Final = 4
"""Maximum number of words that a name does not share."""
_PHRASES: Final = r"(?:and|or)\s+the|as\s+well\s+as|but\s+(?:not|also)|rather\s+than|instead\s+of|versus|vs\.?|plus"
"""What joins names as "and" does."""
_JOIN: Final = re.compile(rf"(?:\s*/|[\s,-](?:and/or|{_PHRASES}|and|or|nor|&))\Z")
"""What stands between the last two names, but for the blanks after it."""
_JOIN_OR_COMMA: Final = re.compile(rf"(?:,\Z|{_JOIN.pattern})")
"""What stands between others."""
_LONGEST_JOIN: Final = 40
"""Maximum number of characters in a join and the blanks after it."""
_LONGEST_SIGN: Final = len(" as   well   as")
_ENDS_OF_PHRASES: Final = [
    "d the",
    "r the",
    "l as",
    "\nas",
    "\tas",
    "\vas",
    "\u00a0as",
    "  as",
    "t not",
    "t also",
    "than",
    "d of",
    "versus",
    "vs",
    "vs.",
    "plus",
]
"""How the phrases that join end. A quick check: a yes may be wrong."""
_LAST_OF_JOINS: Final = ("and", "or", "/", "&", *_ENDS_OF_PHRASES)
_AROUND_JOIN: Final = " \n\t\v\f\u00a0"
_SIGNS: Final = frozenset("/&")
_BETWEEN: Final = ", -\n\t\v\u00a0"
_BLANKS: Final = frozenset(" \n\t\v\u00a0")
_SHORTEST_WITH_OF: Final = len("a of a")
BEFORE: Final = 6
"""Characters before a name of which a quick check can tell that they join nothing to it."""
BEHIND: Final = 5
"""Those after a name."""
_QUICK_ENDS: Final = tuple({last[-BEFORE + 1 :] for last in _LAST_OF_JOINS} | _BLANKS)
_QUICK_BEGINNINGS: Final = (
    *("and", "or", "nor", "as", "but", "rat", "ins", "ver", "vs", "plu", "&", "/", *" \n\t\v\f\u00a0"),
    *("–", "—", "−", *(f"to {first}" for first in f"{digits}ivx"), "thro"),
)
_MOST_REMEMBERED: Final = 1 << 12
"""Maximum number of cached answers. It is enough for most texts."""
_USUAL_BLANKS: Final = frozenset(" \n")
_MAY_BE_CLOSED: Final = frozenset(before + blank for blank in _BLANKS for before in (*")]", *_BLANKS))
"""How a bracket may end with blanks after it. A quick check: a yes may be wrong."""
_AFTER: Final = frozenset(" ,/\n\t\v\u00a0")
_ENDS_OF_SERIES: Final = frozenset(digits + ascii_uppercase).union(*((sign, name[-1]) for sign, name in GREEK.items()))
"""How names end that differ in a number or a letter. A quick check: a yes may be wrong."""
_LETTERED_NAMES: Final = (
    "appendix blood class factor fig figs figure figures grade group hepatitis influenza panel part plan section table "
    "type vitamin"
)
_LETTERED: Final = frozenset(_LETTERED_NAMES.split())
"""Words that a letter goes with: "vitamin B and T cells" has no B cells."""
_JOINED_AFTER: Final = re.compile(
    rf"(?:\s*/\s*|,\s+|,?\s+(?:and/or|and|or|&|{_PHRASES})\s+)(?:of\s+)?(?:the\s+)?(\w[\w+'’-]*)"
)
_OF: Final = re.compile(r"\A(.*?\sof\s)(?:the\s)?", re.DOTALL)
_PARTS: Final = re.compile(r"[\s‐‑–-]+")
_ABBREVIATION: Final = (
    r"(?P<last>(?=\w{0,9}[A-Z])[^\W_][\w+]{1,10}+(?:-[A-Z][\w+]{0,9}+)?)(?:-|[^\S\r\n]|\r?\n)(?P<head>[a-z]{4,20}+)"
)
_BEHIND_JOINS: Final = (
    re.compile(rf"/{_ABBREVIATION}"),
    re.compile(rf"d(?<=and)\s(?=[A-Z]\w{{0,9}}[A-Z0-9+]|[a-z]{{1,3}}-?[A-Z0-9])(?<=\Wand\s){_ABBREVIATION}"),
)
"""A symbol after a slash or "and", and its head: "/NKT cells". To search for "or" as well would cost as much again.

Each begins with one plain character: to look for "and" as a whole takes a quarter more (measured).
"""
_BEHIND_NAME: Final = re.compile(
    rf"(?:,\s{{1,3}}(?!(?:and|or)\b)[\w+-]{{2,12}}){{0,3}},?\s{{1,3}}(?:and/or|{_PHRASES}|and|or|nor|&)\s{{1,3}}{_ABBREVIATION}"
)
"""The same after a name that is a symbol, and after whatever joins them."""
_REMARK: Final = re.compile(r"\((?=[^()\n]*[A-Z0-9])(?![A-Z]\))[^()\n]{1,30}\)\Z")
"""A remark after the words of a name: "overall (OS) and progression-free survival"."""
_POSSESSIVE: Final = re.compile("['’]s?$")
_LAST_WORD: Final = re.compile(r"[^\W_][\w+-]{0,12}\Z")
_FEWEST_SIGNS: Final = 2
_LONGEST_SYMBOL: Final = 12
_ADJECTIVAL: Final = ("al", "ar", "ary", "ic", "id", "oid", "ous")
"""Not "ed": in "blood was drawn, stained, and T cells were sorted", it ends a verb."""

_Barren = set[tuple[int, tuple[str, ...]]]
"""Places before which no name stands that shares these words. A long list is looked through once for each head."""


def find_coordinated(text: str, candidates: Sequence[Candidate], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that share words with one of the candidates, each with the place of its own words alone.

    In "B and T cells" that is "B", as B cell. Of candidates that begin at one place, the longest counts. Where a
    parenthesis stands before a candidate, the name around it is yielded, too.
    """
    barren = _Barren()
    for candidate in candidates:
        start, end, _ = candidate
        before = text[start - 2 : start]
        if before in _MAY_BE_CLOSED:
            yield from find_around(text, candidate, matcher)
        elif before in BEFORE_HEAD:
            yield from find_numbered(text, candidate, matcher)
        if text[end - 1] in _ENDS_OF_SERIES:
            yield from find_series(text, candidate, matcher)
            yield from find_range(text, candidate, matcher)
        if text[end : end + 1] in _AFTER:
            yield from _sharing_behind(text, candidate, matcher, barren)
    for start, end, _ in _behind_joins(text, candidates):
        name = text[start:end]
        shared = _shared_words(name)
        if shared:
            yield from _sharing_the_end(text, start, name, shared, matcher, barren)
    for joined in chain.from_iterable(shape.finditer(text) for shape in _BEHIND_JOINS):
        yield from _before_abbreviation(text, joined, matcher, barren)


def _sharing_behind(text: str, candidate: Candidate, matcher: Matcher, barren: _Barren) -> Iterator[Candidate]:
    """Yield the names that share words with a candidate before them."""
    start, end, _ = candidate
    name = text[start:end]
    if end - start >= _SHORTEST_WITH_OF and "of" in name:
        yield from _sharing_of(text, candidate, matcher)
    is_symbol = end - start <= _LONGEST_SYMBOL and not name.islower() and _is_symbol(name)
    joined = _BEHIND_NAME.match(text, end, end + _REACH) if is_symbol else None
    if joined:
        yield from _before_abbreviation(text, joined, matcher, barren)


def _behind_joins(text: str, candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Return the candidates after what may join names, of those that begin at one place the longest."""
    longest: dict[int, Candidate] = {}
    for candidate in candidates:
        start, end, _ = candidate
        if not _is_like_join(text[max(0, start - BEFORE) : start]):
            continue
        if _may_end_join(text, start) and (start not in longest or longest[start][1] < end):
            longest[start] = candidate
    return longest.values()


@lru_cache(maxsize=_MOST_REMEMBERED)
def begins_plainly(before: str) -> bool:
    """Return whether only a blank stands before a name, and after no join, bracket or numeral. A no may be wrong.

    >>> begins_plainly("the "), begins_plainly("and "), begins_plainly("CD8)")
    (True, False, False)
    """
    last = before[-2:]
    is_like_other = last in _MAY_BE_CLOSED or last in BEFORE_HEAD or _is_like_join(before)
    return before[-1:] in _USUAL_BLANKS and not is_like_other


@lru_cache(maxsize=_MOST_REMEMBERED)
def ends_plainly(after: str) -> bool:
    """Return whether only a blank stands after a name, and no join after it. A no may be wrong.

    >>> ends_plainly(" in "), ends_plainly(" and"), ends_plainly(", in")
    (True, False, False)
    """
    return after[:1] in _USUAL_BLANKS and not after[1:].lower().startswith(_QUICK_BEGINNINGS)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _is_like_join(before: str) -> bool:
    """Return whether a join may end with the last characters before a name. A quick check: a yes may be wrong."""
    if before[-1:] in _SIGNS:
        return True
    bare = before[:-1]
    if bare.endswith("or") and bare[-3:-2].isalpha() and not bare.endswith("nor"):  # "factor"
        return False
    return before[-1:] in _BLANKS and bare.endswith(_QUICK_ENDS)


def _may_end_join(text: str, place: int) -> bool:
    """Return whether what stands before a place may end a join. A quick check: a yes may be wrong."""
    before = text[max(0, place - _LONGEST_JOIN) : place]
    return before.rstrip(_AROUND_JOIN).endswith(_LAST_OF_JOINS)


def _before_abbreviation(text: str, joined: re.Match[str], matcher: Matcher, barren: _Barren) -> Iterator[Candidate]:
    """Yield the names that share a head with an abbreviation that is no name: "NK" in "NK/NKT cells"."""
    last, head = joined["last"], joined["head"]
    if not (_is_known(head, matcher) and _is_symbol(last)):  # most are so: fast
        return
    name = f"{last} {head}"
    names = list(_sharing_the_end(text, joined.start("last"), name, (head,), matcher, barren))
    if names and not look_up(name, matcher):
        yield from names


def _is_known(head: str, matcher: Matcher) -> bool:
    return head in matcher.labels_by_word or head.removesuffix("s") in matcher.labels_by_word


@lru_cache(maxsize=_MOST_REMEMBERED)
def _is_symbol(word: str) -> bool:
    """Return whether a word has two capitals, or a capital and a digit or a hyphen: "NKT", "Th1", "CD4+", "pre-B"."""
    return any(map(str.isupper, word)) and sum(map(_is_sign, word)) >= _FEWEST_SIGNS


def _is_sign(sign: str) -> bool:
    return sign.isupper() or sign.isdigit() or sign == "-"


def _sharing_the_end(
    text: str, begin: int, name: str, shared: tuple[str, ...], matcher: Matcher, barren: _Barren
) -> Iterator[Candidate]:
    """Yield, from right to left, the names before "T cells" in "NK, B and T cells".

    What stands between them may be an abbreviation that is no name. `begin`: where the last name begins.
    """
    end, join = begin, _JOIN
    passed: list[int] = []
    for _ in range(_MOST_NAMES):
        own = None if (end, shared) in barren else _words_before(text, end, join)
        if own is None:
            break
        join = _JOIN_OR_COMMA
        found = _longest_name(text, *own, shared, matcher)
        if found is None:
            unknown = _LAST_WORD.search(text, *own)
            if unknown is None or not (_is_symbol(unknown[0]) or _is_one_modifier(text[own[0] : own[1]], matcher)):
                break
            end = unknown.start()
            passed.append(end)
            continue
        passed.clear()
        if _begins_with(name, text[found[0] : found[1]]):
            return
        if _stands_alone(text[found[0] : found[1]], text[found[1] : end]):
            return
        yield found
        end = found[0]
    barren.update((place, shared) for place in passed)


def _is_one_modifier(phrase: str, matcher: Matcher) -> bool:
    """Return whether an adjective of a label stands between two joins: "bipolar" in "NK, bipolar and T cells"."""
    return phrase.isalpha() and phrase.endswith(_ADJECTIVAL) and phrase.lower() in matcher.labels_by_word


def _begins_with(name: str, words: str) -> bool:
    """Return whether a name begins with these words: "Th17 cells" does not begin with "Th1"."""
    return name.startswith(words) and not name[len(words) :][:1].isalnum()


def _stands_alone(own: str, join: str) -> bool:
    """Return whether a noun shares nothing with what follows an article: "the blood and the cancer cells"."""
    return join.split()[-1:] == ["the"] and is_word(_PARTS.split(own)[-1].lower())


def _words_before(text: str, end: int, join: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the offsets of the words that `join` joins to what begins at `end`, None where nothing does."""
    tail = text[max(0, end - _LONGEST_JOIN) : end].rstrip(_AROUND_JOIN)
    joined = join.search(tail, len(tail) - _LONGEST_SIGN)
    if joined is None:
        return None
    begin = max(0, end - _REACH)
    before = text[begin : max(0, end - _LONGEST_JOIN) + joined.start()].rstrip(_BETWEEN)
    if before[-1:] == ")":
        before = _REMARK.sub("", before).rstrip(_BETWEEN)
    phrase = last_phrase(before).lstrip(_BETWEEN)
    start = begin + len(before) - len(phrase)
    if not phrase or BLANK_LINE.search(text, start, end):
        return None
    return start, begin + len(before)


def _shared_words(name: str) -> tuple[str, ...]:
    """Return what a name may share with others: "T cell line" has "cell line" and "line", and then "cell"."""
    words = _PARTS.split(name)
    ends = [" ".join(words[place:]) for place in range(1, min(len(words), _MOST_SHARED + 1))]
    return (*ends, words[1]) if len(words) == _WITH_INNER_HEAD else tuple(ends)


def _longest_name(text: str, start: int, end: int, shared: Sequence[str], matcher: Matcher) -> Candidate | None:
    """Return the longest name that the last words between the offsets form with the shared words."""
    own = text[start:end]
    begins = [found.end() for found in _PARTS.finditer(own)]
    if _POSSESSIVE.sub("", own[begins[-1] if begins else 0 :].lower()) not in matcher.labels_by_word:
        return None
    for begin in [0, *begins][-_MOST_OWN:]:
        if (len(own) - begin == 1 and _is_letter_of_another(own, begin)) or own[begin:].lower() in PREFIXES:
            continue
        for rest in shared:
            meanings = look_up(f"{own[begin:]} {rest}", matcher)
            if meanings:
                return start + begin, end, meanings
    return None


def _is_letter_of_another(own: str, place: int) -> bool:
    """Return whether a letter is an article, or goes with the word before it: "vitamin B", "pre-B"."""
    if own[place].islower() or own[place - 1 : place] in HYPHENS:
        return True
    return place > 0 and own[:place].rstrip(_BETWEEN).rpartition(" ")[2].lower() in _LETTERED


def _sharing_of(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names after "cancer of the breast" in "cancer of the breast, ovary or skin"."""
    start, end, _ = candidate
    beginning = _OF.match(text[start:end])
    while beginning:
        joined = _JOINED_AFTER.match(text, end, end + _REACH)
        if joined is None or BLANK_LINE.search(joined[0]):
            return
        meanings = look_up(beginning[1] + joined[1], matcher) or look_up(f"{beginning[1]}the {joined[1]}", matcher)
        if not meanings:
            return
        end = joined.end(1)
        yield joined.start(1), end, meanings
