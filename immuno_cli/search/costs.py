"""What it costs to take a query for a label, in bits: how much less likely the query is than the label itself.

A person who means a label types it with slips. Each slip has a cost, near minus the logarithm of its probability
(noisy channel: M. D. Kernighan, K. W. Church, W. A. Gale, 1990): leaving a letter out or swapping two
(F. J. Damerau, 1964) happens in one way, putting in or taking another letter in one of 26, so these cost more. Of the
latter, those that keep the sound cost less: a letter doubled, a vowel for a vowel, c for k or s. Three letters in
another order are one slip.

Words that sound the same by their Metaphone (L. Philips, 1990) pay a share of their slips, and a fixed price for having
been written by ear; other codes pay for the edits between them (optimal string alignment, rapidfuzz). Or else they pay
for the slips between their plain spellings (`sounds`).

Numbers have no sound, and no slip makes one of another cheaply: "CD4" and "CD8" are two things, and so are 12 and 21.
"""

from functools import lru_cache
from itertools import accumulate
from string import ascii_lowercase, digits
from typing import Final, NamedTuple

from rapidfuzz.distance.OSA import distance

from immuno_cli.language.numerals import has_digit
from immuno_cli.search.phonetics import VOWELS, code, plain_spelling

OMITTED: Final = 7.9
SWAPPED: Final = 6.0
SCRAMBLED: Final = 14.1
REPLACED: Final = 13.0
INSERTED: Final = 13.1
DOUBLED: Final = 8.6
DIGIT: Final = 20.0
SPACE: Final = 5.8
VOWEL_REPLACED: Final = 10.0
VOWEL_INSERTED: Final = 9.8
H_OMITTED: Final = 6.9
ALIKE_REPLACED: Final = 12.0
FIRST_LETTER: Final = 2.2

BY_EAR: Final = 4.0
SOUND_EDIT: Final = 11.6
BY_EAR_SHARE: Final = 0.7
SPELLED_PLAINLY: Final = 6.0
SHORT_BY_EAR: Final = 1.0
"""What each letter costs that a label has fewer than six: how a short word is spelled is known to most."""
_SHORT: Final = 6
SOUNDS_APART: Final = 0.5
"""Plain spellings of which more letters differ do not sound alike."""

CHEAPEST: Final = min(DOUBLED, SPACE, H_OMITTED) * BY_EAR_SHARE
"""No edit costs less."""

LARGEST: Final = 80 * 80
"""Of strings whose lengths multiply to more, all edits cost the same: a label of any length takes little time."""

NEVER: Final = 1e9


class Cost(NamedTuple):
    """Bits, and whether the label was recognised by its sound."""

    bits: float
    by_ear: bool


_NEVER: Final = Cost(NEVER, by_ear=False)
_SCRAMBLE: Final = 3
_ALIKE: Final = ("ck", "gk", "cs", "sz", "gj", "dt", "bp", "fv", "mn", "kq", "vw", "cq", "lr", "xs", "xc")
_REPLACED: Final = {
    **{pair: DIGIT for a in digits for b in digits + ascii_lowercase for pair in (a + b, b + a)},
    **{a + b: VOWEL_REPLACED for a in VOWELS for b in VOWELS},
    **{pair: ALIKE_REPLACED for two in _ALIKE for pair in (two, two[::-1])},
}
_DIGITS: Final = dict.fromkeys(digits, DIGIT)
_OMITTED: Final = {**_DIGITS, "h": H_OMITTED, " ": SPACE}
_INSERTED: Final = {**dict.fromkeys(VOWELS, VOWEL_INSERTED), **_DIGITS, "h": VOWEL_INSERTED, " ": SPACE}


def text_cost(label: str, query: str, most: float) -> Cost:
    """Return what it costs to take the query for the label as strings, NEVER where it is more than `most`.

    Where there are more slips than half of the letters, only a like sound makes one string a slip of the other.
    Several words have one Metaphone code together, which counts only where it is the same.
    """
    if label == query:
        return Cost(0.0, by_ear=False)
    edits = distance(label, query)
    if edits * CHEAPEST > most:
        return _NEVER
    said, heard = code(label), code(query)
    sounded, alike = said != "" != heard, said == heard != ""
    known = SHORT_BY_EAR * max(0, _SHORT - len(label))
    price = written = plainly = NEVER
    if alike or (sounded and " " not in label + query):
        price = BY_EAR + known + SOUND_EDIT * distance(said, heard)
    if alike or edits <= _most_slips(label, query):
        written = edit_cost(label, query, max(most, (most - price) / BY_EAR_SHARE))
    if sounded:
        plainly = SPELLED_PLAINLY + known
        plainly += _spoken_cost(label, query, min(written, most) - plainly)
    spoken = min(price + BY_EAR_SHARE * written, plainly)
    return Cost(min(spoken, written), by_ear=spoken < written and edits > 1)


