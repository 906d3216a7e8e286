"""`annotate` with many texts: folders, lists, gzip and JSON Lines, answered by JSON Lines or counted."""

import csv
import gzip
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from immuno_cli.cli.annotating.options import Format
from immuno_cli.cli.annotating.progress import _Rates
from tests.conftest import Immuno


def answers(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def ids(answer: dict[str, Any]) -> list[str]:
    return [one["id"] for one in answer["annotations"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts" / "more").mkdir(parents=True)
    (tmp_path / "texts" / "b.txt").write_text("T cells and a T cell.", encoding="utf-8")
    (tmp_path / "texts" / "a.md").write_text("A *tumour*.", encoding="utf-8")
    (tmp_path / "texts" / "more" / "page.html.gz").write_bytes(gzip.compress(b"<p><b>All</b> B cells"))
    (tmp_path / "texts" / "ignored.csv").write_text("T cell", encoding="utf-8")
    return tmp_path / "texts"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = [
        {"id": n, "text": text, "year": 2000 + n} for n, text in enumerate(("T cells", "nothing", "B cells, T cell"))
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_a_folder_is_answered_by_a_line_for_each_text_in_order(immuno: Immuno, folder: Path) -> None:
    said = immuno("annotate --json", str(folder))
    assert said.code == 0
    found = answers(said.out)
    assert [Path(one["file"]).name for one in found] == ["a.md", "b.txt", "page.html.gz"]
    assert [ids(one) for one in found] == [["tumor"], ["t-cell", "t-cell"], ["b-cell"]]
    assert found[2]["annotations"][0]["start"] == 14


def test_files_of_other_kinds_in_a_folder_are_counted_and_named_once_and_are_no_fault(
    immuno: Immuno, folder: Path
) -> None:
    for name in ("a.docx", "more/b.DOCX", "scan.png", "LICENSE", ".hidden"):
        (folder / name).write_bytes(b"PK\x03\x04")
    expected = (
        "5 files of other kinds were left out: .docx 2, without an ending 1, .csv 1, .png 1.\n"
        "--glob chooses files by their names, and reads them as texts.\n"
    )
    for options in ("--plain", "--json", "--to jsonl", "--summary", "--to html"):
        said = immuno(f"annotate {options}", str(folder))
        assert said.code == 0
        assert sorted(said.err.splitlines()) == sorted(expected.splitlines())
    assert immuno("annotate --json --glob *.txt", str(folder)).err == ""
    assert immuno("annotate --json", str(folder / "b.txt")).err == ""


def test_only_the_commonest_of_the_other_kinds_are_named(immuno: Immuno, folder: Path) -> None:
    for at in range(9):
        (folder / f"file.x{at}").touch()
    assert "10 files of other kinds were left out: .csv 1, " in (said := immuno("annotate --json", str(folder)).err)
    assert ", and 5 more kinds.\n" in said


def test_a_folder_is_drawn_like_its_files(immuno: Immuno, folder: Path) -> None:
    said = immuno("annotate", str(folder), "--glob", "*.txt", "--glob", "*.md")
    assert said.code == 0
    assert [line for line in said.out.splitlines() if line.endswith((".txt", ".md"))] == [
        str(folder / "a.md"),
        str(folder / "b.txt"),
    ]
    page = immuno("annotate --to html", str(folder))
    assert page.out.count("<dt") == 3


def test_a_list_names_the_files_on_lines_or_between_zero_bytes(immuno: Immuno, folder: Path) -> None:
    names = [str(folder / "b.txt"), str(folder / "more")]
    for separator in ("\n", "\0"):
        said = immuno("annotate --json --files-from -", stdin=separator.join(names))
        assert [Path(one["file"]).name for one in answers(said.out)] == ["b.txt", "page.html.gz"]
    listed = folder / "list"
    listed.write_text("\n".join(names), encoding="utf-8")
    both = immuno("annotate --json --files-from", str(listed), str(folder / "a.md"))
    assert [Path(one["file"]).name for one in answers(both.out)] == ["a.md", "b.txt", "page.html.gz"]


def test_a_record_in_is_a_record_out(immuno: Immuno, records: Path) -> None:
    said = immuno("annotate", str(records), "--keep", "year")
    assert (said.code, said.err) == (0, "")
    found = answers(said.out)
    assert [list(one) for one in found] == [["id", "year", "annotations"]] * 3
    assert [(one["id"], one["year"], ids(one)) for one in found] == [
        (0, 2000, ["t-cell"]),
        (1, 2001, []),
        (2, 2002, ["b-cell", "t-cell"]),
    ]


def test_records_come_from_a_pipe_or_from_gzip(immuno: Immuno, records: Path) -> None:
    whole = immuno("annotate", str(records)).out
    assert immuno("annotate --text-field text", stdin=records.read_bytes()).out == whole
    assert immuno("annotate --text-field text -", stdin=gzip.compress(records.read_bytes())).out == whole
    packed = records.with_name("other.ndjson.gz")
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf\n" + records.read_bytes().replace(b"\n", b"\r\n")))
    assert immuno("annotate", str(packed)).out == whole


def test_fields_may_be_nested(immuno: Immuno) -> None:
    record = {"meta": {"pmid": "31", "tags": [1, {"a": None}]}, "article": {"abstract": "A tumour"}}
    options = "--text-field article.abstract --id-field meta.pmid --keep meta.tags"
    (found,) = answers(immuno(f"annotate {options}", stdin=json.dumps(record)).out)
    assert (found["id"], found["meta.tags"], ids(found)) == ("31", [1, {"a": None}], ["tumor"])


def test_a_record_without_an_id_is_known_by_its_line(immuno: Immuno) -> None:
    said = immuno("annotate --text-field text", stdin='\n{"text": "T cell"}\n')
    assert said.out.startswith('{"file": "-", "line": 2, "annotations": [')


def test_bad_records_are_told_and_skipped(immuno: Immuno, records: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    deep = '{"id": 1, "text": ' + "[" * 100_000
    kept = json.dumps({"id": 2, "text": "T cell", "x": [[[]]]})
    twice = '{"id": 1, "text": "T cell"}'
    lines = ["", "no", '{"id": 1}', '{"text": 5}', "[]", deep, kept, twice, twice]
    bad.write_text("\n".join(lines), encoding="utf-8")
    said = immuno("annotate --json", str(bad), "missing.txt", str(records))
    assert said.code == 4
    assert [one["id"] for one in answers(said.out)] == [2, 1, 1, 0, 1, 2]
    assert said.err.splitlines() == [
        f"{bad}, line 2: this is not valid JSON: the error is at character 1",
        f"{bad}, line 3: it has no field “text”",
        "Its fields are: id. --text-field names the one that has the text.",
        f"{bad}, line 4: its field “text” is not text",
        f"{bad}, line 5: this is not a JSON object",
        f"{bad}, line 6: it is nested too deeply",
        "missing.txt: it cannot be read: No such file or directory",
    ]


def test_very_many_bad_records_are_counted(immuno: Immuno, monkeypatch: pytest.MonkeyPatch) -> None:
    for block in (1 << 20, 100):
        monkeypatch.setattr("immuno_cli.annotate.collections.tasks.BLOCK", block)
        said = immuno("annotate --text-field text", stdin="{no\n" * 1020)
        told = said.err.splitlines()
        assert len(told) == 4
        assert all(
            line.startswith(f"standard input, line {n}: this is not valid") for n, line in enumerate(told[:3], 1)
        )
        assert told[3] == "standard input: 1,017 more records are skipped."


def test_records_without_the_field_are_told_once_with_the_fields_that_they_have(immuno: Immuno, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        lines = [json.dumps({"pmid": n, "title": "T", "abstract": "T cells attack."}) for n in range(50)]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    a, b, out = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "out.jsonl"
    for _ in range(2):
        said = immuno("annotate", str(a), str(b), "-o", str(out), "--to", "jsonl")
        assert said.code == 4
        assert said.err.splitlines() == [
            f"{a}, line 1: it has no field “text”",
            "Its fields are: pmid, title, abstract. Did you mean --text-field abstract?",
            f"{b}, line 1: it has no field “text”",
            f"{a}: 49 more records are skipped.",
            f"{b}: 49 more records are skipped.",
            f"No text could be annotated; {out} was not written.",
        ]
        assert not out.exists()


def test_a_file_that_was_there_before_stays_where_no_text_can_be_annotated(immuno: Immuno, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.touch()
    immuno("annotate missing.txt --to jsonl --resume -o", str(out))
    assert out.exists()


def test_a_misspelled_field_is_repaired(immuno: Immuno) -> None:
    record = {"article": {"abstract": "T", "body": "a longer text"}}
    said = immuno("annotate --text-field article.abstrat", stdin=json.dumps(record))
    assert "Did you mean --text-field article.abstract?" in said.err


def test_a_missing_id_is_told_once_with_the_fields(immuno: Immuno) -> None:
    said = immuno("annotate --id-field pmid", stdin='{"id": 1, "text": "T"}\n' * 9)
    assert said.err.splitlines() == [
        "standard input, line 1: it has no field “pmid”",
        "Its fields are: id, text. --id-field names the one that has the id.",
        "standard input: 8 more records are skipped.",
    ]


def test_a_record_of_many_megabytes_is_skipped(immuno: Immuno, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tasks", "answering"):
        monkeypatch.setattr(f"immuno_cli.annotate.collections.{module}.LONGEST_RECORD", 2 << 20)
    long = json.dumps({"id": "long", "text": "x" * (5 << 20)})
    said = immuno("annotate --text-field text", stdin=f'{long}\n{{"id": 1, "text": "T cell"}}\n{long}')
    assert [one["id"] for one in answers(said.out)] == [1]
    assert said.err == "".join(f"standard input, line {n}: it is longer than 2 MB\n" for n in (1, 3))


def test_an_encoding_holds_for_records_as_well(immuno: Immuno) -> None:
    line = '{"id": 1, "text": "Körper: T cell"}'
    said = immuno("annotate --text-field text", stdin=line.encode("latin-1"))
    assert (said.code, said.err) == (4, "standard input, line 1: it is not UTF-8\n")
    said = immuno("annotate --text-field text --encoding latin-1", stdin=line.encode("latin-1"))
    assert answers(said.out)[0]["annotations"][0]["start"] == 8
    assert "UTF-16" in immuno("annotate --text-field text", stdin=line.encode("utf-16")).err
    assert immuno("annotate --text-field text --encoding klingon", stdin=line).code == 2


def test_a_summary_counts_mentions_and_documents(immuno: Immuno, folder: Path, records: Path) -> None:
    said = immuno("annotate --summary --plain", str(folder), str(records))
    rows = [row.split("\t") for row in said.out.splitlines()]
    assert rows == [
        ["term", "mentions", "documents", "id", "vocabulary"],
        ["T cell", "4", "3", "t-cell", "immunotherapy"],
        ["B cell", "2", "2", "b-cell", "immunotherapy"],
        ["tumor", "1", "1", "tumor", "immunotherapy"],
    ]
    counted = json.loads(immuno("annotate --summary --json", str(folder), str(records)).out)
    assert counted["documents"] == 6
    assert counted["concepts"][0] == {
        "id": "t-cell",
        "prefLabel": "T cell",
        "vocabulary": "immunotherapy",
        "mentions": 4,
        "documents": 3,
    }
    assert "T cell" in immuno("annotate --summary", str(folder), FORCE_COLOR="1", NO_COLOR="1").out


def test_the_answers_go_to_a_file_and_the_summary_to_standard_output(
    immuno: Immuno, records: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    said = immuno("annotate --summary --plain", str(records), "--output", str(output))
    assert said.out.startswith("term\tmentions")
    assert said.err == f"3 texts written to {output}.\n"
    assert len(answers(output.read_text(encoding="ascii"))) == 3


@pytest.mark.parametrize("ending", ["tsv", "csv", "json", "TSV"])
def test_a_summary_goes_to_a_file_whose_ending_says_so(
    immuno: Immuno, folder: Path, tmp_path: Path, ending: str
) -> None:
    output = tmp_path / f"sum.{ending}"
    printed = immuno("annotate --summary --plain", str(folder)).out
    said = immuno("annotate --summary --output", str(output), str(folder))
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith(f"was written to {output}.\n")
    written = output.read_text(encoding="utf-8")
    if ending == "json":
        assert json.loads(written) == json.loads(immuno("annotate --summary --json", str(folder)).out)
    else:
        separated = list(csv.reader(io.StringIO(written), delimiter="," if ending == "csv" else "\t"))
        assert separated == [line.split("\t") for line in printed.splitlines()]


def test_a_summary_warns_of_cells_that_a_spreadsheet_would_execute(immuno: Immuno, tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("id,prefLabel\n=1+1,serum\n", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Serum.", encoding="utf-8")
    command = f"annotate {tmp_path / 'letter.txt'} -V {tmp_path / 'v.csv'} --summary --force -o {tmp_path}"
    for name, mark in (("counts.csv", ","), ("counts.tsv", "\t")):
        said = immuno(f"{command}/{name}")
        assert "1 cell begins with =" in said.err
        assert f"1{mark}=1+1{mark}" in (tmp_path / name).read_text(encoding="utf-8")
        assert "spreadsheet" not in immuno(f"{command}/{name} --spreadsheet-safe").err
        assert f"1{mark}'=1+1{mark}" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_summary_is_not_written_over_another_file(immuno: Immuno, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "sum.tsv"
    output.write_text("mine", encoding="utf-8")
    said = immuno("annotate --summary --output", str(output), str(folder))
    assert said.code == 4
    assert output.read_text(encoding="utf-8") == "mine"
    assert immuno("annotate --summary --force --output", str(output), str(folder)).code == 0
    assert output.read_text(encoding="utf-8").startswith("term\tmentions")


@pytest.mark.parametrize("options", ["--to jsonl", "--json", "--summary --to jsonl"])
@pytest.mark.parametrize("ending", ["tsv", "csv", "html"])
def test_lines_of_json_do_not_go_to_a_file_that_is_named_as_something_else(
    immuno: Immuno, folder: Path, tmp_path: Path, options: str, ending: str
) -> None:
    output = tmp_path / f"out.{ending}"
    said = immuno(f"annotate {options} --output", str(output), str(folder))
    assert said.code == 2
    assert f"does not write a file that ends in .{ending}" in said.err
    assert not output.exists()


def test_the_output_is_no_input(immuno: Immuno, folder: Path, records: Path) -> None:
    records.rename(folder / "records.jsonl")
    output = folder / "out.jsonl"
    line = ["annotate", str(folder), "--to", "jsonl", "--keep", "text", "--output", str(output)]
    assert immuno("", *line, "--glob", "*.jsonl").code == 0
    said = immuno("", *line, "--glob", "*.jsonl", "--force")
    assert (said.code, said.err) == (0, f"3 texts written to {output}.\n")
    said = immuno("annotate", str(output), "--force", "--output", str(output))
    assert (said.code, said.err.splitlines()[0]) == (
        2,
        f"{output}: the output file is also an input, so it was not overwritten",
    )


def test_a_file_is_written_over_or_gone_on_with_only_where_that_is_asked(
    immuno: Immuno, records: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    line = ["annotate", str(records), "--output", str(output)]
    assert immuno("", *line).code == 0
    whole = output.read_bytes()
    said = immuno("", *line)
    assert said.code == 4
    assert "--resume" in said.err
    assert immuno("", *line, "--force").code == 0
    assert output.read_bytes() == whole
    output.write_bytes(whole[:-20])
    said = immuno("", *line, "--resume")
    assert (said.code, said.err) == (0, f"1 more text written to {output}.\n")
    assert output.read_bytes() == whole
    said = immuno("", *line, "--resume")
    assert (said.code, said.err) == (0, f"Nothing was left to do: {output} has all answers.\n")
    assert output.read_bytes() == whole
    assert immuno("", *line, "--resume", "--min-length", "7").code == 4
    assert output.read_bytes() == whole


@pytest.mark.parametrize("jobs", [[], ["--jobs", "1"], ["--jobs", "3"]])
def test_any_number_of_processes_answers_alike_and_in_order(
    immuno: Immuno, records: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: list[str]
) -> None:
    monkeypatch.setattr("immuno_cli.annotate.collections.tasks.BLOCK", 64)
    monkeypatch.setattr("immuno_cli.cli.annotating.jobs.MUCH", 100)
    bad = records.with_name("bad.jsonl")
    bad.write_text("no\n" * 3, encoding="utf-8")
    line = ["annotate", "--json", str(folder), str(bad), str(records), str(folder)]
    said = immuno("", *line, *jobs)
    assert said.code == 4
    assert said == immuno("", *line, "--jobs", "2")
    assert [one.get("id", Path(one.get("file", "")).name) for one in answers(said.out)] == [
        "a.md", "b.txt", "page.html.gz", 0, 1, 2, "a.md", "b.txt", "page.html.gz",
    ]  # fmt: skip


def test_a_small_collection_starts_no_process(immuno: Immuno, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("immuno_cli.cli.annotating.jobs.workers", None)
    assert immuno("annotate --json", str(folder)).code == 0


def test_progress_is_told_where_it_is_asked_for(immuno: Immuno, records: Path) -> None:
    said = immuno("annotate --progress", str(records))
    assert said.err.startswith("0.0 of 0.0 MB, 3 texts: 0.")
    assert " MB/s, " in said.err


def test_the_progress_of_a_packed_file_tells_the_rate_of_its_texts() -> None:
    rates = _Rates(total=1_000_000, interval=0)
    rates._begun -= 10
    rates.is_due(consumed=500_000, size=50_000_000, records=1000)
    assert re.match(r"[45]\.\d MB/s, \d+ texts/s, 0:1\d left", rates.text())


@pytest.mark.parametrize(
    "line",
    [
        "--resume",
        "--to html --summary",
        "--to html --jobs 2",
        "--to html records.jsonl",
        "--only-terms --json",
        "--only-terms --summary",
        "--summary --to jsonl",
        "--summary --spreadsheet-safe",
        "--spreadsheet-safe",
        "--keep id",
        "--keep=",
        "--text-field=",
        "--resume --output x --force",
        "--resume --output x --summary",
        "--scheduler tcp://127.0.0.1:1",
        "--to parquet --output x",
        "--jobs 0",
        "- --files-from -",
    ],
)
def test_options_that_do_not_go_together(immuno: Immuno, line: str) -> None:
    said = immuno(f"annotate {line}", stdin="x")
    assert said.code == 2
    assert said.out == ""


def test_the_help_shows_the_options_in_groups(immuno: Immuno) -> None:
    said = immuno("annotate --help")
    headings = [row for row in said.out.splitlines() if row.endswith(":") and not row.startswith(" ")]
    assert headings == ["Arguments:", "Options:", "Which terms:", "Many texts:", "Long runs:"]
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_file_named_on_the_line_and_in_the_list_is_one_document(immuno: Immuno, folder: Path) -> None:
    letter = folder / "b.txt"
    listed = folder / "list"
    listed.write_text(f"{letter}\n{folder}/more/../b.txt\n{folder}/a.md\n", encoding="utf-8")
    counted = json.loads(immuno("annotate --summary --json --files-from", str(listed), str(letter)).out)
    assert counted["documents"] == 2
    answered = immuno("annotate --to jsonl --files-from", str(listed), str(letter)).out
    assert [Path(one["file"]).name for one in answers(answered)] == ["b.txt", "a.md"]
    assert json.loads(immuno("annotate --summary --json", str(letter), str(letter)).out)["documents"] == 1


def test_a_file_that_is_named_and_in_a_folder_that_is_named_is_one_document(immuno: Immuno, folder: Path) -> None:
    alone = json.loads(immuno("annotate --summary --json", str(folder)).out)
    for names in ((folder / "b.txt", folder), (folder, folder / "b.txt"), (folder, folder / "more" / "..")):
        assert json.loads(immuno("annotate --summary --json", *map(str, names)).out) == alone


@pytest.mark.parametrize("option", ["--keep", "--id-field", "--text-field"])
def test_a_text_is_not_taken_for_records(immuno: Immuno, folder: Path, option: str) -> None:
    letter = folder / "b.txt"
    letter.write_text("T cells.\n\n" * 20, encoding="utf-8")
    said = immuno("annotate", option, "year", str(letter), str(folder / "more"))
    assert (said.code, [Path(one["file"]).name for one in answers(said.out)]) == (4, ["page.html.gz"])
    assert said.err.splitlines() == [
        f"{letter}: this is a text, and not JSON Lines",
        "--text-field, --id-field, --keep and --scheduler are for JSON Lines.",
    ]


@pytest.mark.parametrize("array", ['[{"id": 1, "text": "T cell"}]', '[\n  {\n    "text": "T cell"\n  }\n]\n'])
def test_of_a_json_array_is_told_how_to_make_lines(immuno: Immuno, tmp_path: Path, array: str) -> None:
    for name in ("some records.json", "records.jsonl"):
        path = tmp_path / name
        path.write_text(array, encoding="utf-8")
        said = immuno("annotate --text-field text", str(path))
        assert said.code == 4
        assert said.err.splitlines() == [
            f"{path}: this is a JSON array, and one record a line is wanted (JSON Lines)",
            f"Make lines of it: jq -c '.[]' {shlex.quote(str(path))}",
        ]
    said = immuno("annotate --text-field text", stdin=array)
    assert said.err.endswith("Make lines of it: jq -c '.[]'\n")


def test_bad_records_of_one_kind_do_not_hide_those_of_another(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("no\n" * 10 + '{"id": 1}\n' + "no\n", encoding="utf-8")
    told = immuno("annotate", str(path)).err.splitlines()
    assert [line.partition(": ")[0].rpartition(" ")[2] for line in told[:4]] == ["1", "2", "3", "11"]
    assert told[4].startswith("Its fields are: id.")
    assert told[5:] == [f"{path}: 8 more records are skipped."]
    path.write_text("no\n" * 4, encoding="utf-8")
    assert immuno("annotate", str(path)).err.endswith(f"{path}: 1 more record is skipped.\n")


@pytest.mark.parametrize("columns", ["25", "40", "60"])
def test_a_summary_on_a_narrow_terminal_has_one_concept_below_the_other(
    immuno: Immuno, folder: Path, columns: str
) -> None:
    said = immuno("annotate --summary", str(folder), FORCE_COLOR="1", NO_COLOR="1", COLUMNS=columns, TERM="dumb")
    lines = [line.rstrip() for line in said.out.splitlines()]
    assert lines[0] == "T cell"
    assert " ".join(" ".join(lines).split()).startswith("T cell 2 mentions in 1 document t-cell · immunotherapy")
    assert "  1 mention in 1 document" in lines
    assert all(len(line) <= int(columns) for line in lines)


def test_the_help_names_every_format(immuno: Immuno) -> None:
    told = " ".join(immuno("annotate --help").out.split())
    assert all(f"{one.value}: " in told for one in Format)


def test_a_field_to_pass_on_that_no_record_has_is_told_once(records: Path, immuno: Immuno) -> None:
    said = immuno("annotate", str(records), "--keep", "yaer", "--keep", "id_number", "--keep", "year")
    assert said.code == 0
    assert said.err.count("--keep yaer: no record has this field") == 1
    assert "Did you mean --keep year?" in said.err
    assert "--keep id_number: no record has this field" in said.err
    assert "--keep year:" not in said.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_field_to_pass_on_that_some_records_have_is_not_told(jobs: str, immuno: Immuno) -> None:
    lines = '{"id": 1, "text": "T cell"}\n{"id": 2, "text": "T cell", "year": 2000}\n'
    said = immuno("annotate --keep year --jobs", jobs, stdin=lines)
    assert [answer.get("year") for answer in answers(said.out)] == [None, 2000]
    assert said.err == ""


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("--text-field", ("title", "abstract")),
        ("--id-field", ("id", "pmid")),
        ("--to", ("html", "jsonl")),
        ("--output", ("a", "b")),
        ("--jobs", ("1", "2")),
        ("--encoding", ("utf-8", "latin-1")),
        ("--min-length", ("1", "2")),
        ("--files-from", ("a", "b")),
    ],
)
def test_an_option_that_takes_one_value_is_not_taken_twice(
    option: str, values: tuple[str, str], immuno: Immuno
) -> None:
    said = immuno("annotate", option, values[0], option, values[1], stdin="T cell")
    assert said.code == 2
    assert f"{option} was given more than once, but takes only one value" in said.err
    assert immuno("annotate --keep a --keep b --force --force --to jsonl", stdin='{"text": ""}').code == 0


@pytest.mark.parametrize("name", ["answers.jsonl.gz", "answers.zip", "answers.xlsx", "answers.docx"])
@pytest.mark.parametrize("asked", [["--json"], ["--to", "jsonl"], ["--summary"]])
def test_lines_are_not_written_to_a_file_that_is_named_as_something_else(
    name: str, asked: list[str], folder: Path, tmp_path: Path, immuno: Immuno
) -> None:
    said = immuno("annotate", str(folder), *asked, "--output", str(tmp_path / name))
    assert said.code == 2
    assert f"does not write a file that ends in {Path(name).suffix}" in said.err
    assert not (tmp_path / name).exists()


def test_a_glob_without_a_folder_is_told(folder: Path, immuno: Immuno) -> None:
    said = immuno("annotate", str(folder / "b.txt"), "--glob", "*.md")
    assert said.code == 2
    assert "--glob chooses files in a folder, but no folder is given" in said.err
    said = immuno("annotate", f"{folder}/*.txt")
    assert said.code == 4
    assert "A pattern goes to --glob, and the folder stands before it." in said.err
