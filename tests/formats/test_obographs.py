"""OBO Graphs JSON, read: what its nodes and edges mean, and that JSON of any other shape is refused or passed over."""

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.graphs.reader import read_obographs
from immuno_cli.formats.obo.graphs.writer import dump_obographs
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


def nodes_and_edges(nodes: list[Any], edges: list[Any]) -> Reading:
    return read({"graphs": [{"id": f"{OBO}kit.owl", "nodes": nodes, "edges": edges}]})


def class_(number: int, **more: object) -> dict[str, object]:
    return {"id": f"{OBO}KIT_{number}", "lbl": f"term {number}", "type": "CLASS", **more}


@pytest.mark.parametrize(
    "predicate",
    [
        "is_a",
        "isa",
        "subClassOf",
        "rdfs:subClassOf",
        "http://www.w3.org/2000/01/rdf-schema#subClassOf",
        "OBO_REL:is_a",
        "skos:broader",
        f"{SKOS}broader",
    ],
)
def test_a_parent_is_a_parent_in_any_spelling_of_the_predicate(predicate: str) -> None:
    edge = {"sub": f"{OBO}KIT_2", "pred": predicate, "obj": f"{OBO}KIT_1"}
    reading = nodes_and_edges([class_(1), class_(2)], [edge])
    assert reading.concepts[1].broader == ("KIT:1",)
    assert reading.concepts[1].relations == ()


def test_an_edge_may_spell_the_id_of_a_node_in_another_way() -> None:
    reading = nodes_and_edges([class_(1), class_(2)], [{"subj": "KIT:2", "pred": "is_a", "obj": "KIT:1"}])
    assert reading.concepts[1].broader == ("KIT:1",)


def test_an_edge_from_a_node_that_is_not_described_is_named() -> None:
    reading = nodes_and_edges([class_(1)], [{"sub": "KIT:9", "pred": "is_a", "obj": "KIT:1"}])
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("loose-edge", "KIT:9")]


@pytest.mark.parametrize(
    ("predicate", "field"),
    [
        ("hasExactSynonym", "alt_labels"),
        ("oio:hasExactSynonym", "alt_labels"),
        (f"{OIO}hasExactSynonym", "alt_labels"),
        ("oboInOwl:hasBroadSynonym", "related_labels"),
        (f"{OIO}hasNarrowSynonym", "related_labels"),
        ("", "related_labels"),
    ],
)
def test_the_scope_of_a_synonym_is_known_in_any_spelling(predicate: str, field: str) -> None:
    (concept_,) = nodes_and_edges([class_(1, meta={"synonyms": [{"pred": predicate, "val": "b"}]})], []).concepts
    assert getattr(concept_, field) == ("b",)


@pytest.mark.parametrize(
    "meta",
    [
        {"deprecated": True},
        {"deprecated": "true"},
        {"deprecated": "True"},
        {"deprecated": 1},
        {"basicPropertyValues": [{"pred": "http://www.w3.org/2002/07/owl#deprecated", "val": "true"}]},
        {"basicPropertyValues": [{"pred": "owl:deprecated", "val": True}]},
    ],
)
def test_a_node_is_deprecated_in_every_spelling(meta: dict[str, object]) -> None:
    reading = nodes_and_edges([class_(1, meta=meta)], [])
    assert [(each.deprecated, each.broader) for each in reading.concepts] == [(True, ())]
    assert reading.notes == ()


def test_a_node_under_the_class_of_obsolete_terms_is_deprecated() -> None:
    edge = {"sub": "KIT:1", "pred": "is_a", "obj": f"{OIO}ObsoleteClass"}
    (concept_,) = nodes_and_edges([class_(1)], [edge]).concepts
    assert (concept_.deprecated, concept_.broader) == (True, ())


@pytest.mark.parametrize(("deprecated", "expected"), [(False, False), ("false", False), (None, True), ("", True)])
def test_a_node_that_the_file_calls_live_is_live_whatever_its_name_says(deprecated: object, expected: bool) -> None:
    node = {**class_(1, meta={"deprecated": deprecated}), "lbl": "obsolete technology"}
    (concept_,) = nodes_and_edges([node], []).concepts
    assert concept_.deprecated is expected


@pytest.mark.parametrize("deprecated", [False, "false", 0, None])
def test_a_node_that_is_not_deprecated_is_live(deprecated: object) -> None:
    (concept_,) = nodes_and_edges([class_(1, meta={"deprecated": deprecated})], []).concepts
    assert concept_.deprecated is False


