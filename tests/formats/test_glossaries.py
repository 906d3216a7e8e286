"""Glossaries in JSON, Markdown and TBX in their plainest forms, and files of formats that are named and not read."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from immuno_cli.errors import FileError, ImmunoError, InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.glossaries.json_glossary import read_json_glossary
from immuno_cli.formats.glossaries.markdown import find_entries, read_markdown
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.markdown_text import plain_text
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.model import Concept, Statement, Translation
from immuno_cli.render.pages.markdown import dump_markdown
from tests.formats.example import CONCEPTS, SCHEME

SERUM = "Blood without cells."
PLASMA = "Blood with clotting."


def read(folder: Path, text: str, columns: tuple[tuple[str, str], ...] = (), language: str = "en") -> Reading:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return read_file(path, options=TableOptions(columns), language=language)


def said(concepts: Sequence[Concept]) -> dict[str, list[str]]:
    return {concept.pref_label: [each.text for each in concept.definitions] for concept in concepts}


@pytest.mark.parametrize(
    "text",
    [
        f'[{{"term": "serum", "definition": "{SERUM}"}}, {{"term": "plasma", "definition": "{PLASMA}"}}]',
        f'[{{"Name": "serum", "Description": "{SERUM}"}}, {{"Name": "plasma", "Description": "{PLASMA}"}}]',
        f'{{"serum": "{SERUM}", "plasma": "{PLASMA}"}}',
        f'{{"serum": {{"definition": "{SERUM}"}}, "plasma": {{"definition": "{PLASMA}"}}}}',
        f'{{"s": {{"name": "serum", "definition": "{SERUM}"}}, "p": {{"name": "plasma", "definition": "{PLASMA}"}}}}',
        f'[["serum", "{SERUM}"], ["plasma", "{PLASMA}"]]',
        f'{{"title": "T", "a": [{{"term": "serum", "gloss": "{SERUM}"}}, {{"term": "plasma", "gloss": "{PLASMA}"}}]}}',
        f'{{"S": [{{"term": "serum", "gloss": "{SERUM}"}}], "P": [{{"term": "plasma", "gloss": "{PLASMA}"}}]}}',
        f'{{"term": {{"0": "serum", "1": "plasma"}}, "definition": {{"0": "{SERUM}", "1": "{PLASMA}"}}}}',
    ],
)
def test_a_list_or_a_map_in_json_is_a_glossary(tmp_path: Path, text: str) -> None:
    assert said(read(tmp_path, text).concepts) == {"serum": [SERUM], "plasma": [PLASMA]}


@pytest.mark.parametrize("columns", [(), (("term", "prefLabel"),)])
def test_a_page_that_was_exported_for_people_is_no_glossary(
    tmp_path: Path, columns: tuple[tuple[str, str], ...]
) -> None:
    with pytest.raises(InvalidVocabularyError, match="wrote, for people to read") as caught:
        read(tmp_path, "".join(dump_markdown(SCHEME, CONCEPTS)), columns)
    assert "--to bundle" in caught.value.hint


@pytest.mark.parametrize("stray", ["5", "null", '"see below"', '["serum"]', "true"])
@pytest.mark.parametrize("around", ["{}", '{{"terms": {}}}', '{{"S": {}, "T": []}}'])
def test_a_stray_value_among_the_entries_in_json_is_left_out_and_counted(
    tmp_path: Path, stray: str, around: str
) -> None:
    serum, plasma = f'{{"term": "serum", "gloss": "{SERUM}"}}', f'{{"term": "plasma", "gloss": "{PLASMA}"}}'
    reading = read(tmp_path, around.format(f"[{serum}, {stray}, {plasma}]"))
    assert said(reading.concepts) == {"serum": [SERUM], "plasma": [PLASMA]}
    (note,) = reading.notes
    assert (note.code, note.places[0].text) == ("unknown-key", f"entry 2: {stray}".replace('"see below"', "see below"))


@pytest.mark.parametrize(
    "text",
    [
        f'[{{"term": "serum", "gloss": "{SERUM}"}}, 5]',
        f'[{{"term": "serum", "gloss": "{SERUM}"}}, {{"term": "plasma", "gloss": "{PLASMA}"}}, 5, 6]',
        '[{"name": "a", "size": "b"}, {"name": "c", "size": "d"}, 5]',
    ],
)
def test_values_of_several_kinds_in_json_are_no_glossary(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="lists or objects"):
        read(tmp_path, text)


def test_the_answer_of_a_web_service_is_read_for_the_terms_that_it_embeds(tmp_path: Path) -> None:
    terms = [{"obo_id": "X:1", "label": "serum", "description": [SERUM], "synonyms": ["sera"], "is_obsolete": False}]
    answer = {"_embedded": {"terms": terms * 2}, "_links": {"self": {"href": "x"}}, "page": {"size": 20}}
    reading = read(tmp_path, json.dumps(answer))
    assert said(reading.concepts) == {"serum": [SERUM]}
    assert [note.count for note in reading.notes if note.code == "unknown-key"] == [2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_a_glossary_in_json_lines_is_read(tmp_path: Path, end: str) -> None:
    lines = ['{"term": "serum", "definition": "Blood without cells."}', '{"term": "clot"}', '{"term": "plasma"}']
    reading = read(tmp_path, "\ufeff" + end.join(lines) + end)
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "clot", "plasma"]
    assert reading.concepts[0].definitions == (Statement("Blood without cells."),)


def test_json_lines_that_are_cut_are_refused_at_their_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="not JSON") as raised:
        read(tmp_path, '{"term": "serum"}\n{"term": "clot"}\n{"term": "pla')
    assert "line 3" in raised.value.where


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "annotations": []}',
        '{"id": "a", "annotations": []}\n{"id": "b", "annotations": []}\n',
        '[{"file": "a", "annotations": [{"start": 0, "id": "x", "prefLabel": "x", "definition": "y"}]}]',
    ],
)
def test_answers_of_annotate_are_named_as_such(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="it looks like the answers of `immuno annotate`"):
        read(tmp_path, text)


def test_lists_numbers_and_nothing_in_json(tmp_path: Path) -> None:
    text = '[{"id": 7, "term": "serum", "synonyms": ["a|b", "c"], "note": null, "obsolete": true, "more": {"x": 1}}]'
    reading = read(tmp_path, text)
    (concept,) = reading.concepts
    assert (concept.id, concept.alt_labels, concept.scope_notes, concept.deprecated) == ("7", ("a|b", "c"), (), True)
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("bad-value", "entry 1: more")]


def test_a_term_that_stands_twice_in_a_json_map_is_two(tmp_path: Path) -> None:
    concepts = read(tmp_path, '{"lead": "A metal.", "lead": "A wire."}').concepts
    assert [concept.id for concept in concepts] == ["lead", "lead-2"]


def test_json_that_names_nothing_known_is_answered_with_its_names(tmp_path: Path) -> None:
    text = '[{"mot": "sérum", "sens profond": "du sang"}]'.replace("mot", "xx")
    with pytest.raises(InvalidVocabularyError, match="xx, sens profond"):
        read(tmp_path, text)
    columns = (("xx", "prefLabel"), ("sens profond", "definition"))
    assert said(read(tmp_path, text, columns).concepts) == {"sérum": ["du sang"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"compilerOptions": {"strict": true}, "include": ["src"]}', "TypeScript"),
        ('{"name": "x", "version": "1.0.0", "description": "A thing that works", "main": "a.js"}', "package.json"),
        ('{"name": "x", "scripts": {"test": "jest --all"}, "dependencies": {"react": "^17"}}', "package.json"),
        ('{"extends": "airbnb", "rules": {"semi": ["error", "always"]}}', "ESLint"),
        ('{"name": "a/b", "require": {"php": ">=7.1"}}', "Composer"),
        ('{"$schema": "x", "properties": {"a": {"type": "string", "description": "A text."}}}', "JSON Schema"),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 1}]}', "GeoJSON"),
        ('{"a": {"lodash": {"version": "4.1"}}, "lockfileVersion": 2}', "lock file"),
        ('{"host": "localhost", "port": "8080", "shell": "/bin/bash -l"}', "single words (“localhost”)"),
        ('{"react": "^17.0.0", "lodash": "~4.1.0"}', "“^17.0.0”"),
        ('{"dog": "Hund", "cat": "Katze", "bird of prey": "Greif vogel"}', "“Hund”"),
        ('{"menu.open": "Open a file", "menu.close": "Close the file"}', "“menu.open”"),
        ('{"fontSize": 12, "theme": "a dark one"}', "numbers"),
        ('{"a": true, "b": ["c"]}', "true, false or null, and lists or objects"),
    ],
)
def test_settings_in_json_are_no_glossary_and_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read(tmp_path, text)
    assert said in raised.value.message
    assert '[{"term"' in raised.value.hint


def test_a_map_of_single_words_is_read_if_it_is_said_to_be_a_glossary(tmp_path: Path) -> None:
    concepts = read(tmp_path, '{"dog": "Hund", "cat": "Katze"}', (("term", "prefLabel"), ("definition", "altLabel")))
    assert {concept.pref_label: concept.alt_labels for concept in concepts.concepts} == {
        "dog": ("Hund",),
        "cat": ("Katze",),
    }


@pytest.mark.parametrize(
    "text",
    [
        '{"CTL": "cytotoxic T lymphocyte", "NK": "natural killer", "MHC": "Haupthistokompatibilitätskomplex"}',
        '{"血清": "血液から細胞を除いたもの", "血漿": "凝固成分を含む血液"}',
        '{"mRNA": "A copy of a gene.", "tRNA": "It brings what is built in.", "T cell": "lymphocyte"}',
    ],
)
def test_a_map_whose_values_are_mostly_wordings_is_a_glossary(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text).concepts) > 1


def test_texts_by_language_in_json_are_kept(tmp_path: Path) -> None:
    text = (
        '[{"term": {"en": "blood", "de": "Blut"}, "definition": {"en": "A fluid.", "de": "Ein Saft."},'
        ' "synonyms": {"de": ["Lebenssaft"]}, "note": {"x": 1}}]'
    )
    reading = read(tmp_path, text)
    (concept,) = reading.concepts
    assert (concept.pref_label, reading.scheme.language) == ("blood", "en")
    german = Translation("de", "Blut", ("Lebenssaft",), definitions=(Statement("Ein Saft."),))
    assert concept.translations == (german,)
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("bad-value", "entry 1: note")]


@pytest.mark.parametrize("text", ['{"a": 1}', "[1, 2]", '{"a": {"b": {"c": []}}}', '{"a": null}', "[]", "{}", '"x"'])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(tmp_path, text)


def test_json_of_any_depth_ends_in_a_sentence(tmp_path: Path) -> None:
    for text in ('{"a":' * 100_000, f"{'[' * 100_000}{']' * 100_000}"):
        with pytest.raises(InvalidVocabularyError):
            read(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        f"serum\n: {SERUM}\n\nplasma\n: {PLASMA}\n",
        f"# Words\n\nserum\n\n:   {SERUM}\n\nplasma\n\n:   {PLASMA}\n",
        f"| Term | Definition |\n| --- | :---: |\n| serum | {SERUM} |\n| **plasma** | {PLASMA} |\n",
        f"Term | Definition\n---|---\nserum | {SERUM}\nplasma | {PLASMA}\n",
        f"# Words\n\n- **serum** – {SERUM}\n- **plasma** - {PLASMA}\n",
        f"* **serum**: {SERUM}\n* **plasma:** {PLASMA}\n",
        f"**[serum](https://example.org/a_(b)):** {SERUM}\n\n**plasma** —\n{PLASMA}\n",
        f"# Words\n\n## serum\n\n{SERUM}\n\n## plasma\n{PLASMA}\n",
        f"# Words\n\n## S\n\n### serum {{#serum}}\n{SERUM}\n\n## P\n\n### `plasma`\n\n{PLASMA}\n",
        f"---\na: b\n---\n# W\n\n```{{glossary}}\n[*serum*]{{#s}}\n  {SERUM}\n\nplasma\n    {PLASMA}\n```\n",
        f"---\ntitle: Words\n---\n\n## serum ##\n{SERUM}\n\n## plasma\n{PLASMA}\n",
    ],
)
def test_the_forms_of_a_glossary_in_markdown(tmp_path: Path, text: str) -> None:
    assert said(read(tmp_path, text).concepts) == {"serum": [SERUM], "plasma": [PLASMA]}


def test_a_definition_in_markdown_keeps_its_paragraphs_and_lists(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "# Words\n\nAbout.\n\n## serum\nOne\nline.\n\n- a\n- b\n\nTwo.\n\n```\n## code\n```\n\n## plasma\nx\n"
    )
    assert said(reading.concepts)["serum"] == ["One line.\n\n- a\n- b\n\nTwo."]
    assert reading.scheme.title == "Words"
    assert [(note.code, note.places[0]) for note in reading.notes] == [
        ("outside", (3, "About.")),
        ("code", (14, "```")),
    ]


def test_a_full_stop_in_bold_ends_a_term_and_is_no_part_of_it(tmp_path: Path) -> None:
    text = "# Glossary\n\n**serum.** blood without cells.\n\n**SC.** Under the skin.\n\n**U.S.** A country.\n"
    assert said(read(tmp_path, text).concepts) == {
        "serum": ["blood without cells."],
        "SC": ["Under the skin."],
        "U.S.": ["A country."],
    }


def left_out(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    return {note.code: [(place.line, place.text) for place in note.places] for note in reading.notes}


def test_a_heading_with_nothing_below_is_named_and_a_section_is_none(tmp_path: Path) -> None:
    text = "# Words\n\n## S\n\n### serum\nx\n\n### sieve\n\n## P\n\n### plasma\nx\n\n### port\n"
    reading = read(tmp_path, text)
    assert list(said(reading.concepts)) == ["serum", "plasma"]
    assert left_out(reading) == {"bare-heading": [(8, "### sieve"), (15, "### port")]}


def test_each_table_and_item_that_is_left_out_is_named(tmp_path: Path) -> None:
    table = "| Term | Definition |\n|--|--|\n| serum | x |\n| plasma | y |\n"
    other = "| Test | Where |\n|--|--|\n| CT | ward |\n\n| Unit | Of |\n|--|--|\n| g | mass |\n| s | time |\n"
    reading = read(tmp_path, f"# Words\n\n{table}\n{other}\n- one thing\n- another\n")
    assert left_out(reading) == {
        "other-table": [(8, "Test | Where (1 row)"), (12, "Unit | Of (2 rows)")],
        "outside": [(17, "- one thing"), (18, "- another")],
    }


def test_several_definitions_below_a_term_are_several(tmp_path: Path) -> None:
    text = "serum\n: One.\n: Two,\n  indented.\n\nplasma\n: x\n"
    assert said(read(tmp_path, text).concepts) == {"serum": ["One.", "Two, indented."], "plasma": ["x"]}


def test_a_table_in_markdown_has_columns_as_any_table(tmp_path: Path) -> None:
    text = "# W\n\n| Mot | Sens | Extra |\n|---|---|---|\n| a \\| b | c<br>d | e |\n| f | g | |\n"
    concepts = read(tmp_path, text).concepts
    assert said(concepts) == {"a | b": ["c; d"], "f": ["g"]}


@pytest.mark.parametrize("text", ["# Title\n\nProse.\n", "Some **bold** words.\n", "# A\n# B\n"])
def test_other_markdown_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="not a vocabulary"):
        read(tmp_path, text)


def test_marks_of_markdown_are_taken_off_and_names_with_underscores_stay() -> None:
    assert plain_text("***a*** __b__ _c_ `d` [e](f) \\* snake_case_name 2*3") == "a b c d e * snake_case_name 2*3"


@pytest.mark.parametrize("mark", ["*", "_", "[", "<!--", "`", "**a", "[a](", "| ", "- ", ": "])
def test_a_long_line_of_marks_takes_no_time(tmp_path: Path, mark: str) -> None:
    text = f"# Words\n\n## serum\n{mark * 100_000}\n\n## plasma\n**x**: {mark * 100_000}\n"
    try:
        assert read(tmp_path, text).concepts
    except ImmunoError as error:
        assert error.message  # noqa: PT017 - whether it is read is not the point


TBX = """<?xml version="1.0"?>
<tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
<descrip type="subjectField">blood</descrip><ref type="crossReference" target="c2">plasma</ref>
<langSec xml:lang="en"><descripGrp><descrip type="definition">Blood without cells.</descrip>
<admin type="source">A book</admin></descripGrp>
<termSec><term>blood water</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
<termSec><term>serum</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
<langSec xml:lang="de"><descrip type="definition">Blut ohne Zellen.</descrip>
<termSec><term>Blutserum</term></termSec><termSec><term>Serum</term></termSec></langSec>
</conceptEntry><conceptEntry id="c2"><langSec xml:lang="de-at"><termSec><term>Plasma</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_tbx_is_read_in_all_its_languages(tmp_path: Path) -> None:
    reading = read(tmp_path, TBX)
    serum, plasma = reading.concepts
    assert (serum.id, serum.pref_label, serum.alt_labels, serum.related) == ("c1", "serum", ("blood water",), ("c2",))
    assert serum.definitions == (Statement("Blood without cells.", xrefs=("A book",)),)
    german = (Statement("Blut ohne Zellen."),)
    assert serum.translations == (Translation("de", "Blutserum", ("Serum",), definitions=german),)
    assert plasma.pref_label == "Plasma"
    assert {note.code: note.places[0].text for note in reading.notes} == {
        "foreign-label": "entry 2: Plasma (de-AT)",
        "unread-data": "entry 1: partOfSpeech: noun",
    }


