"""Help without boxes: it reads the same on a terminal, in a pipe and through a screen reader."""

import os
import sys
from collections.abc import Mapping, Sequence
from shutil import get_terminal_size
from typing import Final

import typer
from typer._click.formatting import HelpFormatter, wrap_text
from typer.core import TyperCommand, TyperGroup

from immuno_cli.render.layout import NARROW

_WIDEST: Final = 80
_LONGEST_SENTENCE: Final = 200
_INDENT: Final = " " * 6


class _Formatter(HelpFormatter):
    """Lays help out for the width of the terminal. On a narrow one, each meaning stands below its option."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        """Take the width of the terminal where none is given."""
        columns = width or min(get_terminal_size().columns, max_width or _WIDEST)
        super().__init__(indent_increment, columns, max_width)

    def write_heading(self, heading: str) -> None:
        """Write a heading, in bold on a terminal that has it."""
        text = typer.style(heading, bold=True) if _has_bold() else heading
        self.write(f"{' ' * self.current_indent}{text}:\n")

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


class PlainGroup(TyperGroup):
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
        _write_panels(formatter, panels)


class PlainCommand(TyperCommand):
    """A command whose help shows its options under the headings of their panels."""

    context_class = PlainContext

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - typer's
        """Return what follows the command's name in its usage line. Arguments are named without the braces of typer."""
        pieces = [self.options_metavar] if self.options_metavar else []
        arguments = (parameter for parameter in self.params if parameter.param_type_name == "argument")
        return [*pieces, *(argument.metavar or argument.human_readable_name for argument in arguments)]

    def format_options(self, ctx: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Write the arguments and the options, each with its meaning."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                otherwise = "Arguments" if parameter.param_type_name == "argument" else "Options"
                panels.setdefault(getattr(parameter, "rich_help_panel", None) or otherwise, []).append(record)
        _write_panels(formatter, panels)


def _write_panels(formatter: HelpFormatter, panels: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Write rows of a name and its meaning, those of each panel under its heading."""
    for heading, rows in panels.items():
        with formatter.section(heading):
            formatter.write_dl(rows)


def _has_bold() -> bool:
    """Return whether standard output is a terminal that shows bold text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
