"""What a shell receives after Tab. Every offer passes through this module, so that none is dangerous.

The scripts that typer installs trust the answer: zsh evaluates it, bash inserts a line of it unquoted, and fish takes
every line for an offer. So the answer has only words and descriptions that are safe in every shell, and nothing else
that was printed.
"""

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from typing import Final

import typer
from typer import _completion_classes as typers
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class

from immuno_cli.cli.shell_words import is_safe_word, safe_description
from immuno_cli.errors import ImmunoError


def install_safe_shells() -> None:
    """Make typer answer every shell with the classes of this module instead of its own."""
    for name, shell in _SHELLS.items():
        add_completion_class(shell, name)


class _SafeShell(ShellComplete):
    """Offers only what is safe, and nothing where completing fails: a prompt has no place for a message."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        options = _asks_for_options(args, incomplete)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # zsh evaluates whatever is printed
            try:
                items = super().get_completions(args, incomplete)
            except (ImmunoError, OSError, typer.Exit, typer.TyperException):
                return []
        return list(_safe_items(items, options=options))


class _Bash(_SafeShell, typers.BashComplete):
    def get_completion_args(self) -> tuple[list[str], str]:
        try:
            return super().get_completion_args()
        except (KeyError, ValueError):  # bash always sets both variables, the second to a number
            return [], ""


class _Zsh(_SafeShell, typers.ZshComplete):
    def format_completion(self, item: CompletionItem) -> str:
        value = item.value.replace(":", r"\\:")
        return f'"{value}":"{item.help}"' if item.help else f'"{value}"'


class _Fish(_SafeShell, typers.FishComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{item.help}" if item.help else str(item.value)


class _PowerShell(_SafeShell, typers.PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}:::{item.help or ' '}"


_SHELLS: Final[dict[str, type[_SafeShell]]] = {
    "bash": _Bash,
    "zsh": _Zsh,
    "fish": _Fish,
    "powershell": _PowerShell,
    "pwsh": _PowerShell,
}


def _asks_for_options(args: list[str], incomplete: str) -> bool:
    """Return whether names of options are completed. Only these offers may begin with a hyphen."""
    return incomplete.startswith("-") and "=" not in incomplete and "--" not in args


def _safe_items(items: list[CompletionItem], *, options: bool) -> Iterator[CompletionItem]:
    """Yield the items that are safe, each with its description made safe."""
    for item in items:
        value = str(item.value)
        word = value.removeprefix("--").removeprefix("-") if options else value
        if is_safe_word(word) and _can_be_written(value):
            description = safe_description(item.help or "")
            yield CompletionItem(value, help=description if _can_be_written(description) else None)


def _can_be_written(text: str) -> bool:
    """Return whether standard output writes the text unchanged. Some encodings write a letter as "`" or "|"."""
    return text.isascii() or codecs.lookup(sys.stdout.encoding).name == "utf-8"
