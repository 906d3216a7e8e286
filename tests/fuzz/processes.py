"""Runs one input as a process of its own, whatever becomes of its streams, and tells how it ended."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, Final, NamedTuple

HANGS: Final = 60.0
"""Seconds by the clock after which a process is killed."""


class Streams(Enum):
    """What becomes of the streams of a process."""

    OPEN = "all are open"
    NO_OUTPUT = "standard output is closed"
    ALL_CLOSED = "all are closed"
    FULL = "the disk behind standard output is full"
    ABANDONED = "nobody reads standard output"


_CLOSED: Final[Mapping[Streams, Sequence[int]]] = {Streams.NO_OUTPUT: (1,), Streams.ALL_CLOSED: (0, 1, 2)}


class Ended(NamedTuple):
    """How an input ended."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    """Processor time, with that of the system."""
    is_read: bool = True
    """Whether the answer was read to its end, so that it can be compared."""
    hangs: bool = False
    """Whether it had to be killed."""


def run_process(
    command: Sequence[str],
    streams: Streams,
    stdin: bytes,
    environment: Mapping[str, str],
    *,
    prepare: Callable[[], None] = lambda: None,
    patience: float = HANGS,
) -> Ended:
    """Run a command, and return how it ended. One that does not end is killed.

    Args:
        command: the program and its arguments.
        streams: what becomes of its streams.
        stdin: what it reads.
        environment: all its environment variables.
        prepare: called in the process before the program starts.
        patience: seconds by the clock after which it is killed.
    """

    def prepare_all() -> None:
        prepare()
        for stream in _CLOSED.get(streams, ()):
            os.close(stream)

    before = _processor_time()
    with _output(streams) as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.PIPE,
            env=environment,
            preexec_fn=prepare_all,  # noqa: PLW1509 - this process has one thread
        )
    if streams is Streams.ABANDONED and process.stdout:
        process.stdout.close()
        process.stdout = None
    answer, said, hangs = _ended(process, stdin, patience)
    seconds = _processor_time() - before
    return Ended(process.returncode, answer, said, seconds, is_read=streams is Streams.OPEN, hangs=hangs)


@contextmanager
def _output(streams: Streams) -> Iterator[int | IO[bytes]]:
    """Give what standard output is connected to."""
    if streams is not Streams.FULL:
        yield subprocess.PIPE
        return
    with Path("/dev/full").open("wb") as full:
        yield full


def _ended(process: "subprocess.Popen[bytes]", stdin: bytes, patience: float) -> tuple[bytes, bytes, bool]:
    """Wait until a process ends. Return what it wrote, and whether it had to be killed."""
    hangs = False
    try:
        answer, said = process.communicate(stdin, timeout=patience)
    except subprocess.TimeoutExpired:
        hangs = True
        process.kill()
        answer, said = process.communicate()
    return answer or b"", said or b"", hangs


def _processor_time() -> float:
    """Return the seconds of processor time that all ended processes of this one took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
