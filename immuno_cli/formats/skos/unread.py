"""What a SKOS file says that a vocabulary has no place for. It is counted by property or type."""

from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.formats.bundle.keys import STATEMENT_KEYS
from immuno_cli.formats.iris import (
    CC,
    DC,
    DCT,
    FOAF,
    IMMUNO,
    ISO_THES,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOS_XL,
    TYPE,
    VOID,
    local_name,
)
from immuno_cli.formats.licenses import license_name
from immuno_cli.formats.rdf.graph import Node, Text, Value
from immuno_cli.formats.rdf.status import says_deprecated, says_live
from immuno_cli.formats.reading import told_texts
from immuno_cli.formats.skos.facets import category_id, collection_members, ordered_members
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.labels import OTHER_NAMES
from immuno_cli.formats.skos.properties import LINKS, MATCHES, NESTED_FIELDS, RELATION, REPLACED_BY, SCHEME
from immuno_cli.formats.skos.statements import is_document, other_texts
from immuno_cli.formats.skos.tally import Tally
from immuno_cli.formats.skos.texts import label_of
from immuno_cli.formats.versions import tells_version
from immuno_cli.model import Concept, Scheme

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
    CC: "cc",
    "http://www.w3.org/ns/adms#": "adms",
    "http://schema.org/": "schema",
    "https://schema.org/": "schema",
    "http://www.w3.org/ns/prov#": "prov",
    "http://purl.org/iso25964/skos-thes#": "iso-thes",
}
_SKOS_TYPES: Final = frozenset(
    SKOS + name for name in ("Concept", "ConceptScheme", "Collection", "OrderedCollection")
) | {SKOS_XL + "Label"}
_STRUCTURE: Final = frozenset({VOID + "uriSpace", SKOS + "memberList", SKOS + "inScheme", DCT + "isPartOf"})
"""Properties of schemes and collections that say how the file is built."""
_REPEATING: Final = frozenset({*OTHER_NAMES, DCT + "identifier"})
_TEXT_FIELDS: Final = frozenset({"notations"})
_NODE_FIELDS: Final = frozenset({*MATCHES, RELATION, SCHEME})
_NESTED: Final = frozenset(
    {TYPE, RDF + "value", RDFS + "comment", RDFS + "label", RDFS + "seeAlso", SKOS_XL + "literalForm"}
    | {SKOS + "prefLabel", "http://schema.org/text"}
    | {DCT + "title", DCT + "description", DC + "description", DCT + "references", DCT + "source", DC + "source"}
)
"""The properties that are read of such resources."""
_BUILT_IN: Final = (RDF, RDFS, OWL, SKOS, SKOS_XL, DCT, DC, CC, FOAF, VOID, ISO_THES)
_READ_SPACES: Final = (ISO_THES, RDF, IMMUNO)
_PROPERTY_TYPES: Final = frozenset(
    {OWL + "AnnotationProperty", OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "TransitiveProperty"}
    | {OWL + "SymmetricProperty", OWL + "FunctionalProperty", OWL + "InverseFunctionalProperty", RDF + "Property"}
)
_READ_TYPES: Final = frozenset({FOAF + "Document", OWL + "Ontology", OWL + "Class", RDFS + "Class"})
"""Types of resources that describe the vocabulary's own words. What is said of them is used where they are."""


def count_unread_values(index: SkosIndex, tally: Tally, iri: str, concept: Concept) -> None:
    """Count the statements about a concept that are not read, those about its labels and notes included."""
    for predicate, value in index.graph.statements[iri]:
        if not _is_read(index, concept, predicate, value):
            _count_value(tally, concept, short_name(predicate))
        elif isinstance(value, Node) and index.read_as.get(predicate) in NESTED_FIELDS:
            for inner in _unread_of_nested(index, index.read_as[predicate], value.iri):
                _count_value(tally, concept, f"{short_name(predicate)}/{short_name(inner)}")


