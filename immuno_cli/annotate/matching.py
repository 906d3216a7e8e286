"""Find the terms in a text: candidates are found, those that mean something else are dropped, overlaps are resolved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import combining

from immuno_cli.annotate.abbreviation_context import is_short, is_something_else
from immuno_cli.annotate.addresses import Addresses
from immuno_cli.annotate.candidates import Candidate, find_candidates
from immuno_cli.annotate.defined_abbreviations import read_abbreviations
from immuno_cli.annotate.folding import UNSEEN
from immuno_cli.annotate.line_breaks import find_breaks, read_over, seen
from immuno_cli.annotate.matcher import WEAK, Matcher

_REACH: Final = 300
"""Characters before and after an abbreviation that tell what it means. Markup is not seen, but counts."""

Progress = Callable[[int, int], None]
"""Called with the number of characters done and the number of all."""


class Annotation(NamedTuple):
    """A term in a text."""

    start: int
    """The offset of its first character."""
    end: int
    """The offset after its last character."""
    text: str
    """The text between the two."""
    id: str
    """The id of the concept."""
    pref_label: str
    matched_label: str
    """The label of the concept of which the text is a spelling or a form."""
    vocabulary: str
    """The name of the vocabulary that has the concept."""


def annotate(
    text: str,
    matcher: Matcher,
    *,
    all_matches: bool = False,
    min_length: int = 0,
    progress: Progress | None = None,
    definitions: Iterable[tuple[str, str]] = (),
) -> list[Annotation]:
    """Return the terms of the matcher's vocabularies in a text, in the order of the text.

    The longest match wins, from left to right, and no two overlap. No match crosses a blank line or stands in an
    address. An abbreviation that means something else where it stands ("stage IV") is left out, and so is an
    abbreviation of two letters if it is all that is found.

    Args:
        text: the text. Offsets count its characters.
        matcher: what `build_matcher` returns.
        all_matches: also return the terms inside others and across them.
        min_length: the fewest characters of a match.
        progress: called from time to time with the number of characters done and the number of all.
        definitions: abbreviations that are known to stand for something in this text, each with its long form.
    """
    breaks = find_breaks(text)
    abbreviations = read_abbreviations(read_over(text, breaks), matcher, definitions)
    found = [
        candidate
        for candidate in find_candidates(text, matcher, abbreviations, breaks, progress)
        if candidate.end - candidate.start >= min_length
    ]
    found = _outside_addresses(text, found)
    found = [candidate for candidate in found if not _is_misread(text, candidate, matcher)]
    if len(found) == 1 and _is_doubtful(text, found[0]):
        return []
    found = _without_unconfirmed(found, matcher)
    found.sort(key=lambda candidate: (candidate.start, -candidate.end, candidate.meaning.rank))
    kept = _best_of_each_place(found) if all_matches else _longest(found)
    return list(_annotations(text, matcher, kept))


def _outside_addresses(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    addresses = Addresses(text)
    return [candidate for candidate in candidates if not addresses.holds(candidate.start, candidate.end)]


def _is_misread(text: str, candidate: Candidate, matcher: Matcher) -> bool:
    """Return whether an abbreviation that counts only in its own case means something else where it stands."""

    def is_known(word: str) -> bool:
        return bool(matcher.meanings(word))

    if not candidate.meaning.own_case:
        return False
    start, end = candidate.start, candidate.end
    if UNSEEN not in text[max(0, start - _REACH) : end + _REACH]:
        return is_something_else(text, start, end, is_known)
    before, words = seen(text[max(0, start - _REACH) : start]), seen(text[start:end])
    near = f"{before}{words}{seen(text[end : end + _REACH])}"
    return is_something_else(near, len(before), len(before) + len(words), is_known)


def _is_doubtful(text: str, candidate: Candidate) -> bool:
    """Return whether an abbreviation is too short to count if it is all that is found."""
    return bool(candidate.meaning.own_case) and is_short(seen(text[candidate.start : candidate.end]))


def _without_unconfirmed(candidates: list[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates without the weak ones whose concept the text does not name in full."""
    if all(candidate.meaning.rank != WEAK for candidate in candidates):
        return candidates
    concept = matcher.labels.concept
    named = {concept(candidate.meaning.label) for candidate in candidates if candidate.meaning.rank != WEAK}
    return [
        candidate
        for candidate in candidates
        if candidate.meaning.rank != WEAK or concept(candidate.meaning.label) in named
    ]


def _longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that do not begin inside an earlier one; of those that begin at one place the longest."""
    last = 0
    for candidate in candidates:
        if candidate.start >= last:
            yield candidate
            last = candidate.end


def _best_of_each_place(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the first candidate, and so the best one, of each pair of offsets."""
    place = (-1, -1)
    for candidate in candidates:
        if (candidate.start, candidate.end) != place:
            yield candidate
            place = (candidate.start, candidate.end)


def _annotations(text: str, matcher: Matcher, candidates: Iterable[Candidate]) -> Iterator[Annotation]:
    concepts: dict[int, tuple[str, str, str]] = {}
    spelled: dict[str, str] = {}
    for start, stop, meaning in candidates:
        if meaning.label not in concepts:
            concepts[meaning.label] = _names(matcher, meaning.label)
        identifier, pref_label, vocabulary = concepts[meaning.label]
        end = _with_accents(text, stop)
        words = text[start:end]
        words = spelled.setdefault(words, words)  # one string for each spelling, not for each mention
        yield Annotation(start, end, words, identifier, pref_label, meaning.text, vocabulary)


def _names(matcher: Matcher, label: int) -> tuple[str, str, str]:
    """Return the id and the preferred label of a label's concept, and the name of its vocabulary."""
    return matcher.names(label)


def _with_accents(text: str, end: int) -> int:
    """Return the end moved behind accents that combine with the last letter."""
    while end < len(text) and text[end] > UNSEEN and combining(text[end]):
        end += 1
    return end
