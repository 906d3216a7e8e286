"""What a SKOS file is about, worked out once: its concepts, their ids, and what its properties mean."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import (
    CC,
    DC,
    DCT,
    FOAF,
    IMMUNO,
    ISO_THES,
    OURS,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOS_XL,
    TYPE,
    VOID,
    base_of,
    concept_id,
    is_iri,
    namespace_of,
)
from immuno_cli.formats.languages import rank, sort_by_rank
from immuno_cli.formats.skos.rdf_graph import Graph, Node, Text, Value

_LINKS: Final = ("broader", "narrower", "broaderTransitive", "narrowerTransitive", "related")

FIELDS: Final[Mapping[str, str]] = {
    **{f"{space}{role}Label": role for space in (SKOS, SKOS_XL) for role in ("pref", "alt", "hidden")},
    **{SKOS + link: link for link in _LINKS},
    **{f"{ISO_THES}{way}{kind}": way for way in ("broader", "narrower") for kind in ("Generic", "Partitive")},
    **{f"{ISO_THES}{way}Instantial": way for way in ("broader", "narrower")},
    **{SKOS + key: field for key, field in {**MATCH_KEYS, **STATEMENT_KEYS}.items()},
    SKOS + "note": "scope_notes",
    SKOS + "changeNote": "editorial_notes",
    SKOS + "historyNote": "editorial_notes",
    SKOS + "notation": "notations",
    SKOS + "semanticRelation": "relation",
    SKOS + "mappingRelation": "related_matches",
    SKOS + "topConceptOf": "scheme",
    SKOS + "inScheme": "scheme",
}
"""What a property of a concept is read as."""

_NO_RELATION: Final = (RDF, RDFS, OWL, SKOS, SKOS_XL, ISO_THES, DCT, DC, CC, FOAF, VOID, IMMUNO)
_COLLECTIONS: Final = frozenset(
    {SKOS + "Collection", SKOS + "OrderedCollection", ISO_THES + "ConceptGroup", ISO_THES + "ThesaurusArray"}
)


class Source(NamedTuple):
    """A graph, and what was found out about it.

    `concepts` maps IRIs to ids, in the file's order. `parts` are the schemes that state concepts, where several do.
    """

    graph: Graph
    fields: Mapping[str, str]
    language: str
    fallback: str
    base: str
    schemes: tuple[str, ...]
    parts: tuple[str, ...]
    concepts: Mapping[str, str]
    collections: tuple[str, ...]

    def best(self, texts: Iterator[Text]) -> str | None:
        """Return the text whose language is nearest to the chosen one, None where there is none."""
        found = [text for text in texts if text.text.strip()]
        order = sort_by_rank((text.language for text in found), self.language, self.fallback)
        return found[order[0]].text if order else None

    def rank(self, text: Text) -> int:
        """Return how far a text's language is from the chosen one."""
        return rank(text.language, self.language, self.fallback)

    def name(self, iri: str) -> str:
        """Return the id of whatever has this IRI."""
        return self.concepts.get(iri) or concept_id(iri, self.base)

    def is_relation(self, predicate: str, value: Value) -> bool:
        """Return whether a statement about a concept is a typed relation of the file's own making."""
        if not isinstance(value, Node):
            return False
        if predicate in self.fields:
            return self.fields[predicate] == "relation"
        return value.iri in self.concepts and not predicate.startswith(_NO_RELATION)


def survey(graph: Graph, language: str) -> Source:
    """Return what a SKOS graph is about, for a reader of `language`."""
    fields = {**_declared_fields(graph), **FIELDS}
    typed = _typed(graph)
    schemes, parts = _schemes(graph, typed[SKOS + "ConceptScheme"])
    collections = tuple(dict.fromkeys(iri for kind in typed if kind in _COLLECTIONS for iri in typed[kind]))
    found = _concepts(graph, fields, typed, {*schemes, *collections})
    base = _base(graph, schemes, found)
    own = next(graph.texts(schemes[0], DCT + "language", DC + "language"), None) if schemes else None
    blank = (f"_:{number}" for number in range(1, len(found) + 1))
    concepts = {iri: next(blank) if iri.startswith("_:") else concept_id(iri, base) for iri in found}
    fallback = own.text.casefold() if own else ""
    return Source(graph, fields, language.casefold(), fallback, base, schemes, parts, concepts, collections)


