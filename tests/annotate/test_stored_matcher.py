"""A stored matcher answers as one that was just built does, and is never used where it could be wrong."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import annotate, build_matcher, store_matcher
from immuno_cli.annotate.matcher import automaton, matcher_file, tables
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.matcher.matcher_file import RULES_VERSION, StoredMatcher, UnusableError, read_matcher
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Concept
from immuno_cli.vocabularies.about import about_reading
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary, matcher_path
from immuno_cli.vocabularies.sqlite_writer import write_store
from tests.annotate.cells import CELLS, SCHEME, many, vocabulary, whole_matcher

CONCEPTS: Final = (
    *CELLS.iter_concepts(),
    *many("cell", "photoreceptor cell", "Sertoli cell").iter_concepts(),
    Concept("long", "very long chain acyl-coenzyme A dehydrogenase deficiency", ("VLCADD",), ("no-hit word",)),
    Concept("muller", "Müller glia", related_labels=("glia of Müller",)),
    Concept("old", "knife", deprecated=True),
)
TEXT: Final = (
    "T cells, B-cells and TILs near photoreceptors; Müller glia. Very long-chain acyl coenzyme A dehydrogenase "
    "deficiencies (VLCADDs). Medullary thymic epithelial cells (mTECs) and embryonic stem (ES) cells. ALL of the ES "
    "cells, Sertoli cells, epithelial cells of the lung: the neuronal tumour, stage IV, IV drip. Very long chain."
)
VARIED: Final = (
    Concept(
        "a", "œdema of the ﬁnger", ("edema of finger", "FE"), hidden_labels=("swelling", "Oedemix", "lymphs", "mets")
    ),
    Concept("b", "α-synuclein", ("alpha synuclein", "SNCA", "IL‑2 receptor α")),
    Concept("c", "haemophilia of type II", ("HIV", "hiv", "anaemia")),
    Concept(
        "d", "CD8+ naïve T cell", ("T₈ cell", "osteoclast", "oligodendroglia"), related_labels=("cytotoxic cells",)
    ),
    Concept("e", "G6PD deficiency", ("G6PD", "glucose-6-phosphate dehydrogenase deficiency", "favism")),
    Concept("f", "Crohn's disease", ("Crohn disease", "disease, Crohn", "regional enteritis", "hepatitis")),
    Concept("g", "carcinoma of lung", ("lung carcinoma", "breast and lung cancer", "cancers of the lungs", "Lungs")),
    Concept("h", "tumour-infiltrating lymphocyte", ("TIL", "TILs", "tumor infiltrating leucocyte", "till")),
    Concept(
        "i", "hypertensive disorder", ("kidney disease", "lymph", "pre-eclampsia", "skin epithelial cell", "epilepsy")
    ),
    Concept("j", "helper T cell", ("CD4 T cell", "secondaries", "IFN-γ")),
    Concept("k", "graft rejection", ("EGFR",), hidden_labels=("rejection", "SOB", "egFR", "tiredness")),
    Concept("l", "eGFR"),
)
"""Labels of many kinds: each may be folded, spelled and shortened by rules of its own."""
DIGESTS: Final = {13: "3d53e9b65d7b1d92"}


def keep(folder: Path, concepts: Sequence[Concept] = CONCEPTS, name: str = "kept", added: str = "today") -> Path:
    path = folder / f"{name}.sqlite"
    path.unlink(missing_ok=True)
    write_store(path, about_reading(name, Reading(SCHEME, tuple(concepts)), added=added), concepts)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[SqliteVocabulary]:
    with SqliteVocabulary(keep(tmp_path), "kept") as opened:
        yield opened


def built(opened: SqliteVocabulary) -> Matcher:
    return whole_matcher([opened])


def stored(opened: SqliteVocabulary) -> StoredMatcher | None:
    return read_matcher(matcher_path(opened.path), opened)


def everything(matcher: Matcher) -> list[object]:
    """Return all that a matcher knows."""
    words = sorted({word for key in matcher.keys for word in key.split(" ")})
    return [
        list(matcher.keys),
        [list(matcher.meanings(key)) for key in [*matcher.keys, "spatula", "", "é"]],
        [list(matcher.labels_by_word.get(word, ())) for word in [*words, "spatula"]],
        [word in matcher.labels_by_word for word in [*words, "spatula"]],
        matcher.most_words,
        list(matcher.labels.labels),
        list(matcher.labels.keys),
        [matcher.labels.concept(number) for number in range(len(matcher.labels.labels))],
        [matcher.names(number) for number in range(len(matcher.labels.labels))],
    ]


def test_a_stored_matcher_knows_all_that_a_built_one_knows(kept: SqliteVocabulary) -> None:
    store_matcher(kept)
    read = stored(kept)
    assert read is not None
    assert everything(read) == everything(built(kept))
    assert annotate(TEXT, read) == annotate(TEXT, built(kept))
    assert len(annotate(TEXT, read)) > 8


def test_a_key_means_the_same_by_its_number(kept: SqliteVocabulary) -> None:
    store_matcher(kept)
    read, other = stored(kept), built(kept)
    assert read is not None
    assert {key: read.meanings_at(number) for number, key in enumerate(read.keys)} == {
        key: other.meanings(key) for key in other.keys
    }
    assert all(read.special.get(key, ()) == other.special.get(key, ()) for key in other.keys)
    assert all(read.table.get(key) == other.table.get(key) for key in other.keys)
    assert not read.meanings("no such key")


def test_it_is_written_when_it_is_first_needed(kept: SqliteVocabulary) -> None:
    assert stored(kept) is None
    first = build_matcher([kept])
    second = stored(kept)
    assert second is not None
    assert everything(first) == everything(second) == everything(built(kept))


def test_labels_are_folded_in_portions(kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = built(kept)
    monkeypatch.setattr(tables, "_FOLDED_AT_ONCE", 3)
    assert everything(built(kept)) == everything(whole)


def test_one_of_many_keys_is_read_as_it_was_written(kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = annotate(TEXT, built(kept))
    monkeypatch.setattr(automaton, "MANY", 1)
    store_matcher(kept)
    read = stored(kept)
    assert read is not None
    assert everything(read) == everything(built(kept))
    assert annotate(TEXT, read) == expected


def test_a_vocabulary_in_memory_has_none() -> None:
    store_matcher(CELLS)
    assert not isinstance(build_matcher([CELLS]), StoredMatcher)


def test_a_part_of_a_vocabulary_has_none_of_its_own(kept: SqliteVocabulary) -> None:
    store_matcher(kept)
    for some in (
        build_matcher([kept], exclude=["nk"]),
        build_matcher([kept], accept=lambda concept: concept.id != "nk"),
    ):
        assert not isinstance(some, StoredMatcher)
        assert not some.meanings("natural killer cell")
    assert build_matcher([kept]).meanings("natural killer cell")


def test_an_empty_vocabulary_is_stored_too(tmp_path: Path) -> None:
    with SqliteVocabulary(keep(tmp_path, []), "kept") as empty:
        store_matcher(empty)
        assert annotate(TEXT, build_matcher([empty])) == []
        assert isinstance(build_matcher([empty]), StoredMatcher)


Damage = Callable[[bytes], bytes]
DAMAGES: Final[dict[str, Damage]] = {
    "nothing is left": lambda _: b"",
    "the end is missing": lambda data: data[:-1],
    "there is more": lambda data: data + b"\n",
    "another file": lambda _: b"SQLite format 3\0" * 5000,
    "no line ends": lambda _: b"immuno matcher " + b"0" * 200_000,
    "no number": lambda data: data.replace(b"immuno matcher ", b"immuno matcher x", 1),
    "no JSON": lambda data: data.replace(b"{", b"[", 1),
    "JSON in JSON in JSON": lambda data: data.split(b"\n")[0] + b"\n" + b"[" * 60_000 + b"\n",
    "other JSON": lambda data: b'%b\n{"stamp": 3, "sizes": ["a"]}\n' % data.split(b"\n")[0],
    "a bit of the automaton": lambda data: data[:3000] + bytes([data[3000] ^ 1]) + data[3001:],
    "the last bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_one_is_told_and_built_again(kept: SqliteVocabulary, damage: Damage) -> None:
    store_matcher(kept)
    path = matcher_path(kept.path)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    told: list[str] = []
    matcher = build_matcher([kept], tell=told.append)
    assert everything(matcher) == everything(built(kept))
    assert [message.partition(": ")[2] for message in told] == ["the stored matcher is damaged; it is built again"]
    assert path.read_bytes() == whole
    assert isinstance(build_matcher([kept], tell=told.append), StoredMatcher)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteVocabulary]:
    with SqliteVocabulary(keep(tmp_path_factory.mktemp("kept")), "kept") as opened:
        store_matcher(opened)
        yield opened


@given(st.floats(0, 1, exclude_max=True), st.booleans(), st.integers(0, 7))
def test_a_matcher_with_a_flipped_bit_is_not_used(
    sound: SqliteVocabulary, share: float, in_head: bool, bit: int
) -> None:
    data = bytearray(matcher_path(sound.path).read_bytes())
    data[int(share * (1000 if in_head else len(data)))] ^= 1 << bit
    flipped = sound.path.with_name("flipped")
    flipped.write_bytes(data)
    with pytest.raises(UnusableError):
        read_matcher(flipped, sound)


def test_that_of_an_older_vocabulary_is_not_used(tmp_path: Path) -> None:
    with SqliteVocabulary(keep(tmp_path), "kept") as before:
        store_matcher(before)
    told: list[str] = []
    with SqliteVocabulary(keep(tmp_path, [Concept("x", "T cell")]), "kept") as after:
        assert [one.id for one in annotate("T cells and a neuron", build_matcher([after], tell=told.append))] == ["x"]
    assert [message.partition(": ")[2] for message in told] == ["the stored matcher is out of date; it is built again"]


def test_one_kept_again_from_the_same_concepts_gets_a_matcher_of_its_own(tmp_path: Path) -> None:
    with SqliteVocabulary(keep(tmp_path), "kept") as before:
        store_matcher(before)
    with SqliteVocabulary(keep(tmp_path, added="tomorrow"), "kept") as after:
        with pytest.raises(UnusableError):
            stored(after)
        build_matcher([after])
        assert stored(after) is not None


@pytest.mark.parametrize("constant", ["RULES_VERSION", "FORMAT", "__version__", "byteorder"])
def test_that_of_another_program_is_not_used(
    kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch, constant: str
) -> None:
    store_matcher(kept)
    monkeypatch.setattr(matcher_file, constant, "another")
    with pytest.raises(UnusableError):
        stored(kept)
    build_matcher([kept])
    assert stored(kept) is not None


def test_where_it_cannot_be_written_that_is_told_and_the_answer_is_the_same(
    kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told: list[str] = []
    matcher = build_matcher([kept], tell=told.append)
    assert annotate(TEXT, matcher) == annotate(TEXT, built(kept))
    expected = "the matcher cannot be stored (No space left on device); it is built again each time"
    assert [message.partition(": ")[2] for message in told] == [expected]
    assert [path.name for path in kept.path.parent.glob("kept.*")] == ["kept.sqlite"]


def test_of_what_ships_nobody_is_told_that_it_cannot_be_written(tmp_path: Path) -> None:
    with SqliteVocabulary(keep(tmp_path, added=""), "kept") as shipped:
        matcher_path(shipped.path).mkdir()
        told: list[str] = []
        assert annotate(TEXT, build_matcher([shipped], tell=told.append)) == annotate(TEXT, built(shipped))
    assert not told


def test_a_folder_in_its_place_is_told(kept: SqliteVocabulary) -> None:
    matcher_path(kept.path).mkdir()
    told: list[str] = []
    assert annotate(TEXT, build_matcher([kept], tell=told.append)) == annotate(TEXT, built(kept))
    assert "cannot be stored" in told[0]


def test_a_finder_that_cannot_be_stored_is_built_each_time(
    kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher_file, "dump_finder", lambda _: None)
    told: list[str] = []
    assert annotate(TEXT, build_matcher([kept], tell=told.append)) == annotate(TEXT, built(kept))
    assert not told
    assert [path.name for path in kept.path.parent.glob("kept.*")] == ["kept.sqlite"]


def test_without_the_library_that_can_be_stored_it_is_built_each_time(
    kept: SqliteVocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ahocorasick_rs")
    expected = annotate(TEXT, build_matcher([kept]))
    matcher_path(kept.path).unlink()
    monkeypatch.setitem(sys.modules, "daachorse", None)
    store_matcher(kept)
    assert annotate(TEXT, build_matcher([kept])) == expected
    assert not matcher_path(kept.path).exists()


def test_other_rules_need_another_version() -> None:
    """If this fails, the rules give other keys or meanings: raise RULES_VERSION, and write down the new digest."""
    matcher = whole_matcher([MemoryVocabulary("t", SCHEME, CONCEPTS), vocabulary(*VARIED)])
    known = sorted((key, [list(meaning) for meaning in matcher.meanings(key)]) for key in matcher.keys)
    assert sha256(json.dumps(known).encode()).hexdigest()[:16] == DIGESTS[RULES_VERSION]
