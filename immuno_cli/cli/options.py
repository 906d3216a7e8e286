"""Options that several commands share, so that each has one name, one meaning and one help text."""

from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Final

import typer

from immuno_cli.cli.completion import complete_category, complete_kind, complete_term

ASKING: Final = "Ask"
BROWSING: Final = "Look around"
KEEPING: Final = "Add, check and export"


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return a function that reads an option's value as a whole number from `least` to `most`.

    >>> whole_number(1)("12")
    12
    """
    wanted = f"a whole number, {least} or more" if most is None else f"a whole number from {least} to {most}"

    def read(text: str) -> int:
        with suppress(ValueError):
            number = int(text)
            if least <= number <= (number if most is None else most):
                return number
        raise typer.BadParameter(f"“{text}” is not {wanted}.")

    return read


Term = Annotated[
    list[str],
    typer.Argument(metavar="TERM", help="A name, other name, abbreviation or id.", autocompletion=complete_term),
]
Vocabularies = Annotated[
    list[str] | None,
    typer.Option(
        "--vocabulary",
        "-V",
        metavar="NAME_OR_FILE",
        help="The vocabulary to use: a file, or the name of an added one. Can be repeated.",
    ),
]
Limit = Annotated[
    int, typer.Option("--limit", "-n", metavar="N", parser=whole_number(0), help="Show at most N; 0 shows all.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Plain = Annotated[bool, typer.Option("--plain", help="Print plain text, as in a pipe.")]
Exact = Annotated[bool, typer.Option("--exact", help="Do not correct the spelling of the term.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Overwrite an existing file.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME=MEANING",
        help="What a column of a table is read as, such as Bezeichnung=prefLabel or Wort=prefLabel@de; repeat it for"
        " several.",
    ),
]
TableEncoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The encoding of a table, such as windows-1252.")
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook to read.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="The language to show, such as de. Concepts without a name in it keep their own.",
    ),
]
SpreadsheetSafe = Annotated[
    bool,
    typer.Option("--spreadsheet-safe", help="In CSV, put an apostrophe before cells that a spreadsheet would execute."),
]
CategoryNames = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        "-c",
        metavar="CATEGORY",
        help="Only concepts in this category. If repeated, all categories must apply.",
        autocompletion=complete_category,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", "-k", metavar="KIND", help="Only concepts of this kind: cell, therapy …", autocompletion=complete_kind
    ),
]