def test_tbx_is_read_first_in_the_language_that_is_chosen(tmp_path: Path) -> None:
    reading = read(tmp_path, TBX, language="de")
    serum, plasma = reading.concepts
    assert (serum.pref_label, serum.alt_labels, reading.scheme.language) == ("Blutserum", ("Serum",), "de")
    assert plasma.pref_label == "Plasma"
    assert serum.translations[0].pref_label == "serum"


def test_multiterm_is_read_as_tbx_is(tmp_path: Path) -> None:
    groups = "".join(
        f'<languageGrp><language type="{name}" lang="{tag}"/>'
        + "".join(f"<termGrp><term>{term}</term></termGrp>" for term in terms)
        + "</languageGrp>"
        for name, tag, terms in (("English", "EN", ("serum", "blood serum")), ("German", "DE", ("Serum",)))
    )
    definition = f'<descripGrp><descrip type="Definition">{SERUM}</descrip></descripGrp>'
    status = '<descripGrp><descrip type="Project">lost</descrip></descripGrp>'
    reading = read(tmp_path, f"<mtf><conceptGrp><concept>7</concept>{definition}{status}{groups}</conceptGrp></mtf>")
    (serum,) = reading.concepts
    assert (serum.id, serum.pref_label, serum.alt_labels) == ("7", "serum", ("blood serum",))
    assert said([serum]) == {"serum": [SERUM]}
    assert [(each.language, each.pref_label) for each in serum.translations] == [("de", "Serum")]
    assert [(note.code, note.count) for note in reading.notes] == [("unread-data", 1)]


