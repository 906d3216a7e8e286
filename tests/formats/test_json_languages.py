"""JSON glossaries whose texts are told by language, and lists of terms beside other keys."""

import json
from pathlib import Path
from typing import Any

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading


def read(folder: Path, value: Any) -> Reading:  # noqa: ANN401 - whatever JSON holds
    return read_text(folder, json.dumps(value))


def read_text(folder: Path, text: str) -> Reading:
    path = folder / "file.json"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def texts(reading: Reading) -> list[set[str]]:
    """Return the labels and definitions of each concept, in all its languages."""
    return [
        {
            *(text for text, *_ in concept.all_labels),
            *(each.text for each in concept.definitions),
            *(each.text for one in concept.translations for each in one.definitions),
        }
        for concept in reading.concepts
    ]


LABELS = {"b": {"en": "blood", "de": "Blut"}, "g": {"en": "bile", "de": "Galle"}}
TEXTS = {"blood": {"en": "The red fluid of a body.", "de": "Der rote Saft."}, "bile": {"en": "A fluid of the liver."}}


def test_short_texts_by_language_are_labels(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELS)
    assert [(concept.id, concept.pref_label) for concept in reading.concepts] == [("b", "blood"), ("g", "bile")]
    assert [each.pref_label for each in reading.concepts[0].translations] == ["Blut"]
    assert reading.notes == ()


def test_the_key_is_the_term_where_no_text_is_english(tmp_path: Path) -> None:
    [blood] = read(tmp_path, {"blood": {"de": "Blut", "fr": "sang"}}).concepts
    assert (blood.pref_label, [each.pref_label for each in blood.translations]) == ("blood", ["Blut", "sang"])


def turned(value: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    languages = dict.fromkeys(language for texts in value.values() for language in texts)
    return {
        language: {term: texts[language] for term, texts in value.items() if language in texts}
        for language in languages
    }


@pytest.mark.parametrize("value", [TEXTS, turned(TEXTS), {"title": "Fluids", **TEXTS}])
def test_sentences_by_language_are_definitions(tmp_path: Path, value: dict[str, object]) -> None:
    reading = read(tmp_path, value)
    assert [concept.pref_label for concept in reading.concepts] == ["blood", "bile"]
    blood = reading.concepts[0]
    assert [each.text for each in blood.definitions] == ["The red fluid of a body."]
    assert [[each.text for each in one.definitions] for one in blood.translations] == [["Der rote Saft."]]


def test_a_list_of_terms_is_read_whatever_stands_beside_it(tmp_path: Path) -> None:
    terms = [{"term": "serum", "definition": "Blood without cells."}]
    reading = read(tmp_path, {"name": "x", "main": "y", "terms": terms})
    assert [concept.pref_label for concept in reading.concepts] == ["serum"]
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-key", "main")]
    with pytest.raises(InvalidVocabularyError, match="a package for npm"):
        read(tmp_path, {"name": "x", "main": "y", "contributors": [{"name": "Ada", "email": "a@b.org"}]})


@pytest.mark.parametrize("value", [{"en": "English", "de": "German"}, {"host": {"en": {"a": "b"}}}])
def test_other_maps_of_languages_are_no_glossary(tmp_path: Path, value: dict[str, object]) -> None:
    with pytest.raises(InvalidVocabularyError, match="nor a glossary"):
        read(tmp_path, value)


def test_an_entry_whose_status_is_obsolete_is_no_live_concept(tmp_path: Path) -> None:
    terms = [{"term": "a", "definition": "One.", "status": "obsolete"}, {"term": "b", "definition": "Two."}]
    assert [concept.deprecated for concept in read(tmp_path, terms).concepts] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        '{"b": {"en": "blood", "EN": "haema", "en-us": "x", "en_US": "y|z"}, "c": {"en": "c|d"}}',
        '{"b": {"en": "blood", "en": "haema", "de": "x", "DE": "y|z"}, "c": {"en": "c|d"}}',
        '[{"term": {"en": "blood", "EN": ["haema", "x"], "en": "y|z"}}, {"term": {"en": "c|d"}}]',
        '[{"term": "blood", "synonym": "haema", "synonym": "x", "synonym": ["y|z"]}, {"term": "c|d"}]',
        '[{"term": "blood", "term": "haema", "synonym": ["x", "y|z"]}, {"term": "c", "synonym": "c|d"}]',
    ],
)
def test_texts_under_one_name_or_one_language_are_all_kept(tmp_path: Path, text: str) -> None:
    blood, other = texts(read_text(tmp_path, text))
    assert blood == {"blood", "haema", "x", "y|z"}
    assert "c|d" in other


def test_definitions_in_one_language_are_all_kept(tmp_path: Path) -> None:
    one, two, three = "The red fluid of a body.", "What runs in all the veins.", "A fluid | from the old liver."
    text = json.dumps({"blood": {"en": one, "EN": two}, "bile": {"en": three}})
    assert texts(read_text(tmp_path, text)) == [{"blood", one, two}, {"bile", three}]


