"""Glossaries as other programs export them: Notion, Airtable, WordPress, Obsidian, pandoc, databases and web sites."""

import json
from pathlib import Path
from typing import Any

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading


def read(tmp_path: Path, name: str, text: str) -> Reading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def read_json(tmp_path: Path, value: Any) -> Reading:  # noqa: ANN401 - whatever JSON holds
    return read(tmp_path, "terms.json", json.dumps(value))


def said(reading: Reading) -> dict[str, str]:
    return {each.pref_label: each.definitions[0].text if each.definitions else "" for each in reading.concepts}


def codes(reading: Reading) -> dict[str, list[str]]:
    return {note.code: [place.text for place in note.places] for note in reading.notes}


def test_the_links_of_notion_lead_to_the_terms(tmp_path: Path) -> None:
    address = "https://www.notion.so/x-0c1f5d2a7c3b4e0f9a8b7c6d5e4f3a2b?pvs=21"
    rows = f'T cell,"B cell ({address}), Antigen ({address})"\nB cell,T cell ({address})\nAntigen,\n'
    reading = read(tmp_path, "terms.csv", f"Name,Related terms\n{rows}")
    assert [each.related for each in reading.concepts] == [("B cell", "Antigen"), ("T cell",), ()]


@pytest.mark.parametrize("empty", ["NULL", "\\N", "NaN", "None"])
def test_what_a_database_writes_for_nothing_is_nothing(tmp_path: Path, empty: str) -> None:
    text = f"id,term,definition,synonyms,parent_id\n1,serum,A fluid.,{empty},{empty}\n2,lymph,{empty},{empty},1\n"
    first, second = read(tmp_path, "terms.csv", text).concepts
    assert (first.alt_labels, first.broader) == ((), ())
    assert (second.definitions, second.alt_labels, second.broader) == ((), (), ("1",))


@pytest.mark.parametrize("wrapper", ["fields", "attributes", "node", "_source"])
def test_records_in_a_wrapper_are_read(tmp_path: Path, wrapper: str) -> None:
    records = [{"id": f"r{label}", wrapper: {"Term": label, "Definition": "It is."}} for label in ("serum", "lymph")]
    reading = read_json(tmp_path, {"records": records, "offset": "x"})
    assert said(reading) == {"serum": "It is.", "lymph": "It is."}
    assert reading.concepts[0].id == "rserum"
    assert codes(reading)["unknown-key"] == ["offset"]


def test_an_object_with_another_label_is_no_wrapper(tmp_path: Path) -> None:
    reading = read_json(
        tmp_path,
        [
            {"term": "graph", "definition": "Nodes and edges.", "node": {"term": "vertex", "definition": "A point."}},
            {"term": "tree", "attributes": {"definition": "A graph without cycles."}},
        ],
    )
    assert said(reading) == {"graph": "Nodes and edges.", "tree": "A graph without cycles."}
    assert codes(reading)["bad-value"] == ["entry 1: node"]


def test_posts_of_wordpress_are_read_as_what_they_show(tmp_path: Path) -> None:
    posts = [
        {"id": number, "title": {"rendered": label}, "content": {"rendered": "<p>It is &amp; was.</p>"}}
        for number, label in enumerate(("serum", "lymph"))
    ]
    assert said(read_json(tmp_path, posts)) == {"serum": "It is & was.", "lymph": "It is & was."}


def test_terms_by_their_first_letter_are_read(tmp_path: Path) -> None:
    reading = read_json(tmp_path, {"A": {"antigen": "It is bound.", "Ab": "It binds."}, "S": {"serum": "Blood."}})
    assert said(reading) == {"antigen": "It is bound.", "Ab": "It binds.", "serum": "Blood."}


def test_what_is_said_of_a_letter_is_no_term(tmp_path: Path) -> None:
    letters = {"d": {"definition": "The fourth letter."}, "e": {"explanation": "The fifth letter."}}
    assert [each.id for each in read_json(tmp_path, letters).concepts] == ["d", "e"]


def test_defined_terms_of_schema_org_need_no_context_from_the_web(tmp_path: Path) -> None:
    terms = [{"@type": "DefinedTerm", "name": "serum", "description": "It is a fluid.", "termCode": "S1"}]
    whole = {"@context": "https://schema.org", "@type": "DefinedTermSet", "name": "Blood", "hasDefinedTerm": terms}
    reading = read_json(tmp_path, whole)
    assert (said(reading), reading.scheme.title) == ({"serum": "It is a fluid."}, "Blood")
    assert reading.concepts[0].notations == ("S1",)