def test_a_glossary_of_moodle_is_read(tmp_path: Path) -> None:
    aliases = "<ALIASES><ALIAS><NAME>blood serum</NAME></ALIAS><ALIAS><NAME>sera</NAME></ALIAS></ALIASES>"
    categories = "<CATEGORIES><CATEGORY><NAME>Blood</NAME></CATEGORY></CATEGORIES>"
    html = "<p>Blood <b>without</b> cells.</p>".replace("<", "&lt;")
    reading = read(
        tmp_path,
        '<?xml version="1.0" encoding="UTF-8"?>\n<GLOSSARY><INFO><NAME>Of blood</NAME><INTRO>Words.</INTRO><ENTRIES>'
        f"<ENTRY><CONCEPT>serum</CONCEPT><DEFINITION>{html}</DEFINITION><FORMAT>1</FORMAT>{aliases}{categories}"
        "<ENTRYFILES><FILE>lost</FILE></ENTRYFILES></ENTRY>"
        f"<ENTRY><CONCEPT>plasma</CONCEPT><DEFINITION>{PLASMA}</DEFINITION></ENTRY></ENTRIES></INFO></GLOSSARY>",
    )
    assert said(reading.concepts) == {"serum": [SERUM], "plasma": [PLASMA]}
    assert reading.concepts[0].alt_labels == ("blood serum", "sera")
    assert [claim.category for claim in reading.concepts[0].categories] == ["Blood"]
    assert (reading.scheme.title, reading.scheme.description) == ("Of blood", "Words.")
    assert [(note.code, note.count) for note in reading.notes if note.code != "no-id"] == [("unread-data", 1)]


