"""SKOS that others write in unexpected ways: it is read, or what is left out is counted and placed."""

from typing import Final

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.rdf_vocabulary import read_rdf
from immuno_cli.formats.reading import no_progress
from immuno_cli.model import Concept, Match, Statement, Translation
from tests.formats.skos_files import PREFIXES, by_id, notes, read

# what is a concept


def test_objects_of_semantic_relations_are_concepts() -> None:
    turtle = """:s a skos:ConceptScheme ; skos:hasTopConcept :a .
      :a skos:prefLabel "a" ; skos:narrower :b ; skos:related :c . :b rdfs:label "b" . :c skos:altLabel "c" .
      :group a skos:Collection ; skos:prefLabel "group" ; skos:member :d . :d skos:prefLabel "d" ."""
    found = by_id(turtle)
    assert set(found) == {"a", "b", "c", "d"}
    assert found["b"].broader == ("a",)


def test_what_says_that_it_is_a_top_concept_is_a_concept() -> None:
    assert set(by_id(':s a skos:ConceptScheme . :a skos:altLabel "a" ; skos:topConceptOf :s .')) == {"a"}


def test_nested_descriptions_of_json_ld_are_read() -> None:
    document = """{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "narrower": "skos:narrower",
      "parent": {"@reverse": "skos:narrower"}}, "@id": "http://e.org/1", "skos:prefLabel": "one",
      "narrower": [{"@id": "http://e.org/2", "skos:prefLabel": "two",
                    "narrower": {"@id": "http://e.org/3", "skos:prefLabel": "three"}}],
      "@included": [{"@id": "http://e.org/4", "skos:prefLabel": "four", "parent": {"@id": "http://e.org/3"}}]}"""
    found = {concept.pref_label: concept.broader for concept in read(document, "jsonld").concepts}
    assert found == {"one": (), "two": ("1",), "three": ("2",), "four": ("3",)}


def test_what_is_only_referred_to_is_no_concept() -> None:
    assert set(by_id(':a a skos:Concept ; skos:prefLabel "a" ; skos:broader :gone ; skos:related :too .')) == {"a"}


FOREIGN: Final = """:s a skos:ConceptScheme ; dct:title "Ours" .
  :a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme :s ; skos:exactMatch other:1 ; skos:broadMatch other:2 .
  other:1 a skos:Concept ; skos:prefLabel "one"@en ; skos:definition "Of others." ; skos:exactMatch :a .
  other:2 a skos:Concept ; skos:prefLabel "two"@fr ; """


@pytest.mark.parametrize(
    "more",
    [
        ".",
        "skos:inScheme other:s . other:s a skos:ConceptScheme .",
        "skos:narrower other:1 .",
        "skos:inScheme other:scheme .",
        "skos:broader [ skos:prefLabel 'top' ] .",
    ],
)
def test_matched_concepts_of_other_vocabularies_are_not_taken_in(more: str) -> None:
    (concept,) = [concept for concept in by_id(FOREIGN + more).values() if not concept.id.startswith("_:")]
    assert concept.exact_matches == (Match("http://other.example.net/1", "one"),)
    assert concept.broad_matches == (Match("http://other.example.net/2", "two"),)
    assert notes(FOREIGN + more)["foreign"][0] >= 2


@pytest.mark.parametrize(
    "turtle",
    [
        ':a a skos:Concept ; skos:prefLabel "a" ; skos:exactMatch :b . :b a skos:Concept ; skos:prefLabel "b" .',
        """:a a skos:Concept ; skos:prefLabel "a" ; skos:exactMatch other:1 ; skos:broader other:2 .
           other:1 a skos:Concept ; skos:prefLabel "b" . other:2 a skos:Concept ; skos:prefLabel "c" .""",
        """:s a skos:ConceptScheme . other:s a skos:ConceptScheme ; dct:title "The others" .
           :a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme :s ; skos:exactMatch other:1 .
           other:1 a skos:Concept ; skos:prefLabel "b" ; skos:inScheme other:s .""",
        """:a a skos:Concept ; skos:prefLabel "a" ; skos:exactMatch other:1 .
           other:1 a skos:Concept ; skos:prefLabel "b" ; skos:exactMatch :a .""",
    ],
)
def test_matched_concepts_of_the_file_s_own_are_kept(turtle: str) -> None:
    assert {"a", "b"} <= {concept.pref_label for concept in by_id(turtle).values()}
    assert "foreign" not in notes(turtle)


