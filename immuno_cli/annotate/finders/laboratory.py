"""Names as laboratories write them: "CD-19", "CD 20 positive", "CD22dim", "CD25" in "CD4+CD25+", "Ig G".

They are read in the text. To look for them as labels would take dozens of spellings of each.
"""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.matcher.lookup import look_up, look_up_abbreviation
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.line_breaks import Sentence
from immuno_cli.annotate.reading.rare_strings import CLUSTER, IMMUNOGLOBULINS
from immuno_cli.annotate.records import Candidate

_LEVEL: Final = "bright|dim|high|hi|int|low|lo|neg|null|pos"
"""How much of a marker a cell has."""
_CLUSTER: Final = re.compile(
    rf"CD(?<![^\W_]CD)(?P<gap>[-‐‑ ]?)(?P<number>[0-9]{{1,3}}[a-z]?)(?P<level>{_LEVEL})?(?![^\W_])"
    r"(?=(?P<rest>[+⁺]?(?:[- ][^\W_]{1,20}(?![^\W_])){0,4}))"
)
"""A cluster of differentiation: "CD4", and what may go on with its name."""
_IS_CLUSTER: Final = re.compile(
    r"\s?[+⁺]|\s\((?:[+⁺-]|pos|neg)|[- ](?:[bt]\b|cells?\b|counts?\b|lymphocytes?\b|positiv|negativ|express|antigens?\b"
    r"|antibod|markers?\b|molecules?\b|receptors?\b)",
    re.IGNORECASE,
)
"""What follows "CD 4" where it is no Crohn's disease of four patients, and no disc."""
_IMMUNOGLOBULIN: Final = re.compile(
    r"[Ii][Gg](?<![^\W_][Ii][Gg])[- ](?P<number>[ADEGM]|G[1-4]|A[12])(?![^\W_])(?!\.[a-z])"
    r"(?=(?P<rest>(?:[- ][^\W_]{1,20}(?![^\W_])){0,3}))"
)
"""A class of antibodies: "Ig G4", and what may go on with its name."""
_WORD_END: Final = re.compile(r"(?<=[\w+⁺])(?!\w)")


def find_in_laboratory_spelling(text: Sentence, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names of markers and immunoglobulins that are spelled as no label is."""
    for place in text.rare.places(*IMMUNOGLOBULINS):
        found = _IMMUNOGLOBULIN.match(text.text, place)
        if found:
            yield from _longest(found, f"Ig{found['number']}", matcher)
    for place in text.rare.places(CLUSTER):
        found = _CLUSTER.match(text.text, place)
        if found and (found["gap"] or found["level"]):
            yield from _cluster(found, matcher)


def _cluster(found: re.Match[str], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the longest name that a marker begins in another spelling: "CD 4+ T cells", else the marker alone."""
    if found["gap"] == " " and not _IS_CLUSTER.match(found.string, found.end("number")):
        return
    yield from _longest(found, f"CD{found['number']}", matcher, alone=found["level"] is not None)


def _longest(found: re.Match[str], name: str, matcher: Matcher, *, alone: bool = False) -> Iterator[Candidate]:
    """Yield the longest name that begins here with another spelling of `name`, else this one. `alone`: only this."""
    rest, start, end = found["rest"], found.start(), found.end("number")
    ends = [] if alone else [one.end() for one in _WORD_END.finditer(rest) if one.end()]
    for length in reversed(ends):
        meanings = look_up(name + rest[:length], matcher)
        if meanings:
            yield start, end + length, meanings
            return
    meanings = look_up_abbreviation(name, matcher)
    if meanings:
        yield start, end, meanings
