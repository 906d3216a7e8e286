"""`immuno search`."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.filters import accepting
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, table_width, write_json, write_lines, write_plain_table, write_table
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.terms import short
from immuno_cli.errors import FileError
from immuno_cli.search import Result, search_all

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT = 10


@app.command(rich_help_panel=options.ASKING, epilog="Example: immuno search limfosite")
def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help="What to look for; `-` reads queries, one a line.", autocompletion=complete_term
        ),
    ],
    vocabulary: options.Vocabularies = None,
    limit: options.Limit = DEFAULT_LIMIT,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Find terms however they are spelled, best first, and say how each was matched."""
    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary)
    accept = accepting(vocabularies, category, kind)
    several = len(vocabularies) > 1

    def answer(words: str, most: int) -> list[Result]:
        return search_all(vocabularies, words, limit=most or None, accept=accept)

    if query == ["-"]:
        for number, words in enumerate(_lines()):
            _write(words, answer(words, limit), chosen, several=several, place=number)
            sys.stdout.flush()
        return Status.ANSWERED
    words = " ".join(query)
    results = answer(words, limit and limit + 1)
    more, results = len(results) > limit > 0, results[: limit or None]
    _write(words, results, chosen, several=several)
    if more:
        tell("… more, --limit 0 for all")
    return Status.ANSWERED if results else Status.NOTHING


def _lines() -> Iterator[str]:
    """Yield the lines of standard input; only a line feed ends one, and a carriage return before it goes with it."""
    if sys.stdin.isatty():
        tell("Type one query a line; Ctrl-D ends.")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(newline="\n", errors="replace")
    while line := _read_line():
        yield line.removesuffix("\n").removesuffix("\r")


def _read_line() -> str:
    try:
        return sys.stdin.readline()
    except OSError as error:
        raise FileError(f"it cannot be read ({error.strerror or error})", where="standard input") from None


def _write(words: str, results: Sequence[Result], chosen: Form, *, several: bool, place: int | None = None) -> None:
    """Write one query's answer; of many queries it is the one at `place`, from 0."""
    from immuno_cli.render import as_json
    from immuno_cli.render import results as draw

    if chosen is Form.JSON and place is not None:
        sys.stdout.write(as_json.line(as_json.search_json(words, results)) + "\n")
    elif chosen is Form.JSON:
        write_json(as_json.search_json(words, results))
    elif chosen is Form.PLAIN:
        write_plain_table(draw.search_table(results, None if place is None else words), header=not place)
    elif results:
        if place is not None:
            write_lines(chosen, lambda width: draw.query_lines(short(words), width))
        if table_width() >= draw.TABLE_WIDTH:
            write_table(draw.search_view(words, results, several=several))
        else:
            write_lines(chosen, lambda width: draw.search_lines(words, results, width, several=several))
    if not results and (place is None or chosen is Form.DRAWN):
        tell(f"Nothing is found for “{short(words)}”.", "`immuno list` shows all terms.")
