"""Answers as plain text: lines as they are, tables as tab-separated values, for pipes, awk, and whoever asks for it."""

from collections.abc import Iterable, Iterator

from immuno_cli.render.layout import Line, Table, text_of


def plain_lines(lines: Iterable[Line]) -> Iterator[str]:
    """Yield each line's text, without trailing blanks."""
    return (text_of(line).rstrip() for line in lines)


def tab_separated(table: Table, *, header: bool = True) -> Iterator[str]:
    """Yield the header and the rows, cells separated by tabs; a tab or line break in a cell is shown as an escape."""
    if header:
        yield "\t".join(table.header)
    for row in table.rows:
        yield "\t".join(text_of(cell) for cell in row)


def csv_rows(table: Table) -> Iterator[str]:
    """Yield the header and the rows as comma-separated values, without line ends."""
    from immuno_cli.formats.tables.formulas import csv_row  # other answers save it

    yield csv_row(table.header)
    for row in table.rows:
        yield csv_row(map(text_of, row))
