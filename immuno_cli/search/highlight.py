"""Which letters of a label a query accounts for, and what a mistyped name of a command or a category may mean."""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.language.normalize import normalize, plain

LONGEST: Final = 1000
_WORD: Final = re.compile(r"\w+")
_BEGINNING: Final = 3
_ALIKE: Final = 0.55


def matched_spans(query: str, label: str) -> list[tuple[int, int]]:
    """Return which letters of the label the query accounts for: (begin, end) offsets, ascending and apart.

    Word by word: a word of the label is accounted for by the word of the query that is most like it, if any is.
    """
    from rapidfuzz.distance import Indel

    words = [_lowered(word) for word in _WORD.findall(query[:LONGEST])]
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(label):
        target = _lowered(match.group())
        likeness, best = max(((Indel.normalized_similarity(word, target), word) for word in words), default=(0.0, ""))
        if likeness >= _ALIKE:
            spans += [(match.start() + begin, match.start() + end) for begin, end in _same_letters(best, target)]
    return spans or _same_letters(_lowered(query[:LONGEST]), _lowered(label))


def _same_letters(query: str, label: str) -> list[tuple[int, int]]:
    from rapidfuzz.distance import Indel

    return [(block.dest_start, block.dest_end) for block in Indel.opcodes(query, label) if block.tag == "equal"]


def suggest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return those choices that the word may be a slip for, or the beginning of; best first, at most `limit`."""
    from immuno_cli.search.costs import text_cost
    from immuno_cli.search.ranking import evidence

    key = normalize(word)
    if not key or len(word) > LONGEST:
        return []
    found, says = [], evidence(key, among_few=True)
    for choice in choices:
        begins = plain(choice).startswith(plain(word)) and len(key) >= _BEGINNING
        bits = 0.0 if begins else text_cost(normalize(choice), key, says).bits
        if bits <= says:
            found.append((bits, len(choice), choice))
    return [choice for _, _, choice in sorted(found)[:limit]]


def _lowered(text: str) -> str:
    """Return the text in lower case, letter by letter, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text