SLIM: Final = f"{OBO}kit#slim"
ACRONYM: Final = f"{OBO}kit#ACRONYM"
USING: Final = class_(
    1,
    meta={
        "subsets": [SLIM],
        "synonyms": [{"pred": "hasExactSynonym", "val": "K", "synonymType": ACRONYM}],
    },
)


@pytest.mark.parametrize("kind", [{}, {"type": "CLASS"}, {"type": "PROPERTY"}])
def test_subsets_and_types_of_synonyms_are_not_concepts(kind: dict[str, str]) -> None:
    slim = {"id": SLIM, "meta": {"comments": ["The short list"]}, **kind}
    acronym = {"id": ACRONYM, "lbl": "acronym", **kind}
    unused = {"id": f"{OBO}kit#other", "lbl": "other"}
    reading = nodes_and_edges([USING, slim, acronym, unused], [])
    assert [each.id for each in reading.concepts] == ["KIT:1"]
    (facet,) = reading.scheme.facets
    assert [category.id for category in facet.categories] == ["slim"]
    if not kind:
        assert facet.categories[0].definition == "The short list"
        named = {note.code: [place.text for place in note.places] for note in reading.notes}
        assert named == {"declaration": ["slim", "ACRONYM"], "untyped": ["other"]}


@pytest.mark.parametrize("parent", ["SubsetProperty", "SynonymTypeProperty"])
@pytest.mark.parametrize("predicate", ["is_a", "subPropertyOf", "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"])
def test_what_specializes_the_property_of_subsets_is_not_a_concept(parent: str, predicate: str) -> None:
    edge = {"sub": SLIM, "pred": predicate, "obj": f"{OIO}{parent}"}
    reading = nodes_and_edges([class_(1), {"id": SLIM, "lbl": "slim", "type": "CLASS"}], [edge])
    assert [each.id for each in reading.concepts] == ["KIT:1"]


def test_nodes_without_types_are_concepts_if_no_node_has_a_type_or_they_have_a_parent() -> None:
    bare = {"id": "KIT:2", "lbl": "b"}
    assert len(nodes_and_edges([{"id": "KIT:1", "lbl": "a"}, bare], []).concepts) == 2
    assert len(nodes_and_edges([class_(1), bare], [{"sub": "KIT:2", "pred": "is_a", "obj": "KIT:1"}]).concepts) == 2


def test_a_category_that_is_a_concept_of_the_hierarchy_stays_one() -> None:
    slim = {"id": SLIM, "lbl": "slim", "type": "CLASS"}
    reading = nodes_and_edges([USING, slim], [{"sub": SLIM, "pred": "is_a", "obj": f"{OBO}KIT_1"}])
    assert [each.id for each in reading.concepts] == ["KIT:1", "slim"]


@pytest.mark.parametrize(
    ("old", "other"),
    [
        (Concept("1", "old code", notations=("1",), deprecated=True), Concept("2", "new code", notations=("2",))),
        (Concept("1", "old code", deprecated=True), Concept("2", "new code", notations=("1",))),
    ],
)
def test_a_deprecated_concept_comes_back_whatever_has_its_id_as_a_notation(old: Concept, other: Concept) -> None:
    text = "".join(dump_obographs(Scheme("codes", "Codes", "en"), [old, other]))
    assert list(read(json.loads(text)).concepts) == [old, other]


def test_a_match_has_no_label_of_its_own_as_other_programs_reject_it() -> None:
    written = Concept("a", "a", close_matches=(Match("X:1", "equivalentTo"),))
    text = "".join(dump_obographs(Scheme("codes", "Codes", "en"), [written]))
    (node,) = json.loads(text)["graphs"][0]["nodes"]
    assert "lbl" not in node["meta"]["xrefs"][0]
    assert list(read(json.loads(text)).concepts) == [written]


def test_a_name_may_be_stated_as_a_property() -> None:
    label = {"pred": "http://www.w3.org/2000/01/rdf-schema#label", "val": "knife"}
    node = {"id": "KIT:1", "type": "CLASS", "meta": {"basicPropertyValues": [label]}}
    assert [each.pref_label for each in nodes_and_edges([node], []).concepts] == ["knife"]


