"""Other names of diseases and disorders: "hypertension" for "hypertensive disorder", "diabetic" for "diabetes".

Most labels of this kind are a word for what is affected, and "disease" or "disorder". The rules were measured on
abstracts of two corpora: the NCBI disease corpus and BC5CDR.
"""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.english import is_common

_HEADS: Final = ("disease", "disorder")
_CONDITION_ENDINGS: Final = ("algia", "emia", "itis", "mania", "mastia", "penia", "phobia", "plegia", "uria")
"""Endings of words that name a condition by themselves."""
_SHORTEST: Final = 6
"""Minimum number of letters in the adjective or the noun from which another word is made."""
_CONDITIONS: Final = (
    ("ypertension", "ypertensive"),
    ("ypotension", "ypotensive"),
    ("epsy", "eptic"),
    ("abetes", "abetic"),
    ("asthma", "asthmatic"),
    ("thyroidism", "thyroid"),
)
"""Nouns whose adjective says of a patient what they have, each with this adjective."""
_BLOOD: Final = (("emia", "emic"), ("penia", "penic"))
"""The same for the blood. These adjectives also name a kind of another disease: "leukemic lymphoma"."""
_NOUNS: Final = (
    *((adjective, noun) for noun, adjective in (*_CONDITIONS[:3], *_BLOOD)),
    ("otic", "osis"),
    ("itic", "itis"),
    ("generative", "generation"),
    ("onic", "onia"),
    ("etic", "esia"),
    ("rophic", "rophy"),
    ("pathic", "pathy"),
    ("plastic", "plasia"),
)
"""Endings of adjectives before "disorder", each with that of the noun that means the same as both together."""
_COMBINING: Final = {
    "blood vessel": "vasculo",
    "brain": "encephalo",
    "heart": "cardio",
    "intestinal": "entero",
    "joint": "arthro",
    "kidney": "nephro",
    "liver": "hepato",
    "muscle": "myo",
    "nerve": "neuro",
    "retina": "retino",
    "retinal": "retino",
    "skin": "dermato",
    "spinal cord": "myelo",
    "stomach": "gastro",
}
"""The Greek or Latin stem that stands for a part of the body before "pathy". Osteopathy is no disease of bones."""


def diseases(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have by these rules."""
    for number, key in enumerate(labels.keys):
        if key.isalpha():
            if labels.labels[number].text[1:].islower():
                yield from _of_a_condition(key, number)
            continue
        affected, _, head = key.rpartition(" ")
        if head in _HEADS:
            if affected.isalpha() and _is_condition(affected):
                yield DerivedForm(affected, number)
            yield from _in_one_word(affected, number)
        if head == "disorder":
            # "conduct disease surveillance": a verb may stand before "disease"
            yield DerivedForm(f"{affected} disease", number, weak=is_common(affected))


def _of_a_condition(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield "epileptic" for "epilepsy" (69 of 73 right), and "anemic" for "anemia" in a text that has both."""
    if len(key) < _SHORTEST:
        return
    for noun, adjective in _CONDITIONS:
        if key.endswith(noun):
            yield DerivedForm(key.removesuffix(noun) + adjective, number)
    for noun, adjective in _BLOOD:
        if key.endswith(noun):
            yield DerivedForm(key.removesuffix(noun) + adjective, number, weak=True)


def _is_condition(word: str) -> bool:
    """Return whether a word needs no "disease" after it: "myositis", "hypoaldosteronism", but not "metabolism"."""
    return word.endswith(_CONDITION_ENDINGS) or (word.startswith(("hyper", "hypo")) and word.endswith("ism"))


def _in_one_word(affected: str, number: int) -> Iterator[DerivedForm]:
    """Yield "nephropathy" for "kidney disease" (83 of 90 right), "ischemia" for "ischemic disease" (118 of 119).

    The adjective of a condition needs no noun: "hypertensive patients" have it.
    """
    if affected in _COMBINING:
        yield DerivedForm(f"{_COMBINING[affected]}pathy", number)
        yield DerivedForm(f"{_COMBINING[affected]}pathies", number)
    if not affected.isalpha() or len(affected) <= _SHORTEST:
        return
    for adjective, noun in _NOUNS:
        if affected.endswith(adjective):
            yield DerivedForm(affected.removesuffix(adjective) + noun, number)
    if affected.endswith(("ypertensive", "ypotensive")):
        yield DerivedForm(affected, number)
