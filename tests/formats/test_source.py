"""Opening a file: its format told by content, its size bounded, what is harmful refused."""

import bz2
import gzip
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import FileError, ImmunoError, InvalidVocabularyError
from immuno_cli.formats import read_file, source
from immuno_cli.formats.detection import FORMATS, UNDECIDED_JSON, detect
from immuno_cli.formats.entities import with_plain_entities
from immuno_cli.formats.source import load_source

OBO: Final = "[Term]\nid: A:1\nname: a\n"
RDF: Final = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n</rdf:RDF>\n'

HEADS: Final = {
    "obo": ["format-version: 1.2\n", OBO, "! a remark\n\nontology: a\n", "\n\n[Typedef]\nid: part_of\n"],
    "obographs": ['{"graphs": [{"nodes": []}]}', '{ "@context": {}, "graphs" : [ ] }'],
    "bundle": ['{"id": "a", "concepts": []}', '\ufeff\n {"$schema": "x", "title": "a", "concepts": []}'],
    "jsonld": ['{"@context": {}, "@graph": []}', '[{"@id": "http://x.y/a"}]'],
    "turtle": [
        "@prefix a: <http://x.y/> .\n",
        "# why\nPREFIX a: <http://x.y/>\n",
        "<http://x.y/a> <http://x.y/b> 1 ;\n",
        "<http://x.y/a> a <http://x.y/B> ;\n",
    ],
    "ntriples": ['<http://x.y/a> <http://x.y/b> "c" .\n', "# why\n_:a <http://x.y/b> <http://x.y/c> .\n"],
    "rdfxml": [RDF, f'<?xml version="1.0"?>\n<!-- why -->\n{RDF}', '<?xml version="1.0"?><!DOCTYPE rdf:RDF [\n]>'],
    "csv": ["id,prefLabel\na,b\n", "ID;Label;Synonyms\n", "identifier\tname\n"],
}


