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
    assert re.search(r"^all +[\d,]+  failures: 0$", said, re.MULTILINE)


@pytest.mark.parametrize(
    ("code", "out", "err", "seconds", "complaint"),
    [
        (0, b"T cell\n", b"", 0.1, ""),
        (70, b"", b"immuno itself has a fault here", 0.1, "exit code 70"),
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