def test_a_term_of_schema_org_beside_concepts_of_skos_is_left_out(tmp_path: Path) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    graph = [
        {"@id": "http://e.org/a", "@type": "skos:Concept", "skos:prefLabel": "serum"},
        {"@id": "http://e.org/b", "@type": "DefinedTerm", "skos:prefLabel": "lymph"},
    ]
    context = {"skos": skos, "@vocab": "https://schema.org/"}
    reading = read(tmp_path, "terms.jsonld", json.dumps({"@context": context, "@graph": graph}))
    assert said(reading) == {"serum": ""}
    assert list(codes(reading)) == ["other-resource"]


def test_code_in_markdown_stays_as_it_is(tmp_path: Path) -> None:
    text = "- **`<b>`**: as in `[[x]]`, `*` and `a==b`.\n- **link**: `[text](address)` or *[serum](x)*, x==y==z.\n"
    reading = read(tmp_path, "terms.md", text)
    assert said(reading) == {
        "<b>": "as in [[x]], * and a==b.",
        "link": "[text](address) or serum, x==y==z.",
    }


def test_line_breaks_of_cells_in_markdown_divide_them_and_those_in_code_stay(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.md", "| Term | Definition |\n| --- | --- |\n| `<br>` | one<br>line |\n")
    assert said(reading) == {"<br>": "one; line"}


@pytest.mark.parametrize("first", ["[TOC]", "[[toc]]", "[Home](index.md) / Words", "[![Built](a.svg)](b)", "[a]: b"])
def test_markdown_may_begin_with_brackets(tmp_path: Path, first: str) -> None:
    reading = read(tmp_path, "terms.md", f"{first}\n\n**serum**: a fluid\n\n**lymph**: another\n")
    assert said(reading) == {"serum": "a fluid", "lymph": "another"}


def test_headings_are_no_comments_of_a_program(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.md", "# Words\n\n## const\n\nconst x = [1] is one.\n\n## let\n\nIt is another.\n")
    assert said(reading) == {"const": "const x = [1] is one.", "let": "It is another."}


def test_links_and_highlights_of_obsidian_are_no_text(tmp_path: Path) -> None:
    table = "| Term | Definition |\n| --- | --- |\n| Serum | A [[water\\|fluid]] of [[blood]], ==clear==. a == b |\n"
    assert said(read(tmp_path, "terms.md", table)) == {"Serum": "A fluid of blood, clear. a == b"}


def test_grids_of_pandoc_have_cells_of_several_lines(tmp_path: Path) -> None:
    grid = """\
+----------+------------------+
| Term     | Definition       |
+==========+==================+
| serum    | Blood without    |
|          | cells.           |
+----------+------------------+
| plasma   | - clear          |
|          | - clots          |
+----------+------------------+
"""
    reading = read(tmp_path, "terms.md", f"# Blood\n\n{grid}\nThe end.\n")
    assert said(reading) == {"serum": "Blood without cells.", "plasma": "- clear - clots"}
    assert (reading.scheme.title, codes(reading)) == ("Blood", {"outside": ["The end."]})


def test_a_row_for_each_label_says_which_is_preferred(tmp_path: Path) -> None:
    text = (
        "concept_id\tlanguage\tterm\tstatus\n1\ten\tserum\tpreferred\n1\ten\tblood water\tdeprecated\n"
        "2\ten\tplasma\tpreferred\n2\ten\tplasm\tadmitted\n"
    )
    reading = read(tmp_path, "terms.tsv", text)
    assert [(each.pref_label, each.alt_labels, each.deprecated) for each in reading.concepts] == [
        ("serum", ("blood water",), False),
        ("plasma", ("plasm",), False),
    ]
    assert codes(reading)["synonym-row"] == ["blood water", "plasm"]


def test_an_obsolete_label_before_the_preferred_one_leaves_the_concept_in_use(tmp_path: Path) -> None:
    text = (
        "id,term,lang,status\n1,blood water,en,deprecated\n1,serum,en,preferred\n"
        "2,old,en,deprecated\n2,older,en,deprecated\n"
    )
    reading = read(tmp_path, "terms.csv", text)
    assert [(each.pref_label, each.alt_labels, each.deprecated) for each in reading.concepts] == [
        ("serum", ("blood water",), False),
        ("old", ("older",), True),
    ]
    assert codes(reading)["synonym-row"] == ["blood water", "older"]


def test_a_header_below_a_preface_is_found_by_what_it_says_of_definitions(tmp_path: Path) -> None:
    preface = 'Words of the clinic,,\n"It was made by the team in 2023, and a doctor checks it each year.",,\n,,\n'
    reading = read(tmp_path, "terms.csv", f"{preface}No.,Expression,Meaning in plain words\n1,serum,A fluid.\n")
    assert said(reading) == {"serum": "A fluid."}
    assert "before-header" in codes(reading)


def test_asciidoc_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="AsciiDoc"):
        read(tmp_path, "terms.adoc", "[glossary]\n= Glossary\n\n[glossary]\nserum:: A fluid.\n")


def test_the_language_of_a_region_is_written_as_usual(tmp_path: Path) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    text = f'<x:a> a <{skos}Concept> ; <{skos}prefLabel> "antigène"@fr-CA .'
    assert read(tmp_path, "terms.ttl", text).scheme.language == "fr-CA"


def test_link_targets_and_comments_of_glossarify_are_no_text(tmp_path: Path) -> None:
    text = """\
Words
=====

[Slug](#slug)
-------------

A slug is an [identifier↴][1].

Term Hint
---------
<!--{ "aliases": "hint, sign" }-->

A sign.

[1]: #identifier "It names something."
"""
    reading = read(tmp_path, "terms.md", text.replace("[Slug](#slug)", "Slug"))
    assert said(reading) == {"Slug": "A slug is an identifier↴.", "Term Hint": "A sign."}
    assert reading.concepts[1].alt_labels == ("hint", "sign")
    assert (reading.scheme.title, codes(reading)) == ("Words", {})


def test_spaces_before_quotes_with_backslashes_in_them_are_no_text(tmp_path: Path) -> None:
    rows = '"serum", "fluid", "a \\"clear\\" one, of blood"\n"plasma", "fluid", "plain"\n'
    reading = read(tmp_path, "terms.csv", f'#Version: 1\n\n"term","category","definition"\n{rows}')
    assert said(reading) == {"serum": 'a "clear" one, of blood', "plasma": "plain"}
    assert [each.categories[0].category for each in reading.concepts] == ["fluid", "fluid"]


def test_a_column_of_ids_may_be_called_as_in_json_ld(tmp_path: Path) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    reading = read(tmp_path, "terms.csv", f"@id;{skos}prefLabel;{skos}definition\n\n#1;serum;A fluid.\n")
    assert (reading.concepts[0].id, said(reading)) == ("#1", {"serum": "A fluid."})


@pytest.mark.parametrize("name", ["Blood.fluid", "Blood:fluid", "Blood > fluid"])
def test_a_name_with_all_that_is_above_it_leads_to_the_term(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, "terms.csv", f"Name,Parent\nserum,{name}\nfluid,\n")
    assert reading.concepts[0].broader == ("fluid",)
    assert read(tmp_path, "terms.csv", "Name,Parent\nserum,EX:404\nfluid,\n").concepts[0].broader == ("EX:404",)


def test_a_sheet_as_a_web_page_is_read_without_its_edges(tmp_path: Path) -> None:
    rows = (("", "A", "B"), ("1", "Term", "Definition"), ("2", "serum", "A fluid."), ("3", "lymph", "It flows."))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><div><table>{cells}</table></div>'
    assert said(read(tmp_path, "sheet.html", page)) == {"serum": "A fluid.", "lymph": "It flows."}


def test_a_row_with_an_id_alone_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.csv", "id,prefLabel,definition\n1,serum,A fluid.\n2,,It flows.\n")
    assert (said(reading), codes(reading)) == ({"serum": "A fluid.", "2": "It flows."}, {"no-label": ["2"]})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("let json = {\n 'vocabulary': [{'word': 'Biome'}]\n};\n", "a program in JavaScript"),
        ("export const terms: Term[] = [\n { term: 'serum' }\n]\n", "a program in JavaScript"),
        ('{| class="wikitable"\n! Term !! Definition\n|-\n| serum || A fluid.\n|}\n', "the markup of a wiki"),
    ],
)
def test_other_texts_are_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(InvalidVocabularyError, match=what):
        read(tmp_path, "terms.txt", text)


