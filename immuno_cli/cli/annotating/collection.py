"""A collection of texts: every text and every record is answered by a line of JSON, or counted in a summary."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path

from immuno_cli.annotate.collections.answering import Work, joined_lines
from immuno_cli.annotate.collections.summary import Summary
from immuno_cli.annotate.collections.tasks import Task, read_tasks
from immuno_cli.cli.annotating.jobs import answers
from immuno_cli.cli.annotating.overwriting import is_written
from immuno_cli.cli.annotating.progress import progress
from immuno_cli.cli.annotating.reading import Input
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.annotating.request import AnnotateRequest
from immuno_cli.cli.annotating.writing import LineWriter, open_writer
from immuno_cli.cli.output import (
    Form,
    table_width,
    tell_of_formulas,
    write_json,
    write_lines,
    write_plain_table,
    write_table,
)
from immuno_cli.cli.status import Status, tell
from immuno_cli.files import check_is_new, write_file
from immuno_cli.render.counting import counted


def annotate_collection(request: AnnotateRequest, read: Input, work: Work, form: Form) -> int:
    """Annotate all texts, write the answers or their summary, and return the exit code.

    A file or a record that cannot be read is reported and skipped.
    """
    reports, summary = Reports(), Summary()
    is_new = not os.path.lexists(request.target or "")
    shows_lines = request.lines_file is not None or not request.summary
    if request.summary_file is not None:
        check_is_new(request.summary_file, force=request.force)
    with (
        _told_where_interrupted(request.lines_file),
        open_writer(request.lines_file, force=request.force, resume=request.resume) as writer,
        progress(read.size, asked=request.progress) as shown,
        closing(answers(_tasks(request, read, work, reports, writer), work, request.jobs)) as done,
    ):
        for one in joined_lines(done):
            if shows_lines and (one.data or not one.begins):
                writer.write(one.data, begins=one.begins, ends=one.ends)
            for problem in one.problems:
                reports.problem(problem)
            reports.kept(one.kept)
            summary.add(one)
            shown.advance(one.consumed, one.size, one.records)
    reports.finish(request.keep)
    if request.summary_file is not None:
        return _write_summary_file(request.summary_file, summary, reports, request)
    if request.summary:
        _write_summary(summary, form)
    _tell_end(summary.records, request, reports, is_new=is_new)
    return reports.status


def _tell_end(texts: int, request: AnnotateRequest, reports: Reports, *, is_new: bool) -> None:
    """Report what was written, if to a file. A new file that is empty since no text could be annotated is removed."""
    if is_new and reports.status and _removed_if_empty(request.target):
        tell(f"No text could be annotated; {request.target} was not written.")
    elif request.target is not None:
        _tell_written(texts, request, reports)


def _removed_if_empty(path: Path | None) -> bool:
    """Remove an empty file, and return whether it was empty. A device is never removed."""
    with suppress(OSError):
        if path is not None and path.is_file() and not path.stat().st_size:
            path.unlink()
            return True
    return False


def _tell_written(texts: int, request: AnnotateRequest, reports: Reports) -> None:
    """Report how many texts were written to the file of --output; of a run that goes on, also that all were there."""
    if texts or not request.resume:
        more = "more " if request.resume else ""
        tell(f"{counted(texts, f'{more}text')} written to {request.target}.")
    elif reports.status == Status.ANSWERED:
        tell(f"Nothing was left to do: {request.target} has all answers.")
    else:
        tell(f"Nothing was added to {request.target}.")


def _tasks(request: AnnotateRequest, read: Input, work: Work, reports: Reports, writer: LineWriter) -> Iterator[Task]:
    """Return the tasks, without those that an earlier run has done."""
    sources = read.sources(reports, is_written(request) if request.summary_file else writer.is_same_file)
    tasks = chain.from_iterable(read_tasks(source, sys.stdin.buffer, work.encoding) for source in sources)
    if request.target is None or not request.resume:
        return tasks
    from immuno_cli.annotate.collections.resume import drop_half_line, remaining

    drop_half_line(request.target)
    return remaining(tasks, request.target, work.annotator, work.encoding)


def _write_summary_file(path: Path, summary: Summary, reports: Reports, request: AnnotateRequest) -> int:
    """Write the summary to a file, in the format of its ending, and return the exit code."""
    from immuno_cli.render.annotation_summary import summary_chunks

    formulas = Counter[str]()
    safe = request.spreadsheet_safe
    ending = path.suffix.lower()
    chunks = summary_chunks(summary.records, summary, ending, spreadsheet_safe=safe, formulas=formulas)
    write_file(path, chunks, force=request.force)
    tell(f"The summary of {counted(summary.records, 'text')} was written to {path}.")
    tell_of_formulas(0 if safe else formulas.total())
    return reports.status


def _write_summary(summary: Summary, form: Form) -> None:
    from immuno_cli.render.annotation_summary import TABLE_WIDTH, summary_json, summary_lines, summary_table

    if form is Form.JSON:
        write_json(summary_json(summary.records, summary))
    elif form is Form.PLAIN:
        write_plain_table(summary_table(summary))
    elif table_width() >= TABLE_WIDTH:
        write_table(summary_table(summary))
    else:
        write_lines(form, lambda width: summary_lines(summary, width))


@contextmanager
def _told_where_interrupted(output: Path | None) -> Iterator[None]:
    """Report that the output has the results so far if Ctrl-C or a signal ends the block."""
    try:
        yield
    except KeyboardInterrupt:
        if output is not None:
            tell(f"{output} has the results so far; --resume continues.")
        raise
