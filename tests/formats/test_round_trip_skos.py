"""What is exported as SKOS comes back equal, and rdflib reads the same in it as pyoxigraph."""

from collections.abc import Sequence
from typing import Final

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.formats.skos import dump_skos, read_skos
from immuno_cli.model import Basis, Classification, Concept, Match, Relation, Scheme, Statement
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.formats.example import CONCEPTS, SCHEME

SYNTAXES: Final = {"turtle": "turtle", "rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld"}
BASE: Final = rdflib.Namespace("https://example.org/kitchen/")
IMMUNO: Final = rdflib.Namespace("https://w3id.org/immuno/ns#")

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of its own past


def write(scheme: Scheme, concepts: Sequence[Concept], syntax: str) -> str:
    return "".join(dump_skos(scheme, concepts, syntax=syntax))


def read(text: str, syntax: str, language: str = "en") -> Reading:
    return read_skos(text.encode(), syntax=syntax, name="file", language=language, progress=no_progress)


def graph(syntax: str = "turtle") -> rdflib.Graph:
    return rdflib.Graph().parse(data=write(SCHEME, CONCEPTS, syntax), format=SYNTAXES[syntax])


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_everything_comes_back(syntax: str) -> None:
    reading = read(write(SCHEME, CONCEPTS, syntax), syntax)
    assert reading.scheme == SCHEME
    assert tuple(reading.concepts) == CONCEPTS
    assert reading.notes == ()


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_the_shipped_glossary_comes_back(syntax: str, glossary: MemoryVocabulary) -> None:
    concepts = list(glossary.iter_concepts())
    reading = read(write(glossary.scheme, concepts, syntax), syntax)
    assert reading.scheme == glossary.scheme
    assert list(reading.concepts) == concepts


def test_a_part_keeps_its_links_to_the_rest() -> None:
    part = [concept for concept in CONCEPTS if concept.id == "knife"]
    assert list(read(write(SCHEME, part, "turtle"), "turtle").concepts) == part


@pytest.mark.parametrize("iri", [None, "https://example.org/voc", "https://example.org/voc#", "not an address"])
def test_any_iri_of_a_scheme_will_do(iri: str | None) -> None:
    scheme = SCHEME._replace(iri=iri)
    reading = read(write(scheme, CONCEPTS, "rdfxml"), "rdfxml")
    assert tuple(reading.concepts) == CONCEPTS
    assert reading.scheme == scheme._replace(iri=None if iri == "not an address" else iri)


@pytest.mark.parametrize("language", ["de", "de-AT", "no language at all"])
def test_the_language_comes_back_whichever_is_asked_for(language: str) -> None:
    scheme = SCHEME._replace(language=language)
    reading = read(write(scheme, CONCEPTS, "turtle"), "turtle", language)
    assert reading.scheme == scheme
    assert tuple(reading.concepts) == CONCEPTS


def test_the_same_vocabulary_is_written_the_same_twice() -> None:
    assert write(SCHEME, CONCEPTS, "turtle") == write(SCHEME, CONCEPTS, "turtle")


@pytest.mark.parametrize("syntax", ["rdfxml", "ntriples", "jsonld"])
def test_rdflib_reads_the_same_graph_in_every_syntax(syntax: str) -> None:
    assert isomorphic(graph("turtle"), graph(syntax))


def test_rdflib_finds_concepts_labels_and_links() -> None:
    found = graph()
    assert len(set(found.subjects(RDF.type, SKOS.Concept))) == len(CONCEPTS)
    assert set(found.objects(BASE.knife, SKOS.prefLabel)) == {rdflib.Literal("knife", lang="en")}
    assert {str(label) for label in found.objects(BASE.knife, SKOS.altLabel)} == {"kitchen knife", "couteau"}
    assert set(found.objects(BASE.knife, SKOS.broader)) == {BASE.tool, BASE.elsewhere}
    assert BASE.knife in set(found.objects(BASE.tool, SKOS.narrower))
    assert rdflib.URIRef("http://purl.obolibrary.org/obo/NCIT_C1") in set(found.objects(BASE.knife, SKOS.exactMatch))
    assert rdflib.URIRef("http://purl.obolibrary.org/obo/CL_0000084") in set(found.subjects(RDF.type, SKOS.Concept))


def test_rdflib_finds_what_a_statement_rests_on() -> None:
    found = graph()
    by_text = {str(found.value(node, RDF.value)): node for node in found.objects(BASE.knife, SKOS.definition)}
    blade = by_text["It has a blade."]
    assert found.value(blade, IMMUNO.basis) == rdflib.Literal("document")
    assert set(found.objects(blade, DCTERMS.source)) == {BASE["document/cook#p1.s1"], BASE["document/list#p2"]}
    assert rdflib.Literal("A thing to work with.", lang="en") in set(found.objects(BASE.tool, SKOS.definition))


