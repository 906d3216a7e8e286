"""Whether a label, however near to a query in its letters, names another thing or the opposite.

Each rule is a function of its own; `is_another_thing` and `is_another_word` list them. The words are in `word_tables`.
Words that a query and a label share say nothing here: only what is left of each is compared.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance.OSA import distance

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit, numeral
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.phonetics import VOWELS, code, plain_spelling
from immuno_cli.search.word_tables import (
    DERIVATIONS,
    DRUG_ENDINGS,
    ENDING_SIDES,
    FRONTS,
    FURTHER_PREFIXES,
    KINDS,
    NEGATIONS,
    NUMBERED,
    OPPOSITES,
    PREFIX_SIDES,
    SEPARATE_PREFIXES,
    SHARED_ENDINGS,
)

LONGEST_ABBREVIATION: Final = 6
"""An abbreviation of so many characters at most is not misspelled: with one letter changed it is another one."""
SHORT_WORD: Final = 4
MOST_PAIRS: Final = 256
"""More words of a query with more of a label are not told apart: a label of any length takes little time."""

_STEM: Final = 4
_SHORTEST_MISSPELLED: Final = 5
_LETTERS_A_SLIP: Final = 5
_SLIPS_OF_OWN_WORD: Final = 2
_IN_MIXED_CASE: Final = 3
_MUCH_NEARER: Final = 2
_SURE_PREFIX: Final = 3
_LONG_STEM: Final = 6
_PARTS: Final = frozenset("abcd")
_NUMBER_WITH_PART: Final = re.compile("[0-9]+(?:[ivx]+[a-d]?|[a-d])[ivx]*")
_DIGITS: Final = re.compile("[0-9]+")

Known = Callable[[str], bool]


class Asked(NamedTuple):
    """A query as the rules see it: its words, those that are words of their own, its abbreviations, what was typed.

    A word of its own is one of English or one of the vocabulary: it may be spelled right and mean itself.
    """

    words: tuple[str, ...]
    known: frozenset[str]
    abbreviations: tuple[str, ...]
    typed: tuple[str, ...]


def asked(text: str, query: str, is_known: Known) -> Asked:
    """Return what the rules need of a form of the query, `text`, and of the query as it was typed."""
    words = _words(text)
    known = frozenset(word for word in words if is_word(word) or is_known(word))
    return Asked(words, known, _abbreviations(query), tuple(query.split()))


def is_another_thing(query: Asked, label: str) -> bool:
    """Return whether the label, as a form, names another thing than the query or its opposite.

    A label whose words all stand in the query never does: it is the wider thing.
    """
    words = _words(label)
    left, lacking = _without(query.words, words), _without(words, query.words)
    if not lacking or "".join(left) == "".join(lacking):
        return False
    return (
        differs_in_number(query.words, words)
        or differs_in_stage(query.words, words)
        or differs_in_abbreviation(query, label)
        or (not _is_one_slip(left, lacking) and has_another_word(left, lacking, query.known))
        or is_another_writing(left, lacking)
    )


def is_another_word(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether a word of the query, near as it is to one of the label, is another word and no slip of it.

    `known` has the words of the query that are words of their own.
    """
    return (
        is_opposite(query, label)
        or differs_in_prefix(query, label, known)
        or differs_in_ending(query, label)
        or differs_before_ending(query, label, known)
        or is_word_of_its_own(query, label, known)
        or is_another_short_word(query, label)
    )


