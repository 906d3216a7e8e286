"""What the columns of other people's tables are read as: hospitals, translators and exports of ontologies."""

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.formats.tables.headers import header_columns
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.model import Concept
from immuno_cli.validate import check_concepts


def read(*rows: str, language: str = "") -> Reading:
    return read_csv("\n".join(rows).encode(), name="file", language=language)


def only(*rows: str, language: str = "") -> Concept:
    (concept,) = read(*rows, language=language).concepts
    return concept


def notes(reading: Reading) -> dict[str, list[str]]:
    return {note.code: [place.text for place in note.places] for note in reading.notes}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Term Label;Definition", "serum;Blood without cells"),
        ("Display name;Definition", "serum;Blood without cells"),
        ("Voce;Definizione estesa;Acronimo", "serum;La parte liquida del sangue;S"),
        ("Begrip;Omschrijving begrip;Afkorting", "serum;Het vloeibare deel van bloed;S"),
        ("Term used;What it means", "serum;What is left of blood"),
        ("Entrada;Descripción para pacientes", "serum;La parte líquida de la sangre"),
        ("Fachbegriff;Erklärung für Patienten", "serum;Der flüssige Teil des Blutes"),
        ("Term;Explication pour le patient", "serum;La partie liquide du sang"),
        ("Full Name;Plain English Meaning", "serum;What is left of the blood"),
        ("Word;What does it mean? (in a sentence)", "serum;Blood"),
        ("Code;CDISC Definition;NCI Preferred Term", "C1;Blood without cells;serum"),
        ("Common name;Description", "serum;Blood without cells"),
        ("skos:Concept;skos:prefLabel;skos:definition", "http://e.org/1;serum;Blood without cells"),
        ("LOINC_NUM;LONG_COMMON_NAME;DefinitionDescription", "1-8;serum;Blood without cells"),
    ],
)
def test_the_columns_of_terms_and_definitions_are_known(header: str, row: str) -> None:
    concept = only(header, row)
    assert concept.pref_label == "serum"
    assert len(concept.definitions) == 1


def test_a_column_of_sources_is_not_taken_for_the_definitions() -> None:
    reading = read("Term;Where the definition comes from (source)", "serum;A book on blood and its parts")
    assert list(notes(reading)) == ["no-definition"]


def test_a_column_of_remarks_on_the_definition_is_not_taken_for_the_definitions() -> None:
    reading = read("Term;Comment on the definition", "serum;This one should be shorter")
    assert list(notes(reading)) == ["no-definition"]


def test_a_concept_that_omop_calls_invalid_is_deprecated() -> None:
    reading = read("concept_id\tconcept_name\tinvalid_reason", "1\tserum\t", "2\told serum\tD", "3\tsera\tU")
    assert [concept.deprecated for concept in reading.concepts] == [False, True, True]


def test_one_letter_says_that_a_term_is_deprecated_in_the_column_of_omop_alone() -> None:
    reading = read("Term;Deprecated", "serum;U", "sera;D", "old serum;yes")
    assert [concept.deprecated for concept in reading.concepts] == [False, False, True]
    assert list(notes(reading)) == ["bad-value"]


def test_variations_of_a_term_are_its_other_names_and_a_variation_is_a_measure() -> None:
    assert only("Term;Variations", "serum;sera").alt_labels == ("sera",)
    assert only("Term;Variation", "serum;5 %").alt_labels == ()


def test_a_word_in_capitals_is_no_acronym_where_all_words_are() -> None:
    reading = read("TERM;AUTHOR IDENTIFIER;DEFINITION", "serum;me;Blood", "plasma;me;Blood")
    assert [concept.id for concept in reading.concepts] == ["serum", "plasma"]


def test_an_acronym_before_a_name_does_not_count_beside_the_name_alone() -> None:
    concept = only("IUPAC Name;Name;Definition;WHO Definition", "serum-1;serum;Blood;A fluid of four words")
    assert (concept.pref_label, concept.alt_labels) == ("serum", ())
    assert [each.text for each in concept.definitions] == ["Blood"]


@pytest.mark.parametrize(
    "name",
    [
        *("Description of changes", "Date of description", "Definition status", "Description author"),
        *("Beschreibung der Änderungen", "Autor der Definition", "Change description", "Description of the image"),
        *("Definition last changed by", "Who wrote the definition", "Problem with the definition"),
    ],
)
def test_a_column_that_describes_something_else_than_the_term_is_not_taken_for_the_definitions(name: str) -> None:
    reading = read(f"Term;{name}", "serum;We made this one much shorter.")
    assert reading.concepts[0].definitions == ()
    assert notes(reading) == {"no-definition": [name]}


