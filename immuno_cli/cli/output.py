"""How an answer leaves the process: as JSON, as plain text, or drawn on a terminal. Only here is it written."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from immuno_cli.cli.status import tell
from immuno_cli.errors import UsageError
from immuno_cli.render.layout import Line, Table
from immuno_cli.render.plain import plain_lines, tab_separated

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST = 20
WIDEST = 100
PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip")
NEVER_WRITTEN = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".epub", *PACKED)


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
        raise UsageError("--json and --plain cannot be used together")
    if json:
        return Form.JSON
    if plain or not (os.environ.get("FORCE_COLOR") or sys.stdout.isatty()):
        return Form.PLAIN
    return Form.DRAWN


def shows_styles(chosen: Form) -> bool:
    """Return whether an answer in this form has bold or underlined words. A dumb terminal has none."""
    if chosen is not Form.DRAWN:
        return False
    from immuno_cli.render.terminal import terminal

    return terminal(width()).color_system is not None


def width() -> int:
    """Return how many columns a line may take: the terminal's, but not so many that prose is hard to read."""
    from shutil import get_terminal_size

    return max(NARROWEST, min(get_terminal_size().columns, WIDEST))


def table_width() -> int:
    """Return how many columns a table may take: the whole terminal."""
    from shutil import get_terminal_size

    return max(NARROWEST, get_terminal_size().columns)


def write_json(answer: Mapping[str, Any], *, one_line: bool = False) -> None:
    """Write one JSON document, indented or on one line."""
    from immuno_cli.render.as_json import document, line

    sys.stdout.write((line(answer) if one_line else document(answer)) + "\n")


def write_whole(chunks: Iterable[str]) -> None:
    """Write a file to standard output, as UTF-8 whatever the encoding of the terminal.

    On a terminal, characters that would move its cursor or turn a line are shown as escapes. A pipe gets every byte.
    """
    from immuno_cli.files import encode

    shown = map(_harmless, chunks) if sys.stdout.isatty() else chunks
    sys.stdout.flush()
    for chunk in shown:
        sys.stdout.buffer.write(encode(chunk))
    sys.stdout.buffer.flush()


def _harmless(chunk: str) -> str:
    """Return a piece of a file as a terminal may show it: line ends and tabs stay, other control characters do not."""
    from immuno_cli.render.visible import visible

    lines = (line.removesuffix("\r").split("\t") for line in chunk.split("\n"))
    return "\n".join("\t".join(map(visible, cells)) for cells in lines)


def check_ending(output: Path, to: str) -> None:
    """Raise UsageError if the name of a file ends like a format that is never written, such as PDF."""
    ending = output.suffix.lower()
    if ending in PACKED:
        hint = f"Write {output.with_suffix('')}, then pack it."
    elif ending in NEVER_WRITTEN:
        page = f"Write {output.with_suffix('.html')}, open it in a browser, and print it as PDF."
        hint = page if to == "html" else ""
    else:
        return
    raise UsageError(f"--to {to} does not write a file that ends in {output.suffix}", where=str(output), hint=hint)


def write_lines(chosen: Form, lines: Callable[[int], Iterable[Line]], *, paged: bool = True) -> None:
    """Write lines, laid out for the width that they are given; long ones through a pager, unless `paged` is False."""
    if chosen is Form.PLAIN:
        sys.stdout.writelines(f"{line}\n" for line in plain_lines(lines(width())))
        return
    from immuno_cli.render.terminal import print_lines, terminal

    console = terminal(width())
    _write(console, lambda: print_lines(console, lines(width())), paged=paged)


def write_plain_table(table: Table, *, header: bool = True) -> None:
    """Write a table as tab-separated values."""
    sys.stdout.write("".join(f"{row}\n" for row in tab_separated(table, header=header)))


def write_table(table: Table) -> None:
    """Draw a table on the terminal."""
    from immuno_cli.render.terminal import print_table, terminal

    console = terminal(table_width())
    _write(console, lambda: print_table(console, table), paged=True)


def tell_of_formulas(count: int) -> None:
    """Report how many cells of a table a spreadsheet would execute, if there are any."""
    if count:
        cells = "1 cell begins" if count == 1 else f"{count:,} cells begin"
        tell(
            f"{cells} with =, +, -, @ or a tab, which a spreadsheet may execute.",
            "--spreadsheet-safe puts an apostrophe before them.",
        )


def _write(console: "Console", draw: Callable[[], None], *, paged: bool) -> None:
    """Write what is drawn on the console: where it is too long for the terminal, through a pager."""
    if not paged or not sys.stdout.isatty():
        draw()
        return
    from immuno_cli.cli.pager import show

    with console.capture() as captured:
        draw()
    text = captured.get()
    if not show(text):
        sys.stdout.write(text)