@pytest.mark.parametrize(
    "text",
    [
        *("<GLOSSARY/>", "<GLOSSARY>", "<GLOSSARY>" + "<a>" * 600, "<tbx>", "<tbx/>", "<tbx><conceptEntry/></tbx>"),
        "<?xml version='1.0' encoding='klingon'?><tbx/>",
    ],
)
def test_tbx_that_cannot_be_read_ends_in_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"Prefix(:=<http://example.org/>)\nOntology(<http://example.org/>)", "functional syntax"),
        (b"Prefix: : <http://example.org/>\n\nOntology: <http://example.org/>\n", "Manchester syntax"),
        (b'<?xml version="1.0"?>\n<!-- x --><Ontology xmlns="http://www.w3.org/2002/07/owl#">', "OWL/XML"),
        (b"- term: serum\n  definition: blood\n", "YAML"),
        (b"---\nserum: blood\nplasma: blood\n", "YAML"),
        (b"host: localhost\nport: 8080\nname: My own blood\n", "YAML"),
        (b"Blood\n=====\n\nserum\n   Blood without cells.\n", "reStructuredText, and it has no glossary"),
        (b".. note:: See :term:`blood`.\n\nserum\n   Blood without cells.\n", "it has no glossary"),
        (b'<?xml version="1.0"?>\n<!-- a -->\n<DescriptorRecordSet/>', "MeSH in XML"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n", "image"),
        (b"<html><body>", "web page"),
        (b"10000001$Ventilation pneumonitis$$10081988$$$$$$$$\n", "MedDRA"),
        (b"3|ENG||||||8717795||58488005||SNOMEDCT_US|PT|58488005|branching enzyme||N||\n", "RxNorm"),
        (b"1\t|\troot\t|\t\t|\tscientific name\t|\n", "NCBI taxonomy"),
        (b'<glossgroup id="g"><glossentry/></glossgroup>', "DITA"),
        (b'<JDBOR date="2024"><DisorderList/></JDBOR>', "Orphadata"),
        (b"{{glossary}}\n{{term|serum}}\n{{defn|Blood without cells.}}\n", "the markup of a wiki"),
        (b"#separator:tab\n#html:true\nserum\tBlood without its cells\tblood\n", "Anki"),
        (b"#curie_map:\n#  X: http://x/\nsubject_id\tpredicate_id\tobject_id\nX:1\tskos:exactMatch\tY:1\n", "SSSOM"),
        (b"C0007634|ENG|P|L0007634|PF|S0021586|Y|A0035955||M1|D002477|MSH|MH|D002477|Cells|0|N|256|\n", "MRCONSO"),
        (b"C0007634|T025|A1.2|Cell|AT1||\nC0007635|T025|A1.2|Cell|AT1||\n", "UMLS"),
        (
            b"id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\n1\t2\t1\t3\t4\ten\t5\tx\n",
            "RF2",
        ),
        (b"id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId\n1\t2\t1\t3\t4\n", "without names"),
        (b"*NEWRECORD\nRECTYPE = D\nMH = Calcimycin\n", "MeSH in ASCII"),
        (b"!gaf-version: 2.2\nUniProtKB\tA0A024\tNUDT4B\tenables\tGO:0003723\n", "annotations of genes"),
        ('#NAME "Blood"\n#INDEX_LANGUAGE "English"\nserum\n\t[m1]x[/m]\n'.encode("utf-16"), "Lingvo"),
        (b"#+TITLE: Blood\n- serum :: Blood without cells.\n", "Org mode"),
        (b"Cells\n  SN: All of them.\n  NT: T cells\n\nT cells\n  BT: Cells\n", "thesaurus as text"),
        (b"id: https://e.org/x\nprefixes:\n  linkml: https://w3id.org/linkml/\nclasses:\n  Cell:\n", "LinkML"),
        (b'{"resourceType": "CodeSystem", "concept": [{"code": "a", "display": "serum"}]}', "FHIR"),
        (b'{"entities": {"Q1": {"id": "Q1", "labels": {}, "claims": {}}}}', "Wikidata"),
        (b'[{"id": "Q1", "labels": {"en": {"value": "x"}}, "claims": {}}]', "Wikidata"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">', "flat OpenDocument"),
        (b'<rss version="2.0"><channel>', "WordPress"),
    ],
)
def test_what_is_not_read_is_named_with_a_way_to_have_it(tmp_path: Path, data: bytes, named: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(InvalidVocabularyError, match=named) as raised:
        read_file(path)
    assert raised.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "#separator:tab\n#columns:Notetype\tTerm\tDefinition\nBasic\tserum\tBlood\n",
        "#separator:comma\nterm,definition\nserum,Blood\n",
        "term,definition,subject_id,predicate_id,object_id\nserum,Blood,,,\n",
    ],
)
def test_a_table_with_a_known_header_is_read_whatever_else_it_holds(tmp_path: Path, text: str) -> None:
    path = tmp_path / "terms.txt"
    path.write_text(text, encoding="utf-8")
    assert [(each.pref_label, each.definitions[0].text) for each in read_file(path).concepts] == [("serum", "Blood")]


