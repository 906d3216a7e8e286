"""Real vocabularies, where they lie beside the checkout: what is read is what their files hold, counted another way."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Concept

OBO: Final = (
    "DO_cancer_slim.obo",
    "cl-basic-2023-01.obo",
    "cl-2026-03-26.obo.gz",
    "mondo-2026-05-05.obo.gz",
    "chebi-2026-05-01.obo.gz",
)
GRAPHS: Final = ("DO_cancer_slim.json", "cl-basic-2023-01.json.gz", "ncit-disease-2018-06-08.obographs.json.gz")
PAIRS: Final = (("DO_cancer_slim.obo", "DO_cancer_slim.json"), ("cl-basic-2023-01.obo", "cl-basic-2023-01.json.gz"))


UNORDERED: Final = (
    "alt_labels",
    "related_labels",
    "hidden_labels",
    "broader",
    "categories",
    "notations",
    "is_replaced_by",
)


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


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


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


@pytest.mark.parametrize("name", OBO)
def test_an_obo_file_is_read_without_loss(shared: Path, name: str) -> None:
    path = shared / "vocabularies" / name
    text, reading = text_of(path), read_file(path)
    assert held(reading.concepts) == lines_of(text)
    mended = {note.code: note.count for note in reading.notes}.get("unescaped-brace", 0)
    assert mended == len(re.findall(r"^name: .*\{", text, re.MULTILINE)) == (3538 if name.startswith("chebi") else 0)


@pytest.mark.parametrize("name", GRAPHS)
def test_an_obo_graphs_file_is_read_without_loss(shared: Path, name: str) -> None:
    path = shared / "vocabularies" / name
    graph = json.loads(text_of(path))["graphs"][0]
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
    found = held(read_file(path).concepts)
    assert found.concepts == len(nodes)
    assert found.labels == sum("lbl" in node for node in nodes) + sum(len(meta.get("synonyms", ())) for meta in metas)
    assert found.definitions == sum("definition" in meta for meta in metas)
    assert found.categories == sum(len(meta.get("subsets", ())) for meta in metas)
    assert found.deprecated == sum(meta.get("deprecated", False) for meta in metas)
    assert found.broader == sum(edge["pred"] == "is_a" for edge in graph["edges"])
    values = {note.code: note.count for note in read_file(path).notes}.get("value-as-relation", 0)
    assert found.relations == len(graph["edges"]) - found.broader + values


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


@pytest.mark.parametrize(("obo", "graphs"), PAIRS)
def test_a_release_is_the_same_in_both_formats(shared: Path, obo: str, graphs: str) -> None:
    one = read_file(shared / "vocabularies" / obo)
    other = read_file(shared / "vocabularies" / graphs)
    assert one.scheme._replace(facets=(), relation_types=()) == other.scheme._replace(facets=(), relation_types=())
    assert {c.id: comparable(c) for c in one.concepts} == {c.id: comparable(c) for c in other.concepts}
    for concept in one.concepts:
        assert set(concept.relations) <= set(find(other, concept.id).relations)
    extra = held(other.concepts).relations - held(one.concepts).relations
    said = {note.code: note.count for note in other.notes}
    assert 0 <= extra <= said.get("value-as-relation", 0)
    assert said["undescribed-subset"] == sum(len(facet.categories) for facet in one.scheme.facets)


_FOUND: Final[dict[int, dict[str, Concept]]] = {}


def find(reading: Reading, identifier: str) -> Concept:
    by_id = _FOUND.setdefault(id(reading), {concept.id: concept for concept in reading.concepts})
    return by_id[identifier]


SKOSMOS: Final = "skosmos"


def test_every_odd_file_is_read_or_refused_with_a_sentence(shared: Path) -> None:
    files = sorted((shared / "vocabularies" / SKOSMOS).glob("*.ttl"))
    assert files
    for path in files:
        assert held(read_file(path).concepts).concepts > 0, path.name
