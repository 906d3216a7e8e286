"""An index of a SKOS graph: its schemes, its collections, its concepts and their ids, found once and then looked up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

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
from immuno_cli.formats.rdf.graph import Graph, Node, Text, Value
from immuno_cli.formats.skos.concepts import find_concepts
from immuno_cli.formats.skos.lists import read_members_of_lists
from immuno_cli.formats.skos.own_terms import OBO_IN_OWL
from immuno_cli.formats.skos.properties import RELATION, REPLACED_BY, read_properties_as
from immuno_cli.formats.skos.repeated import leave_out_repeated

_SCHEME: Final = SKOS + "ConceptScheme"
_PREFERRED: Final = frozenset({SKOS + "prefLabel", SKOS_XL + "literalForm", RDFS + "label"})
"""The properties of preferred labels."""
_COLLECTIONS: Final = frozenset(
    {SKOS + "Collection", SKOS + "OrderedCollection", ISO_THES + "ConceptGroup", ISO_THES + "ThesaurusArray"}
)
_NO_RELATIONS: Final = (RDF, RDFS, OWL, SKOS, SKOS_XL, ISO_THES, DCT, DC, CC, FOAF, VOID, IMMUNO, OBO_IN_OWL)
"""Namespaces whose properties are never read as typed relations of the file's own."""

_MUCH: Final = 50
"""The file says much of a resource if it has more statements about it than this."""


class SkosIndex(NamedTuple):
    """A graph, and what its resources are.

    Attributes:
        graph: All statements of the file.
        read_as: What each property is read as (see `properties.READ_AS`).
        language: The language that the reader chose, in lower case.
        own_language: The language that the scheme says it is in, in lower case; "" if it says none.
        base: How the IRIs of the concepts begin.
        schemes: The IRIs of the concept schemes, the one with the most concepts first.
        headers: The IRIs of what says something of the whole vocabulary: the schemes, then the ontologies.
        describing: The headers that speak for the vocabulary. The first that has a title, say, gives its title.
        populated_schemes: The schemes that have concepts, if there are at least two; otherwise empty.
        concepts: The ids of the concepts by their IRIs, in the order of the file.
        foreign: The IRIs of the concepts that the file describes but that belong to other vocabularies.
        collections: The IRIs of the collections.
        groups: The number of each scheme and collection, by its IRI.
        unknown_schemes: The IRIs of schemes that concepts name and the file does not describe.
        remembered: The best texts of resources with many statements, which need not be read again.
        listed: What the lists of ordered collections hold, by the IRI of the collection, once it is read.
    """

    graph: Graph
    read_as: Mapping[str, str]
    language: str
    own_language: str
    base: str
    schemes: tuple[str, ...]
    headers: tuple[str, ...]
    describing: tuple[str, ...]
    populated_schemes: tuple[str, ...]
    concepts: Mapping[str, str]
    foreign: tuple[str, ...]
    collections: tuple[str, ...]
    groups: Mapping[str, int]
    unknown_schemes: tuple[str, ...]
    remembered: dict[tuple[str, ...], str | None]
    listed: dict[str, Sequence[Value]]

    def with_ontologies(self, *, first: bool) -> "SkosIndex":
        """Return the index of a file with classes of OWL, too, for which its ontologies speak.

        They are the first headers, or those after the largest scheme. Those of the languages themselves stay out.
        """
        ontologies = [iri for iri in self.headers if iri not in self.schemes and not _is_built_in(iri)]
        scheme = self.schemes[:1]
        describing = (*ontologies, *scheme) if first else (*scheme, *ontologies)
        return self._replace(headers=tuple(dict.fromkeys((*describing, *self.headers))), describing=describing)

    def best(self, texts: Iterable[Text]) -> str | None:
        """Return the text whose language is nearest to the chosen one, or None if there is no text."""
        found = [text for text in texts if text.text.strip()]
        order = sort_by_rank((text.language for text in found), self.language, self.own_language)
        return found[order[0]].text if order else None

    def best_of(self, iri: str, *properties: str) -> str | None:
        """Return the best of the texts that a resource's properties have (see `best`), or None if there is none.

        Many statements may ask for the same resource. If the file says much of it, the answer is remembered.
        """
        if len(self.graph.statements.get(iri, ())) <= _MUCH:
            return self.best(self.graph.texts(iri, *properties))
        asked = (iri, *properties)
        if asked not in self.remembered:
            self.remembered[asked] = self.best(self.graph.texts(iri, *properties))
        return self.remembered[asked]

    def rank(self, text: Text) -> int:
        """Return how far the language of a text is from the chosen one: 0 if it is the same (see `languages.rank`)."""
        return rank(text.language, self.language, self.own_language)

    def id_of(self, iri: str) -> str:
        """Return the id of the concept that has this IRI, whether or not the file describes it."""
        return self.concepts.get(iri) or concept_id(iri, self.base)

    def is_named(self, iri: str) -> bool:
        """Return whether a resource is a concept, or has an address."""
        return iri in self.concepts or not iri.startswith("_:")

    def is_thing(self, iri: str) -> bool:
        """Return whether a resource is a concept, or a class of the file's own."""
        return iri in self.concepts or OWL + "Class" in set(self.graph.nodes(iri, TYPE))

    def is_relation(self, predicate: str, value: Value) -> bool:
        """Return whether a statement about a concept is a typed relation of the file's own."""
        if not isinstance(value, Node):
            return False
        if predicate in self.read_as:
            return self.read_as[predicate] == RELATION and self.is_named(value.iri)
        return value.iri in self.concepts and not predicate.startswith(_NO_RELATIONS) and predicate not in REPLACED_BY


