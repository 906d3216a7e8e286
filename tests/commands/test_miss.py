"""A miss that helps: a term without an entry, a sentence, several vocabularies, terms from standard input."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from immuno_cli.search import Resolution, resolve
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

ALL = {"IMMUNO_VOCABULARY": ""}


def bundle(path: Path, **labels: str) -> Path:
    """Write a bundle of concepts with these ids and labels."""
    concepts = [{"id": identifier, "prefLabel": label} for identifier, label in labels.items()]
    path.write_text(json.dumps({"id": path.stem, "title": path.stem, "language": "en", "concepts": concepts}))
    return path


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the words behind "about" be the terms that a sentence names, one each."""

    def resolve_sentence(vocabularies: list[Vocabulary], term: str, *, exact: bool = False) -> Resolution:
        before, about, named = term.partition("about ")
        if before or not about:
            return resolve(vocabularies, term, exact=exact)
        found = [resolve(vocabularies, word).match for word in named.split()]
        return Resolution(None, [], mentions=tuple(match._replace(score=70.0) for match in found if match))

    monkeypatch.setattr("immuno_cli.questions.several.resolve", resolve_sentence)


def test_the_end_of_a_drugs_name_is_explained(immuno: Immuno) -> None:
    said = immuno("explain zanidatamab", **ALL)
    assert (said.code, said.out) == (1, "")
    assert "zanidatamab: names that end in -mab are antibodies" in said.err
    assert "Source: " in said.err
    assert "\n  immuno explain antibody\n" in said.err


@pytest.mark.parametrize("drug", ["zanidatamab", "cadonilimab"])
def test_a_bispecific_antibody_is_not_said_to_have_one_target(immuno: Immuno, drug: str) -> None:
    said = immuno(f"explain {drug}", **ALL)
    assert "with two (bispecific antibodies)" in said.err
    assert "monoclonal" not in said.err.partition("Source: ")[0]
    assert "immuno explain monoclonal-antibody" not in said.err


@pytest.mark.parametrize("command", ["explain", "related", "tree", "search"])
def test_every_command_says_where_else_to_look(immuno: Immuno, command: str) -> None:
    said = immuno(f"{command} plasma television")
    assert said.code == 1
    assert "https://www.cancer.gov/publications/dictionaries/cancer-terms/search/plasma%20television/" in said.err
    assert "medlineplus" in said.err


def test_a_miss_in_another_vocabulary_names_no_dictionary(immuno: Immuno, tmp_path: Path) -> None:
    said = immuno("explain fever -V", str(bundle(tmp_path / "other.json", spleen="spleen")))
    assert said.code == 1
    assert "https" not in said.err


def test_json_of_a_miss_has_a_key_for_each_help(immuno: Immuno) -> None:
    said = immuno("explain zanidatamab --json", **ALL)
    answer: dict[str, Any] = json.loads(said.out)
    assert said.code == 1
    assert (answer["match"], answer["suggestions"], answer["mentionedIn"], answer["mentions"]) == (None, [], [], [])
    assert answer["nameStem"]["stem"] == "-mab"
    assert answer["nameStem"]["sources"][0]["url"].startswith("https://")
    assert [set(each) for each in answer["lookUp"]] == [{"title", "url"}] * 2


def test_a_search_that_finds_nothing_helps_too_and_stays_silent(immuno: Immuno) -> None:
    answer = json.loads(immuno("search zanidatamab --json", **ALL).out)
    assert answer["results"] == []
    assert answer["nameStem"]["concept"] == "antibody"


@pytest.mark.usefixtures("sentences")
def test_a_sentence_that_names_one_concept_is_answered_with_it(immuno: Immuno) -> None:
    said = immuno("explain about fever")
    assert said.code == 0
    assert said.out.startswith("No entry covers all of “about fever”. It names:\n\nfever\n")
    lines = said.out.splitlines()
    assert len(lines) <= 23
    assert lines[2:8] == immuno("explain fever").out.splitlines()[:6]
    assert said.err == ""


