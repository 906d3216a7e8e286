"""`annotate --output` never writes over a file that it reads, but over what an earlier run has written."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Immuno

RECORD = '{"id": 1, "text": "Both T cells and B cells."}\n'
PAGE = "<!DOCTYPE html>\n<html lang=en><p>T cells and B cells.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with texts and records, in which the commands run."""
    (tmp_path / "f").mkdir()
    for name in ("r.jsonl", "other.jsonl", "f/r.jsonl"):
        (tmp_path / name).write_text(RECORD, encoding="utf-8")
    for name in ("t.txt", "f/t.txt"):
        (tmp_path / name).write_text("T cells, and a B cell.\n", encoding="utf-8")
    (tmp_path / "f" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "list").write_text("t.txt\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("r.jsonl")
    os.link(tmp_path / "r.jsonl", tmp_path / "hard")
    os.link(tmp_path / "f" / "r.jsonl", tmp_path / "hard-in-folder")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("option", ["--force", "", "--resume"])
@pytest.mark.parametrize(
    "line",
    [
        "r.jsonl -o r.jsonl",
        "r.jsonl -o ./r.jsonl",
        "r.jsonl -o link",
        "link -o r.jsonl",
        "r.jsonl -o hard",
        "other.jsonl r.jsonl -o r.jsonl",
        "r.jsonl --summary -o r.jsonl",
        "t.txt --to jsonl -o t.txt",
        "t.txt --to html -o t.txt",
        "t.txt t.txt --to html -o ./t.txt",
        "--files-from list --to jsonl -o t.txt",
        "--files-from list --to html -o t.txt",
        "--files-from list --to jsonl -o list",
        "f -o f/r.jsonl",
        "f -o hard-in-folder",
        "f --to jsonl -o f/t.txt",
        "f --to html -o f/t.txt",
        "f --glob *.html --to html -o f/page.html",
        "f f/r.jsonl -o f/r.jsonl",
    ],
)
def test_a_file_that_is_read_is_not_written_over(immuno: Immuno, here: Path, line: str, option: str) -> None:
    before = contents(here)
    said = immuno(f"annotate {line} {option}")
    assert contents(here) == before
    assert (said.code, said.out) == (2, "")


def test_the_refusal_says_what_and_where_and_what_to_do(immuno: Immuno, here: Path) -> None:
    said = immuno("annotate f -o f/r.jsonl --force")
    assert said.err.splitlines() == [
        "f/r.jsonl: this file lies in an input folder and is not an earlier output, so it was not overwritten",
        "Nothing was written. Name another file with --output.",
    ]
    assert here.exists()


def test_a_vocabulary_that_is_used_is_not_written_over(immuno: Immuno, here: Path) -> None:
    table = here / "words.csv"
    table.write_text("id,label\nb,B cell\n", encoding="utf-8")
    said = immuno("annotate t.txt --vocabulary words.csv --to jsonl -o words.csv --force")
    assert (said.code, table.read_text(encoding="utf-8")) == (2, "id,label\nb,B cell\n")


def test_standard_input_is_not_written_over(here: Path) -> None:
    command = [sys.executable, "-m", "immuno_cli", "annotate", "--to", "jsonl", "-o", "t.txt", "--force"]
    with (here / "t.txt").open("rb") as text:
        done = subprocess.run(command, stdin=text, capture_output=True, check=False)
    assert (done.returncode, (here / "t.txt").read_bytes()) == (2, b"T cells, and a B cell.\n")


@pytest.mark.parametrize(("to", "name"), [("jsonl", "out.jsonl"), ("html", "out.html"), ("html", "out.txt")])
def test_an_earlier_output_in_a_folder_is_left_out_and_written_over(
    immuno: Immuno, here: Path, to: str, name: str
) -> None:
    line = f"annotate f --glob *.txt --glob *.html --glob out* --to {to} -o f/{name} --force"
    first = immuno(line)
    made = (here / "f" / name).read_bytes()
    again = immuno(line)
    assert (first.code, again) == (0, first)
    assert (here / "f" / name).read_bytes() == made


def test_a_page_that_the_shell_writes_into_a_folder_is_not_in_it(here: Path) -> None:
    command = [sys.executable, "-m", "immuno_cli", "annotate", "f", "--glob", "*.html", "--to", "html"]
    with (here / "f" / "out.html").open("wb") as page:
        done = subprocess.run(command, stdout=page, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"out.html" not in (here / "f" / "out.html").read_bytes()


@pytest.mark.parametrize(
    ("record", "is_written_over"),
    [
        ({"id": 1, "text": "T cell", "annotations": []}, False),
        ({"id": 1, "title": "T cell"}, False),
        ({"title": "T cell", "annotations": []}, False),
        ({"id": 1, "annotations": []}, True),
        ({"file": "-", "line": 3, "annotations": []}, True),
    ],
)
def test_annotated_records_with_their_text_are_no_earlier_output(
    immuno: Immuno, here: Path, record: dict[str, object], is_written_over: bool
) -> None:
    (here / "f" / "r.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    before = (here / "f" / "r.jsonl").read_bytes()
    said = immuno("annotate f --glob *.jsonl --glob *.txt -o f/r.jsonl --to jsonl --force")
    assert said.code == (0 if is_written_over else 2)
    assert ((here / "f" / "r.jsonl").read_bytes() != before) == is_written_over


def test_an_empty_file_and_one_that_was_begun_are_written_over(immuno: Immuno, here: Path) -> None:
    for begun in ("", '{"id": 1, "anno', '{"id": 1, "annotations": [{"start"'):
        (here / "f" / "out.jsonl").write_text(begun, encoding="utf-8")
        assert immuno("annotate f -o f/out.jsonl --to jsonl --force").code == 0


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ("--to jsonl", "out.jsonl"),
        ("--to jsonl", "out.ndjson"),
        ("--to jsonl", "out.txt"),
        ("--to html", "out.html"),
    ],
)
def test_what_an_earlier_run_wrote_into_a_folder_is_left_out_and_named(
    immuno: Immuno, here: Path, options: str, name: str
) -> None:
    (here / "f" / "r.jsonl").unlink()
    before = immuno("annotate f --json")
    assert immuno(f"annotate f {options} -o f/{name}").code == 0
    again = immuno("annotate f --json")
    assert (again.code, again.out) == (before.code, before.out)
    assert f"Skipped, because an earlier run wrote it: f/{name}." in again.err.splitlines()


def test_packed_answers_and_summaries_are_left_out_too(immuno: Immuno, here: Path) -> None:
    before = immuno("annotate f --json").out
    (here / "f" / "out.jsonl.gz").write_bytes(gzip.compress(before.encode()))
    (here / "f" / "sum.txt").write_text(immuno("annotate f --summary").out, encoding="utf-8")
    said = immuno("annotate f --json")
    assert (said.code, said.out) == (0, before)
    assert "f/out.jsonl.gz, f/sum.txt." in said.err


def test_answers_that_are_named_are_read(immuno: Immuno, here: Path) -> None:
    immuno("annotate f/t.txt --to html -o page.html")
    assert "T cell" in immuno("annotate page.html --json").out
    (here / "out.jsonl").write_text('{"id": 1, "annotations": []}\n', encoding="utf-8")
    assert immuno("annotate out.jsonl").code == 4


@pytest.mark.parametrize(
    "line",
    ['{"id": 1, "annotations": ["mine"]}', '{"id": 1, "annotations": [', '{"id": 1, "annotations": []}, x', '{"id": '],
)
def test_records_of_others_and_damaged_ones_are_not_left_out_but_told(immuno: Immuno, here: Path, line: str) -> None:
    (here / "f" / "r.jsonl").write_text(line, encoding="utf-8")
    said = immuno("annotate f --json")
    assert said.code == 4
    assert "f/r.jsonl, line 1:" in said.err


def test_outputs_of_earlier_runs_do_not_change_what_a_folder_is(immuno: Immuno, here: Path) -> None:
    (here / "f" / "r.jsonl").unlink()
    before = immuno("annotate f")
    immuno("annotate f --to jsonl -o f/out.jsonl")
    assert immuno("annotate f").out == before.out
    assert immuno("annotate f --to html -o f/new.html").code == 0
