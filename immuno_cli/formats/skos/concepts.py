"""Which resources of a SKOS graph are concepts, and which of these are another vocabulary's."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.bundle.keys import MATCH_KEYS
from immuno_cli.formats.iris import DC, DCT, OWL, RDF, RDFS, SKOS, TYPE, namespace_of
from immuno_cli.formats.rdf.graph import Graph, Node
from immuno_cli.formats.skos.properties import LABELS, LINKS, RELATION, SCHEME, iter_reachable

_CONCEPT: Final = SKOS + "Concept"
_TOP_CONCEPT_OF: Final = SKOS + "topConceptOf"
_OTHER_CLASSES: Final = (OWL + "Class", RDFS + "Class")
_PROPERTIES: Final = (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty", RDF + "Property")
_NAMES: Final = frozenset({RDFS + "label", DCT + "title", DC + "title", SKOS + "notation"})
_LABEL_FIELDS: Final = frozenset(LABELS.values())
_MATCH_FIELDS: Final = frozenset(MATCH_KEYS.values())
_LINK_FIELDS: Final = frozenset({*LINKS, RELATION})


class FoundConcepts(NamedTuple):
    """The IRIs of the concepts of a file, in its order, and those of concepts of other vocabularies."""

    own: list[str]
    foreign: list[str]


class _Links(NamedTuple):
    """Who takes part in relations that only concepts have, by IRI.

    Attributes:
        labelled: What has a preferred label.
        named: What has a label, a title or a notation.
        subjects: What has a relation, or a scheme.
        relating: What has a relation.
        objects: What a relation, a scheme's top or a collection's membership names, and what says that it is a top.
        pairs: Each relation's two ends, mappings left out.
        mapped: The two ends of each mapping.
        anchored: What belongs to a scheme of which the file says more than its type, or to a collection.
        in_scheme: What belongs to any scheme of which the file says the type.
    """

    labelled: set[str]
    named: set[str]
    subjects: set[str]
    relating: set[str]
    objects: set[str]
    pairs: list[tuple[str, str]]
    mapped: list[tuple[str, str]]
    anchored: set[str]
    in_scheme: set[str]


def find_concepts(
    graph: Graph,
    read_as: Mapping[str, str],
    by_type: Mapping[str, list[str]],
    schemes: Collection[str],
    collections: Collection[str],
) -> FoundConcepts:
    """Return the IRIs of the concepts of a file.

    A resource is a concept if its type is skos:Concept or a class below it. Without such a type, it is a concept if it
    has a label and takes part in a relation that only concepts have, at either end (SKOS S19, S20, S22, S32). A class
    of OWL that such a relation leads to is read as a class, and a property is no concept.
    """
    described = {scheme for scheme in schemes if any(predicate != TYPE for predicate, _ in graph.statements[scheme])}
    links = _gather(graph, read_as, set(schemes), described)
    typed = _typed_concepts(graph, by_type)
    classes, properties = _of_types(by_type, _OTHER_CLASSES), _of_types(by_type, _PROPERTIES)
    untyped = {iri for iri in links.named & links.relating if not any(graph.nodes(iri, TYPE))}
    related = (_related(links) - classes | links.labelled & links.subjects | untyped) - properties
    wanted = (typed | related).difference(schemes, collections)
    foreign = _foreign(wanted, links)
    found = [subject for subject in graph.statements if subject in wanted]
    return FoundConcepts([iri for iri in found if iri not in foreign], [iri for iri in found if iri in foreign])


def _of_types(by_type: Mapping[str, list[str]], kinds: Collection[str]) -> set[str]:
    return {iri for kind in kinds for iri in by_type.get(kind, ())}


def _related(links: _Links) -> set[str]:
    """Return what has a label and stands at the far end of a relation. A label alone may be that of a match."""
    matched = {end for _, end in links.mapped}
    return ((links.named - matched) | links.labelled) & links.objects


def _typed_concepts(graph: Graph, by_type: Mapping[str, list[str]]) -> set[str]:
    """Return what has the type skos:Concept, or a class that the file declares below it."""
    sub_classes: dict[str, list[str]] = defaultdict(list)
    for subject, parent in graph.iter_pairs(RDFS + "subClassOf"):
        sub_classes[parent].append(subject)
    classes = [_CONCEPT, *iter_reachable(_CONCEPT, sub_classes)]
    return {iri for kind in classes for iri in by_type.get(kind, ())}


def _gather(graph: Graph, read_as: Mapping[str, str], schemes: set[str], described: set[str]) -> _Links:
    links = _Links(set(), set(), set(), set(), set(), [], [], set(), set())
    for subject, pairs in graph.statements.items():
        for predicate, value in pairs:
            field = read_as.get(predicate)
            if field is not None or predicate in _NAMES:
                _gather_one(links, subject, field, predicate)
            if isinstance(value, Node):
                _gather_link(links, subject, predicate, field, value.iri)
            if field == SCHEME and isinstance(value, Node):
                links.in_scheme.update({subject} if value.iri in schemes else ())
                links.anchored.update({subject} if value.iri in described else ())
    return links


def _gather_one(links: _Links, subject: str, field: str | None, predicate: str) -> None:
    """Note what a statement says of its subject, whatever its value is."""
    if field == "pref_label":
        links.labelled.add(subject)
    if field in _LABEL_FIELDS or predicate in _NAMES:
        links.named.add(subject)
    if field in LINKS:
        links.relating.add(subject)
    if field in LINKS or field == SCHEME:
        links.subjects.add(subject)


def _gather_link(links: _Links, subject: str, predicate: str, field: str | None, target: str) -> None:
    if field in _LINK_FIELDS:
        links.objects.add(target)
        links.pairs.append((subject, target))
    elif predicate == _TOP_CONCEPT_OF:
        links.objects.add(subject)
    elif field in _MATCH_FIELDS:
        links.mapped.append((subject, target))
    elif predicate in _MEMBERSHIPS:
        links.objects.add(target)
        links.anchored.add(target)


_MEMBERSHIPS: Final = frozenset({SKOS + "hasTopConcept", SKOS + "member"})


def _foreign(concepts: set[str], links: _Links) -> set[str]:
    """Return the concepts that belong to other vocabularies: mappings lead to them, and they are described on the side.

    It is decided for all concepts of a namespace, and of the namespaces linked to it by other relations than mappings.
    They are foreign if a mapping leads there, and none of them belongs to a scheme that the file describes, or to a
    collection. If all were foreign, a scheme of which only the type is said does too; and if all still are, none is.
    """
    groups = _Groups()
    for start, end in links.pairs:
        if start in concepts and end in concepts:
            groups.join(_space(start), _space(end))
    mapped = {groups.of(_space(end)) for start, end in _across(groups, concepts, links.mapped)}
    for anchored in (links.anchored, links.anchored | links.in_scheme):
        own = {groups.of(_space(iri)) for iri in concepts if iri in anchored}
        foreign = {iri for iri in concepts if groups.of(_space(iri)) in mapped - own}
        if len(foreign) < len(concepts):
            return foreign
    return set()


def _across(groups: "_Groups", concepts: set[str], pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of concepts that lead from one group to another."""
    for start, end in pairs:
        if start in concepts and end in concepts and groups.of(_space(start)) != groups.of(_space(end)):
            yield start, end


def _space(iri: str) -> str:
    """Return the namespace of an IRI. What has no IRI is a namespace of its own."""
    return iri if iri.startswith("_:") else namespace_of(iri)


class _Groups:
    """Sets of names that grow together (union-find with path halving)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the name that stands for the set that a name is in."""
        above = self._above
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make one set of the sets that two names are in."""
        self._above[self.of(one)] = self.of(other)
