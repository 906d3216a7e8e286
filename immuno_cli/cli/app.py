"""The command line itself: it knows the commands by name, and loads a command's module when it is called.

Loading them all would take a fifth longer (measured).
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from shlex import join
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from immuno_cli.cli import pager
from immuno_cli.cli.closing import closing
from immuno_cli.cli.groups import ForgivingGroup
from immuno_cli.cli.status import Status, ended
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
immuno explains words of immunotherapy.
Type a term, spelled as well as you can:

  immuno explain monoclonal antibody
  immuno search limfosite
  immuno list --category active

immuno --help shows every command.
"""


class LazyGroup(ForgivingGroup):
    """The group of all commands. It loads a command when it is called, and every command ends here."""

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
        module = import_module(f"immuno_cli.cli.commands.{'list_' if cmd_name == 'list' else cmd_name}")
        module.app.rich_markup_mode = None  # `immuno_cli.cli.help` lays out the help
        command = typer.main.get_command(module.app)
        pager.add_option(cmd_name, command)
        return command

    def hint(self, ctx: typer.Context, args: Sequence[str], near: str) -> str:
        """Return what to try where the words name no command: they may be a term."""
        explained = [f"`{ctx.command_path} {join(['explain', *args])}`"] if self._explains(ctx, args) else []
        if near:
            return f"Did you mean {', or '.join([f'`{ctx.command_path} {join([near, *args[1:]])}`', *explained])}?"
        return f"{''.join(f'Did you mean {command}? ' for command in explained)}`{ctx.command_path} --help` shows all."

    def _explains(self, ctx: typer.Context, args: Sequence[str]) -> bool:
        """Return whether `explain` takes these words: it has all their options."""
        command = self.get_command(ctx, "explain")
        try:
            parser = command.make_parser(type(ctx)(command, parent=ctx, info_name="explain")) if command else None
            return parser is not None and bool(parser.parse_args(list(args)))
        except typer.TyperException:
            return False

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
        """Answer a shell that asks for completions, and end the process. A shell asks by setting the variable."""
        if variable in os.environ:
            from immuno_cli.cli.shells import install_safe_shells

            install_safe_shells()
        self._main_shell_completion(extra, name, variable)


app = typer.Typer(
    cls=LazyGroup,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Explain the words of immunotherapy, however they are spelled, and say where each statement comes from.",
    epilog=DISCLAIMER,
)


def _show_version(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:  # typer calls it also where a shell completes
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
    """Show what to type first where no command is named."""
    if context.invoked_subcommand is None:
        typer.echo(FIRST_STEPS, nl=False)
    return Status.ANSWERED