def test_the_cells_of_a_row_do_not_grow_with_the_names_in_other_entries(tmp_path: Path) -> None:
    entries = [{"term": "serum"}, *({f"name {number}": "text"} for number in range(5000))]
    (tmp_path / "terms.json").write_text(json.dumps(entries), encoding="utf-8")
    reading = read_file(tmp_path / "terms.json")
    assert [each.pref_label for each in reading.concepts] == ["serum"]
    counts = {note.code: note.count for note in reading.notes}
    assert counts == {"unknown-column": 5000, "blank-row": 5000}


@pytest.mark.parametrize("address", ["https://example.org/terms.csv", "http://example.org/", "ftp://example.org/a"])
def test_a_web_address_is_named_as_one(address: str) -> None:
    with pytest.raises(FileError, match="web address") as raised:
        read_file(Path(address))
    assert address.rstrip("/") in raised.value.hint


@pytest.mark.parametrize(
    "text",
    [
        '{"IL-2": "interleukin 2", "IFN": "interferon"}',
        '{"DE": "Germany", "FR": "France"}',
        '{"name": "What a thing is called.", "main": "The most important one."}',
        '[{"term": {"en": "blood", "et": "veri"}, "definition": "Red fluid."}]',
    ],
)
def test_plain_glossaries_are_read_though_they_look_a_little_like_settings(text: str, tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text(text, encoding="utf-8")
    assert [concept.pref_label for concept in read_file(path).concepts]


def test_a_title_in_markdown_is_no_header_of_a_single_column(tmp_path: Path) -> None:
    reading = read(tmp_path, f"# Terms\n\nserum\n:   {SERUM}\n\nplasma\n:   {PLASMA}\n")
    assert said(reading.concepts) == {"serum": [SERUM], "plasma": [PLASMA]}
    assert reading.scheme.title == "Terms"
    assert list(said(read(tmp_path, "# Terms\nserum\nplasma\n").concepts)) == ["serum", "plasma"]


def test_what_a_glossary_within_json_says_of_itself_is_kept(tmp_path: Path) -> None:
    text = f'{{"glossary": {{"title": "Fluids", "version": "2", "terms": {{"serum": {{"def": "{SERUM}"}}}}}}, "x": 1}}'
    reading = read(tmp_path, text)
    assert (reading.scheme.title, reading.scheme.version) == ("Fluids", "2")
    assert said(reading.concepts) == {"serum": [SERUM]}
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-key", "x")]


@pytest.mark.parametrize("text", [": foo", ": foo\n: bar\n", "\n: foo\n\nserum\n: a fluid\n"])
def test_a_definition_without_a_term_above_it_is_no_entry(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidVocabularyError, match=r"no vocabulary|not a vocabulary"):
        read(tmp_path, text)


def test_marks_of_code_that_nothing_closes_stay() -> None:
    assert plain_text("`" * 400_000).strip("`") == ""


@pytest.mark.parametrize("text", ["--- {}x", "|-{}x", "- {}x"])
def test_a_line_of_spaces_below_a_header_begins_no_entry(text: str) -> None:
    lines = [Line(1, "a | b"), Line(2, text.format(" " * 200_000))]
    assert not find_entries(lines, TableOptions()).entries


@pytest.mark.parametrize("between", [": ", " - ", " – ", " = "])
def test_lines_of_terms_are_named_with_a_command_that_makes_a_glossary_of_them(tmp_path: Path, between: str) -> None:
    path = tmp_path / "FILE"
    path.write_text(f"serum{between}{SERUM}\n\nplasma{between}{PLASMA}\n", encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="lines with a term and its definition") as raised:
        read_file(path)
    command = raised.value.hint.partition("Markdown: ")[2]
    subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, check=True)
    assert said(read_file(tmp_path / "FILE.md").concepts) == {"serum": [SERUM], "plasma": [PLASMA]}


