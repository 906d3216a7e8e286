"""Files of the formats that are UTF-8 by definition, in another encoding."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import TableOptions
from immuno_cli.vocabularies.validating import check_path

PREFIX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> ."
LABEL = '<http://www.w3.org/2004/02/skos/core#prefLabel> "Nävus"@de .'
FILES = {
    "turtle": f'{PREFIX}<http://e.org/1> a skos:Concept ; skos:prefLabel "Nävus"@de .\n',
    "ntriples": f"<http://e.org/1> {TYPE}\n<http://e.org/1> {LABEL}\n",
    "jsonld": '{"@id": "http://e.org/1", "@type": "http://www.w3.org/2004/02/skos/core#Concept",'
    ' "http://www.w3.org/2004/02/skos/core#prefLabel": "Nävus"}',
    "rdfxml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="http://e.org/1">'
    '<skos:prefLabel xml:lang="de">Nävus</skos:prefLabel></skos:Concept></rdf:RDF>',
    "obographs": '{"graphs": [{"id": "d", "nodes": [{"id": "D:1", "lbl": "Nävus", "type": "CLASS"}]}]}',
    "bundle": '{"id": "d", "title": "D", "language": "de", "concepts": [{"id": "1", "prefLabel": "Nävus"}]}',
    "glossary": '[{"term": "Nävus", "definition": "Ein Mal der Haut"}]',
    "obo": "format-version: 1.2\n\n[Term]\nid: X:1\nname: Nävus\n",
}


def write(folder: Path, data: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("kind", FILES)
def test_every_format_is_read_in_wide_characters(tmp_path: Path, kind: str, encoding: str) -> None:
    reading = read_file(write(tmp_path, FILES[kind].encode(encoding)))
    assert [concept.pref_label for concept in reading.concepts] == ["Nävus"]
    assert "guessed-encoding" not in [note.code for note in reading.notes]


@pytest.mark.parametrize("kind", FILES)
def test_single_bytes_are_read_by_a_guess_that_is_named(tmp_path: Path, kind: str) -> None:
    reading = read_file(write(tmp_path, FILES[kind].encode("cp1252")))
    assert [concept.pref_label for concept in reading.concepts] == ["Nävus"]
    guesses = [note.message for note in reading.notes if note.code == "guessed-encoding"]
    assert len(guesses) == 1
    assert "windows-1252" in guesses[0]


def test_a_glossary_in_json_is_read_in_the_encoding_that_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, FILES["glossary"].encode("cp850"))
    reading = read_file(path, options=TableOptions(encoding="cp850"))
    assert [concept.pref_label for concept in reading.concepts] == ["Nävus"]


@pytest.mark.parametrize("kind", ["bundle", "turtle"])
def test_a_check_names_the_guess(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, FILES[kind].encode("cp1252"))
    problems = [problem for problem in check_path(path, directory=tmp_path) if problem.severity == "note"]
    assert "guessed-encoding" in [problem.code for problem in problems]
    assert {problem.file for problem in problems} == {str(path)}


@pytest.mark.parametrize("kind", ["turtle", "jsonld", "obographs", "obo"])
def test_a_file_in_no_known_encoding_is_to_be_saved_as_utf_8(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, FILES[kind].encode().replace("ä".encode(), b"\x81\x8d\x81\x90"))
    with pytest.raises(InvalidVocabularyError, match="this is not UTF-8") as caught:
        read_file(path)
    assert caught.value.hint == "Save it as UTF-8."