def test_expired_terms_are_obsolete(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.csv", "Name,Status,Definition\nserum,Approved,A fluid.\nlymph,Expired,It flows.\n")
    assert [each.deprecated for each in reading.concepts] == [False, True]


def test_records_below_others_have_them_as_their_broader_ones(tmp_path: Path) -> None:
    whole = [
        {
            "term": "fluid",
            "definition": "It flows.",
            "children": [
                {"term": "blood", "definition": "Red.", "children": [{"term": "serum", "definition": "Clear."}]},
                {"term": "lymph", "definition": "Clear, too.", "children": []},
            ],
        }
    ]
    reading = read_json(tmp_path, whole)
    links = {each.id: each.broader for each in reading.concepts}
    assert links == {"fluid": (), "blood": ("fluid",), "serum": ("blood",), "lymph": ("fluid",)}
    linked = read_json(
        tmp_path, [{"id": "a", "term": "fluid", "narrower": [{"id": "b"}]}, {"id": "b", "term": "blood"}]
    )
    assert linked.concepts[1].broader == ("a",)


def test_a_record_with_others_below_it_may_be_the_whole(tmp_path: Path) -> None:
    below = [{"term": "blood", "definition": "Red."}, {"term": "lymph", "definition": "Clear."}]
    reading = read_json(tmp_path, {"term": "fluid", "definition": "It flows.", "children": below})
    assert {each.id: each.broader for each in reading.concepts} == {
        "fluid": (),
        "blood": ("fluid",),
        "lymph": ("fluid",),
    }
    assert reading.notes == ()


def test_records_below_homonyms_have_their_own_one_above(tmp_path: Path) -> None:
    whole = [
        {"term": "cell", "definition": definition, "children": [{"term": part, "definition": "A part."}]}
        for definition, part in (("A room.", "bar"), ("A unit of life.", "nucleus"))
    ]
    links = {each.id: each.broader for each in read_json(tmp_path, whole).concepts}
    assert links == {"cell": (), "bar": ("cell",), "cell-2": (), "nucleus": ("cell-2",)}


def test_a_link_to_a_term_called_none_is_one(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.csv", "id,term,parent\n1,None,\n2,some,NaN\n3,one,None\n")
    assert [each.broader for each in reading.concepts] == [(), (), ("1",)]


def test_a_title_before_a_name_is_no_path(tmp_path: Path) -> None:
    reading = read(tmp_path, "terms.csv", "term,parent\nCell,\nbattery,Dr. Cell\nx,Immune.Cell\n")
    assert [each.broader for each in reading.concepts] == [(), ("Dr. Cell",), ("Cell",)]


def test_columns_beside_their_rows_are_a_table(tmp_path: Path) -> None:
    rows = [["serum", "A fluid.", "sera"], ["lymph", "It flows.", None]]
    reading = read_json(tmp_path, {"columns": ["term", "definition", "synonyms"], "index": [0, 1], "data": rows})
    assert said(reading) == {"serum": "A fluid.", "lymph": "It flows."}


def test_a_table_that_was_encoded_twice_is_read_as_meant(tmp_path: Path) -> None:
    text = "Begriff;Erklärung\nNävus;Mal – der Haut\nÖdem;Schwellung\n"
    reading = read(tmp_path, "terms.csv", text.encode().decode("cp1252"))
    assert said(reading) == {"Nävus": "Mal – der Haut", "Ödem": "Schwellung"}
    assert codes(reading)["encoded-twice"] == ["Ã¤", "Ã¤", "â€“", "Ã–"]
    (tmp_path / "few.csv").write_text("Term,Definition\nÃ¤,It stands for ä.\n", encoding="utf-8")
    assert read_file(tmp_path / "few.csv").concepts[0].pref_label == "Ã¤"


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#VALUE!", "#DIV/0!"])
def test_the_errors_of_a_spreadsheet_say_nothing(tmp_path: Path, error: str) -> None:
    assert said(read(tmp_path, "terms.csv", f"Term,Definition\nserum,{error}\nlymph,It flows.\n"))["serum"] == ""


def test_an_entry_with_nothing_but_an_id_is_no_term(tmp_path: Path) -> None:
    entry = '<termEntry id="{}"><langSet xml:lang="en"><tig><term>{}</term></tig></langSet></termEntry>'
    entries = entry.format("c1", "serum") + entry.format("c2", "") + entry.format("c3", "plasma")
    reading = read(tmp_path, "terms.tbx", f'<martif type="TBX"><text><body>{entries}</body></text></martif>')
    assert list(said(reading)) == ["serum", "plasma"]
    assert codes(reading) == {"empty-entry": ["entry 2: c2"]}


def test_labels_of_a_table_in_markdown_are_read_as_their_text(tmp_path: Path) -> None:
    marked = ["[pandas](https://pandas.pydata.org/)", "**git config**", "`HEAD`", "[`x`](#x)"]
    others = ["list [a](b)", "2 ** 3 ** 4", "__init__.py"]
    rows = "".join(f"{label},A **word**.\n" for label in (*marked, *others))
    reading = read(tmp_path, "terms.csv", f"Term,Definition\n{rows}")
    assert list(said(reading)) == ["pandas", "git config", "HEAD", "`x`", *others]
    assert set(said(reading).values()) == {"A **word**."}
    assert codes(reading) == {"label-markdown": marked[:3] + marked[3:]}
