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
    assert f"there is no command “{name}”" in said.err


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
def test_help_into_a_pipe_has_no_boxes_and_cuts_no_word(immuno: Immuno, name: str, columns: int) -> None:
    wide = immuno(f"{name} --help", COLUMNS="200").out
    narrow = immuno(f"{name} --help", COLUMNS=str(columns)).out
    assert not set("│╭╰─") & set(narrow)
    assert re.sub(r"-\s+", "-", narrow).split() == wide.split()  # a line may end with a hyphen
    assert all(len(line) <= columns or len(line.split()) == 1 for line in narrow.splitlines())


def test_search_completes_the_words_of_terms(immuno: Immuno) -> None:
    shell = {
        "_IMMUNO_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": "immuno search mono",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert "monoclonal" in immuno("", **shell).out.split()
