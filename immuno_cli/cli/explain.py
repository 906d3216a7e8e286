"""`immuno explain`."""

from functools import partial

import typer

from immuno_cli.cli import options
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.terms import understand

app = typer.Typer(add_completion=False)


@app.command(rich_help_panel=options.ASKING, epilog="Example: immuno explain natural killer cell --brief")
def explain(
    term: options.Term,
    vocabulary: options.Vocabularies = None,
    brief: bool = typer.Option(False, "--brief", "-b", help="The definition alone."),
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    """Explain a term: what it is, what the documents say of it, what it is related to, and every source.

    The words of a term need no quotes, and the spelling need not be right.
    """
    chosen = form(json=json, plain=plain)
    words = " ".join(term)
    vocabularies = open_vocabularies(vocabulary)
    where, concept, match = understand(vocabularies, words, "explain", chosen, exact=exact)
    if chosen is Form.JSON:
        from immuno_cli.questions.explain import filled
        from immuno_cli.render.as_json import explain_json

        write_json(explain_json(words, match, filled(where, concept)))
        return
    from immuno_cli.questions import explain as question
    from immuno_cli.render.explanation import brief_lines, explanation_lines

    answer = question.explain(where, concept)
    draw = brief_lines if brief else partial(explanation_lines, several=len(vocabularies) > 1)
    write_lines(chosen, lambda width: draw(answer, width))
