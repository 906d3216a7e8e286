"""`immuno vocabulary`: vocabularies that are kept, to be used by name."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_kept_name
from immuno_cli.cli.groups import ForgivingGroup
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import kept_directory
from immuno_cli.cli.output import Form, form, write_json, write_lines, write_plain_table
from immuno_cli.cli.status import Status, tell, tell_error
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.cli.table_options import table_options
from immuno_cli.errors import InvalidVocabularyError, UsageError
from immuno_cli.formats.reading import NO_OPTIONS, TableOptions
from immuno_cli.vocabularies.about import About

app = typer.Typer(
    name="vocabulary",
    cls=ForgivingGroup,
    add_completion=False,
    invoke_without_command=True,
    rich_help_panel=options.KEEPING,
)
_UNITS: Final = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_MOST_NAMED: Final = 10
"""The most skipped files of a folder that are named."""
_MOST_ERRORS: Final = 20
"""The most errors of a bundle that are named."""
_STAGES: Final = {"reading": "Reading", "checking": "Checking", "writing": "Writing", "preparing": "Preparing"}

Progress = Callable[[str, int, int], None]


Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The name of an added vocabulary.", autocompletion=complete_kept_name)
]


@app.callback(rich_help_panel=options.KEEPING)
def start(context: typer.Context) -> None:
    """Add, list, show and remove vocabularies, which are then used by name: `--vocabulary NAME`."""
    if context.invoked_subcommand is None:
        raise UsageError(
            "`immuno vocabulary` needs a command: add, list, show or remove",
            hint="`immuno vocabulary --help` says what each does.",
        )


@app.command(cls=PlainCommand, epilog="Example: immuno vocabulary add cl-basic.obo --name cl")
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A bundle, OBO, OBO Graphs, SKOS, OWL, a table or a glossary, also gzipped.",
        ),
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name to add it under. Default: one from the file's name.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="The language of the vocabulary, if the file has several or names none."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the vocabulary that has this name.")] = False,
    max_size: Annotated[str, typer.Option(metavar="SIZE", help="The largest unpacked size of the file.")] = "1GiB",
    strict: Annotated[
        bool, typer.Option("--strict", help="Reject a file with broken links, or if anything is repaired or left out.")
    ] = False,
    column: options.Columns = None,
    encoding: options.TableEncoding = None,
    sheet: options.Sheet = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Read a vocabulary and keep it, ready to be searched.

    What is unsound, repaired or left out is counted, and the vocabulary is added all the same, unless --strict is
    given. `immuno validate NAME` names each place. The options for a table are kept, and --replace uses them again.
    """
    from immuno_cli.vocabularies import library

    chosen = form(json=json, plain=plain)
    size = parse_size(max_size)
    told = table_options(column, encoding, sheet)
    directory = kept_directory()
    with _naming_all_errors(file, directory), _progress() as progress, _uncollected():
        about = library.add(
            file,
            directory=directory,
            name=name,
            language=language,
            replace=replace,
            max_size=size,
            strict=strict,
            options=told,
            progress=progress,
        )
        _prepare(about.name, directory, progress)
    _write_about(about, chosen)
    _tell_of_passed_over(file)
    if replace:
        _tell_of_reused(about, told, language)
    if chosen is not Form.JSON:
        command = command_line("search", ["TERM"], options=["--vocabulary", about.name])
        tell(f"Added as “{about.name}”. Try: {command}")
    return Status.ANSWERED


@app.command("list", cls=PlainCommand, epilog="Example: immuno vocabulary list")
def list_(json: options.Json = False, plain: options.Plain = False) -> int:
    """Show all vocabularies: the shipped ones, then the added ones."""
    from immuno_cli.render.vocabularies import VocabularyRow, list_json, list_lines, list_table
    from immuno_cli.vocabularies.builtin import BUILTIN, shipped_names
    from immuno_cli.vocabularies.library import iter_kept, show

    chosen = form(json=json, plain=plain)
    directory = kept_directory()
    entries = [VocabularyRow(name, show(name, directory=directory)) for name in shipped_names() or (BUILTIN,)]
    damaged = []
    for kept in iter_kept(directory):
        entries.append(VocabularyRow(kept.name, kept.about, kept.problem.message if kept.problem else None))
        if kept.problem:
            damaged.append(kept.problem)
    if chosen is Form.JSON:
        write_json(list_json(entries))
    elif chosen is Form.PLAIN:
        write_plain_table(list_table(entries))
    else:
        write_lines(chosen, lambda width: list_lines(entries, width))
    for problem in damaged:
        tell_error(problem)
    return Status.FILE if damaged else Status.ANSWERED


