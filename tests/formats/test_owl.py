"""OWL as others write it, and the same ontology in OBO: one gives the same concepts as the other."""

from pathlib import Path
from typing import Final

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.obo.reader import read_obo
from immuno_cli.formats.owl import read_owl
from immuno_cli.formats.rdf_vocabulary import read_rdf
from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.model import Concept, Match, Relation, Statement, Translation

PREFIXES: Final = """
@prefix : <http://example.org/cells#> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix oio: <http://www.geneontology.org/formats/oboInOwl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""

OBO: Final = r"""format-version: 1.2
data-version: kit/releases/2024-05-06/kit.owl
subsetdef: common "Seen every day"
ontology: kit
property_value: dc-title "Kit" xsd:string

[Term]
id: KIT:0000001
name: white cell
def: "A cell that defends." [ISBN:1, PMID:2]
comment: Found in blood.
subset: common
synonym: "leucocyte" EXACT [PMID:2]
synonym: "immune cell" BROAD []
synonym: "lymphocyte" NARROW []
synonym: "pale cell" RELATED []
synonym: "WBC" RELATED abbreviation []
xref: MESH:D007962

[Term]
id: KIT:0000002
name: T cell
alt_id: KIT:0000009
is_a: KIT:0000001
relationship: develops_from KIT:0000003

[Term]
id: KIT:0000003
name: thymus cell
intersection_of: KIT:0000001
intersection_of: part_of KIT:0000004
is_a: KIT:0000001

[Term]
id: KIT:0000005
name: obsolete white thing
is_obsolete: true
replaced_by: KIT:0000001
consider: KIT:0000002

[Typedef]
id: develops_from
name: develops from
xref: RO:0002202
"""

OWL: Final = """
<http://purl.obolibrary.org/obo/kit.owl> a owl:Ontology ; dct:title "Kit" ;
  owl:versionIRI <http://purl.obolibrary.org/obo/kit/releases/2024-05-06/kit.owl> .
obo:kit#common a owl:AnnotationProperty .
<http://purl.obolibrary.org/obo/kit#common> a owl:AnnotationProperty ; rdfs:comment "Seen every day" ;
  rdfs:subPropertyOf oio:SubsetProperty .
obo:RO_0002202 a owl:ObjectProperty ; oio:shorthand "develops_from" ; rdfs:label "develops from" .
obo:KIT_0000001 a owl:Class ; rdfs:label "white cell" ; obo:IAO_0000115 "A cell that defends." ;
  rdfs:comment "Found in blood." ; oio:inSubset <http://purl.obolibrary.org/obo/kit#common> ;
  oio:hasExactSynonym "leucocyte" ; oio:hasBroadSynonym "immune cell" ; oio:hasNarrowSynonym "lymphocyte" ;
  oio:hasRelatedSynonym "pale cell", "WBC" ; oio:hasDbXref "MESH:D007962" ; oio:id "KIT:0000001" .
[] a owl:Axiom ; owl:annotatedSource obo:KIT_0000001 ; owl:annotatedProperty obo:IAO_0000115 ;
  owl:annotatedTarget "A cell that defends." ; oio:hasDbXref "PMID:2", "ISBN:1" .
[] a owl:Axiom ; owl:annotatedSource obo:KIT_0000001 ; owl:annotatedProperty oio:hasRelatedSynonym ;
  owl:annotatedTarget "WBC" ; oio:hasSynonymType <http://purl.obolibrary.org/obo/kit#abbreviation> .
[] a owl:Axiom ; owl:annotatedSource obo:KIT_0000001 ; owl:annotatedProperty oio:hasExactSynonym ;
  owl:annotatedTarget "leucocyte" ; oio:hasDbXref "PMID:2" .
obo:KIT_0000002 a owl:Class ; rdfs:label "T cell" ; oio:hasAlternativeId "KIT:0000009" ;
  rdfs:subClassOf obo:KIT_0000001 ,
    [ a owl:Restriction ; owl:onProperty obo:RO_0002202 ; owl:someValuesFrom obo:KIT_0000003 ] .
obo:KIT_0000003 a owl:Class ; rdfs:label "thymus cell" ; rdfs:subClassOf obo:KIT_0000001 ;
  owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( obo:KIT_0000001
    [ a owl:Restriction ; owl:onProperty obo:BFO_0000050 ; owl:someValuesFrom obo:KIT_0000004 ] ) ] .