@pytest.mark.parametrize(
    "entries",
    [
        f"## serum\n\n{SERUM}\n\n## plasma\n\n{PLASMA}\n",
        f"**serum**: {SERUM}\n\n**plasma**: {PLASMA}\n",
        f"Term | Definition\n--- | ---\nserum | {SERUM}\nplasma | {PLASMA}\n",
        f"serum\n: {SERUM}\n\nplasma\n: {PLASMA}\n",
    ],
    ids=["headings", "bold", "table", "definition list"],
)
def test_a_glossary_in_markdown_may_begin_far_below(tmp_path: Path, entries: str) -> None:
    path = tmp_path / "words.md"
    path.write_text("# Blood\n\n" + "A paragraph of the introduction.\n\n" * 3000 + entries, encoding="utf-8")
    assert said(read_file(path).concepts) == {"serum": [SERUM], "plasma": [PLASMA]}


@pytest.mark.parametrize("broken", ['{"term": "x"', '{"term": "x", "defi', '{"term": x}'])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_broken_line_of_json_lines_is_told_with_its_own_number(tmp_path: Path, broken: str, number: int) -> None:
    lines = [json.dumps({"term": f"t{each}", "definition": "It is."}) for each in range(4)]
    lines[number - 1] = broken
    path = tmp_path / "terms.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidVocabularyError) as caught:
        read_file(path)
    assert caught.value.where.endswith(f": line {number}")
    assert ("cut short" in caught.value.hint) is (number == 4)