# spelling


@pytest.mark.parametrize(
    "space",
    [
        "https://www.w3.org/2004/02/skos/core#",
        "http://w3.org/2004/02/skos/core#",
        "HTTP://www.w3.org/2004/02/SKOS/core#",
        "http://www.w3.org/2004/02/skos/core/",
        "http://www.w3.org/2008/05/skos#",
    ],
)
def test_a_namespace_spelled_in_another_way_is_read_with_a_note(space: str) -> None:
    turtle = f"""@prefix k: <{space}> . :a a k:Concept ; k:prefLabel "a"@en ; k:broader :b .
      :b a k:Concept ; k:prefLabel "b"@en ."""
    assert by_id(turtle) == {"a": Concept("a", "a", broader=("b",)), "b": Concept("b", "b")}
    assert notes(turtle)["respelled"] == (3, [f"{space}{name}" for name in ("Concept", "prefLabel", "broader")])


@pytest.mark.parametrize(
    "kind", ['"skos:Concept"', '"Concept"', '"http://www.w3.org/2004/02/skos/core#Concept"', "skos:concept"]
)
def test_a_type_written_as_text_or_in_small_letters_is_read_with_a_note(kind: str) -> None:
    turtle = f':a a {kind} ; skos:prefLabel "a"@en .'
    assert by_id(turtle) == {"a": Concept("a", "a")}
    assert set(notes(turtle)) <= {"type-as-text", "respelled"}
    assert notes(turtle)


