"""Tells whether the cells of a column are lists with commas, where the name of the column does not say so.

A comma may be a part of a label, too: `Carcinoma, Basal Cell`, `acute myeloid leukemia, NOS`. So a column is one of
lists only if nothing speaks against it: no preferred label has a comma, all parts are short names, none of them comes
again and again, no cell is its preferred label turned round, and most do not look like other names turned round.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

_COMMA: Final = re.compile(r",\s+")
_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"\w{3,}[.!?](?:\s|$)|[:;]\s|[!?:]$|[\"“”„«»]")
"""What stands in sentences, and not in short names."""
_NO_NAME: Final = re.compile(
    r"(?:and|or|but|of|in|with|by|for|to|on|not|other|nos|including|und|oder|mit|nicht|et|ou|avec|con)\b"
    r"(?! (?:vitro|vivo|situ|silico)\b)",
    re.IGNORECASE,
)
"""How a part begins that goes on with what stands before the comma."""
_TURNED: Final = re.compile(r"[A-Z][\w-]+,\s+[A-Z](?:\.|[a-z])[^,]*")
"""A name that is turned round, such as `Smith, John` or `Hepatitis, Viral`."""
_QUALIFIER: Final = re.compile(
    r"nos|nec|unspecified|not otherwise specified|acute|chronic|subacute|congenital|acquired|primary|secondary|familial"
    r"|hereditary|malignant|benign|juvenile|adult|infantile|neonatal|left|right|other"
    r"|(?:type|stage|grade) \w{1,4}|akut|chronisch|angeboren|gutartig|bösartig"
    r"|nicht näher bezeichnet|aigu[eë]?|chronique|aguda?|crónic[ao]",
    re.IGNORECASE,
)
"""A part that is never a name by itself, and qualifies the one before it."""
_MOST_WORDS: Final = 7
_LEAST_LISTS: Final = 2
"""Cells with a comma that there are at least."""
_LEAST_SHARE: Final = 0.25
"""Their share of the cells that are filled."""

_MOST_REPEATED: Final = 0.1
"""The share of the parts that may stand in several cells."""


class NamedCell(NamedTuple):
    """A cell, and the preferred label of its row."""

    text: str
    label: str


def are_comma_lists(cells: Sequence[NamedCell]) -> bool:
    """Return whether the cells of a column are lists of short names with commas between them.

    >>> cells = [NamedCell("sera, blood water", "serum"), NamedCell("plasm, blood plasma", "plasma")]
    >>> are_comma_lists(cells), are_comma_lists([NamedCell("Cell, T", "T cell"), NamedCell("Cell, B", "B cell")])
    (True, False)
    """
    filled = [cell for cell in cells if cell.text.strip()]
    lists = [cell for cell in filled if _COMMA.search(cell.text)]
    if len(lists) < max(_LEAST_LISTS, _LEAST_SHARE * len(filled)) or any("," in cell.label for cell in cells):
        return False
    parts = [_COMMA.split(cell.text.strip()) for cell in lists]
    are_names = all(map(_is_name, chain.from_iterable(parts)))
    are_turned = any(map(_is_turned_round, lists)) or _look_turned(lists)
    return are_names and not are_turned and not _come_again(parts)


def is_one_name(cell: str, others: str) -> bool:
    """Return whether a cell of a list with commas is one name all the same. `others` is what else stands in its row.

    A part only qualifies the name before it, or the row has the name the other way round, too.

    >>> is_one_name("leukemia, acute", ""), is_one_name("leukemia, myeloid", "AML: a myeloid leukemia")
    (True, True)
    >>> is_one_name("sera, blood water", "the water of blood")
    False
    """
    first, *later = _COMMA.split(cell.strip())
    if any(map(_QUALIFIER.fullmatch, later)):
        return True
    turned = " ".join((*later, first)).casefold()
    return len(later) == 1 and turned in others.casefold() and _is_whole_in(turned, others)


def _is_whole_in(name: str, others: str) -> bool:
    """Return whether a name stands in other texts as a whole, and is no part of longer words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", others, re.IGNORECASE) is not None


def _is_name(part: str) -> bool:
    words = _WORD.findall(part)
    return 0 < len(words) <= _MOST_WORDS and not _SENTENCE.search(part) and not _NO_NAME.match(part)


def _is_turned_round(cell: NamedCell) -> bool:
    """Return whether a cell has the words of its preferred label in another order: `Cell, T` for `T cell`."""
    return sorted(_words(cell.text)) == sorted(_words(cell.label))


def _look_turned(cells: Sequence[NamedCell]) -> bool:
    """Return whether most cells are a name of two parts of which the first is one word, or the preferred label."""
    return 2 * sum(map(_looks_turned, cells)) > len(cells)


def _looks_turned(cell: NamedCell) -> bool:
    text = cell.text.strip()
    return _TURNED.fullmatch(text) is not None or text.casefold().startswith(f"{cell.label.strip().casefold()}, ")


def _come_again(parts: Iterable[Sequence[str]]) -> bool:
    """Return whether parts stand in several cells, as what qualifies a name does: `cancer, malignant`."""
    counts = Counter(part.casefold() for each in parts for part in set(each))
    repeated = sum(count for count in counts.values() if count > 1)
    return repeated > _MOST_REPEATED * counts.total()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
