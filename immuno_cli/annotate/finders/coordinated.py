"""Names that share words, in the place of what these words alone would be: "B" is a B cell in "B and T cells"."""

from collections.abc import Iterable, Sequence
from itertools import chain

from immuno_cli.annotate.finders.coordination import BEFORE, BEHIND, begins_plainly, ends_plainly, find_coordinated
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.addresses import Addresses
from immuno_cli.annotate.records import Candidate
from immuno_cli.language.abbreviations import is_abbreviation


def with_coordinated(text: str, candidates: list[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates and the names that share words, without the parts of these, and without those in addresses.

    Only what has a sign beside it can stand in an address: "example.org/lupus".
    """
    beside = _beside_something(text, candidates)
    coordinated = _coordinated(text, candidates, beside, matcher)
    if coordinated:
        starts = {start for start, _ in coordinated}
        candidates = [one for one in candidates if one[0] not in starts or one[:2] not in coordinated]
        candidates += coordinated.values()
    addresses = Addresses(text)
    inside = {one[:2] for one in chain(beside, coordinated.values()) if addresses.holds(one[0], one[1])}
    return [one for one in candidates if one[:2] not in inside] if inside else candidates


def _beside_something(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates beside which stands more than blanks and other words. Most have no sign and no "and"."""
    return [
        one
        for one in candidates
        if not (begins_plainly(text[one[0] - BEFORE : one[0]]) and ends_plainly(text[one[1] : one[1] + BEHIND]))
    ]


def _coordinated(
    text: str, candidates: Iterable[Candidate], beside: Sequence[Candidate], matcher: Matcher
) -> dict[tuple[int, int], Candidate]:
    """Return the candidates that share a head, by their place. "skin" is no skin in "skin and breast cancer"."""
    coordinated = {one[:2]: one for one in find_coordinated(text, beside, matcher)}
    starts = {start for start, _ in coordinated}
    for one in candidates:
        if one[0] in starts and _is_a_name_itself(text, one, coordinated.get(one[:2]), matcher):
            del coordinated[one[:2]]
    return coordinated


def _is_a_name_itself(text: str, candidate: Candidate, coordinated: Candidate | None, matcher: Matcher) -> bool:
    """Return whether a candidate of several words means something else than with the head that it may share.

    A symbol is one word: "IL-17" is a part of the drug's name in "IL-17 and IL-23 inhibitors".
    """
    start, end, meanings = candidate
    if coordinated is None or text[start:end].isalnum() or is_abbreviation(text[start:end]):
        return False
    concept = matcher.labels.concept
    return concept(coordinated[2][0].label) != concept(meanings[0].label)
