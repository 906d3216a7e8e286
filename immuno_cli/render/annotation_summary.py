"""How often each concept occurs in a collection: as a table, one below the other, and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from immuno_cli.annotate.collections.summary import Count
from immuno_cli.formats.tables.formulas import is_formula, protect
from immuno_cli.render.counting import counted
from immuno_cli.render.layout import Line, Span, Table, line_of, text_of, wrap
from immuno_cli.render.plain import csv_rows, tab_separated

TABLE_WIDTH: Final = 70
"""Columns from which on the table can be read."""


def summary_table(counts: Iterable[Count]) -> Table:
    """Return a table of the concepts, with their mentions and documents."""
    rows = [
        (
            line_of(one.concept.pref_label, "label"),
            line_of(f"{one.mentions}"),
            line_of(f"{one.documents}"),
            line_of(one.concept.id, "id"),
            line_of(one.concept.vocabulary, "dim"),
        )
        for one in counts
    ]
    return Table(("term", "mentions", "documents", "id", "vocabulary"), rows, wide=(0,), whole=(3,))


def summary_lines(counts: Iterable[Count], width: int) -> Iterator[Line]:
    """Yield the concepts one below the other, for a narrow terminal: each with its mentions, documents and id."""
    for one in counts:
        numbers = f"{counted(one.mentions, 'mention')} in {counted(one.documents, 'document')}"
        about = (Span(one.concept.id, "id"), Span(f" · {one.concept.vocabulary}", "dim"))
        yield from wrap(line_of(one.concept.pref_label, "label"), width, rest="  ")
        yield from wrap(line_of(numbers), width, first="  ", rest="  ")
        yield from wrap(about, width, first="  ", rest="  ")


def summary_chunks(
    documents: int, counts: Iterable[Count], ending: str, *, spreadsheet_safe: bool, formulas: Counter[str]
) -> Iterator[str]:
    """Yield the text of a file that ends in .csv, .tsv or .json: a table, or what `summary_json` returns.

    The cells of a table that a spreadsheet takes for a formula are counted as "formula", and get an apostrophe before
    them where `spreadsheet_safe` is true.
    """
    if ending == ".json":
        from immuno_cli.render.as_json import document  # a table needs none

        yield document(summary_json(documents, counts)) + "\n"
        return
    table = summary_table(counts)
    formulas["formula"] += sum(is_formula(text_of(cell)) for row in table.rows for cell in row)
    table = _protected(table) if spreadsheet_safe else table
    rows = csv_rows(table) if ending == ".csv" else tab_separated(table)
    yield from (f"{row}\n" for row in rows)


def _protected(table: Table) -> Table:
    rows = [tuple(line_of(protect(text_of(cell), formulas=True)) for cell in row) for row in table.rows]
    return table._replace(rows=rows)


def summary_json(documents: int, counts: Iterable[Count]) -> dict[str, Any]:
    """Return how many documents were read, and the concepts with their mentions and documents."""
    concepts = [
        {
            "id": one.concept.id,
            "prefLabel": one.concept.pref_label,
            "vocabulary": one.concept.vocabulary,
            "mentions": one.mentions,
            "documents": one.documents,
        }
        for one in counts
    ]
    return {"documents": documents, "concepts": concepts}
