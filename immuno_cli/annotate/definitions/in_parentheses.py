"""Definitions beside parentheses: "long form (SF)" and "SF (long form)"."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from immuno_cli.annotate.definitions.schwartz_hearst import (
    BLANK_LINE,
    LONGEST_GAP,
    SHORT_FORM,
    Definition,
    long_form_before,
    long_form_inside,
)
from immuno_cli.language.long_forms import last_word, without_plural_s
from immuno_cli.language.rare_signs import matches

_QUOTE: Final = """["'“”‘’«»]?"""
_LEAD: Final = (
    r"(?:(?=[a-z])(?:also|or|abbreviated|abbr\.|abbreviation|hereafter|henceforth|hereinafter|herein|termed|called|known|short|aka"
    r"|i\.e\.|as|to|for|the|simply|referred|in|this|article|paper|study)[,:]?\s+)*+"
)
_INSIDE: Final = rf"""(?:
        \s*+{_QUOTE}{_LEAD}{_QUOTE}
        (?![0-9a-z]+\W)([^\W_][\w+/-]{{1,9}}+)                           # 1: a short form
        {_QUOTE}\s*+
        (?:(?<![a-z]{{3}})[;,:][^()\[\]]{{0,80}})?+       #    and perhaps a remark, but not "(Smith, 1999)"
        | (?:(?<=[^\W_a-z][\s][(\[])|(?<=[^\W_a-z][s"'”’]\s[(\[])|(?<=\s\s[(\[]))  # a capital or a digit before
        \s*+{_QUOTE}([^\W\d_][^()\[\]]{{7,100}})         # 2: a long form
    )"""
_IN_PARENTHESES: Final = re.compile(rf"\({_INSIDE}\)", re.VERBOSE)
_IN_BRACKETS: Final = re.compile(rf"\[(?![0-9]){_INSIDE}\]", re.VERBOSE)
"""Two shapes: one that begins with one plain character is found three times as fast as one of two (measured)."""
_BEFORE_LONG_FORM: Final = re.compile(r"[^\W_a-z]s?[\"'“”‘’»]?\s{1,20}\Z")
_NEXT_WORD: Final = re.compile(r"[\s-]+([^\W\d_]+)")


def find_in_parentheses(text: str, known: Container[str], done: set[str]) -> Iterator[Definition]:
    """Yield the definitions beside parentheses in the order of the text, and add their short forms to `done`."""
    for found in [*_IN_PARENTHESES.finditer(text), *matches("[", _IN_BRACKETS, text)]:
        if not found[1]:
            yield from _long_in_parentheses(text, found, known, done)
            continue
        for short in _short_forms(found[1]):
            again = short in done
            long = long_form_before(short, text, found.start(), known, by_initials=again)
            if long or again:
                done.add(short)
                yield Definition(short, long, _word_after(text, found.end()), found.start(1), found.end())


def _short_forms(inside: str) -> Sequence[str]:
    """Return what a parenthesis may define: the whole, and the parts that slashes join."""
    if "/" not in inside:
        return (without_plural_s(inside),)
    forms = map(without_plural_s, (inside, *inside.split("/")))
    return [form for form in forms if SHORT_FORM.fullmatch(form)]


def _long_in_parentheses(
    text: str, found: re.Match[str], known: Container[str], done: set[str]
) -> Iterator[Definition]:
    """Yield the short form before a parenthesis that abbreviates what stands in it."""
    before = text[max(0, found.start() - LONGEST_GAP) : found.start()]
    word = last_word(before)
    if word[:1].lower() != found[2][0].lower():
        return
    short = without_plural_s(word)
    if not _BEFORE_LONG_FORM.search(before) or BLANK_LINE.search(found[2]):
        return
    long = long_form_inside(short, " ".join(found[2].split()), known)
    if long:
        done.add(short)
        start = found.start() - len(before) + before.rfind(word)
        yield Definition(short, long, _word_after(text, found.end()), start, found.end())


def _word_after(text: str, end: int) -> str:
    word = _NEXT_WORD.match(text, end)
    return word.group(1) if word else ""
