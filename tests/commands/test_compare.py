"""`immuno compare`, and questions that compare."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_concepts_stand_side_by_side_or_one_below_the_other(immuno: Immuno, columns: int) -> None:
    said = immuno("compare antigen antibody", COLUMNS=str(columns))
    assert said.code == 0
    assert all(len(line) <= columns or line.startswith("  immuno ") for line in said.out.splitlines())
    lines = said.out.splitlines()
    together = any("antigen" in line and line.rstrip().endswith("antibody") for line in lines[:1])
    assert together == (columns >= 70)


def test_a_question_is_compared_by_explain_and_compare_alike(immuno: Immuno) -> None:
    expected = immuno("compare antigen antibody").out
    for line in ("antigen vs antibody", "antigen or antibody", "difference between antigen and antibody"):
        assert immuno(f"explain {line}").out == immuno(f"compare {line}").out == expected


@pytest.mark.parametrize("line", ["immunotherapy chemotherapy", "keytruda opdivo", "humira remicade"])
def test_a_comparison_is_one_screen_and_says_what_shows_the_rest(immuno: Immuno, line: str) -> None:
    short = immuno(f"compare {line}", **WHOLE).out.splitlines()
    assert len(short) <= 45  # 40, but no urgent warning is left out
    told = re.match(r"… \d+ more: (immuno compare .* --full)", short[-1])
    assert told
    whole = immuno(told[1].removeprefix("immuno "), **WHOLE).out
    assert len(whole.splitlines()) > len(short)
    assert immuno(f"explain {line.replace(' ', ' vs ')} --full", **WHOLE).out == whole


def test_what_tells_two_things_apart_comes_first(immuno: Immuno) -> None:
    said = immuno("compare immunotherapy chemotherapy", **WHOLE).out
    assert said.startswith("What tells them apart\n")


def test_the_urgent_warnings_of_each_are_shown_and_the_others_are_counted(immuno: Immuno) -> None:
    said = immuno("compare keytruda opdivo", **WHOLE).out
    assert "! … 2 more" in said
    assert "… 2 more" not in immuno("compare keytruda opdivo --full", **WHOLE).out


@pytest.mark.parametrize("columns", ["40", "80"])
def test_each_warning_has_its_mark(immuno: Immuno, columns: str) -> None:
    said = immuno("compare keytruda opdivo --full", COLUMNS=columns, **WHOLE).out
    assert "! It can harm an unborn child." in " ".join(said.split())
    assert said.count("! It can make the") == 2


def test_of_many_questions_each_comparison_is_headed_by_its_question(immuno: Immuno) -> None:
    said = immuno("explain -", stdin="antigen vs antibody\nfever\n")
    assert said.out.startswith("“antigen vs antibody”\n")


def test_misspelled_terms_are_compared_and_told(immuno: Immuno) -> None:
    said = immuno("compare limfosite macrophage")
    assert said.code == 0
    assert "“limfosite” is understood as “lymphocyte”." in said.err


def test_json_has_both_concepts_and_what_they_share(immuno: Immuno) -> None:
    answer = json.loads(immuno("compare t-cell b-cell --json").out)
    assert [concept["id"] for concept in answer["concepts"]] == ["t-cell", "b-cell"]
    assert answer["nearestCommon"] == ["lymphocyte"]
    assert set(answer) == {
        "query",
        "concepts",
        "sharedSideEffects",
        "instead",
        "differences",
        "nearestCommon",
        "path",
        "sources",
    }


@pytest.mark.parametrize("line", ["compare fever", "compare a b c d", "compare fever pyrexia"])
def test_what_cannot_be_compared_is_a_usage_error(immuno: Immuno, line: str) -> None:
    assert immuno(line).code == 2


def test_an_unknown_term_ends_with_1(immuno: Immuno) -> None:
    assert immuno("compare fever xqzzv").code == 1


def test_what_a_broader_concept_says_is_shown_with_its_name(immuno: Immuno) -> None:
    said = immuno("compare keytruda ctla-4-inhibitor", IMMUNO_VOCABULARY="further-terms")
    assert "said of immune checkpoint" in said.out
    assert "–" not in said.out


def test_an_empty_cell_is_told_once_below(immuno: Immuno) -> None:
    said = immuno("compare car-t-cell-therapy taxane", IMMUNO_VOCABULARY="further-terms")
    assert said.out.count("Nothing is said here about this.") == 1


def test_shared_side_effects_rest_on_what_each_entry_cites(immuno: Immuno) -> None:
    said = immuno("compare keytruda opdivo", COLUMNS="60", IMMUNO_VOCABULARY="further-terms")
    assert "Package leaflet: Keytruda" in said.out
    assert "Package leaflet: Opdivo" in said.out


def test_nothing_is_called_a_kind_of_itself(immuno: Immuno) -> None:
    said = immuno("compare hepatitis viral-hepatitis", IMMUNO_VOCABULARY="further-terms")
    assert "kinds of" not in said.out
    assert "hepatitis → has kind → viral hepatitis" in said.out


@pytest.mark.parametrize("columns", [40, 80])
def test_what_is_said_of_one_drug_alone_is_told_to_be_no_sure_difference(immuno: Immuno, columns: int) -> None:
    shown = {"IMMUNO_VOCABULARY": "further-terms", "FORCE_COLOR": "1", "COLUMNS": str(columns)}
    said = immuno("compare keytruda opdivo", **shown)
    words = " ".join(re.sub(r"\x1b\[[\d;]*m", "", said.out).split())
    assert "What is said of one alone need not be a difference." in words


def test_a_definition_in_another_language_stands_in_for_one_that_is_missing(immuno: Immuno, tmp_path: Path) -> None:
    table = tmp_path / "multi.csv"
    table.write_text(
        "id;prefLabel@en;prefLabel@de;definition@en;definition@de\nc1;fever;Fieber;High.;\n"
        "c2;cough;Husten;;Luftstoß.\n",
        encoding="utf-8",
    )
    assert "de Luftstoß." in immuno("explain", "husten", "-V", str(table)).out
    compared = immuno("compare", "cough", "fever", "-V", str(table)).out
    assert "de Luftstoß." in compared
    assert "gives no definition" not in compared
    assert "Kind" not in compared


def test_json_says_what_stands_in_for_a_relation_and_its_sources(immuno: Immuno) -> None:
    answer = json.loads(immuno("compare ctla-4-inhibitor keytruda --json", IMMUNO_VOCABULARY="further-terms").out)
    instead = answer["instead"][0]
    assert (instead["concept"], instead["from"]) == ("ctla-4-inhibitor", "immune-checkpoint-inhibitor")
    (relation,) = instead["relations"]
    assert (relation["relation"], relation["target"], relation["basis"]) == ("given-by", "infusion", "reference")
    sources = {source["id"]: source for source in answer["sources"]}
    assert relation["passages"]
    assert all(sources[passage]["url"] for passage in relation["passages"])


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("fever pyrexia", "Both terms mean “fever”\nTry: immuno explain fever\n"),
        ("fever nausea nausea", "Two of the terms mean “nausea”\nTry: immuno explain nausea\n"),
    ],
)
def test_terms_of_the_same_meaning_are_not_compared(immuno: Immuno, terms: str, told: str) -> None:
    said = immuno(f"compare {terms}")
    assert (said.code, said.out, said.err) == (2, "", told)


def test_a_namesake_that_is_compared_already_is_not_suggested(immuno: Immuno, tmp_path: Path) -> None:
    """The command that it would give compares a concept with itself."""
    ports = [{"id": name, "prefLabel": "port"} for name in ("port", "port-2", "port-3")]
    file = tmp_path / "ports.json"
    file.write_text(json.dumps({"id": "p", "title": "P", "language": "en", "concepts": ports}), encoding="utf-8")
    said = immuno("compare port port-2 -V", str(file))
    assert "immuno compare port-2 port-2" not in said.err
    assert "immuno compare port-3 port-2" in said.err
