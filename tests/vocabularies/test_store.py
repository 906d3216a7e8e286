"""A kept vocabulary answers as one in memory does, and notices when its file is not what was written."""

import gc
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from immuno_cli.errors import FileError
from immuno_cli.language.normalize import normalize
from immuno_cli.model import Classification, Concept, Distinction, Document, Relation, Scheme, Statement, Translation
from immuno_cli.vocabularies import seal
from immuno_cli.vocabularies.about import About
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary
from immuno_cli.vocabularies.sqlite_file import FORMAT
from immuno_cli.vocabularies.sqlite_writer import write_store

DOCUMENTS: Final = (
    Document("a", "A file", file="a.txt"),
    Document("b", "A page", url="https://example.org/b"),
    Document("c", "Another page", url="https://example.org/c"),
)
SCHEME: Final = Scheme("kitchen", "Kitchen words", "en", version="1", license="CC0", documents=DOCUMENTS)
CONCEPTS: Final = (
    Concept("tool", "Tool", ("tools", "implement"), kind="general"),
    Concept(
        "KIT:2",
        "knife",
        ("kitchen knife",),
        ("knive",),
        notations=("K1", "kit-2"),
        definitions=(Statement("It has a blade.", "document", ("a:p1",), ("PMID:1",)),),
        categories=(Classification("sharp"),),
        broader=("tool", "nowhere"),
        related=("board",),
        relations=(Relation("cuts", "board"), Relation("cuts", "board")),
    ),
    Concept("kit:2", "other knife", deprecated=True, is_replaced_by=("KIT:2",), broader=("tool",)),
    Concept(
        "board",
        "board",
        broader=("tool",),
        distinct_from=(Distinction("tool", "It lies."), Distinction("KIT:2", "It is cut on.")),
        translations=(
            Translation("de", "Brett", ("Schneidebrett", "board"), hidden_labels=("Bret",)),
            Translation("fr", definitions=(Statement("On y coupe."),)),
        ),
    ),
)


def keep(folder: Path, concepts: Sequence[Concept], name: str = "kitchen", source: str = "kitchen.obo") -> Path:
    path = folder / f"{name}.sqlite"
    path.unlink(missing_ok=True)
    live = sum(not concept.deprecated for concept in concepts)
    write_store(path, About(name, SCHEME, len(concepts), live, 1, 2, 3, 4, source, "obo", "0", "today"), concepts)
    return path


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[SqliteVocabulary]:
    with SqliteVocabulary(keep(tmp_path, CONCEPTS), "kitchen") as store:
        yield store


def answers(vocabulary: Vocabulary, words: Sequence[str]) -> list[object]:
    """Everything that a vocabulary can be asked, asked."""
    labels = list(vocabulary.iter_labels())
    concepts = list(vocabulary.iter_concepts())
    return [
        len(vocabulary),
        list(vocabulary.languages),
        concepts,
        labels,
        list(vocabulary.iter_summaries()),
        list(vocabulary.iter_listed()),
        list(vocabulary.roots()),
        [vocabulary.label_at(number) for number in range(len(labels))],
        [vocabulary.concept_at(number) for number in range(len(concepts))],
        [vocabulary.find_concept(word) for word in words],
        [list(vocabulary.find_labels(normalize(word))) for word in words],
        [list(vocabulary.narrower(word)) for word in words],
        [list(vocabulary.related_from(word)) for word in words],
        [list(vocabulary.links_to(word)) for word in words],
        [list(vocabulary.distinct_from(word)) for word in words],
        [vocabulary.find_document(word) for word in words],
    ]


def test_it_answers_as_the_same_vocabulary_in_memory(kitchen: SqliteVocabulary) -> None:
    words = [
        "tool",
        "TOOLS",
        "KIT:2",
        "kit:2",
        "Kit:2",
        "k1",
        "KIT-2",
        "knife",
        "board",
        "nowhere",
        "",
        "a",
        "c",
        "Brett",
        "bret",
    ]
    assert answers(kitchen, words) == answers(MemoryVocabulary("kitchen", SCHEME, CONCEPTS), words)


