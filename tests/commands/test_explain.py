"""`immuno explain`: whatever someone types, the explanation, or what they could have meant."""

import json
from pathlib import Path

import pytest

from tests.conftest import Immuno


@pytest.mark.parametrize(
    "typed",
    [
        "natural-killer-cell",
        "natural killer cell",
        "Natural Killer Cells",
        "NK cell",
        "nk",
        "natural  killer-cell",
        "NATURAL_KILLER_CELL",
    ],
)
def test_any_spelling_of_a_name_is_the_concept(immuno: Immuno, typed: str) -> None:
    said = immuno("explain", *typed.split(), "--brief")
    assert said.code == 0
    assert said.out.startswith("natural killer cell\n")
    assert said.err == ""


def test_the_words_of_a_term_need_no_quotes(immuno: Immuno) -> None:
    assert immuno("explain natural killer cell --brief") == immuno("explain", "natural killer cell", "--brief")


@pytest.mark.parametrize(
    ("typo", "meant"), [("limfosite", "lymphocyte"), ("dyareea", "diarrhea"), ("anitbody", "antibody")]
)
def test_a_typo_with_one_clear_meaning_is_explained_and_said(immuno: Immuno, typo: str, meant: str) -> None:
    said = immuno(f"explain {typo}")
    assert said.code == 0
    assert said.out.startswith(meant)
    assert said.err == f"“{typo}” is understood as “{meant}”.\n"


def test_exact_switches_guessing_off(immuno: Immuno) -> None:
    said = immuno("explain limfosite --exact")
    assert said.code == 1
    assert said.out == ""
    assert "limfosite" in said.err


def test_several_candidates_are_listed_with_the_command_to_type_next(immuno: Immuno) -> None:
    said = immuno("explain killer cell")
    assert said.code == 1
    assert said.out == ""
    assert "immuno explain natural-killer-cell" in said.err
    assert "immuno explain cytotoxic-t-lymphocyte" in said.err


def test_nothing_found_says_what_to_do(immuno: Immuno) -> None:
    said = immuno("explain plasma television")
    assert said.code == 1
    assert said.out == ""
    assert "plasma television" in said.err
    assert "immuno list" in said.err


@pytest.mark.parametrize("term", ["", "   ", "\t"])
def test_an_empty_term_is_a_usage_error(immuno: Immuno, term: str) -> None:
    said = immuno("explain", term)
    assert said.code == 2
    assert "empty" in said.err


@pytest.mark.parametrize("term", ["x" * 10_000, "😀", "😀 💉", "\x1b[31m", "\u202enausea\u202c drow", "[red]"])
def test_a_strange_term_finds_nothing_at_once_and_colors_nothing(immuno: Immuno, term: str) -> None:
    said = immuno("explain", term)
    assert said.code in (0, 1)
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out + said.err


def test_brief_gives_the_definition_alone(immuno: Immuno) -> None:
    said = immuno("explain macrophage --brief")
    assert "Sources" not in said.out
    assert said.out.splitlines()[0] == "macrophage"


def test_the_explanation_names_everything_a_reader_needs(immuno: Immuno) -> None:
    said = immuno("explain monoclonal-antibody-therapy --full", COLUMNS="200")
    for expected in (
        "monoclonal antibody therapy",
        "mAb therapy",
        "therapy (passive, antibody) · in the documents · id monoclonal-antibody-therapy",
        "How it is given   intravenous injection [A]",
        "Side effects      headache, nausea, rash, fever, diarrhea [A]",
        "! The list of side effects is not complete.",
        "Treatment › Immunotherapy › Passive immunotherapy › Monoclonal antibody therapy",
        "[A] What is Immunotherapy?, K T Solis, WiseGeek, 2024-05-17: the article, paragraph 5, sentences 1",
    ):
        assert expected in said.out
    assert said.out.endswith("Information for readers, not medical advice.\n")


def test_brief_and_full_exclude_each_other(immuno: Immuno) -> None:
    assert immuno("explain nausea --brief --full").code == 2


def test_a_concept_with_two_parents_shows_every_way_down_to_it(immuno: Immuno) -> None:
    said = immuno("explain tumor-infiltrating-lymphocyte-therapy --full", COLUMNS="200")
    assert "Cancer immunotherapy › Tumor-infiltrating lymphocyte therapy" in said.out
    assert "Cell-based immunotherapy › Tumor-infiltrating lymphocyte therapy" in said.out


