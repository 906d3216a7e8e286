"""What the list below an annotated text says of each term: its definition, what warns or corrects, and its sources."""

from typing import Final

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.annotate.terms import Term
from immuno_cli.model import Concept, Document, Scheme, Statement
from immuno_cli.render.pages.annotated_entries import Said, Source, TermEntry, build_entries
from immuno_cli.vocabularies.memory import MemoryVocabulary

DOCUMENTS: Final = (
    Document("doc", "An overview", file="overview.txt", date="2024"),
    Document("ref", "A book", url="https://example.org/book", publisher="A press", accessed="2026-01-01"),
)
T_CELL: Final = Concept(
    "t-cell",
    "T cell",
    definitions=(
        Statement(
            "A white blood cell.",
            "document",
            ("doc:p1.s2", "doc:p4", "ref"),
            xrefs=("X:1", "url:https://example.org/x"),
        ),
    ),
    editorial_notes=(
        Statement("It is not the same as a B cell.", "glossary", tone="correction"),
        Statement("The overview is wrong here.", "glossary", tone="source"),
        Statement("Some texts write T-cell.", "glossary"),
    ),
)
ANTIGEN: Final = Concept("antigen", "Antigen", definitions=(Statement("A cure!", "headline", ("doc:p2",)),))


def entries(*concepts: Concept, files: tuple[str, ...] = ()) -> list[TermEntry]:
    scheme = Scheme("v", "V", language="en", documents=DOCUMENTS)
    vocabulary = MemoryVocabulary("v", scheme, concepts)
    terms = [Term(number, 1, "v", concept) for number, concept in enumerate(concepts, start=1)]
    return build_entries(terms, [vocabulary], files)


def test_terms_stand_in_the_order_of_the_alphabet_and_keep_their_numbers() -> None:
    found = entries(T_CELL, ANTIGEN, Concept("b", "b cell"))
    assert [(entry.label, entry.number) for entry in found] == [("Antigen", 2), ("b cell", 3), ("T cell", 1)]


def test_a_definition_has_its_basis_and_each_source_with_the_places_in_it() -> None:
    antigen, t_cell = entries(T_CELL, ANTIGEN)
    assert antigen.definition.text == "A headline reports: A cure!"
    assert t_cell.definition == Said(
        "A white blood cell.",
        (
            Source("An overview, 2024", "", "paragraph 1, sentence 2; paragraph 4"),
            Source("A book, A press", "https://example.org/book"),
            Source("X:1"),
            Source("https://example.org/x", "https://example.org/x"),
        ),
    )
    assert entries(Concept("c", "c"))[0].definition == Said("")


def test_what_corrects_stands_beside_the_definition_and_other_remarks_do_not() -> None:
    own_words = (Source("The glossary's own words"),)
    assert entries(T_CELL)[0].notes == (Said("It is not the same as a B cell.", own_words),)


@pytest.mark.parametrize(("file", "told"), [("folder/overview.txt", True), ("leaflet.md", False), ("-", False)])
def test_what_is_noted_of_a_document_of_the_glossary_is_told_below_that_document_alone(file: str, told: bool) -> None:
    notes = [note.text for note in entries(T_CELL, files=(file,))[0].notes]
    assert ("The overview is wrong here." in notes) is told


def test_a_page_for_patients_tells_that_a_rash_can_be_severe() -> None:
    with open_vocabulary() as glossary:
        rash = glossary.find_concept("rash")
        assert rash
        (entry,) = build_entries([Term(1, 1, glossary.name, rash)], [glossary])
    assert any("severe" in note.text for note in entry.notes)
