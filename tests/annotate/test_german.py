"""The cases and the plural of German names, in vocabularies that are shown in German alone."""

import pytest

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.model import Concept, Scheme
from immuno_cli.vocabularies.memory import MemoryVocabulary

CONCEPTS = (
    Concept("antibody", "Antikörper"),
    Concept("mab", "monoklonaler Antikörper"),
    Concept("nk", "Natürliche Killerzelle"),
    Concept("t", "T-Zelle"),
    Concept("b", "B-Zellen"),
    Concept("vaccination", "Impfung"),
    Concept("myeloma", "multiples Myelom"),
    Concept("virus", "Virus"),
    Concept("serum", "Serum"),
    Concept("drug", "Arzneimittel"),
    Concept("law", "Recht auf Gesundheit"),
    Concept("dc", "dendritische Zelle", ("DZ",)),
)


def found(text: str, language: str = "de") -> list[tuple[str, str]]:
    vocabulary = MemoryVocabulary("t", Scheme("t", "Test", language), CONCEPTS)
    return [(one.text, one.id) for one in annotate(text, build_matcher([vocabulary]))]


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        *((name, "antibody") for name in ("Antikörpern", "Antikörpers", "Antikörper")),
        *((name, "mab") for name in ("monoklonale Antikörper", "monoklonalen Antikörpern", "monoklonaler Antikörper")),
        *((name, "nk") for name in ("natürlichen Killerzellen", "Natürliche Killerzelle")),
        *((name, "t") for name in ("T-Zellen", "T-Zelle")),
        *((name, "b") for name in ("B-Zelle", "B-Zellen")),
        *((name, "vaccination") for name in ("Impfungen", "Impfung")),
        *((name, "myeloma") for name in ("multiplen Myeloms", "multiple Myelome", "multiplem Myelom")),
        *((name, "virus") for name in ("Viren", "Virus")),
        *((name, "serum") for name in ("Seren", "Serums")),
        *((name, "drug") for name in ("Arzneimitteln", "Arzneimittels")),
        *((name, "dc") for name in ("dendritischen Zellen", "dendritische Zelle")),
    ],
)
def test_each_case_and_number(name: str, concept: str) -> None:
    assert found(f"Das betrifft {name} im Blut.") == [(name, concept)]


@pytest.mark.parametrize("text", ["Antikörperung", "Zellen", "monoklonal", "DZen"])
def test_other_words(text: str) -> None:
    assert found(text) == []


def test_a_verb_that_looks_like_a_form_of_a_noun_is_none() -> None:
    assert found("Das Serum virt, weil sie viren und seren.") == [("Serum", "serum")]
    assert found("Viren/DNA") == [("Viren", "virus")]
    assert found("Viren im Serum") == [("Viren", "virus"), ("Serum", "serum")]


def test_labels_in_english_have_no_german_forms() -> None:
    assert found("Antikörpern, Impfungen und monoklonalen Antikörpern", "en") == []


def test_a_region_of_german_is_german() -> None:
    assert found("Impfungen", "de-CH") == [("Impfungen", "vaccination")]


def test_an_adverb_with_the_s_of_a_noun_is_no_noun() -> None:
    nouns = (Concept("law", "Recht"), Concept("case", "Fall"), Concept("evening", "Abend"))
    vocabulary = MemoryVocabulary("t", Scheme("t", "Test", "de"), nouns)
    matcher = build_matcher([vocabulary])
    text = "Falls er rechts geht, kommt er abends, falls nicht, des Rechts und des Falls wegen am Abend."
    assert [one.text for one in annotate(text, matcher)] == ["Rechts", "Falls", "Abend"]
    text = "Er geht. Rechts steht er.\n\nAbends kommt er: „Falls nötig.“ Wegen des Abends. Fall und Fälle"
    assert [one.text for one in annotate(text, matcher)] == ["Abends", "Fall", "Fälle"]


def test_an_english_plural_that_begins_a_sentence_is_no_adverb() -> None:
    english = MemoryVocabulary("t", Scheme("t", "Test", "en"), (Concept("fall", "Fall"),))
    assert [one.text for one in annotate("Falls hurt.", build_matcher([english]))] == ["Falls"]


def test_an_english_plural_needs_no_capital() -> None:
    assert found("two lymphocytes", "en") == []
    english = MemoryVocabulary("t", Scheme("t", "Test", "en"), (Concept("l", "Lymphocyte"),))
    assert [one.text for one in annotate("two lymphocytes", build_matcher([english]))] == ["lymphocytes"]
