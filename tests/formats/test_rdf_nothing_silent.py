"""Whatever a file says of a concept, a class, a scheme or an ontology is read, or named where it is left out."""

import json
import re
from typing import Final

import pytest

from immuno_cli.formats.rdf.json_ld_keys import iter_unknown_keys
from immuno_cli.formats.rdf_vocabulary import read_rdf
from immuno_cli.formats.reading import Reading, no_progress
from tests.formats.skos_files import PREFIXES

PROPERTIES: Final = (
    *("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:notation", "skos:note"),
    *("skos:definition", "skos:example", "skos:changeNote", "skos:broader", "skos:narrower"),
    *("skos:related", "skos:broaderTransitive", "skos:semanticRelation", "skos:exactMatch", "skos:broadMatch"),
    *("skos:mappingRelation", "skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept", "skos:member"),
    *("skos:memberList", "rdfs:label", "rdfs:comment", "rdfs:seeAlso", "rdfs:subClassOf"),
    *("rdfs:isDefinedBy", "dct:title", "dct:description", "dct:isReplacedBy", "dct:replaces"),
    *("dct:source", "dct:identifier", "dct:isPartOf", "dct:creator", "dct:license"),
    *("dct:language", "owl:deprecated", "owl:sameAs", "owl:versionInfo", "owl:equivalentClass"),
    *("oio:hasExactSynonym", "oio:hasDbXref", "oio:inSubset", "oio:id", "oio:hasAlternativeId"),
    *("oio:consider", "obo:IAO_0000115", "obo:IAO_0100001", ":own", "rdf:value"),
)
VALUES: Final = (
    *('"MARK"', '"MARK"@de', '"MARK"^^:datatype', "<http://x.example/MARK>", '("MARK")', "[]", '[ :other "MARK" ]'),
    *('[ rdf:value "MARK" ]', '[ rdfs:label "MARK" ]'),
)
MORE: Final = """@prefix oio: <http://www.geneontology.org/formats/oboInOwl#> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
"""
CONCEPTS: Final = """:s a skos:ConceptScheme . :g a skos:Collection ; skos:prefLabel "g" ; skos:member :a .
:a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme :s . """
CLASSES: Final = ':o a owl:Ontology . :a a owl:Class ; rdfs:label "a"@en . '
NAMELESS: Final = re.compile(r"_:[0-9a-f]{9}")
"""The name that a parser makes up. A concept without an address has a short number."""
BUILT_OF: Final = {(":s", "skos:memberList"), (":s", "skos:member")}
"""Properties that make a scheme a collection, too."""


def read(turtle: str) -> Reading:
    data = f"{PREFIXES}{MORE}{turtle}".encode()
    return read_rdf(data, syntax="turtle", name="file", language="en", progress=no_progress)


@pytest.mark.parametrize("name", PROPERTIES)
@pytest.mark.parametrize(
    ("file", "subject"), [(CONCEPTS, ":a"), (CONCEPTS, ":s"), (CONCEPTS, ":g"), (CLASSES, ":a"), (CLASSES, ":o")]
)
def test_a_statement_is_read_or_named(file: str, subject: str, name: str) -> None:
    if (subject, name) in BUILT_OF:
        return
    counts = {note.code: note.count for note in read(file).notes}
    for value in VALUES:
        reading = read(f"{file} {subject} {name} {value} .")
        is_read = "MARK" in repr((reading.scheme, reading.concepts))
        is_named = {note.code: note.count for note in reading.notes} != counts
        assert is_read or is_named, value
        assert not NAMELESS.search(repr((reading.scheme, reading.concepts))), value


def test_a_context_holds_inside_of_its_resource_only() -> None:
    inner = {"@context": {"@vocab": "http://example.org/"}, "@id": "http://example.org/1", "label": "serum"}
    data = json.dumps({"page": 1, "collection": [inner]}).encode()
    assert list(iter_unknown_keys(data)) == [("[]", "page"), ("[]", "collection")]
    assert not list(iter_unknown_keys(json.dumps([inner]).encode()))
    whole = {"@context": {"@vocab": "http://example.org/"}, "page": 1, "collection": [{**inner, "@context": None}]}
    assert not list(iter_unknown_keys(json.dumps(whole).encode()))