@app.command(cls=PlainCommand, epilog="Example: immuno vocabulary show cl")
def show(name: Name, json: options.Json = False, plain: options.Plain = False) -> int:
    """Show what is known of a vocabulary: its version, licence, authors and counts, and where it is from."""
    from immuno_cli.vocabularies import library

    chosen = form(json=json, plain=plain)
    _write_about(library.show(name, directory=kept_directory()), chosen)
    return Status.ANSWERED


@app.command(cls=PlainCommand, epilog="Example: immuno vocabulary remove cl")
def remove(name: Name, json: options.Json = False, plain: options.Plain = False) -> int:
    """Remove an added vocabulary. The file that it was made from stays."""
    from immuno_cli.vocabularies import library

    chosen = form(json=json, plain=plain)
    library.remove(name, directory=kept_directory())
    if chosen is Form.JSON:
        write_json({"removed": name})
    else:
        tell(f"“{name}” was removed.")
    return Status.ANSWERED


def parse_size(text: str) -> int:
    """Return the number of bytes of a size such as `500000`, `200MB` or `2 GiB`. Units are powers of 1024.

    Raises UsageError if the text is not a size.

    >>> parse_size("2 KiB"), parse_size("500000")
    (2048, 500000)
    """
    match = re.fullmatch(r"\s*(\d{1,15}(?:\.\d{1,6})?)\s*([kmgt]?)(?:i?b)?\s*", text, re.IGNORECASE | re.ASCII)
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise UsageError(f"“{text[:40]}” is not a size", hint="A size is, for example, 500MB or 2GiB.")
    return size


@contextmanager
def _naming_all_errors(path: Path, directory: Path) -> Iterator[None]:
    """Tell the first errors of a bundle that is not sound, and not only the one at which reading it ends."""
    try:
        yield
    except InvalidVocabularyError:
        from immuno_cli.vocabularies.validating import errors_of_bundle

        errors = errors_of_bundle(path, directory=directory)
        if len(errors) < 2:  # noqa: PLR2004 - the first is told anyway
            raise
        tell(f"{path}: the bundle has {len(errors):,} errors and was not added")
        for error in errors[:_MOST_ERRORS]:
            tell(f"  {error.where}: {error.message}")
        left = len(errors) - _MOST_ERRORS
        if left > 0:
            tell(f"… and {left:,} more: {command_line('validate', [str(path)], options=['--limit', '0'])}")
        raise typer.Exit(Status.INVALID) from None


def _prepare(name: str, directory: Path, progress: Progress | None) -> None:
    """Store the data for `annotate` beside an added vocabulary, so that the first text does not wait for it."""
    from immuno_cli.annotate import store_matcher
    from immuno_cli.vocabularies.library import open_vocabulary

    if progress:
        progress("preparing", 0, 0)
    with open_vocabulary(name, directory=directory) as vocabulary:
        store_matcher(vocabulary, tell=tell)


def _write_about(about: About, chosen: Form) -> None:
    from immuno_cli.render.vocabularies import about_json, about_lines

    if chosen is Form.JSON:
        write_json(about_json(about))
    else:
        write_lines(chosen, lambda width: about_lines(about, width))


def _tell_of_passed_over(path: Path) -> None:
    """Report which files of a folder were not read."""
    from immuno_cli.render.visible import short
    from immuno_cli.vocabularies.loading import passed_over

    names = passed_over(path)
    if names:
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        named = ", ".join(map(short, names[:_MOST_NAMED]))
        message = f"Only *.json files of a folder are read. Skipped: {named}{more}"
        tell(message, "To add one of them, give its own path.")


def _tell_of_reused(about: About, told: TableOptions, language: str | None) -> None:
    """Report which options were taken over from the vocabulary that was replaced."""
    reused = [] if about.options in {told, NO_OPTIONS} else [about.options.arguments]
    if about.wanted and not language:
        reused.append(f"--language {about.wanted}")
    if reused:
        tell(f"Options of the previous version: {' '.join(reused)}", "Give an option again to change it.")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Switch the garbage collector off: it would walk a million records, none of which is garbage.

    Without it, adding ChEBI takes 19 s of processor time; with it, 21 s (measured).
    """
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Draw a progress bar while a file is read, checked and written, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:9}"), BarColumn(), TextColumn("{task.fields[done]:>14}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None, done="")

        def report(stage: str, done: int, total: int) -> None:
            bar.update(
                task, description=_STAGES.get(stage, stage), completed=done, total=total or None, done=f"{done:,}"
            )

        yield report
