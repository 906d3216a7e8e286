"""`annotate`: texts from files and pipes, drawn, plain, as JSON and HTML."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from immuno_cli.cli.annotating import texts
from tests.conftest import Immuno

TEXT = "Antibodies help T cells.\n\nA tumour (not an operation) and antibodies.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_text_with_marks_and_its_terms_beneath(immuno: Immuno, article: Path) -> None:
    said = immuno("annotate", str(article))
    assert said.code == 0
    assert said.err == ""
    text, _, terms = said.out.partition("\n[1] ")
    assert text == "Antibodies[1] help T cells[2].\n\nA tumour[3] (not an operation) and antibodies[1].\n"
    assert terms.startswith("antibody (antibody)\n    A protein")
    assert "[2] T cell (t-cell)\n" in terms


def test_drawn_only_the_first_mention_has_its_number(immuno: Immuno, article: Path) -> None:
    said = immuno("annotate", str(article), FORCE_COLOR="1", NO_COLOR="1")
    assert "Antibodies[1] help" in said.out.replace("\x1b[1;4m", "").replace("\x1b[0m", "")
    assert said.out.count("[1]") == 2


def test_only_the_terms_with_counts(immuno: Immuno, article: Path) -> None:
    said = immuno("annotate --only-terms", str(article))
    assert said.out.startswith("[1] antibody 2 mentions (antibody)\n")
    assert "help" not in said.out.split("\n")[0]


def test_json_is_one_document_a_line_for_each_file_in_order(immuno: Immuno, article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    said = immuno("annotate --json", str(article), str(empty), str(article))
    documents = [json.loads(line) for line in said.out.splitlines()]
    assert [document["file"] for document in documents] == [str(article), str(empty), str(article)]
    assert documents[1]["annotations"] == []
    first = documents[0]["annotations"][0]
    assert first == {
        "start": 0,
        "end": 10,
        "text": "Antibodies",
        "id": "antibody",
        "prefLabel": "antibody",
        "matchedLabel": "antibody",
        "vocabulary": "immunotherapy",
    }
    assert said.out.isascii()


@pytest.mark.parametrize("arguments", ["annotate --json", "annotate - --json"])
def test_standard_input(immuno: Immuno, arguments: str) -> None:
    said = immuno(arguments, stdin="\ufeffT cells".encode())
    assert json.loads(said.out)["file"] == "-"
    assert [(a["start"], a["end"]) for a in json.loads(said.out)["annotations"]] == [(0, 7)]


def test_nothing_found_is_no_failure(immuno: Immuno) -> None:
    said = immuno("annotate", stdin="Nothing of the sort.\n")
    assert said.code == 0
    assert said.out == "Nothing of the sort.\n"
    assert said.err == "No known term was found in standard input.\n"


@pytest.mark.parametrize("options", ["", "--json", "--to html"])
def test_an_empty_text_is_called_empty(immuno: Immuno, tmp_path: Path, options: str) -> None:
    path = tmp_path / "empty.txt"
    for text in ("", " \n\n"):
        path.write_text(text, encoding="utf-8")
        assert immuno(f"annotate {options}", str(path))[::2] == (0, f"{path} is empty.\n")
    assert immuno("annotate", stdin="").err == "standard input is empty.\n"


def test_characters_that_are_never_seen_are_not_shown(immuno: Immuno, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><h1>Anti&shy;body</h1>", encoding="utf-8")
    assert immuno("annotate", str(page)).out.startswith("Antibody[1]\n")
    assert immuno("annotate", stdin="T\u200b cells\u2060 and\ufeff more").out.splitlines()[0].endswith(" and more")


def test_a_missing_file_among_many_is_told_and_the_others_are_done(immuno: Immuno, article: Path) -> None:
    said = immuno("annotate --json", str(article), "missing.txt", str(article))
    assert said.code == 4
    assert len(said.out.splitlines()) == 2
    assert said.err == "missing.txt: it cannot be read: No such file or directory\n"


def test_bad_bytes_are_told_with_a_guess_that_works(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Körper und Tumor: für die Übung, größer, schöner. T cells".encode("windows-1252"))
    said = immuno("annotate", str(path))
    assert said.code == 4
    assert "not UTF-8: byte 0xf6 at line 1, byte 2" in said.err
    assert "T cells[2]" in immuno("annotate --encoding windows-1252", str(path)).out
    assert immuno("annotate --encoding klingon", str(path)).code == 2


def test_what_is_left_out(immuno: Immuno, article: Path) -> None:
    def ids(arguments: str, *words: str) -> list[str]:
        said = immuno(f"annotate --json {arguments}", str(article), *words)
        return [one["id"] for one in json.loads(said.out)["annotations"]]

    assert ids("") == ["antibody", "t-cell", "tumor", "antibody"]
    assert ids("--kind cell") == ["t-cell"]
    assert ids("--min-length 8") == ["antibody", "antibody"]


def test_only_a_category(immuno: Immuno) -> None:
    said = immuno("annotate --json --category passive", stdin="Monoclonal antibody therapy and T cells")
    assert [one["id"] for one in json.loads(said.out)["annotations"]] == ["monoclonal-antibody-therapy"]


def test_long_work_shows_a_bar_to_whoever_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr(seen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", seen)
    for characters, shown in ((texts._LONG - 1, False), (texts._LONG, True)):
        with texts._progress(characters) as report:
            if report:
                report(characters, characters)
        assert ("Annotating" in seen.getvalue()) is shown


def test_an_excluded_term_must_exist(immuno: Immuno, article: Path) -> None:
    said = immuno("annotate", str(article), "--json", "--exclude", "immunoglobulins", "--exclude", "t-cell")
    assert [one["id"] for one in json.loads(said.out)["annotations"]] == ["tumor"]
    said = immuno("annotate", str(article), "--exclude", "flumph")
    assert said.code == 2
    assert "flumph" in said.err


def test_all_keeps_the_terms_inside_others(immuno: Immuno) -> None:
    said = immuno("annotate --json --all", stdin="cancer vaccines")
    assert {"cancer-vaccine", "cancer", "vaccine"} == {one["id"] for one in json.loads(said.out)["annotations"]}


def test_several_vocabularies(immuno: Immuno, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    concepts = [{"id": "x", "prefLabel": "T cell"}, {"id": "y", "prefLabel": "help"}]
    mine.write_text(json.dumps({"id": "m", "title": "M", "language": "en", "concepts": concepts}), encoding="utf-8")
    said = immuno("annotate --json -V immunotherapy -V", str(mine), stdin=TEXT)
    found = [(one["id"], one["vocabulary"]) for one in json.loads(said.out)["annotations"]]
    assert ("y", str(mine)) in found
    assert ("t-cell", "immunotherapy") in found


def test_control_and_bidirectional_characters_are_shown_escaped_and_do_no_harm_to_offsets(immuno: Immuno) -> None:
    text = "\x1b[31mred \u202e T cells \x07"
    said = immuno("annotate", stdin=text)
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert "\\x1b[31mred \\u202e T cells[1] \\x07" in said.out
    one = json.loads(immuno("annotate --json", stdin=text).out)["annotations"][0]
    assert text[one["start"] : one["end"]] == "T cells"


@pytest.mark.parametrize("columns", ["40", "80"])
def test_lines_are_wrapped_to_the_terminal(immuno: Immuno, columns: str) -> None:
    said = immuno("annotate", stdin="    monoclonal antibody therapy and lymphocytes " * 9, COLUMNS=columns)
    assert max(len(line) for line in said.out.splitlines()) <= int(columns)


def test_html_and_binary_files(immuno: Immuno, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>A <b>T</b> cell</p><script>tumor</script>", encoding="utf-8")
    said = immuno("annotate", str(page))
    assert said.out.startswith("A T cell[1]\n\n[1] T cell")
    one = json.loads(immuno("annotate --json", str(page)).out)["annotations"][0]
    assert (one["start"], one["text"]) == (8, "T</b> cell")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\x00\x00")
    said = immuno("annotate", str(tmp_path / "image.png"))
    assert said.code == 4
    assert "binary" in said.err


def test_a_page_of_its_own(immuno: Immuno, article: Path, tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    said = immuno("annotate --to html --output", str(output), str(article))
    assert said.code == 0
    assert said.err == f"4 mentions of 3 terms written to {output}.\n"
    page = output.read_text(encoding="utf-8")
    assert page.count('<a class="term"') == 4
    assert page.count('tabindex="-1"') == 1
    assert page.count("<dt ") == 3
    assert page.count("<script>") == 1
    said = immuno("annotate --to html --output", str(output), str(article))
    assert said.code == 4
    assert "--force" in said.err
    assert immuno("annotate --to html --force --output", str(output), str(article)).code == 0


def test_a_page_shows_any_text_literally(immuno: Immuno) -> None:
    said = immuno("annotate --to html", stdin="<script>alert(1)</script> T cells & \u202e")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <a " in said.out
    assert said.out.count("<script") == 1
    assert "\u202e" not in said.out


def test_pages_of_html_and_markdown_keep_their_structure(immuno: Immuno, tmp_path: Path) -> None:
    html, markdown = tmp_path / "page.html", tmp_path / "notes.md"
    html.write_text("<h1 id=a>On T <i>cells</i></h1><ul><li>tumor</ul><script>x</script>", encoding="utf-8")
    markdown.write_text("# A\n\n- a **tumor**\n", encoding="utf-8")
    page = immuno("annotate --to html", str(html), str(markdown)).out
    assert re.search('<h1 id="d1-a">On <a class="term"[^>]*>T <i>cells</i></a></h1><ul><li><a class="term"', page)
    assert re.search('<h1 id="d2-a">A</h1>\n<ul>\n<li>a <strong><a class="term"', page)
    assert page.count("<script") == 1


def test_terms_side_by_side_are_told_apart_by_a_number(immuno: Immuno) -> None:
    text = "T cells, tumors. T cells tumors, T cells. T cells\ttumors. T cells\ntumors"
    drawn = immuno("annotate", stdin=text, FORCE_COLOR="1", NO_COLOR="1").out.replace("\x1b[1;4m", "")
    first, second = drawn.replace("\x1b[0m", "").splitlines()[:2]
    assert first == "T cells[1], tumors[2]. T cells[1] tumors, T cells. T cells[1]  tumors. T cells"
    assert second == "tumors"


def test_common_words_are_marked_at_their_first_mention(immuno: Immuno) -> None:
    text = "Treatment, treatments. The disease and a treatment; a DISEASE, lymphocytes, lymphocytes."
    assert immuno("annotate", stdin=text).out.startswith(
        "Treatment[1], treatments. The disease[2] and a treatment; a DISEASE,\nlymphocytes[3], lymphocytes[3]."
    )
    every = "Treatment[1], treatments[1]. The disease[2] and a treatment[1]; a DISEASE[2],\nlymphocytes[3], lymph"
    assert immuno("annotate --all-words", stdin=text).out.startswith(every)
    assert len(json.loads(immuno("annotate --json", stdin=text).out)["annotations"]) == 7


def test_technical_words_without_a_term_stand_below(immuno: Immuno) -> None:
    text = "T cells, mavrilimumab and a transgene. A multiple mold (MM) grew. MM and mavrilimumab!"
    said = immuno("annotate", stdin=text, IMMUNO_VOCABULARY="")
    assert said.out.endswith(
        "\n\nNot explained here:\n"
        "  mavrilimumab: -mab, an antibody\n"
        "  MM: multiple mold, as the text says\n"
        "  transgene\n"
    )
    assert json.loads(immuno("annotate --json", stdin=text).out)["unexplained"] == [
        {"text": "mavrilimumab", "count": 2, "start": 9, "meaning": "-mab, an antibody"},
        {"text": "MM", "count": 2, "start": 56, "meaning": "multiple mold, as the text says"},
        {"text": "transgene", "count": 1, "start": 28},
    ]
    page = immuno("annotate --to html", stdin=text).out
    assert "<li><b>mavrilimumab</b>: -mab, an antibody <small>2×</small></li>" in page


def test_of_many_words_without_a_term_the_first_are_shown_and_the_others_counted(immuno: Immuno) -> None:
    text = " ".join(f"it is the {chr(97 + n // 26)}{chr(97 + n % 26)}umab of a" for n in range(300))
    said = immuno("annotate", stdin=text, IMMUNO_VOCABULARY="")
    assert said.out.count("-mab") == 20
    assert said.out.endswith("\n  … 280 more\n")


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ("--to html --text-field abstract --jobs 2", ("--to html", "--text-field", "--jobs")),
        ("--to html --summary", ("--to html", "--summary")),
        ("--only-terms --json", ("--only-terms", "--json")),
        ("--only-terms --to jsonl", ("--only-terms", "--to jsonl")),
        ("--only-terms --summary", ("--only-terms", "--summary")),
        ("--output out.md", ("--output", "--to html", "> out.md")),
    ],
)
def test_what_does_not_go_together_is_named(immuno: Immuno, options: str, names: tuple[str, ...]) -> None:
    said = immuno(f"annotate {options}", stdin="x")
    assert said.code == 2
    assert all(name in said.err for name in names)


@pytest.mark.parametrize("command", ["annotate --to html", "export --to html"])
def test_a_page_is_not_written_to_a_file_that_is_named_as_a_pdf(immuno: Immuno, tmp_path: Path, command: str) -> None:
    path = tmp_path / "page.PDF"
    said = immuno(command, "-o", str(path), stdin="T cell")
    assert said.code == 2
    assert "page.html" in said.err
    assert "print" in said.err
    assert not path.exists()


def test_options_that_exclude_each_other(immuno: Immuno) -> None:
    assert immuno("annotate --to html --json", stdin="x").code == 2
    assert immuno("annotate --to html --only-terms", stdin="x").code == 2
    assert immuno("annotate --output x.txt", stdin="x").code == 2
    assert immuno("annotate --to docx", stdin="x").code == 2


def test_a_closed_pipe_ends_quietly(article: Path) -> None:
    article.write_text(TEXT * 2_000, encoding="utf-8")
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "immuno_cli", "annotate", str(article)]
    with subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        os.read(reader, 10)
        os.close(reader)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_as_standard_input_is_told_what_is_waited_for(
    immuno: Immuno, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("immuno_cli.cli.annotating.texts.is_terminal", lambda _stream: True)
    said = immuno("annotate", stdin="T cell")
    assert said.err.startswith("Type or paste a text; Ctrl-D ends the input.\n")


@pytest.mark.parametrize(("kind", "mark"), [("dumb", "[1]"), ("xterm", "")])
def test_a_terminal_without_styles_has_the_number_at_each_mention(immuno: Immuno, kind: str, mark: str) -> None:
    said = immuno("annotate", stdin="T cells and other T cells.\n", FORCE_COLOR="1", TERM=kind)
    first = re.sub(r"\x1b\[[0-9;]*m", "", said.out).splitlines()[0]
    assert first == f"T cells[1] and other T cells{mark}."


def test_a_file_that_is_named_as_a_page_gets_a_page(immuno: Immuno, article: Path, tmp_path: Path) -> None:
    output = tmp_path / "marked.html"
    assert immuno("annotate --output", str(output), str(article)).code == 0
    assert output.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
