"""One ranking of labels for a query, in one place: evidence against cost.

A query speaks for a label by its letters: so many bits each, and more for each further word, since two words that both
fit by chance are rare. What the query must be changed by to become the label costs bits (`costs`, `alignment`). A
label is found where the evidence exceeds the cost; that is the whole threshold, the same for every vocabulary and
every length. A short query has little evidence and affords next to no slip; only an abbreviation typed in capitals has
more to say, where the label is one, too.

The weights were found on misspellings made by rule from labels of the Cell Ontology and of cancer.gov's terms, and on
words that are in no label, by coordinate descent on recall at one thousandth of false answers; the figures are in
`tests/benchmarks/search.py`.

The score of a label is 100 where nothing has to be changed, and halves as often as the cost contains the evidence: 50
is the threshold.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.index import ABBREVIATION, BENT, LabelIndex
from immuno_cli.labels import normalise, plain
from immuno_cli.search.alignment import Fit, fit
from immuno_cli.search.candidates import iter_candidates, iter_initials

LETTER: Final = 3.2
WORD: Final = 8.4
CAPITALS: Final = 9.3
THRESHOLD: Final = 1.2
ROLE: Final = 0.6
BENDING: Final = 1.5
INITIALS: Final = 12.0
FEWEST_INITIALS: Final = 3


MARGIN: Final = 40.0
"""A label that costs so much more than the best is not offered."""


class Hit(NamedTuple):
    """A label that the query may mean: its number, the cost in bits, the score from 0 to 100, and what matched."""

    label: int
    bits: float
    score: float
    fit: Fit
    initials: bool = False


class View(NamedTuple):
    """A form of the query, and what it costs to have bent the query into it."""

    text: str
    cost: float


def evidence(query: str) -> float:
    """Return how many bits the query can speak for a label with."""
    letters = len(query.replace(" ", ""))
    return LETTER * letters + WORD * query.count(" ") - THRESHOLD


def in_capitals(query: str) -> bool:
    """Return whether the query is typed as an abbreviation is: with a capital after its first letter."""
    return any(character.isupper() for character in query.strip()[1:])


def rank(index: LabelIndex, query: str, forms: Sequence[int] | None = None) -> list[Hit]:
    """Return the labels that the query may mean, each once, in no order; of all `forms`, by default the candidates."""
    views = [View(plain(query), 0.0)]
    if normalise(query) != views[0].text:
        views.append(View(normalise(query), BENDING))
    capitals = CAPITALS if in_capitals(query) else 0.0
    best: dict[int, Hit] = {}
    for view in views:
        if not view.text:
            continue
        speaks = evidence(view.text)
        most = speaks + capitals
        numbers = iter_candidates(index, view.text, most) if forms is None else forms
        for number in dict.fromkeys(numbers):
            found = fit(view.text, index.form(number), index.rarity, most)
            if found.bits <= most:
                most = min(most, found.bits + MARGIN)
                _keep(best, _hits(index, number, found, view, speaks, capitals))
    if capitals:
        _keep(best, _hits_by_initials(index, plain(query).replace(" ", ""), evidence(views[0].text) + capitals))
    most = min((hit.bits for hit in best.values()), default=0.0) + MARGIN
    return [hit for hit in best.values() if hit.bits <= most]


def _hits(index: LabelIndex, number: int, found: Fit, view: View, speaks: float, capitals: float) -> Iterator[Hit]:
    is_key = number < len(index.keys)
    for label in index.labels_of_form(number):
        shape = index.shapes[label]
        if found.bits <= speaks + (capitals if shape & ABBREVIATION else 0.0):
            bent = view.cost or (BENDING if is_key and shape & BENT else 0.0)
            bits = found.bits + bent + ROLE * index.roles[label]
            yield Hit(label, bits, _score(bits, speaks + capitals) if found.bits else 100.0, found)


def _hits_by_initials(index: LabelIndex, letters: str, speaks: float) -> Iterator[Hit]:
    if len(letters) < FEWEST_INITIALS:
        return
    for number in iter_initials(index, letters):
        for label in index.keys.items(number):
            bits = INITIALS + ROLE * index.roles[label]
            yield Hit(label, bits, _score(bits, speaks), Fit(bits), initials=True)


def _keep(best: dict[int, Hit], hits: Iterable[Hit]) -> None:
    for hit in hits:
        known = best.get(hit.label)
        if known is None or hit.bits < known.bits:
            best[hit.label] = hit


def _score(bits: float, speaks: float) -> float:
    return 100.0 * 2.0 ** (-bits / max(speaks, 1.0))
