"""Records from JSON and back: the keys are those of the bundle format, local names of SKOS wherever SKOS has one."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar, cast

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    Basis,
    Category,
    Classification,
    Concept,
    Distinction,
    Document,
    Facet,
    Match,
    NameStem,
    Relation,
    RelationType,
    Review,
    Scheme,
    Section,
    Statement,
)

Json = Mapping[str, Any]
Record = TypeVar("Record")

STATEMENT_KEYS: Final = {
    "definition": "definitions",
    "scopeNote": "scope_notes",
    "example": "examples",
    "editorialNote": "editorial_notes",
}
MATCH_KEYS: Final = {
    "exactMatch": "exact_matches",
    "closeMatch": "close_matches",
    "broadMatch": "broad_matches",
    "narrowMatch": "narrow_matches",
    "relatedMatch": "related_matches",
}


def parse_json(data: bytes, where: str) -> Any:  # noqa: ANN401 - what JSON holds is only known once it is read
    """Return what JSON bytes say. Raises InvalidVocabularyError that names the place of the first fault."""
    if not data.strip():
        raise InvalidVocabularyError("the file is empty", where=where)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidVocabularyError(
            f"byte {error.start} is not UTF-8", where=where, hint="Save the file as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        place = f"{where}: line {error.lineno}, column {error.colno}"
        raise InvalidVocabularyError(f"this is not JSON ({error.msg})", where=place) from None
    except RecursionError:
        raise InvalidVocabularyError("this JSON is nested too deeply", where=where) from None
    except ValueError as error:
        raise InvalidVocabularyError(f"this JSON cannot be read ({error})", where=where) from None


def load_concept(data: Json, where: str = "concept", *, bundle: str = "") -> Concept:
    """Return the concept that a bundle's JSON object states. `where` names it in errors, `bundle` is its bundle's id.

    Raises InvalidVocabularyError where a value is not of the shape that the format gives it.
    """
    return Concept(
        id=text_of(data, "id", where),
        pref_label=_optional_text(data, "prefLabel", where) or "",
        alt_labels=_texts(data, "altLabel", where),
        related_labels=_texts(data, "relatedLabel", where),
        hidden_labels=_texts(data, "hiddenLabel", where),
        pronunciations=_texts(data, "pronunciation", where),
        notations=_texts(data, "notation", where),
        kind=_optional_text(data, "kind", where),
        definitions=_statements(data, "definition", where),
        scope_notes=_statements(data, "scopeNote", where),
        examples=_statements(data, "example", where),
        editorial_notes=_statements(data, "editorialNote", where),
        categories=_records(data, "categories", where, _load_classification),
        broader=_texts(data, "broader", where),
        related=_texts(data, "related", where),
        relations=_records(data, "relations", where, _load_relation),
        distinct_from=_records(data, "distinctFrom", where, _load_distinction),
        exact_matches=_records(data, "exactMatch", where, _load_match),
        close_matches=_records(data, "closeMatch", where, _load_match),
        broad_matches=_records(data, "broadMatch", where, _load_match),
        narrow_matches=_records(data, "narrowMatch", where, _load_match),
        related_matches=_records(data, "relatedMatch", where, _load_match),
        deprecated=data.get("deprecated") is True,
        is_replaced_by=_texts(data, "isReplacedBy", where),
        review=_load_review(data, where),
        bundle=bundle,
    )


def dump_concept(concept: Concept) -> dict[str, Any]:
    """Return the concept as a bundle's JSON object: empty values left out, keys in the order of the format."""
    data: dict[str, Any] = {
        "id": concept.id,
        "prefLabel": concept.pref_label,
        "altLabel": list(concept.alt_labels),
        "relatedLabel": list(concept.related_labels),
        "hiddenLabel": list(concept.hidden_labels),
        "pronunciation": list(concept.pronunciations),
        "notation": list(concept.notations),
        "kind": concept.kind,
        "definition": _dump_definition(concept.definitions),
    }
    for key, name in list(STATEMENT_KEYS.items())[1:]:
        data[key] = [dump_statement(statement) for statement in getattr(concept, name)]
    data["categories"] = [
        _present({"category": c.category, "basis": c.basis, "passages": list(c.passages), "note": c.note})
        for c in concept.categories
    ]
    data["broader"] = list(concept.broader)
    data["related"] = list(concept.related)
    data["relations"] = [
        _present({"relation": r.relation, "target": r.target, "basis": r.basis, "passages": list(r.passages)})
        for r in concept.relations
    ]
    data["distinctFrom"] = [
        _present({"target": d.target, "text": d.text, "basis": d.basis, "passages": list(d.passages)})
        for d in concept.distinct_from
    ]
    for key, name in MATCH_KEYS.items():
        data[key] = [_present({"id": match.id, "prefLabel": match.pref_label}) for match in getattr(concept, name)]
    data["deprecated"] = concept.deprecated
    data["isReplacedBy"] = list(concept.is_replaced_by)
    if concept.review:
        data["review"] = _present({"status": concept.review.status, "date": concept.review.date})
    return _present(data)


