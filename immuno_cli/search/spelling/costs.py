"""What it costs to take a query for a label, in bits: how much less likely the query is than the label itself.

Somebody who means a label types it with slips (noisy channel, see `weights`). Slips are deletions, insertions,
substitutions and transpositions of letters (F. J. Damerau, "A technique for computer detection and correction of
spelling errors", 1964). Those that keep the sound cost less: a letter doubled, a vowel for a vowel, c for k or s.

Words that sound the same by their phonetic keys (L. Philips, "Hanging on the Metaphone", 1990) pay a share of their
slips, and a fixed cost for having been written by ear. Other words may pay for the edits between their keys instead, or
for the slips between their plain spellings (`phonetics`). The cheapest way counts.

Numbers have no sound, and no slip cheaply turns one into another: "CD4" and "CD8" are two things.
"""

from functools import lru_cache
from itertools import accumulate
from string import ascii_lowercase, digits
from typing import Final, NamedTuple

from rapidfuzz.distance.OSA import distance

from immuno_cli.language.numerals import has_digit
from immuno_cli.search.spelling.phonetics import VOWELS, plain_spelling, sound_key
from immuno_cli.search.spelling.weights import WEIGHTS

CHEAPEST: Final = min(WEIGHTS.doubling, WEIGHTS.space_edit, WEIGHTS.h_deletion) * WEIGHTS.phonetic_share
"""Cost of the cheapest edit."""
LARGEST: Final = 80 * 80
"""Of two strings whose lengths multiply to more, all edits cost the same, so that a long label takes little time."""
NEVER: Final = 1e9
"""Cost of what cannot be a slip."""
MOST_DIFFERENT: Final = 0.5
"""Spellings that differ in a larger share of letters do not sound alike."""

_SHORT: Final = 6
_LONG: Final = 24
_ROTATED: Final = 3
_SIMILAR: Final = ("ck", "gk", "cs", "sz", "gj", "dt", "bp", "fv", "mn", "kq", "vw", "cq", "lr", "xs", "xc")
_SUBSTITUTIONS: Final = {
    **{pair: WEIGHTS.digit_edit for a in digits for b in digits + ascii_lowercase for pair in (a + b, b + a)},
    **{a + b: WEIGHTS.vowel_substitution for a in VOWELS for b in VOWELS},
    **{pair: WEIGHTS.similar_substitution for two in _SIMILAR for pair in (two, two[::-1])},
}
_DIGITS: Final = dict.fromkeys(digits, WEIGHTS.digit_edit)
_DELETIONS: Final = {**_DIGITS, "h": WEIGHTS.h_deletion, " ": WEIGHTS.space_edit}
_INSERTIONS: Final = {
    **dict.fromkeys(VOWELS, WEIGHTS.vowel_insertion),
    **_DIGITS,
    "h": WEIGHTS.vowel_insertion,
    " ": WEIGHTS.space_edit,
}


class Cost(NamedTuple):
    """A cost in bits, and whether the label was recognised by its sound."""

    bits: float
    by_ear: bool


_NEVER: Final = Cost(NEVER, by_ear=False)


def text_cost(label: str, query: str, most: float) -> Cost:
    """Return what it costs to take the query for the label as strings; NEVER where it is surely more than `most`.

    More edits than `most_slips` are slips only where both sound the same. Several words have one phonetic key
    together, which counts only where the keys are equal.
    """
    if label == query:
        return Cost(0.0, by_ear=False)
    edits = distance(label, query)
    if edits * CHEAPEST > most:
        return _NEVER
    own_key, key = sound_key(label), sound_key(query)
    both_sound = own_key != "" != key
    same_sound = own_key == key != ""
    surcharge = WEIGHTS.short_by_ear * max(0, _SHORT - len(label))
    by_key = written = by_spelling = NEVER
    if same_sound or (both_sound and " " not in label + query):
        by_key = WEIGHTS.phonetic_match + surcharge + WEIGHTS.key_edit * distance(own_key, key)
    if same_sound or edits <= _most_slips(label, query):
        written = edit_cost(label, query, max(most, (most - by_key) / WEIGHTS.phonetic_share))
    if both_sound and (same_sound or edits <= _most_slips(label, query)):
        fixed = WEIGHTS.respelling + surcharge
        by_spelling = fixed + _respelled_cost(label, query, min(written, most) - fixed)
    spoken = min(by_key + WEIGHTS.phonetic_share * written, by_spelling)
    return Cost(min(spoken, written), by_ear=spoken < written and edits > 1)


