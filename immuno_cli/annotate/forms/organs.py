"""The other word for an organ: "renal cell" for "kidney cell", "heart disease" for "cardiac disease"."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels

_ADJECTIVES: Final = {
    "cardiac": "heart",
    "cerebral": "brain",
    "cutaneous": "skin",
    "dermal": "skin",
    "gastric": "stomach",
    "hepatic": "liver",
    "ocular": "eye",
    "pulmonary": "lung",
    "renal": "kidney",
}
"""Adjectives of another root than their noun. No ending leads from one to the other."""


def _other_words() -> dict[str, list[str]]:
    words = {adjective: [noun] for adjective, noun in _ADJECTIVES.items()}
    for adjective, noun in _ADJECTIVES.items():
        words.setdefault(noun, []).append(adjective)
    return words


_OTHER_WORDS: Final = _other_words()


def organs(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have with the other word for an organ (4 of 4 right).

    The last word of a label stays: a "heart" is no "cardiac". A form counts only where the text names the concept in
    full as well: "renal cell" is a kidney cell, but not in "renal cell carcinoma".
    """
    for number, key in enumerate(labels.keys):
        words = key.split(" ")
        if _OTHER_WORDS.keys().isdisjoint(words):
            continue
        for place, word in enumerate(words[:-1]):
            for other in _OTHER_WORDS.get(word, ()):
                yield DerivedForm(" ".join([*words[:place], other, *words[place + 1 :]]), number, weak=True)
