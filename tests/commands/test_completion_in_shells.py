"""Completion in real shells: hostile vocabularies run nothing and paste nothing but plain words."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.commands.interactive_shell import SHELLS, InteractiveShell, require

HOSTILE: Final = Path(__file__).parent.parent / "fixtures" / "hostile.json"
CANARY: Final = "PWNED"
"""The file that the fixture's labels, ids, categories and definitions would make if a shell ran them."""

PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:/+éβ "


RUN_BY_ZSH: Final = (
    f"\\$(touch>{CANARY})",
    f"\\`touch>{CANARY}\\`",
    f"\\$(touch {CANARY}) cell",
    f"';touch>{CANARY};'",
    f"'))';touch>{CANARY};'",
    f"x\\\\$(touch>{CANARY})",
)


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[InteractiveShell]:
    require(request.param)
    shutil.copy(HOSTILE, tmp_path)
    names = tmp_path / ".data" / "immuno" / "vocabularies"
    names.mkdir(parents=True)
    for name in ("kept", f";touch>{CANARY};", f"$(touch>{CANARY})", "-rf", f"\\$(touch {CANARY})"):
        (names / f"{name}.sqlite").touch()
    with InteractiveShell(request.param, tmp_path) as running:
        yield running


def vocabulary_with(text: str) -> dict[str, object]:
    """Return a vocabulary with this text as a label, as a category's id and as a category's definition."""
    categories = [
        {"id": text, "prefLabel": "x", "definition": "x"},
        {"id": "plain", "prefLabel": "x", "definition": text},
    ]
    facets = [{"id": "x", "prefLabel": "x", "categories": categories}]
    concepts = [{"id": "plain", "prefLabel": text}]
    return {"id": "x", "title": "x", "language": "en", "facets": facets, "concepts": concepts}


def is_harmless(shell: InteractiveShell, line: str) -> bool:
    """Return whether no hostile command has run, and the line is made of plain words."""
    return not (shell.home / CANARY).exists() and set(line) <= set(PLAIN)


def test_ordinary_completion_works(shell: InteractiveShell) -> None:
    assert shell.complete("immuno expl") == "immuno explain"
    assert shell.complete("immuno explain monocl") == "immuno explain monoclonal"
    assert shell.complete("immuno explain natural ki") == "immuno explain natural killer"
    assert shell.enter() == ["explain", "natural", "killer"]
    assert shell.complete("immuno list --category acti") == "immuno list --category activ"  # active, activation
    assert shell.complete("immuno explain --pl") == "immuno explain --plain"
    assert shell.complete("immuno vocabulary show k") == "immuno vocabulary show kept"


def test_plain_words_of_other_scripts_and_ids_with_colons_are_pasted(shell: InteractiveShell) -> None:
    assert shell.complete("immuno explain -V hostile.json Useful w").endswith(" word")
    assert shell.complete("immuno explain -V hostile.json Vét").endswith(" Véto")
    assert shell.complete("immuno explain -V hostile.json Véto β").endswith(" β-cell")
    assert shell.complete("immuno explain -V hostile.json C").endswith(" CL:0000236")
    assert shell.enter() == ["explain", "-V", "hostile.json", "CL:0000236"]


def test_an_unsafe_label_gives_way_to_its_id(shell: InteractiveShell) -> None:
    assert shell.complete("immuno explain -V hostile.json zs").endswith(" zsh")


def test_a_list_of_everything_runs_nothing(shell: InteractiveShell) -> None:
    for command in ("explain", "tree", "path", "path zsh", "annotate --exclude", "export --under", "list --category"):
        name, *words = command.split()
        line = shell.complete(" ".join(("immuno", name, "-V hostile.json", *words, "")))
        assert is_harmless(shell, line), line


def test_no_single_text_runs_anything(shell: InteractiveShell) -> None:
    """One text a vocabulary: several hostile texts at once may hide each other behind a syntax error."""
    for text in RUN_BY_ZSH:
        (shell.home / "one.json").write_text(json.dumps(vocabulary_with(text)), encoding="utf-8")
        for command in ("explain -V one.json ", "list -V one.json --category "):
            line = shell.complete(f"immuno {command}")
            assert is_harmless(shell, line), (text, line)


def test_whatever_is_pasted_is_one_plain_word(shell: InteractiveShell) -> None:
    """Each letter begins a label, an id or a category of the fixture. Many are hostile."""
    for letter in "ABCDEFGHIJKLMPQSadfgjklpq":
        line = shell.complete(f"immuno explain -V hostile.json {letter}")
        assert is_harmless(shell, line), line
    for letter in "abcd":
        line = shell.complete(f"immuno list -V hostile.json --category k{letter}")
        assert is_harmless(shell, line), line


def test_enter_runs_nothing_but_the_command(shell: InteractiveShell) -> None:
    for typed in ("A", "T", "d", "g", "safe"):
        line = shell.complete(f"immuno explain -V hostile.json {typed}")
        assert shell.enter() == line.split()[1:]
        assert is_harmless(shell, line), line


def test_a_hostile_file_name_is_quoted(shell: InteractiveShell) -> None:
    name = f"o;touch>{CANARY};.csv"
    (shell.home / name).touch()
    shell.complete("immuno validate o")
    assert shell.enter() == ["validate", name]
    assert is_harmless(shell, "")


def test_hostile_names_of_kept_vocabularies(shell: InteractiveShell) -> None:
    assert shell.complete("immuno vocabulary remove ") == "immuno vocabulary remove kept"
    assert is_harmless(shell, "")


def test_a_hostile_command_line_is_not_run(shell: InteractiveShell) -> None:
    shell.complete(f"immuno explain '$(touch>{CANARY})' \\`touch\\>{CANARY}\\` ")
    shell.complete(f"immuno explain -V '$(touch>{CANARY})' ")
    shell.complete(f"immuno explain -V ';touch>{CANARY};' '")
    assert not (shell.home / CANARY).exists()


def test_options_that_print_print_nothing_into_a_completion(shell: InteractiveShell) -> None:
    """Zsh would run the line `immuno 0.1.0` that `--version` prints."""
    shell.complete("immuno --version ex")
    assert not (shell.home / ".words").exists()