obo:KIT_0000005 a owl:Class ; rdfs:label "obsolete white thing" ; owl:deprecated true ;
  obo:IAO_0100001 obo:KIT_0000001 ; oio:consider "KIT:0000002" .
obo:KIT_0000009 a owl:Class ; owl:deprecated true ; obo:IAO_0000231 obo:IAO_0000227 ; obo:IAO_0100001 obo:KIT_0000002 .
obo:KIT_0000004 a owl:Class .
""".replace("obo:kit#common a owl:AnnotationProperty .\n", "")


def read(turtle: str, language: str = "en") -> Reading:
    text = PREFIXES + turtle
    return read_owl(text.encode(), syntax="turtle", name="cells", language=language, progress=no_progress)


def read_any(turtle: str) -> Reading:
    text = PREFIXES + turtle
    return read_rdf(text.encode(), syntax="turtle", name="cells", language="en", progress=no_progress)


def only(turtle: str, language: str = "en") -> Concept:
    (concept,) = read(turtle, language).concepts
    return concept


def notes(reading: Reading) -> dict[str, int]:
    return {note.code: note.count for note in reading.notes}


def test_an_ontology_in_obo_and_in_owl_gives_the_same_concepts() -> None:
    obo, owl = read_obo(OBO.encode(), name="kit"), read(OWL)
    assert {concept.id: concept for concept in owl.concepts} == {concept.id: concept for concept in obo.concepts}
    assert owl.scheme == obo.scheme


def test_what_obo_leaves_out_is_counted_in_owl_too() -> None:
    counted = notes(read(OWL))
    assert counted == {
        "consider": 1,
        "synonym-scope": 2,
        "synonym-xref": 1,
        "merged-id": 1,
        "reference-only": 1,
        "logic": 1,
        "property": 2,
    }


@pytest.mark.parametrize("syntax", ["rdfxml", "ntriples", "jsonld"])
def test_every_syntax_of_rdf_gives_the_same(syntax: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=PREFIXES + OWL, format="turtle")
    form = {"rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld"}[syntax]
    data = graph.serialize(format=form, encoding="utf-8")
    reading = read_owl(data, syntax=syntax, name="cells", language="en", progress=no_progress)
    expected = {concept.id: concept for concept in read(OWL).concepts}
    for concept in reading.concepts:
        whole = expected.pop(concept.id)
        for field in Concept._fields:
            found, wanted = getattr(concept, field), getattr(whole, field)
            assert (set(found) == set(wanted)) if isinstance(found, tuple) else (found == wanted)
    assert not expected


def test_classes_of_any_namespace_have_short_ids() -> None:
    reading = read(""":white a owl:Class ; rdfs:label "white cell" . :t a owl:Class ; rdfs:label "T cell" ;
      rdfs:subClassOf :white, owl:Thing, [ a owl:Restriction ; owl:onProperty :made-in ; owl:someValuesFrom :thymus ] .
      :thymus a rdfs:Class ; rdfs:label "thymus" . :made-in a owl:ObjectProperty ; rdfs:label "made in" .""")
    assert reading.scheme.iri == "http://example.org/cells#"
    assert list(reading.concepts) == [
        Concept("white", "white cell"),
        Concept("t", "T cell", broader=("white",), relations=(Relation("made-in", "thymus"),)),
        Concept("thymus", "thymus"),
    ]
    assert [kind.pref_label for kind in reading.scheme.relation_types] == ["made in"]


@pytest.mark.parametrize(
    "expression",
    [
        "[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :b ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :b ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom [ a owl:Class ; owl:unionOf (:b :c) ] ]",
        "[ a owl:Restriction ; owl:onProperty [ owl:inverseOf :p ] ; owl:someValuesFrom :b ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:qualifiedCardinality 0 ; owl:onClass :b ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:maxQualifiedCardinality 1 ; owl:onClass :b ]",
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom owl:Thing ]",
        "[ a owl:Class ; owl:unionOf (:b :c) ]",
    ],
)
def test_expressions_that_are_no_simple_restriction_are_counted(expression: str) -> None:
    reading = read(f':a a owl:Class ; rdfs:label "a" ; rdfs:subClassOf {expression} .')
    assert list(reading.concepts) == [Concept("a", "a")]
    assert notes(reading) == {"logic": 1}


def test_annotations_of_skos_are_read() -> None:
    turtle = """:a a owl:Class ; skos:prefLabel "a cell"@en ; skos:altLabel "cell a"@en ; skos:hiddenLabel "cel" ;
      skos:definition "A cell."@en ; skos:scopeNote "In use."@en ; skos:example "This one."@en ;
      skos:editorialNote "Check."@en ; skos:notation "A1" ; skos:exactMatch obo:CL_0000000 ."""
    assert only(turtle) == Concept(
        "a",
        "a cell",
        ("cell a",),
        hidden_labels=("cel",),
        notations=("A1",),
        definitions=(Statement("A cell."),),
        scope_notes=(Statement("In use."),),
        examples=(Statement("This one."),),
        editorial_notes=(Statement("Check."),),
        exact_matches=(Match("CL:0000000"),),
    )


def test_labels_in_other_languages_are_translations() -> None:
    turtle = """:a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de ; oio:hasExactSynonym "unit"@en, "Einheit"@de ;
      oio:hasRelatedSynonym "Raum"@de ; skos:definition "A cell."@en, "Eine Zelle."@de ; rdfs:comment "Bien."@fr ."""
    english, german = (Statement("A cell."),), (Statement("Eine Zelle."),)
    concept = only(turtle)
    assert concept._replace(translations=()) == Concept(
        "a", "cell", ("unit",), definitions=english, scope_notes=(Statement("Bien."),)
    )
    assert concept.translations == (Translation("de", "Zelle", ("Einheit",), ("Raum",), definitions=german),)
    concept = only(turtle, "de")
    assert (concept.pref_label, concept.alt_labels, concept.definitions) == ("Zelle", ("Einheit",), german)
    assert concept.translations == (Translation("en", "cell", ("unit",), definitions=english),)
    assert notes(read(turtle)) == {}
    assert only(turtle, "fr") == only(turtle)


@pytest.mark.parametrize(
    ("turtle", "chosen", "language"),
    [
        (':a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de .', "de", "de"),
        (':a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de-AT .', "de", "de"),
        (':a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de .', "en", "en"),
        (':a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de .', "fr", "en"),
        (':o a owl:Ontology ; dct:language "en" . :a a owl:Class ; rdfs:label "cell"@en, "Zelle"@de .', "de", "de"),
        (':a a owl:Class ; rdfs:label "Zelle"@de-at .', "en", "de-AT"),
        (':a a owl:Class ; rdfs:label "Zelle" .', "de", "de"),
        (':o a owl:Ontology ; dct:language "de" . :a a owl:Class ; rdfs:label "Zelle" .', "en", "de"),
    ],
)
def test_an_ontology_is_in_the_language_that_its_classes_are_named_in(turtle: str, chosen: str, language: str) -> None:
    assert read(turtle, chosen).scheme.language == language


def test_a_class_without_a_label_goes_by_a_synonym_or_its_id() -> None:
    turtle = """:a a owl:Class ; oio:hasExactSynonym "alpha", "first" . :b a owl:Class ; rdfs:subClassOf :a ."""
    assert [(concept.pref_label, concept.alt_labels) for concept in read(turtle).concepts] == [
        ("alpha", ("first",)),
        ("b", ()),
    ]
    assert notes(read(turtle)) == {"no-label": 1, "no-name": 1}


@pytest.mark.parametrize(
    "said",
    [
        "owl:deprecated true",
        'owl:deprecated "true"',
        'owl:deprecated "1"',
        "a owl:DeprecatedClass",
        "rdfs:subClassOf oio:ObsoleteClass",
        "<http://purl.org/adms/status> <http://purl.org/adms/status/Deprecated>",
    ],
)
def test_obsolete_classes_are_recognised(said: str) -> None:
    assert only(f':a a owl:Class ; rdfs:label "a" ; {said} .').deprecated
    assert not only(':a a owl:Class ; rdfs:label "a" ; owl:deprecated false .').deprecated


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('rdfs:label "obsolete thing"', "obsolete-name"),
        ('rdfs:label "OBSOLETE: thing"', "obsolete-name"),
        ('rdfs:label "a" ; obo:IAO_0000231 obo:IAO_0000226', "other-value"),
    ],
)
def test_a_class_that_says_it_is_obsolete_in_another_way_is_obsolete_with_a_note(said: str, code: str) -> None:
    reading = read_any(f":a a owl:Class ; {said} .")
    assert reading.concepts[0].deprecated
    assert notes(reading) == {code: 1}


@pytest.mark.parametrize(
    "said",
    [
        'rdfs:label "obsolete thing" ; owl:deprecated false',
        'rdfs:label "a" ; owl:deprecated false ; obo:IAO_0000231 obo:IAO_0000226',
        'rdfs:label "a" ; owl:deprecated false ; :reasonForDeprecation "none"',
        """rdfs:label "a" ; obo:IAO_0000231 "" """,
        'rdfs:label "a" ; obo:IAO_0000231 []',
        'rdfs:label "a" ; :employmentStatus "retired"',
        'rdfs:label "Obsolete"',
    ],
)
def test_a_class_is_live_if_the_file_says_so_or_gives_no_reason(said: str) -> None:
    assert not read_any(f":a a owl:Class ; {said} .").concepts[0].deprecated


def test_a_superclass_whose_name_only_ends_like_that_of_obsolete_classes_is_one() -> None:
    concept = only(':a a owl:Class ; rdfs:label "a" ; rdfs:subClassOf :NonObsoleteClass .')
    assert (concept.deprecated, concept.broader) == (False, ("NonObsoleteClass",))


def test_a_class_under_a_class_of_obsolete_terms_of_any_namespace_is_obsolete() -> None:
    assert only(':a a owl:Class ; rdfs:label "a" ; rdfs:subClassOf :ObsoleteClass .').deprecated


def test_a_definition_in_another_language_is_a_translation_whatever_property_states_it() -> None:
    concept = only(""":a a owl:Class ; rdfs:label "cell"@en ; obo:IAO_0000115 "It lives."@en ;
      skos:definition "Sie lebt."@de .""")
    assert concept.definitions == (Statement("It lives."),)
    assert concept.translations == (Translation("de", "", definitions=(Statement("Sie lebt."),)),)


def test_a_class_is_not_broader_than_itself() -> None:
    reading = read_any(':a a owl:Class ; rdfs:label "a" ; rdfs:subClassOf :a .')
    assert reading.concepts[0].broader == ()
    assert notes(reading) == {"self-link": 1}


def test_a_bare_class_is_a_concept_if_its_address_is_like_those_of_the_others() -> None:
    reading = read_any(""":Food a owl:Class . <http://other.example.net/Thing> a owl:Class .
      :Pizza a owl:Class ; rdfs:subClassOf :Food . :Cheese a owl:Class ; rdfs:subClassOf :Food .""")
    assert [concept.id for concept in reading.concepts] == ["Food", "Pizza", "Cheese"]
    assert notes(reading) == {"no-name": 3, "reference-only": 1}


def test_notes_of_changes_are_editorial_notes() -> None:
    reading = read(':a a owl:Class ; rdfs:label "a" ; skos:changeNote "one" ; skos:historyNote "two" .')
    assert reading.concepts[0].editorial_notes == (Statement("one"), Statement("two"))
    assert notes(reading) == {"change-note": 2}


def test_what_stands_beside_classes_is_counted() -> None:
    reading = read("""<http://example.org/cells> a owl:Ontology ; owl:imports <http://example.org/other> .
      :p a owl:ObjectProperty . :q a owl:AnnotationProperty . :a a owl:Class ; rdfs:label "a" ; :q "lost", "too" .
      :one a owl:NamedIndividual, :a . :two a owl:NamedIndividual ; rdfs:label "two" .
      [] a owl:AllDisjointClasses ; owl:members (:a :b) . [ owl:unionOf (:a :b) ] rdfs:subClassOf :c .""")
    assert list(reading.concepts) == [Concept("a", "a")]
    assert notes(reading) == {
        "other-value": 2,
        "import": 1,
        "property": 2,
        "instance": 2,
        "general-axiom": 2,
    }
    places = {note.code: [place.text for place in note.places] for note in reading.notes}
    assert places["import"] == ["http://example.org/other"]
    assert places["other-value"] == ["a: q", "a: q"]


def test_individuals_with_a_label_are_concepts_below_their_class() -> None:
    reading = read(""":compound a owl:Class ; rdfs:label "compound" .
      :hydrocarbon a owl:Class ; rdfs:label "hydrocarbon" ; rdfs:subClassOf :compound .
      :ethane a :hydrocarbon ; rdfs:label "ethane" ; skos:altLabel "dimethyl" .
      :methane a owl:NamedIndividual, :hydrocarbon ; rdfs:label "methane" .
      :sample a :hydrocarbon . :ann a <http://xmlns.com/foaf/0.1/Person> ; rdfs:label "Ann" .
      :is_in a owl:ObjectProperty ; rdfs:label "is in" .""")
    assert [(each.id, each.pref_label, each.broader) for each in reading.concepts] == [
        ("compound", "compound", ()),
        ("hydrocarbon", "hydrocarbon", ("compound",)),
        ("ethane", "ethane", ("hydrocarbon",)),
        ("methane", "methane", ("hydrocarbon",)),
    ]
    assert reading.concepts[2].alt_labels == ("dimethyl",)
    assert notes(reading) == {"individual": 2, "property": 1, "instance": 2}


STATUSES: Final = """:curation_status a owl:AnnotationProperty . :status a owl:Class ; rdfs:label "status" ;
      owl:equivalentClass [ a owl:Class ; owl:oneOf ( :complete :draft ) ] .
    :complete a owl:NamedIndividual, :status ; rdfs:label "metadata complete" .
    :draft a owl:NamedIndividual, :status ; rdfs:label "uncurated" .
    :cell a owl:Class ; rdfs:label "cell" ; :curation_status :complete . """


def test_individuals_for_annotations_are_no_concepts() -> None:
    reading = read(STATUSES + ':lymph a :cell ; rdfs:label "lymph cell" .')
    assert [concept.id for concept in reading.concepts] == ["status", "cell", "lymph"]
    assert notes(reading)["instance"] == 2
    assert notes(reading)["individual"] == 1


@pytest.mark.parametrize(
    "more",
    [
        ":needs a owl:ObjectProperty . :cell :needs :draft .",
        ":needs a owl:ObjectProperty . :draft :needs :complete .",
        "skos:related a owl:AnnotationProperty . :complete skos:related :draft .",
        ":cell rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :needs ; owl:hasValue :complete ] .",
    ],
)
def test_individuals_that_are_related_to_others_are_concepts(more: str) -> None:
    assert {"complete", "draft"} <= {concept.id for concept in read(STATUSES + more).concepts}


def test_an_individual_of_another_class_too_is_a_concept() -> None:
    concepts = read(STATUSES + ":kind a owl:Class . :draft a :kind .").concepts
    assert {"complete", "draft"} & {concept.id for concept in concepts} == {"draft"}


def test_a_file_with_concepts_and_classes_gives_both() -> None:
    reading = read_any(""":s a skos:ConceptScheme ; skos:prefLabel "Mixed"@en .
      :white a owl:Class ; rdfs:label "white cell"@en ; skos:definition "It defends."@en .
      :t a owl:Class ; rdfs:label "T cell"@en ; rdfs:subClassOf :white .
      :approved a skos:Concept ; skos:prefLabel "approved"@en ; skos:inScheme :s ; skos:related :t .""")
    found = {concept.id: concept for concept in reading.concepts}
    assert found == {
        "white": Concept("white", "white cell", definitions=(Statement("It defends."),)),
        "t": Concept("t", "T cell", broader=("white",)),
        "approved": Concept("approved", "approved", related=("t",)),
    }
    assert notes(reading) == {"both": 2}


MIXED: Final = """:o a owl:Ontology ; dct:title "Cells"@en, "Zellen"@de ; owl:versionInfo "1.2", "1.3" ;
    owl:versionIRI <http://example.org/1.2> ; owl:imports <http://example.org/other> .
  :s a skos:ConceptScheme ; dct:creator "A. Maker" .
  :white a owl:Class ; rdfs:label "white cell" . :red a owl:Class ; rdfs:label "red cell" .
  :b a skos:Concept ; skos:prefLabel "b" ; skos:inScheme :s . """


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("", "Cells"),
        (':s skos:prefLabel "States" .', "Cells"),
        (":c a skos:Concept . :d a skos:Concept .", "Cells"),
        (':s skos:prefLabel "States" . :c a skos:Concept . :d a skos:Concept .', "States"),
    ],
)
def test_the_larger_part_of_a_file_names_it_and_the_other_fills_the_gaps(more: str, title: str) -> None:
    scheme = read_any(MIXED + more).scheme
    assert (scheme.title, scheme.version, scheme.attribution) == (title, "1.2", "A. Maker")


def test_a_copy_of_skos_in_a_file_does_not_name_the_vocabulary() -> None:
    copy = '<http://www.w3.org/2004/02/skos/core> a owl:Ontology ; dct:title "SKOS" ; dct:description "A language." .'
    more = ":c a skos:Concept . :d a skos:Concept ."
    assert read_any(copy + MIXED).scheme.title == "Cells"
    assert read_any(copy + MIXED + more).scheme.description is None


def test_what_a_file_with_concepts_and_classes_says_of_itself_is_counted_once() -> None:
    reading = read_any(MIXED)
    said = {"import": ["http://example.org/other"]}
    said["scheme-value"] = [f"http://example.org/cells#o: {name}" for name in ("dct:title", "owl:versionInfo")]
    found = {note.code: [place.text for place in note.places] for note in reading.notes}
    assert found == {**said, "both": ["white", "red"]}


def test_what_annotates_an_axiom_is_counted_in_a_file_with_concepts_too() -> None:
    axiom = "[] a owl:Axiom ; owl:annotatedSource :%s ; owl:annotatedProperty %s ; owl:annotatedTarget %s ; :why 1 ."
    axioms = axiom % ("white", "rdfs:label", '"white cell"') + axiom % ("b", "skos:prefLabel", '"b"')
    assert notes(read_any(MIXED + axioms))["axiom-annotation"] == 2


def test_the_texts_of_an_ontology_in_the_chosen_language_go_first_and_further_versions_are_named() -> None:
    reading = read_any(""":o a owl:Ontology ; dct:title "Zellen"@de, "Cells"@en ; owl:versionInfo "1.2", "1.3" ;
      owl:versionIRI <http://example.org/1.2> . :a a owl:Class ; rdfs:label "a" .""")
    assert (reading.scheme.title, reading.scheme.version) == ("Cells", "1.2")
    assert [place.text for note in reading.notes for place in note.places] == ["dc:title: Zellen", "version: 1.3"]


