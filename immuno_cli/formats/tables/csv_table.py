r"""CSV: one concept a row under a header of SKOS names, several values of a cell apart by `|`.

A `|` within a value is written `\|`, a backslash `\\`. What a vocabulary says of itself (title, language, version,
licence, attribution) stands in columns of its own in every row, so that no row, copied elsewhere, loses where it is
from. What statements rest on stands beside them, in the same order: `headline 000:p4.s1` under `scopeNoteSource`.
There is no place for what facets, categories and relations mean, nor for the documents, the cross-references of
statements and the notes of categories.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Note, Progress, Reading, decode, no_progress
from immuno_cli.model import (
    BASES,
    Basis,
    Category,
    Classification,
    Concept,
    Facet,
    Match,
    Relation,
    RelationType,
    Scheme,
    Statement,
)

Row = Mapping[str, str]
Sourced = Statement | Classification | Relation
Source = tuple[Basis | None, tuple[str, ...]]

COLUMNS: Final = (
    "id",
    "prefLabel",
    "altLabel",
    "hiddenLabel",
    "notation",
    "kind",
    "definition",
    "scopeNote",
    "example",
    "editorialNote",
    "categories",
    "broader",
    "related",
    "relations",
    "exactMatch",
    "closeMatch",
    "broadMatch",
    "narrowMatch",
    "relatedMatch",
    "deprecated",
    "isReplacedBy",
    "definitionSource",
    "scopeNoteSource",
    "exampleSource",
    "editorialNoteSource",
    "categoriesSource",
    "relationsSource",
)
SCHEME_COLUMNS: Final = {
    "scheme": "id",
    "title": "title",
    "language": "language",
    "version": "version",
    "license": "license",
    "attribution": "attribution",
    "iri": "iri",
}
# headers that people write for the same thing, in lower case without spaces, hyphens and underscores
_SYNONYMS: Final = {
    "identifier": "id",
    "label": "preflabel",
    "name": "preflabel",
    "term": "preflabel",
    "preferredlabel": "preflabel",
    "synonym": "altlabel",
    "synonyms": "altlabel",
    "altlabels": "altlabel",
    "alternativelabel": "altlabel",
    "description": "definition",
    "parent": "broader",
    "parents": "broader",
}
_KNOWN: Final = {column.casefold(): column for column in (*COLUMNS, *SCHEME_COLUMNS)}
MAX_CELL: Final = 1 << 20

NOTES: Final = {
    "not-utf8": "bytes are not UTF-8 and were replaced by “�”",
    "no-id": "rows without an id have their label as id",
    "blank-row": "rows have neither an id nor a label and were left out",
    "long-row": "rows have more cells than the header; the last cells were left out",
    "unknown-column": "columns have a name that means nothing here and were left out",
}


def header_columns(line: str) -> list[str]:
    """Return the columns that a header line names, unknown ones as ""; none where it is no such header."""
    delimiter = delimiter_of(line)
    try:
        columns = [_column(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []
    return columns if "prefLabel" in columns or {"id", "definition"} <= set(columns) else []


def delimiter_of(line: str) -> str:
    """Return the separator of a header line: tab, semicolon or comma, whichever stands in it most often."""
    return max(",;\t", key=line.count)


def read_csv(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of a CSV table; `name` stands in where it does not name itself.

    Raises InvalidVocabularyError where the header names no labels, or a row cannot be read.
    """
    counts: Counter[str] = Counter()
    text = decode(data, counts)
    header, _, body = text.lstrip("\n").partition("\n")
    columns = header_columns(header)
    if not columns:
        raise InvalidVocabularyError(
            "the first line names no column “prefLabel”",
            where="line 1",
            hint="A header is, for example: id,prefLabel,altLabel,definition,broader",
        )
    counts["unknown-column"] = columns.count("")
    concepts: list[Concept] = []
    scheme: Row = {}
    for row in _iter_rows(body, columns, delimiter_of(header), counts):
        concept = _concept(row, counts)
        if concept:
            concepts.append(concept)
            scheme = scheme or row
        if len(concepts) % 2000 == 0:
            progress("reading", len(concepts), 0)
    if not concepts:
        raise InvalidVocabularyError("this table has a header and no concept under it")
    notes = tuple(Note(code, counts[code], message) for code, message in NOTES.items() if counts[code])
    return Reading(_scheme(scheme, concepts, name), concepts, notes)


