"""What a SKOS file says that a vocabulary has no place for. It is counted by property or type."""

from typing import Final

from immuno_cli.formats.iris import DC, DCT, FOAF, IMMUNO, OWL, RDF, RDFS, SKOS, SKOS_XL, TYPE, VOID, local_name
from immuno_cli.formats.rdf.graph import Text, Value
from immuno_cli.formats.rdf.status import says_deprecated
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.labels import OTHER_NAMES
from immuno_cli.formats.skos.properties import LINKS
from immuno_cli.formats.skos.tally import Tally
from immuno_cli.model import Concept

_PREFIXES: Final = {
    DCT: "dct",
    DC: "dc",
    RDFS: "rdfs",
    RDF: "rdf",
    OWL: "owl",
    SKOS: "skos",
    SKOS_XL: "skosxl",
    FOAF: "foaf",
    VOID: "void",
    "http://www.w3.org/ns/adms#": "adms",
    "http://schema.org/": "schema",
    "https://schema.org/": "schema",
    "http://www.w3.org/ns/prov#": "prov",
    "http://purl.org/iso25964/skos-thes#": "iso-thes",
}
_READ_NODES: Final = frozenset({DCT + "isReplacedBy", DCT + "replaces"})
_REPEATING: Final = frozenset({*OTHER_NAMES, DCT + "identifier"})
_TEXT_FIELDS: Final = frozenset({"notations"})
_NODE_FIELDS: Final = frozenset(
    {"exact_matches", "close_matches", "broad_matches", "narrow_matches", "related_matches", "relation"}
)
_READ_SPACES: Final = (SKOS, SKOS_XL, RDF, IMMUNO)
_READ_TYPES: Final = frozenset(
    {FOAF + "Document", OWL + "Ontology", OWL + "Class", RDFS + "Class", OWL + "AnnotationProperty"}
    | {OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "TransitiveProperty", OWL + "SymmetricProperty"}
)
"""Types of resources that describe the vocabulary's own words. What is said of them is used where they are."""


def count_unread_values(index: SkosIndex, tally: Tally, iri: str, concept: Concept) -> None:
    """Count the statements about a concept that are not read."""
    for predicate, value in index.graph.statements[iri]:
        if not _is_read(index, concept, predicate, value):
            name = short_name(predicate)
            tally.unread_properties[name] += 1
            tally.changes.add("other-value", 0, f"{concept.id}: {name}")


def count_other_resources(index: SkosIndex, tally: Tally) -> None:
    """Count the resources that have a type of which nothing is read, and the concepts of other vocabularies."""
    for iri in index.foreign:
        tally.changes.add("foreign", 0, iri)
    known = {*index.concepts, *index.foreign, *index.schemes, *index.collections}
    for subject in index.graph.statements:
        if subject in known or subject.startswith("_:"):
            continue
        kind = next(index.graph.nodes(subject, TYPE), None)
        if kind and kind not in _READ_TYPES and not kind.startswith(_READ_SPACES):
            tally.unread_types[short_name(kind)] += 1
            tally.changes.add("other-resource", 0, subject)


def short_name(iri: str) -> str:
    """Return an IRI as people write it: with a known prefix, or its end alone.

    >>> short_name("http://purl.org/dc/terms/created"), short_name("https://example.org/made-by")
    ('dct:created', 'made-by')
    """
    name = local_name(iri)
    prefix = _PREFIXES.get(iri.removesuffix(name))
    return f"{prefix}:{name}" if prefix else name


def _is_read(index: SkosIndex, concept: Concept, predicate: str, value: Value) -> bool:
    field = index.read_as.get(predicate)
    if field:
        wrong_fields = _NODE_FIELDS if isinstance(value, Text) else _TEXT_FIELDS
        return field in LINKS or field not in wrong_fields  # a text as a link is counted where links are gathered
    if predicate == TYPE or predicate.startswith(IMMUNO):
        return True
    if says_deprecated(index.graph, predicate, value) or predicate == OWL + "deprecated":
        return True
    if isinstance(value, Text):
        return predicate in _REPEATING and _repeats(concept, value.text)
    if predicate == RDFS + "subClassOf":
        return value.iri in index.concepts
    return predicate in _READ_NODES or index.is_relation(predicate, value)


def _repeats(concept: Concept, text: str) -> bool:
    """Return whether a text says what the concept's labels, notations or id say already."""
    return text in (concept.id, *concept.notations, *(label for label, *_ in concept.all_labels))
