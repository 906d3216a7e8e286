"""Files and words that are wrong: one sentence, the right exit code, never a traceback, no effect on the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Immuno

HEAD: dict[str, Any] = {"id": "small", "title": "Small", "language": "en"}


def bundle(path: Path, *concepts: object, **head: object) -> Path:
    path.write_text(json.dumps({**HEAD, **head, "concepts": concepts}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 3, "empty"),
        (b'{"id": "x", "concepts": [', 3, "line 1"),
        (b'{"id": "\xff"}', 3, "neither a bundle"),
        (b"just some words", 3, ""),
        (b"[1, 2]", 3, ""),
        (b'{"id": "x"}', 3, "concepts"),
        (b"[" * 1000 + b"]" * 1000, 3, ""),
        (b"[" * 100_000, 3, ""),
        (b'{"id": "x", "title": "X", "language": "en", "concepts": {}}', 3, "concepts"),
        (b'{"id": "x", "title": "X", "language": "en", "concepts": [1]}', 3, "concepts[0]"),
        (b'{"id": "x", "title": "X", "language": "en", "concepts": [{"id": "a"}]}', 3, "prefLabel"),
        (b'{"id": "x", "title": "X", "language": "en", "concepts": [{"prefLabel": "a"}]}', 3, "id"),
        (
            b'{"id":"x","title":"X","language":"en","concepts":[{"id":"a","prefLabel":"a"},{"id":"a","prefLabel":"b"}]}',
            3,
            "stands twice",
        ),
    ],
)
def test_a_file_that_is_no_vocabulary(immuno: Immuno, tmp_path: Path, content: bytes, code: int, said: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    answer = immuno("list -V", str(file))
    assert answer.code == code
    assert answer.out == ""
    assert "bad.json" in answer.err
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_missing_file(immuno: Immuno, tmp_path: Path) -> None:
    answer = immuno("list -V", str(tmp_path / "nowhere.json"))
    assert answer.code == 4
    assert "nowhere.json" in answer.err


def test_a_folder_is_no_file(immuno: Immuno, tmp_path: Path) -> None:
    assert immuno("list -V", str(tmp_path)).code == 4


def test_a_name_that_means_nothing(immuno: Immuno) -> None:
    answer = immuno("list -V imunotherapy")
    assert answer.code == 2
    assert "imunotherapy" in answer.err


@pytest.mark.parametrize("command", ["explain a", "related a", "tree a", "tree", "list", "search letter", "validate"])
def test_a_cycle_and_an_unknown_target_stop_no_command(immuno: Immuno, tmp_path: Path, command: str) -> None:
    file = bundle(
        tmp_path / "odd.json",
        {"id": "a", "prefLabel": "letter a", "broader": ["b", "nowhere"], "related": ["nobody"]},
        {"id": "b", "prefLabel": "letter b", "broader": ["a"], "relations": [{"relation": "r", "target": "gone"}]},
        {"id": "c", "prefLabel": "letter c", "broader": ["c"]},
    )
    option = [str(file)] if command == "validate" else ["-V", str(file)]
    said = immuno(command, *option)
    assert said.code == 0
    assert command != "tree" or "Cycle (" in said.err


@pytest.mark.parametrize(
    "line",
    ["tree", "tree --limit 0", "tree --limit 0 --json", "explain c2999", "related c9 --depth 4", "path c0 c2999"],
)
@pytest.mark.parametrize("forced", ["", "1"])
def test_a_very_deep_hierarchy_stops_no_command(immuno: Immuno, tmp_path: Path, line: str, forced: str) -> None:
    chain = [{"id": f"c{n}", "prefLabel": f"link {n}", "broader": [f"c{n - 1}"] if n else []} for n in range(3000)]
    said = immuno(f"{line} -V", str(bundle(tmp_path / "deep.json", *chain)), COLUMNS="40", FORCE_COLOR=forced)
    assert said.code == 0
    if line.startswith("tree"):
        assert "c99" in said.out
        assert "more" in said.err


def test_a_concept_with_very_many_neighbours_is_explained_shortly(immuno: Immuno, tmp_path: Path) -> None:
    to_top = [{"relation": "near", "target": "top"}]
    many = [{"id": f"c{n}", "prefLabel": f"leaf {n}", "broader": ["top"], "relations": to_top} for n in range(900)]
    file = bundle(tmp_path / "wide.json", {"id": "top", "prefLabel": "the top"}, *many)
    assert len(immuno("explain top -V", str(file)).out.splitlines()) < 24
    said = immuno("explain top --full -V", str(file))
    assert len(said.out.splitlines()) < 40
    assert " ".join(said.out.split()).count("… 870 more: immuno related top --limit 0") == 2


def test_an_empty_vocabulary_says_so(immuno: Immuno, tmp_path: Path) -> None:
    file = bundle(tmp_path / "empty.json")
    for command in ("list", "tree"):
        said = immuno(f"{command} -V", str(file))
        assert (said.code, said.err) == (1, "This vocabulary has no concepts.\n")


def test_a_vocabulary_of_deprecated_concepts_alone_says_so(immuno: Immuno, tmp_path: Path) -> None:
    old = [{"id": f"o{number}", "prefLabel": f"old {number}", "deprecated": True} for number in range(3)]
    several, one = bundle(tmp_path / "old.json", *old), bundle(tmp_path / "one.json", old[0])
    for command in ("list", "tree"):
        said = immuno(f"{command} -V", str(several))
        shown_by = f"`immuno explain o0 -V {several}` shows one."
        all_are = f"All 3 concepts of this vocabulary are deprecated. {shown_by}\n"
        assert (said.code, said.err) == (1, all_are)
        assert immuno(f"{command} -V", str(one)).err.startswith("The only concept of this vocabulary is deprecated.")


def test_a_path_through_a_cycle_ends(immuno: Immuno, tmp_path: Path) -> None:
    file = bundle(
        tmp_path / "odd.json",
        {"id": "a", "prefLabel": "a a", "broader": ["b"]},
        {"id": "b", "prefLabel": "b b", "broader": ["a"]},
        {"id": "c", "prefLabel": "c c"},
    )
    assert immuno("path a c -V", str(file)).code == 1


HOSTILE = "[red]re\x1b[31md[/red] \u202eevil\u202c \x07bell\r\n\ttab \ud800"


@pytest.mark.parametrize(
    "command", ["explain x", "explain x --brief", "search x", "list", "related x", "tree", "categories", "sources"]
)
@pytest.mark.parametrize("forced", ["", "1"])
def test_text_of_a_bundle_is_shown_literally(immuno: Immuno, tmp_path: Path, command: str, forced: str) -> None:
    file = tmp_path / "hostile.json"
    concept = {
        "id": "x",
        "prefLabel": f"x {HOSTILE}",
        "altLabel": [HOSTILE],
        "definition": HOSTILE,
        "scopeNote": [{"text": HOSTILE, "basis": "headline", "passages": [HOSTILE]}],
        "kind": HOSTILE,
        "categories": [{"category": "c", "note": HOSTILE}],
        "related": ["y"],
        "relations": [{"relation": HOSTILE, "target": "y"}],
    }
    facet = {"id": "f", "prefLabel": HOSTILE, "definition": HOSTILE, "categories": [{"id": "c", "prefLabel": HOSTILE}]}
    document = {"id": "d", "file": HOSTILE, "title": HOSTILE, "note": HOSTILE}
    bundle(file, concept, {"id": "y", "prefLabel": HOSTILE}, facets=[facet], documents=[document])
    answer = immuno(f"{command} -V", str(file), FORCE_COLOR=forced, NO_COLOR="1", TERM="dumb")
    assert answer.code == 0
    written = answer.out + answer.err
    assert "[red]" in written
    for character in ("\x1b", "\u202e", "\x07", "\r", "\ud800"):
        assert character not in written


def test_an_unknown_command_says_which_was_meant(immuno: Immuno) -> None:
    said = immuno("monoclonal antibody")
    assert said.code == 2
    assert "`immuno explain monoclonal antibody`" in said.err
    assert "`immuno search limfosite`" in immuno("saerhc limfosite").err


@pytest.mark.parametrize("line", ["explain --nonsense", "list --limit many", "list --limit -1", "tree x --depth x"])
def test_a_wrong_option_is_a_usage_error_that_points_to_the_help(immuno: Immuno, line: str) -> None:
    said = immuno(line)
    assert said.code == 2
    assert f"`immuno {line.split(maxsplit=1)[0]} --help`" in said.err


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("search fever --limit x", "“x” is not a whole number, 0 or more."),
        ("search fever --limit -1", "“-1” is not a whole number, 0 or more."),
        ("related fever --depth 5", "“5” is not a whole number from 1 to 4."),
        ("annotate --jobs 0", "“0” is not a whole number, 1 or more."),
    ],
)
def test_a_wrong_number_is_told_with_the_numbers_that_are_right(immuno: Immuno, line: str, wanted: str) -> None:
    said = immuno(line)
    assert said.code == 2
    assert wanted in said.err


@pytest.mark.parametrize(
    "line", ["{}", "explain {}", "list --kind {}", "list --category {}", "list --sort {}", "list --{}", "list -V /{}"]
)
def test_what_was_typed_is_repeated_literally(immuno: Immuno, line: str) -> None:
    said = immuno("", *(word.replace("{}", "[red]\x1b[31m\u202ex\n\u2028y") for word in line.split()))
    assert said.code in (1, 2, 4)
    assert "\\x1b[31m" in said.err
    assert not {"\x1b", "\u202e", "\u2028"} & set(said.err)
    assert len(said.err.splitlines()) <= 2


def test_json_and_plain_exclude_each_other(immuno: Immuno) -> None:
    assert immuno("list --json --plain").code == 2


def test_what_looks_like_a_file_is_one(immuno: Immuno) -> None:
    assert immuno("list -V nowhere.json").code == 4
    assert immuno("validate nowhere.ttl").code == 4
    assert immuno("list -V nowhere").code == 2


def test_validate_reads_what_the_variable_names(immuno: Immuno, tmp_path: Path) -> None:
    file = bundle(tmp_path / "two.json", {"id": "a", "prefLabel": "a"}, {"id": "a", "prefLabel": "b"})
    assert immuno("validate", IMMUNO_VOCABULARY=str(file)).code == 3


def len_of(number: int) -> str:
    return f"{len(str(number))}-digits-{number % 10}"


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**30, 10**4000], ids=len_of)
@pytest.mark.parametrize(
    "line", ["search cell", "list", "tree", "related fever", "validate", "annotate --min-length", "tree --depth"]
)
def test_a_number_may_be_as_large_as_it_likes(immuno: Immuno, line: str, number: int) -> None:
    option = [] if "--" in line else ["--limit"]
    assert immuno(line, *option, str(number), stdin="fever").code == 0


@pytest.mark.parametrize("number", [-1, -(2**63) - 1, -(10**30)])
@pytest.mark.parametrize("command", ["search cell", "list", "tree", "related fever", "validate"])
def test_a_negative_limit_is_a_usage_error(immuno: Immuno, command: str, number: int) -> None:
    assert immuno(command, "--limit", str(number)).code == 2


def test_a_path_takes_a_link_for_an_id_to_the_letter(immuno: Immuno, tmp_path: Path) -> None:
    file = bundle(
        tmp_path / "odd.json",
        {"id": "i", "prefLabel": "iota", "broader": ["a"]},
        {"id": "A", "prefLabel": "alpha", "notation": ["N"], "broader": ["a", "N"]},
        {"id": "^ \u2028", "prefLabel": "odd", "related": ["I"], "relations": [{"relation": "^r", "target": "i"}]},
    )
    for one, other, code in (("alpha", "iota", 1), ("iota", "alpha", 1), ("odd", "iota", 0), ("iota", "odd", 0)):
        said = immuno(f"path {one} {other} -V", str(file))
        assert said.code == code, said.err


def test_a_fault_of_the_program_is_a_sentence(immuno: Immuno, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr("immuno_cli.cli.commands.list_._find", broken)
    said = immuno("list")
    assert said.code == 70
    assert "AttributeError: no such thing" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("error", "code"), [(RecursionError, 3), (MemoryError, 4)])
def test_what_is_too_much_for_python_is_a_sentence(
    immuno: Immuno, monkeypatch: pytest.MonkeyPatch, error: type[Exception], code: int
) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("immuno_cli.cli.commands.list_._find", too_much)
    said = immuno("list")
    assert said.code == code
    assert len(said.err.splitlines()) == 1


def test_the_name_of_a_file_need_not_be_utf_8(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.csv"
    try:
        file.write_text("id,prefLabel\na,alpha\n", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    for form in ("obo", "obographs", "turtle", "jsonld", "html", "bundle", "markdown", "mermaid", "csv"):
        said = immuno(f"export --to {form} -V", str(file))
        assert (said.code, said.err) == (0, "")
