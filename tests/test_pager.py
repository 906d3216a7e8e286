"""Long output on a terminal goes through a pager; nothing else does."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from immuno_cli.cli import main; main()"]
SHOUT = "sed s/^/PAGED:/"


def on_terminal(*words: str, rows: int = 24, **environment: str) -> str:
    """Return what a command writes on a terminal of so many lines and 80 columns."""
    import fcntl
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    cleared = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "PAGER")}
    running = subprocess.Popen(
        [*PROGRAM, *words], stdin=child, stdout=child, stderr=child, env={**cleared, **environment}
    )
    os.close(child)
    shown = b""
    while select.select([parent], [], [], 30)[0]:
        try:
            part = os.read(parent, 65536)
        except OSError:  # the last one has closed its end
            break
        shown += part
    running.wait(30)
    os.close(parent)
    return shown.decode()


@pytest.mark.parametrize("line", ["list", "tree", "search cell --limit 0", "explain immunotherapy --full"])
def test_what_does_not_fit_is_paged(line: str) -> None:
    shown = on_terminal(*line.split(), IMMUNO_PAGER=SHOUT)
    assert shown.count("PAGED:") > 24


def test_an_annotated_text_is_paged(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Fever and nausea.\n" * 40)
    assert on_terminal("annotate", str(file), IMMUNO_PAGER=SHOUT).count("PAGED:") > 40


def test_what_fits_is_not_paged() -> None:
    assert "PAGED:" not in on_terminal("list", "--category", "passive", IMMUNO_PAGER=SHOUT)
    assert "PAGED:" not in on_terminal("explain", "immunotherapy", "--full", rows=400, IMMUNO_PAGER=SHOUT)


def test_one_screen_is_never_paged() -> None:
    assert "PAGED:" not in on_terminal("explain", "immunotherapy", rows=5, IMMUNO_PAGER=SHOUT)


def test_no_pager_says_no() -> None:
    assert "PAGED:" not in on_terminal("list", "--no-pager", IMMUNO_PAGER=SHOUT)


def test_our_own_variable_wins_over_the_common_one() -> None:
    assert "PAGED:" in on_terminal("list", PAGER=SHOUT)
    assert "PAGED:" not in on_terminal("list", PAGER=SHOUT, IMMUNO_PAGER="")


@pytest.mark.parametrize("pager", ["no-such-program-anywhere", "'", "false"])
def test_a_pager_that_does_not_work_hides_nothing_but_what_it_was_given(pager: str) -> None:
    shown = on_terminal("list", IMMUNO_PAGER=pager)
    assert "Traceback" not in shown
    assert pager == "false" or "nausea" in shown


def test_a_pipe_has_no_pager() -> None:
    environment = {**os.environ, "IMMUNO_PAGER": SHOUT, "FORCE_COLOR": "1"}
    found = subprocess.run([*PROGRAM, "list"], capture_output=True, text=True, check=True, env=environment)
    assert "PAGED:" not in found.stdout
    assert "nausea" in found.stdout
