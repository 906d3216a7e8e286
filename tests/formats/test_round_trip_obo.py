"""What is exported as OBO, OBO Graphs or CSV comes back equal, as far as the format can hold it."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import fastobo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from immuno_cli.formats.iris import IMMUNO
from immuno_cli.formats.obo.citations import cite
from immuno_cli.formats.obo.graphs.reader import read_obographs
from immuno_cli.formats.obo.graphs.writer import dump_obographs
from immuno_cli.formats.obo.reader import read_obo
from immuno_cli.formats.obo.writer import dump_obo
from immuno_cli.formats.reading import Reading
from immuno_cli.formats.tables.cells import join, split
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.formats.tables.writer import dump_csv
from immuno_cli.model import (
    Concept,
    Distinction,
    Document,
    Match,
    NameStem,
    Relation,
    RelationType,
    Review,
    Scheme,
    Section,
    Statement,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.formats.example import CONCEPTS, SCHEME

FORMATS: Final = {
    "obo": (dump_obo, read_obo),
    "obographs": (dump_obographs, read_obographs),
    "csv": (dump_csv, read_csv),
}
Dump = Callable[[Scheme, Iterable[Concept]], Iterator[str]]


def again(format_: str, scheme: Scheme, concepts: Iterable[Concept]) -> Reading:
    dump, read = FORMATS[format_]
    return read("".join(dump(scheme, concepts)).encode(), name="file")


def as_csv_holds(concept: Concept) -> Concept:
    """Return the concept without what a cell has no place for."""

    def plain(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(statement._replace(xrefs=()) for statement in statements)

    return concept._replace(
        definitions=plain(concept.definitions),
        scope_notes=plain(concept.scope_notes),
        examples=plain(concept.examples),
        editorial_notes=plain(concept.editorial_notes),
        categories=tuple(classification._replace(note=None) for classification in concept.categories),
    )


@pytest.mark.parametrize("format_", ["obo", "obographs"])
def test_the_shipped_glossary_comes_back(format_: str, glossary: MemoryVocabulary) -> None:
    concepts = [concept._replace(translations=()) for concept in glossary.iter_concepts()]  # it is of one language
    reading = again(format_, glossary.scheme, concepts)
    assert list(reading.concepts) == concepts
    assert reading.notes == ()
    assert reading.scheme._replace(documents=()) == glossary.scheme._replace(documents=())
    if format_ == "obo":  # its header cites them for people, without their sections and notes
        assert list(map(cite, reading.scheme.documents)) == list(map(cite, glossary.scheme.documents))
    else:
        assert reading.scheme.documents == glossary.scheme.documents


def test_the_shipped_glossary_comes_back_from_csv(glossary: MemoryVocabulary) -> None:
    reading = again("csv", glossary.scheme, glossary.iter_concepts())
    assert list(reading.concepts) == [as_csv_holds(concept) for concept in glossary.iter_concepts()]
    for key in ("id", "title", "language", "version", "license", "attribution", "iri"):
        assert getattr(reading.scheme, key) == getattr(glossary.scheme, key)


@pytest.mark.parametrize("format_", ["obo", "obographs"])
def test_everything_a_concept_can_say_comes_back(format_: str) -> None:
    assert tuple(again(format_, SCHEME, CONCEPTS).concepts) == CONCEPTS


EXTENSION: Final = Scheme(
    id="more-kitchen",
    title="More kitchen words",
    language="en",
    extends="kitchen",
    documents=(
        Document("page", "A page", url="https://example.org/page", date="2020-01-02", accessed="2024-05-06"),
        Document(
            "long", "A long page", "long.html", sections=(Section(1, 17, "the menu"), Section(18, 25, "the text"))
        ),
    ),
    name_stems=(NameStem("-fork", "fork", "a thing with tines", "reference", ("page",)), NameStem("-er", "tool", "x")),
)
FORK: Final = Concept(
    "fork",
    "fork",
    alt_labels=("table fork",),
    related_labels=("prong",),
    hidden_labels=("frok",),
    pronunciations=("FAWK", "FORK"),
    distinct_from=(
        Distinction("knife", 'It has "tines" {and} no \\ blade.', "document", ("page:p1.s1", "long")),
        Distinction("WIKIDATA:Q1", "It is not everything."),
    ),
    review=Review("read-twice", "2026-11-27"),
)


@pytest.mark.parametrize("format_", ["obo", "obographs"])
def test_pronunciation_distinctions_review_and_labels_of_every_role_come_back(format_: str) -> None:
    concepts = [FORK, FORK._replace(id="spork", review=Review("draft"))]
    reading = again(format_, EXTENSION, concepts)
    assert list(reading.concepts) == concepts
    assert reading.notes == ()


def test_obo_graphs_hold_all_that_a_bundle_says_of_itself() -> None:
    assert again("obographs", EXTENSION, [FORK]).scheme == EXTENSION


def test_obo_cites_documents_and_keeps_the_rest_of_the_scheme_but_name_stems() -> None:
    page, long = EXTENSION.documents
    documents = (page, long._replace(sections=()))
    assert again("obo", EXTENSION, [FORK]).scheme == EXTENSION._replace(documents=documents, name_stems=())
    text = "".join(dump_obo(EXTENSION, [FORK]))
    assert "page: A page, 2020-01-02, accessed 2024-05-06 (https://example.org/page)" in text
    assert "long: A long page (long.html)" in text


def test_sources_in_the_header_of_another_maker_are_no_documents() -> None:
    text = "".join(dump_obo(EXTENSION, [FORK])).replace(IMMUNO, "https://example.org/other#")
    assert IMMUNO not in text
    reading = read_obo(text.encode(), name="x")
    assert reading.scheme.documents == ()
    assert [note.count for note in reading.notes if note.code == "header-value"] == [2]


@pytest.mark.parametrize("iri", [None, "https://example.org/voc", "https://example.org/voc#", "not an address"])
def test_any_iri_of_a_scheme_will_do_in_obo_graphs(iri: str | None) -> None:
    reading = again("obographs", SCHEME._replace(iri=iri), CONCEPTS)
    assert tuple(reading.concepts) == CONCEPTS
    assert reading.scheme.iri == (None if iri == "not an address" else iri)


def test_csv_holds_everything_but_names_with_spaces() -> None:
    knife = CONCEPTS[1]._replace(
        examples=(Statement("A bread knife.", "inferred", ("list:p2",), (), ("use", "kinds"), "warning", ("tool",)),),
        narrow_matches=(Match("OTHER:a", "bread knife"),),
        related_matches=(Match("OTHER:b"),),
    )
    concepts = [CONCEPTS[0], knife, *CONCEPTS[2:]]
    assert list(again("csv", SCHEME, concepts).concepts) == [as_csv_holds(concept) for concept in concepts]


@pytest.mark.parametrize("format_", FORMATS)
def test_licence_version_and_attribution_go_along(format_: str) -> None:
    text = "".join(FORMATS[format_][0](SCHEME, CONCEPTS))
    for stated in (SCHEME.title, SCHEME.license, SCHEME.version, SCHEME.attribution):
        assert stated is not None
        assert stated in text


def test_facets_and_documents_come_back_from_obo_graphs() -> None:
    scheme = again("obographs", SCHEME, CONCEPTS).scheme
    assert scheme.documents == SCHEME.documents
    assert scheme.facets[0] == SCHEME.facets[0]


def test_fastobo_reads_what_is_written_as_obo(glossary: MemoryVocabulary) -> None:
    document = fastobo.loads("".join(dump_obo(glossary.scheme, glossary.iter_concepts())))
    terms = [frame for frame in document if type(frame).__name__ == "TermFrame"]
    assert [str(term.id) for term in terms] == [concept.id for concept in glossary.iter_concepts()]
    assert [clause.name for term in terms for clause in term if clause.raw_tag() == "name"] == [
        concept.pref_label for concept in glossary.iter_concepts()
    ]


def test_obo_graphs_are_json_with_whole_edges(glossary: MemoryVocabulary) -> None:
    (graph,) = json.loads("".join(dump_obographs(glossary.scheme, glossary.iter_concepts())))["graphs"]
    nodes = {node["id"] for node in graph["nodes"]}
    assert len(nodes) == len(graph["nodes"])
    assert all(edge["sub"] in nodes and edge["obj"] in nodes for edge in graph["edges"])


def test_every_row_of_csv_has_as_many_cells_as_the_header() -> None:
    header, *rows = csv.reader(io.StringIO("".join(dump_csv(SCHEME, CONCEPTS)), newline=""))
    assert header[:3] == ["id", "prefLabel", "altLabel"]
    assert {len(row) for row in rows} == {len(header)}


TEXT: Final = st.text(st.sampled_from('\\"{}[]!,:| an'), min_size=1, max_size=5).map(str.strip) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co"]), min_size=1, max_size=12
).map(str.strip)
WORDS: Final = TEXT.filter(bool)
IDS: Final = st.one_of(WORDS, st.sampled_from(["A:1", "a b", "x:{y", "p!q", "http://x.y/z", "a,b]", "ü:é", "A:", ":b"]))


@settings(max_examples=300)
@pytest.mark.parametrize("format_", ["obo", "obographs"])
@given(data=st.data())
def test_any_text_comes_back(format_: str, data: st.DataObject) -> None:
    labels = data.draw(st.lists(WORDS, max_size=3, unique=True))
    identifier = data.draw(IDS)
    others = IDS.filter(lambda other: other != identifier)  # a link to itself is left out
    concept = Concept(
        identifier,
        data.draw(WORDS),
        alt_labels=tuple(labels[:1]),
        hidden_labels=tuple(labels[1:]),
        notations=tuple(data.draw(st.lists(WORDS, max_size=2, unique=True))),
        definitions=tuple(Statement(text, "document", ("000:p1",)) for text in data.draw(st.lists(WORDS, max_size=2))),
        scope_notes=tuple(Statement(text) for text in data.draw(st.lists(WORDS, max_size=2))),
        broader=tuple(data.draw(st.lists(others, max_size=2, unique=True))),
    )
    assert list(again(format_, SCHEME, [concept]).concepts) == [concept]


@given(st.lists(WORDS))
def test_values_of_a_cell_come_apart_as_they_were(values: list[str]) -> None:
    assert list(split(join(values))) == values


@pytest.mark.parametrize("format_", ["obo", "obographs"])
@pytest.mark.parametrize("relation", ["RO:0002160", "has:prefix", "part_of"])
def test_a_relation_that_no_file_describes_keeps_its_id(format_: str, relation: str) -> None:
    concept = Concept("A:1", "a", relations=(Relation(relation, "A:2"),))
    scheme = Scheme("kit", "Kit", "en", relation_types=(RelationType(relation, relation, f"inverse of “{relation}”"),))
    assert list(again(format_, scheme, [concept]).concepts) == [concept]
