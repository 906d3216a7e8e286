"""Names that differ in a number or a letter: "interleukin-2 and -6", "hepatitis B and C", "type 1 and 2 diabetes".

A range of numbers is one name where all of it is of one concept ("ECOG 0–1"), else two ("stage III–IV").
"""

import re
from collections.abc import Iterator, Sequence
from string import digits
from typing import Final

from immuno_cli.annotate.matcher.lookup import look_up
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import fold_labels
from immuno_cli.annotate.reading.signs import BLANK_LINE
from immuno_cli.annotate.records import DERIVED, Candidate, Meaning
from immuno_cli.language.letters import GREEK
from immuno_cli.language.numerals import numeral

_GREEK: Final = "|".join((*GREEK, *GREEK.values(), "alfa"))
_OWN: Final = rf"(?P<number>[0-9]{{1,3}})|(?P<letter>[A-Z]|[IVX]{{2,4}})|(?P<greek>{_GREEK})"
_LAST: Final = re.compile(rf"(?<=[\s-])(?:{_OWN})\Z")
_NEXT: Final = re.compile(
    rf"(?:\s*/\s*|,\s+|,?\s+(?:and/or|and|or|&)\s+)(?P<own>(?P<hyphen>-?)(?:{_OWN}))(?![\w+-])", re.IGNORECASE
)
_TO: Final = re.compile(
    r"(?:[-‐‑–—−]|\s?[–—−]\s?|\s(?:to|through)\s)(?P<last>[0-9]{1,2}|[IVX]{1,4})(?P<part>[A-Da-d]?)(?![\w%]|[.,/:-][0-9]|\s(?:days?|weeks?|months?|years?|hours?)\b)"
)
"""The end of a range. A hyphen alone has no blanks beside it."""
_FIRST: Final = re.compile(r"(?<=[\s-])(?P<first>[0-9]{1,2}|[IVX]{1,4})(?P<part>[A-Da-d]?)\Z")
_ENDS_NAME: Final = re.compile(r"\s*(?:[.,;:!?)\]]|\Z)")
"""What stands after a number that ends a name. A word may tell what it counts: "IL-2 and 4 of them"."""
_NUMERAL: Final = r"(?:[0-9]{1,2}|[IVX]{1,4}|[A-D])"
_JOIN: Final = r"(?:\s*/\s*|\s*[–-]\s*|,\s+|,?\s+(?:and/or|and|or|&|to)\s+)"
_NUMBERED: Final = re.compile(
    rf"(?P<kind>\b[^\W\d_]{{2,20}})(?P<gap>[\s-])(?P<numerals>{_NUMERAL}(?:{_JOIN}{_NUMERAL}){{1,5}})\s\Z"
)
_JOINS_NUMERALS: Final = re.compile(r"[/,&–-]|(?:nd|or|to)\s")
"""What stands before the last numeral. A quick check: a yes may be wrong."""
_LONGEST_LAST: Final = 10
_EACH: Final = re.compile(rf"(?<!\w){_NUMERAL}(?!\w)")
BEFORE_HEAD: Final = frozenset(f"{last}{blank}" for last in f"{digits}IVXABCD" for blank in " \n\u00a0")
"""How numerals may end before the head that they share. A quick check: a yes may be wrong."""
_LONGEST_NUMERALS: Final = 60
_REACH: Final = 40
"""Characters after a name in which the next one ends."""
_MOST: Final = 20
"""Maximum number of names in a series that share what only the first one has."""
_LONGEST: Final = 12
"""Characters at the end of a name that are looked at."""


def find_series(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that follow a candidate and share all but its last number or letter.

    A number needs a hyphen or a slash before it, or a sign after it: "IL-2 and 6 patients" has no IL-6.
    """
    start, end, _ = candidate
    following = _NEXT.match(text, end, end + _REACH)
    last = _LAST.search(text, max(start, end - _LONGEST), end) if following else None
    for _ in range(_MOST):
        if not (last and following and _are_alike(last, following) and _can_end_name(text, following)):
            return
        own = following["own"]
        meanings = _meanings(text[start : last.start()] + own.removeprefix("-"), matcher)
        if not meanings or BLANK_LINE.search(following[0]):
            return
        yield following.start("own"), following.end("own"), meanings
        following = _NEXT.match(text, following.end(), following.end() + _REACH)


def find_range(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the name with the whole range of numbers after it, or the last number, if that is of another concept.

    The range ascends: "grade 3-1" is none.
    """
    start, end, meanings = candidate
    rest = _TO.match(text, end, end + _REACH)
    first = _FIRST.search(text, max(start, end - _LONGEST), end) if rest else None
    if not first or not rest or _number(first["first"]) >= _number(rest["last"]):
        return
    shared = text[start : first.start()]
    others = _meanings(f"{shared}{rest['last']}{rest['part']}", matcher) or _meanings(shared + rest["last"], matcher)
    concepts = {matcher.labels.concept(one.label) for one in meanings}
    if any(matcher.labels.concept(one.label) in concepts for one in others):
        yield start, rest.end(), meanings
    elif others:
        yield rest.start("last"), rest.end(), others


def _number(written: str) -> int:
    """Return the number that digits or a Roman numeral mean, 0 where they mean none."""
    digits_of_it = written if written.isdecimal() else numeral(written.lower())
    return int(digits_of_it) if digits_of_it and digits_of_it.isdecimal() else 0


def _are_alike(last: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether both are numbers, letters or names of Greek letters, and so of one series."""
    if following["letter"] and not following["letter"].isupper():
        return False
    return any(last[kind] and following[kind] for kind in ("number", "letter", "greek"))


def _can_end_name(text: str, following: re.Match[str]) -> bool:
    """Return whether a number is one of a name, and does not count what follows it."""
    if not following["number"] or following["hyphen"] or following[0].startswith("/"):
        return True
    return _ENDS_NAME.match(text, following.end()) is not None


def find_numbered(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names that share a candidate after several numerals, each with its numeral: "type 1 and 2 diabetes".

    There are none unless each of them is a name.
    """
    start, end, _ = candidate
    if not _JOINS_NUMERALS.search(text, max(0, start - _LONGEST_LAST), start):
        return
    begin = max(0, start - _LONGEST_NUMERALS)
    before = _NUMBERED.search(text[begin:start])
    if before is None or BLANK_LINE.search(before[0]):
        return
    kind, head = before["kind"], text[start:end]
    places = [found.span() for found in _EACH.finditer(before[0], before.start("numerals") - before.start())]
    numerals = [before[0][first:last] for first, last in places]
    for word in dict.fromkeys((kind, kind.removesuffix("s"))):
        meanings = [look_up(f"{word}{before['gap']}{numeral} {head}", matcher) for numeral in numerals]
        if all(meanings):
            begins = [0, *(first for first, _ in places[1:])]
            ends = [*(last for _, last in places[:-1]), end - begin - before.start()]
            offset = begin + before.start()
            for first, last, meaning in zip(begins, ends, meanings, strict=True):
                yield offset + first, offset + last, meaning
            return


def _meanings(words: str, matcher: Matcher) -> Sequence[Meaning]:
    """Return the meanings of a name. An abbreviation has to be written as the vocabulary has it."""
    number = matcher.find_key(" ".join(fold_labels([words])[0].split()))
    if number is None:
        return ()
    found = matcher.meanings_at(number)
    return [one for one in found if one.rank <= DERIVED and one.own_case in ("", words)]
