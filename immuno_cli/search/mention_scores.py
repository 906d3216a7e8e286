"""How much of a sentence each name in it explains: the names that tell most come first."""

from collections.abc import Sequence
from math import log2
from typing import Final

from immuno_cli.language.english import is_word
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.descriptions import count_concepts
from immuno_cli.search.differences.word_tables import EVERYDAY_NAMES
from immuno_cli.search.mentions import Mention
from immuno_cli.search.query import Query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.vocabularies.label_index import LabelIndex

LOWEST_SCORE: Final = 50.0
HIGHEST_SCORE: Final = 95.0
_EVERYDAY_SHARE: Final = 0.25
_NAME_SHARE: Final = 1.5
_FURTHER_WORD: Final = 3.0
"""Bits that each further word of a name tells: two words rarely stand together by chance."""


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
    if word in EVERYDAY_NAMES:
        return _EVERYDAY_SHARE
    return 1.0 if is_word(word) else _NAME_SHARE


def _is_everyday(mention: Mention) -> bool:
    return all(word in EVERYDAY_NAMES for word in mention.words)


def _information(index: LabelIndex, concepts: int, word: str) -> float:
    """Return the information in a word, in bits: the fewer concepts have it in their texts, the more."""
    number = index.text.find(word)
    having = 1 if number is None else index.text.count(number)
    return log2((concepts + 1) / having)
