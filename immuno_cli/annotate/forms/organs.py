"""The other word for an organ: "renal cell" for "kidney cell", "heart disease" for "cardiac disease"."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels

_ADJECTIVES: Final = {
    # of another root
    "cardiac": "heart",
    "cerebral": "brain",
    "cutaneous": "skin",
    "dermal": "skin",
    "gastric": "stomach",
    "hepatic": "liver",
    "mammary": "breast",
    "ocular": "eye",
    "oral": "mouth",
    "osseous": "bone",
    "pulmonary": "lung",
    "renal": "kidney",
    # of the same root
    "bronchial": "bronchus",
    "colonic": "colon",
    "corneal": "cornea",
    "esophageal": "esophagus",
    "intestinal": "intestine",
    "muscular": "muscle",
    "ovarian": "ovary",
    "pancreatic": "pancreas",
    "placental": "placenta",
    "prostatic": "prostate",
    "retinal": "retina",
    "splenic": "spleen",
    "testicular": "testis",
    "thymic": "thymus",
    "tracheal": "trachea",
    "uterine": "uterus",
}
"""The adjective of each part of the body."""


def _other_words() -> dict[str, list[str]]:
    words = {adjective: [noun] for adjective, noun in _ADJECTIVES.items()}
    for adjective, noun in _ADJECTIVES.items():
        words.setdefault(noun, []).append(adjective)
    return words


_OTHER_WORDS: Final = _other_words()
_WITH_HEAD: Final = 2
"""Words of a label that is one word and the head."""


def organs(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have with the other word for an organ (32 of 36 right).

    The last word of a label stays: a "heart" is no "cardiac". With only the head after it, a form counts only where
    the text names the concept in full as well: "renal cell" is a kidney cell, but not in "renal cell carcinoma".
    """
    for number, key in enumerate(labels.keys):
        words = key.split(" ")
        if _OTHER_WORDS.keys().isdisjoint(words):
            continue
        is_weak = len(words) == _WITH_HEAD and words[-1] == head
        for place, word in enumerate(words[:-1]):
            for other in _OTHER_WORDS.get(word, ()):
                yield DerivedForm(" ".join([*words[:place], other, *words[place + 1 :]]), number, weak=is_weak)
