"""The names in a sentence: "my mother has lung cancer" names lung cancer.

Each word can be read in several ways (`readings`). Every row of readings is looked up among the normalized labels: some
fifty lookups for a query of ten words, however large the vocabulary is. The names that explain most come first.
"""

from collections.abc import Iterator, Sequence
from math import log2
from typing import Final, NamedTuple

from immuno_cli.language.english import is_word, words_near
from immuno_cli.language.normalize import normalize
from immuno_cli.language.numerals import has_digit, numeral
from immuno_cli.language.stop_words import ARTICLES, FUNCTION_WORDS
from immuno_cli.search.descriptions import count_concepts
from immuno_cli.search.found import TOP_SCORE, Found, make_found
from immuno_cli.search.query import Query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.search.readings import Reading, read_words
from immuno_cli.search.spelling.candidates import SimilarWords
from immuno_cli.search.spelling.costs import word_cost
from immuno_cli.search.spelling.differences.another_thing import is_same_abbreviation
from immuno_cli.search.spelling.differences.another_word import (
    differs_in_derivation,
    differs_in_first_letter,
    is_another_name,
    is_another_word,
)
from immuno_cli.search.spelling.differences.oppositions import CHANGING_PREFIXES
from immuno_cli.search.spelling.differences.word_tables import GENERIC_LABELS
from immuno_cli.search.spelling.evidence import evidence
from immuno_cli.search.spelling.phonetics import VOWELS, sound_key
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.label_index import ABBREVIATION, LabelIndex
from immuno_cli.vocabularies.protocol import Vocabulary

LOWEST_SCORE: Final = 50.0
HIGHEST_SCORE: Final = 95.0
_EVERYDAY_SHARE: Final = 0.25
_NAME_SHARE: Final = 1.5
_FURTHER_WORD: Final = 3.0
"""Bits that each further word of a name tells: two words rarely stand together by chance."""
MOST_WORDS: Final = 8
"""Most words of a name that is looked for inside a query."""
MOST_ALTERED: Final = 2
"""Most words of a name that are not read as they stand."""
_SHORT_ABBREVIATION: Final = 2
_MANY_SURE_LETTERS: Final = 8
"""An English word is read as a slip only where the other words of the name have so many letters."""
_FEW_SURE_LETTERS: Final = 4
"""The same where only a vowel is wrong."""


class Mention(NamedTuple):
    """A name that stands in the query: its places there, the number of its key, and how it is read."""

    begin: int
    end: int
    key: int
    words: tuple[str, ...]
    cost: float
    misspelled: bool
    """Whether a word that is not English is corrected."""
    derived: bool


def find_respaced(similar: SimilarWords, query: Query) -> list[Mention]:
    """Return the names that the whole query is with its words joined or split, or with an English word as a slip.

    "inter feron", "tcell", "natural killer sells".
    """
    names = [each for each in iter_names(similar, query) if each.end - each.begin == len(query.words)]
    return [each for each in names if each.cost and not each.misspelled and not each.derived]


def find_mentions(similar: SimilarWords, query: Query) -> list[Mention]:
    """Return the names that stand in the query, in the order of their places. None overlaps another.

    The longest is taken first, an article not counted; of equally long ones the one that costs least.
    """
    found = sorted(iter_names(similar, query), key=lambda each: (-_length(each), each.cost, each.begin, each.words))
    taken: list[Mention] = []
    for mention in found:
        if all(mention.end <= other.begin or other.end <= mention.begin for other in taken):
            taken.append(mention)
    return sorted(taken)


def _length(mention: Mention) -> int:
    return mention.end - mention.begin - (mention.words[0] in ARTICLES)


def iter_names(similar: SimilarWords, query: Query) -> Iterator[Mention]:
    """Yield every name that may be read in the query, overlapping ones too."""
    index = similar.index
    readings = read_words(similar, query)
    for begin in range(len(readings)):
        if begin and query.words[begin - 1] in CHANGING_PREFIXES:
            continue  # "non melanoma" is no melanoma
        for row in _iter_rows(readings, begin):
            mention = _look_up(index, query, row)
            if mention is not None:
                yield mention


