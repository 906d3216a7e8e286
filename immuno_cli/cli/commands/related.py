"""`immuno related`: the concepts around a concept."""

from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.terms import Asked, understand
from immuno_cli.questions.graph import neighbours

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT: Final = 30
DEEPEST: Final = 4


@app.command(cls=PlainCommand, rich_help_panel=options.BROWSING, epilog="Example: immuno related cancer vaccine")
def related(
    term: options.Term,
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    depth: Annotated[
        int,
        typer.Option(
            "--depth",
            "-d",
            metavar="N",
            parser=options.whole_number(1, DEEPEST),
            help=f"How many steps away, at most {DEEPEST}.",
        ),
    ] = 1,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            parser=options.whole_number(0),
            help="Show at most N of each relation; 0 shows all.",
        ),
    ] = DEFAULT_LIMIT,
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Show the concepts that a concept is related to, grouped by relation."""
    chosen = form(json=json, plain=plain)
    asked = Asked(" ".join(term), "related", open_vocabularies(vocabulary, language))
    where, concept = understand(asked, chosen, exact=exact)
    groups = neighbours(where, concept, depth=depth, limit=limit or None)
    if chosen is Form.JSON:
        from immuno_cli.render.as_json import related_json

        write_json(related_json(concept.id, groups))
    else:
        from immuno_cli.render.relations import related_lines

        write_lines(chosen, lambda width: related_lines(concept.pref_label, groups, width))
    if not groups:
        tell(f"“{concept.pref_label}” has no related concepts in this vocabulary.")
    return Status.ANSWERED if groups else Status.NOTHING
