"""A sentence that names several concepts: what is said of each has its sources, as in any other answer."""

import json
import re

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}
SENTENCES = [
    "flu shot during chemo",
    "can i take aspirin on keytruda",
    "positive ANA do i have lupus",
    "is prednisone an immunosuppressant",
]


@pytest.mark.parametrize("asked", SENTENCES)
def test_each_mark_has_its_source_and_each_source_its_mark(immuno: Immuno, asked: str) -> None:
    lines = immuno(f"explain {asked} --plain", **WHOLE).out.splitlines()
    listed = {found[1] for line in lines if (found := re.match(r"\[(\w+)\] ", line))}
    said = " ".join(line.strip() for line in lines if not re.match(r"\[\w+\] ", line))
    marks = {mark for group in re.findall(r"\[([\w, ]+)\]", said) for mark in group.split(",")}
    assert listed
    assert marks == listed


@pytest.mark.parametrize("asked", SENTENCES)
def test_json_has_the_sources_of_all_that_is_said(immuno: Immuno, asked: str) -> None:
    answer = json.loads(immuno(f"explain {asked} --json", **WHOLE).out)
    passages = [p for each in answer["mentions"] for note in each["warnings"] for p in note["passages"]]
    assert {passage.partition(":")[0] for passage in passages} <= {source["id"] for source in answer["sources"]}


def test_full_sources_have_their_addresses_and_brief_answers_have_none(immuno: Immuno) -> None:
    assert "https://" in immuno(f"explain {SENTENCES[0]} --plain --full", **WHOLE).out
    assert "[1]" not in immuno(f"explain {SENTENCES[0]} --plain --brief", **WHOLE).out


def test_a_warning_is_not_cited_twice(immuno: Immuno) -> None:
    answer = json.loads(immuno(f"explain {SENTENCES[0]} --json", **WHOLE).out)
    ids = [source["id"] for source in answer["sources"]]
    assert len(ids) == len(set(ids))
