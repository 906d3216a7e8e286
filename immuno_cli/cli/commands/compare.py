"""`immuno compare`: two or three concepts side by side."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_id
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_one
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.suggested_commands import concept_command, to_type
from immuno_cli.cli.terms import Asked, understand
from immuno_cli.errors import UsageError
from immuno_cli.model import Concept
from immuno_cli.questions.answer import Compared
from immuno_cli.questions.reading.comparison import FEWEST, MOST, compared_terms
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)


@app.command(
    "compare",
    cls=PlainCommand,
    rich_help_panel=options.ASKING,
    epilog='Example: immuno compare "cancer vaccine" imiquimod',
)
def compare_(
    terms: Annotated[
        list[str],
        typer.Argument(
            metavar="A B [C]",
            help="Two or three terms, each in quotes if it has several words; or a question: A vs B.",
            autocompletion=complete_id,
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    full: Annotated[bool, typer.Option("--full", "-F", help="Show everything that is compared.")] = False,
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    """Show two or three concepts side by side: what they are, what they share, and what tells them apart."""
    chosen = form(json=json, plain=plain)
    asked = compared_terms(" ".join(terms)) or tuple(terms)
    if not FEWEST <= len(asked) <= MOST:
        given = f"{len(asked)} {'was' if len(asked) == 1 else 'were'} given"
        raise UsageError(
            f"`immuno compare` takes two or three terms, but {given}",
            hint='Put a term of several words in quotes: immuno compare "cancer vaccine" imiquimod',
        )
    where = open_one(vocabulary, "compare", language)
    concepts = tuple(_iter_concepts(where, asked, chosen, exact=exact))
    _check_different(where, concepts)
    compared = Compared(" ".join(terms), where, concepts)
    if chosen is Form.JSON:
        from immuno_cli.render.answer import answer_json

        write_json(answer_json(compared, where.name))
    else:
        from immuno_cli.cli.answers import compared_lines

        write_lines(chosen, compared_lines(compared, full=full), paged=full)


def _iter_concepts(where: Vocabulary, terms: Sequence[str], chosen: Form, *, exact: bool) -> Iterator[Concept]:
    """Yield the concepts that the terms mean."""
    before: list[str] = []
    for place, term in enumerate(terms):
        asked = Asked(term, "compare", [where], before=before, after=terms[place + 1 :])
        _, concept = understand(asked, chosen, exact=exact)
        yield concept
        before.append(to_type(where, concept))


def _check_different(where: Vocabulary, concepts: Sequence[Concept]) -> None:
    """Raise UsageError if two of the terms mean the same concept."""
    for place, concept in enumerate(concepts):
        if concept in concepts[:place]:
            which = "both" if len(concepts) == FEWEST else "two of the"
            command = concept_command("explain", where, concept)
            raise UsageError(f"{which} terms mean “{concept.pref_label}”", hint=f"Try: {command}")
