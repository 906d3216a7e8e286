"""Abbreviations that a text defines without parentheses: with a sign of equality, in a list, or between commas."""

import pytest

from immuno_cli.annotate.definitions.finding import find_definitions
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate import cells
from tests.annotate.cells import vocabulary
from tests.annotate.reading import concepts, marks

KNOWN = frozenset(("dc", "os", "ctl", "cell", "disease", "survival"))


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("DC = disease control. The DC grew.", [("DC", "disease control")]),
        ("Abbreviations: DC, disease control; OS, operating system.", None),
        ("Key:\nDC: disease control\nOS\toverall survival\n", None),
        ("The disease control, DC, was good.", [("DC", "disease control")]),
        ("DC, disease control; OS, operating system.", None),
        ("DC, disease control.\nThe DC was good.", [("DC", "disease control")]),
        ("DC: disease control. The DC was good.", [("DC", "disease control")]),
        ("DC, disease, control and more", []),
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


@pytest.mark.parametrize(
    "definition",
    [
        *(
            "MM stands for mismatch mutant.",
            "Here, “MM” stands for mismatch mutant and so on.",
            "(MM: short for mice.)",
        ),
        *("MM is short for mismatch mutant;", "an MM, short for “mismatch mutant”,", "MM is an abbreviation of mice."),
        *("The mismatch mutant, known as the MM, grew.", "Mismatch mutants, also known as MMs, grew."),
        *("The mismatch mutant, abbreviated MM, grew.", "A mismatch mutant is often abbreviated as “MM”."),
        *("The mismatch mutant – MM – grew.", "The mismatch mutant—MM—grew.", "A mismatch mutant, MM, grew."),
        *("MM stands\nfor mismatch mutant.", "The mismatch\nmutant, known as\nMM, grew.", "MM: mismatch mutant\n"),
    ],
)
def test_a_meaning_that_the_text_says_in_words_hides_that_of_the_vocabulary(definition: str) -> None:
    assert concepts(f"{definition} T cells with the MM and MMs spread.") == ["t-cell"]
    if definition[0] != "M" or ":" not in definition:
        assert concepts(f"T cells with the MM spread. {definition}") == ["t-cell"]


@pytest.mark.parametrize(
    "definition",
    [
        *("ML stands for multiple myeloma here.", "Multiple myeloma, known as the MMO, grows."),
        *("Multiple myeloma – MMO – grows.", "MMO is short for multiple myeloma."),
    ],
)
def test_a_long_form_of_the_vocabulary_gives_the_short_form_its_meaning(definition: str) -> None:
    short = "ML" if "ML" in definition else "MMO"
    assert set(concepts(f"{definition} The {short} grew")) == {"mm"}


@pytest.mark.parametrize(
    "text",
    [
        *("MM, known as the worst, grew", "It stands for MM", "the MM stands for a long time", "MM – a fever – grew"),
        *("a short for MM", "cells, abbreviated MM", "the sad case known as MM"),
    ],
)
def test_words_that_define_nothing(text: str) -> None:
    assert "mm" in concepts(f"T cells. {text}")


@pytest.mark.parametrize(
    "definition",
    [
        *(
            "(MM; mismatch mutant)",
            "MM denotes a mismatch mutant",
            "MM refers to the mismatch mutant",
            "MM means mice made.",
        ),
        *("We write MM for mismatch mutants", "Let MM be the mismatch mutant", "mismatch mutants, in short MM, grew"),
        *("mismatch mutants, or simply MM, grew", "mismatch mutants are called MM.", "mismatch mutants, aka MM,"),
        *("mismatch mutants, i.e. MM, grew", "the mismatch mutant/MM grew", "MM, meaning mismatch mutant,"),
        *("MM -- mismatch mutants -- grew", "MM, or mismatch mutant, grew", "MM, mismatch mutants, grew"),
        *("MM (which means mismatch mutant) grew", "MM (from mismatch mutant) grew", "MM, that is, mismatch mutants"),
        *("mismatch mutants,\u00a0or\r\nMM, grew", "MM,\u00a0i.e.\u00a0mismatch mutant, grew"),
        *("MM—mismatch mutants—grew", "mismatch\nmutants, called\nMM, grew"),
    ],
)
def test_words_beside_an_abbreviation_that_have_its_letters_say_what_it_means(definition: str) -> None:
    assert concepts(f"It is so. {definition} T cells with the MM and MMs spread.") == ["t-cell"]
    assert concepts(f"T cells with the MM. It is so: {definition}") == ["t-cell"]


@pytest.mark.parametrize(
    "text",
    [
        *("MM, multiple myeloma, grew", "MM means multiple myeloma", "multiple myelomas, or MM, grew", "MM/IL-2 grew"),
        *("many mice, MM and IL-2", "MM, many mice and so on", "the MM is many", "MM means\n\nmany mice"),
        *("MM; many, most of it", "in many. MM grew", "MM or many others", "mismatch MM"),
    ],
)
def test_the_name_in_full_and_other_words_beside_an_abbreviation_change_nothing(text: str) -> None:
    assert "mm" in concepts(f"It is so. {text}, and the MM")
    assert concepts(f"It is so. {text}, and the MM")[-1] == "mm"


def test_an_abbreviation_beside_another_name_of_its_concept_keeps_its_meaning() -> None:
    names = vocabulary(Concept("p", "disease progression", ("progressive disease", "PD")))
    text = "PD means progressive disease. Then PD is bad"
    assert [concept for _, concept in marks(text, Kind.TEXT, names)] == ["p", "p", "p"]


def test_a_redefined_abbreviation_leaves_names_that_have_it_alone() -> None:
    assert concepts("MM or mismatch mutants; multiple myeloma and MM, myeloma") == ["mm", "mm"]


@pytest.mark.parametrize("lead", ["or", "hereafter", "abbreviated as"])
def test_a_short_form_that_no_label_has_may_be_named_between_commas(lead: str) -> None:
    names = vocabulary(Concept("mm", "multiple myeloma"))
    assert [one for _, one in cells.found(f"A multiple myeloma, {lead} MM, grew. The MM grew", names)] == ["mm"] * 3
    assert [one for _, one in cells.found("A multiple myeloma, MM, grew. The MM grew", names)] == ["mm"]


def test_what_has_the_abbreviation_itself_is_no_long_form_of_it() -> None:
    assert concepts("T cells with monoclonal MM, the MM") == ["t-cell", "mm", "mm"]
    assert concepts("T cells with mixed medium, or MM, grew") == ["t-cell"]


def test_a_short_form_between_dashes_counts_also_behind_a_leading_word() -> None:
    assert concepts("T cells: the mixed medium – MM – grew in MM") == ["t-cell"]
    assert concepts("T cells: the mixed medium, often – MM – grew in MM") == ["t-cell"]
    assert concepts("T cells: the mixed stuff – MM – grew in MM") == ["t-cell", "mm", "mm"]
