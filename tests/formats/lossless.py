"""Checks that a reader loses nothing of a file: what it returns is what the file holds, counted another way."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph

from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.formats.skos import read_skos
from immuno_cli.model import Concept

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DEPRECATED: Final = "http://www.w3.org/2002/07/owl#deprecated"
REPLACED: Final = "http://purl.org/dc/terms/isReplacedBy"
UNORDERED: Final = (
    "alt_labels",
    "related_labels",
    "hidden_labels",
    "broader",
    "categories",
    "notations",
    "is_replaced_by",
)
SYNTAX: Final = {".ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE), ".rdf": ("rdfxml", pyoxigraph.RdfFormat.RDF_XML)}


class Held(NamedTuple):
    """How much a vocabulary holds."""

    concepts: int
    deprecated: int
    labels: int
    definitions: int
    broader: int
    relations: int
    notations: int
    categories: int


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def held(concepts: Iterable[Concept]) -> Held:
    each = list(concepts)
    return Held(
        len(each),
        sum(c.deprecated for c in each),
        sum(bool(c.pref_label) + len(c.alt_labels) + len(c.related_labels) for c in each),
        sum(len(c.definitions) for c in each),
        sum(len(c.broader) for c in each),
        sum(len(c.relations) for c in each),
        sum(len(c.notations) for c in each),
        sum(len(c.categories) for c in each),
    )


def lines_of(text: str) -> Held:
    """Count the lines of the [Term] stanzas of an OBO file by their tags."""
    stanzas = re.split(r"^\[Term\]$", re.split(r"^\[Typedef\]$", text, flags=re.MULTILINE)[0], flags=re.MULTILINE)[1:]
    tags = Counter(line.partition(":")[0] for stanza in stanzas for line in stanza.splitlines() if line)
    return Held(
        tags["id"],
        tags["is_obsolete"],
        tags["name"] + tags["synonym"],
        tags["def"],
        tags["is_a"],
        tags["relationship"],
        tags["alt_id"],
        tags["subset"],
    )


def notes_of(reading: Reading) -> dict[str, int]:
    return {note.code: note.count for note in reading.notes}


def check_obo(path: Path) -> Held:
    """Check an OBO file and return how much it holds."""
    text, reading = unpacked(path).decode(), read_file(path)
    found = held(reading.concepts)
    assert found == lines_of(text)
    assert notes_of(reading).get("unescaped-brace", 0) == braces(text)
    return found


def braces(text: str) -> int:
    """Return how many names of an OBO file hold a brace that is not escaped."""
    return len(re.findall(r"^name: .*\{", text, re.MULTILINE))


def check_graphs(path: Path) -> Held:
    """Check an OBO Graphs file and return how much it holds."""
    graph = json.loads(unpacked(path))["graphs"][0]
    merged = {
        value["val"]
        for node in graph["nodes"]
        for value in node.get("meta", {}).get("basicPropertyValues", ())
        if value["pred"].endswith("#hasAlternativeId")
    }
    nodes = [
        node
        for node in graph["nodes"]
        if node["type"] == "CLASS"
        and not (node.get("meta", {}).get("deprecated") and node["id"].rpartition("/")[2].replace("_", ":") in merged)
    ]
    metas = [node.get("meta", {}) for node in nodes]
    reading = read_file(path)
    found = held(reading.concepts)
    assert found.concepts == len(nodes)
    assert found.labels == sum("lbl" in node for node in nodes) + sum(len(meta.get("synonyms", ())) for meta in metas)
    assert found.definitions == sum("definition" in meta for meta in metas)
    assert found.categories == sum(len(meta.get("subsets", ())) for meta in metas)
    assert found.deprecated == sum(meta.get("deprecated", False) for meta in metas)
    assert found.broader == sum(edge["pred"] == "is_a" for edge in graph["edges"])
    values = notes_of(reading).get("value-as-relation", 0)
    assert found.relations == len(graph["edges"]) - found.broader + values
    return found


def comparable(concept: Concept) -> Concept:
    """Return what both formats tell, in one order: JSON lacks references of comments and names of references."""
    fields: dict[str, Any] = {name: tuple(sorted(getattr(concept, name))) for name in UNORDERED}
    for name in ("scope_notes", "editorial_notes"):
        fields[name] = tuple(statement._replace(xrefs=()) for statement in getattr(concept, name))
    return concept._replace(
        **fields,
        definitions=tuple(each._replace(xrefs=tuple(sorted(each.xrefs))) for each in concept.definitions),
        close_matches=tuple(sorted(match._replace(pref_label=None) for match in concept.close_matches)),
        relations=(),
    )


def check_pair(obo: Path, graphs: Path) -> None:
    """Check that a release reads the same in both formats."""
    one, other = read_file(obo), read_file(graphs)
    assert one.scheme._replace(facets=(), relation_types=()) == other.scheme._replace(facets=(), relation_types=())
    assert {c.id: comparable(c) for c in one.concepts} == {c.id: comparable(c) for c in other.concepts}
    of_graphs = {concept.id: concept for concept in other.concepts}
    for concept in one.concepts:
        assert set(concept.relations) <= set(of_graphs[concept.id].relations)
    extra = held(other.concepts).relations - held(one.concepts).relations
    said = notes_of(other)
    assert 0 <= extra <= said.get("value-as-relation", 0)
    assert said["undescribed-subset"] == sum(len(facet.categories) for facet in one.scheme.facets)


def count_triples(data: bytes, form: pyoxigraph.RdfFormat) -> Counter[str]:
    """Return how often a file states each property, with its language: `prefLabel@en`; and its pairs of hierarchy."""
    counts = Counter[str]()
    triples = [
        (str(quad.subject), quad.predicate.value, quad.object)
        for quad in set(pyoxigraph.parse(data, form, base_iri="x:y", lenient=True))
    ]
    for _, predicate, value in triples:
        language = getattr(value, "language", None) or ""
        counts[predicate.removeprefix(SKOS) + (f"@{language}" if language else "")] += 1
    hierarchy = {(s, str(o)) for s, p, o in triples if p == SKOS + "broader"}
    hierarchy |= {(str(o), s) for s, p, o in triples if p == SKOS + "narrower"}
    counts["hierarchy"] = len(hierarchy)
    return counts


def read_thesaurus(path: Path, language: str) -> tuple[Reading, Counter[str]]:
    """Return what the reader makes of a SKOS file, and what the file states."""
    syntax, form = SYNTAX[path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix]
    data = unpacked(path)
    reading = read_skos(data, syntax=syntax, name=path.name, language=language, progress=no_progress)
    return reading, count_triples(data, form)


def total(concepts: Sequence[Concept], field: str) -> int:
    return sum(len(getattr(concept, field)) for concept in concepts)


def check_odd_skos(path: Path) -> None:
    """Check that a SKOS file with an oddity is read whole, and found to be SKOS by its content."""
    reading, stated = read_thesaurus(path, "en")
    assert reading.concepts
    assert all(concept.pref_label or concept.deprecated for concept in reading.concepts)
    assert total(reading.concepts, "related") == stated["related"]
    assert held(read_file(path).concepts).concepts == len(reading.concepts)


def check_links(reading: Reading, stated: Counter[str]) -> None:
    """Check what does not depend on the language: the hierarchy, other links, notations, and what is deprecated."""
    concepts = reading.concepts
    assert total(concepts, "broader") == stated["hierarchy"]
    assert total(concepts, "related") == stated["related"]
    assert total(concepts, "notations") == stated["notation"]
    assert total(concepts, "is_replaced_by") == stated[REPLACED]
    assert sum(concept.deprecated for concept in concepts) == stated[DEPRECATED]
    ids = {concept.id for concept in concepts}
    assert len(ids) == len(concepts)
    live = [concept for concept in concepts if not concept.deprecated]
    assert {target for concept in live for target in (*concept.broader, *concept.related)} <= ids


def check_thesaurus_with_notes(path: Path) -> Reading:
    """Check a thesaurus in English that has British labels, and notes of every kind; return the reading."""
    reading, stated = read_thesaurus(path, "en")
    check_links(reading, stated)
    live = [concept for concept in reading.concepts if not concept.deprecated]
    assert len(live) == stated["prefLabel@en"]
    labels = {(c.id, text) for c in live for text, _ in c.labels}
    british = stated["prefLabel@en-gb"]
    assert len(labels) <= stated["prefLabel@en"] + british + stated["altLabel@en"]
    assert len(labels) >= stated["prefLabel@en"] + stated["altLabel@en"]
    assert total(reading.concepts, "definitions") == stated["definition@en"]
    assert total(reading.concepts, "scope_notes") == stated["scopeNote@en"]
    assert total(reading.concepts, "examples") == stated["example@en"]
    notes_stated = sum(stated[name] for name in ("editorialNote", "editorialNote@en", "changeNote"))
    empty = sum(note.count for note in reading.notes if note.code == "empty-note")
    assert total(reading.concepts, "editorial_notes") + empty == notes_stated
    return reading


def check_thesaurus_of_languages(path: Path, language: str) -> Reading:
    """Check a thesaurus in several languages, read in one of them; return the reading."""
    reading, stated = read_thesaurus(path, language)
    check_links(reading, stated)
    assert total(reading.concepts, "alt_labels") == stated[f"altLabel@{language}"]
    assert reading.scheme.language == language
    return reading
