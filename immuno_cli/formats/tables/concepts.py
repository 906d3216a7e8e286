"""The concept that a row of a table states, and the scheme that the table states."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat, starmap
from typing import Final, NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import SCHEME_COLUMNS, SOURCE, STATUS
from immuno_cli.formats.tables.header_names.words import OBSOLETE, plain
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

_NO_GROUNDS: Final[Grounds] = (None, ())
_TRUE: Final = frozenset({"true", "1", "yes", "y", "x", "t", "wahr", "ja", "vrai", "oui", "sí"})
_FALSE: Final = frozenset(
    {"", "false", "0", "no", "n", "f", "falsch", "nein", "faux", "non", "current", "active", "valid", "-"}
)


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
    definitions = _with_sources(tuple(_statements(values, "definition")), values)
    concept = Concept(
        id=identifier,
        pref_label=label or ("" if deprecated else identifier),
        alt_labels=(*_other(labels), *_all(values, "altLabel")),
        related_labels=_all(values, "relatedLabel"),
        hidden_labels=_all(values, "hiddenLabel"),
        pronunciations=_all(values, "pronunciation"),
        notations=(*_other(identifiers), *_all(values, "notation")),
        kind=_first(values, "kind") or None,
        definitions=definitions,
        scope_notes=tuple(_statements(values, "scopeNote")),
        examples=tuple(_statements(values, "example")),
        editorial_notes=(*_statements(values, "editorialNote"), *_source_notes(values, definitions)),
        categories=tuple(starmap(_classification, _claims(values, "categories"))),
        broader=_all(values, "broader"),
        related=_all(values, "related"),
        relations=tuple(starmap(Relation, _pairs(values, "relations", noting))),
        distinct_from=tuple(starmap(Distinction, _pairs(values, "distinctFrom", noting))),
        exact_matches=_matches(values, "exactMatch"),
        close_matches=_matches(values, "closeMatch"),
        broad_matches=_matches(values, "broadMatch"),
        narrow_matches=_matches(values, "narrowMatch"),
        related_matches=_matches(values, "relatedMatch"),
        review=_review(values, noting),
        deprecated=deprecated,
        is_replaced_by=_all(values, "isReplacedBy"),
        translations=tuple(_translations(values)),
    )
    return Stated(line, concept, bool(identifiers))


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
            definitions=tuple(_statements(values, "definition", language)),
            scope_notes=tuple(_statements(values, "scopeNote", language)),
            examples=tuple(_statements(values, "example", language)),
            editorial_notes=tuple(_statements(values, "editorialNote", language)),
        )


def with_first_label(values: Values, line: int, changes: Changes) -> Values:
    """Return the values of a row. Where it has an id or a code and no preferred label, that is the first other label.

    Terminologies with a column of all names put the preferred one first.

    >>> with_first_label({"id": ("C1",), "altLabel": ("Serum", "Sera")}, 2, Changes())
    {'id': ('C1',), 'altLabel': ('Sera',), 'prefLabel': ('Serum',)}
    """
    labels = values.get("altLabel", ())
    if not labels or values.get("prefLabel") or not (values.get("id") or values.get("notation")):
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
    stated = [value.casefold() for value in values.get("deprecated", ())]
    is_true = [value in _TRUE or is_obsolete(value) for value in stated]
    for value, holds in zip(stated, is_true, strict=True):
        if not holds and value not in _FALSE:
            noting.bad_value("deprecated", value)
    return any(is_true) or any(map(is_obsolete, values.get(STATUS, ())))


def _with_sources(definitions: tuple[Statement, ...], values: Values) -> tuple[Statement, ...]:
    """Return the definitions with what other people's tables name as their source."""
    sources = values.get(SOURCE, ())
    if not sources:
        return definitions
    return tuple(definition._replace(xrefs=definition.xrefs + sources) for definition in definitions)


def _source_notes(values: Values, definitions: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the sources as notes where there is no definition that they could belong to."""
    return () if definitions else tuple(Statement(f"Source: {source}") for source in values.get(SOURCE, ()))


def _claims(values: Values, column: str, language: str = "") -> Iterator[tuple[str, Grounds]]:
    """Yield the values of a column, each with its grounds. There are none if the source column has another length."""
    marked = f"@{language}" if language else ""
    stated = values.get(f"{column}{marked}", ())
    grounds = [_grounds(value) for value in values.get(f"{column}Source{marked}", ())]
    return zip(stated, grounds if len(grounds) == len(stated) else repeat(_NO_GROUNDS), strict=False)


def _grounds(value: str) -> Grounds:
    stated, *passages = value.split()
    basis = next((known for known in BASES if known == stated), None)
    return basis, tuple(passages)


def _statements(values: Values, column: str, language: str = "") -> Iterator[Statement]:
    for text, grounds in _claims(values, column, language):
        yield Statement(text, *grounds)


def _classification(category: str, grounds: Grounds) -> Classification:
    return Classification(category, *grounds)


def _pairs(values: Values, column: str, noting: _Noting) -> Iterator[tuple[str, str, Basis | None, tuple[str, ...]]]:
    """Yield the values that consist of two parts: each part by itself, and their grounds."""
    for value, grounds in _claims(values, column):
        first, _, second = value.partition(" ")
        if second.strip():
            yield first, second.strip(), *grounds
        else:
            noting.bad_value(column, value)


def _matches(values: Values, column: str) -> tuple[Match, ...]:
    parted = (value.partition(" ") for value in values.get(column, ()))
    return tuple(Match(identifier, label.strip() or None) for identifier, _, label in parted)


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
