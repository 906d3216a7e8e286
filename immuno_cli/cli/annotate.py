"""`immuno annotate`."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, NamedTuple, TextIO

import typer

from immuno_cli.annotate import Annotation, Matcher, Term, annotate, build_matcher, collect_terms, excluded, pieces
from immuno_cli.annotate.texts.loading import Text, load_text, read_text
from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.filters import accepting
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_lines
from immuno_cli.cli.status import Status, status_of, tell
from immuno_cli.errors import FileError, ImmunoError, UsageError
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)

STANDARD_INPUT: Final = "-"
_LONG: Final = 2_000_000


class Format(StrEnum):
    """What an annotated text is written as."""

    HTML = "html"


class Done(NamedTuple):
    """A file, its text as it was read, and the terms in it."""

    name: str
    text: Text
    annotations: list[Annotation]


class Choice(NamedTuple):
    """What is looked for in every file, and how it is read."""

    matcher: Matcher
    encoding: str | None
    all_matches: bool
    min_length: int


@app.command(name="annotate", rich_help_panel=options.ASKING, epilog="Example: immuno annotate article.txt")
def annotate_(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Texts, Markdown, HTML, PDF; `-` or none reads standard input."),
    ] = None,
    only_terms: Annotated[
        bool, typer.Option("--only-terms", help="The terms with their counts, not the text.")
    ] = False,
    all_matches: Annotated[bool, typer.Option("--all", help="Also terms inside longer ones (JSON, counts).")] = False,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="TERM", help="Not this term; repeat it for several.", autocompletion=complete_term),
    ] = None,
    min_length: Annotated[
        int, typer.Option("--min-length", metavar="N", min=0, help="No term of fewer characters in the text.")
    ] = 0,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of the texts, where it is not UTF-8.")
    ] = None,
    to: Annotated[
        Format | None,
        typer.Option("--to", "-t", metavar="FORMAT", case_sensitive=False, help="html: a page of its own."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file for --to; else standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", "-f", help="Write over an existing file.")] = False,
    vocabulary: options.Vocabularies = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Show a text with every known term marked, and under it what each means.

    With --json, one document a line, one for each file; offsets count the characters of the decoded file.
    """
    chosen = form(json=json, plain=plain)
    _check_options(to, output, chosen, only_terms=only_terms)
    vocabularies = open_vocabularies(vocabulary)
    excluded_terms = exclude or []
    _check_excluded(vocabularies, excluded_terms)
    accept = accepting(vocabularies, category, kind)
    matcher = build_matcher(vocabularies, accept=accept, exclude=excluded_terms)
    choice = Choice(matcher, encoding, all_matches, min_length)
    names = files or [STANDARD_INPUT]

    def write(name: str, one: Done) -> None:
        if chosen is Form.JSON:
            _write_json(name, one)
        else:
            _write(one, vocabularies, chosen, only_terms=only_terms, titled=len(names) > 1)

    if to:
        page: list[Done] = []
        status = _for_each(names, choice, lambda _name, one: page.append(one))
        if page:
            _write_html(page, vocabularies, output, force=force)
        return status
    return _for_each(names, choice, write)


def _check_options(to: Format | None, output: Path | None, chosen: Form, *, only_terms: bool) -> None:
    """Raise UsageError for options that exclude each other."""
    if to and chosen is Form.JSON:
        raise UsageError("--to and --json exclude each other")
    if to and only_terms:
        raise UsageError("--to and --only-terms exclude each other", hint="The page has the terms in a list, too.")
    if output and not to:
        raise UsageError("--output needs --to html", hint="For text or JSON, redirect: immuno annotate FILE > OUT.")


def _for_each(names: Sequence[str], choice: Choice, use: Callable[[str, Done], None]) -> int:
    """Annotate one file after the other and return the exit code. A file that cannot be read is told and skipped."""
    status: int = Status.ANSWERED
    for name in names:
        try:
            one = _annotate_file(name, choice)
        except (FileError, OSError) as error:
            status = _tell_failure(name, error)
            continue
        if not one.annotations:
            tell(f"No known term is found in {one.name}.")
        use(name, one)
    return status


