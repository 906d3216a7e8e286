"""Going on after an interruption: the output tells what is done."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from immuno_cli.annotate.collections import resume, tasks
from immuno_cli.annotate.collections.annotator import Annotator, Settings
from immuno_cli.annotate.collections.answering import Work, joined_lines
from immuno_cli.annotate.collections.pieces import iter_pieces
from immuno_cli.annotate.collections.resume import drop_half_line, remaining
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.annotate.collections.tasks import Task
from immuno_cli.errors import FileError

GLOSSARY = Settings(("immunotherapy",))


class Run:
    """Files that are annotated, from the beginning or after an interruption."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self.files: list[Source] = []
        self.folder = folder

    def add(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.files.append(Source(str(path), is_records=name.endswith(".jsonl")))

    def tasks(self) -> chain[Task]:
        return chain.from_iterable(tasks.read_tasks(source, None) for source in self.files)

    def answers(self, settings: Settings = GLOSSARY) -> bytes:
        return b"".join(one.data for one in joined_lines(map(Work(Annotator(settings)).__call__, self.tasks())))

    def go_on(self, settings: Settings = GLOSSARY) -> bytes:
        """Go on with the output, and return all of it."""
        annotator = Annotator(settings)
        drop_half_line(self.output)
        found = list(map(Work(annotator).__call__, remaining(self.tasks(), self.output, annotator)))
        return self.output.read_bytes() + b"".join(one.data for one in joined_lines(found))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    made = Run(tmp_path)
    made.add("a.txt", "A T cell.")
    records = [{"id": n % 4, "text": f"T cells {n}"} for n in range(8)]
    lines = [
        *map(json.dumps, records),
        "",
        "bad",
        json.dumps({"text": "tumour"}),
        json.dumps({"id": 9, "text": "B cell"}),
    ]
    made.add("b.jsonl", "\n".join(lines))
    made.add("c.txt", "Tumours.")
    return made


def test_wherever_a_run_was_interrupted_the_end_is_the_same(run: Run) -> None:
    whole = run.answers()
    assert whole.count(b"\n") == 12
    for end in range(0, len(whole) + 1, 37):
        run.output.write_bytes(whole[:end])
        assert run.go_on() == whole
    run.output.write_bytes(whole)
    assert run.go_on() == whole


def test_a_bad_record_is_told_again(run: Run) -> None:
    run.output.write_bytes(run.answers())
    annotator = Annotator(GLOSSARY)
    found = list(map(Work(annotator).__call__, remaining(run.tasks(), run.output, annotator)))
    assert [problem.line for one in found for problem in one.problems] == [10]


def test_a_long_text_that_is_done_is_not_done_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PIECE", 50)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 50))
    monkeypatch.setattr(resume, "_CHUNK", 300)
    run.add("long.txt", "T cells and tumours.\n\n" * 20)
    run.add("last.txt", "B cells")
    whole = run.answers()
    for line in (-3, -2, -1, None):
        run.output.write_bytes(b"".join(whole.splitlines(keepends=True)[:line]) + b'{"file": "ha')
        assert run.go_on() == whole


def cut(run: Run) -> bytes:
    return b"".join(run.answers().splitlines(keepends=True)[:7])


@pytest.mark.parametrize(
    ("change", "settings", "why"),
    [
        (lambda run: run.files.pop(0), GLOSSARY, "line 1 does not match .*: it is not of line 1 of .*b.jsonl"),
        (lambda run: run.files.insert(1, run.files[2]), GLOSSARY, "line 2 .*: it is not of .*c.txt"),
        (lambda run: run.files.__delitem__(slice(1, None)), GLOSSARY, "line 2 .*: the input has no more records"),
        (lambda _run: None, GLOSSARY._replace(min_length=7), "line 1 .*: its annotations were made with other options"),
        (
            lambda run: run.output.write_text("Notes\nof mine"),
            GLOSSARY,
            "output: this is not the output of an earlier run",
        ),
        (lambda run: run.output.write_text('{"id": [\n'), GLOSSARY, "line 1 .*: it is not of .*a.txt"),
    ],
    ids=["a file is gone", "another file", "fewer files", "other options", "no output", "another output"],
)
def test_an_output_of_other_files_or_options_is_refused(
    run: Run, change: Callable[[Run], object], settings: Settings, why: str
) -> None:
    run.output.write_bytes(cut(run))
    change(run)
    before = run.output.read_bytes()
    with pytest.raises(FileError, match=why):
        run.go_on(settings)
    assert run.output.read_bytes() == before


LINE, HALF = b'{"id": 1, "annotations": []}\n', b'{"id": 2, "anno'


def test_what_stands_after_the_last_line_end_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "output"
    monkeypatch.setattr(resume, "_CHUNK", 4)
    for whole, half in ((b"", b""), (b"", HALF), (LINE, b""), (LINE * 2, HALF)):
        path.write_bytes(whole + half)
        assert drop_half_line(path) == len(half)
        assert path.read_bytes() == whole
