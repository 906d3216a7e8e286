"""Lists in the place of values, links to groups, notes and labels that are resources: SKOS beside the usual forms."""

from typing import Final

import pytest

from immuno_cli.model import Statement, Translation
from tests.formats.skos_files import by_id, notes


@pytest.mark.parametrize("value", ['("x" "y")', '[ a rdf:Bag ; rdf:_2 "y" ; rdf:_1 "x" ]', '[ rdf:_1 "x" ] , "y"'])
def test_a_list_in_the_place_of_a_value_is_read_as_its_members(value: str) -> None:
    turtle = f':a a skos:Concept ; skos:prefLabel "a" ; skos:altLabel {value} .'
    assert by_id(turtle)["a"].alt_labels == ("x", "y")
    assert notes(turtle) == {"list": (1, ["http://example.org/voc/a: altLabel"])}


def test_a_list_that_leads_back_to_its_beginning_ends() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:related _:l . _:l rdf:first :b ; rdf:rest _:l .
      :b a skos:Concept ; skos:prefLabel "b" ."""
    assert by_id(turtle)["a"].related == ("b",)


SHARED: Final = 400
"""How many concepts share one list, which has as many members."""
CONCEPT: Final = ':t{0} a skos:Concept ; skos:prefLabel "t{0}" . '
LIST: Final = "_:l0 rdf:first :t0 ; rdf:rest ({}) . ".format(" ".join(f":t{number}" for number in range(1, SHARED)))
BAG: Final = "_:l0 {} . ".format(" ; ".join(f"rdf:_{number} :t{number}" for number in range(1, SHARED)))
TAILS: Final = "".join(f"_:l{number} rdf:first :t{number} ; rdf:rest _:l{number + 1} . " for number in range(SHARED))


@pytest.mark.parametrize(
    ("lists", "use"),
    [
        (LIST, ":t{0} skos:related _:l0 . "),
        (BAG, ":t{0} skos:related _:l0 . "),
        (TAILS, ":t{0} skos:related _:l{0} . "),
        (LIST, ':g{0} a skos:Collection ; skos:prefLabel "g{0}" ; skos:member _:l0 . '),
        (LIST, ':g{0} a skos:OrderedCollection ; skos:prefLabel "g{0}" ; skos:memberList _:l0 . '),
    ],
)
def test_a_long_list_that_many_share_is_read_a_few_times_and_then_named(lists: str, use: str) -> None:
    turtle = lists + "".join((CONCEPT + use).format(number) for number in range(SHARED))
    links = [(*concept.related, *concept.categories) for concept in by_id(turtle).values()]
    left_out, _ = notes(turtle)["list-left-out"]
    assert SHARED / 2 < left_out < SHARED
    assert 0 < sum(map(len, links)) < SHARED * SHARED / 4


def test_a_short_list_that_many_share_is_read_for_each() -> None:
    turtle = '_:l rdf:first "x" ; rdf:rest ("y" "z") . ' + "".join(
        f':t{number} a skos:Concept ; skos:prefLabel "t{number}" ; skos:altLabel _:l . ' for number in range(SHARED)
    )
    assert all(concept.alt_labels == ("x", "y", "z") for concept in by_id(turtle).values())
    assert notes(turtle)["list"][0] == SHARED


def test_a_link_to_a_group_or_to_what_has_no_address_is_named() -> None:
    turtle = """:s a skos:ConceptScheme ; skos:prefLabel "s" . :g a skos:Collection ; skos:prefLabel "g" .
      :a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme :s ; skos:broader :s, :g, [ rdfs:comment "c" ], :far ."""
    assert by_id(turtle)["a"].broader == ("far",)
    space = "http://example.org/voc/"
    assert notes(turtle)["link-to-group"] == (2, [f"a: {space}s", f"a: {space}g"])
    assert notes(turtle)["link-nameless"] == (1, ["a: []"])


def test_what_is_a_scheme_or_a_collection_and_a_concept_too_is_named() -> None:
    turtle = """:s a skos:ConceptScheme, skos:Concept ; skos:prefLabel "s" .
      :a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme :s ."""
    assert set(by_id(turtle)) == {"a"}
    assert notes(turtle) == {"group-and-concept": (1, ["http://example.org/voc/s"])}


def test_schemes_that_are_only_named_are_named_in_a_note() -> None:
    turtle = ":a a skos:Concept ; skos:prefLabel 'a' ; skos:inScheme other:s, <http://example.org/voc/> ."
    assert notes(turtle) == {"scheme-unknown": (1, ["http://other.example.net/s"])}


def test_a_collection_in_another_is_named_unless_it_is_a_category_of_a_facet() -> None:
    turtle = """:f a skos:Collection ; skos:prefLabel "f" ; skos:member :g .
      :g a skos:Collection ; skos:prefLabel "g" ; skos:member :h, :a . :h a skos:Collection ; skos:prefLabel "h" .
      :a a skos:Concept ; skos:prefLabel "a" ."""
    assert notes(turtle) == {"nested-collection": (1, ["http://example.org/voc/g: h"])}


def test_each_text_of_a_note_is_read_and_further_properties_with_texts_are_named() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:definition [ rdf:value "one", "two" ; rdfs:comment "c" ] ;
      skos:scopeNote [ rdfs:label "three" ] ."""
    concept = by_id(turtle)["a"]
    assert concept.definitions == (Statement("one"), Statement("two"))
    assert concept.scope_notes == (Statement("three"),)
    assert notes(turtle) == {"other-value": (1, ["a: skos:definition/rdfs:comment"])}


