"""The files of a collection: which are found, and how they are read."""

import gzip
import io
import os
from pathlib import Path

import pytest

from immuno_cli.annotate.collections import sources
from immuno_cli.annotate.collections.sources import Source, find_sources, names_in_list, open_source, read_list
from immuno_cli.errors import FileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.md", "a/page.HTML", "c.jsonl.gz", "image.png", ".hidden.txt", ".git/x.txt", "a-b.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def found(folder: Path, *globs: str) -> list[str]:
    """Return the paths of the files that are found in a folder, seen from there."""
    problems: list[FileError] = []
    names = [
        Path(one.name).relative_to(folder).as_posix() for one in find_sources([str(folder)], globs, problems.append)
    ]
    return names or [str(problem) for problem in problems]


def test_a_folder_has_the_texts_below_it_in_order(folder: Path) -> None:
    assert found(folder) == ["a/page.HTML", "a/z.md", "a-b.txt", "b.txt", "c.jsonl.gz"]


@pytest.mark.parametrize(
    ("glob", "names"),
    [
        ("*.png", ["image.png"]),
        ("a/*", ["a/page.HTML", "a/z.md"]),
        ("**/*.txt", ["a-b.txt", "b.txt"]),
        ("[bc].*", ["b.txt", "c.jsonl.gz"]),
    ],
)
def test_patterns_choose_the_files_of_a_folder(folder: Path, glob: str, names: list[str]) -> None:
    assert found(folder, glob) == names


def test_links_to_folders_and_pipes_are_left_out_and_links_to_files_are_read(folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(folder / "pipe.txt")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    assert found(folder, "*.txt") == ["a-b.txt", "b.txt", "link.txt"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    assert found(tmp_path) == [f"{tmp_path}: there is no text in this folder"]
    assert found(tmp_path, "*.x", "y") == [f"{tmp_path}: no file in this folder matches *.x or y"]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"a\nb", ["a", "b"]),
        (b"a\r\n\r\n b \n", ["a", " b "]),
        (b"a\nb\0c\0", ["a\nb", "c"]),
    ],
)
def test_names_stand_on_lines_or_between_zero_bytes(data: bytes, names: list[str]) -> None:
    assert names_in_list(data, "list") == names


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_of_the_encoding_is_no_part_of_the_first_name(encoding: str) -> None:
    assert names_in_list("a.txt\r\n\r\né d.txt\r\n".encode(encoding), "list") == ["a.txt", "é d.txt"]


@pytest.mark.parametrize("data", ["a/b\r\n/c\r\n".encode("utf-16-le"), b"\xff\xfea\0b"])
def test_a_list_in_utf_16_that_cannot_be_told_is_refused_and_its_slashes_are_no_folders(data: bytes) -> None:
    with pytest.raises(FileError, match="list: "):
        names_in_list(data, "list")


def test_a_list_without_names_and_one_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match="list: it names no file"):
        read_list(io.BytesIO(b"\n\n"), "list")
    monkeypatch.setattr(sources, "MOST_NAMES", 10)
    with pytest.raises(FileError, match="this is not a list of files"):
        read_list(io.BytesIO(b"a\n" * 6), "list")


def read(path: Path) -> bytes:
    with open_source(Source(str(path), is_records=False), None) as stream:
        return b"".join(iter(lambda: stream.read(1000), b""))


def test_gzip_is_unpacked_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(gzip.compress(b"one ") + gzip.compress(b"two " * 1000))
    assert read(path) == b"one " + b"two " * 1000


def test_damaged_gzip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.gz"
    packed = gzip.compress(os.urandom(5000))
    for data in (packed[:-20], packed[:12], packed[:2000] + b"xxxx" + packed[2004:]):
        path.write_bytes(data)
        with pytest.raises(FileError, match="damaged or cut short"):
            read(path)


def test_gzip_that_unpacks_to_far_more_than_a_text_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_ALWAYS_UNPACKED", 1 << 20)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(5 << 20)))
    with pytest.raises(FileError, match="far more than any text"):
        read(path)


ENDINGS = (
    *(".txt", ".text", ".adoc", ".asciidoc", ".org", ".textile", ".rst", ".rest", ".tex", ".ltx", ".pdf", ".jsonl"),
    *(".md", ".markdown", ".mkdn", ".mdx", ".rmd", ".html", ".htm", ".xhtml", ".xht", ".shtml"),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_is_searched_for_every_kind_of_text(tmp_path: Path, ending: str) -> None:
    names = [f"B{ending.upper()}", f"a{ending}", f"c{ending}.gz"]
    for name in names:
        (tmp_path / name).write_text("fever")
    assert found(tmp_path) == names


def test_the_bytes_of_a_packed_file_are_counted_as_they_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(os.urandom(300_000)))
    with open_source(Source(str(path), is_records=False), None) as stream:
        read = len(stream.read(1 << 20))
        assert 0 < stream.consumed() < path.stat().st_size / 2
        while data := stream.read(1 << 20):
            read += len(data)
        assert (read, stream.consumed()) == (300_000, path.stat().st_size)
