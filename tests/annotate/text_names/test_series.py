"""Names that differ at their end in a number or a letter are each found: "interleukin-2 and -6"."""

from collections.abc import Mapping

import pytest

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
