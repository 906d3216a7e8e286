"""All places in a text that could be a term, window by window."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.annotate.defined_abbreviations import Abbreviations, DefinedForm
from immuno_cli.annotate.folding import Offsets, fold
from immuno_cli.annotate.matcher import Matcher, Meaning, build_automaton
from immuno_cli.language.variants import adds_es

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

WINDOW: Final = 48_000
"""Characters that are folded at a time. So many stay in the processor's cache."""
WIDEST_GAP: Final = 1000
"""Characters at most of a gap between two words of a term that runs over the end of a window."""
_BLANK, _S, _E = b" se"
_SPACE: Final = re.compile(r"\s")
_ODD: Final = re.compile(r"[^\w\s'’‐‑\x7f\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff-]")
BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\r[^\S\n\r]*\r|[\f\u2029]")
_NOT_WORD: Final = re.compile(r"[\W_]+")


class Candidate(NamedTuple):
    """A place in a text that could be a term: its offsets, the end exclusive, and what it may mean there."""

    start: int
    end: int
    meanings: Sequence[Meaning]
    """At least one, the best first."""


class _Window(NamedTuple):
    """A part of a text, and after it so much of the rest that no term is cut."""

    begin: int
    end: int
    text: str


_Hit = tuple[int, int, bool, int]
"""Where a key begins and ends in folded text, whether the text defines it, and its number. A plain tuple is fast."""


def find_candidates(
    text: str, matcher: Matcher, abbreviations: Abbreviations, progress: Callable[[int, int], None] | None = None
) -> Iterator[Candidate]:
    """Yield the candidates of a text, window by window. They may overlap."""
    forms = abbreviations.forms
    own_keys = [form.key for form in forms]
    own_automaton = build_automaton(own_keys) if forms else None
    most_words = max([matcher.most_words, *(key.count(" ") + 1 for key in own_keys)])
    for window in _windows(text, most_words):
        folded = fold(window.text)
        hits = _find(matcher.automaton, matcher.keys, folded.data)
        if own_automaton is not None:
            hits += _find(own_automaton, own_keys, folded.data, own=True)
        hits.sort()
        offsets = Offsets(folded)
        for start, stop, own, number in hits:
            first, last = offsets.span(start, stop)
            if window.begin + first >= window.end:
                break
            words = window.text[first:last]
            if own:
                meanings = _defined_meanings(words, forms[number], window.begin + first)
            else:
                meanings = _meanings(words, matcher, matcher.keys[number], abbreviations)
            if meanings and _has_plain_gaps(words, meanings[0].text):
                yield Candidate(window.begin + first, window.begin + last, meanings)
        if progress:
            progress(window.end, len(text))


def _windows(text: str, most_words: int) -> Iterator[_Window]:
    """Yield the windows of a text. Each ends at white space; after it stand so many words as the longest label has."""
    margin = re.compile(rf"(?:\S*+\s{{1,{WIDEST_GAP}}}+){{0,{most_words + 1}}}+\S*+")
    begin = 0
    while begin < len(text):
        cut = _SPACE.search(text, begin + WINDOW)
        end = cut.start() if cut else len(text)
        reach = margin.match(text, end)
        yield _Window(begin, end, text[begin : reach.end() if reach else end])
        begin = end


def _find(automaton: "BytesAhoCorasick", keys: Sequence[str], data: bytes, *, own: bool = False) -> list[_Hit]:
    """Return where keys stand in folded text as whole words, also with the ending of a plural.

    Offsets do not count the blank in front of `data`. So they are those of the key without the blank in front of it.
    """
    hits: list[_Hit] = []
    for number, start, stop in automaton.find_matches_as_indexes(data, overlapping=True):
        after = data[stop]
        if after == _BLANK:
            hits.append((start, stop - 1, own, number))
        elif after == _S and data[stop + 1] == _BLANK:
            if data[stop - 1] != _S and data[stop - 2] != _BLANK:
                hits.append((start, stop, own, number))
        elif after == _E and data[stop + 1 : stop + 3] == b"s " and adds_es(keys[number]):
            hits.append((start, stop + 1, own, number))
    return hits


def _meanings(words: str, matcher: Matcher, key: str, abbreviations: Abbreviations) -> Sequence[Meaning]:
    """Return the meanings whose condition holds: they are in their own case, and the text defines no other meaning."""
    meanings = matcher.meanings(key)
    if len(meanings) == 1 and not meanings[0].own_case:
        return meanings
    return [meaning for meaning in meanings if _holds(words, meaning, matcher, abbreviations)]


def _holds(words: str, meaning: Meaning, matcher: Matcher, abbreviations: Abbreviations) -> bool:
    if not meaning.own_case:
        return True
    if not _is_in_own_case(words, meaning):
        return False
    long = abbreviations.other_meanings.get(meaning.own_case)
    return long is None or _has_same_head(long, matcher, meaning)


def _defined_meanings(words: str, form: DefinedForm, start: int) -> Sequence[Meaning]:
    """Return the meaning of a form that the text defines, none before the definition or in another case."""
    return [form.meaning] if start >= form.start and form.short in words else []


def _has_same_head(long: str, matcher: Matcher, meaning: Meaning) -> bool:
    """Return whether a long form ends with a word of the preferred label: "muscular cell" for "smooth muscle cell"."""
    place, number = matcher.labels.concept(meaning.label)
    head = long.rsplit(None, 1)[-1].lower().removesuffix("s")
    return head in matcher.labels.vocabularies[place].concept_at(number).pref_label.lower().split()


def _is_in_own_case(words: str, meaning: Meaning) -> bool:
    if meaning.own_case != meaning.text:
        return words.startswith(meaning.own_case)
    bare, own = _NOT_WORD.sub("", words), _NOT_WORD.sub("", meaning.own_case)
    return bare in (own, own + "s", own + "es")


def _has_plain_gaps(words: str, label: str) -> bool:
    """Return whether only blanks, hyphens and signs of the label itself stand between the words of a match."""
    if words.isalnum():
        return True
    odd = _ODD.findall(words)
    return (not odd or set(odd) <= set(label)) and not BLANK_LINE.search(words)