@pytest.mark.parametrize(
    "name",
    [
        *("Definition of the term", "Definition – for patients", "Clinical definition", "Definition as used here"),
        *("Beschreibung des Begriffs", "Definition from NCI", "Term definition in English", "Definition short"),
    ],
)
def test_a_column_that_defines_the_term_is_taken_for_the_definitions(name: str) -> None:
    assert len(only(f"Term;{name}", "serum;Blood without its cells.").definitions) == 1


def test_the_term_that_is_used_stands_behind_the_preferred_one() -> None:
    concept = only("Term used;Preferred term;Definition", "sera;serum;Blood without cells")
    assert (concept.pref_label, concept.alt_labels) == ("serum", ("sera",))


@pytest.mark.parametrize("name", ["Synonym(s)", "Synoniem(en)", "Variante(n)", "Otherterm(es)"])
def test_an_ending_in_brackets_is_that_of_a_plural(name: str) -> None:
    concept = only(f"Term;{name};Definition", "serum;sera;Blood without cells")
    assert concept.alt_labels == ("sera",)
    assert concept.translations == ()


def test_endings_of_several_plurals_may_differ() -> None:
    concept = read("Label;Superclass(es);Synonym(s)", "serum;fluid;sera", "fluid;;").concepts[0]
    assert (concept.broader, concept.alt_labels) == (("fluid",), ("sera",))
    concept = only("Begriff(e);Bedeutung(en)", "Serum;Blut ohne Zellen")
    assert [each.text for each in concept.definitions] == ["Blut ohne Zellen"]


def test_what_several_names_have_in_brackets_is_a_language() -> None:
    assert read("Término(es);Definición(es)", "suero;La sangre sin células").scheme.language == "es"


def test_what_stands_in_brackets_beside_other_languages_is_a_language() -> None:
    concept = only("Term(en);Term(de);Definition(en)", "blood;Blut;A liquid of the body")
    assert concept.pref_label == "blood"
    assert [(each.language, each.pref_label) for each in concept.translations] == [("de", "Blut")]


def test_an_abbreviation_in_brackets_may_be_that_of_a_language() -> None:
    concept = only("Begriff (dt.);Begriff (lat.)", "Zelle;cellula", language="de")
    assert [(each.language, each.pref_label) for each in concept.translations] == [("la", "cellula")]


def test_an_abbreviation_in_brackets_is_no_tag_of_a_language() -> None:
    concept = only("Term;Term (pl.)", "cell;cells")
    assert (concept.pref_label, concept.alt_labels, concept.translations) == ("cell", ("cells",), ())


def test_tags_of_regions_are_languages() -> None:
    reading = read("DE;EN-GB;FR", "Ödem;oedema;œdème", language="de")
    (concept,) = reading.concepts
    assert concept.pref_label == "Ödem"
    assert [(each.language, each.pref_label) for each in concept.translations] == [("en-GB", "oedema"), ("fr", "œdème")]


def test_a_language_may_be_an_adjective_before_the_name() -> None:
    concept = only("Deutsche Bezeichnung;Englische Bezeichnung", "Blut;blood", language="de")
    assert concept.pref_label == "Blut"
    assert [(each.language, each.pref_label) for each in concept.translations] == [("en", "blood")]


def test_the_source_and_the_target_of_a_translation_are_terms() -> None:
    concept = only("Source term (EN);Target term (DE)", "blood;Blut")
    assert concept.pref_label == "blood"
    assert [(each.language, each.pref_label) for each in concept.translations] == [("de", "Blut")]


def test_a_row_without_a_preferred_label_has_the_first_of_its_names() -> None:
    reading = read("code\tdisplay name\tsynonyms\tconcept status", "C1\t\tSerum|Sera\t", "C2\tOld\t\tObsolete_Concept")
    assert [(each.id, each.pref_label, each.alt_labels) for each in reading.concepts] == [
        ("Serum", "Serum", ("Sera",)),
        ("Old", "Old", ()),
    ]
    assert [each.deprecated for each in reading.concepts] == [False, True]
    assert notes(reading) == {"other-label": ["Serum"]}