def test_the_shipped_glossary_answers_the_same(tmp_path: Path, glossary: MemoryVocabulary) -> None:
    words = [text for concept in glossary.iter_concepts() for text in (concept.id, concept.pref_label.upper())]
    with SqliteVocabulary(keep(tmp_path, list(glossary.iter_concepts())), "kitchen") as store:
        assert answers(store, words) == answers(glossary, words)


WORDS: Final = st.sampled_from(["a", "A", "b", "aa", "Ä", "a b", "the cells", "cell", "", "ß", "SS", "\n", "-"])
IDS: Final = st.sampled_from(["x", "X", "y", "z:1", "ſ", "s"])
CONCEPT: Final = st.builds(
    lambda **fields: Concept(**fields),  # noqa: PLW0108 - of Concept itself, `builds` would fill the other fields too
    id=IDS,
    pref_label=WORDS,
    alt_labels=st.lists(WORDS, max_size=2).map(tuple),
    hidden_labels=st.lists(WORDS, max_size=2).map(tuple),
    notations=st.lists(IDS | WORDS, max_size=2).map(tuple),
    broader=st.lists(IDS, max_size=2).map(tuple),
    related=st.lists(IDS, max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, WORDS.filter(bool), IDS), max_size=2).map(tuple),
    distinct_from=st.lists(st.builds(Distinction, IDS, WORDS.filter(bool)), max_size=2).map(tuple),
    deprecated=st.booleans(),
    translations=st.lists(
        st.builds(
            lambda *names: Translation(*names),  # noqa: PLW0108 - as above
            st.sampled_from(["de", "fr"]),
            WORDS,
            st.lists(WORDS, max_size=2).map(tuple),
        ),
        max_size=2,
        unique_by=lambda translation: translation.language,
    ).map(tuple),
)


@settings(max_examples=60)
@given(st.lists(CONCEPT, max_size=4, unique_by=lambda concept: concept.id))
def test_any_vocabulary_answers_as_it_does_in_memory(
    tmp_path_factory: pytest.TempPathFactory, concepts: list[Concept]
) -> None:
    words = ["x", "X", "y", "z:1", "ſ", "s", "S", "a", "aa", "the cells", "", "ß", "\ud800"]
    with SqliteVocabulary(keep(tmp_path_factory.mktemp("kept"), concepts), "kitchen") as store:
        assert answers(store, words) == answers(MemoryVocabulary("kitchen", SCHEME, concepts), words)


def test_documents_are_found_by_their_ids(kitchen: SqliteVocabulary) -> None:
    assert [kitchen.find_document(document.id) for document in DOCUMENTS] == list(DOCUMENTS)
    assert kitchen.find_document("d") is None


def test_the_index_is_the_one_of_the_vocabulary_in_memory(kitchen: SqliteVocabulary) -> None:
    in_memory = MemoryVocabulary("kitchen", SCHEME, CONCEPTS).index
    assert list(kitchen.index.concepts) == list(in_memory.concepts)
    assert kitchen.index.ranks == in_memory.ranks


def test_what_is_not_there_is_an_index_error(kitchen: SqliteVocabulary) -> None:
    with pytest.raises(IndexError):
        kitchen.concept_at(len(CONCEPTS))
    with pytest.raises(IndexError):
        kitchen.label_at(1000)


def test_it_says_what_is_known_of_it(kitchen: SqliteVocabulary) -> None:
    about = kitchen.about
    assert about.scheme == SCHEME
    assert (about.name, about.concepts, about.live, about.source, about.added) == (
        "kitchen",
        4,
        3,
        "kitchen.obo",
        "today",
    )


def change(path: Path, statement: str) -> None:
    """Change rows of a sealed file behind the back of its seal, as a disk that fails later would."""
    path.write_bytes(path.read_bytes()[: -seal.SIZE])
    with sqlite3.connect(path) as database:
        assert database.execute(statement).rowcount == 1
    database.close()
    seal.write_seal(path)