def test_classes_that_a_thesaurus_makes_for_its_own_resources_are_no_concepts() -> None:
    reading = read_any(""":Descriptor a owl:Class ; rdfs:label "descriptor" ; rdfs:subClassOf skos:Concept .
      :Group a owl:Class ; rdfs:label "group" . :g a :Group .
      :a a :Descriptor ; skos:prefLabel "a" . """)
    assert [concept.id for concept in reading.concepts] == ["a"]


def test_a_class_that_is_a_concept_too_is_one_concept() -> None:
    reading = read_any(""":a a owl:Class, skos:Concept ; skos:prefLabel "a" .
      :b a owl:Class, skos:Concept ; skos:prefLabel "b" ; rdfs:subClassOf :a .""")
    assert list(reading.concepts) == [Concept("a", "a"), Concept("b", "b", broader=("a",))]


def test_a_file_with_neither_is_refused_and_says_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "people.ttl"
    path.write_text(PREFIXES + ":a a :Person . :b a :Person .", encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match=r"no SKOS concept and no OWL class \(it has Person 2\)"):
        read_file(path)


def test_a_cross_reference_loses_the_space_after_its_prefix_and_words_are_none() -> None:
    turtle = """:a a owl:Class ; rdfs:label "a" ; oio:hasDbXref "PMID: 12", "a book: the second", "W:b c" ."""
    assert [match.id for match in only(turtle).close_matches] == ["PMID:12", "W:b c"]
    assert notes(read(turtle)) == {"spaced-id": 1, "bad-xref": 1}


