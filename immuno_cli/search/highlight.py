"""Which letters of a label a query accounts for; and which of a few choices a mistyped word may mean."""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.language.normalize import key_and_plain

LONGEST: Final = 1000
"""Longest query in characters that is compared letter by letter."""
_WORD: Final = r"\w+"
_SHORTEST_BEGINNING: Final = 3
_ALIKE: Final = 0.55


def matched_spans(query: str, label: str) -> list[tuple[int, int]]:
    """Return the letters of the label that the query accounts for, as offsets (begin, end) that ascend.

    Each word of the label is compared with the most similar word of the query.

    >>> matched_spans("lymphocite", "B lymphocyte")
    [(2, 9), (10, 12)]
    """
    words = [_lowered(word) for word in re.findall(_WORD, query[:LONGEST])]
    spans: list[tuple[int, int]] = []
    for match in re.finditer(_WORD, label):
        target = _lowered(match.group())
        similar = _most_similar(target, words)
        if similar is not None:
            spans += [(match.start() + begin, match.start() + end) for begin, end in _same_letters(similar, target)]
    return spans or _same_letters(_lowered(query[:LONGEST]), _lowered(label))


def _most_similar(target: str, words: list[str]) -> str | None:
    """Return the word that is most similar to the target, None where none is similar."""
    from rapidfuzz.distance import Indel

    similarity, word = max(((Indel.normalized_similarity(word, target), word) for word in words), default=(0.0, ""))
    return word if similarity >= _ALIKE else None


def _same_letters(query: str, label: str) -> list[tuple[int, int]]:
    from rapidfuzz.distance import Indel

    return [(block.dest_start, block.dest_end) for block in Indel.opcodes(query, label) if block.tag == "equal"]


def suggest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return those of a few choices that a word may mean, misspelled or begun; best first, at most `limit`.

    >>> suggest("serch", ["explain", "search", "list"])
    ['search']
    """
    from immuno_cli.search.spelling.costs import text_cost
    from immuno_cli.search.spelling.evidence import evidence

    key, words = key_and_plain(word)
    if not key or len(word) > LONGEST:
        return []
    most = evidence(key, among_few=True)
    found = []
    for choice in choices:
        choice_key, choice_words = key_and_plain(choice)
        begun = len(key) >= _SHORTEST_BEGINNING and choice_words.startswith(words)
        bits = 0.0 if begun else text_cost(choice_key, key, most).bits
        if bits <= most:
            found.append((bits, len(choice), choice))
    return [choice for _, _, choice in sorted(found)[:limit]]


def _lowered(text: str) -> str:
    """Return a text in lower case, where that keeps its length, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text
