"""The README: every session in it is run, and shows what really comes out."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Immuno

README = Path(__file__).parent.parent / "README.md"
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(
    r'(?:echo "(?P<stdin>.*)" \| )?immuno (?P<words>.*?)(?: \| cut -f (?P<fields>[\d,]+))?'
    r"(?: \| head -n (?P<head>\d+))?(?P<null> > /dev/null)?"
)


def sessions() -> list[str]:
    return SESSION.findall(README.read_text(encoding="utf-8"))


def answered(immuno: Immuno, line: str) -> str:
    """Return a line of a session and what it writes; `echo`, `cut`, `head` and `/dev/null` are done here."""
    parts = COMMAND.fullmatch(line)
    assert parts, line
    stdin = None if parts["stdin"] is None else f"{parts['stdin']}\n"
    said = immuno("", *shlex.split(parts["words"]), stdin=stdin)
    shown = said.err + ("" if parts["null"] else said.out)
    if parts["fields"]:
        keep = [int(field) - 1 for field in parts["fields"].split(",")]
        rows = [row.split("\t") for row in said.out.splitlines()]
        shown = "".join("\t".join(row[i] for i in keep) + "\n" for row in rows)
    if parts["head"]:
        shown = "".join(shown.splitlines(keepends=True)[: int(parts["head"])])
    return f"$ {line}\n{shown}"


@pytest.mark.parametrize("session", sessions(), ids=lambda session: session.splitlines()[0].removeprefix("$ "))
def test_a_session_shows_what_comes_out(
    immuno: Immuno, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(README.parent / "data")
    monkeypatch.chdir(tmp_path)
    commands = [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
    real = "".join(answered(immuno, command) for command in commands)
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        README.write_text(README.read_text(encoding="utf-8").replace(session, real), encoding="utf-8")
    assert f"```console\n{real}```" in README.read_text(encoding="utf-8")


def test_every_command_is_in_the_table(immuno: Immuno) -> None:
    text = README.read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `immuno (\w+)", text, re.MULTILINE))
    assert listed == set(re.findall(r"^│ (\w+) ", immuno("--help").out, re.MULTILINE))


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - it is our own example
    assert capsys.readouterr().out.startswith("lymphocyte [")
