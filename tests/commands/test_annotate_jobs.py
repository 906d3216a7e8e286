"""`annotate` beside others: no line is torn, and its processes end with it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from immuno_cli.annotate.collections.annotator import Annotator, Settings
from immuno_cli.annotate.collections.answering import TaskResult, Work
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.annotate.collections.tasks import Block, Task
from immuno_cli.cli.annotating import jobs
from immuno_cli.cli.annotating.writing import whole_lines
from immuno_cli.errors import FileError
from tests.conftest import Immuno

IMMUNO = [sys.executable, "-m", "immuno_cli", "annotate"]
RECORDS = 6
"""Few, so that a pipe holds the answers to all of them (64 KB on Linux)."""
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and locks of POSIX")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = ({"id": n, "text": "T cells and tumours. " * (4 * n + 1)} for n in range(RECORDS))
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def start(records: Path, *words: str, **streams: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*IMMUNO, str(records), *words], **streams)  # type: ignore[call-overload,no-any-return]


@POSIX
@pytest.mark.parametrize("jobs_each", ["1", "2"])
@pytest.mark.parametrize("to_pipe", [False, True], ids=["file", "pipe"])
def test_a_process_waits_until_another_one_has_written_its_line(
    records: Path, tmp_path: Path, to_pipe: bool, jobs_each: str
) -> None:
    from fcntl import LOCK_EX, LOCK_UN, lockf

    reader, writer = os.pipe() if to_pipe else open_twice(tmp_path / "both.jsonl")
    lockf(writer, LOCK_EX)
    os.write(writer, b'{"id": "of another process", ')
    process = start(records, "--jobs", jobs_each, stdout=writer)
    wait_a_little(lambda: process.poll() is not None or waits_for_lock(process.pid))
    assert process.poll() is None
    os.write(writer, b'"text": ""}\n')
    lockf(writer, LOCK_UN)
    assert process.wait() == 0
    lines = os.read(reader, 1 << 20).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["of another process", *range(RECORDS)]
    assert max(map(len, lines)) > 4096
    os.close(reader)
    os.close(writer)


def open_twice(path: Path) -> tuple[int, int]:
    """Return a descriptor to read a new file, and one to append to it."""
    writer = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    return os.open(path, os.O_RDONLY), writer


def waits_for_lock(process: int) -> bool:
    """Return whether the system says that a process waits for a lock. Where it does not say so, False."""
    with suppress(OSError):
        locks = Path("/proc/locks").read_text(encoding="ascii").splitlines()
        return any("->" in line and f" {process} " in line for line in locks)
    return False


def wait_a_little(holds: Callable[[], bool]) -> None:
    """Wait until something holds, three seconds at most."""
    for _ in range(60):
        if holds():
            return
        time.sleep(0.05)


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

    def __call__(self, task: Task) -> TaskResult:
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
    assert copied.out.count('"t-cell"') > RECORDS
    assert "tumor" not in copied.out


def test_a_full_disk_is_a_sentence(records: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("wb") as full:
        command = [*IMMUNO, str(records), "--jobs", "2"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert done.stderr.decode() == "standard output: No space left on device\n"
