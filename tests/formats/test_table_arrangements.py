"""Tables with a row for each language, and tables with a column for each level of a hierarchy."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading
from immuno_cli.formats.tables.reader import read_csv


def read(text: str, language: str = "en") -> Reading:
    return read_csv(text.encode(), name="file", language=language)


def notes(text: str) -> dict[str, list[int]]:
    return {note.code: [place.line for place in note.places] for note in read(text).notes}


def labels(reading: Reading) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the labels of each concept by its id and by language, "" for that of the vocabulary."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for concept in reading.concepts:
        for text, _, language in concept.all_labels:
            of_concept = found.setdefault(concept.id, {})
            of_concept[language] = (*of_concept.get(language, ()), text)
    return found


def places(reading: Reading) -> dict[str, list[str]]:
    return {note.code: [place.text for place in note.places] for note in reading.notes}


@pytest.mark.parametrize(
    ("column", "english", "german"),
    [("Language", "English", "German"), ("Sprache", "Englisch", "Deutsch"), ("lang", "en", "de-DE")],
)
def test_rows_with_one_id_are_a_concept_in_several_languages(column: str, english: str, german: str) -> None:
    text = f"ID,{column},Term,Definition\n1,{english},blood,Red\n1,{german},Blut,Rot\n1,{german},Lebenssaft,\n"
    reading = read(text)
    translated = reading.concepts[0].translations[0]
    assert labels(reading) == {"1": {"": ("blood",), translated.language: ("Blut", "Lebenssaft")}}
    assert translated.language == ("de-DE" if german == "de-DE" else "de")
    assert [each.text for each in reading.concepts[0].definitions] == ["Red"]
    assert [each.text for each in translated.definitions] == ["Rot"]
    assert places(reading) == {"synonym-row": ["Lebenssaft"]}
    assert labels(read(text, "de"))["1"][""] == ("Blut", "Lebenssaft")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1,en,blood,red\n1,en,cell,unit\n", [("blood", ["red"], ""), ("cell", ["unit"], "")]),
        ("1,en,blood,\n1,en,cell,\n", [("blood", [], ""), ("cell", [], "")]),
        ("1,en,blood,red\n1,,cell,unit\n", [("blood", ["red"], ""), ("cell", ["unit"], "")]),
        (
            "1,en,blood,red\n1,en,cell,unit\n1,de,Blut,rot\n1,de,Zelle,klein\n",
            [("blood", ["red"], "Blut"), ("cell", ["unit"], "Zelle")],
        ),
    ],
)
def test_different_concepts_with_one_id_are_not_merged(rows: str, found: list[object]) -> None:
    reading = read(f"ID,Language,Term,Definition\n{rows}")
    assert [concept.id for concept in reading.concepts] == ["1", "1"]
    assert [
        (one.pref_label, [each.text for each in one.definitions], "".join(t.pref_label for t in one.translations))
        for one in reading.concepts
    ] == found
    assert reading.notes == ()


def test_rows_with_one_id_language_and_label_are_one_concept() -> None:
    rows = "1,en,blood,red\n1,de,Blut,rot\n1,de,Blut,flüssig\n1,en,blood,\n1,en,,fluid\n"
    [blood] = read(f"ID,Language,Term,Definition\n{rows}").concepts
    assert [each.text for each in blood.definitions] == ["red", "fluid"]
    assert [each.text for each in blood.translations[0].definitions] == ["rot", "flüssig"]


def test_a_concept_without_a_row_in_the_language_keeps_what_the_nearest_says() -> None:
    reading = read("ID,Language,Term,Definition\n1,en,blood,Red\n1,de,Blut,Rot\n2,de,Galle,Gelb\n2,fr,bile,Jaune\n")
    assert labels(reading)["2"] == {"": ("Galle",), "fr": ("bile",)}
    assert [each.text for each in reading.concepts[1].definitions] == ["Gelb"]
    assert places(reading) == {"foreign-label": ["Galle (de)"]}


def test_without_ids_a_notation_joins_rows_of_different_languages() -> None:
    reading = read("Code,Language,Term\nB1,en,blood\nB1,de,Blut\nB1,en,gore\n")
    assert labels(reading) == {"blood": {"": ("blood",), "de": ("Blut",)}, "gore": {"": ("gore",)}}


def test_without_ids_and_notations_rows_stay_apart_and_are_counted() -> None:
    reading = read("Language,Term,Definition\nen,blood,Red\nde,Blut,Rot\n")
    assert labels(reading) == {"blood": {"": ("blood",)}, "Blut": {"": ("Blut",)}}
    assert [each.text for each in reading.concepts[1].definitions] == ["Rot"]
    assert places(reading) == {"language-row": ["Blut (de)"]}


def test_one_language_of_all_rows_is_that_of_the_vocabulary() -> None:
    reading = read("Term,Sprache,Definition\nBlut,Deutsch,Rot\nGalle,Deutsch,Gelb\n")
    assert (reading.scheme.language, reading.notes) == ("de", ())


def test_a_cell_that_names_no_language_is_counted() -> None:
    reading = read("ID,Language,Term\n1,en,blood\n2,both of them,bile\n")
    assert labels(reading) == {"1": {"": ("blood",)}, "2": {"": ("bile",)}}
    assert places(reading) == {"bad-value": ["language: both of them"]}


@pytest.mark.parametrize("name", ["Level {}", "level{}", "Ebene {}", "Tier {}", "L{}"])
def test_each_cell_of_a_level_is_a_concept_below_the_nearest_to_the_left(name: str) -> None:
    header = ",".join(name.format(number) for number in (1, 2, 3))
    reading = read(f"{header},Definition\nblood,,,Red\n,serum,,Clear\n,,albumin,\n,plasma,,\nlymph,,node,\n")
    assert {concept.id: concept.broader for concept in reading.concepts} == {
        "blood": (),
        "serum": ("blood",),
        "albumin": ("serum",),
        "plasma": ("blood",),
        "lymph": (),
        "node": ("lymph",),
    }
    assert [[each.text for each in concept.definitions] for concept in reading.concepts[:3]] == [["Red"], ["Clear"], []]
    assert reading.notes == ()


def test_levels_that_each_row_repeats_are_one_concept() -> None:
    reading = read("Level 1,Level 2,ID\nblood,serum,S\nblood,plasma,P\nlymph,serum,\n")
    assert {concept.id: concept.broader for concept in reading.concepts} == {
        "blood": (),
        "S": ("blood",),
        "P": ("blood",),
        "lymph": (),
        "serum": ("lymph",),
    }


def test_one_label_below_two_is_two_concepts() -> None:
    reading = read("Level 1,Level 2\nblood,cell\nlymph,cell\n,node\n")
    assert [(concept.id, concept.pref_label, concept.broader) for concept in reading.concepts] == [
        ("blood", "blood", ()),
        ("cell", "cell", ("blood",)),
        ("lymph", "lymph", ()),
        ("cell-2", "cell", ("lymph",)),
        ("node", "node", ("lymph",)),
    ]
    assert places(reading) == {"homonym": ["cell-2"]}


def test_many_concepts_of_one_label_have_an_id_each() -> None:
    reading = read("Level 1,Level 2\n" + "".join(f"a{number},Other\n" for number in range(6000)))
    assert len({concept.id for concept in reading.concepts}) == 12000


def test_levels_beside_a_column_of_terms_are_named_as_left_out() -> None:
    reading = read("Term,Level 1,Level 2\nserum,blood,fluid\n")
    assert places(reading) == {"unknown-column": ["Level 1", "Level 2"]}


@pytest.mark.parametrize("name", ["Status", "Term status", "state"])
def test_a_status_that_says_obsolete_is_no_live_concept(name: str) -> None:
    reading = read(f"Term,Definition,{name}\na,one,Deprecated\nb,two,current\nc,three,obsolete\nd,four,draft\n")
    assert [concept.deprecated for concept in reading.concepts] == [True, False, True, False]
    assert reading.notes == ()


def test_a_status_is_read_however_far_below_it_first_says_obsolete() -> None:
    live = "".join(f"term {number},a definition,approved\n" for number in range(2100))
    reading = read(f"Term,Definition,Status\n{live}old,an old thing,deprecated\n")
    assert [concept.pref_label for concept in reading.concepts if concept.deprecated] == ["old"]
    assert reading.notes == ()


def test_a_status_that_says_nothing_of_the_kind_is_left_out_by_name() -> None:
    reading = read("Term,Definition,Status\na,one,draft\nb,two,final\n")
    assert places(reading) == {"unknown-column": ["Status"]}


# columns of levels beside one of terms


def test_levels_beside_a_term_are_what_is_above_it() -> None:
    table = "Level 1,Level 2,Term,Definition\nBlood,,serum,Clear.\nBlood,Parts,fibrin,A thread.\nOrgans,,liver,Large.\n"
    assert {concept.id: concept.broader for concept in read(table).concepts} == {
        "Blood": (),
        "serum": ("Blood",),
        "Parts": ("Blood",),
        "fibrin": ("Parts",),
        "Organs": (),
        "liver": ("Organs",),
    }
    assert notes(table) == {"level-concept": [2, 3, 4]}


def test_a_term_that_is_its_last_level_is_that_level_and_keeps_its_id() -> None:
    table = "ID,Term,Level 1,Level 2\n3,liver,Body,organ\n2,Organ,Body,organ\n1,Body,Body,\n"
    reading = read(table)
    assert {concept.id: concept.broader for concept in reading.concepts} == {"3": ("2",), "2": ("1",), "1": ()}
    assert reading.notes == ()


def test_levels_of_an_outline_stand_for_the_rows_below_them() -> None:
    table = "Level 1,Level 2,Term\nBlood,Parts,fibrin\n,,serum\nOrgans,,liver\n"
    found = {concept.id: concept.broader for concept in read(table).concepts}
    assert (found["serum"], found["liver"]) == (("Parts",), ("Organs",))


@pytest.mark.parametrize(
    "rows",
    [
        "serum,x,,\nplasma,,x,\nlymph,x,,x\n",
        "serum,1,2,3\nplasma,1,2,3\n",
        "serum,A fluid.,In blood.,Clear.\nlymph,B,C,D\n",
    ],
    ids=["marks", "numbers", "what each level says of the term"],
)
def test_columns_of_levels_that_are_no_hierarchy_are_left_out_and_named(rows: str) -> None:
    table = f"Term,Level 1,Level 2,Level 3\n{rows}"
    assert all(not concept.broader for concept in read(table).concepts)
    assert notes(table) == {"unknown-column": [1, 1, 1]}


# lists with commas in a column whose name does not say so


def synonyms(column: str, *rows: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    table = f"Term,{column},Definition\n" + "".join(f'"{term}","{cell}",It is.\n' for term, cell in rows)
    return {concept.pref_label: concept.alt_labels for concept in read(table).concepts}


@pytest.mark.parametrize("column", ["Synonym", "Alias", "Alternative name", "Other term", "Synonym (English)"])
def test_cells_that_are_all_lists_of_short_names_are_taken_apart(column: str) -> None:
    rows = ("serum", "sera, blood water"), ("plasma", "plasm, blood plasma"), ("lymph", "lymphatic fluid"), ("pus", "")
    assert synonyms(column, *rows) == {
        "serum": ("sera", "blood water"),
        "plasma": ("plasm", "blood plasma"),
        "lymph": ("lymphatic fluid",),
        "pus": (),
    }
    table = 'Term,Synonym\nserum,"sera, blood water"\nplasma,"plasm, blood plasma"\n'
    assert notes(table) == {"comma-list": [2, 3]}


@pytest.mark.parametrize(
    "rows",
    [
        [("T cell", "Cell, T"), ("B cell", "Cell, B")],
        [("J. Smith", "Smith, John"), ("M. Curie", "Curie, Marie"), ("R. Roe", "Roe, R.")],
        [("acute liver disease", "Hepatitis, Acute"), ("bone tumour", "Neoplasm, Bone"), ("flu", "grippe, influenza")],
        [("hypertension", "hypertension, essential"), ("anaemia", "anaemia, chronic"), ("flu", "grippe, influenza")],
        [("lung cancer", "carcinoma of lung, malignant"), ("skin cancer", "carcinoma of skin, malignant")],
        [("neoplasm, benign", "growth, lump"), ("tumour", "mass, swelling")],
        [("serum", "It is clear, and it has no cells."), ("plasma", "It is yellow, with clotting factors.")],
        [("serum", "blood without cells, but with antibodies"), ("plasma", "blood, or what is left of it")],
        [("serum", "sera"), ("plasma", "plasm, yellow"), ("lymph", "a"), ("pus", "b"), ("bile", "c")],
    ],
    ids=[
        "turned round",
        "persons",
        "names of diseases",
        "its own label",
        "qualified",
        "labels with commas",
        "sentences",
        "phrases",
        "a single comma",
    ],
)
def test_cells_whose_commas_may_be_parts_of_a_name_stay_whole(rows: list[tuple[str, str]]) -> None:
    for column in ("Synonym", "Alias"):
        assert synonyms(column, *rows) == {term: (cell,) for term, cell in rows}


# tables side by side


@pytest.mark.parametrize(
    "table",
    [
        "Term,Definition,Term,Definition\nserum,Clear.,plasma,Yellow.\nlymph,A fluid.,,\n",
        "Term;Definition;;Term;Definition\nserum;Clear.;;plasma;Yellow.\nlymph;A fluid.;;;\n",
        "No,Term,Definition,No,Term,Definition\n1,serum,Clear.,3,plasma,Yellow.\n2,lymph,A fluid.,,,\n",
    ],
)
def test_tables_side_by_side_are_read_one_below_the_other(table: str) -> None:
    found = {concept.id: [each.text for each in concept.definitions] for concept in read(table).concepts}
    assert found == {"serum": ["Clear."], "plasma": ["Yellow."], "lymph": ["A fluid."]}
    assert notes(table)["side-by-side"] == [1]


def test_a_column_that_is_there_twice_makes_no_second_table() -> None:
    table = "Term,Synonym,Synonym,Definition\nserum,sera,blood water,Clear.\n"
    assert read(table).concepts[0].alt_labels == ("sera", "blood water")
    assert not notes(table)


def test_a_term_that_is_broken_into_lines_is_one_line() -> None:
    (concept,) = read('Term,Definition\n"blood\nserum","Clear.\nThin."\n').concepts
    assert (concept.id, concept.pref_label) == ("blood serum", "blood serum")
    assert concept.definitions[0].text == "Clear.\nThin."


@pytest.mark.parametrize("beside", ["Term in German", "Begriff auf Deutsch", "Término en alemán", "Término em alemão"])
def test_the_name_of_a_column_may_say_the_language_in_words(beside: str) -> None:
    (concept,) = read(f"Term,{beside},Definition\nblood,Blut,Red.\n").concepts
    assert [(each.language, each.pref_label) for each in concept.translations] == [("de", "Blut")]


ON_ITS_SIDE = [["", "serum", "plasma"], ["Definition", "Blood, no cells.", "It clots."], ["Synonyms", "sera", ""]]


@pytest.mark.parametrize("kind", ["csv", "md", "html"])
def test_a_table_on_its_side_is_read_column_by_column(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"terms.{kind}"
    rows = [["Term", *ON_ITS_SIDE[0][1:]], *ON_ITS_SIDE[1:]] if kind == "html" else ON_ITS_SIDE
    cells = {
        "csv": ["\t".join(row) for row in rows],
        "md": [f"| {' | '.join(row)} |" for row in rows],
        "html": ["<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows],
    }[kind]
    begin = {"csv": "", "md": "# Words\n\n", "html": "<html><table>"}[kind]
    if kind == "md":
        cells.insert(1, "|---|---|---|")
    path.write_text(begin + "\n".join(cells) + "\n", encoding="utf-8")
    concepts = read_file(path).concepts
    assert [(each.pref_label, each.definitions[0].text, each.alt_labels) for each in concepts] == [
        ("serum", "Blood, no cells.", ("sera",)),
        ("plasma", "It clots.", ()),
    ]


def test_a_table_that_describes_columns_does_not_lie_on_its_side(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("Term,Definition,Note\nDefinition,What a word means,This one\nSynonym,A word like it,That one\n")
    assert [concept.pref_label for concept in read_file(path).concepts] == ["Definition", "Synonym"]


@pytest.mark.parametrize("rows", [21, 60])
def test_a_table_with_more_rows_than_a_term_has_fields_does_not_lie_on_its_side(rows: int) -> None:
    table = "Term,serum,x\n" + "Definition,A text about it.,y\n" * rows
    assert "sideways" not in notes(table)


@pytest.mark.parametrize(
    "header",
    [
        "Level 1 code,Level 1 name,Level 2 code,Level 2 name",
        "L1,L1_name,L2,L2_name",
        "codice_1_livello,label_ITA_1_livello,codice_2_livello,label_ITA_2_livello",
        "Tier 1 ID,Tier 1 label (en),Tier 2 ID,Tier 2 label (en)",
    ],
)
def test_levels_may_have_codes_and_labels(header: str) -> None:
    reading = read(f"{header}\nA,Blood,A1,Serum\nA,Blood,A2,Plasma\nB,Bone,B1,Marrow\n")
    assert [(one.id, one.pref_label, one.broader) for one in reading.concepts] == [
        ("A", "Blood", ()),
        ("A1", "Serum", ("A",)),
        ("A2", "Plasma", ("A",)),
        ("B", "Bone", ()),
        ("B1", "Marrow", ("B",)),
    ]
    assert not reading.notes


CODED = "Level 1 code,Level 1 name,Level 2 code,Level 2 name,Definition\n"


def coded(rows: str) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the label, the notations and the broader concepts of each concept, by its id."""
    concepts = read(CODED + rows).concepts
    found = {one.id: (one.pref_label, one.notations, one.broader) for one in concepts}
    assert len(found) == len(concepts)
    return found


