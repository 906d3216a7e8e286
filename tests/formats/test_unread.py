"""Files of formats that are not read: how each is told from a text or a table, and the way to its terms."""

import bz2
import io
import lzma
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.signatures import kind_of

TABLE = "Term,Definition\nserum,Blood without cells.\nplasma,Blood with clotting.\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, name: str, text: str) -> InvalidVocabularyError:
    with pytest.raises(InvalidVocabularyError) as raised:
        read_file(write(folder, name, text))
    return raised.value


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("start", ["PAR1", "RIFF", "OggS", "BZh", "BZh9", "BM", "GIF87", "ARROW1", "$HDT", "I am ftyp"])
def test_a_text_may_begin_with_the_letters_of_another_kind_of_file(tmp_path: Path, start: str) -> None:
    assert kind_of(f"{start} may slow melanoma.".encode()) == ""
    reading = read_file(write(tmp_path, "terms.csv", f"{start} score,Definition,Term\n1,Little of it,low\n"))
    assert [concept.pref_label for concept in reading.concepts] == ["low"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PAR1\x15\x04\x15\x10", "parquet"),
        (b"RIFF\x24\x08\0\0WEBPVP8 ", "media"),
        (b"OggS\0\x02\0\0", "media"),
        (b"BM\x46\1\0\0\0\0\0\0\x36\0", "image"),
        (b"GIF89a\x01\0\x01\0", "image"),
        (b"ARROW1\0\0\x10", "feather"),
        (bz2.compress(b"serum"), "bzip2"),
        (bz2.compress(b""), "bzip2"),
    ],
)
def test_the_same_letters_before_bytes_that_no_text_has_are_a_signature(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
MIMETYPE = ("mimetype", OPEN_DOCUMENT.encode())
CONTENT = ("content.xml", b"<office:document-content><office:body><office:spreadsheet/></office:body>")
MANIFEST = (
    "META-INF/manifest.xml",
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{OPEN_DOCUMENT}"/>'.encode(),
)
EMBEDDED = ("files/letter.docx", zipped(("word/document.xml", b"<w:document/>")))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(MIMETYPE, CONTENT, method=zipfile.ZIP_STORED), "opendocument spreadsheet"),
        (zipped(("styles.xml", b"<a/>"), MIMETYPE), "opendocument spreadsheet"),
        (zipped(MANIFEST), "opendocument spreadsheet"),
        (zipped(("Thumbnails/a.png", b"\x89PNG"), CONTENT), "opendocument spreadsheet"),
        (zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")), "excel"),
        (zipped(("docProps/app.xml", b"<a/>"), ("word/document.xml", b"<a/>")), "word"),
        (zipped(("notes/xl/about.txt", b"the folder word/ and xl/")), "zip"),
        (zipped(EMBEDDED, method=zipfile.ZIP_STORED), "zip"),
        (zipped(("mimetype", b"application/epub+zip"), method=zipfile.ZIP_STORED), "epub"),
    ],
)
def test_the_files_in_a_zip_archive_tell_what_it_is_wherever_they_stand(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("terms.yml", "# Words\n# **serum**: blood\n- term: serum\n  definition: |\n    **cells**: none.\n", "YAML"),
        ("terms.yaml", "serum: \n  definition: blood\nplasma: \n  definition: more\n", "YAML"),
        ("terms.yml.txt", "# Words\n\n- term: serum\n  definition: blood\n", "YAML"),
        (
            "es.po",
            '# **a**: b\nmsgid ""\nmsgstr ""\n\nmsgid "**serum**: blood"\nmsgstr "**suero**: sangre"\n',
            "gettext",
        ),
        ("es.txt", '#, fuzzy\nmsgid ""\nmsgstr "Language: es"\n\nmsgid "serum"\nmsgstr "suero"\n', "gettext"),
        ("feed.xml", "<?xml version='1.0'?>\n<rss version='2.0'><channel>\n**serum**: blood\n</channel></rss>", "news"),
        ("terms.adoc", "= Words\n\n|===\n|Term |Definition\n|serum |Blood.\n|===\n", "AsciiDoc"),
        ("terms.txt", "= Words\n:toc:\n\n[cols='1,3']\n|===\n|Term |Definition\n|serum |Blood.\n|===\n", "AsciiDoc"),
        ("terms.org", "| Term | Definition |\n|------+------|\n| serum | Blood. |\n", "Org mode"),
        ("terms.conf", "# **serum**: blood\n# **plasma**: more blood\nx = 1\n", "a configuration file"),
        ("terms.py", '"""Words.\n\n**serum**: blood\n**plasma**: more\n"""\n', "a program in Python"),
    ],
)
def test_another_format_is_not_taken_for_a_glossary(tmp_path: Path, name: str, text: str, what: str) -> None:
    error = refused(tmp_path, name, text)
    assert what in error.message
    assert error.hint


