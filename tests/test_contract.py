"""The keys of every JSON answer: programs rely on them, so a change here is a change of the contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Immuno

RESULT = {"id", "prefLabel", "vocabulary", "kind", "categories", "matchedLabel", "matchedBy", "score"}
NOTHING_KNOWN = {"nameStem": None, "mentionedIn": list, "lookUp": [{"title", "url"}], "mentions": list}
CONTRACT: dict[str, dict[str, Any]] = {
    "explain nausea": {
        "query": str,
        "vocabulary": str,
        "match": {"id", "prefLabel", "matchedLabel", "matchedBy", "score"},
        "concept": dict,
        "sources": [
            {"id", "title", "file", "url", "author", "publisher", "date", "accessed", "note", "passages"},
        ],
    },
    "explain killer cell": {"query": str, "vocabulary": str, "match": None, "suggestions": [RESULT], **NOTHING_KNOWN},
    "search fever": {"query": str, "results": [RESULT]},
    "list": {"concepts": [{"id", "prefLabel", "kind", "categories"}]},
    "categories": {"facets": [{"id", "prefLabel", "definition", "categories"}]},
    "related nausea": {"id": str, "groups": [{"relation", "label", "concepts"}]},
    "tree fever": {"id": str, "prefLabel": str, "narrower": list},
    "path fever nausea": {"steps": [{"from", "relation", "to", "basis", "passages"}]},
    "sources": {
        "documents": [
            {
                *("id", "title", "file", "url", "author", "publisher", "date", "accessed", "sections", "note"),
                *("citations", "concepts", "bases", "vocabularies"),
            },
        ],
        "counts": {"documents", "references", "concepts"},
        "review": {"draft", "read-twice", "clinician"},
    },
    "validate": {"problems": list},
}


@pytest.mark.parametrize("line", CONTRACT)
def test_the_keys_of_an_answer(immuno: Immuno, line: str) -> None:
    answer = json.loads(immuno(f"{line} --json").out)
    expected = CONTRACT[line]
    assert set(answer) == set(expected)
    for key, shape in expected.items():
        value = answer[key]
        if isinstance(shape, set):
            assert set(value) == shape
        elif isinstance(shape, list):
            assert value, key
            assert all(set(item) == shape[0] for item in value)
        elif shape is None:
            assert value is None
        else:
            assert isinstance(value, shape)


def test_a_category_has_its_count(immuno: Immuno) -> None:
    facet = json.loads(immuno("categories --json").out)["facets"][0]
    assert set(facet["categories"][0]) == {"id", "prefLabel", "definition", "count"}


def test_a_neighbour_has_what_the_relation_rests_on(immuno: Immuno) -> None:
    group = json.loads(immuno("related nausea --json").out)["groups"][0]
    assert set(group["concepts"][0]) == {"id", "prefLabel", "kind", "basis", "passages"}


def test_a_problem_has_its_code_its_weight_and_its_place(immuno: Immuno) -> None:
    file = Path(__file__).parent / "fixtures" / "problems" / "202.json"
    (problem,) = json.loads(immuno("validate --json", str(file)).out)["problems"]
    assert set(problem) == {"code", "severity", "where", "message", "file", "line"}
    assert (problem["code"], problem["severity"]) == ("W202", "warning")


def test_a_tree_is_nested_under_one_key(immuno: Immuno) -> None:
    tree = json.loads(immuno("tree immunotherapy --json").out)
    while tree["narrower"]:
        assert set(tree) == {"id", "prefLabel", "narrower"}
        tree = tree["narrower"][0]


def test_the_concept_of_an_explanation_has_the_keys_of_the_bundle(immuno: Immuno) -> None:
    concept = json.loads(immuno("explain monoclonal-antibody-therapy --json").out)["concept"]
    assert list(concept)[:5] == ["id", "prefLabel", "altLabel", "hiddenLabel", "kind"]
    assert {"definition", "narrower", "related", "relations", "broader", "categories"} <= set(concept)
    assert (concept["bundle"], concept["distinctFrom"]) == ("immunotherapy", [])


@pytest.mark.parametrize("line", CONTRACT)
def test_every_answer_is_ascii(immuno: Immuno, line: str) -> None:
    assert immuno(f"{line} --json").out.isascii()
