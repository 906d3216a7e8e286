"""The command line: each command parses, asks and renders; here is how one starts and how all of them end."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """Run `immuno` and end the process with the exit code of `status`."""
    import gc
    import sys

    gc.set_threshold(100_000, 50, 100)  # a process this short has no garbage worth looking for: saves 4 ms of 75
    try:
        _open_streams()
        _measure_dumb_terminal()
        from immuno_cli.cli.app import app

        app(prog_name="immuno")
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)
    finally:
        gc.freeze()  # no last look for garbage, since every file is closed by now: saves 12 ms of 85


def _measure_dumb_terminal() -> None:
    """Tell typer how wide its help may be where rich would take 80 columns, whatever the terminal has."""
    import os

    if os.environ.get("TERM") == "dumb":
        from shutil import get_terminal_size

        os.environ.setdefault("TERMINAL_WIDTH", str(get_terminal_size().columns))


def _open_streams() -> None:
    """Make every standard stream usable, and show letters that its encoding lacks as escapes."""
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
    """Return a stream that fails when something is written to it, as the closed standard output does.

    It takes the free file descriptor, which the next file that is opened would get otherwise.
    """
    import os

    return open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123 - a descriptor, not a path


def _buffer_output() -> None:
    """Give standard output a buffer where PYTHONUNBUFFERED took it: without one, half a write passes for a whole one.

    Lines still appear as they are written.
    """
    import io
    import sys

    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        encoding = stream.encoding
        buffer = io.BufferedWriter(stream.detach())
        sys.stdout = io.TextIOWrapper(buffer, encoding=encoding, errors="backslashreplace", line_buffering=True)
        sys.__stdout__ = sys.stdout  # type: ignore[misc]  # what shutil asks for the size of the terminal
