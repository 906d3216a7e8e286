"""Vocabularies by name: kept, found, listed, removed, and never half of one."""

import gc
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from immuno_cli.annotate import store_matcher
from immuno_cli.errors import FileError, InvalidVocabularyError, UsageError
from immuno_cli.formats.reading import Place
from immuno_cli.model import Concept
from immuno_cli.vocabularies import library
from immuno_cli.vocabularies import sqlite_writer as store_build
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary

TABLE: Final = "id,prefLabel,altLabel,definition,broader\nk,knife,blade,Cuts.,tool\ntool,tool,,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vocabularies"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "Kitchen words 2.csv", TABLE)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def kept_files(folder: Path) -> list[str]:
    """Return the names of the files that are kept, without what is remembered of a whole file (`seal`)."""
    names = (path.name for path in folder.iterdir()) if folder.exists() else ()
    return sorted(name for name in names if not name.endswith(".whole"))


def test_what_is_added_is_opened_by_its_name(folder: Path, file: Path) -> None:
    about = library.add(file, directory=folder, name="kitchen")
    with library.open_vocabulary("kitchen", directory=folder) as vocabulary:
        assert isinstance(vocabulary, SqliteVocabulary)
        assert [concept.id for concept in vocabulary.iter_concepts()] == ["k", "tool"]
    assert (about.concepts, about.live, about.labels, about.definitions, about.broader) == (2, 2, 3, 1, 1)
    assert (about.source, about.format) == (str(file), "csv")
    assert library.show("kitchen", directory=folder) == about


def test_the_name_is_by_default_made_of_the_files(folder: Path, file: Path) -> None:
    assert library.add(file, directory=folder).name == "kitchen-words-2"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CL.obo.gz", "cl"),
        ("mondo-2026.obographs.json.gz", "mondo-2026"),
        ("UAT-5.1.0.rdf.gz", "uat-5.1.0"),
        ("Ärzte & Co.ttl", "rzte-co"),
        ("cells.trig", "cells"),
        ("cells.NQ.gz", "cells"),
        ("cells.jsonl", "cells"),
        ("cells.ndjson.gz", "cells"),
        ("x" * 200 + ".obo", "x" * 64),
    ],
)
def test_a_default_name_is_a_slug(name: str, slug: str) -> None:
    assert library.default_name(Path(name)) == slug


def test_a_name_that_cannot_be_made_is_asked_for() -> None:
    with pytest.raises(UsageError):
        library.default_name(Path("愛.obo"))


@pytest.mark.parametrize(
    "name", ["", "..", ".", "../up", "a/b", "a\\b", "A", "-a", ".a", "a b", "a\0", "a\n", "x" * 65, "ä", "a.sqlite"]
)
def test_no_other_name_is_taken(folder: Path, file: Path, name: str) -> None:
    with pytest.raises(UsageError):
        library.add(file, directory=folder, name=name)
    assert not folder.exists()


def test_the_built_in_one_cannot_be_replaced_or_removed(folder: Path, file: Path) -> None:
    with pytest.raises(UsageError, match="built in"):
        library.add(file, directory=folder, name="immunotherapy", replace=True)
    with pytest.raises(UsageError, match="built in"):
        library.remove("immunotherapy", directory=folder)
    assert library.show("immunotherapy", directory=folder).concepts == len(
        library.open_vocabulary("immunotherapy", directory=folder)
    )


def test_a_taken_name_is_refused_without_replace(folder: Path, file: Path, tmp_path: Path) -> None:
    library.add(file, directory=folder, name="kitchen")
    other = write(tmp_path / "other.csv", "id,prefLabel\nfork,fork\n")
    with pytest.raises(UsageError, match="already exists"):
        library.add(other, directory=folder, name="kitchen")
    assert library.show("kitchen", directory=folder).concepts == 2
    library.add(other, directory=folder, name="kitchen", replace=True)
    assert library.show("kitchen", directory=folder).concepts == 1
    assert kept_files(folder) == ["kitchen.sqlite"]


