"""`list`, `categories`, `related`, `tree`, `path`, `sources`: looking around."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Immuno


def test_list_of_a_category(immuno: Immuno) -> None:
    rows = [line.split("\t") for line in immuno("list --category active").out.splitlines()]
    assert rows[0] == ["id", "prefLabel", "kind", "categories"]
    assert "cancer-vaccine" in [row[0] for row in rows]
    assert all("active" in row[3].split(",") for row in rows[1:])


def test_all_repeated_categories_must_hold(immuno: Immuno) -> None:
    said = immuno("list --category active --category suppression")
    assert said.code == 1
    assert len(said.out.splitlines()) == 1


def test_an_unknown_category_says_which_was_meant(immuno: Immuno) -> None:
    said = immuno("list --category activ")
    assert said.code == 2
    assert "Did you mean active, activation?" in said.err


def test_an_unknown_kind_says_which_was_meant(immuno: Immuno) -> None:
    said = immuno("list --kind cel")
    assert said.code == 2
    assert "Did you mean cell" in said.err


@pytest.mark.parametrize(("order", "column"), [("label", 1), ("id", 0), ("kind", 2)])
def test_list_is_sorted(immuno: Immuno, order: str, column: int) -> None:
    rows = [line.split("\t") for line in immuno(f"list --sort {order}").out.splitlines()[1:]]
    keys = [row[column].casefold() for row in rows]
    assert keys == sorted(keys)


def test_a_bounded_list_says_what_it_left_out(immuno: Immuno) -> None:
    said = immuno("list --limit 5")
    assert len(said.out.splitlines()) == 6
    assert "more, --limit 0 for all" in said.err


def test_a_bounded_list_says_so_in_json_too(immuno: Immuno) -> None:
    answer = json.loads(immuno("list --limit 5 --json").out)
    assert len(answer["concepts"]) == 5
    assert answer["omitted"] == len(json.loads(immuno("list --json").out)["concepts"]) - 5


def test_categories_are_counted(immuno: Immuno) -> None:
    facets = json.loads(immuno("categories --json").out)["facets"]
    counts = {category["id"]: category["count"] for facet in facets for category in facet["categories"]}
    listed = len(immuno("list --category active --limit 0").out.splitlines()) - 1
    assert counts["active"] == listed
    assert [facet["id"] for facet in facets] == ["response-direction", "effector-source", "composition"]


def test_related_is_grouped_by_relation(immuno: Immuno) -> None:
    groups = json.loads(immuno("related monoclonal antibody therapy --json").out)["groups"]
    by_relation = {group["relation"]: [c["id"] for c in group["concepts"]] for group in groups}
    assert by_relation["broader"] == ["passive-immunotherapy"]
    assert by_relation["has-side-effect"] == ["headache", "nausea", "rash", "fever", "diarrhea"]


def test_related_goes_as_deep_as_asked_without_coming_back(immuno: Immuno) -> None:
    answer = json.loads(immuno("related fever --depth 2 --json").out)
    inner = [
        c["id"]
        for group in answer["groups"]
        for c in group["concepts"]
        for g in c.get("groups", ())
        for c in g["concepts"]
    ]
    assert inner
    assert "fever" not in inner


def test_a_concept_with_two_parents_stands_under_both(immuno: Immuno) -> None:
    out = immuno("tree immunotherapy", COLUMNS="200").out
    assert sum(line.endswith("(tumor-infiltrating-lymphocyte-therapy)") for line in out.splitlines()) >= 2


def test_tree_stops_at_the_depth(immuno: Immuno) -> None:
    answer = json.loads(immuno("tree immunotherapy --depth 1 --json").out)
    assert answer["id"] == "immunotherapy"
    assert answer["narrower"]
    assert all(child["narrower"] == [] for child in answer["narrower"])


@pytest.mark.parametrize("option", ["", " --plain"])
def test_a_plain_tree_is_indented_and_has_no_drawn_lines(immuno: Immuno, option: str) -> None:
    lines = immuno(f"tree antibody{option}").out.splitlines()
    assert lines[:2] == ["antibody (antibody)", "  monoclonal antibody (monoclonal-antibody)"]
    assert not set("│├└─") & set("".join(lines))


def test_tree_of_the_whole_scheme_begins_with_its_tops(immuno: Immuno) -> None:
    answer = json.loads(immuno("tree --json").out)
    assert answer["id"] == "immunotherapy"
    assert "treatment" in [node["id"] for node in answer["narrower"]]


def test_a_path_names_each_step(immuno: Immuno) -> None:
    steps = json.loads(immuno("path", "cancer vaccine", "fever", "--json").out)["steps"]
    assert steps[0]["from"] == "cancer-vaccine"
    assert steps[-1]["to"] == "fever"
    assert all(before["to"] == after["from"] for before, after in pairwise(steps))


def test_a_path_needs_quotes_and_says_so(immuno: Immuno) -> None:
    said = immuno("path cancer vaccine fever")
    assert said.code == 2
    assert 'immuno path "cancer vaccine" fever' in said.err


def test_no_path_is_exit_1(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "islands.json"
    concepts = [{"id": name, "prefLabel": name} for name in ("alpha island", "beta island")]
    file.write_text(json.dumps({"id": "i", "title": "I", "language": "en", "concepts": concepts}))
    said = immuno("path", "alpha island", "beta island", "-V", str(file))
    assert said.code == 1
    assert "Nothing connects" in said.err


def test_sources_count_citations(immuno: Immuno) -> None:
    documents = json.loads(immuno("sources --json").out)["documents"]
    assert [d["id"] for d in documents][:2] == ["000", "001"]
    assert all(d["citations"] >= d["concepts"] > 0 for d in documents)


WHOLE = {"IMMUNO_VOCABULARY": ""}
DRAWN = {"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb"}


def test_of_several_bundles_the_list_has_a_column_for_the_bundle(immuno: Immuno) -> None:
    rows = [line.split("\t") for line in immuno("list --category active", **WHOLE).out.splitlines()]
    assert rows[0] == ["id", "prefLabel", "kind", "categories", "vocabulary"]
    bundles = [row[-1] for row in rows[1:]]
    assert set(bundles) == {"immunotherapy", "further-terms"}
    assert bundles == sorted(bundles, reverse=True)  # the documents' concepts come first


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_drawn_the_documents_concepts_come_first_under_their_own_heading(immuno: Immuno, columns: str) -> None:
    out = immuno("list --category active", COLUMNS=columns, **WHOLE, **DRAWN).out
    text = " ".join(out.split())
    places = ["In the documents", "cancer vaccine", "Not in the documents;", "dendritic cell vaccine"]
    assert [text.index(place) for place in places] == sorted(text.index(place) for place in places)


def test_a_list_that_is_sorted_by_an_option_has_no_headings(immuno: Immuno) -> None:
    labels = [row.split("\t")[1].casefold() for row in immuno("list --sort label", **WHOLE).out.splitlines()[1:]]
    assert labels == sorted(labels)
    drawn = immuno("list --sort label --category active", **WHOLE, **DRAWN).out
    assert "In the documents" not in drawn
    assert "further-terms" in drawn


def test_json_and_drawn_results_say_which_bundle_a_concept_is_from(immuno: Immuno) -> None:
    concepts = json.loads(immuno("list --json --limit 0", **WHOLE).out)["concepts"]
    assert {concept["vocabulary"] for concept in concepts} == {"immunotherapy", "further-terms"}
    drawn = immuno("search fever", **DRAWN, **WHOLE).out
    assert "fever ·" in drawn
    assert {"immunotherapy", "further-terms"} <= set(drawn.split())


def test_sources_tell_documents_and_references_apart_and_count_reviews(immuno: Immuno) -> None:
    answer = json.loads(immuno("sources --json", **WHOLE).out)
    references = [document["file"] is None for document in answer["documents"]]
    assert references == sorted(references)
    assert answer["counts"]["documents"] == references.count(False) == 2
    assert answer["counts"]["references"] == references.count(True)
    assert sum(answer["review"].values()) <= answer["counts"]["concepts"]
    assert answer["review"]["clinician"] == 0
    said = immuno("sources", **WHOLE)
    assert f"2 documents and {references.count(True):,} references." in said.err
    assert "Reviewed by a clinician: 0." in said.err


def test_sources_say_how_many_concepts_of_which_bundle_cite_them(immuno: Immuno) -> None:
    for document in json.loads(immuno("sources --json", **WHOLE).out)["documents"]:
        assert sum(document["vocabularies"].values()) == document["concepts"]


def test_validate_checks_all_that_ships_by_default(immuno: Immuno, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def check(name: str, **_: object) -> list[object]:
        checked.append(name)
        return []

    monkeypatch.setattr("immuno_cli.vocabularies.validating.check_name", check)
    assert immuno("validate", **WHOLE).code == 0
    assert checked == ["immunotherapy", "further-terms"]
    assert immuno("validate", IMMUNO_VOCABULARY="immunotherapy").code == 0
    assert checked[2:] == ["immunotherapy"]


def test_all_that_ships_is_sound(immuno: Immuno) -> None:
    assert immuno("validate", **WHOLE).err == "No problems.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("categories", "This vocabulary has no categories.\n"),
        ("sources", "This vocabulary lists no documents.\n"),
        ("related ant", "“ant” has no related concepts in this vocabulary.\n"),
    ],
)
@pytest.mark.parametrize("form", ["", "--json", "--plain"])
def test_where_there_is_nothing_a_sentence_says_so(
    immuno: Immuno, tmp_path: Path, line: str, said: str, form: str
) -> None:
    file = tmp_path / "ants.csv"
    file.write_text("id,prefLabel\na,ant\n", encoding="utf-8")
    answer = immuno(f"{line} {form} -V", str(file))
    assert (answer.code, answer.err) == (1, said)


def test_a_list_may_keep_the_order_of_the_file(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "insects.csv"
    file.write_text("id,prefLabel\nw,wasp\na,ant\nb,bee\n", encoding="utf-8")
    rows = immuno("list --sort file -V", str(file)).out.splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == ["w", "a", "b"]


@pytest.mark.parametrize("line", ["related pembrolizumab", "related pembrolizumab --depth 2"])
def test_what_rests_on_a_reference_is_drawn(immuno: Immuno, line: str) -> None:
    said = immuno(line, IMMUNO_VOCABULARY="", FORCE_COLOR="1")
    assert said.code == 0
    assert "PD-1 inhibitor" in said.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--category made-of-cytokine", "No concept is in this category."),
        ("--category active --category made-of-cytokine", "No concept is in all of these at once."),
        ("--category made-of-cytokine --kind cell", "No concept is in all of these at once."),
    ],
)
def test_an_empty_list_says_how_many_conditions_there_were(immuno: Immuno, line: str, told: str) -> None:
    said = immuno(f"list {line}")
    assert (said.code, said.err.splitlines()[0]) == (1, told)


@pytest.mark.parametrize("more", ["", " --kind cell"])
def test_a_category_without_concepts_says_what_is_sorted_at_all(immuno: Immuno, more: str) -> None:
    said = immuno(f"list --category made-of-cytokine{more}").err.splitlines()
    assert len(said) == 2
    assert re.fullmatch(r"Of \d+ concepts, only \d+ are sorted by this question, all of the kind therapy: .+", said[1])


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("list active", "Try: immuno list --category active"),
        ("list cell", "Try: immuno list --kind cell"),
        ("list monoclonal antibody", "Try: immuno explain 'monoclonal antibody'"),
    ],
)
def test_a_list_of_a_word_says_what_takes_it(immuno: Immuno, line: str, hint: str) -> None:
    said = immuno(line)
    assert said.code == 2
    assert hint in said.err


@pytest.mark.parametrize(("line", "given"), [("path fever", "1 was given"), ("path fever nausea cell", "3 were given")])
def test_a_path_says_how_many_terms_are_given(immuno: Immuno, line: str, given: str) -> None:
    said = immuno(line)
    assert said.code == 2
    assert given in said.err


def test_tree_shows_concepts_in_a_cycle_and_names_the_cycle(immuno: Immuno, tmp_path: Path) -> None:
    broader = {"top": None, "p": "s", "s": "d", "d": "p", "x": "d"}
    concepts = [
        {"id": name, "prefLabel": f"the {name}", **({"broader": [parent]} if parent else {})}
        for name, parent in broader.items()
    ]
    path = tmp_path / "cycle.json"
    path.write_text(json.dumps({"id": "c", "title": "C", "language": "en", "concepts": concepts}), encoding="utf-8")
    said = immuno(f"tree -V {path}")
    assert all(f"({name})" in said.out for name in broader)
    assert said.err.splitlines() == [
        "Cycle (each concept is below the next): the p (p) → the s (s) → the d (d) → the p (p)"
    ]


@pytest.mark.parametrize("kind", ["side-effect", "Side-Effect", "SIDE-EFFECT"])
def test_a_kind_is_found_in_upper_and_lower_case(immuno: Immuno, kind: str) -> None:
    assert immuno("list --kind", kind).out == immuno("list --kind side-effect").out


def test_a_kind_with_capitals_is_found_as_well(immuno: Immuno, tmp_path: Path) -> None:
    concepts = [{"id": "a", "prefLabel": "a letter", "kind": "Vowel"}, {"id": "b", "prefLabel": "b letter"}]
    content = {"id": "x", "title": "x", "language": "en", "concepts": concepts}
    (tmp_path / "x.json").write_text(json.dumps(content), encoding="utf-8")
    for kind in ("Vowel", "vowel"):
        assert "a letter" in immuno("list -V", str(tmp_path / "x.json"), "--kind", kind).out
