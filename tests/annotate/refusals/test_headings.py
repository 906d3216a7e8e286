"""Headings in capitals: an abbreviation that is an English word counts where the text uses it elsewhere."""

import re
from collections.abc import Iterator

import pytest

from immuno_cli.annotate.refusals import headings
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

DISEASES = vocabulary(
    Concept("all", "acute lymphoblastic leukemia", ("ALL",)),
    Concept("aml", "acute myeloid leukemia", ("AML",)),
    Concept("as", "ankylosing spondylitis", ("AS",)),
    Concept("fever", "fever"),
)


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("TREATMENT OF ALL IN CHILDREN", "Children with ALL are treated for years."),
        ("RELAPSED ALL", "ALL is a disease of the blood."),
        ("TREATMENT FOR ALL", "Acute lymphoblastic leukemia is treated."),
        ("WHAT IS ALL?", "Some patients with ALL are adults."),
        ("LIVING WITH ALL\r", "Some patients with ALL are adults."),
        ("CARE OF ALL AND CLL", "Both have a cure."),
        ("SHE HAS A HISTORY OF ALL.", "NO FEVER."),
    ],
)
def test_a_heading_names_the_disease_that_the_text_is_about(heading: str, rest: str) -> None:
    assert ("ALL", "all") in found(f"{heading}\n\n{rest}", DISEASES)[:1]


@pytest.mark.parametrize(
    "heading",
    [
        *("ALL PATIENTS SIGN", "THE CARE OF ALL CHILDREN", "BEST OF ALL", "AFTER ALL", "FREE FOR ALL", "OPEN TO ALL"),
        "CARE AS USUAL",
    ],
)
def test_other_headings_have_an_english_word(heading: str) -> None:
    text = f"{heading}\n\nPatients with ALL or AS have a fever."
    assert [start for start, _ in found(text, DISEASES)] == ["ALL", "AS", "fever"]


@pytest.mark.parametrize("heading", ["THE CARE OF ALL", "LOVE OF ALL AND EVERYONE", "THE SAME AS"])
def test_a_text_that_does_not_speak_of_the_disease_has_an_english_word(heading: str) -> None:
    assert found(f"{heading}\n\nThe children have a fever.", DISEASES) == [("fever", "fever")]


def test_what_a_heading_names_is_told_text_by_text() -> None:
    heading = "THE CARE OF ALL\n\n"
    about, other = f"{heading}Children with ALL have a fever.", f"{heading}The children have a fever."
    assert [len(found(text, DISEASES)) for text in (about, other, about)] == [3, 1, 3]


def test_a_text_is_looked_through_once_for_many_abbreviations_in_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    class Capitals:
        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            looked.append(text)
            return re.finditer(r"\b[A-Z]+\b", text)

    monkeypatch.setattr(headings, "_CAPITALS", Capitals())
    words = ("as", "at", "be", "by", "do", "he", "if", "in", "it", "me", "my", "no", "on", "or", "so", "to", "up", "us")
    many = vocabulary(*(Concept(word, f"{word} syndrome of quarks", (word.upper(),)) for word in words))
    text = "\n\n".join(f"CARE OF {word.upper()}\n\nPatients with {word.upper()} are ill." for word in words * 2)
    assert len(found(text, many)) == 4 * len(words)
    assert looked == [text]


LEUKEMIA = vocabulary(Concept("leukemia", "acute lymphoblastic leukemia", ("ALL",)))


@pytest.mark.parametrize(
    "text",
    [
        *("ALL medicines can cause side effects.", "Read this. ALL children with a fever need a doctor."),
        *("Note: ALL doses are for adults.", "ALL treatment was stopped.", "ALL staff must be vaccinated."),
    ],
)
def test_at_the_beginning_of_a_sentence_all_counts_what_follows_if_nothing_speaks_of_leukemia(text: str) -> None:
    assert found(text, LEUKEMIA) == []


@pytest.mark.parametrize(
    "text",
    [
        *("ALL cells were found.", "ALL starts in the bone marrow.", "ALL relapse is treated."),
        *("ALL patients had leukaemia.", "ALL treatment lasts long. She had a child with ALL."),
    ],
)
def test_at_the_beginning_of_a_sentence_all_is_the_disease_if_something_speaks_of_it(text: str) -> None:
    assert ("ALL", "leukemia") in found(text, LEUKEMIA)


def test_a_text_is_looked_through_once_for_what_speaks_of_leukemia(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    is_in_sentence = headings._is_in_sentence

    def look(text: str, found: re.Match[str], *, told: bool = True) -> bool:
        looked.append(found.start())
        return is_in_sentence(text, found, told=told)

    monkeypatch.setattr(headings, "_is_in_sentence", look)
    assert found("ALL tablets help. " * 500, LEUKEMIA) == []
    assert len(looked) == len(set(looked)) == headings._MOST_LOOKED_AT
