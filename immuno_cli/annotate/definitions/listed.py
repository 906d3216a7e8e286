"""Definitions in lists and in sentences: "SF = long form", "SF, long form; …", "SF, i.e. long form"."""

import re
from collections.abc import Container, Iterator
from typing import Final

from immuno_cli.annotate.definitions.schwartz_hearst import (
    LONGEST_GAP,
    LONGEST_REACH,
    Definition,
    initial_words,
    long_form_inside,
    words_before,
)
from immuno_cli.annotate.reading.rare_strings import THAT_IS, RareStrings
from immuno_cli.language.long_forms import last_word, without_plural_s
from immuno_cli.language.rare_signs import matches
from immuno_cli.language.stop_words import FUNCTION_WORDS

_EQUALS: Final = re.compile(r"=(?<=[\w ]=)[ ]?([^\W\d_][^;:.,=\n()\[\]]{2,80})")
_LINE_END: Final = r"(?:\r?\n|\v)[^\S\n]*+\n?[^\S\n]*+"
_ITEM: Final = (
    r"(?P<short>[^\W_a-z][\w+/-]{1,9}+)(?P<join>,\s{1,9}+|[ ]?[:–—][ ]|\t)"
    rf"(?P<long>[^\W\d_][^;:.,=\n()\[\]]{{2,80}}+(?:{_LINE_END}[^;:.,=\n()\[\]]{{2,80}}+(?=[;.]))?+)"
    r"(?=(?P<end>[;.\n]|\Z))"
)
_FIRST_ITEM: Final = re.compile(rf"\s{{0,9}}+(?=\w[\w+/-]{{0,8}}[A-Z0-9]){_ITEM}")
"""A list at the beginning of a text. Its short form has a second capital: "Yes, yesterday" defines nothing."""
_LISTED: Final = {begin: re.compile(rf"{begin}\s{{0,9}}+{_ITEM}") for begin in (";", ":", "\n")}
"""Three shapes: one that begins with one plain character is found five times as fast as one of three (measured)."""
_BLANK: Final = r"(?:\s|\r\n)"
_INSERTED: Final = re.compile(
    rf",{_BLANK}(?P<said>(?:or|here(?:after|inafter)|henceforth|abbreviated(?:{_BLANK}as)?){_BLANK})?"
    r"(?P<short>[^\W_a-z][A-Za-z]{1,9}+)[,.]"
)
_BEFORE_THAT_IS: Final = " \u00a0\r\n,("
_AFTER_THAT_IS: Final = re.compile(r",?\s+(?:(?:the|an?)\s+)?([^\W\d_][^;:.,=()\[\]]{2,80})")
_NOTE: Final = re.compile(r"(?<=[a-z]{3})[0-9]{1,3}\Z")
"""The number of a footnote after a long form."""


def find_inserted(text: str, known: Container[str]) -> Iterator[tuple[Definition, bool]]:
    """Yield what "disease control, or DC," defines, and whether a word like "or" says so."""
    for found in _INSERTED.finditer(text):
        short = without_plural_s(found["short"])
        if not found["said"] and short.lower() not in known:
            continue
        before = text[max(0, found.start() - LONGEST_REACH) : found.start()]
        long = initial_words(short, words_before(before, len(short)))
        if long and "," not in long:
            yield Definition(short, long, "", found.start("short"), found.end()), bool(found["said"])


def find_listed(text: str, known: Container[str], rare: RareStrings) -> Iterator[Definition]:
    """Yield what "DC = disease control", the list "DC, disease control; OS, …" and "MS, i.e. mass spectrometry" say."""
    for found in matches("=", _EQUALS, text):
        begin = max(0, found.start() - LONGEST_GAP)
        word = last_word(text[begin : found.start()])
        yield from _listed(word, found[1], known, text.rfind(word, 0, found.start()), found.end())
    first = _FIRST_ITEM.match(text)
    items = [*matches(";", _LISTED[";"], text), *matches(":", _LISTED[":"], text), *_LISTED["\n"].finditer(text)]
    for found in [first, *items] if first else items:
        is_item = found is first or found[0][0] != "\n" or found["end"] == ";"
        if found["join"][0] != "," or is_item:
            yield from _listed(found["short"], found["long"], known, found.start("short"), found.end())
    yield from _said(text, known, rare)


def _said(text: str, known: Container[str], rare: RareStrings) -> Iterator[Definition]:
    """Yield what "MS, i.e. mass spectrometry" defines."""
    for place in rare.places(THAT_IS):
        end = place + len(THAT_IS)
        before = text[max(0, place - LONGEST_GAP) : place].rstrip(_BEFORE_THAT_IS)
        short = without_plural_s(last_word(before)) if before[-2:-1].isupper() else ""
        long = _AFTER_THAT_IS.match(text, end, end + LONGEST_REACH) if short else None
        if long:
            words = long[1].split()
            for said in (long[1], " ".join(words[: len(short)])):
                yield from _listed(short, said, known, text.rfind(short, 0, place), long.end())


def _listed(short: str, long: str, known: Container[str], start: int, end: int) -> Iterator[Definition]:
    """Yield the definition of a short form with all of a long form, which has no more words than it has letters."""
    short, words = without_plural_s(short), long.split()
    if short[:1].lower() not in words[0].lower():  # most are so, and this is fast
        return
    long = _NOTE.sub("", " ".join(words))
    if len([word for word in words if word not in FUNCTION_WORDS]) > len(short):
        return
    if long_form_inside(short, long, known):
        yield Definition(short, long, "", start, end)
