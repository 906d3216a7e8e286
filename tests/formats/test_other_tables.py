"""Tables that other people make: nothing of them is lost without a word."""

import json
from pathlib import Path

import pytest

from immuno_cli.errors import ImmunoError, InvalidVocabularyError, UsageError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.formats.tables.headers import header_columns
from immuno_cli.formats.tables.languages.columns import base_of
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.model import Concept, Statement, Translation


def read(text: str, *, encoding: str = "utf-8", **options: object) -> Reading:
    told = TableOptions(**options)  # type: ignore[arg-type]
    return read_csv(text.encode(encoding), name="file", options=told)


def places(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    return {note.code: [(place.line, place.text) for place in note.places] for note in reading.notes}


def targets(header: str, separator: str = ",") -> list[str]:
    return [column.target for column in header_columns(header.split(separator), TableOptions())]


def test_concepts_with_one_label_are_told_apart_by_a_number() -> None:
    reading = read(
        "Term,Definition\nlead,A metal.\nlead-2,A code.\nlead,A wire.\nlead,The first place.\ncord,A rope.\n"
    )
    assert [concept.id for concept in reading.concepts] == ["lead", "lead-2", "lead-3", "lead-4", "cord"]
    assert [concept.pref_label for concept in reading.concepts] == ["lead", "lead-2", "lead", "lead", "cord"]
    assert places(reading) == {"homonym": [(4, "lead-3"), (5, "lead-4")]}


def test_a_row_that_is_repeated_is_left_out_and_one_that_adds_something_is_joined() -> None:
    reading = read("id,name,synonym\n1,serum,sera\n1,serum,blood water\n2,clot,\n2,clot,\n")
    assert [concept.alt_labels for concept in reading.concepts] == [("sera", "blood water"), ()]
    assert places(reading) == {"joined-row": [(3, "1")], "repeated-row": [(5, "clot")]}


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-8-sig", "utf-16-le"])
def test_letters_are_kept_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("Begriff;Erklärung\r\nNävus;Ein Mal – meist harmlos\r\nÖdem;Wasser im Gewebe\r\n".encode(encoding))
    reading = read_file(path)
    assert [concept.id for concept in reading.concepts] == ["Nävus", "Ödem"]
    guessed = encoding in {"cp1252", "mac_roman"}
    assert [note.code for note in reading.notes] == (["guessed-encoding"] if guessed else [])


def test_an_unsure_guess_says_so_and_shows_how_others_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("Term;Definition\nkoža;orgán\nľadvina;obličky\n".encode("iso8859_2"))
    (note,) = read_file(path).notes
    assert note.message == (
        "file that is not UTF-8 was read as windows-1250, an unsure guess: “koľa”, or “koža” in iso-8859-2"
        " (if that is wrong: immuno vocabulary add FILE --encoding NAME)"
    )


def test_a_text_with_escape_sequences_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("Term,Definition\n血清,血液\n".encode("iso2022_jp"))
    assert read_file(path).concepts[0].id == "血清"


def test_an_encoding_that_is_told_is_taken_or_refused() -> None:
    text = "Term;Definition\nпочка;орган\n"
    assert read_csv(text.encode("koi8_r"), name="x", options=TableOptions(encoding="koi8-r")).concepts[0].id == "почка"
    with pytest.raises(InvalidVocabularyError, match="not UTF-8") as raised:
        read_csv(text.encode("cp1251"), name="x", options=TableOptions(encoding="utf-8"))
    assert raised.value.where == "line 2"


@pytest.mark.parametrize("rows", [0, 9000])
def test_a_nul_byte_is_named_with_its_line(rows: int, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    before = "".join(f"term {number},A definition\n" for number in range(rows))
    path.write_text(f"Term,Definition\n{before}serum,Blood\0 without cells.\n", encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="a NUL byte stands in this line") as raised:
        read_file(path)
    assert raised.value.where == f"{path}: line {rows + 2}"
    assert raised.value.hint.endswith("tr -d '\\000' < FILE > NEW")


@pytest.mark.parametrize("data", [bytes(500), bytes(range(256)) * 9])
def test_what_is_mostly_no_text_is_called_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_bytes(data)
    with pytest.raises(InvalidVocabularyError, match="this is not a text file"):
        read_file(tmp_path / "terms.csv")


def test_a_header_with_line_breaks_and_brackets_is_known() -> None:
    reading = read('Term,"Definition\n(plain words)",Synonym(s)\nserum,"Blood, without cells.",sera;water\n')
    assert list(reading.concepts) == [
        Concept("serum", "serum", ("sera", "water"), definitions=(Statement("Blood, without cells."),))
    ]


@pytest.mark.parametrize(
    "lines", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n", "# from the wiki\n# 2026\n", "Our glossary;;\n;;\n", "\n\n"]
)
def test_what_stands_before_the_header_hinders_nothing(lines: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(f"{lines}Term;Definition;Synonyms\nserum;Blood without cells;blood water|sera\n")
    (concept,) = read_file(path).concepts
    assert concept.alt_labels == ("blood water", "sera")


def test_a_title_before_the_header_is_placed() -> None:
    assert places(read("Our glossary,,\nTerm,Definition,Note\na,b,c\n")) == {"before-header": [(1, "Our glossary")]}


def test_columns_of_one_meaning_are_all_read() -> None:
    reading = read("id,prefLabel,altLabel,altLabel,Name,Synonym 1,Synonym_2\n1,serum,sera,water,serum fluid,a,b\n")
    assert reading.concepts[0].alt_labels == ("serum fluid", "sera", "water", "a", "b")
    assert not reading.notes


def test_columns_that_are_left_out_are_named_even_without_a_name() -> None:
    reading = read("Term,Letter,Definition,,\na,A,b,,x\n")
    assert places(reading) == {"unknown-column": [(1, "column 5"), (1, "Letter")]}


def test_an_unknown_column_without_any_cell_is_no_loss() -> None:
    reading = read("Term,Letter,Definition,Colour\na,,b,\nc, ,d,red\n")
    assert places(reading) == {"unknown-column": [(1, "Colour")]}


def test_rows_of_a_translators_table_that_differ_only_in_what_is_not_read_are_noted() -> None:
    header = "source_term,target_term,source_lang,target_lang,reviewer\n"
    reading = read(header + "fever,fiebre,en,es,Kim\nfever,fiebre,en,es,Lee\nfever,fièvre,en,fr,Lee\n")
    assert places(reading) == {"unknown-column": [(1, "reviewer")], "differs-unread": [(3, "fever → fiebre")]}
    assert "(reviewer)" in reading.notes[-1].message


def test_names_of_columns_as_converters_to_rdf_write_them() -> None:
    header = (
        'Identifier,"skos:prefLabel@en(id=""label"")","skos:altLabel@en(separator="","")",skos:definition@en,'
        '"skos:broader(lookupColumn=""skos:prefLabel"" separator="","")",owl:deprecated^^xsd:boolean,'
        "dct:created^^xsd:date"
    )
    rows = 'e:1,blood,,A fluid.,,,2020-01-01\ne:2,serum,"sera,blood water",Part of it.,blood,true,\n'
    reading = read(f"{header}\n{rows}")
    serum = reading.concepts[1]
    assert (serum.pref_label, serum.alt_labels, serum.broader) == ("serum", ("sera", "blood water"), ("e:1",))
    assert serum.deprecated
    assert places(reading) == {"unknown-column": [(1, "dct:created^^xsd:date")]}


def test_labels_in_a_language_come_before_a_column_of_labels_that_is_nearly_empty() -> None:
    header = "Identifier,rdfs:label,skos:prefLabel@en,skos:definition@en\n"
    reading = read(header + "e:p,Its level,level,A property.\ne:1,,blood,A fluid.\ne:2,,serum,A part.\ne:3,,lymph,\n")
    assert reading.scheme.language == "en"
    assert [concept.pref_label for concept in reading.concepts] == ["level", "blood", "serum", "lymph"]
    assert reading.concepts[0].alt_labels == ("Its level",)
    assert not places(reading)


def test_brackets_of_full_width_hold_a_language() -> None:
    reading = read(
        "用語ID,用語（日本語）,概要（日本語）,用語（英語）\n1,血清,血液の一部。,serum\n2,血漿,別の部分。,plasma\n"
    )
    assert [(one.id, one.pref_label) for one in reading.concepts] == [("1", "serum"), ("2", "plasma")]
    assert [one.translations[0].pref_label for one in reading.concepts] == ["血清", "血漿"]
    assert reading.concepts[0].translations[0].definitions[0].text == "血液の一部。"


def test_names_of_columns_in_two_scripts() -> None:
    header = (
        '"Term in English\n英文术语",English Definition 英文定义,"Term in Chinese\n术语中文翻译",'
        "Comments/注释,Other 其他\n"
    )
    reading = read(f"{header}serum,A part of blood.,血清,rare,x\nlymph,A fluid.,淋巴,,x\n")
    assert [one.pref_label for one in reading.concepts] == ["serum", "lymph"]
    serum = reading.concepts[0]
    assert (serum.definitions[0].text, serum.translations[0].pref_label) == ("A part of blood.", "血清")
    assert serum.scope_notes[0].text == "rare"
    assert places(reading) == {"unknown-column": [(1, "Other 其他")]}


def test_names_of_columns_behind_that_of_a_joined_table() -> None:
    reading = read("Term,A.Synonyms,B.SYNONYMS,B.Related Terms,A.Reviewer\nserum,sera,blood water,plasma,Kim\n")
    assert reading.concepts[0].alt_labels == ("sera", "blood water")
    assert places(reading)["unknown-column"] == [(1, "A.Reviewer")]


@pytest.mark.parametrize(
    ("table", "proposed"),
    [
        ("Nr,What,Long\n1,serum,Blood without its cells.\n2,plasma,Blood that can still clot.\n", ["What", "Long"]),
        ("Long,What\nBlood without its cells.,serum\nBlood that can still clot.,plasma\n", ["What", "Long"]),
        ("Ward,Wing,Thing\nA 1,left,serum\nA 1,left,plasma\nA 1,left,lymph\n", ["Thing"]),
        ("名,文\n血清,血液から細胞を取り除いたものである。\n血漿,凝固する成分を含む血液のことである。\n", ["名", "文"]),
        ("Ours,Beijing\nserum,血清\nplasma,血浆\n", ["Ours"]),
    ],
)
def test_the_columns_that_are_proposed_look_like_what_they_are_proposed_for(table: str, proposed: list[str]) -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read(table)
    options = [f" --column {name}={to}" for name, to in zip(proposed, ("prefLabel", "definition"), strict=False)]
    hint = raised.value.hint.replace("'", "").replace(" --column Nr=id", "")
    assert f"immuno vocabulary add FILE{''.join(options)} (or, if the table has no header: --column" in hint


@pytest.mark.parametrize(
    "table",
    [
        "fever\tHigh temperature\nrash\tRed skin\nport\tA device under the skin\n",
        "fever\tA temperature that is higher than usual.\nrash\tSkin that is red.\nport\tA device under the skin.\n",
    ],
)
def test_a_first_line_that_looks_like_an_entry_is_proposed_to_be_read_as_one(table: str) -> None:
    """Pasted with the names of the columns, the command would lose the first term and each definition."""
    with pytest.raises(InvalidVocabularyError) as raised:
        read(table)
    assert "If the table has no header: immuno vocabulary add FILE --column 1=prefLabel --column 2=definition" in (
        raised.value.hint
    )


def test_where_all_columns_are_known_no_empty_command_is_proposed() -> None:
    with pytest.raises(InvalidVocabularyError, match="no column “Nope”") as raised:
        read("term,definition\nfever,High temperature\n", columns=(("Nope", "definition"),))
    assert "for example" not in raised.value.hint


@pytest.mark.parametrize(
    ("header", "language", "others"),
    [
        ("en,zh-Hans", "en", {"zh-Hans": "Serum"}),
        ("de-CH,en-GB", "en-GB", {"de-CH": "serum"}),
        ("id,skos:prefLabel_pt-BR,skos:prefLabel_en-GB", "en-GB", {"pt-BR": "serum"}),
        ("id,dct:title_en,skos:prefLabel_zh-Hant", "en", {"zh-Hant": "Serum"}),
    ],
)
def test_tags_with_a_region_or_a_script(header: str, language: str, others: dict[str, str]) -> None:
    reading = read(f"{header}\n{'1,' if header.startswith('id') else ''}serum,Serum\n")
    assert base_of(reading.scheme.language) == base_of(language)
    assert {one.language: one.pref_label for one in reading.concepts[0].translations} == others


def test_rows_of_another_width_are_placed() -> None:
    reading = read("Term,Definition,Note\na,b\nc,d,e,f\ng,h,i,\n")
    assert places(reading) == {"short-row": [(2, "a b")], "long-row": [(3, "f")]}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text(f"Term{delimiter}Definition\nserum{delimiter}Blood: or water\n")
    (concept,) = read_file(path).concepts
    assert concept.pref_label == "serum"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Class ID,Preferred Label,Synonyms,Definitions,Obsolete,CUI,Semantic Types,Parents",
            "id prefLabel altLabel definition deprecated notation categories broader",
        ),
        ("IRI,rdfs:label,obo:IAO_0000115,oboInOwl:hasExactSynonym", "id prefLabel definition altLabel"),
        ("http://www.w3.org/2004/02/skos/core#prefLabel,skos:definition@en", "prefLabel definition"),
        ("item,itemLabel,itemDescription,itemAltLabel", "id prefLabel definition altLabel"),
        ("TERM,MEANING,SEE ALSO,SOURCE", "prefLabel definition related source"),
        ("Begriff,Erklärung,Oberbegriff,Siehe auch,Quelle", "prefLabel definition broader related source"),
        ("Terme,Définition,Synonymes,Exemple", "prefLabel definition altLabel example"),
        ("Término,Definición,Sinónimos,Nota", "prefLabel definition altLabel scopeNote"),
        ("Termine,Definizione,Sinonimi,Fonte", "prefLabel definition altLabel source"),
        ("Begrip,Omschrijving,Afkorting,Bron", "prefLabel definition altLabel source"),
        ("Termo,Definição,Sigla,Exemplos", "prefLabel definition altLabel example"),
        ("Acronym,Definition", "prefLabel definition"),
        ("Abbreviation,Full form", "altLabel prefLabel"),
        ("Title,Description", "prefLabel definition"),
        ("Abbr.,Stands for,Explanation", "altLabel prefLabel definition"),
        ("Term / Begriff,Definition or description,Synonyms & Acronyms", "prefLabel definition altLabel"),
        ("Fachausdruck,Erläuterung,Schlagworte", "prefLabel definition categories"),
        ("Termín,Definice,Synonyma", "prefLabel definition altLabel"),
        ("Pojęcie,Opis,Źródło", "prefLabel definition source"),
        ("Термин,Определение,Пример", "prefLabel definition example"),
        ("用語,定義,同義語", "prefLabel definition altLabel"),
        ("용어,설명", "prefLabel definition"),
        ("Term,History Note,Subject Category", "prefLabel editorialNote categories"),
    ],
)
def test_common_headers_are_known(header: str, expected: str) -> None:
    assert targets(header) == expected.split()


