"""Problems of a vocabulary, one a line."""

from collections.abc import Iterable, Iterator, Sequence

from immuno_cli.render.layout import Line, Span, Style, Table, line_of, wrap
from immuno_cli.validate import Problem


def problems_table(problems: Sequence[Problem]) -> Table:
    """Return the problems as columns for other programs."""
    rows = [tuple(line_of(cell) for cell in (p.severity, p.code, p.where, p.message)) for p in problems]
    return Table(("severity", "code", "where", "message"), rows)


def problems_lines(problems: Iterable[Problem], width: int) -> Iterator[Line]:
    """Yield each problem with its severity, code and place."""
    for problem in problems:
        style: Style = "warning" if problem.severity == "error" else "dim"
        head = (Span(f"{problem.severity} {problem.code}", style), Span(f" {problem.where}: ", "id"))
        yield from wrap((*head, Span(problem.message)), width, rest="  ")
