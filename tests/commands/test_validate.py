"""`validate` of every kind of vocabulary, and how problems look as a table, as JSON and on a terminal."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Immuno
from tests.formats.workbook_files import xlsx, xlsx_rows

FILES: Final = {
    "kitchen.obo": """\
format-version: 1.2
ontology: kitchen

[Term]
id: KIT:1
name: utensil
is_a: KIT:3

[Term]
id: KIT:2
name: spatula
synonym: "utensil" EXACT []
is_a: KIT:1
is_a: KIT:99

[Term]
id: KIT:3
name: tool
is_a: KIT:2
""",
    "animals.ttl": """\
@prefix : <http://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:a a skos:Concept ; skos:prefLabel "animal"@en ; skos:narrower :d .
:d a skos:Concept ; skos:prefLabel "dog"@en ; skos:related :a, :z .
""",
    "insects.csv": "id,prefLabel,altLabel,broader\na,ant,,\nb,bee,,nowhere\nb,bumblebee,,a\n",
    "sound.csv": "id,prefLabel,broader\na,animal,\nd,dog,a\n",
}
KITCHEN: Final = [
    ("warning", "W201", "KIT:2: altLabel[0]", "A label names two concepts: “utensil” is also a label of KIT:1."),
    ("warning", "W202", "KIT:2: broader[1]", "A target does not exist: “KIT:99”."),
    (
        "warning",
        "W203",
        "KIT:2: broader[0]",
        "The broader concepts form a cycle: KIT:1 → KIT:3 → KIT:2 → KIT:1.",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def rows(out: str) -> list[tuple[str, ...]]:
    """Return the rows of a table without its header."""
    return [tuple(line.split("\t")) for line in out.splitlines()[1:]]


def test_the_problems_of_an_obo_file(immuno: Immuno, folder: Path) -> None:
    said = immuno("validate", str(folder / "kitchen.obo"))
    assert said.out.startswith("severity\tcode\twhere\tmessage\n")
    assert rows(said.out) == KITCHEN
    assert (said.code, said.err) == (0, "3 warnings\n")


def test_the_problems_of_a_skos_file(immuno: Immuno, folder: Path) -> None:
    said = immuno("validate", str(folder / "animals.ttl"))
    assert [row[:3] for row in rows(said.out)] == [
        ("warning", "W202", "d: related[1]"),
        ("warning", "W204", "d: related[0]"),
    ]
    assert (said.code, said.err) == (0, "2 warnings\n")


def test_an_error_of_a_table_ends_with_3(immuno: Immuno, folder: Path) -> None:
    said = immuno("validate", str(folder / "insects.csv"))
    assert [row[:3] for row in rows(said.out)] == [
        ("warning", "W202", "b: broader[0], line 3, column “broader”"),
        ("error", "E109", "b: id, line 4, column “id”"),
    ]
    assert (said.code, said.err) == (3, "1 error, 1 warning\n")


def test_a_problem_of_a_table_names_the_line_of_its_row(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text(
        'Our terms\nTerm,Definition,Broader\nserum,"Blood\nwithout cells",\nplasma,,fluid\n', encoding="utf-8"
    )
    found = json.loads(immuno("validate --json", str(path)).out)["problems"]
    assert [(each["code"], each["line"]) for each in found] == [("W202", 5), ("before-header", 1)]
    path = tmp_path / "words.json"
    path.write_text(json.dumps([{"term": "serum", "broader": "fluid"}, {"term": "plasma"}]), encoding="utf-8")
    assert json.loads(immuno("validate --json", str(path)).out)["problems"][0]["line"] is None


def test_another_sheet_is_named_as_one(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.xlsx"
    path.write_bytes(xlsx({"One": xlsx_rows(("Term",), ("serum",)), "Two": xlsx_rows(("Term",), ("plasma",))}))
    assert "Another sheet of the workbook was left out" in immuno("validate", str(path)).out


def test_a_sound_vocabulary_has_no_problems(immuno: Immuno, folder: Path) -> None:
    said = immuno("validate", str(folder / "sound.csv"))
    assert (said.code, rows(said.out), said.err) == (0, [], "No problems.\n")


def test_a_kept_name_has_the_problems_of_its_file(immuno: Immuno, folder: Path) -> None:
    immuno("vocabulary add", str(folder / "kitchen.obo"), "--name", "utensils")
    (folder / "kitchen.obo").unlink()
    said = immuno("validate utensils")
    assert (said.code, rows(said.out), said.err) == (0, KITCHEN, "3 warnings\n")


def test_a_kept_name_has_what_reading_its_file_left_out(immuno: Immuno, folder: Path) -> None:
    immuno("vocabulary add", str(folder / "insects.csv"))
    said = immuno("validate insects")
    note = ("note", "duplicate-id", "b", "A concept with the id of an earlier one was left out.")
    assert rows(said.out)[-1] == note
    assert (said.code, said.err) == (0, "1 note, 1 warning\n")
    shown = " ".join(immuno("vocabulary show insects").out.split())
    assert "1 concept with the id of an earlier one was left out b" in shown


def test_strict_refuses_what_is_not_an_error(immuno: Immuno, folder: Path) -> None:
    assert immuno("validate --strict", str(folder / "kitchen.obo")).code == 3
    assert immuno("validate --strict", str(folder / "sound.csv")).code == 0


def test_strict_keeps_no_file_of_which_something_is_left_out(immuno: Immuno, folder: Path) -> None:
    said = immuno("vocabulary add --strict", str(folder / "insects.csv"))
    assert said.code == 3
    assert "1 concept with the id of an earlier one was left out" in said.err
    assert immuno("explain ant -V insects").code == 2
    assert immuno("vocabulary add --strict", str(folder / "sound.csv")).code == 0


def test_strict_keeps_a_file_of_which_notes_are_kept_under_another_name(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "ants.ttl"
    concept = '<http://e.org/a> a s:Concept ; s:prefLabel "ant"@en ; s:changeNote "New in 2024."@en'
    path.write_text(f"@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n{concept} .\n", encoding="utf-8")
    said = immuno("vocabulary add --strict", str(path))
    assert (said.code, said.err) == (0, "Added as “ants”. Try: immuno search TERM --vocabulary ants\n")
    assert "1 note of changes or of the history is kept as an editorial note" in said.out
    assert "repaired or left out, as listed below" not in said.out
    path.write_text(path.read_text(encoding="utf-8").replace("s:changeNote", 's:other "x" ; s:changeNote'), "utf-8")
    assert immuno("vocabulary add --strict --replace", str(path)).code == 3


def test_a_name_that_nothing_is_kept_under_is_a_usage_error(immuno: Immuno) -> None:
    said = immuno("validate utensils")
    assert said.code == 2
    assert "utensils" in said.err


def test_a_file_that_cannot_be_read_ends_with_3_or_4(immuno: Immuno, folder: Path) -> None:
    (folder / "broken.ttl").write_text("@prefix skos: <http://x/> .\n<a> <b", encoding="utf-8")
    assert immuno("validate", str(folder / "broken.ttl")).code == 3
    assert immuno("validate", str(folder / "nowhere.obo")).code == 4


def test_problems_as_json_name_their_file(immuno: Immuno, folder: Path) -> None:
    file = str(folder / "kitchen.obo")
    problems = json.loads(immuno("validate --json", file).out)["problems"]
    assert [(p["severity"], p["code"], p["where"], p["message"]) for p in problems] == KITCHEN
    assert {problem["file"] for problem in problems} == {file}


def test_what_the_limit_leaves_out_is_counted(immuno: Immuno, folder: Path) -> None:
    file = str(folder / "kitchen.obo")
    said = immuno("validate --limit 1", file)
    assert rows(said.out) == KITCHEN[:1]
    assert said.err == "… 2 more, --limit 0 for all\n3 warnings\n"
    assert rows(immuno("validate --limit 0", file).out) == KITCHEN
    assert len(json.loads(immuno("validate --json --limit 2", file).out)["problems"]) == 2


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_problems_are_drawn_within_the_terminal(immuno: Immuno, folder: Path, columns: int) -> None:
    said = immuno("validate", str(folder / "insects.csv"), FORCE_COLOR="1", COLUMNS=str(columns))
    shown = re.sub(r"\x1b\[[\d;]*m", "", said.out)
    lines = shown.splitlines()
    assert all(len(line) <= columns for line in lines)
    starts = [line for line in lines if not line.startswith("  ")]
    assert [start.split()[:2] for start in starts] == [["warning", "W202"], ["error", "E109"]]
    assert " ".join(shown.split()) == (
        "warning W202 b: broader[0], line 3, column “broader”: A target does not exist: “nowhere”. "
        "error E109 b: id, line 4, column “id”: An id is used twice: “b”, first at concepts[1]."
    )


def test_an_error_is_drawn_in_another_color_than_a_warning(immuno: Immuno, folder: Path) -> None:
    said = immuno("validate", str(folder / "insects.csv"), FORCE_COLOR="1")
    before = {word: said.out.partition(word)[0].rpartition("\x1b[")[2] for word in ("warning W202", "error E109")}
    assert before["warning W202"] != before["error E109"]
