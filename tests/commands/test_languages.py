"""`--language` says in which language a vocabulary is shown."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Immuno

BUNDLE: Final = {
    "id": "economy",
    "title": "Economy",
    "language": "en",
    "concepts": [
        {
            "id": "1",
            "prefLabel": "unemployment",
            "definition": "Being without work.",
            "translations": {
                "de": {
                    "prefLabel": "Arbeitslosigkeit",
                    "altLabel": ["Erwerbslosigkeit"],
                    "definition": "Das Fehlen von Arbeit.",
                },
                "fr": {"prefLabel": "chômage", "hiddenLabel": ["chomage"]},
            },
        },
        {"id": "2", "prefLabel": "barter", "broader": ["1"]},
        {"id": "3", "prefLabel": "strike", "broader": ["1"], "translations": {"de": {"prefLabel": "Streik"}}},
    ],
}


@pytest.fixture
def economy(tmp_path: Path) -> str:
    path = tmp_path / "economy.json"
    path.write_text(json.dumps(BUNDLE), encoding="utf-8")
    return str(path)


def test_what_is_explained_is_shown_in_the_language(immuno: Immuno, economy: str) -> None:
    said = immuno(f"explain unemployment --brief -V {economy} --language de")
    assert said.out.splitlines()[:2] == ["Arbeitslosigkeit", "Das Fehlen von Arbeit."]
    assert "“unemployment” is English for “Arbeitslosigkeit”." in said.err


def test_a_term_in_another_language_is_explained_and_told(immuno: Immuno, economy: str) -> None:
    said = immuno(f"explain Erwerbslosigkeit --brief -V {economy}")
    assert said.out.splitlines()[:2] == ["unemployment", "Being without work."]
    assert "“Erwerbslosigkeit” is German for “unemployment”." in said.err
    misspelled = immuno(f"explain Erwerbslosigkiet --brief -V {economy}")
    assert "“Erwerbslosigkiet” is understood as “Erwerbslosigkeit”, German for “unemployment”." in misspelled.err


def test_everything_about_a_term_includes_its_other_languages(immuno: Immuno, economy: str) -> None:
    lines = immuno(f"explain unemployment --full -V {economy}").out.splitlines()
    first = lines.index("In other languages") + 1
    assert lines[first : first + 2] == [
        "  • de Arbeitslosigkeit, Erwerbslosigkeit: Das Fehlen von Arbeit.",
        "  • fr chômage",
    ]


def test_the_json_of_an_explanation_has_all_languages(immuno: Immuno, economy: str) -> None:
    answer = json.loads(immuno(f"explain chomage --json -V {economy} --language de").out)
    assert answer["concept"]["prefLabel"] == "Arbeitslosigkeit"
    assert list(answer["concept"]["translations"]) == ["en", "fr"]
    assert answer["match"]["matchedLabel"] is None
    german = json.loads(immuno(f"search Streik --json -V {economy}").out)
    assert german["results"][0]["matchedLanguage"] == "de"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("list", "Streik"),
        ("tree", "Streik"),
        ("search Streik", "Streik"),
        ("related Arbeitslosigkeit", "Streik"),
        ("path Streik Arbeitslosigkeit", "Arbeitslosigkeit"),
        ("compare strike unemployment", "Streik"),
    ],
)
def test_every_command_that_shows_names_shows_them_in_the_language(
    immuno: Immuno, economy: str, command: str, shown: str
) -> None:
    said = immuno(f"{command} -V {economy} --language de-CH")
    assert said.code == 0
    assert shown in said.out
    assert "unemployment" not in said.out
    assert "unemployment" in immuno(f"{command} -V {economy}").out.casefold() or command.startswith("search")


def test_a_text_is_annotated_in_the_language(immuno: Immuno, economy: str, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Der Streik gegen die Arbeitslosigkeit, a strike.", encoding="utf-8")
    found = json.loads(immuno(f"annotate {text} --json -V {economy} --language de").out)["annotations"]
    assert [one["prefLabel"] for one in found] == ["Streik", "Arbeitslosigkeit"]


def test_a_language_that_is_not_there_is_a_usage_error(immuno: Immuno, economy: str) -> None:
    said = immuno(f"list -V {economy} --language fi")
    assert said.code == 2
    assert "Available languages: en, de, fr." in said.err


def test_of_several_vocabularies_those_that_have_the_language_are_shown_in_it(immuno: Immuno, economy: str) -> None:
    said = immuno(f"search Streik -V {economy} -V immunotherapy --language de")
    assert said.out.splitlines()[1].split("\t")[2:4] == ["Streik", "Streik"]


def test_the_next_command_keeps_the_language(immuno: Immuno, economy: str) -> None:
    shown = immuno(f"explain Arbeitslosigkeit -V {economy} --language de").out
    assert "--language de" in " ".join(shown.split())


def test_what_is_known_of_a_vocabulary_counts_its_languages(immuno: Immuno, economy: str) -> None:
    immuno(f"vocabulary add {economy} --name economy")
    assert "3 labels in de, 2 labels in fr" in immuno("vocabulary show economy").out
    assert json.loads(immuno("vocabulary show economy --json").out)["languages"] == {"de": 3, "fr": 2}


@pytest.mark.parametrize("to", ["turtle", "rdfxml", "jsonld", "ntriples", "bundle", "csv", "html", "markdown"])
def test_formats_that_have_a_place_for_other_languages_keep_them(immuno: Immuno, economy: str, to: str) -> None:
    said = immuno(f"export --to {to} -V {economy}")
    assert said.err == ""
    assert "Erwerbslosigkeit" in said.out


@pytest.mark.parametrize("to", ["obo", "obographs"])
def test_of_other_formats_it_is_told_what_they_leave_out(immuno: Immuno, economy: str, to: str) -> None:
    said = immuno(f"export --to {to} -V {economy}")
    assert "What is said in others (de, fr) is left out." in said.err
    assert "Erwerbslosigkeit" not in said.out
    assert "Erwerbslosigkeit" in immuno(f"export --to {to} -V {economy} --language de").out


@pytest.mark.parametrize("shown", ["en", "de"])
def test_a_table_of_several_languages_is_read_back_as_it_was(
    immuno: Immuno, economy: str, shown: str, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    immuno(f"export --to csv -V {economy} --language {shown} --output {table}")
    bundles = [
        json.loads(immuno(f"export --to bundle -V {file} --language {shown}").out)["concepts"]
        for file in (economy, table)
    ]
    assert bundles[0] == bundles[1]


def test_a_translation_of_another_shape_is_named(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "economy.json"
    concept = {"id": "1", "prefLabel": "a", "translations": {"de": {"altLabl": ["b"]}, "en_US": {"prefLabel": "c"}}}
    path.write_text(json.dumps({**BUNDLE, "concepts": [concept]}), encoding="utf-8")
    said = immuno(f"validate {path}").out
    assert "translations.de.altLabl" in said
    assert "it is “en_US”" in said
    assert "this is not a language tag" in immuno(f"list -V {path}").err


def test_a_name_is_said_once_in_a_language(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <http://example.org/> .\n"
        ':serum a skos:Concept ; skos:prefLabel "serum"@en, "Serum"@de ; skos:altLabel "Serum"@de, "Blutwasser"@de .\n'
        ':bile a skos:Concept ; skos:altLabel "Galle"@de .\n',
        encoding="utf-8",
    )
    assert "de Serum, Blutwasser\n" in immuno("explain serum --full --vocabulary", str(path)).out
    shown = immuno("explain bile --full --vocabulary", str(path)).out
    assert shown.startswith("Galle\n")
    assert "In other languages" not in shown