@pytest.mark.parametrize("number", ["owl:qualifiedCardinality 2", "owl:minQualifiedCardinality 1"])
def test_at_least_one_is_existential_too(number: str) -> None:
    turtle = f""":a a owl:Class ; rdfs:label "a" ;
      rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:onClass :b ; {number} ] ."""
    assert only(turtle) == Concept("a", "a", relations=(Relation("p", "b"),))


def places_of(turtle: str) -> dict[str, list[str]]:
    """Return the places of each kind of change that reading a file makes."""
    data = (PREFIXES + turtle).encode()
    reading = read_rdf(data, syntax="turtle", name="x", language="en", progress=no_progress)
    return {note.code: [place.text for place in note.places] for note in reading.notes}


def test_a_class_without_a_type_is_known_by_the_hierarchy() -> None:
    turtle = ':a rdfs:label "a" . :b rdfs:subClassOf :a ; rdfs:label "b" . :c a owl:Class ; rdfs:label "c" .'
    data = (PREFIXES + turtle).encode()
    reading = read_rdf(data, syntax="turtle", name="x", language="en", progress=no_progress)
    assert [(concept.id, concept.broader) for concept in reading.concepts] == [("a", ()), ("b", ("a",)), ("c", ())]
    assert places_of(turtle) == {"untyped": ["a", "b"]}