def test_an_id_that_is_a_word_is_the_label_where_there_is_no_other() -> None:
    concept = only("ID,Term,Synonyms", "neutrophil,,PMN")
    assert (concept.pref_label, concept.alt_labels) == ("neutrophil", ("PMN",))


def test_an_address_is_an_id_where_each_belongs_to_one_term() -> None:
    found = [("http://e.org/1", "serum", "sera"), ("http://e.org/1", "serum", "blood serum")]
    queried = read("concept,label,synonym", *map(",".join, found))
    assert [(each.id, each.alt_labels) for each in queried.concepts] == [("http://e.org/1", ("sera", "blood serum"))]
    on_one_page = read("Term,Entry", "serum,http://e.org/page", "plasma,http://e.org/page")
    assert [each.pref_label for each in on_one_page.concepts] == ["serum", "plasma"]


def test_addresses_in_angle_brackets_are_addresses() -> None:
    reading = read("IRI,Label,Parents", "<http://e.org/1>,serum,<http://e.org/2>", "<http://e.org/2>,fluid,")
    assert [each.id for each in reading.concepts] == ["http://e.org/1", "http://e.org/2"]
    assert reading.concepts[0].broader == ("http://e.org/2",)


# tables side by side


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Term,Definition,Term,Definition,Source", "serum,Blood,lymph,Fluid,a book"),
        ("Page,Term,Definition,Term,Definition", "7,serum,Blood,lymph,Fluid"),
        ("Term,Definition,Note,Term,Definition", "serum,Blood,liquid,lymph,Fluid"),
        ("Term,Definition,,Term,Definition,Source", "serum,Blood,,lymph,Fluid,a book"),
    ],
)
def test_tables_side_by_side_may_have_a_column_more_or_less(header: str, row: str) -> None:
    reading = read(header, row)
    defined = {concept.pref_label: [each.text for each in concept.definitions] for concept in reading.concepts}
    assert defined == {"serum": ["Blood"], "lymph": ["Fluid"]}
    assert "side-by-side" in notes(reading)
    assert "short-row" not in notes(reading)


def test_a_column_beyond_tables_side_by_side_belongs_to_the_last_one() -> None:
    reading = read("Term,Definition,Term,Definition,Source", "serum,Blood,lymph,Fluid,a book")
    assert [concept.definitions[0].xrefs for concept in reading.concepts] == [(), ("a book",)]


def test_columns_that_are_repeated_without_their_terms_are_no_tables_side_by_side() -> None:
    concept = only("Term,Synonym,Definition,Synonym,Definition", "serum,sera,Blood,whey,Milk")
    assert concept.alt_labels == ("sera", "whey")


@pytest.mark.parametrize(
    "header",
    [
        "Term,Source,URI,Source,URI",
        "Term,Name,Language,Name,Language",
        "ID,Label,Language,Label,Language",
        "Code,Label,Definition,Label,Definition",
    ],
)
def test_columns_that_are_repeated_behind_a_name_are_said_of_it(header: str) -> None:
    reading = read(header, "serum,sera,de,whey,fr")
    assert len(reading.concepts) == 1
    assert "side-by-side" not in notes(reading)


# names with commas


@pytest.mark.parametrize(
    ("cell", "definition", "labels"),
    [
        ("sera, blood water", "Blood", ("sera", "blood water")),
        ("1,2-dimethylhydrazine, sym-DMH", "A poison", ("1,2-dimethylhydrazine", "sym-DMH")),
        ("leukemia, myeloid", "A myeloid leukemia", ("leukemia, myeloid",)),
        ("bronchitis, chronic", "Cough", ("bronchitis, chronic",)),
        ("diabetes mellitus, type 2", "Sugar", ("diabetes mellitus, type 2",)),
        ("anaemia, NOS", "Too few cells", ("anaemia, NOS",)),
    ],
)
def test_a_name_with_a_comma_stays_whole_in_a_column_of_lists(
    cell: str, definition: str, labels: tuple[str, ...]
) -> None:
    reading = read("Term,Synonyms,Definition", f'word,"{cell}",{definition}', 'other,"one, two",x')
    assert reading.concepts[0].alt_labels == labels


def test_a_name_is_turned_round_in_whole_words_only() -> None:
    reading = read("Term,Synonyms,Definition", 'word,"t, c","It is specific to cells"', 'other,"one, two",x')
    assert reading.concepts[0].alt_labels == ("t", "c")


# where a problem is


