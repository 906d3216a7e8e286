"""How much a file holds, counted without the readers: by the lines of OBO, the nodes of JSON, the triples of rdflib."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from immuno_cli.model import Concept

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SYNTAXES: Final = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld", ".nt": "nt"}
_STANZA: Final = re.compile(r"^[ \t]*\[(\w+).*$", re.MULTILINE)
_ID: Final = re.compile(r"^id:\s*(\S+)", re.MULTILINE)
_OBSOLETE: Final = re.compile(r"^is_obsolete:\s*(?:true|1)\b", re.MULTILINE | re.IGNORECASE)
_DEFINITION: Final = re.compile(r'^def:\s*"(?!")', re.MULTILINE)
_SYNONYM: Final = re.compile(r'^(?:\w+_)?synonym:.*?"(?!\s*")', re.MULTILINE)
_NAME: Final = re.compile(r"^name:\s*(\S.*?)\s*$", re.MULTILINE)
_PARENT: Final = re.compile(r"^is_a:\s*([^\s{]+)", re.MULTILINE)
_SUBSET: Final = re.compile(r"^subset:\s*([^\s{]+)", re.MULTILINE)


class Counts(NamedTuple):
    """How much a vocabulary holds. Of a format that does not tell, or tells in other words, a number is None."""

    concepts: int
    deprecated: int | None
    labels: int | None
    definitions: int | None
    parents: int | None
    categories: int | None


def counts_of(concepts: Iterable[Concept]) -> Counts:
    """Return how much a reader returned."""
    each = list(concepts)
    return Counts(
        len(each),
        sum(concept.deprecated for concept in each),
        sum(len(labels_of(concept)) for concept in each),
        sum(len(concept.definitions) for concept in each),
        sum(len(concept.broader) for concept in each),
        sum(len(concept.categories) for concept in each),
    )


def labels_of(concept: Concept) -> list[str]:
    """Return all labels of a concept."""
    name = [concept.pref_label] if concept.pref_label else []
    return [*name, *concept.alt_labels, *concept.related_labels, *concept.hidden_labels]


def count_file(path: Path) -> Counts:
    """Return how much a file holds."""
    name = path.name.removesuffix(".gz")
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return _COUNTERS.get(Path(name).suffix, count_skos)(data, Path(name).suffix)


def count_obo(data: bytes, _: str) -> Counts:
    """Count the lines of the first [Term] stanza of each id."""
    parts = _STANZA.split(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))
    terms: dict[str, str] = {}
    for kind, body in zip(parts[1::2], parts[2::2], strict=True):
        identifier = _ID.search(body)
        if kind == "Term" and identifier:
            terms.setdefault(identifier[1], body)
    bodies = terms.values()
    return Counts(
        len(terms),
        sum(bool(_OBSOLETE.search(body)) for body in bodies),
        sum(len(_SYNONYM.findall(body)) + len(set(_NAME.findall(body))) for body in bodies),
        sum(len(_DEFINITION.findall(body)) for body in bodies),
        sum(len({*_PARENT.findall(body)} - {identifier}) for identifier, body in terms.items()),
        sum(len(set(_SUBSET.findall(body))) for body in bodies),
    )


def count_graphs(data: bytes, _: str) -> Counts:
    """Count the nodes that are classes and described, without those that stand for a merged term."""
    graphs = json.loads(data)["graphs"]
    nodes = {node["id"]: node for graph in graphs for node in graph["nodes"] if node.get("type") == "CLASS"}
    edges = [edge for graph in graphs for edge in graph.get("edges", ())]
    parents = {(edge["sub"], edge["obj"]) for edge in edges if edge["pred"] == "is_a"}
    in_hierarchy = {edge[key] for edge in edges if edge["pred"] == "is_a" for key in ("sub", "obj")}
    other_ids = {value["val"] for node in nodes.values() for value in _values(node) if "AlternativeId" in value["pred"]}
    kept = {
        iri: node
        for iri, node in nodes.items()
        if (node.get("lbl") or node.get("meta")) and not _is_merged(node, other_ids, in_hierarchy)
    }
    metas = [node.get("meta", {}) for node in kept.values()]
    return Counts(
        len(kept),
        sum(bool(meta.get("deprecated")) for meta in metas),
        sum("lbl" in node for node in kept.values()) + sum(len(meta.get("synonyms", ())) for meta in metas),
        sum("definition" in meta for meta in metas),
        len({pair for pair in parents if pair[0] in kept and pair[0] != pair[1]}),
        sum(len(set(meta.get("subsets", ()))) for meta in metas),
    )


def _values(node: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    values: Iterable[Mapping[str, Any]] = node.get("meta", {}).get("basicPropertyValues", ())
    return values


def _is_merged(node: Mapping[str, Any], other_ids: set[str], in_hierarchy: set[str]) -> bool:
    identifier = node["id"].rpartition("/")[2].replace("_", ":")
    says_so = any(value["val"].endswith("IAO_0000227") for value in _values(node))
    is_deprecated = node.get("meta", {}).get("deprecated")
    return bool(
        is_deprecated
        and identifier in other_ids
        and node["id"] not in in_hierarchy
        and (says_so or not node.get("lbl"))
    )


def count_skos(data: bytes, ending: str) -> Counts:
    """Count the concepts and the deprecated ones, and the links between them, with rdflib."""
    import rdflib

    graph = rdflib.Graph().parse(data=data, format=SYNTAXES[ending])
    concepts = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(SKOS + "Concept")))
    concepts |= set(graph.subjects(rdflib.OWL.deprecated, rdflib.Literal("true", datatype=rdflib.XSD.boolean)))
    pairs = set(graph.subject_objects(rdflib.URIRef(SKOS + "broader")))
    pairs |= {(below, above) for above, below in graph.subject_objects(rdflib.URIRef(SKOS + "narrower"))}
    within = {pair for pair in pairs if concepts.issuperset(pair) and pair[0] != pair[1]}
    return Counts(len(concepts), None, None, None, len(within), None)


_COUNTERS: Final[dict[str, Callable[[bytes, str], Counts]]] = {".obo": count_obo, ".json": count_graphs}
