"""Lists: search results, concepts, categories, documents, one row a result.

`*_table` gives the columns that awk and cut see; `*_view` a table for a wide terminal, `*_lines` for a narrow one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from immuno_cli.language.names_of_languages import name_of_language
from immuno_cli.lookups import ConceptSummary
from immuno_cli.model import Facet
from immuno_cli.questions.contributions import Contribution, Overview, is_reference
from immuno_cli.questions.wording import capitalized
from immuno_cli.render.counting import counted
from immuno_cli.render.layout import EMPTY, Line, Span, Table, line_of, shortened, wrap
from immuno_cli.search import Result, matched_spans

MATCHED_BY: Final = {
    "id": "id",
    "label": "preferred name",
    "synonym": "other name",
    "translation": "in another language",
    "related": "related name",
    "hidden": "other wording",
    "abbreviation": "abbreviation",
    "value": "its value",
    "spelling": "spelled alike",
    "sound": "sounds alike",
    "words": "shared words",
    "mention": "named in it",
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
REVIEWED: Final = {
    "clinician": "Reviewed by a clinician",
    "read-twice": "Checked twice, but not by a clinician",
    "draft": "Drafts",
}
"""The words before the number of entries of each review status."""
LIST_TABLE_WIDTH: Final = 100
"""Columns from which on a list is a table: its ids are not broken."""
TABLE_WIDTH: Final = 80


def search_table(results: Sequence[Result], query: str | None = None) -> Table:
    """Return the results as columns for other programs; of one query among many, the first column repeats it."""
    names = ("score", "id", "prefLabel", "matchedLabel", "matchedBy", "kind", "categories", "vocabulary", "definition")
    header = (*names, "matchedLanguage")
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
        result.matched_language or "",
    )


def search_view(query: str, results: Sequence[Result], *, several: bool) -> Table:
    """Return the results as a table for a terminal of TABLE_WIDTH columns or more; `several` adds the bundle."""
    header = ("Score", "Term", "Matched", "Kind", "Definition")
    return Table(header, [_row(query, result, several=several) for result in results], wide=(4,))


def _row(query: str, result: Result, *, several: bool) -> tuple[Line, ...]:
    about = ", ".join([result.kind or "", *result.categories]).strip(", ")
    return (
        line_of(f"{result.score:.0f}", "dim"),
        (Span(result.pref_label, "label"), *((Span(f" · {result.vocabulary}", "dim"),) if several else ())),
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
    language = (Span(f" ({name_of_language(result.matched_language)})", "dim"),) if result.matched_language else ()
    return (Span(f"{how}: ", "dim"), *_marked(query, result.matched_label), *language)


def _marked(query: str, label: str) -> Iterator[Span]:
    end = 0
    for start, stop in matched_spans(query, label):
        if start > end:
            yield Span(label[end:start])
        yield Span(label[start:stop], "match")
        end = stop
    if end < len(label):
        yield Span(label[end:])


def list_table(summaries: Iterable[tuple[str, ConceptSummary]], *, several: bool) -> Table:
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


class ListGroup(NamedTuple):
    """Concepts with the names of their bundles, under a heading; "" is none."""

    heading: str
    rows: Sequence[tuple[str, ConceptSummary]]


def list_view(groups: Sequence[ListGroup], *, several: bool) -> Table:
    """Return concepts as a table for a terminal; `several` adds the bundle where no heading says it."""
    rows: list[tuple[Line, ...]] = []
    for heading, members in groups:
        rows += [(EMPTY,)] if rows else []
        rows += [(line_of(capitalized(heading), "heading"),)] if heading else []
        rows += [_list_row(name if several and not heading else "", summary) for name, summary in members]
    return Table(("Term", "Kind", "Categories", "Id"), rows, whole=(3,))


def _list_row(bundle: str, summary: ConceptSummary) -> tuple[Line, ...]:
    name = (Span(f" · {bundle}", "dim"),) if bundle else ()
    return (
        (Span(summary.pref_label, "label"), *name),
        line_of(summary.kind or "", "dim"),
        line_of(", ".join(summary.categories)),
        line_of(summary.id, "id"),
    )


def list_lines(groups: Sequence[ListGroup], width: int, *, several: bool) -> Iterator[Line]:
    """Yield concepts one below the other, for a narrow terminal; `several` as in `list_view`."""
    for number, (heading, members) in enumerate(groups):
        if number:
            yield EMPTY
        if heading:
            yield from wrap(line_of(capitalized(heading), "heading"), width)
        for name, summary in members:
            about = [name if several and not heading else "", summary.kind or "", *summary.categories, summary.id]
            facts = "".join(f" · {fact}" for fact in about if fact)
            yield from wrap((Span(summary.pref_label, "label"), Span(facts, "dim")), width, rest="    ")


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
            text = [Span(category.pref_label, "label"), Span(f" ({counted(count, 'concept')})", "dim")]
            text += [Span(f" {category.definition}")] if category.definition else []
            yield from wrap(text, width, first="  ", rest="    ")


def sources_table(found: Sequence[Contribution]) -> Table:
    """Return the documents as columns for other programs, each with how often and for how many concepts it is cited."""
    header = ("id", "title", "author", "publisher", "date", "citations", "concepts", "bases", "file", "note")
    rows = []
    for c in found:
        d = c.document
        counts = (str(c.citations), str(c.concepts), _counts(c.bases))
        cells = (d.id, d.title, d.author, d.publisher, d.date, *counts, d.file, d.note, d.url, _counts(c.bundles))
        rows.append(tuple(line_of(cell or "") for cell in cells))
    return Table((*header, "url", "vocabularies"), rows)


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ",".join(f"{name}={count}" for name, count in counts)


def sources_lines(found: Sequence[Contribution], width: int) -> Iterator[Line]:
    """Yield the documents, then the references, each with what it is, and how often and for what it is cited."""
    headings = {False: "Documents", True: "References"}
    for reference, group in groupby(found, key=lambda contribution: is_reference(contribution.document)):
        yield line_of(headings[reference], "heading")
        for contribution in group:
            yield EMPTY
            yield from _source_lines(contribution, width)
        yield EMPTY


def _source_lines(contribution: Contribution, width: int) -> Iterator[Line]:
    document, citations, concepts, bases, bundles = contribution
    yield from wrap((Span(document.title, "label", document.url or ""), Span(f" ({document.id})", "id")), width)
    facts = ", ".join(filter(None, (document.author, document.publisher, document.date)))
    yield from wrap(line_of(facts or "No author, publisher or date."), width, first="  ", rest="  ")
    if document.note:
        yield from wrap(line_of(document.note), width, first="  ", rest="  ")
    kinds = ", ".join(f"{count:,} {BASIS_NAMES.get(basis, 'of unknown basis')}" for basis, count in bases)
    origins = ", ".join(f"{count:,} of {bundle}" for bundle, count in bundles) if len(bundles) > 1 else ""
    text = f"Cited {counted(citations, 'time')}, for {counted(concepts, 'concept')}"
    text += (f" ({origins})" if origins else "") + (f": {kinds}." if kinds else ".")
    yield from wrap(line_of(text, "dim"), width, first="  ", rest="  ")


def overview_sentences(found: Overview) -> Iterator[str]:
    """Yield how many sources there are, and how many entries were read over by whom, where the vocabulary says so.

    >>> list(overview_sentences(Overview(2, 1, 9, (("draft", 1), ("read-twice", 7), ("clinician", 0)))))[1]
    '9 entries. Reviewed by a clinician: 0. Checked twice, but not by a clinician: 7. Drafts: 1. Not marked: 1.'
    """
    yield f"{counted(found.documents, 'document')} and {counted(found.references, 'reference')}."
    reviews = dict(found.reviews)
    marked = sum(reviews.values())
    if marked:
        counts = [f"{words}: {reviews[status]:,}." for status, words in REVIEWED.items()]
        rest = [f"Not marked: {found.entries - marked:,}."] if found.entries > marked else []
        yield " ".join([f"{counted(found.entries, 'entry', 'entries')}.", *counts, *rest])
