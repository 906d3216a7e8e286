"""Standard input: its name on a command line, and the terms that are read from it, one per line."""

import sys
from collections.abc import Iterator
from typing import Final

from immuno_cli.cli.status import tell
from immuno_cli.errors import FileError

STANDARD_INPUT: Final = "-"
"""What stands for standard input on a command line."""


def iter_lines(what: str) -> Iterator[str]:
    """Yield the lines of standard input without their ends; on a terminal, `what` is asked for, such as "query".

    A line ends with a line feed; a carriage return before it belongs to the end. Bytes that are not UTF-8 are replaced.
    Raises FileError where standard input cannot be read.
    """
    if sys.stdin.isatty():
        tell(f"Type one {what} per line; Ctrl-D ends the input.")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(newline="\n", errors="replace")
    while line := _read_line():
        yield line.removesuffix("\n").removesuffix("\r")


def _read_line() -> str:
    try:
        return sys.stdin.readline()
    except OSError as error:
        raise FileError(f"it cannot be read ({error.strerror or error})", where="standard input") from None
