"""Workbooks of Excel and OpenDocument: read as tables are, and within bounds."""

import sys
from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError, UsageError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.model import Concept, Statement
from tests.formats.workbook_files import ods, text_cell, xlsx, xlsx_rows

TERMS = xlsx_rows(("Begriff", "Erklärung", "Synonyme"), ("Nävus", "Ein Mal", "Muttermal; Mal"), ("Ödem", "Wasser"))


def read(folder: Path, data: bytes, **told: str) -> Reading:
    path = folder / "terms.xlsx"
    path.write_bytes(data)
    return read_file(path, options=TableOptions(**told))  # type: ignore[arg-type]


def test_an_excel_workbook_is_a_table(tmp_path: Path) -> None:
    assert list(read(tmp_path, xlsx({"Terms": TERMS})).concepts) == [
        Concept("Nävus", "Nävus", ("Muttermal", "Mal"), definitions=(Statement("Ein Mal"),)),
        Concept("Ödem", "Ödem", definitions=(Statement("Wasser"),)),
    ]


def test_an_open_document_workbook_is_a_table(tmp_path: Path) -> None:
    """Programs state the empty rest of a sheet as one cell that is repeated."""
    rest = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    reading = read(tmp_path, ods(("Term", "Definition"), ("serum", "Blood"), more=rest))
    assert list(reading.concepts) == [Concept("serum", "serum", definitions=(Statement("Blood"),))]


def test_the_first_sheet_with_a_known_header_is_read_or_the_one_that_is_told(tmp_path: Path) -> None:
    about = xlsx_rows(("Made by us",), ("in 2026",))
    other = xlsx_rows(("Term", "Note"), ("serum", "old"))
    data = xlsx({"Old": other, "About": about, "Terms": TERMS, "Other": other}, hidden="Old")
    assert read(tmp_path, data).concepts[0].id == "Nävus"
    assert read(tmp_path, data, sheet="Other").concepts[0].id == "serum"
    assert read(tmp_path, data, sheet="Old").concepts[0].id == "serum"
    with pytest.raises(UsageError, match="no sheet “Terns”") as raised:
        read(tmp_path, data, sheet="Terns")
    assert "Old, About, Terms, Other" in raised.value.hint


def test_sheets_that_are_not_read_are_named_unless_one_is_told(tmp_path: Path) -> None:
    other = xlsx_rows(("Term", "Note"), ("serum", "old"))
    data = xlsx({"Terms": TERMS, "Other": other, "Empty": ""})
    notes = {note.code: [place.text for place in note.places] for note in read(tmp_path, data).notes}
    assert notes == {"other-sheet": ["Other"]}
    assert read(tmp_path, data, sheet="Other").notes == ()


def sheets_read(folder: Path, sheets: dict[str, str]) -> tuple[str, dict[str, list[str]]]:
    """Return the first term that is read of a workbook, and the sheets that are left out by the code of the note."""
    reading = read(folder, xlsx(sheets))
    notes = {note.code: [place.text for place in note.places] for note in reading.notes if "other-" in note.code}
    return reading.concepts[0].pref_label, notes


def test_a_sheet_of_terms_comes_before_a_cover_and_a_list_of_persons(tmp_path: Path) -> None:
    cover = xlsx_rows(("Title", "Description"), ("Terms of blood", "What they mean"))
    persons = xlsx_rows(("Name", "City"), ("Ada", "Ulm"), ("Ben", "Bonn"), ("Cy", "Graz"))
    label, left_out = sheets_read(tmp_path, {"Cover": cover, "Who": persons, "Terms": TERMS})
    assert (label, left_out) == ("Nävus", {"other-sheet": ["Cover", "Who"]})