def test_codes_that_begin_again_below_each_concept_are_no_ids() -> None:
    rows = "1,Blood,1,cell,Small.\n1,Blood,2,serum,Clear.\n2,Bone,1,marrow,Soft.\n2,Bone,2,cell,Hard.\n2,Bone,3,edge,\n"
    assert coded(rows) == {
        "Blood": ("Blood", ("1",), ()),
        "cell": ("cell", ("1",), ("Blood",)),
        "serum": ("serum", ("2",), ("Blood",)),
        "Bone": ("Bone", ("2",), ()),
        "marrow": ("marrow", ("1",), ("Bone",)),
        "cell-2": ("cell", ("2",), ("Bone",)),
        "edge": ("edge", ("3",), ("Bone",)),
    }
    assert notes(CODED + rows)["shared-code"] == [2, 2, 3, 4, 4, 5, 6]


def test_a_code_that_two_concepts_share_by_mistake_is_no_id_of_either() -> None:
    rows = (
        "".join(f"A,Blood,A{number},part {number},It is.\n" for number in range(20)) + "A,Blood,A7,fibrin,A thread.\n"
    )
    found = coded(rows)
    assert found["A8"] == ("part 8", (), ("A",))
    assert found["part 7"] == ("part 7", ("A7",), ("A",))
    assert found["fibrin"] == ("fibrin", ("A7",), ("A",))
    assert notes(CODED + rows)["shared-code"] == [9, 22]


