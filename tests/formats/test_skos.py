"""SKOS as others write it: labels in a language, notes as nodes, links said backwards, collections, odd files."""

import sys
from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from immuno_cli.errors import ImmunoError, InvalidVocabularyError, MissingExtraError
from immuno_cli.formats.iris import concept_id, concept_iri, is_iri
from immuno_cli.formats.languages import rank
from immuno_cli.formats.rdf_vocabulary import read_rdf
from immuno_cli.formats.reading import Reading, count_changed, no_progress
from immuno_cli.formats.skos import read_skos
from immuno_cli.model import Category, Concept, Match, Relation, RelationType, Statement, Translation

PREFIXES: Final = """
@prefix : <http://example.org/voc/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix cc: <http://creativecommons.org/ns#> .
@prefix iso: <http://purl.org/iso25964/skos-thes#> .
"""


def read(turtle: str, language: str = "en") -> Reading:
    text = PREFIXES + turtle
    return read_skos(text.encode(), syntax="turtle", name="kitchen", language=language, progress=no_progress)


def by_id(turtle: str, language: str = "en") -> dict[str, Concept]:
    return {concept.id: concept for concept in read(turtle, language).concepts}


def only(turtle: str, language: str = "en") -> Concept:
    (concept,) = read(turtle, language).concepts
    return concept


def notes(turtle: str, language: str = "en") -> dict[str, int]:
    return {note.code: note.count for note in read(turtle, language).notes}


def test_a_concept_that_says_only_its_type_has_what_others_say_of_it() -> None:
    turtle = """:bare a skos:Concept .
      :top a skos:Concept ; skos:prefLabel "top" ; skos:narrower :bare .
      :new a skos:Concept ; skos:prefLabel "new" ; dct:replaces :bare .
      :group a skos:Collection ; skos:prefLabel "group" ; skos:member :bare .
      :old a skos:Concept, owl:DeprecatedClass ."""
    found = by_id(turtle)
    bare = found["bare"]
    assert (bare.pref_label, bare.broader, bare.is_replaced_by) == ("bare", ("top",), ("new",))
    assert [each.category for each in bare.categories] == ["group"]
    assert (found["old"].pref_label, found["old"].deprecated) == ("", True)
    assert notes(turtle)["unlabelled"] == 1


