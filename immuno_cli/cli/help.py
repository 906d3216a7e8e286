"""Help without boxes, for pipes and for dumb or narrow terminals."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

import typer
from typer._click.formatting import HelpFormatter, wrap_text
from typer.core import TyperCommand, TyperGroup

from immuno_cli.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Command, Parameter

NARROW: Final = 60
"""On fewer columns, boxes and columns side by side leave too little room for help."""
_WIDEST: Final = 80
_LONGEST_SENTENCE: Final = 200
_INDENT: Final = " " * 6


def wants_plain_help() -> bool:
    """Return whether help is shown without boxes: into a pipe, on a dumb terminal, or on a narrow one."""
    return not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or get_terminal_size().columns < NARROW


class _Formatter(HelpFormatter):
    """Lays help out for the width of the terminal. On a narrow one, each meaning stands below its option."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        """Take the width of the terminal where none is given."""
        columns = width or min(get_terminal_size().columns, max_width or _WIDEST)
        super().__init__(indent_increment, columns, max_width)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write pairs of an option and its meaning."""
        if self.width >= NARROW:
            super().write_dl(rows, col_max, col_spacing)
            return
        indent = " " * self.current_indent
        for option, meaning in rows:
            self.write(f"{indent}{option}\n")
            if meaning:
                text = wrap_text(meaning, self.width, initial_indent=_INDENT, subsequent_indent=_INDENT)
                self.write(f"{text}\n")


class PlainContext(typer.Context):
    """The context of a command whose help has no boxes."""

    formatter_class = _Formatter


class SpelledOutGroup(TyperGroup):
    """A group of commands whose help shows the whole first sentence of each, under the heading of its panel."""

    context_class = PlainContext

    def format_commands(self, ctx: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the commands and what each does."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                panel = getattr(command, "rich_help_panel", None)
                heading = panel if isinstance(panel, str) else "Commands"
                panels.setdefault(heading, []).append((name, command.get_short_help_str(_LONGEST_SENTENCE)))
        for heading, rows in panels.items():
            with formatter.section(heading):
                formatter.write_dl(rows)


class PanelledCommand(TyperCommand):
    """A command whose help without boxes also shows its options under the headings of their panels.

    An option that takes one value cannot be given twice: which of the two was meant cannot be known.
    """

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the words of the command line. Raises UsageError where an option with one value is given twice."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for option, count in Counter(given).items():
            if count > 1 and _takes_one_value(option):
                name = max(option.opts, key=len)
                raise UsageError(f"{name} is given more than once, and it takes one value")
        return super().parse_args(ctx, args)

    def format_options(self, ctx: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the arguments and the options, each with its meaning."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                otherwise = "Arguments" if parameter.param_type_name == "argument" else "Options"
                panels.setdefault(getattr(parameter, "rich_help_panel", None) or otherwise, []).append(record)
        for heading, rows in panels.items():
            with formatter.section(heading):
                formatter.write_dl(rows)


def _takes_one_value(parameter: "Parameter") -> bool:
    is_option = parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False)
    return is_option and not parameter.multiple


def make_plain(command: "Command") -> None:
    """Make a command and all its subcommands show help without boxes."""
    command.context_class = PlainContext
    for below in getattr(command, "commands", {}).values():
        make_plain(below)