def test_what_has_only_a_superclass_and_nothing_below_it_is_of_another_ontology() -> None:
    turtle = """:a rdfs:subClassOf :top . :b rdfs:subClassOf :middle ; rdfs:label "b" . :middle rdfs:subClassOf :top .
      :top rdfs:label "top" . :c rdfs:subClassOf :a ."""
    data = (PREFIXES + turtle).encode()
    reading = read_rdf(data, syntax="turtle", name="x", language="en", progress=no_progress)
    assert [concept.id for concept in reading.concepts] == ["b", "middle", "top"]
    assert places_of(turtle)["reference-only"] == ["a", "c"]


def test_what_annotates_an_axiom_of_which_nothing_is_read_is_named() -> None:
    turtle = """:a a owl:Class ; rdfs:label "a" .
      [] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty rdfs:label ; owl:annotatedTarget "a" ;
         rdfs:comment "about the label", "more" .
      [] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty oio:hasExactSynonym ; owl:annotatedTarget "b" .
      [] a owl:Axiom ; owl:annotatedSource :a ; rdfs:comment "about nothing" ."""
    assert places_of(turtle) == {
        "axiom-annotation": [
            "an axiom without its subject, property or value",
            "a: rdfs:label",
            "a: rdfs:label",
            "a: oboInOwl:hasExactSynonym",
        ]
    }


