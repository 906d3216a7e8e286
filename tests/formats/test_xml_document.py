"""RDF/XML in any encoding, with any quotes, and whole: or it is refused in a sentence."""

import codecs
import gzip
from pathlib import Path
from typing import Final

import pytest

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.formats import read_file

SPACES: Final = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"'
)
CONCEPT: Final = '<skos:Concept rdf:about="http://e.org/1"><skos:prefLabel>{}</skos:prefLabel></skos:Concept>'
WHOLE: Final = f"<rdf:RDF {SPACES}>\n{CONCEPT.format('Nävus')}\n</rdf:RDF>\n"


def labels(tmp_path: Path, data: bytes | str) -> list[str]:
    path = tmp_path / "a.rdf"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [concept.pref_label for concept in read_file(path).concepts]


# encodings


@pytest.mark.parametrize(
    "encoding",
    ["ISO-8859-1", "latin1", "iso-8859-15", "windows-1252", "UTF-8", "utf8", "cp437", "macintosh", "GB18030"],
)
def test_the_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0"\n encoding="{encoding}"?>\n{WHOLE}'
    assert labels(tmp_path, text.encode(encoding)) == ["Nävus"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("declaration", ['<?xml version="1.0" encoding="UTF-16"?>', "<?xml version='1.0'?>", ""])
def test_wide_encodings_are_told_by_their_first_bytes(tmp_path: Path, encoding: str, declaration: str) -> None:
    assert labels(tmp_path, (declaration + WHOLE).encode(encoding)) == ["Nävus"]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "us-ascii"])
def test_utf_8_that_declares_an_encoding_of_single_bytes_is_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.rdf"
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    path.write_text(f"{declaration}\n{WHOLE}", encoding="utf-8")
    reading = read_file(path)
    assert [concept.pref_label for concept in reading.concepts] == ["Nävus"]
    assert [(note.code, note.places) for note in reading.notes] == [("wrong-declaration", ((1, declaration),))]


def test_a_byte_order_mark_says_more_than_the_declaration(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>{WHOLE}'
    assert labels(tmp_path, codecs.BOM_UTF8 + text.encode()) == ["Nävus"]


def test_latin_1_is_read_as_browsers_do(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>{WHOLE.replace("ä", "’")}'
    assert labels(tmp_path, text.encode("cp1252")) == ["N’vus"]


@pytest.mark.parametrize(
    ("encoding", "data", "said"),
    [
        ("utf-7", WHOLE.encode("utf-7"), "encoding utf-7, which is not known"),
        ("rot13", WHOLE.encode(), "encoding rot13, which is not known"),
        ("nonsense", WHOLE.encode(), "encoding nonsense, which is not known"),
        ("ascii-8", WHOLE.encode(), "not known"),
        ("euc-jp", WHOLE.encode("latin-1"), "byte .* is not"),
    ],
)
def test_an_encoding_that_is_not_known_or_not_kept_is_refused(
    tmp_path: Path, encoding: str, data: bytes, said: str
) -> None:
    with pytest.raises(InvalidVocabularyError, match=said):
        labels(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + data)


# entities


@pytest.mark.parametrize("value", ["'http://e.org/'", '"http://e.org/"'])
def test_entities_may_stand_in_either_quotes(tmp_path: Path, value: str) -> None:
    doctype = f"<!DOCTYPE rdf:RDF [\n  <!-- it's a name -->\n  <!ENTITY e {value}> <!ENTITY q 'say \"a\"'> ]>\n"
    text = WHOLE.replace("http://e.org/", "&e;").replace("Nävus", "&q;")
    assert labels(tmp_path, doctype + text) == ['say "a"']


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY site "http://e.org/"> <!ENTITY e "&site;"> <!ENTITY q "N&#228;vus">',
        "<!ENTITY e '&site;'> <!ENTITY site '&s;://&h;/'> <!ENTITY s 'http'> <!ENTITY h 'e.org'> <!ENTITY q 'Nävus'>",
        "<!ENTITY site \"http://e.org/\"> <!ENTITY e '&site;'> <!ENTITY e 'other'> <!ENTITY q 'N&#xe4;vus'>",
    ],
)
def test_entities_within_others_are_written_out(tmp_path: Path, entities: str) -> None:
    text = f"<!DOCTYPE rdf:RDF [ {entities} ]>\n{WHOLE.replace('http://e.org/', '&e;').replace('Nävus', '&q;')}"
    path = tmp_path / "words.rdf"
    path.write_text(text, encoding="utf-8")
    plain = tmp_path / "plain.rdf"
    plain.write_text(WHOLE, encoding="utf-8")
    assert read_file(path).concepts == read_file(plain).concepts


