"""What one client program makes of one exported file. `clients` runs this in the environment of the clients.

usage: python client_checks.py CLIENT FILE EXPECTED

EXPECTED is a JSON file: the counts of the vocabulary, and one concept with its ancestors. Prints JSON: what the client
counts, and the problems that it finds.
"""

import csv
import json
import logging
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Container, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABELS: Final = ("prefLabel", "altLabel", "hiddenLabel")


class Expected(NamedTuple):
    """What a client should find. The sample is a concept far below the top. `ids` has the ids of all IRIs."""

    concepts: int
    live: int
    definitions: int
    sample: str
    definition: str
    ancestors: list[str]
    ids: dict[str, str]


class Found(NamedTuple):
    """What a client counts, and its problems."""

    counts: dict[str, int]
    problems: list[str]


def compare(what: str, found: object, expected: object) -> list[str]:
    """Return a problem if the two differ."""
    return [] if found == expected else [f"{what}: {found!s:.80} instead of {expected!s:.80}"]


def known_as(expected: Expected, known: Container[str]) -> str:
    """Return the sample as a client knows it: by its id or its IRI."""
    iri = next((iri for iri, identifier in expected.ids.items() if identifier == expected.sample), expected.sample)
    return iri if iri in known else expected.sample


def by_id(expected: Expected, found: Iterable[str]) -> list[str]:
    """Return ids, of which a client may give the IRIs, in order."""
    return sorted(expected.ids.get(each, each) for each in found)


def oak(path: Path, expected: Expected) -> Found:
    """Open a file as the commands `info`, `definitions` and `ancestors -p i` of the Ontology Access Kit do."""
    adapter = import_module("oaklib").get_adapter(f"{'simpleobo' if path.suffix == '.obo' else 'obograph'}:{path}")
    everything = adapter.entities(owl_type="owl:Class", filter_obsoletes=False)
    entities = [entity for entity in everything if adapter.label(entity)]  # an alternative id has no label
    sample = known_as(expected, entities)
    defined = [entity for entity in entities if _oak_definition(adapter, entity)]
    ancestors = by_id(expected, set(adapter.ancestors(sample, predicates=["rdfs:subClassOf"])) - {sample})
    problems = compare("concepts", len(entities), expected.concepts)
    problems += compare("definitions", len(defined), expected.definitions)
    problems += compare("definition", adapter.definition(sample), expected.definition)
    problems += compare("ancestors", ancestors, expected.ancestors)
    return Found({"entities": len(entities), "definitions": len(defined), "ancestors": len(ancestors)}, problems)


def _oak_definition(adapter: Any, entity: str) -> str | None:  # noqa: ANN401 - an adapter of OAK, which may be missing
    """Return a definition. OAK 0.7 fails for a node of any OBO Graphs file that has other metadata, but none."""
    try:
        return adapter.definition(entity) or None
    except AttributeError:
        return None


def pronto(path: Path, expected: Expected) -> Found:
    """Open a file with pronto."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ontology = import_module("pronto").Ontology(str(path))
    terms = list(ontology.terms())
    defined = sum(bool(term.definition) for term in terms)
    sample = known_as(expected, ontology)
    ancestors = by_id(expected, (each.id for each in ontology[sample].superclasses(with_self=False)))
    problems = [str(each.message) for each in caught if not str(each.message).startswith("unsound encoding")]
    problems += compare("concepts", len(terms), expected.concepts)
    problems += compare("definitions", defined, expected.definitions)
    problems += compare("ancestors", ancestors, expected.ancestors)
    synonyms = sum(len(term.synonyms) for term in terms)
    return Found({"terms": len(terms), "definitions": defined, "synonyms": synonyms}, problems)


def fastobo(path: Path, expected: Expected) -> Found:
    """Open a file with fastobo, a strict parser of OBO."""
    frames = [type(frame).__name__ for frame in import_module("fastobo").load(str(path))]
    terms = frames.count("TermFrame")
    return Found({"terms": terms}, compare("concepts", terms, expected.concepts))


def obonet(path: Path, expected: Expected) -> Found:
    """Open a file with obonet, and follow its graph to the ancestors."""
    graph = import_module("obonet").read_obo(str(path), ignore_obsolete=False)
    hierarchy = [(child, parent) for child, parent, key in graph.edges(keys=True) if key == "is_a"]
    ancestors: set[str] = set()
    waiting = {expected.sample}
    while waiting:
        waiting = {parent for child, parent in hierarchy if child in waiting} - ancestors
        ancestors |= waiting
    problems = compare("concepts", sum("name" in data for _, data in graph.nodes(data=True)), expected.concepts)
    problems += compare("ancestors", sorted(ancestors), expected.ancestors)
    return Found({"nodes": len(graph), "edges": graph.number_of_edges()}, problems)


def skosify(path: Path, expected: Expected) -> Found:
    """Check a file with skosify. What it warns of is a problem."""

    class Heard(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                problems.append(record.getMessage())

    problems: list[str] = []
    handler = Heard()
    logging.getLogger().addHandler(handler)
    graph = import_module("skosify").skosify(str(path))
    concepts = {subject for subject, _, value in graph if str(value) == SKOS + "Concept"}
    described = {subject for subject in concepts if any(True for _ in graph.objects(subject, _skos("prefLabel")))}
    problems += compare("concepts", len(described), expected.concepts)
    return Found({"concepts": len(described), "triples": len(graph)}, problems)


def rdflib(path: Path, expected: Expected) -> Found:
    """Open a file with rdflib, and check the integrity conditions of the SKOS reference."""
    form = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld", ".nt": "nt"}[path.suffix]
    graph = import_module("rdflib").Graph().parse(str(path), format=form)
    problems = [f"{code}: {place}" for code, check in CONDITIONS.items() for place in check(graph)]
    concepts = _of_type(graph, "Concept")
    defined = {subject for subject in graph.subjects(_skos("definition")) if subject in concepts}
    problems += compare("concepts", len(concepts), expected.concepts)
    problems += compare("definitions", len(defined), expected.definitions)
    return Found({"triples": len(graph), "concepts": len(concepts), "definitions": len(defined)}, problems)


def read_csv(path: Path, expected: Expected) -> Found:
    """Read a table with Python's csv module: each row as long as the header, each id once."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    problems = [f"row {number} has {len(row)} cells" for number, row in enumerate(rows, 2) if len(row) != len(header)]
    ids = [row[header.index("id")] for row in rows]
    problems += [f"id {identifier} twice" for identifier, count in Counter(ids).items() if count > 1]
    problems += compare("concepts", len(rows), expected.concepts)
    return Found({"rows": len(rows), "columns": len(header)}, problems)


