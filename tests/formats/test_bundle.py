"""The terminology bundle: its JSON, and bundles of several files."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.reader import read_bundle, read_bundle_folder
from immuno_cli.formats.bundle.records import dump_concept, dump_scheme, load_concept, load_scheme
from immuno_cli.formats.bundle.writer import dump_bundle
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    TONES,
    Category,
    Classification,
    Concept,
    Distinction,
    Document,
    Facet,
    Match,
    NameStem,
    Relation,
    RelationType,
    Review,
    Scheme,
    Section,
    Statement,
    Translation,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary

TEXT = st.text(min_size=1, max_size=8)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
BASIS = st.sampled_from([None, *BASES])
STATEMENTS = st.lists(
    st.builds(Statement, TEXT, BASIS, TEXTS, TEXTS, TEXTS, st.none() | st.sampled_from(TONES), TEXTS), max_size=2
).map(tuple)
TRANSLATION = st.builds(
    Translation,
    st.sampled_from(["de", "fr", "pt-BR"]),
    st.just("") | TEXT,
    *(TEXTS, TEXTS, TEXTS),
    *(STATEMENTS, STATEMENTS, STATEMENTS, STATEMENTS),
    TEXTS,
)
TRANSLATIONS = st.lists(TRANSLATION, max_size=2, unique_by=lambda each: each.language).map(tuple)
MATCHES = st.lists(st.builds(Match, TEXT, st.none() | TEXT), max_size=2).map(tuple)
CONCEPTS = st.builds(
    Concept,
    id=TEXT,
    pref_label=TEXT,
    alt_labels=TEXTS,
    related_labels=TEXTS,
    hidden_labels=TEXTS,
    pronunciations=TEXTS,
    notations=TEXTS,
    kind=st.none() | TEXT,
    definitions=STATEMENTS,
    scope_notes=STATEMENTS,
    examples=STATEMENTS,
    editorial_notes=STATEMENTS,
    categories=st.lists(st.builds(Classification, TEXT, BASIS, TEXTS, st.none() | TEXT), max_size=2).map(tuple),
    broader=TEXTS,
    related=TEXTS,
    relations=st.lists(st.builds(Relation, TEXT, TEXT, BASIS, TEXTS), max_size=2).map(tuple),
    distinct_from=st.lists(st.builds(Distinction, TEXT, TEXT, BASIS, TEXTS), max_size=2).map(tuple),
    exact_matches=MATCHES,
    close_matches=MATCHES,
    broad_matches=MATCHES,
    narrow_matches=MATCHES,
    related_matches=MATCHES,
    deprecated=st.booleans(),
    is_replaced_by=TEXTS,
    review=st.none() | st.builds(Review, st.sampled_from(REVIEW_STATUSES), st.none() | TEXT),
    translations=TRANSLATIONS,
    bundle=st.just(""),
)


MAYBE = st.none() | TEXT
SECTIONS = st.lists(st.builds(Section, st.integers(1), st.integers(1), TEXT), max_size=2).map(tuple)
DOCUMENTS = st.builds(
    Document, TEXT, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, accessed=MAYBE, sections=SECTIONS, note=MAYBE
)
CATEGORIES = st.lists(st.builds(Category, TEXT, TEXT, MAYBE), max_size=2).map(tuple)
SCHEMES = st.builds(
    Scheme,
    id=TEXT,
    title=TEXT,
    language=TEXT,
    description=MAYBE,
    version=MAYBE,
    license=MAYBE,
    attribution=MAYBE,
    iri=MAYBE,
    extends=MAYBE,
    documents=st.lists(DOCUMENTS, max_size=2).map(tuple),
    facets=st.lists(st.builds(Facet, TEXT, TEXT, MAYBE, CATEGORIES), max_size=2).map(tuple),
    name_stems=st.lists(st.builds(NameStem, TEXT, TEXT, TEXT, BASIS, TEXTS), max_size=2).map(tuple),
    relation_types=st.lists(st.builds(RelationType, TEXT, TEXT, TEXT, MAYBE), max_size=2).map(tuple),
    translations=st.dictionaries(TEXT, TRANSLATIONS, max_size=2).map(lambda added: tuple(added.items())),
)


@given(CONCEPTS)
def test_a_concept_comes_back_from_json_as_it_was(concept: Concept) -> None:
    assert load_concept(json.loads(json.dumps(dump_concept(concept)))) == concept


@given(SCHEMES)
def test_a_scheme_comes_back_from_json_as_it_was(scheme: Scheme) -> None:
    assert load_scheme(json.loads(json.dumps(dump_scheme(scheme)))) == scheme


def test_keys_are_written_in_the_order_of_the_format() -> None:
    """The order is that of the tables in the documentation of the format."""
    one = ("a",)
    statement = Statement("s", "document", one, one)
    concept = Concept(
        "a",
        "a",
        *(one, one, one, one, one, "drug"),
        *((statement, statement), (statement,), (statement,), (statement,)),
        categories=(Classification("c", "document", one, "n"),),
        broader=one,
        related=one,
        relations=(Relation("r", "t", "document", one),),
        distinct_from=(Distinction("d", "x", "document", one),),
        exact_matches=(Match("m", "p"),),
        close_matches=(Match("m"),),
        broad_matches=(Match("m"),),
        narrow_matches=(Match("m"),),
        related_matches=(Match("m"),),
        deprecated=True,
        is_replaced_by=one,
        review=Review("draft", "2026"),
        translations=(Translation("de", "a", one, one, one, (statement,), (statement,), (statement,), (statement,)),),
    )
    document = Document("d", "D", "f", "u", "a", "p", "2020", "2026", (Section(1, 2, "s"),), "n")
    scheme = Scheme(
        *("x", "X", "en", "d", "1", "MIT", "us", "https://example.org/", "base"),
        documents=(document,),
        facets=(Facet("f", "F", "?", (Category("c", "C", "!"),)),),
        name_stems=(NameStem("-mab", "a", "m", "reference", ("d",)),),
        relation_types=(RelationType("r", "R", "S", "T"),),
    )
    whole = json.loads("".join(dump_bundle(scheme, [concept])))
    assert words(whole) == (
        "id title language description version license attribution iri extends "
        "documents facets nameStems relationTypes concepts"
    )
    assert words(whole["concepts"][0]) == (
        "id prefLabel altLabel relatedLabel hiddenLabel pronunciation notation kind "
        "definition scopeNote example editorialNote categories broader related relations distinctFrom "
        "exactMatch closeMatch broadMatch narrowMatch relatedMatch review deprecated isReplacedBy translations"
    )
    assert words(whole["concepts"][0]["definition"][0]) == "text basis passages xrefs"
    assert words(whole["concepts"][0]["categories"][0]) == "category basis passages note"
    assert words(whole["concepts"][0]["relations"][0]) == "relation target basis passages"
    assert words(whole["concepts"][0]["distinctFrom"][0]) == "target text basis passages"
    assert words(whole["documents"][0]) == "id title file url author publisher date accessed sections note"
    assert words(whole["documents"][0]["sections"][0]) == "from to title"
    assert words(whole["facets"][0]) == "id prefLabel definition categories"
    assert words(whole["nameStems"][0]) == "stem concept meaning basis passages"
    assert words(whole["relationTypes"][0]) == "id prefLabel inverseLabel definition"


def words(data: dict[str, object]) -> str:
    return " ".join(data)


def test_the_shipped_scheme_comes_back_from_json_as_it_was(glossary: MemoryVocabulary) -> None:
    assert load_scheme(json.loads(json.dumps(dump_scheme(glossary.scheme)))) == glossary.scheme


def test_plain_strings_will_do_for_statements() -> None:
    concept = load_concept(
        {"id": "a", "prefLabel": "a", "definition": "One.", "scopeNote": ["Two.", {"text": "Three."}]}
    )
    assert [s.text for s in concept.statements] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"prefLabel": "a"}, "“id” is missing"),
        ({"id": ""}, "“id” is empty"),
        ({"id": 7}, "“id” is not text"),
        ({"id": "a", "prefLabel": ["a"]}, "“prefLabel” is not text"),
        ({"id": "a", "altLabel": "b"}, "“altLabel” is not a list of texts"),
        ({"id": "a", "relations": [7]}, "concept.relations[0]: this is not an object"),
        ({"id": "a", "definition": {"text": "x", "basis": "rumor"}}, "“basis” is not one of"),
        ({"id": "a", "scopeNote": ["x", {"text": ""}]}, "concept.scopeNote[1]: “text” is empty"),
        ({"id": "a", "distinctFrom": [{"target": "b"}]}, "concept.distinctFrom[0]: “text” is missing"),
        ({"id": "a", "review": {"status": "done"}}, "“status” is not one of"),
    ],
)
def test_a_wrong_shape_is_said_with_its_place(data: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidVocabularyError) as caught:
        load_concept(data)
    assert said in str(caught.value)


def test_a_concept_said_twice_to_the_letter_is_one_and_two_under_one_id_are_refused() -> None:
    def data(second: str) -> bytes:
        concepts = [{"id": "a", "prefLabel": "a"}, {"id": "b", "prefLabel": "b"}, {"id": "a", "prefLabel": second}]
        return json.dumps({"id": "x", "title": "X", "language": "en", "concepts": concepts}).encode()

    assert [c.id for c in read_bundle(data("a"), where="x.json").concepts] == ["a", "b"]
    with pytest.raises(InvalidVocabularyError, match="“a” stands twice"):
        read_bundle(data("other"), where="x.json")


def test_a_deep_nesting_is_refused() -> None:
    with pytest.raises(InvalidVocabularyError):
        read_bundle(b"[" * 100_000, where="deep.json")


def bundle(**keys: object) -> bytes:
    return json.dumps({"id": "x", "title": "X", "language": "en", "concepts": [], **keys}).encode()


def concept(identifier: str, label: str = "a label") -> dict[str, str]:
    return {"id": identifier, "prefLabel": label}


def test_a_folder_is_one_bundle() -> None:
    facet = {"id": "f", "prefLabel": "F"}
    page = {"id": "page", "title": "Page", "url": "https://example.org/"}
    stem = {"stem": "-mab", "concept": "a", "meaning": "m"}
    reading = read_bundle_folder(
        [
            ("x/1.json", bundle(version="2", facets=[facet], documents=[page], concepts=[concept("a")])),
            ("x/2.json", bundle(facets=[facet], documents=[page, {**page, "id": "other"}], nameStems=[stem])),
            ("x/3.json", bundle(title="Y", nameStems=[stem], concepts=[concept("b"), concept("a")])),
        ]
    )
    assert (reading.scheme.id, reading.scheme.title, reading.scheme.version) == ("x", "X", "2")
    assert [facet.id for facet in reading.scheme.facets] == ["f"]
    assert [document.id for document in reading.scheme.documents] == ["page", "other"]
    assert [stem.stem for stem in reading.scheme.name_stems] == ["-mab"]
    assert [concept.id for concept in reading.concepts] == ["a", "b"]
    assert reading.notes == ()


def test_a_folder_of_one_file_is_that_file() -> None:
    data = bundle(concepts=[concept("a")], facets=[{"id": "f", "prefLabel": "F"}])
    assert read_bundle_folder([("x/1.json", data)]) == read_bundle(data, where="x/1.json")


@pytest.mark.parametrize(
    ("first", "second", "where", "said"),
    [
        (bundle(), bundle(id="y"), "x/2.json", "“id” is “y”, but it is “x” in x/1.json"),
        (bundle(), bundle(language="de"), "x/2.json", "“language” is “de”, but it is “en” in x/1.json"),
        (bundle(), bundle(extends="z"), "x/2.json", "“extends” is “z”, but there is none in x/1.json"),
        (bundle(extends="z"), bundle(), "x/2.json", "“extends” is missing, but it is “z” in x/1.json"),
        (
            bundle(facets=[{"id": "f", "prefLabel": "F"}]),
            bundle(facets=[{"id": "f", "prefLabel": "G"}]),
            "x/2.json",
            "the facet “f” is described twice, differently: here and in x/1.json",
        ),
        (
            bundle(relationTypes=[{"id": "r", "prefLabel": "R", "inverseLabel": "S"}]),
            bundle(relationTypes=[{"id": "r", "prefLabel": "R", "inverseLabel": "T"}]),
            "x/2.json",
            "the relation type “r” is described twice",
        ),
        (
            bundle(concepts=[concept("a")]),
            bundle(concepts=[concept("b"), concept("a", "another")]),
            "x",
            "the id “a” stands twice, at 1.json: concepts[0] and 2.json: concepts[1]",
        ),
        (bundle(), bundle(concepts=[{"id": "a"}]), "x/2.json: concepts[0] (a)", "“prefLabel” is missing"),
        (bundle(), b"[]", "x/2.json", "not a terminology bundle"),
        (bundle(), b"{", "x/2.json: line 1, column 2", "not JSON"),
    ],
)
def test_files_that_are_no_one_bundle_are_refused_by_name(first: bytes, second: bytes, where: str, said: str) -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read_bundle_folder([("x/1.json", first), ("x/2.json", second)])
    assert raised.value.where == where
    assert said in raised.value.message


def test_a_folder_without_files_is_no_bundle() -> None:
    with pytest.raises(InvalidVocabularyError, match="no file"):
        read_bundle_folder([])


def test_a_number_of_too_many_digits_is_refused_in_a_sentence() -> None:
    with pytest.raises(InvalidVocabularyError, match=r"big\.json: this JSON cannot be read"):
        read_bundle(b'{"id": ' + b"1" * 5000 + b"}", where="big.json")


def test_a_value_that_a_later_one_of_the_same_key_replaces_is_named() -> None:
    data = b'{"id": "x", "title": "X", "language": "en", "concepts": [{"id": "a", "prefLabel": "b", "prefLabel": "a"}]}'
    (note,) = read_bundle(data, where="x.json").notes
    assert (note.code, note.count, note.places[0].text) == ("repeated-key", 1, "a: prefLabel")


def test_what_the_files_of_a_folder_lose_is_named_with_its_file() -> None:
    part = {"id": "x", "title": "X", "language": "en", "concepts": [], "licence": "CC0"}
    files = [(name, json.dumps(part).encode()) for name in ("a.json", "b.json")]
    (note,) = read_bundle_folder(files).notes
    assert note.message == "keys that this version does not know were left out"
    assert [place.text for place in note.places] == ["a.json: licence", "b.json: licence"]


@pytest.mark.parametrize("key", ["$schema", "translations", "facets"])
def test_the_keys_of_the_schema_are_known(key: str) -> None:
    whole = {"id": "x", "title": "X", "language": "en", "concepts": []}
    values = {
        "$schema": "bundle.schema.json",
        "translations": {"fever": {"de": {"prefLabel": "Fieber", "definition": {"text": "Hohe Temperatur."}}}},
        "facets": [{"id": "f", "prefLabel": "F", "categories": [{"id": "c", "prefLabel": "C"}]}],
    }
    assert read_bundle(json.dumps({**whole, key: values[key]}).encode(), where="x.json").notes == ()


def test_only_true_and_false_say_whether_a_concept_is_deprecated() -> None:
    with pytest.raises(InvalidVocabularyError, match="“deprecated” is not true or false"):
        load_concept({"id": "a", "prefLabel": "a", "deprecated": "yes"})
