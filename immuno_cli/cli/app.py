"""The commands by name, each loaded when it is called: 0.90 of the import floor lazily, 1.10 eagerly (measured)."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from immuno_cli.cli import pager
from immuno_cli.cli.closing import closing
from immuno_cli.cli.help import SpelledOutGroup, make_plain, wants_plain_help
from immuno_cli.cli.status import Status, ended, tell
from immuno_cli.errors import UsageError
from immuno_cli.questions.wording import DISCLAIMER

if TYPE_CHECKING:
    from typer._click import Command

COMMANDS: Final = (
    "explain",
    "search",
    "compare",
    "list",
    "categories",
    "related",
    "tree",
    "path",
    "annotate",
    "sources",
    "vocabulary",
    "validate",
    "export",
)

FIRST_STEPS: Final = """\
immuno explains the words of immunotherapy. Type a term, spelled as well as you can:

  immuno explain monoclonal antibody
  immuno search limfosite
  immuno list --category active

immuno --help shows every command.
"""


class LazyGroup(SpelledOutGroup):
    """A group that imports a command's module when the command is called, and ends all of them in one way."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - typer's signature
        """Return the names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(  # type: ignore[override]
        self,
        ctx: typer.Context,  # noqa: ARG002 - typer's signature
        cmd_name: str,
    ) -> "Command | None":
        """Return the command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"immuno_cli.cli.{'list_' if cmd_name == 'list' else cmd_name}")
        plain = wants_plain_help()
        if plain:
            module.app.rich_markup_mode = None
        command = typer.main.get_command(module.app)
        if cmd_name in pager.COMMANDS:
            command.params.append(pager.option())
        if plain:
            make_plain(command)
        return command

    def resolve_command(  # type: ignore[override]
        self, ctx: typer.Context, args: list[str]
    ) -> "tuple[str | None, Command | None, list[str]]":
        """Return the command that the words name, its name, and the words that are left for it.

        Letter case does not count, and one slip in a name is forgiven and told. `help COMMAND` is `COMMAND --help`.
        Raises UsageError where the words name no command.
        """
        if not ctx.resilient_parsing and not args[0].startswith("-"):
            args = _meant(args)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,  # noqa: ARG002
        **extra: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Run the command that the arguments name and end the process with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        name = prog_name or "immuno"

        def run() -> object:
            with closing():
                self._answer_shell(name, complete_var or f"_{name.replace('-', '_').upper()}_COMPLETE", extra)
                with self.make_context(name, words, **extra) as context:
                    return self.invoke(context)

        code = ended(run)
        if standalone_mode:
            sys.exit(code)
        return code

    def _answer_shell(self, name: str, variable: str, extra: dict[str, Any]) -> None:
        """Answer a shell that asks for completions, as it does by setting this variable, and end the process."""
        if variable in os.environ:
            from immuno_cli.cli.shells import install_safe_shells

            install_safe_shells()
        self._main_shell_completion(extra, name, variable)


def _meant(args: list[str]) -> list[str]:
    """Return the words of a command line with the name of the command that is meant.

    Raises UsageError where no command is meant.

    >>> _meant(["Explain", "mAb"]), _meant(["help", "explain"]), _meant(["help"])
    (['explain', 'mAb'], ['explain', '--help'], ['--help'])
    """
    name, *rest = args
    folded = name.casefold()
    if folded == "help":
        return [*_meant(rest), "--help"] if rest else ["--help"]
    if folded in COMMANDS:
        return [folded, *rest]
    near = _commands_near(folded)
    if len(near) != 1:
        raise _unknown_command(args, near)
    tell(f"“{name}” is understood as “{near[0]}”.")
    return [near[0], *rest]


def _commands_near(name: str) -> list[str]:
    """Return the commands that one slip makes of a name: a letter more, less or another, or two letters swapped."""
    from rapidfuzz.distance.OSA import distance  # only a mistake needs it

    return [command for command in COMMANDS if distance(name, command) == 1]


def _unknown_command(args: list[str], near: Sequence[str]) -> UsageError:
    from immuno_cli.search import suggest

    term = " ".join(word for word in args if not word.startswith("-"))
    meant = [*near, *suggest(args[0], COMMANDS, limit=1)]
    hint = f"Did you mean `immuno {meant[0]}`, or `immuno explain {term}`?" if meant else ""
    return UsageError(
        f"there is no command “{args[0]}”",
        hint=hint or f"Did you mean `immuno explain {term}`? `immuno --help` shows all.",
    )


app = typer.Typer(
    cls=LazyGroup,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None if wants_plain_help() else "rich",
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Explain the words of immunotherapy, however they are spelled, and say where each statement comes from.",
    epilog=DISCLAIMER,
)


def _show_version(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:  # it is also called where a shell completes
        from immuno_cli.version import __version__

        typer.echo(f"immuno {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> int:
    """Show what to type first, where nothing was typed."""
    if context.invoked_subcommand is None:
        typer.echo(FIRST_STEPS, nl=False)
    return Status.ANSWERED
