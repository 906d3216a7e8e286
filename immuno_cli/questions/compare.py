"""What concepts share, and what tells them apart."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from types import MappingProxyType
from typing import Final, NamedTuple

from immuno_cli.model import Concept, Document
from immuno_cli.questions.aspects.said import iter_notes
from immuno_cli.questions.explain import (
    Connection,
    Contrast,
    Explanation,
    Mention,
    explain,
    find_documents,
    iter_distinctions,
)
from immuno_cli.questions.graph import Step, find_live, iter_levels, shortest_path
from immuno_cli.questions.notes import Note
from immuno_cli.questions.reading.aspect import GIVING, USE
from immuno_cli.questions.reading.comparison import FEWEST
from immuno_cli.questions.wording import SIDE_EFFECT
from immuno_cli.vocabularies.protocol import Vocabulary

INHERITABLE: Final = frozenset(
    {"made-of", "given-by", "blocks", "acts-on", "treats", "prevents", "tests-for", SIDE_EFFECT}
)
"""The relations that hold for a kind of a concept where they hold for the concept, as a rule."""
_IN_WORDS: Final = {"given-by": GIVING, "treats": USE}
"""The aspects of which an entry may speak in words where it has not the relation."""
_TARGETS: Final = frozenset({"blocks", "acts-on"})
"""Relations to what something works on. Where an entry has one of them, it says what that is."""
_MOST_NOTES: Final = 2


class Difference(NamedTuple):
    """What tells two of the concepts apart, or else concepts broader than they; `first` and `second` are the labels."""

    first: str
    second: str
    contrast: Contrast
    documents: Mapping[str, Document] = MappingProxyType({})
    """The documents that the statement on broader concepts cites, by their ids."""


class Instead(NamedTuple):
    """What stands in for a relation of which a concept's entry says nothing: its own notes, or a broader concept's."""

    concept: str
    """The id of the concept."""
    relation: str
    notes: tuple[Note, ...] = ()
    """What the entry says of the matter in words."""
    source: Concept | None = None
    """The nearest broader concept that has the relation, where there are no such notes.

    It has it to one concept alone: of several, each holds for some of its kinds. Side effects may be several.
    """
    connection: Connection | None = None
    """Its relation."""
    documents: Mapping[str, Document] = MappingProxyType({})
    """The documents that the relation rests on, by their ids."""


class Comparison(NamedTuple):
    """Explanations side by side, and what they have to do with each other.

    `instead` is what stands in for the relations that one of the concepts has and another has not. `shared_effects` are
    the side effects of all; `common` are the nearest concepts that all of them are kinds of; `path` leads from the
    first concept to the last, None where nothing connects them or where they are more than two.
    """

    explanations: tuple[Explanation, ...]
    shared_effects: tuple[Mention, ...]
    instead: tuple[Instead, ...]
    differences: tuple[Difference, ...]
    common: tuple[Concept, ...]
    path: tuple[Step, ...] | None


def compare(vocabulary: Vocabulary, concepts: Sequence[Concept]) -> Comparison:
    """Return what two or three concepts of a vocabulary share, and what tells them apart."""
    explanations = tuple(explain(vocabulary, concept) for concept in concepts)
    two = len(concepts) == FEWEST
    return Comparison(
        explanations=explanations,
        shared_effects=_shared_effects(explanations),
        instead=tuple(_iter_instead(vocabulary, explanations)),
        differences=tuple(_differences(vocabulary, explanations)),
        common=nearest_common(vocabulary, concepts),
        path=shortest_path(vocabulary, concepts[0], concepts[1]) if two else None,
    )


def nearest_common(vocabulary: Vocabulary, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the nearest concepts that all the concepts are, or are kinds of; () where there are none.

    Near is what the fewest steps to broader concepts lead to, all concepts counted together.
    """
    distances = [_steps_up(vocabulary, concept) for concept in concepts]
    shared = set(distances[0]).intersection(*distances[1:])
    if not shared:
        return ()
    totals = {identifier: sum(steps[identifier] for steps in distances) for identifier in shared}
    least = min(totals.values())
    nearest = sorted(identifier for identifier, total in totals.items() if total == least)
    found = (find_live(vocabulary, identifier) for identifier in nearest)
    return tuple(concept for concept in found if concept)


