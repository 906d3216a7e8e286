"""Lists: search results, concepts, categories, documents, one row a result.

`*_table` gives the columns that awk and cut see; `*_view` a table for a wide terminal, `*_lines` for a narrow one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.model import Facet, Summary
from immuno_cli.questions.contributions import Contribution
from immuno_cli.render.layout import EMPTY, Line, Span, Table, line_of, shortened, wrap
from immuno_cli.search import Result, matched_spans

MATCHED_BY: Final = {
    "id": "id",
    "label": "preferred name",
    "synonym": "other name",
    "related": "related name",
    "hidden": "other wording",
    "abbreviation": "abbreviation",
    "spelling": "spelled alike",
    "sound": "sounds alike",
    "words": "shared words",
    "definition": "described in the definition",
}
BASIS_NAMES: Final = {
    "document": "from running text",
    "headline": "from headlines",
    "opinion": "from readers' comments",
    "inferred": "inferred",
    "reference": "from references",
    "glossary": "by the glossary",
}
TABLE_WIDTH: Final = 80


def search_table(results: Sequence[Result], query: str | None = None) -> Table:
    """Return the results as columns for other programs; of one query among many, the first column repeats it."""
    header = ("score", "id", "prefLabel", "matchedLabel", "matchedBy", "kind", "categories", "vocabulary", "definition")
    asked = () if query is None else (query,)
    rows = [tuple(line_of(cell) for cell in (*asked, *_cells(result))) for result in results]
    return Table(header if query is None else ("query", *header), rows)


def _cells(result: Result) -> tuple[str, ...]:
    return (
        f"{result.score:g}",
        result.id,
        result.pref_label,
        result.matched_label or "",
        result.matched_by,
        result.kind or "",
        ",".join(result.categories),
        result.vocabulary,
        result.definition or "",
    )


def search_view(query: str, results: Sequence[Result], *, several: bool) -> Table:
    """Return the results as a table for a terminal of TABLE_WIDTH columns or more; `several` adds the vocabulary."""
    header = ("Score", "Term", "Matched", "Kind", "Definition")
    return Table(header, [_row(query, result, several=several) for result in results], wide=(4,))


def _row(query: str, result: Result, *, several: bool) -> tuple[Line, ...]:
    about = ", ".join([result.kind or "", *result.categories]).strip(", ")
    return (
        line_of(f"{result.score:.0f}", "dim"),
        (Span(result.pref_label, "label"), *((Span(f" {result.vocabulary}", "dim"),) if several else ())),
        matched_line(query, result),
        line_of(about, "dim"),
        line_of(shortened(result.definition or "", 90)),
    )


def query_lines(query: str, width: int) -> Iterator[Line]:
    """Yield the query, as a heading over what it finds, where there are several."""
    yield from wrap(line_of(f"“{query}”", "heading"), width)


def search_lines(query: str, results: Iterable[Result], width: int, *, several: bool) -> Iterator[Line]:
    """Yield the results one below the other, for a narrow terminal."""
    for result in results:
        head = [Span(f"{result.score:3.0f}  ", "dim"), Span(result.pref_label, "label")]
        about = " · ".join([*((result.vocabulary,) if several else ()), result.kind or "", *result.categories])
        head.append(Span(f" · {about}".rstrip(" ·"), "dim"))
        yield from wrap(head, width, rest="     ")
        yield from wrap(matched_line(query, result), width, first="     ", rest="     ")
        if result.definition:
            yield from wrap(line_of(shortened(result.definition, 2 * (width - 6))), width, first="     ", rest="     ")


def matched_line(query: str, result: Result) -> Line:
    """Return how the result was matched, and by which label, the letters it shares with the query marked."""
    how = MATCHED_BY.get(result.matched_by, result.matched_by)
    if result.matched_label is None or result.matched_by in ("id", "definition"):
        return line_of(how, "dim")
    return (Span(f"{how}: ", "dim"), *_marked(query, result.matched_label))


def _marked(query: str, label: str) -> Iterator[Span]:
    end = 0
    for start, stop in matched_spans(query, label):
        if start > end:
            yield Span(label[end:start])
        yield Span(label[start:stop], "match")
        end = stop
    if end < len(label):
        yield Span(label[end:])


def list_table(summaries: Iterable[tuple[str, Summary]], *, several: bool) -> Table:
    """Return concepts as columns for other programs."""
    header = ("id", "prefLabel", "kind", "categories", *(("vocabulary",) if several else ()))
    rows = [
        tuple(
            line_of(cell)
            for cell in (s.id, s.pref_label, s.kind or "", ",".join(s.categories), *((name,) if several else ()))
        )
        for name, s in summaries
    ]
    return Table(header, rows)


def list_view(summaries: Iterable[tuple[str, Summary]], *, several: bool) -> Table:
    """Return concepts as a table for a terminal."""
    rows = [
        (
            (Span(s.pref_label, "label"), *((Span(f" {name}", "dim"),) if several else ())),
            line_of(s.kind or "", "dim"),
            line_of(", ".join(s.categories)),
            line_of(s.id, "id"),
        )
        for name, s in summaries
    ]
    return Table(("Term", "Kind", "Categories", "Id"), rows)


def list_lines(summaries: Iterable[tuple[str, Summary]], width: int, *, several: bool) -> Iterator[Line]:
    """Yield concepts one below the other, for a narrow terminal."""
    for name, s in summaries:
        about = [*((name,) if several else ()), s.kind or "", *s.categories, s.id]
        yield from wrap(
            (Span(s.pref_label, "label"), Span("".join(f" · {fact}" for fact in about if fact), "dim")),
            width,
            rest="    ",
        )


def categories_table(facets: Sequence[Facet], counts: dict[str, int]) -> Table:
    """Return each category of each facet as columns for other programs."""
    header = ("facet", "category", "prefLabel", "count", "question", "definition")
    rows = [
        tuple(
            line_of(cell)
            for cell in (f.id, c.id, c.pref_label, str(counts.get(c.id, 0)), f.definition or "", c.definition or "")
        )
        for f in facets
        for c in f.categories
    ]
    return Table(header, rows)


def categories_lines(facets: Sequence[Facet], counts: dict[str, int], width: int) -> Iterator[Line]:
    """Yield the facets, each with its question, its categories, and how many concepts are in each."""
    for i, facet in enumerate(facets):
        yield from (EMPTY,) if i else ()
        yield from wrap((Span(facet.pref_label, "heading"), Span(f" ({facet.id})", "dim")), width)
        if facet.definition:
            yield from wrap(line_of(facet.definition), width)
        for category in facet.categories:
            count = counts.get(category.id, 0)
            text = [Span(category.pref_label, "label"), Span(f" ({count:,} concept{'' if count == 1 else 's'})", "dim")]
            text += [Span(f" {category.definition}")] if category.definition else []
            yield from wrap(text, width, first="  ", rest="    ")


def sources_table(found: Sequence[Contribution]) -> Table:
    """Return the documents as columns for other programs, each with how often and for how many concepts it is cited."""
    header = ("id", "title", "author", "publisher", "date", "citations", "concepts", "bases", "file", "note")
    rows = []
    for c in found:
        bases = ",".join(f"{basis}={count}" for basis, count in c.bases)
        d = c.document
        cells = (d.id, d.title, d.author, d.publisher, d.date, str(c.citations), str(c.concepts), bases, d.file, d.note)
        rows.append(tuple(line_of(cell or "") for cell in cells))
    return Table(header, rows)


def sources_lines(found: Sequence[Contribution], width: int) -> Iterator[Line]:
    """Yield the documents, each with what it is, what it contributes and how often it is cited."""
    for i, (document, citations, concepts, bases) in enumerate(found):
        yield from (EMPTY,) if i else ()
        yield from wrap((Span(document.title, "label"), Span(f" ({document.id})", "id")), width)
        facts = ", ".join(filter(None, (document.author, document.publisher, document.date)))
        yield from wrap(line_of(facts or "No author, publisher or date."), width, first="  ", rest="  ")
        if document.note:
            yield from wrap(line_of(document.note), width, first="  ", rest="  ")
        kinds = ", ".join(f"{count:,} {BASIS_NAMES.get(basis, 'of unknown basis')}" for basis, count in bases)
        count = f"Cited {citations:,} times, for {concepts:,} concepts" + (f": {kinds}." if kinds else ".")
        yield from wrap(line_of(count, "dim"), width, first="  ", rest="  ")
