"""Names without their first words, or without what follows "of": "outer hair cell" for "cochlear outer hair cell"."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels
from immuno_cli.language.variants import spellings

_SHARE: Final = 0.25
"""The share of all labels that end with the head."""
_FEWEST_WORDS: Final = 2
"""Words at least of the shortened name."""
_MOST_LEFT_OUT: Final = 3
_SHORTEST_LEFT_OUT: Final = 4
"""Letters at least of a word that is left out."""


def without_first_words(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms of all labels that end with the head, in a vocabulary of one kind of thing.

    They need evidence in the text. It is told in `text_names.shortened`.
    """
    named = [(number, key) for number, key in enumerate(labels.keys) if key.endswith(f" {head}")]
    if not head or len(named) < _SHARE * len(labels.keys):
        return
    for number, key in named:
        if " of " not in key and "  " not in key and "/" not in labels.found[number].text:
            yield from _without_first_words(key.split(" "), number)
    for number, key in enumerate(labels.keys):
        name, _, _ = key.partition(f" {head} of ")
        if name != key and "  " not in name:
            yield from _spelled(f"{name} {head}", number)


def _without_first_words(words: list[str], number: int) -> Iterator[DerivedForm]:
    most = min(_MOST_LEFT_OUT, len(words) - _FEWEST_WORDS)
    for count, word in enumerate(words[:most], start=1):
        if not word.isalpha() or len(word) < _SHORTEST_LEFT_OUT:
            return
        yield from _spelled(" ".join(words[count:]), number)


def _spelled(key: str, number: int) -> Iterator[DerivedForm]:
    for form in (key, *spellings(key)):
        yield DerivedForm(form, number, shortened=True)
