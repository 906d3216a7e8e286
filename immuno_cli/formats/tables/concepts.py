"""The concept that a row of a table states, and the scheme that the table states."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import repeat, starmap
from typing import Any, Final, NamedTuple

from immuno_cli.formats.bundle.keys import LABEL_KEYS, MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.marks import load_marks, with_marks
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import LABEL_SOURCE, MARK_COLUMNS, SCHEME_COLUMNS, SOURCE, STATUS
from immuno_cli.formats.tables.header_names.words import FALSE, INVALID_REASON, OBSOLETE, TRUE, plain
from immuno_cli.formats.tables.identities import Stated
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
    Translation,
)

Values = Mapping[str, tuple[str, ...]]
"""The values of a row by what their column is read as."""
Grounds = tuple[Basis | None, tuple[str, ...]]
"""What a statement rests on: its basis and the passages that it cites."""

_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
"""An id that is a name, and no code."""
_NO_GROUNDS: Final[Grounds] = (None, ())
_PAIRS: Final[Mapping[str, tuple[str, Callable[..., Any]]]] = {
    "relations": ("relations", Relation),
    "distinctFrom": ("distinct_from", Distinction),
}
"""The columns whose values have two parts, each with the field of the concept and what one value becomes."""
_REASONS: Final = frozenset({"d", "u"})
"""What OMOP has in its column of reasons, for what was deleted and what was updated."""


class _Noting(NamedTuple):
    """Notes what is wrong in a row. `names` are those of the columns, by what they are read as."""

    line: int
    changes: Changes
    names: Mapping[str, str]

    def bad_value(self, target: str, value: str) -> None:
        """Note a cell that cannot be read."""
        self.changes.add("bad-value", self.line, f"{self.names.get(target, target)}: {value}")


def concept_of(values: Values, line: int, changes: Changes, names: Mapping[str, str]) -> Stated | None:
    """Return the concept of a row, None if the row is blank. `names` are those of the columns, by what they hold."""
    identifiers, labels = values.get("id", ()), values.get("prefLabel", ())
    if not identifiers and not labels:
        changes.add("blank-row", line, " ".join(value for each in values.values() for value in each))
        return None
    if not identifiers:
        changes.add("no-id", line, labels[0])
    noting = _Noting(line, changes, names)
    deprecated = _is_deprecated(values, noting)
    identifier, label = _named(identifiers, labels)
    fields = _fields(values, noting)
    if labels[1:]:
        fields["alt_labels"] = (*_other(labels), *fields.get("alt_labels", ()))
    if identifiers[1:]:
        fields["notations"] = (*_other(identifiers), *fields.get("notations", ()))
    name = label if label or deprecated else _label_from_id(identifier, noting)
    return Stated(line, Concept(identifier, name, deprecated=deprecated, **fields), bool(identifiers))


def _label_from_id(identifier: str, noting: _Noting) -> str:
    """Return the id as the label of a row that has none. It is counted where other rows have one."""
    if "prefLabel" in noting.names:
        noting.changes.add("no-label", noting.line, identifier)
    return identifier


def _fields(values: Values, noting: _Noting) -> dict[str, Any]:
    """Return what a row states of its concept by the name of the field. Most rows state little: only that is made."""
    fields: dict[str, Any] = {}
    for column in values:
        if column in _MADE_OF:
            field, make = _MADE_OF[column]
            fields[field] = make(values, column)
        elif column in _PAIRS:
            field, record = _PAIRS[column]
            fields[field] = tuple(starmap(record, _pairs(values, column, noting)))
        elif column == "review":
            fields["review"] = _review(values, noting)
        elif column.partition("@")[0] in MARK_COLUMNS:
            _note_wrong_marks(values[column], column, noting)
        elif "@" in column and "translations" not in fields:
            fields["translations"] = tuple(_translations(values))
    if SOURCE in values:
        _add_sources(fields, values[SOURCE])
    return fields


def _add_sources(fields: dict[str, Any], sources: tuple[str, ...]) -> None:
    """Add what other people's tables name as the source of the definitions. Where there are none, it is a note."""
    definitions: tuple[Statement, ...] = fields.get("definitions", ())
    if definitions:
        fields["definitions"] = tuple(each._replace(xrefs=each.xrefs + sources) for each in definitions)
    else:
        notes = tuple(Statement(f"Source: {source}") for source in sources)
        fields["editorial_notes"] = fields.get("editorial_notes", ()) + notes


def _translations(values: Values) -> Iterator[Translation]:
    """Yield what the columns of other languages say, such as `prefLabel@de`."""
    languages = dict.fromkeys(column.partition("@")[2] for column in values if "@" in column)
    for language in languages:
        labels = values.get(f"prefLabel@{language}", ())
        yield Translation(
            language,
            labels[0] if labels else "",
            (*_other(labels), *_all(values, f"altLabel@{language}")),
            _all(values, f"relatedLabel@{language}"),
            _all(values, f"hiddenLabel@{language}"),
            definitions=_statements(values, "definition", language),
            scope_notes=_statements(values, "scopeNote", language),
            examples=_statements(values, "example", language),
            editorial_notes=_statements(values, "editorialNote", language),
            passages=_all(values, f"{LABEL_SOURCE}@{language}"),
        )


def with_first_label(values: Values, line: int, changes: Changes) -> Values:
    """Return the values of a row without a preferred label with the first other label as such.

    The row has an id, a code, or a definition, or else nothing is said of what it names. Terminologies with a column of
    all names put the preferred one first. An id that is a word is a name itself.

    >>> with_first_label({"id": ("C1",), "altLabel": ("Serum", "Sera")}, 2, Changes())
    {'id': ('C1',), 'altLabel': ('Sera',), 'prefLabel': ('Serum',)}
    """
    labels = values.get("altLabel", ())
    identifiers = values.get("id", ())
    is_described = bool(identifiers or values.get("notation") or values.get("definition"))
    if not labels or values.get("prefLabel") or not is_described:
        return values
    if any(map(_WORDS.fullmatch, identifiers)):
        return values
    changes.add("other-label", line, labels[0])
    return {**values, "altLabel": labels[1:], "prefLabel": labels[:1]}


