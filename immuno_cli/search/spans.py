"""Which letters of a label a query accounts for, and what a mistyped name of a command or a category may mean."""

from collections.abc import Iterable
from typing import Final

from immuno_cli.labels import normalise, plain
from immuno_cli.search.results import LONGEST_QUERY

_BEGINNING: Final = 3


def matched_spans(query: str, label: str) -> list[tuple[int, int]]:
    """Return which letters of the label the query accounts for: (begin, end) offsets, ascending and apart."""
    from rapidfuzz.distance import Indel

    if len(query) > LONGEST_QUERY:
        return []
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in label)
    blocks = Indel.opcodes(query.casefold(), lowered)
    return [(block.dest_start, block.dest_end) for block in blocks if block.tag == "equal"]


def suggest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return those choices that the word may be a slip for, or the beginning of; best first, at most `limit`."""
    from immuno_cli.search.costs import text_cost
    from immuno_cli.search.ranking import evidence

    key = normalise(word)
    if not key or len(word) > LONGEST_QUERY:
        return []
    found = []
    for choice in choices:
        begins = plain(choice).startswith(plain(word)) and len(key) >= _BEGINNING
        bits = 0.0 if begins else text_cost(normalise(choice), key, evidence(key)).bits
        if bits <= evidence(key):
            found.append((bits, len(choice), choice))
    return [choice for _, _, choice in sorted(found)[:limit]]