def test_a_problem_names_the_line_and_the_column() -> None:
    reading = read("Term,Parent term,Obsolete,Synonyms", "serum,fluid,perhaps,", 'lymph,,,"one, two"')
    assert notes(reading) == {"bad-value": ["Obsolete: perhaps"], "comma-list": ["Synonyms: one, two"]}
    found = check_concepts(reading.scheme, reading.concepts, ours=False, lines=reading.lines, columns=reading.columns)
    places = [problem.where for problem in found if problem.code == "W202"]
    assert places == ["serum: broader[0], line 2, column “Parent term”"]


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("Term(s);Term(en);Definition(en)", ["", "en", "en"]),
        ("Term(s);Definition(en)", ["", "en"]),
        ("Term;Term(en)", ["", "en"]),
        ("Begriff(e);Begriff(en)", ["", "en"]),
        ("Term (en);Term(s)", ["en", ""]),
        ("Término(s);Término(es)", ["", "es"]),
        ("Term(en);Definitie(s);Synoniem(en)", ["", "", ""]),
        ("Benennung(en);Abkürzung(en)", ["", ""]),
        ("Begriff(e);Definition(en)", ["", ""]),
        ("Term(s);Superclass(es)", ["", ""]),
    ],
)
def test_a_language_in_brackets_is_told_from_the_ending_of_a_plural(header: str, languages: list[str]) -> None:
    columns = header_columns(header.split(";"), TableOptions())
    assert [column.language for column in columns] == languages
    assert all(column.target for column in columns)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Definition (status)", ""),
        ("Definition (review status)", ""),
        ("Definition [author]", ""),
        ("Definition (Datum der letzten Änderung)", ""),
        ("Definition (approved by)", ""),
        ("Synonym (source)", ""),
        ("Definition (source)", "source"),
        ("Definition (Quelle)", "source"),
        ("Definition (Language)", ""),
        ("Definition (Sprache)", ""),
        ("Definition (plain language)", "definition"),
        ("Definition (version 2)", "definition"),
        ("Definition (plain text)", "definition"),
        ("Definition (with sources)", "definition"),
        ("Parent (ID)", "broader"),
    ],
)
def test_what_is_said_about_a_definition_in_brackets_is_none(name: str, target: str) -> None:
    _, column = header_columns(["Term", name], TableOptions())
    assert column.target == target


def test_the_only_column_of_terms_has_them_whatever_its_brackets_say() -> None:
    assert only("Term (approved),Definition", "serum,Blood without cells").pref_label == "serum"


@pytest.mark.parametrize(
    ("header", "read", "left_out"),
    [
        ("Term,Definition [draft],Definition [approved]", "second", "Definition [draft]"),
        ("Term,Definition: approved,Definition: draft", "first", "Definition: draft"),
        ("Term,Old definition,New definition", "second", "Old definition"),
        ("Begriff,Definition (Entwurf),Definition (freigegeben)", "second", "Definition (Entwurf)"),
        ("Term,Definition,Definition (deprecated)", "first", "Definition (deprecated)"),
        ("Term,Definition EN (proposed),Definition EN (accepted)", "second", "Definition EN (proposed)"),
    ],
)
def test_of_two_wordings_the_one_that_holds_is_read_and_the_other_is_named(
    header: str, read: str, left_out: str
) -> None:
    reading = read_csv(f"{header}\nserum,first,second\n".encode(), name="file")
    assert [each.text for each in reading.concepts[0].definitions] == [read]
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("other-wording", left_out)]


def test_a_wording_without_another_one_is_read_and_an_approval_is_none() -> None:
    reading = read_csv(b"Term,Definition (draft)\nserum,Blood without cells\n", name="file")
    assert [each.text for each in reading.concepts[0].definitions] == ["Blood without cells"]
    reading = read_csv(b"Term,Definition,Definition (approved)\nserum,Blood,yes\n", name="file")
    assert [each.text for each in reading.concepts[0].definitions] == ["Blood"]
    reading = read_csv(b"Approved name,Approved symbol,Alias symbols\nalbumin,ALB,PRO0883\n", name="file")
    assert [(each.pref_label, each.alt_labels, each.notations) for each in reading.concepts] == [
        ("albumin", ("PRO0883",), ("ALB",))
    ]


