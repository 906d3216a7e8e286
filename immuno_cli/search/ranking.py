"""One ranking of labels for a query, in one place: evidence against cost.

A query speaks for a label by its letters, so many bits each, and the more the less they look like English (`english`),
up to what any language has (STRANGEST): "ptrss" can only be a slip. A word of ordinary English, however long, says
hardly more than that it may be one: "interior" means itself before it means interferon. A number says more, and so does
each further word, since two words that both fit by chance are rare. What the query must be changed by to become the
label costs bits (`costs`, `alignment`). A label is found where the evidence exceeds the cost by AT_LEAST: that is the
whole threshold, the same for every vocabulary, and it is what the odds ask for (noisy channel: C. E. Shannon, 1948):
that the label was meant and misspelled must be likelier than that something else was meant. A short query has little
evidence and affords next to no slip; one slip in a name of LONG letters is found in any case, and none in a name below
SHORTEST. An abbreviation typed in capitals says more, where the label is one, too; a word in small letters says less
for one.

The weights were found by coordinate descent, on recall at two or three false answers in a thousand: on slips made by
rule in labels of the Cell Ontology, on common misspellings of words that cancer.gov's list of terms does not have,
added to that list, on misspellings by ear written for the purpose, and on words of WordNet, names and abbreviations of
diseases, and random letters, of which next to nothing may be found in the glossary. Cases made anew, and real
misspellings, held them to the same figures; `tests/benchmarks/search.py` prints those.

Sources: F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964), for the slips;
L. Philips, "Hanging on the Metaphone" (1990), for the sounds; https://rapidfuzz.github.io/RapidFuzz/ and
https://jamesturk.github.io/jellyfish/ for the functions that compare and sound out.

The score of a label is 100 where nothing has to be changed, and halves as often as the cost contains the evidence that
there is for this label: 50 is the threshold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz.distance.OSA import distance

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word, surprisal
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.alignment import EXTRA, Fit, fit
from immuno_cli.search.another import asked, is_another_thing, without_qualifiers
from immuno_cli.search.candidates import iter_candidates
from immuno_cli.search.costs import DIGIT, edit_cost
from immuno_cli.vocabularies.label_index import ABBREVIATION, NORMALIZED, LabelIndex

AT_LEAST: Final = 4.0
"""Bits that the evidence must be stronger by than the cost: any label may be meant, and mostly none of them is."""
LETTER: Final = 2.46
SURPRISE: Final = 0.45
STRANGEST: Final = 7.0
"""A word whose letters surprise by more bits each, on average, is no language: it speaks no louder for that."""
ORDINARY: Final = 11.6
"""A word of ordinary English says no more than so many bits, however long it is: it may well mean itself."""
WORD: Final = 7.7
LETTERS_OF_WORD: Final = 4
NUMBER: Final = 14.0
CAPITALS: Final = 7.7
SMALL_LETTERS: Final = -11.0

BENDING: Final = 3.6
SHORTEST: Final = 3
"""A name of fewer letters is found only as it stands: "HIV" is no slip of "IV"."""
LONG: Final = 8
"""In a name of so many letters one slip, unless in a number, is always found: "mediation" may be "medication"."""
TYPED: Final = 3.0
"""What it costs that more than the slips are typed in the wrong case: "lETC" is a slip of "DETC" before "LEC"."""
_NUMBER: Final = re.compile("[0-9]+")
THRESHOLD: Final = 50.0
"""The least score of a label that is found."""
MARGIN: Final = 30.0
"""A label that costs so much more than the best is not offered."""


class Hit(NamedTuple):
    """A label that the query may mean: its number, the cost in bits, the score from 0 to 100, and what matched.

    `near` is a label that is equal to the query, or a long one at one slip from it.
    """

    label: int
    bits: float
    score: float
    fit: Fit
    near: bool = False


class View(NamedTuple):
    """A form of the query, what it costs to have bent the query into it, and how many bits it can speak with."""

    text: str
    cost: float
    evidence: float


def evidence(query: str, *, among_few: bool = False) -> float:
    """Return how many bits a query, as plain words, can speak for a label with; below 0 it speaks for none.

    Function words ("of", "the", but not a letter by itself) say nothing. Among a few choices (`among_few`) even an
    ordinary word is meant for one.
    """
    words = [word for word in query.split() if len(word) == 1 or word not in FUNCTION_WORDS]
    further = min(max(0, len(words) - 1), sum(map(len, words)) // LETTERS_OF_WORD)
    return sum(_says(word, among_few=among_few) for word in words) + WORD * further - AT_LEAST


def _says(word: str, *, among_few: bool) -> float:
    bits = LETTER * len(word) + SURPRISE * min(surprisal(word), STRANGEST * (len(word) + 1))
    return bits if among_few or not is_word(word) else min(bits, ORDINARY)


def rank(index: LabelIndex, query: str, forms: Sequence[int] | None = None) -> list[Hit]:
    """Return the labels that the query may mean, each once, in no order; of `forms`, by default the candidates."""
    extra = CAPITALS if _in_capitals(query) else SMALL_LETTERS
    best: dict[int, Hit] = {}
    for view in _views(query):
        meant = asked(view.text, query, index.is_word)
        most = view.evidence + max(extra, 0.0) + (NUMBER if has_digit(view.text) else 0.0)
        most = max(most, DIGIT if len(view.text) >= LONG - 1 else 0.0)
        for number in dict.fromkeys(iter_candidates(index, view.text, most) if forms is None else forms):
            found = fit(view.text, index.form(number), index.rarity, most)
            if found.bits <= most and not (found.bits and is_another_thing(meant, index.form(number))):
                most = min(most, found.bits + MARGIN)
                _keep(best, _hits(index, number, found, view, extra))
    most = min((hit.bits for hit in best.values()), default=0.0) + MARGIN
    return [hit for hit in best.values() if hit.bits <= most]


def rank_wider(index: LabelIndex, query: str) -> list[Hit]:
    """Return the labels of the wider thing that a query qualifies: "lung cancer" for "late-stage lung cancer".

    They are the nearest that have all their words in the query, some maybe misspelled. What qualifies it is so many
    words too many.
    """
    words = plain(query)
    name = without_qualifiers(words)
    if name in ("", words):
        return []
    hits = [hit for hit in rank(index, name) if not hit.fit.lacks]
    nearest = min((hit.bits for hit in hits), default=0.0)
    kept, asked_for = len(name.split()), len(words.split())
    further = EXTRA * (asked_for - kept)
    return [
        hit._replace(
            bits=hit.bits + further,
            score=THRESHOLD * kept / asked_for,
            fit=hit.fit._replace(bits=hit.fit.bits + further, by_words=True),
            near=False,
        )
        for hit in hits
        if hit.bits == nearest
    ]


def mixes_capitals(query: str) -> bool:
    """Return whether capitals say something: a word has them and small letters mixed, unlike "Antibody", "ANTIBODY"."""
    words = ("".join(letters) for alike, letters in groupby(query, str.isalnum) if alike)
    return any(not (word.isupper() or word.islower() or word[1:].islower()) for word in words)


def as_typed(hit: Hit, query: str, label: str) -> Hit:
    """Return the hit for the label as it stands and a query of mixed capitals, dearer where the two are at odds."""
    if hit.fit.by_words or not hit.fit.bits:
        return hit
    typed, stands = ("".join(filter(str.isalnum, text)) for text in (query, label))
    if distance(typed, stands) <= distance(typed.casefold(), stands.casefold()):
        return hit
    bits = hit.bits + TYPED
    return hit._replace(bits=bits, score=max(100.0 * (hit.score / 100.0) ** (bits / hit.bits), THRESHOLD))


def apart(query: str, label: str) -> tuple[float, int]:
    """Return how far a label as it stands is from the query as it was typed; it decides between equal costs.

    Two numbers, of which the first counts: the cost of the slips, plurals and British spellings being slips, and the
    edits, letter case and punctuation being edits.
    """
    return edit_cost(plain(label), plain(query)), distance(label, query)


def _views(query: str) -> Iterator[View]:
    words, key = plain(query), normalize(query)
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
    is_key, form = number < len(index.keys), index.form(number)
    speaks = view.evidence + _further_evidence(view.text, form)
    if len(form) < SHORTEST and found.bits and view.text.replace(" ", "") != form:
        return
    one_slip = len(form) >= LONG and found.bits < DIGIT and distance(form, view.text) == 1
    for label in index.labels_of_form(number):
        shape = index.shapes[label]
        bent = view.cost or (BENDING if is_key and shape & NORMALIZED else 0.0)
        bits = round(found.bits + bent, 6)
        affords = speaks + (extra if shape & ABBREVIATION else 0.0)
        if found.bits == 0.0:
            yield Hit(label, bits, 100.0, found, near=True)
        elif one_slip or bits <= affords:
            yield Hit(label, bits, max(_score(bits, affords), THRESHOLD), found, near=one_slip)


def _further_evidence(query: str, label: str) -> float:
    """Return what it says for the label that it has the numbers of the query, if the query has any."""
    return NUMBER if has_digit(query) and set(_NUMBER.findall(query)) <= set(_NUMBER.findall(label)) else 0.0


def _keep(best: dict[int, Hit], hits: Iterable[Hit]) -> None:
    for hit in hits:
        known = best.get(hit.label)
        if known is None or hit.bits < known.bits:
            best[hit.label] = hit


def _score(bits: float, speaks: float) -> float:
    return 100.0 * float(2.0 ** (-bits / max(speaks, 1.0)))