def test_a_link_written_as_text_is_read_if_it_is_an_address_and_else_counted() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:broader "http://example.org/voc/b", "the b" .
      :b a skos:Concept ; skos:prefLabel "b" ."""
    assert by_id(turtle)["a"].broader == ("b",)
    assert notes(turtle) == {
        "link-as-text": (1, ["a: http://example.org/voc/b"]),
        "link-left-out": (1, ["a: the b"]),
    }


# obsolete


@pytest.mark.parametrize(
    "said",
    [
        "owl:deprecated true",
        'owl:deprecated "true"',
        'owl:deprecated "1"',
        "owl:deprecated 1",
        'owl:deprecated "TRUE"',
        "a owl:DeprecatedClass",
        "a :ObsoleteConcept",
        "adms:status <http://purl.org/adms/status/Withdrawn>",
        "adms:status <http://purl.org/adms/status/Deprecated>",
        ":status <http://publications.europa.eu/resource/authority/concept-status/DEPRECATED>",
        'skos:status "deprecated"',
        'vs:term_status "archaic"',
        "<http://purl.org/linked-data/registry#status> <http://purl.org/linked-data/registry#statusRetired>",
        ":conceptStatus :s7",
        ':isObsolete "true"',
        'owl:deprecated "2019-04-01"^^xsd:date',
        'owl:deprecated "t"',
        ":obsoleted true",
        'vs:term_status "Deprecated since 2019"@en',
        'adms:status "discontinued"',
    ],
)
def test_obsolete_concepts_are_recognised_in_every_spelling(said: str) -> None:
    status = ':s7 rdfs:label "Obsolete" .' if ":s7" in said else ""
    turtle = f':a a skos:Concept ; skos:prefLabel "a" ; {said} . {status}'
    assert by_id(turtle)["a"].deprecated
    assert notes(turtle) == {}


@pytest.mark.parametrize(
    "said",
    [
        "owl:deprecated false",
        'owl:deprecated "0"',
        "adms:status <http://purl.org/adms/status/Completed>",
        'vs:term_status "stable"',
        'skos:note "deprecated"',
        "dct:isReplacedBy :b",
        'vs:term_status "not deprecated"',
        ':status [ rdfs:label "valid" ; rdfs:comment "Deprecated ones have another." ]',
    ],
)
def test_live_concepts_stay_live(said: str) -> None:
    assert not by_id(f':a a skos:Concept ; skos:prefLabel "a" ; {said} .')["a"].deprecated


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('<http://purl.obolibrary.org/obo/IAO_0000231> ""', "IAO_0000231"),
        ("<http://purl.obolibrary.org/obo/IAO_0000231> []", "IAO_0000231"),
        (':reasonForDeprecation "none"', "reasonForDeprecation"),
        (':reasonForDeprecation "none" ; owl:deprecated false', "reasonForDeprecation"),
        (':reasonForDeprecation "merged" ; owl:deprecated false', "reasonForDeprecation"),
        (':marital_status "Inactive (since 2020)"', "marital_status"),
        (':employmentStatus "retired"', "employmentStatus"),
    ],
)
def test_a_denied_reason_and_the_status_of_something_else_leave_a_concept_live_and_are_named(
    said: str, name: str
) -> None:
    turtle = f':a a skos:Concept ; skos:prefLabel "a" ; {said} .'
    assert not by_id(turtle)["a"].deprecated
    assert notes(turtle) == {"other-value": (1, [f"a: {name}"])}


@pytest.mark.parametrize("name", ["status", "hasStatus", "termStatus", "concept_status", "publicationStatus"])
def test_a_property_for_the_status_of_a_concept_is_known_by_its_name(name: str) -> None:
    assert by_id(f':a a skos:Concept ; skos:prefLabel "a" ; :{name} "retired" .')["a"].deprecated


def test_a_reason_for_obsolescence_makes_a_concept_obsolete_and_is_named() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; :reasonForObsolescence "Too wide." .'
    assert by_id(turtle)["a"].deprecated
    assert notes(turtle) == {"other-value": (1, ["a: reasonForObsolescence"])}


# what is left out


def test_properties_that_are_not_read_are_counted_by_name_and_placed() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; dct:created "2020", "2021" ; :colour "red" ;
      adms:status <http://purl.org/adms/status/Completed> ; skos:inScheme "not a scheme" .
      :b a skos:Concept ; skos:prefLabel "b" ; foaf:homepage <http://example.org/> ; dct:identifier "b" ."""
    (note,) = read(turtle).notes
    assert note.code == "other-value"
    assert note.count == 6
    assert "dct:created 2" in note.message
    assert [place.text for place in note.places] == [
        "a: dct:created",
        "a: dct:created",
        "a: colour",
        "a: adms:status",
        "a: skos:inScheme",
        "b: foaf:homepage",
    ]


def test_descriptions_and_comments_are_read() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; dct:description "What it is." ; rdfs:comment "A comment." .
      :b a skos:Concept ; skos:prefLabel "b" ; skos:definition "A b." ; dct:description "More of b.", "A b." ."""
    found = by_id(turtle)
    assert found["a"].definitions == (Statement("What it is."),)
    assert found["a"].scope_notes == (Statement("A comment."),)
    assert found["b"].definitions == (Statement("A b."),)
    assert found["b"].scope_notes == (Statement("More of b."),)
    assert notes(turtle) == {}


def test_resources_that_are_no_concepts_are_counted_by_type() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" . :p a foaf:Person ; foaf:name "P" . :q a foaf:Person ."""
    (note,) = read(turtle).notes
    assert (note.code, note.count) == ("other-resource", 2)
    assert "foaf:Person 2" in note.message
    assert [place.text for place in note.places] == [
        "http://example.org/voc/p: foaf:Person",
        "http://example.org/voc/q: foaf:Person",
    ]