def test_entities_within_others_are_bounded(tmp_path: Path) -> None:
    """Two thousand entities of four thousand characters would be as many declarations for the parser."""
    inner = f'<!ENTITY a "{"x" * 400}">'
    many = "".join(f'<!ENTITY e{number} "{"&a;" * 10}">' for number in range(2000))
    with pytest.raises(InvalidVocabularyError, match="more than 4 times as large"):
        labels(tmp_path, f"<!DOCTYPE rdf:RDF [ {inner} {many} ]>{WHOLE}")


def test_repeated_entities_are_bounded(tmp_path: Path) -> None:
    doctype = f'<!DOCTYPE rdf:RDF [ <!ENTITY a "{"x" * 4000}"> ]>'
    assert len(labels(tmp_path, doctype + WHOLE.replace("Nävus", "&a;" * 10))[0]) == 40_000
    with pytest.raises(InvalidVocabularyError, match="more than 4 times as large"):
        labels(tmp_path, doctype + WHOLE.replace("Nävus", "&a;" * 20_000))


def test_many_names_for_addresses_are_no_harm(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rdf:RDF [ <!ENTITY e "http://example.org/a/rather/long/address/of/a/vocabulary/"> ]>'
    concepts = "".join(CONCEPT.replace("http://e.org/1", f"&e;{n}").format(f"n {n}") for n in range(20_000))
    assert len(labels(tmp_path, f"{doctype}<rdf:RDF {SPACES}>{concepts}</rdf:RDF>")) == 20_000


def test_a_packed_file_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl.gz"
    path.write_bytes(gzip.compress(b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n" * 1_000_000))
    with pytest.raises(FileError, match="100 times as large"):
        read_file(path)


# whole files


@pytest.mark.parametrize(
    "end",
    ["", CONCEPT.format("b"), '<skos:Concept rdf:about="http://e.org/2"><skos:prefLabel>bri', "<!-- </rdf:RDF> -->"],
)
def test_a_file_that_ends_before_its_root_does_is_refused(tmp_path: Path, end: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="the file ends before </rdf:RDF>"):
        labels(tmp_path, f"<?xml version='1.0'?>\n<rdf:RDF {SPACES}>{CONCEPT.format('a')}{end}")


def test_every_prefix_of_a_file_is_refused(tmp_path: Path) -> None:
    data = WHOLE.rstrip().encode()
    for end in range(data.index(b"/1"), len(data)):
        with pytest.raises(InvalidVocabularyError):
            labels(tmp_path, data[:end])


@pytest.mark.parametrize("end", ["\n\n", "<!-- made > by hand -->\n", "<?done?>", " \n<!-- a --><!-- b -->"])
def test_what_may_stand_after_the_root_is_passed_over(tmp_path: Path, end: str) -> None:
    whole = WHOLE.rstrip().replace("</rdf:RDF>", "</rdf:RDF\n >")
    assert labels(tmp_path, whole + end) == ["Nävus"]


# texts in pieces


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("<![CDATA[a < b]]>", "a < b"),
        ("one <![CDATA[<b> & c]]> two", "one <b> & c two"),
        ("<![CDATA[a]]><![CDATA[b]]>", "ab"),
        ("one<!-- a note --> two", "one two"),
        ("<!-- a note -->one", "one"),
        ("<![CDATA[<!-- no note -->]]>", "<!-- no note -->"),
        ("<!-- <![CDATA[ -->one", "one"),
    ],
)
def test_a_text_in_several_pieces_is_one_text(tmp_path: Path, text: str, label: str) -> None:
    assert labels(tmp_path, WHOLE.replace("Nävus", text)) == [label]


def test_comments_between_elements_stay_as_they_are(tmp_path: Path) -> None:
    assert labels(tmp_path, WHOLE.replace("<skos:Concept", "\n<!-- http://e.org/1 -->\n<skos:Concept")) == ["Nävus"]


def test_names_of_characters_that_only_html_declares_are_read_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.rdf"
    path.write_text(WHOLE.replace("Nävus", "caf&eacute; &amp; Th&eacute;; th&eacute;"))
    reading = read_file(path)
    assert [concept.pref_label for concept in reading.concepts] == ["café & Thé; thé"]
    assert [(note.code, note.count) for note in reading.notes] == [("html-entity", 3)]


def test_a_name_that_is_no_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="entity"):
        labels(tmp_path, WHOLE.replace("Nävus", "&eacute; &nosuchthing;"))
