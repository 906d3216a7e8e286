"""A vocabulary in memory: finding concepts, and the labels in their order."""

from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept, Scheme
from immuno_cli.vocabularies.memory import MemoryVocabulary


def concept_bundle(*concepts: Concept) -> MemoryVocabulary:
    return MemoryVocabulary("x", Scheme("x", "X", "en"), concepts)


def test_a_concept_is_found_by_id_and_by_notation() -> None:
    vocabulary = concept_bundle(Concept("CL:1", "one"), Concept("CL:2", "two", notations=("CL:9",)))
    assert [vocabulary.find_concept(i).id for i in ("CL:1", "cl:1", "CL:9", "cl:9")] == ["CL:1", "CL:1", "CL:2", "CL:2"]  # type: ignore[union-attr]
    assert vocabulary.find_concept("CL:3") is None


def test_deprecated_concepts_are_found_by_id_alone() -> None:
    old = Concept("old", "old thing", deprecated=True, is_replaced_by=("new",), broader=("new",))
    vocabulary = concept_bundle(Concept("new", "new thing"), old)
    assert vocabulary.find_concept("old") == old
    assert len(vocabulary) == 1
    assert [s.id for s in vocabulary.iter_summaries()] == ["new"]
    assert vocabulary.narrower("new") == ()
    assert not vocabulary.find_labels(normalize("old thing"))


def test_labels_are_numbered_in_the_order_of_concepts_and_roles() -> None:
    vocabulary = concept_bundle(Concept("a", "pa", ("aa",), ("ra",), ("ha",)), Concept("b", "pb"))
    assert [(v.text, v.role, v.concept) for v in vocabulary.iter_labels()] == [
        ("pa", "pref", 0),
        ("aa", "alt", 0),
        ("ra", "related", 0),
        ("ha", "hidden", 0),
        ("pb", "pref", 1),
    ]
    assert vocabulary.label_at(4).text == "pb"
