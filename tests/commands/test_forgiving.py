"""The command line forgives: a slip in a command's name, letter case, and the word help; help fits the terminal."""

import re

import pytest

from tests.conftest import Immuno

COMMANDS = ["explain", "search", "list", "export", "annotate", "vocabulary", "tree", "validate"]


@pytest.mark.parametrize("name", ["explian", "explin", "explainn", "exolain"])
def test_one_slip_in_a_commands_name_is_told_and_forgiven(immuno: Immuno, name: str) -> None:
    said = immuno(f"{name} fever --brief")
    assert said.code == 0
    assert said.out == immuno("explain fever --brief").out
    assert said.err == f"“{name}” is understood as “explain”.\n"


@pytest.mark.parametrize("name", ["expaln", "fever", "e"])
def test_more_than_a_slip_is_no_command(immuno: Immuno, name: str) -> None:
    said = immuno(f"{name} fever")
    assert said.code == 2
    assert f"There is no command “{name}”" in said.err


@pytest.mark.parametrize("name", ["Explain", "EXPLAIN", "eXplain"])
def test_letter_case_of_a_command_does_not_count(immuno: Immuno, name: str) -> None:
    said = immuno(f"{name} mAb --brief")
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_and_a_command_show_its_help(immuno: Immuno, name: str) -> None:
    assert immuno(f"help {name}").out == immuno(f"{name} --help").out != ""


def test_help_alone_is_the_help_of_all(immuno: Immuno) -> None:
    assert immuno("help").out == immuno("--help").out


@pytest.mark.parametrize("value", ["HTML", "Html", "html"])
def test_letter_case_of_a_format_does_not_count(immuno: Immuno, value: str) -> None:
    assert immuno(f"export --under fever --to {value}").code == 0


@pytest.mark.parametrize("name", ["", *COMMANDS, "vocabulary add"])
@pytest.mark.parametrize("columns", [40, 59, 80])
def test_help_has_no_boxes_and_cuts_no_word(immuno: Immuno, name: str, columns: int) -> None:
    wide = immuno(f"{name} --help", COLUMNS="200").out
    narrow = immuno(f"{name} --help", COLUMNS=str(columns)).out
    assert not set("│╭╰─{}") & set(narrow)
    assert re.sub(r"-\s+", "-", narrow).split() == wide.split()  # a line may end with a hyphen
    assert all(len(line) <= columns or len(line.split()) == 1 for line in narrow.splitlines())


def test_search_completes_the_words_of_terms(immuno: Immuno) -> None:
    shell = {
        "_IMMUNO_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": "immuno search mono",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert "monoclonal" in immuno("", **shell).out.split()


COMMANDS_WITH_OPTIONS = [
    "explain", "search", "compare", "list", "categories", "related", "tree", "path", "annotate", "sources",
    "vocabulary", "validate", "export", "vocabulary add", "vocabulary list", "vocabulary show", "vocabulary remove",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS_WITH_OPTIONS)
@pytest.mark.parametrize("wrong", ["--nonsense", "--json --plain x y", "--json=1"])
def test_a_wrong_option_points_to_the_help_of_its_command(immuno: Immuno, command: str, wrong: str) -> None:
    if command == "vocabulary" and wrong != "--nonsense":
        pytest.skip("it has no options of its own")
    said = immuno(f"{command} {wrong}" + (" --to html" if command == "export" else ""))
    assert said.code == 2
    assert f"`immuno {command} --help`" in said.err


@pytest.mark.parametrize("line", ["tree --depth", "list -V", "vocabulary add x --name", "list --sort nonsense"])
def test_an_option_without_a_right_value_points_to_the_help_of_its_command(immuno: Immuno, line: str) -> None:
    said = immuno(line)
    assert said.code == 2
    command = line.split(" -", maxsplit=1)[0].removesuffix(" x")
    assert f"`immuno {command} --help` shows what it takes." in said.err


@pytest.mark.parametrize("name", ["lst", "List", "LIST"])
def test_the_name_of_a_subcommand_is_forgiven_too(immuno: Immuno, name: str) -> None:
    assert immuno(f"vocabulary {name}").out == immuno("vocabulary list").out


def test_an_unknown_subcommand_points_to_the_help_of_the_group(immuno: Immuno) -> None:
    said = immuno("vocabulary nonsense")
    assert said.code == 2
    assert "There is no command “nonsense”" in said.err
    assert "`immuno vocabulary --help` shows all." in said.err


@pytest.mark.parametrize("line", ["list", "explain fever", "tree", "validate"])
@pytest.mark.parametrize("name", ["imunotherapy", "nowhere.json"])
def test_an_error_says_that_the_environment_named_the_vocabulary(immuno: Immuno, line: str, name: str) -> None:
    said = immuno(line, IMMUNO_VOCABULARY=name)
    assert said.code in (2, 4)
    assert "The environment variable IMMUNO_VOCABULARY names it." in said.err


def test_a_vocabulary_named_by_the_option_is_not(immuno: Immuno) -> None:
    assert "IMMUNO_VOCABULARY" not in immuno("list -V imunotherapy").err
