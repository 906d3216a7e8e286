"""A text that is too long to be held at once: annotated and written piece by piece."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from immuno_cli.annotate import Term, collect_terms, pieces
from immuno_cli.annotate.collections.annotator import Annotator
from immuno_cli.annotate.collections.answering import Work, annotate_part, joined_lines
from immuno_cli.annotate.collections.tasks import Failure, Part, Task
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.annotating.writing import open_writer
from immuno_cli.cli.output import Form, shows_styles, write_lines
from immuno_cli.cli.status import tell
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.render.annotation import term_lines
from immuno_cli.render.layout import EMPTY, Line, line_of
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.text import text_lines
from immuno_cli.vocabularies.protocol import Vocabulary

Terms = dict[tuple[str, str], Term]


def write_long_json(tasks: Iterable[Task], annotator: Annotator) -> int:
    """Write the annotations of a text, which are one document on a line, and return the exit code."""
    reports = Reports()
    work = Work(annotator)
    with open_writer(None) as writer:
        for one in joined_lines(work(task) for task in tasks):
            writer.write(one.data, begins=one.begins, ends=one.ends)
            for problem in one.problems:
                reports.problem(problem)
    return reports.status


def write_long_text(
    tasks: Iterable[Task],
    annotator: Annotator,
    vocabularies: Sequence[Vocabulary],
    chosen: Form,
    *,
    name: str,
    only_terms: bool,
    all_words: bool,
    titled: bool,
) -> int:
    """Write a text with its terms marked, and what they mean, and return the exit code. A pager is not used."""
    reports = Reports()
    terms: Terms = {}

    def lines(width: int) -> Iterator[Line]:
        if titled:
            yield from (line_of(name, "title"), EMPTY)
        numbering = Numbering(every=not shows_styles(chosen), all_words=all_words)
        for part in _good_parts(tasks, reports):
            found = annotate_part(part, annotator)
            _add_terms(terms, collect_terms(found, vocabularies))
            if not only_terms:
                shown = pieces(part.text, found, terms)
                yield from text_lines(shown, width, numbering)
                yield from repeat(EMPTY, _blank_lines_at_end(part))
        if terms and not only_terms:
            yield EMPTY
        command = command_line("explain", ["ID"], vocabularies)
        yield from term_lines(terms.values(), width, command, counts=only_terms, several=len(vocabularies) > 1)

    write_lines(chosen, lines, paged=False)
    if not terms:
        tell(f"No known term was found in {name}.")
    return reports.status


def _good_parts(tasks: Iterable[Task], reports: Reports) -> Iterator[Part]:
    for task in tasks:
        if isinstance(task, Failure):
            reports.file(task.error)
        elif isinstance(task, Part):
            yield task


def _add_terms(terms: Terms, more: Terms) -> None:
    """Add the terms of another piece. Those that were there keep their numbers."""
    for key, term in more.items():
        before = terms.get(key)
        if before is None:
            terms[key] = term._replace(number=len(terms) + 1)
        else:
            terms[key] = before._replace(mentions=before.mentions + term.mentions)


def _blank_lines_at_end(part: Part) -> int:
    """Return how many blank lines stand between a piece and the next one."""
    end = part.text[len(part.text.rstrip()) :]
    return 0 if part.is_last else max(0, end.count("\n") - 1)