def dump_csv(scheme: Scheme, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the lines of a CSV table: the header, then a row a concept."""
    about = {column: getattr(scheme, key) for column, key in SCHEME_COLUMNS.items() if getattr(scheme, key)}
    yield _line((*COLUMNS, *about))
    for concept in concepts:
        yield _line((*(cells(concept) for cells in _WRITERS.values()), *about.values()))


def join(values: Iterable[str]) -> str:
    """Return several values as one cell."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> tuple[str, ...]:
    """Return the values of a cell, stripped, empty ones left out."""
    parts = re.findall(r"(?:\\.|[^|\\]|\\$)+", cell, re.DOTALL)
    return tuple(value for part in parts if (value := re.sub(r"\\([\\|])", r"\1", part).strip()))


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().replace("\0", "\ufffd")  # with a NUL in it, no reader takes the file for text


def _texts(statements: Iterable[Statement]) -> str:
    return join(statement.text for statement in statements)


def _sources(stated: Sequence[Sourced]) -> str:
    """Return basis and passages of each in turn, `-` for no basis; nothing where none has either."""
    if not any(each.basis or each.passages for each in stated):
        return ""
    return join(" ".join((each.basis or "-", *each.passages)) for each in stated)


def _matches(matches: Iterable[Match]) -> str:
    return join(f"{match.id} {match.pref_label}" if match.pref_label else match.id for match in matches)


_WRITERS: Final[dict[str, Callable[[Concept], str]]] = {
    "id": lambda c: c.id,
    "prefLabel": lambda c: c.pref_label,
    "altLabel": lambda c: join(c.alt_labels),
    "hiddenLabel": lambda c: join(c.hidden_labels),
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
    "exactMatch": lambda c: _matches(c.exact_matches),
    "closeMatch": lambda c: _matches(c.close_matches),
    "broadMatch": lambda c: _matches(c.broad_matches),
    "narrowMatch": lambda c: _matches(c.narrow_matches),
    "relatedMatch": lambda c: _matches(c.related_matches),
    "deprecated": lambda c: "true" if c.deprecated else "",
    "isReplacedBy": lambda c: join(c.is_replaced_by),
    "definitionSource": lambda c: _sources(c.definitions),
    "scopeNoteSource": lambda c: _sources(c.scope_notes),
    "exampleSource": lambda c: _sources(c.examples),
    "editorialNoteSource": lambda c: _sources(c.editorial_notes),
    "categoriesSource": lambda c: _sources(c.categories),
    "relationsSource": lambda c: _sources(c.relations),
}


def _column(cell: str) -> str:
    plain = re.sub(r"[\s_-]|^skos:", "", cell.casefold())
    return _KNOWN.get(_SYNONYMS.get(plain, plain), "")


def _iter_rows(body: str, columns: list[str], delimiter: str, counts: Counter[str]) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            place = f"line {rows.line_num + 1}"
            raise InvalidVocabularyError(f"this row cannot be read ({error})", where=place) from None
        if cells is None:
            return
        if cells:
            counts["long-row"] += any(cells[len(columns) :])
            yield {column: cell for column, cell in zip(columns, cells, strict=False) if column}


def _concept(row: Row, counts: Counter[str]) -> Concept | None:
    identifier, label = row.get("id", "").strip(), row.get("prefLabel", "").strip()
    if not identifier and not label:
        counts["blank-row"] += 1
        return None
    counts["no-id"] += not identifier
    deprecated = row.get("deprecated", "").strip().casefold() in {"true", "1", "yes"}
    kind = row.get("kind", "").strip()

    def values(column: str) -> tuple[str, ...]:
        return split(row.get(column, ""))

    def sourced(column: str) -> Iterator[tuple[str, Source]]:
        stated, sources = values(column), [_source(value) for value in values(f"{column}Source")]
        return zip(stated, sources if len(sources) == len(stated) else repeat(_source("-")), strict=False)

    def statements(column: str) -> tuple[Statement, ...]:
        return tuple(Statement(text, *source) for text, source in sourced(column))

    def matches(column: str) -> tuple[Match, ...]:
        parted = (value.partition(" ") for value in values(column))
        return tuple(Match(identifier, name.strip() or None) for identifier, _, name in parted)

    related_by = ((value.partition(" "), source) for value, source in sourced("relations"))
    return Concept(
        id=identifier or label,
        pref_label=label or ("" if deprecated else identifier),
        alt_labels=values("altLabel"),
        hidden_labels=values("hiddenLabel"),
        notations=values("notation"),
        kind=kind or None,
        definitions=statements("definition"),
        scope_notes=statements("scopeNote"),
        examples=statements("example"),
        editorial_notes=statements("editorialNote"),
        categories=tuple(Classification(text, *source) for text, source in sourced("categories")),
        broader=values("broader"),
        related=values("related"),
        relations=tuple(Relation(name, to.strip(), *source) for (name, _, to), source in related_by if to.strip()),
        exact_matches=matches("exactMatch"),
        close_matches=matches("closeMatch"),
        broad_matches=matches("broadMatch"),
        narrow_matches=matches("narrowMatch"),
        related_matches=matches("relatedMatch"),
        deprecated=deprecated,
        is_replaced_by=values("isReplacedBy"),
    )


def _source(value: str) -> Source:
    stated, *passages = value.split()
    return next((basis for basis in BASES if basis == stated), None), tuple(passages)


def _scheme(row: Row, concepts: Sequence[Concept], name: str) -> Scheme:
    about = {key: row[column].strip() for column, key in SCHEME_COLUMNS.items() if row.get(column, "").strip()}
    used = dict.fromkeys(each.category for concept in concepts for each in concept.categories)
    categories = tuple(Category(category, category) for category in used)
    relations = dict.fromkeys(each.relation for concept in concepts for each in concept.relations)
    return Scheme(
        id=about.get("id", name),
        title=about.get("title", name),
        language=about.get("language", "en"),
        version=about.get("version"),
        license=about.get("license"),
        attribution=about.get("attribution"),
        iri=about.get("iri"),
        facets=(Facet("category", "category", None, categories),) if categories else (),
        relation_types=tuple(_relation_type(relation) for relation in relations),
    )


def _relation_type(relation: str) -> RelationType:
    label = relation.replace("-", " ").replace("_", " ")
    return RelationType(relation, label, f"inverse of “{label}”")