def test_labels_of_other_languages_are_translations() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "knife"@en, "Messer"@de ; skos:altLabel "blade"@en, "Klinge"@de ;
      skos:hiddenLabel "knive"@en, "Meser"@de . """
    english = Concept("a", "knife", ("blade",), hidden_labels=("knive",))
    german = Concept("a", "Messer", ("Klinge",), hidden_labels=("Meser",))
    to_german = Translation("de", "Messer", ("Klinge",), hidden_labels=("Meser",))
    to_english = Translation("en", "knife", ("blade",), hidden_labels=("knive",))
    assert only(turtle) == english._replace(translations=(to_german,))
    assert only(turtle, "de") == german._replace(translations=(to_english,))
    assert notes(turtle) == {}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ('"exact"@en, "variant"@en-GB, "none", "other"@fi', "exact"),
        ('"other"@fi, "none", "variant"@en-GB', "variant"),
        ('"other"@fi, "none"', "none"),
        ('"other"@fi, "own"@de', "own"),
        ('"other"@fi, "another"@sv', "other"),
    ],
)
def test_the_fallback_chain(labels: str, expected: str) -> None:
    turtle = f':s a skos:ConceptScheme ; dct:language "de" . :a a skos:Concept ; skos:prefLabel {labels} .'
    assert only(turtle).pref_label == expected


def test_english_stands_in_before_any_other_language() -> None:
    assert only(':a a skos:Concept ; skos:prefLabel "kniv"@sv, "knife"@en .', "fi").pref_label == "knife"


def test_a_regional_reader_gets_the_language_and_a_sibling_before_no_language() -> None:
    assert only(':a a skos:Concept ; skos:prefLabel "none", "sibling"@en-GB .', "en-US").pref_label == "sibling"
    assert only(':a a skos:Concept ; skos:prefLabel "sibling"@en-GB, "base"@en .', "en-US").pref_label == "base"


def test_preferred_labels_beside_the_chosen_one_become_alternative() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "center"@en, "centre"@en-GB ; skos:altLabel "middle", "centre"@en .'
    assert only(turtle) == Concept("a", "center", ("centre", "middle"))


def test_a_concept_named_in_another_language_keeps_its_other_labels_in_it() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "kniv"@sv ; skos:altLabel "blad"@sv, "Klinge"@de .'
    reading = read(turtle)
    german = Translation("de", alt_labels=("Klinge",))
    assert list(reading.concepts) == [Concept("a", "kniv", ("blad",), translations=(german,))]
    assert {note.code: note.count for note in reading.notes} == {"language": 1}
    assert reading.scheme.language == "sv"


@given(st.sampled_from(["en", "en-gb", "en-us", "de", ""]), st.sampled_from(["en", "en-gb", "de", "fi", ""]))
def test_no_language_is_nearer_than_the_chosen_one(chosen: str, other: str) -> None:
    assert rank(chosen, chosen) == 0
    assert (rank(other, chosen) == 0) == (other == chosen)


def test_a_concept_without_a_preferred_label_is_named_by_what_there_is() -> None:
    turtle = """:a a skos:Concept ; rdfs:label "by rdfs"@en . :b a skos:Concept ; skos:altLabel "by alt"@en .
      :c a skos:Concept ; skos:notation "C.1" . :d a skos:Concept . :e a skos:Concept ; owl:deprecated true . """
    named = {identifier: concept.pref_label for identifier, concept in by_id(turtle).items()}
    assert named == {"a": "by rdfs", "b": "by alt", "c": "C.1", "d": "d", "e": ""}
    assert notes(turtle) == {"unlabelled": 3}
    assert by_id(turtle)["b"].alt_labels == ()


def test_labels_are_one_line() -> None:
    assert only(':a a skos:Concept ; skos:prefLabel "two\\n  lines"@en .').pref_label == "two lines"


def test_skos_xl_labels() -> None:
    turtle = """:a a skos:Concept ; xl:prefLabel :l1 ; xl:altLabel [ xl:literalForm "blade"@en ] ;
      xl:hiddenLabel :gone . :l1 a xl:Label ; xl:literalForm "knife"@en . """
    assert only(turtle) == Concept("a", "knife", ("blade",))


def test_a_label_said_plainly_and_in_skos_xl_is_one_label() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "knife"@en ; xl:prefLabel :l ; skos:altLabel "blade"@en ;
      xl:altLabel [ xl:literalForm "blade"@en ] . :l xl:literalForm "knife"@en ."""
    assert only(turtle) == Concept("a", "knife", ("blade",))


def test_notes_find_their_places() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:definition "def"@en ; skos:scopeNote "scope" ;
      skos:note "note" ; skos:example "example" ; skos:editorialNote "editorial" ;
      skos:changeNote "change" ; skos:historyNote "history" ."""
    concept = only(turtle)
    assert concept.definitions == (Statement("def"),)
    assert concept.scope_notes == (Statement("scope"), Statement("note"))
    assert concept.examples == (Statement("example"),)
    assert concept.editorial_notes == (Statement("editorial"), Statement("change"), Statement("history"))
    assert notes(turtle) == {"change-note": 2}


def test_a_note_may_be_a_node() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ;
      skos:definition [ rdf:value "said"@en, "gesagt"@de ; dc:source <http://example.org/book> ;
      dct:source "a letter" ] ;
      skos:editorialNote [ dct:title "Wrong?" ; rdfs:comment "To be looked at." ], <http://example.org/page> ;
      skos:changeNote [ dct:created "2020" ] ."""
    concept = only(turtle)
    assert concept.definitions == (Statement("said", xrefs=("a letter", "http://example.org/book")),)
    assert concept.editorial_notes == (
        Statement("Wrong?: To be looked at."),
        Statement("http://example.org/page"),
    )
    assert notes(turtle) == {"empty-note": 1, "other-value": 1}


def test_notes_of_the_chosen_language_or_else_of_the_nearest() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a" ; skos:definition "en"@en, "de"@de ; skos:note "de"@de, "fi"@fi .'
    assert only(turtle).definitions == (Statement("en"),)
    assert only(turtle).scope_notes == (Statement("de"), Statement("fi"))
    assert only(turtle, "de").scope_notes == (Statement("de"),)
    assert only(turtle).translations == (Translation("de", definitions=(Statement("de"),)),)
    assert [each.language for each in only(turtle, "de").translations] == ["en", "fi"]


