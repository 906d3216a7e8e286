"""`immuno sources`: what each document contributes, and who has read the entries."""

import typer

from immuno_cli.cli import options
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines, write_plain_table
from immuno_cli.cli.status import Status, tell

app = typer.Typer(add_completion=False)


@app.command(cls=PlainCommand, rich_help_panel=options.BROWSING, epilog="Example: immuno sources")
def sources(vocabulary: options.Vocabularies = None, json: options.Json = False, plain: options.Plain = False) -> int:
    """Show the documents and references that are cited, how often and for what, and who has reviewed the entries."""
    from immuno_cli.questions.contributions import contributions, overview
    from immuno_cli.render import as_json
    from immuno_cli.render import results as draw

    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary)
    found = [contribution for v in vocabularies for contribution in contributions(v)]
    counts = overview(vocabularies)
    if chosen is Form.JSON:
        write_json(as_json.sources_json(found, counts))
    elif chosen is Form.PLAIN:
        write_plain_table(draw.sources_table(found))
    else:
        write_lines(chosen, lambda width: draw.sources_lines(found, width))
    if not found:
        tell("This vocabulary lists no documents.")
        return Status.NOTHING
    for sentence in draw.overview_sentences(counts):
        tell(sentence)
    return Status.ANSWERED
