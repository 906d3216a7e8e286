"""A long text in pieces: nothing is lost, no word is cut, offsets are those of the whole text."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_cli.annotate.collections import tasks
from immuno_cli.annotate.collections.annotator import Annotator, Settings
from immuno_cli.annotate.collections.answering import Work, answer, joined_lines
from immuno_cli.annotate.collections.pieces import decode_parts, iter_pieces
from immuno_cli.annotate.collections.sources import Source
from immuno_cli.annotate.texts.decoding import decode
from immuno_cli.errors import FileError, UsageError

GLOSSARY = Settings(("immunotherapy",))
TEXT = st.text(st.sampled_from("ab \n\r\té𝔸"), max_size=60)


@given(st.lists(TEXT), st.integers(2, 20))
def test_the_pieces_are_the_text(parts: list[str], size: int) -> None:
    whole = "".join(parts)
    pieces = list(iter_pieces(parts, size))
    assert "".join(piece.text for piece in pieces) == whole
    assert all(len(piece.text) <= size for piece in pieces)
    assert all(whole[piece.start :].startswith(piece.text) for piece in pieces)


@given(st.lists(TEXT), st.integers(2, 20))
def test_a_piece_is_cut_inside_a_word_only_where_the_word_is_longer_than_a_piece(parts: list[str], size: int) -> None:
    pieces = list(iter_pieces(parts, size))
    for before, after in pairwise(pieces):
        assert before.word_goes_on == after.cuts_word
        assert before.word_goes_on or before.text[-1].isspace()
        assert not before.word_goes_on or len(before.text) == size


def test_the_end_of_a_paragraph_is_the_best_place_to_cut() -> None:
    text = "One, two, three.\n\nFour. Five\nsix seven"
    assert [piece.text for piece in iter_pieces([text], 30)] == ["One, two, three.\n\n", "Four. Five\nsix seven"]
    assert [piece.text for piece in iter_pieces([text[18:]], 9)] == ["Four. ", "Five\n", "six seven"]


@given(st.text(max_size=50), st.integers(1, 7), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_bytes_are_decoded_in_parts_as_they_are_as_a_whole(text: str, size: int, encoding: str) -> None:
    text = text.lstrip("\ufeff").replace("\0", "")
    data = text.encode(encoding)
    chunks = [data[:4], *(data[i : i + size] for i in range(4, len(data), size))]  # a mark is not cut
    assert "".join(decode_parts(chunks, where="x")) == text


def test_a_byte_that_is_no_utf_8_is_told_by_its_line() -> None:
    with pytest.raises(FileError, match=r"x: this is not UTF-8: byte 0xff at line 3, byte 2 \(offset 5\)"):
        list(decode_parts([b"a\nb\n", b"c\xff"], where="x"))


@pytest.mark.parametrize(
    ("before", "cut"),
    [
        ("```\na\n\nb\n```", "c"),
        ("> ~~~\n> a\n\n> b\n> ~~~", "c"),
        ("- a\n\n  b", "c"),
        ("a::\n\n    b", "c"),
        ("a paragraph of some length", "b\n\n---\nc: d\n---"),
    ],
)
def test_a_block_is_not_cut(before: str, cut: str) -> None:
    for line_end in ("\n", "\r\n"):
        first, second = ((part + "\n\n").replace("\n", line_end) for part in (before, cut))
        text = first + second
        assert [piece.text for piece in iter_pieces([text], len(text) - 1)] == [first, second]


def test_a_fence_that_nothing_closes_keeps_no_text_together() -> None:
    assert [piece.text for piece in iter_pieces(["```\na\n\nb c"], 9)] == ["```\na\n\n", "b c"]


@given(st.lists(st.binary(max_size=6).map(lambda data: data.replace(b"\0", b" ")), min_size=1, max_size=6))
@example([b"\xef\xbb\xbfa\n", b"b\xc3"])
@example([b"T\n cell \xe2", b"\x82\n"])
def test_a_long_text_fails_like_a_short_one(chunks: list[bytes]) -> None:
    start = b"".join(chunks)[:4]  # a mark is not cut
    parts, whole = [start, *chunks], start + b"".join(chunks)
    assert _outcome(lambda: "".join(decode_parts(parts, where="x"))) == _outcome(lambda: decode(whole, where="x"))


def _outcome(read: Callable[[], str]) -> str:
    try:
        return read()
    except FileError as error:
        return error.message


@pytest.mark.parametrize("encoding", ["bogus", "base64", "idna"])
def test_an_unknown_encoding_is_reported(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(UsageError, match="there is no text encoding"):
        list(decode_parts([b"T cell"], where="x", encoding=encoding))
    path = tmp_path / "cells"
    path.write_text("T cell", encoding="utf-8")
    for is_records in (False, True):
        (failure,) = tasks.read_tasks(Source(str(path), is_records), None, encoding)
        assert isinstance(failure, tasks.Failure)
        assert isinstance(failure.error, UsageError)
    with pytest.raises(UsageError):
        answer(tasks.Block(Source("x", is_records=True), [b"{}"], 1, 0), Annotator(GLOSSARY), encoding)


def answered(path: Path, encoding: str | None = None) -> dict[str, object]:
    """Return the one line that answers a file."""
    work = Work(Annotator(GLOSSARY), encoding)
    found = tasks.read_tasks(Source(str(path), is_records=False), None, encoding)
    answers = list(joined_lines(map(work.__call__, found)))
    assert [one.records for one in answers] == [0] * (len(answers) - 1) + [1]
    line: dict[str, object] = json.loads(b"".join(one.data for one in answers))
    return line


@pytest.mark.parametrize("ending", ["\n\n", "\r\n\r\n", " "])
def test_a_text_in_pieces_has_the_annotations_that_it_has_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(f"Both T cells and tumours, naïve or not.{ending}".encode() * 50 + b"Nothing." * 5)
    whole = answered(path)
    monkeypatch.setattr(tasks, "PIECE", 100)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 100))
    assert answered(path) == whole


@pytest.mark.parametrize(
    ("mark", "encoding", "named"),
    [
        (b"\xef\xbb\xbf", "utf-8", None),
        (b"\xef\xbb\xbf", "utf-8", "UTF8"),
        (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
        (b"\xff\xfe", "utf-16-le", None),
        (b"\xff\xfe", "utf-16-le", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be", "utf-16"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_a_long_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mark: bytes, encoding: str, named: str | None
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(mark + ("T cells and tumours.\n\n" * 20).encode(encoding))
    whole = answered(path, named)
    assert whole["annotations"][0]["start"] == 0  # type: ignore[index]
    monkeypatch.setattr(tasks, "PIECE", 100)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 100))
    assert answered(path, named) == whole


@pytest.mark.parametrize("name", ["long.txt", "long.srt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_beginning_of_a_long_text_tells_its_kind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, encoding: str
) -> None:
    cues = [f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\nA monoclonal\n" for n in range(1, 40, 2)]
    others = [f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\nantibody.\n" for n in range(2, 41, 2)]
    path = tmp_path / name
    path.write_text("\n".join(cue for pair in zip(cues, others, strict=True) for cue in pair), encoding=encoding)
    whole = answered(path)
    assert len(whole["annotations"]) == 20  # type: ignore[arg-type]
    assert {one["id"] for one in whole["annotations"]} == {"monoclonal-antibody"}  # type: ignore[attr-defined]
    monkeypatch.setattr(tasks, "PIECE", 400)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 400))
    assert answered(path) == whole


def test_no_term_is_seen_where_a_word_was_cut(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "word.txt"
    path.write_text("x" * 94 + "-tumour" + "tumours-" + "y" * 92, encoding="utf-8")
    monkeypatch.setattr(tasks, "PIECE", 101)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 101))
    assert answered(path)["annotations"] == []


@pytest.mark.parametrize(
    ("name", "start"), [("page.xht", ""), ("page.shtml", ""), ("page", "<!-- saved --><html>"), ("page.txt", "<html>")]
)
def test_no_page_is_cut_inside_a_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, start: str) -> None:
    path = tmp_path / name
    path.write_text(f"{start}<p>A tumor.</p>\n<script>\n" + "tumours();\n" * 30 + "</script>", encoding="utf-8")
    monkeypatch.setattr(tasks, "PIECE", 100)
    assert [one["text"] for one in answered(path)["annotations"]] == ["tumor"]  # type: ignore[attr-defined]


def test_a_text_that_breaks_off_is_told_in_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(b"T cells.\n\n" * 30 + b"\xff")
    monkeypatch.setattr(tasks, "PIECE", 100)
    monkeypatch.setattr(tasks, "CHUNK", 50)
    monkeypatch.setattr(tasks, "iter_pieces", lambda parts: iter_pieces(parts, 100))
    work = Work(Annotator(GLOSSARY))
    answers = list(joined_lines(map(work.__call__, tasks.read_tasks(Source(str(path), is_records=False), None))))
    line = json.loads(b"".join(one.data for one in answers))
    assert line["error"].startswith("this is not UTF-8: byte 0xff at line 61")
    assert line["annotations"]
    assert [len(one.problems) for one in answers if one.problems] == [1]