@pytest.mark.parametrize("name", ["terms.conf", "terms.wiki", "terms.ini", "terms.toml.gz", "terms.txt", "terms"])
def test_a_table_is_read_though_its_name_is_that_of_another_format(tmp_path: Path, name: str) -> None:
    reading = read_file(write(tmp_path, name, TABLE))
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma"]


def test_asciidoc_is_converted_to_a_web_page_which_is_read(tmp_path: Path) -> None:
    """What asciidoctor makes of a list of terms is read with its definitions."""
    assert (
        "asciidoctor -o FILE.html FILE" in refused(tmp_path, "a.adoc", "= Words\n\n[glossary]\nserum:: Blood.\n").hint
    )
    page = """<!DOCTYPE html>
<html lang="en"><head><title>Words</title></head><body class="article"><div id="header"><h1>Words</h1></div>
<div id="content"><div class="dlist glossary"><dl>
<dt>serum</dt>
<dd>
<p>Blood without cells.</p>
</dd>
<dt>plasma</dt>
<dd>
<p>Blood with clotting.</p>
</dd>
</dl></div></div></body></html>
"""
    concepts = read_file(write(tmp_path, "a.html", page)).concepts
    assert [(each.pref_label, each.definitions[0].text) for each in concepts] == [
        ("serum", "Blood without cells."),
        ("plasma", "Blood with clotting."),
    ]


def run_hint(folder: Path, data: bytes) -> Path:
    """Run the command that the hint for a file has, and return the file that it writes."""
    source, made = folder / "source", folder / "made.tsv"
    source.write_bytes(data)
    with pytest.raises(InvalidVocabularyError) as raised:
        read_file(source)
    command = raised.value.hint.partition(": ")[2]
    command = command.replace("> FILE.tsv", "> NEW").replace("FILE", str(source)).replace("NEW", str(made))
    subprocess.run(command, shell=True, check=True, timeout=30)  # noqa: S602 - a command of ours, on a file of ours
    assert source.read_bytes() == data
    return made


@pytest.mark.parametrize(("program", "pack"), [("bzip2", bz2.compress), ("xz", lzma.compress)])
def test_the_command_that_unpacks_a_file_keeps_it(tmp_path: Path, program: str, pack: Callable[[bytes], bytes]) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    assert run_hint(tmp_path, pack(TABLE.encode())).read_text() == TABLE


UMLS = """C0000001|ENG|P|L1|PF|S1|Y|A1||M1|D1|MSH|MH|D1|Serum|0|N|256|
C0000001|ENG|S|L2|PF|S2|Y|A2||M1|D1|MSH|MH|D1|Blood serum|0|N|256|
C0000002|ENG|P|L4|PF|S4|Y|A4||M1|D1|MSH|MH|D1|Plasma, fresh; frozen|0|N||
C0000001|GER|S|L3|PF|S3|Y|A3||M1|D1|MSH|MH|D1|Blutserum|0|N|256|
C0000001|ENG|S|L1|PF|S1|Y|A5||M1|D1|NCI|PT|D1|Serum|0|N|256|
C0000001|ENG|S|L6|PF|S6|Y|A6||M1|D1|NCI|SY|D1|Serum, of blood; clear|0|N|256|
"""
RXNORM = "\n".join(line[1:] for line in UMLS.splitlines() if "GER" not in line)
SNOMED = """id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId
11\t20200101\t1\t9\tC1\ten\t3\tSerum\t8
12\t20200101\t1\t9\tC1\ten\t3\tBlood serum\t8
13\t20200101\t0\t9\tC1\ten\t3\tOld serum\t8
14\t20200101\t1\t9\tC2\ten\t3\tPlasma, fresh; frozen\t8
15\t20200101\t1\t9\tC1\ten\t3\tSerum, of blood; clear\t8
"""


@pytest.mark.parametrize("text", [UMLS, RXNORM, SNOMED])
def test_the_command_for_a_table_of_names_makes_a_concept_of_each_id(tmp_path: Path, text: str) -> None:
    if not shutil.which("awk"):
        pytest.skip("awk is not installed")
    reading = read_file(run_hint(tmp_path, text.encode()))
    assert sorted((each.pref_label, each.alt_labels) for each in reading.concepts) == [
        ("Plasma, fresh; frozen", ()),
        ("Serum", ("Blood serum", "Serum, of blood; clear")),
    ]
    assert not reading.notes
