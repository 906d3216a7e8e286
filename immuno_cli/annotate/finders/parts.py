"""The parts of a text in which its abbreviations mean different things, each looked through by itself."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from immuno_cli.annotate.finders.defined_abbreviations import Abbreviations
from immuno_cli.annotate.finders.labels import find_candidates
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.line_breaks import Break
from immuno_cli.annotate.records import Candidate


class _Part(NamedTuple):
    """A part of a text with what its abbreviations mean there."""

    start: int
    end: int
    abbreviations: Abbreviations


def find_in_parts(
    text: str,
    matcher: Matcher,
    abbreviations: Abbreviations,
    breaks: Sequence[Break],
    progress: Callable[[int, int], None] | None = None,
) -> list[Candidate]:
    """Return the candidates of a text. In each part, an abbreviation means what the text said of it last.

    Most texts have one part.
    """
    if not abbreviations.later:
        return find_candidates(text, matcher, abbreviations, breaks, progress)
    found: list[Candidate] = []
    for start, end, meant in _parts(text, abbreviations):
        forms = [form._replace(start=max(0, form.start - start)) for form in meant.forms]
        inside = [
            one._replace(start=one.start - start, end=one.end - start) for one in breaks if start <= one.start < end
        ]
        there = find_candidates(text[start:end], matcher, meant._replace(forms=forms), inside)
        found += [(begin + start, stop + start, meanings) for begin, stop, meanings in there]
        if progress:
            progress(end, len(text))
    return found


def _parts(text: str, abbreviations: Abbreviations) -> Iterator[_Part]:
    start, meant = 0, abbreviations
    for place, later in abbreviations.later:
        yield _Part(start, place, meant)
        start, meant = place, later
    yield _Part(start, len(text), meant)
