"""Short abbreviations that the words beside them give another sense: "GBM" in "GBM thickening of the kidney".

A text uses an abbreviation in one sense (W. Gale, K. Church and D. Yarowsky, 1992). So what is shown at one place holds
for all, unless the text also has the concept in full.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from immuno_cli.annotate.finders.defined_abbreviations import OWN
from immuno_cli.annotate.matcher.lookup import look_up
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import Candidate
from immuno_cli.language.senses.other_senses import ITSELF, sense_of

_REACH: Final = 60
"""Characters before and after an abbreviation that are looked at."""


def without_other_senses(text: str, candidates: list[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates without the abbreviations that are used in another sense.

    In a text that has the concept in full, only words directly beside the abbreviation show another sense.
    """
    short = [one for one in candidates if one[2][0].own_case and one[2][0].rank > OWN]
    senses = {one[:2]: sense for one in short if (sense := _sense(text, one, matcher))}
    if set(senses.values()) <= {ITSELF}:
        return candidates
    full = _in_full(candidates, matcher)
    for one in short:
        if matcher.labels.concept(one[2][0].label) in full:
            senses[one[:2]] = _sense(text, one, matcher, directly=True) or ITSELF
    dropped = _in_other_senses(text, short, senses)
    return [one for one in candidates if one[:2] not in dropped]


def _in_other_senses(
    text: str, candidates: Iterable[Candidate], senses: Mapping[tuple[int, int], str]
) -> set[tuple[int, int]]:
    """Return the places of abbreviations in another sense, and of the same ones elsewhere if nothing tells theirs."""
    others = {place for place, sense in senses.items() if sense != ITSELF}
    words = {_word(text, start, end) for start, end in others}
    untold = ((start, end) for start, end, _ in candidates if (start, end) not in senses)
    return others.union(place for place in untold if _word(text, *place) in words)


def _word(text: str, start: int, end: int) -> str:
    """Return an abbreviation in the singular."""
    return text[start:end].removesuffix("s")


def _sense(text: str, candidate: Candidate, matcher: Matcher, *, directly: bool = False) -> str:
    """Return the sense that an abbreviation has by the words beside it, ITSELF if its concept has that name."""
    start, end, meanings = candidate
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    sense = sense_of(_word(text, start, end).lower(), before, after, directly=directly)
    if sense in ("", ITSELF):
        return sense
    concept = matcher.labels.concept
    named = {concept(one.label) for one in look_up(sense, matcher)}
    return ITSELF if concept(meanings[0].label) in named else sense


def _in_full(candidates: Iterable[Candidate], matcher: Matcher) -> set[tuple[int, int]]:
    """Return the concepts that the text names by more than an abbreviation."""
    return {matcher.labels.concept(meanings[0].label) for _, _, meanings in candidates if not meanings[0].own_case}
