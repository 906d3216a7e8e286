"""What is exported as SKOS comes back equal, and rdflib reads the same in it as pyoxigraph."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.formats.skos import dump_skos, read_skos
from immuno_cli.model import (
    REVIEW_STATUSES,
    TONES,
    Basis,
    Classification,
    Concept,
    Distinction,
    Document,
    Match,
    NameStem,
    Relation,
    Review,
    Scheme,
    Section,
    Statement,
    Translation,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.formats.example import CONCEPTS, SCHEME

SYNTAXES: Final = {"turtle": "turtle", "rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld"}
BASE: Final = rdflib.Namespace("https://example.org/kitchen/")
IMMUNO: Final = rdflib.Namespace("https://w3id.org/immuno/ns#")

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of its own past


WIDER_SCHEME: Final = SCHEME._replace(
    extends="tools",
    documents=(
        *SCHEME.documents,
        Document("page", "A page", url="https://example.org/a b?c=<d>", accessed="2026-11-01"),
        Document("long", "A long one", "long.txt", sections=(Section(1, 9, "recipes"), Section(10, 11, "adverts"))),
    ),
    name_stems=(
        NameStem("-ware", "tool", "It is used in a kitchen.", "reference", ("page", "long:p3")),
        NameStem("-pan", "elsewhere", "It gets hot."),
    ),
)
"""The kitchen with what only newer bundles state of themselves."""
WIDER_CONCEPTS: Final = (
    Concept(
        "fork",
        "fork",
        related_labels=("tines", "Zinken"),
        pronunciations=("FAWRK", "fork"),
        definitions=(Statement("It has tines.", "document", ("page", "long:p2.s1", "cook:p1.s1")),),
        distinct_from=(
            Distinction("spoon", "A spoon holds soup.", "document", ("long:p2.s1", "page")),
            Distinction("CL:0000084", "That is a cell."),
        ),
        review=Review("read-twice", "2026-11-02"),
    ),
    Concept(
        "spoon", "spoon", distinct_from=(Distinction("knife", "A knife cuts.", "glossary"),), review=Review("draft")
    ),
)


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
def test_what_skos_has_no_word_for_comes_back(syntax: str) -> None:
    reading = read(write(WIDER_SCHEME, WIDER_CONCEPTS, syntax), syntax)
    assert reading.scheme == WIDER_SCHEME
    assert tuple(reading.concepts) == WIDER_CONCEPTS
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


def test_rdflib_finds_related_labels_reviews_and_distinctions() -> None:
    found = rdflib.Graph().parse(data=write(WIDER_SCHEME, WIDER_CONCEPTS, "turtle"), format="turtle")
    synonym = rdflib.URIRef("http://www.geneontology.org/formats/oboInOwl#hasRelatedSynonym")
    assert rdflib.Literal("tines", lang="en") in set(found.objects(BASE.fork, synonym))
    assert found.value(BASE.fork, IMMUNO.reviewStatus) == rdflib.Literal("read-twice")
    assert (BASE.fork, IMMUNO.distinctFrom, BASE.spoon) in found
    (claim,) = set(found.subjects(RDF.object, BASE.spoon))
    assert found.value(claim, RDF.value) == rdflib.Literal("A spoon holds soup.", lang="en")
    assert set(found.objects(claim, DCTERMS.source)) == {BASE["document/long#p2.s1"], BASE["document/page"]}


def test_rdflib_finds_documents_sections_and_name_stems() -> None:
    found = rdflib.Graph().parse(data=write(WIDER_SCHEME, WIDER_CONCEPTS, "rdfxml"), format="xml")
    address = rdflib.Literal("https://example.org/a b?c=<d>", datatype=rdflib.XSD.anyURI)
    assert found.value(BASE["document/page"], IMMUNO.url) == address
    sections = {
        (found.value(node, IMMUNO["from"]).toPython(), found.value(node, IMMUNO.to).toPython())  # type: ignore[union-attr]
        for node in found.objects(BASE["document/long"], IMMUNO.section)
    }
    assert sections == {(1, 9), (10, 11)}
    stems = {str(found.value(node, IMMUNO.stem)) for node in found.objects(rdflib.URIRef(str(BASE)), IMMUNO.nameStem)}
    assert stems == {"-ware", "-pan"}


def test_rdflib_finds_licence_version_and_attribution() -> None:
    found = graph()
    scheme = rdflib.URIRef(str(BASE))
    texts = {str(value) for value in found.objects(scheme)}
    assert {"https://spdx.org/licenses/CC0-1.0", "2.1", "The cooks & their friends", "Kitchen words"} <= texts


def test_rdflib_finds_the_integrity_conditions_of_skos_kept(glossary: MemoryVocabulary) -> None:
    """SKOS S13 (labels of one role alone), S14 (one preferred label a language), S27 (related is never broader)."""
    found = rdflib.Graph().parse(data=write(glossary.scheme, list(glossary.iter_concepts()), "turtle"), format="turtle")
    for concept in found.subjects(RDF.type, SKOS.Concept):
        roles = [set(found.objects(concept, role)) for role in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert len({label.language for label in roles[0] if isinstance(label, rdflib.Literal)}) == len(roles[0])
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
    tones = st.none() | st.sampled_from(TONES)
    statement = st.builds(Statement, WORDS, claims, passages, passages, passages, tones, passages)
    statements = st.lists(statement, max_size=2, unique_by=lambda s: s.text)
    drawn = []
    for identifier in ids:
        alternative = draw(st.lists(LABEL, max_size=2, unique=True))
        name = draw(LABEL)
        drawn.append(
            Concept(
                identifier,
                name,
                alt_labels=tuple(label for label in alternative if label != name),
                related_labels=tuple(draw(st.lists(LABEL, max_size=2, unique=True))),
                pronunciations=tuple(draw(st.lists(WORDS, max_size=2, unique=True))),
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
                distinct_from=tuple(
                    Distinction(target, draw(WORDS), draw(claims), draw(passages)) for target in draw(targets)
                ),
                review=draw(st.none() | st.builds(Review, st.sampled_from(REVIEW_STATUSES), st.none() | WORDS)),
                close_matches=tuple(
                    Match(match) for match in draw(st.lists(WORDS, max_size=2, unique=True)) if match not in ids
                ),
            )
        )
    return drawn


@pytest.mark.parametrize("syntax", SYNTAXES)
@settings(max_examples=60)
@given(drawn=concepts(), title=TEXT)
def test_whatever_a_bundle_holds_comes_back(syntax: str, drawn: list[Concept], title: str) -> None:
    scheme = Scheme("any", title, "en", iri="https://example.org/any/")
    reading = read(write(scheme, drawn, syntax), syntax)
    assert [by_relation(concept) for concept in reading.concepts] == [by_relation(concept) for concept in drawn]


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Return schemes with documents and name stems."""
    maybe = st.none() | WORDS
    documents = st.builds(
        Document,
        id=st.text("ab:/#%é ?.-_1", min_size=1, max_size=6),
        title=WORDS,
        file=maybe,
        url=maybe,
        author=maybe,
        publisher=maybe,
        date=maybe,
        accessed=maybe,
        sections=st.lists(st.builds(Section, st.integers(1, 999), st.integers(1, 999), WORDS), max_size=2).map(tuple),
        note=maybe,
    )
    listed = draw(st.lists(documents, max_size=2, unique_by=lambda document: document.id))
    cited = st.lists(st.sampled_from([document.id for document in listed] or ["x"]), max_size=2, unique=True)
    grounds: st.SearchStrategy[Basis | None] = st.sampled_from([None, "reference"])
    stems = st.builds(NameStem, WORDS, WORDS, WORDS, grounds, cited.map(tuple))
    return Scheme(
        "any",
        draw(WORDS),
        "en",
        iri=draw(st.sampled_from(["https://example.org/any/", "https://example.org/any#", None])),
        extends=draw(maybe),
        documents=tuple(listed),
        name_stems=tuple(draw(st.lists(stems, max_size=2))),
    )


