"""Tables whose rows are not quite rows: odd delimiters, quotation marks, headers in two rows, comments between them."""

from pathlib import Path

import pytest

from immuno_cli.errors import ImmunoError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, count_changed
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.model import Statement, Translation


def read(text: str) -> Reading:
    return read_csv(text.encode(), name="file")


def places(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    return {note.code: [(place.line, place.text) for place in note.places] for note in reading.notes}


def defined(reading: Reading) -> dict[str, list[str]]:
    return {concept.pref_label: [each.text for each in concept.definitions] for concept in reading.concepts}


@pytest.mark.parametrize("delimiter", ["^", "~"])
def test_a_rare_delimiter_is_found_where_all_columns_are_known(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("Term,Definition,Synonyms\nserum,Blood; water,sera\n".replace(",", delimiter), encoding="utf-8")
    assert defined(read_file(path)) == {"serum": ["Blood; water"]}
    path.write_text("Subject: Term\nDate: today\nNote: none\n", encoding="utf-8")
    with pytest.raises(ImmunoError):
        read_file(path)


@pytest.mark.parametrize("delimiter", ["^", "\t", "|", "§"])
def test_the_first_line_may_name_any_delimiter(delimiter: str) -> None:
    text = f"sep={delimiter}\nTerm{delimiter}Definition\nserum{delimiter}Blood, or; water\n"
    assert defined(read(text)) == {"serum": ["Blood, or; water"]}


def test_rows_that_are_quoted_as_a_whole_are_taken_apart() -> None:
    reading = read('"Term,Definition"\n\n"serum,""Blood, without cells"""\n"plasma,clots"\n')
    assert defined(reading) == {"serum": ["Blood, without cells"], "plasma": ["clots"]}
    assert places(reading) == {"quoted-rows": [(1, "Term,Definition")]}


def test_a_sentence_that_falls_apart_at_its_commas_is_put_together() -> None:
    reading = read("Term,Definition\nserum,Blood, without cells, or so\nplasma,clots,x\n")
    assert defined(reading) == {"serum": ["Blood, without cells, or so"], "plasma": ["clots"]}
    assert places(reading) == {
        "parted-sentence": [(2, "Blood, without cells, or so")],
        "long-row": [(3, "x")],
    }


def test_a_backslash_before_a_quotation_mark_is_none() -> None:
    assert defined(read('Term,Definition\nplasma,"Blood with \\"clotting\\" in it"\n')) == {
        "plasma": ['Blood with "clotting" in it']
    }


def test_a_header_in_two_rows_tells_the_languages_below_it() -> None:
    reading = read("Term;;Definition;;Synonym\n EN;DE;EN;DE;EN\nblood;Blut;A fluid;Ein Saft;gore\n")
    (concept,) = reading.concepts
    assert (concept.pref_label, concept.alt_labels) == ("blood", ("gore",))
    assert concept.translations == (Translation("de", "Blut", definitions=(Statement("Ein Saft"),)),)
    assert places(reading) == {}


def test_a_header_whose_names_go_on_in_the_second_row_is_one() -> None:
    assert defined(read("Preferred,Short\nterm,definition\nserum,Blood\n")) == {"serum": ["Blood"]}


@pytest.mark.parametrize("second", ["serum,Blood,,", "English,A language,x,", "Term A,Definition B,,"])
def test_the_first_row_of_concepts_is_no_part_of_the_header(second: str) -> None:
    assert len(read(f"Term,Definition,,\n{second}\nplasma,Blood,,\n").concepts) == 2


def test_rows_without_text_say_nothing_and_comments_between_rows_are_placed() -> None:
    reading = read("Our words,,\n,,\nTerm,Definition,Note\n,,\nserum,a,b\n   \n# older ones,,\nplasma,c,d\n#1,e,f\n")
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma", "#1"]
    assert places(reading) == {"before-header": [(1, "Our words")], "comment-row": [(7, "# older ones")]}


def test_the_second_row_of_a_robot_template_is_no_concept() -> None:
    reading = read("ID,Label,Parent,Definition\nID,A rdfs:label,SC %,A IAO:0000115\nX:1,blood,X:2,A fluid\n")
    assert [concept.id for concept in reading.concepts] == ["X:1"]
    assert list(places(reading)) == ["template-row"]


def test_synonyms_between_commas_are_several_and_each_such_cell_is_placed() -> None:
    reading = read(
        "Term;Synonyms;Synonym;Abbreviation;Tags\nserum;sera, blood water (thin, clear), 2,4-D;a, b;S, SR;lab, blood\n"
    )
    (concept,) = reading.concepts
    assert concept.alt_labels == ("sera", "blood water (thin, clear)", "2,4-D", "a, b", "S", "SR")
    assert [each.category for each in concept.categories] == ["lab", "blood"]
    assert [line for line, _ in places(reading)["comma-list"]] == [2, 2, 2]


def test_a_comma_is_part_of_a_synonym_where_others_are_separated_otherwise() -> None:
    reading = read("Term;Synonyms\na;acid, nitric\nb;c|d\n")
    assert [concept.alt_labels for concept in reading.concepts] == [("acid, nitric",), ("c", "d")]
    assert places(reading) == {}


def test_a_parent_that_is_everything_says_nothing() -> None:
    text = "Class ID,Preferred Label,Parents\nx:1,cell,http://www.w3.org/2002/07/owl#Thing\nx:2,T cell,x:1\n"
    assert [concept.broader for concept in read(text).concepts] == [(), ("x:1",)]


@pytest.mark.parametrize("column", ["Parent", "Parent Code", "Related"])
def test_a_link_may_name_a_code(column: str) -> None:
    reading = read(f'Code,Label,{column}\nC1,growth,\nC2,skin disease,\nC3,melanoma,"C1, C2"\n')
    concept = reading.concepts[2]
    assert (concept.broader or concept.related) == ("growth", "skin disease")
    assert places(reading) == {}


def test_narrower_concepts_may_be_named_by_their_codes() -> None:
    reading = read("Code,Label,Children\nC1,growth,C2\nC2,melanoma,\n")
    assert [concept.broader for concept in reading.concepts] == [(), ("growth",)]


def test_a_link_names_an_id_before_a_code_and_a_code_before_a_label() -> None:
    text = (
        "ID,Code,Label,Parent\na,b,one,\nb,c,two,\nd,e,c,\nf,,below an id,b\ng,,below a code,c\nh,,below a label,two\n"
    )
    found = {concept.pref_label: concept.broader for concept in read(text).concepts}
    assert [found[label] for label in ("below an id", "below a code", "below a label")] == [("b",), ("b",), ("b",)]


def test_a_code_that_several_concepts_have_leads_to_none_of_them() -> None:
    reading = read("Code,Label,Parent\nC,growth,\nC,melanoma,\nD,naevus,C\n")
    assert reading.concepts[2].broader == ("C",)


def test_a_term_is_obsolete_if_one_of_the_columns_says_so() -> None:
    assert read("Term,Obsolete,Deprecated\na,false,true\n").concepts[0].deprecated


def test_a_first_line_that_is_a_long_text_is_shown_in_part(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(f"{'- ' * 20_000}\tother\nserum\tBlood\n", encoding="utf-8")
    with pytest.raises(ImmunoError) as caught:
        read_file(path)
    assert "- - …" in str(caught.value)
    assert len(f"{caught.value}{caught.value.hint}") < 1000


@pytest.mark.parametrize(
    "header",
    [
        "No.,Term,German",
        "Entry No.,Term,Deutsch",
        "Lat,Term,German",
        "HR,Name,Long",
        "IT,Term,German",
        "TermNo,Term,DE",
    ],
)
def test_a_column_of_numbers_is_no_language(header: str) -> None:
    reading = read(f"{header}\n72,blood,Blut\n41.9,serum,Serum\n")
    assert [concept.pref_label for concept in reading.concepts] == ["blood", "serum"]
    languages = {each.language for concept in reading.concepts for each in concept.translations}
    assert languages <= {"de"}


def test_a_term_may_be_named_n_a() -> None:
    assert list(defined(read("Term,Definition\nN/A,not applicable\nserum,n/a\n"))) == ["N/A", "serum"]


def test_the_comma_at_the_end_of_a_list_belongs_to_no_name() -> None:
    (concept,) = read('Term,Synonyms,Definition\nserum,"sera, blood water,",Blood\n').concepts
    assert concept.alt_labels == ("sera", "blood water")


def test_columns_beyond_the_thousandth_are_left_out_and_counted() -> None:
    names, cells = ",".join(f"x{number}" for number in range(998)), ",".join("1" * 998)
    reading = read(f"Term,Definition,{names},Synonym\nserum,Blood,{cells},sera\n")
    assert reading.concepts[0].alt_labels == ()
    assert {note.code: note.count for note in reading.notes} == {"unknown-column": 999}


def test_a_row_that_an_earlier_joined_row_says_is_left_out() -> None:
    reading = read("id,Term,Definition\n1,lead,a metal\n1,lead,a wire\n1,lead,a wire\n")
    assert defined(reading) == {"lead": ["a metal", "a wire"]}
    assert places(reading) == {"joined-row": [(3, "1")], "repeated-row": [(4, "lead")]}


def test_a_repeated_row_is_left_out_where_a_homonym_says_the_same() -> None:
    reading = read("Term,Definition\nlead,A metal.\nlead,A wire.\nlead,A wire.\nlead,A metal.\n")
    assert [concept.id for concept in reading.concepts] == ["lead", "lead-2"]
    assert places(reading) == {"homonym": [(3, "lead-2")], "repeated-row": [(4, "lead"), (5, "lead")]}


def test_of_a_repeated_row_no_fault_is_told_twice() -> None:
    reading = read("Term,Definition,Notes\nserum,Blood\nserum,Blood\n,Red\n,Red\n")
    assert places(reading) == {
        "repeated-row": [(3, "serum"), (5, "Red")],
        "blank-row": [(4, "Red")],
        "short-row": [(2, "serum Blood"), (4, "Red")],
    }


def test_a_row_that_is_repeated_below_another_level_is_another_concept() -> None:
    reading = read("Level 1,Level 2\nblood,\n,other\nlymph,\n,other\n,other\n")
    assert [(concept.id, concept.broader) for concept in reading.concepts] == [
        ("blood", ()),
        ("other", ("blood",)),
        ("lymph", ()),
        ("other-2", ("lymph",)),
    ]
    assert places(reading)["repeated-row"] == [(6, "other")]


def test_repeated_rows_are_told_in_their_order_and_by_all_their_levels() -> None:
    reading = read("Level 1,Level 2,Definition\nA,x,d\nB,x,d\nA,x,d\nA,x,d\n")
    assert places(reading)["repeated-row"] == [(4, "x"), (5, "A x d")]


def test_letters_above_the_terms_that_begin_with_them_are_no_concepts() -> None:
    reading = read("Term,Definition\nA,\naorta,An artery.\nB\nblood,Red.\nC,Carbon.\ncell,\nK,\nzinc,A metal.\n")
    assert list(defined(reading)) == ["aorta", "blood", "C", "cell", "K", "zinc"]
    assert places(reading) == {"letter-row": [(2, "A"), (4, "B")], "bare-row": [(8, "K")]}


@pytest.mark.parametrize("header", ["term,definition", "'term','definition'"])
def test_cells_may_stand_in_single_quotation_marks(header: str) -> None:
    rows = "'serum','Blood, without \"cells\"'\n'Down''s syndrome','A trisomy'\n"
    reading = read(f"{header}\n{rows}")
    assert defined(reading) == {"serum": ['Blood, without "cells"'], "Down's syndrome": ["A trisomy"]}
    assert reading.notes == ()


def test_single_marks_in_a_few_rows_are_apostrophes() -> None:
    assert list(defined(read("term,definition\n'n Boom,'n Plant'\nserum,Blood\n"))) == ["'n Boom", "serum"]


def test_numbers_beside_the_terms_are_ids_and_join_the_rows_of_a_concept() -> None:
    defined_ones = read("concept,term,definition\n1,fever,High body temperature.\n2,rash,Red skin.\n")
    assert [(concept.id, concept.pref_label) for concept in defined_ones.concepts] == [("1", "fever"), ("2", "rash")]
    languages = read("Entry,Language,Term\n1,en,fever\n1,de,Fieber\n2,en,rash\n2,de,Ausschlag\n")
    assert [(concept.id, concept.pref_label) for concept in languages.concepts] == [("1", "fever"), ("2", "rash")]
    assert [concept.translations[0].pref_label for concept in languages.concepts] == ["Fieber", "Ausschlag"]


def test_numbers_without_terms_beside_them_are_the_terms() -> None:
    assert list(defined(read("concept,definition\n5,Five.\n7,Seven.\n"))) == ["5", "7"]


def test_a_cell_that_says_nothing_is_counted_where_it_may_be_a_name() -> None:
    reading = read("Term,Synonym,Definition\nserum,nan,None\nplasma,NULL,#REF!\nlymph,-,n/a\n")
    assert [(concept.alt_labels, concept.definitions) for concept in reading.concepts] == [((), ())] * 3
    assert places(reading) == {"no-value": [(2, "Synonym: nan"), (3, "Synonym: NULL"), (3, "Definition: #REF!")]}


def test_an_error_of_a_spreadsheet_is_no_name() -> None:
    reading = read("Term,Definition\n#REF!,Blood without cells\nplasma,clots\n")
    assert [concept.pref_label for concept in reading.concepts] == ["plasma"]
    assert places(reading) == {"blank-row": [(2, "Blood without cells")], "no-value": [(2, "Term: #REF!")]}


def test_letters_and_headings_between_the_rows_are_no_terms() -> None:
    reading = read(
        "Term,Definition\nA–C,\nantigen,It binds.\nD,\nÉ,\népitope,A part.\n0-9,\n5-FU,A drug.\nSkin:,\nrash,Red.\n"
    )
    assert list(defined(reading)) == ["antigen", "épitope", "5-FU", "rash"]
    assert places(reading) == {
        "letter-row": [(2, "A–C"), (4, "D"), (5, "É"), (7, "0-9")],
        "heading-row": [(9, "Skin:")],
    }


def test_a_row_that_may_be_a_heading_is_a_concept_and_is_named() -> None:
    reading = read("Term,Definition\nSide effects,\nrash,It is red.\nfever,It is hot.\ncough,It is loud.\nto do,\n")
    assert list(defined(reading)) == ["Side effects", "rash", "fever", "cough", "to do"]
    assert places(reading) == {"bare-row": [(2, "Side effects")]}
    assert count_changed(reading.notes) == 0
    reading = read("Term,Definition\nserum,\nrash,It is red.\nfever,\ncough,It is loud.\n")
    assert not reading.notes


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("plasma,bl", 3),
        ('plasma,"blood, before it cl', 3),
        ('plasma,"blood, before\nit cl', 4),
        ("pla", 3),
    ],
)
def test_a_table_that_ends_within_a_row_may_be_cut_short(end: str, line: int) -> None:
    start = "Term,Definition,Source\nserum,Blood,book\n"
    assert "cut" not in places(read(f"{start}{end}\n"))
    assert places(read(start + end))["cut"][0][0] == line


@pytest.mark.parametrize("end", ["", "\n", "\nplasma,Blood,book", '\nplasma,"5"" tall",book', "\nplasma,Blood,"])
def test_a_table_whose_last_row_is_whole_needs_no_line_break(end: str) -> None:
    assert "cut" not in places(read(f"Term,Definition,Source\nserum,Blood,book{end}"))