def test_rdflib_finds_collections_and_typed_relations() -> None:
    found = graph()
    assert set(found.objects(BASE["facet/heat"], SKOS.member)) == {BASE["category/hot"], BASE["category/cold"]}
    assert set(found.objects(BASE["category/cold"], SKOS.member)) == {BASE.knife, BASE.board}
    assert (BASE["category/hot"], RDF.type, SKOS.Collection) in found
    assert (BASE.knife, BASE["relation/cuts"], BASE.bread) in found
    assert (BASE["relation/cuts"], RDFS.subPropertyOf, SKOS.related) in found


def test_rdflib_finds_licence_version_and_attribution() -> None:
    found = graph()
    scheme = rdflib.URIRef(str(BASE))
    texts = {str(value) for value in found.objects(scheme)}
    assert {"CC0-1.0", "2.1", "The cooks & their friends", "Kitchen words"} <= texts


def test_rdflib_finds_the_integrity_conditions_of_skos_kept(glossary: MemoryVocabulary) -> None:
    """SKOS S13 (labels of one role alone), S14 (one preferred label), S27 (related is never broader)."""
    found = rdflib.Graph().parse(data=write(glossary.scheme, list(glossary.iter_concepts()), "turtle"), format="turtle")
    for concept in found.subjects(RDF.type, SKOS.Concept):
        roles = [set(found.objects(concept, role)) for role in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert len(roles[0]) == 1
        assert sum(map(len, roles)) == len(set().union(*roles))
        above = set(found.transitive_objects(concept, SKOS.broader)) - {concept}
        kinds = (SKOS.related, *found.subjects(RDFS.subPropertyOf, SKOS.related))
        related = {other for kind in kinds for other in found.objects(concept, kind)}
        assert not above & related
    tops = set(found.objects(rdflib.URIRef(glossary.scheme.iri or ""), SKOS.hasTopConcept))
    assert len(tops) == sum(not concept.broader for concept in glossary.iter_concepts())


TEXT: Final = st.text(min_size=1).filter(str.strip).map(lambda text: text.encode("utf-8", "replace").decode())
WORDS: Final = st.text("abc äß*<&\"'\\\u200d\n中", min_size=1, max_size=8).filter(str.strip)
LABEL: Final = WORDS.map(lambda text: " ".join(text.split()))
IDS: Final = st.lists(st.text("ab:/#%é ?.-_1", min_size=1, max_size=6), min_size=1, max_size=4, unique=True)


@st.composite
def concepts(draw: st.DrawFn) -> list[Concept]:
    """Return concepts that link to each other and to none that is there."""
    ids = draw(IDS)
    targets = st.lists(st.sampled_from([*ids, "elsewhere"]), max_size=3, unique=True).map(tuple)
    claims: st.SearchStrategy[Basis | None] = st.sampled_from([None, "document", "glossary"])
    passages = st.lists(WORDS, max_size=2, unique=True).map(tuple)
    statements = st.lists(
        st.builds(Statement, WORDS, claims, passages, passages), max_size=2, unique_by=lambda s: s.text
    )
    drawn = []
    for identifier in ids:
        alternative = draw(st.lists(LABEL, max_size=2, unique=True))
        name = draw(LABEL)
        drawn.append(
            Concept(
                identifier,
                name,
                alt_labels=tuple(label for label in alternative if label != name),
                notations=tuple(draw(st.lists(WORDS, max_size=2, unique=True))),
                kind=draw(st.none() | WORDS),
                definitions=tuple(draw(statements)),
                categories=tuple(
                    Classification(category, draw(claims), draw(passages), draw(st.none() | WORDS))
                    for category in draw(st.lists(WORDS, max_size=2, unique=True))
                ),
                broader=tuple(target for target in draw(targets) if target != identifier),
                related=tuple(target for target in draw(targets) if target != identifier),
                relations=tuple(
                    Relation(relation, target, draw(claims), draw(passages))
                    for relation, target in draw(
                        st.lists(st.tuples(WORDS, st.sampled_from(ids)), max_size=2, unique=True)
                    )
                ),
                close_matches=tuple(
                    Match(match) for match in draw(st.lists(WORDS, max_size=2, unique=True)) if match not in ids
                ),
            )
        )
    return drawn


@pytest.mark.parametrize("syntax", SYNTAXES)
@settings(deadline=None, max_examples=60)
@given(drawn=concepts(), title=TEXT)
def test_whatever_a_bundle_holds_comes_back(syntax: str, drawn: list[Concept], title: str) -> None:
    scheme = Scheme("any", title, "en", iri="https://example.org/any/")
    reading = read(write(scheme, drawn, syntax), syntax)
    assert [by_relation(concept) for concept in reading.concepts] == [by_relation(concept) for concept in drawn]


def by_relation(concept: Concept) -> Concept:
    """Return the concept with its relations kind by kind: JSON-LD says them so, whatever their order was."""
    return concept._replace(relations=tuple(sorted(concept.relations, key=lambda relation: relation.relation)))
