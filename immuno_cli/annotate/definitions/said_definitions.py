"""Abbreviations that a text defines in words: "DC stands for direct current", "direct current, abbreviated DC".

Each phrase is looked for where its first word stands. The words around are read there.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import Final

from immuno_cli.annotate.definitions.finding import find_definitions
from immuno_cli.annotate.definitions.schwartz_hearst import Definition, begins_with_preposition
from immuno_cli.annotate.reading.rare_strings import ABBREVIATED, ITEMS, KNOWN, SHORT, STANDS, RareStrings
from immuno_cli.language.long_forms import WORD, initials, long_form, without_plural_s
from immuno_cli.language.rare_signs import places
from immuno_cli.language.stop_words import FUNCTION_WORDS

_STANDS_FOR: Final = re.compile(r"(?:stands|(?<=\W)short)\s(?P<rest>for\s)")
_ABBREVIATED: Final = re.compile(r"(?<=\W)abbre(?P<rest>viat(?:ed|ion\s(?P<of>for|of))\s)")
_KNOWN_AS: Final = re.compile(r"(?<=\s)(?P<rest>known\sas\s)")
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
_LAST_WORD_BACKWARDS: Final = re.compile(r"[\W_]*+([^\W_]++)")


def find_all_definitions(text: str, known: Container[str], rare: RareStrings | None = None) -> Iterator[Definition]:
    """Yield the definitions in a text: those of `find_definitions`, then the first in words of each other short form.

    `known` has the folded words of all labels. A definition without any of them is left out. `rare` has the rare
    strings of the text, if they are known.

    >>> [(one.short, one.long) for one in find_all_definitions("DC stands for direct current.", {"dc"})]
    [('DC', 'direct current')]
    """
    done = set[str]()
    rare = rare or RareStrings(text)
    for one in find_definitions(text, known, rare):
        done.add(one.short)
        yield one
    for one in _find_said(text, rare):
        words = [one.short, *one.long.split()]
        if one.short not in done and any(word.lower() in known for word in words):
            done.add(one.short)
            yield one


def _find_said(text: str, rare: RareStrings) -> Iterator[Definition]:
    yield from _in_lists(text, rare)
    for found in _matches_at(rare.places(STANDS, SHORT), _STANDS_FOR, text):
        yield from _short_first(text, found)
    for found in _matches_at(rare.places(ABBREVIATED), _ABBREVIATED, text):
        yield from _short_first(text, found) if found["of"] else _long_first(text, found)
    for found in _matches_at(rare.places(KNOWN), _KNOWN_AS, text):
        yield from _long_first(text, found)
    for place in chain.from_iterable(places(dash, text) for dash in _DASHES):
        dashed = _DASHED.match(text, place)
        if dashed:
            long = _long_between_dashes(dashed[2], text, place)
            yield from _definition(dashed[2], long, *dashed.span())


def _in_lists(text: str, rare: RareStrings) -> Iterator[Definition]:
    first = _FIRST_LINE.match(text)
    items = _ITEM.finditer(text) if rare.has_any(ITEMS) else ()
    for found in chain([first] if first else [], items):
        long = found[2].strip()
        if _is_sure(found[1]) and long_form(without_plural_s(found[1]), long) == long:
            yield from _definition(found[1], long, *found.span())


def _matches_at(places: Iterable[int], shape: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a shape that begin at these places."""
    for place in places:
        found = shape.match(text, place)
        if found is not None:
            yield found


def _short_first(text: str, found: "re.Match[str]") -> Iterator[Definition]:
    start, end = found.span("rest")
    short = _SHORT_BEFORE.search(text[max(0, start - _LONGEST_LEAD) : start])
    following = _LONG_AFTER.match(text, end, end + _REACH)
    if short and following:
        is_sure = not following[1] and _is_sure(short[1])  # "it stands for a long time" is said of many things
        yield from _definition(short[1], _long_after(short[1], following[2].split(), is_sure=is_sure), start, end)


def _long_first(text: str, found: "re.Match[str]") -> Iterator[Definition]:
    start, end = found.span("rest")
    named = _SHORT_AFTER.match(text, end, end + _LONGEST_LEAD)
    if named:
        yield from _definition(named[1], _long_before(named[1], text, start), start, end)


def _definition(short: str, long: str, start: int, end: int) -> Iterator[Definition]:
    if long and not begins_with_preposition(long):
        yield Definition(without_plural_s(short), long, "", start, end)


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
    """Return what `_long_before` does. In a text full of dashes, the last letter usually excludes it."""
    last = _LAST_WORD_BACKWARDS.match(text[max(0, place - _REACH) : place][::-1])
    if last is None:
        return ""
    word = last[1][::-1]
    if word[0].lower() != without_plural_s(short)[-1].lower() and word not in _LEADING_WORDS:
        return ""
    return _long_before(short, text, place)


def _long_before(short: str, text: str, place: int) -> str:
    """Return the words before a place whose initials are the short form, "" if there are none."""
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
    words = [word for word in WORD.findall(long) if word.lower() not in FUNCTION_WORDS]
    return initials(words) == "".join(filter(str.isalnum, without_plural_s(short).lower()))