def test_a_concept_may_have_the_code_of_the_only_one_below_it() -> None:
    assert coded("A,Blood,A,cell,Small.\nB,Bone,B1,marrow,Soft.\n") == {
        "Blood": ("Blood", ("A",), ()),
        "cell": ("cell", ("A",), ("Blood",)),
        "B": ("Bone", (), ()),
        "B1": ("marrow", (), ("B",)),
    }


def test_further_codes_of_a_concept_are_notations() -> None:
    rows = "A,Blood,B1,cell,Small.\nB,Blood,B2,serum,Clear.\nB,Blood,B3,cell,Small.\n"
    assert coded(rows) == {
        "A": ("Blood", ("B",), ()),
        "B1": ("cell", ("B3",), ("A",)),
        "B2": ("serum", (), ("A",)),
    }
    assert notes(CODED + rows)["further-code"] == [3, 4]


def test_an_id_of_a_row_comes_before_the_codes_of_levels() -> None:
    table = "ID,Level 1 code,Level 1 name,Level 2 code,Level 2 name\nX,A,Blood,X,cell\nY,A,Blood,B,serum\nA,C,Bone,,\n"
    assert {one.id: (one.pref_label, one.notations) for one in read(table).concepts} == {
        "Blood": ("Blood", ("A",)),
        "X": ("cell", ()),
        "Y": ("serum", ("B",)),
        "A": ("Bone", ("C",)),
    }


