"""The text of a PDF: in the order of reading, its lines and words as they are, and bounded whatever the PDF holds."""

import io
import random
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from immuno_cli.annotate.texts.loading import load_text
from immuno_cli.annotate.texts.pdf import extracting
from immuno_cli.annotate.texts.pdf.layout import Fragment, text_in_order
from immuno_cli.errors import FileError
from tests.conftest import Immuno

pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")

FONT: Final = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
Place = tuple[str, int, int]
"""A line of text and where it stands on the page."""


def document(*objects: bytes) -> bytes:
    """Return a PDF of these objects. The first is the catalog."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer


def stream(instructions: bytes, times: int = 1) -> bytes:
    """Return a stream that is compressed so many times."""
    for _ in range(times):
        instructions = zlib.compress(instructions, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(instructions), filters, instructions)


def pages(*contents: bytes, times: int = 1) -> bytes:
    """Return a PDF with a page for each content, all of them so many times."""
    kids = b"".join(b"%d 0 R " % (3 + 2 * number) for number in range(len(contents))) * times
    count = len(contents) * times
    objects = [CATALOG, b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)]
    for number, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R %b >>" % (4 + 2 * number, FONT)
        )
        objects.append(content)
    return document(*objects)


def drawn(places: Sequence[Place]) -> bytes:
    return stream(b"".join(b"BT /F1 9 Tf %d %d Td (%b) Tj ET\n" % (x, y, text.encode()) for text, x, y in places))


def read(data: bytes) -> str:
    return load_text(data, where="f.pdf").whole


def prose(column: str, count: int = 30) -> list[str]:
    return [f"{column} line {number} goes on with words as prose does" for number in range(count)]


def in_columns(*columns: list[str]) -> list[Place]:
    """Return lines at their places, column by column."""
    return [(text, 50 + 260 * at, 740 - 12 * row) for at, lines in enumerate(columns) for row, text in enumerate(lines)]


def test_a_pdf_is_read_by_its_text_and_its_pages_are_apart() -> None:
    lines = drawn([("T cells fight", 72, 700), ("a tumor", 72, 680)])
    assert read(pages(lines, drawn([("page two", 72, 700)]))) == "T cells fight\na tumor\n\npage two"


def test_line_ends_stay_so_that_broken_words_can_be_joined() -> None:
    assert read(pages(drawn([("the lympho-", 72, 700), ("cytes fight", 72, 680)]))) == "the lympho-\ncytes fight"


def test_what_word_and_macos_write_for_a_blank_is_one() -> None:
    page = stream(b"BT /F1 9 Tf 50 700 Td (The\\t\\r \\240T\\t\\r \\240cells) Tj ET\n")
    assert load_text(pages(page), where="f.pdf").whole.strip() == "The T cells"


def test_ligatures_are_letters() -> None:
    mapping = b"1 beginbfchar <41> <FB01> endbfchar"
    font = FONT.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 5 0 R")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %b >>" % font
    content = stream(b"BT /F1 9 Tf 72 700 Td (A) Tj ET")
    cmap = stream(b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %b endcmap" % mapping)
    assert read(document(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content, cmap)) == "fi"


@pytest.mark.parametrize("order", ["by column", "by row", "mixed", "backwards", "right first"])
def test_two_columns_of_prose_are_read_one_after_the_other_however_they_are_drawn(order: str) -> None:
    left, right = prose("left"), prose("right")
    places = in_columns(left, right)
    if order == "by row":
        places.sort(key=lambda place: (-place[2], place[1]))
    elif order == "mixed":
        random.Random(1).shuffle(places)  # noqa: S311 - an order, no secret
    elif order == "backwards":
        places.reverse()
    elif order == "right first":
        places = places[len(left) :] + places[: len(left)]
    assert read(pages(drawn(places))).split("\n") == [*left, *right]


def test_a_heading_across_both_columns_comes_before_them() -> None:
    left, right = prose("left"), prose("right")
    heading = "A heading that reaches all across the page, over both of its columns, and so is read before them"
    places = [(heading, 50, 770), *in_columns(left, right)]
    random.Random(1).shuffle(places)  # noqa: S311 - an order, no secret
    assert read(pages(drawn(places))).split("\n") == [heading, *left, *right]


def test_columns_of_a_script_from_right_to_left_begin_on_the_right() -> None:
    places = in_columns(prose("\u05d0"), prose("\u05d1"))
    fragments = [Fragment(text, x, y, 9) for text, x, y in (*places[30:], *places[:30])]
    assert text_in_order(fragments) == ""


def test_one_column_drawn_out_of_order_is_read_downwards() -> None:
    lines = prose("the only")
    places = in_columns(lines)
    random.Random(2).shuffle(places)  # noqa: S311 - an order, no secret
    assert read(pages(drawn(places))).split("\n") == lines


def test_a_line_drawn_word_by_word_in_a_wide_font_is_one_line() -> None:
    wide = [Fragment("wordy ", 50 + 36 * n, 700 - 15 * row, 10) for row in range(4) for n in range(14)]
    columns = [
        Fragment("a line of one of two columns below", x, 600 - 15 * row, 9) for x in (300, 50) for row in range(12)
    ]
    lines = text_in_order([*wide, *columns]).split("\n")
    assert lines[:4] == [" ".join(["wordy"] * 14)] * 4


def test_the_cells_of_a_table_stay_row_by_row() -> None:
    cells = [(f"drug {row}", 50, 700 - 12 * row) for row in range(20)] + [
        (f"{row} mg", 310, 700 - 12 * row) for row in range(20)
    ]
    cells.sort(key=lambda place: (-place[2], place[1]))
    assert read(pages(drawn(cells))).split()[:6] == ["drug", "0", "0", "mg", "drug", "1"]


@pytest.mark.parametrize(
    "raised",
    [
        b"/F1 6 Tf 5 Ts (1) Tj 0 Ts /F1 10 Tf ( bind allergens) Tj",
        b"/F1 6 Tf 1 0 0 1 122 704 Tm (1) Tj /F1 10 Tf 1 0 0 1 126 700 Tm ( bind allergens) Tj",
        b"ET BT /F1 6 Tf 122 704 Td (1) Tj ET BT /F1 10 Tf 126 700 Td ( bind allergens) Tj",
    ],
)
def test_a_small_number_above_the_line_is_one(raised: bytes) -> None:
    drawn_so = stream(b"BT /F1 10 Tf 50 700 Td (The lymphocytes) Tj " + raised + b" ET")
    assert read(pages(drawn_so)) == "The lymphocytes¹ bind allergens"


def test_powers_are_above_the_line_and_numbers_of_formulas_are_not() -> None:
    power = (
        b"BT /F1 10 Tf 50 700 Td (10) Tj /F1 6 Tf 1 0 0 1 62 704 Tm (9) Tj /F1 10 Tf 1 0 0 1 66 700 Tm ( cells) Tj ET "
    )
    below = b"BT /F1 10 Tf 50 650 Td (H) Tj /F1 6 Tf 1 0 0 1 57 648 Tm (2) Tj /F1 10 Tf 1 0 0 1 61 650 Tm (O) Tj ET "
    inside = b"BT /F1 10 Tf 50 600 Td (HbA) Tj /F1 8 Tf (1) Tj /F1 10 Tf (c of 7, IL) Tj (-2) Tj ET"
    assert read(pages(stream(power + below + inside))).split("\n") == ["10⁹ cells", "H2O", "HbA1c of 7, IL-2"]


def test_notes_above_the_line_stay_where_pages_are_drawn_out_of_order() -> None:
    lines = [f"line {number} goes on with antibodies" for number in range(12)]
    out_of_order = b"".join(
        b"BT /F1 9 Tf 50 %d Td (%b) Tj /F1 5 Tf 1 0 0 1 220 %d Tm (%d) Tj ET\n"
        % (15 * at, line.encode(), 15 * at + 4, at)
        for at, line in enumerate(lines)
    )
    assert read(pages(stream(out_of_order))).split("\n")[:2] == [
        "line 11 goes on with antibodies¹¹",
        "line 10 goes on with antibodies¹⁰",
    ]


def test_a_page_on_its_side_keeps_the_order_in_which_it_is_drawn() -> None:
    fragments = [Fragment(f"line {number}", 50, 12 * number, 10, upright=False) for number in range(20)]
    assert text_in_order(fragments) == ""


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\ngarbage \xff\xfe", pages(drawn([("x", 1, 1)]))[:200]])
def test_a_damaged_pdf_is_an_error_or_read(data: bytes) -> None:
    try:
        assert isinstance(read(data), str)
    except FileError as error:
        assert str(error).startswith("f.pdf: this PDF cannot be read")  # noqa: PT017 - either is right


def test_a_locked_pdf_is_told_from_a_damaged_one() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(io.BytesIO(pages(drawn([("A T cell", 50, 50)]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(FileError, match=r"^f\.pdf: this PDF cannot be read: it is locked by a password$"):
        read(locked.getvalue())


def test_many_instructions_in_few_bytes_are_read() -> None:
    data = pages(stream(b"BT /F1 9 Tf " + b"(a) Tj " * 100_000 + b"ET", 2))
    assert len(data) < 1200
    assert read(data).count("a") == 100_000


LINES: Final = b"BT /F1 9 Tf 50 700 Td " + b"(a tumor) Tj 0 -20 Td " * 300 + b"ET"


def form(instructions: bytes, *, inner: int = 0) -> bytes:
    """Return a form, which a page draws by its name. It may draw an inner one, given by its number, as /X."""
    uses = b"/XObject << /X %d 0 R >>" % inner if inner else b""
    resources = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> %b >>" % uses
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] %b /Length %d" % (resources, len(instructions))
    return b"<< %b >>\nstream\n%b\nendstream" % (head, instructions)


def pages_of_form(count: int, *forms: bytes) -> bytes:
    """Return a PDF of so many pages, each of which draws the first form by instructions of its own."""
    first = 3 + len(forms)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(count))
    objects = [CATALOG, b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count), *forms]
    for at in range(count):
        uses = b"/Resources << /XObject << /X 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R %b /Contents %d 0 R >>" % (uses, first + 2 * at + 1))
        objects.append(stream(b"/X Do"))
    return document(*objects)


def test_a_page_that_is_repeated_is_read_once_and_as_often_as_pages_of_such_a_file_may_be() -> None:
    data = pages(stream(LINES), times=3000)
    assert len(data) < 20_000
    text = load_text(data, where="f.pdf")
    assert 1_000_000 < len(text.whole) < 1_500_000
    read_pages = text.whole.count("\n\n") + 1
    says = "of its 3,000 pages are read: they hold far more text than a PDF of this size does"
    assert text.left_out == f"only the first {read_pages} {says}"


DRAWING: Final = b"q Q " * 120_000


def test_a_form_that_many_pages_draw_is_read_until_the_instructions_are_too_many() -> None:
    text = load_text(pages_of_form(150, form(LINES + DRAWING[:40_000])), where="f.pdf")
    assert text.left_out.startswith("only the first ")
    assert text.left_out.endswith(
        " of its 150 pages are read: they are drawn by far more instructions than a PDF of this size has"
    )
    assert text.whole.startswith("a tumor\na tumor\n")


def test_a_drawing_on_each_page_costs_no_page() -> None:
    text = load_text(pages_of_form(60, form(LINES + DRAWING[:20_000])), where="f.pdf")
    assert text.left_out == ""
    assert text.whole.count("a tumor") == 60 * 300


def test_only_a_page_with_too_large_a_drawing_is_left_out_and_named() -> None:
    page, large = drawn([("A T cell", 50, 50)]), stream(DRAWING)
    text = load_text(pages(page, page, large, page), where="f.pdf")
    assert text.left_out == "page 3 is left out: far more instructions draw it than pages of text have"
    assert text.whole == "\n\n".join(["A T cell"] * 3)
    text = load_text(pages(page, large, large, page), where="f.pdf")
    assert text.left_out == "pages 2 and 3 are left out: far more instructions draw them than pages of text have"


def test_pages_that_are_left_out_are_named_up_to_five_and_bounded_in_number() -> None:
    page, large = drawn([("A T cell", 50, 50)]), stream(DRAWING)
    text = load_text(pages(page, *[large] * 20), where="f.pdf")
    named, _, rest = text.left_out.partition("; ")
    assert named.startswith("pages 2, 3, 4, 5, 6 and ")
    assert named.endswith(" more are left out: far more instructions draw them than pages of text have")
    assert rest.startswith("only the first ")
    text = load_text(pages(page, large, times=20), where="f.pdf")
    assert text.left_out.startswith("pages 2, 4, 6, 8, 10 and 15 more are left out: ")
    assert text.whole.count("A T cell") == 20


def test_a_form_that_few_pages_draw_is_read_on_each() -> None:
    text = load_text(pages_of_form(20, form(LINES)), where="f.pdf")
    assert text.left_out == ""
    assert text.whole.count("a tumor") == 20 * 300


def test_forms_that_draw_each_other_many_times_are_bounded() -> None:
    nested = [form(b"/X Do " * 40, inner=4), form(b"/X Do " * 40, inner=5), form(LINES)]
    with pytest.raises(FileError, match="its pages hold far more than pages of text do"):
        read(pages_of_form(1, *nested))


def test_in_a_collection_what_is_left_out_of_a_pdf_is_told_and_the_rest_annotated(
    immuno: Immuno, tmp_path: Path
) -> None:
    data = pages(stream(LINES.replace(b"a tumor", b"A plain line of words")), drawn([("A T cell", 50, 50)]))
    kids = b"3 0 R 5 0 R"
    path = tmp_path / "a.pdf"
    path.write_bytes(data.replace(b"[%b ]" % kids, b"[%b %b]" % (kids, b" 3 0 R" * 3000)))
    for options in ("--json", "--to jsonl", "--to html", "--only-terms"):
        said = immuno(f"annotate {options}", str(path))
        assert said.code == 4
        assert said.err.startswith(f"{path}: only the first ")
        assert "of its 3,002 pages are read: they hold far more text than a PDF of this size does\n" in said.err
        assert "T cell" in said.out


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pages(stream(b"BT (x) Tj ET" + b" " * 200_000_000, 2)), id="a decompression bomb"),
        pytest.param(
            document(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99 >>"), id="a tree of pages with a cycle"
        ),
        pytest.param(
            document(
                CATALOG,
                *(b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 9 >>" % (n + 3, n + 3) for n in range(40)),
                b"<< /Type /Page /Parent 2 0 R >>",
            ),
            id="a tree of 2 to the 40th pages",
        ),
    ],
)
def test_a_pdf_without_bounds_is_refused_in_a_sentence(data: bytes) -> None:
    assert len(data) < 5000
    with pytest.raises(FileError, match=r"^f\.pdf: this PDF cannot be read: \w"):
        read(data)


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_SECONDS", 0.01)
    with pytest.raises(FileError, match=r"^f\.pdf: this PDF takes more than 0 seconds to read$"):
        read(pages(drawn([("x", 1, 1)])))


def test_where_no_process_can_be_started_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(FileError, match=r"^f\.pdf: no process can be started to read this PDF: "):
        read(pages(drawn([("x", 9, 9)])))


def test_the_process_finds_the_package_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pypdf.py").write_text("raise SystemExit(9)", encoding="utf-8")
    assert read(pages(drawn([("x", 9, 9)]))) == "x"


def test_a_pdf_whose_parts_are_nested_too_deeply_is_told_in_plain_words() -> None:
    with pytest.raises(FileError, match="its parts are nested too deeply"):
        load_text(pages(stream(b"BT " + b"[" * 5_000 + b" ET")), where="f.pdf")


def scanned(count: int) -> bytes:
    """Return a PDF of so many pages, each of which is a picture."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R"
        b" /Resources << /XObject << /P 4 0 R >> >> >>"
    )
    return document(
        CATALOG,
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        stream(b"q 612 0 0 792 0 0 cm /P Do Q"),
        picture + b" /Length 1 >>\nstream\n\x00\nendstream",
        *[page] * count,
    )


def test_a_pdf_of_pictures_has_no_text_and_says_what_is_needed() -> None:
    with pytest.raises(FileError, match=r"^f.pdf: this PDF holds no text, only pictures$") as raised:
        read(scanned(3))
    assert "text recognition" in raised.value.hint
    with pytest.raises(FileError, match=r"this PDF holds no text$"):
        read(pages(stream(b"")))


def test_a_pdf_with_text_on_one_page_is_read() -> None:
    assert read(pages(stream(b""), drawn([("A T cell", 50, 50)]))).strip() == "A T cell"


def test_in_a_collection_a_pdf_of_pictures_is_told_and_the_others_are_done(immuno: Immuno, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned(1))
    (tmp_path / "b.txt").write_text("A T cell", encoding="utf-8")
    for options in ("--json", "--to jsonl", "--to html", "--plain"):
        said = immuno(f"annotate {options}", str(tmp_path))
        assert said.code == 4
        assert said.err.startswith(f"{tmp_path}/a.pdf: this PDF holds no text, only pictures\n")
        assert "T cell" in said.out