def test_further_preferred_labels_are_named() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "one"@en, "two"@en, "uno"@es, "un"@es .'
    assert by_id(turtle)["a"].alt_labels == ("two",)
    assert by_id(turtle)["a"].translations == (Translation("es", "uno", ("un",)),)
    assert notes(turtle)["second-preferred"] == (2, ["a: two", "a: un"])


def test_links_that_lead_nowhere_are_placed() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; skos:narrower :gone ; skos:related :a .'
    assert notes(turtle) == {"narrower-unknown": (1, ["a: gone"]), "self-link": (1, ["a"])}


def test_a_byte_order_mark_is_passed_over() -> None:
    turtle = f'\ufeff{PREFIXES}:a a skos:Concept ; skos:prefLabel "a" .'
    triples = '\ufeff<http://e.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "a" .\n'
    triples += "<http://e.org/a> <http://www.w3.org/2004/02/skos/core#inScheme> <http://e.org/> .\n"
    for text, syntax in ((turtle, "turtle"), (triples, "ntriples")):
        reading = read_rdf(text.encode(), syntax=syntax, name="voc", language="en", progress=no_progress)
        assert [concept.pref_label for concept in reading.concepts] == ["a"]


def test_the_label_of_a_match_makes_no_concept_of_it() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:related other:1 ; skos:closeMatch other:1 .
      other:1 rdfs:label "one" ."""
    assert set(by_id(turtle)) == {"a"}
    assert by_id(turtle)["a"].close_matches == (Match("http://other.example.net/1", "one"),)


def test_bytes_that_are_not_utf_8_are_refused_with_the_remedy() -> None:
    turtle = f'{PREFIXES}:a a skos:Concept ; skos:prefLabel "Nävus" .'.encode("latin-1")
    with pytest.raises(InvalidVocabularyError) as raised:
        read_rdf(turtle, syntax="turtle", name="voc", language="en", progress=no_progress)
    assert raised.value.hint == "Save it as UTF-8."


# what is no concept


def test_a_resource_of_which_nothing_is_read_is_named_by_its_type() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:definition [ rdf:value "A." ; dct:creator :me ] .
      :me rdfs:label "Me" . :b skos:prefLabel "without a type" . :c a skos:Concpet ; skos:prefLabel "misspelled" .
      :l a <http://www.w3.org/2008/05/skos-xl#Label> . [] a foaf:Person . << :a skos:related :b >> dct:source "x" ."""
    found = notes(turtle)
    assert [concept.id for concept in read(turtle).concepts] == ["a"]
    assert sorted(found["other-resource"][1]) == [
        "[]: foaf:Person",
        "http://example.org/voc/b: no type",
        "http://example.org/voc/c: skos:Concpet",
        "http://example.org/voc/l: skosxl:Label",
    ]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("<< :a skos:related :b >> dct:source 1 .", ["source"]),
        ("<< :a skos:related :b ~ :r >> dct:source 1 ; :when 2 .", ["source", "when"]),
        (":a :says <<( :a skos:related :b )>> .", [""]),
        ("<< :a skos:related :b >> .", [""]),
    ],
)
def test_each_statement_about_a_statement_is_counted_once(said: str, about: list[str]) -> None:
    ((code, (count, places)),) = notes(f':a a skos:Concept ; skos:prefLabel "a" . {said}').items()
    assert (code, count) == ("quoted-triple", len(about))
    assert all(part in place for part, place in zip(about, places, strict=True))


