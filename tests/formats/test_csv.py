"""CSV, read: the header people write, and the rows they get wrong."""

import csv
import io
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Reading
from immuno_cli.formats.tables.layout import find_layout
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.formats.tables.rows import MAX_CELL, Row, iter_rows
from immuno_cli.formats.tables.writer import dump_csv
from immuno_cli.model import Concept, Distinction, Review, Scheme, Statement


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


def test_what_is_repaired_is_counted() -> None:
    reading = read("id,prefLabel,color\n,knife,red\n,,\n,,green\nb,,blue,more\n\n")
    assert [(c.id, c.pref_label) for c in reading.concepts] == [("knife", "knife"), ("b", "b")]
    assert {note.code: note.count for note in reading.notes} == {
        "no-id": 1,
        "no-label": 1,
        "blank-row": 1,
        "long-row": 1,
        "unknown-column": 1,
    }
    assert {note.code: [tuple(place) for place in note.places] for note in reading.notes} == {
        "unknown-column": [(1, "color")],
        "no-id": [(2, "knife")],
        "no-label": [(5, "b")],
        "blank-row": [(4, "")],
        "long-row": [(5, "more")],
    }


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "id,prefLabel\n", "", "prefLabel"])
def test_what_is_no_table_of_terms_is_refused(text: str) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(text)


def test_related_labels_pronunciations_distinctions_and_reviews_have_columns() -> None:
    reading = read(
        "id,prefLabel,relatedLabel,pronunciation,distinctFrom,distinctFromSource,review,extends\n"
        "fork,fork,tines|prong,FAWRK,spoon It holds soup.|knife It cuts.,reference page|-,read-twice 2026-11,tools\n"
        "spoon,spoon,,,spork,,unheard-of,\n"
    )
    assert list(reading.concepts) == [
        Concept(
            "fork",
            "fork",
            related_labels=("tines", "prong"),
            pronunciations=("FAWRK",),
            distinct_from=(
                Distinction("spoon", "It holds soup.", "reference", ("page",)),
                Distinction("knife", "It cuts."),
            ),
            review=Review("read-twice", "2026-11"),
        ),
        Concept("spoon", "spoon"),
    ]
    assert reading.scheme.extends == "tools"


def test_a_header_may_go_on_in_the_next_line() -> None:
    header = 'id,prefLabel,"my\nremarks"'
    assert list(read(f"{header}\nk,knife,sharp\n").concepts) == [Concept("k", "knife")]


def test_a_cell_may_be_longer_than_the_csv_module_allows() -> None:
    long = "x" * (csv.field_size_limit() + 1)
    for cell in (long, f'"{long}"'):
        assert read(f"id,prefLabel\nk,{cell}\n").concepts[0].pref_label == long


def test_a_space_before_a_quotation_mark_is_no_part_of_the_cell() -> None:
    reading = read('Term, Definition, Note\nserum, "Blood, without cells", x\nplasma, "Blood\nwith clotting", y\n')
    assert [concept.definitions[0].text for concept in reading.concepts] == [
        "Blood, without cells",
        "Blood\nwith clotting",
    ]
    assert not reading.notes


def test_a_space_behind_a_quotation_mark_is_no_part_of_the_cell() -> None:
    reading = read(
        'Term,Definition,Note\nserum,"Blood, without cells" ,x\nplasma,p,"Blood\nwith ""clots""" \nfat,"a, b" \n'
    )
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma", "fat"]
    assert [concept.definitions[0].text for concept in reading.concepts] == ["Blood, without cells", "p", "a, b"]
    assert [note.text for note in reading.concepts[1].scope_notes] == ['Blood\nwith "clots"']
    assert [note.code for note in reading.notes] == ["short-row"]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_has_an_end_all_the_same(quote: str) -> None:
    cell = f"{quote}{'x' * (MAX_CELL + 1)}{quote}"
    with pytest.raises(InvalidVocabularyError, match="longer than 1,048,576 characters") as raised:
        read(f"id,prefLabel\nk,knife\nl,{cell}\n")
    assert raised.value.where == "line 3"


def test_the_limit_of_the_csv_module_stays_as_it_is_for_every_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*limit: int) -> NoReturn:
        raise AssertionError(limit)

    monkeypatch.setattr(csv, "field_size_limit", refuse)
    assert len(read("id,prefLabel\nk,knife\n").concepts) == 1
    assert "".join(dump_csv(Scheme("x", "X", "en"), [Concept("k", "knife")]))


@pytest.mark.parametrize(
    ("text", "line", "cells"),
    [
        ('id,prefLabel\na,b\nk,"x"y\n', 3, ["k", '"x"y']),
        ('id,prefLabel\na,b\n"k\nl","x"y\n', 3, ['"k']),
        ('id,prefLabel\na,b\nk,"no end\n\n', 3, ["k", '"no end']),
        ('\n\nid,prefLabel\na,"b"c\n', 4, ["a", '"b"c']),
        ('id,prefLabel\na,"say "ah", then "oh""\nb,c\n', 2, ["a", 'say "ah", then "oh"']),
        ('id,prefLabel\na,"two "odd"\nlines"\nb,c\n', 2, ["a", 'two "odd"\nlines']),
    ],
)
def test_a_quotation_mark_that_is_wrong_costs_no_other_row(text: str, line: int, cells: list[str]) -> None:
    changes = Changes()
    rows = list(iter_rows(text, ",", changes, width=2))
    assert Row(line, cells) in rows
    (note,) = changes.notes({"loose-quote": ""})
    assert note.places[0].line == line
    assert sum(row.cells[0] in {"id", "a", "b"} for row in rows) == text.count("id,") + text.count("\na,") + text.count(
        "\nb,"
    )


@given(st.text(st.sampled_from('ab,;"\n\t '), max_size=12), st.sampled_from(",;\t"))
def test_rows_are_those_that_the_csv_module_reads(text: str, delimiter: str) -> None:
    """The module is stricter or laxer with quotation marks in no case."""
    expected: list[list[str]] | None
    try:
        expected = [cells for cells in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True) if cells]
    except csv.Error:
        expected = None
    changes = Changes()
    rows = [row.cells for row in iter_rows(text, delimiter, changes)]
    assert bool(changes) == (expected is None)
    assert expected is None or rows == expected


@pytest.mark.parametrize("header", ['id,"prefLabel"x', '"id"x;prefLab', "", "date,amount", "Name the price, then pay."])
def test_a_line_that_is_no_header_begins_no_table(header: str) -> None:
    assert find_layout(header, NO_OPTIONS) is None


def test_progress_is_told_while_rows_are_read() -> None:
    told: list[int] = []
    rows = "".join(f"{number},name {number}\n" for number in range(4100))
    read_csv(f"id,prefLabel\n{rows}".encode(), name="x", progress=lambda _stage, done, _total: told.append(done))
    assert told[:2] == [2000, 4000]
