"""Columns of other people's tables: what is deprecated, in which language each is, and what is not read."""

from pathlib import Path

import pytest

from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.formats.tables.header_names.qualifiers import without_qualifiers


def read(folder: Path, text: str, name: str = "terms.csv", columns: tuple[tuple[str, str], ...] = ()) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_file(path, options=TableOptions(columns))


def labels(reading: Reading) -> list[str]:
    return [concept.pref_label for concept in reading.concepts]


def translated(reading: Reading) -> dict[str, dict[str, str]]:
    return {
        concept.pref_label: {each.language: each.pref_label for each in concept.translations}
        for concept in reading.concepts
    }


def messages(reading: Reading) -> str:
    return "\n".join(note.message for note in reading.notes)


def codes(reading: Reading) -> dict[str, list[str]]:
    return {note.code: [place.text for place in note.places] for note in reading.notes}


@pytest.mark.parametrize(
    ("column", "yes", "no"),
    [
        ("term_deprecated", "true", "false"),
        ("term_obsolete", "1", "0"),
        ("label_obsolete", "yes", ""),
        ("concept_deprecated", "x", ""),
        ("term_isDeprecated", "TRUE", "FALSE"),
        ("Is the term obsolete?", "Yes", "No"),
        ("Deprecated (y/n)", "y", "n"),
        ("entry retired", "true", "false"),
        ("owl:deprecated", "true", ""),
    ],
)
def test_a_column_that_says_what_is_deprecated_marks_it(tmp_path: Path, column: str, yes: str, no: str) -> None:
    rows = f"fever,{no},Body too hot.\nague,{yes},Old word for fever.\nchill,{no},A feeling of cold.\n"
    reading = read(tmp_path, f"label,{column},definition\n{rows}")
    assert [concept.pref_label for concept in reading.concepts if concept.deprecated] == ["ague"]
    assert not reading.notes


def test_a_column_of_earlier_labels_has_synonyms_and_marks_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, "New term,Old term,Definition\nserum,blood water,Blood without cells.\nplasma,,Fluid.\n")
    serum, plasma = reading.concepts
    assert (serum.pref_label, serum.alt_labels, serum.deprecated) == ("serum", ("blood water",), False)
    assert (plasma.pref_label, plasma.alt_labels) == ("plasma", ())


def test_a_draft_of_a_label_is_no_synonym(tmp_path: Path) -> None:
    reading = read(tmp_path, "Term,Proposed term,Definition\nserum,blood water,Blood without cells.\n")
    assert reading.concepts[0].alt_labels == ()
    assert codes(reading)["other-wording"] == ["Proposed term"]


def test_rows_that_differ_in_columns_that_are_not_read_are_said_to_do_so(tmp_path: Path) -> None:
    rows = "fever,hot,C,1\nfever,hot,F,1\ncold,chilly,C,1\ncold,chilly,C,1\n"
    reading = read(tmp_path, f"term,definition,unit,sheet\n{rows}")
    assert labels(reading) == ["fever", "cold"]
    notes = {note.code: note for note in reading.notes}
    assert notes["differs-unread"].count == 1
    assert notes["differs-unread"].message == (
        "row that differs from an earlier one only in columns that are not read was left out (unit)"
    )
    assert notes["repeated-row"].count == 1
    assert [place.line for place in notes["repeated-row"].places] == [5]


def test_all_columns_by_which_such_rows_differ_are_named(tmp_path: Path) -> None:
    rows = "flu,ill,A,1,x\nflu,ill,B,1,x\nflu,ill,B,2,x\n"
    reading = read(tmp_path, f"term,definition,strain,dose,lot[s]\n{rows}")
    assert "only in columns that are not read were left out (strain, dose)" in messages(reading)


def test_headers_of_bare_tags_hold_the_labels_in_each_language(tmp_path: Path) -> None:
    assert translated(read(tmp_path, "en,de\nblood,Blut\nbone,Knochen\n")) == {
        "blood": {"de": "Blut"},
        "bone": {"de": "Knochen"},
    }
    assert translated(read(tmp_path, "EN,FR\nblood,sang\nskin,peau\n")) == {
        "blood": {"fr": "sang"},
        "skin": {"fr": "peau"},
    }
    assert translated(read(tmp_path, "en\tko\nblood\t혈액\nbone\t뼈\n", "terms.tsv")) == {
        "blood": {"ko": "혈액"},
        "bone": {"ko": "뼈"},
    }