def _most_slips(label: str, query: str) -> int:
    """Return half of the query's letters; beside a number, half of the label's: "NF2" is no slip of "IL2"."""
    letters = sum(map(str.isalpha, label)) if has_digit(query) else len(query)
    return (letters + 1) // 2


def _spoken_cost(label: str, query: str, most: float) -> float:
    """Return the cost of the slips between the plain spellings, NEVER where it is more than `most`."""
    said, heard = plain_spelling(label), plain_spelling(query)
    edits = distance(said, heard)
    if edits > SOUNDS_APART * max(len(said), len(heard)) or edits * CHEAPEST / BY_EAR_SHARE > most:
        return NEVER
    return edit_cost(said, heard, most)


@lru_cache(maxsize=1 << 16)
def word_cost(label: str, query: str) -> Cost:
    """Return what it costs to take one word for another, however much it is."""
    return text_cost(label, query, NEVER)


def edit_cost(label: str, query: str, most: float = NEVER) -> float:
    """Return the least cost of the slips that make the query of the label, NEVER where it is more than `most`.

    Optimal string alignment, with weights: one row of costs for each letter between the ends that the two share.
    """
    begin, end = _common_ends(label, query)
    source, target = label[begin : len(label) - end], query[begin : len(query) - end]
    if len(source) * len(target) > LARGEST:
        return distance(source, target) * REPLACED
    before, after = label[begin - 1 : begin], label[len(label) - end : len(label) - end + 1]
    omitted = _singly(source, _OMITTED, OMITTED, before, after)
    inserted = _singly(target, _INSERTED, INSERTED, before, after)
    first = FIRST_LETTER if begin == 0 and (source or target) else 0.0
    scrambled = first + SCRAMBLED if _is_scrambled(source, target) else NEVER
    row = list(accumulate(inserted, initial=first))
    above: list[float] = []
    last: list[float] = []
    previous = ""
    for letter, omission in zip(source, omitted, strict=True):
        above, last, row = last, row, [row[0] + omission]
        cost, earlier = row[0], ""
        for j, other in enumerate(target):
            left = cost + inserted[j]
            cost = last[j] if letter == other else last[j] + _REPLACED.get(letter + other, REPLACED)
            over = last[j + 1] + omission
            if over < cost:  # noqa: PLR1730 - min() would double the time of the loop
                cost = over
            if left < cost:  # noqa: PLR1730 - likewise
                cost = left
            if letter == earlier and other == previous and not (letter.isdigit() and other.isdigit()):
                swapped = above[j - 1] + (SPACE if " " in (letter, other) else SWAPPED)
                if swapped < cost:  # noqa: PLR1730 - likewise
                    cost = swapped
            row.append(cost)
            earlier = other
        previous = letter
        if min(row) > most and (not last or min(last) > most):
            return scrambled if scrambled <= most else NEVER
    return min(row[-1], scrambled)


def _is_scrambled(source: str, target: str) -> bool:
    """Return whether these are the same three letters in another order, which is one slip; of numbers it is none."""
    return len(source) == len(target) == _SCRAMBLE and not has_digit(source) and sorted(source) == sorted(target)


def _singly(text: str, costs: dict[str, float], other: float, before: str, after: str) -> list[float]:
    """Return what each letter costs to leave out or to put in: at most DOUBLED beside the same letter."""
    return [
        min(costs.get(letter, other), DOUBLED)
        if letter in (left, right) and letter not in digits
        else costs.get(letter, other)
        for letter, left, right in zip(text, [before, *text], [*text[1:], after], strict=False)
    ]


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many letters two strings share at the beginning, and then at the end."""
    shortest = min(len(one), len(other))
    begin = 0
    while begin < shortest and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shortest - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return begin, end
