"""Words with a hyphen behind their beginning, or without it: "pre-adipocyte", "thrombo-embolism", "posttransplant"."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.combining_forms import COMBINING, OF_THE_BODY, PREFIXES

_BEGINNINGS: Final = frozenset((*COMBINING, *OF_THE_BODY, *PREFIXES))
_LENGTHS: Final = sorted({len(beginning) for beginning in _BEGINNINGS}, reverse=True)
_FEWEST_LEFT: Final = 5
"""Letters at least behind the beginning."""


def hyphenated(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have with a hyphen more or less (9 of 15 right).

    A hyphen is added only before what is a word of the vocabulary itself.
    """
    words = set(" ".join(labels.keys).split(" "))
    parted = {word: parts for word in words if (parts := _parts(word, words))}
    for number, key in enumerate(labels.keys):
        of_key = key.split(" ")
        if not parted.keys().isdisjoint(of_key):
            yield DerivedForm(" ".join(parted.get(word, word) for word in of_key), number)
        if not _BEGINNINGS.isdisjoint(of_key[:-1]):
            yield DerivedForm(_joined(of_key), number)


def _parts(word: str, words: set[str]) -> str:
    """Return "pre adipocyte" for "preadipocyte", "" for a word that has no such beginning."""
    for length in _LENGTHS:
        rest = word[length:]
        if len(rest) >= _FEWEST_LEFT and word[:length] in _BEGINNINGS and rest in words:
            return f"{word[:length]} {rest}"
    return ""


def _joined(words: list[str]) -> str:
    """Return the words of a label with each beginning joined to the word behind it."""
    joined = "".join(word if word in _BEGINNINGS else f"{word} " for word in words)
    return joined.rstrip()
