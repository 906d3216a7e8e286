"""Texts that are shown with every known term marked, one after the other, or as a page."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from immuno_cli.annotate import Annotation, Term, collect_terms, marks, pieces
from immuno_cli.annotate.collections.annotator import Annotator
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.annotate.collections.tasks import Part, Task, read_tasks, read_whole
from immuno_cli.annotate.texts.loading import Kind, Text
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.cli.annotating.long_texts import write_long_json, write_long_text
from immuno_cli.cli.annotating.options import Format
from immuno_cli.cli.annotating.overwriting import is_written
from immuno_cli.cli.annotating.reading import Input
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.annotating.request import AnnotateRequest, refuse_records
from immuno_cli.cli.annotating.writing import open_writer
from immuno_cli.cli.output import Form, shows_styles, write_lines, write_whole
from immuno_cli.cli.standard_input import STANDARD_INPUT
from immuno_cli.cli.status import Status, status_of, tell, tell_error
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.errors import FileError, ImmunoError
from immuno_cli.questions.unexplained import unexplained_words
from immuno_cli.render.counting import counted
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from immuno_cli.render.layout import Line
    from immuno_cli.render.marked.numbered import Numbering

_LONG: Final = 2_000_000
"""A progress bar is drawn for texts of this many characters or more."""


class Done(NamedTuple):
    """A file that is annotated: as it was named, as readers know it, its text, and the terms in it."""

    file: str
    name: str
    text: Text
    annotations: list[Annotation]


class Choice(NamedTuple):
    """What is looked for in every file, and how the file is read."""

    annotator: Annotator
    encoding: str | None


def annotate_texts(
    request: AnnotateRequest, read: Input, choice: Choice, vocabularies: Sequence[Vocabulary], chosen: Form
) -> int:
    """Draw the texts, or make a page of them, and return the exit code."""
    reports = Reports()
    sources = list(read.sources(reports, is_written(request)))
    reports.finish()
    if request.to is Format.HTML:
        refuse_records(sources)
        status = _annotate_to_html(sources, choice, vocabularies, request.output, force=request.force)
        return status or reports.status
    titled = len(sources) > 1

    def write(one: Done) -> None:
        if chosen is Form.JSON:
            _write_json(one, vocabularies)
        else:
            _write(one, vocabularies, chosen, request, titled=titled)

    def write_long(source: Source, tasks: Iterable[Task]) -> int:
        if chosen is Form.JSON:
            return write_long_json(tasks, choice.annotator)
        shown = {"only_terms": request.only_terms, "all_words": request.all_words, "titled": titled}
        return write_long_text(tasks, choice.annotator, vocabularies, chosen, name=source.where, **shown)

    return _for_each(sources, choice, write, write_long) or reports.status


def _annotate_to_html(
    sources: Sequence[Source], choice: Choice, vocabularies: Sequence[Vocabulary], output: Path | None, *, force: bool
) -> int:
    """Write all files as one page and return the exit code. Nothing is written where no file can be read."""
    done: list[Done] = []
    status = _for_each(sources, choice, done.append)
    if done:
        _write_html(done, vocabularies, output, force=force)
    return status


def _for_each(
    sources: Iterable[Source],
    choice: Choice,
    use: Callable[[Done], None],
    use_long: Callable[[Source, Iterable[Task]], int] | None = None,
) -> int:
    """Annotate one file after another, hand each to `use`, and return the exit code.

    `use_long` gets what is to be done for a text that is too long to be held at once. Without it, the text is held.
    A file that cannot be read is reported and skipped.
    """
    status: int = Status.ANSWERED
    for source in sources:
        if source.name == STANDARD_INPUT and is_terminal(sys.stdin):
            tell("Type or paste a text; Ctrl-D ends the input.")
        tasks = read_tasks(source, sys.stdin.buffer, choice.encoding)
        first = next(tasks)
        if use_long and isinstance(first, Part):
            status = use_long(source, chain([first], tasks)) or status
            continue
        try:
            one = _annotate_file(source, read_whole(chain([first], tasks), choice.encoding), choice)
        except (FileError, OSError) as error:
            status = _tell_failure(source, error)
            continue
        if not one.annotations:
            tell(f"No known term was found in {one.name}." if one.text.whole.strip() else f"{one.name} is empty.")
        if one.text.left_out:
            status = _tell_failure(source, FileError(one.text.left_out, where=one.name))
        _tell_hidden(one)
        use(one)
    return status


def _tell_hidden(one: Done) -> None:
    """Report how many words of a web page or a Markdown document are left out because a browser would not show them."""
    words = one.text.count_hidden_words()
    if words:
        tell(f"{one.name}: {counted(words, 'hidden word')} left out, as in a browser.")


def _annotate_file(source: Source, text: Text, choice: Choice) -> Done:
    with _progress(len(text.readable)) as progress:
        found = choice.annotator.annotate(text, progress)
    return Done(source.name, source.where, text, found)


def is_terminal(stream: TextIO) -> bool:
    """Return whether a stream is a terminal, and not a pipe or a file."""
    return stream.isatty()


def _tell_failure(source: Source, error: ImmunoError | OSError) -> int:
    if isinstance(error, ImmunoError):
        tell_error(error)
        return status_of(error)
    tell(f"{source.where}: {error.strerror or error}")
    return Status.FILE


def _write_json(one: Done, vocabularies: Sequence[Vocabulary]) -> None:
    from immuno_cli.render.annotation import annotation_json

    with open_writer(None) as writer:
        lines = annotation_json(one.file, one.annotations, _unexplained(one, vocabularies))
        writer.write("".join(lines).encode("ascii"))


def _unexplained(one: Done, vocabularies: Sequence[Vocabulary]) -> list[Unexplained]:
    return unexplained_words(one.text.readable, one.annotations, vocabularies)


def _write(
    one: Done, vocabularies: Sequence[Vocabulary], chosen: Form, request: AnnotateRequest, *, titled: bool
) -> None:
    """Write one file: its text with the terms marked, and what they mean. `titled` puts its name above."""
    from immuno_cli.render.annotation import term_lines, unexplained_lines
    from immuno_cli.render.layout import EMPTY, Line, line_of
    from immuno_cli.render.marked.numbered import Numbering

    terms = collect_terms(one.annotations, vocabularies)

    def lines(width: int) -> Iterator[Line]:
        if titled:
            yield line_of(one.name, "title")
            yield EMPTY
        if not request.only_terms:
            numbering = Numbering(every=not shows_styles(chosen), all_words=request.all_words)
            yield from _text_lines(one, terms, width, numbering)
            if terms:
                yield EMPTY
        several = len(vocabularies) > 1
        command = command_line("explain", ["ID"], vocabularies)
        yield from term_lines(terms.values(), width, command, counts=request.only_terms, several=several)
        yield from unexplained_lines(_unexplained(one, vocabularies), width)
        if titled:
            yield EMPTY

    write_lines(chosen, lines)


def _text_lines(
    one: Done, terms: Mapping[tuple[str, str], Term], width: int, numbering: "Numbering"
) -> Iterator["Line"]:
    """Yield the text with its terms marked; of HTML, also in Markdown, the text that a browser would show."""
    if one.text.is_html:
        from immuno_cli.annotate.texts.parts.page_parts import page_parts  # only HTML needs the parser
        from immuno_cli.render.marked.page import page_lines

        parts = page_parts(one.text.visible, one.text.shown, list(marks(one.annotations, terms)))
        return page_lines(parts, width, numbering)
    if one.text.kind is Kind.MARKDOWN and "<" in one.text.whole:
        from immuno_cli.annotate.texts.parts.markdown_parts import markdown_parts  # only HTML in it needs the parser
        from immuno_cli.render.marked.page import page_lines

        parts = markdown_parts(one.text.whole, list(marks(one.annotations, terms)), one.text.hidden)
        return page_lines(parts, width, numbering)
    from immuno_cli.render.marked.text import text_lines

    return text_lines(pieces(one.text.shown, one.annotations, terms), width, numbering)


def _write_html(done: Sequence[Done], vocabularies: Sequence[Vocabulary], output: Path | None, *, force: bool) -> None:
    """Write the files as one page, to a file or to standard output."""
    from immuno_cli.files import write_file
    from immuno_cli.render.pages.annotated_entries import build_entries
    from immuno_cli.render.pages.annotated_page import Section, dump_annotated_html

    terms = collect_terms((one for file in done for one in file.annotations), vocabularies)
    sections = [
        Section(
            one.name,
            one.text.kind,
            one.text.visible,
            list(marks(one.annotations, terms)),
            _unexplained(one, vocabularies),
        )
        for one in done
    ]
    entries = build_entries(terms.values(), vocabularies, [one.name for one in done])
    chunks = dump_annotated_html(vocabularies[0].scheme.language, sections, entries)
    if output is not None and str(output) != STANDARD_INPUT:
        write_file(output, chunks, force=force)
        mentions = sum(len(one.annotations) for one in done)
        tell(f"{counted(mentions, 'mention')} of {counted(len(terms), 'term')} written to {output}.")
        return
    write_whole(chunks)


@contextmanager
def _progress(characters: int) -> Iterator[Callable[[int, int], None] | None]:
    """Draw a progress bar while a long text is searched, where standard error is a terminal."""
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
