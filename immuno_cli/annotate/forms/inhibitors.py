"""Drugs named by any name of what they inhibit, and by another word for inhibitor: "tumor necrosis factor blocker"."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.variants import spellings

_SAME: Final = ("inhibitor", "blocker")
"""Heads that mean the same in names of drugs. An antagonist binds to a receptor, so it is another word only in part."""
_HEADS: Final = (*_SAME, "antagonist")
_MOST_NAMES: Final = 20
"""Maximum number of names of a target by which its drugs are looked for: the first ones of its concept."""


def inhibitors(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the other names of the drugs of which a label is the name of a target with one of these heads.

    "TNF inhibitor" is also called "TNF blocker", and "tumor necrosis factor" is another name of TNF.
    """
    drugs = list(_drugs(labels))
    if not drugs:
        return
    names = _names_of_targets(labels, {target for _, target, _ in drugs})
    known = set[tuple[tuple[int, int], str]]()
    for number, target, head in drugs:
        concept = labels.concept(number)
        for drug in _names_of_drug(head, dict.fromkeys((target, *names.get(target, ())))):
            if (concept, drug) not in known:
                known.add((concept, drug))
                for spelling in (drug, *spellings(drug)):
                    yield DerivedForm(spelling, number)


def _drugs(labels: Labels) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each label of a drug, its target and its head."""
    for number, key in enumerate(labels.keys):
        if key.endswith(_HEADS):
            target, _, head = key.rpartition(" ")
            if target and head in _HEADS:
                yield number, target, head


def _names_of_drug(head: str, targets: Iterable[str]) -> Iterator[str]:
    """Yield each target with the head of a drug, and with those that mean the same."""
    for target in targets:
        for other in dict.fromkeys((head, *_SAME)):
            yield f"{target} {other}"


def _names_of_targets(labels: Labels, targets: Iterable[str]) -> Mapping[str, Iterable[str]]:
    """Return the first names of each target that a concept has. A name of two concepts is ambiguous, and has none."""
    concepts: dict[str, set[tuple[int, int]]] = {target: set() for target in targets}
    for number, key in enumerate(labels.keys):
        if key in concepts:
            concepts[key].add(labels.concept(number))
    concept_of = {target: next(iter(found)) for target, found in concepts.items() if len(found) == 1}
    keys = _first_keys(labels, set(concept_of.values()))
    return {target: keys[concept] for target, concept in concept_of.items()}


def _first_keys(labels: Labels, concepts: Container[tuple[int, int]]) -> Mapping[tuple[int, int], Iterable[str]]:
    """Return the first labels of these concepts that are not hidden, folded."""
    keys: defaultdict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for number, key in enumerate(labels.keys):
        concept = labels.concept(number)
        if concept in concepts and labels.labels[number].role != "hidden" and len(keys[concept]) < _MOST_NAMES:
            keys[concept][key] = None
    return keys
