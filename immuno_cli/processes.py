"""Runs a reader of untrusted files in a process of its own, within limits of time and memory."""

import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple


class Ended(NamedTuple):
    """How a process ended: its exit code, and what it wrote to standard output."""

    code: int
    output: bytes


def run_python(arguments: Sequence[str], data: bytes, *, seconds: float, memory: int = 0) -> Ended:
    """Run this Python with these arguments, and with the data as its standard input. Return how it ended.

    Args:
        arguments: what follows the name of the interpreter.
        data: what the process reads.
        seconds: how long it may take.
        memory: the bytes of memory that it may use, where the system can limit those of another process; 0 for any.

    Raises TimeoutError if it takes longer, and OSError if no process can be started.

    >>> run_python(["-c", "print(input())"], b"serum", seconds=60).output.split()
    [b'serum']
    """
    with subprocess.Popen(  # noqa: S603 - this Python; what it runs is our own
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            if memory:
                _limit_memory(process.pid, memory)
            output, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeoutError from None
        except BaseException:
            process.kill()
            raise
    return Ended(process.returncode, output)


def _limit_memory(process: int, memory: int) -> None:
    try:
        from resource import RLIMIT_AS, prlimit
    except ImportError:
        return
    prlimit(process, RLIMIT_AS, (memory, memory))
