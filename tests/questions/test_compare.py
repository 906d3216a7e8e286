"""What concepts share and what tells them apart."""

import pytest

from immuno_cli.model import Concept, Distinction, Relation, RelationType, Scheme, Statement
from immuno_cli.questions.compare import compare, nearest_common
from immuno_cli.questions.reading.comparison import compared_terms
from immuno_cli.search.query import LONGEST_QUERY
from immuno_cli.vocabularies.memory import MemoryVocabulary

CONCEPTS = {
    concept.id: concept
    for concept in (
        Concept("treatment", "treatment"),
        Concept("drug", "drug", broader=("treatment",)),
        Concept("antibody", "antibody", broader=("drug",)),
        Concept(
            "a",
            "drug A",
            broader=("antibody",),
            relations=(Relation("has-side-effect", "fever"), Relation("has-side-effect", "rash")),
            distinct_from=(Distinction("b", "A is given once, and B every day."),),
        ),
        Concept("b", "drug B", broader=("antibody", "a-cycle"), relations=(Relation("has-side-effect", "fever"),)),
        Concept("c", "drug C", broader=("drug",)),
        Concept("a-cycle", "cycle", broader=("b",)),
        Concept("fever", "fever"),
        Concept("rash", "rash"),
    )
}
TYPES = (RelationType("has-side-effect", "has side effect", "side effect of"),)
VOCABULARY = MemoryVocabulary("drugs", Scheme("d", "Drugs", "en", relation_types=TYPES), list(CONCEPTS.values()))


def nearest(*ids: str) -> list[str]:
    return [concept.id for concept in nearest_common(VOCABULARY, [CONCEPTS[i] for i in ids])]


def test_the_nearest_broader_concept_of_all_is_found() -> None:
    assert nearest("a", "b") == ["antibody"]
    assert nearest("a", "c") == ["drug"]
    assert nearest("a", "b", "c") == ["drug"]
    assert nearest("a", "antibody") == ["antibody"]
    assert nearest("a", "fever") == []


def test_side_effects_of_all_and_what_tells_two_apart() -> None:
    answer = compare(VOCABULARY, [CONCEPTS["b"], CONCEPTS["a"]])
    assert [mention.id for mention in answer.shared_effects] == ["fever"]
    assert [(d.first, d.second, d.contrast.text) for d in answer.differences] == [
        ("drug B", "drug A", "A is given once, and B every day.")
    ]
    assert answer.path is not None
    assert [step.target.id for step in answer.path] == ["antibody", "a"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("yescarta vs kymriah", ("yescarta", "kymriah")),
        ("Yescarta VS. Kymriah?", ("Yescarta", "Kymriah")),
        ("antigen versus antibody", ("antigen", "antibody")),
        ("autologous or allogeneic transplant", ("autologous", "allogeneic transplant")),
        ("difference between antigen and antibody", ("antigen", "antibody")),
        ("what is the difference between T cells and B cells?", ("T cells", "B cells")),
        ("a vs b vs c", ("a", "b", "c")),
        ("bone and joint", ()),
        ("vs", ()),
        ("a vs", ()),
        ("a vs b vs c vs d", ()),
        ("fever", ()),
        ("", ()),
        (f"how do a {'and ' * LONGEST_QUERY}b differ", ()),
    ],
)
def test_the_terms_of_a_question_that_compares(text: str, terms: tuple[str, ...]) -> None:
    assert compared_terms(text) == terms


def test_what_an_entry_works_on_is_said_by_one_relation_and_has_no_stand_in_for_the_other() -> None:
    concepts = (
        Concept("class", "class", relations=(Relation("acts-on", "antigen"),)),
        Concept("blocker", "blocker", broader=("class",), relations=(Relation("blocks", "target"),)),
        Concept("silent", "silent drug", broader=("class",)),
        Concept("binder", "binder", relations=(Relation("acts-on", "target"),)),
        Concept("antigen", "antigen"),
        Concept("target", "target"),
    )
    vocabulary = MemoryVocabulary("targets", Scheme("t", "Targets", "en"), concepts)
    _, blocker, silent, binder, *_ = concepts
    assert compare(vocabulary, [blocker, binder]).instead == ()
    assert [each.concept for each in compare(vocabulary, [silent, binder]).instead] == ["silent"]


GIVEN = {
    concept.id: concept
    for concept in (
        Concept("class", "class", kind="drug", relations=(Relation("given-by", "infusion", "reference", ("page",)),)),
        Concept("silent", "silent drug", kind="drug", broader=("class",)),
        Concept(
            "worded",
            "worded drug",
            kind="drug",
            broader=("class",),
            scope_notes=(Statement("It is injected.", answers=("giving",)),),
        ),
        Concept("stated", "stated drug", kind="drug", relations=(Relation("given-by", "mouth"),)),
        Concept("lone", "lone drug", kind="drug"),
        Concept(
            "mixed", "mixed", kind="drug", relations=(Relation("given-by", "infusion"), Relation("given-by", "mouth"))
        ),
        Concept("either", "either drug", kind="drug", broader=("mixed",)),
        Concept("infusion", "infusion"),
        Concept("mouth", "by mouth"),
    )
}
GIVING = MemoryVocabulary("giving", Scheme("g", "Giving", "en"), list(GIVEN.values()))


def given_instead(*ids: str) -> list[tuple[str, str]]:
    """Return for each concept that lacks the relation what stands in: a broader concept's id, or a note."""
    answer = compare(GIVING, [GIVEN[identifier] for identifier in ids])
    return [
        (each.concept, each.source.id if each.source else each.notes[0].statement.text)
        for each in answer.instead
        if each.relation == "given-by"
    ]


def test_the_nearest_broader_concept_stands_in_for_an_entry_that_says_nothing() -> None:
    assert given_instead("stated", "silent") == [("silent", "class")]


def test_what_the_entry_says_in_words_goes_before_a_broader_concept() -> None:
    assert given_instead("stated", "worded") == [("worded", "It is injected.")]


def test_what_holds_for_some_kinds_of_a_broader_concept_stands_in_for_none_of_them() -> None:
    assert given_instead("stated", "either") == []


def test_nothing_stands_in_where_no_entry_says_anything_or_no_concept_has_it() -> None:
    assert given_instead("stated", "lone") == []
    assert given_instead("silent", "lone") == []
