"""Notes of what reading a file changed or left out: sentences that read well whatever their count."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from immuno_cli.formats import read_file, tidying
from immuno_cli.formats.glossaries import markdown
from immuno_cli.formats.obo import scheme
from immuno_cli.formats.owl import reader as owl
from immuno_cli.formats.reading import Changes, in_number, load_note
from immuno_cli.formats.skos import tally
from immuno_cli.formats.tables import reader as tables
from immuno_cli.vocabularies.validating import check_path

_SKOS: Final = tally._messages(tally.new_tally(Changes()), "en")
MESSAGES: Final[list[str]] = [
    message
    for notes in (scheme.NOTES, owl._NOTES, _SKOS, tables.NOTES, markdown.NOTES, tidying.NOTES)
    for message in notes.values()
]


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_has_a_singular_and_a_plural(message: str) -> None:
    one, many = in_number(message, 1), in_number(message, 2)
    assert one != many
    assert not re.search(r"[\[\]|]", one + many)
    assert re.search(r"\b(was|were|is|are|has|have|holds?|declares?|leads?|names?|got)\b", one)
    assert not re.search(r"^\w+s (is|was|has)\b", one)


def test_a_note_is_in_the_number_of_its_count() -> None:
    changes = Changes()
    changes.add("empty", 3, "x")
    one = changes.notes({"empty": "link[s] that [is|are] empty"})[0]
    changes.add("empty", 4, "y")
    two = changes.notes({"empty": "link[s] that [is|are] empty"})[0]
    assert (one.message, two.message, two.single) == (
        "link that is empty",
        "links that are empty",
        "link that is empty",
    )


@pytest.mark.parametrize("stated", [["a", 1, "links left out", [[7, "x"]]], ["a", 1, "links", [[7, "x"]], "link"]])
def test_a_note_is_read_with_and_without_its_singular(stated: list[Any]) -> None:
    note = load_note(stated)
    assert (note.places[0].line, note.single) == (7, "".join(stated[4:]))


def test_each_place_is_named_by_a_sentence_about_one(tmp_path: Path) -> None:
    file = tmp_path / "a.obo"
    file.write_text('format-version: 1.2\n\n[Term]\nid: A:1\nname: a\nsynonym: "b" BROAD plural []\nxref: no id\n')
    said = [problem.message for problem in check_path(file, directory=tmp_path)]
    assert 'A type of a synonym was left out: synonym: "b" BROAD plural []' in said
    assert (
        'A synonym with a broader or narrower meaning is kept as a related label: synonym: "b" BROAD plural []' in said
    )


def test_what_stands_beside_the_entries_of_a_json_glossary_is_read_or_named(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"version": "2", "license": "CC0", "made-with": "x", "terms": [{"term": "a", "definition": "b"}]}')
    reading = read_file(file)
    assert (reading.scheme.version, reading.scheme.license) == ("2", "CC0")
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-key", "made-with")]


def test_classes_of_owl_beside_concepts_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <http://example.org/> .
:a a skos:Concept ; skos:prefLabel "a"@en . :B a owl:Class ; rdfs:label "b" .
"""
    )
    pytest.importorskip("pyoxigraph")
    both = next(note for note in read_file(file).notes if note.code == "both")
    assert (both.message, [place.text for place in both.places]) == (
        "class of OWL was read beside the concepts of SKOS",
        ["B"],
    )
