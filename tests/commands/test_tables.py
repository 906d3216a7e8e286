"""Tables on the command line: how they are read is told once and kept, and what is written is safe to open."""

import json
from pathlib import Path

import pytest

from immuno_cli.vocabularies.kept import kept_directory
from immuno_cli.vocabularies.library import show
from tests.conftest import Immuno
from tests.formats.workbook_files import xlsx, xlsx_rows

UNKNOWN = "Kürzel;Bedeutung;Rem\nCTL;zytotoxische T-Zelle;Sie tötet\nNK;Killerzelle;Auch sie\n"
MAPPED = ("--column", "Kürzel=altLabel", "--column", "bedeutung=prefLabel", "--column", "Rem=definition")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "glossar.csv"
    path.write_bytes(UNKNOWN.encode("cp1252"))
    return path


def test_an_unknown_header_is_answered_on_every_way_in(immuno: Immuno, table: Path) -> None:
    for command in ("vocabulary add", "validate", "list --vocabulary"):
        said = immuno(command, str(table))
        assert said.code == 3
        assert "Kürzel, Bedeutung, Rem" in said.err
        assert "--column Bedeutung=prefLabel" in said.err


def test_how_a_table_is_read_stays_with_the_vocabulary(immuno: Immuno, table: Path) -> None:
    added = immuno("vocabulary add", str(table), *MAPPED, "--encoding", "windows-1252")
    assert added.code == 0
    assert immuno("explain CTL --vocabulary glossar --brief").out.startswith("zytotoxische T-Zelle\n")
    about = show("glossar", directory=kept_directory())
    assert about.options.columns[0] == ("Kürzel", "altLabel")
    assert about.options.encoding == "windows-1252"
    table.write_bytes(f"{UNKNOWN}MZ;Mastzelle;Groß\n".encode("cp1252"))
    again = immuno("vocabulary add --replace", str(table))
    assert again.code == 0
    assert "Options of the previous version: --column Kürzel=altLabel" in again.err.replace("'", "")
    assert immuno("explain MZ --vocabulary glossar --brief").out.startswith("Mastzelle\n")
    assert show("glossar", directory=kept_directory()).options == about.options


