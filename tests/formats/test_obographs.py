"""OBO Graphs JSON, read: what its nodes and edges mean, and that JSON of any other shape is refused or passed over."""

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.graphs_reader import read_obographs
from immuno_cli.formats.obo.graphs_writer import dump_obographs
from immuno_cli.formats.reading import Reading
from immuno_cli.model import (
    Classification,
    Concept,
    Document,
    Match,
    NameStem,
    Relation,
    Scheme,
    Section,
    Statement,
)

OBO: Final = "http://purl.obolibrary.org/obo/"
OIO: Final = "http://www.geneontology.org/formats/oboInOwl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

KNIFE: Final = {
    "id": f"{OBO}KIT_2",
    "lbl": "knife",
    "type": "CLASS",
    "meta": {
        "definition": {"val": "It has a blade.", "xrefs": ["PMID:1"]},
        "comments": ["Keep it sharp."],
        "subsets": [f"{OBO}kitchen#daily", f"{OBO}ubprop#_upper"],
        "synonyms": [
            {"pred": "hasExactSynonym", "val": "kitchen knife"},
            {"pred": "hasRelatedSynonym", "val": "KN", "synonymType": f"{OBO}OMO_0003012"},
            {"pred": "hasBroadSynonym", "val": "cutter", "xrefs": ["PMID:2"]},
        ],
        "xrefs": [
            {"val": "OTHER:7"},
            {
                "val": "MONDO:5",
                "meta": {"basicPropertyValues": [{"pred": f"{OIO}source", "val": "MONDO:equivalentTo"}]},
            },
        ],
        "basicPropertyValues": [
            {"pred": f"{OIO}hasAlternativeId", "val": "KIT:9"},
            {"pred": f"{SKOS}exactMatch", "val": "OTHER:7"},
            {"pred": f"{OBO}RO_0002175", "val": f"{OBO}NCBITaxon_9606"},
            {"pred": f"{OIO}creation_date", "val": "2020-01-02"},
        ],
    },
}
DRAWER: Final = {
    "id": f"{OBO}KIT_3",
    "lbl": "obsolete drawer",
    "type": "CLASS",
    "meta": {
        "deprecated": True,
        "basicPropertyValues": [
            {"pred": f"{OBO}IAO_0100001", "val": f"{OBO}KIT_2"},
            {"pred": f"{OIO}consider", "val": "KIT:1"},
        ],
    },
}
PROPERTIES: Final = [
    {
        "id": f"{OBO}BFO_0000050",
        "lbl": "part_of",
        "type": "PROPERTY",
        "meta": {
            "definition": {"val": "Belongs to."},
            "basicPropertyValues": [{"pred": f"{OIO}shorthand", "val": "part_of"}],
        },
    },
    {
        "id": f"{OBO}RO_0002175",
        "lbl": "present in taxon",
        "type": "PROPERTY",
        "meta": {"basicPropertyValues": [{"pred": f"{OIO}is_metadata_tag", "val": "true"}]},
    },
]
KITCHEN: Final = {
    "graphs": [
        {
            "id": f"{OBO}kitchen.json",
            "meta": {
                "version": f"{OBO}kitchen/releases/2020-01-02/kitchen.json",
                "basicPropertyValues": [
                    {"pred": "http://purl.org/dc/elements/1.1/title", "val": "Kitchen words"},
                    {"pred": "http://purl.org/dc/terms/license", "val": "CC0"},
                ],
            },
            "nodes": [
                {"id": f"{OBO}KIT_1", "lbl": "tool", "type": "CLASS"},
                KNIFE,
                DRAWER,
                {"id": f"{OBO}KIT_9", "type": "CLASS", "meta": {"deprecated": True}},
                {"id": f"{OBO}KIT_8", "type": "CLASS"},
                *PROPERTIES,
            ],
            "edges": [
                {"sub": f"{OBO}KIT_2", "pred": "is_a", "obj": f"{OBO}KIT_1"},
                {"sub": f"{OBO}KIT_2", "pred": f"{OBO}BFO_0000050", "obj": f"{OBO}KIT_3"},
            ],
        }
    ]
}


def read(document: Any) -> Reading:  # noqa: ANN401 - any JSON at all
    return read_obographs(json.dumps(document).encode(), name="file")


def concept(reading: Reading, identifier: str) -> Concept:
    return next(concept for concept in reading.concepts if concept.id == identifier)


@pytest.fixture(scope="module")
def kitchen() -> Reading:
    return read(KITCHEN)


def test_the_graph_is_the_scheme(kitchen: Reading) -> None:
    scheme = kitchen.scheme
    assert (scheme.id, scheme.title, scheme.version, scheme.license) == (
        "kitchen",
        "Kitchen words",
        "2020-01-02",
        "CC0",
    )