@pytest.mark.parametrize("header", ["it,no", "is,it", "in,no"])
def test_words_that_are_tags_too_are_no_languages_by_themselves(tmp_path: Path, header: str) -> None:
    with pytest.raises(Exception, match="no column could be identified"):
        read(tmp_path, f"{header}\nserum,plasma\nlymph,water\n")


def test_scripts_and_regions_stand_behind_the_names_of_columns(tmp_path: Path) -> None:
    text = "id,label_en,label_zh-Hans,label_pt-BR,definition_zh-Hans,Label (pt-BR)\n1,blood,血,sangue,红色,sangue\n"
    [blood] = read(tmp_path, text).concepts
    by_language = {each.language: each for each in blood.translations}
    assert by_language["zh-Hans"].pref_label == "血"
    assert by_language["zh-Hans"].definitions[0].text == "红色"
    assert by_language["pt-BR"].pref_label == "sangue"


@pytest.mark.parametrize("target", ["prefLabel@ko", "preflabel@KO", "term@ko"])
def test_a_column_is_given_a_language(tmp_path: Path, target: str) -> None:
    text = "English word,Theirs,Meaning\nblood,혈액,A red fluid.\n"
    columns = (("English word", "prefLabel"), ("Theirs", target))
    assert translated(read(tmp_path, text, columns=columns)) == {"blood": {"ko": "혈액"}}


def test_a_column_is_given_a_language_by_its_number(tmp_path: Path) -> None:
    columns = (("1", "prefLabel@en"), ("2", "prefLabel@de"), ("3", "definition@de"))
    blood, _bone = read(tmp_path, "blood,Blut,Roter Saft\nbone,Knochen,Hart\n", columns=columns).concepts
    assert (blood.pref_label, blood.translations[0].pref_label) == ("blood", "Blut")
    assert blood.translations[0].definitions[0].text == "Roter Saft"


def test_a_link_named_with_has_is_read(tmp_path: Path) -> None:
    text = "Term,hasbroader,has_related,Definition\nanimal,,,Alive.\ndog,animal,cat,Barks.\ncat,animal,,Purrs.\n"
    animal, dog, _cat = read(tmp_path, text).concepts
    assert (dog.broader, dog.related) == ((animal.id,), ("cat",))
    assert dog.definitions[0].text == "Barks."


def test_a_question_of_synonyms_has_none(tmp_path: Path) -> None:
    reading = read(tmp_path, "term,hasSyn,definition\nserum,0,Blood without cells.\nplasma,1,Fluid.\n")
    assert [concept.alt_labels for concept in reading.concepts] == [(), ()]


def test_a_label_is_better_than_a_term_that_is_a_name_of_a_program(tmp_path: Path) -> None:
    text = "term,label,definition\nBloodCell,blood cell,A cell of the blood.\nTCell,T cell,A white blood cell.\n"
    reading = read(tmp_path, text)
    assert labels(reading) == ["blood cell", "T cell"]
    assert [concept.id for concept in reading.concepts] == ["BloodCell", "TCell"]


def test_short_long_and_equivalent_forms_are_labels(tmp_path: Path) -> None:
    text = "Abbreviated Form,Full Form,Equivalent\nCTL,cytotoxic T cell,killer T cell\nNK,natural killer cell,\n"
    reading = read(tmp_path, text)
    assert not reading.notes
    first, second = ({concept.pref_label, *concept.alt_labels} for concept in reading.concepts)
    assert first == {"CTL", "cytotoxic T cell", "killer T cell"}
    assert second == {"NK", "natural killer cell"}


@pytest.mark.parametrize("name", ["IEDB alternative term", "NCI synonyms", "OBO alternative label"])
def test_other_labels_of_an_organization_are_labels(tmp_path: Path, name: str) -> None:
    [serum] = read(tmp_path, f"label,alternative term,{name},definition\nserum,sera,blood water,Blood.\n").concepts
    assert serum.alt_labels == ("sera", "blood water")


@pytest.mark.parametrize("name", ["column", "variable", "field name", "Attribute name"])
def test_variables_of_a_data_dictionary_are_labels(tmp_path: Path, name: str) -> None:
    rows = "temp,Temperature,How warm it is.\nqc_flag,,Whether the value is good.\n"
    reading = read(tmp_path, f"{name},label,description\n{rows}")
    assert labels(reading) == ["Temperature", "qc_flag"]
    assert reading.concepts[0].alt_labels == ("temp",)
    assert codes(reading) == {"other-label": ["qc_flag"]}