def test_the_wrong_account_of_cell_therapy_carries_its_correction(immuno: Immuno) -> None:
    out = " ".join(immuno("explain tumor-infiltrating-lymphocyte-therapy").out.split())
    assert "• The article describes this treatment wrongly. It says that tumor cells are grown and injected." in out


def test_headlines_are_shown_as_headlines_and_opinions_as_opinions(immuno: Immuno) -> None:
    assert "A headline reports: " in immuno("explain treatment sequencing").out
    assert "A reader's comment: " in immuno("explain cancer cure").out
    whole = immuno("explain treatment sequencing --full").out
    assert whole.index("\nHeadlines\n") > whole.index("\nIn other vocabularies\n" if "\nIn other" in whole else "\n")
    assert whole.index("\nHeadlines\n") < whole.index("\nSources\n")


def test_json_holds_the_match_and_the_concept_with_its_neighbours_filled_in(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain nausea --json").out)
    assert answer["match"] == {
        "id": "nausea",
        "prefLabel": "nausea",
        "matchedLabel": "nausea",
        "matchedBy": "id",
        "score": 100,
    }
    assert answer["concept"]["narrower"] == []
    assert {
        "relation": "^has-side-effect",
        "target": "monoclonal-antibody-therapy",
        "basis": "document",
        "passages": ["001:p22.s5"],
    } in answer["concept"]["relations"]


def test_json_of_an_uncertain_term_holds_suggestions(immuno: Immuno) -> None:
    said = immuno("explain killer cell --json")
    answer = json.loads(said.out)
    assert said.code == 1
    assert answer["match"] is None
    assert {"natural-killer-cell", "cytotoxic-t-lymphocyte"} <= {s["id"] for s in answer["suggestions"]}


def test_json_is_ascii(immuno: Immuno) -> None:
    assert immuno("explain macrophage --json").out.isascii()


def test_of_several_vocabularies_the_one_that_answers_is_named(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    concept = {"id": "spleen", "prefLabel": "spleen", "scopeNote": ["It is soft."], "editorialNote": ["Checked."]}
    file.write_text(json.dumps({"id": "other", "title": "Other", "language": "en", "concepts": [concept]}))
    said = immuno("explain spleen -V immunotherapy -V", str(file), COLUMNS="300")
    assert f"inthevocabulary{file}" in "".join(said.out.split())
    assert "The documents say" not in said.out
    assert "of the glossary" not in said.out


def test_the_command_to_type_next_names_the_vocabulary(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    concepts = [{"id": f"s{n}", "prefLabel": "spleen"} for n in (1, 2)]
    file.write_text(json.dumps({"id": "other", "title": "Other", "language": "en", "concepts": concepts}))
    said = immuno("explain spleen -V", str(file))
    assert said.code == 1
    commands = [line.strip().split("   ")[0] for line in said.err.splitlines() if line.startswith("  ")]
    assert [immuno(command.removeprefix("immuno ")).code for command in commands] == [0, 0]


def test_the_name_of_an_entry_that_another_has_too_is_told(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "simple.csv"
    path.write_text("term,definition\nport,A box\nport,A harbour\nstent,A tube\n", encoding="utf-8")
    immuno("vocabulary add", str(path))
    for typed in ("port", "Port", "port-2"):
        said = immuno("explain --vocabulary simple", typed)
        assert said.code == 0
        assert ("port-2" in said.err) == (typed != "port-2")
    assert immuno("explain stent --vocabulary simple").err == ""


@pytest.mark.parametrize("words", ["adjuvant", "Adjuvant", "what is adjuvant"])
def test_an_id_that_people_also_use_for_a_treatment_means_both(immuno: Immuno, words: str) -> None:
    said = immuno(f"explain {words}", IMMUNO_VOCABULARY="further-terms")
    assert said.code == 1
    assert "could mean several things. Type one of:" in said.err
    assert "immuno explain adjuvant-therapy " in said.err
    assert "immuno explain 'vaccine adjuvant' " in said.err


def test_the_id_alone_names_its_own_concept_where_nothing_is_guessed(immuno: Immuno) -> None:
    said = immuno("explain adjuvant --exact", IMMUNO_VOCABULARY="further-terms")
    assert said.out.startswith("vaccine adjuvant\n")


def test_what_is_to_be_typed_for_more_means_one_thing(immuno: Immuno) -> None:
    said = immuno("explain vaccine adjuvant", IMMUNO_VOCABULARY="further-terms")
    assert "More: immuno explain 'vaccine adjuvant' --full" in said.out
