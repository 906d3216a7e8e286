"""Whether a word of a query, though near a word of a label, is another word and no slip of it.

Each rule is a function; `is_another_word` lists them. All words are in plain form.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.language.english import is_word, words_near
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.spelling.costs import word_cost
from immuno_cli.search.spelling.differences.oppositions import (
    CHANGING_PREFIXES,
    after_prefixes,
    exact_sides,
    in_plain_spelling,
    opposed_endings,
    sides,
    stems,
)
from immuno_cli.search.spelling.differences.word_tables import DRUG_ENDINGS, FRONTS, FURTHER_PREFIXES, SHARED_ENDINGS
from immuno_cli.search.spelling.phonetics import VOWELS, plain_spelling, sound_key

SHORT_WORD: Final = 4
"""Words of fewer letters are easily taken for each other."""

_STEM: Final = 4
_LONG_STEM: Final = 6
_SURE_PREFIX: Final = 3
_LETTERS_A_SLIP: Final = 5
_SLIPS_OF_OWN_WORD: Final = 2
_MUCH_NEARER: Final = 2
_SHORT_ENDING: Final = 5

_ENDINGS: Final = tuple(sorted(((e, plain_spelling(e)) for e in SHARED_ENDINGS), key=lambda pair: -len(pair[0])))
_FRONTS: Final = tuple(
    dict.fromkeys(
        in_plain_spelling(form)
        for front in FRONTS
        for form in ((front,) if front[-1] in VOWELS else (front, front + "o"))
    )
)


def is_another_word(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether a word of the query is another word than one of the label, and no slip of it.

    `known` has the words of the query that are English or stand in the vocabulary.
    """
    return (
        is_opposite(query, label)
        or differs_in_prefix(query, label, known)
        or differs_in_ending(query, label)
        or differs_before_ending(query, label, known)
        or is_word_of_its_own(query, label, known)
        or is_another_short_word(query, label)
    )


@lru_cache(maxsize=1 << 14)
def is_opposite(query: str, label: str) -> bool:
    """Return whether two words exclude each other. The first may be misspelled.

    >>> is_opposite("late", "early"), is_opposite("helper", "killer"), is_opposite("late", "advanced")
    (True, True, False)
    """
    own, other = sides(query), exact_sides(label)
    return any(opposition in other and other[opposition] != side for opposition, side in own.items())