def _unread_of_nested(index: SkosIndex, field: str, node: str) -> Iterator[str]:
    """Yield the properties of a label or a note that are not read."""
    if node in index.concepts:
        return
    others = other_texts(index, node) if field in STATEMENT_KEYS.values() else []
    for inner, _ in index.graph.statements.get(node, ()):
        if inner in others or (inner not in _NESTED and not inner.startswith(IMMUNO)):
            yield inner


def _count_value(tally: Tally, concept: Concept, name: str) -> None:
    tally.unread_properties[name] += 1
    tally.changes.add("other-value", 0, f"{concept.id}: {name}")


def count_other_resources(index: SkosIndex, tally: Tally) -> None:
    """Count the resources of which nothing is read, and the concepts of other vocabularies.

    Nothing is read of a resource with a type that is not known. Nor is it of one that no statement refers to, unless it
    describes the vocabulary's own words.
    """
    for iri in index.foreign:
        tally.changes.add("foreign", 0, iri)
    known = {*index.concepts, *index.foreign, *index.schemes, *index.collections, *_used_properties(index)}
    others = [subject for subject in index.graph.statements if subject not in known]
    referred = _referred_to(index, set(others)) - _loose_labels(index, others)
    for subject in _without_parts(index, others, referred):
        if subject in referred and _is_described_match(index, subject):
            tally.changes.add("foreign", 0, subject)
            continue
        is_referred = subject in referred and not _has_links_alone(index, subject)
        kind = _unread_type(index, subject, is_referred=is_referred)
        if kind is not None:
            tally.unread_types[kind] += 1
            named = "[]" if subject.startswith("_:") else subject
            tally.changes.add("other-resource", 0, f"{named}: {kind}")


def _without_parts(index: SkosIndex, subjects: Iterable[str], referred: set[str]) -> Iterator[str]:
    """Yield the resources that are no parts of others, as a cell of a list is: it has neither an IRI nor a type."""
    typed = {subject for subject, _ in index.graph.iter_pairs(TYPE)}
    for subject in subjects:
        if subject not in referred or subject in typed or not subject.startswith("_:"):
            yield subject


def _used_properties(index: SkosIndex) -> set[str]:
    """Return the properties that the file describes and that a statement has, or that are read as known ones."""
    statements = index.graph.statements
    described = {iri for iri, kind in index.graph.iter_pairs(TYPE) if kind in _PROPERTY_TYPES}
    if not described:
        return described
    used = {predicate for pairs in statements.values() for predicate, _ in pairs}
    return {iri for iri in described if iri in used or iri in index.read_as or iri.startswith(_BUILT_IN)}


def _loose_labels(index: SkosIndex, others: Iterable[str]) -> set[str]:
    """Return the labels of SKOS-XL that neither a concept nor a scheme or collection has."""
    typed = {subject for subject, kind in index.graph.iter_pairs(TYPE) if kind == SKOS_XL + "Label"}
    labels = typed.intersection(others)
    if not labels:
        return labels
    named = (*index.concepts, *index.headers, *index.collections)
    of_concepts = (pair for iri in named for pair in index.graph.statements.get(iri, ()))
    used = (value for predicate, value in of_concepts if index.read_as.get(predicate) in NESTED_FIELDS)
    return labels.difference(value.iri for value in used if isinstance(value, Node))


def _referred_to(index: SkosIndex, wanted: set[str]) -> set[str]:
    """Return those of the resources that a statement about another resource refers to."""
    if not wanted:
        return set()
    values = (
        value.iri
        for subject, pairs in index.graph.statements.items()
        for _, value in pairs
        if isinstance(value, Node) and value.iri != subject
    )
    return wanted.intersection(values)


