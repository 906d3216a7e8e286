"""What ships is found, also where the installation is damaged or cannot be written."""

import shutil
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from immuno_cli.annotate import store_matcher
from immuno_cli.errors import FileError
from immuno_cli.shipped import data_directory
from immuno_cli.vocabularies import builtin, compiled, sqlite_writer
from immuno_cli.vocabularies.builtin import BUILTIN, FURTHER, default_name, load_builtin, read_shipped, shipped_names
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.conftest import Immuno


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data folder, which a test may damage; the user's cache is a folder of its own, too."""
    folder = tmp_path / "data"
    shutil.copytree(data_directory(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (builtin, compiled):
        monkeypatch.setattr(module, "data_directory", lambda: folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


@pytest.mark.usefixtures("data")
def test_both_bundles_ship_and_the_further_one_is_meant() -> None:
    assert shipped_names() == (BUILTIN, FURTHER)
    assert default_name() == FURTHER


def test_a_missing_bundle_is_a_sentence_with_a_hint(data: Path, immuno: Immuno) -> None:
    (data / f"{BUILTIN}.json").unlink()
    with pytest.raises(FileError, match="missing") as raised:
        read_shipped(BUILTIN)
    assert raised.value.hint == "Install immuno-cli again."
    assert immuno("list").code == 4


def test_a_bundle_that_cannot_be_read_is_a_sentence(data: Path) -> None:
    folder = data / FURTHER
    if folder.is_dir():
        shutil.rmtree(folder)
    (data / f"{FURTHER}.json").unlink(missing_ok=True)
    (folder / "a-folder.json").mkdir(parents=True)
    with pytest.raises(FileError, match="cannot be read"):
        read_shipped(FURTHER)


def test_without_bundles_the_default_is_the_name_of_the_first(data: Path) -> None:
    shutil.rmtree(data)
    assert (shipped_names(), default_name()) == ((), BUILTIN)


@pytest.mark.usefixtures("data")
def test_where_nothing_can_be_compiled_the_bundle_is_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite_writer, "write_store", fail)
    with load_builtin(FURTHER) as vocabulary:
        assert isinstance(vocabulary, MemoryVocabulary)
        assert vocabulary.find_concept("fever")


def test_a_compiled_file_replaces_the_one_of_older_data(data: Path) -> None:
    def compiled_files() -> list[str]:
        return [path.name for path in (data / "__pycache__").glob("[!.]*")]

    with load_builtin(FURTHER) as shipped:
        store_matcher(shipped)
    first = compiled_files()
    file = data / f"{BUILTIN}.json"
    file.write_bytes(file.read_bytes() + b"\n")
    load_builtin(FURTHER).close()
    assert len(first) == 2
    assert len(compiled_files()) == 1
    assert not set(first) & set(compiled_files())
