"""Long output on a terminal goes through a pager, as with git: IMMUNO_PAGER, PAGER, else `less -FRX`."""

import os
import re
import sys
from contextlib import ExitStack, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer
from typer.main import get_command

from immuno_cli.cli.closing import close_at_end
from immuno_cli.cli.signals import keyboard_interrupts_ignored

if TYPE_CHECKING:
    from typer._click import Command
    from typer.core import TyperOption

VARIABLES: Final = ("IMMUNO_PAGER", "PAGER")
DEFAULT: Final = "less"
LESS_OPTIONS: Final = "FRX"
"""End at once where the text fits, show colors, leave the text on the screen."""
SHORT: Final = ("export", "vocabulary add", "vocabulary remove")
"""The commands whose output is never long, or goes to a file or a program."""

_WANTED: Final[ContextVar[bool]] = ContextVar("pager_wanted", default=True)
_LINK: Final = "\x1b]8;[^\x1b]*\x1b\\\\"


def _refuse(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        token = _WANTED.set(False)
        restored = ExitStack()
        restored.callback(_WANTED.reset, token)
        close_at_end(restored)


def _has_option(
    *,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", callback=_refuse, expose_value=False, help="Never use a pager.")
    ] = False,
) -> None:
    """Declare the option once. `option` takes it from here for every command."""


def add_option(name: str, command: "Command") -> None:
    """Give a command, or the commands of a group, the option `--no-pager` where the output may be long."""
    inside = getattr(command, "commands", {})
    for inner, each in inside.items():
        add_option(f"{name} {inner}", each)
    if not inside and name not in SHORT:
        command.params.append(option())


def option() -> "TyperOption":
    """Return the option `--no-pager`, which the commands have that may use a pager.

    Typer makes it of a function's parameter, since what its class for options takes differs between its versions.
    """
    command = typer.Typer(add_completion=False)
    command.command()(_has_option)
    return cast("TyperOption", get_command(command).params[0])


def show(text: str) -> bool:
    """Show a text in a pager and return True; False where it fits the terminal, or where no pager is to be used.

    Ctrl-C is the pager's: it ends a search there, not this program.
    """
    if not (_is_possible() and _is_long(text)):
        return False
    command = _command()
    if not command:
        return False
    from subprocess import PIPE, Popen

    environment = {**os.environ}
    environment.setdefault("LESS", LESS_OPTIONS)
    data = re.sub(_LINK, "", text).encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    sys.stdout.flush()
    with keyboard_interrupts_ignored():
        try:
            pager = Popen(command, stdin=PIPE, env=environment)  # noqa: S603 - it is the user's own command
        except OSError:
            return False
        pager.communicate(data)
    return True


def _is_possible() -> bool:
    return _WANTED.get() and sys.stdout.isatty() and sys.stdin is not None and os.environ.get("TERM") != "dumb"


def _is_long(text: str) -> bool:
    """Return whether the text has more lines than the terminal leaves for it; the prompt takes one."""
    from shutil import get_terminal_size

    return text.count("\n") >= get_terminal_size().lines


def _command() -> list[str]:
    """Return the pager's command in words; none where it is set to nothing, or where none is installed."""
    from shlex import split
    from shutil import which

    stated = next((os.environ[name] for name in VARIABLES if name in os.environ), None)
    if stated is None:
        return [DEFAULT] if which(DEFAULT) else []
    with suppress(ValueError):  # quotes that do not close
        return split(stated)
    return []