def _is_described_match(index: SkosIndex, subject: str) -> bool:
    """Return whether a resource without a type has more labels or notes of SKOS than the name of a match."""
    pairs = index.graph.statements[subject]
    is_of_skos = any(predicate.startswith(SKOS) and isinstance(value, Text) for predicate, value in pairs)
    return is_of_skos and len(pairs) > 1 and not subject.startswith("_:") and not any(index.graph.nodes(subject, TYPE))


def _has_links_alone(index: SkosIndex, subject: str) -> bool:
    """Return whether a resource without a type and a label is linked to concepts, and so would be one itself."""
    pairs = index.graph.statements[subject]
    return all(index.read_as.get(predicate) in LINKS for predicate, _ in pairs) and not subject.startswith("_:")


def _unread_type(index: SkosIndex, subject: str, *, is_referred: bool) -> str | None:
    """Return the short name of the type of a resource of which nothing is read, None if something is."""
    kinds = list(index.graph.nodes(subject, TYPE))
    if _describes_a_word(index, subject, kinds):
        return None
    unread = [kind for kind in kinds if kind in _PROPERTY_TYPES or not _is_read_type(kind)]
    if unread and not (is_referred and subject.startswith("_:")):
        return short_name(unread[0])
    if is_referred:
        return None
    return short_name(kinds[0]) if kinds else "no type"


def _describes_a_word(index: SkosIndex, subject: str, kinds: list[str]) -> bool:
    """Return whether a resource is a class, a property, or another part of how the vocabulary says things."""
    if subject in index.read_as or not _READ_TYPES.isdisjoint(kinds):
        return True
    if not kinds:
        return any(index.graph.nodes(subject, RDFS + "subClassOf"))
    return any(kind.startswith(IMMUNO) or kind == RDF + "Statement" for kind in kinds)


def _is_read_type(kind: str) -> bool:
    return kind in _SKOS_TYPES or kind.startswith(_READ_SPACES)


def count_unread_of_schemes(index: SkosIndex, tally: Tally, scheme: Scheme) -> None:
    """Count the statements about schemes and collections that are not read, and their members that are not described.

    `scheme` is what is read of them.
    """
    told = told_texts(scheme).union(_facet_texts(scheme))
    _count_members(index, tally)
    for group, member in _nested(index, scheme):
        tally.changes.add("nested-collection", 0, f"{group}: {category_id(index, member)}")
    for group in (*index.headers, *index.collections):
        for predicate, value in index.graph.statements.get(group, ()):
            if predicate == SKOS + "hasTopConcept" and isinstance(value, Node):
                _count_member(index, tally, group, value.iri)
            elif predicate == OWL + "imports":
                tally.changes.add("import", 0, value.text if isinstance(value, Text) else value.iri)
            elif not (_is_told(index, told, predicate, value) or _is_version(scheme, predicate, value)):
                _count_of_group(tally, group, short_name(predicate))


def _count_members(index: SkosIndex, tally: Tally) -> None:
    """Count the members of collections that are not described, or that are texts."""
    for group in index.collections:
        for member in collection_members(index, group):
            _count_member(index, tally, group, member)
        for value in ordered_members(index, group):
            if isinstance(value, Text):
                _count_of_group(tally, group, "skos:memberList")


def _count_of_group(tally: Tally, group: str, name: str) -> None:
    tally.unread_of_schemes[name] += 1
    tally.changes.add("scheme-value", 0, f"{group}: {name}")


def _nested(index: SkosIndex, scheme: Scheme) -> Iterable[tuple[str, str]]:
    """Return each collection that holds another one, and the other one. Those that are facets hold their categories."""
    facets = {facet.id for facet in scheme.facets}
    pairs: dict[tuple[str, str], None] = {}
    for group in index.collections:
        inside = (*collection_members(index, group), *index.graph.nodes(group, ISO_THES + "subGroup"))
        pairs.update(((group, member), None) for member in inside)
        pairs.update(((outer, group), None) for outer in index.graph.nodes(group, ISO_THES + "superGroup"))
    return [pair for pair in pairs if pair[1] in index.groups and category_id(index, pair[0]) not in facets]


