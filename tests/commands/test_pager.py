"""Long answers go through the pager that the user chose; nothing else does."""

import os
import time
from pathlib import Path
from typing import Final

import pytest

from tests.commands.terminal import in_terminal
from tests.conftest import Immuno

LONG: Final = ("list", "--limit", "40")
PATIENCE: Final = 30.0


class Pager:
    """A program that keeps what it is given to show."""

    def __init__(self, folder: Path, name: str = "pager", before: str = "") -> None:
        self.received = folder / f"{name}.txt"
        self.path = folder / name
        self.path.write_text(
            f'#!/bin/sh\n{before}\necho "LESS=$LESS $*" >"{self.received}"\ncat >>"{self.received}"\n', encoding="utf-8"
        )
        self.path.chmod(0o755)

    @property
    def text(self) -> str:
        """What the program was given; empty where it was not started."""
        return self.received.read_text(encoding="utf-8") if self.received.exists() else ""


@pytest.fixture
def pager(tmp_path: Path) -> Pager:
    return Pager(tmp_path)


def test_a_long_answer_goes_through_the_pager(pager: Pager) -> None:
    shown = in_terminal(*LONG, environment={"IMMUNO_PAGER": f"{pager.path} -x 'two words'", "LESS": None})
    assert shown.code == 0
    first, *rest = pager.text.splitlines()
    assert first == "LESS=FRX -x two words"
    assert len(rest) >= 40
    assert any("\x1b[" in line for line in rest)
    assert shown.screen.count("\n") < 10


@pytest.mark.parametrize("line", ["tree", "search cell --limit 0", "explain immunotherapy --full", "annotate -"])
def test_every_command_with_long_answers_uses_it(pager: Pager, line: str) -> None:
    def type_a_text(keyboard: int) -> None:
        os.write(keyboard, b"Fever and nausea.\n" * 40 + b"\x04")

    typing = type_a_text if line == "annotate -" else None
    in_terminal(*line.split(), environment={"IMMUNO_PAGER": str(pager.path)}, while_running=typing)
    assert pager.text.count("\n") > 24


def test_an_explanation_on_one_screen_never_does(pager: Pager) -> None:
    in_terminal("explain", "immunotherapy", rows=5, environment={"IMMUNO_PAGER": str(pager.path)})
    assert not pager.text


def test_a_pipe_never_does(immuno: Immuno, pager: Pager) -> None:
    assert "nausea" in immuno("list", FORCE_COLOR="1", IMMUNO_PAGER=str(pager.path)).out
    assert not pager.text


def test_options_that_the_user_gave_to_less_are_kept(pager: Pager) -> None:
    in_terminal(*LONG, environment={"IMMUNO_PAGER": str(pager.path), "LESS": "M"})
    assert pager.text.startswith("LESS=M ")


def test_immuno_pager_wins_over_pager(pager: Pager, tmp_path: Path) -> None:
    other = Pager(tmp_path, "other")
    in_terminal(*LONG, environment={"IMMUNO_PAGER": None, "PAGER": str(other.path)})
    assert other.text
    other.received.unlink()
    in_terminal(*LONG, environment={"IMMUNO_PAGER": str(pager.path), "PAGER": str(other.path)})
    assert pager.text
    assert not other.text


def test_without_a_choice_it_is_less(tmp_path: Path) -> None:
    less = Pager(tmp_path, "less")
    path = f"{tmp_path}:{os.environ['PATH']}"
    assert in_terminal(*LONG, environment={"IMMUNO_PAGER": None, "PAGER": None, "PATH": path}).code == 0
    assert less.text


def test_without_less_the_answer_is_shown_as_it_is(tmp_path: Path) -> None:
    shown = in_terminal(*LONG, environment={"IMMUNO_PAGER": None, "PAGER": None, "PATH": str(tmp_path)})
    assert shown.code == 0
    assert shown.screen.count("\n") >= 40


def test_links_are_left_out_since_less_shows_their_letters(pager: Pager) -> None:
    words = ("explain", "multiple", "myeloma", "--full", "-V", "further-terms")
    assert "\x1b]8;" in in_terminal(*words, environment={"IMMUNO_PAGER": ""}).screen
    in_terminal(*words, rows=5, environment={"IMMUNO_PAGER": str(pager.path)})
    assert "multiple myeloma" in pager.text
    assert "\x1b]8;" not in pager.text


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        ((*LONG, "--no-pager"), {}),
        (LONG, {"IMMUNO_PAGER": ""}),
        (LONG, {"IMMUNO_PAGER": "a 'quote that does not close"}),
        (LONG, {"IMMUNO_PAGER": "/no/such/program"}),
        (LONG, {"TERM": "dumb"}),
        (("list", "--limit", "2"), {}),
        (("compare", "fever", "nausea", "--no-pager"), {}),
        (("sources", "--no-pager"), {}),
        (("categories", "--no-pager"), {}),
        (("related", "fever", "--no-pager"), {}),
        (("path", "fever", "monoclonal-antibody", "--no-pager"), {}),
        (("vocabulary", "show", "immunotherapy", "--no-pager"), {}),
        (("explain", "fever", "--brief"), {}),
        ((*LONG, "--json"), {}),
        ((*LONG, "--plain"), {}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "".join(value.values()) or "-",
)
def test_where_no_pager_is_wanted_or_needed_the_answer_is_shown_as_it_is(
    pager: Pager, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    rows = 3 if "--no-pager" in words else 24
    shown = in_terminal(*words, rows=rows, environment={"IMMUNO_PAGER": str(pager.path), **environment})
    assert shown.code == 0
    assert not pager.text
    assert shown.screen.count("\n") >= 2


def test_a_pager_that_is_left_early_is_no_fault() -> None:
    shown = in_terminal(*LONG, environment={"IMMUNO_PAGER": "true"})
    assert shown.code == 0
    assert "Traceback" not in shown.screen


def test_control_c_is_the_pagers(tmp_path: Path) -> None:
    ready, caught = tmp_path / "ready", tmp_path / "caught"
    wait = f'trap \'echo >"{caught}"\' INT\necho >"{ready}"\nuntil [ -e "{caught}" ]; do sleep 0.05; done'
    pager = Pager(tmp_path, before=wait)

    def interrupt(keyboard: int) -> None:
        end = time.monotonic() + PATIENCE
        while not ready.exists() and time.monotonic() < end:
            time.sleep(0.01)
        os.write(keyboard, b"\x03")

    shown = in_terminal(*LONG, environment={"IMMUNO_PAGER": str(pager.path)}, while_running=interrupt)
    assert shown.code == 0
    assert caught.exists()
    assert "Interrupted" not in shown.screen
    assert "Traceback" not in shown.screen