def test_of_short_sheets_the_one_with_the_most_terms_is_read_and_other_glossaries_are_named(tmp_path: Path) -> None:
    columns = xlsx_rows(("Name", "Description"), ("Term", "The term itself"), ("Note", "What is to be said of it"))
    terms = xlsx_rows(("Term", "Parent"), ("blood", ""), ("serum", "blood"), ("sera", "blood"), ("plasma", "blood"))
    data = xlsx({"Read me": columns, "All [terms]": terms, "Other": ""})
    (note,) = read(tmp_path, data).notes
    assert (note.code, [place.text for place in note.places]) == ("other-glossary", ["Read me"])
    assert "“All terms” is read; --sheet NAME reads another" in note.message


@pytest.mark.parametrize(
    "longer",
    [
        ("Name", "Description", "Ada {}", "Head of unit {}"),
        ("Name", "Synonyms", "drug {}", "brand {}"),
        ("Level 1", "Level 2", "Region {}", "Site {}"),
        ("Term", "Definition", "old cell {}", "What was said of cell {}"),
    ],
)
def test_the_first_sheet_of_many_terms_is_read_though_a_longer_one_follows(
    tmp_path: Path, longer: tuple[str, ...]
) -> None:
    def rows(first: str, second: str, label: str, text: str, *, count: int) -> str:
        return xlsx_rows((first, second), *((label.format(n), text.format(n)) for n in range(count)))

    readme = xlsx_rows(("Name", "Description"), ("Term", "The term"), ("Meaning", "What it means"), ("By", "Who"))
    terms = rows("Term", "Definition", "cell {}", "What cell {} does", count=20)
    sheets = {"Columns": readme, "Terms": terms, "More": rows(*longer, count=1000)}
    assert sheets_read(tmp_path, sheets) == ("cell 0", {"other-glossary": ["Columns", "More"]})


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [("Who", ("Name", "Description", "E-mail")), ("Authors", ("Name", "Description")), ("Who", ("Surname", "Note"))],
)
def test_a_dozen_persons_do_not_come_before_a_glossary(tmp_path: Path, sheet: str, columns: tuple[str, ...]) -> None:
    persons = xlsx_rows(columns, *(tuple(f"{column} of person {n}" for column in columns) for n in range(12)))
    terms = xlsx_rows(("Name", "Description"), *((f"cell {n}", f"What cell {n} does") for n in range(40)))
    label, left_out = sheets_read(tmp_path, {sheet: persons, "Glossary of cells": terms})
    assert (label, [name for names in left_out.values() for name in names]) == ("cell 0", [sheet])


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [
        ("Glossary", ("Term", "Definition", "Owner", "Email")),
        ("Cells", ("Term", "Plain definition of the term", "Phone")),
        ("Zellen", ("Begriff", "Definition", "Nachname")),
        ("Data dictionary", ("Name", "Description", "Steward", "Mail")),
        ("Terms", ("Name", "Parent", "Affiliation")),
    ],
)
def test_a_glossary_may_tell_who_owns_each_term(tmp_path: Path, sheet: str, columns: tuple[str, ...]) -> None:
    terms = xlsx_rows(columns, *(tuple(f"{column} {n}" for column in columns) for n in range(12)))
    codes = xlsx_rows(("Name", "Description"), ("open", "It is open"), ("shut", "It is shut"), ("draft", "Not done"))
    label, left_out = sheets_read(tmp_path, {sheet: terms, "Status": codes})
    assert (label, left_out) == (f"{columns[0]} 0", {"other-glossary": ["Status"]})


@pytest.mark.parametrize("columns", [("Full name", "Description", "E-mail"), ("Nom", "Définition", "ORCID")])
def test_persons_of_whom_something_is_said_come_after_terms(tmp_path: Path, columns: tuple[str, ...]) -> None:
    persons = xlsx_rows(columns, *(tuple(f"{column} of person {n}" for column in columns) for n in range(12)))
    terms = xlsx_rows(("Term", "Definition"), *((f"cell {n}", f"What cell {n} does") for n in range(12)))
    assert sheets_read(tmp_path, {"Staff": persons, "Cells": terms}) == ("cell 0", {"other-glossary": ["Staff"]})


