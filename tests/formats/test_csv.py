"""CSV, read: the header people write, and the rows they get wrong."""

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Reading
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.model import Concept, Statement


def read(text: str) -> Reading:
    return read_csv(text.encode(), name="file")


def test_the_least_a_table_says() -> None:
    reading = read("id,prefLabel,altLabel,definition,broader\nk,knife,blade|cutter,Cuts.,tool\ntool,tool,,,\n")
    assert list(reading.concepts) == [
        Concept("k", "knife", ("blade", "cutter"), definitions=(Statement("Cuts."),), broader=("tool",)),
        Concept("tool", "tool"),
    ]
    assert (reading.scheme.id, reading.scheme.title) == ("file", "file")


@pytest.mark.parametrize(
    "header", ["ID,Name,Synonyms", "id;preferred label;alt_label", "identifier\tterm\tskos:altLabel"]
)
def test_headers_that_people_write(header: str) -> None:
    separator = next(character for character in ",;\t" if character in header)
    reading = read(f"{header}\r\n{separator.join(('k', 'knife', 'blade'))}\r\n")
    assert list(reading.concepts) == [Concept("k", "knife", ("blade",))]


def test_a_cell_in_quotes_holds_what_it_likes() -> None:
    reading = read('\ufeffid,prefLabel,definition\nk,"knife, ""sharp""","two\nlines and a \\| bar"\n')
    assert reading.concepts[0].pref_label == 'knife, "sharp"'
    assert reading.concepts[0].definitions == (Statement("two\nlines and a | bar"),)


def test_what_is_mended_is_counted() -> None:
    reading = read("id,prefLabel,color\n,knife,red\n,,\nb,,blue,more\n\n")
    assert [(c.id, c.pref_label) for c in reading.concepts] == [("knife", "knife"), ("b", "b")]
    assert {note.code: note.count for note in reading.notes} == {
        "no-id": 1,
        "blank-row": 1,
        "long-row": 1,
        "unknown-column": 1,
    }


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "id,prefLabel\n", "", "prefLabel", 'id,prefLabel\nk,"no end\n'])
def test_what_is_no_table_of_terms_is_refused(text: str) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(text)


def test_a_bad_row_is_named_by_its_line() -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read('id,prefLabel\na,b\nk,"x"y\n')
    assert raised.value.where == "line 3"