def test_a_kept_name_goes_before_a_file_and_a_path_is_always_a_file(
    folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(file, directory=folder, name="kitchen")
    write(tmp_path / "kitchen", "id,prefLabel\nfork,fork\n")
    write(tmp_path / "plain", "id,prefLabel\nfork,fork\n")
    monkeypatch.chdir(tmp_path)
    with library.open_vocabulary("kitchen", directory=folder) as kept:
        assert len(kept) == 2
    assert len(library.open_vocabulary("./kitchen", directory=folder)) == 1
    opened = library.open_vocabulary("plain", directory=folder)
    assert isinstance(opened, MemoryVocabulary)
    assert opened.name == "plain"


def test_of_an_id_that_stands_twice_the_first_concept_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "twice.csv", "id,prefLabel\na,first\na,second\n")
    vocabulary = library.open_vocabulary(str(path))
    assert [concept.pref_label for concept in vocabulary.iter_concepts()] == ["first"]


@pytest.mark.parametrize("name", ["kitchn", "x" * 5000, "", "ä", "a\0b"])
def test_an_unknown_name_says_what_there_is(folder: Path, file: Path, name: str) -> None:
    library.add(file, directory=folder, name="kitchen")
    with pytest.raises(UsageError) as raised:
        library.open_vocabulary(name, directory=folder)
    assert "kitchen" in raised.value.hint
    assert len(str(raised.value)) < 200


def test_removing_takes_the_file_away(folder: Path, file: Path) -> None:
    library.add(file, directory=folder, name="kitchen")
    with library.open_vocabulary("kitchen", directory=folder) as kitchen:
        store_matcher(kitchen)
    assert kept_files(folder) == ["kitchen.matcher", "kitchen.sqlite"]
    library.remove("kitchen", directory=folder)
    assert kept_files(folder) == []
    assert file.exists()
    with pytest.raises(UsageError):
        library.remove("kitchen", directory=folder)
    with pytest.raises(UsageError):
        library.remove("../Kitchen words 2", directory=folder)


def test_the_list_is_in_order_and_shows_damaged_ones_too(folder: Path, file: Path) -> None:
    assert list(library.iter_kept(folder)) == []
    for name in ("b", "a", "c"):
        library.add(file, directory=folder, name=name)
    (folder / "b.sqlite").write_bytes(b"damaged")
    write(folder / "notes.txt", "no vocabulary")
    write(folder / "Not a name.sqlite", "no vocabulary")
    kept = list(library.iter_kept(folder))
    assert [one.name for one in kept] == ["a", "b", "c"]
    assert [one.problem is None for one in kept] == [True, False, True]
    with pytest.raises(FileError, match="“b”"):
        library.show("b", directory=folder)


Harm = Callable[..., Any]