def test_a_language_that_was_named_stays_with_the_vocabulary(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("Term;Definition\nSerum;Blut ohne Zellen\n", encoding="utf-8")

    def kept() -> str:
        return show("words", directory=kept_directory()).scheme.language

    immuno("vocabulary add", str(path))
    assert kept() == "en"
    assert "Options of the previous version" not in immuno("vocabulary add --replace --language de", str(path)).err
    assert kept() == "de"
    assert "Options of the previous version: --language de" in immuno("vocabulary add --replace", str(path)).err
    assert kept() == "de"
    immuno("vocabulary add --replace --language fr", str(path))
    assert kept() == "fr"


def test_show_tells_how_much_of_it_was_changed(immuno: Immuno, table: Path) -> None:
    table.write_bytes(f"{UNKNOWN};;ohne Namen\n".encode("cp1252"))
    immuno("vocabulary add", str(table), *MAPPED, "--encoding", "windows-1252")
    shown = immuno("vocabulary show glossar").out
    about = json.loads(immuno("vocabulary show glossar --json").out)
    assert about["columns"] == {"Kürzel": "altLabel", "bedeutung": "prefLabel", "Rem": "definition"}
    assert about["changed"] == sum(note["count"] for note in about["notes"])
    assert f"changed      {about['changed']} place repaired or left out" in shown


def test_a_guessed_encoding_is_told_and_is_no_repaired_place(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("Term,Definition\nNävus,Ein Mal der Haut\n".encode("cp1252"))
    opened = immuno("list --plain --vocabulary", str(path)).err
    assert "was read as windows-1252, a guess" in opened
    assert "repaired or left out" not in opened
    immuno("vocabulary add", str(path))
    shown = immuno("vocabulary show words").out
    assert "was read as windows-1252, a guess" in " ".join(shown.split())
    assert "changed  " not in shown
    assert json.loads(immuno("vocabulary show words --json").out)["changed"] == 0


def test_it_is_said_how_a_table_is_read(immuno: Immuno, table: Path) -> None:
    added = immuno("vocabulary add", str(table), *MAPPED, "--encoding", "windows-1252")
    assert "Options of the previous version" not in added.err
    shown = " ".join(immuno("vocabulary show glossar").out.split())
    assert "read with --column" in shown
    assert "Kürzel=altLabel" in shown
    assert "--encoding windows-1252" in shown


def test_a_table_that_has_other_columns_now_is_refused_with_what_was_mapped_before(immuno: Immuno, table: Path) -> None:
    immuno("vocabulary add", str(table), *MAPPED)
    table.write_text("Term,Definition\nNK,natural killer\n", encoding="utf-8")
    said = immuno("vocabulary add --replace", str(table))
    assert said.code == 3
    assert "no column “Kürzel”; its columns are: Term, Definition" in said.err
    assert "The options of the previous version were reused" in said.err
    assert immuno("vocabulary add --replace", str(table), "--column", "Term=prefLabel").code == 0


def test_columns_that_are_left_out_are_named(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("Term,Status,Colour\nserum,new,red\n", encoding="utf-8")
    assert "Status, Colour" in immuno("vocabulary add", str(path)).out


def test_all_columns_that_are_left_out_are_named_also_where_there_are_many(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    names = [f"q{number}x" for number in range(12)]
    path.write_text(f"Term,{','.join(names)}\nserum{',1' * 12}\n", encoding="utf-8")
    said = immuno("vocabulary add", str(path)).out
    assert all(name in said for name in names)
    assert "more" not in said


LEFT_OUT = "Serum left over when the blood has clotted"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.csv", f"Term,Colour,What it is\nserum,pale,{LEFT_OUT}\nplasma,,\n"),
        (
            "words.html",
            f"<table><tr><th>Term<th>What it is<tr><td>serum<td>{LEFT_OUT}<tr><td>plasma<td>{LEFT_OUT}</table>",
        ),
        ("words.json", json.dumps([{"term": "serum", "What it is": LEFT_OUT}, {"term": "plasma"}])),
    ],
)
def test_a_column_of_texts_that_may_be_the_definitions_is_told_with_the_option_that_reads_it(
    immuno: Immuno, tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    said = " ".join(immuno("vocabulary add", str(path)).out.split())
    assert "1 column with long texts was left out" in said
    assert "--column 'What it is=definition'" in said
    again = immuno("vocabulary add --replace", str(path), "--column", "What it is=definition")
    assert "long texts" not in again.out
    assert LEFT_OUT in immuno("explain serum --vocabulary words").out.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        f"Term,Definition,What it is\nserum,Blood,{LEFT_OUT}\n",
        "Term,Colour\nserum,pale\n",
        f"Term,Colour\nserum,{LEFT_OUT}\nplasma,pale\nlymph,pale\n",
    ],
)
def test_a_column_is_no_text_of_definitions_beside_those_or_with_few_sentences(
    immuno: Immuno, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "words.csv"
    path.write_text(text, encoding="utf-8")
    said = " ".join(immuno("vocabulary add", str(path)).out.split())
    assert "1 column whose name is not known here was left out" in said
    assert "long texts" not in said


@pytest.mark.parametrize("command", ["vocabulary add", "validate"])
def test_a_misspelled_column_is_answered_with_the_one_that_is_meant(
    immuno: Immuno, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "words.csv"
    path.write_text("Term,What it is\nserum,Blood\n", encoding="utf-8")
    said = immuno(command, str(path), "--column", "What is it=definition", "--column", "Terms=prefLabel")
    assert said.code == 3
    assert "no column “What is it”; its columns are: Term, What it is" in said.err
    assert "Did you mean --column 'What it is=definition'" in said.err
    assert "A table needs prefLabel" in immuno(command, str(path), "--column", "xyzzy=definition").err


def test_a_file_for_one_command_says_what_was_guessed_repaired_or_left_out(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("Term,Status,Colour\nNävus,neu,braun\n".encode("cp1252"))
    said = immuno("list --plain --vocabulary", str(path))
    assert said.code == 0
    assert "was read as windows-1252, a guess" in said.err
    assert f"2 things were repaired or left out.\n`immuno validate {path}` names each." in said.err
    path.write_text("Term,Definition\nserum,Blood\n", encoding="utf-8")
    assert immuno("list --plain --vocabulary", str(path)).err == ""


def test_another_file_replaces_a_table_whatever_its_format(immuno: Immuno, table: Path, tmp_path: Path) -> None:
    immuno("vocabulary add", str(table), *MAPPED)
    other = tmp_path / "glossar.obo"
    other.write_text("[Term]\nid: A:1\nname: a\n", encoding="utf-8")
    assert immuno("vocabulary add --replace", str(other)).code == 0


def test_a_table_can_be_checked_before_it_is_added(immuno: Immuno, table: Path) -> None:
    assert immuno("validate", str(table), *MAPPED).code == 0


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--column", "Bedeutung"), "does not name a column and its meaning"),
        (("--column", "=prefLabel"), "does not name a column and its meaning"),
        (("--column", "Bedeutung=colour"), "“colour” is not a known meaning for a column"),
        (("--column", "Wort=prefLabel"), "no column “Wort”"),
        (("--encoding", "klingon"), "no text encoding"),
        ((*MAPPED, "--encoding", "utf-8"), "not UTF-8"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(immuno: Immuno, table: Path, options: tuple[str, ...], named: str) -> None:
    for command in ("vocabulary add", "validate"):
        said = immuno(command, str(table), *options)
        assert said.code in {2, 3}
        assert named in said.err


def test_only_a_table_has_columns(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "a.obo"
    path.write_text("[Term]\nid: A:1\nname: a\n", encoding="utf-8")
    said = immuno("vocabulary add", str(path), "--column", "name=prefLabel")
    assert said.code == 2
    assert "apply only to tables" in said.err
    assert immuno("explain a --vocabulary a").code == 2


def test_a_sheet_is_chosen_by_its_name(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.xlsx"
    sheets = {"One": xlsx_rows(("Term",), ("serum",)), "Two": xlsx_rows(("Term",), ("plasma",))}
    path.write_bytes(xlsx(sheets))
    assert immuno("vocabulary add", str(path), "--sheet", "Two").code == 0
    assert immuno("list --plain --vocabulary words").out.splitlines()[1].startswith("plasma\t")
    assert immuno("validate", str(path), "--sheet", "Three").code == 2


def test_cells_that_a_spreadsheet_would_execute_are_counted_and_can_be_made_safe(
    immuno: Immuno, tmp_path: Path
) -> None:
    path = tmp_path / "evil.csv"
    path.write_text('id,prefLabel,definition\n1,"=HYPERLINK(""x"")",-5\n2,ok,"\'=y"\n', encoding="utf-8")
    said = immuno("export --to csv --vocabulary", str(path))
    assert "2 cells begin with =" in said.err
    assert "--spreadsheet-safe" in said.err
    safe = tmp_path / "safe.csv"
    made = immuno("export --to csv --spreadsheet-safe --vocabulary", str(path), "--output", str(safe))
    assert "begin with" not in made.err
    assert "'=HYPERLINK" in safe.read_text(encoding="utf-8")
    concepts = [
        json.loads(immuno("export --to bundle --vocabulary", str(file)).out)["concepts"] for file in (path, safe)
    ]
    assert concepts[0] == concepts[1]
    assert immuno("export --to obo --spreadsheet-safe").code == 2


@pytest.mark.parametrize(
    ("data", "option"),
    [
        (b"Foo;Bar\nserum;Blood without cells\nplasma;Blood with clotting\n", "--column Foo=prefLabel"),
        (b'{"host": "/bin/a", "shell": "/bin/sh"}', "--column term=prefLabel"),
        ("Term;Definition\nNävus;Ein Mal der Haut\n".encode("cp1252"), "--encoding NAME"),
    ],
)
def test_a_hint_names_a_command_that_has_the_option(immuno: Immuno, tmp_path: Path, data: bytes, option: str) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(data)
    assert f"immuno vocabulary add FILE {option}" in " ".join(immuno("list --vocabulary", str(path)).err.split())


def test_what_is_known_of_a_changed_table_fits_a_narrow_terminal(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,label,odd\na,dog,x\n", encoding="utf-8")
    for command in (["vocabulary add", str(path), "--name", "t"], ["vocabulary show", "t"]):
        lines = immuno(*command, COLUMNS="40").out.splitlines()
        assert all(len(line) <= 40 for line in lines)
        assert "Repaired, left out or unsound" in " ".join(lines)
        assert "1 concept, 1 label," in " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("typed", "meant"), [("defintion", "definition"), ("prefLable", "prefLabel"), ("synonmys", "altLabel")]
)
def test_a_misspelled_meaning_of_a_column_is_answered_with_the_one_that_is_meant(
    immuno: Immuno, table: Path, typed: str, meant: str
) -> None:
    said = immuno("vocabulary add", str(table), "--column", f"Rem={typed}")
    assert said.code == 2
    assert f"Did you mean {meant}?" in said.err
    assert "Available meanings: id, prefLabel" in immuno("vocabulary add", str(table), "--column", "Rem=xyzzy").err


def test_the_files_of_a_folder_that_are_passed_over_are_named(immuno: Immuno, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    bundle = {"id": "w", "title": "W", "language": "en", "concepts": [{"id": "a", "prefLabel": "a"}]}
    (folder / "a.json").write_text(json.dumps(bundle), encoding="utf-8")
    assert "Skipped" not in immuno("vocabulary add", str(folder)).err
    for name in ("more.csv", "onto.owl", ".hidden"):
        (folder / name).write_text("Term\nserum\n", encoding="utf-8")
    said = immuno("vocabulary add --replace", str(folder))
    assert said.code == 0
    assert "Skipped: more.csv, onto.owl\n" in said.err
    for number in range(20):
        (folder / f"b{number:02}.csv").write_text("", encoding="utf-8")
    assert "b09.csv and 12 more" in immuno("vocabulary add --replace", str(folder)).err


def test_a_folder_is_named_as_one(immuno: Immuno, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (".", str(tmp_path)):
        said = immuno("vocabulary add", path)
        assert said.code not in {0, 2}
        assert "the folder contains no *.json file" in said.err
