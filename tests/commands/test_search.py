"""`immuno search`: a ranked table, for people and for programs."""

import json

import pytest

from tests.conftest import Immuno


def test_plain_is_one_result_a_line_behind_a_header(immuno: Immuno) -> None:
    header, first, *_ = immuno("search limfosite").out.splitlines()
    assert header.split("\t")[:5] == ["score", "id", "prefLabel", "matchedLabel", "matchedBy"]
    assert first.split("\t")[1:4] == ["lymphocyte", "lymphocyte", "lymphocyte"]


def test_json_says_how_each_result_was_matched(immuno: Immuno) -> None:
    answer = json.loads(immuno("search NK cell --json").out)
    assert answer["query"] == "NK cell"
    assert answer["results"][0]["id"] == "natural-killer-cell"
    assert answer["results"][0]["matchedLabel"] == "NK cell"
    assert answer["results"][0]["matchedBy"] in ("synonym", "abbreviation")
    assert answer["results"][0]["vocabulary"] == "immunotherapy"


def test_scores_fall(immuno: Immuno) -> None:
    scores = [r["score"] for r in json.loads(immuno("search tumor cell --limit 0 --json").out)["results"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def test_limit_bounds_the_results(immuno: Immuno) -> None:
    assert len(json.loads(immuno("search cancer --limit 2 --json").out)["results"]) == 2


def test_category_and_kind_narrow_the_results(immuno: Immuno) -> None:
    by_category = json.loads(immuno("search immunotherapy --category passive --limit 0 --json").out)["results"]
    assert by_category
    assert all("passive" in r["categories"] for r in by_category)
    by_kind = json.loads(immuno("search tumor --kind cell --limit 0 --json").out)["results"]
    assert by_kind
    assert {r["kind"] for r in by_kind} == {"cell"}


def test_nothing_found_is_exit_1_with_the_header_alone(immuno: Immuno) -> None:
    said = immuno("search plasma television")
    assert said.code == 1
    assert len(said.out.splitlines()) == 1
    assert "plasma television" in said.err


def test_standard_input_is_answered_line_by_line(immuno: Immuno) -> None:
    said = immuno("search - --json", stdin="limfosite\n\nplasma television\nfever\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert [a["query"] for a in answers] == ["limfosite", "", "plasma television", "fever"]
    assert [bool(a["results"]) for a in answers] == [True, False, False, True]


def test_a_hidden_label_is_not_shown(immuno: Immuno) -> None:
    result = json.loads(immuno("search scarring of the lungs --json").out)["results"][0]
    assert (result["matchedLabel"], result["matchedBy"]) == (None, "hidden")


def test_plain_answers_to_many_queries_say_which_they_answer(immuno: Immuno) -> None:
    rows = [line.split("\t") for line in immuno("search -", stdin="limfosite\n\nfever\n").out.splitlines()]
    assert rows[0][:3] == ["query", "score", "id"]
    assert [(row[0], row[2]) for row in rows[1:] if float(row[1]) > 80] == [
        ("limfosite", "lymphocyte"),
        ("fever", "fever"),
    ]


@pytest.mark.parametrize("columns", ["40", "80"])
def test_drawn_each_of_several_queries_heads_what_it_finds(immuno: Immuno, columns: str) -> None:
    said = immuno("search -", stdin="fevr\nxqz\nanitbody\n", COLUMNS=columns, FORCE_COLOR="1", TERM="dumb")
    assert [line.strip() for line in said.out.splitlines() if line.startswith("“")] == ["“fevr”", "“anitbody”"]
    assert "“xqz”" in said.err


def test_only_a_line_feed_ends_a_line(immuno: Immuno) -> None:
    said = immuno("search - --json", stdin="fever\x0bnausea\u2028rash\x85\rheadache\n".encode())
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [a["query"] for a in answers] == ["fever\x0bnausea\u2028rash\x85\rheadache"]


def test_input_that_is_not_utf8_does_not_stop_the_others(immuno: Immuno) -> None:
    said = immuno("search - --json", stdin=b"\xff\xfe\nfever\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert len(answers) == 2
    assert answers[1]["results"][0]["id"] == "fever"


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_drawn_results_stay_within_the_terminal(immuno: Immuno, columns: str) -> None:
    said = immuno("search tumor lymphocyte", COLUMNS=columns, FORCE_COLOR="1", NO_COLOR="1", TERM="dumb")
    assert max(map(len, said.out.splitlines())) <= int(columns)


def test_the_matched_letters_are_marked(immuno: Immuno) -> None:
    assert "\x1b[1;4m" in immuno("search lymfocyte", FORCE_COLOR="1").out


def test_where_only_the_filter_hides_all_results_it_says_so(immuno: Immuno) -> None:
    said = immuno("search nausea --kind cell")
    assert said.code == 1
    assert "Without it, there are results." in said.err
    assert "http" not in said.err
    answer = json.loads(immuno("search nausea --kind cell --json").out)
    assert (answer["results"], answer["lookUp"]) == ([], [])
    assert "Nothing was found" in immuno("search plasma television --kind cell").err


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_query_is_a_usage_error(immuno: Immuno, query: str) -> None:
    said = immuno("search", query)
    assert (said.code, said.out) == (2, "")
    assert "The term is empty" in said.err
