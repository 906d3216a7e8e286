"""Abbreviations that a text defines without parentheses: with a sign of equality, in a list, or between commas."""

import pytest

from immuno_cli.annotate.schwartz_hearst import find_definitions
from tests.annotate.reading import concepts

KNOWN = frozenset(("dc", "os", "ctl", "cell", "disease", "survival"))


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("DC = disease control. The DC grew.", [("DC", "disease control")]),
        ("Abbreviations: DC, disease control; OS, operating system.", None),
        ("Key:\nDC: disease control\nOS\toverall survival\n", None),
        ("The disease control, DC, was good.", [("DC", "disease control")]),
        ("Cells (Dana, Carol, DC, and others) and DC, dendritic cells of mice matured.", []),
    ],
)
def test_what_is_defined(text: str, defined: list[tuple[str, str]] | None) -> None:
    found = [(one.short, one.long) for one in find_definitions(text, KNOWN)]
    if defined is None:
        assert {short for short, _ in found} == {"DC", "OS"}
    else:
        assert found == defined


@pytest.mark.parametrize(
    "text",
    [
        "MM = mismatch mutant. The MM grew, and T cells with the MM spread.",
        "Abbreviations: CTL, control; MM, mismatch mutant; NK, not known.\n\nT cells with the MM rose.",
        "The mismatch mutant, MM, was seen in T cells; the MM fell.",
    ],
)
def test_a_meaning_of_its_own_hides_that_of_the_vocabulary(text: str) -> None:
    assert concepts(text) == ["t-cell"]


def test_a_meaning_of_the_vocabulary_is_marked_as_before() -> None:
    text = "Abbreviations: MM, multiple myeloma; IL-2, interleukin-2. The MM grew, as did IL-2."
    assert concepts(text) == ["mm", "mm", "il-2", "il-2", "mm", "il-2"]
