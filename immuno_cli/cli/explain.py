"""`immuno explain`."""

from collections.abc import Sequence
from functools import partial

import typer

from immuno_cli.cli import options
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.terms import next_command, understand
from immuno_cli.errors import UsageError
from immuno_cli.model import Concept
from immuno_cli.search import Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)


@app.command(rich_help_panel=options.ASKING, epilog="Example: immuno explain natural killer cell --brief")
def explain(
    term: options.Term,
    vocabulary: options.Vocabularies = None,
    brief: bool = typer.Option(False, "--brief", "-b", help="The definition alone."),
    full: bool = typer.Option(False, "--full", "-F", help="Everything there is, with every source in full."),
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    """Explain a term on one screen: what it is, what matters about it, and what each statement rests on.

    The words of a term need no quotes, and the spelling need not be right.
    """
    chosen = form(json=json, plain=plain)
    if brief and full:
        raise UsageError("--brief and --full exclude each other")
    words = " ".join(term)
    vocabularies = open_vocabularies(vocabulary)
    compared = _compared(vocabularies, words, exact=exact)
    if compared:
        from immuno_cli.cli.compare import write_comparison

        write_comparison(vocabularies[0], compared, words, chosen)
        return
    where, concept, match = understand(vocabularies, words, "explain", chosen, exact=exact)
    if chosen is Form.JSON:
        _write_json(words, where, concept, match)
        return
    from immuno_cli.questions import explain as question
    from immuno_cli.render import explanation, screen

    several = len(vocabularies) > 1
    most = question.MOST_NEIGHBOURS if full else screen.MOST_MENTIONS
    answer = question.explain(where, concept, paths=full, most=most)
    if brief:
        write_lines(chosen, lambda width: explanation.brief_lines(answer, width))
    elif full:
        write_lines(chosen, lambda width: explanation.full_lines(answer, width, several=several))
    else:
        command = next_command("explain", match, "--full", vocabularies)
        lines = partial(screen.screen_lines, command=command, several=several)
        write_lines(chosen, lambda width: lines(answer, width), paged=False)


def _compared(vocabularies: Sequence[Vocabulary], words: str, *, exact: bool) -> list[Concept]:
    """Return the concepts that a question compares ("A vs B"); [] where it is a label, or a term of it is unknown."""
    from immuno_cli.questions.compare import compared_terms

    terms = compared_terms(words) if len(vocabularies) == 1 else ()
    if not terms or resolve(vocabularies, words, exact=True).match:
        return []
    where = vocabularies[0]
    matches = [resolve(vocabularies, term, exact=exact).match for term in terms]
    concepts = [where.find_concept(match.id) for match in matches if match]
    found = [concept for concept in concepts if concept]
    return found if len({concept.id for concept in found}) == len(terms) else []


def _write_json(words: str, where: Vocabulary, concept: Concept, match: Result) -> None:
    from immuno_cli.questions.filled import filled, sources
    from immuno_cli.render.as_json import explain_json

    data = filled(where, concept)
    write_json(explain_json(words, match, data, sources(where, data)))
