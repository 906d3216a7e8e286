"""`immuno categories`: the questions by which concepts are sorted, and their answers."""

from collections import Counter

import typer

from immuno_cli.cli import options
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines, write_plain_table
from immuno_cli.cli.status import Status, tell

app = typer.Typer(add_completion=False)


@app.command(cls=PlainCommand, rich_help_panel=options.BROWSING, epilog="Example: immuno categories")
def categories(
    vocabulary: options.Vocabularies = None, json: options.Json = False, plain: options.Plain = False
) -> int:
    """Show the facets: the question that each asks, the categories that answer it, and how many concepts each has."""
    from immuno_cli.render import as_json
    from immuno_cli.render import results as draw

    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary)
    facets = [facet for v in vocabularies for facet in v.scheme.facets]
    summaries = (summary for v in vocabularies for summary in v.iter_summaries())
    counts = Counter(category for summary in summaries for category in set(summary.categories))
    if chosen is Form.JSON:
        write_json(as_json.categories_json(facets, counts))
    elif chosen is Form.PLAIN:
        write_plain_table(draw.categories_table(facets, counts))
    else:
        write_lines(chosen, lambda width: draw.categories_lines(facets, counts, width))
    if not facets:
        tell("This vocabulary has no categories.")
    return Status.ANSWERED if facets else Status.NOTHING
