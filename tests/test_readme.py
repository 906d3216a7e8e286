"""The README: every session in it is run, and shows what really comes out; its picture is current."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from immuno_cli.cli.app import COMMANDS
from tests import picture
from tests.conftest import Immuno

README = Path(__file__).parent.parent / "README.md"
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(
    r'(?:echo "(?P<stdin>.*)" \| )?immuno (?P<words>.*?)(?: \| cut -f (?P<fields>[\d,]+))?(?: \| head -(?P<lines>\d+))?'
    r"(?P<null> > /dev/null)?"
)
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
"""A file that the README shows, for the sessions below it."""
CLINIC = "ward-7.json"
FIRST_SCREEN = 30


@pytest.fixture(autouse=True)
def _both_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IMMUNO_VOCABULARY")


def text() -> str:
    return README.read_text(encoding="utf-8")


def answered(immuno: Immuno, line: str) -> str:
    """Return a line of a session and what it writes; `echo`, `cut`, `head` and `/dev/null` are done here."""
    parts = COMMAND.fullmatch(line)
    assert parts, line
    stdin = None if parts["stdin"] is None else f"{parts['stdin']}\n"
    said = immuno("", *shlex.split(parts["words"]), stdin=stdin)
    rows = said.out.splitlines()
    if parts["fields"]:
        keep = [int(field) - 1 for field in parts["fields"].split(",")]
        cells = [row.split("\t") for row in rows]
        rows = ["\t".join(row[i] for i in keep) for row in cells]
    if parts["lines"]:
        rows = rows[: int(parts["lines"])]
    shown = said.err + ("" if parts["null"] else "".join(f"{row}\n" for row in rows))
    return f"$ {line}\n{shown}"


@pytest.mark.parametrize(
    "session", SESSION.findall(text()), ids=lambda session: session.splitlines()[0].removeprefix("$ ")
)
def test_a_session_shows_what_comes_out(
    immuno: Immuno, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(README.parent / "data")
    (tmp_path / CLINIC).write_text(clinics_file(), encoding="utf-8")
    for name, content in FILE.findall(text()):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
    real = "".join(answered(immuno, command) for command in commands)
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        README.write_text(text().replace(f"```console\n{session}```", f"```console\n{real}```"), encoding="utf-8")
    assert f"```console\n{real}```" in text()


def clinics_file() -> str:
    """Return the file of a clinic that the README shows."""
    (file,) = re.findall(r"<!-- a clinic's own file -->\n```json\n(.*?)```", text(), re.DOTALL)
    return str(file)


def test_the_clinics_file_is_a_dozen_lines_that_extend_the_glossary() -> None:
    assert len(clinics_file().splitlines()) <= 12
    assert json.loads(clinics_file())["extends"] == "further-terms"


def test_the_picture_is_current(immuno: Immuno) -> None:
    svg = picture.draw(immuno(picture.COMMAND, FORCE_COLOR="1", COLUMNS=str(picture.COLUMNS)).out)
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        picture.PICTURE.write_text(svg, encoding="utf-8")
    kept = picture.PICTURE.read_text(encoding="utf-8")
    assert picture.words(kept) == picture.words(svg)
    assert "url(http" not in kept


def test_the_first_screen_opens_for_a_reader() -> None:
    screen = "\n".join(text().splitlines()[:FIRST_SCREEN])
    for line in ("explain monoclonal-antibody", "search limfosite", "list --category active"):
        assert f"$ immuno {line}" in screen
    assert "No clinician has reviewed the glossary." in screen
    assert "not medical advice" in screen
    assert "pip" in screen
    assert ".svg" in screen


def test_every_command_is_in_the_table() -> None:
    assert set(re.findall(r"^\| `immuno (\w+)", text(), re.MULTILINE)) == set(COMMANDS)


def test_every_link_within_leads_to_a_heading_or_a_file() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", text(), re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]*)\)", text()):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (README.parent / target).exists(), target


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", text(), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - it is our own example
    assert capsys.readouterr().out.startswith("lymphocyte monoclonal-antibody [")