def load_scheme(data: Json) -> Scheme:
    """Return what a bundle says of itself.

    Raises InvalidVocabularyError where a required key is missing or a value is of another shape.
    """
    return Scheme(
        id=text_of(data, "id", "the bundle"),
        title=text_of(data, "title", "the bundle"),
        language=text_of(data, "language", "the bundle"),
        description=_optional_text(data, "description", "the bundle"),
        version=_optional_text(data, "version", "the bundle"),
        license=_optional_text(data, "license", "the bundle"),
        attribution=_optional_text(data, "attribution", "the bundle"),
        iri=_optional_text(data, "iri", "the bundle"),
        extends=_optional_text(data, "extends", "the bundle"),
        documents=_records(data, "documents", "the bundle", load_document),
        facets=_records(data, "facets", "the bundle", _load_facet),
        name_stems=_records(data, "nameStems", "the bundle", _load_name_stem),
        relation_types=_records(data, "relationTypes", "the bundle", _load_relation_type),
    )


def dump_scheme(scheme: Scheme) -> dict[str, Any]:
    """Return the scheme as the head of a bundle's JSON object, without `concepts`."""
    head = {
        key: getattr(scheme, key)
        for key in ("id", "title", "language", "description", "version", "license", "attribution", "iri", "extends")
    }
    head["documents"] = [dump_document(document) for document in scheme.documents]
    head["facets"] = [
        _present(
            {
                "id": facet.id,
                "prefLabel": facet.pref_label,
                "definition": facet.definition,
                "categories": [
                    _present({"id": c.id, "prefLabel": c.pref_label, "definition": c.definition})
                    for c in facet.categories
                ],
            }
        )
        for facet in scheme.facets
    ]
    head["nameStems"] = [_present({**s._asdict(), "passages": list(s.passages)}) for s in scheme.name_stems]
    head["relationTypes"] = [
        _present({"id": t.id, "prefLabel": t.pref_label, "inverseLabel": t.inverse_label, "definition": t.definition})
        for t in scheme.relation_types
    ]
    return _present(head)


def dump_document(document: Document) -> dict[str, Any]:
    """Return the document as JSON, empty values left out."""
    sections = [{"from": s.first, "to": s.last, "title": s.title} for s in document.sections]
    return _present({**document._asdict(), "sections": sections})


def dump_statement(statement: Statement) -> dict[str, Any]:
    """Return the statement as JSON, empty values left out."""
    return _present(
        {
            "text": statement.text,
            "basis": statement.basis,
            "passages": list(statement.passages),
            "xrefs": list(statement.xrefs),
        }
    )


def text_of(data: Json, key: str, where: str) -> str:
    """Return the required, non-empty text under `key`. Raises InvalidVocabularyError."""
    value = data.get(key)
    if isinstance(value, str) and value:
        return value
    problem = "is missing" if key not in data else "is empty" if value == "" else "is not text"
    raise InvalidVocabularyError(f"“{key}” {problem}", where=where)


def _present(data: Json) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, [], (), False)}


def _dump_definition(statements: tuple[Statement, ...]) -> dict[str, Any] | list[dict[str, Any]]:
    dumped = [dump_statement(statement) for statement in statements]
    return dumped[0] if len(dumped) == 1 else dumped


