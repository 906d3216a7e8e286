"""The names in a note that counts what was left out."""

from collections import Counter
from typing import Final

MOST_NAMED: Final = 8
"""A note names no more languages, properties or types than this."""


def most_common(counts: Counter[str]) -> str:
    """Return the most frequent names with their counts. The end says how many others there are.

    >>> most_common(Counter(["fr", "fr", "de"]))
    'fr 2, de 1'
    """
    named = ", ".join(f"{name} {count:,}" for name, count in counts.most_common(MOST_NAMED))
    rest = len(counts) - MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named
