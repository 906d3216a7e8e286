"""`immuno path`: how two concepts are connected."""

from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_id
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_one
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.suggested_commands import to_type
from immuno_cli.cli.terms import Asked, understand
from immuno_cli.errors import NothingFoundError, UsageError
from immuno_cli.questions.graph import shortest_path

app = typer.Typer(add_completion=False)
_ENDS: Final = 2


@app.command(cls=PlainCommand, rich_help_panel=options.BROWSING, epilog='Example: immuno path "cancer vaccine" fever')
def path(
    term: Annotated[
        list[str],
        typer.Argument(
            metavar="A B", help="Two terms, each in quotes if it has several words.", autocompletion=complete_id
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    """Show how two concepts are connected: the shortest path over all relations, each step with its name."""
    if len(term) != _ENDS:
        given = f"{len(term)} {'was' if len(term) == 1 else 'were'} given"
        raise UsageError(
            f"`immuno path` takes two terms, but {given}",
            hint='Put a term of several words in quotes: immuno path "cancer vaccine" fever',
        )
    chosen = form(json=json, plain=plain)
    where = open_one(vocabulary, "path", language)
    _, start = understand(Asked(term[0], "path", [where], after=term[1:]), chosen, exact=exact)
    _, goal = understand(Asked(term[1], "path", [where], before=[to_type(where, start)]), chosen, exact=exact)
    steps = shortest_path(where, start, goal)
    if chosen is Form.JSON:
        from immuno_cli.render.as_json import path_json

        write_json(path_json(steps or ()))
    elif steps is not None:
        from immuno_cli.render.relations import path_lines

        write_lines(chosen, lambda width: path_lines(start, steps, width))
    if steps is None:
        raise NothingFoundError(f"nothing connects “{start.pref_label}” and “{goal.pref_label}” in this vocabulary")
