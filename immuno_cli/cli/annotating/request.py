"""What a command line of `annotate` asks for: a text to read, a page, or answers for a collection of texts."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Final, NamedTuple

from immuno_cli.annotate.collections.annotator import Fields, check_fields
from immuno_cli.annotate.collections.sources import STANDARD_INPUT, Source
from immuno_cli.cli.annotating.options import Format
from immuno_cli.cli.annotating.reading import MUCH, Input, different, listed_names
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.output import NEVER_WRITTEN, PACKED, Form, check_ending
from immuno_cli.encodings.marks import known_encoding
from immuno_cli.errors import UsageError

_OF_SUMMARIES: Final = (".csv", ".tsv", ".json")
"""The endings of files that a summary is written to. A file with any other ending gets the lines."""
_TABLES: Final = (".csv", ".tsv")
"""Those of them that a spreadsheet opens."""
_PAGES: Final = (".html", ".htm")
_NOT_OF_LINES: Final = (*NEVER_WRITTEN, ".csv", ".tsv", ".html", ".htm", ".md", ".xml", ".yaml", ".yml", ".parquet")
"""Endings that no program expects JSON Lines in."""


class AnnotateRequest(NamedTuple):
    """The options that say what is read, what is written, and how."""

    files: Sequence[str] = ()
    globs: Sequence[str] = ()
    files_from: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    keep: tuple[str, ...] = ()
    to: Format | None = None
    output: Path | None = None
    only_terms: bool = False
    all_words: bool = False
    summary: bool = False
    spreadsheet_safe: bool = False
    force: bool = False
    jobs: int | None = None
    resume: bool = False
    progress: bool = False
    scheduler: str | None = None

    @property
    def fields(self) -> Fields:
        """The fields of a record that are read."""
        return Fields(self.text_field or Fields().text, self.id_field, self.keep)

    @property
    def asks_for_lines(self) -> bool:
        """Whether an option asks for a line for each text, or for their summary."""
        return self.to in (Format.JSONL, Format.PARQUET) or bool(self.options_for_lines)

    @property
    def options_for_lines(self) -> tuple[str, ...]:
        """The options that ask for a line for each text, or for their summary, as they are typed."""
        asked = {
            "--summary": self.summary,
            "--jobs": self.jobs,
            "--resume": self.resume,
            "--progress": self.progress,
            "--scheduler": self.scheduler is not None,
            "--text-field": self.text_field,
            "--id-field": self.id_field,
            "--keep": self.keep,
        }
        return tuple(option for option, is_asked in asked.items() if is_asked)

    @property
    def names_fields(self) -> bool:
        """Whether an option names a field of a record. Then what is read are records."""
        return bool(self.text_field or self.id_field or self.keep)

    @property
    def target(self) -> Path | None:
        """The file to write; None for standard output."""
        return None if self.output is None or str(self.output) == STANDARD_INPUT else self.output

    @property
    def summary_file(self) -> Path | None:
        """The file of --output, where its ending says that the summary goes there; None where the lines do."""
        is_asked = self.summary and self.to is None and self.target is not None
        return self.target if is_asked and _ending(self.target) in _OF_SUMMARIES else None

    @property
    def lines_file(self) -> Path | None:
        """The file that the lines are written to; None for standard output, or where a summary is all."""
        return None if self.summary_file else self.target


def _ending(path: Path | None) -> str:
    return path.suffix.lower() if path else ""


def find_input(request: AnnotateRequest) -> Input:
    """Return what is read: the files that are named, and those of the list; standard input where there are none.

    With a list or a summary, a file that is named twice is read once. Otherwise it is answered twice.

    Raises FileError where the list cannot be read, and UsageError where standard input is named twice.
    """
    names = list(request.files)
    if request.files_from == STANDARD_INPUT and STANDARD_INPUT in names:
        raise UsageError("standard input cannot be both a text and a list of files")
    if request.files_from is not None:
        names += listed_names(request.files_from)
    once = request.files_from is not None or request.summary
    if once:
        names = different(names)
    return Input(names or [STANDARD_INPUT], request.globs, request.names_fields, request.fields, once)


def is_collection(request: AnnotateRequest, read: Input, form: Form) -> bool:
    """Return whether every text is answered by a line of JSON, and nothing is drawn."""
    if request.to is Format.HTML:
        return False
    if request.asks_for_lines:
        return True
    if form is Form.JSON:
        has_folder = any(name != STANDARD_INPUT and Path(name).is_dir() for name in read.names)
        if request.files_from or request.output or has_folder or read.size() >= MUCH:
            return True
    return any(source.is_records for source in read.sources(Reports(is_silent=True)))


def with_format_of_ending(request: AnnotateRequest) -> AnnotateRequest:
    """Return the request with the page that a file name such as `x.html` asks for, if no option asks for another form.

    >>> with_format_of_ending(AnnotateRequest(output=Path("x.html"))).to
    <Format.HTML: 'html'>
    """
    has_form = request.to is not None or request.only_terms or request.asks_for_lines
    is_page = _ending(request.output) in _PAGES
    return request._replace(to=Format.HTML) if is_page and not has_form else request


def check_options(request: AnnotateRequest, form: Form) -> None:
    """Raise UsageError where options exclude each other."""
    _check_names(request)
    check_fields(request.fields)
    if request.to is not None and request.target is not None:
        check_ending(request.target, request.to)
    if request.to is Format.HTML:
        _check_page(request, form)
    _check_ending_of_lines(request, form)
    if request.only_terms:
        _check_only_terms(request, form)
    if request.resume:
        _check_resume(request)
    if request.scheduler is not None and (request.target is None or request.summary):
        raise UsageError(
            "--scheduler needs --output, and does not work with --summary",
            hint="--output names the folder for the parts.",
        )
    _check_summary(request)
    if request.to is Format.PARQUET and request.scheduler is None:
        raise UsageError("--to parquet needs --scheduler", hint="--to jsonl writes JSON Lines.")


def check_globs(request: AnnotateRequest, read: Input) -> None:
    """Raise UsageError where --glob has no folder to choose files from."""
    if request.globs and all(name == STANDARD_INPUT or Path(name).is_file() for name in read.names):
        raise UsageError("--glob chooses files in a folder, but no folder is given")


def check_output(request: AnnotateRequest, *, collected: bool) -> None:
    """Raise UsageError where --output has nothing that it could write."""
    if request.output and not collected and request.to is None:
        raise UsageError(
            "--output needs --to html or --to jsonl",
            hint=f"To save the marked text itself, use > {quote(str(request.output))} instead.",
        )


def check_encoding(encoding: str | None) -> None:
    """Raise UsageError where there is no encoding of this name."""
    if encoding:
        known_encoding(encoding)


def refuse_records(sources: Sequence[Source]) -> None:
    """Raise UsageError if a page is asked for and one of the files is JSON Lines."""
    records = next((source for source in sources if source.is_records), None)
    if records:
        raise UsageError(
            f"--to html cannot make a page of JSON Lines: {records.where}", hint="--to jsonl answers them."
        )


def _check_page(request: AnnotateRequest, form: Form) -> None:
    if form is Form.JSON:
        raise UsageError("--to html and --json cannot be used together")
    if request.only_terms:
        raise UsageError("--to and --only-terms cannot be used together", hint="The page lists the terms, too.")
    if request.options_for_lines:
        names = " and ".join(request.options_for_lines)
        hint = "--to html makes one page of whole texts. --to jsonl makes a line for each text or record."
        raise UsageError(f"--to html cannot be used together with {names}", hint=hint)


def _check_only_terms(request: AnnotateRequest, form: Form) -> None:
    asked = [f"--to {request.to}"] if request.to else []
    asked += ["--json"] if form is Form.JSON else []
    asked += request.options_for_lines
    if asked:
        hint = "--only-terms lists the terms for people to read; --summary --json counts those of all texts."
        raise UsageError(f"--only-terms cannot be used together with {' and '.join(asked)}", hint=hint)


def _check_ending_of_lines(request: AnnotateRequest, form: Form) -> None:
    """Raise UsageError where lines of JSON would be written to a file that is named as something else."""
    ending = _ending(request.lines_file)
    makes_lines = request.to is not Format.HTML and (request.asks_for_lines or form is Form.JSON)
    if not makes_lines or request.scheduler is not None or ending not in _NOT_OF_LINES:
        return
    asked = "--to jsonl" if request.to else "--summary" if request.summary else "--output"
    if ending in _OF_SUMMARIES and not request.summary:
        hint = f"With --summary, a file that ends in {ending} gets how often each concept occurs."
    elif ending in PACKED:
        hint = "JSON Lines are not packed while they are written: gzip FILE.jsonl packs them afterwards."
    else:
        hint = "JSON Lines go to a file that ends in .jsonl. A summary goes to one that ends in .csv, .tsv or .json."
    raise UsageError(f"{asked} does not write a file that ends in {ending}", where=str(request.target), hint=hint)


def _check_names(request: AnnotateRequest) -> None:
    if "" in (request.text_field, request.id_field, *request.keep):
        raise UsageError("the name of a field is empty", hint="--text-field, --id-field and --keep name fields.")


def _check_summary(request: AnnotateRequest) -> None:
    if request.summary and request.to is Format.JSONL and request.target is None:
        hint = "--summary --json counts as JSON. With --output, the lines go there and the summary is written here."
        raise UsageError("--to jsonl and --summary together need --output", hint=hint)
    if request.spreadsheet_safe and _ending(request.summary_file) not in _TABLES:
        raise UsageError("--spreadsheet-safe is for --summary -o FILE.csv or FILE.tsv")


def _check_resume(request: AnnotateRequest) -> None:
    if request.target is None:
        raise UsageError("--resume needs --output", hint="It continues the file that an earlier run began.")
    if request.force or request.summary:
        raise UsageError(f"--resume and --{'force' if request.force else 'summary'} cannot be used together")
