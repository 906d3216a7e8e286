"""Names in Spanish, German and French lead to the shipped glossary's entries, and disturb nothing in English."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pytest

from immuno_cli import annotate, build_matcher
from immuno_cli.language.english import is_common
from immuno_cli.language.foreign_words import foreign_topic
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.model import Concept, document_of
from immuno_cli.search import resolve, search
from immuno_cli.search.question_words import topic_of
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

LANGUAGES: Final = ("es", "de", "fr")


@pytest.fixture(scope="module")
def glossary() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "identifier", "language"),
    [
        ("fiebre", "fever", "es"),
        ("Fieber", "fever", "de"),
        ("fièvre", "fever", "fr"),
        ("fievre", "fever", "fr"),
        ("anticuerpo monoclonal", "monoclonal-antibody", "es"),
        ("Nebenwirkungen", "side-effect", "de"),
        ("die Immuntherapie", "immunotherapy", "de"),
        ("thérapie ciblée", "targeted-therapy", "fr"),
        ("therapie ciblee", "targeted-therapy", "fr"),
        ("l’immunothérapie", "immunotherapy", "fr"),
        ("qu’est-ce qu’un anticorps", "antibody", "fr"),
        ("was ist den Krebs", "cancer", "de"),
    ],
)
def test_a_name_in_another_language_leads_to_its_entry(
    glossary: Vocabulary, name: str, identifier: str, language: str
) -> None:
    found, match = search(glossary, name)[0], resolve(glossary, name).match
    assert match is not None
    for result in (found, match):
        assert (result.id, result.matched_by, result.matched_language) == (identifier, "translation", language)


@pytest.mark.parametrize("words", ["que escitoquina", "was istanbul", "que esfiebre"])
def test_a_question_in_another_language_ends_where_a_word_ends(glossary: Vocabulary, words: str) -> None:
    assert foreign_topic(words) == ""
    assert resolve(glossary, words).match is None


@pytest.mark.parametrize(
    ("slip", "identifier", "language"),
    [
        ("fiebr", "fever", "es"),
        ("efectos segundarios", "side-effect", "es"),
        ("imunoterapia", "immunotherapy", "es"),
        ("Lungenkrebss", "lung-cancer", "de"),
        ("Uebelkeit", "nausea", "de"),
        ("demangaison", "itching", "fr"),
    ],
)
def test_a_slip_in_it_is_forgiven(glossary: Vocabulary, slip: str, identifier: str, language: str) -> None:
    match = resolve(glossary, slip).match
    assert match is not None
    assert (match.id, match.matched_language) == (identifier, language)


@pytest.mark.parametrize(
    ("sentence", "name", "language"),
    [("qué es la fiebre", "fiebre", "es"), ("tengo fiebre", "fiebre", "es"), ("ich habe Fieber", "Fieber", "de")],
)
def test_of_names_with_one_key_the_one_is_told_that_was_written(
    glossary: Vocabulary, sentence: str, name: str, language: str
) -> None:
    fever = next(each for each in search(glossary, sentence) if each.id == "fever")
    assert (fever.matched_label, fever.matched_language) == (name, language)


@pytest.mark.parametrize("word", ["fibre", "rate", "hand", "perfusion", "scanner", "tax", "vera"])
def test_an_english_word_is_no_slip_of_a_name_in_another_language(glossary: Vocabulary, word: str) -> None:
    assert not any(result.matched_language for result in search(glossary, word))


def test_names_in_other_languages_are_not_looked_for_in_texts(glossary: Vocabulary) -> None:
    found = annotate("Fever, no fiebre and no Nebenwirkung.", build_matcher([glossary]))
    assert [each.text for each in found] == ["Fever"]


def test_explain_tells_which_language_it_is(immuno: Immuno) -> None:
    assert "“fiebre” is Spanish for “fever”." in immuno("explain fiebre -V further-terms").err
    assert "“fiebr” is understood as “fiebre”, Spanish for “fever”." in immuno("explain fiebr -V further-terms").err
    answer = json.loads(immuno("explain fiebre --json -V further-terms").out)
    assert (answer["match"]["matchedBy"], answer["match"]["matchedLanguage"]) == ("translation", "es")


def test_search_tells_which_language_it_is(immuno: Immuno) -> None:
    header, first = (line.split("\t") for line in immuno("search Lungenkrebs -V further-terms").out.splitlines()[:2])
    assert dict(zip(header, first, strict=True))["matchedLanguage"] == "de"


def test_the_glossary_is_shown_in_another_language(immuno: Immuno) -> None:
    assert immuno("explain fever --brief --language es -V further-terms").out.startswith("fiebre\n")


# the data


def test_at_least_two_hundred_concepts_have_a_name_in_each_language(glossary: Vocabulary) -> None:
    counts = {
        language: sum(_has_name(concept, language) for concept in glossary.iter_concepts()) for language in LANGUAGES
    }
    assert min(counts.values()) >= 200, counts


def _has_name(concept: Concept, language: str) -> bool:
    return any(each.language == language and each.pref_label for each in concept.translations)


def test_each_name_says_which_page_has_it(glossary: Vocabulary) -> None:
    uncited = []
    for concept in glossary.iter_concepts():
        for translation in concept.translations:
            documents = [glossary.find_document(document_of(passage)) for passage in translation.passages]
            if not documents or not all(document and document.url for document in documents):
                uncited.append((concept.id, translation.language))
    assert uncited == []


def test_each_name_leads_to_its_concept(glossary: Vocabulary) -> None:
    asked = [(concept.id, text) for concept in glossary.iter_concepts() for text in _other_names(concept)]
    wrong = [(text, name) for name, text in asked if not (match := resolve(glossary, text).match) or match.id != name]
    assert wrong == []


def _other_names(concept: Concept) -> list[str]:
    return [text for translation in concept.translations for text, role in translation.labels if role != "related"]


def test_no_name_in_another_language_is_that_of_another_concept(glossary: Vocabulary) -> None:
    own: dict[str, set[str]] = defaultdict(set)
    others: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in glossary.iter_concepts():
        for text, _ in concept.labels:
            own[normalize(text)].add(concept.id)
        for translation in concept.translations:
            for text, _ in translation.labels:
                others[translation.language, normalize(text)].add(concept.id)
    shared = {name: named | own[name[1]] for name, named in others.items() if len(named | own[name[1]]) > 1}
    assert shared == {}


def test_no_name_in_another_language_is_an_everyday_english_word_of_another_meaning(glossary: Vocabulary) -> None:
    everyday = []
    for concept in glossary.iter_concepts():
        own = {normalize(text) for text, _ in concept.labels}
        for translation in concept.translations:
            names = (text for text, _ in translation.labels if normalize(text) not in own)
            everyday += [(concept.id, text) for text in names if is_common(plain(text))]
    assert everyday == []


@pytest.mark.parametrize(
    ("asked", "concept"),
    [
        ("was ist Fieber", "fever"),
        ("¿Qué es la fiebre?", "fever"),
        ("qu’est-ce qu’un anticorps monoclonal ?", "monoclonal-antibody"),
        ("was ist eine Immuntherapie", "immunotherapy"),
    ],
)
def test_a_question_for_a_meaning_is_understood_in_each_language(
    glossary: Vocabulary, asked: str, concept: str
) -> None:
    found = resolve(glossary, asked).match
    assert found
    assert found.id == concept
    assert search(glossary, asked)[0].id == concept


@pytest.mark.parametrize(("asked", "topic"), [("what is an ES cell", "ES cell"), ("was it a fever", "fever")])
def test_a_question_in_english_is_read_as_english(asked: str, topic: str) -> None:
    assert topic_of(asked) == topic
