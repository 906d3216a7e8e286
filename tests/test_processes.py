"""A process that reads what nobody vouches for ends in time, within its memory, and leaves nothing running."""

import sys

import pytest

from immuno_cli.processes import run_python


def test_what_it_writes_and_its_exit_code_come_back() -> None:
    ended = run_python(["-c", "import sys; sys.stdout.write(sys.stdin.read()[::-1]); sys.exit(3)"], b"abc", seconds=60)
    assert ended == (3, b"cba")


def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError):
        run_python(["-c", "import time; time.sleep(600)"], b"", seconds=0.2)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the time of another process")
def test_one_that_computes_too_long_is_ended_and_one_that_waits_for_a_processor_is_not() -> None:
    with pytest.raises(TimeoutError):
        run_python(["-c", "while True: pass"], b"", seconds=0.5)
    assert run_python(["-c", "import time; time.sleep(1)"], b"", seconds=0.5).code == 0


def test_one_that_reads_nothing_is_no_fault() -> None:
    assert run_python(["-c", "pass"], b"x" * 10_000_000, seconds=60).code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of another process")
def test_one_that_takes_too_much_memory_fails() -> None:
    script = "import sys; sys.stdin.read(); bytearray(1 << 30)"
    assert run_python(["-c", script], b"", seconds=60, memory=1 << 28).code == 1
    assert run_python(["-c", script], b"", seconds=60).code == 0
