"""The options of `immuno annotate`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from immuno_cli.cli.completion import complete_term

TERMS: Final = "Which terms"
COLLECTIONS: Final = "Many texts"
LONG_RUNS: Final = "Long runs"


class Format(StrEnum):
    """What an annotated text is written as."""

    HTML = "html"
    JSONL = "jsonl"
    PARQUET = "parquet"


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="Texts, Markdown, HTML, PDF, JSON Lines, or folders of them; `-` or none reads standard input.",
    ),
]
OnlyTerms = Annotated[bool, typer.Option("--only-terms", help="List the terms and their counts instead of the text.")]
AllMatches = Annotated[
    bool,
    typer.Option("--all", help="Include terms inside longer terms (in JSON and in counts).", rich_help_panel=TERMS),
]
AllWords = Annotated[
    bool,
    typer.Option(
        "--all-words",
        help="Mark common words, such as treatment, every time, not only the first time.",
        rich_help_panel=TERMS,
    ),
]
Excluded = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TERM",
        help="Leave out this term; repeat it for several.",
        autocompletion=complete_term,
        rich_help_panel=TERMS,
    ),
]
MinLength = Annotated[
    int,
    typer.Option(
        "--min-length",
        metavar="N",
        min=0,
        help="Ignore terms shorter than N characters.",
        rich_help_panel=TERMS,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The encoding of the texts, if it is not UTF-8."),
]
To = Annotated[
    Format | None,
    typer.Option(
        "--to",
        "-t",
        metavar="FORMAT",
        case_sensitive=False,
        help="html: one page that needs no other file. jsonl: a line of JSON for each text. parquet: with --scheduler.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="The file to write with --to or --json; by default standard output."
    ),
]
Globs = Annotated[
    list[str] | None,
    typer.Option(
        "--glob",
        metavar="PATTERN",
        help="The files to read in a folder, such as “*.txt”; repeat it for several. By default all texts.",
        rich_help_panel=COLLECTIONS,
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        help="Read file names from this file, one per line or separated by NUL bytes; `-` for standard input.",
        rich_help_panel=COLLECTIONS,
    ),
]
TextField = Annotated[
    str | None,
    typer.Option(
        "--text-field",
        metavar="NAME",
        help="The field of a JSON Lines record that has the text; a.b is b inside a. By default “text”.",
        rich_help_panel=COLLECTIONS,
    ),
]
IdField = Annotated[
    str | None,
    typer.Option(
        "--id-field",
        metavar="NAME",
        help="The field that has the id. By default “id”.",
        rich_help_panel=COLLECTIONS,
    ),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar="NAME",
        help="A field to pass on; repeat it for several.",
        rich_help_panel=COLLECTIONS,
    ),
]
Summed = Annotated[
    bool,
    typer.Option(
        "--summary",
        help="How often each concept occurs, and in how many texts; -o FILE.csv, .tsv or .json writes that.",
        rich_help_panel=COLLECTIONS,
    ),
]
SpreadsheetSafe = Annotated[
    bool,
    typer.Option(
        "--spreadsheet-safe",
        help="In a summary, put an apostrophe before cells that a spreadsheet would execute.",
        rich_help_panel=COLLECTIONS,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Number of processes. Default: 1 below 10 MB, otherwise all processors.",
        rich_help_panel=LONG_RUNS,
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Continue an interrupted run; --output names its file.",
        rich_help_panel=LONG_RUNS,
    ),
]
Progress = Annotated[
    bool,
    typer.Option(
        "--progress",
        help="Report progress regularly, even if standard error is not a terminal.",
        rich_help_panel=LONG_RUNS,
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Work on the Dask cluster with this scheduler. --output is a folder: one part for each file.",
        rich_help_panel=LONG_RUNS,
    ),
]
