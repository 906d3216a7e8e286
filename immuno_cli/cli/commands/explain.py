"""`immuno explain`: what a term means, on one screen."""

import sys
from typing import Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.answers import ExplainRequest, write_answer
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form
from immuno_cli.cli.standard_input import STANDARD_INPUT, iter_lines
from immuno_cli.cli.status import Status
from immuno_cli.errors import UsageError

app = typer.Typer(add_completion=False)


@app.command(
    cls=PlainCommand, rich_help_panel=options.ASKING, epilog="Example: immuno explain natural killer cell --brief"
)
def explain(
    term: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM",
            help="A name, other name, abbreviation or id; `-` reads one term per line.",
            autocompletion=complete_term,
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    brief: Annotated[bool, typer.Option("--brief", "-b", help="Show only the definition.")] = False,
    full: Annotated[bool, typer.Option("--full", "-F", help="Show the whole entry, with full sources.")] = False,
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Explain a term on one screen: what it is, what to know about it, and the source of each statement.

    A term of several words needs no quotes, and misspellings are tolerated.
    """
    chosen = form(json=json, plain=plain)
    if brief and full:
        raise UsageError("--brief and --full cannot be used together")
    many = term == [STANDARD_INPUT]
    request = ExplainRequest(open_vocabularies(vocabulary, language), chosen, brief, full, exact, many)
    if not many:
        return write_answer(" ".join(term), request)
    for line in iter_lines("term"):
        if line.strip() or chosen is Form.JSON:  # in JSON every line has its answer
            write_answer(line, request)
            sys.stdout.flush()
    return Status.ANSWERED
