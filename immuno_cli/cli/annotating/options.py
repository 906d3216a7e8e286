"""The options of `immuno annotate`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from immuno_cli.cli.completion import complete_term


class Format(StrEnum):
    """What an annotated text is written as."""

    HTML = "html"


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE]...", help="Texts, Markdown, HTML, PDF; `-` or none reads standard input."),
]
OnlyTerms = Annotated[bool, typer.Option("--only-terms", help="The terms with their counts, not the text.")]
AllMatches = Annotated[bool, typer.Option("--all", help="Also terms inside longer terms, in JSON and in counts.")]
Excluded = Annotated[
    list[str] | None,
    typer.Option(metavar="TERM", help="Leave out this term; repeat it for several.", autocompletion=complete_term),
]
MinLength = Annotated[
    int,
    typer.Option("--min-length", metavar="N", min=0, help="Leave out terms of fewer characters in the text."),
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the texts, where it is not UTF-8.")]
To = Annotated[
    Format | None,
    typer.Option("--to", "-t", metavar="FORMAT", case_sensitive=False, help="html: one page that needs no other file."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file for --to; by default standard output."),
]
