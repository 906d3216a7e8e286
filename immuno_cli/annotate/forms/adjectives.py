"""Adjectives for nouns, and nouns for adjectives: "neuronal", "radial glia", "apoptotic cell", "hippocampus neuron"."""

from collections.abc import Container, Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.derivation import derived_from
from immuno_cli.language.endings import PARTICIPLE_ENDINGS

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
_NAMED_BY_ADJECTIVE: Final = ("neuron", "glia")
_NAMED_AMONG_OTHERS: Final = ("cyte", "blast", "clast")
"""Nouns that their adjective names in a vocabulary of such things, which is one with a head: "promyelocytic"."""
_NAMED_BY_ADJECTIVE_ELSEWHERE: Final = "cyte"
_BEFORE_HEAD: Final = tuple((adjective, noun) for noun, adjective in _ADJECTIVES if noun in _NAMED_BY_ADJECTIVE)
_WORDS_WITH_PARTICIPLE: Final = 3


def adjectives(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have by these rules."""
    for number, key in enumerate(labels.keys):
        if key.isalpha():
            if key.endswith(_NOUNS) and len(key) >= _SHORTEST and labels.labels[number].text.islower():
                yield from _of_a_noun(key, number, head)
        else:
            yield from _for_last_noun(key, number)
            if key.count(" ") == _WORDS_WITH_PARTICIPLE - 1:
                yield from _for_noun_and_participle(key, number)
            if "al " in key:
                yield from _noun_for_adjective(key, number, labels.words)
            if head and key.endswith(f"al {head}"):
                yield from _without_head(key.removesuffix(f" {head}"), number)


def _of_a_noun(key: str, number: int, head: str) -> Iterator[DerivedForm]:
    """Yield "neuronal" for "neuron", and "astrocytic cell", "fibroblast cell" (142 of 165 right).

    Most adjectives alone do not name the thing: "lymphocytic leukemia" is not about lymphocytes as such. Among cells,
    they do (14 of 16 right). Elsewhere "astrocytic" counts in a text that has "astrocyte" as well.
    """
    form, noun = _adjective(key)
    if noun in _NAMED_BY_ADJECTIVE or (head and noun in _NAMED_AMONG_OTHERS):
        yield DerivedForm(form, number)
    elif noun == _NAMED_BY_ADJECTIVE_ELSEWHERE:
        yield DerivedForm(form, number, weak=True)
    if head:
        yield DerivedForm(f"{form} {head}", number)
        yield DerivedForm(f"{key} {head}", number)


def _for_last_noun(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield "dopaminergic neuronal" for "dopaminergic neuron" (3 of 3 right)."""
    if key.endswith(_NAMED_BY_ADJECTIVE):
        yield DerivedForm(_adjective(key)[0], number)


def _without_head(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield "radial glial" and "radial glia" for "radial glial cell" (14 of 16 right, in 7 articles)."""
    for adjective, noun in _BEFORE_HEAD:
        if key.endswith(adjective):
            yield DerivedForm(key, number)
            yield DerivedForm(key.removesuffix(adjective) + noun, number)


def _adjective(word: str) -> tuple[str, str]:
    """Return the adjective of a noun, and the ending of the noun."""
    noun, adjective = next(pair for pair in _ADJECTIVES if word.endswith(pair[0]))
    return word.removesuffix(noun) + adjective, noun


def _for_noun_and_participle(key: str, number: int) -> Iterator[DerivedForm]:
    """Yield "apoptotic cell" for "apoptosis fated cell" (130 of 130 right, in 7 articles)."""
    words = key.split(" ")
    if len(words) == _WORDS_WITH_PARTICIPLE and words[1].endswith(PARTICIPLE_ENDINGS) and words[0].endswith(_NOUNS):
        yield DerivedForm(f"{_adjective(words[0])[0]} {words[2]}", number)


def _noun_for_adjective(key: str, number: int, words: Container[str]) -> Iterator[DerivedForm]:
    """Yield "hippocampus neuron" for "hippocampal neuron" (5 of 5 right)."""
    first, _, rest = key.partition(" ")
    if first.endswith("al") and rest and len(first) > _SHORTEST:
        for noun in (first.removesuffix("al"), *derived_from(first)):
            if noun in words:
                yield DerivedForm(f"{noun} {rest}", number)