def test_a_match_written_as_text_is_read_if_it_is_an_address_and_else_named() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:exactMatch "http://other.example.net/1" ;
      skos:closeMatch "the other one" ."""
    concept = by_id(turtle)["a"]
    assert (concept.exact_matches, concept.close_matches) == ((Match("http://other.example.net/1"),), ())
    assert notes(turtle) == {
        "match-as-text": (1, ["a: http://other.example.net/1"]),
        "match-left-out": (1, ["a: the other one"]),
    }


def test_what_is_said_of_a_scheme_or_a_collection_and_not_read_is_counted() -> None:
    turtle = """:s a skos:ConceptScheme ; dct:title "S"@en, "Es"@de ; dct:created "2020" ; owl:versionInfo "1" ;
        dct:creator [ foaf:name "Me" ] ; skos:hasTopConcept :a, :gone .
      :a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme :s, "a text" .
      :g a skos:Collection ; skos:prefLabel "G" ; skos:notation "7" ; skos:member :a, :lost ."""
    found = notes(turtle)
    space = "http://example.org/voc/"
    assert found["scheme-value"] == (3, [f"{space}s: dct:title", f"{space}s: dct:created", f"{space}g: skos:notation"])
    assert found["member-unknown"] == (2, [f"{space}g: lost", f"{space}s: gone"])
    assert found["other-value"] == (1, ["a: skos:inScheme"])


def test_schemes_and_collections_without_a_type_are_known_by_their_concepts() -> None:
    turtle = """:s dct:title "S"@en . :a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme :s .
      :g skos:prefLabel "G"@en ; skos:member :a ."""
    reading = read(turtle)
    assert reading.scheme.title == "S"
    assert [category.pref_label for category in reading.scheme.facets[0].categories] == ["G"]
    assert [category.category for category in reading.concepts[0].categories] == ["g"]
    assert notes(turtle) == {"untyped-group": (2, ["http://example.org/voc/s", "http://example.org/voc/g"])}


def test_an_ontology_says_what_a_missing_scheme_does_not() -> None:
    turtle = ':o a owl:Ontology ; dct:title "O" ; dct:created "2020" . :a a skos:Concept ; skos:prefLabel "a" .'
    assert read(turtle).scheme.title == "O"
    assert notes(turtle) == {"scheme-value": (1, ["http://example.org/voc/o: dct:created"])}


def test_a_value_of_deprecated_that_is_neither_true_nor_false_is_named() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; owl:deprecated "perhaps" .'
    assert notes(turtle) == {"other-value": (1, ["a: owl:deprecated"])}
    assert notes(turtle.replace("perhaps", "False")) == {}


def test_synonyms_and_definitions_of_obo_are_read_of_concepts() -> None:
    oio, obo = "http://www.geneontology.org/formats/oboInOwl#", "http://purl.obolibrary.org/obo/"
    turtle = f""":a a skos:Concept, owl:Class ; skos:prefLabel "a" ; <{oio}hasExactSynonym> "b" ;
      <{oio}hasNarrowSynonym> "c" ; <{obo}IAO_0000115> "A." ."""
    concept = by_id(turtle)["a"]
    assert (concept.alt_labels, concept.related_labels, concept.definitions) == (("b",), ("c",), (Statement("A."),))


def test_classes_beside_concepts_that_are_no_things_of_the_vocabulary_are_named() -> None:
    turtle = """:a a skos:Concept, :Kind ; skos:prefLabel "a" . :Kind a owl:Class ; rdfs:label "kind" .
      :Bare a owl:Class ; skos:definition "It has no label." . :Thing a owl:Class ; rdfs:label "thing" .
      :Part rdfs:subClassOf :Thing ; rdfs:label "part" ."""
    reading = read_rdf((PREFIXES + turtle).encode(), syntax="turtle", name="voc", language="en", progress=no_progress)
    assert [concept.id for concept in reading.concepts] == ["Thing", "Part", "a"]
    assert {note.code: [place.text for place in note.places] for note in reading.notes} == {
        "schema-class": ["Kind", "Bare"],
        "untyped": ["Part"],
        "both": ["Thing", "Part"],
    }


# syntaxes


def test_named_graphs_are_read_as_one_vocabulary() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" .
      :g { :b a skos:Concept ; skos:prefLabel "b" ; skos:broader :a } GRAPH :h { :c a skos:Concept }"""
    assert set(by_id(turtle)) == {"a", "b", "c"}
    assert notes(turtle)["named-graph"] == (2, ["http://example.org/voc/g", "http://example.org/voc/h"])