def test_a_column_whose_name_and_texts_say_so_has_more_definitions() -> None:
    table = b"Term,Plain-language definition,Clinical definition\nserum,Blood water.,The fluid that is left.\n"
    reading = read_csv(table, name="file")
    assert [each.text for each in reading.concepts[0].definitions] == ["Blood water.", "The fluid that is left."]
    assert not reading.notes
    reading = read_csv(b"Term,Definition,Clinical definition\nserum,Blood water.,yes\n", name="file")
    assert [place.text for note in reading.notes for place in note.places] == ["Clinical definition"]


def test_short_forms_that_are_codes_are_no_labels() -> None:
    reading = read_csv(b"Term,Short form\nserum,UBERON_0001977\nplasma,UBERON_0001969\n", name="file")
    assert [(each.alt_labels, each.notations) for each in reading.concepts] == [
        ((), ("UBERON_0001977",)),
        ((), ("UBERON_0001969",)),
    ]
    reading = read_csv(b"Term,Short form\nserum,S\nplasma,PL1\n", name="file")
    assert [each.alt_labels for each in reading.concepts] == [("S",), ("PL1",)]


def test_the_columns_that_anki_names_can_be_mapped() -> None:
    options = TableOptions((("Front", "prefLabel"), ("Back", "definition")))
    table = b"#separator:tab\n#html:true\n#columns:Front\tBack\nserum\tBlood water\n"
    assert [each.pref_label for each in read_csv(table, name="file", options=options).concepts] == ["serum"]


def test_a_row_of_a_table_is_no_header_of_those_below_it() -> None:
    rows = [f"слово {number},word {number}" for number in range(20)]
    with pytest.raises(InvalidVocabularyError) as raised:
        read("Russian,Englishh", *rows, "Английский,English", "Китайский,Chinese")
    assert raised.value.hint == (
        "Did you mean: immuno vocabulary add FILE --column Englishh=prefLabel@en --column Russian=prefLabel@ru?"
    )
    titles = ["Glossary,of blood", "Version,1"]
    assert [each.pref_label for each in read(*titles, "Term,Definition", *rows).concepts][:1] == ["слово 0"]


@pytest.mark.parametrize(
    "header", ["Term,Definition", "Begriff,Erklärung", "Terme,Définition du terme", "Word,Meaning in plain words"]
)
@pytest.mark.parametrize("count", [5, 6, 9, 19])
def test_columns_of_terms_and_definitions_are_a_header_below_any_rows_of_metadata(header: str, count: int) -> None:
    metadata = [f"Field {number},value" for number in range(count)]
    reading = read(*metadata, header, "serum,Blood without cells", "plasma,The fluid of blood")
    assert [each.pref_label for each in reading.concepts] == ["serum", "plasma"]
    assert [(note.code, note.count) for note in reading.notes if note.code == "before-header"] == [
        ("before-header", count)
    ]


def test_rare_tags_beside_several_well_known_ones_are_languages() -> None:
    reading = read("en,fr,es,fa,ps,xx", "fever,fièvre,fiebre,تب,تبه,x")
    assert {each.language for each in reading.concepts[0].translations} == {"fr", "es", "fa", "ps"}
    assert notes(reading) == {"unknown-column": ["xx"]}


@pytest.mark.parametrize(("name", "cell"), [("co", "Merck"), ("sc", "0.7"), ("so", "3"), ("st", "draft"), ("SD", "1")])
def test_a_short_form_of_another_word_is_a_language_only_beside_many(name: str, cell: str) -> None:
    reading = read(f"id,en,de,es,{name}", f"1,drug,Medikament,fármaco,{cell}")
    assert {each.language for each in reading.concepts[0].translations} == {"de", "es"}
    assert notes(reading) == {"unknown-column": [name]}
    reading = read(f"id,en,de,es,fr,nl,pl,ru,tr,{name}", f"1,drug,Mittel,fármaco,médicament,middel,lek,лек,ilaç,{cell}")
    assert name.lower() in {each.language for each in reading.concepts[0].translations}


def test_a_full_form_in_a_language_without_another_column_is_the_term() -> None:
    header = "Short Form,Full Form (English),Description,Arabic,Description (Arabic),French,Description (French)"
    reading = read(header, "Ig,immunoglobulin,An antibody.,غلوبولين مناعي,,immunoglobuline,Un anticorps.")
    (concept,) = reading.concepts
    assert (reading.scheme.language, concept.pref_label, concept.alt_labels) == ("en", "immunoglobulin", ("Ig",))
    assert [each.text for each in concept.definitions] == ["An antibody."]
    assert {each.language: each.pref_label for each in concept.translations}.keys() == {"ar", "fr"}
    assert not reading.notes