def markdown(path: Path, expected: Expected) -> Found:
    """Parse Markdown with markdown-it: one entry a heading of the second or third level."""
    tokens = import_module("markdown_it").MarkdownIt().parse(path.read_text(encoding="utf-8"))
    headings = Counter(token.tag for token in tokens if token.type == "heading_open")
    entries = max(headings.get("h2", 0), headings.get("h3", 0))
    links = [str(child.attrs["href"]) for token in tokens for child in token.children or () if "href" in child.attrs]
    problems = [] if entries >= expected.live else compare("entries", entries, expected.live)
    return Found({"headings": sum(headings.values()), "links": len(links)}, problems)


def _skos(name: str) -> Any:  # noqa: ANN401 - a class of rdflib, which may not be installed
    return import_module("rdflib").URIRef(SKOS + name)


def _of_type(graph: Any, name: str) -> set[Any]:  # noqa: ANN401 - likewise
    return set(graph.subjects(import_module("rdflib").URIRef(TYPE), _skos(name)))


def _disjoint_classes(graph: Any, *pairs: tuple[str, str]) -> Iterable[str]:  # noqa: ANN401 - likewise
    for one, other in pairs:
        yield from map(str, _of_type(graph, one) & _of_type(graph, other))


def _labels_disjoint(graph: Any) -> Iterable[str]:  # noqa: ANN401 - likewise
    held = {name: set(graph.subject_objects(_skos(name))) for name in LABELS}
    for one, other in (("prefLabel", "altLabel"), ("prefLabel", "hiddenLabel"), ("altLabel", "hiddenLabel")):
        yield from (f"{subject} {label}" for subject, label in held[one] & held[other])


def _one_label_a_language(graph: Any) -> Iterable[str]:  # noqa: ANN401 - likewise
    counts = Counter((subject, label.language) for subject, label in graph.subject_objects(_skos("prefLabel")))
    yield from (str(pair) for pair, count in counts.items() if count > 1)


def _related_not_in_hierarchy(graph: Any) -> Iterable[str]:  # noqa: ANN401 - likewise
    above: dict[Any, set[Any]] = {}
    for one, other in graph.subject_objects(_skos("related")):
        for below, top in ((one, other), (other, one)):
            if below not in above:
                above[below] = set(graph.transitive_objects(below, _skos("broader"))) - {below}
            if top in above[below]:
                yield f"{below} {top}"


def _exact_match_disjoint(graph: Any) -> Iterable[str]:  # noqa: ANN401 - likewise
    exact = set(graph.subject_objects(_skos("exactMatch")))
    exact |= {(other, one) for one, other in exact}
    for name in ("broadMatch", "narrowMatch", "relatedMatch"):
        yield from map(str, exact & set(graph.subject_objects(_skos(name))))


def _labels_are_literals(graph: Any) -> Iterable[str]:  # noqa: ANN401 - likewise
    literal = import_module("rdflib").Literal
    for name in LABELS:
        yield from (str(label) for label in graph.objects(None, _skos(name)) if not isinstance(label, literal))


CONDITIONS: Final[dict[str, Callable[[Any], Iterable[str]]]] = {
    "S9": lambda graph: _disjoint_classes(graph, ("ConceptScheme", "Concept")),
    "S12": _labels_are_literals,
    "S13": _labels_disjoint,
    "S14": _one_label_a_language,
    "S27": _related_not_in_hierarchy,
    "S37": lambda graph: _disjoint_classes(graph, ("Collection", "Concept"), ("Collection", "ConceptScheme")),
    "S46": _exact_match_disjoint,
}
"""The integrity conditions of the SKOS reference, by their numbers there. Each yields what breaks it."""

CHECKS: Final[dict[str, Callable[[Path, Expected], Found]]] = {
    "oak": oak,
    "pronto": pronto,
    "fastobo": fastobo,
    "obonet": obonet,
    "skosify": skosify,
    "rdflib": rdflib,
    "csv": read_csv,
    "markdown-it": markdown,
}


def main() -> None:
    """Run one check and print what it found."""
    client, path, expected = sys.argv[1:]
    logging.disable(logging.INFO)
    found = CHECKS[client](Path(path), Expected(**json.loads(Path(expected).read_text(encoding="utf-8"))))
    print(json.dumps(found._asdict()))


if __name__ == "__main__":
    main()
