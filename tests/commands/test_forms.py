"""The form of an answer: drawn, plain or JSON; what wins; how a closed pipe and the environment are met."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Immuno

READING = ["explain nausea", "search nausea", "list", "categories", "related nausea", "tree nausea", "sources"]


@pytest.mark.parametrize("line", READING)
def test_piped_answers_are_plain(immuno: Immuno, line: str) -> None:
    assert "\x1b" not in immuno(line).out


@pytest.mark.parametrize("line", READING)
def test_plain_wins_over_forced_color(immuno: Immuno, line: str) -> None:
    assert immuno(f"{line} --plain", FORCE_COLOR="1") == immuno(line, FORCE_COLOR="")


@pytest.mark.parametrize("line", READING)
def test_forced_color_wins_over_the_pipe(immuno: Immuno, line: str) -> None:
    assert "\x1b[" in immuno(line, FORCE_COLOR="1").out


@pytest.mark.parametrize("line", READING)
def test_no_color_leaves_weight_but_no_color(immuno: Immuno, line: str) -> None:
    out = immuno(line, FORCE_COLOR="1", NO_COLOR="1").out
    codes = {code for part in out.split("\x1b[")[1:] for code in part.split("m", 1)[0].split(";")}
    assert codes <= {"", "0", "1", "2", "3", "4"}


@pytest.mark.parametrize("line", ["explain nausea", "related nausea", "tree nausea"])
def test_the_drawn_text_is_the_plain_text(immuno: Immuno, line: str) -> None:
    drawn = immuno(line, FORCE_COLOR="1", TERM="dumb").out
    plain = immuno(line, FORCE_COLOR="").out
    assert [row.rstrip() for row in drawn.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("line", [*READING, "explain tumor-infiltrating-lymphocyte-therapy", "explain cancer"])
@pytest.mark.parametrize("columns", ["40", "60"])
def test_nothing_but_a_command_is_wider_than_a_narrow_terminal(immuno: Immuno, line: str, columns: str) -> None:
    out = immuno(line, COLUMNS=columns, FORCE_COLOR="1", TERM="dumb").out
    wide = [row for row in out.splitlines() if len(row) > int(columns)]
    assert all(row.startswith("  immuno ") for row in wide)


@pytest.mark.parametrize("command", ["list --limit 0", "search cancer --limit 0", "explain cancer", "--help"])
def test_a_closed_pipe_ends_quietly(command: str) -> None:
    shell = f"{sys.executable} -m immuno_cli {command} 2>&1 >&3 | cat"
    script = f"set -o pipefail; {{ {shell}; }} 3>&1 | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["/bin/bash", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert ended.stdout.strip() == "0"
    assert ended.stderr == ""


def test_a_full_disk_is_a_file_that_cannot_be_written() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as output:
        command = [sys.executable, "-m", "immuno_cli", "list"]
        ended = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 4
    assert ended.stderr == "standard output: No space left on device\n"


ANSWERS = [
    "explain fever --brief",
    "explain fever --json",
    "list",
    "search fever --json --limit 0",
    "export --to html",
    "tree --help",
    "--version",
    "",
]


def shell(line: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of bash in which `immuno` is this program; an empty value takes a variable away."""
    variables = {name: value for name, value in {**os.environ, **environment}.items() if value}
    script = f'immuno() {{ {sys.executable} -m immuno_cli "$@"; }}; {line}'
    return subprocess.run(["/bin/bash", "-c", script], capture_output=True, text=True, check=False, env=variables)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("forced", ["", "1"])
@pytest.mark.parametrize("output", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_ends_with_4_and_a_sentence(unbuffered: str, forced: str, output: str) -> None:
    lines = "; ".join(f"immuno {answer} {output}; echo $? >&2" for answer in ANSWERS)
    ended = shell(lines, PYTHONUNBUFFERED=unbuffered, FORCE_COLOR=forced)
    said = ended.stderr.splitlines()
    assert said[1::2] == ["4"] * len(ANSWERS)
    assert all(line.startswith("standard output: ") for line in said[::2])


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_file_that_may_not_grow_is_not_taken_for_a_whole_one(tmp_path: Path, unbuffered: str) -> None:
    ended = shell(f"ulimit -f 30; immuno export --to html > {tmp_path}/page.html", PYTHONUNBUFFERED=unbuffered)
    assert (ended.returncode, ended.stderr) == (4, "standard output: File too large\n")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("output", [">/dev/full 2>&1", ">/dev/full 2>&-", ">&- 2>&-"])
def test_where_nothing_can_be_said_the_exit_code_still_says_it(unbuffered: str, output: str) -> None:
    assert shell(f"immuno explain fever {output}", PYTHONUNBUFFERED=unbuffered).returncode == 4


@pytest.mark.parametrize("output", ["2>/dev/full", "2>&-"])
def test_a_message_that_cannot_be_written_costs_no_answer(output: str) -> None:
    ended = shell(f"immuno explain limfosite --brief {output}")
    assert ended.returncode == 0
    assert ended.stdout.startswith("lymphocyte")


def test_an_input_that_is_closed_is_an_empty_one() -> None:
    ended = shell("immuno search - <&-")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_input_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    ended = shell(f"immuno search - 0>{tmp_path}/written")
    assert ended.returncode == 4
    assert ended.stderr.startswith("standard input: ")


@pytest.mark.parametrize("line", ["list", "export --to html", "export --to html -o /dev/stdout --force", "--help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_at_once_is_no_error(line: str, unbuffered: str) -> None:
    ended = shell(f"immuno {line} | true; exit ${{PIPESTATUS[0]}}", PYTHONUNBUFFERED=unbuffered)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_interrupt_ends_with_130() -> None:
    command = [sys.executable, "-m", "immuno_cli", "search", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"fever\n")
        process.stdin.flush()
        process.stdout.readline()  # it answers, so it waits for the next line
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"Interrupted.\n"
    assert process.returncode == 130


@pytest.mark.parametrize("kind", ["dumb", "xterm"])
@pytest.mark.parametrize("columns", ["40", "60"])
def test_help_stays_within_the_terminal(kind: str, columns: str) -> None:
    command = [sys.executable, "-m", "immuno_cli", "tree", "--help"]
    shown = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "TERM": kind, "COLUMNS": columns}
    )
    assert max(map(len, shown.stdout.splitlines())) <= int(columns)


def test_a_screen_without_the_letters_shows_escapes() -> None:
    command = [sys.executable, "-m", "immuno_cli", "explain", "nausea"]
    ended = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert ended.returncode == 0
    assert ended.stderr == b""


def test_alone_it_shows_what_to_type_first(immuno: Immuno) -> None:
    said = immuno()
    assert said.code == 0
    assert "immuno explain monoclonal antibody" in said.out


def test_help_groups_the_commands(immuno: Immuno) -> None:
    out = immuno("--help").out
    assert all(panel in out for panel in ("Ask", "Look around", "Add, check and export"))


@pytest.mark.parametrize(
    "command",
    ["explain", "search", "list", "categories", "related", "tree", "path", "annotate", "sources", "validate", "export"],
)
def test_every_help_has_an_example(immuno: Immuno, command: str) -> None:
    said = immuno(f"{command} --help")
    assert said.code == 0
    assert f"immuno {command}" in said.out
    assert "Example" in said.out


def test_version(immuno: Immuno) -> None:
    assert immuno("--version").out == "immuno 0.1.0\n"