def test_a_note_that_is_a_resource_is_read_in_each_of_its_languages() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:definition
      [ rdf:value "one"@en, "eins"@de ; dct:source "x" ] ."""
    concept = only(turtle)
    assert [statement.text for statement in concept.definitions] == ["one"]
    assert concept.translations == (Translation("de", definitions=(concept.definitions[0]._replace(text="eins"),)),)


def test_a_tag_of_another_spelling_is_written_as_tags_are() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "a"@en, "b"@PT-br, "c"@zh-hant .'
    assert [each.language for each in only(turtle).translations] == ["pt-BR", "zh-Hant"]


def test_narrower_is_broader_backwards() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:narrower :b, :unknown .
      :b a skos:Concept ; skos:prefLabel "b" ; skos:broader :c .
      :c a skos:Concept ; skos:prefLabel "c" ; iso:narrowerPartitive :a ."""
    assert {i: c.broader for i, c in by_id(turtle).items()} == {"a": ("c",), "b": ("c", "a"), "c": ()}
    assert notes(turtle) == {"narrower-unknown": 1}


def test_transitive_links_are_kept_where_nothing_else_says_them() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:broaderTransitive :b, :c, :d .
      :b a skos:Concept ; skos:prefLabel "b" ; skos:broader :c . :c a skos:Concept ; skos:prefLabel "c" ;
      skos:broaderTransitive :d . :d a skos:Concept ; skos:prefLabel "d" ; skos:narrowerTransitive :b, :a ."""
    broader = {i: set(c.broader) for i, c in by_id(turtle).items()}
    assert broader["b"] == {"c"}
    assert broader["c"] == {"d"}
    assert broader["a"] == {"b"}


def test_cycles_are_kept_and_loops_left_out() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:broader :b, :a . :b a skos:Concept ; skos:prefLabel "b" ;
      skos:broader :a ; skos:related :b ; skos:broaderTransitive :a . """
    assert {i: c.broader for i, c in by_id(turtle).items()} == {"a": ("b",), "b": ("a",)}
    assert notes(turtle) == {"self-link": 2}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["broader", "broaderTransitive"]))))
def test_no_hierarchy_loses_an_ancestor(edges: list[tuple[int, int, str]]) -> None:
    stated = "".join(f":{a} skos:{kind} :{b} . " for a, b, kind in edges)
    turtle = "".join(f':{number} a skos:Concept ; skos:prefLabel "{number}" . ' for number in range(6)) + stated
    kept = {int(i): {int(b) for b in c.broader} for i, c in by_id(turtle).items()}
    said: dict[int, set[int]] = {number: set() for number in range(6)}
    for a, b, _ in edges:
        said[a].add(b)
    assert {n: ancestors(kept, n) - {n} for n in kept} == {n: ancestors(said, n) - {n} for n in said}