def _steps_up(vocabulary: Vocabulary, concept: Concept) -> dict[str, int]:
    """Return how many steps lead up to each broader concept; 0 to the concept itself."""
    return {each.id: steps for steps, level in enumerate(iter_levels(vocabulary, concept)) for each in level}


def _iter_instead(vocabulary: Vocabulary, explanations: Sequence[Explanation]) -> Iterator[Instead]:
    """Yield what stands in for the relations that one of the concepts has and another has not."""
    stated = [dict.fromkeys(connection.relation for connection in e.connections) for e in explanations]
    compared = [relation for relation in dict.fromkeys(chain(*stated)) if relation in INHERITABLE]
    for explanation, own in zip(explanations, stated, strict=True):
        told = _TARGETS.union(own) if _TARGETS.intersection(own) else own
        missing = [relation for relation in compared if relation not in told]
        found = (_find_instead(vocabulary, explanation, relation) for relation in missing)
        yield from (instead for instead in found if instead)


def _find_instead(vocabulary: Vocabulary, explanation: Explanation, relation: str) -> Instead | None:
    aspect = _IN_WORDS.get(relation)
    notes = tuple(iter_notes(explanation, aspect)) if aspect else ()
    if notes:
        return Instead(explanation.concept.id, relation, notes[:_MOST_NOTES])
    for level in islice(iter_levels(vocabulary, explanation.concept), 1, None):
        for broader in level:
            connection = explain(vocabulary, broader).find(relation)
            if connection and (relation == SIDE_EFFECT or len(connection.mentions) == 1):
                passages = (passage for mention in connection.mentions for passage in mention.passages)
                documents = find_documents(vocabulary, passages)
                return Instead(explanation.concept.id, relation, (), broader, connection, documents)
    return None


def _shared_effects(explanations: Sequence[Explanation]) -> tuple[Mention, ...]:
    """Return the side effects that all have, as the first one states them."""
    effects = [_effects(explanation) for explanation in explanations]
    shared = set(effects[0]).intersection(*effects[1:])
    return tuple(mention for identifier, mention in effects[0].items() if identifier in shared)


def _effects(explanation: Explanation) -> dict[str, Mention]:
    stated = (c for c in explanation.connections if c.relation == SIDE_EFFECT)
    return {mention.id: mention for connection in stated for mention in connection.mentions}


def _differences(vocabulary: Vocabulary, explanations: Sequence[Explanation]) -> Iterator[Difference]:
    """Yield what tells each pair apart: the statement on the two, or else on the nearest concepts that they are of."""
    for first, second in combinations(explanations, 2):
        found = _difference(first, second) or _broader_difference(vocabulary, first.concept, second.concept)
        if found:
            yield found


def _difference(first: Explanation, second: Explanation) -> Difference | None:
    contrast = next((each for each in first.contrasts if each.id == second.concept.id), None)
    return Difference(first.concept.pref_label, second.concept.pref_label, contrast) if contrast else None


def _broader_difference(vocabulary: Vocabulary, first: Concept, second: Concept) -> Difference | None:
    """Return what tells concepts broader than two apart, of which neither is broader than both."""
    levels = [[each for level in iter_levels(vocabulary, concept) for each in level] for concept in (first, second)]
    shared = {each.id for each in levels[0]} & {each.id for each in levels[1]}
    others = {each.id: each for each in levels[1] if each.id not in shared}
    for concept in levels[0]:
        for target, stated in iter_distinctions(vocabulary, concept) if concept.id not in shared else ():
            if target in others:
                other = others[target].pref_label
                contrast = Contrast(target, other, stated.text, stated.basis, stated.passages)
                return Difference(concept.pref_label, other, contrast, find_documents(vocabulary, stated.passages))
    return None