def _facet_texts(scheme: Scheme) -> Iterator[str]:
    for facet in scheme.facets:
        yield from (facet.pref_label, facet.definition or "")
        for category in facet.categories:
            yield from (category.pref_label, category.definition or "")


def _count_member(index: SkosIndex, tally: Tally, group: str, member: str) -> None:
    if not (member in index.concepts or member in index.groups or member in index.foreign):
        tally.changes.add("member-unknown", 0, f"{group}: {index.id_of(member)}")


def _is_version(scheme: Scheme, predicate: str, value: Value) -> bool:
    """Return whether this is the address of the version that is given."""
    return predicate == OWL + "versionIRI" and isinstance(value, Node) and tells_version(value.iri, scheme.version)


def _is_told(index: SkosIndex, told: frozenset[str], predicate: str, value: Value) -> bool:
    if predicate == TYPE:
        return _is_type_told(index, value)
    if predicate.startswith(IMMUNO) or (predicate in _STRUCTURE and _is_structure(index, predicate, value)):
        return True
    if predicate == SKOS + "member" and isinstance(value, Node):
        return True
    if isinstance(value, Text):
        return value.text in told or " ".join(value.text.split()) in told
    names = (value.iri, license_name(value.iri), label_of(index, value.iri))
    return any(name in told for name in names) or is_document(index, value.iri)


def _is_structure(index: SkosIndex, predicate: str, value: Value) -> bool:
    """Return whether a property that says how the file is built leads to a part of it."""
    if isinstance(value, Text):
        return predicate == VOID + "uriSpace" and value.text == index.base
    is_list = value.iri == RDF + "nil" or any(index.graph.values(value.iri, RDF + "first"))
    return value.iri in index.groups or value.iri in index.headers or (is_list and predicate == SKOS + "memberList")


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
        return _is_of_field(index, field, value)
    if predicate == TYPE:
        return _is_type_told(index, value)
    says_status = says_deprecated(index.graph, predicate, value) or says_live(predicate, value)
    if says_status or predicate.startswith(IMMUNO):
        return True
    if isinstance(value, Text):
        return predicate in _REPEATING and _repeats(concept, value.text)
    return _is_link(index, predicate, value)


def _is_link(index: SkosIndex, predicate: str, value: Node) -> bool:
    """Return whether a property that SKOS does not have leads to another concept."""
    if predicate == RDFS + "subClassOf":
        return index.is_thing(value.iri)
    if predicate in REPLACED_BY:
        return index.is_named(value.iri)
    return (predicate == DCT + "replaces" and value.iri in index.concepts) or index.is_relation(predicate, value)


def _is_type_told(index: SkosIndex, value: Value) -> bool:
    """Return whether a type says no more than that its resource is a concept, or is named in another note."""
    if isinstance(value, Text):
        return False
    is_built_in = value.iri.startswith((SKOS, SKOS_XL, OWL, RDFS, ISO_THES, IMMUNO))
    return is_built_in or value.iri in index.graph.statements or says_deprecated(index.graph, TYPE, value)


def _is_of_field(index: SkosIndex, field: str, value: Value) -> bool:
    """Return whether a value is of the type that a field reads. Links and matches as text are counted elsewhere."""
    if field in LINKS or (field in MATCHES and isinstance(value, Text)):
        return True
    if isinstance(value, Text):
        return field not in _NODE_FIELDS and bool(value.text or field not in _TEXT_FIELDS)
    is_nameless = field in (*MATCHES, RELATION) and not index.is_named(value.iri)
    return field not in _TEXT_FIELDS and not is_nameless


def _repeats(concept: Concept, text: str) -> bool:
    """Return whether a text says what the concept's labels, notations or id say already."""
    return text in (concept.id, *concept.notations, *(label for label, *_ in concept.all_labels))