def _iter_rows(readings: Sequence[Sequence[Reading]], begin: int) -> Iterator[tuple[Reading, ...]]:
    """Yield the rows of readings that begin at a place."""
    rows: list[tuple[Reading, ...]] = [(reading,) for reading in readings[begin]]
    while rows:
        row = rows.pop()
        yield row
        end, words = row[-1].end, sum(len(reading.words) for reading in row)
        if end < len(readings) and words < MOST_WORDS:
            rows += [(*row, reading) for reading in readings[end] if _may_follow(row, reading)]


def _may_follow(row: Sequence[Reading], reading: Reading) -> bool:
    """Return whether a reading may stand in a row. Beside an English word read as a slip no other word is altered."""
    altered = [each for each in (*row, reading) if each.corrected or each.derived]
    return len(altered) <= 1 or (len(altered) <= MOST_ALTERED and not any(each.real_word for each in altered))


def _look_up(index: LabelIndex, query: Query, row: Sequence[Reading]) -> Mention | None:
    """Return the name that a row of readings is, None where it is none or something else was meant."""
    words = [word for reading in row for word in reading.words]
    if len(words) > 1:
        words[-1] = numeral(words[-1]) or words[-1]
    key = index.keys.find(" ".join(words))
    if key is None or _means_something_else(index, query, key, row):
        return None
    return Mention(
        begin=row[0].begin,
        end=row[-1].end,
        key=key,
        words=tuple(words),
        cost=sum(reading.cost for reading in row),
        misspelled=any(reading.corrected and not reading.real_word for reading in row),
        derived=any(reading.derived for reading in row),
    )


def _means_something_else(index: LabelIndex, query: Query, key: int, row: Sequence[Reading]) -> bool:
    """Return whether a name was hardly meant, though a row of readings has its words. Each rule is a function."""
    return (
        _is_ordinary_word(index, query, key, row)
        or _has_number_behind(index, query, key, row)
        or _is_unsure_slip(query, row)
        or _is_another_abbreviation(index, query, key, row)
        or _is_derived_from_hidden_label(index, key, row)
        or any(reading.corrected and _is_another_word(query.words[reading.begin], reading) for reading in row)
    )


def _has_number_behind(index: LabelIndex, query: Query, key: int, row: Sequence[Reading]) -> bool:
    """Return whether an abbreviation goes on with a number, and so is another one: "PD" in "PD-2" and "PD-L3"."""
    after = query.words[row[-1].end : row[-1].end + 1]
    return any(map(has_digit, after)) and _is_abbreviation(index, key)


def _is_ordinary_word(index: LabelIndex, query: Query, key: int, row: Sequence[Reading]) -> bool:
    """Return whether a name of one word was hardly meant: a stop word, or "car" for the abbreviation "CAR"."""
    if row[-1].end - row[0].begin > 1:
        return False
    word = query.words[row[0].begin]
    if word in query.in_capitals:
        return False
    if word in FUNCTION_WORDS:
        return True
    return (len(word) <= _SHORT_ABBREVIATION or _is_inflected(word)) and _is_abbreviation(index, key)


def _is_inflected(word: str) -> bool:
    """Return whether a word is English and has a plural, or is one: "car", "aids". A rare name like "mab" has none."""
    return is_word(word) and (is_word(word + "s") or (word.endswith("s") and is_word(word[:-1])))


def _is_unsure_slip(query: Query, row: Sequence[Reading]) -> bool:
    """Return whether an English word is read as a slip, and the words beside it do not say that the name is meant.

    "natural killer sells" has many right letters, "side affects" only a wrong vowel; "tung cancer" has neither.
    """
    slips = [reading for reading in row if reading.real_word]
    if not slips:
        return False
    sure = sum(len(word) for reading in row if not reading.real_word for word in reading.words)
    same_consonants = _consonants(query.words[slips[0].begin]) == _consonants(slips[0].words[0])
    return sure < (_FEW_SURE_LETTERS if same_consonants else _MANY_SURE_LETTERS)


def _is_another_abbreviation(index: LabelIndex, query: Query, key: int, row: Sequence[Reading]) -> bool:
    """Return whether a word is read as an abbreviation with other letters: with a letter more, "ANCA" is no "ANC"."""
    if not _is_abbreviation(index, key):
        return False
    corrected = (reading for reading in row if reading.corrected)
    return any(not is_same_abbreviation(query.words[each.begin], each.words[0]) for each in corrected)


def _consonants(word: str) -> str:
    return "".join(letter for letter in normalize(word) if letter not in VOWELS)


