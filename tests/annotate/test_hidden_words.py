"""Hidden labels that are English words: adjectives and verbs of a name, and events that a text tells of."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("allergy", "allergy", hidden_labels=("allergic",)),
    Concept("lack", "immunodeficiency", hidden_labels=("immunodeficient",)),
    Concept("spread", "metastasis", ("metastases",), hidden_labels=("metastatic", "metastasized")),
    Concept("inflammation", "inflammation", hidden_labels=("inflamed", "inflammatory")),
    Concept("itch", "pruritus", ("itch",), hidden_labels=("itchy",)),
    Concept("blinding", "blinding", ("masking",), hidden_labels=("masked", "blinded")),
    Concept("response", "response", hidden_labels=("responder",)),
    Concept("gene", "gene", hidden_labels=("genetic",)),
    Concept("shot", "injection", hidden_labels=("shot", "jab")),
    Concept("rejection", "transplant rejection", ("graft rejection", "organ rejection"), hidden_labels=("rejection",)),
    Concept("arm", "trial arm", hidden_labels=("arm",)),
    Concept("sequencing", "DNA sequencing", hidden_labels=("sequencing",)),
    Concept("platinum", "platinum drug", hidden_labels=("platinum",)),
    Concept("fatigue", "fatigue", hidden_labels=("tiredness", "tired")),
    Concept("route", "subcutaneous injection", hidden_labels=("subcutaneous", "subcutaneously")),
    Concept("breath", "shortness of breath", hidden_labels=("SOB",)),
)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("I am allergic to nuts.", "allergy"),
        ("an immunodeficient child", "lack"),
        ("The tumor is metastatic.", "spread"),
        ("It has metastasized.", "spread"),
        ("inflamed joints", "inflammation"),
        ("Inflammatory signals", "inflammation"),
        ("an itchy rash", "itch"),
    ],
)
def test_an_adjective_or_a_verb_of_a_name_means_the_concept(text: str, concept: str) -> None:
    assert [one for _, one in found(text, NAMES)] == [concept]


@pytest.mark.parametrize(
    "text",
    ["a masked thief", "blinded by light", "the first responder", "genetic tests", "a shot", "a jab", "platinum rings"],
)
def test_other_english_words_are_everyday_words(text: str) -> None:
    assert found(text, NAMES) == []


@pytest.mark.parametrize(
    "text",
    [
        "After the kidney transplant she took tacrolimus. Rejection is still possible.",
        "The graft of the liver was placed. Signs of rejection came later.",
        "A grafted heart works, though rejection is possible.",
        "Acute rejection was seen.",
        "Antibody-mediated rejection is rare.",
        "Chronic rejections",
        "A lung transplant may fail: rejection by the immune system, or by the body of the host.",
        "Liver transplantation: two rejections were seen.",
        "Of the transplanted kidneys, two were lost to rejection.",
    ],
)
def test_an_event_is_meant_where_the_text_speaks_of_what_it_happens_to(text: str) -> None:
    assert [one for _, one in found(text, NAMES)] == ["rejection"]


@pytest.mark.parametrize(
    "text",
    [
        *("The journal sent a rejection.", "Fear of rejection is common.", "The organ was out of tune. A rejection."),
        *("The rejection of her application hurt, despite the transplant.", "Transplants: rejection of the hypothesis"),
        *(
            "He feared rejection by the graft committee.",
            "A graft scandal, and rejection",
            "Rejection and a transplant",
        ),
        *("A liver transplant. Rejection by her friends hurt.", "Acute rejection by his peers", "inaccurate rejection"),
        *("The donor heart arrived. After rejection by two centres it was used.", "Rejection letters about the graft"),
        *("The arm of the trial", "a trial with one arm", "The sequencing of treatments"),
    ],
)
def test_it_is_not_meant_elsewhere(text: str) -> None:
    assert found(text, NAMES) == []


def test_the_full_name_is_one_mark() -> None:
    text = "Transplant rejection. The rejection was mild. DNA sequencing, later sequencing again."
    assert [words for words, _ in found(text, NAMES)] == [
        *("Transplant rejection", "rejection", "DNA sequencing", "sequencing"),
    ]


def test_a_concept_that_is_named_after_what_it_happens_to_is_evidence() -> None:
    names = vocabulary(*NAMES.iter_concepts(), Concept("transplant", "organ transplant", ("transplantation",)))
    assert [one for _, one in found("After transplantation, rejection is possible.", names)] == [
        *("transplant", "rejection"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("The graft failed; signs of rejection were seen.", "The biopsy of the graft showed rejection."),
        *("So that rejection of his kidney does not occur.", "Her new liver works; there is no sign of rejection."),
        *("The graft was biopsied and rejection confirmed.", "The new kidney was biopsied, but rejection excluded."),
        *("They looked at the donor heart for rejection.", "After rejection the grafted lung failed."),
    ],
)
def test_an_event_is_one_if_what_it_happens_to_stands_near_and_medicine_speaks_so(text: str) -> None:
    assert [one for _, one in found(text, NAMES)] == ["rejection"]


def test_an_abbreviation_that_is_spelled_like_an_english_word_counts_in_its_own_case() -> None:
    text = "Shortness of breath made her sob. She had SOB again."
    assert [words for words, _ in found(text, NAMES)] == ["Shortness of breath", "SOB"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatigue is common. The tiredness may last.", ["Fatigue", "tiredness"]),
        ("A subcutaneous injection is given subcutaneously.", ["subcutaneous injection", "subcutaneously"]),
        ("Response: the first responder", ["Response"]),
        ("Fatigue. I am tired of waiting.", ["Fatigue"]),
        ("His tiredness was plain.", []),
        ("A subcutaneous lump", []),
    ],
)
def test_a_rare_word_counts_where_the_text_has_its_concept_by_another_name(text: str, expected: list[str]) -> None:
    assert [words for words, _ in found(text, NAMES)] == expected
