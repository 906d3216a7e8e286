"""What an OWL file holds: its classes, its properties, and what annotates its axioms."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.formats.iris import (
    DC,
    DCT,
    OURS,
    OWL,
    RDF,
    RDFS,
    SKOS,
    TYPE,
    XSD,
    concept_id,
    is_iri,
    local_name,
    namespace_of,
)
from immuno_cli.formats.languages import rank
from immuno_cli.formats.obo.properties import OIO, obo_id, short_name
from immuno_cli.formats.obo.terms import Ontology, Property
from immuno_cli.formats.prefixes import contract
from immuno_cli.formats.rdf.graph import Graph, Node, Text, Value

CLASS_TYPES: Final = frozenset({OWL + "Class", RDFS + "Class", OWL + "DeprecatedClass"})
PROPERTY_TYPES: Final = frozenset(
    {OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty", RDF + "Property"}
)
OBO_DEFINITION: Final = "http://purl.obolibrary.org/obo/IAO_0000115"
AXIOM: Final = OWL + "Axiom"
SUB_CLASS: Final = RDFS + "subClassOf"

_BUILT_IN: Final = (OWL, RDF, RDFS, XSD, SKOS)
"""The namespaces of the languages themselves: their classes and properties are no part of an ontology."""
_NO_CLASSES: Final = ("_:", *_BUILT_IN)
"""What the IRI of a named class does not begin with."""
_AXIOM_PARTS: Final = ("annotatedSource", "annotatedProperty", "annotatedTarget")
_GENERAL_AXIOMS: Final = frozenset(
    {OWL + "AllDisjointClasses", OWL + "AllDifferent", OWL + "AllDisjointProperties"}
    | {OWL + "NegativePropertyAssertion", "http://www.w3.org/2003/11/swrl#Imp"}
)
_SUBSET: Final = OIO + "SubsetProperty"

Axioms = dict[tuple[str, str, Value], list[tuple[str, Value]]]
"""What annotates an axiom, by the axiom: its subject, its property and its value."""


class OwlFile:
    """An OWL file while it is read.

    Attributes:
        graph: The statements that are not read yet. Those of a class go when it is read, to save memory.
        classes: The IRIs of the classes, in the order of the file.
        axioms: What annotates the axioms.
        tags: The IRIs of annotation properties that OBO has as relations (`is_metadata_tag`).
        ontology: What the file says of itself, and its properties and subsets.
        changes: What was changed or left out.
        unread: How many statements were left out, by the short name of their property.
        naming_languages: How many classes are named in each language, in lower case; "" for a name without one.
    """

    def __init__(self, graph: Graph, language: str, base: str = "") -> None:
        """Find the classes and properties of a graph. `base` is how the IRIs of concepts begin, if it is known."""
        self.graph = graph
        self.changes = graph.changes
        self.unread: Counter[str] = Counter()
        self.naming_languages: Counter[str] = Counter()
        self.ontology = Ontology()
        self.language = language.casefold()
        self.own_language = ""
        self.classes = find_classes(graph)
        self.axioms = _take_axioms(graph)
        self.tags: set[str] = set()
        self.base = base or _find_base(self.classes)
        self._properties: dict[str, str] = {}
        if self.base and not self.base.startswith(OURS):
            self.ontology.iri = self.base
        self._read_properties()
        self._leave_out_links()
        for iri in self.classes:
            if not any(graph.nodes(iri, TYPE)):
                self.changes.add("untyped", 0, self.concept(iri))

    def _leave_out_links(self) -> None:
        """Leave out what has neither a type nor a text, and is above nothing that has: it is of another ontology."""
        described = [iri for iri in self.classes if _is_described(self.graph.statements[iri])]
        kept = set(described).union(_ancestors(self.graph, described))
        for iri in self.classes:
            if iri not in kept:
                del self.graph.statements[iri]
                self.changes.add("reference-only", 0, self.concept(iri))
        self.classes = [iri for iri in self.classes if iri in kept]

    def concept(self, iri: str) -> str:
        """Return the id of the class with this IRI. A text that is no IRI is an id already."""
        known = contract(iri)
        if known:
            return known
        short = obo_id(iri)
        return short if short != iri else concept_id(iri, self.base)

    def relation(self, iri: str) -> str:
        """Return the id of the property with this IRI, as OBO would give it."""
        if iri not in self._properties:
            short = contract(iri) or obo_id(iri)
            name = short if short != iri else local_name(iri)
            self._properties[iri] = iri if name in self._properties.values() else name
        return self._properties[iri]

    def property_name(self, iri: str) -> str:
        """Return what people call a property: its label, or its short name."""
        declared = self.ontology.properties.get(self.relation(iri))
        if declared and declared.name:
            return declared.name
        name = short_name(iri)
        return local_name(iri) if is_iri(name) else name

    def rank(self, text: Text) -> int:
        """Return how far the language of a text is from the chosen one (see `languages.rank`)."""
        return rank(text.language, self.language, self.own_language)

    def _read_properties(self) -> None:
        """Note the properties that the file declares: relations, and the subsets among those that annotate."""
        for iri, pairs in self.graph.statements.items():
            kinds = {value.iri for predicate, value in pairs if predicate == TYPE and isinstance(value, Node)}
            if kinds & PROPERTY_TYPES and not iri.startswith(_NO_CLASSES):
                self._read_property(iri)
        self.ontology.subsets = dict(sorted(self.ontology.subsets.items(), key=lambda subset: subset[0].casefold()))

    def _read_property(self, iri: str) -> None:
        graph = self.graph
        self.changes.add("property", 0, iri)
        parents = set(graph.nodes(iri, RDFS + "subPropertyOf"))
        label = next(graph.texts(iri, RDFS + "label"), None)
        definition = next(graph.texts(iri, OBO_DEFINITION, SKOS + "definition"), None)
        if _SUBSET in parents:
            comment = next(graph.texts(iri, RDFS + "comment", RDFS + "label"), None)
            self.ontology.subsets[self.concept(iri)] = comment.text if comment else ""
            return
        if any(text.text == "true" for text in graph.texts(iri, OIO + "is_metadata_tag", OIO + "is_class_level")):
            self.tags.add(iri)
        shorthand = next(graph.texts(iri, OIO + "shorthand"), None)
        if shorthand and shorthand.text:
            self._properties[iri] = shorthand.text
        self.ontology.properties[self.relation(iri)] = Property(
            name=label.text if label else "",
            definition=definition.text if definition else None,
            inverse_of=next(map(self.relation, graph.nodes(iri, OWL + "inverseOf")), None),
            broader=[self.relation(parent) for parent in parents],
        )


def find_classes(graph: Graph) -> list[str]:
    """Return the IRIs of the named classes that a graph describes, in the order of the file.

    What has no type is a class if it has a superclass or a subclass (RDF Schema 1.1, section 3.4).
    """
    if SUB_CLASS not in graph.predicates:
        typed = (subject for subject, kind in graph.iter_pairs(TYPE) if kind in CLASS_TYPES)
        return [iri for iri in dict.fromkeys(typed) if not iri.startswith(_NO_CLASSES)]
    parents = {value.iri for pairs in graph.statements.values() for value in _parents(pairs)}
    return [iri for iri, pairs in graph.statements.items() if _is_class(iri, pairs, parents)]


def _parents(pairs: Sequence[tuple[str, Value]]) -> Iterator[Node]:
    return (value for predicate, value in pairs if predicate == SUB_CLASS and isinstance(value, Node))


def _is_class(iri: str, pairs: Sequence[tuple[str, Value]], parents: Collection[str]) -> bool:
    if iri.startswith(_NO_CLASSES):
        return False
    kinds = [value for predicate, value in pairs if predicate == TYPE]
    if not kinds:
        return iri in parents or any(_parents(pairs))
    return any(isinstance(kind, Node) and kind.iri in CLASS_TYPES for kind in kinds)


def _is_described(pairs: Sequence[tuple[str, Value]]) -> bool:
    """Return whether a class has a type or a text, and not links alone."""
    return any(predicate == TYPE or isinstance(value, Text) for predicate, value in pairs)


def _ancestors(graph: Graph, classes: Iterable[str]) -> set[str]:
    """Return everything that is above some classes."""
    found: set[str] = set()
    below = list(classes)
    while below:
        for parent in _parents(graph.statements.get(below.pop(), ())):
            if parent.iri not in found:
                found.add(parent.iri)
                below.append(parent.iri)
    return found


def _take_axioms(graph: Graph) -> Axioms:
    """Return what annotates the axioms, and take it out of the graph."""
    axioms: Axioms = {}
    nodes = [iri for iri in graph.statements if AXIOM in graph.nodes(iri, TYPE)]
    for node in nodes:
        pairs = graph.statements.pop(node)
        said = [(name, value) for name, value in pairs if not name.startswith(OWL) and name != TYPE]
        axiom = _axiom(pairs)
        if axiom is None:
            graph.changes.add("axiom-annotation", 0, "an axiom without its subject, property or value")
        else:
            axioms.setdefault(axiom, []).extend(said)
    return axioms


def _axiom(pairs: list[tuple[str, Value]]) -> tuple[str, str, Value] | None:
    """Return the subject, the property and the value of the axiom that a node is about; None if one is missing."""
    parts = {local_name(predicate): value for predicate, value in pairs if predicate.startswith(OWL)}
    source, predicate, target = (parts.get(part) for part in _AXIOM_PARTS)
    if isinstance(source, Node) and isinstance(predicate, Node) and target is not None:
        return source.iri, predicate.iri, target
    return None


def _find_base(classes: list[str]) -> str:
    """Return the most frequent namespace of the classes whose ids do not come with a prefix; "" if there is none."""
    spaces = Counter(namespace_of(iri) for iri in classes if not contract(iri) and obo_id(iri) == iri)
    return spaces.most_common(1)[0][0] if spaces else ""


def count_axioms(file: OwlFile) -> None:
    """Count what annotates the axioms of which nothing was read."""
    for (source, predicate, _), said in file.axioms.items():
        for _ in range(max(len(said), 1)):
            file.changes.add("axiom-annotation", 0, f"{file.concept(source)}: {short_name(predicate)}")


def count_others(file: OwlFile) -> None:
    """Count what stands in the file beside its classes: individuals, axioms that are about no one class, and others."""
    for iri, pairs in file.graph.statements.items():
        _count_other(file, iri, pairs)


def _count_other(file: OwlFile, iri: str, pairs: list[tuple[str, Value]]) -> None:
    kinds = {value.iri for predicate, value in pairs if predicate == TYPE and isinstance(value, Node)}
    named = "[]" if iri.startswith("_:") else iri
    if kinds & _GENERAL_AXIOMS or (named != iri and _states_subclass(pairs)):
        file.changes.add("general-axiom", 0, named)
    elif _is_individual(kinds):
        file.changes.add("instance", 0, named)
    elif not iri.startswith(_NO_CLASSES) and not any(map(_is_read_type, kinds)):
        file.changes.add("other-resource", 0, f"{iri}: {_type_name(kinds)}")


def _type_name(kinds: Collection[str]) -> str:
    return short_name(min(kinds)) if kinds else "no type"


def _is_read_type(kind: str) -> bool:
    """Return whether a type of OWL is one whose resources are read, or counted elsewhere."""
    return local_name(kind).endswith(("Class", "Property", "Ontology"))


def _states_subclass(pairs: list[tuple[str, Value]]) -> bool:
    return any(predicate == SUB_CLASS for predicate, _ in pairs)


def _is_individual(kinds: set[str]) -> bool:
    return OWL + "NamedIndividual" in kinds or any(not kind.startswith(_BUILT_IN) for kind in kinds)


def iter_header(graph: Graph) -> Iterator[tuple[str, str, Value]]:
    """Yield what the file says of itself: the IRI of the ontology, a property, and its value."""
    for iri, pairs in graph.statements.items():
        if OWL + "Ontology" in graph.nodes(iri, TYPE):
            for predicate, value in pairs:
                yield iri, predicate, value


def header_language(graph: Graph) -> str:
    """Return the language that an ontology says it is in, in lower case, or ""."""
    for _, predicate, value in iter_header(graph):
        if predicate in (DCT + "language", DC + "language") and isinstance(value, Text):
            return value.text.casefold()
    return ""
