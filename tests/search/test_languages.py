"""Labels in other languages are found, after those in the language that is shown; the answer says which one matched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from immuno_cli import explain, open_vocabulary
from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.errors import UsageError
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.formats.bundle.writer import dump_bundle
from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.formats.skos import dump_skos, read_skos
from immuno_cli.language.normalize import normalize
from immuno_cli.render.as_json import result_json
from immuno_cli.search import resolve, search
from immuno_cli.vocabularies.about import about_reading
from immuno_cli.vocabularies.localized import localized
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary
from immuno_cli.vocabularies.sqlite_writer import write_store

ECONOMY: Final = """
@prefix : <http://example.org/economy/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
: a skos:ConceptScheme ; dct:title "Economy" .
:1 a skos:Concept ; skos:prefLabel "unemployment"@en, "Arbeitslosigkeit"@de, "chômage"@fr ;
  skos:altLabel "joblessness"@en, "Erwerbslosigkeit"@de ; skos:hiddenLabel "Arbeitslosikeit"@de ;
  skos:definition "Being without work."@en, "Das Fehlen von Arbeit."@de .
:2 a skos:Concept ; skos:prefLabel "poison"@en, "Gift"@de .
:3 a skos:Concept ; skos:prefLabel "gift"@en, "Geschenk"@de .
:4 a skos:Concept ; skos:prefLabel "barter"@en ; skos:definition "Un échange de biens sans monnaie."@fr .
"""


def read(text: str, language: str = "en") -> Reading:
    return read_skos(text.encode(), syntax="turtle", name="economy", language=language, progress=no_progress)


READING: Final = read(ECONOMY)
IN_MEMORY: Final = MemoryVocabulary("economy", READING.scheme, READING.concepts)


@pytest.fixture(params=["in memory", "kept"])
def economy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vocabulary]:
    if request.param == "in memory":
        yield IN_MEMORY
        return
    write_store(tmp_path / "economy.sqlite", about_reading("economy", READING), READING.concepts)
    with SqliteVocabulary(tmp_path / "economy.sqlite", "economy") as kept:
        yield kept


def test_a_label_in_another_language_is_a_sure_answer(economy: Vocabulary) -> None:
    found = resolve(economy, "Erwerbslosigkeit", exact=True).match
    assert found is not None
    assert (found.id, found.pref_label, found.matched_label) == ("1", "unemployment", "Erwerbslosigkeit")
    assert (found.matched_by, found.matched_language) == ("translation", "de")


@pytest.mark.parametrize("query", ["Arbeitslosigkiet", "arbeitslosigkeitt", "Arbeitslosikeit"])
def test_it_may_be_misspelled(economy: Vocabulary, query: str) -> None:
    found = resolve(economy, query).match
    assert found is not None
    assert (found.id, found.matched_language) == ("1", "de")
    assert search(economy, query)[0].id == "1"


def test_a_label_in_the_shown_language_comes_first(economy: Vocabulary) -> None:
    for query in ("gift", "Gift"):
        found = resolve(economy, query).match
        assert found is not None
        assert (found.id, found.matched_language) == ("3", None)
        assert [result.id for result in search(economy, query)] == ["3", "2"]


def test_words_of_a_definition_in_another_language_are_found(economy: Vocabulary) -> None:
    assert [(result.id, result.matched_by) for result in search(economy, "échange sans monnaie")] == [
        ("4", "definition")
    ]


def test_the_json_of_a_result_names_a_language_only_where_it_is_another(economy: Vocabulary) -> None:
    german, english = search(economy, "Geschenk")[0], search(economy, "barter")[0]
    assert result_json(german)["matchedLanguage"] == "de"
    assert "matchedLanguage" not in result_json(english)


def test_a_vocabulary_says_which_languages_it_has(economy: Vocabulary) -> None:
    assert list(economy.languages) == ["de", "fr"]
    assert about_reading("economy", READING).languages == (("de", 5), ("fr", 1))


def test_a_text_is_annotated_with_labels_of_the_shown_language_alone(economy: Vocabulary) -> None:
    found = annotate("A gift is no Geschenk against unemployment and chômage.", build_matcher([economy]))
    assert [(each.text, each.id) for each in found] == [("gift", "3"), ("unemployment", "1")]


def test_nothing_is_lost_in_skos_or_a_bundle() -> None:
    turtle = "".join(dump_skos(READING.scheme, READING.concepts, syntax="turtle"))
    assert list(read(turtle).concepts) == READING.concepts
    bundle = "".join(dump_bundle(READING.scheme, READING.concepts)).encode()
    assert list(read_bundle(bundle, where="economy").concepts) == READING.concepts
    assert READING.notes == ()


# shown in another language


@pytest.fixture
def german(economy: Vocabulary) -> Vocabulary:
    shown = localized(economy, "de")
    assert shown is not None
    return shown


def test_labels_and_definitions_are_shown_in_a_language(german: Vocabulary) -> None:
    concept = german.find_concept("1")
    assert concept is not None
    assert (concept.pref_label, concept.alt_labels, concept.hidden_labels) == (
        "Arbeitslosigkeit",
        ("Erwerbslosigkeit",),
        ("Arbeitslosikeit",),
    )
    assert [each.text for each in concept.definitions] == ["Das Fehlen von Arbeit."]
    english, french = concept.translations
    assert (english.language, english.pref_label, english.alt_labels) == ("en", "unemployment", ("joblessness",))
    assert [each.text for each in english.definitions] == ["Being without work."]
    assert (french.language, french.pref_label) == ("fr", "chômage")


def test_what_has_no_name_in_it_keeps_its_own(german: Vocabulary) -> None:
    assert [concept.pref_label for concept in german.iter_concepts()] == [
        "Arbeitslosigkeit",
        "Gift",
        "Geschenk",
        "barter",
    ]
    assert [summary.pref_label for summary in german.iter_listed()] == [
        "Arbeitslosigkeit",
        "barter",
        "Geschenk",
        "Gift",
    ]
    found = resolve(german, "barter").match
    assert found is not None
    assert found.matched_language is None


def test_a_text_without_a_name_is_shown_beside_the_name_in_the_own_language(economy: Vocabulary) -> None:
    french = localized(economy, "fr")
    assert french is not None
    concept = french.find_concept("4")
    assert concept is not None
    assert (concept.pref_label, concept.translations) == ("barter", ())
    assert [each.text for each in concept.definitions] == ["Un échange de biens sans monnaie."]


def test_the_shown_language_goes_before_the_others(german: Vocabulary) -> None:
    found = resolve(german, "gift").match
    assert found is not None
    assert (found.id, found.pref_label, found.matched_by, found.matched_language) == ("2", "Gift", "label", None)
    assert [result.id for result in search(german, "gift")] == ["2", "3"]
    english = resolve(german, "joblessness").match
    assert english is not None
    assert (english.pref_label, english.matched_by, english.matched_language) == (
        "Arbeitslosigkeit",
        "translation",
        "en",
    )


def test_all_ways_to_a_label_agree_on_its_language(german: Vocabulary) -> None:
    labels = list(german.iter_labels())
    assert labels == [german.label_at(number) for number in range(len(labels))]
    assert [label.rank for label in labels] == list(german.index.ranks)
    for label in labels:
        assert label in german.find_labels(normalize(label.text))


def test_a_text_is_annotated_in_the_shown_language(german: Vocabulary) -> None:
    found = annotate("Arbeitslosigkeit is no poison but a barter.", build_matcher([german]))
    assert [(each.text, each.pref_label) for each in found] == [
        ("Arbeitslosigkeit", "Arbeitslosigkeit"),
        ("barter", "barter"),
    ]


@pytest.mark.parametrize(("asked", "shown"), [("DE", "de"), ("de-AT", "de"), ("fr-CA", "fr")])
def test_a_variant_gets_the_language(economy: Vocabulary, asked: str, shown: str) -> None:
    view = localized(economy, asked)
    assert view is not None
    assert view.shown_language == shown


def test_its_own_language_is_the_vocabulary_itself(economy: Vocabulary) -> None:
    assert localized(economy, "en-GB") is economy
    assert localized(economy, "fi") is None
    assert localized(economy, "") is None


def test_a_vocabulary_is_opened_in_a_language(tmp_path: Path) -> None:
    path = tmp_path / "economy.json"
    path.write_text("".join(dump_bundle(READING.scheme, READING.concepts)), encoding="utf-8")
    german = open_vocabulary(path, language="de-AT")
    assert explain(german, "joblessness").concept.pref_label == "Arbeitslosigkeit"
    with pytest.raises(UsageError, match="no vocabulary here has the language “fi”") as raised:
        open_vocabulary(path, language="fi")
    assert raised.value.hint == "Available languages: en, de, fr."
