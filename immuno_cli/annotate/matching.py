"""The question itself: which terms stand where in a text."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.annotate.abbreviations import Abbreviations, Follow, read_abbreviations
from immuno_cli.annotate.addresses import Addresses
from immuno_cli.annotate.everyday import is_short, is_something_else
from immuno_cli.annotate.folding import Offsets, fold
from immuno_cli.annotate.patterns import WEAK, Matcher, Pattern, automaton
from immuno_cli.language.variants import adds_es

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

WINDOW: Final = 48_000
"""Characters that are folded at a time: so many stay in the processor's cache."""
WIDEST_GAP: Final = 1000
"""Characters at most of a gap inside a term, where a window ends."""
_BLANK, _S, _E = b" se"
_SPACE: Final = re.compile(r"\s")
_ODD: Final = re.compile(r"[^\w\s'’‐‑\x7f\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff-]")
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\r[^\S\n\r]*\r|[\f\u2029]")
_NOT_WORD: Final = re.compile(r"[\W_]+")


class Annotation(NamedTuple):
    """A term in a text: offsets in characters, the end exclusive; the text there; what it means, and by which label."""

    start: int
    end: int
    text: str
    id: str
    pref_label: str
    matched_label: str
    vocabulary: str


class _Candidate(NamedTuple):
    start: int
    end: int
    pattern: Pattern


