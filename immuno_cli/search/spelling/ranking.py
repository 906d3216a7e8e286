"""The ranking of labels for a query: evidence against cost (noisy channel, see `weights`).

A label is found where the evidence of the query exceeds the cost of turning the label into the query. That is the whole
threshold, the same for every vocabulary. A short query has little evidence and affords next to no slip. Exceptions are
two: one slip in a name of LONG letters is always found, and none is in a name below SHORTEST.

The score is 100 where nothing has to be changed. It halves as often as the cost contains the evidence: 50 is the
threshold.

rapidfuzz (https://rapidfuzz.github.io/RapidFuzz/) compares strings, jellyfish (https://jamesturk.github.io/jellyfish/)
makes phonetic keys.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Final, NamedTuple

from rapidfuzz.distance.OSA import distance

from immuno_cli.language.normalize import plain
from immuno_cli.search.query import Query
from immuno_cli.search.spelling.alignment import Fit, fit
from immuno_cli.search.spelling.candidates import Candidates, SimilarWords
from immuno_cli.search.spelling.costs import edit_cost
from immuno_cli.search.spelling.differences.another_thing import is_another_thing, meant_by
from immuno_cli.search.spelling.evidence import evidence
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.label_index import ABBREVIATION, NORMALIZED, LabelIndex

SHORTEST: Final = 3
"""A name of fewer letters is found only as it stands: "HIV" is no slip of "IV"."""
LONG: Final = 8
"""In a name of so many letters one slip, unless in a number, is always found: "mediation" may be "medication"."""
GOOD_FIT: Final = 30.0
"""A label that costs no more, in bits, is among the nearest: that is some two slips."""
_NUMBER: Final = re.compile("[0-9]+")


class Hit(NamedTuple):
    """A label that the query may mean."""

    label: int
    """The number of the label."""
    bits: float
    """The cost."""
    score: float
    """From 0 to 100."""
    fit: Fit
    near: bool = False
    """Whether the label equals the query, or is a long one at one slip from it."""


class _Form(NamedTuple):
    """A form of the query that labels are compared with, plain or normalized."""

    text: str
    numbers: frozenset[str]
    cost: float
    """What it costs that the query is not in this form."""
    evidence: float


def rank(
    index: LabelIndex, query: Query, similar: SimilarWords | None = None, forms: Sequence[int] | None = None
) -> list[Hit]:
    """Return the labels that the query may mean, each once, in no order.

    Compares the labels of `forms`, by default those of the candidates. `similar` has words that are already looked up.
    """
    similar = similar or SimilarWords(index, query)
    best: dict[int, Hit] = {}
    if forms is None:
        _rank_candidates(similar, query, best)
    else:
        for form in _iter_forms(query):
            _rank_forms(index, query, form, forms, best)
    most = _lowest_cost(best) + WEIGHTS.margin
    return [hit for hit in best.values() if hit.bits <= most]


def _rank_candidates(similar: SimilarWords, query: Query, best: dict[int, Hit]) -> None:
    """Add the best of the candidates.

    The nearest labels may all name other things, as "experimental therapy" does for "experimenta iltherapy". So where
    none fits well, further ones are compared.
    """
    forms = [(form, Candidates(similar, form.text)) for form in _iter_forms(query)]
    for form, candidates in forms:
        _rank_forms(similar.index, query, form, candidates.iter_nearest(_most_cost(query, form)), best)
    if _lowest_cost(best) <= GOOD_FIT:
        return
    for form, candidates in forms:
        most = min(_most_cost(query, form), _lowest_cost(best))
        _rank_forms(similar.index, query, form, candidates.iter_further(most), best)


def _lowest_cost(hits: dict[int, Hit]) -> float:
    return min((hit.bits for hit in hits.values()), default=inf)


def _iter_forms(query: Query) -> Iterator[_Form]:
    if query.plain:
        yield _form(query.plain, 0.0)
    if query.normalized not in ("", query.plain):
        yield _form(query.normalized, WEIGHTS.normalization)


def _form(text: str, cost: float) -> _Form:
    return _Form(text, frozenset(_NUMBER.findall(text)), cost, evidence(text))


def _rank_forms(index: LabelIndex, query: Query, form: _Form, numbers: Iterable[int], best: dict[int, Hit]) -> None:
    """Add the labels of the forms of these numbers that one form of the query may mean to the best hits so far."""
    meant = meant_by(query, form.text, index.is_word)
    abbreviation = _abbreviation_evidence(query)
    most = _most_cost(query, form)
    for number in numbers:
        label = index.form(number)
        found = fit(form.text, label, index.rarity, most)
        if found.bits > most or (found.bits and is_another_thing(meant, label)):
            continue
        for hit in _iter_hits(index, number, found, form, abbreviation):
            most = min(most, hit.bits + WEIGHTS.margin)
            _keep_best(best, hit)


def _abbreviation_evidence(query: Query) -> float:
    """Return how much evidence it is for or against an abbreviation how the query is typed."""
    return WEIGHTS.capitals if query.capitals else WEIGHTS.small_letters


def _most_cost(query: Query, form: _Form) -> float:
    """Return the highest cost at which any label can be found."""
    most = form.evidence + max(_abbreviation_evidence(query), 0.0) + (WEIGHTS.same_numbers if form.numbers else 0.0)
    return max(most, WEIGHTS.digit_edit) if len(form.text) >= LONG - 1 else max(most, 0.0)


def _iter_hits(index: LabelIndex, number: int, found: Fit, form: _Form, abbreviation: float) -> Iterator[Hit]:
    """Yield the labels of a form of the index that equal the query, or for which there is evidence enough."""
    label = index.form(number)
    if found.bits and _is_too_short(label, form.text):
        return
    one_slip = _is_one_slip_in_long_name(label, form.text, found)
    said = form.evidence + _number_evidence(form, label)
    for each in index.labels_of_form(number):
        bits = round(found.bits + _form_cost(index, number, each, form), 6)
        affords = said + (abbreviation if index.shapes[each] & ABBREVIATION else 0.0)
        if not found.bits:
            yield Hit(each, bits, 100.0, found, near=True)
        elif one_slip or bits <= affords:
            yield Hit(each, bits, max(_score(bits, affords), WEIGHTS.threshold), found, near=one_slip)


def _is_too_short(label: str, query: str) -> bool:
    """Return whether a label is too short to be misspelled. Spaces do not count: "I.V." is "IV"."""
    return len(label) < SHORTEST and query.replace(" ", "") != label


def _is_one_slip_in_long_name(label: str, query: str, found: Fit) -> bool:
    return len(label) >= LONG and found.bits < WEIGHTS.digit_edit and distance(label, query) == 1


def _number_evidence(form: _Form, label: str) -> float:
    """Return how much evidence it is that the label has the numbers of the query."""
    if form.numbers and form.numbers <= set(_NUMBER.findall(label)):
        return WEIGHTS.same_numbers
    return 0.0


def _form_cost(index: LabelIndex, number: int, label: int, form: _Form) -> float:
    """Return what it costs that the query, or the label, is not in the form in which they are compared."""
    is_key = number < len(index.keys)
    if form.cost:
        return form.cost
    return WEIGHTS.normalization if is_key and index.shapes[label] & NORMALIZED else 0.0


def _keep_best(best: dict[int, Hit], hit: Hit) -> None:
    known = best.get(hit.label)
    if known is None or hit.bits < known.bits:
        best[hit.label] = hit


def _score(bits: float, evidence_bits: float) -> float:
    return 100.0 * float(2.0 ** (-bits / max(evidence_bits, 1.0)))


def with_letter_case(hit: Hit, query: Query, label: str) -> Hit:
    """Return a hit for a query in mixed case, at a higher cost where more than the slips are in another case.

    "lETC" is a slip of "DETC" before it is one of "LEC".
    """
    if hit.fit.by_words or not hit.fit.bits:
        return hit
    typed, own = ("".join(filter(str.isalnum, text)) for text in (query.typed, label))
    if distance(typed, own) <= distance(typed.casefold(), own.casefold()):
        return hit
    bits = hit.bits + WEIGHTS.letter_case
    score = 100.0 * (hit.score / 100.0) ** (bits / hit.bits)
    return hit._replace(bits=bits, score=max(score, WEIGHTS.threshold))


def distance_as_typed(query: Query, label: str) -> tuple[float, int]:
    """Return how far a label is from the query as both are written; it decides between labels of equal cost.

    The first number is the cost of the slips, where plurals and British spellings are slips. The second is the number
    of edits, where letter case and punctuation are edits.
    """
    return edit_cost(plain(label), query.plain), distance(label, query.typed)