def _check_excluded(vocabularies: Sequence[Vocabulary], terms: Sequence[str]) -> None:
    for term in terms:
        if not any(excluded(vocabulary, term) for vocabulary in vocabularies):
            raise UsageError(
                f"--exclude: there is no term “{term}”", hint=f"`immuno search {term}` shows what is near."
            )


def _annotate_file(name: str, choice: Choice) -> Done:
    text = _read(name, choice.encoding)
    with _progress(len(text.readable)) as progress:
        found = annotate(
            text.readable,
            choice.matcher,
            all_matches=choice.all_matches,
            min_length=choice.min_length,
            progress=progress,
        )
    if text.is_html:  # markup inside a term was masked
        found = [one._replace(text=text.whole[one.start : one.end]) for one in found]
    return Done(_called(name), text, found)


def _read(name: str, encoding: str | None) -> Text:
    if name != STANDARD_INPUT:
        return read_text(Path(name), encoding)
    if is_terminal(sys.stdin):
        tell("Type or paste a text; Ctrl-D ends.")
    return load_text(sys.stdin.buffer.read(), where="standard input", encoding=encoding)


def is_terminal(stream: TextIO) -> bool:
    """Return whether someone types, rather than a pipe or a file."""
    return stream.isatty()


def _called(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _tell_failure(name: str, error: ImmunoError | OSError) -> int:
    if isinstance(error, ImmunoError):
        tell(str(error), error.hint)
        return status_of(error)
    tell(f"{_called(name)}: {error.strerror or error}")
    return Status.FILE


def _write_json(name: str, one: Done) -> None:
    from immuno_cli.render.annotation import annotation_json

    sys.stdout.writelines(annotation_json(name, one.annotations))
    sys.stdout.flush()


def _write(one: Done, vocabularies: Sequence[Vocabulary], chosen: Form, *, only_terms: bool, titled: bool) -> None:
    from immuno_cli.render.annotation import term_lines, text_lines
    from immuno_cli.render.layout import EMPTY, Line, line_of

    terms = collect_terms(one.annotations, vocabularies)

    def lines(width: int) -> Iterator[Line]:
        if titled:
            yield line_of(one.name, "title")
            yield EMPTY
        if not only_terms:
            yield from text_lines(_shown(one, terms), width, every=chosen is Form.PLAIN)
            if terms:
                yield EMPTY
        yield from term_lines(terms.values(), width, counts=only_terms, several=len(vocabularies) > 1)
        if titled:
            yield EMPTY

    write_lines(chosen, lines)


def _shown(one: Done, terms: Mapping[tuple[str, str], Term]) -> Iterator[tuple[str, int]]:
    """Yield the text as it is shown, in pieces with the numbers of their terms: of HTML, what a browser would show."""
    found = pieces(one.text.readable, one.annotations, terms)
    if not one.text.is_html:
        return found
    from immuno_cli.annotate.texts.html import reflow

    return reflow(found)


def _write_html(done: Sequence[Done], vocabularies: Sequence[Vocabulary], output: Path | None, *, force: bool) -> None:
    from immuno_cli.files import encode, write_file
    from immuno_cli.render.annotation import short_definition
    from immuno_cli.render.pages.annotated_page import Entry, Section, dump_annotated_html

    terms = collect_terms((one for file in done for one in file.annotations), vocabularies)
    entries = [
        Entry(t.number, t.concept.pref_label, t.concept.id, t.vocabulary, short_definition(t), t.mentions)
        for t in terms.values()
    ]
    sections = [Section(one.name, _shown(one, terms)) for one in done]
    chunks = dump_annotated_html(vocabularies[0].scheme.language, sections, entries)
    if output is not None and str(output) != STANDARD_INPUT:
        write_file(output, chunks, force=force)
        mentions = sum(len(one.annotations) for one in done)
        tell(f"{mentions:,} mentions of {len(terms):,} terms written to {output}.")
        return
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(encode(chunk))


@contextmanager
def _progress(characters: int) -> Iterator[Callable[[int, int], None] | None]:
    """Draw a bar on standard error while a long text is gone through; nothing where nobody looks on."""
    if characters < _LONG or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Annotating", total=characters)

        def report(done: int, _total: int) -> None:
            bar.update(task, completed=done)

        yield report