def annotate(
    text: str,
    matcher: Matcher,
    *,
    all_matches: bool = False,
    min_length: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> list[Annotation]:
    """Return the terms of the matcher's vocabularies in a text, in its order.

    The longest match wins, left to right, and nothing overlaps; `all_matches` keeps those inside and across others
    too. No match crosses a blank line, stands in an address, or has fewer characters than `min_length`. `progress` is
    called with the characters done and the characters there are. What means something else where it stands ("stage IV")
    is left out, and so is an abbreviation of two letters where it is all that is found.
    """
    abbreviations = read_abbreviations(text, matcher)
    addresses = Addresses(text)
    found = [
        one
        for one in _candidates(text, matcher, abbreviations, progress)
        if one.end - one.start >= min_length and not addresses.holds(one.start)
    ]
    found = [one for one in found if not _is_misread(text, one, matcher)]
    if len(found) == 1 and _is_doubtful(text, found[0]):
        return []
    if any(one.pattern.rank == WEAK for one in found):
        concept = matcher.labels.concept
        named = {concept(one.pattern.label) for one in found if one.pattern.rank != WEAK}
        found = [one for one in found if one.pattern.rank != WEAK or concept(one.pattern.label) in named]
    found.sort(key=lambda one: (one.start, -one.end, one.pattern.rank))
    return list(_annotations(text, matcher, _each_place(found) if all_matches else _longest(found)))


def _is_misread(text: str, one: _Candidate, matcher: Matcher) -> bool:
    """Return whether an abbreviation that must stand in its own case is something else where it stands."""

    def is_known(word: str) -> bool:
        return bool(matcher.meanings(word))

    return bool(one.pattern.own_case) and is_something_else(text, one.start, one.end, is_known)


def _is_doubtful(text: str, one: _Candidate) -> bool:
    """Return whether an abbreviation is too short to mean its term where nothing else does."""
    return bool(one.pattern.own_case) and is_short(text[one.start : one.end])


def _candidates(
    text: str, matcher: Matcher, abbreviations: Abbreviations, progress: Callable[[int, int], None] | None
) -> Iterator[_Candidate]:
    """Yield all that could be a term, window by window; a window sees so far beyond its end that no term is cut."""
    follow = abbreviations.follow
    own = automaton([one.key for one in follow]) if follow else None
    longest = max([matcher.longest, *(one.key.count(" ") + 1 for one in follow)]) + 1
    margin = re.compile(rf"(?:\S*+\s{{1,{WIDEST_GAP}}}+){{0,{longest}}}+\S*+")
    begin = 0
    while begin < len(text):
        cut = _SPACE.search(text, begin + WINDOW)
        end = cut.start() if cut else len(text)
        reach = margin.match(text, end)
        window = text[begin : reach.end() if reach else end]
        folded = fold(window)
        hits = _search(matcher.automaton, matcher.keys, folded.data)
        if own is not None:
            hits += _search(own, [one.key for one in follow], folded.data, own=True)
        hits.sort()
        offsets = Offsets(folded)
        for start, stop, is_own, number in hits:
            first, last = offsets.span(start, stop)
            if first >= end - begin:
                break
            words = window[first:last]
            if is_own:
                pattern = _followed(words, follow[number], begin + first)
            else:
                pattern = _meant(words, matcher, matcher.keys[number], abbreviations)
            if pattern is not None and _plain_gaps(words, pattern.text):
                yield _Candidate(begin + first, begin + last, pattern)
        begin = end
        if progress:
            progress(begin, len(text))


def _search(
    automaton: "BytesAhoCorasick", keys: Sequence[str], data: bytes, *, own: bool = False
) -> list[tuple[int, int, bool, int]]:
    """Return where keys stand in folded text as whole words, also with the ending of a plural.

    Offsets do not count the blank in front of `data`, and so are those of the key behind its own blank.
    """
    hits = []
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


def _meant(words: str, matcher: Matcher, key: str, abbreviations: Abbreviations) -> Pattern | None:
    """Return the first meaning whose condition holds: its own case, and no other definition in the text."""
    for pattern in matcher.meanings(key):
        if not pattern.own_case:
            return pattern
        if _in_own_case(words, pattern):
            long = abbreviations.foreign.get(pattern.own_case)
            if long is None or _same_head(long, matcher, pattern):
                return pattern
    return None


def _same_head(long: str, matcher: Matcher, pattern: Pattern) -> bool:
    """Return whether a long form that is no label ends with a word of the preferred one: "muscular cell" (SMC)."""
    place, number = matcher.labels.concept(pattern.label)
    head = long.rsplit(None, 1)[-1].lower().removesuffix("s")
    return head in matcher.labels.vocabularies[place].concept_at(number).pref_label.lower().split()


def _followed(words: str, follow: Follow, start: int) -> Pattern | None:
    return follow.pattern if start >= follow.start and follow.short in words else None


def _in_own_case(words: str, pattern: Pattern) -> bool:
    if pattern.own_case != pattern.text:
        return words.startswith(pattern.own_case)
    bare, own = _NOT_WORD.sub("", words), _NOT_WORD.sub("", pattern.own_case)
    return bare in (own, own + "s", own + "es")


def _plain_gaps(words: str, label: str) -> bool:
    """Return whether nothing stands between the words but blanks, hyphens and what the label itself has there."""
    if words.isalnum():
        return True
    odd = _ODD.findall(words)
    return (not odd or set(odd) <= set(label)) and not _BLANK_LINE.search(words)


def _is_unseen(character: str) -> bool:
    return character == "\x7f" or unicodedata.category(character) in ("Mn", "Cf")


def _longest(candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    last = 0
    for one in candidates:
        if one.start >= last:
            yield one
            last = one.end


def _each_place(candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    place = (-1, -1)
    for one in candidates:
        if (one.start, one.end) != place:
            yield one
            place = (one.start, one.end)


def _annotations(text: str, matcher: Matcher, candidates: Iterable[_Candidate]) -> Iterator[Annotation]:
    known: dict[int, tuple[str, str, str]] = {}
    spelled: dict[str, str] = {}
    for start, stop, pattern in candidates:
        if pattern.label not in known:
            place, number = matcher.labels.concept(pattern.label)
            vocabulary = matcher.labels.vocabularies[place]
            concept = vocabulary.concept_at(number)
            known[pattern.label] = (concept.id, concept.pref_label, vocabulary.name)
        identifier, pref_label, name = known[pattern.label]
        end = stop
        while end < len(text) and text[end] >= "\x7f" and _is_unseen(text[end]):
            end += 1  # what is not seen belongs to the letter before it
        words = text[start:end]
        words = spelled.setdefault(words, words)  # a string for each spelling, not for each mention
        yield Annotation(start, end, words, identifier, pref_label, pattern.text, name)
