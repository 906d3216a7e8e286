"""Reads OWL: classes are concepts, as the OBO form of the same ontology has them (https://owlcollab.github.io/oboformat).

A named superclass is a broader concept, a simple existential restriction a typed relation. Logical definitions are left
out, as those of OBO are. What stands in the file beside classes is counted.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.iris import OWL, TYPE
from immuno_cli.formats.languages import KEPT, canonical, rank
from immuno_cli.formats.obo.properties import OIO, short_name
from immuno_cli.formats.obo.scheme import NOTES, finish_reading, finish_term
from immuno_cli.formats.owl.individuals import with_individuals
from immuno_cli.formats.owl.ontology import OwlFile, count_axioms, count_others, header_language, iter_header
from immuno_cli.formats.owl.terms import Pair, read_term
from immuno_cli.formats.prefixes import OBO_PURL
from immuno_cli.formats.rdf.graph import NAMES, Graph, Text, Value, load_graph
from immuno_cli.formats.rdf.graph import NOTES as GRAPH_NOTES
from immuno_cli.formats.rdf.names import most_common
from immuno_cli.formats.reading import Progress, Reading, in_plural
from immuno_cli.formats.versions import version_in

if TYPE_CHECKING:
    from immuno_cli.model import Concept

_SHARED: Final = (
    "no-name",
    "consider",
    "self-link",
    "obsolete-name",
    "bad-xref",
    "empty-label",
    "synonym-type",
    "synonym-scope",
    "synonym-xref",
    "repeated-id",
    "header-value",
    "change-note",
)
_NOTES: Final = {
    **{code: NOTES[code] for code in _SHARED},
    "no-label": "class[es] without a label [has|have] a synonym as name",
    "spaced-id": "space[s] after the prefix of a cross-reference [was|were] taken out",
    "second-name": (
        "further label[s] of a class in the same language [is|are] kept as [an alternative label|alternative labels]"
    ),
    "notes": "statement[s] in [another language was|other languages were] left out",
    "merged-id": NOTES["merged-id"],
    "reference-only": ("class[es] that [is|are] only referred to, not described, [was|were] left out"),
    "untyped": "resource[s] without a type [was|were] taken as [a class|classes] by [its|their] super- or subclasses",
    "parent-text": "superclass[es] that [is|are] text, not an address, [was|were] left out",
    "other-resource": "resource[s] that [is|are] neither a class nor a property [was|were] left out",
    "logic": "logical definition[s] (equivalences, disjointness, restrictions that are not simple) [was|were] left out",
    "axiom-annotation": "annotation[s] of [an axiom was|axioms were] left out",
    "empty-text": "empty definition[s] [was|were] left out",
    "other-value": "value[s] of other properties [was|were] left out",
    "import": "imported [ontology was|ontologies were] not fetched",
    "property": (
        "[property is not a concept but names a relation|properties are not concepts but name relations] where classes "
        "use [it|them]"
    ),
    "individual": "individual[s] with a label [is a concept|are concepts] below [its class|their classes]",
    "instance": "individual[s] without a label or a class in the file, or only in annotations, [was|were] left out",
    "general-axiom": "axiom[s] about more than one class [was|were] left out",
    **GRAPH_NOTES,
}
"""What a reader may change or leave out, by the code that counts it. `in_number` chooses the form."""

_MERGED: Final = OBO_PURL + "IAO_0000227"
_OBSOLESCENCE_REASON: Final = OBO_PURL + "IAO_0000231"
_CLASSES_PER_PROGRESS: Final = 2000


def read_owl(data: bytes, *, syntax: str, name: str, language: str, progress: Progress) -> Reading:
    """Return the vocabulary that an OWL file states, with its labels in `language`, a BCP 47 tag.

    Args:
        data: The bytes of the file.
        syntax: One of turtle, rdfxml, ntriples and jsonld.
        name: The name of the file: it stands in errors, and in place of a missing title.
        language: A BCP 47 tag such as "en" or "de-AT".
        progress: Called now and then with what is done.

    Raises:
        InvalidVocabularyError: The bytes are not of this syntax, or describe no class.
        MissingExtraError: pyoxigraph is not installed.
    """
    graph = load_graph(data, syntax=syntax, name=name, progress=progress)
    reading = read_owl_graph(graph, name=name, language=language, progress=progress)
    if not reading.concepts:
        raise InvalidVocabularyError(f"this {NAMES[syntax]} describes no class of OWL", where=name)
    return reading


def read_owl_graph(
    graph: Graph, *, name: str, language: str, progress: Progress, base: str = "", alone: bool = True
) -> Reading:
    """Return the vocabulary that the classes of a graph make up. The graph is used up, to save memory.

    `base` is how the IRIs of concepts begin, if it is known. What stands beside the classes, and what the file says of
    itself and no vocabulary has a place for, is counted if they are `alone`, that is if nobody else reads the file.
    """
    file = OwlFile(with_individuals(graph) if alone else graph, language, base)
    graph = file.graph
    file.own_language = header_language(graph)
    _read_header(file)
    merged = _alternative_ids(file)
    concepts: list[Concept] = []
    for number, iri in enumerate(file.classes):
        if number % _CLASSES_PER_PROGRESS == 0:
            progress("checking", number, len(file.classes))
        pairs = graph.statements.pop(iri)
        reason = _reason_to_skip(file, iri, pairs, merged)
        if reason:
            file.changes.add(reason, 0, file.concept(iri))
        else:
            concepts.append(finish_term(read_term(file, iri, pairs), file.changes))
    progress("checking", len(file.classes), len(file.classes))
    count_axioms(file)
    if alone:
        count_others(file)
    _name_language(file, language)
    reading = finish_reading(file.ontology, concepts, file.changes, name=name)
    if not alone:
        del file.changes["header-value"], file.changes["import"]
    left_out = _NOTES["other-value"] + in_plural(most_common(file.unread))
    return reading._replace(notes=file.changes.notes({**_NOTES, "other-value": left_out}))


def _read_header(file: OwlFile) -> None:
    """Read what the file says of itself."""
    ontology = file.ontology
    for iri, predicate, value in _header_by_language(file):
        ontology.name = ontology.name or iri
        name = short_name(predicate)
        if not _word(value).strip():
            continue
        if _word(value).startswith("_:"):
            file.changes.add("header-value", 0, name)
        elif predicate == OWL + "imports":
            file.changes.add("import", 0, _word(value))
        elif predicate == OWL + "versionIRI":
            ontology.version = version_in(_word(value))
            ontology.values.setdefault("version", []).append(_word(value))
        elif name == "rdfs:comment":
            ontology.remarks.append(_word(value))
        elif predicate != TYPE:
            ontology.values.setdefault(name, []).append(_word(value))


def _name_language(file: OwlFile, chosen: str) -> None:
    """Let the ontology be in the language that its classes are named in, spelled as the file spells it.

    Names without a language are in the one that the file says it is in, or else in the chosen one.
    """
    language = _main_language(file, chosen)
    stated = file.ontology.values.get("dc:language", [])
    spelled = next((tag for tag in stated if tag.casefold() == language.casefold()), language)
    file.ontology.values["dc:language"] = [spelled, *(tag for tag in stated if tag != spelled)]


def _main_language(file: OwlFile, chosen: str) -> str:
    """Return the chosen language where most classes are named in it or a variant, else that of most names."""
    untold = file.own_language or chosen.casefold()
    counts = Counter[str]()
    for language, count in file.naming_languages.items():
        named = language or untold
        is_near = rank(named, chosen.casefold()) < KEPT
        counts["" if is_near else named] += count
    most = counts.most_common(1)[0][0] if counts else untold
    return canonical(most) if most else chosen


def _header_by_language(file: OwlFile) -> list[tuple[str, str, Value]]:
    """Return what the file says of itself: texts in the nearest language first, the address of the version last."""

    def place(stated: tuple[str, str, Value]) -> tuple[bool, int]:
        _, predicate, value = stated
        return predicate == OWL + "versionIRI", file.rank(value) if isinstance(value, Text) else 0

    return sorted(iter_header(file.graph), key=place)


def _alternative_ids(file: OwlFile) -> set[str]:
    graph = file.graph
    return {text.text for iri in file.classes for text in graph.texts(iri, OIO + "hasAlternativeId")}


def _reason_to_skip(file: OwlFile, iri: str, pairs: Sequence[Pair], merged: set[str]) -> str | None:
    """Return the code of the note that says why a class is not a concept, or None if it is one.

    A class of which only the type is said is one of another ontology, unless its address is like those of the others.
    """
    if all(predicate == TYPE for predicate, _ in pairs):
        is_own = bool(file.base) and iri.startswith(file.base)
        return None if is_own else "reference-only"
    is_merged = any(predicate == _OBSOLESCENCE_REASON and _word(value) == _MERGED for predicate, value in pairs)
    return "merged-id" if is_merged and file.concept(iri) in merged else None


def _word(value: Value) -> str:
    return value.text if isinstance(value, Text) else value.iri
