"""Groups of commands that forgive: letter case, one slip in a command's name, and the word help."""

from collections.abc import Sequence
from shlex import join
from typing import TYPE_CHECKING, Any

import typer
from typer._click.exceptions import UsageError as TyperUsageError

from immuno_cli.cli.help import PlainGroup
from immuno_cli.cli.status import tell
from immuno_cli.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context


class ForgivingGroup(PlainGroup):
    """A group of commands that understands a command's name with a slip in it."""

    def resolve_command(  # type: ignore[override]
        self, ctx: typer.Context, args: list[str]
    ) -> "tuple[str | None, Command | None, list[str]]":
        """Return the command that the words name, its name, and the words that are left for it.

        Letter case does not count. One slip in a name is forgiven and reported. `help COMMAND` is `COMMAND --help`.
        Raises UsageError where the words name no command.
        """
        if not ctx.resilient_parsing and not args[0].startswith("-"):
            args = self._meant(ctx, args)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: "Context") -> Any:  # noqa: ANN401 - typer's signature
        """Run a command; where it is used wrongly and nothing better is said, point to its help."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            if not error.hint:
                path = " ".join(filter(None, (ctx.command_path, ctx.invoked_subcommand)))
                error.hint = f"`{path} --help` shows what it takes."
            raise
        except TyperUsageError as error:
            if error.ctx is None:  # an option without its value
                error.ctx = self._context_below(ctx)
            raise

    def _context_below(self, ctx: "Context") -> "Context":
        """Return a context of the command that was called, which is enough to name the command."""
        command = self.get_command(ctx, ctx.invoked_subcommand or "")
        return type(ctx)(command, parent=ctx, info_name=ctx.invoked_subcommand) if command else ctx

    def hint(self, ctx: typer.Context, args: Sequence[str], near: str) -> str:
        """Return what to try where the words name no command; `near` is the name of the nearest one, or ""."""
        meant = f"Did you mean `{ctx.command_path} {join([near, *args[1:]])}`? " if near else ""
        return f"{meant}`{ctx.command_path} --help` shows all."

    def _meant(self, ctx: typer.Context, args: list[str]) -> list[str]:
        """Return the words of a command line with the command's name as it is spelled."""
        name, *rest = args
        folded = name.casefold()
        if folded == "help":
            return [*self._meant(ctx, rest), "--help"] if rest else ["--help"]
        commands = self.list_commands(ctx)
        if folded in commands:
            return [folded, *rest]
        near = one_slip_away(folded, commands)
        if len(near) != 1:
            raise UsageError(f"there is no command “{name}”", hint=self.hint(ctx, args, _nearest(name, near, commands)))
        tell(f"“{name}” is understood as “{near[0]}”.")
        return [near[0], *rest]


def one_slip_away(name: str, commands: Sequence[str]) -> list[str]:
    """Return the commands that differ from a name by one letter more, less or another, or by two letters swapped.

    >>> one_slip_away("explian", ["explain", "export"])
    ['explain']
    """
    from rapidfuzz.distance.OSA import distance  # only a mistake needs it

    return [command for command in commands if distance(name, command) == 1]


def _nearest(name: str, near: Sequence[str], commands: Sequence[str]) -> str:
    from immuno_cli.search import suggest  # only a mistake needs it

    return next(iter((*near, *suggest(name, commands, limit=1))), "")
