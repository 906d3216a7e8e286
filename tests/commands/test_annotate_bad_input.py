"""What `annotate` is given may be no text: a sentence says so, soon, and the other files are done."""

import bz2
import gzip
import io
import json
import lzma
import os
import threading
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Immuno


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("T cells", encoding="utf-8")
    return path


def skipped(immuno: Immuno, bad: str, good: Path) -> str:
    """Return what is said of a bad file, by each way that it may be read: the other file is done."""
    said = immuno("annotate --json", bad, str(good))
    assert said.code == 4, said.err
    assert json.loads(said.out.splitlines()[-1])["file"] == str(good)
    assert len(said.out.splitlines()) == 1
    drawn = immuno("annotate", bad, str(good))
    assert drawn.code == 4, drawn.err
    assert "T cells[1]" in drawn.out
    collected = immuno("annotate --to jsonl --jobs 2", bad, str(good))
    assert (collected.code, collected.err) == (4, said.err)
    one = json.loads(said.out)
    one.pop("unexplained", None)  # a collection is read by programs, and has none
    assert json.loads(collected.out) == one
    return said.err


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full"])
def test_a_device_without_end(immuno: Immuno, good: Path, device: str) -> None:
    if not Path(device).exists():
        pytest.skip("this system has no such device")
    assert skipped(immuno, device, good) == f"{device}: this is a binary file, not a text\n"
    said = immuno("annotate --text-field text", device)
    assert said.err == f"{device}: this is a binary file, not JSON Lines\n"


@pytest.mark.parametrize("name", ["sparse.txt", "sparse.html", "sparse.pdf", "sparse"])
def test_a_sparse_file_of_two_gigabytes(immuno: Immuno, good: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        try:
            file.truncate(2 << 30)
        except OSError:
            pytest.skip("this system has no sparse files")
    assert skipped(immuno, str(path), good) == f"{path}: this is a binary file, not a text\n"


def zipped(name: str, data: bytes = b"T cells") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.docx", zipped("word/document.xml"), "a Word document"),
        ("a.xlsx", zipped("xl/workbook.xml"), "an Excel workbook"),
        ("a.pptx", zipped("ppt/presentation.xml"), "a PowerPoint presentation"),
        ("a.odt", zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
        ("a.epub", zipped("mimetype", b"application/epub+zip"), "an e-book"),
        ("a.zip", zipped("a.txt"), "a zip archive"),
        ("a.txt", zipped("word/document.xml"), "a Word document"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a file of an old version of Word"),
        ("a.parquet", b"PAR1\x15\x04", "a Parquet file"),
        ("a.txt.xz", lzma.compress(b"T cells"), "a file packed with xz"),
        ("a.txt.bz2", bz2.compress(b"T cells"), "a file packed with bzip2"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd\x24\x07", "a file packed with zstd"),
        ("a.rtf", b"{\\rtf1\\ansi T cell}", "a text in RTF"),
        ("a.txt", b"{\\rtf1\\ansi T cell}", "a text in RTF"),
    ],
)
def test_a_document_that_must_be_converted_is_named_with_the_way(
    immuno: Immuno, good: Path, tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said, hint = skipped(immuno, str(path), good).splitlines()
    assert said.startswith(f"{path}: this is {what}")
    assert hint


@pytest.mark.parametrize("address", ["https://example.org/page.html", "HTTP://example.org/a.pdf", "s3://bucket/a.txt"])
def test_an_address_is_to_be_saved_first(immuno: Immuno, good: Path, address: str) -> None:
    said = skipped(immuno, address, good)
    assert said.startswith(f"{address}: this is an address, and only files are read\nSave the page")


def test_a_damaged_pdf_is_told_in_plain_words(immuno: Immuno, good: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<<")
    expected = f"{path}: this PDF cannot be read: it is damaged, or not built as PDFs are\n"
    assert skipped(immuno, str(path), good) == expected


def test_gzip_that_is_cut_short(immuno: Immuno, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.txt.gz"
    path.write_bytes(gzip.compress(os.urandom(3000).hex().encode())[:-100])
    assert skipped(immuno, str(path), good) == f"{path}: the gzip file is damaged or cut short\n"


def test_records_before_the_place_where_gzip_is_cut_short_are_answered(immuno: Immuno, tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": n, "text": os.urandom(200).hex()}) + "\n" for n in range(9000))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-1000])
    said = immuno("annotate", str(path))
    assert said.code == 4
    assert len(said.out.splitlines()) > 1000
    assert said.err == f"{path}: the gzip file is damaged or cut short\n"


def test_a_folder_without_texts(immuno: Immuno, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert skipped(immuno, str(folder), good).startswith(f"{folder}: there is no text in this folder\n")


def test_a_folder_that_cannot_be_read(immuno: Immuno, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    if os.access(folder, os.R_OK):
        pytest.skip("this user may read everything")
    assert "closed: the folder cannot be read" in skipped(immuno, str(folder), good)


def test_a_pipe_with_a_name_is_read_as_one_without(immuno: Immuno, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("T cells",))
    writer.start()
    said = immuno("annotate --json", str(pipe))
    writer.join()
    assert json.loads(said.out)["annotations"][0]["id"] == "t-cell"


def test_a_file_that_is_too_large_to_be_read_as_a_whole(
    immuno: Immuno, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("immuno_cli.annotate.collections.tasks.LARGEST_WHOLE", 1 << 20)
    path = tmp_path / "page.html"
    path.write_text("<p>T cell</p>" * 100_000, encoding="utf-8")
    assert skipped(immuno, str(path), good) == f"{path}: a text that is read as a whole may have at most 1 MB\n"


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a text be long from 5,000 characters on."""
    from immuno_cli.annotate.collections.pieces import iter_pieces

    monkeypatch.setattr("immuno_cli.annotate.collections.tasks.PIECE", 5000)
    monkeypatch.setattr("immuno_cli.annotate.collections.tasks.iter_pieces", lambda parts: iter_pieces(parts, 5000))


@pytest.mark.usefixtures("in_pieces")
def test_a_long_text_is_drawn_piece_by_piece(immuno: Immuno, tmp_path: Path) -> None:
    text = "".join(f"T cells number {n}.\n\nA tumour, too.\n\n\n" for n in range(500))
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    said = immuno("annotate", str(path))
    drawn = text.replace("T cells", "T cells[1]").replace("tumour", "tumour[2]").rstrip("\n")
    assert said.out.startswith(drawn + "\n\n[1] T cell (t-cell)\n")
    only = immuno("annotate --only-terms", str(path))
    assert only.out.startswith("[1] T cell 500 mentions (t-cell)\n")
    assert "[2] tumor 500 mentions (tumor)\n" in only.out


@pytest.mark.usefixtures("in_pieces")
@pytest.mark.parametrize("text", ["x" * 50_000, "lorem ipsum " * 5_000], ids=["one word", "one line"])
def test_a_word_or_a_line_without_end(immuno: Immuno, text: str) -> None:
    said = immuno("annotate --json", stdin=f"{text} T cells")
    assert json.loads(said.out)["annotations"][0]["start"] == len(text) + 1
    drawn = immuno("annotate", stdin=f"{text} T cells")
    assert "T cells[1]" in drawn.out
    assert max(map(len, drawn.out.splitlines())) <= 80
