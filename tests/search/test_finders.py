"""The ways to find a concept: an answer and a search go down the same ones, and differ where `finders` says so."""

import pytest

from immuno_cli.model import Concept, Scheme, Translation
from immuno_cli.search import resolve, search
from immuno_cli.vocabularies.memory import MemoryVocabulary

CONCEPTS = (
    Concept("fever", "fever", kind="finding", translations=(Translation("es", "fiebre"),)),
    Concept("hla", "human leukocyte antigens (HLA)", kind="molecule"),
    Concept("interferon-protein", "interferon", kind="molecule"),
    Concept("tsh-test", "TSH", kind="test"),
    Concept("hair-loss", "hair loss", kind="side-effect"),
    Concept("q-fever", "Q fever", kind="disease"),
)


def vocabulary(*concepts: Concept) -> MemoryVocabulary:
    return MemoryVocabulary("small", Scheme("small", "small", "en"), concepts)


@pytest.mark.parametrize(
    ("query", "concept", "matched_by"),
    [
        ("interferon-protein", "interferon-protein", "id"),
        ("Q fever", "q-fever", "label"),
        ("human leukocyte antigens", "hla", "label"),
        ("fiebre", "fever", "translation"),
        ("inter feron", "interferon-protein", "spelling"),
        ("low TSH", "tsh-test", "value"),
        ("will I lose my hair", "hair-loss", "words"),
    ],
)
def test_the_answer_is_the_first_result(query: str, concept: str, matched_by: str) -> None:
    found = vocabulary(*CONCEPTS)
    answer = resolve(found, query).match
    assert answer
    assert (answer.id, answer.matched_by) == (concept, matched_by)
    assert search(found, query)[0] == answer


def test_of_several_complaints_none_is_the_answer_and_a_search_lists_all() -> None:
    found = vocabulary(
        Concept("alopecia", "hair loss", kind="side-effect"), Concept("shedding", "hair loss", kind="finding")
    )
    assert resolve(found, "will I lose my hair").match is None
    assert {result.id for result in search(found, "will I lose my hair")} == {"alopecia", "shedding"}


def test_a_question_for_a_label_is_not_taken_for_its_topic_where_the_whole_is_a_name() -> None:
    found = vocabulary(Concept("fever", "fever"), Concept("a-fever", "a fever"))
    assert search(found, "a fever")[0].id == "a-fever"
    answer = resolve(found, "a fever").match
    assert answer
    assert answer.id == "a-fever"


def test_a_label_as_it_stands_goes_before_a_part_of_another_in_an_answer() -> None:
    found = vocabulary(Concept("typing", "HLA"), Concept("molecule", "human leukocyte antigens (HLA)"))
    answer = resolve(found, "HLA").match
    assert answer
    assert answer.id == "typing"
    assert {result.id for result in search(found, "HLA")} == {"typing", "molecule"}
