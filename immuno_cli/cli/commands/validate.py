"""`immuno validate`: every problem of a vocabulary."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.environment import names_in_environment
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import hint_at_variable, kept_directory
from immuno_cli.cli.output import Form, form, write_json, write_lines, write_plain_table
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.table_options import table_options
from immuno_cli.formats.reading import TableOptions

if TYPE_CHECKING:
    from immuno_cli.validate import Problem

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT = 200


@app.command(cls=PlainCommand, rich_help_panel=options.KEEPING, epilog="Example: immuno validate my-terms.json")
def validate(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A vocabulary of any format, a folder of a bundle's files, or an added name. Default: all that ships.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with code 3 even if there are only warnings and notes.")
    ] = False,
    limit: options.Limit = DEFAULT_LIMIT,
    column: options.Columns = None,
    encoding: options.TableEncoding = None,
    sheet: options.Sheet = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Name every problem of a vocabulary at once, each with its code and its place in the file.

    An error makes the vocabulary unsound, a warning does not. A note says what reading the file repairs or leaves out.
    """
    chosen = form(json=json, plain=plain)
    problems = _problems(file, table_options(column, encoding, sheet))
    shown = problems[: limit or None]
    if chosen is Form.JSON:
        from immuno_cli.render.as_json import problems_json

        write_json(problems_json(shown))
    else:
        from immuno_cli.render.problems import problems_lines, problems_table

        if chosen is Form.PLAIN:
            write_plain_table(problems_table(shown))
        else:
            write_lines(chosen, lambda width: problems_lines(shown, width))
    if len(shown) < len(problems):
        tell(f"… {len(problems) - len(shown):,} more, --limit 0 for all")
    counts = Counter(problem.severity for problem in problems)
    sums = [f"{count:,} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items())]
    tell(", ".join(sums) or "No problems.")
    refused = counts["error"] or (strict and problems)
    return Status.INVALID if refused else Status.ANSWERED


def _problems(name_or_file: str | None, table: TableOptions) -> "list[Problem]":
    """Return the problems of a file or an added vocabulary; if none is named, of those in use, or of all that ship."""
    from immuno_cli.vocabularies.builtin import default_name, shipped_names
    from immuno_cli.vocabularies.validating import check_name

    if name_or_file:
        return check_name(name_or_file, directory=kept_directory(), options=table)
    with hint_at_variable(None):
        names = names_in_environment() or shipped_names() or (default_name(),)
        return [problem for name in names for problem in check_name(name, directory=kept_directory())]
