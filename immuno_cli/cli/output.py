"""How an answer leaves the process: as JSON, as plain text, or drawn on a terminal. Only here is it written."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from immuno_cli.errors import UsageError
from immuno_cli.render.layout import Line, Table
from immuno_cli.render.plain import plain_lines, tab_separated

NARROWEST = 20
WIDEST = 100


class Form(Enum):
    """What an answer looks like."""

    JSON = "json"
    PLAIN = "plain"
    DRAWN = "drawn"


def form(*, json: bool, plain: bool) -> Form:
    """Return the form that the options, the environment and standard output call for.

    `--plain` wins over FORCE_COLOR (https://force-color.org), and that over a pipe. Raises UsageError for both options.
    """
    if json and plain:
        raise UsageError("--json and --plain exclude each other")
    if json:
        return Form.JSON
    if plain or not (os.environ.get("FORCE_COLOR") or sys.stdout.isatty()):
        return Form.PLAIN
    return Form.DRAWN


def width() -> int:
    """Return how many columns a line may take: the terminal's, but not so many that prose is hard to read."""
    from shutil import get_terminal_size

    return max(NARROWEST, min(get_terminal_size().columns, WIDEST))


def table_width() -> int:
    """Return how many columns a table may take: the whole terminal."""
    from shutil import get_terminal_size

    return max(NARROWEST, get_terminal_size().columns)


def write_json(answer: Mapping[str, Any]) -> None:
    """Write one JSON document."""
    from immuno_cli.render.as_json import document

    sys.stdout.write(document(answer) + "\n")


def write_lines(chosen: Form, lines: Callable[[int], Iterable[Line]]) -> None:
    """Write lines, laid out for the width that they are given."""
    if chosen is Form.PLAIN:
        sys.stdout.write("".join(f"{line}\n" for line in plain_lines(lines(width()))))
        return
    from immuno_cli.render.terminal import print_lines, terminal

    print_lines(terminal(width()), lines(width()))


def write_plain_table(table: Table, *, header: bool = True) -> None:
    """Write a table as tab-separated values."""
    sys.stdout.write("".join(f"{row}\n" for row in tab_separated(table, header=header)))


def write_table(table: Table) -> None:
    """Draw a table on the terminal."""
    from immuno_cli.render.terminal import print_table, terminal

    print_table(terminal(table_width()), table)