def test_the_first_address_that_is_not_valid_is_named_with_its_line() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ;\n skos:closeMatch <http://example.org/a b> .'
    (note,) = [note for note in read(turtle).notes if note.code == "lenient"]
    assert note.places[0].line == PREFIXES.count("\n") + 2


def test_a_key_that_the_context_does_not_have_is_named() -> None:
    document = """{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "uri": "@id", "all": {"@id": "@graph"},
        "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"}, "related": {"@id": "skos:related"},
        "by": {"@id": "skos:broader", "@container": "@index"}, "null": null},
      "title": "lost", "all": [
        {"uri": "http://e.org/1", "@type": "skos:Concept", "prefLabel": {"en": "one", "de": "eins"}, "altLabel": "uno",
         "related": {"uri": "http://e.org/2", "@type": "skos:Concept", "prefLabel": {"en": "two"}, "notation": 2},
         "by": {"any": {"uri": "http://e.org/3", "note": "x"}}, "skos:definition": {"@value": "D.", "@language": "en"}},
        {"@type": "skos:Concept", "skos:prefLabel": "without an id", "null": 1}]}"""
    (note,) = [note for note in read(document, "jsonld").notes if note.code == "unknown-term"]
    assert [place.text for place in note.places] == [
        "[]: title",
        "http://e.org/1: altLabel",
        "http://e.org/2: notation",
        "http://e.org/3: note",
        "[]: null",
    ]


def test_with_a_default_vocabulary_every_key_is_known() -> None:
    document = """{"@context": {"@vocab": "http://www.w3.org/2004/02/skos/core#"}, "@id": "http://e.org/1",
      "@type": "Concept", "prefLabel": "one", "altLabel": "uno", "odd": "x"}"""
    reading = read(document, "jsonld")
    assert reading.concepts[0].alt_labels == ("uno",)
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("other-value", "1: skos:odd")]


def test_a_text_in_html_is_read_without_its_tags() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ;
      skos:definition "<p>It <i>is</i> so.</p><p>Is it?</p>"^^rdf:HTML ;
      skos:note "a < b" ."""
    concept = by_id(turtle)["a"]
    assert (concept.definitions, concept.scope_notes) == ((Statement("It is so. Is it?"),), (Statement("a < b"),))
    assert notes(turtle) == {"markup": (1, ["It is so. Is it?"])}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>5</sup> cells", "10⁵ cells"),
        ("10<sup>&minus;<i>5</i></sup> of H<SUB>2</SUB>O", "10⁻⁵ of H₂O"),
        ("2<sup>½</sup>, x<sub>ы; 1</sub>", "2^½, x_(ы; 1)"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("<!-- not shown -->shown, <!-- not closed", "shown, <!-- not closed"),
    ],
)
def test_a_text_in_html_keeps_its_meaning(html: str, text: str) -> None:
    turtle = f':a a skos:Concept ; skos:prefLabel "a" ; skos:definition "{html}"^^rdf:HTML .'
    assert by_id(turtle)["a"].definitions == (Statement(text),)


def test_references_to_characters_are_read_in_html_alone_and_need_no_note() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; skos:definition "a &amp; b"^^rdf:HTML ; skos:note "a &amp; b" .'
    concept = by_id(turtle)["a"]
    assert (concept.definitions, concept.scope_notes) == ((Statement("a & b"),), (Statement("a &amp; b"),))
    assert notes(turtle) == {}


def test_broader_in_the_words_of_the_getty_vocabularies_is_broader() -> None:
    turtle = """@prefix gvp: <http://vocab.getty.edu/ontology#> .
      :a a skos:Concept ; skos:prefLabel "a" ; gvp:broaderGeneric :b ; gvp:narrower :c .
      :b a skos:Concept ; skos:prefLabel "b" . :c a skos:Concept ; skos:prefLabel "c" ."""
    assert {identifier: concept.broader for identifier, concept in by_id(turtle).items()} == {
        "a": ("b",),
        "b": (),
        "c": ("a",),
    }


def test_a_match_without_an_address_is_named_and_what_is_said_of_others_is_counted() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:exactMatch [ skos:prefLabel "b" ], other:1, other:2 .
      other:1 skos:prefLabel "one" ; skos:altLabel "un" . other:2 skos:prefLabel "two" ."""
    assert [match.pref_label for match in by_id(turtle)["a"].exact_matches] == ["one", "two"]
    assert notes(turtle) == {
        "other-value": (1, ["a: skos:exactMatch"]),
        "foreign": (1, ["http://other.example.net/1"]),
    }


