"""The short words of a letter from the clinic or of a report are explained, and everyday words are left alone."""

import pytest

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.search import resolve
from immuno_cli.vocabularies.builtin import FURTHER, load_builtin

GLOSSARY = load_builtin(FURTHER)
MATCHER = build_matcher([GLOSSARY])


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.id) for found in annotate(text, MATCHER)]


def meaning_of(term: str) -> str | None:
    match = resolve(GLOSSARY, term).match
    return match and match.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hb 11.2, ANC 2.1, ALT 85, AST 60, CK 180",
            "hemoglobin absolute-neutrophil-count alanine-aminotransferase aspartate-aminotransferase creatine-kinase",
        ),
        ("CRP 22, TSH 0.02, ULN 40", "c-reactive-protein thyroid-stimulating-hormone reference-range"),
        ("eGFR 78; EGFR wild type", "glomerular-filtration-rate egfr"),
        ("stage IIIB, ECOG 1, TPS 60 %", "stage-3-cancer ecog-performance-status tumor-proportion-score"),
        ("PET-CT: NED by RECIST 1.1", "pet-scan no-evidence-of-disease recist"),
        ("200 mg q3w by way of a PICC line", "dosing-interval picc"),
        ("pT2 N1 M0, R0 resection", "tnm-staging surgical-margin"),
        ("Grade 3 colitis (CTCAE)", "grade-in-cancer-care colitis ctcae"),
    ],
)
def test_short_words_of_a_letter_are_marked(text: str, expected: str) -> None:
    assert [concept for _, concept in marked(text)] == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "The ship left the port at this stage of the journey.",
        "My pet dog met Ned. He got a good grade, and the ast and alt files are gone.",
        "The New York Mets, or mets, won. The contrast was high, and an echo came back from the valley.",
        "His fingers taper. The sponsor read the protocol.",
        "He likes grade 2 maple syrup, and she was in grade 5 and then in grade IV.",
        "A PET bottle costs INR 1,200, or INR 5 million. The CVC code is on the card.",
    ],
)
def test_everyday_words_are_not_marked(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("port", "implanted-port"),
        ("mets", "metastasis"),
        ("SC", "subcutaneous-injection"),
        ("stage IIIB", "stage-3-cancer"),
        ("stage 4b", "stage-4-cancer"),
        ("consent form", "informed-consent"),
        ("half life", "half-life"),
        ("q3w", "dosing-interval"),
        ("tropinin", "troponin"),
        ("pT3a", "tnm-staging"),
        ("low thyroid", "hypothyroidism"),
    ],
)
def test_words_of_letters_have_an_entry(term: str, concept: str) -> None:
    assert meaning_of(term) == concept


def test_a_grade_with_a_number_is_explained_for_tumors_and_for_side_effects() -> None:
    concept = GLOSSARY.find_concept("grade-in-cancer-care")
    assert meaning_of("grade 3") == "grade-in-cancer-care"
    assert concept is not None
    assert all(word in concept.definitions[0].text for word in ("tumor", "side effect"))
