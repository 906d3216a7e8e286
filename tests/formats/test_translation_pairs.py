"""Tables of translators: a term in one language and in another one in each row, and columns that tell the languages."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading


def read(folder: Path, text: str, language: str = "") -> Reading:
    path = folder / "terms.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path, language=language)


def translated(reading: Reading) -> dict[str, dict[str, str]]:
    return {
        concept.pref_label: {each.language: each.pref_label for each in concept.translations}
        for concept in reading.concepts
    }


EXPECTED = {"fever": {"fr": "fièvre", "de": "Fieber"}, "cough": {"fr": "toux"}}


@pytest.mark.parametrize(
    "text",
    [
        "source_term,target_term,source_lang,target_lang\nfever,fièvre,en,fr\nfever,Fieber,en,de\ncough,toux,en,fr\n",
        "source,target,target_language\nfever,fièvre,French\nfever,Fieber,German\ncough,toux,French\n",
        "pair,term_src,target\nen-fr,fever,fièvre\nen-de,fever,Fieber\nen-fr,cough,toux\n",
        "Term,Translation,Language pair\nfever,fièvre,en>fr\nfever,Fieber,en>de\ncough,toux,en>fr\n",
    ],
)
def test_a_row_for_each_pair_of_languages_adds_a_translation(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert translated(reading) == EXPECTED
    assert reading.scheme.language == "en"
    assert not reading.notes


def test_the_language_of_the_source_is_that_of_the_table(tmp_path: Path) -> None:
    text = "source_term,target_term,source_lang,target_lang\nFieber,fever,de,en\nHusten,cough,de,en\n"
    reading = read(tmp_path, text)
    assert reading.scheme.language == "de"
    assert translated(reading) == {"Fieber": {"en": "fever"}, "Husten": {"en": "cough"}}


def test_a_row_in_the_other_direction_says_the_same(tmp_path: Path) -> None:
    rows = "fever,Fieber,en,de\ncough,Husten,en,de\nAusschlag,rash,de,en\n"
    reading = read(tmp_path, f"source_term,target_term,source_lang,target_lang\n{rows}")
    assert translated(reading) == {"fever": {"de": "Fieber"}, "cough": {"de": "Husten"}, "rash": {"de": "Ausschlag"}}


def test_rows_with_another_definition_are_another_concept(tmp_path: Path) -> None:
    rows = "en-fr,culture,culture,What people share.\nen-fr,culture,mise en culture,Growing cells.\n"
    reading = read(tmp_path, f"pair,term_src,target,definition\n{rows}")
    assert [concept.pref_label for concept in reading.concepts] == ["culture", "culture"]
    assert [concept.translations[0].pref_label for concept in reading.concepts] == ["culture", "mise en culture"]


def test_a_second_translation_is_a_synonym(tmp_path: Path) -> None:
    reading = read(tmp_path, "term,translation,target_lang\nfever,fièvre,fr\nfever,température,fr\n")
    [french] = reading.concepts[0].translations
    assert (french.pref_label, french.alt_labels) == ("fièvre", ("température",))


def test_a_language_that_is_none_is_noted_and_its_translation_left_out(tmp_path: Path) -> None:
    reading = read(tmp_path, "term,translation,target_lang\nfever,fièvre,fr\ncough,toux,?\n")
    assert translated(reading) == {"fever": {"fr": "fièvre"}, "cough": {}}
    assert [(note.code, [place.text for place in note.places]) for note in reading.notes] == [
        ("bad-value", ["target_lang: ?"])
    ]


HEADER = "source_term,target_term,source_lang,target_lang\n"


def noted(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(note.code, [place.text for place in note.places]) for note in reading.notes]


def test_the_language_that_is_wanted_is_that_of_the_table_if_a_row_has_it(tmp_path: Path) -> None:
    rows = "fever,Fieber,en,de\nHusten,cough,de,en\n"
    german = read(tmp_path, HEADER + rows, "de")
    assert (german.scheme.language, german.notes) == ("de", ())
    assert translated(german) == {"Fieber": {"en": "fever"}, "Husten": {"en": "cough"}}
    english = read(tmp_path, HEADER + rows, "en-GB")
    assert english.scheme.language == "en"
    assert translated(english) == {"fever": {"de": "Fieber"}, "cough": {"de": "Husten"}}


def test_a_language_that_no_row_has_is_not_that_of_the_table(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{HEADER}fièvre,Fieber,fr,de\n", "it")
    assert reading.scheme.language == "fr"
    assert translated(reading) == {"fièvre": {"de": "Fieber"}}


def test_a_definition_is_in_the_language_of_its_term(tmp_path: Path) -> None:
    text = "pair,term_src,target,definition\nen-de,fever,Fieber,A high temperature.\n"
    [concept] = read(tmp_path, text, "de").concepts
    assert (concept.pref_label, concept.definitions) == ("Fieber", ())
    [english] = concept.translations
    assert (english.pref_label, [each.text for each in english.definitions]) == ("fever", ["A high temperature."])


def test_a_row_without_the_language_of_the_table_is_noted(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{HEADER}cough,Husten,en,de\nFieber,fièvre,de,fr\nFieber,febbre,de,it\n")
    assert translated(reading) == {"cough": {"de": "Husten"}, "Fieber": {"fr": "fièvre", "it": "febbre"}}
    assert noted(reading) == [("foreign-label", ["Fieber (de)", "Fieber (de)"])]


def test_the_same_word_in_two_languages_is_two_concepts(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{HEADER}gift,cadeau,en,fr\ngift,poison,de,fr\n")
    assert [concept.translations[0].pref_label for concept in reading.concepts] == ["cadeau", "poison"]


def test_a_term_may_have_thousands_of_translations(tmp_path: Path) -> None:
    rows = "".join(f"a,b{number},en,de\n" for number in range(20_000))
    [german] = read(tmp_path, HEADER + rows).concepts[0].translations
    assert (german.pref_label, len(german.alt_labels)) == ("b0", 19_999)


@pytest.mark.parametrize(
    ("header", "language", "other"),
    [
        ("영어,번역문", "en", "ko"),
        ("English,Translation", "en", "ko"),
        ("Term,Translation", "en", "ko"),
        ("원문,번역", "en", "ko"),
        ("Original,Translation", "en", "ko"),
    ],
)
def test_the_letters_of_translations_tell_their_language(
    tmp_path: Path, header: str, language: str, other: str
) -> None:
    reading = read(tmp_path, f"{header}\nfever,열\ncough,기침\n")
    assert reading.scheme.language == language
    assert translated(reading) == {"fever": {other: "열"}, "cough": {other: "기침"}}
    assert not reading.notes


@pytest.mark.parametrize(
    ("header", "other", "labels"),
    [
        ("英語,訳", "ja", ("熱", "血液")),
        ("原文,译文", "zh", ("热", "血液")),
        ("Английский,Перевод", "ru", ("жар", "кровь")),
        ("Anglais,Traduction", "fr", ("fièvre", "sang")),
    ],
)
def test_the_word_for_a_translation_tells_its_language(
    tmp_path: Path, header: str, other: str, labels: tuple[str, str]
) -> None:
    reading = read(tmp_path, f"{header}\nfever,{labels[0]}\nblood,{labels[1]}\n")
    assert {reading.scheme.language, *(each.language for one in reading.concepts for each in one.translations)} >= {
        other
    }
    assert not reading.notes


def test_translations_in_an_unknown_language_are_left_out_with_the_way_to_read_them(tmp_path: Path) -> None:
    for header in ("Term,Translation", "English,Translation", "word,target"):
        [note] = read(tmp_path, f"{header}\nfever,жар\ncough,кашель\n").notes
        assert (note.code, note.places[0].text) == ("untold-translation", header.partition(",")[2])
        assert "--column NAME=prefLabel@TAG" in note.message


def test_the_ends_of_the_edges_of_a_network_are_no_translations(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError) as raised:
        read(tmp_path, "source,target,weight\nfever,cough,1\nrash,cough,2\n")
    assert "--column source=prefLabel" in raised.value.hint