def test_variables_of_a_list_of_their_values_are_no_labels(tmp_path: Path) -> None:
    reading = read(tmp_path, "variable,label,description\nsex,female,A woman.\nsex,male,A man.\nblood,A,A type.\n")
    assert [concept.alt_labels for concept in reading.concepts] == [(), (), ()]
    assert codes(reading)["unknown-column"] == ["variable"]


def test_a_row_without_a_label_and_with_another_one_and_a_definition_is_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, "Term,Abbreviation,Definition\nserum,,Blood without cells.\n,WBC,A white blood cell.\n")
    assert labels(reading) == ["serum", "WBC"]


def test_a_preamble_may_be_long(tmp_path: Path) -> None:
    preamble = "".join(f"PREFIX,e{number},http://e.org/{number}/\n" for number in range(45))
    rows = "e0:1,serum,Blood.\ne0:2,plasma,Fluid.\n"
    reading = read(tmp_path, f"{preamble}URI,skos:prefLabel@en,skos:definition@en\n{rows}")
    assert labels(reading) == ["serum", "plasma"]


def test_short_and_long_texts_are_definitions(tmp_path: Path) -> None:
    texts = "Blood without cells and clots.,It is the fluid that is left when blood has clotted."
    reading = read(tmp_path, f"id,term,short,long,level\n1,serum,{texts},basic\n")
    assert [each.text for each in reading.concepts[0].definitions] == texts.split(",")
    assert codes(reading) == {"unknown-column": ["level"]}


def test_a_column_of_lengths_is_no_definition(tmp_path: Path) -> None:
    reading = read(tmp_path, "term,short,text\nserum,true,Blood without cells and clots.\nplasma,false,A fluid.\n")
    assert [len(concept.definitions) for concept in reading.concepts] == [1, 1]


LEVELS = "0,animals,,,\n01,animals,dogs,,\n011,animals,dogs,terriers,Small dogs.\n"


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("code,1st level,2nd level,3rd level,Definition", ()),
        ("code,label_1_livello,label_2_livello,label_3_livello,Definition", ()),
        ("code,Gruppo,Sotto,Ultimo,Definition", (("Gruppo", "level 1"), ("Sotto", "Level 2"), ("Ultimo", "level 3"))),
    ],
)
def test_columns_of_levels_are_named_in_other_ways_or_by_the_user(
    tmp_path: Path, header: str, columns: tuple[tuple[str, str], ...]
) -> None:
    reading = read(tmp_path, f"{header}\n{LEVELS}", columns=columns)
    assert [(each.pref_label, each.broader) for each in reading.concepts] == [
        ("animals", ()),
        ("dogs", ("animals",)),
        ("terriers", ("dogs",)),
    ]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("skos:altLabel^^xsd:string", "skos:altLabel"),
        ("x^^y z", "x^^y z"),
        ("x^^" * 50_000 + " z", "x^^" * 50_000 + " z"),
        ('name (a="b")', "name"),
        (f'name{" " * 50_000}="b"', f'name{" " * 50_000}="b"'),
    ],
    ids=["type", "words behind a type", "many types", "facts", "many spaces"],
)
def test_only_what_stands_at_the_end_of_a_name_is_its_type(name: str, bare: str) -> None:
    assert without_qualifiers(name).name == bare


def test_two_languages_beside_their_source_are_the_terms(tmp_path: Path) -> None:
    reading = read(tmp_path, "en,ar,source\nserum,مصل,A book\nplasma,بلازما,A book\n")
    assert labels(reading) == ["serum", "plasma"]
    assert translated(reading)["serum"] == {"ar": "مصل"}


def test_two_languages_beside_what_is_not_known_are_no_terms(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no column could be identified"):
        read(tmp_path, "en,ar,rating\n1,2,3\n4,5,6\n")


def test_a_column_named_as_that_of_definitions_goes_before_longer_texts(tmp_path: Path) -> None:
    row = "fever,A hot body.,Call your doctor if it lasts for more than three days or gets worse.\n"
    reading = read(tmp_path, f"term,plain,warning\n{row}")
    assert [each.text for each in reading.concepts[0].definitions] == ["A hot body."]
    assert codes(reading) == {"unknown-column": ["warning"]}