def index_graph(graph: Graph, language: str) -> SkosIndex:
    """Return the index of a SKOS graph for a reader of `language`, a BCP 47 tag."""
    read_as = read_properties_as(graph)
    read_members_of_lists(graph, read_as)
    leave_out_repeated(graph, read_as)
    by_type = _subjects_by_type(graph)
    sizes = _scheme_sizes(graph)
    stated = _schemes(graph, by_type, sizes)
    schemes = tuple(sorted(stated, key=lambda scheme: -sizes[scheme]))
    populated = tuple(scheme for scheme in stated if sizes[scheme])
    collections = _collections(graph, by_type)
    concepts, foreign = find_concepts(graph, read_as, by_type, schemes, collections)
    base = _find_base(graph, schemes, concepts)
    headers = tuple(dict.fromkeys([*schemes, *by_type[OWL + "Ontology"]]))
    return SkosIndex(
        graph=graph,
        read_as=read_as,
        language=language.casefold(),
        own_language=_own_language(graph, schemes),
        base=base,
        schemes=schemes,
        headers=headers,
        describing=headers[:1],
        populated_schemes=populated if len(populated) > 1 else (),
        concepts=_concept_ids(concepts, base),
        foreign=tuple(foreign),
        collections=collections,
        groups={iri: number for number, iri in enumerate((*schemes, *collections), 1)},
        unknown_schemes=_unknown_schemes(sizes, schemes, base),
        remembered={},
        listed={},
    )


def _subjects_by_type(graph: Graph) -> Mapping[str, list[str]]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for subject, kind in graph.iter_pairs(TYPE):
        by_type[kind].append(subject)
    return by_type


def _schemes(graph: Graph, by_type: Mapping[str, list[str]], sizes: Mapping[str, int]) -> list[str]:
    """Return the concept schemes: by their type, as the schemes of concepts, or as what has top concepts (S4, S5)."""
    named = (iri for iri in sizes if iri in graph.statements)
    with_tops = (iri for iri, _ in graph.iter_pairs(SKOS + "hasTopConcept"))
    others = [iri for iri in (*named, *with_tops) if iri not in by_type[SKOS + "Concept"]]
    return list(dict.fromkeys([*by_type[_SCHEME], *others]))


def _collections(graph: Graph, by_type: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the collections: by their type, or as what has members (S31)."""
    typed = [iri for kind in by_type if kind in _COLLECTIONS for iri in by_type[kind]]
    with_members = dict.fromkeys(iri for iri, _ in graph.iter_pairs(SKOS + "member", SKOS + "memberList"))
    others = [iri for iri in with_members if not {SKOS + "Concept", _SCHEME}.intersection(graph.nodes(iri, TYPE))]
    return tuple(dict.fromkeys([*typed, *others]))


def _concept_ids(iris: list[str], base: str) -> dict[str, str]:
    """Return the id of each concept by its IRI. A concept without an IRI gets a number, such as `_:1`."""
    ids: dict[str, str] = {}
    nameless = 0
    for iri in iris:
        if iri.startswith("_:"):
            nameless += 1
            ids[iri] = f"_:{nameless}"
        else:
            ids[iri] = concept_id(iri, base)
    return ids


def _scheme_sizes(graph: Graph) -> Counter[str]:
    """Return how many concepts each scheme has."""
    members = dict.fromkeys(graph.iter_pairs(SKOS + "inScheme", SKOS + "topConceptOf"))
    return Counter(scheme for _, scheme in members)


def _is_built_in(ontology: str) -> bool:
    """Return whether an ontology is that of a language, such as SKOS, which a file may have a copy of."""
    return f"{ontology}#".startswith(_NO_RELATIONS) or ontology.startswith(_NO_RELATIONS)


def _unknown_schemes(sizes: Iterable[str], schemes: Sequence[str], base: str) -> tuple[str, ...]:
    """Return the schemes that concepts name and the file does not describe, without the one whose IRI is known."""
    return tuple(iri for iri in sizes if iri not in schemes and base_of(iri) != base)


def only_language(index: SkosIndex) -> str:
    """Return the language that the first scheme says it is in, "" if it says none or several, or no label is in it."""
    first = index.schemes[:1]
    stated = {text.text for scheme in first for text in index.graph.texts(scheme, DCT + "language", DC + "language")}
    own = stated.pop() if len(stated) == 1 else ""
    return own if own and _may_have_labels_in(index.graph, own.casefold().partition("-")[0]) else ""


def _may_have_labels_in(graph: Graph, language: str) -> bool:
    """Return whether a preferred label is in a language, or none says what it is in."""
    values = (value for pairs in graph.statements.values() for name, value in pairs if name in _PREFERRED)
    languages = {value.language.partition("-")[0] for value in values if isinstance(value, Text) and value.language}
    return language in languages or not languages


def _own_language(graph: Graph, schemes: tuple[str, ...]) -> str:
    if not schemes:
        return ""
    stated = next(graph.texts(schemes[0], DCT + "language", DC + "language"), None)
    return stated.text.casefold() if stated else ""


def _find_base(graph: Graph, schemes: tuple[str, ...], concepts: list[str]) -> str:
    """Return how the IRIs of the concepts begin.

    The scheme may say it (void:uriSpace). If not, it is the scheme's own IRI, if at least half of the concepts begin
    with it, or if the IRI was made up here. Otherwise it is the most frequent namespace of the concepts.
    """
    if schemes:
        stated = next(graph.texts(schemes[0], VOID + "uriSpace"), None)
        if stated and is_iri(stated.text):
            return stated.text
        own = base_of(schemes[0])
        inside = sum(iri.startswith(own) for iri in concepts)
        if own.startswith(OURS) or 2 * inside >= len(concepts):
            return own
    spaces = Counter(namespace_of(iri) for iri in concepts if not iri.startswith("_:"))
    return spaces.most_common(1)[0][0] if spaces else OURS