@pytest.mark.parametrize("syntax", SYNTAXES)
@settings(max_examples=60)
@given(scheme=schemes())
def test_whatever_a_scheme_says_of_itself_comes_back(syntax: str, scheme: Scheme) -> None:
    assert read(write(scheme, [Concept("a", "a")], syntax), syntax).scheme == scheme


def by_relation(concept: Concept) -> Concept:
    """Return the concept with its relations kind by kind: JSON-LD says them so, whatever their order was."""
    return concept._replace(relations=tuple(sorted(concept.relations, key=lambda relation: relation.relation)))


@pytest.mark.parametrize(
    ("license_", "predicate", "value"),
    [
        ("MIT", "http://purl.org/dc/terms/license", rdflib.URIRef("https://spdx.org/licenses/MIT")),
        ("https://example.org/terms", "http://purl.org/dc/terms/license", rdflib.URIRef("https://example.org/terms")),
        ("Free for teaching", "http://purl.org/dc/elements/1.1/rights", rdflib.Literal("Free for teaching")),
    ],
)
def test_a_licence_is_named_by_its_address_and_terms_in_words_are_rights(
    license_: str, predicate: str, value: rdflib.term.Node
) -> None:
    scheme = Scheme("kitchen", "Kitchen words", "en", license=license_)
    text = "".join(dump_skos(scheme, [Concept("a", "a")], syntax="turtle"))
    found = rdflib.Graph().parse(data=text, format="turtle")
    assert list(found.objects(None, rdflib.URIRef(predicate))) == [value]
    assert (
        read_skos(text.encode(), syntax="turtle", name="x", language="en", progress=no_progress).scheme.license
        == license_
    )