def test_a_node_is_a_concept(kitchen: Reading) -> None:
    assert concept(kitchen, "KIT:2") == Concept(
        "KIT:2",
        "knife",
        alt_labels=("kitchen knife", "KN"),
        related_labels=("cutter",),
        notations=("KIT:9",),
        definitions=(Statement("It has a blade.", xrefs=("PMID:1",)),),
        scope_notes=(Statement("Keep it sharp."),),
        categories=(Classification("daily"), Classification("ubprop:upper")),
        broader=("KIT:1",),
        relations=(Relation("present_in_taxon", "NCBITaxon:9606"), Relation("part_of", "KIT:3")),
        exact_matches=(Match("OTHER:7"), Match("MONDO:5")),
    )


def test_an_obsolete_node_says_what_replaces_it(kitchen: Reading) -> None:
    drawer = concept(kitchen, "KIT:3")
    assert drawer.deprecated
    assert drawer.is_replaced_by == ("KIT:2", "KIT:1")


def test_merged_and_bare_nodes_are_no_concepts(kitchen: Reading) -> None:
    assert [c.id for c in kitchen.concepts] == ["KIT:1", "KIT:2", "KIT:3"]
    counts = {note.code: note.count for note in kitchen.notes}
    assert counts["merged-id"] == counts["reference-only"] == 1


def test_what_the_json_does_not_tell_is_said(kitchen: Reading) -> None:
    counts = {note.code: note.count for note in kitchen.notes}
    assert counts["undescribed-subset"] == 2
    assert counts["value-as-relation"] == 1
    assert counts["other-value"] == 1


@pytest.mark.parametrize(
    "document",
    [
        [],
        1,
        "graphs",
        None,
        {},
        {"graphs": {}},
        {"graphs": []},
        {"graphs": [1]},
        {"graphs": [{}]},
        {"graphs": [{"nodes": 1}]},
    ],
)
def test_json_of_another_shape_is_refused(document: object) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(document)


@pytest.mark.parametrize("text", ["", "{", '{"graphs": [', "[" * 100_000, '{"graphs": [NaN', "\ufeff"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InvalidVocabularyError):
        read_obographs(text.encode(), name="file")


_JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["val", "pred", "id", "meta"]), inner),
    max_leaves=6,
)


@given(st.data())
def test_any_value_in_any_place_is_read_or_passed_over(data: st.DataObject) -> None:
    document = json.loads(json.dumps(KITCHEN))
    place: Any = document["graphs"][0]
    for _ in range(data.draw(st.integers(0, 6))):
        keys = list(place) if isinstance(place, dict) else range(len(place)) if isinstance(place, list) else []
        if not keys or not isinstance(place[key := data.draw(st.sampled_from(list(keys)))], dict | list):
            break
        place = place[key]
    if isinstance(place, dict | list) and place:
        place[data.draw(st.sampled_from(list(place if isinstance(place, dict) else range(len(place)))))] = data.draw(
            _JSON
        )
    try:
        reading = read(document)
    except InvalidVocabularyError:
        return
    assert all(c.id for c in reading.concepts)


SECTIONED: Final = Scheme(
    "s",
    "S",
    "en",
    documents=(Document("d", "D", "d.txt", sections=(Section(1, 2, "the head"), Section(3, 9, "the rest"))),),
    name_stems=(NameStem("-mab", "a", "a monoclonal antibody"),),
)


@pytest.mark.parametrize("odd", ["somewhere", "1 the head", "1- the head", "one-two the head", ""])
def test_a_section_that_is_not_where_it_says_is_passed_over(odd: str) -> None:
    text = "".join(dump_obographs(SECTIONED, [Concept("a", "a")]))
    assert read(json.loads(text)).scheme.documents == SECTIONED.documents
    (document,) = read(json.loads(text.replace("1-2 the head", odd))).scheme.documents
    assert document.sections == SECTIONED.documents[0].sections[1:]


def test_the_end_of_a_name_that_lacks_its_meaning_is_passed_over() -> None:
    text = "".join(dump_obographs(SECTIONED, [Concept("a", "a")]))
    assert read(json.loads(text)).scheme.name_stems == SECTIONED.name_stems
    assert read(json.loads(text.replace('"a monoclonal antibody"', '""'))).scheme.name_stems == ()


def test_a_value_without_text_is_counted() -> None:
    node = {"id": "http://purl.obolibrary.org/obo/A_1", "lbl": "a", "type": "CLASS"}
    values = [{"pred": "http://example.org/p", "val": ""}, {"pred": "http://example.org/p"}]
    reading = read({"graphs": [{"id": "a", "nodes": [{**node, "meta": {"basicPropertyValues": values}}]}]})
    assert {note.code: note.count for note in reading.notes} == {"other-value": 2}