def full_disk(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def lost_disk(*_: object) -> None:
    raise OSError(5, "Input/output error")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("harm", "error"), [(full_disk, FileError), (lost_disk, FileError), (interrupted, KeyboardInterrupt)]
)
def test_what_fails_half_way_leaves_the_old_one_whole(
    folder: Path, file: Path, harm: Harm, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(file, directory=folder, name="kitchen")
    before = (folder / "kitchen.sqlite").read_bytes()
    monkeypatch.setattr(store_build, "_write_tables", harm)
    with pytest.raises(error):
        library.add(file, directory=folder, name="kitchen", replace=True)
    assert kept_files(folder) == ["kitchen.sqlite"]
    assert (folder / "kitchen.sqlite").read_bytes() == before


def test_a_file_that_is_refused_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError):
        library.add(write(tmp_path / "odd.obo", "Once upon a time."), directory=folder)
    assert kept_files(folder) == []


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(
    folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables = store_build._write_tables
    other = write(tmp_path / "other.csv", "id,prefLabel\nfork,fork\n")

    def slowly(database: sqlite3.Connection, concepts: Sequence[Concept], *rest: Any) -> None:  # noqa: ANN401
        monkeypatch.setattr(store_build, "_write_tables", write_tables)
        library.add(other, directory=folder, name="kitchen")
        write_tables(database, concepts, *rest)

    monkeypatch.setattr(store_build, "_write_tables", slowly)
    with pytest.raises(UsageError, match="already exists"):
        library.add(file, directory=folder, name="kitchen")
    assert kept_files(folder) == ["kitchen.sqlite"]
    assert library.show("kitchen", directory=folder).concepts == 1


def test_a_vocabulary_that_is_replaced_can_still_be_read_by_who_has_it_open(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    library.add(file, directory=folder, name="kitchen")
    other = write(tmp_path / "b.csv", "id,prefLabel\nf,fork\n")
    with library.open_vocabulary("kitchen", directory=folder) as opened:
        library.add(other, directory=folder, name="kitchen", replace=True)
        assert opened.concept_at(1).id == "tool"


def test_a_folder_that_cannot_be_made_is_a_sentence(file: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "no-folder", "a file") / "vocabularies"
    with pytest.raises(FileError, match="could not be saved") as raised:
        library.add(file, directory=folder, name="kitchen")
    assert raised.value.where == str(folder / "kitchen.sqlite")


def test_a_file_in_the_place_of_the_folder_is_no_vocabulary_of_that_name(file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not be saved"):
        library.add(file, directory=write(tmp_path / "vocabularies", "a file"), name="kitchen")


def test_progress_tells_of_reading_checking_and_writing(folder: Path, file: Path) -> None:
    stages: list[str] = []
    library.add(file, directory=folder, progress=lambda stage, _done, _total: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["reading", "checking", "writing"]


def test_keeping_a_vocabulary_leaves_the_garbage_collector_alone(folder: Path, file: Path) -> None:
    states: list[bool] = []
    library.add(file, directory=folder, progress=lambda *_: states.append(gc.isenabled()))
    assert states
    assert all(states)


def test_what_was_changed_and_what_is_not_sound_is_remembered(folder: Path, tmp_path: Path) -> None:
    table = """id,prefLabel,broader
        a,one,b
        b,two,a
        b,second,
        c,One,nowhere
        d,four,elsewhere
    """
    library.add(write(tmp_path / "a.csv", "\n".join(line.strip() for line in table.splitlines())), directory=folder)
    about = library.show("a", directory=folder)
    assert [(note.count, note.message) for note in about.notes] == [
        (1, "concept with the id of an earlier one was left out")
    ]
    assert about.notes[0].places == (Place(0, "b"),)
    assert about.problems == (
        (1, "A label names two concepts (W201)"),
        (2, "A target does not exist (W202)"),
        (1, "The broader concepts form a cycle (W203)"),
    )


def test_a_kept_file_is_as_readable_as_any(folder: Path, file: Path) -> None:
    library.add(file, directory=folder, name="kitchen")
    (folder / "usual").touch()
    assert (folder / "kitchen.sqlite").stat().st_mode == (folder / "usual").stat().st_mode


def test_what_a_killed_import_left_is_swept_up_after_a_day(folder: Path, file: Path) -> None:
    folder.mkdir(parents=True)
    for name, age in ((".old.1.tmp", 100_000), (".new.1.tmp", 100), ("own.tmp", 100_000)):
        (folder / name).touch()
        os.utime(folder / name, (time.time() - age, time.time() - age))
    library.add(file, directory=folder, name="kitchen")
    assert kept_files(folder) == [".new.1.tmp", "kitchen.sqlite", "own.tmp"]


def test_what_cannot_be_swept_up_stops_no_import(folder: Path, file: Path) -> None:
    stale = folder / ".old.1.tmp"
    stale.mkdir(parents=True)
    os.utime(stale, (0, 0))
    library.add(file, directory=folder, name="kitchen")
    assert kept_files(folder) == [".old.1.tmp", "kitchen.sqlite"]


def test_a_vocabulary_that_cannot_be_removed_is_a_sentence(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(file, directory=folder, name="kitchen")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(FileError, match=r"kitchen\.sqlite: .*\(Permission denied\)"):
        library.remove("kitchen", directory=folder)
    assert kept_files(folder) == ["kitchen.sqlite"]


def test_a_name_that_is_not_kept_cannot_be_shown(folder: Path, file: Path) -> None:
    library.add(file, directory=folder, name="kitchen")
    with pytest.raises(UsageError, match="kitchn"):
        library.show("kitchn", directory=folder)