@pytest.mark.parametrize(
    "text",
    [
        "# Words\n\n| Term | Definition |\n|--|--|\n| serum | Blood water. | extra |\n| plasma | Clots. | | more |\n",
        "<table>\n\n\n<tr><th>Term<th>Definition\n<tr><td>serum<td>Blood<td>extra\n<tr><td>plasma<td>x<td><td>more",
    ],
)
def test_cells_beyond_the_header_are_named_with_their_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.md"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path)
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma"]
    told = {note.code: [(place.line, place.text) for place in note.places] for note in reading.notes}
    assert told == {"long-row": [(5, "extra"), (6, "more")]}


def test_json_api_is_read_with_its_links() -> None:
    records = [
        {"type": "terms", "id": "1", "attributes": {"term": "fluid", "definition": "It flows."}},
        {
            "type": "terms",
            "id": "2",
            "attributes": {"term": "serum", "definition": "Blood without cells."},
            "relationships": {"broader": {"data": {"type": "terms", "id": "1"}}},
        },
    ]
    beside = {"links": {"self": "x"}, "meta": {"count": 2}, "included": [{"type": "book", "id": "9", "title": "B"}]}
    reading = read_json_glossary(json.dumps({**beside, "data": records}).encode(), name="x")
    assert [(concept.id, concept.broader) for concept in reading.concepts] == [("1", ()), ("2", ("1",))]
    assert {place.text for note in reading.notes for place in note.places} == {"links", "meta", "included"}