@pytest.mark.parametrize("column", ['{"0": "a", "0": "b"}', '{"0": "a"}, "term": {"0": "b"}'])
def test_a_table_by_columns_that_names_one_cell_twice_is_refused(tmp_path: Path, column: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="nor a glossary"):
        read_text(tmp_path, f'{{"term": {column}, "definition": {{"0": "x"}}}}')


ABBREVIATIONS = {
    "IT": {"en": "information technology", "de": "Informationstechnik"},
    "DNA": {"en": "deoxyribonucleic acid", "de": "Desoxyribonukleinsäure"},
}


@pytest.mark.parametrize("value", [ABBREVIATIONS, turned(ABBREVIATIONS)])
def test_short_abbreviations_are_no_languages_beside_languages(tmp_path: Path, value: dict[str, object]) -> None:
    reading = read(tmp_path, value)
    assert [(concept.id, concept.pref_label) for concept in reading.concepts] == [
        ("IT", "information technology"),
        ("DNA", "deoxyribonucleic acid"),
    ]
    assert [concept.translations[0].language for concept in reading.concepts] == ["de", "de"]


def test_a_term_may_have_several_definitions(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text('{"lead": ["A heavy metal.", "The wire of a heart monitor."], "culture": "The growing of cells."}')
    defined = {each.pref_label: [text.text for text in each.definitions] for each in read_file(path).concepts}
    assert defined == {
        "lead": ["A heavy metal.", "The wire of a heart monitor."],
        "culture": ["The growing of cells."],
    }


def test_lists_of_words_are_no_definitions(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text('{"NK cell": ["natural killer", "NK lymphocyte"], "serum": ["sera"]}')
    with pytest.raises(InvalidVocabularyError, match="among its values are lists"):
        read_file(path)


def test_a_link_may_lead_to_an_object_with_an_id(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    alloy = '{"uri": "http://e.org/2", "prefLabel": {"en": "alloy"}}'
    bronze = '{"uri": "http://e.org/1", "prefLabel": {"en": "bronze"}, "broader": [{"uri": "http://e.org/2"}]}'
    path.write_text(f"[{bronze}, {alloy}]")
    reading = read_file(path)
    assert [each.broader for each in reading.concepts] == [("http://e.org/2",), ()]
    assert reading.notes == ()


def by_language(reading: Reading) -> list[dict[str, tuple[str, str]]]:
    """Return what each concept is called, and how it is defined, in each language."""
    own = reading.scheme.language
    return [
        {own: (concept.pref_label, "".join(each.text for each in concept.definitions))}
        | {
            each.language: (each.pref_label, "".join(text.text for text in each.definitions))
            for each in concept.translations
        }
        for concept in reading.concepts
    ]


BUG = {"en": ("bug", "A fault."), "de": ("Fehler", "Ein Mangel."), "af": ("fout", "")}
CSV_IN_ENGLISH = '"en":{"term":"CSV","def":"A table."}'
BUG_IN_EACH = '"en":{"term":"bug","def":"A fault."},"de":{"term":"Fehler","def":"Ein Mangel."},"af":{"term":"fout"}'


@pytest.mark.parametrize(
    "text",
    [
        f'[{{"slug":"bug","ref":["csv"],{BUG_IN_EACH}}},{{"slug":"csv",{CSV_IN_ENGLISH}}}]',
        f'[{{"id":"bug","translations":{{{BUG_IN_EACH}}}}},{{"id":"csv","translations":{{{CSV_IN_ENGLISH}}}}}]',
        f'{{"bug":{{{BUG_IN_EACH}}},"csv":{{{CSV_IN_ENGLISH}}}}}',
        (
            '[{"id":"bug","translations":[{"lang":"en","term":"bug","def":"A fault."},'
            '{"lang":"de","term":"Fehler","def":"Ein Mangel."},{"lang":"af","term":"fout"}]},'
            '{"id":"csv","translations":[{"lang":"en","term":"CSV","def":"A table."}]}]'
        ),
    ],
)
def test_an_object_for_each_language_holds_its_label_and_definition(tmp_path: Path, text: str) -> None:
    path = tmp_path / "terms.json"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path)
    assert by_language(reading) == [BUG, {"en": ("CSV", "A table.")}]
    assert [concept.id for concept in reading.concepts] == ["bug", "csv"]


def test_an_object_below_a_key_that_looks_like_a_language_and_names_no_term_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    path.write_text('[{"term":"bug","def":"A fault.","it":{"width":"3"}}]', encoding="utf-8")
    reading = read_file(path)
    assert by_language(reading) == [{"en": ("bug", "A fault.")}]
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("bad-value", "entry 1: it")]


def test_a_term_whose_key_is_the_name_of_a_column_is_a_term(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    entries = {key: {"term": key.title(), "definition": f"It is {key}."} for key in ("block", "entry", "id")}
    path.write_text(json.dumps(entries), encoding="utf-8")
    reading = read_file(path)
    assert [(each.id, each.pref_label) for each in reading.concepts] == [
        ("block", "Block"),
        ("entry", "Entry"),
        ("id", "Id"),
    ]
