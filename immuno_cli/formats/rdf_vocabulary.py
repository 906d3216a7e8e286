"""A vocabulary in RDF: concepts of SKOS, classes of OWL, or both."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.iris import RDFS, SKOS, TYPE, local_name
from immuno_cli.formats.owl.ontology import AXIOM, SUB_CLASS, find_classes
from immuno_cli.formats.owl.reader import read_owl_graph
from immuno_cli.formats.rdf.graph import NAMES, Graph, Node, Value, load_graph
from immuno_cli.formats.reading import Changes, Note, Progress, Reading
from immuno_cli.formats.skos.index import SkosIndex, index_graph, only_language
from immuno_cli.formats.skos.reader import read_skos_index

_SKOS_NAMES: Final = ("broader", "narrower", "related", "inScheme", "hasTopConcept", "topConceptOf", "member")
_LINKS: Final = frozenset(SKOS + name for name in _SKOS_NAMES)
_KINDS: Final = frozenset({TYPE, SUB_CLASS})
_MOST_TYPES: Final = 5

_DEFAULT: Final = "en"


def read_rdf(data: bytes, *, syntax: str, name: str, language: str, progress: Progress) -> Reading:
    """Return the vocabulary that an RDF file states: its SKOS concepts, its OWL classes, or both.

    Of a file with both, the kind that it has more of comes first. What the file says of that kind names the vocabulary,
    and what it says of the other one fills the gaps. The arguments are those of `read_skos`. Where no language is
    chosen, it is the only one that the scheme says it is in, or else English.

    Raises InvalidVocabularyError if the file is not of its syntax, or states neither.
    """
    graph = load_graph(data, syntax=syntax, name=name, progress=progress)
    del data
    if not _mentions_skos(graph) and find_classes(graph):
        return read_owl_graph(graph, name=name, language=language or _DEFAULT, progress=progress)
    is_asked = bool(language)
    index, language = _index_in_language(graph, language)
    classes = _vocabulary_classes(graph, index)
    if not index.concepts and not classes:
        raise InvalidVocabularyError(
            f"this {NAMES[syntax]} states no SKOS concept and no OWL class{_types_found(graph)}",
            where=name,
            hint="A concept is a resource of type skos:Concept or owl:Class.",
        )
    if not index.concepts:
        return read_owl_graph(graph, name=name, language=language, progress=progress)
    rest = _take_classes(index, classes) if classes else None
    if classes:
        index = index.with_ontologies(first=len(classes) > len(index.concepts))
    concepts = read_skos_index(index, name=name, language=language, progress=progress)
    if not is_asked:
        concepts = _of_one_language(concepts)
    concepts = concepts._replace(notes=(*concepts.notes, *_note_other_classes(graph, index, classes)))
    if rest is None:
        return concepts
    others = read_owl_graph(rest, name=name, language=language, progress=progress, base=index.base, alone=False)
    return _joined(concepts, others, name)


def _index_in_language(graph: Graph, language: str) -> tuple[SkosIndex, str]:
    """Return the index of a graph and the language that it is read in: the chosen one, or that of the scheme."""
    index = index_graph(graph, language or _DEFAULT)
    if language:
        return index, language
    own = only_language(index) or _DEFAULT
    return index._replace(language=own.casefold()), own


def _of_one_language(reading: Reading) -> Reading:
    """Return what was read without the note that no concept is named in English, if all are named in one language."""
    own = [concept for concept in reading.concepts if not concept.deprecated]
    notes = [note for note in reading.notes if note.code != "language" or note.count < len(own)]
    return reading._replace(notes=tuple(notes))


def _take_classes(index: SkosIndex, classes: Sequence[str]) -> Graph:
    """Return the graph of the classes, and take what annotates axioms out of that of the concepts."""
    statements = index.graph.statements
    left_out = {*index.concepts, *find_classes(index.graph)}.difference(classes)
    rest = {iri: pairs for iri, pairs in statements.items() if iri not in left_out}
    for node in {iri for iri, kind in index.graph.iter_pairs(TYPE) if kind == AXIOM}:
        del statements[node]
    return Graph(rest, Changes(), index.graph.predicates)


def _mentions_skos(graph: Graph) -> bool:
    """Return whether a resource has a type of SKOS, is a class below one, or has a property that only concepts have."""
    return any(_is_of_skos(predicate, value) for pairs in graph.statements.values() for predicate, value in pairs)


def _is_of_skos(predicate: str, value: Value) -> bool:
    if predicate in _KINDS:
        return isinstance(value, Node) and value.iri.startswith(SKOS)
    return predicate in _LINKS


def _vocabulary_classes(graph: Graph, index: SkosIndex) -> list[str]:
    """Return the classes that are things of the vocabulary.

    Beside concepts, these are not the classes that the file makes for its own resources: those below a class of SKOS,
    those that are the type of something, and those without a label.
    """
    classes = find_classes(graph)
    if not index.concepts:
        return classes
    used = {kind for _, kind in graph.iter_pairs(TYPE)}
    return [iri for iri in classes if iri not in index.concepts and iri not in used and _is_thing(graph, iri)]


def _note_other_classes(graph: Graph, index: SkosIndex, classes: Sequence[str]) -> Iterable[Note]:
    """Return the note of the classes that are neither concepts nor things of the vocabulary."""
    changes = Changes()
    for iri in find_classes(graph):
        if iri not in index.concepts and iri not in classes:
            changes.add("schema-class", 0, index.id_of(iri))
    return changes.notes(
        {
            "schema-class": (
                "class[es] that [names|name] the kinds of other resources, or [has|have] no label, [was|were] left out"
            )
        }
    )


def _is_thing(graph: Graph, iri: str) -> bool:
    is_of_skos = any(parent.startswith(SKOS) for parent in graph.nodes(iri, SUB_CLASS))
    return not is_of_skos and any(graph.texts(iri, RDFS + "label", SKOS + "prefLabel"))


def _types_found(graph: Graph) -> str:
    """Return what the file holds instead, by the names of types: ` (it has Person 3, Organization 1)`."""
    kinds = Counter(local_name(kind) for _, kind in graph.iter_pairs(TYPE))
    named = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common(_MOST_TYPES))
    return f" (it has {named})" if named else ""


def _joined(concepts: Reading, classes: Reading, name: str) -> Reading:
    """Return one reading of both, the larger one first. `name` is the title of a file that states none."""
    first, second = sorted((concepts, classes), key=lambda reading: -len(reading.concepts))
    scheme = concepts.scheme._replace(
        id=first.scheme.id,
        title=first.scheme.title if concepts.scheme.title == name else concepts.scheme.title,
        facets=_once((*first.scheme.facets, *second.scheme.facets)),
        relation_types=_once((*first.scheme.relation_types, *second.scheme.relation_types)),
    )
    changes = Changes()
    for concept in classes.concepts:
        changes.add("both", 0, concept.id)
    both = changes.notes({"both": "class[es] of OWL [was|were] read beside the concepts of SKOS"})
    return Reading(scheme, [*first.concepts, *second.concepts], (*concepts.notes, *classes.notes, *both))


def _once(records: Sequence[Any]) -> tuple[Any, ...]:
    """Return records without those whose id an earlier one has."""
    kept: dict[str, Any] = {}
    for record in records:
        kept.setdefault(record.id, record)
    return tuple(kept.values())
