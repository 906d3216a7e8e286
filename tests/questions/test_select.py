"""Which concepts a part of a vocabulary has: those below a concept, around it, or of a kind."""

from immuno_cli.model import Concept, Relation, Scheme
from immuno_cli.questions.graph import neighbours
from immuno_cli.questions.select import iter_below, select_concepts
from immuno_cli.vocabularies.memory import MemoryVocabulary

KITCHEN = MemoryVocabulary(
    "kitchen",
    Scheme("kitchen", "Kitchen", "en"),
    [
        Concept("tool", "tool"),
        Concept("knife", "knife", broader=("tool",), related=("board",), kind="sharp"),
        Concept("bread-knife", "bread knife", broader=("knife",), relations=(Relation("cuts", "bread"),), kind="sharp"),
        Concept("board", "board", broader=("gone",)),
        Concept("bread", "bread"),
        Concept("old", "old", broader=("tool",), deprecated=True),
        Concept("a", "a", broader=("b",)),
        Concept("b", "b", broader=("a",)),
    ],
)


def ids(**wanted: object) -> list[str]:
    return [concept.id for concept in select_concepts(KITCHEN, **wanted)]  # type: ignore[arg-type]


def test_the_whole_is_everything_in_its_order_with_what_is_no_longer_used() -> None:
    assert ids() == [concept.id for concept in KITCHEN.iter_concepts()]


def test_under_a_concept_is_itself_and_all_that_is_narrower() -> None:
    assert ids(under="tool") == ["tool", "knife", "bread-knife"]
    assert ids(under="bread") == ["bread"]


def test_around_a_concept_is_all_that_is_one_step_away_either_way() -> None:
    assert ids(around="knife") == ["tool", "knife", "bread-knife", "board"]
    assert ids(around="bread") == ["bread-knife", "bread"]
    assert ids(around="board") == ["knife", "board"]


def test_all_that_is_asked_must_hold() -> None:
    assert ids(under="tool", accept=lambda concept: concept.kind == "sharp") == ["knife", "bread-knife"]
    assert ids(under="tool", around="bread") == ["bread-knife"]
    assert ids(accept=lambda concept: concept.kind == "blunt") == []


def test_a_cycle_ends() -> None:
    assert ids(under="a") == ["a", "b"]
    assert list(iter_below(KITCHEN, "a")) == ["a", "b"]


def test_around_agrees_with_the_neighbours(glossary: MemoryVocabulary) -> None:
    for concept in glossary.iter_concepts():
        groups = neighbours(glossary, concept)
        near = {neighbour.concept.id for group in groups for neighbour in group.neighbours} | {concept.id}
        assert {found.id for found in select_concepts(glossary, around=concept.id)} == near
