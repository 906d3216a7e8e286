r"""Writes a vocabulary as a CSV table, one row for each concept.

A cell with several values separates them by `|` (see `cells.join`). Some values have two parts with a space between
them: a relation is its type and its target, a distinction its target and its text, a match its id and its label, a
review its status and its date. The columns in `…Source` hold the basis and the passages of the values of another
column, in the same order: `headline 000:p4.s1` in `scopeNoteSource`. The columns that describe the vocabulary (title,
language, version, license, attribution …) are filled in every row, so that a copied row still says where it is from.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Such cells are counted, and an
apostrophe can be put before them, which the reader takes off again.

What is said in other languages stands in columns such as `prefLabel@de` and `definition@de`, as far as there is any.

The marks on statements stand in columns such as `definitionMarks`, in the same order as those, if there is any.

A table has no place for documents, name stems, and the names and definitions of facets, categories and relation types.
It has none for the cross-references of statements, nor for the notes of categories. `left_out` counts them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from immuno_cli.formats.marks import NO_MARKS, dump_marks
from immuno_cli.formats.tables.cells import join
from immuno_cli.formats.tables.columns import COLUMNS, LABEL_SOURCE, MARK_COLUMNS, SCHEME_COLUMNS
from immuno_cli.formats.tables.formulas import csv_row, is_formula, protect
from immuno_cli.model import (
    Category,
    Classification,
    Concept,
    Distinction,
    Facet,
    Match,
    Relation,
    RelationType,
    Review,
    Scheme,
    Statement,
    Translation,
    document_of,
)

_LINE_END: Final = "\r\n"

Claim = Statement | Classification | Relation | Distinction
"""What has a basis and cites passages."""


def dump_csv(
    scheme: Scheme,
    concepts: Iterable[Concept],
    *,
    spreadsheet_safe: bool = False,
    counts: Counter[str] | None = None,
) -> Iterator[str]:
    """Yield the lines of a CSV table: the header, then one row for each concept. `read_csv` reads it back.

    Args:
        scheme: What the vocabulary says of itself.
        concepts: Its concepts.
        spreadsheet_safe: Whether an apostrophe is put before each cell that a spreadsheet takes for a formula.
        counts: Counts these cells as "formula".
    """
    counted = Counter[str]() if counts is None else counts
    about = {column: getattr(scheme, field) for column, field in SCHEME_COLUMNS.items()}
    about = {column: value for column, value in about.items() if value}
    written = list(concepts)  # the header depends on all of them
    translated = _translated_columns(written)
    columns = [*COLUMNS, *_mark_columns(written)]
    yield csv_row((*columns, *(f"{column}@{language}" for column, language in translated), *about)) + _LINE_END
    for concept in written:
        cells = [_CELLS[column](concept) for column in columns]
        cells.extend(_translated_cells(concept, translated))
        cells.extend(about.values())
        counted["formula"] += sum(map(is_formula, cells))
        yield csv_row(protect(cell, formulas=spreadsheet_safe) for cell in cells) + _LINE_END


def left_out(scheme: Scheme, concepts: Sequence[Concept]) -> dict[str, int]:
    """Return how many things of each sort a table has no place for: those that there are, as `in_number` reads them."""
    written = {concept.id for concept in concepts}
    parts: list[Concept | Translation] = [*concepts]
    parts.extend(translation for each in concepts for translation in each.translations)
    counts = {
        "description[s] of the vocabulary": int(bool(scheme.description)),
        "document[s]": _count_cited(scheme, concepts),
        "name stem[s]": sum(stem.concept in written for stem in scheme.name_stems),
        "name[s] of [a category or relation type|categories and relation types]": _count_named(scheme),
        "cross-reference[s]": sum(len(statement.xrefs) for part in parts for statement in part.statements),
        "note[s] of [a category|categories]": sum(bool(claim.note) for each in concepts for claim in each.categories),
    }
    return {what: count for what, count in counts.items() if count}


def _count_cited(scheme: Scheme, concepts: Sequence[Concept]) -> int:
    """Return how many documents the concepts cite of those that are described."""
    cited = {document_of(passage) for concept in concepts for passage in _iter_passages(concept)}
    return sum(document.id in cited for document in scheme.documents)


def _iter_passages(concept: Concept) -> Iterator[str]:
    claims: tuple[Claim, ...] = (*concept.statements, *concept.categories, *concept.relations, *concept.distinct_from)
    for claim in claims:
        yield from claim.passages
    for translation in concept.translations:
        yield from translation.passages
        for statement in translation.statements:
            yield from statement.passages


def _count_named(scheme: Scheme) -> int:
    """Return how many categories and relation types have more than their id, facets included."""
    named: list[Facet | Category | RelationType] = [*scheme.facets, *scheme.relation_types]
    named.extend(category for facet in scheme.facets for category in facet.categories)
    return sum(bool(each.definition) or each.pref_label != each.id for each in named)


def _mark_columns(concepts: Sequence[Concept]) -> list[str]:
    """Return the columns of marks in which any concept has one."""
    return [column for column in MARK_COLUMNS if any(_CELLS[column](concept) for concept in concepts)]


def _translated_columns(concepts: Iterable[Concept]) -> list[tuple[str, str]]:
    """Return the columns of other languages, each with its language: those that have a value somewhere."""
    used: dict[str, set[str]] = {}
    for concept in concepts:
        for translation in concept.translations:
            columns = used.setdefault(translation.language, set())
            columns.update(column for column, cell in _TRANSLATED_CELLS.items() if cell(translation))
    return [
        (column, language) for language, columns in used.items() for column in _TRANSLATED_CELLS if column in columns
    ]


def _translated_cells(concept: Concept, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    translations = {translation.language: translation for translation in concept.translations}
    for column, language in columns:
        translation = translations.get(language)
        yield _TRANSLATED_CELLS[column](translation) if translation else ""


def _texts(statements: Iterable[Statement]) -> str:
    return join(statement.text for statement in statements)


def _sources(claims: Sequence[Claim]) -> str:
    """Return basis and passages of each claim, `-` for no basis. The cell is empty if no claim has any."""
    if not any(claim.basis or claim.passages for claim in claims):
        return ""
    return join(" ".join((claim.basis or "-", *claim.passages)) for claim in claims)


def _marks(statements: Sequence[Statement]) -> str:
    """Return the marks on each statement. The cell is empty if no statement has any."""
    marks = [dump_marks(statement) for statement in statements]
    return "" if all(mark == NO_MARKS for mark in marks) else join(marks)


def _matches(matches: Iterable[Match]) -> str:
    return join(f"{match.id} {match.pref_label}" if match.pref_label else match.id for match in matches)


def _review(review: Review | None) -> str:
    return f"{review.status} {review.date or ''}".rstrip() if review else ""


_CELLS: Final[Mapping[str, Callable[[Concept], str]]] = {
    "id": lambda c: c.id,
    "prefLabel": lambda c: c.pref_label,
    "altLabel": lambda c: join(c.alt_labels),
    "relatedLabel": lambda c: join(c.related_labels),
    "hiddenLabel": lambda c: join(c.hidden_labels),
    "pronunciation": lambda c: join(c.pronunciations),
    "notation": lambda c: join(c.notations),
    "kind": lambda c: c.kind or "",
    "definition": lambda c: _texts(c.definitions),
    "scopeNote": lambda c: _texts(c.scope_notes),
    "example": lambda c: _texts(c.examples),
    "editorialNote": lambda c: _texts(c.editorial_notes),
    "categories": lambda c: join(each.category for each in c.categories),
    "broader": lambda c: join(c.broader),
    "related": lambda c: join(c.related),
    "relations": lambda c: join(f"{each.relation} {each.target}" for each in c.relations),
    "distinctFrom": lambda c: join(f"{each.target} {each.text}" for each in c.distinct_from),
    "exactMatch": lambda c: _matches(c.exact_matches),
    "closeMatch": lambda c: _matches(c.close_matches),
    "broadMatch": lambda c: _matches(c.broad_matches),
    "narrowMatch": lambda c: _matches(c.narrow_matches),
    "relatedMatch": lambda c: _matches(c.related_matches),
    "review": lambda c: _review(c.review),
    "deprecated": lambda c: "true" if c.deprecated else "",
    "isReplacedBy": lambda c: join(c.is_replaced_by),
    "definitionSource": lambda c: _sources(c.definitions),
    "scopeNoteSource": lambda c: _sources(c.scope_notes),
    "exampleSource": lambda c: _sources(c.examples),
    "editorialNoteSource": lambda c: _sources(c.editorial_notes),
    "categoriesSource": lambda c: _sources(c.categories),
    "relationsSource": lambda c: _sources(c.relations),
    "distinctFromSource": lambda c: _sources(c.distinct_from),
    "definitionMarks": lambda c: _marks(c.definitions),
    "scopeNoteMarks": lambda c: _marks(c.scope_notes),
    "exampleMarks": lambda c: _marks(c.examples),
    "editorialNoteMarks": lambda c: _marks(c.editorial_notes),
}
_TRANSLATED_CELLS: Final[Mapping[str, Callable[[Translation], str]]] = {
    "prefLabel": lambda t: t.pref_label,
    "altLabel": lambda t: join(t.alt_labels),
    "relatedLabel": lambda t: join(t.related_labels),
    "hiddenLabel": lambda t: join(t.hidden_labels),
    "definition": lambda t: _texts(t.definitions),
    "scopeNote": lambda t: _texts(t.scope_notes),
    "example": lambda t: _texts(t.examples),
    "editorialNote": lambda t: _texts(t.editorial_notes),
    "definitionSource": lambda t: _sources(t.definitions),
    "scopeNoteSource": lambda t: _sources(t.scope_notes),
    "exampleSource": lambda t: _sources(t.examples),
    "editorialNoteSource": lambda t: _sources(t.editorial_notes),
    "definitionMarks": lambda t: _marks(t.definitions),
    "scopeNoteMarks": lambda t: _marks(t.scope_notes),
    "exampleMarks": lambda t: _marks(t.examples),
    "editorialNoteMarks": lambda t: _marks(t.editorial_notes),
    LABEL_SOURCE: lambda t: join(t.passages),
}
"""The cells of what is said in another language."""
