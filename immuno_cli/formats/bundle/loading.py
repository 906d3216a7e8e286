"""Records made from the JSON objects of a bundle."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, cast

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.keys import LABEL_KEYS, MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.bundle.values import (
    flag,
    json_object,
    optional_text,
    positive_number,
    records,
    required_text,
    texts,
)
from immuno_cli.formats.languages import is_tag
from immuno_cli.formats.reading import JsonObject
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    TONES,
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
    Tone,
    Translation,
)

_SCHEME_PLACE: Final = "the bundle"
_OF_SCHEME: Final = ("description", "version", "license", "attribution", "iri", "extends")
_OF_DOCUMENT: Final = ("file", "url", "author", "publisher", "date", "accessed", "note")
"""Keys of texts that need not be there. Each is also the name of the field."""


def load_concept(data: JsonObject, where: str = "concept", *, bundle: str = "") -> Concept:
    """Return the concept that a JSON object of a bundle describes.

    `where` names the concept in errors. `bundle` is the id of its bundle, where a vocabulary consists of several.
    Raises InvalidVocabularyError if a value is not of the type that the format gives it.

    >>> load_concept({"id": "fever", "prefLabel": "fever", "definition": "A raised temperature."}).definitions
    (Statement(text='A raised temperature.', basis=None, passages=(), xrefs=(), answers=(), tone=None, only_for=()),)
    """
    return Concept(
        id=required_text(data, "id", where),
        pref_label=optional_text(data, "prefLabel", where) or "",
        kind=optional_text(data, "kind", where),
        review=_load_review(data, where),
        deprecated=flag(data, "deprecated", where),
        translations=_load_translations(data, where) if "translations" in data else (),
        bundle=bundle,
        **_lists(_OF_CONCEPT, data, where),
    )


def load_scheme(data: JsonObject) -> Scheme:
    """Return what a bundle says of itself: all keys but `concepts`.

    Raises InvalidVocabularyError if a required key is missing, or a value is of a wrong type.
    """
    return Scheme(
        id=required_text(data, "id", _SCHEME_PLACE),
        title=required_text(data, "title", _SCHEME_PLACE),
        language=required_text(data, "language", _SCHEME_PLACE),
        **{key: optional_text(data, key, _SCHEME_PLACE) for key in _OF_SCHEME},
        documents=records(data, "documents", _SCHEME_PLACE, load_document),
        facets=records(data, "facets", _SCHEME_PLACE, _load_facet),
        name_stems=records(data, "nameStems", _SCHEME_PLACE, _load_name_stem),
        relation_types=records(data, "relationTypes", _SCHEME_PLACE, _load_relation_type),
        translations=_load_added_translations(data) if "translations" in data else (),
    )


def load_document(data: JsonObject, where: str = "document") -> Document:
    """Return the document that a JSON object of a bundle describes. Raises InvalidVocabularyError for a wrong type."""
    return Document(
        id=required_text(data, "id", where),
        title=required_text(data, "title", where),
        **{key: optional_text(data, key, where) for key in _OF_DOCUMENT},
        sections=records(data, "sections", where, _load_section),
    )


def _load_added_translations(data: JsonObject) -> tuple[tuple[str, tuple[Translation, ...]], ...]:
    """Return what a bundle adds in other languages: ids of concepts, and what is added to each."""
    stated = json_object(data["translations"], "translations")
    return tuple((concept, _load_each_translation(stated[concept], f"translations.{concept}")) for concept in stated)


def _load_translations(concept: JsonObject, where: str) -> tuple[Translation, ...]:
    return _load_each_translation(concept["translations"], f"{where}.translations")


def _load_each_translation(item: object, place: str) -> tuple[Translation, ...]:
    stated = json_object(item, place)
    return tuple(_load_translation(tag, stated[tag], f"{place}.{tag}") for tag in stated)


def _load_translation(tag: str, item: object, where: str) -> Translation:
    if not is_tag(tag):
        raise InvalidVocabularyError("this is not a language tag such as “de”", where=where)
    data = json_object(item, where)
    return Translation(
        language=tag,
        pref_label=optional_text(data, "prefLabel", where) or "",
        passages=texts(data, "passages", where),
        **_lists(_OF_TRANSLATION, data, where),
    )


def _lists(loaders: "_Loaders", data: JsonObject, where: str) -> dict[str, Any]:
    """Return the lists that an object states, by the names of their fields. Most objects state few of them."""
    return {field: load(data, key, where) for key, (field, load) in loaders.items() if key in data}


def _load_section(data: JsonObject, where: str) -> Section:
    first = positive_number(data, "from", where)
    last = positive_number(data, "to", where)
    return Section(first, last, required_text(data, "title", where))


def _statements(data: JsonObject, key: str, where: str) -> tuple[Statement, ...]:
    """Return the statements under `key`: a list of them, or a single one."""
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        return (_load_statement(value, f"{where}.{key}"),)
    return tuple(_load_statement(item, f"{where}.{key}[{number}]") for number, item in enumerate(value))


def _load_statement(item: object, where: str) -> Statement:
    if isinstance(item, str):
        return Statement(item)
    data = json_object(item, where)
    text = required_text(data, "text", where)
    answers, only_for = texts(data, "answers", where), texts(data, "onlyFor", where)
    xrefs = texts(data, "xrefs", where)
    return Statement(text, *_grounds(data, where), xrefs, answers, _tone(data, where), only_for)


def _tone(data: JsonObject, where: str) -> Tone | None:
    tone = data.get("tone")
    if tone is not None and tone not in TONES:
        raise InvalidVocabularyError(f"“tone” is not one of {', '.join(TONES)}", where=where)
    return cast("Tone | None", tone)


def _grounds(data: JsonObject, where: str) -> tuple[Basis | None, tuple[str, ...]]:
    """Return what a statement rests on: its basis and the passages that it cites."""
    basis = data.get("basis")
    if basis is not None and basis not in BASES:
        raise InvalidVocabularyError(f"“basis” is not one of {', '.join(BASES)}", where=where)
    return cast("Basis | None", basis), texts(data, "passages", where)


def _load_classification(data: JsonObject, where: str) -> Classification:
    category = required_text(data, "category", where)
    return Classification(category, *_grounds(data, where), optional_text(data, "note", where))


def _load_relation(data: JsonObject, where: str) -> Relation:
    relation = required_text(data, "relation", where)
    return Relation(relation, required_text(data, "target", where), *_grounds(data, where))


def _load_distinction(data: JsonObject, where: str) -> Distinction:
    target = required_text(data, "target", where)
    return Distinction(target, required_text(data, "text", where), *_grounds(data, where))


def _load_match(data: JsonObject, where: str) -> Match:
    return Match(required_text(data, "id", where), optional_text(data, "prefLabel", where))


def _load_review(concept: JsonObject, where: str) -> Review | None:
    if concept.get("review") is None:
        return None
    place = f"{where}.review"
    data = json_object(concept["review"], place)
    stated = required_text(data, "status", place)
    status = next((known for known in REVIEW_STATUSES if known == stated), None)
    if status is None:
        raise InvalidVocabularyError(f"“status” is not one of {', '.join(REVIEW_STATUSES)}", where=place)
    return Review(status, optional_text(data, "date", place))


def _load_name_stem(data: JsonObject, where: str) -> NameStem:
    stem = required_text(data, "stem", where)
    concept = required_text(data, "concept", where)
    return NameStem(stem, concept, required_text(data, "meaning", where), *_grounds(data, where))


def _load_facet(data: JsonObject, where: str) -> Facet:
    return Facet(
        id=required_text(data, "id", where),
        pref_label=required_text(data, "prefLabel", where),
        definition=optional_text(data, "definition", where),
        categories=records(data, "categories", where, _load_category),
    )


def _load_category(data: JsonObject, where: str) -> Category:
    return Category(
        id=required_text(data, "id", where),
        pref_label=required_text(data, "prefLabel", where),
        definition=optional_text(data, "definition", where),
    )


def _load_relation_type(data: JsonObject, where: str) -> RelationType:
    return RelationType(
        id=required_text(data, "id", where),
        pref_label=required_text(data, "prefLabel", where),
        inverse_label=required_text(data, "inverseLabel", where),
        definition=optional_text(data, "definition", where),
    )


_Loaders = Mapping[str, tuple[str, Callable[[JsonObject, str, str], Any]]]
"""Keys of lists, each with the name of the field, and with what loads it."""
_OF_TRANSLATION: Final[_Loaders] = {
    **{key: (field, texts) for key, field in LABEL_KEYS.items()},
    **{key: (field, _statements) for key, field in STATEMENT_KEYS.items()},
}
_OF_CONCEPT: Final[_Loaders] = {
    **_OF_TRANSLATION,
    **{key: (field, partial(records, load=_load_match)) for key, field in MATCH_KEYS.items()},
    "pronunciation": ("pronunciations", texts),
    "notation": ("notations", texts),
    "categories": ("categories", partial(records, load=_load_classification)),
    "broader": ("broader", texts),
    "narrower": ("narrower", texts),
    "related": ("related", texts),
    "relations": ("relations", partial(records, load=_load_relation)),
    "distinctFrom": ("distinct_from", partial(records, load=_load_distinction)),
    "isReplacedBy": ("is_replaced_by", texts),
}
