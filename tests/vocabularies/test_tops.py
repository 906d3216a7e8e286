"""The tops of a hierarchy: every live concept lies below one of them, cycles included."""

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.model import Concept, Scheme
from immuno_cli.questions.graph import find_cycle
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.tops import top_concepts

LETTERS = "abcdefg"
hierarchies = st.lists(st.tuples(st.sets(st.sampled_from(LETTERS)), st.booleans()), max_size=len(LETTERS)).map(
    lambda drawn: [
        Concept(letter, letter, broader=tuple(sorted(parents)), deprecated=deprecated)
        for letter, (parents, deprecated) in zip(LETTERS, drawn, strict=False)
    ]
)


def below(concepts: list[Concept], tops: set[str]) -> set[str]:
    """Return the live concepts at or below some others: the slow twin."""
    live = [concept for concept in concepts if not concept.deprecated]
    reached = set(tops)
    for _ in live:
        reached |= {concept.id for concept in live if reached & set(concept.broader)}
    return reached


@given(hierarchies)
def test_every_live_concept_is_below_a_top_and_no_top_is_needless(concepts: list[Concept]) -> None:
    tops = top_concepts(concepts)
    live = {concept.id for concept in concepts if not concept.deprecated}
    assert below(concepts, set(tops)) == live
    for top in tops:
        assert top not in below(concepts, set(tops) - {top})


@given(hierarchies)
def test_a_top_with_a_broader_concept_stands_in_a_cycle(concepts: list[Concept]) -> None:
    vocabulary = MemoryVocabulary("x", Scheme("x", "X", "en"), concepts)
    live = {concept.id for concept in concepts if not concept.deprecated}
    for top in map(vocabulary.find_concept, vocabulary.roots()):
        assert top
        cycle = find_cycle(vocabulary, top)
        assert bool(cycle) == bool(live & set(top.broader))
        for below_it, above in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True):
            assert above.id in below_it.broader


def test_the_first_concept_of_each_cycle_at_the_top_stands_for_it() -> None:
    broader = {"x": "d", "p": "s", "s": "d", "d": "p", "self": "self", "top": "", "late": "top"}
    concepts = [Concept(name, name, broader=(parent,) if parent else ()) for name, parent in broader.items()]
    assert top_concepts(concepts) == ["p", "self", "top"]
