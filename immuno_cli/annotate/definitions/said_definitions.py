"""Abbreviations that a text defines in words: "DC stands for direct current", "direct current, abbreviated DC".

Each phrase is looked for by a rare letter in it: that takes half the time. The words around are read where it stands.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, takewhile
from typing import Final

from immuno_cli.annotate.definitions.finding import find_definitions
from immuno_cli.annotate.definitions.schwartz_hearst import (
    Definition,
    begins_with_preposition,
    long_form,
    without_plural_s,
)
from immuno_cli.language.rare_signs import places
from immuno_cli.language.stop_words import FUNCTION_WORDS

_STANDS_FOR: Final = re.compile(r"f(?<=s\sf|t\sf)or\s(?<=stands\sfor\s|\Wshort\sfor\s)")
_ABBREVIATED: Final = re.compile(r"v(?<=\Wabbrev)iat(?:ed|ion\s(?P<of>for|of))\s")
_KNOWN_AS: Final = re.compile(r"k(?<=\sk)nown\sas\s")
_SHORT: Final = r"[^\W_][\w+/-]{1,9}"
_DASHES: Final = "–—"
_DASHED: Final = re.compile(rf"([–—])[ ]?({_SHORT})[ ]?\1")
"""A short form between two dashes."""
_REACH: Final = 160
"""Characters before and after a phrase that are read."""
_LONGEST_LEAD: Final = 60
_QUOTES: Final = "\"'“”‘’«»*"
_SHORT_BEFORE: Final = re.compile(
    rf"(?<![\w-])({_SHORT})[{_QUOTES}]?[\s,(:]*+"
    r"(?:(?:here|that|which|is|an?|the|simply|usually|often|in|this|text|article|paper|study|stands|short)\s+)*+"
    r"(?:abbre)?\Z"
)
_LONG_AFTER: Final = re.compile(rf"\s*[{_QUOTES}]?((?:the|an?)\s+)?([^\W\d_][^;:.,=()\[\]{_QUOTES}]{{2,80}})")
_SHORT_AFTER: Final = re.compile(rf"\s*(?:(?:as|to|by|with|the|an?)\s+)*+[{_QUOTES}]?({_SHORT})(?![\w-])")
_LEADING: Final = (
    "is|are|also|or|often|commonly|usually|generally|sometimes|simply|better|hereafter|which|that|can|may|be"
)
_LEADING_WORDS: Final = frozenset(_LEADING.split("|"))
_LEAD: Final = re.compile(
    rf"(?:[\s,(]+(?:{_LEADING}))"
    r"*[\s,(]*(?:abbre)?\Z"  # the phrase is found by its v
)
_SENTENCE_END: Final = re.compile(r"[.;:!?]\s|[()\[\]]|\n\s*\n")
_SIGN: Final = r"(?:[ ]?[:=–—][ ]|[ ]-[ ]|[ \t]*\|[ \t]*|\t)"
_LONG: Final = r"([^\W\d_][^;:.,=|\n()\[\]]{2,80}+)(?=[;.|\n]|\Z)"
_FIRST_LINE: Final = re.compile(rf"\s*+(?:[-*•+|][ \t]++)?+({_SHORT}){_SIGN}{_LONG}")
_ITEM: Final = re.compile(rf"\n[ \t]*+(?:[-*•+|]|[0-9]{{1,2}}[.)])[ \t]++({_SHORT}){_SIGN}{_LONG}")
"""An item of a list, or two cells of a table: "- DC: direct current", "| DC | direct current |"."""
_WORD: Final = re.compile(r"[^\W_]+")
_LAST_WORD_BACKWARDS: Final = re.compile(r"[\W_]*+([^\W_]++)")


def find_all_definitions(text: str, known: Container[str]) -> Iterator[Definition]:
    """Yield the definitions in a text: those of `find_definitions`, then the first in words of each other short form.

    `known` has the folded words of all labels. A definition without any of them is left out.

    >>> [(one.short, one.long) for one in find_all_definitions("DC stands for direct current.", {"dc"})]
    [('DC', 'direct current')]
    """
    done = set[str]()
    for one in find_definitions(text, known):
        done.add(one.short)
        yield one
    for one in _find_said(text):
        words = [one.short, *one.long.split()]
        if one.short not in done and any(word.lower() in known for word in words):
            done.add(one.short)
            yield one


def _find_said(text: str) -> Iterator[Definition]:
    first = _FIRST_LINE.match(text)
    for found in chain([first] if first else [], _ITEM.finditer(text)):
        long = found[2].strip()
        if _is_sure(found[1]) and long_form(without_plural_s(found[1]), long) == long:
            yield from _definition(found[1], long, found)
    for found in _STANDS_FOR.finditer(text):
        yield from _short_first(text, found)
    for found in _ABBREVIATED.finditer(text):
        yield from _short_first(text, found) if found["of"] else _long_first(text, found)
    for found in _KNOWN_AS.finditer(text):
        yield from _long_first(text, found)
    for place in chain.from_iterable(places(dash, text) for dash in _DASHES):
        dashed = _DASHED.match(text, place)
        if dashed:
            yield from _definition(dashed[2], _long_between_dashes(dashed[2], text, place), dashed)


def _short_first(text: str, found: "re.Match[str]") -> Iterator[Definition]:
    short = _SHORT_BEFORE.search(text[max(0, found.start() - _LONGEST_LEAD) : found.start()])
    following = _LONG_AFTER.match(text, found.end(), found.end() + _REACH)
    if short and following:
        is_sure = not following[1] and _is_sure(short[1])  # "it stands for a long time" is said of many things
        yield from _definition(short[1], _long_after(short[1], following[2].split(), is_sure=is_sure), found)


def _long_first(text: str, found: "re.Match[str]") -> Iterator[Definition]:
    named = _SHORT_AFTER.match(text, found.end(), found.end() + _LONGEST_LEAD)
    if named:
        yield from _definition(named[1], _long_before(named[1], text, found.start()), found)


def _definition(short: str, long: str, found: "re.Match[str]") -> Iterator[Definition]:
    if long and not begins_with_preposition(long):
        yield Definition(without_plural_s(short), long, "", found.start(), found.end())


def _long_after(short: str, words: Sequence[str], *, is_sure: bool) -> str:
    """Return the first words that a short form abbreviates; if it is sure to abbreviate any, also those of others."""
    beginnings = [" ".join(words[:count]) for count in range(1, min(len(words), 2 * len(short)) + 1)]
    abbreviated = [long for long in beginnings if long_form(short, long) == long]
    by_initials = [long for long in abbreviated if has_initials(short, long)]
    if abbreviated:
        return [*by_initials, *abbreviated][0]
    said = takewhile(lambda word: word.lower() not in FUNCTION_WORDS, words[: len(short)])
    return " ".join(said) if is_sure else ""


def _is_sure(short: str) -> bool:
    """Return whether a string can only be an abbreviation: it has two capitals, or a capital and a digit."""
    capitals = sum(map(str.isupper, short))
    return capitals > 1 or (capitals == 1 and any(map(str.isdigit, short)))


def _long_between_dashes(short: str, text: str, place: int) -> str:
    """Return what `_long_before` does. In a text full of dashes, the last letter mostly tells that there is nothing."""
    last = _LAST_WORD_BACKWARDS.match(text[max(0, place - _REACH) : place][::-1])
    if last is None:
        return ""
    word = last[1][::-1]
    if word[0].lower() != without_plural_s(short)[-1].lower() and word not in _LEADING_WORDS:
        return ""
    return _long_before(short, text, place)


def _long_before(short: str, text: str, place: int) -> str:
    """Return the words before a place of which a short form has the first letters, "" where it has not."""
    if not _is_sure(short):
        return ""
    before = text[max(0, place - _REACH) : place]
    lead = _LEAD.search(before)
    sentence = _SENTENCE_END.split(before[: lead.start()] if lead else before)[-1]
    long = long_form(without_plural_s(short), " ".join(sentence.split()))
    return long if has_initials(short, long) and "," not in long else ""


def has_initials(short: str, long: str) -> bool:
    """Return whether a short form has the first letters of all words that are no function words.

    >>> has_initials("DCs", "dendritic cells"), has_initials("DC", "decoding")
    (True, False)
    """
    initials = [word[0].lower() for word in _WORD.findall(long) if word.lower() not in FUNCTION_WORDS]
    return initials == [letter for letter in without_plural_s(short).lower() if letter.isalnum()]