@pytest.mark.parametrize("kind", ["PROPERTY", "property", "owl:ObjectProperty", "owl:NamedIndividual"])
def test_a_property_or_an_individual_is_no_concept_in_any_spelling(kind: str) -> None:
    reading = nodes_and_edges([class_(1), {"id": "KIT:2", "lbl": "b", "type": kind}], [])
    assert [each.id for each in reading.concepts] == ["KIT:1"]


def test_a_definition_or_a_cross_reference_may_be_a_text() -> None:
    (concept_,) = nodes_and_edges([class_(1, meta={"definition": "It cuts.", "xrefs": ["X:1"]})], []).concepts
    assert concept_.definitions == (Statement("It cuts."),)
    assert concept_.close_matches == (Match("X:1"),)


def notes_of_text(graph: object, **whole: object) -> dict[str, list[str]]:
    """Return the places of each kind of change that reading a graph makes."""
    reading = read_obographs(json.dumps({"graphs": [graph], **whole}).encode(), name="x")
    return {note.code: [place.text for place in note.places] for note in reading.notes}


def test_a_synonym_of_an_unknown_kind_is_kept_with_a_note() -> None:
    synonyms = [{"pred": "hasOddSynonym", "val": "b"}, {"val": "c"}, {"pred": "oio:HasExactSynonym", "val": "d"}]
    graph = {"id": "x", "nodes": [{"id": "A:1", "lbl": "a", "type": "CLASS", "meta": {"synonyms": synonyms}}]}
    (concept,) = read_obographs(json.dumps({"graphs": [graph]}).encode(), name="x").concepts
    assert (concept.related_labels, concept.alt_labels) == (("b", "c"), ("d",))
    assert notes_of_text(graph) == {"synonym-predicate": ["A:1: b", "A:1: c"]}


def test_what_is_no_part_of_the_format_is_named() -> None:
    node = {"id": "A:1", "lbl": "a", "type": "CLASS", "label": "b", "meta": {"comments": [1, "c"], "synonym": ["d"]}}
    edges = [{"sub": "A:1", "pred": "is_a"}, {"subject": "A:1", "pred": "is_a", "obj": "A:2"}, "A:1 is_a A:2"]
    graph = {"id": "x", "nodes": [node, None, 5, {"id": "A:2", "lbl": "b", "type": "KLASS"}], "edges": edges}
    assert notes_of_text(graph, version=1) == {
        "unknown-key": ["file: version", "A:1: label", "A:1: synonym", ": subject"],
        "refused-value": ["x: nodes", "x: nodes", "x: edges", "A:1: comments"],
        "refused-edge": ["A:1 is_a ?", "? is_a A:2"],
        "unknown-type": ["A:2"],
    }


def test_a_value_of_deprecated_that_is_neither_true_nor_false_is_named() -> None:
    said = [{"pred": "http://www.w3.org/2002/07/owl#deprecated", "val": "perhaps"}]
    nodes = [
        {"id": "A:1", "lbl": "a", "deprecated": True},
        {"id": "A:2", "lbl": "b", "meta": {"deprecated": "perhaps"}},
        {"id": "A:3", "lbl": "c", "meta": {"basicPropertyValues": said}},
        {"id": "A:4", "lbl": "d", "meta": {"deprecated": "False"}},
    ]
    graph = {"id": "x", "nodes": nodes}
    reading = read_obographs(json.dumps({"graphs": [graph]}).encode(), name="x")
    assert [concept.deprecated for concept in reading.concepts] == [True, False, False, False]
    assert notes_of_text(graph) == {"refused-value": ["A:2: deprecated"], "other-value": ["A:3: owl:deprecated"]}


def test_what_is_said_about_a_statement_is_named_where_it_is_left_out() -> None:
    said = {"basicPropertyValues": [{"pred": "source", "val": "X"}]}
    meta = {
        "definition": {"val": "D.", "meta": said},
        "synonyms": [{"pred": "hasExactSynonym", "val": "b", "meta": said}],
        "xrefs": [{"val": "X:1", "meta": said}, {"val": ""}],
        "comments": [" "],
    }
    graph = {"id": "x", "nodes": [{"id": "A:1", "lbl": "a", "type": "CLASS", "meta": meta}]}
    assert notes_of_text(graph) == {"qualifier": ["A:1"] * 3, "bad-xref": ["A:1"], "empty-text": ["A:1"]}


