"""What an OBO Graphs file says of its vocabulary: read here, and written by `writer`."""

from typing import Final

from immuno_cli.formats.iris import DCT, IMMUNO, RDFS, VOID, is_iri
from immuno_cli.formats.obo.graphs.json_values import (
    all_values,
    evidence,
    evidence_pairs,
    first_value,
    object_,
    objects,
    property_values,
    text,
    with_values,
)
from immuno_cli.formats.obo.properties import short_name
from immuno_cli.formats.obo.terms import Ontology
from immuno_cli.formats.reading import JsonObject
from immuno_cli.model import Document, NameStem, Scheme, Section

SPACE: Final = VOID + "uriSpace"
"""What the IRIs of concepts begin with. Our writer states it for a vocabulary that has an IRI of its own."""

_SCHEME_FIELDS: Final = {
    DCT + "identifier": "id",
    DCT + "language": "language",
    DCT + "description": "description",
    DCT + "license": "license",
    DCT + "bibliographicCitation": "attribution",
    IMMUNO + "extends": "extends",
}
_DOCUMENT_FIELDS: Final = {
    DCT + "title": "title",
    DCT + "identifier": "file",
    IMMUNO + "url": "url",
    DCT + "creator": "author",
    DCT + "publisher": "publisher",
    DCT + "date": "date",
    IMMUNO + "accessed": "accessed",
    RDFS + "comment": "note",
}
_DOCUMENT: Final = DCT + "source"
_SECTION: Final = IMMUNO + "section"
_NAME_STEM: Final = IMMUNO + "nameStem"
_STEM_CONCEPT: Final = IMMUNO + "concept"
_STEM_MEANING: Final = RDFS + "comment"


def read_ontology(graph: JsonObject, ontology: Ontology) -> None:
    """Add what the first graph of a file says of its vocabulary."""
    meta = object_(graph, "meta")
    ontology.version = text(meta, "version") or None
    title = text(graph, "lbl")
    if title:
        ontology.values["dc:title"] = [title]
    for stated in objects(meta, "basicPropertyValues"):
        predicate, value = text(stated, "pred"), text(stated, "val")
        name = short_name(predicate)
        if name == "rdfs:comment":
            ontology.remarks.append(value)
        elif predicate == _DOCUMENT and "meta" in stated:
            ontology.documents.append(_read_document(value, stated))
        elif predicate == _NAME_STEM:
            ontology.name_stems.extend(_read_name_stem(value, stated))
        elif value:
            ontology.values.setdefault(name, []).append(value)


def dump_scheme_meta(scheme: Scheme, base: str) -> JsonObject:
    """Return what a vocabulary says of itself, as the `meta` of its graph. `base` is that of its IRIs."""
    pairs = [(predicate, getattr(scheme, field)) for predicate, field in _SCHEME_FIELDS.items()]
    if scheme.iri and is_iri(scheme.iri):
        pairs.append((SPACE, base))
    values: list[JsonObject] = [*property_values(pairs)]
    values += [_dump_document(document) for document in scheme.documents]
    values += [_dump_name_stem(stem) for stem in scheme.name_stems]
    meta: dict[str, object] = {"basicPropertyValues": values}
    if scheme.version:
        meta["version"] = scheme.version
    return meta


def _read_document(identifier: str, stated: JsonObject) -> Document:
    fields = {field: first_value(stated, predicate) for predicate, field in _DOCUMENT_FIELDS.items()}
    title = fields.pop("title") or identifier
    sections = tuple(section for told in all_values(stated, _SECTION) for section in _read_section(told))
    return Document(id=identifier, title=title, sections=sections, **fields)


def _dump_document(document: Document) -> JsonObject:
    pairs = [(predicate, getattr(document, field)) for predicate, field in _DOCUMENT_FIELDS.items()]
    pairs += [(_SECTION, f"{section.first}-{section.last} {section.title}") for section in document.sections]
    return with_values({"pred": _DOCUMENT, "val": document.id}, pairs)


def _read_section(told: str) -> list[Section]:
    """Return the section that a text such as `18-25 the article` states, as a list of one, or an empty list."""
    place, _, title = told.partition(" ")
    first, _, last = place.partition("-")
    if not (first.isdecimal() and last.isdecimal()):
        return []
    return [Section(int(first), int(last), title)]


def _read_name_stem(stem: str, stated: JsonObject) -> list[NameStem]:
    concept, meaning = first_value(stated, _STEM_CONCEPT), first_value(stated, _STEM_MEANING)
    if not (stem and concept and meaning):
        return []
    return [NameStem(stem, concept, meaning, *evidence(stated))]


def _dump_name_stem(stem: NameStem) -> JsonObject:
    pairs = [(_STEM_CONCEPT, stem.concept), (_STEM_MEANING, stem.meaning), *evidence_pairs(stem.basis, stem.passages)]
    return with_values({"pred": _NAME_STEM, "val": stem.stem}, pairs)