def differs_in_prefix(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether one word has a prefix that the other lacks, or a contrary one.

    A word without its prefix must be known: "mune" is a slip of "immune".

    >>> differs_in_prefix("untargeted", "targeted"), differs_in_prefix("polyclonal", "monoclonal")
    (True, True)
    """
    return _has_contrary_prefix(query, label) or _has_further_prefix(query, label, query in known)


@lru_cache(maxsize=1 << 14)
def _has_contrary_prefix(query: str, label: str) -> bool:
    """Return whether both words have prefixes that exclude each other, and are alike after them."""
    return any(
        one.opposition == other.opposition and one.side != other.side and _are_alike(one.text, other.text)
        for one, other in product(after_prefixes(query), after_prefixes(label))
    )


@lru_cache(maxsize=1 << 14)
def _has_further_prefix(query: str, label: str, query_known: bool) -> bool:
    """Return whether one word is the other with a prefix before it."""
    longer, shorter = (query, label) if len(query) > len(label) else (label, query)
    if len(shorter) < _STEM or not longer.endswith(shorter):
        return False
    prefix = longer[: -len(shorter)]
    if len(prefix) < _SURE_PREFIX and longer is label and not query_known:
        return False
    if prefix in CHANGING_PREFIXES:
        return True
    return prefix in FURTHER_PREFIXES and query_known and len(shorter) >= _LONG_STEM


@lru_cache(maxsize=1 << 14)
def differs_in_ending(query: str, label: str) -> bool:
    """Return whether two words end in different kinds of thing, or two alike words in contrary ways.

    >>> differs_in_ending("oncolytic", "oncogenic"), differs_in_ending("lymphocite", "lymphocyte")
    (True, False)
    """
    if distance(query, label) > 1 and _are_of_other_kinds(_shared_ending(query), _shared_ending(label)):
        return True
    return any(
        one.opposition == other.opposition
        and one.side != other.side
        and _are_alike(query[: -len(one.text)], label[: -len(other.text)])
        for one, other in product(opposed_endings(query), opposed_endings(label))
    )


def _shared_ending(word: str) -> str:
    """Return the longest ending of a word that says a kind of thing, "" for none."""
    return next((ending for ending, _ in _ENDINGS if word.endswith(ending)), "")


def _are_of_other_kinds(one: str, other: str) -> bool:
    return bool(one and other) and not one.endswith(other) and not other.endswith(one)


def differs_before_ending(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether two words share an ending that says a kind of thing, and are different before it.

    They are where the query's word is known; where its front is nearer to another front that stands before such
    endings; or where more than two letters are different, or a third of a long front. Of invented drug names fewer.

    >>> differs_before_ending("kemotherapy", "immunotherapy"), differs_before_ending("imunotheraphy", "immunotherapy")
    (True, False)
    """
    fronts = _fronts(query, label)
    if fronts is None or fronts.query == fronts.label:
        return False
    return query in known or _is_another_front(fronts, distance(query, label))


class _Fronts(NamedTuple):
    """What stands before a shared ending in a query's word and in a label's, in plain spelling; and the ending."""

    query: str
    label: str
    ending: str


@lru_cache(maxsize=1 << 14)
def _fronts(query: str, label: str) -> _Fronts | None:
    """Return what stands before the ending that both words share; None where they share none."""
    for ending, spelled in _ENDINGS:
        if label.endswith(ending) and len(label) > len(ending) + 1:
            own = plain_spelling(label)
            if not own.endswith(spelled):
                return None
            front = _before(plain_spelling(query), spelled)
            return None if front is None else _Fronts(front, own[: -len(spelled)], ending)
    return None


def _before(word: str, ending: str) -> str | None:
    """Return what stands before an ending, which may be misspelled where it is long; None where it is not there."""
    if word.endswith(ending):
        return word[: -len(ending)]
    slips = _slips_of_ending(ending)
    lengths = [len(ending) + more for more in sorted(range(-slips, slips + 1), key=abs)]
    tails = [(distance(word[-length:], ending), length) for length in lengths]
    edits, length = min(tails, key=lambda tail: tail[0])
    return word[:-length] if edits <= slips and len(word) > length else None


def _slips_of_ending(ending: str) -> int:
    if len(ending) < _STEM:
        return 0
    return 1 if len(ending) <= _SHORT_ENDING else 2


@lru_cache(maxsize=1 << 14)
def _is_another_front(fronts: _Fronts, edits: int) -> bool:
    """Return whether a front is another one and no slip. `edits` are those between the words as they are spelled."""
    query, label, ending = fronts
    slips = min(distance(query, label), edits)
    if slips > _most_slips_of_front(max(len(query), len(label)), ending):
        return True
    leading, own_leading = _known_front(query), _known_front(label)
    if leading and own_leading and distance(leading, own_leading) >= _SLIPS_OF_OWN_WORD:
        return True
    if slips <= 1:
        return False
    reach = min(1, slips - _MUCH_NEARER)
    return process.extractOne(query, _FRONTS, scorer=distance, processor=None, score_cutoff=reach) is not None


def _most_slips_of_front(letters: int, ending: str) -> int:
    if ending in DRUG_ENDINGS:
        return max(1, (letters + 1) // 4)
    return max(2, (letters + 1) // 3)


@lru_cache(maxsize=1 << 12)
def _known_front(front: str) -> str:
    """Return the longest known front with which a longer one begins, "" for none."""
    known = (each for each in _FRONTS if _STEM <= len(each) < len(front) and front.startswith(each))
    return max(known, key=len, default="")


def is_another_name(query: str, label: str) -> bool:
    """Return whether two invented words are too far apart for a name and a slip of it. See the two rules."""
    return has_other_consonants(query, label) or begins_otherwise(query, label)


def has_other_consonants(query: str, label: str) -> bool:
    """Return whether two consonants or more tell two words apart: people misspell vowels and sounds.

    Consonants in another order are slips. Nor are they counted where the words are written, or sound, alike.

    >>> has_other_consonants("satralizumab", "natalizumab"), has_other_consonants("prembolisumab", "pembrolizumab")
    (True, False)
    """
    written, spoken = ((_consonants(query), _consonants(label)), tuple(map(_sounded_consonants, (query, label))))
    return all(distance(*pair) > 1 and sorted(pair[0]) != sorted(pair[1]) for pair in (written, spoken))


def begins_otherwise(query: str, label: str) -> bool:
    """Return whether two words begin with different sounds and differ in one letter more at least.

    >>> begins_otherwise("voclosporin", "ciclosporin"), begins_otherwise("siclosporin", "ciclosporin")
    (True, False)
    """
    first, own = plain_spelling(query)[:1], plain_spelling(label)[:1]
    return first != own and distance(query, label) > 1 and not {first, own} <= VOWELS


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in VOWELS)


def _sounded_consonants(word: str) -> str:
    return _consonants(plain_spelling(word))


def is_word_of_its_own(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether a known word means itself: it differs by two letters at least, and in its sound.

    >>> is_word_of_its_own("tong", "lung", {"tong"}), is_word_of_its_own("lungs", "lung", {"lungs"})
    (True, False)
    """
    if query not in known or query in FUNCTION_WORDS:
        return False
    slips = distance(query, label)
    if slips < _SLIPS_OF_OWN_WORD or 2 * slips > max(len(query), len(label)):
        return False
    return not _sound_alike(query, label) and not _is_inflected(query, label)


def _is_inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short[:-1])


def is_another_short_word(query: str, label: str) -> bool:
    """Return whether two words of the same length, three letters at most, differ in more than one.

    >>> is_another_short_word("cll", "aml"), is_another_short_word("cel", "cell")
    (True, False)
    """
    return len(query) == len(label) < SHORT_WORD and query not in FUNCTION_WORDS and distance(query, label) > 1


def differs_in_first_letter(query: str, label: str) -> bool:
    """Return whether two words differ only in the first letter, and are short or have an English word after it.

    The first letter is the last to be mistyped, and such words have little else that tells them apart.

    >>> differs_in_first_letter("tung", "lung"), differs_in_first_letter("bcell", "tcell")
    (True, True)
    >>> differs_in_first_letter("kancer", "cancer")
    False
    """
    rest = label[1:]
    short = len(label) <= SHORT_WORD or (len(rest) >= SHORT_WORD and is_word(rest))
    return short and len(query) == len(label) and query[:1] != label[:1] and query[1:] == rest


@lru_cache(maxsize=1 << 12)
def differs_in_derivation(query: str, label: str) -> bool:
    """Return whether two words of one stem have endings of different meaning: a state, an agent, a process.

    >>> differs_in_derivation("immunosuppressed", "immunosuppressant"), differs_in_derivation("recepter", "receptor")
    (True, False)
    """
    own, other = stems(query), stems(label)
    shared = [stem for stem in own.keys() & other.keys() if len(stem) > _STEM]
    return any(own[stem].isdisjoint(other[stem]) for stem in shared)


def is_rather_english(word: str, names: Collection[str], margin: float) -> bool:
    """Return whether a word is English, or much more likely a misspelled English word than one of the names.

    Stop words are not counted as English here.

    >>> is_rather_english("mediation", {"medication"}, 4.0), is_rather_english("medicaton", {"medication"}, 4.0)
    (True, False)
    """
    if is_word(word):
        return word not in FUNCTION_WORDS
    own = min(word_cost(name, word).bits for name in names)
    others = [near for near in words_near(word) if near not in names]
    return any(word_cost(other, word).bits + margin < own for other in others)


def is_near(query: str, label: str) -> bool:
    """Return whether a word may be a slip of another: by one letter, one more for each five letters, or by ear."""
    slips = distance(query, label)
    return slips <= 1 + len(label) // _LETTERS_A_SLIP or _sound_alike(query, label)


def _sound_alike(one: str, other: str) -> bool:
    key = sound_key(one)
    return (key != "" and key == sound_key(other)) or plain_spelling(one) == plain_spelling(other)


def _are_alike(one: str, other: str) -> bool:
    """Return whether two parts of words are the same, but for a slip for each five letters."""
    shorter = min(len(one), len(other))
    return shorter >= _STEM and (one == other or distance(one, other) <= shorter // _LETTERS_A_SLIP)
