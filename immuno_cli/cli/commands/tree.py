"""`immuno tree`: the hierarchy below a concept, or all of it."""

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.filters import nothing_live
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_one, open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.cli.terms import Asked, understand
from immuno_cli.model import Concept
from immuno_cli.questions import graph
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT: Final = 500
MOST_OF_CYCLE: Final = 10
"""The most concepts of a cycle that are named."""


@app.command(cls=PlainCommand, rich_help_panel=options.BROWSING, epilog="Example: immuno tree immunotherapy --depth 2")
def tree(
    term: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TERM]", help="The concept at the top; by default all top concepts.", autocompletion=complete_term
        ),
    ] = None,
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth", "-d", metavar="N", parser=options.whole_number(0), help="Show at most N levels below the top."
        ),
    ] = None,
    limit: options.Limit = DEFAULT_LIMIT,
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Show what is below a concept, or the whole hierarchy. A concept with two parents is shown below both."""
    chosen = form(json=json, plain=plain)
    top = None
    if term:
        asked = Asked(" ".join(term), "tree", open_vocabularies(vocabulary, language))
        where, top = understand(asked, chosen, exact=exact)
    else:
        where = open_one(vocabulary, "tree", language)
    nodes = graph.tree(where, top, depth=depth, limit=limit or None)
    if chosen is Form.JSON:
        from immuno_cli.render.as_json import tree_json

        write_json(tree_json(nodes, whole=None if top else where.scheme))
    else:
        from immuno_cli.render.relations import DRAWN, INDENTED, tree_lines

        branches = INDENTED if chosen is Form.PLAIN else DRAWN
        write_lines(chosen, lambda width: tree_lines(nodes, width, branches))
    _tell_omitted(where, top, nodes, depth=depth, limit=limit)
    if top is None:
        _tell_cycles(where, nodes)
    if not nodes:
        tell(nothing_live([where]))
    return Status.ANSWERED if nodes else Status.NOTHING


def _tell_cycles(where: Vocabulary, nodes: Sequence[graph.Node]) -> None:
    """Name the cycles at the top: concepts that have nothing above them but one another."""
    for node in nodes:
        cycle = graph.find_cycle(where, node.concept) if node.concept.broader else ()
        if cycle:
            named = [f"{concept.pref_label} ({concept.id})" for concept in (*cycle[:MOST_OF_CYCLE], cycle[0])]
            more = " → …" if len(cycle) > MOST_OF_CYCLE else ""
            tell(f"Cycle (each concept is below the next): {' → '.join(named[:-1])}{more} → {named[-1]}")


def _tell_omitted(
    where: Vocabulary, top: Concept | None, nodes: Sequence[graph.Node], *, depth: int | None, limit: int
) -> None:
    """Report how many concepts are left out, and how to see them. Those below `depth` are not counted."""
    omitted = graph.omitted(nodes) if depth is None else 0
    if top is None:
        omitted += len(where.roots()) - len(nodes)
    if omitted:
        command = command_line("tree", ["TERM"], [where])
        further = "--limit 0 for all" if limit else f"`{command}` shows what is below a term"
        tell(f"… {omitted:,} more, and what is below them: {further}")
