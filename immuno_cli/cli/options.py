"""Options that several commands share, so that each has one name, one meaning and one help text."""

from typing import Annotated, Final

import typer

from immuno_cli.cli.completion import complete_category, complete_kind, complete_term

ASKING: Final = "Ask"
BROWSING: Final = "Look around"
KEEPING: Final = "Keep and pass on"
STANDARD_INPUT: Final = "-"
"""What stands for standard input on a command line."""

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
        help="Another vocabulary: a kept name or a file; repeat it for several. By default IMMUNO_VOCABULARY.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="The most that are shown; 0 for all.")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Plain = Annotated[bool, typer.Option("--plain", help="Answer as plain text, as in a pipe.")]
Exact = Annotated[bool, typer.Option("--exact", help="Do not guess: take the term as it is spelled.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Write over an existing file.")]
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
        "--language", metavar="TAG", help="The language to show, such as de; what has no name in it keeps its own."
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
        help="Only concepts of this category; repeat it for several, of which all must hold.",
        autocompletion=complete_category,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", "-k", metavar="KIND", help="Only concepts of this kind: cell, therapy …", autocompletion=complete_kind
    ),
]