@pytest.mark.usefixtures("sentences")
@pytest.mark.parametrize("columns", ["40", "80"])
def test_a_sentence_that_names_several_shows_each_shortly_and_how_they_are_related(
    immuno: Immuno, columns: str
) -> None:
    said = immuno("explain about antigen immune-cell", COLUMNS=columns)
    out = " ".join(said.out.split())
    assert said.code == 0
    assert "It names: " in out
    assert re.search(r"How they are connected \w.* → .* \(from .*\)", out)
    assert "immuno compare " in out
    assert max(map(len, said.out.splitlines())) <= int(columns)


@pytest.mark.usefixtures("sentences")
def test_json_of_a_sentence_has_its_concepts_and_their_paths(immuno: Immuno) -> None:
    said = immuno("explain about monoclonal-antibody-therapy fever nausea --json")
    answer = json.loads(said.out)
    assert said.code == 0
    assert answer["match"] is None
    mentions = {mention["id"]: mention for mention in answer["mentions"]}
    assert set(mentions) == {"monoclonal-antibody-therapy", "fever", "nausea"}
    assert mentions["fever"]["concept"]["definition"]
    assert mentions["fever"]["warnings"]
    assert answer["paths"] == []


@pytest.mark.usefixtures("sentences")
def test_json_of_a_path_says_what_each_step_rests_on(immuno: Immuno) -> None:
    steps = [
        step for path in json.loads(immuno("explain about antigen immune-cell --json").out)["paths"] for step in path
    ]
    assert steps
    assert all(set(step) == {"from", "relation", "to", "basis", "passages"} for step in steps)


@pytest.mark.usefixtures("sentences")
def test_other_commands_offer_what_a_sentence_names(immuno: Immuno) -> None:
    said = immuno("related about fever")
    assert said.code == 1
    assert "immuno related fever" in said.err


def test_terms_are_read_from_standard_input(immuno: Immuno) -> None:
    said = immuno("explain - --brief", stdin="fever\n\nlimfosite\nplasma television\n")
    assert said.code == 0
    assert [line for line in said.out.splitlines() if line.startswith("“")] == ["“fever”", "“limfosite”"]
    assert "no entry for “plasma television”" in said.err


def test_each_term_of_standard_input_is_a_document_on_a_line_in_json(immuno: Immuno) -> None:
    said = immuno("explain - --json", stdin="fever\n\nplasma television\nantigen vs antibody\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert [answer["query"] for answer in answers] == ["fever", "", "plasma television", "antigen vs antibody"]
    assert [answer.get("match") is not None for answer in answers] == [True, False, False, False]


@pytest.mark.parametrize("term", ["fever", "FEVER", "fevar"])
def test_the_first_vocabulary_that_has_a_term_answers(immuno: Immuno, tmp_path: Path, term: str) -> None:
    own, other = bundle(tmp_path / "own.json", heat="fever"), bundle(tmp_path / "other.json", cold="shiver")
    vocabularies = ["-V", str(other), "-V", str(own), "-V", "immunotherapy"]
    said = immuno("explain --json", term, *vocabularies)
    assert said.code == 0
    assert json.loads(said.out)["concept"]["id"] == "heat"
    assert "Also in immunotherapy: immuno explain fever\n" in said.err


def test_two_vocabularies_with_a_bundle_in_common_have_one_concept(immuno: Immuno) -> None:
    said = immuno("explain t-cell -V immunotherapy -V further-terms --brief")
    assert (said.code, said.err) == (0, "")


def test_two_concepts_of_one_vocabulary_are_still_candidates(immuno: Immuno, tmp_path: Path) -> None:
    own = bundle(tmp_path / "own.json", a="fever", b="fever")
    said = immuno("explain fever -V", str(own), "-V", "immunotherapy")
    assert said.code == 1
    assert "could mean several things" in said.err
    assert said.err.count("immuno explain") == 3


def test_the_word_that_is_mentioned_is_told_as_it_is_read(immuno: Immuno) -> None:
    assert "mentions weeks: " in immuno("explain --", "--weeks").err
    assert "mentions weeks: " in immuno("explain what are Weeks?").err


def test_a_name_in_mixed_case_is_not_mentioned_by_an_ordinary_word(immuno: Immuno) -> None:
    assert "mentions ticks" in immuno("explain ticks", **ALL).err
    assert "mentions" not in immuno("explain TiCKs", **ALL).err
