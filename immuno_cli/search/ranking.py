"""One ranking of labels for a query, in one place: evidence against cost.

A query speaks for a label by its letters, so many bits each; by a number in it; and by each further word, since two
words that both fit by chance are rare. What the query must be changed by to become the label costs bits (`costs`,
`alignment`). A label is found where the evidence exceeds the cost: that is the whole threshold, the same for every
vocabulary. A short query has little evidence and affords next to no slip. Letters of an ending that many words share
say less: "radiotherapy" is no slip for "biotherapy". An abbreviation typed in capitals says more, where the label is
one, too; a word in small letters says less for one. A query that is an everyday word (`everyday`) first of all means
itself, which counts against every label that it would be a slip of.

The weights were found by coordinate descent, on recall at about one false answer in a hundred: on misspellings made by
rule of labels of the Cell Ontology (random slips) and of cancer.gov's terms (written by ear), on real misspellings of
which another half was left unseen, and on words of other subjects; `tests/benchmarks/search.py` has the figures.

Sources: F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964), for the slips;
L. Philips, "Hanging on the Metaphone" (1990), for the sounds; https://rapidfuzz.github.io/RapidFuzz/ and
https://jamesturk.github.io/jellyfish/ for the functions that compare and sound out.

The score of a label is 100 where nothing has to be changed, and halves as often as the cost contains the evidence: 50
is the threshold.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.everyday import EVERYDAY
from immuno_cli.index import ABBREVIATION, BENT, LabelIndex
from immuno_cli.labels import has_digit, is_abbreviation, normalise, plain
from immuno_cli.search.alignment import Fit, fit
from immuno_cli.search.candidates import iter_candidates, iter_initials

LETTER: Final = 3.2
NUMBER: Final = 12.1
ENDING_LETTER: Final = 1.0
ENDINGS: Final = (
    "therapy",
    "genesis",
    "graphy",
    "ectomy",
    "plasty",
    "pathy",
    "scopy",
    "ology",
    "emia",
    "itis",
    "osis",
    "oma",
)
WORD: Final = 8.4
LETTERS_OF_WORD: Final = 4
CAPITALS: Final = 9.5
SMALL_LETTERS: Final = -7.2
ITSELF: Final = 8.0
"""Bits by which an everyday word speaks for itself rather than for a label that it could be a slip of."""

ROLE: Final = 0.6
BENDING: Final = 1.5
INITIALS: Final = 13.0
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
    """A form of the query, what it costs to have bent the query into it, and how many bits it can speak with."""

    text: str
    cost: float
    evidence: float


def evidence(query: str) -> float:
    """Return how many bits a query, as plain words, can speak for a label with; below 0 it speaks for none."""
    letters = len(query.replace(" ", ""))
    words = min(query.count(" "), letters // LETTERS_OF_WORD)
    return LETTER * letters + WORD * words - (ITSELF if query in EVERYDAY else 0.0)


def rank(index: LabelIndex, query: str, forms: Sequence[int] | None = None) -> list[Hit]:
    """Return the labels that the query may mean, each once, in no order; of `forms`, by default the candidates."""
    extra = CAPITALS if _in_capitals(query) else SMALL_LETTERS
    best: dict[int, Hit] = {}
    for view in _views(query):
        most = view.evidence + max(extra, 0.0) + (NUMBER if has_digit(view.text) else 0.0)
        for number in dict.fromkeys(iter_candidates(index, view.text, most) if forms is None else forms):
            found = fit(view.text, index.form(number), index.rarity, most)
            if found.bits <= most:
                most = min(most, found.bits + MARGIN)
                _keep(best, _hits(index, number, found, view, extra))
    if extra > 0:
        _keep(best, _hits_by_initials(index, plain(query), extra))
    most = min((hit.bits for hit in best.values()), default=0.0) + MARGIN
    return [hit for hit in best.values() if hit.bits <= most]


def _views(query: str) -> Iterator[View]:
    words, key = plain(query), normalise(query)
    if words:
        yield View(words, 0.0, evidence(words))
    if key not in ("", words):
        yield View(key, BENDING, evidence(key))


def _in_capitals(query: str) -> bool:
    """Return whether the query is typed as an abbreviation is: with a capital after its first letter, or so short."""
    typed = query.strip()
    return any(character.isupper() for character in typed[1:]) or is_abbreviation(typed)


def _hits(index: LabelIndex, number: int, found: Fit, view: View, extra: float) -> Iterator[Hit]:
    """Yield the labels of a form for which the evidence is enough; those that are equal to the query, always."""
    is_key = number < len(index.keys)
    speaks = view.evidence + _further_evidence(view.text, index.form(number))
    for label in index.labels_of_form(number):
        shape = index.shapes[label]
        bent = view.cost or (BENDING if is_key and shape & BENT else 0.0)
        bits = found.bits + bent + ROLE * index.roles[label]
        if found.bits == 0.0:
            yield Hit(label, bits, 100.0, found)
        elif bits <= speaks + (extra if shape & ABBREVIATION else 0.0):
            yield Hit(label, bits, _score(bits, speaks + max(extra, 0.0)), found)


def _further_evidence(query: str, label: str) -> float:
    """Return what a number in both says for the label, less what an ending that many words share does not say."""
    numbers = NUMBER if has_digit(query) and has_digit(label) else 0.0
    ending = next((ending for ending in ENDINGS if query.endswith(ending) and label.endswith(ending)), "")
    return numbers - ENDING_LETTER * len(ending)


def _hits_by_initials(index: LabelIndex, query: str, extra: float) -> Iterator[Hit]:
    letters = query.replace(" ", "")
    if len(letters) >= FEWEST_INITIALS:
        for number in iter_initials(index, letters):
            for label in index.keys.items(number):
                bits = INITIALS + ROLE * index.roles[label]
                yield Hit(label, bits, _score(bits, evidence(query) + extra), Fit(bits), initials=True)


def _keep(best: dict[int, Hit], hits: Iterable[Hit]) -> None:
    for hit in hits:
        known = best.get(hit.label)
        if known is None or hit.bits < known.bits:
            best[hit.label] = hit


def _score(bits: float, speaks: float) -> float:
    return 100.0 * float(2.0 ** (-bits / max(speaks, 1.0)))