def ancestors(edges: dict[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    queue = [start]
    while queue:
        for target in edges[queue.pop()] - found:
            found.add(target)
            queue.append(target)
    return found


def test_properties_of_the_file_s_own_are_read_as_what_they_specialise() -> None:
    turtle = """:shortLabel rdfs:subPropertyOf :someLabel . :someLabel rdfs:subPropertyOf skos:altLabel .
      :partOf rdfs:subPropertyOf skos:broader . :useInstead rdfs:subPropertyOf skos:note .
      :a a skos:Concept ; skos:prefLabel "a" ; :shortLabel "short" ; :partOf :b ;
      :useInstead [ rdf:value "b, rather" ] .
      :b a skos:Concept ; skos:prefLabel "b" ."""
    assert by_id(turtle)["a"] == Concept("a", "a", ("short",), scope_notes=(Statement("b, rather"),), broader=("b",))


def test_relations_of_the_file_s_own() -> None:
    turtle = """:cuts rdfs:subPropertyOf skos:related ; rdfs:label "cuts"@en ; owl:inverseOf :cutBy .
      :cutBy rdfs:label "is cut by" .
      :a a skos:Concept ; skos:prefLabel "a" ; :cuts :b, :unknown ; :near :b ; dct:relation :b ; :weight 3 .
      :b a skos:Concept ; skos:prefLabel "b" ."""
    reading = read(turtle)
    assert reading.concepts[0].relations == (Relation("cuts", "b"), Relation("cuts", "unknown"), Relation("near", "b"))
    assert reading.scheme.relation_types == (RelationType("cuts", "cuts", "is cut by"),)


def test_relations_of_the_same_short_name_stay_apart() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; <http://one.org/near> :b ; <http://two.org/near> :b .
      :b a skos:Concept ; skos:prefLabel "b" ; <http://two.org/near> :a ."""
    concepts = by_id(turtle)
    assert [relation.relation for relation in concepts["a"].relations] == ["near", "http://two.org/near"]
    assert [relation.relation for relation in concepts["b"].relations] == ["http://two.org/near"]


def test_collections_become_categories_and_collections_of_them_facets() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" . :b a skos:Concept ; skos:prefLabel "b" .
      :hot a skos:Collection ; skos:prefLabel "hot"@en ; skos:member :a .
      :cold a iso:ThesaurusArray ; rdfs:label "cold" ; skos:definition "Not hot." ; skos:member :b .
      :heat a skos:Collection ; skos:prefLabel "heat" ; skos:member :cold, :hot .
      :first a skos:OrderedCollection ; skos:prefLabel "first" ; skos:memberList ( :b :a ) ."""
    reading = read(turtle)
    heat, collections = reading.scheme.facets
    assert heat.categories == (Category("cold", "cold", "Not hot."), Category("hot", "hot"))
    assert [category.id for category in collections.categories] == ["first"]
    assert {c.id: [k.category for k in c.categories] for c in reading.concepts} == {
        "a": ["hot", "first"],
        "b": ["cold", "first"],
    }


def test_collections_inside_each_other_do_not_hang() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" . :x a skos:Collection ; skos:prefLabel "x" ; skos:member :y .
      :y a skos:Collection ; skos:prefLabel "y" ; skos:member :x ; skos:memberList _:l .
      _:l rdf:first :a ; rdf:rest _:l ."""
    assert [category.category for category in only(turtle).categories] == ["y"]


def test_several_schemes_become_a_facet() -> None:
    turtle = """:s1 a skos:ConceptScheme ; dct:title "one"@en . :s2 a skos:ConceptScheme ; dct:title "two"@en .
      :a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme :s1 .
      :b a skos:Concept ; skos:prefLabel "b" ; skos:topConceptOf :s2 ; skos:inScheme :s2 .
      :c a skos:Concept ; skos:prefLabel "c" ; skos:inScheme :s2 ."""
    reading = read(turtle)
    assert reading.scheme.title == "two"
    assert [category.pref_label for category in reading.scheme.facets[0].categories] == ["one", "two"]
    assert [[c.category for c in concept.categories] for concept in reading.concepts] == [["s1"], ["s2"], ["s2"]]
    assert notes(turtle) == {"schemes": 2}


def test_what_a_scheme_says_of_itself() -> None:
    turtle = """:s a skos:ConceptScheme ; dct:title "Küche"@de, "Kitchen"@en ; dct:description "All of it."@en ;
      owl:versionInfo "3" ; dct:license <http://creativecommons.org/licenses/by/4.0/> ;
      dct:creator "Koch"@de, "Cook"@en ;
      dc:publisher [ rdfs:label "Pan & Son" ], <http://example.org/us> . :a a skos:Concept ; skos:prefLabel "a"@en ."""
    scheme = read(turtle).scheme
    assert scheme.title == "Kitchen"
    assert scheme.description == "All of it."
    assert scheme.version == "3"
    assert scheme.license == "http://creativecommons.org/licenses/by/4.0/"
    assert scheme.attribution == "Cook; Pan & Son; http://example.org/us"
    assert scheme.iri == "http://example.org/voc/"
    assert read(turtle, "de").scheme.title == "Küche"


def test_an_attribution_that_is_asked_for_wins_over_makers() -> None:
    turtle = ':s a skos:ConceptScheme ; cc:attributionName "Us" ; dct:creator "Me" . :a a skos:Concept .'
    assert read(turtle).scheme.attribution == "Us"


def test_notations_matches_and_replacements() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:notation "A.1", "7"^^:code ; owl:deprecated true ;
      dct:isReplacedBy :b ; skos:exactMatch <http://id.nlm.nih.gov/mesh/D1> , <http://purl.obolibrary.org/obo/NCIT_C1> ;
      skos:closeMatch <http://elsewhere.org/x> ; skos:broadMatch :b ;
      skos:narrowMatch <https://identifiers.org/umls:C1> ; skos:relatedMatch <urn:isbn:1> .
      :b a skos:Concept ; skos:prefLabel "b" ; dct:replaces :a, :old .
      :old a skos:Concept ; owl:deprecated "1" ; skos:prefLabel "old" . <http://elsewhere.org/x> rdfs:label "X"@en ."""
    concepts = by_id(turtle)
    first = concepts["a"]
    assert first.notations == ("A.1", "7")
    assert first.exact_matches == (Match("MESH:D1"), Match("NCIT:C1"))
    assert first.close_matches == (Match("http://elsewhere.org/x", "X"),)
    assert first.broad_matches == (Match("b", "b"),)
    assert first.narrow_matches == (Match("UMLS:C1"),)
    assert first.related_matches == (Match("urn:isbn:1"),)
    assert first.deprecated
    assert first.is_replaced_by == ("b",)
    assert concepts["old"].deprecated
    assert concepts["old"].is_replaced_by == ("b",)
    assert not concepts["b"].deprecated


def test_classes_below_concept_hold_concepts_and_so_do_links() -> None:
    turtle = """:Dish rdfs:subClassOf :Thing . :Thing rdfs:subClassOf skos:Concept . :a a :Dish ; skos:prefLabel "a" .
      :s a skos:ConceptScheme ; skos:prefLabel "scheme" ; skos:hasTopConcept :b .
      :b skos:prefLabel "b" ; skos:narrower :a .
      :label a xl:Label ; skos:inScheme :s ; xl:literalForm "no concept" . :prop rdfs:label "no concept" ."""
    assert list(by_id(turtle)) == ["a", "b"]
    assert notes(turtle) == {"untyped": 1, "other-resource": 2}


@pytest.mark.parametrize(
    ("scheme", "concept", "identifier"),
    [
        ("http://e.org/voc", "http://e.org/voc/c1", "c1"),
        ("http://e.org/voc", "http://e.org/voc/deep/c%20d", "deep/c d"),
        ("http://e.org/voc#", "http://e.org/voc#c1", "c1"),
        ("http://e.org/voc/the-scheme", "http://e.org/voc/c1", "c1"),
        ("http://e.org/voc", "http://purl.obolibrary.org/obo/CL_0000084", "CL:0000084"),
        ("http://e.org/voc", "urn:isbn:123", "123"),
    ],
)
def test_ids_are_short_and_lead_back(scheme: str, concept: str, identifier: str) -> None:
    reading = read(f'<{scheme}> a skos:ConceptScheme . <{concept}> a skos:Concept ; skos:prefLabel "x" .')
    assert [concept.id for concept in reading.concepts] == [identifier]
    base = reading.scheme.iri or ""
    assert concept_iri(identifier, base if base.endswith(("/", "#", ":")) else f"{base}/") == concept


def test_concepts_of_other_places_keep_their_whole_address() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" . :b a skos:Concept ; skos:prefLabel "b" .
      <http://other.org/a> a skos:Concept ; skos:prefLabel "c" . [] a skos:Concept ; skos:prefLabel "nobody" ."""
    assert list(by_id(turtle)) == ["a", "b", "http://other.org/a", "_:1"]


PIECES: Final = st.sampled_from(
    [
        "http://",
        "urn:",
        "e.org",
        "/",
        "#",
        "?",
        "%",
        "%41",
        "%2F",
        ":",
        "@",
        "[",
        "é",
        " ",
        "\\",
        "CL:0000001",
        "category/",
        "a",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.sampled_from(["https://e.org/k/", "https://e.org/k#"]))
def test_every_id_has_one_iri_and_it_leads_back(identifier: str, base: str) -> None:
    iri = concept_iri(identifier, base)
    assert is_iri(iri)
    assert concept_iri(concept_id(iri, base), base) == iri
    assert concept_id(iri, base) == identifier or is_iri(identifier)


@pytest.mark.parametrize("syntax", ["turtle", "rdfxml", "ntriples", "jsonld"])
@pytest.mark.parametrize("data", [b"\x00\xff", b"<", b"[1, 2", b"@prefix x: <", b'<a> <b> "c'])
def test_what_is_not_rdf_is_refused_in_a_sentence(syntax: str, data: bytes) -> None:
    with pytest.raises(InvalidVocabularyError, match=r"this is not (Turtle|RDF/XML|N-Triples|JSON-LD)") as caught:
        read_skos(data, syntax=syntax, name="kitchen", language="en", progress=no_progress)
    assert "kitchen" in caught.value.where
    assert "\n" not in str(caught.value)


def test_the_line_of_an_error_is_named() -> None:
    with pytest.raises(InvalidVocabularyError) as caught:
        read(':a a skos:Concept ;\n skos:prefLabel "unfinished')
    assert caught.value.where == "kitchen: line 13"


@pytest.mark.parametrize("turtle", ["", ":a :b :c .", ":s a skos:ConceptScheme .", ':c a owl:Class ; rdfs:label "c" .'])
def test_a_file_without_concepts_is_refused(turtle: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="no SKOS concept"):
        read(turtle)


def test_a_context_on_the_web_is_not_fetched() -> None:
    data = b'{"@context": "https://schema.org/", "@id": "https://example.org/a"}'
    with pytest.raises(InvalidVocabularyError, match="nothing is fetched"):
        read_skos(data, syntax="jsonld", name="x", language="en", progress=no_progress)


def test_addresses_that_are_not_quite_valid_are_let_pass_and_said() -> None:
    turtle = '<http://example.org/a|b> a skos:Concept ; skos:prefLabel "a" .'
    assert only(turtle).pref_label == "a"
    assert notes(turtle) == {"lenient": 1}


def test_a_wrong_date_is_nobody_s_business() -> None:
    turtle = (
        ':a a skos:Concept ; skos:prefLabel "a" ; dct:modified "1986-21-00"^^<http://www.w3.org/2001/XMLSchema#date> .'
    )
    assert only(turtle) == Concept("a", "a")


def test_without_the_library_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(MissingExtraError) as caught:
        read(":a a skos:Concept .")
    assert f"{sys.executable} -m pip install 'pyoxigraph" in caught.value.hint


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    data = (PREFIXES + ':a a skos:Concept ; skos:prefLabel "a" .').encode()
    read_skos(data, syntax="turtle", name="x", language="en", progress=lambda *step: told.append(step))
    assert told[-1] == ("checking", 1, 1)
    assert ("reading", len(data), len(data)) in told


@settings(max_examples=200)
@given(st.binary(max_size=80), st.sampled_from(["turtle", "rdfxml", "ntriples", "jsonld"]))
def test_no_bytes_do_worse_than_a_sentence(data: bytes, syntax: str) -> None:
    for whole in (data, PREFIXES.encode() + b":a a skos:Concept ; skos:prefLabel " + data):
        with suppress(ImmunoError):
            read_skos(whole, syntax=syntax, name="x", language="en", progress=no_progress)


def test_a_preferred_label_without_a_language_beside_one_with_a_language_is_noted() -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "text"@en, "説明" . :b a skos:Concept ; skos:prefLabel "image" .'
    assert by_id(turtle)["a"].alt_labels == ("説明",)
    assert notes(turtle) == {"untagged": 1}


@pytest.mark.parametrize(
    ("labels", "language", "noted"),
    [
        (("horečka@cs", "krev@cs"), "cs", 0),
        (("horečka@cs", "krev@cs", "blood@en"), "cs", 2),
        (("blood@en", "krev@cs", "bone@en"), "en", 1),
    ],
)
def test_a_file_in_one_language_lacks_no_labels_in_another(labels: tuple[str, ...], language: str, noted: int) -> None:
    told = [label.split("@") for label in labels]
    concepts = "".join(f'<x:{n}> a s:Concept ; s:prefLabel "{text}"@{tag} .' for n, (text, tag) in enumerate(told))
    data = f"@prefix s: <http://www.w3.org/2004/02/skos/core#> . {concepts}".encode()
    reading = read_rdf(data, syntax="turtle", name="x", language="", progress=no_progress)
    assert reading.scheme.language == language
    assert sum(note.count for note in reading.notes if note.code == "language") == noted
    assert count_changed(reading.notes) == 0
