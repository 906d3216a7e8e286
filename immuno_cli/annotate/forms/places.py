"""Names without a word that a text on the subject leaves out: "outer hair cell" for "cochlear outer hair cell".

The first words of a name usually say where the thing is, and so does what follows "of". So may a word inside: "spiral
neuron" for "spiral ganglion neuron". These forms need evidence in the text. See `disambiguation.shortened_names`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.variants import spellings

_SHARE: Final = 0.25
"""The share of all labels that end with the head, in a vocabulary of one kind of thing."""
_MOST_LABELS: Final = 10_000
"""Maximum number of labels. The rules were measured on 5,500. Among many more, few short names have one meaning."""
_FEWEST_LABELS: Final = 8
"""Minimum number of labels with the same last word for another word to be left out inside them."""
_FEWEST_WORDS: Final = 2
"""Minimum number of words in the shortened name."""
_MOST_LEFT_OUT: Final = 2
_WORDS: Final = ("a", "i")
"""Letters that are words."""
_SHORTEST: Final = 4
"""Minimum number of letters in a word that is left out."""


def without_places(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms of the labels of a vocabulary of one kind of thing by these rules."""
    if not head or len(labels.keys) > _MOST_LABELS:
        return
    named = [number for number, key in enumerate(labels.keys) if key.endswith(f" {head}")]
    if len(named) < _SHARE * len(labels.keys):
        return
    for number in named:
        if _is_plain(labels, number):
            yield from _without_first_words(labels.keys[number].split(" "), number)
    for number, key in enumerate(labels.keys):
        name, _, _ = key.partition(f" {head} of ")
        if name != key and "  " not in name:
            yield from _spelled(f"{name} {head}", number)
    yield from _without_inner_words(labels)


def _is_plain(labels: Labels, number: int) -> bool:
    key = labels.keys[number]
    return " of " not in key and "  " not in key and "/" not in labels.labels[number].text


def _without_first_words(words: list[str], number: int) -> Iterator[DerivedForm]:
    """Yield "beta cell" for "pancreatic beta cell"."""
    most = min(_MOST_LEFT_OUT, len(words) - _FEWEST_WORDS)
    for count, word in enumerate(words[:most], start=1):
        if not word.isalpha() or len(word) < _SHORTEST:
            return
        yield from _spelled(" ".join(words[count:]), number)


def _without_inner_words(labels: Labels) -> Iterator[DerivedForm]:
    """Yield "spiral neuron" for "spiral ganglion neuron": other labels have "of the ganglion" (33 of 37 right)."""
    last_words = Counter(key[key.rfind(" ") + 1 :] for key in labels.keys)
    places = {key[key.rfind(" ") + 1 :] for key in labels.keys if " of " in key}
    for number, key in enumerate(labels.keys):
        words = key.split(" ")
        if last_words[words[-1]] < _FEWEST_LABELS or not _is_plain(labels, number):
            continue
        for place in range(1, len(words) - 1):
            if words[place] in places and len(words[place]) >= _SHORTEST:
                yield from _spelled(" ".join([*words[:place], *words[place + 1 :]]), number)


def _spelled(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield a form in all its spellings. A letter at its beginning is a capital, and neither "A" nor "I"."""
    first, _, _ = key.partition(" ")
    is_letter = len(first) == 1 and first.isascii()
    if is_letter and (not first.isalpha() or first in _WORDS):
        return
    for form in (key, *spellings(key)):
        yield DerivedForm(form, number, own_case=first.upper() if is_letter else "", shortened=True)
