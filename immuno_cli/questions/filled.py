"""A concept as JSON: as its bundle states it, with what follows from other concepts filled in."""

from typing import Any

from immuno_cli.formats.bundle.records import dump_concept, dump_document
from immuno_cli.model import Concept, Document, document_of
from immuno_cli.questions.explain import find_documents, iter_distinctions
from immuno_cli.questions.graph import BROADER, NARROWER, RELATED, iter_edges
from immuno_cli.vocabularies.protocol import Vocabulary

Json = dict[str, Any]
_DOCUMENT_KEYS = ("id", "title", "file", "url", "author", "publisher", "date", "accessed", "note")


def filled(vocabulary: Vocabulary, concept: Concept) -> Json:
    """Return the concept as in the bundle, with what other concepts say of it filled in, and with its bundle's id.

    Filled in are narrower and both halves of related, of the relations and of `distinctFrom`. A relation that another
    concept has to this one is written as SPARQL writes an inverse path, `^relation`.
    """
    data = dump_concept(concept)
    data["bundle"] = concept.bundle or vocabulary.head.id
    edges = list(iter_edges(vocabulary, concept))
    data["narrower"] = [edge.target for edge in edges if edge.relation == NARROWER]
    data["related"] = [edge.target for edge in edges if edge.relation == RELATED]
    data["relations"] = [
        {"relation": e.relation, "target": e.target, "basis": e.basis, "passages": list(e.passages)}
        for e in edges
        if e.relation not in (BROADER, NARROWER, RELATED)
    ]
    data["distinctFrom"] = [
        {"target": target, "text": stated.text, "basis": stated.basis, "passages": list(stated.passages)}
        for target, stated in iter_distinctions(vocabulary, concept)
    ]
    return data


def sources(vocabulary: Vocabulary, data: Json) -> list[Json]:
    """Return the documents that a filled concept cites, each with its address and the passages cited."""
    passages = list(dict.fromkeys(_passages(data)))
    documents = find_documents(vocabulary, passages)
    names = dict.fromkeys(map(document_of, passages))
    return [
        {**_document(name, documents.get(name)), "passages": [p for p in passages if document_of(p) == name]}
        for name in names
    ]


def _document(identifier: str, document: Document | None) -> Json:
    stated = dump_document(document) if document else {"id": identifier}
    return {key: stated.get(key) for key in _DOCUMENT_KEYS}


def _passages(data: object) -> list[str]:
    """Return every passage that is cited anywhere in the JSON of a concept."""
    if isinstance(data, list):
        return [passage for item in data for passage in _passages(item)]
    if not isinstance(data, dict):
        return []
    own = data.get("passages")
    below = [passage for key, value in data.items() if key != "passages" for passage in _passages(value)]
    return [*(own if isinstance(own, list) else ()), *below]