def test_of_sheets_without_a_glossary_the_first_with_a_known_header_is_read(tmp_path: Path) -> None:
    first, second = xlsx_rows(("Term",), ("serum",)), xlsx_rows(("Term",), ("plasma",), ("blood",))
    assert sheets_read(tmp_path, {"A": first, "B": second}) == ("serum", {"other-sheet": ["B"]})


def test_an_old_word_document_is_no_workbook(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(InvalidVocabularyError, match="a Word document from before 2007"):
        read(tmp_path, data)


def test_numbers_dates_and_formulas_are_read_as_people_see_them(tmp_path: Path) -> None:
    header = xlsx_rows(("ID", "Term", "Code", "Note", "Obsolete"))
    row = (
        f'<row r="3"><c r="A3"><v>1.0</v></c>{text_cell("B3", "serum")}<c r="C3"><v>0.5</v></c>'
        '<c r="D3" t="str"><f>A3+1</f><v>two</v></c><c r="E3" t="b"><v>1</v></c></row>'
    )
    (concept,) = read(tmp_path, xlsx({"Terms": header + row})).concepts
    assert (concept.id, concept.notations, concept.deprecated) == ("1", ("0.5",), True)
    assert concept.scope_notes == (Statement("two"),)


def test_what_is_left_out_has_the_number_of_its_row(tmp_path: Path) -> None:
    rows = xlsx_rows(("Our terms",), (), ("Term", "Colour"), ("serum", "red"), ("", "blue"))
    notes = {note.code: note.places[0] for note in read(tmp_path, xlsx({"Terms": rows})).notes}
    assert notes == {"before-header": (1, "Our terms"), "unknown-column": (3, "Colour"), "blank-row": (5, "")}


def test_an_unknown_header_is_answered_as_in_a_table(tmp_path: Path) -> None:
    data = xlsx({"Wörter": xlsx_rows(("Kürzel", "Rem"), ("a", "b"))})
    with pytest.raises(InvalidVocabularyError, match="Kürzel, Rem") as raised:
        read(tmp_path, data)
    assert "sheet “Wörter”, row 1" in raised.value.where
    columns = (("Kürzel", "prefLabel"),)
    path = tmp_path / "terms.xlsx"
    assert read_file(path, options=TableOptions(columns)).concepts[0].id == "a"


@pytest.mark.parametrize(
    "data",
    [
        xlsx({"T": xlsx_rows(("Term",)) + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'}),
        ods(
            ("Term",),
            more='<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string"'
            ' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
        ),
        xlsx({"T": " " * (80 << 20)}),
        xlsx({"T": TERMS})[:-300],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20,
        xlsx({"T": ""}),
        ods(("Term",), end=""),  # python-calamine never ends on it
    ],
    ids=["far cell", "repeated cells", "bomb", "cut short", "old junk", "empty", "open sheet"],
)
def test_what_cannot_be_read_ends_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InvalidVocabularyError, match="this workbook"):
        read(tmp_path, data)


def test_without_the_library_the_command_that_adds_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match="python-calamine") as raised:
        read(tmp_path, xlsx({"T": TERMS}))
    assert "pip install" in raised.value.hint
    assert "terms.xlsx" in raised.value.where


def test_a_sheet_of_labels_in_two_languages_may_be_a_glossary(tmp_path: Path) -> None:
    thai = xlsx_rows(("คำไทย", "English word"), ("น้ำเหลือง", "serum"), ("โมเดลภาษาขนาดใหญ่", "large language model"))
    label, left_out = sheets_read(tmp_path, {"A": thai, "B": thai})
    assert (label, left_out) == ("serum", {"other-glossary": ["B"]})
    concept = read(tmp_path, xlsx({"A": thai})).concepts[1]
    assert [(each.language, each.pref_label) for each in concept.translations] == [("th", "โมเดลภาษาขนาดใหญ่")]