def test_of_several_lists_the_only_one_that_defines_terms_is_read() -> None:
    terms = [{"term": "serum", "definition": "Blood."}, {"term": "plasma", "definition": "Clots."}]
    whole: dict[str, object] = {
        "count": 2,
        "next": None,
        "results": terms,
        "facets": [{"name": "fluids", "count": 2}],
        "links": {},
    }
    reading = read_json_glossary(json.dumps(whole).encode(), name="x")
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma"]
    assert {place.text for note in reading.notes for place in note.places} == {"count", "next", "facets", "links"}


def test_a_bar_in_a_link_of_a_wiki_is_no_end_of_a_cell() -> None:
    text = "| Term | Definition |\n|--|--|\n| [[plasma|Plasma]] | It [[clotting|clots]] |\n| serum | It does not |\n"
    reading = read_markdown(text.encode(), name="x")
    assert [(each.pref_label, each.definitions[0].text) for each in reading.concepts] == [
        ("Plasma", "It clots"),
        ("serum", "It does not"),
    ]


def test_texts_of_drupal_and_edges_of_graphql_are_read() -> None:
    drupal = {"name": "serum", "description": {"value": "<p>Blood</p>", "format": "html"}}
    reading = read_json_glossary(json.dumps([drupal]).encode(), name="x")
    assert [each.definitions[0].text for each in reading.concepts] == ["Blood"]
    nodes = [{"node": {"name": "serum", "definition": "Blood"}}, {"node": {"name": "plasma", "definition": "It clots"}}]
    edges = {"data": {"terms": {"edges": nodes, "pageInfo": {"hasNextPage": False}}}}
    reading = read_json_glossary(json.dumps(edges).encode(), name="x")
    assert [each.pref_label for each in reading.concepts] == ["serum", "plasma"]


def test_a_map_of_objects_with_unknown_names_can_be_mapped(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    entries = {
        name: {"title": name.upper(), "default": f"What {name} is.", "more": {"a": "b"}} for name in ("abc", "xyz")
    }
    path.write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match=r"known as a definition \(title, default, more\)") as raised:
        read_file(path)
    assert "--column NAME=definition" in raised.value.hint
    options = TableOptions((("title", "prefLabel"), ("default", "definition")))
    reading = read_file(path, options=options)
    assert [(one.id, one.pref_label) for one in reading.concepts] == [("abc", "ABC"), ("xyz", "XYZ")]
    assert said(reading.concepts) == {"ABC": ["What abc is."], "XYZ": ["What xyz is."]}


def test_definitions_below_their_numbers_are_as_many_definitions(tmp_path: Path) -> None:
    entries = [{"term": "serum", "definition": {"1": "Blood without cells.", "2": "A drop of it."}}, {"term": "plasma"}]
    (tmp_path / "terms.json").write_text(json.dumps({"entries": entries}), encoding="utf-8")
    reading = read_file(tmp_path / "terms.json")
    assert [each.text for each in reading.concepts[0].definitions] == ["Blood without cells.", "A drop of it."]
    assert reading.notes == ()
