"""Which concept a term means. Where several vocabularies are asked, the first one that has it answers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.search import Resolution, Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

_EXACT: Final = 100.0
"""The score of a concept that has the very name that was typed."""


class Resolved(NamedTuple):
    """What a term means, and the concepts that it means in the vocabularies that do not answer."""

    found: Resolution
    also_in: tuple[Result, ...] = ()


def resolve_in_order(vocabularies: Sequence[Vocabulary], term: str, *, exact: bool = False) -> Resolved:
    """Return what a term means: of the vocabularies that have it under the same name, in the first.

    It is uncertain, as with one vocabulary, where a vocabulary has two concepts of this name.
    """
    found = resolve(vocabularies, term, exact=exact)
    if found.match or len(vocabularies) == 1 or not found.suggestions:
        return Resolved(found)
    if is_ambiguous(found):
        return _first_of(vocabularies, found, [result for result in found.suggestions if result.score == _EXACT])
    resolved = [resolve(vocabulary, term, exact=exact).match for vocabulary in vocabularies]
    matches = [match for match in resolved if match]
    name = found.suggestions[0].pref_label.casefold()
    if any(match.pref_label.casefold() != name for match in matches):
        return Resolved(found)
    return _first_of(vocabularies, found, matches)


def is_ambiguous(found: Resolution) -> bool:
    """Return whether a term is the very name of several concepts."""
    return found.match is None and bool(found.suggestions) and found.suggestions[0].score == _EXACT


def _first_of(vocabularies: Sequence[Vocabulary], found: Resolution, results: Sequence[Result]) -> Resolved:
    """Return the first of these results as the answer, unless two of them are of one vocabulary."""
    named: dict[tuple[str, str], Result] = {}
    for result in results:
        named.setdefault((result.vocabulary, result.id), result)  # two vocabularies may have a bundle in common
    origins = {find_origin(vocabularies, *key)[0].name for key in named}
    if not named or len(origins) < len(named):
        return Resolved(found)
    first, *others = named.values()
    return Resolved(Resolution(first, []), tuple(others))


def find_drugs(vocabularies: Sequence[Vocabulary], therapy: str) -> Result | None:
    """Return what the drugs of a therapy are together: of "immunotherapy" an immunotherapy drug. None if nothing is."""
    return resolve(vocabularies, f"{therapy} drug", exact=True).match