@pytest.mark.parametrize(
    "header", ["Abkürzung,Bedeutung,Erklärung", "Abbreviation,Meaning", "en,no", "date,amount", "Title,Author"]
)
def test_a_header_that_could_mean_anything_is_not_guessed(header: str) -> None:
    assert targets(header) == []


def test_an_unknown_header_is_answered_with_its_columns_and_the_way_to_map_them(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("Kürzel;Bedeutung;Rem\nCTL;zytotoxische T-Zelle;Sie tötet\nNK;Killerzelle;Auch\n")
    with pytest.raises(InvalidVocabularyError, match="this is a table") as raised:
        read_file(path)
    assert "Kürzel, Bedeutung, Rem" in raised.value.message
    assert "prefLabel" in raised.value.hint
    assert "--column Bedeutung=prefLabel" in raised.value.hint
    columns = (("bedeutung", "prefLabel"), ("Kürzel", "synonym"), ("Rem", "definition"))
    first = read_file(path, options=TableOptions(columns)).concepts[0]
    assert (first.pref_label, first.alt_labels) == ("zytotoxische T-Zelle", ("CTL",))


def test_a_table_without_a_header_is_mapped_by_numbers() -> None:
    reading = read("leadership\tkomando\tn.\ncloak\tmantelo\tadj.\n", columns=(("1", "prefLabel"), ("2", "altLabel")))
    assert [(concept.id, concept.alt_labels) for concept in reading.concepts] == [
        ("leadership", ("komando",)),
        ("cloak", ("mantelo",)),
    ]
    assert places(reading) == {"unknown-column": [(0, "column 3")]}


def test_a_mapping_that_cannot_be_is_an_error() -> None:
    with pytest.raises(InvalidVocabularyError, match="no column “Wort”; its columns are: A, B"):
        read("A,B\n1,2\n3,4\n", columns=(("Wort", "prefLabel"),))
    with pytest.raises(UsageError, match="“colour” is not a known meaning"):
        read("A,B\n1,2\n3,4\n", columns=(("A", "colour"),))


def test_parents_and_related_terms_are_found_by_their_label_in_any_case() -> None:
    reading = read(
        "ID,Term,Broader term,Related terms,Narrower terms\n"
        '1,Fluid,,,\n2,Blood,FLUID,"serum, Plasma",\n3,serum,blood,nothing known,\n4,plasma,,,Water\n5,water,,,\n'
    )
    links = {concept.id: (concept.broader, concept.related) for concept in reading.concepts}
    assert links == {
        "1": ((), ()),
        "2": (("1",), ("3", "4")),
        "3": (("2",), ("nothing known",)),
        "4": ((), ()),
        "5": (("4",), ()),
    }


def test_a_column_shows_what_separates_its_values() -> None:
    reading = read('Term,Synonyms,Tags,Definition\na,x; y,"p\nq",one; two | three\nb,"z, w",r,\n')
    first, second = reading.concepts
    assert (first.alt_labels, second.alt_labels) == (("x", "y"), ("z, w",))
    assert [each.category for each in first.categories] == ["p", "q"]
    assert first.definitions[0].text == "one; two | three"


def test_cells_of_a_column_may_have_different_separators() -> None:
    first, second = read("Term,Synonyms\na,x; y\nb,p|q\n").concepts
    assert (first.alt_labels, second.alt_labels) == (("x", "y"), ("p", "q"))
    first, second = read("Term,Synonyms\na,x; y\nb,p|q; r\n").concepts
    assert (first.alt_labels, second.alt_labels) == (("x; y",), ("p", "q; r"))


def test_an_entity_is_no_separator() -> None:
    reading = read("Term,Synonyms\na,b &amp; c\n")
    assert reading.concepts[0].alt_labels == ("b & c",)
    assert places(reading)["markup"] == [(2, "b &amp; c")]


def test_html_in_cells_is_read_as_the_text_that_it_shows(tmp_path: Path) -> None:
    shown = "Blood without cells. It holds Ca²⁺ & salts."
    html = "<p>Blood <strong>without</strong> cells.</p><p>It holds Ca<sup>2+</sup> &amp; salts.</p>"
    reading = read(f"Term,Definition\n<i>serum</i>,{html}\nplasma,less than 5 <b or > 6 & more\n")
    assert [(each.pref_label, each.definitions[0].text) for each in reading.concepts] == [
        ("serum", shown),
        ("plasma", "less than 5 <b or > 6 & more"),
    ]
    assert len(places(reading)["markup"]) == 2
    (tmp_path / "terms.json").write_text(json.dumps([{"term": "serum", "definition": html}]), encoding="utf-8")
    assert read_file(tmp_path / "terms.json").concepts[0].definitions[0].text == shown


@pytest.mark.parametrize("cell", ["</b>", "<br>", "p < 0.05", "a<b and c>d, </i> too", "x &notation; y", "<5 pg> </p"])
def test_signs_that_are_no_html_of_a_text_stay(cell: str) -> None:
    reading = read(f'Term,Definition\n"{cell}",A sign.\n')
    assert [each.pref_label for each in reading.concepts] == [cell]
    assert "markup" not in places(reading)


def test_columns_of_other_languages_are_translations() -> None:
    text = "id,term_es,synonyms (Spanish),term_en,definition (English)\n1,sangre,plasma; suero,blood,A fluid.\n"
    reading = read(text)
    assert (reading.concepts[0].pref_label, reading.scheme.language) == ("blood", "en")
    assert reading.concepts[0].translations == (Translation("es", "sangre", ("plasma", "suero")),)
    assert places(reading) == {}
    spanish = read_csv(text.encode(), name="x", language="es")
    assert (spanish.concepts[0].pref_label, spanish.scheme.language) == ("sangre", "es")
    english = Translation("en", "blood", definitions=(Statement("A fluid."),))
    assert spanish.concepts[0].translations == (english,)


@pytest.mark.parametrize(
    ("header", "main", "translations"),
    [
        ("Deutsch;Englisch;Französisch;Definition", "1", {"en": "2", "fr": "3"}),
        ("German;English;French;Definition", "2", {"de": "1", "fr": "3"}),
        ("Begriff;Englisch;Definition", "1", {"en": "2"}),
        ("Term;DE;FR", "1", {"de": "2", "fr": "3"}),
        ("EN;DE;FR", "1", {"de": "2", "fr": "3"}),
        ("English;Spanish", "1", {"es": "2"}),
        ("Terme;Équivalent anglais;Définition", "1", {"en": "2"}),
        ("skos:prefLabel@en;skos:prefLabel@pt-BR", "1", {"pt-BR": "2"}),
        ("prefLabel (en);prefLabel[fr];definition:en", "1", {"fr": "2"}),
        ("Definition;Latin;Term", "3", {"la": "2"}),
        ("TituloEn;TituloEs;DefinicionEs", "1", {"es": "2"}),
        ("english;standard;category", "1", {}),
        ("中文;English;解释", "2", {"zh": "1"}),
    ],
)
def test_columns_named_by_a_language_hold_the_terms_in_it(header: str, main: str, translations: dict[str, str]) -> None:
    (concept,) = read(f"{header}\n1;2;3;4\n".replace(";4" * (header.count(";") < 3), "")).concepts
    assert concept.pref_label == main
    assert {each.language: each.pref_label for each in concept.translations} == translations


@pytest.mark.parametrize(
    ("header", "wanted", "language"),
    [
        ("Term;Definition", "", "en"),
        ("Begriff;Erklärung", "", "de"),
        ("Term;Beschreibung", "", "de"),
        ("Terme;Définition", "", "fr"),
        ("Voorkeursterm;Definitie", "", "nl"),
        ("Begriff;Englisch", "", "de"),
        ("Deutsch;Englisch", "", "de"),
        ("German;English", "", "en"),
        ("Term;English", "", "und"),
        ("Begriff;Terme", "", "und"),
        ("Nome;Note", "", "und"),
        ("Pojem;Definice", "", "und"),
        ("Term;Definition EN", "", "en"),
        ("Begriff;Erklärung", "en", "en"),
        ("Deutsch;Englisch", "en", "en"),
        ("Term;Definition", "de", "de"),
    ],
)
def test_a_table_is_in_the_language_that_is_wanted_or_that_its_columns_are_named_in(
    header: str, wanted: str, language: str
) -> None:
    assert read_csv(f"{header}\n1;2\n".encode(), name="x", language=wanted).scheme.language == language


def test_a_row_without_a_label_in_this_language_has_one_of_another() -> None:
    reading = read("term_en,term_de,synonyms_de,definition_de\nblood,Blut,,Saft\n,Eiter,Pus,Sekret\n")
    pus = reading.concepts[1]
    assert (pus.id, pus.pref_label, pus.alt_labels) == ("Eiter", "Eiter", ("Pus",))
    assert pus.translations == (Translation("de", definitions=(Statement("Sekret"),)),)
    assert places(reading) == {"foreign-label": [(3, "Eiter (de)")]}


def test_texts_of_several_lengths_in_a_language_are_definitions() -> None:
    (concept,) = read("term_en,short_en,long_en,term_es,long_es\na,Brief.,In full.,b,Todo.\n").concepts
    assert [each.text for each in concept.definitions] == ["Brief.", "In full."]
    assert concept.translations == (Translation("es", "b", definitions=(Statement("Todo."),)),)


def test_a_dash_in_a_cell_says_nothing() -> None:
    (concept,) = read("Term,Definition,Synonym\na,-,–\n").concepts
    assert (concept.definitions, concept.alt_labels) == ((), ())


def test_a_column_of_another_language_that_has_no_place_is_named() -> None:
    reading = read("term_en,term_es,pronunciation_es\nblood,sangre,SAHN-greh\n")
    assert places(reading) == {"other-language": [(1, "pronunciation_es")]}


def test_a_source_stays_with_the_definition() -> None:
    first, second = read("Term,Definition,Source\na,b,https://example.org/\nc,,a book\n").concepts
    assert first.definitions == (Statement("b", xrefs=("https://example.org/",)),)
    assert second.editorial_notes == (Statement("Source: a book"),)


@pytest.mark.parametrize(
    ("cell", "deprecated"), [("TRUE", True), ("x", True), ("ja", True), ("False", False), ("", False)]
)
def test_obsolete_terms_are_told_by_many_words(cell: str, deprecated: bool) -> None:
    assert read(f"Term,Obsolete\na,{cell}\n").concepts[0].deprecated is deprecated


def test_what_a_cell_cannot_hold_is_placed() -> None:
    assert places(read("Term,Obsolete\na,perhaps\n")) == {"bad-value": [(2, "Obsolete: perhaps")]}


def test_prose_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Once upon a time, there was a term.\nIt had, as terms have, a definition, and no end.\n")
    with pytest.raises(ImmunoError, match="plain text, not a vocabulary"):
        read_file(path)


def test_single_bytes_of_another_encoding_are_repaired_and_placed() -> None:
    data = "Term,Definition\nNävus,Mal\nÖdem,Wasser\ncaf".encode() + b"\xe9,Haus \x96 klein\n"
    reading = read_csv(data, name="x")
    assert [concept.id for concept in reading.concepts] == ["Nävus", "Ödem", "café"]
    assert places(reading) == {"mixed-encoding": [(4, "café,Haus – klein")] * 2}


def test_a_header_that_is_repeated_is_no_concept() -> None:
    assert places(read("Term,Definition\na,b\nTerm,Definition\nc,d\n")) == {"header-again": [(3, "Term Definition")]}


def test_a_table_of_bioportal_states_most_things_twice() -> None:
    """It has the columns of BioPortal, and those of the ontology by their label or their address."""
    header = (
        "Class ID,Preferred Label,Synonyms,Definitions,Obsolete,CUI,Semantic Types,Parents,label,id,"
        "has_exact_synonym,http://www.w3.org/2004/02/skos/core#altLabel,http://purl.obolibrary.org/obo/IAO_0000115,hasx"
    )
    first = "http://x.y/1,cell,,A unit.,false,,,,cell,X:1,,,A unit.,x\n"
    second = (
        "http://x.y/2,T cell,T-cell|T lymphocyte,A cell.,true,C1|C2,,http://x.y/1,T cell,X:2,T-cell,T cells,A cell.,\n"
    )
    reading = read(f"{header}\n{first}{second}")
    concept = reading.concepts[1]
    assert (concept.id, concept.pref_label, concept.alt_labels) == (
        "http://x.y/2",
        "T cell",
        ("T-cell", "T lymphocyte", "T cells"),
    )
    assert (concept.definitions, concept.broader) == ((Statement("A cell."),), ("http://x.y/1",))
    assert (concept.notations, concept.deprecated) == (("X:2", "C1", "C2"), True)
    assert places(reading) == {"unknown-column": [(1, "hasx")]}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Use <b> for <i>bold</i> text.", "Use <b> for bold text."),
        ("<p>Write <b> and </b> around it.</p>", "Write <b> and </b> around it."),
        ("<i>Bold</i>: the tag <b>…</b>", "Bold: the tag <b>…</b>"),
        ("The “<em>” and “</em>” of <i>HTML</i>", "The “<em>” and “</em>” of HTML"),
        ("A line ends at the <br> tag of <i>HTML</i>.", "A line ends at the <br> tag of HTML."),
        ("Use <p> for <i>paragraphs</i>.", "Use <p> for paragraphs."),
        ("A List<String> holds <b>texts</b>.", "A List<String> holds texts."),
        ("<p>See <a@example.org>.</p>", "See <a@example.org>."),
        ("a<b and c>d is <i>true</i>", "a<b and c>d is true"),
        ("<b>HTML</b> tags and <o:p></o:p><span lang=en>others</span>", "HTML tags and others"),
        ("<ul><li>one <li>two</ul>first <br> second<p>third", "one two first second third"),
        ("<td nowrap>blood</td>", "blood"),
    ],
)
def test_tags_that_a_cell_talks_about_stay(cell: str, shown: str) -> None:
    reading = read(f"Term,Definition\nserum,{cell}\n")
    assert reading.concepts[0].definitions[0].text == shown


def test_the_sounds_of_flash_cards_are_no_text() -> None:
    reading = read(
        "Term,Definition\nserum [sound:serum.mp3],[anki:tts lang=en_US]Blood without cells.[/anki:tts]\n"
        "plasma,Anki writes [sound:…] before a sound.\n"
    )
    assert [(each.pref_label, each.definitions[0].text) for each in reading.concepts] == [
        ("serum", "Blood without cells."),
        ("plasma", "Anki writes [sound:…] before a sound."),
    ]
    assert len(places(reading)["anki-mark"]) == 2
