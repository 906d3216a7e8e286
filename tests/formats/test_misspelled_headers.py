"""Columns whose names are within a typo of a known one: it is proposed how they are read, and they are not read so."""

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Note, Reading
from immuno_cli.formats.tables.header_names.misspelled import likely_meant
from immuno_cli.formats.tables.naming import read_as
from immuno_cli.formats.tables.reader import read_csv


def read(text: str) -> Reading:
    return read_csv(text.encode(), name="words")


def noted(reading: Reading) -> dict[str, Note]:
    return {note.code: note for note in reading.notes}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Defintion", "definition"),
        ("Discription", "definition"),
        ("Sinonym", "altLabel"),
        ("Abrivation", "altLabel"),
        ("Catagory", "categories"),
        ("Bezeichung", "prefLabel"),
        ("Erklärng", "definition"),
        ("Trem", "prefLabel"),
        ("Altrnative Label", "altLabel"),
        ("Defintion_de", "definition@de"),
        ("Nmae", "prefLabel"),
        ("Exmaple", "example"),
        ("Synonmys (EN)", "altLabel@en"),
        ("Clinical defintion", "definition"),
    ],
)
def test_a_name_within_a_typo_of_a_known_one_is_likely_meant_as_it(name: str, meant: str) -> None:
    assert likely_meant(name, read_as) == meant


@pytest.mark.parametrize(
    "name",
    [
        "Patent",
        "Colour",
        "Turn",
        "Tern",
        "Unit",
        "x",
        "",
        "Codex",
        "Turm",
        "Tage",
        "Noten",
        "Varianz",
        "Worte",
        "Typus",
        "name 1",
        "영어",
        "related_tests",
        "Noted by",
        "d" * 300,
    ],
)
def test_another_word_is_no_typo(name: str) -> None:
    assert likely_meant(name, read_as) == ""


def test_a_misspelled_column_is_left_out_with_the_option_that_reads_it() -> None:
    reading = read("Term,Defintion,Sinonym,Colour\nserum,Blood without its cells.,sera,yellow\n")
    assert reading.concepts[0].alt_labels == ()
    assert not reading.concepts[0].definitions
    notes = noted(reading)
    assert notes.keys() == {"unknown-column", "misspelled-column"}
    assert [place.text for place in notes["misspelled-column"].places] == ["Defintion", "Sinonym"]
    assert "--column Defintion=definition --column Sinonym=altLabel" in notes["misspelled-column"].message


def test_a_column_that_the_table_has_already_is_not_proposed_again() -> None:
    notes = noted(read("Term,Definition,Trem,Defintion,Sinonym\nserum,Blood without cells.,s,Blood.,sera\n"))
    assert [place.text for place in notes["unknown-column"].places] == ["Trem", "Defintion"]
    assert "(did you mean --column Sinonym=altLabel?)" in notes["misspelled-column"].message


def test_a_misspelled_column_without_a_cell_is_not_noted() -> None:
    assert noted(read("Term,Definition,Sinonym\nserum,Blood without its cells.,\n")) == {}


def test_the_refusal_of_a_misspelled_header_has_the_options_that_read_it() -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read("Trem,Defintion,Colour\nserum,Blood without its cells.,yellow\nplasma,Blood that cannot clot.,yellow\n")
    assert raised.value.hint == (
        "Did you mean: immuno vocabulary add FILE --column Trem=prefLabel --column Defintion=definition?"
    )


def test_the_refusal_proposes_nothing_that_is_refused_again() -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read("Colour,Defintion\nred,A colour like that of blood.\nblue,A colour like that of the sky.\n")
    assert "Did you mean" not in str(raised.value.hint)
    assert "--column Colour=prefLabel" in str(raised.value.hint)
