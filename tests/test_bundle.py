"""The bundle in memory, and the JSON of its records."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.formats.bundle.records import dump_concept, dump_scheme, load_concept, load_scheme
from immuno_cli.language.normalize import normalize
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    Classification,
    Concept,
    Distinction,
    Match,
    Relation,
    Review,
    Scheme,
    Statement,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary

TEXT = st.text(min_size=1, max_size=8)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
BASIS = st.sampled_from([None, *BASES])
STATEMENTS = st.lists(st.builds(Statement, TEXT, BASIS, TEXTS, TEXTS), max_size=2).map(tuple)
MATCHES = st.lists(st.builds(Match, TEXT, st.none() | TEXT), max_size=2).map(tuple)
CONCEPTS = st.builds(
    Concept,
    id=TEXT,
    pref_label=TEXT,
    alt_labels=TEXTS,
    related_labels=TEXTS,
    hidden_labels=TEXTS,
    pronunciations=TEXTS,
    notations=TEXTS,
    kind=st.none() | TEXT,
    definitions=STATEMENTS,
    scope_notes=STATEMENTS,
    examples=STATEMENTS,
    editorial_notes=STATEMENTS,
    categories=st.lists(st.builds(Classification, TEXT, BASIS, TEXTS, st.none() | TEXT), max_size=2).map(tuple),
    broader=TEXTS,
    related=TEXTS,
    relations=st.lists(st.builds(Relation, TEXT, TEXT, BASIS, TEXTS), max_size=2).map(tuple),
    distinct_from=st.lists(st.builds(Distinction, TEXT, TEXT, BASIS, TEXTS), max_size=2).map(tuple),
    exact_matches=MATCHES,
    close_matches=MATCHES,
    broad_matches=MATCHES,
    narrow_matches=MATCHES,
    related_matches=MATCHES,
    deprecated=st.booleans(),
    is_replaced_by=TEXTS,
    review=st.none() | st.builds(Review, st.sampled_from(REVIEW_STATUSES), st.none() | TEXT),
    bundle=st.just(""),
)


@given(CONCEPTS)
def test_a_concept_comes_back_from_json_as_it_was(concept: Concept) -> None:
    assert load_concept(json.loads(json.dumps(dump_concept(concept)))) == concept


def test_the_shipped_scheme_comes_back_from_json_as_it_was(glossary: MemoryVocabulary) -> None:
    assert load_scheme(json.loads(json.dumps(dump_scheme(glossary.scheme)))) == glossary.scheme


def test_plain_strings_will_do_for_statements() -> None:
    concept = load_concept(
        {"id": "a", "prefLabel": "a", "definition": "One.", "scopeNote": ["Two.", {"text": "Three."}]}
    )
    assert [s.text for s in concept.statements] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"prefLabel": "a"}, "“id” is missing"),
        ({"id": ""}, "“id” is empty"),
        ({"id": 7}, "“id” is not text"),
        ({"id": "a", "prefLabel": ["a"]}, "“prefLabel” is not text"),
        ({"id": "a", "altLabel": "b"}, "“altLabel” is not a list of texts"),
        ({"id": "a", "relations": [7]}, "concept.relations[0]: this is not an object"),
        ({"id": "a", "definition": {"text": "x", "basis": "rumor"}}, "“basis” is none of"),
    ],
)
def test_a_wrong_shape_is_said_with_its_place(data: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidVocabularyError) as caught:
        load_concept(data)
    assert said in str(caught.value)


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


def test_a_concept_said_twice_to_the_letter_is_one_and_two_under_one_id_are_refused() -> None:
    def data(second: str) -> bytes:
        concepts = [{"id": "a", "prefLabel": "a"}, {"id": "b", "prefLabel": "b"}, {"id": "a", "prefLabel": second}]
        return json.dumps({"id": "x", "title": "X", "language": "en", "concepts": concepts}).encode()

    assert [c.id for c in read_bundle(data("a"), where="x.json").concepts] == ["a", "b"]
    with pytest.raises(InvalidVocabularyError, match="“a” stands twice"):
        read_bundle(data("other"), where="x.json")


def test_a_deep_nesting_is_refused() -> None:
    with pytest.raises(InvalidVocabularyError):
        read_bundle(b"[" * 100_000, where="deep.json")