def _typed(graph: Graph) -> Mapping[str, list[str]]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for subject in graph.statements:
        for kind in graph.nodes(subject, TYPE):
            by_type[kind].append(subject)
    return by_type


def _declared_fields(graph: Graph) -> dict[str, str]:
    """Return what the file's own sub-properties of SKOS properties are to be read as (RDFS entailment)."""
    below: dict[str, list[str]] = defaultdict(list)
    for subject in graph.statements:
        if subject not in FIELDS:
            for parent in graph.nodes(subject, RDFS + "subPropertyOf"):
                below[parent].append(subject)
    fields: dict[str, str] = {}
    for known, field in FIELDS.items():
        for own in _closure(known, below):
            # a relation with a name of its own is more than the bare "related" that it specialises
            fields.setdefault(own, "relation" if field == "related" else field)
    return fields


def _closure(start: str, edges: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield all that can be reached from `start`, the nearest first."""
    seen, queue = {start}, [start]
    for node in queue:
        for target in edges.get(node, ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
                yield target


def _concepts(graph: Graph, fields: Mapping[str, str], typed: Mapping[str, list[str]], others: set[str]) -> list[str]:
    """Return the concepts in the order of the file.

    These are the instances of skos:Concept and of the classes declared below it, and what has a preferred label and
    stands in a relation that only concepts have (SKOS S19, S22), whatever its type.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for subject in graph.statements:
        for parent in graph.nodes(subject, RDFS + "subClassOf"):
            below[parent].append(subject)
    kinds = [SKOS + "Concept", *_closure(SKOS + "Concept", below)]
    known = {iri for kind in kinds for iri in typed.get(kind, ())}
    implied = {iri for scheme in typed[SKOS + "ConceptScheme"] for iri in graph.nodes(scheme, SKOS + "hasTopConcept")}
    related = {*_LINKS, "scheme"}
    labelled = set()
    for subject, pairs in graph.statements.items():
        roles = {fields.get(predicate) for predicate, _ in pairs}
        if "pref" in roles:
            labelled.add(subject)
        if roles & related:
            implied.add(subject)
    wanted = (known | (implied & labelled)) - others
    return [subject for subject in graph.statements if subject in wanted]


def _schemes(graph: Graph, schemes: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the concept schemes, the one that most of the file is about first; and those with concepts, if several."""
    sizes = Counter(
        target
        for subject in graph.statements
        for target in set(graph.nodes(subject, SKOS + "inScheme", SKOS + "topConceptOf"))
    )
    ordered = tuple(sorted(schemes, key=lambda scheme: -sizes[scheme]))
    parts = tuple(scheme for scheme in schemes if sizes[scheme])
    return ordered, parts if len(parts) > 1 else ()


def _base(graph: Graph, schemes: tuple[str, ...], concepts: list[str]) -> str:
    """Return what the concepts' IRIs begin with: what the scheme says, its own IRI, or what most of them share."""
    if schemes:
        stated = next(graph.texts(schemes[0], VOID + "uriSpace"), None)
        own = base_of(schemes[0])
        inside = sum(iri.startswith(own) for iri in concepts)
        if stated and is_iri(stated.text):
            return stated.text
        if own.startswith(OURS) or 2 * inside >= len(concepts):
            return own
    spaces = Counter(namespace_of(iri) for iri in concepts if not iri.startswith("_:"))
    return spaces.most_common(1)[0][0] if spaces else OURS
