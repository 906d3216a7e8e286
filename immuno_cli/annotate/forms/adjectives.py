"""Adjectives for nouns, and nouns for adjectives: "neuronal", "apoptotic cell", "hippocampus neuron"."""

from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels
from immuno_cli.language.derivation import derived_from

_SHORTEST: Final = 5
_ADJECTIVES: Final = (
    ("cyte", "cytic"),
    ("blast", "blastic"),
    ("clast", "clastic"),
    ("neuron", "neuronal"),
    ("glia", "glial"),
    ("osis", "otic"),
    ("itis", "itic"),
    ("emia", "emic"),
    ("oma", "omatous"),
)
"""Greek words that end countless coinages ("motoneuron", "leukemia"), each with its one adjective."""
_NOUNS: Final = tuple(noun for noun, _ in _ADJECTIVES)
_NAMED_BY_ADJECTIVE: Final = frozenset(("neuron", "glia"))
_NAMED_BY_ADJECTIVE_ELSEWHERE: Final = frozenset(("cyte", "neuron", "glia"))
_PARTICIPLE_ENDINGS: Final = ("ed", "ing")
_WORDS_WITH_PARTICIPLE: Final = 3


def adjectives(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have by these rules."""
    words = set(" ".join(labels.keys).split(" "))
    for number, key in enumerate(labels.keys):
        if key.isalpha():
            if key.endswith(_NOUNS) and len(key) >= _SHORTEST and labels.found[number].text.islower():
                yield from _of_a_noun(key, number, head)
        else:
            yield from _for_noun_and_participle(key, number)
            yield from _noun_for_adjective(key, number, words)


def _of_a_noun(key: str, number: int, head: str) -> Iterator[DerivedForm]:
    """Yield "neuronal" for "neuron", and "astrocytic cell", "fibroblast cell" (142 of 165 right).

    Most adjectives alone do not name the thing: "lymphocytic leukemia" is not about lymphocytes as such. "astrocytic"
    counts in a text that has "astrocyte" as well (6 of 8 right).
    """
    form, noun = _adjective(key)
    if noun in _NAMED_BY_ADJECTIVE:
        yield DerivedForm(form, number)
    elif noun in _NAMED_BY_ADJECTIVE_ELSEWHERE:
        yield DerivedForm(form, number, weak=True)
    if head:
        yield DerivedForm(f"{form} {head}", number)
        yield DerivedForm(f"{key} {head}", number)


def _adjective(word: str) -> tuple[str, str]:
    """Return the adjective of a noun, and the ending of the noun."""
    noun, adjective = next(pair for pair in _ADJECTIVES if word.endswith(pair[0]))
    return word.removesuffix(noun) + adjective, noun


def _for_noun_and_participle(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield "apoptotic cell" for "apoptosis fated cell" (130 of 130 right, in 7 articles)."""
    words = key.split(" ")
    if len(words) == _WORDS_WITH_PARTICIPLE and words[1].endswith(_PARTICIPLE_ENDINGS) and words[0].endswith(_NOUNS):
        yield DerivedForm(f"{_adjective(words[0])[0]} {words[2]}", number)


def _noun_for_adjective(key: str, number: int, words: set[str]) -> Iterator[DerivedForm]:
    """Yield "hippocampus neuron" for "hippocampal neuron" (5 of 5 right)."""
    first, _, rest = key.partition(" ")
    if first.endswith("al") and rest and len(first) > _SHORTEST:
        for noun in (first.removesuffix("al"), *derived_from(first)):
            if noun in words:
                yield DerivedForm(f"{noun} {rest}", number)
