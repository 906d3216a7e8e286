"""The columns of the index: what they hold, when they are read, and that the order of the file does not matter."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.model import Concept, Scheme, Statement, Translation
from immuno_cli.validate import SHARED_LABEL, check_concepts, code_of
from immuno_cli.vocabularies.index_columns import IndexBuilder
from immuno_cli.vocabularies.label_index import ABBREVIATION, NORMALIZED, LabelIndex
from immuno_cli.vocabularies.string_table import Columns, Table

CELLS = (
    Concept(id="b", pref_label="B cell", alt_labels=("B lymphocytes", "BC"), hidden_labels=("bursa cell",)),
    Concept(id="old", pref_label="bone marrow cell", deprecated=True),
    Concept(id="t", pref_label="T cell", definitions=(Statement("A lymphocyte from the thymus."),)),
)
TABLES = ("keys", "plains", "words", "sounds", "text")


def strings(table: Table) -> list[str]:
    return [table[number] for number in range(len(table))]


def columns_of(concepts: Sequence[Concept]) -> Columns:
    builder = IndexBuilder()
    builder.add([(number, concept) for number, concept in enumerate(concepts) if not concept.deprecated])
    return builder.columns()


@pytest.fixture
def index() -> LabelIndex:
    return LabelIndex(columns_of(CELLS).__getitem__)


def test_labels_are_numbered_preferred_alternative_hidden(index: LabelIndex) -> None:
    assert list(index.concepts) == [0, 0, 0, 0, 2]
    assert list(index.ranks) == [0, 1, 1, 3, 0]


def test_keys_stand_in_order_of_length_and_lead_to_labels(index: LabelIndex) -> None:
    assert strings(index.keys) == ["bc", "b cell", "t cell", "bursa cell", "b lymphocyte"]
    assert list(index.keys.items(2)) == [4]
    assert index.keys.find("b lymphocyte") == 4
    assert index.keys.find("b lymphocytes") is None
    assert index.keys.find("longer than any key there is") is None


def test_a_label_whose_key_is_another_word_keeps_its_plain_form(index: LabelIndex) -> None:
    assert strings(index.plains) == ["b lymphocytes"]
    assert list(index.plains.items(0)) == [1]
    assert [index.form(number) for number in (4, 5)] == ["b lymphocyte", "b lymphocytes"]
    assert list(index.labels_of_form(5)) == [1]
    assert list(index.shapes) == [0, NORMALIZED, ABBREVIATION, 0, 0]


def test_words_lead_to_forms_and_sounds_to_words(index: LabelIndex) -> None:
    cell = index.words.find("cell")
    assert cell is not None
    assert [index.form(number) for number in index.words.items(cell)] == ["b cell", "t cell", "bursa cell"]
    sound = index.sounds.find("SL")
    assert sound is not None
    assert list(index.sounds.items(sound)) == [cell]


def test_rarer_words_weigh_more(index: LabelIndex) -> None:
    assert 0 < index.rarity("cell") < index.rarity("bursa") == index.rarity("unheard of") == 1
    assert list(index.lengths) == [1, 2, 2, 2, 2, 2]
    assert index.weights[1] == round(100 * (index.rarity("b") + index.rarity("cell")))


def test_the_words_of_definitions_lead_to_concepts(index: LabelIndex) -> None:
    thymus, lymphocyte = index.text.find("thymus"), index.text.find("lymphocyte")
    assert thymus is not None
    assert lymphocyte is not None
    assert list(index.text.items(thymus)) == [2]
    assert list(index.text.items(lymphocyte)) == [0, 2]


def test_deprecated_concepts_have_no_labels(index: LabelIndex) -> None:
    assert index.words.find("marrow") is None
    assert index.text.find("marrow") is None


def test_a_column_is_read_when_a_question_needs_it() -> None:
    columns = columns_of(CELLS)
    read: list[str] = []

    def reading(name: str) -> bytes:
        read.append(name)
        return columns[name]

    index = LabelIndex(reading)
    assert read == []
    index.words.find("cell")
    assert read
    assert all(name.startswith("words") for name in read)


def test_in_memory_the_columns_are_those_that_are_stored() -> None:
    stored, memory = LabelIndex(columns_of(CELLS).__getitem__), LabelIndex.of(CELLS)
    for name in TABLES:
        assert strings(getattr(stored, name)) == strings(getattr(memory, name))
    assert stored.weights == memory.weights
    assert stored.shapes == memory.shapes


def test_no_concepts_give_empty_tables() -> None:
    index = LabelIndex.of(())
    assert [len(getattr(index, name)) for name in TABLES] == [0] * len(TABLES)
    assert index.keys.find("cell") is None
    assert index.rarity("cell") == 1


@given(st.permutations(CELLS))
def test_the_order_of_the_file_does_not_change_the_strings(concepts: Sequence[Concept]) -> None:
    given_order, other_order = LabelIndex.of(CELLS), LabelIndex.of(concepts)
    for name in TABLES:
        assert strings(getattr(given_order, name)) == strings(getattr(other_order, name))
    assert given_order.weights == other_order.weights


@given(st.lists(st.text(min_size=1, max_size=20), max_size=8))
def test_any_text_can_be_a_label(labels: list[str]) -> None:
    index = LabelIndex.of([Concept(id=str(number), pref_label=text) for number, text in enumerate(labels)])
    for number, key in enumerate(strings(index.keys)):
        assert index.keys.find(key) == number
        assert index.keys.count(number) == len(index.keys.items(number)) > 0


TEXTS = st.sampled_from(["T cell", "t-cells", "T", "cell", "factor II", "factor 2", "", "-", "é"])
CONCEPTS = st.builds(
    Concept,
    id=st.just("?"),
    pref_label=TEXTS,
    alt_labels=st.lists(TEXTS, max_size=3).map(tuple),
    related_labels=st.lists(TEXTS, max_size=1).map(tuple),
    hidden_labels=st.lists(TEXTS, max_size=1).map(tuple),
    deprecated=st.booleans(),
    translations=st.lists(st.builds(Translation, language=st.just("de"), pref_label=TEXTS), max_size=1).map(tuple),
)


@given(concepts=st.lists(CONCEPTS, max_size=6))
def test_as_many_labels_are_shared_as_the_check_finds(concepts: Sequence[Concept]) -> None:
    named = [concept._replace(id=f"c{number}") for number, concept in enumerate(concepts)]
    builder = IndexBuilder()
    for number, concept in enumerate(named):
        builder.add([(number, concept)] if not concept.deprecated else [])
    problems = check_concepts(Scheme("s", "s", "en"), named, ours=False)
    code = code_of(SHARED_LABEL, ours=False)
    assert builder.count_shared_labels() == sum(problem.code == code for problem in problems)
