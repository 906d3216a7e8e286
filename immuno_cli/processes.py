"""Runs a reader of untrusted files in a process of its own, within limits of time and memory."""

import subprocess
import sys
from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

_PATIENCE: Final = 6
"""A process whose processor time is limited may last so many times as long: other programs may run, too."""


class Ended(NamedTuple):
    """How a process ended: its exit code, and what it wrote to standard output."""

    code: int
    output: bytes


def run_python(arguments: Sequence[str], data: bytes, *, seconds: float, memory: int = 0) -> Ended:
    """Run this Python with these arguments, and with the data as its standard input. Return how it ended.

    Args:
        arguments: what follows the name of the interpreter.
        data: what the process reads.
        seconds: how much time of a processor it may take, rounded up, where the system can limit that of another
            process; elsewhere, how long it may last.
        memory: the bytes of memory that it may use, where the system can limit those of another process; 0 for any.

    Raises TimeoutError if it takes longer, and OSError if no process can be started.

    >>> run_python(["-c", "print(input())"], b"serum", seconds=60).output.split()
    [b'serum']
    """
    with subprocess.Popen(  # noqa: S603 - this Python; what it runs is our own
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            is_limited = _limit(process.pid, ceil(seconds), memory)
            output, _ = process.communicate(data, timeout=seconds * _PATIENCE if is_limited else seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeoutError from None
        except BaseException:
            process.kill()
            raise
    if is_limited and _took_too_long(process.returncode):
        raise TimeoutError
    return Ended(process.returncode, output)


def _limit(process: int, seconds: int, memory: int) -> bool:
    """Limit the processor time of a process, and its memory if that is not 0. Return whether the system can."""
    try:
        from resource import RLIMIT_AS, RLIMIT_CORE, RLIMIT_CPU, prlimit
    except ImportError:
        return False
    prlimit(process, RLIMIT_CPU, (seconds, seconds + 1))
    prlimit(process, RLIMIT_CORE, (0, 0))
    if memory:
        prlimit(process, RLIMIT_AS, (memory, memory))
    return True


def _took_too_long(code: int) -> bool:
    """Return whether the system ended a process since its processor time was spent."""
    from signal import SIGXCPU

    return code == -SIGXCPU