def write(folder: Path, data: bytes | str, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(("kind", "head"), [(kind, head) for kind, heads in HEADS.items() for head in heads])
def test_the_format_is_told_by_content(kind: str, head: str) -> None:
    assert detect(head.encode(), "file") == kind
    for line_end in ("\r\n", "\r"):
        assert detect(head.replace("\n", line_end).encode(), "file") == kind


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    assert load_source(write(tmp_path, OBO, "odd.json")).format == "obo"


def test_json_whose_keys_come_late_is_told_all_the_same(tmp_path: Path) -> None:
    document = {"title": "a" * 100_000, "concepts": []}
    assert load_source(write(tmp_path, json.dumps(document))).format == "bundle"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"Once upon a time.\n", "plain text, not a vocabulary"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"<Ontology></Ontology>", "XML of another kind"),
        (b"PK\x03\x04 and so on", "zip"),
        (bz2.compress(b"Term,Definition"), "packed with bzip2"),
        (gzip.compress(gzip.compress(OBO.encode(), mtime=0), mtime=0), "packed with gzip twice"),
        (b"\0\0\0\x18ftypheic", "an image or a film"),
        (b"BM\x46\1\0\0\0\0\0\0\x36\0", "an image"),
        (b"terms.csv".ljust(257, b"\0") + b"ustar\x0000", "a tar archive"),
        (b"\n; serum : blood without cells\n; plasma : blood with clotting\n", "the markup of a wiki"),
        ("* '''serum''' – blood\n* '''plasma''' – blood with clots\n".encode(), "the markup of a wiki"),
        (b"== Glossary ==\n\n{|\n! Term\n! Definition\n|-\n| serum\n| blood\n|}\n", "the markup of a wiki"),
        (b"%PDF-1.7", "PDF"),
        (b"a\0b", "not a text file"),
        (b'{"a": 1}', "neither a bundle"),
        (b"[1, 2", "not JSON"),
    ],
)
def test_what_is_no_vocabulary_is_refused_with_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InvalidVocabularyError, match=said) as raised:
        read_file(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<?xml version="1.0"?>\n<TriX xmlns="http://www.w3.org/2004/03/trix/trix-1/"/>', "RDF in TriX"),
        ("$HDT\x01<http://purl.org/HDT/hdt#HDTv1>", "RDF in HDT"),
        ('["http://e.org/a","http://e.org/b","c","","",""]\n["_:a","http://e.org/b","c","","en",""]\n', "HexTuples"),
        ('{"http://e.org/a": {"http://e.org/b": [{"value": "c", "type": "literal"}]}}', "RDF/JSON"),
        ("Prefix(:=<http://e.org/>)\nOntology(<http://e.org/>)", "OWL in functional syntax"),
        ("# Made by hand\nPrefix: : <http://e.org/>\nOntology: <http://e.org/>", "OWL in Manchester syntax"),
        ('<Ontology xmlns="http://www.w3.org/2002/07/owl#"/>', "OWL/XML"),
        ('<owl:Ontology xmlns:owl="http://www.w3.org/2002/07/owl#"/>', "OWL/XML"),
        ('<sbml xmlns="http://www.sbml.org/sbml/level3"><a><rdf:RDF/></a></sbml>', "a model in SBML"),
        ('<html vocab="http://www.w3.org/2004/02/skos/core#"><p typeof="Concept"></p></html>', "web page with RDFa"),
        ('<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b">] ><html></html>', "a web page"),
        ('<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>', "a schema in RELAX NG"),
        ("start = element a { text }", "a schema in RELAX NG"),
        ("@article{a,\n title = {b}\n}\n", "a bibliography in BibTeX"),
        ("TY  - JOUR\nER  - \n", "a bibliography in RIS"),
        ("PREFIX s: <http://e.org/>\nSELECT ?x WHERE { ?x a s:C }", "a query"),
        ("CREATE TABLE terms (id int, name text);\n", "SQL"),
        ("[section]\nname = a\n", "a configuration file"),
        ("\\documentclass{article}\n", "a text in LaTeX"),
        ("The T cell is a white blood cell. It kills others, or helps them.\n\nB cells do not.\n", "plain text"),
    ],
)
def test_other_formats_are_refused_by_their_names(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(InvalidVocabularyError, match=what) as raised:
        read_file(write(tmp_path, text.encode()))
    assert raised.value.hint


@pytest.mark.parametrize("word", ["Select term", "Ask about", "namespace term", "With", "#label"])
def test_a_table_is_no_query_or_schema_though_it_begins_with_a_word_of_one(word: str) -> None:
    assert detect(f"{word};definition;prefLabel\na;b;c\n".encode(), "file") == "csv"


SKOS_A: Final = "<http://e.org/a> a <http://www.w3.org/2004/02/skos/core#Concept>"
SKOS_SPACES: Final = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"'
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"GRAPH <http://e.org/g> {{ {SKOS_A} }}", "turtle"),
        (f"<http://e.org/g> {{ {SKOS_A} }}", "turtle"),
        (f"{{ {SKOS_A} }}", "turtle"),
        ("[] a <http://www.w3.org/2004/02/skos/core#Concept> .", "turtle"),
        ("<http://e.org/a> <http://e.org/b> <http://e.org/c> <http://e.org/g> .\n", "ntriples"),
        (f'<skos:Concept {SKOS_SPACES} rdf:about="http://e.org/a"></skos:Concept>', "rdfxml"),
        (f"<r-d:RDF {SKOS_SPACES.replace('rdf=', 'r-d=')}></r-d:RDF>", "rdfxml"),
    ],
)
def test_rdf_is_known_however_it_begins(text: str, kind: str) -> None:
    assert detect(text.encode(), "file") == kind


def test_gzip_is_unpacked_whatever_the_name(tmp_path: Path) -> None:
    path = write(tmp_path, gzip.compress(OBO.encode()))
    assert load_source(path).data == OBO.encode()
    assert [concept.id for concept in read_file(path).concepts] == ["A:1"]


@pytest.mark.parametrize("keep", [-9, -4, 12, 30])
def test_a_gzip_file_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    data = gzip.compress(OBO.encode() * 50)[:keep]
    with pytest.raises(FileError, match="damaged or cut short"):
        load_source(write(tmp_path, data))


def test_a_gzip_file_that_is_damaged_is_refused(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(os.urandom(5000)))
    data[2000] ^= 255
    with pytest.raises(ImmunoError):
        load_source(write(tmp_path, bytes(data)))


def test_what_is_too_large_once_unpacked_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, gzip.compress(OBO.encode() * 100_000))
    with pytest.raises(FileError, match="more than 1 MiB") as raised:
        load_source(path, max_size=1 << 20)
    assert "--max-size" in raised.value.hint


