"""The options of `immuno annotate`, and the command that takes them."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.options import whole_number
from immuno_cli.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Parameter

TERMS: Final = "Which terms"
COLLECTIONS: Final = "Many texts"
LONG_RUNS: Final = "Long runs"


class StrictCommand(PlainCommand):
    """A command that refuses an option with one value if it is given twice: nobody can know which one was meant."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the words of the command line. Raises UsageError if an option with one value is given twice."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for option, count in Counter(given).items():
            if count > 1 and _takes_one_value(option):
                name = max(option.opts, key=len)
                raise UsageError(f"{name} was given more than once, but takes only one value")
        return super().parse_args(ctx, args)


def _takes_one_value(parameter: "Parameter") -> bool:
    is_option = parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False)
    return is_option and not parameter.multiple


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
        parser=whole_number(0),
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
        help="html: a page in one file. jsonl: a line of JSON for each text. parquet: tables, with --scheduler.",
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
        help="Copy this field to the answers; repeat it for several.",
        rich_help_panel=COLLECTIONS,
    ),
]
Summed = Annotated[
    bool,
    typer.Option(
        "--summary",
        help="Count how often each concept occurs, and in how many texts; -o FILE.csv, .tsv or .json writes it.",
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
        parser=whole_number(1),
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
