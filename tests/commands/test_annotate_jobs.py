"""`annotate` beside others: no line is torn, and its processes end with it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from immuno_cli.annotate.collections.answering import Answer, Work
from immuno_cli.annotate.collections.records import Annotator, Settings
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.annotate.collections.tasks import Block, Task
from immuno_cli.cli.annotating import jobs
from immuno_cli.cli.annotating.writing import whole_lines
from immuno_cli.errors import FileError
from tests.conftest import Immuno

IMMUNO = [sys.executable, "-m", "immuno_cli", "annotate"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and locks of POSIX")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = ({"id": n, "text": "T cells and tumours. " * (n % 50 + 1)} for n in range(1500))
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def start(records: Path, *words: str, **streams: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*IMMUNO, str(records), *words], **streams)  # type: ignore[call-overload,no-any-return]


def finish(started: Sequence["subprocess.Popen[bytes]"]) -> None:
    assert [process.wait() for process in started] == [0] * len(started)


@POSIX
@pytest.mark.parametrize("jobs_each", ["1", "2"])
def test_two_processes_that_append_to_one_file_tear_no_line(records: Path, tmp_path: Path, jobs_each: str) -> None:
    output = tmp_path / "both.jsonl"
    descriptors = [os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND) for _ in range(2)]
    finish([start(records, "--jobs", jobs_each, stdout=one) for one in descriptors])
    for one in descriptors:
        os.close(one)
    found = sorted(json.loads(line)["id"] for line in output.read_bytes().splitlines())
    assert found == sorted(2 * list(range(1500)))


@POSIX
def test_two_processes_that_write_to_one_pipe_tear_no_line(records: Path) -> None:
    reader, writer = os.pipe()
    started = [start(records, stdout=writer) for _ in range(2)]
    os.close(writer)
    with open(reader, "rb") as pipe:  # noqa: PTH123 - a descriptor
        lines = pipe.read().splitlines()
    finish(started)
    assert max(map(len, lines)) > 4096
    assert len([json.loads(line) for line in lines]) == 3000


def test_lines_are_written_in_parts_that_a_pipe_takes_whole() -> None:
    lines = [b"x" * size + b"\n" for size in (0, 5, 2000, 4095, 4096, 9000, 1, 3000, 3000)]
    data = b"".join(lines)
    parts = list(whole_lines(data, 4096))
    assert b"".join(parts) == data
    assert all(part.endswith(b"\n") for part in parts)
    assert all(len(part) <= 4096 or part.count(b"\n") == 1 for part in parts)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells which processes there are")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_whatever_ends_the_program_ends_its_processes(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    pipe, output = tmp_path / "pipe", tmp_path / "out.jsonl"
    os.mkfifo(pipe)
    words = ["--text-field", "text", "--jobs", "2", "--output", str(output)]
    process = subprocess.Popen([*IMMUNO, str(pipe), *words], stderr=subprocess.PIPE, start_new_session=True)
    with pipe.open("wb", buffering=0) as writer:
        for _ in range(8):
            writer.write(b'{"text": "T cells"}\n' * 100)
            time.sleep(0.02)
        wait_until(lambda: output.stat().st_size > 0)
        assert len(members_of(process.pid)) == 3
        if sent is signal.SIGINT:
            os.killpg(process.pid, sent)  # as a terminal does
        else:
            process.send_signal(sent)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == code
    assert "Traceback" not in said
    assert ("--resume continues" in said) is (sent is not signal.SIGKILL)
    wait_until(lambda: not members_of(process.pid))
    assert output.read_bytes().endswith(b"\n")


def members_of(session: int) -> list[int]:
    """Return the processes of a session that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, leader, *_ = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(leader) == session and state != "Z":
                found.append(int(path.parent.name))
    return found


def wait_until(holds: object) -> None:
    for _ in range(1200):
        if holds():  # type: ignore[operator]
            return
        time.sleep(0.05)
    pytest.fail("it does not come true in a minute")


class _Killed(Work):
    """Ends its process in the middle of the work."""

    def __call__(self, task: Task) -> Answer:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(task)


@POSIX
def test_a_process_that_is_killed_is_a_sentence() -> None:
    work = _Killed(Annotator(Settings(("immunotherapy",))))
    block = Block(Source("x", is_records=True), [b'{"text": ""}'], 1, 0)
    with jobs.workers(work, 2) as answers_of, pytest.raises(FileError, match=r"a process ended .* \(signal 9\)"):
        list(answers_of([block] * 5))


def test_processes_that_are_started_again_answer_as_copies_do(
    immuno: Immuno, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ["annotate", str(records), "--kind", "cell", "--exclude", "b-cell", "--jobs", "2"]
    copied = immuno("", *line)
    monkeypatch.setattr(jobs, "_can_fork", lambda: False)
    assert immuno("", *line) == copied
    assert copied.out.count('"t-cell"') > 1500
    assert "tumor" not in copied.out


def test_a_full_disk_is_a_sentence(records: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("wb") as full:
        command = [*IMMUNO, str(records), "--jobs", "2"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert done.stderr.decode() == "standard output: No space left on device\n"
