"""Marks of sources, and where in them a passage stands."""

import pytest

from immuno_cli.model import Document, Section
from immuno_cli.questions.citations import CitedPassage, cite

ARTICLE = Document(
    "001", "The article", "a.txt", sections=(Section(18, 25, "the article"), Section(29, 32, "comments"))
)
OVERVIEW = Document("000", "The overview", "b.txt")
PAGE = Document("nci-fever", "Fever", url="https://example.org/fever")
KNOWN = {document.id: document for document in (ARTICLE, OVERVIEW, PAGE)}


def test_letters_mark_documents_and_numbers_references() -> None:
    found = cite(KNOWN, ["nci-fever", "001:p22.s1", "unknown", "000:p1"])
    assert [(source.mark, source.id) for source in found.sources] == [
        ("A", "001"),
        ("B", "000"),
        ("1", "nci-fever"),
        ("2", "unknown"),
    ]
    assert found.of(["unknown", "000:p1", "nci-fever", "000:p1"]) == ["B", "1", "2"]


def test_paragraphs_of_a_named_part_are_counted_there() -> None:
    (source,) = cite(KNOWN, ["001:p22.s3", "001:p29", "001:p22.s1"]).sources
    assert source.passages == (
        CitedPassage("A1", "the article, paragraph 5, sentences 1 and 3"),
        CitedPassage("A2", "comments, paragraph 1"),
    )
    assert source.places == "the article, paragraph 5; comments, paragraph 1"


def test_a_single_paragraph_needs_no_mark_of_its_own() -> None:
    found = cite(KNOWN, ["000:p2.s1", "000:p2.s2"])
    assert found.exact == {"000:p2.s1": "A", "000:p2.s2": "A"}
    assert found.sources[0].passages == (CitedPassage("A", "paragraph 2, sentences 1 and 2"),)


@pytest.mark.parametrize(
    ("paragraphs", "places"),
    [
        ([7], "paragraph 7"),
        ([7, 8], "paragraphs 7 and 8"),
        ([7, 8, 9], "paragraphs 7 to 9"),
        ([7, 9, 11], "paragraphs 7, 9 and 11"),
    ],
)
def test_paragraphs_are_told_together(paragraphs: list[int], places: str) -> None:
    (source,) = cite(KNOWN, [f"000:p{paragraph}" for paragraph in paragraphs]).sources
    assert source.places == places


def test_there_is_a_letter_for_any_number_of_documents() -> None:
    many = {str(n): Document(str(n), f"title {n}", f"{n}.txt") for n in range(30)}
    assert [source.mark for source in cite(many, many).sources][24:] == ["Y", "Z", "AA", "AB", "AC", "AD"]


def test_a_passage_of_no_known_shape_is_cited_as_it_is() -> None:
    found = cite({}, ["odd", "a:pX", "https://example.org/a:b"])
    assert [(source.mark, source.id, source.passages) for source in found.sources] == [
        ("1", "odd", ()),
        ("2", "a:pX", ()),
        ("3", "https://example.org/a:b", ()),
    ]