def _is_derived_from_hidden_label(index: LabelIndex, key: int, row: Sequence[Reading]) -> bool:
    """Return whether a word is derived, and only a hidden label has its noun: "operative" is no "operation"."""
    if not any(reading.derived for reading in row):
        return False
    return all(index.is_hidden(label) for label in index.keys.items(key))


def _is_abbreviation(index: LabelIndex, key: int) -> bool:
    return all(index.shapes[label] & ABBREVIATION for label in index.keys.items(key))


def _is_another_word(typed: str, reading: Reading) -> bool:
    """Return whether a word that is read as a slip is rather another word, or a slip of another English word."""
    word, other = normalize(typed), reading.words[0]
    known = {word} if reading.real_word else ()
    if is_another_word(word, other, known) or differs_in_derivation(word, other):
        return True
    if differs_in_first_letter(word, other) and sound_key(word) != sound_key(other):
        return True
    if reading.real_word:
        return False
    if is_another_name(word, other):
        return True
    near = [english for english in words_near(word) if english != other]
    return any(word_cost(english, word).bits + WEIGHTS.english_margin < reading.cost for english in near)


def score_mentions(index: LabelIndex, query: Query, mentions: Sequence[Mention]) -> list[tuple[Mention, float]]:
    """Return the mentions with their scores, from LOWEST_SCORE to HIGHEST_SCORE, best first.

    The score grows with the share of the query's information that a name has. Everyday words count little. Where the
    query names only everyday things and says something else besides, it is about that, and nothing is returned.
    """
    others = _unexplained(query, mentions)
    if others and all(_is_everyday(mention) for mention in mentions):
        return []
    concepts = count_concepts(index)
    weights = [_weight(index, concepts, query, mention) for mention in mentions]
    whole = sum(weights) + sum(_information(index, concepts, word) for word in others)
    span = HIGHEST_SCORE - LOWEST_SCORE
    scores = [LOWEST_SCORE + span * weight / whole for weight in weights]
    return sorted(zip(mentions, scores, strict=True), key=lambda each: -each[1])


def _unexplained(query: Query, mentions: Sequence[Mention]) -> list[str]:
    """Return the words of the query that no name has and that say something."""
    explained = {place for mention in mentions for place in range(mention.begin, mention.end)}
    left = [word for place, word in enumerate(query.words) if place not in explained]
    return [word for word in left if word not in FUNCTION_WORDS and word not in ASKING_WORDS]


def _weight(index: LabelIndex, concepts: int, query: Query, mention: Mention) -> float:
    """Return how much a name tells, in bits.

    Everyday words tell less. Words that are not English, and abbreviations typed in capitals, tell more: a sentence
    with "Keytruda" is about Keytruda.
    """
    words = [word for word in dict.fromkeys(mention.words) if word not in FUNCTION_WORDS] or list(mention.words)
    bits = _FURTHER_WORD * (len(words) - 1)
    for word in words:
        bits += _share(word) * _information(index, concepts, word)
    typed_as_name = query.in_capitals.issuperset(query.words[mention.begin : mention.end])
    return _NAME_SHARE * bits if typed_as_name else bits


def _share(word: str) -> float:
    if word in GENERIC_LABELS:
        return _EVERYDAY_SHARE
    return 1.0 if is_word(word) else _NAME_SHARE


def _is_everyday(mention: Mention) -> bool:
    return all(word in GENERIC_LABELS for word in mention.words)


def _information(index: LabelIndex, concepts: int, word: str) -> float:
    """Return the information in a word, in bits: the fewer concepts have it in their texts, the more."""
    number = index.text.find(word)
    having = 1 if number is None else index.text.count(number)
    return log2((concepts + 1) / having)


def respaced(vocabularies: Sequence[Vocabulary], query: Query) -> list[Found]:
    """Return the concepts that the query names with its words joined or split: "inter feron"."""
    first: dict[str, Found] = {}
    for vocabulary in vocabularies:
        for name in find_respaced(SimilarWords(vocabulary.index, query), query):
            score = TOP_SCORE * 2.0 ** (-name.cost / max(evidence(query.plain), 1.0))
            for number in vocabulary.index.keys.items(name.key):
                label = vocabulary.label_at(number)
                concept = vocabulary.concept_at(label.concept)
                first.setdefault(concept.id, make_found(vocabulary, concept, label, "spelling", score))
    return list(first.values())
