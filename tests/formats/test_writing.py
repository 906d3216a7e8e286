"""A file is written whole or not at all, and never over another one by mistake."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from immuno_cli.errors import FileError
from immuno_cli.files import write_file


def failing() -> Iterator[str]:
    yield "the first half"
    raise OSError(errno.ENOSPC, "No space left on device")


def test_text_and_bytes_are_written_as_utf_8(tmp_path: Path) -> None:
    write_file(tmp_path / "new", ["naïve ", b"bytes", " \ud800"], force=False)
    assert (tmp_path / "new").read_bytes() == "naïve bytes ?".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_an_existing_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(FileError, match="exists") as caught:
        write_file(path, ["new"], force=False)
    assert "--force" in caught.value.hint
    assert path.read_text(encoding="utf-8") == "old"


def test_force_writes_over_it_and_keeps_what_it_may_be_used_for(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, ["new"], force=True)
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_is_as_readable_as_any(tmp_path: Path) -> None:
    write_file(tmp_path / "new", ["x"], force=False)
    (tmp_path / "usual").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_permissions_are_found_without_touching_the_umask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The umask belongs to the whole process: another thread could create a file while it is changed."""

    def untouchable(_: int) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(os, "umask", untouchable)
    write_file(tmp_path / "new", ["x"], force=False)
    assert (tmp_path / "new").stat().st_mode & 0o600 == 0o600


def test_a_private_file_is_private_while_it_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "private"
    path.touch(mode=0o600)

    def watching() -> Iterator[str]:
        modes = {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        assert modes == {0o600}
        yield "new"

    write_file(path, watching(), force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="names are limited in bytes on POSIX")
def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 127)
    write_file(path, ["x"], force=False)
    assert path.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_leaves_what_was_there(tmp_path: Path, force: bool) -> None:
    path = tmp_path / "file"
    if force:
        path.write_text("old", encoding="utf-8")
    with pytest.raises(FileError, match="no space left on device"):
        write_file(path, failing(), force=force)
    assert [p.read_text(encoding="utf-8") for p in tmp_path.iterdir()] == (["old"] if force else [])


def test_an_error_of_the_writer_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "file", broken(), force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "file"

    def slow() -> Iterator[str]:
        path.write_text("theirs", encoding="utf-8")
        yield "ours"

    with pytest.raises(FileError, match="exists"):
        write_file(path, slow(), force=False)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("appears", [False, True])
def test_without_hard_links_a_name_is_still_taken_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, appears: bool
) -> None:
    def no_links(*_: object) -> NoReturn:
        raise OSError(errno.EPERM, "Operation not permitted")

    def slow() -> Iterator[str]:
        if appears:
            path.touch()
        yield "ours"

    path = tmp_path / "file"
    monkeypatch.setattr(os, "link", no_links)
    if appears:
        with pytest.raises(FileError, match="exists"):
            write_file(path, slow(), force=False)
    else:
        write_file(path, slow(), force=False)
    assert path.read_text(encoding="utf-8") == ("" if appears else "ours")


@pytest.mark.parametrize(
    ("name", "reason"), [("", "folder"), ("missing/file", "no such folder"), ("x" * 300, "too long")]
)
def test_where_nothing_can_be_written_the_reason_is_said(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(FileError, match=reason) as caught:
        write_file(tmp_path / name, ["x"], force=True)
    assert caught.value.where == str(tmp_path / name)


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError):
        write_file(tmp_path / "file" / "below", ["x"], force=False)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("target")
    write_file(tmp_path / "link", ["new"], force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") == "new"


def test_what_is_no_file_takes_what_comes() -> None:
    write_file(Path(os.devnull), ["x"], force=False)
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files have no names here")
def test_a_name_for_a_pipe_leads_into_the_pipe() -> None:
    reader, writer = os.pipe()
    write_file(Path(f"/dev/fd/{writer}"), ["x"], force=False)
    os.close(writer)
    with os.fdopen(reader) as file:
        assert file.read() == "x"


def test_a_temporary_name_that_is_taken_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter([b"taken.", b"taken.", b"free.."])
    monkeypatch.setattr(os, "urandom", lambda _size: next(names))
    other = tmp_path / f".page.{b'taken.'.hex()}.tmp"
    other.write_text("another program's", encoding="utf-8")
    write_file(tmp_path / "page", ["new"], force=False)
    assert (tmp_path / "page").read_text(encoding="utf-8") == "new"
    assert other.read_text(encoding="utf-8") == "another program's"


def test_a_signal_while_a_temporary_file_is_created_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "close", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_file(tmp_path / "page", ["new"], force=False)
    assert list(tmp_path.iterdir()) == []