def _named(identifiers: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, str]:
    """Return the id and the label of a row. The label stands for a missing id."""
    label = labels[0] if labels else ""
    return identifiers[0] if identifiers else label, label


def scheme_of(values: Values, concepts: Sequence[Concept], name: str, language: str) -> Scheme:
    """Return what the first row says of the vocabulary, with the categories and relation types that concepts use."""
    about = {field: _first(values, column) or None for column, field in SCHEME_COLUMNS.items()}
    return Scheme(
        id=about["id"] or name,
        title=about["title"] or name,
        language=about["language"] or language,
        version=about["version"],
        license=about["license"],
        attribution=about["attribution"],
        iri=about["iri"],
        extends=about["extends"],
        facets=_facets(concepts),
        relation_types=_relation_types(concepts),
    )


def _first(values: Values, column: str) -> str:
    return next(iter(values.get(column, ())), "")


def _all(values: Values, column: str) -> tuple[str, ...]:
    return values.get(column, ())


def _other(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values after the first one that differ from it, each once."""
    return tuple(dict.fromkeys(value for value in values[1:] if value != values[0]))


def is_obsolete(status: str) -> bool:
    """Return whether a status is a word for what is obsolete.

    >>> is_obsolete("Deprecated"), is_obsolete("draft")
    (True, False)
    """
    return plain(status) in OBSOLETE


def _is_deprecated(values: Values, noting: _Noting) -> bool:
    if "deprecated" not in values and STATUS not in values:
        return False
    stated = [value.casefold() for value in values.get("deprecated", ())]
    words = TRUE | _REASONS if plain(noting.names.get("deprecated", "")) == INVALID_REASON else TRUE
    is_true = [value in words or is_obsolete(value) for value in stated]
    for value, holds in zip(stated, is_true, strict=True):
        if not holds and value not in FALSE:
            noting.bad_value("deprecated", value)
    return any(is_true) or any(map(is_obsolete, values.get(STATUS, ())))


def _claims(values: Values, column: str, language: str = "") -> Iterator[tuple[str, Grounds]]:
    """Yield the values of a column, each with its grounds. There are none if the source column has another length."""
    marked = f"@{language}" if language else ""
    stated = values.get(f"{column}{marked}", ())
    sources = values.get(f"{column}Source{marked}", ())
    if len(sources) != len(stated):
        return zip(stated, repeat(_NO_GROUNDS), strict=False)
    return zip(stated, map(_grounds, sources), strict=True)


def _grounds(value: str) -> Grounds:
    stated, *passages = value.split()
    basis = next((known for known in BASES if known == stated), None)
    return basis, tuple(passages)


def _statements(values: Values, column: str, language: str = "") -> tuple[Statement, ...]:
    statements = tuple(Statement(text, *grounds) for text, grounds in _claims(values, column, language))
    marks = values.get(f"{column}Marks{f'@{language}' if language else ''}", ())
    if len(marks) != len(statements):
        return statements
    return tuple(with_marks(each, _marks(text)) for each, text in zip(statements, marks, strict=True))


def _marks(text: str) -> list[tuple[str, str]]:
    with suppress(ValueError):
        return load_marks(text)
    return []


def _note_wrong_marks(stated: Sequence[str], column: str, noting: _Noting) -> None:
    """Note the marks that cannot be read. The statement stays without them."""
    for text in stated:
        try:
            load_marks(text)
        except ValueError:
            noting.bad_value(column, text)


def _categories(values: Values, column: str) -> tuple[Classification, ...]:
    return tuple(Classification(text, *grounds) for text, grounds in _claims(values, column))


def _pairs(values: Values, column: str, noting: _Noting) -> Iterator[tuple[str, str, Basis | None, tuple[str, ...]]]:
    """Yield the values that consist of two parts: each part by itself, and their grounds."""
    for value, grounds in _claims(values, column):
        first, _, second = value.partition(" ")
        if second.strip():
            yield first, second.strip(), *grounds
        else:
            noting.bad_value(column, value)


def _matches(values: Values, column: str) -> tuple[Match, ...]:
    parted = (value.partition(" ") for value in values[column])
    return tuple(Match(identifier, label.strip() or None) for identifier, _, label in parted)


def _kind(values: Values, column: str) -> str | None:
    return _first(values, column) or None


_TEXTS: Final = {
    **LABEL_KEYS,
    "pronunciation": "pronunciations",
    "notation": "notations",
    "broader": "broader",
    "related": "related",
    "isReplacedBy": "is_replaced_by",
}
_MADE_OF: Final[Mapping[str, tuple[str, Callable[[Values, str], Any]]]] = {
    **{column: (field, _all) for column, field in _TEXTS.items()},
    **{column: (field, _statements) for column, field in STATEMENT_KEYS.items()},
    **{column: (field, _matches) for column, field in MATCH_KEYS.items()},
    "categories": ("categories", _categories),
    "kind": ("kind", _kind),
}
"""The columns that say one thing of a concept, each with its field, and with what makes the field of the column."""


def _review(values: Values, noting: _Noting) -> Review | None:
    stated, _, date = _first(values, "review").partition(" ")
    status = next((known for known in REVIEW_STATUSES if known == stated), None)
    if stated and not status:
        noting.bad_value("review", stated)
    return Review(status, date.strip() or None) if status else None


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
