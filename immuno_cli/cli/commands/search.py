"""`immuno search`: the concepts that a query may mean, best first."""

import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.filters import accepting
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import has_several_bundles, open_vocabularies
from immuno_cli.cli.output import Form, form, table_width, write_json, write_lines, write_plain_table, write_table
from immuno_cli.cli.standard_input import STANDARD_INPUT, iter_lines
from immuno_cli.cli.status import Status, tell
from immuno_cli.errors import UsageError
from immuno_cli.render.visible import short
from immuno_cli.search import Result, resolve, search_all
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT: Final = 10


@app.command(cls=PlainCommand, rich_help_panel=options.ASKING, epilog="Example: immuno search limfosite")
def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help="What to look for; `-` reads one query per line.", autocompletion=complete_term
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    limit: options.Limit = DEFAULT_LIMIT,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Find terms despite misspellings, best match first, and say how each one matched."""
    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary, language)
    accept = accepting(vocabularies, category, kind)
    several = has_several_bundles(vocabularies)

    def answer(words: str, most: int) -> list[Result]:
        return search_all(vocabularies, words, limit=most or None, accept=accept)

    if query == [STANDARD_INPUT]:
        for number, words in enumerate(iter_lines("query")):
            _write_one_of_many(words, number, answer(words, limit), chosen, several=several)
            sys.stdout.flush()
        return Status.ANSWERED
    words = " ".join(query)
    if not words.strip():
        raise UsageError("the term is empty")
    results = answer(words, limit and limit + 1)  # one more than is shown tells whether there are more
    if not results:
        if accept is not None and search_all(vocabularies, words, limit=1):
            _write_nothing_accepted(words, chosen)
        else:
            _write_nothing(words, vocabularies, chosen)
        return Status.NOTHING
    _write(words, results[: limit or None], chosen, several=several)
    if len(results) > limit > 0:
        tell("… more, --limit 0 for all")
    return Status.ANSWERED


def _write(words: str, results: Sequence[Result], chosen: Form, *, several: bool) -> None:
    """Write the answer to the one query that was asked."""
    if chosen is Form.DRAWN:
        _draw(words, results, several=several)
        return
    from immuno_cli.render.as_json import search_json
    from immuno_cli.render.results import search_table

    if chosen is Form.JSON:
        write_json(search_json(words, results))
    else:
        write_plain_table(search_table(results))


def _write_one_of_many(words: str, number: int, results: Sequence[Result], chosen: Form, *, several: bool) -> None:
    """Write the answer to one of many queries, counted from 0."""
    from immuno_cli.render.as_json import search_json
    from immuno_cli.render.results import query_lines, search_table

    if chosen is Form.JSON:
        write_json(search_json(words, results), one_line=True)
    elif chosen is Form.PLAIN:
        write_plain_table(search_table(results, words), header=number == 0)
    elif results:
        write_lines(chosen, lambda width: query_lines(short(words), width))
        _draw(words, results, several=several)
    else:
        tell(f"Nothing was found for “{short(words)}”.")


def _draw(words: str, results: Sequence[Result], *, several: bool) -> None:
    from immuno_cli.render import results as draw

    if table_width() >= draw.TABLE_WIDTH:
        write_table(draw.search_view(words, results, several=several))
    else:
        write_lines(Form.DRAWN, lambda width: draw.search_lines(words, results, width, several=several))


def _write_nothing(words: str, vocabularies: Sequence[Vocabulary], chosen: Form) -> None:
    """Write that nothing is found, and what helps."""
    from immuno_cli.cli.terms import commands_after_miss
    from immuno_cli.questions.miss import explain_miss
    from immuno_cli.render.miss import help_json, help_sentences
    from immuno_cli.render.results import search_table

    miss = explain_miss(vocabularies, words, resolve(vocabularies, words))
    if chosen is Form.JSON:
        write_json({"query": words, "results": [], **help_json(miss)})
    elif chosen is Form.PLAIN:
        write_plain_table(search_table([]))
    tell(f"Nothing was found for “{short(words)}”.")
    for sentence in help_sentences(miss, commands_after_miss(vocabularies)):
        tell(sentence)


def _write_nothing_accepted(words: str, chosen: Form) -> None:
    """Write that all that is found is of another kind or category."""
    from immuno_cli.questions.answer import Miss
    from immuno_cli.render.miss import help_json
    from immuno_cli.render.results import search_table

    if chosen is Form.JSON:
        write_json({"query": words, "results": [], **help_json(Miss(words))})
    elif chosen is Form.PLAIN:
        write_plain_table(search_table([]))
    tell(f"No result for “{short(words)}” matches the filter. Without it, there are results.")
