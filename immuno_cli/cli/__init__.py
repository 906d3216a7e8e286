"""The command line. Each command reads its words, asks a question and writes the answer; `main` starts it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """Run `immuno` and end the process with the exit code of `status`."""
    import gc
    import sys

    from immuno_cli.cli.signals import Terminated, raise_on_signals

    gc.set_threshold(100_000, 50, 100)  # a short process has little garbage: saves 4 ms of 75
    try:
        raise_on_signals()
        _open_streams()
        from immuno_cli.cli.app import app

        app(prog_name="immuno")
    except Terminated as end:  # while the program was still being loaded
        sys.exit(128 + end.number)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # no last look for garbage, since every file is closed by now: saves 12 ms of 85


def _open_streams() -> None:
    """Make every standard stream usable. Letters that its encoding lacks are written as escapes."""
    import os
    import sys

    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - kept to the end
    if sys.stdout is None:
        sys.stdout = _closed_output()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - kept to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    _buffer_output()


def _closed_output() -> "TextIO":
    """Return a stream in place of a standard output that is closed: to write to it fails.

    It takes the free file descriptor. Otherwise the next file that is opened would get it, and the answer with it.
    """
    import os

    return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123 - a descriptor, not a path


def _buffer_output() -> None:
    """Give standard output a buffer where PYTHONUNBUFFERED took it away; lines still appear as they are written.

    Without a buffer, a write of which only a part succeeds is not noticed.
    """
    import io
    import sys

    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        encoding = stream.encoding
        buffer = io.BufferedWriter(stream.detach())
        sys.stdout = io.TextIOWrapper(buffer, encoding=encoding, errors="backslashreplace", line_buffering=True)
        sys.__stdout__ = sys.stdout  # type: ignore[misc]  # what shutil asks for the size of the terminal
