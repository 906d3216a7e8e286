"""The same records on a Dask cluster: a part of the output for each part of the input."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from immuno_cli.annotate.collections.annotator import Annotator, Fields, Settings
from immuno_cli.annotate.collections.cluster import PartJob, annotate_part, plan_parts
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.errors import FileError
from tests.conftest import Immuno

RECORDS: list[dict[str, object]] = [
    {"id": n, "text": "T cells and tumours" if n % 2 else "nothing", "year": 2000 + n} for n in range(30)
]
ANNOTATOR = Annotator(Settings(("immunotherapy",)), Fields(keep=("year",)))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(3):
        part = "".join(f"{json.dumps(record)}\n" for record in RECORDS[number * 10 :][:10])
        part += "no record\n" * (number == 1)
        (made / f"part-{number}.jsonl").write_text(part, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Give the address of a cluster of two workers."""
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", processes=True
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_answers_as_one_process_does(immuno: Immuno, folder: Path, tmp_path: Path, scheduler: str) -> None:
    output = tmp_path / "out"
    line = ["annotate", str(folder), "--scheduler", scheduler, "--output", str(output), "--keep", "year"]
    said = immuno("", *line)
    assert said.code == 4
    assert said.err.splitlines() == [
        f"{folder}/part-1.jsonl, line 11: this is not valid JSON: the error is at character 1",
        f"30 records written to 3 parts in {output}.",
    ]
    found = [record for part in sorted(output.iterdir()) for record in lines(part)]
    assert found == [ANNOTATOR(record) for record in RECORDS]

    assert immuno("", *line).code == 4  # the parts are there
    (output / "part-2.jsonl").unlink()
    said = immuno("", *line, "--resume")
    assert (said.code, said.err) == (0, f"10 records written to 1 part in {output}.\n")
    assert immuno("", *line, "--resume").err == f"Nothing was left to do: {output} has all parts.\n"


def test_no_scheduler_is_a_sentence(
    immuno: Immuno, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr("immuno_cli.annotate.collections.cluster._SECONDS", 1)
    for address in ("tcp://127.0.0.1:1", "nowhere", "http://[x"):
        said = immuno("annotate", str(folder), "--scheduler", address, "--output", str(tmp_path / "out"))
        assert said.code == 4
        assert said.err.startswith(f"No Dask scheduler answers at {address}: ")
        assert len(said.err.splitlines()) == 1


def test_without_dask_the_command_that_adds_it_is_named(
    immuno: Immuno, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    said = immuno("annotate", str(folder), "--scheduler", "x", "--output", str(tmp_path / "out"))
    assert said.code == 4
    assert said.err.startswith("A cluster needs Dask\nAdd it with: ")
    assert "dask[distributed]" in said.err


def test_parquet_is_read_and_written(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    source, target = tmp_path / "in.parquet", tmp_path / "out" / "in.parquet"
    bad: dict[str, object] = {"id": 99, "text": None, "year": None}
    parquet.write_table(arrow.Table.from_pylist([{**one, "other": "x"} for one in (*RECORDS, bad)]), source)
    done = annotate_part(PartJob(str(source), str(target)), ANNOTATOR)
    assert (done.records, [problem.line for problem in done.problems]) == (30, [31])
    assert parquet.read_table(target).to_pylist() == [ANNOTATOR(record) for record in RECORDS]
    as_lines = tmp_path / "out.jsonl"
    annotate_part(PartJob(str(source), str(as_lines)), ANNOTATOR)
    assert lines(as_lines) == [ANNOTATOR(record) for record in RECORDS]
    annotate_part(PartJob(str(as_lines), str(target)), Annotator(Settings(("immunotherapy",)), Fields("id")))
    assert list(tmp_path.glob("out/.*")) == []


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.parquet", "bad.parquet", "bad.jsonl.gz"])
def test_a_part_that_cannot_be_read_is_not_written(tmp_path: Path, name: str) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")
    source, target = tmp_path / name, tmp_path / "out.jsonl"
    if name.startswith("bad"):
        source.write_bytes(b"\x1f\x8b no")
    done = annotate_part(PartJob(str(source), str(target)), ANNOTATOR)
    assert not done.is_written
    assert str(source) in str(done.problems[0].error)
    assert not target.exists()


def test_the_parts_have_the_names_of_their_files(tmp_path: Path) -> None:
    sources = [Source(name, is_records=True) for name in ("a/x.jsonl.gz", "b/y.parquet")]

    def names(parquet: bool | None) -> list[str]:
        return [Path(job.target).name for job in plan_parts(sources, tmp_path, parquet=parquet, resume=False)]

    assert names(None) == ["x.jsonl", "y.parquet"]
    assert names(parquet=True) == ["x.parquet", "y.parquet"]
    assert names(parquet=False) == ["x.jsonl", "y.jsonl"]
    with pytest.raises(FileError, match=r"two files would have the same part, x.jsonl"):
        plan_parts([*sources, Source("c/x.ndjson", is_records=True)], tmp_path, parquet=None, resume=True)


def test_a_part_tells_which_fields_its_records_have(folder: Path, tmp_path: Path) -> None:
    annotator = Annotator(ANNOTATOR.settings, Fields(keep=("year", "yaer")))
    done = annotate_part(PartJob(str(folder / "part-0.jsonl"), str(tmp_path / "out.jsonl")), annotator)
    assert done.kept.found == {"year"}
    assert done.kept.others == ("id", "text", "year")


def test_a_parquet_file_without_the_column_of_the_text_is_told_at_once(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"id": [1], "abstract": ["T cell"], "year": [2000]}), path)
    done = annotate_part(PartJob(str(path), str(tmp_path / "out.parquet")), ANNOTATOR)
    assert not done.is_written
    error = done.problems[0].error
    assert error.message == "it has no column “text”"
    assert error.hint == "Its columns are: id, abstract, year. --text-field names the one that has the text."
    annotator = Annotator(ANNOTATOR.settings, Fields("abstract", keep=("year", "yaer")))
    done = annotate_part(PartJob(str(path), str(tmp_path / "out.parquet")), annotator)
    assert (done.records, done.kept.found, done.kept.others) == (1, frozenset(("year",)), ("id", "abstract", "year"))
