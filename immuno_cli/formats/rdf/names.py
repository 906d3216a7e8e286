"""Labels in one line, and the names in a note that counts what was left out."""

import re
from collections import Counter
from typing import Final

MOST_NAMED: Final = 8
"""A note names no more languages, properties or types than this."""
_LINE_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def most_common(counts: Counter[str]) -> str:
    """Return the most frequent names with their counts. The end says how many others there are.

    >>> most_common(Counter(["fr", "fr", "de"]))
    'fr 2, de 1'
    """
    named = ", ".join(f"{name} {count:,}" for name, count in counts.most_common(MOST_NAMED))
    rest = len(counts) - MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named


def in_one_line(label: str) -> str:
    r"""Return a label without line breaks and other control characters. One without them stays as it is.

    >>> in_one_line("white\n    cell"), in_one_line("white  cell")
    ('white cell', 'white  cell')
    """
    return " ".join(label.split()) if _LINE_BREAKS.search(label) else label
