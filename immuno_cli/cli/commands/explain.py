"""`immuno explain`: what a term means, on one screen."""

import sys
from typing import Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.answers import Request, write_answer
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form
from immuno_cli.cli.status import Status
from immuno_cli.errors import UsageError

app = typer.Typer(add_completion=False)


@app.command(rich_help_panel=options.ASKING, epilog="Example: immuno explain natural killer cell --brief")
def explain(
    term: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM",
            help="A name, other name, abbreviation or id; `-` reads terms, one a line.",
            autocompletion=complete_term,
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    brief: bool = typer.Option(False, "--brief", "-b", help="The definition alone."),
    full: bool = typer.Option(False, "--full", "-F", help="Everything there is, with every source in full."),
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Explain a term on one screen: what it is, what matters about it, and what each statement rests on.

    The words of a term need no quotes, and the spelling need not be right.
    """
    chosen = form(json=json, plain=plain)
    if brief and full:
        raise UsageError("--brief and --full exclude each other")
    many = term == [options.STANDARD_INPUT]
    request = Request(open_vocabularies(vocabulary, language), chosen, brief, full, exact, many)
    if not many:
        return write_answer(" ".join(term), request)
    from immuno_cli.cli.standard_input import iter_lines

    for line in iter_lines("term"):
        if line.strip() or chosen is Form.JSON:  # in JSON every line has its answer
            write_answer(line, request)
            sys.stdout.flush()
    return Status.ANSWERED