def cut(data: bytearray) -> bytes:
    return bytes(data[: len(data) // 2])


def empty(_: bytearray) -> bytes:
    return b""


def other(_: bytearray) -> bytes:
    return b"Once upon a time." * 100


def foreign(data: bytearray) -> bytes:
    data[68:72] = b"abcd"
    return bytes(data)


def longer(data: bytearray) -> bytes:
    return bytes(data) + b"\0"


@pytest.mark.parametrize("harm", [cut, empty, other, foreign, longer])
def test_a_file_that_is_not_what_was_written_is_refused(tmp_path: Path, harm: Callable[[bytearray], bytes]) -> None:
    path = keep(tmp_path, CONCEPTS)
    path.write_bytes(harm(bytearray(path.read_bytes())))
    with pytest.raises(FileError) as raised:
        SqliteVocabulary(path, "kitchen")
    assert raised.value.where == str(path)
    assert "immuno vocabulary add FILE --name kitchen --replace" in raised.value.hint


def with_format(path: Path, number: int) -> Path:
    data = bytearray(path.read_bytes())
    data[60:64] = number.to_bytes(4, "big")
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("number", "age"), [(FORMAT - 1, "an older"), (FORMAT + 1, "a newer")])
def test_a_file_of_another_version_says_from_which_file_to_rebuild_it(tmp_path: Path, number: int, age: str) -> None:
    path = with_format(keep(tmp_path, CONCEPTS, source="/home/a b/kitchen.obo"), number)
    with pytest.raises(FileError, match=f"written by {age} version") as raised:
        SqliteVocabulary(path, "kitchen")
    assert "immuno vocabulary add '/home/a b/kitchen.obo' --name kitchen --replace" in raised.value.hint


def test_a_file_of_another_version_that_names_no_source_can_still_be_rebuilt(tmp_path: Path) -> None:
    path = keep(tmp_path, CONCEPTS)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE columns")
    database.close()
    with pytest.raises(FileError) as raised:
        SqliteVocabulary(with_format(path, 1), "kitchen")
    assert "immuno vocabulary add FILE --name kitchen --replace" in raised.value.hint


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        SqliteVocabulary(tmp_path / "nowhere.sqlite", "nowhere")


@settings(max_examples=60)
@given(place=st.floats(0, 1), flip=st.integers(1, 255))
def test_a_damaged_byte_is_always_noticed(tmp_path_factory: pytest.TempPathFactory, place: float, flip: int) -> None:
    path = keep(tmp_path_factory.mktemp("kept"), CONCEPTS)
    data = bytearray(path.read_bytes())
    data[int(place * (len(data) - 1))] ^= flip
    path.write_bytes(data)
    with pytest.raises(FileError, match=re.escape(str(path))):
        SqliteVocabulary(path, "kitchen")


def test_a_file_is_compared_again_once_it_has_changed(tmp_path: Path) -> None:
    path = keep(tmp_path, CONCEPTS)
    SqliteVocabulary(path, "kitchen").close()
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    with pytest.raises(FileError, match="damaged"):
        SqliteVocabulary(path, "kitchen")
    data[5000] ^= 1
    path.write_bytes(data)
    SqliteVocabulary(path, "kitchen").close()


def test_a_changed_record_is_noticed(tmp_path: Path) -> None:
    path = keep(tmp_path, CONCEPTS)
    path.write_bytes(path.read_bytes()[: -seal.SIZE].replace(b"It has a blade", b"It has no edge"))
    seal.write_seal(path)
    with SqliteVocabulary(path, "kitchen") as store:
        assert store.concept_at(0) == CONCEPTS[0]
        with pytest.raises(FileError, match="damaged"):
            store.concept_at(1)
        with pytest.raises(FileError, match="damaged"):
            list(store.iter_concepts())


def test_a_missing_part_of_the_index_is_noticed(tmp_path: Path) -> None:
    path = keep(tmp_path, CONCEPTS)
    change(path, "DELETE FROM columns WHERE name = 'index.keys'")
    with SqliteVocabulary(path, "kitchen") as store, pytest.raises(FileError, match="damaged"):
        store._column("keys")


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("DELETE FROM concepts WHERE number = 1", lambda store: store.concept_at(1)),
        ("UPDATE labels SET text = x'00ff' WHERE number = 1", lambda store: store.label_at(1)),
        ("UPDATE documents SET document = '{' WHERE id = 'b'", lambda store: store.find_document("b")),
    ],
    ids=["a missing concept", "a label that is no text", "a document that is no JSON"],
)
def test_a_changed_row_is_noticed(tmp_path: Path, statement: str, ask: Callable[[SqliteVocabulary], object]) -> None:
    path = keep(tmp_path, CONCEPTS)
    change(path, statement)
    with SqliteVocabulary(path, "kitchen") as store, pytest.raises(FileError, match="damaged"):
        ask(store)


