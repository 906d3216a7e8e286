"""A short run of the fuzz campaign: that it runs, and that it notices what fails."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

FOLDER: Final = Path(__file__).parent / "fuzz"


def test_a_short_campaign_finds_nothing(unmeasured: None) -> None:  # noqa: ARG001 - a fixture
    done = subprocess.run(
        [sys.executable, FOLDER / "run.py", "--minutes", "0.1", "--jobs", "1", "--seconds", "60"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    counts = re.findall(r"^(\w+) +([\d,]+)", done.stdout, re.MULTILINE)
    assert {name for name, _ in counts} >= {"query", "vocabulary", "text", "arguments", "environment", "store"}


def test_a_campaign_that_is_stopped_tells_what_it_did(unmeasured: None) -> None:  # noqa: ARG001 - a fixture
    command = [sys.executable, str(FOLDER / "run.py"), "--minutes", "9", "--jobs", "1", "--kinds", "query"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert process.stderr.readline().startswith("9 minutes")
        process.terminate()
        said, _ = process.communicate()
    counts = dict(re.findall(r"^(\w+) +([\d,]+)", said, re.MULTILINE))
    assert counts.keys() == {"query", "all"}
    assert said.endswith("failures: 0\n")


@pytest.mark.parametrize(
    ("code", "out", "err", "seconds", "complaint"),
    [
        (0, b"T cell\n", b"", 0.1, ""),
        (70, b"", b"There is an internal error in immuno", 0.1, "exit code 70"),
        (4, b"", b"thread panicked at", 0.1, "a traceback"),
        (0, b"", b"", 3.0, "took 3.0 s"),
        (0, b"\x1b[31mred\x1b[0m", b"", 0.1, ""),
        (0, b"\x1b[2J", b"", 0.1, "a control character in the answer"),
    ],
)
def test_what_a_failure_is(code: int, out: bytes, err: bytes, seconds: float, complaint: str) -> None:
    asked = f"from worker import *; print(judge(Case(('list',)), Ended({code}, {out!r}, {err!r}, {seconds})))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=FOLDER, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(complaint or "\n")


def run_in(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    """Run Python code beside the scripts of a folder."""
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("streams", "answer", "is_read"),
    [
        ("OPEN", "b'read: in'", True),
        ("NO_OUTPUT", "b''", False),
        ("ALL_CLOSED", "b''", False),
        ("FULL", "b''", False),
        ("ABANDONED", "b''", False),
    ],
)
def test_an_input_is_run_with_its_streams_in_every_state(streams: str, answer: str, *, is_read: bool) -> None:
    script = "import sys; sys.stdout.write('read: ' + sys.stdin.read())"
    asked = (
        "import os; from processes import *; "
        f"e = run_process([{sys.executable!r}, '-c', {script!r}], Streams.{streams}, b'in', os.environ)\n"
        "print(e.out, e.is_read, e.hangs)"
    )
    assert run_in(FOLDER, asked).stdout == f"{answer} {is_read} False\n"


def test_an_input_that_hangs_is_killed_and_told_and_one_that_works_long_is_told_by_its_processor_time() -> None:
    asked = """import os, sys; from processes import *; from worker import *
def told(script, **how):
    ended = run_process([sys.executable, "-c", script], Streams.OPEN, b"", os.environ, **how)
    print(ended.code, judge(Case(("list",)), ended, 1)[:28])
told("import time; time.sleep(600)", patience=0.5)
told("while __import__('time').process_time() < 1.2: pass")
told("import time; time.sleep(1.2)")
"""
    done = run_in(FOLDER, asked)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("-9 hangs: killed after 60 s"), done.stderr
    assert re.match(r"0 took \d+\.\d s", lines[1])
    assert lines[2] == "0 "


def test_an_input_may_take_as_much_memory_as_the_first_one_whatever_others_left() -> None:
    asked = """import worker; from cases import Case
left = []
for _ in range(4):
    left.append(bytearray(worker.MEMORY // 2))
    print(worker.run_inside(Case(("list",))).code)
try:
    bytearray(2 * worker.MEMORY)
except MemoryError:
    print("refused")
"""
    done = run_in(FOLDER, asked)
    assert done.stdout.split() == ["0", "0", "0", "0", "refused"], done.stderr


@pytest.mark.parametrize(
    ("call", "ends"),
    [
        ("run_once([sys.executable, '-c', ''])", ""),
        ("run_once([sys.executable, '-c', 'exit(1)'], allowed=(0, 1))", ""),
        ("run_once([sys.executable, '-c', 'exit(4)'])", "exit code 4 of: "),
        ("run_once([sys.executable, '-c', 'import os; os.kill(os.getpid(), 9)'])", "exit code -9 of: "),
    ],
)
def test_a_benchmark_ends_where_a_command_fails(call: str, ends: str) -> None:
    done = run_in(FOLDER.parent / "benchmarks", f"import sys; from measuring import *; {call}")
    assert done.returncode == bool(ends)
    assert done.stderr.startswith(ends)