def test_a_code_without_a_label_is_counted() -> None:
    assert places(read(CODED + "A,Blood,A1,cell,Small.\nB,Bone,B1,,Hard.\n"))["code-of-none"] == ["B1"]


@pytest.mark.parametrize("number", ["9" * 5000, "1000"])
def test_a_name_with_a_long_number_is_not_that_of_a_level(number: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="no column"):
        read(f"Level {number} code,Level {number} name,Level 2 name\na,b,c\n")


@pytest.mark.parametrize("header", ["Term 1,Term 2", "Level,Name 1,Name 2", "Level 1 note,Level 2 note"])
def test_numbered_columns_of_other_things_are_no_levels(header: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="no column"):
        read(f"{header}\na,b,c\n")


def test_a_line_that_is_drawn_between_rows_is_no_concept(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("| Term | Definition |\n|------+----------|\n| serum | Blood. |\n|---+---|\n| lymph | A fluid. |\n")
    reading = read_file(path)
    assert [one.pref_label for one in reading.concepts] == ["serum", "lymph"]
    assert not reading.notes


def test_keys_of_another_table_are_no_labels() -> None:
    reading = read("Term,Definition,EN Term,EN Definition\na,Uno.,rec8sT52ep,One.\nb,Dos.,recQ1T7xy2,Two.\n")
    assert [one.pref_label for one in reading.concepts] == ["a", "b"]
    assert [[text.text for text in one.definitions] for one in reading.concepts] == [["Uno."], ["Dos."]]
    assert reading.scheme.language == "und"
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-column", "EN Term")]