def test_several_threads_read_one_vocabulary_at_once(kitchen: SqliteVocabulary) -> None:
    words = ["tool", "KIT:2", "k1", "knife", "board", "nowhere"]
    expected = answers(MemoryVocabulary("kitchen", SCHEME, CONCEPTS), words)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: answers(kitchen, words), range(40)))
    assert found == [expected] * 40


def test_an_iteration_goes_on_in_another_thread(kitchen: SqliteVocabulary) -> None:
    concepts = kitchen.iter_concepts()
    first = next(concepts)
    with ThreadPoolExecutor(1) as threads:
        assert (first, *threads.submit(list, concepts).result()) == CONCEPTS


def test_closing_closes_it_for_every_thread(kitchen: SqliteVocabulary) -> None:
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(kitchen.find_concept, "tool").result() == CONCEPTS[0]
        kitchen.close()
        with pytest.raises(ValueError, match="is closed"):
            threads.submit(kitchen.find_concept, "tool").result()


def test_a_vocabulary_that_nobody_has_any_more_is_closed_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unraisable: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    store = SqliteVocabulary(keep(tmp_path, CONCEPTS), "kitchen")
    connection = store._file._connection
    assert connection is not None
    del store
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
    with pytest.raises(FileError):
        SqliteVocabulary(tmp_path / "nowhere.sqlite", "nowhere")
    gc.collect()
    assert unraisable == []


def test_a_closed_vocabulary_is_not_called_damaged(kitchen: SqliteVocabulary) -> None:
    kitchen.close()
    kitchen.close()
    for question in (lambda: kitchen.find_concept("tool"), lambda: list(kitchen.iter_labels()), lambda: kitchen.scheme):
        with pytest.raises(ValueError, match="the vocabulary “kitchen” is closed"):
            question()


@pytest.mark.parametrize("folder", ["50%20off", "why?mode=rwc", "a#b", "naïve café", "[a] 'b' \"c\" d&e=f"])
def test_a_file_is_found_whatever_its_folder_is_called(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    with SqliteVocabulary(keep(tmp_path / folder, CONCEPTS), "kitchen") as store:
        assert store.concept_at(0) == CONCEPTS[0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name must be Unicode")
def test_a_file_is_found_where_its_folder_has_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    with SqliteVocabulary(keep(folder, CONCEPTS), "kitchen") as store:
        assert store.concept_at(0) == CONCEPTS[0]


@pytest.mark.parametrize("number", [-1, 2**63, 2**200])
def test_a_number_that_no_file_can_have_is_an_index_error(kitchen: SqliteVocabulary, number: int) -> None:
    with pytest.raises(IndexError):
        kitchen.concept_at(number)
    with pytest.raises(IndexError):
        kitchen.label_at(number)


def test_a_mistake_of_the_caller_is_not_called_damage(kitchen: SqliteVocabulary) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        kitchen._file.rows("SELECT id FROM concepts WHERE number = ?", object())
    with pytest.raises(AttributeError):
        kitchen.find_concept(None)  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_any_more_is_not_called_damaged(
    kitchen: SqliteVocabulary,
) -> None:
    def failing(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        raise error

    kitchen.close()
    kitchen._file._connection = SimpleNamespace(execute=failing, close=lambda: None)  # type: ignore[assignment]
    with pytest.raises(FileError, match="disk I/O error") as raised:
        kitchen.find_concept("tool")
    assert "damaged" not in raised.value.message


def test_records_are_the_json_of_a_bundle(tmp_path: Path) -> None:
    with sqlite3.connect(keep(tmp_path, CONCEPTS)) as database:
        (record,) = database.execute("SELECT record FROM records WHERE number = 0").fetchone()
    database.close()
    assert json.loads(record) == {
        "id": "tool",
        "prefLabel": "Tool",
        "altLabel": ["tools", "implement"],
        "kind": "general",
    }