def test_a_label_that_the_file_does_not_describe_is_counted_beside_one_with_two_forms() -> None:
    turtle = """@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
      :a a skos:Concept ; xl:prefLabel [ xl:literalForm "a"@en, "ä"@de ]
        ; xl:altLabel [ xl:literalForm "b", "c" ], :l ."""
    assert by_id(turtle)["a"].alt_labels == ("b", "c")
    assert notes(turtle) == {"empty-label": (1, ["a"])}


@pytest.mark.parametrize("said", ["<http://schema.org/supersededBy>", "<http://purl.obolibrary.org/obo/IAO_0100001>"])
def test_what_replaces_a_concept_is_read_in_other_words(said: str) -> None:
    turtle = f':a a skos:Concept ; skos:prefLabel "a" ; {said} :b . :b a skos:Concept ; skos:prefLabel "b" .'
    concept = by_id(turtle)["a"]
    assert (concept.is_replaced_by, concept.relations) == (("b",), ())


def test_the_kinds_of_broader_that_skos_once_had_are_read() -> None:
    turtle = """:a a skos:Concept ; skos:prefLabel "a" ; skos:broaderPartitive :b .
      :b a skos:Concept ; skos:prefLabel "b" ; <http://www.w3.org/2004/02/skos/extensions#narrowerGeneric> :c .
      :c a skos:Concept ; skos:prefLabel "c" ."""
    assert {identifier: concept.broader for identifier, concept in by_id(turtle).items()} == {
        "a": ("b",),
        "b": (),
        "c": ("b",),
    }


def test_groups_of_iso_25964_within_others_are_named_once() -> None:
    turtle = """@prefix iso: <http://purl.org/iso25964/skos-thes#> .
      :g a iso:ConceptGroup ; skos:prefLabel "g" ; skos:member :a ; iso:subGroup :h .
      :h a iso:ConceptGroup ; skos:prefLabel "h" ; iso:superGroup :g . :a a skos:Concept ; skos:prefLabel "a" ."""
    assert notes(turtle) == {"nested-collection": (1, ["http://example.org/voc/g: h"])}


def test_labels_that_stand_in_for_preferred_ones_keep_their_languages() -> None:
    turtle = ':a a skos:Concept ; rdfs:label "knife"@en, "Messer"@de .'
    concept = by_id(turtle)["a"]
    assert (concept.pref_label, concept.translations) == ("knife", (Translation("de", "Messer"),))
    assert notes(turtle) == {}
