"""Names that differ in a number or a letter are each found: "interleukin-2 and -6", "type 1 and 2 diabetes"."""

from collections.abc import Mapping

import pytest

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.finders.series import find_series
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("interleukin-2", "interleukin-2", ("IL-2",)),
    Concept("interleukin-6", "interleukin-6", ("IL-6",)),
    Concept("interferon-alfa", "interferon alfa", ("interferon alpha",)),
    Concept("interferon-gamma", "interferon gamma"),
    Concept("hepatitis-B", "hepatitis B"),
    Concept("hepatitis-C", "hepatitis C"),
    Concept("MHC-class-I", "MHC class I"),
    Concept("MHC-class-II", "MHC class II"),
    Concept("carcinoma", "carcinoma"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interleukin-2 and -6 rise.", {"Interleukin-2": "interleukin-2", "-6": "interleukin-6"}),
        ("IL-6, -2 and -99", {"IL-6": "interleukin-6", "-2": "interleukin-2"}),
        ("interferon alfa and gamma", {"interferon alfa": "interferon-alfa", "gamma": "interferon-gamma"}),
        ("interferon-α/-γ", {"interferon-α": "interferon-alfa", "-γ": "interferon-gamma"}),
        ("hepatitis B or C", {"hepatitis B": "hepatitis-B", "C": "hepatitis-C"}),
        ("MHC class I and II.", {"MHC class I": "MHC-class-I", "II": "MHC-class-II"}),
        ("IL-2/6 and IL-2/9", {"IL-2": "interleukin-2", "6": "interleukin-6"}),
        ("interleukin 2 and 6.", {"interleukin 2": "interleukin-2", "6": "interleukin-6"}),
        ("ten had IL-2 and 6 of them rest", {"IL-2": "interleukin-2"}),
        ("ten had IL-2, 6 with rest", {"IL-2": "interleukin-2"}),
        # a number without a hyphen counts something, and a small letter is a word
        ("IL-2 and 6 patients", {"IL-2": "interleukin-2"}),
        ("hepatitis B and c", {"hepatitis B": "hepatitis-B"}),
        ("hepatitis B and C-reactive protein", {"hepatitis B": "hepatitis-B"}),
        ("interferon alfa and carcinoma", {"interferon alfa": "interferon-alfa", "carcinoma": "carcinoma"}),
        ("hepatitis B\n\nand C", {"hepatitis B": "hepatitis-B"}),
    ],
)
def test_each_name_of_a_series_is_found(text: str, expected: Mapping[str, str]) -> None:
    assert dict(found(text, NAMES)) == expected


NUMBERED = vocabulary(
    Concept("1", "type 1 diabetes"),
    Concept("2", "type 2 diabetes"),
    Concept("diabetes", "diabetes"),
    Concept("iii", "stage III melanoma"),
    Concept("iv", "stage IV melanoma"),
    Concept("melanoma", "melanoma"),
    Concept("patient", "patient"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type 1 and 2 diabetes", [("type 1", "1"), ("2 diabetes", "2")]),
        ("types 1 or 2 diabetes", [("types 1", "1"), ("2 diabetes", "2")]),
        ("Type 1/2 diabetes", [("Type 1", "1"), ("2 diabetes", "2")]),
        ("type 1 and\n2\ndiabetes", [("type 1", "1"), ("2\ndiabetes", "2")]),
        ("stage III/IV melanoma", [("stage III", "iii"), ("IV melanoma", "iv")]),
        ("stages III, IV, and III melanomas", [("stages III", "iii"), ("IV", "iv"), ("III melanomas", "iii")]),
        ("stage III–IV melanoma", [("stage III", "iii"), ("IV melanoma", "iv")]),
        # each has to be a name, and the words one phrase
        ("type 1 and 3 diabetes", [("diabetes", "diabetes")]),
        ("type 1 and 2 patients", [("patients", "patient")]),
        ("stage II/III melanoma", [("melanoma", "melanoma")]),
        ("of type 1\n\nand 2 diabetes", [("diabetes", "diabetes")]),
        ("type 1. And 2 diabetes", [("diabetes", "diabetes")]),
        ("1 and 2 diabetes", [("diabetes", "diabetes")]),
    ],
)
def test_numerals_share_the_head_behind_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NUMBERED) == expected


RANGES = vocabulary(
    Concept("grade", "grade", ("grade 1", "grade 2", "grade 3", "grade 4")),
    Concept("stage-3", "stage 3", ("stage III", "stage IIIa")),
    Concept("stage-4", "stage 4", ("stage IV",)),
    Concept("carcinoma", "carcinoma"),
)


@pytest.mark.parametrize(
    "text", ["grade 1–2", "grade 1-2", "grade 3 to 4", "grade 1 – 2", "grade\n2 through\n4", "Grade 1—3"]
)
def test_a_range_of_numbers_of_one_concept_is_one_mark(text: str) -> None:
    assert found(f"It is {text} in a carcinoma.", RANGES) == [(text, "grade"), ("carcinoma", "carcinoma")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stage III–IV", ["stage III", "IV"]),
        ("stage III-IV", ["stage III", "IV"]),
        ("stage 3 to 4", ["stage 3", "4"]),
        ("stage IIIA–IVB", ["stage IIIA", "IVB"]),
        ("grade 3-1", ["grade 3"]),
        ("grade 1–2.5", ["grade 1"]),
        ("grade 1-2-3", ["grade 1"]),
        ("grade 3–90", ["grade 3"]),
        ("grade 3-4 days", ["grade 3"]),
        ("grade 1 - 2", ["grade 1"]),
        ("grade 3 to 4%", ["grade 3"]),
    ],
)
def test_a_range_over_two_concepts_and_other_numbers_behind_a_name(text: str, expected: list[str]) -> None:
    assert found(f"It is {text} in a carcinoma.", RANGES) == [
        *((words, words_concept(words, text)) for words in expected),
        ("carcinoma", "carcinoma"),
    ]


def words_concept(words: str, text: str) -> str:
    return "stage-4" if words in ("IV", "4", "IVB") else text.partition(" ")[0].replace("stage", "stage-3")


def test_an_endless_series_has_some_names_for_each_that_begins_one() -> None:
    text = "IL-2" + "/6/2" * 500
    assert 10 < len(list(find_series(text, (0, 4, ()), build_matcher([NAMES])))) < 100
