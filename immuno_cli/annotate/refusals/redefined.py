"""Abbreviations that a text uses in a sense of its own, which it says beside one of them: "DC, or direct current,".

Other definitions count wherever they stand. These are looked for only beside the abbreviations of the vocabulary.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from immuno_cli.annotate.finders.defined_abbreviations import OWN
from immuno_cli.annotate.finders.labels import is_defined_otherwise
from immuno_cli.annotate.matcher.lookup import look_up
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import Candidate, Meaning
from immuno_cli.language.long_forms import words_with_initials

_REACH: Final = 120
"""Characters before and after an abbreviation that are read."""
_MOST_LETTERS: Final = 6
_FEWEST_LETTERS: Final = 2
_MOST_LOOKED_AT: Final = 5000
"""Maximum number of mentions of abbreviations that are examined in one text."""
_DASH: Final = r"\s?[–—]\s?|\s--?\s|--"
_CALLED: Final = (
    r"(?:or|called|termed|named|aka|a\.k\.a\.|i\.e\.,?|that\sis,?|in\sshort|for\sshort|simply|also|hereafter|henceforth|"
    r"abbreviated|as|known|the)"
)
_MEANS: Final = (
    r"(?:which|that|means|meaning|denotes|denoting|designates|represents|refers|to|stands|for|from|be|is|short|or"
    r"|i\.e\.,?|is,|the|an?)"
)
_JOINED_BEFORE: Final = re.compile(
    rf"(?P<plain>,\s)\Z|(?:\s*/\s*|{_DASH}|,?\s(?:(?:is|are|was|were)\s)?(?:{_CALLED}\s)+)[\"'“‘]?\Z"
)
"""What stands between a long form and its abbreviation."""
_LAST_WORDS: Final = "abbreviated aka also as called henceforth hereafter is known named or short simply termed the"
_LAST_OF_JOINS: Final = frozenset(_LAST_WORDS.split())
"""The words with which it ends."""
_JOINED_AFTER: Final = re.compile(
    rf"[\"'”’]?(?:\s*[/=]\s*|:\s|{_DASH}|,?\s\(?(?:{_MEANS}\s)+|;\s|(?P<plain>,\s))[\"'“‘]?(?=[^\W\d_])"
)
"""What stands between an abbreviation and its long form."""
_OPENING: Final = frozenset("([")
_ENDS: Final = re.compile(r"\s*(?:[,.;:)\]–—]|\Z)")
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")
_NOT_PHRASE: Final = re.compile(r"[^\w\s'’-]|\n\s*\n")


def without_redefined(text: str, candidates: Sequence[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates without the abbreviations to which the text gives a sense of its own.

    That sense is said by words beside one of them that have its letters, one each.
    """
    others = dict(_redefined(text, candidates))
    if not others:
        return list(candidates)
    kept = (
        (start, end, _still_meant(text[start:end], meanings, others, matcher)) for start, end, meanings in candidates
    )
    return [one for one in kept if one[2]]


def _still_meant(
    words: str, meanings: Sequence[Meaning], others: Mapping[str, str], matcher: Matcher
) -> Sequence[Meaning]:
    """Return the meanings of words without those of an abbreviation that means something else here."""
    if words not in others:
        return meanings
    return [one for one in meanings if one.rank == OWN or not _is_redefined(words, one, others, matcher)]


def _is_redefined(words: str, meaning: Meaning, others: Mapping[str, str], matcher: Matcher) -> bool:
    """Return whether an abbreviation means something else than this, of which its long form is no name."""
    concept = matcher.labels.concept(meaning.label)
    if any(matcher.labels.concept(one.label) == concept for one in look_up(others[words], matcher)):
        return False
    return is_defined_otherwise(words, matcher, meaning, others)


def _redefined(text: str, candidates: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations, and their plurals, that the text defines beside one of them, with what they mean."""
    short_ones = (one for one in candidates if one[2][0].own_case and one[1] - one[0] <= _MOST_LETTERS)
    for start, end, _ in islice(short_ones, _MOST_LOOKED_AT):
        short = text[start:end].removesuffix("s")
        long = _long_form_beside(text, start, end, short) if short.isalpha() and short.isupper() else ""
        if long:
            yield short, long
            yield f"{short}s", long


def _long_form_beside(text: str, start: int, end: int, short: str) -> str:
    """Return the words before or after an abbreviation that have its letters, "" where none have."""
    if len(short) < _FEWEST_LETTERS:
        return ""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _long_form_before(before, after, short) or _long_form_behind(after, short)


def _long_form_before(before: str, after: str, short: str) -> str:
    """Return the words before an abbreviation that have its letters, "" where none have."""
    joined = _JOINED_BEFORE.search(before) if _may_be_joined(before) else None
    if joined is None or (joined["plain"] and not _ENDS.match(after)):
        return ""
    words = _WORD.findall(_NOT_PHRASE.split(before[: joined.start()])[-1])
    long = words_with_initials(words[::-1], short[::-1].lower())
    return "" if short in long else " ".join(reversed(long))  # "monoclonal MM" is no long form of "MM"


def _long_form_behind(after: str, short: str) -> str:
    """Return the words after an abbreviation that have its letters, "" where none have."""
    following = _JOINED_AFTER.match(after)
    if following is None:
        return ""
    phrase = _NOT_PHRASE.split(after[following.end() :])[0]
    long = words_with_initials(_WORD.findall(phrase), short.lower())
    if not long or short in long or (following["plain"] and not _ends_with(phrase, long, after[following.end() :])):
        return ""
    return " ".join(long)


def _may_be_joined(before: str) -> bool:
    """Return whether something may join a long form to what follows it. A quick check: a yes may be wrong."""
    if before[-1:] in _OPENING:
        return False
    last = "".join(before.rsplit(None, 1)[-1:])
    return not last.isalpha() or last in _LAST_OF_JOINS


def _ends_with(phrase: str, long: Sequence[str], after: str) -> bool:
    """Return whether a long form is a whole phrase, and a sign ends it."""
    return _WORD.findall(phrase)[-1] == long[-1] and _ENDS.match(after, len(phrase)) is not None