def test_what_is_neither_a_class_nor_a_property_is_named_by_its_type() -> None:
    turtle = """:a a owl:Class, :Kind ; rdfs:label "a" ; rdfs:subClassOf "words" ; rdfs:isDefinedBy :o .
      :o a owl:Ontology ; dct:title "O" ; dct:contributor "Me" ; rdfs:comment "One.", "Two." .
      :d a rdfs:Datatype . :e a owl:Clas ; rdfs:label "e" . :f rdfs:label "f" . [] a :a . :p a owl:ObjectProperty ."""
    space = "http://example.org/cells#"
    assert places_of(turtle) == {
        "header-value": ["dc:contributor: Me"],
        "parent-text": ["a: words"],
        "other-resource": [f"{space}d: rdfs:Datatype", f"{space}e: owl:Clas", f"{space}f: no type"],
        "other-value": ["a: type", "a: rdfs:isDefinedBy"],
        "property": [f"{space}p"],
        "instance": ["[]"],
    }


def test_what_is_said_about_a_cross_reference_is_named_where_it_says_not_how_close_it_is() -> None:
    turtle = """:a a owl:Class ; rdfs:label "a" ; oio:hasDbXref "X:1", "X:2", [] ; skos:broader :b .
      :b a owl:Class ; rdfs:label "b" .
      [] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty oio:hasDbXref ; owl:annotatedTarget "X:1" ;
         oio:source "MONDO:equivalentTo" .
      [] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty oio:hasDbXref ; owl:annotatedTarget "X:2" ;
         oio:source "someone" ."""
    assert places_of(turtle) == {
        "axiom-annotation": ["a: oboInOwl:source"],
        "other-value": ["a: oboInOwl:hasDbXref"],
    }
    assert [concept.broader for concept in read_any(turtle).concepts] == [("b",), ()]


def test_collections_beside_classes_are_counted() -> None:
    turtle = ':a a owl:Class ; rdfs:label "a" . :g a skos:Collection ; rdfs:label "group" ; skos:member :a .'
    assert notes(read(turtle)) == {"other-resource": 1}


def test_a_label_has_its_blanks_as_in_obo_and_no_line_break() -> None:
    concept = only('obo:KIT_1 a owl:Class ; rdfs:label " white  cell " , """pale\n   cell""" .')
    assert {concept.pref_label, *concept.alt_labels} == {"white  cell", "pale cell"}
