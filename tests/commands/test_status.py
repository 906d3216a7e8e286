"""How a command ends: one exit code for each kind of end, and a sentence on standard error where it is a bad one."""

import subprocess
import sys
from collections.abc import Callable
from typing import Final

import pytest
import typer

from immuno_cli.cli import status
from immuno_cli.cli.status import Status, ended, status_of, tell
from immuno_cli.errors import (
    FileError,
    ImmunoError,
    InvalidVocabularyError,
    MissingExtraError,
    NothingFoundError,
    UsageError,
)
from tests.conftest import Immuno

Captured = pytest.CaptureFixture[str]
Run = Callable[[], object]


def raising(error: BaseException) -> Run:
    """Return a command that ends with an error."""

    def run() -> None:
        raise error

    return run


@pytest.mark.parametrize(("result", "code"), [(0, 0), (3, 3), (Status.NOTHING, 1), (None, 0), ("text", 0)])
def test_a_command_ends_with_the_code_that_it_returns(result: object, code: int, capsys: Captured) -> None:
    assert ended(lambda: result) == code
    assert capsys.readouterr() == ("", "")


ERRORS: Final[list[tuple[BaseException, int, str]]] = [
    (NothingFoundError("nothing is found"), 1, "Nothing is found\n"),
    (UsageError("no such name", hint="Try another."), 2, "No such name\nTry another.\n"),
    (InvalidVocabularyError("no id", where="x.json"), 3, "x.json: no id\n"),
    (FileError("it cannot be read", where="x.json"), 4, "x.json: it cannot be read\n"),
    (OSError(28, "No space left on device", "page.html"), 4, "page.html: No space left on device\n"),
    (OSError(28, "No space left on device"), 4, "standard output: No space left on device\n"),
    (OSError("odd"), 4, "standard output: odd\n"),
    (MemoryError(), 4, "There is not enough memory. Close other programs, or use a smaller file.\n"),
    (RecursionError(), 3, "The input is nested too deeply.\n"),
    (KeyboardInterrupt(), 130, "Interrupted.\n"),
    (typer.Abort(), 130, "Interrupted.\n"),
    (typer.Exit(5), 5, ""),
    (SystemExit(6), 6, ""),
    (SystemExit(), 0, ""),
    (BrokenPipeError(), 0, ""),
]


@pytest.mark.parametrize(("error", "code", "said"), ERRORS, ids=lambda value: type(value).__name__)
def test_each_kind_of_error_has_a_code_and_a_sentence(
    error: BaseException, code: int, said: str, capsys: Captured
) -> None:
    assert ended(raising(error)) == code
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ImmunoError, 2),
        (NothingFoundError, 1),
        (UsageError, 2),
        (InvalidVocabularyError, 3),
        (FileError, 4),
        (MissingExtraError, 4),
    ],
)
def test_an_error_of_a_narrower_kind_ends_like_its_kind(kind: type[ImmunoError], code: int) -> None:
    narrower = type("NarrowerError", (kind,), {})
    assert status_of(narrower("so it is")) == status_of(kind("so it is")) == code


def test_an_end_that_rich_makes_of_a_closed_pipe_is_none(capsys: Captured) -> None:
    end = SystemExit(1)
    end.__context__ = BrokenPipeError()
    assert ended(raising(end)) == 0
    assert capsys.readouterr() == ("", "")


def test_a_wrong_option_is_told_with_the_command_that_explains_it(immuno: Immuno) -> None:
    said = immuno("tree --depth deep")
    assert (said.code, said.out) == (2, "")
    assert "--depth" in said.err
    assert said.err.endswith("`immuno tree --help` shows what it takes.\n")


def test_a_wrong_value_without_its_command_points_to_the_help_of_all(capsys: Captured) -> None:
    assert ended(raising(typer.BadParameter("7 is\n  no depth"))) == 2
    assert capsys.readouterr().err == "Invalid value: 7 is no depth\n`immuno --help` shows what it takes.\n"


def test_a_fault_is_told_with_its_place(capsys: Captured) -> None:
    assert ended(raising(KeyError("no such key"))) == 70
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "test_status.py, line " in said[0]
    assert "KeyError: 'no such key'" in said[0]
    assert said[1].startswith("Please report it")


def test_a_developer_sees_the_traceback() -> None:
    program = "from immuno_cli.cli.status import ended; ended(lambda: 1 / 0)"
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_a_message_is_wrapped_on_a_terminal_and_indented_from_its_second_row(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    message = "  this message is far too long for a narrow-column terminal"
    tell(message)
    assert capsys.readouterr().err == f"{message}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "24")
    tell(message)
    rows = capsys.readouterr().err.splitlines()
    assert rows == ["  this message is far", "    too long for a", "    narrow-column", "    terminal"]


def test_a_message_cannot_steer_the_terminal(capsys: Captured) -> None:
    tell("a\x1b[31mb", "c\u202ed")
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert len(said.splitlines()) == 2


def test_every_kind_of_error_has_a_code_of_its_own() -> None:
    assert set(status.STATUS_OF) <= set(ImmunoError.__subclasses__())
    assert len(set(status.STATUS_OF.values())) == len(status.STATUS_OF)