def differs_in_number(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether the numbers of two texts differ: "IL-6" and "IL-2". One of them may lack some.

    Roman numerals and words are numbers, too: "type II" and "type III".
    """
    asked_for = _numbers(query)
    named = _numbers(label) if asked_for else asked_for
    if asked_for <= named or named <= asked_for:
        return False
    digits, others = ("".join(numbers.elements()) for numbers in (asked_for, named))
    return digits != others  # the same digits may be a letter apart: "P2X3" and "P23"


def differs_in_stage(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether the query numbers a stage that the label names: "stage IV cancer" and "early-stage cancer"."""
    numbered = {word for word, after in pairwise(query) if word in NUMBERED and _numbers_of_word(after)}
    return not numbered.isdisjoint(label) and not _numbers(label)


def differs_in_abbreviation(query: Asked, label: str) -> bool:
    """Return whether the label lacks an abbreviation of the query: "CLL" is no slip of "CTL".

    The label may have it in the plural, or with two letters swapped. Beside other words it may have one slip.
    """
    slips = 0 if len(query.typed) == 1 else 1
    return any(not _has_abbreviation(label, short, slips) for short in query.abbreviations)


def has_another_word(query: Sequence[str], label: Sequence[str], known: Iterable[str]) -> bool:
    """Return whether a word of the query stands for one of the label and is another word: "late" and "early".

    A word that may be a slip of another one of the label stands for that.
    """
    if len(query) * len(label) > MOST_PAIRS:
        return False
    joined = [*query, "".join(query)] if len(query) > 1 else query
    near = {(other, word) for other, word in product(joined, label) if _is_near(other, word)}
    for word in label:
        free = [other for other in joined if not any((other, one) in near for one in label if one != word)]
        others = [other for other in free if is_another_word(other, word, known)]
        if others and not any((other, word) in near for other in joined if other not in others):
            return True
    return False


def is_another_writing(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether one word, where the other text has several, is another: "hormonotherapy" and "immuno-therapy"."""
    if len(query) == len(label) or min(len(query), len(label)) != 1 or _is_one_slip(query, label):
        return False
    if any(_is_near(*pair) for pair in product(query, label)):
        return False
    return is_another_word("".join(query), "".join(label))


@lru_cache(maxsize=1 << 14)
def is_opposite(query: str, label: str) -> bool:
    """Return whether two words exclude each other: "late" and "early", "helper" and "killer", "alpha" and "beta"."""
    mine, other = _sides(query), _OPPOSITES.get(label) or _OPPOSITES.get(normalize(label), {})
    return bool(other) and any(opposition in other and other[opposition] != side for opposition, side in mine.items())


def differs_in_prefix(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether one word has a prefix that the other lacks, or another: "untargeted", "poly-" and "monoclonal".

    A word without its prefix must be a word of its own: "mune" is a slip of "immune".
    """
    return _has_other_prefix(query, label) or _has_further_prefix(query, label, query in known)


@lru_cache(maxsize=1 << 14)
def differs_in_ending(query: str, label: str) -> bool:
    """Return whether two words end in different kinds, or one beginning in opposite ways: "oncolytic", "oncogenic"."""
    if distance(query, label) > 1 and _is_of_another_kind(_kind(query), _kind(label)):
        return True
    return any(
        mine != other and _are_alike(query[: -len(one)], label[: -len(two)], _STEM)
        for (one, endings, mine), (two, others, other) in product(_endings(query), _endings(label))
        if endings == others
    )


def differs_before_ending(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether two words share an ending that says a kind, and little before it: "kemo-" and "immunotherapy".

    What stands before the ending is another thing where the query's word is a word of its own, where it is nearer to
    the front of another such word, or where more than two letters are different, or a third of a long one. Of the
    made-up names of drugs fewer may be. "imunotheraphy" is a slip.
    """
    fronts = _fronts(query, label)
    if not fronts or fronts.asked == fronts.named:
        return False
    return query in known or _is_another_front(fronts, distance(query, label))


def is_word_of_its_own(query: str, label: str, known: Iterable[str] = ()) -> bool:
    """Return whether the query's word means itself: "tong" is no slip of "lung".

    It is known, and unlike the label's word by two letters at least and in its sound.
    """
    if query not in known or query in FUNCTION_WORDS:
        return False
    slips = distance(query, label)
    if slips < _SLIPS_OF_OWN_WORD or 2 * slips > max(len(query), len(label)):
        return False
    return not _sound_alike(query, label) and not _is_inflected(query, label)


def is_another_short_word(query: str, label: str) -> bool:
    """Return whether two words of three letters or two have more than one letter different: "cll" and "aml"."""
    return len(query) == len(label) < SHORT_WORD and query not in FUNCTION_WORDS and distance(query, label) > 1


def differs_in_first_letter(query: str, label: str) -> bool:
    """Return whether two words differ in the first letter, and are short or have a word behind it: "tung", "Bcell".

    That letter is the last to be mistyped, and such a word has little else that tells it from others.
    """
    rest = label[1:]
    short = len(label) <= SHORT_WORD or (len(rest) >= SHORT_WORD and is_word(rest))
    return short and len(query) == len(label) and query[:1] != label[:1] and query[1:] == rest


@lru_cache(maxsize=1 << 12)
def differs_in_derivation(query: str, label: str) -> bool:
    """Return whether two words of one stem tell a state from an agent or a process: "suppressed" and "suppressant"."""
    mine, other = _stems(query), _stems(label)
    return any(mine[stem].isdisjoint(other[stem]) for stem in mine.keys() & other.keys() if len(stem) > _STEM)


def lacking(query: str, label: str) -> list[str]:
    """Return the words of the label, both being forms, that no word of the query is or may be a slip of."""
    words = set(query.split())
    joined = query.replace(" ", "")
    return [
        word
        for word in label.split()
        if word not in words
        and word not in FUNCTION_WORDS
        and word not in joined
        and not any(_is_near(one, word) for one in words)
    ]


def without_qualifiers(query: str) -> str:
    """Return a form without what qualifies a name: "lung cancer" of "late-stage lung cancer", "lung cancer stage 4"."""
    words = _words(query)
    begin, end = 0, len(words)
    while begin < end and _qualifies(words[begin]):
        begin += 1
    tail = next((place for place in range(begin, end) if words[place] in NUMBERED), end)
    if all(map(_qualifies, words[tail:])):
        end = tail
    while begin < end < len(words) and words[end - 1] in _QUALIFYING:
        end -= 1
    return " ".join(words[begin:end])


def _qualifies(word: str) -> bool:
    """Return whether a word says which one of a kind: an opposite, a stage, a number, or a word with a prefix."""
    return word in _QUALIFYING or word in NUMBERED or bool(_numbers_of_word(word)) or _has_prefix(word)


def _has_prefix(word: str) -> bool:
    return any(word.startswith(prefix) and is_word(word[len(prefix) :]) for prefix in _QUALIFYING_PREFIXES)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a form, a prefix that stands alone joined with the word behind it."""
    words = text.split()
    if SEPARATE_PREFIXES.isdisjoint(words):
        return tuple(words)
    joined: list[str] = []
    before = ""
    for word in words:
        if word in SEPARATE_PREFIXES:
            before += word
        else:
            joined.append(before + word)
            before = ""
    return (*joined, before) if before else tuple(joined)


def _abbreviations(query: str) -> tuple[str, ...]:
    """Return the short abbreviations of a query as typed; none of several words all in capitals, which say nothing."""
    words = query.split()
    if len(words) > 1 and query.isupper():
        return ()
    bare = (word.strip(".,;:!?()\"'") for word in words)
    short = (word for word in bare if 1 < len(word) <= LONGEST_ABBREVIATION and _is_in_capitals(word))
    return tuple(plain(word).replace(" ", "") for word in short)


def _is_in_capitals(word: str) -> bool:
    """Return whether a word is typed as an abbreviation is: "IL-6", "TKIs"; of three letters, some will do: "IgE"."""
    letters = sum(map(str.isalpha, word))
    return is_abbreviation(word) and (letters == _IN_MIXED_CASE or word.removesuffix("s").isupper())


def _has_abbreviation(label: str, short: str, slips: int) -> bool:
    words = label.split()
    widths = range(1, len(short) + 2)
    pieces = ("".join(words[begin : begin + width]) for begin in range(len(words)) for width in widths)
    return any(_is_same_abbreviation(short, piece) or distance(short, piece) <= slips for piece in pieces)


def _is_same_abbreviation(one: str, other: str) -> bool:
    if one == other or one + "s" == other or other + "s" == one:
        return True
    swapped = len(one) == len(other) and distance(one, other) == 1 and sorted(one) == sorted(other)
    return swapped and _DIGITS.findall(one) == _DIGITS.findall(other)


@lru_cache(maxsize=1 << 12)
def _numbers_of_word(word: str) -> tuple[str, ...]:
    if has_digit(word):
        numbers = tuple(_DIGITS.findall(word))
        return (*numbers, word) if _NUMBER_WITH_PART.fullmatch(word) else numbers
    number = numeral(word)
    return () if number is None else (number,)


def _numbers(words: Sequence[str]) -> Counter[str]:
    """Return the numbers of a text; of "stage IIA" 2 and 2a."""
    numbers = Counter([number for word in words for number in _numbers_of_word(word)])
    for before, word in pairwise(words):
        if before in NUMBERED and word[-1] in _PARTS and (number := numeral(word[:-1])):
            numbers.update((number, number + word[-1]))
    return numbers


def _is_one_slip(query: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether one letter joins or parts the words: "suppressionzimmunotherapy"."""
    return len(query) != len(label) and distance("".join(query), "".join(label)) <= 1


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return those of the words that are not among the others, each as often as it is there more often."""
    rest, more = list(others), []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            more.append(word)
    return more


def _is_near(query: str, label: str) -> bool:
    slips = distance(query, label)
    return slips <= 1 + len(label) // _LETTERS_A_SLIP or _sound_alike(query, label)


def _sound_alike(one: str, other: str) -> bool:
    said = code(one)
    return (said != "" and said == code(other)) or plain_spelling(one) == plain_spelling(other)


def _is_inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short[:-1])


class _Sided(NamedTuple):
    """A word, prefix or ending, the number of its opposition, and the number of its side there."""

    text: str
    opposition: int
    side: int


def _sided(lines: Iterable[str]) -> Iterator[_Sided]:
    """Yield each word of oppositions with its place."""
    for opposition, line in enumerate(lines):
        for side, words in enumerate(line.split("|")):
            yield from (_Sided(word, opposition, side) for word in words.split())


def _table(lines: Iterable[str]) -> dict[str, dict[int, int]]:
    table: dict[str, dict[int, int]] = {}
    for word, opposition, side in _sided(lines):
        table.setdefault(word, {})[opposition] = side
    return table


_OPPOSITES: Final = _table((*OPPOSITES, *KINDS))
_QUALIFYING: Final = frozenset(word for word, _, _ in _sided(OPPOSITES))


@lru_cache(maxsize=1 << 12)
def _sides(word: str) -> dict[int, int]:
    """Return the oppositions of a word and its side in each; of a word misspelled once, where it can be no other."""
    known = _OPPOSITES.get(word) or _OPPOSITES.get(normalize(word))
    if known is not None:
        return known
    if len(word) < _SHORTEST_MISSPELLED or is_word(word):
        return {}
    near = process.extract(word, _OPPOSITES.keys(), scorer=distance, processor=None, score_cutoff=1, limit=2)
    return _OPPOSITES[near[0][0]] if len(near) == 1 else {}


def _spelled(prefix: str) -> str:
    return plain_spelling(prefix + "k")[:-1]  # the k keeps the end of the prefix from being an end


_PREFIX_SIDES: Final = tuple(each._replace(text=_spelled(each.text)) for each in _sided(PREFIX_SIDES))


@lru_cache(maxsize=1 << 12)
def _prefixes(word: str) -> tuple[_Sided, ...]:
    """Return what follows each prefix that the word has, as it sounds, with the place of the prefix."""
    said = plain_spelling(word)
    return tuple(each._replace(text=said[len(each.text) :]) for each in _PREFIX_SIDES if said.startswith(each.text))


@lru_cache(maxsize=1 << 14)
def _has_other_prefix(query: str, label: str) -> bool:
    """Return whether both have a prefix, those exclude each other, and what follows is alike."""
    return any(
        mine != other and _are_alike(rest, left, _STEM)
        for (rest, group, mine), (left, same, other) in product(_prefixes(query), _prefixes(label))
        if group == same
    )


@lru_cache(maxsize=1 << 14)
def _has_further_prefix(query: str, label: str, query_known: bool) -> bool:
    longer, shorter = (query, label) if len(query) > len(label) else (label, query)
    if len(shorter) < _STEM or not longer.endswith(shorter):
        return False
    prefix = longer[: -len(shorter)]
    if len(prefix) < _SURE_PREFIX and longer is label and not query_known:
        return False
    return prefix in _CHANGING or (prefix in FURTHER_PREFIXES and query_known and len(shorter) >= _LONG_STEM)


_QUALIFYING_PREFIXES: Final = ("non", "un", *(prefix for prefix, _, _ in _sided(PREFIX_SIDES) if len(prefix) >= _STEM))
_CHANGING: Final = frozenset((*NEGATIONS, *(prefix for prefix, _, _ in _sided(PREFIX_SIDES))))


@lru_cache(maxsize=1 << 12)
def _endings(word: str) -> tuple[_Sided, ...]:
    return tuple(each for each in _ENDING_SIDES if word.endswith(each.text))


_ENDING_SIDES: Final = tuple(_sided(ENDING_SIDES))


def _kind(word: str) -> str:
    return next((ending for ending, _ in _SHARED if word.endswith(ending)), "")


def _is_of_another_kind(one: str, other: str) -> bool:
    return bool(one and other) and not one.endswith(other) and not other.endswith(one)


def _are_alike(one: str, other: str, least: int) -> bool:
    """Return whether two parts of words are the same but for a slip in a long one."""
    if min(len(one), len(other)) < least:
        return False
    return one == other or distance(one, other) <= min(len(one), len(other)) // _LETTERS_A_SLIP


class _Fronts(NamedTuple):
    """What stands before a shared ending in a query's word and in a label's, as it sounds, and the ending."""

    asked: str
    named: str
    ending: str


_SHARED: Final = tuple(sorted(((e, plain_spelling(e)) for e in SHARED_ENDINGS), key=lambda pair: -len(pair[0])))
_FRONTS: Final = tuple(
    dict.fromkeys(
        _spelled(form) for front in FRONTS for form in ((front,) if front[-1] in VOWELS else (front, front + "o"))
    )
)


@lru_cache(maxsize=1 << 12)
def _leading(front: str) -> str:
    """Return the longest known front that stands at the beginning of a longer one, "" for none."""
    known = (each for each in _FRONTS if _STEM <= len(each) < len(front) and front.startswith(each))
    return max(known, key=len, default="")


@lru_cache(maxsize=1 << 14)
def _fronts(query: str, label: str) -> "_Fronts | None":
    """Return what stands before the ending that both words share, as it sounds; None where they share none."""
    for ending, said in _SHARED:
        if label.endswith(ending) and len(label) > len(ending) + 1:
            heard, own = plain_spelling(query), plain_spelling(label)
            if not own.endswith(said):
                return None
            front = _before(heard, said)
            return None if front is None else _Fronts(front, own[: -len(said)], ending)
    return None


def _before(word: str, ending: str) -> str | None:
    """Return what stands before an ending, which may be misspelled if it is long; None where it is not there."""
    if word.endswith(ending):
        return word[: -len(ending)]
    slips = 0 if len(ending) < _STEM else 1 if len(ending) <= _SHORTEST_MISSPELLED else 2
    places = sorted(range(-slips, slips + 1), key=abs)
    tails = [(distance(word[-length:], ending), length) for length in (len(ending) + place for place in places)]
    edits, length = min(tails, key=lambda tail: tail[0])
    return word[:-length] if edits <= slips and len(word) > length else None


@lru_cache(maxsize=1 << 14)
def _is_another_front(fronts: _Fronts, most: int) -> bool:
    """Return whether a front is another one, and no slip; `most` are the slips in the words as they are spelled."""
    query, label, ending = fronts
    slips, letters = min(distance(query, label), most), max(len(query), len(label))
    if slips > (max(1, (letters + 1) // _STEM) if ending in DRUG_ENDINGS else max(2, (letters + 1) // 3)):
        return True
    if distance(*map(_leading, (query, label))) >= _SLIPS_OF_OWN_WORD and "" not in map(_leading, (query, label)):
        return True
    if slips <= 1:
        return False
    reach = min(1, slips - _MUCH_NEARER)
    return process.extractOne(query, _FRONTS, scorer=distance, processor=None, score_cutoff=reach) is not None


_DERIVATIONS: Final = tuple(_sided(DERIVATIONS))


@lru_cache(maxsize=1 << 12)
def _stems(word: str) -> dict[str, set[int]]:
    """Return the stems of a word, each with the sides of the endings that make the word of it."""
    stems: dict[str, set[int]] = {}
    for ending, _, side in _DERIVATIONS:
        if word.endswith(ending):
            stems.setdefault(word[: -len(ending)], set()).add(side)
    return stems