def test_a_namespace_without_its_mark_is_read_with_a_note() -> None:
    space = "http://www.w3.org/2004/02/skos/core"
    turtle = f"@prefix k: <{space}> . :a a k:Concept ; k:prefLabel 'a' ; k:other 'b' ."
    assert by_id(turtle) == {"a": Concept("a", "a")}
    assert notes(turtle) == {
        "respelled": (2, [f"{space}Concept", f"{space}prefLabel"]),
        "other-value": (1, ["a: coreother"]),
    }


def test_rdf_xml_whose_own_namespace_is_spelled_in_another_way_is_read_with_a_note() -> None:
    rdf = "https://www.w3.org/1999/02/22-rdf-syntax-ns#"
    text = f"""<rdf:RDF xmlns:rdf="{rdf}" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
      <skos:Concept rdf:about="http://e.org/a"><skos:prefLabel>a</skos:prefLabel></skos:Concept></rdf:RDF>"""
    reading = read(text, "rdfxml")
    assert [concept.pref_label for concept in reading.concepts] == ["a"]
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("respelled", rdf)]


@pytest.mark.parametrize("label", ['rdfs:label "b"', 'skos:notation "b"', 'skos:altLabel "b"'])
def test_what_says_what_is_broader_than_it_is_a_concept(label: str) -> None:
    turtle = f':a a skos:Concept ; skos:prefLabel "a" . :b {label} ; skos:broader :a .'
    assert by_id(turtle)["b"].broader == ("a",)


def test_what_is_said_of_a_label_or_a_note_and_not_read_is_counted() -> None:
    turtle = """:a a skos:Concept ; <http://www.w3.org/2008/05/skos-xl#prefLabel> :l ;
        skos:definition [ rdf:value "A." ; dct:source "S" ; dct:created "2020" ] ; skos:note <http://e.org/page> .
      :l <http://www.w3.org/2008/05/skos-xl#literalForm> "a" ; dct:modified "2021" ."""
    assert notes(turtle) == {"other-value": (2, ["a: skosxl:prefLabel/dct:modified", "a: skos:definition/dct:created"])}