def most_slips(query: str) -> int:
    """Return the maximum number of edits that are slips: half of the letters, and fewer of a long query.

    >>> most_slips("cell"), most_slips("peritoneal malignant mesothelioma")
    (2, 14)
    """
    return min((len(query) + 1) // 2, _LONG // 2 + len(query) // 12)


def _most_slips(label: str, query: str) -> int:
    """Return the same, but half of the label's letters if it has a number: "NF2" is not a slip for "IL2"."""
    most = most_slips(query)
    return min(most, (sum(map(str.isalpha, label)) + 1) // 2) if has_digit(query) else most


def _respelled_cost(label: str, query: str, most: float) -> float:
    """Return the cost of the slips between the two plain spellings; NEVER where it is more than `most`."""
    own, other = plain_spelling(label), plain_spelling(query)
    edits = distance(own, other)
    if edits > MOST_DIFFERENT * max(len(own), len(other)) or edits * CHEAPEST / WEIGHTS.phonetic_share > most:
        return NEVER
    return edit_cost(own, other, most)


@lru_cache(maxsize=1 << 16)
def word_cost(label: str, query: str) -> Cost:
    """Return what it costs to take one word for another, however much it is."""
    return text_cost(label, query, NEVER)


def edit_cost(label: str, query: str, most: float = NEVER) -> float:
    """Return the least cost of the slips that turn the label into the query; NEVER where it is more than `most`.

    Weighted optimal string alignment: one row of costs for each letter between the ends that both strings share.
    """
    begin, end = _common_ends(label, query)
    source, target = label[begin : len(label) - end], query[begin : len(query) - end]
    if len(source) * len(target) > LARGEST:
        return distance(source, target) * WEIGHTS.substitution
    before, after = label[begin - 1 : begin], label[len(label) - end : len(label) - end + 1]
    deletions = _single_costs(source, _DELETIONS, WEIGHTS.deletion, before, after)
    insertions = _single_costs(target, _INSERTIONS, WEIGHTS.insertion, before, after)
    substitution, transposition, space = WEIGHTS.substitution, WEIGHTS.transposition, WEIGHTS.space_edit
    first = WEIGHTS.first_letter if begin == 0 and (source or target) else 0.0
    rotated = first + WEIGHTS.rotation if _is_rotated(source, target) else NEVER
    row = list(accumulate(insertions, initial=first))
    above: list[float] = []
    last: list[float] = []
    previous = ""
    for letter, deletion in zip(source, deletions, strict=True):
        above, last, row = last, row, [row[0] + deletion]
        cost, earlier = row[0], ""
        for j, other in enumerate(target):
            left = cost + insertions[j]
            cost = last[j] if letter == other else last[j] + _SUBSTITUTIONS.get(letter + other, substitution)
            over = last[j + 1] + deletion
            if over < cost:  # noqa: PLR1730 - min() would double the time of the loop
                cost = over
            if left < cost:  # noqa: PLR1730 - likewise
                cost = left
            if letter == earlier and other == previous and not (letter.isdigit() and other.isdigit()):
                swapped = above[j - 1] + (space if " " in (letter, other) else transposition)
                if swapped < cost:  # noqa: PLR1730 - likewise
                    cost = swapped
            row.append(cost)
            earlier = other
        previous = letter
        if min(row) > most and (not last or min(last) > most):
            return rotated if rotated <= most else NEVER
    return min(row[-1], rotated)


def _is_rotated(source: str, target: str) -> bool:
    """Return whether two strings are the same three letters, none of them a digit, in another order."""
    if not len(source) == len(target) == _ROTATED or has_digit(source):
        return False
    return sorted(source) == sorted(target)


def _single_costs(text: str, costs: dict[str, float], default: float, before: str, after: str) -> list[float]:
    """Return what it costs to delete, or to insert, each letter: at most `doubling` beside the same letter."""
    found = []
    for letter, left, right in zip(text, [before, *text], [*text[1:], after], strict=False):
        cost = costs.get(letter, default)
        if letter in (left, right) and letter not in digits:
            cost = min(cost, WEIGHTS.doubling)
        found.append(cost)
    return found


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many letters two strings share at the beginning, and of the rest how many at the end."""
    shortest = min(len(one), len(other))
    begin = 0
    while begin < shortest and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shortest - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return begin, end
