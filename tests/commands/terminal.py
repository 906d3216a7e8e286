"""A command that runs in a terminal: its standard streams are a pseudo-terminal of a given size."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

PATIENCE: Final = 60.0
"""Seconds to wait for the end of a command."""

# The pseudo-terminal becomes the controlling one, so that Control-C interrupts the command.
_START = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Shown(NamedTuple):
    """How a command ended, and what the terminal received."""

    code: int
    screen: str


def in_terminal(
    *words: str,
    rows: int = 24,
    columns: int = 80,
    environment: Mapping[str, str | None] | None = None,
    while_running: Callable[[int], None] | None = None,
) -> Shown:
    """Run `immuno` with these words. A variable of the environment that is None is taken away.

    `while_running` gets the descriptor through which a user would type.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    variables = {**os.environ, "COLUMNS": None, "LINES": None, "TERM": "xterm-256color", **(environment or {})}
    command = [sys.executable, "-c", _START, sys.executable, "-m", "immuno_cli", *words]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={name: value for name, value in variables.items() if value is not None},
    )
    os.close(theirs)
    try:
        if while_running:
            while_running(ours)
        screen = _read_all(ours)
        return Shown(process.wait(PATIENCE), screen)
    finally:
        process.kill()
        os.close(ours)


def _read_all(descriptor: int) -> str:
    """Return all that is written until nobody has the terminal open; Linux then reports an error."""
    received = bytearray()
    deadline = time.monotonic() + PATIENCE
    try:
        while select.select([descriptor], [], [], max(0, deadline - time.monotonic()))[0]:
            received += os.read(descriptor, 1 << 16)
    except OSError:
        return received.decode(errors="replace").replace("\r\n", "\n")
    raise AssertionError(f"the command does not end; on its screen: {bytes(received[-2000:])!r}")