def test_members_of_an_ordered_collection_that_are_not_described_are_counted() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" .
      :g a skos:OrderedCollection ; skos:prefLabel "G" ; skos:memberList ( :a :lost ) ."""
    assert notes(turtle) == {"member-unknown": (1, ["http://example.org/voc/g: lost"])}


# long notes and labels that many concepts share

SHARED: Final = 150
CONCEPT: Final = ':c{0} a skos:Concept ; skos:prefLabel "c{0}" ; '


@pytest.mark.parametrize("use", ["skos:definition", "skos:altLabel", "<http://www.w3.org/2008/05/skos-xl#altLabel>"])
@pytest.mark.parametrize(
    "shared",
    [
        "rdf:value " + ", ".join(f'"text {number}"' for number in range(SHARED)),
        'rdf:value "text" ; dct:source ' + ", ".join(f'"S:{number}"' for number in range(SHARED)),
        'rdf:value "text" ; :unknown ' + ", ".join(f'"{number}"' for number in range(SHARED)),
        f'rdf:value "{"a long text " * 400}"',
    ],
    ids=["texts", "sources", "properties", "characters"],
)
def test_a_long_note_or_label_that_many_share_is_read_a_hundred_times_and_then_named(use: str, shared: str) -> None:
    turtle = "".join((CONCEPT + use + " :x . ").format(number) for number in range(SHARED)) + f":x {shared} ."
    having = [concept for concept in by_id(turtle).values() if concept.definitions or concept.alt_labels]
    left_out, places = notes(turtle)["repeated"]
    assert (len(having), left_out) == (100, SHARED - 100)
    assert places[0] == f"http://example.org/voc/c100: {use.strip('<>').rpartition('#')[2].rpartition(':')[2]}"


def test_a_short_note_that_many_share_is_read_for_each() -> None:
    turtle = "".join(CONCEPT.format(number) + "skos:definition :x . " for number in range(SHARED))
    assert sum(len(concept.definitions) for concept in by_id(turtle + ':x rdf:value "a", "b" .').values()) == 2 * SHARED


def test_a_match_with_many_names_has_its_best_one_for_each_concept() -> None:
    names = ", ".join(f'"name {number}"@de' for number in range(60))
    turtle = "".join(CONCEPT.format(number) + "skos:exactMatch other:x . " for number in range(3))
    found = by_id(turtle + f'other:x rdfs:label {names}, "the name"@en .')
    assert {concept.exact_matches for concept in found.values()} == {(Match("http://other.example.net/x", "the name"),)}


# what stands beside the concepts

XL: Final = "http://www.w3.org/2008/05/skos-xl#"


def test_schemes_and_collections_may_have_labels_of_skos_xl_too() -> None:
    turtle = f""":s a skos:ConceptScheme ; <{XL}prefLabel> :ls . :ls a <{XL}Label> ; <{XL}literalForm> "Ours"@en .
      :g a skos:Collection ; <{XL}prefLabel> [ a <{XL}Label> ; <{XL}literalForm> "Group"@en ] ; skos:member :a .
      :a a skos:Concept ; skos:inScheme :s ; <{XL}prefLabel> [ a <{XL}Label> ; <{XL}literalForm> "a"@en ] ."""
    scheme = read(turtle).scheme
    assert scheme.title == "Ours"
    assert [category.pref_label for facet in scheme.facets for category in facet.categories] == ["Group"]
    assert notes(turtle) == {}


def test_a_label_that_nothing_has_as_its_label_is_counted() -> None:
    turtle = f""":a a skos:Concept ; skos:prefLabel "a" ; dct:subject :l . :l a <{XL}Label> ; <{XL}literalForm> "b" ."""
    assert notes(turtle) == {
        "other-value": (1, ["a: dct:subject"]),
        "other-resource": (1, ["http://example.org/voc/l: skosxl:Label"]),
    }


def test_a_property_that_no_statement_has_is_counted() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; :uses :b . :b a skos:Concept ; skos:prefLabel "b" .
      :uses a owl:ObjectProperty ; rdfs:label "uses" . :lacks a owl:ObjectProperty ; rdfs:label "lacks" ."""
    assert notes(turtle) == {"other-resource": (1, ["http://example.org/voc/lacks: owl:ObjectProperty"])}


def test_the_beginning_of_addresses_that_is_none_is_counted() -> None:
    turtle = ':s a skos:ConceptScheme ; dct:title "S" ; <http://rdfs.org/ns/void#uriSpace> "words" . '
    turtle += ':a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme :s .'
    assert notes(turtle) == {"scheme-value": (1, ["http://example.org/voc/s: void:uriSpace"])}


def test_what_has_links_and_no_label_is_counted_as_what_it_is() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; skos:broader :top . :top skos:narrower :a, :gone .'
    assert notes(turtle) == {"other-resource": (1, ["http://example.org/voc/top: no type"])}
