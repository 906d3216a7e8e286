"""Labels that a text mostly uses for something else than their concept are not looked for."""

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary


def test_a_gene_is_not_the_disease_that_is_related_to_it() -> None:
    diseases = vocabulary(
        Concept("a", "hereditary ataxia", ("ABC1", "ABC1-related ataxia")),
        Concept("b", "blue skin", ("DEF2", "ataxia-related blue skin")),
    )
    text = "Hereditary ataxia comes from ABC1. Blue skin, DEF2, is an ABC1-related ataxia."
    assert [words for words, _ in found(text, diseases)] == [
        "Hereditary ataxia",
        "Blue skin",
        "DEF2",
        "ABC1-related ataxia",
    ]


def test_an_organ_is_not_its_inflammation() -> None:
    diseases = vocabulary(
        Concept("e", "epididymitis", ("epididymis",)),
        Concept("c", "cancer of the epididymis"),
        Concept("h", "epididymal cyst", ("cyst of epididymis",)),
    )
    assert found("epididymis, epididymitis", diseases) == [("epididymitis", "e")]


def test_a_disease_that_others_come_from_is_a_disease() -> None:
    diseases = vocabulary(
        Concept("b", "malignant breast neoplasm", ("breast cancer",)),
        Concept("f", "fear of breast cancer"),
        Concept("r", "recurrence of breast cancer"),
        Concept("c", "colon cancer"),
    )
    assert found("breast cancer", diseases) == [("breast cancer", "b")]


def test_an_everyday_adjective_is_not_the_disease() -> None:
    diseases = vocabulary(
        Concept("i", "infertility", ("sterile",)), Concept("d", "depressive disorder", ("dysthymic",))
    )
    assert found("sterile gloves, dysthymic", diseases) == [("dysthymic", "d")]
