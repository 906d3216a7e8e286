"""The README: every session in it is run, and shows what really comes out."""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from immuno_cli.cli.app import app
from tests.conftest import Immuno

README = Path(__file__).parent.parent / "README.md"
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
UNSHOWN = re.compile(r"vocabulary add|-V cl|--vocabulary data|validate data")


def sessions() -> list[str]:
    return [s for s in SESSION.findall(README.read_text(encoding="utf-8")) if not UNSHOWN.search(s)]


def answered(immuno: Immuno, command: str) -> str:
    """Return a session's command and what it writes; `| cut -f` is done here."""
    line, _, fields = command.partition(" | cut -f ")
    words = re.findall(r'"[^"]*"|\S+', line.removeprefix("immuno "))
    said = immuno("", *(word.strip('"') for word in words))
    shown = said.err + said.out
    if fields:
        keep = [int(field) - 1 for field in fields.split(",")]
        rows = [row.split("\t") for row in said.out.splitlines()]
        shown = "".join("\t".join(row[i] for i in keep) + "\n" for row in rows)
    return f"$ {command}\n{shown}"


@pytest.mark.parametrize("session", sessions(), ids=lambda session: session.splitlines()[0].removeprefix("$ "))
def test_a_session_shows_what_comes_out(immuno: Immuno, session: str) -> None:
    real = answered(immuno, session.splitlines()[0].removeprefix("$ "))
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        README.write_text(README.read_text(encoding="utf-8").replace(session, real), encoding="utf-8")
    assert SESSION.findall(f"```console\n{real}```")[0] in README.read_text(encoding="utf-8")


def test_every_command_is_in_the_table(immuno: Immuno) -> None:
    text = README.read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `immuno (\w+)", text, re.MULTILINE))
    assert listed == set(re.findall(r"^│ (\w+) ", immuno("--help").out, re.MULTILINE))


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - it is our own example
    assert capsys.readouterr().out.startswith("lymphocyte [")


def test_what_it_says_of_correcting_an_entry_works() -> None:
    data = str(README.parent / "data" / "immunotherapy.json")
    assert CliRunner().invoke(app, ["validate", data]).exit_code == 0
    assert CliRunner().invoke(app, ["explain", "macrophage", "--vocabulary", data]).exit_code == 0