@pytest.mark.parametrize("line", [b"\0", b"a", b" "])
def test_a_bomb_is_refused_on_its_first_bytes(tmp_path: Path, line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gigabyte of one character, a megabyte packed: hardly anything of it is unpacked."""
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(line * (1 << 20)) for _ in range(64)) + packer.flush()
    unpacked = 0
    iterate = source._iter_chunks

    def counting(stream: IO[bytes]) -> Iterator[bytes]:
        nonlocal unpacked
        for chunk in iterate(stream):
            unpacked += len(chunk)
            yield chunk

    monkeypatch.setattr(source, "_iter_chunks", counting)
    with pytest.raises(InvalidVocabularyError):
        load_source(write(tmp_path, packed))
    assert unpacked <= 1 << 20


def test_json_that_shows_nothing_known_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_PART", 1 << 20)
    with pytest.raises(InvalidVocabularyError, match="neither a bundle"):
        load_source(write(tmp_path, "[" * (3 << 20)))


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_PART", 1 << 20)
    with pytest.raises(InvalidVocabularyError, match="a line is longer than 1 MiB"):
        load_source(write(tmp_path, OBO + "name: " + "x" * (3 << 20)))


def test_json_may_be_one_line_but_no_text_of_it_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_PART", 1 << 20)
    head = {"id": "a", "concepts": []}
    assert load_source(write(tmp_path, json.dumps(head | {"x": ["y"] * (1 << 20)}))).format == "bundle"
    with pytest.raises(InvalidVocabularyError, match="a text is longer than 1 MiB"):
        load_source(write(tmp_path, json.dumps(head | {"x": "y" * (3 << 20)})))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, OBO)

    def change(*_: object) -> None:
        if path.stat().st_size < len(OBO) + 100:  # it stops growing, or reading it would never end
            with path.open("a") as file:
                file.write("comment: more\n")

    with pytest.raises(FileError, match="changed while it was read"):
        load_source(path, progress=change)


def test_a_file_that_is_written_again_at_the_same_size_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, OBO)

    def touch(*_: object) -> None:
        os.utime(path, (1, 1))

    with pytest.raises(FileError, match="changed while it was read"):
        load_source(path, progress=touch)


def test_a_file_that_grows_without_end_is_not_read_without_end(tmp_path: Path) -> None:
    path = write(tmp_path, OBO)

    def grow(*_: object) -> None:
        with path.open("a") as file:
            file.write("comment: more\n")

    with pytest.raises(FileError, match="changed while it was read"):
        load_source(path, progress=grow)


@pytest.mark.parametrize(("max_size", "said"), [(10, "10 bytes"), (1 << 10, "1 KiB")])
def test_the_size_that_is_too_large_is_told_in_its_unit(tmp_path: Path, max_size: int, said: str) -> None:
    path = write(tmp_path, OBO + "\n" * 2000)
    with pytest.raises(FileError, match=f"more than {said} once unpacked"):
        load_source(path, max_size=max_size)


def test_what_does_not_fit_into_memory_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, OBO)

    def too_much(*_: object, **__: object) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr("immuno_cli.formats.obo.reader.read_obo", too_much)
    with pytest.raises(FileError, match="not enough memory") as raised:
        read_file(path)
    assert str(raised.value).startswith(str(path))
    with pytest.raises(FileError, match="does not fit into memory"):
        load_source(path, progress=too_much)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.obo", "format-version: 1.2\nontology: x\n"),
        ("broken.ttl", "@prefix skos: <http://x/> .\n<a> <b"),
        ("table.csv", "id,prefLabel\n"),
        ("bundle.json", '{"id": "x", "title": "X", "language": "en", "concepts": [{"id": "a"}]}'),
        ("graphs.json", '{"graphs": [{"id": "a", "nodes": []}]}'),
    ],
)
def test_an_error_of_any_format_names_the_file_once_and_first(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidVocabularyError) as raised:
        read_file(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert str(raised.value).count(str(path)) == 1


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="cannot be read") as raised:
        read_file(tmp_path / name)
    assert raised.value.where == str(tmp_path / name)


TENFOLD = '<!ENTITY e{} "{}">'


def declared(*entities: str) -> bytes:
    return f"<?xml version='1.0'?>\n<!DOCTYPE rdf:RDF [\n{chr(10).join(entities)}\n]>\n{RDF}".encode()


@pytest.mark.parametrize(
    ("entity", "said"),
    [
        ('<!ENTITY a SYSTEM "file:///etc/passwd">', "external"),
        ('<!ENTITY a PUBLIC "a" "http://x.y/z">', "external"),
        ('<!ENTITY a "&a;">', "nested in itself"),
        ('<!ENTITY a "&b;"><!ENTITY b "x&a;">', "nested in itself"),
        ("".join(f'<!ENTITY e{n} "&e{n + 1};">' for n in range(9)) + '<!ENTITY e9 "x">', "deeper than 8"),
        (f'<!ENTITY e0 "{"x" * 10}">' + "".join(TENFOLD.format(n, f"&e{n - 1};" * 10) for n in range(1, 4)), "longer"),
        ("<!ENTITY\n  a\n  '&b;'>", "nested"),
        ('<!ENTITY % a "b">', "parameter"),
        ('<!ENTITY a "%b;">', "names no entity"),
        ('<!ENTITY a "http://x.y/my%20words#">', "its value has a % or & that names no entity"),
        ('<!ENTITY a "http://x.y/?a=1&b=2">', "its value has a % or & that names no entity"),
        (f'<!ENTITY a "{"x" * 5000}">', "longer"),
        ("<!ENTITY a>", "cannot be read"),
    ],
)
def test_dangerous_entities_are_refused_before_a_parser_sees_them(tmp_path: Path, entity: str, said: str) -> None:
    path = write(tmp_path, declared('<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">', entity))
    with pytest.raises(InvalidVocabularyError, match=said) as raised:
        load_source(path)
    assert raised.value.where.startswith(f"{path}: line ")


def test_names_for_addresses_are_fine(tmp_path: Path) -> None:
    data = declared('<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">', "<!ENTITY q 'a &#38; b &amp; c'>")
    assert load_source(write(tmp_path, data)).format == "rdfxml"


@given(st.text())
def test_any_declaration_is_let_pass_or_refused(text: str) -> None:
    try:
        with_plain_entities(f"<!ENTITY {text}".encode(errors="replace"), "file")
    except InvalidVocabularyError as error:
        assert error.where == "file: line 1"  # noqa: PT017 - most texts are refused, which is fine too


@given(st.binary(max_size=200) | st.sampled_from([head.encode() for heads in HEADS.values() for head in heads]))
def test_any_bytes_have_a_format_or_are_refused(data: bytes) -> None:
    try:
        assert detect(data, "file") in {*FORMATS, UNDECIDED_JSON}
    except InvalidVocabularyError as error:
        assert error.where == "file"  # noqa: PT017 - most bytes are refused


def test_half_a_surrogate_pair_is_no_character(tmp_path: Path) -> None:
    label = r"a\ud800b \ud83d\ude00 \\ud800"
    text = f'{{"id": "a", "title": "t", "language": "en", "concepts": [{{"id": "x", "prefLabel": "{label}"}}]}}'
    (concept,) = read_file(write(tmp_path, text)).concepts
    assert concept.pref_label == "a\ufffdb \U0001f600 \\ud800"


TURTLE = """@prefix s: <http://www.w3.org/2004/02/skos/core#> . <http://e.org/a> a s:Concept ; s:prefLabel "a word"@en ;
  s:definition 'Some more words of it.' ."""
JSON_LD = """{"@context": {"s": "http://www.w3.org/2004/02/skos/core#"}, "@id": "http://e.org/a", "@type": "s:Concept",
  "s:prefLabel": "a word", "s:definition": "Some more words of it."}"""
GRAPHS = """{"graphs": [{"id": "http://e.org/g", "nodes": [{"id": "http://e.org/a", "lbl": "a word", "type": "CLASS",
  "meta": {"comments": ["Some more words of it."]}}]}]}"""


@pytest.mark.parametrize("keep", [40, 77, 130])
@pytest.mark.parametrize("whole", [TURTLE, JSON_LD, GRAPHS], ids=["turtle", "jsonld", "obographs"])
def test_a_text_that_ends_too_early_is_said_to_be_cut_short(tmp_path: Path, whole: str, keep: int) -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read_file(write(tmp_path, whole[:keep].encode()))
    assert "cut short" in raised.value.hint
