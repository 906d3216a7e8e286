"""Abbreviations that a text itself defines, followed for the rest of it.

A. S. Schwartz and M. A. Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text,
Pacific Symposium on Biocomputing 8, 451-462: "long form (SF)" and "SF (long form)", where every letter of the short
form is found in order in the long one, the first at the start of a word.
"""

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.annotate.folding import fold_labels
from immuno_cli.annotate.patterns import Matcher, Pattern
from immuno_cli.language.variants import numbers

MOST_EXPANDED: Final = 300
"""Labels at most that one definition abbreviates ("TEC" in "medullary thymic epithelial cell")."""
MOST_LOOKED_AT: Final = 2000
"""Labels at most that are looked through for a long form; only words as wide as "disease" stand in more."""
MOST_FOLLOWED: Final = 100_000
"""Strings at most that one text makes the matcher look for: a hundred books' worth."""
OWN: Final = -1
"""The rank of what a text defines itself: before all that the vocabulary says."""
_LONGEST_REACH: Final = 160
_DEFINED: Final = re.compile(
    r"\((?:([^\W_][\w+/-]{1,9})\)|(?:(?<=[^\W_a-z]\s\()|(?<=[^\W_a-z]s\s\())([^\W\d_][^()\n]{7,80})\))"
)
_SHORT_FORM: Final = re.compile(r"[^\W_][\w+/-]{1,9}")
_SENTENCE: Final = re.compile(r"[.;:!?()\[\]]\s|\n\s*\n|[()\[\]]")
_NEXT_WORD: Final = re.compile(r"[\s-]+([^\W\d_]+)")


class Definition(NamedTuple):
    """A short form, its long form in the text, the word that follows; where the short form stands, where all ends."""

    short: str
    long: str
    after: str
    start: int
    end: int


class Follow(NamedTuple):
    """A folded string to look for from `start` on, what it means, and the short form that must stand in it so."""

    key: str
    short: str
    pattern: Pattern
    start: int


class Abbreviations(NamedTuple):
    """What a text's own definitions add, and the short forms that it gives another meaning than the vocabulary."""

    follow: list[Follow]
    foreign: dict[str, str]


def read_abbreviations(text: str, matcher: Matcher) -> Abbreviations:
    """Return what the definitions in a text mean for this vocabulary; the first definition of a short form counts."""
    follow: dict[tuple[str, str], Follow] = {}
    foreign: dict[str, str] = {}
    for definition in find_definitions(text, matcher.holders):
        found = list(_meanings(definition, matcher))
        for one in found:
            follow.setdefault((one.key, one.short), one)
        if not found:
            foreign[definition.short] = definition.long
        if len(follow) > MOST_FOLLOWED:
            break
    return Abbreviations(list(follow.values()), foreign)


def find_definitions(text: str, words: Container[str]) -> Iterator[Definition]:
    """Yield the first definition of each short form in a text, in its order.

    Those that no word of `words` (folded) stands in are passed over: what they define cannot be a label.
    """
    done = set[str]()
    for found in _DEFINED.finditer(text):
        start, end = found.span()
        before = text[max(0, start - _LONGEST_REACH) : start]
        if found.group(1):
            short = _singular(found.group(1))
            if short in done or short.islower() or short.isdigit():
                continue
            last = before.rsplit(None, 1)[-1:]
            if short.lower() in words or (last and _known(last[0].rsplit("-", 1)[-1].lower(), words)):
                long, at = long_form(short, _candidates(before, len(short))), found.start(1)
            else:
                continue
        else:
            last = before.rsplit(None, 1)[-1:]
            short, at = _singular(last[0]) if last else "", start - len(before) + before.rfind(last[0])
            inside = found.group(2)
            if not _SHORT_FORM.fullmatch(short) or not any(word in words for word in inside.lower().split()):
                continue
            long = inside if long_form(short, inside) == inside else ""
        if long and short not in done:
            done.add(short)
            after = _NEXT_WORD.match(text, end)
            yield Definition(short, long, after.group(1) if after else "", at, end)


def _known(word: str, words: Container[str]) -> bool:
    return word in words or word.removesuffix("s") in words or word.removesuffix("es") in words


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short


def long_form(short: str, candidate: str) -> str:
    """Return the shortest end of `candidate` that `short` abbreviates, "" where it does not."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    lower = candidate.lower()
    if len(lower) != len(candidate) or not letters:
        return ""
    at = len(lower)
    for number in range(len(letters) - 1, -1, -1):
        at = lower.rfind(letters[number], 0, at)
        while number == 0 and at > 0 and lower[at - 1].isalnum():
            at = lower.rfind(letters[0], 0, at)
        if at < 0:
            return ""
    begin = max(candidate.rfind(" ", 0, at), candidate.rfind("\n", 0, at)) + 1
    long = candidate[begin:].strip()
    return long if len(long) > len(short) and short.lower() not in long.lower().split() else ""


def _candidates(before: str, letters: int) -> str:
    """Return the words before a parenthesis that may be the long form: in the same sentence, at most 2n or n + 5."""
    cuts = list(_SENTENCE.finditer(before))
    begin = cuts[-1].end() if cuts else before.find(" ") + 1 if len(before) == _LONGEST_REACH else 0
    sentence = before[begin:]
    words = sentence.split()
    return " ".join(words[-min(letters + 5, letters * 2) :])


def _meanings(definition: Definition, matcher: Matcher) -> Iterator[Follow]:
    """Yield what a definition makes of the labels: the long form itself, labels that hold it, and it with its head."""
    short_key, long_key, after_key = fold_labels([definition.short, definition.long, definition.after])
    if not short_key or not long_key:
        return
    for long in _in_both_numbers(long_key):
        for key in islice(_holding(long, matcher), MOST_EXPANDED):
            form = f" {key} ".replace(f" {long} ", f" {short_key} ", 1).strip()
            pattern = matcher.meanings(key)[0]._replace(own_case="", rank=OWN)
            for one in (form, *numbers(form)):
                yield Follow(one, definition.short, pattern, definition.start)
    for word in _in_both_numbers(after_key) if after_key else ():
        found = matcher.meanings(f"{long_key} {word}")
        if found:
            yield Follow(short_key, definition.short, found[0]._replace(own_case="", rank=OWN), definition.end)
            return


def _in_both_numbers(key: str) -> list[str]:
    forms = [key, *numbers(key)]
    if key.endswith("s"):
        forms += [key[:-1], key[:-2]] if key.endswith("es") else [key[:-1]]
    return list(dict.fromkeys(forms))


def _holding(long: str, matcher: Matcher) -> Iterator[str]:
    """Yield the folded labels that the long form is, or stands in as whole words."""
    if matcher.meanings(long):
        yield long
    holders = min((matcher.holders.get(word, ()) for word in long.split()), key=len)
    for key in islice(holders, MOST_LOOKED_AT):
        if long in key and key != long and f" {long} " in f" {key} ":
            yield key
