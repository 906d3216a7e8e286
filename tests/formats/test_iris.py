"""One concept has one IRI, whichever format it is written in, and nobody else's namespace gets a new name."""

import json
import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.formats.iris import OURS, concept_id, concept_iri, is_iri, known_iri, relation_iri, scheme_iri
from immuno_cli.formats.obo.graphs.writer import dump_obographs
from immuno_cli.formats.prefixes import PREFIXES, contract, expand
from immuno_cli.formats.skos import dump_skos
from immuno_cli.model import Concept, Match, Relation, Scheme
from immuno_cli.render.pages.html import dump_html

IDS: Final = ("knife", "CL:0000084", "MESH:D016219", "Orphanet:1", "KITCHEN:7", "a b", "http://example.net/x")


def skos_iris(scheme: Scheme, *concepts: Concept) -> set[str]:
    text = "".join(dump_skos(scheme, concepts, syntax="ntriples"))
    return set(re.findall(r"^<([^>]*)> <[^>]*#type> <[^>]*core#Concept> \.$", text, re.MULTILINE))


def graphs_iris(scheme: Scheme, *concepts: Concept) -> set[str]:
    (graph,) = json.loads("".join(dump_obographs(scheme, concepts)))["graphs"]
    return {node["id"] for node in graph["nodes"] if node["type"] == "CLASS"}


@pytest.mark.parametrize("iri", [None, "https://example.org/kitchen", "https://example.org/kitchen#"])
@pytest.mark.parametrize("identifier", IDS)
def test_a_concept_has_the_same_iri_in_skos_and_in_obo_graphs(identifier: str, iri: str | None) -> None:
    scheme, concept = Scheme("kitchen", "Kitchen", "en", iri=iri), Concept(identifier, "x")
    assert skos_iris(scheme, concept) == graphs_iris(scheme, concept)


@pytest.mark.parametrize(
    ("identifier", "iri"),
    [
        ("knife", "https://w3id.org/immuno/kitchen/knife"),
        ("KITCHEN:7", "https://w3id.org/immuno/kitchen/KITCHEN:7"),
        ("CL:0000084", "http://purl.obolibrary.org/obo/CL_0000084"),
        ("NCIT:C3242", "http://purl.obolibrary.org/obo/NCIT_C3242"),
        ("PR:P04637-2", "http://purl.obolibrary.org/obo/PR_P04637-2"),
        ("CL:no number", "https://w3id.org/immuno/kitchen/CL:no%20number"),
        ("MESH:D016219", "http://id.nlm.nih.gov/mesh/D016219"),
        ("MESH:", "https://w3id.org/immuno/kitchen/MESH:"),
        ("UMLS:C0001", "https://identifiers.org/umls:C0001"),
        ("DOI:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI:not one", "https://w3id.org/immuno/kitchen/DOI:not%20one"),
    ],
)
def test_only_known_prefixes_are_expanded(identifier: str, iri: str) -> None:
    base = scheme_iri("kitchen", None)
    assert concept_iri(identifier, base) == iri
    assert concept_id(iri, base) == identifier


@given(st.from_regex(r"[A-Za-z]{1,6}:[\w.-]{1,8}", fullmatch=True))
def test_an_unknown_prefix_never_leaves_our_namespace(identifier: str) -> None:
    iri = concept_iri(identifier, scheme_iri("kitchen", None))
    prefix = identifier.partition(":")[0]
    assert iri.startswith((PREFIXES.get(prefix, OURS), OURS)) or is_iri(identifier)


def test_every_known_prefix_has_an_address_of_its_own() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    for prefix in PREFIXES:
        identifier = f"{prefix}:10.1/1" if prefix == "DOI" else f"{prefix}:1"
        iri = expand(identifier)
        assert iri is not None
        assert is_iri(iri)
        assert contract(iri) == identifier


def test_a_numbered_relation_has_its_own_address_in_every_format() -> None:
    iri = "http://purl.obolibrary.org/obo/RO_0002202"
    scheme, concept = Scheme("k", "K", "en"), Concept("a", "a", relations=(Relation("RO:0002202", "b"),))
    assert relation_iri("RO:0002202", "https://example.org/") == iri
    assert f"<{iri}>" in "".join(dump_skos(scheme, [concept], syntax="ntriples"))
    assert f'"{iri}"' in "".join(dump_obographs(scheme, [concept]))


def test_a_page_links_only_addresses_that_are_known() -> None:
    codes = ("MESH:D1", "OTHER:7", "https://example.org/x", "urn:isbn:1")
    concept = Concept("a", "a", close_matches=tuple(Match(code) for code in codes))
    page = "".join(dump_html(Scheme("k", "K", "en"), [concept]))
    links = set(re.findall(r'<a href="([^"#]*)" rel="noreferrer">', page))
    assert links == {"http://id.nlm.nih.gov/mesh/D1", "https://example.org/x"}
    assert known_iri("OTHER:7") is None