def test_a_scheme_has_the_label_that_rdf_programs_look_for() -> None:
    text = "".join(dump_skos(Scheme("kitchen", "Kitchen words", "en"), [Concept("a", "a")], syntax="turtle"))
    found = rdflib.Graph().parse(data=text, format="turtle")
    (scheme,) = found.subjects(rdflib.RDF.type, rdflib.SKOS.ConceptScheme)
    assert list(found.objects(scheme, rdflib.RDFS.label)) == [rdflib.Literal("Kitchen words", lang="en")]


def test_a_label_is_not_written_twice_as_labels_of_different_kinds() -> None:
    concept = Concept("a", "a", alt_labels=("a", "b"), hidden_labels=("a", "b", "c"))
    text = "".join(dump_skos(Scheme("kitchen", "Kitchen words", "en"), [concept], syntax="turtle"))
    (found,) = read_skos(text.encode(), syntax="turtle", name="x", language="en", progress=no_progress).concepts
    assert (found.pref_label, found.alt_labels, found.hidden_labels) == ("a", ("b",), ("c",))


@pytest.mark.parametrize("syntax", ["turtle", "rdfxml", "jsonld"])
def test_the_language_of_a_vocabulary_comes_back_though_it_has_labels_in_english(tmp_path: Path, syntax: str) -> None:
    concept = Concept("1", "sérum", ("liquide",), translations=(Translation("en", "serum"),))
    path = tmp_path / "file"
    path.write_text("".join(dump_skos(Scheme("v", "V", "fr"), [concept], syntax=syntax)), encoding="utf-8")
    reading = read_file(path)
    assert (reading.scheme.language, list(reading.concepts)) == ("fr", [concept])
    chosen = read_file(path, language="en")
    assert (chosen.scheme.language, [each.pref_label for each in chosen.concepts]) == ("en", ["serum"])


@pytest.mark.parametrize("syntax", ["turtle", "rdfxml", "jsonld"])
def test_the_pages_that_have_a_name_in_another_language_come_back(tmp_path: Path, syntax: str) -> None:
    scheme = Scheme("v", "V", "en", documents=(Document("page", "A page", url="https://example.org/"),))
    translations = (
        Translation("de", "Fieber", passages=("page",)),
        Translation("pt-BR", "", ("febre",), passages=("page", "000:p1.s2")),
    )
    concept = Concept("fever", "fever", translations=translations)
    path = tmp_path / "file"
    path.write_text("".join(dump_skos(scheme, [concept], syntax=syntax)), encoding="utf-8")
    reading = read_file(path)
    assert (list(reading.concepts), reading.notes) == ([concept], ())


def test_a_scheme_in_a_language_that_no_label_has_is_read_in_english(tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
<http://e.org/s> a skos:ConceptScheme ; dct:language "English" .
<http://e.org/s/1> a skos:Concept ; skos:prefLabel "serum"@en, "Serum"@de .""",
        encoding="utf-8",
    )
    reading = read_file(path)
    assert (reading.scheme.language, reading.concepts[0].pref_label) == ("en", "serum")
    assert "language" not in {note.code for note in reading.notes}