def test_what_a_file_says_of_itself_and_the_vocabulary_does_not_is_named() -> None:
    values = [{"pred": "http://purl.org/dc/terms/contributor", "val": "B"}]
    graph = {"id": "x", "meta": {"basicPropertyValues": values, "xrefs": []}, "nodes": [{"id": "A:1", "lbl": "a"}]}
    assert notes_of_text(graph) == {"header-value": ["x: xrefs", "dc:contributor: B"]}
    further = {"id": "y", "meta": {"basicPropertyValues": values}}
    assert notes_of_text({}, graphs=[graph, further]) == {
        "header-value": ["x: xrefs", "dc:contributor: B", "dc:contributor: B"]
    }


@pytest.mark.parametrize("predicate", ["IS_A", "is_a", "isa", "rdfs:subclassof", "oio:SubClassOf"])
def test_is_a_is_known_in_every_spelling(predicate: str) -> None:
    nodes = [{"id": f"A:{number}", "lbl": "a", "type": "CLASS"} for number in (1, 2)]
    graph = {"id": "x", "nodes": nodes, "edges": [{"sub": "A:2", "pred": predicate, "obj": "A:1"}]}
    reading = read_obographs(json.dumps({"graphs": [graph]}).encode(), name="x")
    assert [concept.broader for concept in reading.concepts] == [(), ("A:1",)]


def test_of_two_lists_with_one_key_the_first_is_named_as_left_out() -> None:
    node = '{"id": "A:%d", "lbl": "a, \\"nodes\\": b", "type": "CLASS"}'
    text = f'{{"graphs": [{{"id": "x", "nodes": [{node % 1}], "nodes": [{node % 2}]}}]}}'
    reading = read_obographs(text.encode(), name="x")
    assert [concept.id for concept in reading.concepts] == ["A:2"]
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("repeated-key", "x: nodes")]


def test_a_key_of_the_format_in_another_place_is_no_repeated_list() -> None:
    node = '{"id": "A:1", "lbl": "a", "type": "CLASS", "meta": {"nodes": [], "comments": ["\\"edges\\": ["]}}'
    reading = read_obographs(f'{{"graphs": [{{"id": "x", "nodes": [{node}]}}]}}'.encode(), name="x")
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-key", "A:1: nodes")]


@pytest.mark.parametrize(
    ("members", "left_out"),
    [
        ('"lbl": "a", "lbl": "b"', ["A:1: lbl"]),
        ('"lbl": "b", "meta": {"comments": ["x"]}, "meta": {}', ["A:1: meta"]),
        ('"lbl": "b", "lbl": "b"', []),
    ],
)
def test_of_two_values_with_one_key_the_first_is_named_as_left_out(members: str, left_out: list[str]) -> None:
    text = f'{{"graphs": [{{"id": "x", "nodes": [{{"id": "A:1", "type": "CLASS", {members}}}]}}]}}'
    reading = read_obographs(text.encode(), name="x")
    assert reading.concepts[0].pref_label == "b"
    assert [place.text for note in reading.notes for place in note.places] == left_out


def test_a_cross_reference_of_words_is_no_id() -> None:
    xrefs = [{"val": "a field guide"}, {"val": "Wikipedia:Table knife"}, {"val": "Guide"}]
    reading = nodes_and_edges([class_(1, meta={"xrefs": xrefs})], [])
    assert [match.id for match in reading.concepts[0].close_matches] == ["Wikipedia:Table knife", "Guide"]
    assert [(note.code, note.places[0].text.partition(": ")[2]) for note in reading.notes] == [
        ("bad-xref", "a field guide")
    ]


def test_one_value_may_stand_in_the_place_of_a_list() -> None:
    meta = {"comments": "A note.", "xrefs": {"val": "X:1"}, "synonyms": {"pred": "hasExactSynonym", "val": "b"}}
    reading = nodes_and_edges([class_(1, lbl="a", meta=meta)], [])
    (found,) = reading.concepts
    assert [each.text for each in found.scope_notes] == ["A note."]
    assert (found.close_matches, found.alt_labels) == ((Match("X:1"),), ("b",))
    assert reading.notes == ()


@pytest.mark.parametrize("predicate", ["HAS_EXACT_SYNONYM", "oio:hasExactSynonym", "skos:altLabel"])
def test_the_scope_of_a_synonym_may_be_spelled_in_other_ways(predicate: str) -> None:
    reading = nodes_and_edges([class_(1, lbl="a", meta={"synonyms": [{"pred": predicate, "val": "b"}]})], [])
    assert [found.alt_labels for found in reading.concepts] == [("b",)]
    assert reading.notes == ()
