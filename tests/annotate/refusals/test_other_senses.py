"""The words beside a short abbreviation may show that a text uses it in another sense."""

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("mg", "myasthenia gravis", ("MG",)),
    Concept("pd", "disease progression", ("PD",)),
    Concept("x", "tumor"),
)
NEUROLOGY = vocabulary(Concept("parkinson", "Parkinson's disease", ("PD",)), Concept("x", "tumor"))


def test_a_sense_that_is_shown_at_one_place_holds_for_the_text() -> None:
    assert found("A DC motor ran near the tumor. The DC failed.", NAMES) == [("tumor", "x")]


def test_a_text_that_names_the_concept_in_full_has_it_too() -> None:
    text = "A DC motor pumped each dendritic cell. The DC lived."
    assert found(text, NAMES) == [("dendritic cell", "dc"), ("DC", "dc")]


def test_evidence_for_the_concept_wins() -> None:
    assert found("We saw 42 MG patients with a tumor.", NAMES) == [("MG", "mg"), ("tumor", "x")]
    assert found("She took 42 MG for a tumor.", NAMES) == [("tumor", "x")]


def test_a_sense_that_the_vocabulary_has_is_the_concept() -> None:
    assert found("PD with tremor and a tumor.", NEUROLOGY) == [("PD", "parkinson"), ("tumor", "x")]
    assert found("PD with tremor and a tumor.", NAMES) == [("tumor", "x")]


def test_a_text_may_define_the_abbreviation_itself() -> None:
    assert ("PD", "pd") in found("Disease progression (PD) came with tremor; PD of the tumor.", NAMES)
