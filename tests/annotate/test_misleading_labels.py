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
        Concept("e", "epididymitis", ("epididymis", "epididymal inflammation")),
        Concept("c", "cancer of the epididymis"),
        Concept("s", "scar of epididymal inflammation"),
    )
    assert found("epididymis, epididymitis, epididymal inflammation", diseases) == [
        ("epididymitis", "e"),
        ("epididymal inflammation", "e"),
    ]


def test_other_things_that_something_is_of_are_names() -> None:
    diseases = vocabulary(Concept("b", "breast neoplasm", ("breast cancer",)), Concept("f", "fear of breast cancer"))
    assert found("breast cancer", diseases) == [("breast cancer", "b")]


def test_an_everyday_adjective_is_not_the_disease() -> None:
    diseases = vocabulary(Concept("i", "infertility", ("sterile", "sterility")), Concept("d", "gloom", ("dysthymic",)))
    assert found("sterile gloves, dysthymic", diseases) == [("dysthymic", "d")]


def test_a_noun_that_ends_like_an_adjective_is_a_name() -> None:
    drugs = vocabulary(Concept("a", "antibacterial agent", ("antibiotic", "antibiotics")))
    assert found("antibiotics", drugs) == [("antibiotics", "a")]


def test_a_name_and_the_abbreviation_behind_it_are_two_marks() -> None:
    diseases = vocabulary(
        Concept("a", "acute leukemia", ("acute myeloid leukemia (AML)", "AML")),
        Concept("z", "biogenesis disorder", ("peroxisome disorder 1A (Zellweger)",)),
    )
    assert found("Acute myeloid leukemia (AML), peroxisome disorder 1A (Zellweger) here", diseases) == [
        ("Acute myeloid leukemia", "a"),
        ("AML", "a"),
        ("peroxisome disorder 1A (Zellweger)", "z"),
    ]


def test_related_labels_of_a_large_vocabulary_need_another_name_in_the_text() -> None:
    filler = [Concept(f"f{i}", f"filler {i}", (f"other filler {i}",)) for i in range(2001)]
    band = Concept("b", "band form neutrophil", ("stab neutrophil",), related_labels=("band", "type I"))
    large = vocabulary(*filler, band)
    assert found("The band of type I.", large) == []
    assert found("The band form neutrophil is a band.", large) == [("band form neutrophil", "b"), ("band", "b")]
    assert found("The band of type I.", vocabulary(band)) == [("band", "b"), ("type I", "b")]
    untold = [one._replace(alt_labels=(), related_labels=one.alt_labels) for one in filler]
    assert found("The band plays.", vocabulary(*untold, band)) == [("band", "b")]
