"""JSON objects of a bundle made from records. Keys stand in the order of the format; empty values are left out."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.model import (
    Concept,
    Document,
    Facet,
    Match,
    NameStem,
    RelationType,
    Scheme,
    Statement,
    Translation,
)

Dumped = dict[str, Any]

_TEXT_KEYS: Final = {**LABEL_KEYS, "pronunciation": "pronunciations", "notation": "notations"}
"""The keys of lists of texts, each with the field of `Concept` that holds its values."""
_texts_of: Final = attrgetter(*_TEXT_KEYS.values())
_statements_of: Final = attrgetter(*STATEMENT_KEYS.values())
_matches_of: Final = attrgetter(*MATCH_KEYS.values())
_NOTHING_BUT_TEXT: Final = Statement("")[1:]
"""All fields but the text of a statement that has nothing else."""


def dump_concept(concept: Concept) -> Dumped:
    """Return a concept as a JSON object of a bundle. `load_concept` reads it back.

    >>> dump_concept(Concept("fever", "fever", alt_labels=("pyrexia",)))
    {'id': 'fever', 'prefLabel': 'fever', 'altLabel': ['pyrexia']}
    """
    data: Dumped = {"id": concept.id, "prefLabel": concept.pref_label}
    for key, texts in zip(_TEXT_KEYS, _texts_of(concept), strict=True):
        if texts:
            data[key] = list(texts)
    if concept.kind is not None:
        data["kind"] = concept.kind
    data |= _dump_statements(concept)
    _add_links(data, concept)
    _add_matches(data, concept)
    _add_status(data, concept)
    if concept.translations:
        data["translations"] = _dump_translations(concept.translations)
    return data


def dump_scheme(scheme: Scheme) -> Dumped:
    """Return what a vocabulary says of itself as the first keys of a bundle, without `concepts`."""
    return _without_empty(
        {
            "id": scheme.id,
            "title": scheme.title,
            "language": scheme.language,
            "description": scheme.description,
            "version": scheme.version,
            "license": scheme.license,
            "attribution": scheme.attribution,
            "iri": scheme.iri,
            "extends": scheme.extends,
            "documents": [dump_document(document) for document in scheme.documents],
            "facets": [_dump_facet(facet) for facet in scheme.facets],
            "nameStems": [_dump_name_stem(stem) for stem in scheme.name_stems],
            "relationTypes": [_dump_relation_type(relation_type) for relation_type in scheme.relation_types],
            "translations": {concept: _dump_translations(added) for concept, added in scheme.translations},
        }
    )


def dump_document(document: Document) -> Dumped:
    """Return a document as a JSON object of a bundle."""
    return _without_empty(
        {
            "id": document.id,
            "title": document.title,
            "file": document.file,
            "url": document.url,
            "author": document.author,
            "publisher": document.publisher,
            "date": document.date,
            "accessed": document.accessed,
            "sections": [{"from": each.first, "to": each.last, "title": each.title} for each in document.sections],
            "note": document.note,
        }
    )


def dump_statement(statement: Statement) -> Dumped:
    """Return a statement as a JSON object of a bundle.

    >>> dump_statement(Statement("It has a blade.", "document", ("000:p1.s1",)))
    {'text': 'It has a blade.', 'basis': 'document', 'passages': ['000:p1.s1']}
    """
    if statement[1:] == _NOTHING_BUT_TEXT:
        return {"text": statement.text}
    return _without_empty(
        {
            "text": statement.text,
            **_dump_grounds(statement.basis, statement.passages),
            "xrefs": list(statement.xrefs),
            "answers": list(statement.answers),
            "tone": statement.tone,
            "onlyFor": list(statement.only_for),
        }
    )


def _dump_translations(translations: Sequence[Translation]) -> Dumped:
    return {each.language: _dump_translation(each) for each in translations}


def _dump_translation(translation: Translation) -> Dumped:
    labels: Dumped = {key: list(getattr(translation, field)) for key, field in LABEL_KEYS.items()}
    preferred = translation.pref_label or None
    passages = list(translation.passages)
    return _without_empty({"prefLabel": preferred, **labels, **_dump_statements(translation), "passages": passages})


def _dump_statements(concept: Concept | Translation) -> Dumped:
    data: Dumped = {}
    for key, statements in zip(STATEMENT_KEYS, _statements_of(concept), strict=True):
        if statements:
            data[key] = [dump_statement(statement) for statement in statements]
    if len(concept.definitions) == 1:
        data["definition"] = data["definition"][0]
    return data


def _add_links(data: Dumped, concept: Concept) -> None:
    if concept.categories:
        data["categories"] = [
            _without_empty({"category": each.category, **_dump_grounds(each.basis, each.passages), "note": each.note})
            for each in concept.categories
        ]
    if concept.broader:
        data["broader"] = list(concept.broader)
    if concept.narrower:
        data["narrower"] = list(concept.narrower)
    if concept.related:
        data["related"] = list(concept.related)
    if concept.relations:
        data["relations"] = [
            _without_empty(
                {"relation": each.relation, "target": each.target, **_dump_grounds(each.basis, each.passages)}
            )
            for each in concept.relations
        ]
    if concept.distinct_from:
        data["distinctFrom"] = [
            _without_empty({"target": each.target, "text": each.text, **_dump_grounds(each.basis, each.passages)})
            for each in concept.distinct_from
        ]


def _add_matches(data: Dumped, concept: Concept) -> None:
    stated: Sequence[Sequence[Match]] = _matches_of(concept)
    if not any(stated):
        return
    for key, matches in zip(MATCH_KEYS, stated, strict=True):
        if matches:
            data[key] = [_without_empty({"id": match.id, "prefLabel": match.pref_label}) for match in matches]


def _add_status(data: Dumped, concept: Concept) -> None:
    review = concept.review
    if review:
        data["review"] = _without_empty({"status": review.status, "date": review.date})
    if concept.deprecated:
        data["deprecated"] = True
    if concept.is_replaced_by:
        data["isReplacedBy"] = list(concept.is_replaced_by)


def _dump_facet(facet: Facet) -> Dumped:
    categories = [
        _without_empty({"id": each.id, "prefLabel": each.pref_label, "definition": each.definition})
        for each in facet.categories
    ]
    return _without_empty(
        {"id": facet.id, "prefLabel": facet.pref_label, "definition": facet.definition, "categories": categories}
    )


def _dump_name_stem(stem: NameStem) -> Dumped:
    grounds = _dump_grounds(stem.basis, stem.passages)
    return _without_empty({"stem": stem.stem, "concept": stem.concept, "meaning": stem.meaning, **grounds})


def _dump_relation_type(stated: RelationType) -> Dumped:
    return _without_empty(
        {
            "id": stated.id,
            "prefLabel": stated.pref_label,
            "inverseLabel": stated.inverse_label,
            "definition": stated.definition,
        }
    )


def _dump_grounds(basis: str | None, passages: Sequence[str]) -> Dumped:
    return {"basis": basis, "passages": list(passages)}


def _without_empty(data: Dumped) -> Dumped:
    """Return the keys that have a value. Empty text is kept: a deprecated concept may have the label ""."""
    return {key: value for key, value in data.items() if value or value == ""}