def _optional_text(data: Json, key: str, where: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InvalidVocabularyError(f"“{key}” is not text", where=where)


def _texts(data: Json, key: str, where: str) -> tuple[str, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise InvalidVocabularyError(f"“{key}” is not a list of texts", where=where)


def _records(data: Json, key: str, where: str, load: Callable[[Json, str], Record]) -> tuple[Record, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InvalidVocabularyError(f"“{key}” is not a list", where=where)
    return tuple(load(_object(item, f"{where}.{key}[{i}]"), f"{where}.{key}[{i}]") for i, item in enumerate(value))


def _object(item: object, where: str) -> Json:
    if isinstance(item, dict):
        return cast("Json", item)
    raise InvalidVocabularyError("this is not an object", where=where)


def _statements(data: Json, key: str, where: str) -> tuple[Statement, ...]:
    value = data.get(key)
    items: Iterable[object] = value if isinstance(value, list) else () if value is None else (value,)
    return tuple(_load_statement(item, f"{where}.{key}") for item in items)


def _load_statement(item: object, where: str) -> Statement:
    if isinstance(item, str):
        return Statement(item)
    data = _object(item, where)
    return Statement(
        text_of(data, "text", where), _basis(data, where), _texts(data, "passages", where), _texts(data, "xrefs", where)
    )


def _basis(data: Json, where: str) -> Basis | None:
    value = data.get("basis")
    if value is None or value in BASES:
        return cast("Basis | None", value)
    raise InvalidVocabularyError(f"“basis” is none of {', '.join(BASES)}", where=where)


def _load_classification(data: Json, where: str) -> Classification:
    return Classification(
        text_of(data, "category", where),
        _basis(data, where),
        _texts(data, "passages", where),
        _optional_text(data, "note", where),
    )


def _load_relation(data: Json, where: str) -> Relation:
    return Relation(
        text_of(data, "relation", where),
        text_of(data, "target", where),
        _basis(data, where),
        _texts(data, "passages", where),
    )


def _load_match(data: Json, where: str) -> Match:
    return Match(text_of(data, "id", where), _optional_text(data, "prefLabel", where))


def load_document(data: Json, where: str = "document") -> Document:
    """Return the document that a bundle's JSON object states. Raises InvalidVocabularyError for a wrong shape."""
    keys = ("file", "url", "author", "publisher", "date", "accessed", "note")
    optional = {key: _optional_text(data, key, where) for key in keys}
    sections = _records(data, "sections", where, _load_section)
    return Document(text_of(data, "id", where), text_of(data, "title", where), sections=sections, **optional)


def _load_section(data: Json, where: str) -> Section:
    return Section(_number(data, "from", where), _number(data, "to", where), text_of(data, "title", where))


def _number(data: Json, key: str, where: str) -> int:
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise InvalidVocabularyError(f"“{key}” is not a whole number from 1 on", where=where)


def _load_name_stem(data: Json, where: str) -> NameStem:
    return NameStem(
        text_of(data, "stem", where),
        text_of(data, "concept", where),
        text_of(data, "meaning", where),
        _basis(data, where),
        _texts(data, "passages", where),
    )


def _load_distinction(data: Json, where: str) -> Distinction:
    return Distinction(
        text_of(data, "target", where),
        text_of(data, "text", where),
        _basis(data, where),
        _texts(data, "passages", where),
    )


def _load_review(data: Json, where: str) -> Review | None:
    if data.get("review") is None:
        return None
    review = _object(data["review"], f"{where}.review")
    status = text_of(review, "status", f"{where}.review")
    if status not in REVIEW_STATUSES:
        raise InvalidVocabularyError(f"“status” is none of {', '.join(REVIEW_STATUSES)}", where=f"{where}.review")
    return Review(status, _optional_text(review, "date", f"{where}.review"))


def _load_facet(data: Json, where: str) -> Facet:
    return Facet(
        text_of(data, "id", where),
        text_of(data, "prefLabel", where),
        _optional_text(data, "definition", where),
        _records(data, "categories", where, _load_category),
    )


def _load_category(data: Json, where: str) -> Category:
    return Category(
        text_of(data, "id", where), text_of(data, "prefLabel", where), _optional_text(data, "definition", where)
    )


def _load_relation_type(data: Json, where: str) -> RelationType:
    return RelationType(
        text_of(data, "id", where),
        text_of(data, "prefLabel", where),
        text_of(data, "inverseLabel", where),
        _optional_text(data, "definition", where),
    )
