"""Labels that a text usually uses for something else than their concept."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from immuno_cli.annotate.forms.derived_forms import Labels
from immuno_cli.annotate.forms.rearranged import split_abbreviation
from immuno_cli.annotate.reading.signs import HYPHENS
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.lookups import Label

_DEFICIENCY: Final = " deficiency"
_SHORTEST: Final = 3
"""So few letters may be a word of any language."""
_GENE: Final = re.compile(r"(\S+) (?:associated|linked|related)\b")
_DISEASES: Final = ("itis", "inflammation", "disease", "disorder")
_NAMED_AFTER_PEOPLE: Final = ("disease", "syndrome")
_ADJECTIVAL: Final = ("al", "ic", "ile", "ive", "ous")
_NOMINAL: Final = ("ion", "ity", "ism", "ness", "sis")
_STEM: Final = 3
"""Letters at the end of an adjective that its noun lacks."""


def misleading_labels(labels: Labels) -> set[int]:
    """Return the numbers of the labels that are not looked for."""
    return set[int]().union(*(rule(labels) for rule in _RULES))


def _names_of_what_is_lacking(labels: Labels) -> set[int]:
    """Return the labels like "G6PD" of a concept that is also called "G6PD deficiency": they name the enzyme."""
    lacking = {
        (labels.concept(number), key.removesuffix(_DEFICIENCY))
        for number, key in enumerate(labels.keys)
        if key.endswith(_DEFICIENCY)
    }
    if not lacking:
        return set()
    lacks = {concept for concept, _ in lacking}
    return {
        number
        for number, key in enumerate(labels.keys)
        if labels.concept(number) in lacks and (labels.concept(number), key) in lacking
    }


def labels_without_their_head(labels: Labels) -> set[int]:
    """Return the labels like "natural killer" of the concept "natural killer cell".

    They name it only where the text has it in full as well: there are natural killer whales. Where labels of other
    concepts end with the last word, too ("inhibitor"), the label does not lack anything, unless it is hidden and its
    words are not joined by a hyphen, as those of an adjective are ("first-line"). "Guillain-Barré" lacks nothing: only
    the syndrome has these names together.
    """
    lacking = _shortened_preferred_labels(labels)
    if not lacking:
        return set()
    enders: dict[str, set[tuple[int, int]]] = {_last_word(labels.keys[number]): set() for number in lacking}
    for number, key in enumerate(labels.keys):
        last = _last_word(key)
        if last in enders:
            enders[last].add(labels.concept(number))
    return {
        number
        for number in lacking
        if len(enders[_last_word(labels.keys[number])]) == 1 or _is_hidden_and_apart(labels.labels[number])
    }


def _is_hidden_and_apart(label: Label) -> bool:
    return label.role == "hidden" and not HYPHENS.intersection(label.text)


def related_labels(labels: Labels, are_large: Sequence[bool]) -> Iterator[int]:
    """Yield the numbers of the related labels of large vocabularies that tell them from alternative labels.

    They are synonyms with a broader or a narrower meaning, "band" for a cell with a nucleus like one. They name the
    concept only where the text has it by another name. Without this rule, 17 of 309 marks by related labels of the Cell
    Ontology were right in the 60 articles of CRAFT. A vocabulary with more related labels than others does not tell
    them apart, and in a small one they are chosen with care.

    Args:
        labels: the labels.
        are_large: for each vocabulary, whether it has thousands of concepts.
    """
    roles = Counter((labels.concept(number)[0], label.role) for number, label in enumerate(labels.labels))
    for number, label in enumerate(labels.labels):
        if label.role == "related":
            place = labels.concept(number)[0]
            if are_large[place] and roles[place, "alt"] > roles[place, "related"]:
                yield number


def _shortened_preferred_labels(labels: Labels) -> list[int]:
    """Return the labels of several words that are the preferred label without its last word."""
    shortened = dict(_iter_shortened(labels))
    alike = set(shortened.values()).intersection(labels.keys)
    of_concepts = {(labels.concept(number), key) for number, key in shortened.items() if key in alike}
    return [
        number
        for number, key in enumerate(labels.keys)
        if key in alike
        and " " in key
        and labels.labels[number].role != "pref"
        and (labels.concept(number), key) in of_concepts
    ]


def _iter_shortened(labels: Labels) -> Iterator[tuple[int, str]]:
    """Yield the preferred labels of several words, but for names of people, each with its key without the last word."""
    for number, label in enumerate(labels.labels):
        shorter, _, _ = labels.keys[number].rpartition(" ")
        if shorter and label.role == "pref" and not _is_named_after_people(label.text):
            yield number, shorter


def _is_named_after_people(text: str) -> bool:
    """Return whether a text is the name of a disease after several people: "Guillain-Barré syndrome"."""
    people, _, head = text.rpartition(" ")
    names = people.split("-")
    return (
        head.lower() in _NAMED_AFTER_PEOPLE
        and len(names) > 1
        and all(map(str.istitle, names))
        and not all(is_word(name.lower()) for name in names)
    )


def _last_word(key: str) -> str:
    return key[key.rfind(" ") + 1 :]


def _heads_alone(labels: Labels) -> set[int]:
    """Return the labels that are nothing but the head of the vocabulary, like "syndrome", unless they are preferred."""
    alone = (labels.head, labels.head + "s")
    named = [number for number, key in enumerate(labels.keys) if key in alone]
    return {number for number in named if labels.labels[number].role != "pref"}


def _copies_in_another_case(labels: Labels) -> set[int]:
    """Return the labels like "arms" of a concept that has the abbreviation "ARMS": a text means the other word."""
    short = [number for number, label in enumerate(labels.labels) if is_abbreviation(label.text)]
    abbreviations = {(labels.concept(number), labels.keys[number]) for number in short}
    words = {key for _, key in abbreviations if len(key) <= _SHORTEST or is_word(key)}
    return {
        number
        for number, label in enumerate(labels.labels)
        if labels.keys[number] in words
        and label.role != "pref"
        and not is_abbreviation(label.text)
        and (labels.concept(number), labels.keys[number]) in abbreviations
    }


def _genes(labels: Labels) -> set[int]:
    """Return the labels like "ABC1" of a concept that is also called "ABC1-related ataxia": they name the gene."""
    related = [(number, _GENE.match(key)) for number, key in enumerate(labels.keys) if "ed " in key]
    genes = {(labels.concept(number), found[1]) for number, found in related if found}
    if not genes:
        return set()
    concepts = {concept for concept, _ in genes}
    return {
        number
        for number, label in enumerate(labels.labels)
        if is_abbreviation(label.text)
        and labels.concept(number) in concepts
        and (labels.concept(number), labels.keys[number]) in genes
    }


def _inflamed_organs(labels: Labels) -> set[int]:
    """Return the labels like "epididymis" of "epididymitis": other concepts are something "of the epididymis"."""
    inflammations = {
        labels.concept(number)
        for number, label in enumerate(labels.labels)
        if label.role == "pref" and label.text.endswith("itis")
    }
    organs = {
        number: key
        for number, key in enumerate(labels.keys)
        if labels.labels[number].role != "pref"
        and labels.concept(number) in inflammations
        and not key.rstrip().endswith(_DISEASES)
    }
    wholes = {key.partition(" of ")[2].removeprefix("the ") for key in labels.keys if " of " in key}
    return {number for number, key in organs.items() if key in wholes}


def _everyday_adjectives(labels: Labels) -> set[int]:
    """Return the labels like "sterile" of a concept that is also called "sterility".

    A text usually means something else by the English word. "Antibiotic" is a noun: nothing else is made from it.
    """
    found = {number: labels.concept(number) for number in range(len(labels.keys)) if _is_adjective(labels, number)}
    concepts = set(found.values())
    nouns: dict[tuple[int, int], list[str]] = {concept: [] for concept in concepts}
    for number, key in enumerate(labels.keys):
        if key.isalpha() and key.endswith(_NOMINAL) and labels.concept(number) in concepts:
            nouns[labels.concept(number)].append(key)
    return {number for number, concept in found.items() if _has_noun(labels.keys[number], nouns[concept])}


def _is_adjective(labels: Labels, number: int) -> bool:
    """Return whether a label looks like an English adjective. Preferred and hidden labels are what they say."""
    key, label = labels.keys[number], labels.labels[number]
    if label.role in ("pref", "hidden") or not key.endswith(_ADJECTIVAL):
        return False
    return is_word(key) and not is_abbreviation(label.text)


def _has_noun(adjective: str, nouns: list[str]) -> bool:
    return any(noun.startswith(adjective[:-_STEM]) for noun in nouns)


def _names_with_their_abbreviation(labels: Labels) -> set[int]:
    """Return the labels like "multiple myeloma (MM)": in a text, the name and the abbreviation are marked each."""
    return {number for number, label in enumerate(labels.labels) if split_abbreviation(label.text)}


_RULES: Final[tuple[Callable[[Labels], set[int]], ...]] = (
    _names_of_what_is_lacking,
    _copies_in_another_case,
    _heads_alone,
    _genes,
    _inflamed_organs,
    _everyday_adjectives,
    _names_with_their_abbreviation,
)
