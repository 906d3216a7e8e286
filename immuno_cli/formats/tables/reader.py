"""Reads a CSV table of concepts: those that `writer` writes, and those that people make in a spreadsheet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Note, Progress, Reading, decode, no_progress
from immuno_cli.formats.tables.cells import split
from immuno_cli.formats.tables.columns import SCHEME_COLUMNS, delimiter_of, known_columns
from immuno_cli.formats.tables.rows import iter_rows
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    Basis,
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
)

Cells = Mapping[str, str]
"""The cells of a row by their column."""
Grounds = tuple[Basis | None, tuple[str, ...]]
"""What a statement rests on: its basis and the passages that it cites."""

NOTES: Final = {
    "not-utf8": "bytes are not UTF-8 and were replaced by “�”",
    "no-id": "rows without an id have their label as id",
    "blank-row": "rows have neither an id nor a label and were left out",
    "long-row": "rows have more cells than the header; the last cells were left out",
    "unknown-column": "columns have a name that means nothing here and were left out",
}
_NO_GROUNDS: Final[Grounds] = (None, ())
_TRUE: Final = frozenset({"true", "1", "yes"})
_ROWS_PER_PROGRESS: Final = 2000


def read_csv(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    r"""Return the vocabulary that a CSV table states.

    `name` is the id and the title of a vocabulary that does not name itself. Raises InvalidVocabularyError if the first
    line is not the header of a table of concepts, if a row cannot be read, or if there is no concept.

    >>> read_csv(b"id,prefLabel,altLabel\nk,knife,blade|cutter\n", name="tools").concepts[0].alt_labels
    ('blade', 'cutter')
    """
    counts: Counter[str] = Counter()
    scheme_cells: Cells = {}
    concepts: list[Concept] = []
    for cells in _iter_cells(decode(data, counts), counts):
        concept = _concept(cells, counts)
        if concept is None:
            continue
        concepts.append(concept)
        scheme_cells = scheme_cells or cells
        if len(concepts) % _ROWS_PER_PROGRESS == 0:
            progress("reading", len(concepts), 0)
    if not concepts:
        raise InvalidVocabularyError("this table has a header and no concept under it")
    notes = tuple(Note(code, counts[code], message) for code, message in NOTES.items() if counts[code])
    return Reading(_scheme(scheme_cells, concepts, name), concepts, notes)


def _iter_cells(text: str, counts: Counter[str]) -> Iterator[Cells]:
    """Yield the cells of each row below the header. Raises InvalidVocabularyError if there is no header."""
    delimiter = delimiter_of(text.lstrip("\n").partition("\n")[0])
    rows = iter_rows(text, delimiter)
    header = next(rows, None)
    columns = known_columns(header.cells) if header else []
    if not columns:
        raise InvalidVocabularyError(
            "the first line names no column “prefLabel”",
            where="line 1",
            hint="A header is, for example: id,prefLabel,altLabel,definition,broader",
        )
    counts["unknown-column"] = columns.count("")
    for row in rows:
        counts["long-row"] += any(row.cells[len(columns) :])
        yield {column: cell for column, cell in zip(columns, row.cells, strict=False) if column}


def _concept(cells: Cells, counts: Counter[str]) -> Concept | None:
    """Return the concept of a row, None if the row is blank."""
    identifier, label = _text(cells, "id"), _text(cells, "prefLabel")
    if not identifier and not label:
        counts["blank-row"] += 1
        return None
    counts["no-id"] += not identifier
    deprecated = _text(cells, "deprecated").casefold() in _TRUE
    return Concept(
        id=identifier or label,
        pref_label=label or ("" if deprecated else identifier),
        alt_labels=_values(cells, "altLabel"),
        related_labels=_values(cells, "relatedLabel"),
        hidden_labels=_values(cells, "hiddenLabel"),
        pronunciations=_values(cells, "pronunciation"),
        notations=_values(cells, "notation"),
        kind=_text(cells, "kind") or None,
        definitions=_statements(cells, "definition"),
        scope_notes=_statements(cells, "scopeNote"),
        examples=_statements(cells, "example"),
        editorial_notes=_statements(cells, "editorialNote"),
        categories=tuple(Classification(text, *grounds) for text, grounds in _claims(cells, "categories")),
        broader=_values(cells, "broader"),
        related=_values(cells, "related"),
        relations=tuple(Relation(*pair, *grounds) for pair, grounds in _pairs(cells, "relations")),
        distinct_from=tuple(Distinction(*pair, *grounds) for pair, grounds in _pairs(cells, "distinctFrom")),
        exact_matches=_matches(cells, "exactMatch"),
        close_matches=_matches(cells, "closeMatch"),
        broad_matches=_matches(cells, "broadMatch"),
        narrow_matches=_matches(cells, "narrowMatch"),
        related_matches=_matches(cells, "relatedMatch"),
        review=_review(cells),
        deprecated=deprecated,
        is_replaced_by=_values(cells, "isReplacedBy"),
    )


def _text(cells: Cells, column: str) -> str:
    return cells.get(column, "").strip()


def _values(cells: Cells, column: str) -> tuple[str, ...]:
    return split(cells.get(column, ""))


def _claims(cells: Cells, column: str) -> Iterator[tuple[str, Grounds]]:
    """Yield the values of a cell, each with its grounds. There are none if the source column has another length."""
    values = _values(cells, column)
    grounds = [_grounds(value) for value in _values(cells, f"{column}Source")]
    return zip(values, grounds if len(grounds) == len(values) else repeat(_NO_GROUNDS), strict=False)


def _grounds(value: str) -> Grounds:
    stated, *passages = value.split()
    basis = next((known for known in BASES if known == stated), None)
    return basis, tuple(passages)


def _statements(cells: Cells, column: str) -> tuple[Statement, ...]:
    return tuple(Statement(text, *grounds) for text, grounds in _claims(cells, column))


def _pairs(cells: Cells, column: str) -> Iterator[tuple[tuple[str, str], Grounds]]:
    """Yield the values that consist of two parts, each part by itself, with their grounds."""
    for value, grounds in _claims(cells, column):
        first, _, second = value.partition(" ")
        if second.strip():
            yield (first, second.strip()), grounds


def _matches(cells: Cells, column: str) -> tuple[Match, ...]:
    parted = (value.partition(" ") for value in _values(cells, column))
    return tuple(Match(identifier, label.strip() or None) for identifier, _, label in parted)


def _review(cells: Cells) -> Review | None:
    stated, _, date = _text(cells, "review").partition(" ")
    status = next((known for known in REVIEW_STATUSES if known == stated), None)
    return Review(status, date.strip() or None) if status else None


def _scheme(cells: Cells, concepts: Sequence[Concept], name: str) -> Scheme:
    """Return what the first row says of the vocabulary, with the categories and relation types that concepts use."""
    about = {field: _text(cells, column) or None for column, field in SCHEME_COLUMNS.items()}
    return Scheme(
        id=about["id"] or name,
        title=about["title"] or name,
        language=about["language"] or "en",
        version=about["version"],
        license=about["license"],
        attribution=about["attribution"],
        iri=about["iri"],
        extends=about["extends"],
        facets=_facets(concepts),
        relation_types=_relation_types(concepts),
    )


def _facets(concepts: Sequence[Concept]) -> tuple[Facet, ...]:
    """Return one facet with all categories that concepts are in; no facet if there are none."""
    used = dict.fromkeys(each.category for concept in concepts for each in concept.categories)
    categories = tuple(Category(category, category) for category in used)
    return (Facet("category", "category", None, categories),) if categories else ()


def _relation_types(concepts: Sequence[Concept]) -> tuple[RelationType, ...]:
    used = dict.fromkeys(each.relation for concept in concepts for each in concept.relations)
    return tuple(_relation_type(relation) for relation in used)


def _relation_type(relation: str) -> RelationType:
    label = relation.replace("-", " ").replace("_", " ")
    return RelationType(relation, label, f"inverse of “{label}”")
